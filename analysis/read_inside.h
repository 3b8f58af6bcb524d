/* read_inside.h - what the reader of HDF5 files has in common. Of read_hdf5.c and read_names.c only. */
#ifndef ANALYSIS_READ_INSIDE_H
#define ANALYSIS_READ_INSIDE_H

#include <hdf5.h>

#include "analysis/read_hdf5.h"

enum { NAMES_MOST = 100000, NAME_BYTES = 512 };

struct hdf5_file {
    char *path;
    hid_t id;
};

/* HDF5's own printing is off while we are inside. */
struct hdf5_quiet {
    H5E_auto2_t print;
    void *data;
};

void hdf5_quiet_begin(struct hdf5_quiet *quiet);
void hdf5_quiet_end(const struct hdf5_quiet *quiet);

/* `why` has one %s, for the object. Where the disk could not be read that is told. Returns the code. */
int hdf5_wrong(const struct hdf5_file *file, const char *object, struct words why,
               struct fault *fault);
int hdf5_damaged(const struct hdf5_file *file, const char *object, struct fault *fault);

/* n things of `size`, all zero, or NULL after telling; a copy of a text likewise. */
void *hdf5_taken(const struct hdf5_file *file, size_t n, size_t size, struct fault *fault);
char *hdf5_copied(const struct hdf5_file *file, const char *text, struct fault *fault);

/* 0 where every step of the path is there, or a fault after telling. */
int hdf5_inside(const struct hdf5_file *file, const char *path, struct fault *fault);

#endif
