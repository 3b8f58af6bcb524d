/* committee.h - what a worker turns to next (P3).
 *
 * A free worker picks a kind of work with a chance proportional to
 *     weight x pressure / hours of an ordinary task of the kind that waits
 * then the most urgent task in it; pressure = 1 - exp(-backlog / (urgency x capacity of a
 * day)). Because of the divisor it is hours, not tasks, that follow the weights when all
 * kinds press: without it a six-hour report would win ten times the time of a half-hour
 * case of the same weight.
 *     orders     departments' tasks and overhead: superiors' weight, raised by inspection
 *     counter    the mean of superiors' and residents'
 *     needs      residents', and what complaints add to it
 *     wishes     self-governance: an intrinsic weight, which burnout eats
 * The committee and the workstation choose alike; only their queues differ.
 */
#ifndef MODELS_AGENTS_COMMITTEE_H
#define MODELS_AGENTS_COMMITTEE_H

#include "models/exchanges/task.h"
#include "models/parameters.h"
#include "models/rules.h"
#include "sim/random.h"

/* Kinds of work as they are chosen: orders are both admin tasks and overhead. */
enum kind_of_work { WORK_ORDERS, WORK_COUNTER, WORK_NEEDS, WORK_WISHES, N_KINDS_OF_WORK };

/* What the choice depends on besides the queues. */
struct outlook {
    int64_t capacity;   /* microseconds of work the body can do in a day */
    int64_t inspection; /* mean intensity, in 1e-9 */
    int64_t burnout;    /* of the one who chooses, in 1e-9 */
    double complaints;  /* how hard they press for residents' needs; 0: not at all */
    double line; /* what a line of one's own adds to superiors' weight and takes from residents' */
    instant now;
};

/* Weights per kind of one body's work; 0 where nothing waits. */
void committee_weigh(const struct tasks *tasks, enum body body, const struct outlook *outlook,
                     const struct parameters *given, const struct rules *rules,
                     int64_t weight[N_KINDS_OF_WORK]);

/* The most urgent task of a kind, or NOBODY. */
uint32_t committee_head(const struct tasks *tasks, enum body body, enum kind_of_work kind);

#endif
