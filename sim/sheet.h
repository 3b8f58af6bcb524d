/* sheet.h - labelled arrays on disk: HDF5 that opens as netCDF-4, whole or not at all.
 *
 * For what is computed from results (a store is for what is simulated). Axes first, then
 * arrays along them, then sheet_publish(), which gives the file its name. What is said in
 * between may fail silently: the first fault is told when the sheet is published.
 */
#ifndef SIM_SHEET_H
#define SIM_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/fault.h"

struct sheet; /* opaque */

enum { SHEET_AXES = 8, SHEET_RANK = 4 };

/* Faults: FAULT_IO (also when `path` exists and not `force`), FAULT_MEMORY. `fault` is
 * remembered until the sheet is freed. */
int sheet_create(struct sheet **sheet, const char *path, bool force, struct fault *fault);
void sheet_free(struct sheet *sheet);

/* A text on the file. */
void sheet_say(struct sheet *sheet, const char *name, const char *text);

/* An axis of n > 0 texts, or of days since 1970; returns its number, from 0. */
int sheet_axis_texts(struct sheet *sheet, const char *name, const char *const *texts, size_t n,
                     struct words label);
int sheet_axis_days(struct sheet *sheet, const char *name, const int32_t *days, size_t n,
                    struct words label);
/* Texts along an axis. */
void sheet_texts(struct sheet *sheet, const char *name, int axis, const char *const *texts,
                 struct words label);
/* Reals along `rank` axes, row-major; NaN is missing. */
void sheet_reals(struct sheet *sheet, const char *name, const int *axes, int rank,
                 const double *values, const char *unit, struct words label);

/* Once only. FAULT_IO: nothing is left but what was there before. */
int sheet_publish(struct sheet *sheet, struct fault *fault);

#endif
