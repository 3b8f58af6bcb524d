/* arms.h - scenarios made by hand, and runs of them, for the tests of what is promised.
 *
 * A small city runs in some milliseconds; each helper fails loudly through ALWAYS, so it
 * serves cmocka programs and plain ones alike.
 */
#ifndef TESTS_PROMISES_ARMS_H
#define TESTS_PROMISES_ARMS_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/arm.h"
#include "models/books.h"
#include "models/fold.h"
#include "models/metrics.h"
#include "sim/sample.h"

static inline day on(int year, int month, int of)
{
    return day_of_date((struct date){year, month, of});
}

/* A reform ordered by hand: everywhere at once. Lives as long as the caller. */
static inline struct scenario_order order_of(const struct reform *reform, void *given, day begin,
                                             day end)
{
    return (struct scenario_order){
        .reform = reform, .name = (char *)(uintptr_t)reform->name, .given = given,
        .begin = begin, .end = end, .intensity = DOSE_ONE, .fidelity = DOSE_ONE,
        .where = {.all = true, .share = 1, .waves = 1}};
}

/* An order of no reform, which sets figures: order_set. */
static inline struct scenario_order order_of_figures(day begin, day end)
{
    return (struct scenario_order){
        .name = (char *)(uintptr_t) "figures", .begin = begin, .end = end, .intensity = DOSE_ONE,
        .fidelity = DOSE_ONE, .where = {.all = true, .share = 1, .waves = 1}};
}

static inline void order_set(struct scenario_order *order, enum rule rule, double value)
{
    order->set_rule[order->n_set] = rule;
    order->set_value[order->n_set++] = rules_figure(rule, value);
}

/* The default values of a reform's parameters; to be freed. */
static inline void *given_presets(const struct reform *reform)
{
    void *given = calloc(1, reform->parameters.size + 1);
    ALWAYS(given);
    parameter_presets(&reform->parameters, given);
    return given;
}

/* Two street offices, six small communities whose four workers are pressed. */
static inline struct scenario small_city(uint64_t seed)
{
    struct scenario scenario = {.run = {.start = on(2010, 3, 1), .burn_in = 3,
                                        .length = 6, .record = RECORD_MONTH, .seed = seed,
                                        .replicates = 1, .calendar = CALENDAR_CIVIL}};
    parameter_presets(&parameters_table, &scenario.parameters);
    struct parameters *given = &scenario.parameters;
    given->city.streets = 2;
    given->city.communities = 6;
    given->street.staff = 23;
    given->community.households = 211;
    given->community.staff = 4.3;
    given->work.departments = 7;
    given->work.dominance = 0.6;
    given->work.admin_hours = 4100;
    given->work.admin_tasks = 640;
    given->work.items = 70;
    given->work.self_governance_hours = 900;
    return scenario;
}

struct outcome {
    uint64_t digest[2], state[2];
    struct arm_facts facts;
    struct record record;
    int status;
    struct fault fault;
};

static inline void outcome_free(struct outcome *outcome)
{
    record_free(&outcome->record);
    *outcome = (struct outcome){0};
}

/* The second half separates runs with unlike records. */
static inline void outcome_hash(struct outcome *outcome)
{
    struct digest digest;
    ALWAYS(!digest_init(&digest, &outcome->fault));
    record_digest(&outcome->record, &digest);
    digest_halves(&digest, outcome->digest);
    digest_free(&digest);
    ALWAYS(!digest_init(&digest, &outcome->fault));
    record_state_digest(&outcome->record, &digest);
    digest_halves(&digest, outcome->state);
    digest_free(&digest);
}

/* One replicate of a scenario; a fault is in the outcome. */
static inline struct outcome run_listened(const struct scenario *scenario, uint32_t replicate,
                                          int threads, const struct arm_listener *listener)
{
    struct outcome outcome = {0};
    struct arm arm;
    outcome.status = arm_init(&arm, scenario, &outcome.fault);
    if (outcome.status)
        return outcome;
    outcome.status = arm_run(&arm, replicate, threads, listener, &outcome.record, &outcome.facts,
                             &outcome.fault);
    if (!outcome.status)
        outcome_hash(&outcome);
    arm_free(&arm);
    return outcome;
}

static inline struct outcome run_of(const struct scenario *scenario, uint32_t replicate,
                                    int threads)
{
    return run_listened(scenario, replicate, threads, NULL);
}

static inline bool same_digest(const struct outcome *a, const struct outcome *b)
{
    return a->digest[0] == b->digest[0] && a->digest[1] == b->digest[1];
}

static inline bool same_state(const struct outcome *a, const struct outcome *b)
{
    return a->state[0] == b->state[0] && a->state[1] == b->state[1];
}

/* A city metric over the periods [from, to): sum over sum. */
static inline double record_mean(const struct record *record, const char *name, int from, int to)
{
    const struct metric *metric = metrics_find(name);
    double above = 0, below = 0;
    ALWAYS(metric && from < to && to <= record->shape.n_times);
    for (int t = from; t < to; t++)
        for (uint32_t p = 0; p < record->shape.n_places; p++) {
            const size_t at = record_at(record, (int)(metric - metrics_rows), t, p);
            above += (double)record->numerator[at];
            below += (double)record->denominator[at];
        }
    return metric->scale * above / below;
}

/* The first recorded period in which two runs of one shape differ in anything, -1 if none. */
static inline int first_difference(const struct record *a, const struct record *b)
{
    const struct record_shape *shape = &a->shape;
    for (int t = 0; t < shape->n_times; t++) {
        for (uint32_t p = 0; p < shape->n_places; p++) {
            for (int m = 0; m < shape->n_metrics; m++) {
                size_t at = record_at(a, m, t, p);
                if (a->numerator[at] != b->numerator[at] ||
                    a->denominator[at] != b->denominator[at])
                    return t;
            }
            for (int l = 0; l < shape->n_lines; l++) {
                size_t at = record_at(a, l, t, p);
                if (a->line[at] != b->line[at])
                    return t;
            }
        }
        for (uint32_t c = 0; c < shape->n_communities; c++) {
            size_t at = (size_t)t * shape->n_communities + c;
            if (a->trace[at] != b->trace[at])
                return t;
        }
    }
    return -1;
}

#endif
