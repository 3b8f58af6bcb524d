/* test_site.c - legacy by site, the chain of four servers, and a campaign in a small city. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "sim/maths.h"
#include "tests/promises/arms.h"

static void begin(struct sites *sites, struct parameters *given, double n)
{
    const struct chance chance = chance_under(11, 0);
    struct fault fault = {0};
    parameter_presets(&parameters_table, given);
    given->campaign.sites = n;
    assert_int_equal(sites_init(sites, 4711, given, &chance, &fault), 0);
}

static void test_nothing_happens(void **state)
{
    (void)state;
    struct parameters given;
    struct sites sites;
    begin(&sites, &given, 7);
    const int64_t standing = maths_round(1e6 * given.campaign.standing), habit = sites.habit[0];
    for (int week = 0; week < 200; week++)
        assert_int_equal(sites_week(&sites, standing, standing), 300000);
    assert_int_equal(sites.habit[0], habit);
    assert_int_equal(sites_reported(&sites), 0);
    sites_free(&sites);
    begin(&sites, &given, 0); /* a community without sites */
    assert_int_equal(sites.table.n, 0);
    assert_int_equal(sites_work(&sites, ~0u), 0);
    sites_free(&sites);
}

/* The chain is as good as its weakest; a heap holds a week's flow and then lets it be seen. */
static void test_chain(void **state)
{
    (void)state;
    struct parameters given;
    struct sites sites;
    begin(&sites, &given, 3);
    given.campaign.fade = 0;
    sites.habit[0] = 810000;
    assert_int_equal(sites_week(&sites, 470000, 390000), 390000);
    for (int week = 0; week < 40; week++) {
        int64_t before = 0, after = 0;
        for (int h = 0; h < HEAPS; h++)
            before += sites.heap[h][0];
        int64_t treated = sites_week(&sites, 470000, 390000);
        assert_int_equal(treated, 390000);
        for (int h = 0; h < HEAPS; h++) {
            assert_in_range(sites.heap[h][0], 0, MILLION);
            after += sites.heap[h][0];
        }
        assert_true(after - before <= 810000 - treated); /* nothing is made */
    }
    assert_int_equal(sites.heap[0][0], MILLION);
    /* the heap is carried off when there are hands, by no more than the plant can take */
    assert_int_equal(sites_week(&sites, MILLION, MILLION), 950000);
    given.campaign.fade = 1;
    int64_t habit = sites.habit[0];
    for (int week = 0; week < 500; week++)
        sites_week(&sites, 300000, 300000);
    assert_true(sites.habit[0] < habit && sites.habit[0] >= 300000); /* back to what it was */
    for (int n = 0; n < 7; n++)
        sites_persuade(&sites);
    assert_true(sites.habit[0] > 390000 && sites.habit[0] < 400000); /* 1 - 0.7 x 0.98^7 */
    sites_free(&sites);
}

/* A clear site is foul again at fouling x what is not treated: of some 900 sites in a year with
 * nothing treated 1 - exp(-1.2) = 0.699; half of them are clear in truth, so to five standard
 * deviations of 0.0217. */
static void test_fouled(void **state)
{
    (void)state;
    const struct chance chance = chance_under(12, 1);
    struct parameters given;
    struct sites sites;
    int n = 0;
    begin(&sites, &given, 900);
    sites.treated[0] = 0;
    for (uint32_t k = 0; k < sites.table.n; k++)
        site_clear(&sites, k, k % 2);
    for (uint32_t week = 0; week < 52; week++)
        n += sites_foul(&sites, &chance, week);
    double share = n / ((double)sites.table.n / 2);
    assert_true(share > 0.699 - 5 * 0.0217 && share < 0.699 + 5 * 0.0217);
    assert_int_equal(sites_reported(&sites), sites_work(&sites, ~0u)); /* reports stand */
    sites.treated[0] = MILLION;
    assert_int_equal(sites_foul(&sites, &chance, 99), 0);
    sites_free(&sites);
}

/* ---- a campaign ---- */

static struct scenario_order campaign_from(day begin)
{
    struct scenario_order order = {0};
    for (int i = 0; i < reform_count; i++)
        if (!strcmp(reform_catalogue[i]->name, "campaign"))
            order = order_of(reform_catalogue[i], given_presets(reform_catalogue[i]), begin,
                             INT32_MAX);
    assert_non_null(order.reform);
    const struct parameter_table *table = &order.reform->parameters;
    parameter_put(parameter_find(table, "first_months"), order.given, 2);
    parameter_put(parameter_find(table, "full_months"), order.given, 3);
    parameter_put(parameter_find(table, "final_months"), order.given, 5);
    parameter_put(parameter_find(table, "surges"), order.given, 2);
    parameter_put(parameter_find(table, "surge_hours"), order.given, 10);
    return order;
}

static int64_t open_orders(const struct community *community)
{
    int64_t n = 0;
    for (uint32_t t = 0; t < community->tasks.table.n; t++)
        n += community->tasks.state[t] != TASK_FREE &&
             community->tasks.kind[t] == KIND_CAMPAIGN;
    return n;
}

static void test_campaign(void **state)
{
    (void)state;
    struct scenario scenario = small_city(77);
    struct scenario_order order = campaign_from(on(2010, 3, 1));
    struct arm arm;
    struct world world;
    struct fault fault = {0};
    scenario.run.length = 12;
    scenario.orders = &order;
    scenario.n_orders = 1;
    assert_int_equal(arm_init(&arm, &scenario, &fault), 0);
    assert_int_equal(world_init(&world, &scenario, &arm.layout, &arm.periods, &arm.calendar, 1,
                                NULL, &fault), 0);
    /* there is a legacy before, and nobody says anything of it */
    assert_int_equal(window_run(&world.window, on(2010, 3, 1), 1, &fault), 0);
    int64_t reported = 0, all = 0, clear = 0, granted = 0, hauled = 0;
    for (uint32_t c = 0; c < world.n_communities; c++) {
        assert_int_equal(sites_reported(&world.communities[c].sites), 0);
        assert_int_equal(open_orders(&world.communities[c]), 0);
        assert_int_equal(world.communities[c].tally.sum[TALLY_CAMPAIGN_TIME], 0);
    }
    assert_int_equal(window_run(&world.window, on(2010, 6, 15), 1, &fault), 0);
    for (uint32_t c = 0; c < world.n_communities; c++) {
        const struct community *community = &world.communities[c];
        reported += sites_reported(&community->sites);
        all += sites_work(&community->sites, ~0u);
        clear += sites_work(&community->sites, 1u << SITE_CLEAR);
        granted += community->money.flow[PAY_CAMPAIGN_GRANT];
        hauled += community->money.flow[PAY_HAULING];
    }
    assert_true(reported > all / 2 && clear < reported && clear > 0);
    assert_true(granted > 0 && granted == hauled);
    /* after the inspection what was ordered is worked off, and nothing follows but surges */
    assert_int_equal(window_run(&world.window, on(2010, 12, 31), 1, &fault), 0);
    int64_t left = 0, time = 0;
    for (uint32_t c = 0; c < world.n_communities; c++) {
        left += open_orders(&world.communities[c]);
        time += world.communities[c].tally.sum[TALLY_CAMPAIGN_TIME];
        assert_int_equal(world.communities[c].sites.inspected[0], 1);
    }
    assert_true(time > 0);
    assert_int_equal(world_run(&world, 1, &fault), 0);
    int64_t later = 0;
    for (uint32_t c = 0; c < world.n_communities; c++)
        later += open_orders(&world.communities[c]);
    assert_true(later <= left + 3 * world.n_communities);
    world_free(&world);
    arm_free(&arm);
    free(order.given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_happens), cmocka_unit_test(test_chain),
        cmocka_unit_test(test_fouled),          cmocka_unit_test(test_campaign),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
