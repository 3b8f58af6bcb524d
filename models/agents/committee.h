/* committee.h - what a worker turns to next (P3).
 *
 * A free worker picks a class of work with a chance proportional to weight x pressure,
 * then the most urgent task in it:
 *     pressure_c = 1 - exp(-backlog_c / (urgency x capacity of a day))
 *     weights      superiors' for departments' tasks and overhead, raised by inspection;
 *                  the mean of superiors' and residents' for the counter; residents' for
 *                  needs; an intrinsic one for self-governance, which burnout eats.
 * The committee and the workstation choose alike; only their queues differ.
 */
#ifndef MODELS_AGENTS_COMMITTEE_H
#define MODELS_AGENTS_COMMITTEE_H

#include "models/exchanges/task.h"
#include "models/parameters.h"
#include "models/rules.h"
#include "sim/random.h"

/* What the choice depends on besides the queues. */
struct outlook {
    int64_t capacity;   /* microseconds of work the body can do in a day */
    int64_t inspection; /* mean intensity, in 1e-9 */
    int64_t burnout;    /* of the one who chooses, in 1e-9 */
    instant now;
};

/* Weights in millionths, per class of one body's queue; 0 where nothing waits. */
void committee_weigh(const struct tasks *tasks, enum body body, const struct outlook *outlook,
                     const struct parameters *given, const struct rules *rules,
                     int64_t weight[N_CLASSES]);

#endif
