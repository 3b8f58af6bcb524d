/* restart.h - a run that is stopped again and again and gone on with elsewhere. */
#ifndef TESTS_PROMISES_RESTART_H
#define TESTS_PROMISES_RESTART_H

#include "models/checkpoint.h"
#include "tests/promises/arms.h"

/* A world with all that it stands on. */
struct restarted {
    struct arm arm;
    struct world world;
    struct record record;
};

static inline void restarted_begin(struct restarted *run, const struct scenario *scenario,
                                   uint32_t replicate)
{
    struct fault fault = {0};
    ALWAYS(!arm_init(&run->arm, scenario, &fault));
    ALWAYS(!record_init(&run->record, arm_shape(&run->arm), replicate, &fault));
    ALWAYS(!world_init(&run->world, scenario, &run->arm.layout, &run->arm.periods,
                       &run->arm.calendar, replicate, &run->record, &fault));
}

static inline void restarted_end(struct restarted *run)
{
    world_free(&run->world);
    record_free(&run->record);
    arm_free(&run->arm);
}

static inline void restarted_until(struct restarted *run, day until, int threads)
{
    struct fault fault = {0};
    int status = window_run(&run->world.window, until, threads, &fault);
    if (status) {
        fprintf(stderr, "# %s\n", fault.en);
        abort();
    }
}

/* Record and state in one. */
static inline void restarted_hash(struct restarted *run, uint64_t hash[2])
{
    struct digest digest;
    struct fault fault = {0};
    ALWAYS(!digest_init(&digest, &fault));
    record_digest(&run->record, &digest);
    world_digest(&run->world, &digest);
    digest_u64(&digest, window_events(&run->world.window));
    digest_halves(&digest, hash);
    digest_free(&digest);
}

/* Run once to the end, and once more with `stops` restarts at days drawn from the seed, on other
 * threads each time. At each stop the bytes of both worlds must be the same, too. Returns the
 * first day at which they are not, 0 where all is the same. */
static inline day restarted_differs(const struct scenario *scenario, uint32_t replicate, int stops)
{
    static const int threads[] = {1, 2, 3, 4, 7};
    struct restarted whole, parts;
    struct checkpoint kept = {0}, same = {0};
    struct fault fault = {0};
    day differs = 0;
    restarted_begin(&whole, scenario, replicate);
    restarted_begin(&parts, scenario, replicate);
    const struct chance chance = chance_under(scenario->run.seed, replicate + 1000);
    const day begin = whole.arm.periods.begin, end = whole.arm.periods.end;
    for (int i = 0; i < stops && !differs; i++) {
        struct draw draw = draw_at(&chance, 1, (uint64_t)i + 1, 0);
        const day left = end - whole.world.window.today;
        const day stop = whole.world.window.today +
                         (day)(draw_uniform(&draw) * 2 * left / (stops - i + 1));
        if (stop > end || stop < begin)
            continue;
        restarted_until(&whole, stop, 1);
        restarted_until(&parts, stop, threads[i % 5]);
        ALWAYS(!checkpoint_take(&kept, &parts.world, &fault));
        ALWAYS(!checkpoint_take(&same, &whole.world, &fault));
        if (kept.size != same.size || memcmp(kept.bytes, same.bytes, kept.size))
            differs = stop;
        restarted_end(&parts);
        restarted_begin(&parts, scenario, replicate);
        if (checkpoint_resume(&kept, &parts.world, &fault)) {
            fprintf(stderr, "# %s\n", fault.en);
            abort();
        }
        ALWAYS(!checkpoint_take(&same, &parts.world, &fault)); /* and what was read is whole */
        if (kept.size != same.size || memcmp(kept.bytes, same.bytes, kept.size))
            differs = stop;
    }
    if (!differs) {
        uint64_t hash[2][2];
        restarted_until(&whole, end, 1);
        restarted_until(&parts, end, 2);
        restarted_hash(&whole, hash[0]);
        restarted_hash(&parts, hash[1]);
        if (hash[0][0] != hash[1][0] || hash[0][1] != hash[1][1])
            differs = end;
    }
    checkpoint_free(&kept);
    checkpoint_free(&same);
    restarted_end(&whole);
    restarted_end(&parts);
    return differs;
}

#endif
