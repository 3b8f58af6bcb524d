/* coherence.h - for how many the two arms are still the same life.
 *
 * Of two twins: residents (places of the roster) all of whose history so far is identical, and of
 * the tasks to which something happened in the month those all of whose history so far is. A
 * history is all that is witnessed of somebody, to the microsecond and the millionth. Before the
 * first reform all are; how fast the share falls says how far a reform reaches through the
 * queues, and what pairing can still be worth.
 */
#ifndef MODELS_COHERENCE_H
#define MODELS_COHERENCE_H

#include "models/lookup.h"
#include "models/twins.h"

struct coherence_share {
    int64_t same, all;
};

struct coherence_place {
    uint64_t *resident[2]; /* [residents] hashes of their histories */
    uint32_t residents;
    struct lookup rows;    /* of tasks */
    uint64_t *task[2];     /* [capacity] likewise */
    bool *touched;         /* since the month began */
    uint32_t n, capacity;
};

struct coherence {
    struct coherence_place *places; /* [n_places] */
    uint32_t n_places;
};

/* Faults: FAULT_MEMORY. */
int coherence_init(struct coherence *coherence, const struct twins *twins, struct fault *fault);
void coherence_free(struct coherence *coherence);

/* Take in what happened on the day that the twins ran last. Faults: FAULT_MEMORY. */
int coherence_day(struct coherence *coherence, const struct twins *twins, struct fault *fault);

/* The shares of the month that ends now. */
void coherence_month(struct coherence *coherence, struct coherence_share *residents,
                     struct coherence_share *tasks);

#endif
