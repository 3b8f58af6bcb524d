/* test_referral.c - hard cases: rounds, gaps, and the dates of the joint table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/happenings/referral.h"
#include "tests/promises/arms.h"

struct run {
    struct arm arm;
    struct world world;
};

static void begin(struct run *run, const struct scenario *scenario)
{
    struct fault fault = {0};
    assert_int_equal(arm_init(&run->arm, scenario, &fault), 0);
    assert_int_equal(world_init(&run->world, scenario, &run->arm.layout, &run->arm.periods,
                                &run->arm.calendar, 1, NULL, &fault), 0);
}

static void end(struct run *run)
{
    world_free(&run->world);
    arm_free(&run->arm);
}

/* As many meetings as intervals, each on a working day: a nominal date, or the first working
 * day after it. */
static void test_dates(void **state)
{
    struct scenario scenario = small_city(3);
    struct run run;
    (void)state;
    begin(&run, &scenario);
    struct community *community = &run.world.communities[0];
    const struct calendar *calendar = run.world.commons.calendar;
    struct rules rules = *community->rules;
    community->rules = &rules;
    static const int every[] = {1, 7, 11, 30};
    for (size_t i = 0; i < 4; i++) {
        int meetings = 0, nominal = 0;
        rules.figure[RULE_TABLE_INTERVAL] = every[i] * DAY;
        bool due = false;
        for (day d = on(2010, 1, 12); d < on(2010, 8, 31); d++) {
            bool meets = referral_meets(community, d);
            if (d % every[i] == 0) {
                nominal += !due; /* two that fall into one holiday are one */
                due = true;
            }
            assert_int_equal(meets, due && calendar_works(calendar, d));
            meetings += meets;
            due = due && !meets;
        }
        assert_in_range(nominal - meetings, 0, 1);
        assert_true(meetings > 5);
    }
    end(&run);
}

static int64_t counted(const struct world *world, int tally)
{
    int64_t n = 0;
    for (uint32_t p = 0; p < world->n_communities; p++)
        n += world->communities[p].tally.sum[tally];
    return n;
}

struct told {
    double rounds;
    int64_t hours, hard, street;
};

static struct told with(enum rule one, int64_t figure, enum rule other, int64_t second, bool off)
{
    struct scenario scenario = small_city(1213);
    struct scenario_order order = {.name = (char *)(uintptr_t) "figures", .begin = on(2010, 1, 1),
                                   .end = INT32_MAX, .intensity = DOSE_ONE, .fidelity = DOSE_ONE,
                                   .where = {.all = true, .share = 1, .waves = 1},
                                   .set_rule = {one, other}, .set_value = {figure, second},
                                   .n_set = 2};
    struct run run;
    struct fault fault = {0};
    struct told told = {0};
    scenario.orders = &order;
    scenario.n_orders = 1;
    scenario.parameters.work.hard_share = 0.4;
    if (off)
        scenario.parameters.mechanisms.referral = MECHANISM_OFF;
    begin(&run, &scenario);
    assert_int_equal(window_run(&run.world.window, on(2010, 9, 1), 1, &fault), 0);
    told.hard = counted(&run.world, TALLY_HARD);
    told.rounds = (double)counted(&run.world, TALLY_ROUNDS) / (double)told.hard;
    told.hours = counted(&run.world, TALLY_COORDINATION);
    for (uint32_t s = 0; s < run.world.n_streets; s++)
        told.street += run.world.streets[s].worked[0];
    end(&run);
    return told;
}

static void test_rounds(void **state)
{
    const int64_t base = 600000; /* clarity as it is */
    (void)state;
    struct told usual = with(RULE_CLARITY, base, RULE_GAPS, 0, false);
    assert_true(usual.hard > 100 && usual.rounds > 0.05);
    assert_int_equal(usual.hours, 0);
    assert_true(with(RULE_CLARITY, 850000, RULE_GAPS, 0, false).rounds < 0.7 * usual.rounds);
    assert_true(with(RULE_CLARITY, MILLION, RULE_GAPS, 0, false).rounds == 0);
    assert_true(with(RULE_CLARITY, base, RULE_GAPS, 0, true).rounds == 0);
    /* what is on nobody's list goes round although the lists are clear */
    struct told gaps = with(RULE_CLARITY, MILLION, RULE_GAPS, 500000, false);
    assert_true(gaps.rounds > usual.rounds);
}

static void test_table(void **state)
{
    (void)state;
    struct told usual = with(RULE_TABLE, 0, RULE_TABLE_HOURS, 0, false);
    struct told table = with(RULE_TABLE, MILLION, RULE_TABLE_HOURS, 12 * HOUR, false);
    assert_true(table.rounds < 0.8 * usual.rounds);
    /* nine or ten dates in 274 days at six places; a third of the hours is the street's */
    assert_in_range(table.hours, 6 * 9 * 8 * HOUR, 6 * 10 * 8 * HOUR);
    assert_int_equal(table.hours % (8 * HOUR), 0);
    assert_in_range(table.street - usual.street, table.hours / 2 - 24 * HOUR, table.hours / 2);
    struct told lists = with(RULE_LIST_HOURS, 7 * HOUR, RULE_TABLE, 0, false);
    assert_int_equal(lists.hours, 6 * 9 * 7 * HOUR); /* the firsts of December to August */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_rounds),
        cmocka_unit_test(test_table),
    };
    return cmocka_run_group_tests_name("referral", tests, NULL, NULL);
}
