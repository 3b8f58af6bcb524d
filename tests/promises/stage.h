/* stage.h - a small city stopped at a midnight, to be looked into. For cmocka programs. */
#ifndef TESTS_PROMISES_STAGE_H
#define TESTS_PROMISES_STAGE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/promises/arms.h"

struct stage {
    struct scenario scenario;    /* the caller's, before it begins */
    struct scenario_order order; /* likewise; in the scenario if it has a name */
    struct arm arm;
    struct world world;
};

/* Replicate 1, before its first day. */
static inline void stage_begin(struct stage *stage)
{
    struct fault fault = {0};
    if (stage->order.name) {
        stage->scenario.orders = &stage->order;
        stage->scenario.n_orders = 1;
    }
    assert_int_equal(arm_init(&stage->arm, &stage->scenario, &fault), 0);
    assert_int_equal(world_init(&stage->world, &stage->scenario, &stage->arm.layout,
                                &stage->arm.periods, &stage->arm.calendar, 1, NULL, &fault), 0);
}

static inline void stage_until(struct stage *stage, day until)
{
    struct fault fault = {0};
    if (window_run(&stage->world.window, until, 1, &fault))
        fail_msg("%s", fault.en);
}

static inline void stage_end(struct stage *stage)
{
    world_free(&stage->world);
    arm_free(&stage->arm);
}

/* Of all communities, since the counts were last taken. */
static inline int64_t stage_tally(const struct stage *stage, int tally)
{
    int64_t sum = 0;
    for (uint32_t c = 0; c < stage->world.n_communities; c++)
        sum += stage->world.communities[c].tally.sum[tally];
    return sum;
}

static inline int64_t stage_paid(const struct stage *stage, enum money_cause cause)
{
    int64_t sum = 0;
    for (uint32_t c = 0; c < stage->world.n_communities; c++)
        sum += stage->world.communities[c].money.flow[cause];
    return sum;
}

#endif
