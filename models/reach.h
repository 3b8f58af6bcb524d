/* reach.h - one case more in one community, and whom it reaches.
 *
 * Every draw hangs on an address of its own, so that a person, a case, a decision more in one
 * place moves nothing in another until something is written from the one to the other: a letter,
 * or the city's pressure of inspection. Here a resident has one need more in one of two twins of
 * the same scenario; who has since received other mail is reached, and whoever is not must live
 * through the same day in both.
 */
#ifndef MODELS_REACH_H
#define MODELS_REACH_H

#include "models/twins.h"

struct reach {
    bool *reached; /* [n_places of the window]: there something may differ */
    uint32_t n;
    int64_t days;  /* of communities not yet reached, that were compared */
    bool moved;    /* somebody was moved who was not reached */
    struct parting parting; /* then: the first such difference */
};

/* The second twin's first resident of `place` has a need more at noon of the next day. Faults:
 * FAULT_MEMORY. */
int reach_begin(struct reach *reach, struct twins *twins, uint32_t place, struct fault *fault);
void reach_free(struct reach *reach);

/* Run a day and hold those against each other who were not reached. */
int reach_day(struct reach *reach, struct twins *twins, struct fault *fault);

/* Whether anybody is left to be compared. */
bool reach_open(const struct reach *reach, const struct twins *twins);

#endif
