/* test_assembly.c - meetings are held when their hours are prepared, else put off. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/happenings/assembly.h"
#include "sim/maths.h"
#include "tests/promises/stage.h"

static void test_prepared(void **state)
{
    (void)state;
    struct stage f = {.scenario = small_city(31)};
    stage_begin(&f);
    stage_until(&f, on(2009, 12, 3));
    struct community *c = &f.world.communities[0];
    c->council.prepared[0] = 7 * HOUR;
    assert_false(assembly_prepared(c, 7.5));
    assert_int_equal(c->council.prepared[0], 7 * HOUR);
    assert_true(assembly_prepared(c, 6.5));
    assert_int_equal(c->council.prepared[0], HOUR / 2);
    stage_end(&f);
}

/* Where nobody deliberates nothing is held, and it is told; where there is time all is. */
static void test_put_off(void **state)
{
    (void)state;
    struct stage f = {.scenario = small_city(32)};
    f.scenario.parameters.council.formed = 0;
    f.scenario.parameters.council.founding = 0;
    f.scenario.parameters.work.self_governance_hours = 0;
    stage_begin(&f);
    stage_until(&f, on(2010, 7, 1));
    assert_int_equal(stage_tally(&f, TALLY_MEETINGS), 0);
    /* of December's congress and council, March's and June's: each month again */
    assert_int_equal(stage_tally(&f, TALLY_MEETINGS_PUT_OFF), 6 * (2 * 7 + 4 + 2));
    stage_end(&f);
    f.scenario.parameters.work.self_governance_hours = 4000;
    f.scenario.parameters.work.admin_hours = 500;
    stage_begin(&f);
    stage_until(&f, on(2010, 7, 1));
    assert_int_equal(stage_tally(&f, TALLY_MEETINGS) + stage_tally(&f, TALLY_MEETINGS_FAILED),
                     6 * 5);
    assert_true(stage_tally(&f, TALLY_MEETINGS_PUT_OFF) <=
                12); /* the first, before anything is done */
    stage_end(&f);
    f.scenario.parameters.mechanisms.meetings = MECHANISM_OFF;
    stage_begin(&f);
    stage_until(&f, on(2010, 7, 1));
    assert_int_equal(stage_tally(&f, TALLY_MEETINGS) + stage_tally(&f, TALLY_MEETINGS_PUT_OFF), 0);
    stage_end(&f);
}

/* When there is no owners' committee any more, the meetings it had put off are not held. */
static void test_without_owners(void **state)
{
    (void)state;
    struct stage f = {.scenario = small_city(36)};
    struct parameters *given = &f.scenario.parameters;
    given->mechanisms.elections = MECHANISM_OFF;
    given->council.formed = 1;
    stage_begin(&f);
    stage_until(&f, on(2010, 2, 1));
    struct community *c = &f.world.communities[0];
    for (int standing = 1; standing >= 0; standing--) {
        c->council.stands[MANDATE_OWNERS] = c->council.works[MANDATE_OWNERS] = 1;
        if (!standing)
            mandate_end(&c->council, MANDATE_OWNERS);
        c->council.due[MEETING_CONGRESS] = c->council.due[MEETING_COUNCIL] = 0;
        c->council.due[MEETING_OWNERS] = 2;
        c->council.prepared[0] = maths_round(2 * given->assembly.meeting_hours * (double)HOUR);
        int64_t *sum = c->tally.sum;
        int64_t held = sum[TALLY_MEETINGS] + sum[TALLY_MEETINGS_FAILED];
        assembly_month(c); /* of January, when nothing else is due */
        assert_int_equal(c->council.due[MEETING_OWNERS], 0);
        held = sum[TALLY_MEETINGS] + sum[TALLY_MEETINGS_FAILED] - held;
        assert_int_equal(held, standing ? 2 : 0);
    }
    stage_end(&f);
}

/* Hearings that a rule asks for: 24 a year are a dozen in half a year, each of its hours. */
static void test_by_rule(void **state)
{
    (void)state;
    struct stage f = {.scenario = small_city(33)};
    f.scenario.parameters.work.admin_hours = 900;
    f.order = order_of_figures(on(2010, 1, 1), INT32_MAX);
    order_set(&f.order, RULE_HEARINGS, 24);
    stage_begin(&f);
    stage_until(&f, on(2010, 7, 1)); /* in force from 2009-12-01: 7 months, 14 a place */
    int64_t filed = 0, waiting = 0;
    for (uint32_t c = 0; c < f.world.n_communities; c++) {
        filed += f.world.communities[c].council.filed[MEETING_HEARING];
        waiting += f.world.communities[c].council.waiting[MEETING_HEARING];
    }
    assert_in_range(filed, 6 * 12, 6 * 15);
    int64_t hours = stage_tally(&f, TALLY_ASSEMBLY_HOURS) / HOUR;
    /* volunteers may have taken hours off */
    assert_in_range(hours, (filed - waiting) * 4, (filed - waiting) * 8);
    stage_end(&f);
}

/* A captured committee leaves the agenda to its own block. */
static void test_heard(void **state)
{
    (void)state;
    struct stage f = {.scenario = small_city(34)};
    stage_begin(&f);
    stage_until(&f, on(2009, 12, 3));
    struct community *c = &f.world.communities[2];
    uint32_t n = c->residents.table.n;
    f.scenario.parameters.capture.skew = 0.5;
    c->council.stands[MANDATE_COMMITTEE] = 1;
    c->council.captured[MANDATE_COMMITTEE] = 0;
    c->council.block[MANDATE_COMMITTEE] = 0;
    assert_true(assembly_heard(c, n - 1, 0.29)); /* the agenda is residents' by 0.3 */
    assert_false(assembly_heard(c, n - 1, 0.31));
    c->council.captured[MANDATE_COMMITTEE] = 1;
    double skew = f.arm.scenario->parameters.capture.skew;
    assert_true(assembly_heard(c, 0, 0.29));
    assert_false(assembly_heard(c, n - 1, 0.3 * (1 - skew) + 0.001));
    assert_true(assembly_heard(c, n - 1, 0.3 * (1 - skew) - 0.001));
    stage_end(&f);
}

/* A bad appraisal presses for a year, a good one or none does not. */
static void test_pressure(void **state)
{
    (void)state;
    struct stage f = {.scenario = small_city(35)};
    stage_begin(&f);
    stage_until(&f, on(2009, 12, 3));
    struct community *c = &f.world.communities[2];
    struct rules rules = *c->rules;
    c->rules = &rules;
    rules.figure[RULE_APPRAISAL_WEIGHT] = rules_figure(RULE_APPRAISAL_WEIGHT, 0.2);
    assert_true(assembly_pressure(c) == 0);
    c->council.rated[0] = c->lp->today;
    c->council.rating[0] = 450000;
    assert_true(assembly_pressure(c) > 0.0499 && assembly_pressure(c) < 0.0501); /* .2 x .15/.6 */
    c->council.rating[0] = 700000;
    assert_true(assembly_pressure(c) == 0);
    c->council.rating[0] = 450000;
    c->council.rated[0] = c->lp->today - 366;
    assert_true(assembly_pressure(c) == 0);
    stage_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_prepared), cmocka_unit_test(test_put_off),
        cmocka_unit_test(test_without_owners),
        cmocka_unit_test(test_by_rule),  cmocka_unit_test(test_heard),
        cmocka_unit_test(test_pressure),
    };
    return cmocka_run_group_tests_name("assembly", tests, NULL, NULL);
}
