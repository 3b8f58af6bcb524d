/* test_referral.c - hard cases: rounds, gaps, and the dates of the joint table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/happenings/referral.h"
#include "tests/promises/stage.h"

/* As many meetings as intervals, each on a working day: a nominal date, or the first working
 * day after it. */
static void test_dates(void **state)
{
    struct stage run = {.scenario = small_city(3)};
    (void)state;
    stage_begin(&run);
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
    stage_end(&run);
}

struct told {
    double rounds;
    int64_t hours, hard, street;
};

static struct told with(enum rule one, int64_t figure, enum rule other, int64_t second, bool off)
{
    struct stage run = {.scenario = small_city(1213),
                        .order = order_of_figures(on(2010, 1, 1), INT32_MAX)};
    struct told told = {0};
    run.order.set_rule[0] = one; /* figures as they stand in the rules */
    run.order.set_value[0] = figure;
    run.order.set_rule[1] = other;
    run.order.set_value[1] = second;
    run.order.n_set = 2;
    run.scenario.parameters.work.hard_share = 0.4;
    if (off)
        run.scenario.parameters.mechanisms.referral = MECHANISM_OFF;
    stage_begin(&run);
    stage_until(&run, on(2010, 9, 1));
    told.hard = stage_tally(&run, TALLY_HARD);
    told.rounds = (double)stage_tally(&run, TALLY_ROUNDS) / (double)told.hard;
    told.hours = stage_tally(&run, TALLY_COORDINATION);
    for (uint32_t s = 0; s < run.world.n_streets; s++)
        told.street += run.world.streets[s].worked[0];
    stage_end(&run);
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
