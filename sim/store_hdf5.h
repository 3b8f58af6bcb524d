/* store_hdf5.h - what the store says to HDF5, with the manners netCDF-4 expects.
 *
 * Of the store only: store.c owns the life of a file, store_layout.c what is where.
 * Every call of HDF5 passes through store_good(). The first that fails is told and
 * marks the store broken; later calls then fail on dead handles and change nothing, so
 * a layout reads straight on and the outcome is asked for once, at the end.
 *
 * Manners: creation order tracked, object times off (equal inputs, equal bytes), each
 * dimension a scale in the group of its data, a scale on every axis, texts of variable
 * length in UTF-8, neither compounds nor enumerations, deflate only.
 */
#ifndef SIM_STORE_HDF5_H
#define SIM_STORE_HDF5_H

#include <hdf5.h>

#include "sim/store.h"

/* Where a series' values come from. */
enum store_origin {
    STORE_CITY,
    STORE_COMMUNITIES,
    STORE_STREETS,
    STORE_GROUPS,
    STORE_LINE,
    STORE_LINE_ELSEWHERE,
    STORE_TRACE,
    STORE_ITEMS,
    STORE_FLOWS,
};

/* A dataset that gets one row per replicate. The prints are for reading back. */
struct store_series {
    hid_t id;
    enum store_origin origin;
    int item;          /* index of the metric, group metric, or line of its kind */
    bool denominators; /* of the series before it */
    int rank; /* 2: replicate, time; 3: and a place or a group */
    hsize_t n[3];
    char path[160];
    uint64_t first, last;
};

__extension__ typedef __int128 store_sum; /* sums over places never wrap */

struct store {
    char *path, *temporary;
    bool force, broken;
    bool starved; /* broken, for memory was refused; HDF5 cannot be trusted after that */
    bool views;     /* it holds views of other files, which HDF5 has since 1.10 */
    bool in_memory; /* HDF5 keeps the file in memory and writes it once; set before it begins */
    const struct store_head *head;
    struct fault *fault; /* of the call in progress */
    hid_t file, text, group_plan;
    struct store_series *series; /* [n_series] */
    size_t n_series, cap_series;
    struct store_hanging *hanging; /* [n_hanging] what hangs on the axes */
    size_t n_hanging, most_hanging;
    uint32_t n_put, n_written;
    struct record *waiting;  /* [n_put - n_written] put and not yet written */
    uint32_t batch;          /* so many are written at once */
    double *values, *counts; /* [batch][cells] of one dataset and of its denominators */
    size_t from;             /* where in these the replicate at hand begins */
    const char **texts;      /* of one column, as are the next two */
    int64_t *numbers;
    day *days;
    store_sum *sums; /* [n_streets][2] */
};

/* HDF5's own printing is off between the two. */
struct store_quiet {
    H5E_auto2_t print;
    void *data;
};

void store_quiet_begin(struct store_quiet *quiet);
void store_quiet_end(const struct store_quiet *quiet);

/* 0, FAULT_MEMORY or FAULT_IO. */
int store_outcome(const struct store *store);

/* store_file.c: written under a temporary name, named when whole. Of struct store only path,
 * temporary, force, broken, starved, in_memory, fault, file, text and group_plan are used there. */
int store_file_init(struct store *store, const char *path, bool force, struct fault *fault);
/* May `path` be written? Asked at the beginning, so that no run is for nothing, and again at
 * the end. */
void store_file_ask(struct store *store);
void store_file_begin(struct store *store);
/* How HDF5 is to reach the file: straight, or as a whole. */
hid_t store_file_access(struct store *store);
void store_file_flush(struct store *store);
void store_file_shut(struct store *store, hid_t file);
void store_file_close(struct store *store);
/* Close without a result. */
void store_file_abandon(struct store *store);
/* Sync, rename, sync the directory. */
void store_file_name(struct store *store);

/* Tell FAULT_IO once, with the path and `why`. */
void store_broke(struct store *store, const char *why);
/* `result` itself; a negative one breaks the store. */
hid_t store_good(struct store *store, hid_t result);

/* n = 0: a scalar. */
void store_attribute(struct store *store, hid_t object, const char *name, hid_t type, hsize_t n,
                     const void *value);
/* A text that is NULL or empty is not written. */
void store_attribute_text(struct store *store, hid_t object, const char *name, const char *text);
void store_label(struct store *store, hid_t object, struct words label);
void store_about(struct store *store, hid_t object, struct words about);
/* units and calendar of a `day` */
void store_days(struct store *store, hid_t object);

/* store_axes.c: a dataset along `rank` axes; and, when all hang, the axes' own lists. */
enum { STORE_RANK = 8 };
void store_axes_attach(struct store *store, hid_t dataset, const hid_t *axes, int rank);
void store_axes_end(struct store *store);
void store_axes_free(struct store *store);

hid_t store_group(struct store *store, const char *path);
/* One value per member of `axis`; without an axis (0) it is itself one. An axis that
 * `grows` may have no member and is still read by every reader. */
hid_t store_column(struct store *store, hid_t group, const char *name, hid_t type, size_t n,
                   bool grows, hid_t axis, const void *values);
/* Label and close. */
void store_column_end(struct store *store, hid_t id, struct words label);
/* Values of `type` along `rank` axes of n members each. `packs`: numbers, compressed where there are
 * many of them. */
hid_t store_table(struct store *store, hid_t group, const char *name, hid_t type, int rank,
                  const hid_t *axes, const hsize_t *n, const void *values, bool packs);
/* The same as a view of the datasets of that path in `files`, n_rows[i] rows each, one after another.
 * Names are relative to where this file lies. */
hid_t store_view(struct store *store, hid_t group, const char *name, hid_t type, int rank,
                 const hid_t *axes, const hsize_t *n, const char *const *files,
                 const hsize_t *n_rows, size_t n_files);
/* A double without axes. */
hid_t store_scalar(struct store *store, hid_t group, const char *name, double value);

/* A dataset [replicate][time] or [replicate][time][n_places], of doubles, or of hashes
 * (int64, not compressed). It stays open in store->series. */
hid_t store_series(struct store *store, hid_t group, const char *where, const char *name,
                   const hid_t *axes, int rank, size_t n_places, enum store_origin origin,
                   int item, bool denominators);
size_t store_series_cells(const struct store_series *series); /* of one replicate */
/* Write the rows of `n` replicates from store->n_written + 1 on; `cells` are double or, of a
 * hash, int64. */
void store_series_put(struct store *store, struct store_series *series, uint32_t n,
                      const void *cells);
/* Are the first and the last row in `file` what was written? */
void store_series_check(struct store *store, const struct store_series *series, hid_t file,
                        void *cells);

double store_missing(void); /* 0x7ff8000000000000 */

/* store_layout.c: everything but the series' values, in one pass. */
void store_layout(struct store *store);

#endif
