/* test_fund.c - the community fund: every fen is spent, diverted, there or given back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/promises/stage.h"

static void begin(struct stage *f, uint64_t seed)
{
    *f = (struct stage){.scenario = small_city(seed),
                        .order = order_of_figures(on(2010, 3, 1), INT32_MAX)};
    struct parameters *given = &f->scenario.parameters;
    given->community.households = 701;
    given->work.admin_hours = 1500;
    given->fund.cost = 9000;
    given->fund.proposals = 30;
    f->scenario.run.length = 18;
    order_set(&f->order, RULE_FUND, 120000);
}

static void run(struct stage *f, day until)
{
    stage_begin(f);
    stage_until(f, until);
}

/* What is promised to projects is what they have not yet cost; never more than there is. */
static void holds(const struct stage *f)
{
    for (uint32_t c = 0; c < f->world.n_communities; c++) {
        const struct community *community = &f->world.communities[c];
        const struct projects *projects = &community->projects;
        const int64_t *flow = community->money.flow;
        int64_t bound = 0;
        for (uint32_t p = 0; p < projects->table.n; p++) {
            if (projects->state[p] >= PROJECT_APPROVED)
                bound += projects->cost[p] - projects->spent[p];
            if (projects->state[p] == PROJECT_UNDER_WAY)
                assert_true(projects->done[p] < projects->steps[p]);
        }
        assert_int_equal(bound, projects->bound[0]);
        assert_true(bound <= community->money.balance[MONEY_FUND]);
        assert_int_equal(community->money.balance[MONEY_FUND],
                         flow[PAY_FUND_IN] - flow[PAY_PROJECTS] - flow[PAY_DIVERTED_FUND] -
                             flow[PAY_FUND_BACK]);
        assert_int_equal(ballots_residual(&community->ballots), 0);
    }
}

static void test_money(void **state)
{
    (void)state;
    struct stage f;
    struct fault fault = {0};
    begin(&f, 51);
    run(&f, on(2009, 12, 2));
    for (day today = on(2009, 12, 20); today < on(2011, 9, 1); today += 17) {
        assert_int_equal(window_run(&f.world.window, today, 1, &fault), 0);
        holds(&f);
    }
    assert_true(stage_tally(&f, TALLY_PROJECTS) > 10);
    assert_true(stage_tally(&f, TALLY_PROJECTS_GOOD) < stage_tally(&f, TALLY_PROJECTS));
    assert_int_equal(stage_tally(&f, TALLY_BENEFIT), stage_paid(&f, PAY_PROJECTS));
    assert_true(stage_tally(&f, TALLY_BENEFIT_MANY) < stage_tally(&f, TALLY_BENEFIT) * 7 / 8);
    stage_end(&f);
}

/* When it ends, what is not promised goes back to the city within a month, what is promised
 * is spent, and then the rest goes back. */
static void test_end(void **state)
{
    (void)state;
    struct stage f;
    begin(&f, 52);
    f.order.end = on(2011, 1, 15);
    run(&f, on(2011, 9, 1));
    holds(&f);
    int64_t back = 0, left = 0;
    for (uint32_t c = 0; c < f.world.n_communities; c++) {
        const struct community *community = &f.world.communities[c];
        back += community->money.flow[PAY_FUND_BACK];
        if (!community->projects.bound[0])
            assert_int_equal(community->money.balance[MONEY_FUND], 0);
        left += community->money.balance[MONEY_FUND];
    }
    assert_true(back > 0);
    assert_int_equal(f.world.city.money.flow[PAY_FUND_RETURNED], back);
    assert_int_equal(f.world.city.money.flow[PAY_FUND_OUT], stage_paid(&f, PAY_PROJECTS) +
                                                                stage_paid(&f, PAY_DIVERTED_FUND) +
                                                                back + left);
    stage_end(&f);
}

/* Where all are captured a part is diverted, fewer projects do well, and others have less. */
static void test_captured(void **state)
{
    (void)state;
    struct stage f;
    int64_t done[2], good[2], many[2], benefit[2], diverted[2];
    for (int captured = 0; captured < 2; captured++) {
        begin(&f, 53);
        f.scenario.parameters.capture.odds = captured ? 20 : -20;
        f.scenario.parameters.capture.discovery = 0;
        f.scenario.parameters.capture.audit_finds = 0;
        f.scenario.parameters.capture.rent = 0.3;
        run(&f, on(2011, 9, 1));
        holds(&f);
        done[captured] = stage_tally(&f, TALLY_PROJECTS);
        good[captured] = stage_tally(&f, TALLY_PROJECTS_GOOD);
        many[captured] = stage_tally(&f, TALLY_BENEFIT_MANY);
        benefit[captured] = stage_tally(&f, TALLY_BENEFIT);
        diverted[captured] = stage_paid(&f, PAY_DIVERTED_FUND);
        stage_end(&f);
    }
    assert_int_equal(diverted[0], 0);
    /* three tenths of what is paid out, to the rounding of each payment */
    int64_t rent = (diverted[1] + benefit[1]) * 3 / 10;
    assert_in_range(diverted[1] - rent + 10000, 0, 20000);
    assert_true(good[1] * done[0] < good[0] * done[1]);
    assert_true((double)many[1] / (double)benefit[1] <
                (double)many[0] / (double)benefit[0] - 0.05);
}

/* Without a fund nothing of it happens. */
static void test_nil(void **state)
{
    (void)state;
    struct stage f;
    begin(&f, 54);
    f.order.intensity = 0;
    run(&f, on(2010, 9, 1));
    assert_int_equal(stage_tally(&f, TALLY_PROPOSALS) | stage_tally(&f, TALLY_FUND_PAPER) |
                     stage_tally(&f, TALLY_PROJECT_VOTERS), 0);
    assert_int_equal(f.world.city.money.flow[PAY_FUND_OUT], 0);
    stage_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_money),
        cmocka_unit_test(test_end),
        cmocka_unit_test(test_captured),
        cmocka_unit_test(test_nil),
    };
    return cmocka_run_group_tests_name("fund", tests, NULL, NULL);
}
