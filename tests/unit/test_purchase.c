/* test_purchase.c - what a provider takes, does and leaves behind when it goes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "models/happenings/purchase.h"
#include "tests/promises/stage.h"

static void begin(struct stage *run, day ends, double elders)
{
    *run = (struct stage){.scenario = small_city(2011),
                          .order = order_of_figures(on(2009, 12, 20), ends)};
    run->scenario.parameters.community.retired = 0.6; /* much to do */
    order_set(&run->order, RULE_PURCHASE_HOURS, 700);
    order_set(&run->order, RULE_MONITOR_STREET, 0.3);
    order_set(&run->order, RULE_MONITOR_ELDERS, elders);
    order_set(&run->order, RULE_PAYMENT_DELAY, 45);
    order_set(&run->order, RULE_TENDER_BIDDERS, 3);
    stage_begin(run);
}

/* Every case in hand is a task that is away, each once, and of its kind. */
static uint32_t check_cases(const struct community *community)
{
    const struct provider *provider = &community->provider;
    const struct tasks *tasks = &community->tasks;
    uint32_t n = 0;
    for (uint32_t row = 0; row < provider->cases.n; row++) {
        if (!provider->live[row])
            continue;
        uint32_t task = provider->task[row];
        assert_int_equal(tasks->state[task], TASK_AWAY);
        assert_true(tasks->identity[task] == provider->identity[row]);
        if (tasks->class[task] == TASK_NEED)
            assert_int_equal(age_of_group(community->residents.group[tasks->client[task]]),
                             AGE_RETIRED);
        else
            assert_int_equal(tasks->class[task], TASK_ADMIN);
        for (uint32_t other = 0; other < row; other++)
            assert_true(!provider->live[other] || provider->task[other] != task);
        n++;
    }
    return n;
}

static void test_takes_and_serves(void **state)
{
    (void)state;
    struct stage run;
    uint32_t in_hand = 0;
    begin(&run, INT32_MAX, 0);
    for (day today = on(2010, 2, 1); today < on(2010, 8, 1); today += 9) {
        stage_until(&run, today);
        for (uint32_t p = 0; p < run.world.n_communities; p++)
            in_hand += check_cases(&run.world.communities[p]);
    }
    assert_true(in_hand > 50);
    assert_true(stage_tally(&run, TALLY_PROVIDED) > 100);
    /* never more work than hours of contract: seven months of 700 a year, and a queue */
    for (uint32_t p = 0; p < run.world.n_communities; p++) {
        const struct community *community = &run.world.communities[p];
        int64_t done = community->tally.sum[TALLY_PROVIDED_WORK] +
                       community->tally.sum[TALLY_ABSORBED];
        assert_true((double)done < 1.2 * 700 * 7.5 / 12 * (double)HOUR);
        assert_true(community->tally.sum[TALLY_ABSORBED] > 0);
        assert_true((double)community->tally.sum[TALLY_ABSORBED] <
                    0.5 * 700 * 8 / 12 * (double)HOUR); /* the limit of absorption */
        assert_true(community->money.balance[MONEY_PROVIDER] < 0); /* paid late */
        assert_true(community->provider.effort[0] == 650000);
    }
    /* owed for 45 days on average: what is owed over what is billed a day */
    double delay = (double)stage_tally(&run, TALLY_OWED) / (double)stage_tally(&run, TALLY_BILLED);
    assert_true(delay > 25 && delay < 50); /* from nothing at first */
    assert_true(stage_tally(&run, TALLY_STREET_WATCH) > 0);
    stage_end(&run);
}

/* It ends: nothing is in anybody's hands, nothing is owed, no task is lost. */
static void test_ends(void **state)
{
    (void)state;
    struct stage run;
    uint32_t in_hand = 0;
    begin(&run, on(2010, 5, 12), 0.5);
    stage_until(&run, on(2010, 5, 12));
    for (uint32_t p = 0; p < run.world.n_communities; p++)
        in_hand += check_cases(&run.world.communities[p]);
    assert_true(in_hand > 0);
    int64_t served = stage_tally(&run, TALLY_PROVIDED);
    stage_until(&run, on(2010, 5, 13));
    for (uint32_t p = 0; p < run.world.n_communities; p++) {
        const struct community *community = &run.world.communities[p];
        struct fault fault = {0};
        assert_int_equal(check_cases(community), 0);
        assert_int_equal(community->money.balance[MONEY_PROVIDER], 0);
        assert_int_equal(community->provider.billed[0], 0);
        assert_int_equal(community->provider.ends[0], 0);
        assert_int_equal(books_close(&run.world, p, true, &fault), 0);
    }
    stage_until(&run, on(2010, 8, 1));
    assert_int_equal(stage_tally(&run, TALLY_PROVIDED), served);
    stage_end(&run);
}

/* The same luck, watched by elders besides: better work, and volunteers' hours. */
static void test_elders(void **state)
{
    (void)state;
    struct stage alone, watched;
    begin(&alone, INT32_MAX, 0);
    begin(&watched, INT32_MAX, 0.8);
    stage_until(&alone, on(2010, 8, 1));
    stage_until(&watched, on(2010, 8, 1));
    assert_int_equal(stage_tally(&alone, TALLY_ELDERS_WATCH), 0);
    int64_t hours = stage_tally(&watched, TALLY_ELDERS_WATCH);
    assert_true(hours > 0);
    /* 8 months x 6 places x 24 h x .8 at most */
    assert_true(hours <= (int64_t)(8 * 6 * 24 * 0.8 * (double)HOUR));
    double good[2] = {(double)stage_tally(&alone, TALLY_PROVIDED_QUALITY) /
                          (double)stage_tally(&alone, TALLY_PROVIDED),
                      (double)stage_tally(&watched, TALLY_PROVIDED_QUALITY) /
                          (double)stage_tally(&watched, TALLY_PROVIDED)};
    assert_true(good[1] > 1.1 * good[0]);
    for (uint32_t p = 0; p < alone.world.n_communities; p++) /* the same providers won */
        assert_int_equal(alone.world.communities[p].provider.capability[0],
                         watched.world.communities[p].provider.capability[0]);
    stage_end(&alone);
    stage_end(&watched);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_takes_and_serves),
                                       cmocka_unit_test(test_ends), cmocka_unit_test(test_elders)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
