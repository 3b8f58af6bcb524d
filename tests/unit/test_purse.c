/* test_purse.c - money for services: shared out to the fen, spent, and what it does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "models/happenings/purse.h"
#include "tests/promises/stage.h"

static struct scenario_order set_rules(const enum rule *rule, const int64_t *value, int n)
{
    struct scenario_order order = order_of_figures(on(2010, 1, 1), INT32_MAX);
    for (int i = 0; i < n; i++) {
        order.set_rule[i] = rule[i];
        order.set_value[i] = value[i];
    }
    order.n_set = n;
    return order;
}

static void run_until(struct stage *run, day until)
{
    stage_begin(run);
    stage_until(run, until);
}

static void test_own(void **state)
{
    struct parameters given;
    struct rules rules;
    (void)state;
    parameter_presets(&parameters_table, &given);
    given.community.households = 2000;
    given.community.persons_per_household = 2.5;
    given.community.migrants = 0.2;
    given.budget.operating = 5000000;
    rules_baseline(&given, &rules);
    struct layout_place place = {.residents = 5000, .local = 0.8, .budget = -1};
    assert_int_equal(purse_general(&place, &rules, &given), 5000000);
    place.local = 0.4; /* half as many are registered */
    assert_int_equal(purse_general(&place, &rules, &given), 2500000);
    place.budget = 777;
    assert_int_equal(purse_general(&place, &rules, &given), 777);
    rules.figure[RULE_BUDGET_SCALE] = 3 * MILLION;
    assert_int_equal(purse_general(&place, &rules, &given), 2331);
    rules.figure[RULE_OPERATING_BUDGET] = 5000300; /* rooms of some reform: no money for services */
    assert_int_equal(purse_general(&place, &rules, &given), 2331);
    assert_int_equal(purse_running(&rules, &given), 300);
    rules.figure[RULE_OPERATING_BUDGET] = 4999000;
    assert_int_equal(purse_general(&place, &rules, &given), 1331);
    assert_int_equal(purse_running(&rules, &given), 0);
    rules.figure[RULE_OPERATING_BUDGET] = 0;
    assert_int_equal(purse_general(&place, &rules, &given), 0);
}

static int64_t services_of(const struct world *world)
{
    int64_t sum = 0;
    for (uint32_t p = 0; p < world->n_communities; p++)
        sum += world->communities[p].tally.sum[TALLY_SERVICES];
    return sum;
}

/* Whatever the way, the city as a whole has the same money. */
static void test_totals_are_kept(void **state)
{
    (void)state;
    int64_t total = -1;
    for (int64_t way = 0; way < N_FISCAL_WAYS; way++) {
        struct stage run = {.scenario = small_city(93)};
        const enum rule rule[] = {RULE_FISCAL};
        run.order = set_rules(rule, &way, 1);
        run.order.intensity = way == FISCAL_NEED ? 437000 : DOSE_ONE;
        run.scenario.parameters.budget.pledge = 0; /* else matching brings gifts */
        run_until(&run, on(2010, 7, 1));
        if (total < 0)
            total = services_of(&run.world);
        assert_true(total > 0);
        assert_int_equal(services_of(&run.world), total);
        /* a formula takes the budget out of superiors' hands */
        bool formula = way == FISCAL_EQUAL || way == FISCAL_HUKOU || way == FISCAL_RESIDENT;
        for (uint32_t p = 0; p < run.world.n_communities; p++) {
            double dependence = purse_dependence(&run.world.communities[p]);
            assert_true(formula ? dependence < 0.9 - 1e-5 : dependence < 0.9 + 1e-5);
        }
        stage_end(&run);
    }
}

/* An ordinary budget changes nothing; more money saves hours, less costs them. */
static void test_means(void **state)
{
    (void)state;
    const int64_t scale[] = {MILLION, 2 * MILLION, MILLION / 2};
    for (int i = 0; i < 3; i++) {
        struct stage run = {.scenario = small_city(11)};
        const enum rule rule[] = {RULE_BUDGET_SCALE};
        run.order = set_rules(rule, &scale[i], 1);
        run.scenario.parameters.mechanisms.money_means =
            i == 2 ? MECHANISM_OFF : MECHANISM_ON;
        run_until(&run, on(2010, 8, 1));
        for (uint32_t p = 0; p < run.world.n_communities; p++) {
            double burden = purse_burden(&run.world.communities[p]);
            if (i == 1)
                assert_true(burden < 0.95 && burden > 0.85); /* 2^-0.2 = 0.871 in the end */
            else
                assert_true(burden > 0.999 && burden < 1.001);
        }
        stage_end(&run);
    }
}

/* Pooled: what is collected is what is shared out; a rate drives floor away. */
static void test_levy(void **state)
{
    (void)state;
    const enum rule rule[] = {RULE_LEVY, RULE_LEVY_POOLED};
    const int64_t value[] = {700, MILLION};
    struct stage run = {.scenario = small_city(12)}, plain = {.scenario = small_city(12)};
    run.order = set_rules(rule, value, 2);
    run_until(&run, on(2010, 8, 2));
    run_until(&plain, on(2010, 8, 2));
    int64_t collected = 0, sent = 0;
    for (uint32_t p = 0; p < run.world.n_communities; p++) {
        const struct community *community = &run.world.communities[p];
        collected += community->money.flow[PAY_LEVY];
        sent += community->money.flow[PAY_LEVY_POOLED];
        assert_int_equal(community->purse.raised[0], 0);
        assert_true(community->purse.commerce[0] < community->purse.commerce_first[0]);
        assert_int_equal(plain.world.communities[p].purse.commerce[0],
                         community->purse.commerce_first[0]);
    }
    assert_true(collected > 0);
    assert_int_equal(sent, collected);
    assert_int_equal(run.world.city.money.flow[PAY_LEVY_IN], collected);
    assert_int_equal(run.world.treasury.pool[0], 0); /* gone out on the first */
    int64_t more = run.world.city.money.flow[PAY_BUDGET_OUT] -
                   plain.world.city.money.flow[PAY_BUDGET_OUT];
    assert_int_equal(more, collected);
    /* taxes pay what they paid before, and the hotline's desk */
    const int64_t *with = run.world.city.money.flow, *without = plain.world.city.money.flow;
    assert_int_equal(with[PAY_TAXES] - with[PAY_OPERATING],
                     without[PAY_TAXES] - without[PAY_OPERATING]);
    stage_end(&run);
    stage_end(&plain);
}

/* Six pots of one size leave on average 5/6 of the remainder of one. */
static void test_pots(void **state)
{
    (void)state;
    const enum rule rule[] = {RULE_POTS};
    const int64_t value[] = {6 * MILLION};
    struct stage run = {.scenario = small_city(14)};
    run.order = set_rules(rule, value, 1);
    run.scenario.run.length = 30;
    run_until(&run, on(2012, 8, 2)); /* the last letters have arrived */
    int64_t left = 0, spent = services_of(&run.world);
    for (uint32_t p = 0; p < run.world.n_communities; p++)
        left += run.world.communities[p].money.flow[PAY_UNSPENT];
    double share = (double)left / (double)(left + spent);
    /* .12 x 5/6 = .1; 6 places x 31 months x 5 pots: standard error .0011, 5 of them */
    assert_true(share > 0.0945 && share < 0.1055);
    assert_int_equal(run.world.city.money.flow[PAY_UNSPENT_IN], left);
    assert_true(run.world.communities[0].tally.sum[TALLY_MONEY_HOURS] > 0);
    stage_end(&run);
}

/* Applications written in truth are what counts, and they bring the budget. */
static void test_applications(void **state)
{
    (void)state;
    const enum rule rule[] = {RULE_FISCAL, RULE_APPLICATIONS};
    const int64_t value[] = {FISCAL_APPLICATION, 8 * MILLION};
    struct stage run = {.scenario = small_city(15)};
    run.order = set_rules(rule, value, 2);
    run_until(&run, on(2010, 8, 1));
    int64_t merit = 0, grants = 0;
    for (uint32_t p = 0; p < run.world.n_communities; p++) {
        const struct community *community = &run.world.communities[p];
        assert_int_equal(run.world.treasury.merit[p], community->purse.merit[0]);
        merit += community->purse.merit[0];
        grants += community->money.flow[PAY_GRANTS];
        assert_true(community->money.flow[PAY_EARMARKED] <= community->money.flow[PAY_GRANTS]);
        assert_true(community->money.flow[PAY_EARMARKED] * 2 >=
                    community->money.flow[PAY_GRANTS] - 40);
    }
    assert_true(merit > 0 && grants > 0);
    stage_end(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_own),  cmocka_unit_test(test_totals_are_kept),
        cmocka_unit_test(test_means), cmocka_unit_test(test_levy),
        cmocka_unit_test(test_pots), cmocka_unit_test(test_applications),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
