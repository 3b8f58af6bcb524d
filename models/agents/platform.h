/* platform.h - what one community remembers of its data-entry systems and platforms (P14). */
#ifndef MODELS_AGENTS_PLATFORM_H
#define MODELS_AGENTS_PLATFORM_H

#include <stdbool.h>

#include "models/ids.h"
#include "sim/random.h"
#include "sim/table.h"

struct platforms {
    struct table table; /* one row */
    int64_t *grown;     /* systems beyond the rules', millionths: answers to bad figures */
    int64_t *forced;    /* share of residents made to use one so far, millionths */
    int64_t *hazard, *threshold; /* of a leak, in 1e-12 */
    uint32_t *leaks;    /* so far */
};

int platforms_init(struct platforms *platforms, const struct chance *chance, uint64_t place,
                   struct fault *fault);
void platforms_free(struct platforms *platforms);

/* So many system-years at a rate of leaks pass. Returns whether data leak. */
bool platforms_expose(struct platforms *platforms, double leaks, const struct chance *chance,
                      uint64_t place);

#endif
