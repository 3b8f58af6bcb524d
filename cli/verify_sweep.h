/* verify_sweep.h - a bundled sweep held against itself, and some of its units run again. */
#ifndef CLI_VERIFY_SWEEP_H
#define CLI_VERIFY_SWEEP_H

#include "cli/inventory.h"

enum { VERIFY_ITEMS = 3 };

/* In this order: units.csv is what the units and the plan say, the plan being made anew from the
 * bundle's scenarios; outcomes.csv and the digest are what the units give; VERIFY_ITEMS items (one
 * replicate of a point: its arms that no earlier point has run), chosen by the seal of the crate,
 * or `all` of them, when run again are the same units, byte for byte. A line is printed for each;
 * *others counts what is not as it should be. `scratch`: an empty folder. Faults: those of reading
 * a sweep and of runs, FAULT_STOPPED. */
int verify_sweep(const struct crate *crate, const struct inventory *inventory, const char *scratch,
                 bool all, const struct ui *ui, int *others, struct fault *fault);

#endif
