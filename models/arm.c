/* arm.c - see arm.h. */
#include "models/arm.h"

#include "models/assumptions.h"
#include "models/recorder.h"

int arm_init(struct arm *arm, const struct scenario *scenario, struct fault *fault)
{
    int status;
    *arm = (struct arm){.scenario = scenario};
    if ((status = periods_init(&arm->periods, scenario, fault)) ||
        (status = layout_init(&arm->layout, scenario, fault)) ||
        (status = calendar_init(&arm->calendar, scenario->run.calendar, arm->periods.begin,
                                arm->periods.end + 2, fault)))
        arm_free(arm);
    return status;
}

void arm_free(struct arm *arm)
{
    layout_free(&arm->layout);
    periods_free(&arm->periods);
    calendar_free(&arm->calendar);
    *arm = (struct arm){0};
}

struct record_shape arm_shape(const struct arm *arm)
{
    return recorder_shape(&arm->layout, &arm->periods, &arm->scenario->items);
}

static int final_state(struct world *world, struct record *record, struct fault *fault)
{
    struct digest digest = {0};
    int status =
        spread_agree(world->window.spread, digest_init(&digest, fault), fault);
    if (status) {
        digest_free(&digest);
        return status;
    }
    world_digest(world, &digest);
    digest_halves(&digest, record->state);
    digest_free(&digest);
    return 0;
}

struct resting {
    const struct arm_listener *listener;
    struct world *world;
};

static int rest(void *of, struct fault *fault)
{
    const struct resting *resting = of;
    return resting->listener->rest(resting->listener->listener, resting->world, fault);
}

static int listen(struct world *world, const struct arm_listener *listener,
                  struct resting *resting, struct fault *fault)
{
    *resting = (struct resting){listener, world};
    world->told = listener->told;
    world->listener = listener->listener;
    if (listener->rest) {
        world->window.rest = rest;
        world->window.rester = resting;
    }
    if (listener->see)
        world_watch(world, listener->see, listener->listener);
    return listener->begin ? listener->begin(listener->listener, world, fault) : 0;
}

static int build(struct world *world, const struct arm *arm, struct scenario *drawn,
                 uint32_t replicate, struct record *record, struct fault *fault)
{
    const struct scenario *scenario = arm->scenario;
    int status = record_init(record, arm_shape(arm), replicate, fault);
    if (!status && assumptions_any(scenario)) {
        status = assumptions_draw(drawn, scenario, replicate, fault);
        scenario = drawn;
    }
    if (!status)
        status = world_init_spread(world, scenario, &arm->layout, &arm->periods, &arm->calendar,
                                   replicate, record, arm->spread, fault);
    return spread_agree(arm->spread, status, fault);
}

/* All that a record holds are integers of a place, which is nothing elsewhere, or sums. */
static void gather(const struct spread *spread, struct record *record, struct arm_facts *facts)
{
    int64_t sums[] = {(int64_t)facts->bytes, spread ? (int64_t)spread->letters : 0};
    spread_gather(spread, record->memory, record->bytes / sizeof(int64_t));
    spread_sum(spread, sums, 2);
    facts->bytes = (size_t)sums[0];
    facts->crossed = (uint64_t)sums[1];
}

int arm_run(const struct arm *arm, uint32_t replicate, int threads,
            const struct arm_listener *listener, struct record *record, struct arm_facts *facts,
            struct fault *fault)
{
    struct world world = {0};
    struct scenario drawn = {0};
    struct resting resting;
    int status = build(&world, arm, &drawn, replicate, record, fault);
    if (!status && listener)
        status = listen(&world, listener, &resting, fault);
    if (!status)
        status = world_run(&world, threads, fault);
    if (!status)
        status = final_state(&world, record, fault);
    if (!status) {
        record->events = window_events(&world.window);
        *facts = (struct arm_facts){.events = record->events, .touches = world.touches,
                                    .bytes = world_bytes(&world)};
        for (uint32_t p = 0; p < arm->layout.n_places; p++)
            facts->residents += arm->layout.places[p].residents;
        gather(arm->spread, record, facts);
    }
    world_free(&world);
    assumptions_free(&drawn);
    return status;
}
