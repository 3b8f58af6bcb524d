/* chronicle.h - what was witnessed at each place, in order, until it is emptied.
 *
 * A buffer for each place, so that places may tell at once, on threads of their own.
 */
#ifndef MODELS_CHRONICLE_H
#define MODELS_CHRONICLE_H

#include "models/witness.h"

struct chronicle_page {
    struct witnessed *at;
    size_t n, capacity;
    bool lost; /* memory was out */
};

struct chronicle {
    struct chronicle_page *pages; /* [n_places] */
    uint32_t n_places;
    bool (*keeps)(void *of, const struct witnessed *what); /* NULL: all is kept */
    void *of;
};

/* Faults: FAULT_MEMORY. */
int chronicle_init(struct chronicle *chronicle, uint32_t n_places, struct fault *fault);
void chronicle_free(struct chronicle *chronicle);

/* For world_watch(): the listener is a chronicle. */
void chronicle_see(void *chronicle, const struct witnessed *what);

void chronicle_empty(struct chronicle *chronicle);

/* Whether all is there that was told. Faults: FAULT_MEMORY. */
int chronicle_whole(const struct chronicle *chronicle, struct fault *fault);

#endif
