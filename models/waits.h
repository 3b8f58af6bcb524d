/* waits.h - how long each need of a resident waited, read from what was witnessed.
 *
 * A need waits from its filing until somebody first takes it up or its patience ends; one that
 * a provider has done waited until the provider began with it, which is counted when it is done.
 * That is what the metric need_wait counts, and a test holds the two against each other.
 */
#ifndef MODELS_WAITS_H
#define MODELS_WAITS_H

#include "models/exchanges/task.h"
#include "models/lookup.h"
#include "models/witness.h"

struct waited {
    uint64_t identity;
    instant filed, left; /* left: when it was counted; INT64_MAX: not yet */
    span wait;
    instant starts;      /* a provider will begin with it; INT64_MAX: none */
    uint32_t place, resident;
    uint8_t kind;
};

struct waits_page {
    struct waited *at; /* in order of filing */
    uint32_t n, capacity;
    struct lookup last; /* of each identity the last row: one may be filed again */
    bool lost;
};

struct waits {
    struct waits_page *pages; /* [n_places] */
    uint32_t n_places;
};

/* Faults: FAULT_MEMORY. */
int waits_init(struct waits *waits, uint32_t n_places, struct fault *fault);
void waits_free(struct waits *waits);

/* A witness's: the listener is a struct waits. */
void waits_see(void *waits, const struct witnessed *what);

/* Whether all is there that was told. Faults: FAULT_MEMORY. */
int waits_whole(const struct waits *waits, struct fault *fault);

#endif
