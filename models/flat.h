/* flat.h - a resolved scenario as lines `path = value`, so that plain `diff` shows what two
 * scenarios differ in.
 *
 * Words and question are left out: they change nothing that happens. So are the texts of
 * tables, which stand as their digest.
 */
#ifndef MODELS_FLAT_H
#define MODELS_FLAT_H

#include <stddef.h>

#include "models/scenario.h"

struct flat_line {
    char *path, *value, *source; /* source: the scenario's own, or empty */
};

struct flat {
    struct flat_line *line; /* [n] in the order of the resolved text */
    size_t n;
};

/* Faults: FAULT_MEMORY. */
int flat_init(struct flat *flat, const struct scenario *scenario, struct fault *fault);
void flat_free(struct flat *flat);

/* What differs: `told` once for each path, base and variant NULL where it is absent there.
 * Sources alone are no difference. Returns how many. */
size_t flat_differ(const struct flat *base, const struct flat *variant,
                   void (*told)(void *context, const struct flat_line *base,
                                const struct flat_line *variant),
                   void *context);

#endif
