/* test_frames - frames are what the books say, evening by evening, and looking changes nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "classroom/frame.h"
#include "cli/load.h"

static const struct setting small[] = {
    {"city.streets", "1"},        {"city.communities", "3"},   {"city.sample", "all"},
    {"run.burn_in", "2 months"},  {"run.length", "14 months"}, {"run.replicates", "1"},
    {"reforms.separation.begin", "2009-06-01"},
};

struct watched {
    struct frames frames; /* first: it is what the listener hands on */
    struct world *world;
    int64_t hours[3][N_HOURS_ACCOUNTS]; /* at the last midnight */
    int64_t ended[3][N_TASK_CAUSES];
    int64_t paid[3][N_MONEY_CAUSES];
    int evenings, told, checked;
    int64_t shown[4]; /* what the whole run showed: overtime, paper, complaints, quits */
};

static int begin(void *of, struct world *world, struct fault *fault)
{
    struct watched *watched = of;
    watched->world = world;
    return frames_begin(&watched->frames, world, fault);
}

static void see(void *of, const struct witnessed *what)
{
    frames_see(&((struct watched *)of)->frames, what);
}

static int64_t sum(const int32_t *values, int n)
{
    int64_t all = 0;
    for (int i = 0; i < n; i++)
        all += values[i];
    return all;
}

/* Minutes of all posts are hours of the ledger, to the rounding of each post. */
static void check_hours(struct watched *watched, const struct frame *frame, uint32_t place)
{
    const struct staff *staff = &watched->world->communities[place].staff;
    const int32_t *const spent[] = {frame->admin, frame->counter, frame->need, frame->self,
                                    frame->overhead, frame->idle};
    assert_true(staff->reached <= FRAME_POSTS);
    for (int purpose = 0; purpose <= HOURS_IDLE; purpose++) {
        int64_t posted = 0;
        for (int body = 0; body < N_BODIES; body++) {
            const int account = HOURS_FIRST + body * N_PURPOSES + purpose;
            posted += staff->balance[account] - watched->hours[place][account];
        }
        const int64_t minutes = sum(spent[purpose], FRAME_POSTS), due = posted / MINUTE;
        assert_in_range(minutes - due + FRAME_POSTS, 0, 2 * FRAME_POSTS);
        if (!posted)
            assert_int_equal(minutes, 0);
    }
    /* what the ledger takes hours out of stands below 0 */
    const int64_t over = watched->hours[place][HOURS_OVERTIME] - staff->balance[HOURS_OVERTIME];
    assert_in_range(sum(frame->overtime, FRAME_POSTS) - over / MINUTE + FRAME_POSTS, 0,
                    2 * FRAME_POSTS);
    memcpy(watched->hours[place], staff->balance, sizeof watched->hours[place]);
}

static void check_tasks(struct watched *watched, const struct frame *frame, uint32_t place)
{
    const struct tasks *tasks = &watched->world->communities[place].tasks;
    int64_t *before = watched->ended[place];
    const int64_t *flow = tasks->flow;
    assert_int_equal(sum(frame->done, N_CLASSES), flow[CAUSE_DONE] - before[CAUSE_DONE]);
    assert_int_equal(sum(frame->on_paper, N_CLASSES),
                     flow[CAUSE_ON_PAPER] - before[CAUSE_ON_PAPER]);
    assert_int_equal(sum(frame->abandoned, N_CLASSES),
                     flow[CAUSE_ABANDONED] - before[CAUSE_ABANDONED]);
    assert_int_equal(sum(frame->waiting, FRAME_QUEUES), tasks_waiting(tasks));
    memcpy(before, flow, sizeof watched->ended[place]);
}

static void check_money(struct watched *watched, const struct frame *frame, uint32_t place)
{
    const struct money *money = &watched->world->communities[place].money;
    int64_t *before = watched->paid[place];
    const int64_t wages = money->flow[PAY_WAGES] - before[PAY_WAGES];
    assert_in_range(100 * (int64_t)frame->wages[0] - wages + 50, 0, 100);
    assert_in_range(100 * (int64_t)frame->purse[0] - money->balance[MONEY_PURSE] + 50, 0, 100);
    memcpy(before, money->flow, sizeof watched->paid[place]);
}

static void check_people(const struct watched *watched, const struct frame *frame, uint32_t place)
{
    const struct community *community = &watched->world->communities[place];
    const struct staff *staff = &community->staff;
    for (uint32_t post = 0; post < FRAME_POSTS; post++) {
        const int state = frame->state[post];
        assert_int_equal(state > POST_VACANT,
                         post < staff->reached && worker_employed(staff, post));
        if (state == POST_FREE)
            assert_false(frame->works[0]);
        if (state == POST_ABSENT)
            assert_int_equal(frame->admin[post] + frame->need[post] + frame->idle[post], 0);
    }
    for (int b = 0; b < FRAME_BUILDINGS; b++)
        assert_in_range(frame->trust[b], 1, 1000);
    assert_in_range(frame->trust_mean[0], 1, 1000);
}

static void take(void *of, const struct frame *frames, int n)
{
    struct watched *watched = of;
    assert_int_equal(n, 3);
    for (uint32_t place = 0; place < 3; place++) {
        const struct frame *frame = &frames[place];
        assert_int_equal(frame->community[0], place);
        assert_int_equal(frame->day[0], watched->world->lps[place].today);
        check_hours(watched, frame, place);
        check_tasks(watched, frame, place);
        check_money(watched, frame, place);
        check_people(watched, frame, place);
        watched->shown[0] += sum(frame->overtime, FRAME_POSTS);
        watched->shown[1] += sum(frame->paper, FRAME_POSTS);
        watched->shown[2] += frame->complained[0];
        watched->shown[3] += sum(frame->sent, FRAME_DEPARTMENTS);
        watched->checked++;
    }
}

static int rest(void *of, struct world *world, struct fault *fault)
{
    struct watched *watched = of;
    watched->evenings++;
    return frames_rest(&watched->frames, world, fault);
}

static void test_frames(void **state)
{
    const struct ui ui = {.quiet = true};
    struct faults faults = {0};
    struct fault fault = {0};
    struct scenario scenario;
    struct arm arm;
    struct record alone, seen;
    struct arm_facts facts;
    struct watched *watched = calloc(1, sizeof *watched);
    (void)state;
    assert_non_null(watched);
    assert_int_equal(load_scenario(&scenario, "hefei-2009", small,
                                   sizeof small / sizeof small[0], &ui, &faults), 0);
    assert_int_equal(arm_init(&arm, &scenario, &fault), 0);
    assert_int_equal(arm_run(&arm, 1, 1, NULL, &alone, &facts, &fault), 0);

    const struct arm_listener listener = {.listener = watched, .see = see, .begin = begin,
                                          .rest = rest};
    assert_int_equal(frames_init(&watched->frames, &arm, 1, arm.periods.begin, &fault), 0);
    watched->frames.take = take;
    watched->frames.taker = watched;
    assert_int_equal(arm_run(&arm, 1, 1, &listener, &seen, &facts, &fault), 0);
    assert_int_equal(watched->evenings, arm.periods.end - arm.periods.begin);
    assert_int_equal(watched->checked, 3 * watched->evenings);
    for (int i = 0; i < 4; i++)
        assert_true(watched->shown[i] > 0);

    assert_int_equal(alone.bytes, seen.bytes);
    assert_memory_equal(alone.memory, seen.memory, alone.bytes);
    assert_memory_equal(alone.state, seen.state, sizeof alone.state);

    record_free(&alone);
    record_free(&seen);
    frames_free(&watched->frames);
    arm_free(&arm);
    scenario_free(&scenario);
    free(watched);
}

/* Names and places of the fields cover the frame, once. */
static void test_fields(void **state)
{
    int at = 0;
    (void)state;
    for (int f = 0; f < frame_fields_count; f++) {
        assert_int_equal(frame_fields[f].at, at);
        at += frame_fields[f].n;
    }
    assert_int_equal(at, FRAME_STRIDE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_frames),
    };
    return cmocka_run_group_tests_name("frames", tests, NULL, NULL);
}
