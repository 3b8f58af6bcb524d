/* test_oversight.c - hearings on allowances, audits, supervisors, what captured bodies take. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/happenings/assembly.h"
#include "models/happenings/oversight.h"
#include "tests/promises/stage.h"

static void run(struct stage *f, enum rule rule, double value)
{
    f->order = order_of_figures(on(2010, 1, 1), INT32_MAX);
    order_set(&f->order, rule, value);
    stage_begin(f);
    stage_until(f, on(2010, 9, 1));
}

/* Some 4,000 applications in nine months. */
static struct scenario many_applications(uint64_t seed)
{
    struct scenario scenario = small_city(seed);
    scenario.parameters.hearing.share = 0.8;
    scenario.parameters.work.counter_rate = 1.5;
    scenario.parameters.capture.odds = -20;
    return scenario;
}

static void test_hearing(void **state)
{
    (void)state;
    struct stage f = {.scenario = many_applications(61)};
    run(&f, RULE_HEARD, 0);
    int64_t all = stage_tally(&f, TALLY_ALLOWANCES),
            wrong = stage_tally(&f, TALLY_ALLOWANCES_WRONG);
    assert_true(all > 2500);
    assert_in_range(wrong, all * 13 / 100, all * 17 / 100); /* 0.15; 3 standard errors: 0.02 */
    assert_int_equal(stage_tally(&f, TALLY_ALLOWANCE_WAIT) + stage_tally(&f, TALLY_ALLOWANCES_SHY),
                     0);
    stage_end(&f);

    run(&f, RULE_HEARD, 1); /* in force since 2009-12-01 */
    int64_t heard = stage_tally(&f, TALLY_ALLOWANCES), shy = stage_tally(&f, TALLY_ALLOWANCES_SHY);
    int64_t still = 0;
    for (uint32_t c = 0; c < f.world.n_communities; c++)
        still += f.world.communities[c].council.heard[0];
    assert_true(shy > 0 && still == 0); /* of August all are heard by the first of September */
    assert_in_range(shy * 100, (heard + shy) * 12, (heard + shy) * 21); /* 0.15 of the old ones */
    assert_true(heard + shy <= all);
    wrong = stage_tally(&f, TALLY_ALLOWANCES_WRONG);
    assert_in_range(wrong, heard * 3 / 100, heard * 6 / 100); /* 0.15 x 0.3 = 0.045 */
    int64_t wait = stage_tally(&f, TALLY_ALLOWANCE_WAIT);
    assert_in_range(wait, heard * 10, heard * 25); /* about half a month each */
    assert_true(stage_tally(&f, TALLY_ASSEMBLY_HOURS) > 0);
    stage_end(&f);

    /* who has captured the committee is not refused */
    f.scenario.parameters.capture.odds = 20;
    f.scenario.parameters.capture.discovery = 0;
    f.scenario.parameters.capture.audit_finds = 0;
    run(&f, RULE_HEARD, 1);
    heard = stage_tally(&f, TALLY_ALLOWANCES);
    wrong = stage_tally(&f, TALLY_ALLOWANCES_WRONG);
    assert_in_range(wrong, heard * 13 / 100, heard * 17 / 100);
    stage_end(&f);
}

/* Who stays away complains as any whose case was never brought: with nothing else to complain of,
 * each of them does where all have a voice and the channel is wide. */
static void test_shy(void **state)
{
    (void)state;
    struct stage f = {.scenario = many_applications(61)};
    struct parameters *given = &f.scenario.parameters;
    int64_t complaints[2], shy[2];
    given->hearing.share = given->hearing.shy = 1;
    given->work.need_rate = 0;
    given->voice.propensity = given->voice.learning = 0;
    for (int speak = 0; speak < 2; speak++) {
        given->voice.propensity = speak;
        given->voice.reach = 1;
        run(&f, RULE_HEARD, 1);
        shy[speak] = stage_tally(&f, TALLY_ALLOWANCES_SHY);
        complaints[speak] = 0;
        for (uint32_t c = 0; c < f.world.n_communities; c++)
            for (int g = 0; g < N_GROUPS; g++)
                complaints[speak] += f.world.communities[c].tally.by_group
                                         [g * N_GROUP_TALLIES + GROUP_COMPLAINTS];
        stage_end(&f);
    }
    assert_int_equal(complaints[0], 0);
    assert_true(shy[1] > 1000);
    assert_int_equal(complaints[1], shy[1]);
}

/* Accounts are looked at as often as the rule says, where staff find the time in truth. */
static void test_audits(void **state)
{
    (void)state;
    struct stage f = {.scenario = small_city(62)};
    f.scenario.parameters.mechanisms.paper = MECHANISM_OFF;
    f.scenario.parameters.work.admin_hours = 900;
    run(&f, RULE_AUDIT, 0);
    assert_int_equal(stage_tally(&f, TALLY_AUDITS), 0);
    stage_end(&f);
    run(&f, RULE_AUDIT, 0.9); /* 0.9 x 4 a year of each body, half of it with one post */
    int64_t days = stage_tally(&f, TALLY_BODY_DAYS);
    double expected = 0.9 * 4 * (double)days / YEAR_DAYS;
    assert_true((double)stage_tally(&f, TALLY_AUDITS) > 0.5 * expected);
    assert_true((double)stage_tally(&f, TALLY_AUDITS) < 1.3 * expected);
    stage_end(&f);
}

/* Supervisors give their hours and bring captured bodies to light. */
static void test_supervisors(void **state)
{
    (void)state;
    struct stage f = {.scenario = small_city(63)};
    int64_t found[2];
    f.scenario.parameters.capture.odds = 20; /* and again after each affair */
    f.scenario.parameters.capture.supervisor = 0.5;
    for (int with = 0; with < 2; with++) {
        run(&f, RULE_SUPERVISORS, with ? 5 : 0);
        found[with] = stage_tally(&f, TALLY_ABUSES);
        /* five people, six hours a month, nine months, six places */
        assert_int_equal(stage_tally(&f, TALLY_SUPERVISED), with ? 5 * 6 * 9 * 6 * HOUR : 0);
        stage_end(&f);
    }
    assert_true(found[1] > found[0] + 5);
}

/* A captured workstation takes its part of what comes in, once. */
static void test_diverts(void **state)
{
    (void)state;
    struct stage f = {.scenario = small_city(64)};
    f.scenario.parameters.capture.discovery = 0;
    f.scenario.parameters.capture.rent = 0.2;
    f.scenario.parameters.mechanisms.elections = MECHANISM_OFF;
    run(&f, RULE_AUDIT, 0);
    struct community *c = &f.world.communities[3];
    c->council.stands[MANDATE_WORKSTATION] = 1;
    c->council.captured[MANDATE_WORKSTATION] = 1;
    c->council.hazard[MANDATE_WORKSTATION] = 0;
    c->council.threshold[MANDATE_WORKSTATION] = INT64_MAX;
    int64_t was = c->money.balance[MONEY_WORKSTATION];
    money_pay(&c->money, PAY_TASK_MONEY, 50000);
    money_pay(&c->money, PAY_TASK_PRICE_WORKSTATION, 50000);
    oversight_month(c);
    assert_int_equal(c->money.balance[MONEY_WORKSTATION], was + 40000);
    oversight_month(c); /* nothing came in meanwhile */
    assert_int_equal(c->money.balance[MONEY_WORKSTATION], was + 40000);
    assert_int_equal(ledger_sum(&c->money.ledger), 0);
    stage_end(&f);
}

/* The hands of the others are empty at a month's end: a captured owners' committee keeps its part
 * of what it draws for repairs, a captured provider of what it is paid, in every year. */
static void test_keeps_a_part(void **state)
{
    (void)state;
    for (int captured = 0; captured < 2; captured++) {
        struct stage f = {.scenario = small_city(65)};
        struct parameters *given = &f.scenario.parameters;
        int64_t drawn = 0, kept = 0;
        f.scenario.run.length = 40;
        given->city.communities = 24; /* repairs are few: one in fifty months */
        given->mechanisms.elections = MECHANISM_OFF;
        given->capture.odds = captured ? 20 : -20;
        given->capture.discovery = given->capture.competition = 0;
        given->capture.rent = 0.2;
        given->council.formed = 1;
        given->facility.initial = 0.45;
        f.order = order_of_figures(on(2010, 1, 1), INT32_MAX);
        order_set(&f.order, RULE_PURCHASE_HOURS, 700);
        order_set(&f.order, RULE_AUDIT, 0);
        stage_begin(&f);
        for (day end = on(2011, 3, 1); end < on(2013, 6, 1); end = date_add_months(end, 12)) {
            int64_t before = stage_paid(&f, PAY_DIVERTED_OWNERS);
            stage_until(&f, end);
            assert_true(stage_paid(&f, PAY_DIVERTED_OWNERS) > before || !captured);
        }
        kept = stage_paid(&f, PAY_DIVERTED_OWNERS);
        drawn = kept + stage_paid(&f, PAY_UPKEEP_REPAIR);
        assert_true(drawn > 0);
        assert_in_range(5 * kept, captured * (drawn - 600), captured * (drawn + 600));
        kept = stage_paid(&f, PAY_DIVERTED_PROVIDER);
        drawn = stage_paid(&f, PAY_PURCHASE);
        assert_true(drawn > 0);
        assert_in_range(5 * kept, captured * (drawn - 600), captured * (drawn + 600));
        for (uint32_t c = 0; c < f.world.n_communities; c++) {
            struct fault fault = {0};
            assert_int_equal(books_close(&f.world, c, true, &fault), 0);
        }
        stage_end(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hearing),    cmocka_unit_test(test_shy),
        cmocka_unit_test(test_audits),
        cmocka_unit_test(test_supervisors),
        cmocka_unit_test(test_diverts),
        cmocka_unit_test(test_keeps_a_part),
    };
    return cmocka_run_group_tests_name("oversight", tests, NULL, NULL);
}
