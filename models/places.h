/* places.h - the city's table of communities: CSV text into rows in order of code.
 *
 * RFC 4180 with the headers code, name, street, type, households, retired, students,
 * middle, local, staff, budget (yuan), floor_area (m2), lon, lat, in any order, or their
 * Chinese aliases. Only `code` must be there. Other columns are counted and passed over:
 * nothing of them is kept, checked or shown. A cell that looks like an identity card or a
 * mobile phone number is refused without repeating it. The order of rows does not matter.
 */
#ifndef MODELS_PLACES_H
#define MODELS_PLACES_H

#include <stddef.h>

#include "models/scenario.h"

#define PLACES_NO_DEGREE 999.0

struct places {
    struct scenario_place *rows; /* [n] by code, bytewise */
    int n;
    int n_missing; /* empty cells of columns that hold something; defaults stand in */
    int n_skipped; /* columns that are not ours */
};

/* Read UTF-8 text without a byte order mark; `name` is the table's in messages. Returns
 * 0, or FAULT_INPUT / FAULT_MEMORY with the stories in `faults`. O(n log n). */
int places_read(struct places *places, const char *text, const char *name, struct faults *faults);
void places_free(struct places *places);

/* The same table as text that reads back to the same rows; the caller's to free.
 * Returns 0 or FAULT_MEMORY. */
int places_write(const struct places *places, char **text, struct fault *fault);

#endif
