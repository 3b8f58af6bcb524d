/* cube.h - labelled arrays on disk: HDF5 that opens as netCDF-4, whole or not at all.
 *
 * For what is computed from results (a store is for what is simulated). Axes first, then
 * arrays along them, then cube_publish(), which gives the file its name. What is said in
 * between may fail silently: the first fault is told when the cube is published. The file is made in
 * memory; large arrays of numbers are compressed.
 */
#ifndef SIM_CUBE_H
#define SIM_CUBE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/fault.h"

struct cube; /* opaque */

enum { CUBE_AXES = 8, CUBE_RANK = 4 };

/* Faults: FAULT_IO (also when `path` exists and not `force`), FAULT_MEMORY. `fault` is
 * remembered until the cube is freed. */
int cube_create(struct cube **cube, const char *path, bool force, struct fault *fault);
/* The same of views: arrays whose first axis is the first of all hold nothing themselves, but show
 * those of the same name in `files`, n_rows[i] rows each, one after another. Names are relative to
 * where this one lies; both lists are kept. Such arrays are given no values. What reads it stands on
 * HDF5 1.10 or later. */
int cube_create_views(struct cube **cube, const char *path, bool force, const char *const *files,
                      const size_t *n_rows, size_t n_files, struct fault *fault);
void cube_free(struct cube *cube);

/* A text on the file. */
void cube_say(struct cube *cube, const char *name, const char *text);

/* An axis of n > 0 texts, or of days since 1970; returns its number, from 0. */
int cube_axis_texts(struct cube *cube, const char *name, const char *const *texts, size_t n,
                     struct words label);
int cube_axis_days(struct cube *cube, const char *name, const int32_t *days, size_t n,
                    struct words label);
/* An axis of n > 0 numbers: first, first + 1, ... */
int cube_axis_counted(struct cube *cube, const char *name, int32_t first, size_t n,
                      struct words label);
/* Texts along an axis; arrays along it that follow are labelled by them, too. */
void cube_texts(struct cube *cube, const char *name, int axis, const char *const *texts,
                 struct words label);
/* Reals along `rank` axes, row-major; NaN is missing. Of a view, `values` is NULL. */
void cube_reals(struct cube *cube, const char *name, const int *axes, int rank,
                 const double *values, const char *unit, struct words label);

/* The same of integers, of which none is missing. */
void cube_integers(struct cube *cube, const char *name, const int *axes, int rank,
                   const int64_t *values, struct words label);
/* Texts along `rank` axes, row-major, none NULL; they label no other array. */
void cube_words(struct cube *cube, const char *name, const int *axes, int rank,
                const char *const *texts, struct words label);

/* Once only. FAULT_IO: nothing is left but what was there before. */
int cube_publish(struct cube *cube, struct fault *fault);

#endif
