/* read_hdf5.h - a result file read with HDF5 in the process that asks.
 *
 * On a damaged file HDF5 1.10 can crash or run for ever, whatever is checked before. So
 * for other people's files these are called in a child process only (serve.h). What each
 * does is said in read.h, where the function of the same name is.
 */
#ifndef ANALYSIS_READ_HDF5_H
#define ANALYSIS_READ_HDF5_H

#include "analysis/read.h"

struct hdf5_file; /* opaque */

/* A result, or the effects of a comparison. *file is NULL on fault. */
int hdf5_open(struct hdf5_file **file, const char *path, struct fault *fault);
void hdf5_close(struct hdf5_file *file);

int hdf5_has(struct hdf5_file *file, const char *path, bool *has, struct fault *fault);
int hdf5_text(struct hdf5_file *file, const char *object, const char *name, char **text,
              struct fault *fault);
int hdf5_numbers(struct hdf5_file *file, const char *object, const char *name, double *numbers,
                 int most, int *n, struct fault *fault);
/* The groups of a group, or else its datasets that are not axes. */
int hdf5_names(struct hdf5_file *file, const char *group, bool groups, struct result_names *names,
               struct fault *fault);
int hdf5_look(struct hdf5_file *file, const char *path, struct result_about *about,
              struct fault *fault);
int hdf5_array(struct hdf5_file *file, const char *path, struct result_array *array,
               struct fault *fault);
int hdf5_row(struct hdf5_file *file, const char *path, size_t row, struct result_array *array,
             struct fault *fault);

#endif
