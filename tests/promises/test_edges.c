/* test_edges.c - the ends of what may be asked for run, and close. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/promises/arms.h"

static struct outcome ran(const struct scenario *scenario)
{
    struct outcome outcome = run_of(scenario, 1, 1);
    if (outcome.status)
        fail_msg("%s", outcome.fault.en);
    return outcome;
}

static int metric(const char *name)
{
    int m = 0;
    while (strcmp(metrics_rows[m].name, name))
        m++;
    return m;
}

static int64_t summed(const struct record *record, int line)
{
    int64_t sum = 0;
    for (int t = 0; t < record->shape.n_times; t++)
        for (uint32_t p = 0; p < record->shape.n_places; p++)
            sum += record->line[record_at(record, line, t, p)];
    return sum;
}

static void seeds(void **state)
{
    (void)state;
    static const uint64_t seed[] = {0, 1, UINT64_C(1) << 63, UINT64_MAX - 1, UINT64_MAX};
    struct outcome outcome[5];
    for (int i = 0; i < 5; i++) {
        struct scenario scenario = small_city(seed[i]);
        outcome[i] = ran(&scenario);
        for (int k = 0; k < i; k++)
            assert_false(same_digest(&outcome[i], &outcome[k]));
    }
    for (int i = 0; i < 5; i++)
        outcome_free(&outcome[i]);
}

static void one_household_and_one_clerk(void **state)
{
    (void)state;
    struct scenario scenario = small_city(17);
    struct parameters *given = &scenario.parameters;
    given->city.streets = given->city.communities = 1;
    given->community.households = 1;
    given->community.persons_per_household = 1;
    given->community.staff = 1;
    given->street.staff = 0;
    struct outcome outcome = ran(&scenario);
    assert_int_equal(outcome.facts.residents, 1);
    assert_int_equal(outcome.record.shape.n_places, 3);
    assert_true(summed(&outcome.record, LINE_TASKS + CAUSE_DONE) > 0);
    assert_true(summed(&outcome.record, LINE_WORK_CONTRACTED) > 0);
    outcome_free(&outcome);

    given->work.admin_tasks = given->work.need_rate = given->work.counter_rate = 0;
    given->work.self_governance_hours = 0; /* nothing to do: they are idle, or away */
    outcome = ran(&scenario);
    assert_int_equal(summed(&outcome.record, LINE_TASKS + CAUSE_CREATED), 0);
    assert_int_equal(summed(&outcome.record, LINE_WORK_OVERTIME), 0);
    assert_int_equal(summed(&outcome.record, LINE_WORK_HOURS + HOURS_IDLE) +
                     summed(&outcome.record, LINE_WORK_HOURS + HOURS_LEAVE),
                     summed(&outcome.record, LINE_WORK_CONTRACTED));
    outcome_free(&outcome);
}

static void departments(void **state)
{
    (void)state;
    static const int64_t n[] = {1, 2, 200};
    static const double dominance[] = {0, 0.6, 1};
    for (int i = 0; i < 3; i++)
        for (int d = 0; d < 3; d++) {
            struct scenario scenario = small_city(n[i] == 200 ? 5 : 6);
            scenario.parameters.work.departments = n[i];
            scenario.parameters.work.dominance = dominance[d];
            struct outcome outcome = ran(&scenario);
            int64_t pushed = 0;
            for (int t = 0; t < outcome.record.shape.n_times; t++)
                for (uint32_t p = 0; p < outcome.record.shape.n_communities; p++)
                    pushed += outcome.record.numerator[record_at(
                        &outcome.record, metric("tasks_pushed"), t, p)];
            assert_in_range(pushed, 300, 4000);
            outcome_free(&outcome);
        }
}

static void short_runs(void **state)
{
    (void)state;
    for (int every = RECORD_DAY; every <= RECORD_YEAR; every++)
        for (int burn_in = 0; burn_in < 2; burn_in++) {
            struct scenario scenario = small_city(51);
            scenario.run.burn_in = burn_in;
            scenario.run.length = 1;
            scenario.run.start = on(2012, 1, 31); /* a month later is the 29th of February */
            scenario.run.record = (enum record_every)every;
            struct outcome outcome = ran(&scenario);
            assert_int_equal(outcome.record.shape.n_times, every == RECORD_DAY ? 29 : 1);
            assert_true(summed(&outcome.record, LINE_TASKS + CAUSE_CREATED) > 0);
            outcome_free(&outcome);
        }
}

static void far_years(void **state)
{
    (void)state;
    static const int year[] = {1996, 2012, 2026, 2099};
    for (int i = 0; i < 4; i++) {
        struct scenario scenario = small_city(52);
        scenario.run.start = on(year[i], 1, 31);
        scenario.run.length = 3;
        scenario.run.burn_in = 1;
        struct outcome outcome = ran(&scenario);
        assert_int_equal(outcome.record.shape.n_times, 3);
        outcome_free(&outcome);
    }
}

/* A year of days, in both calendars. */
static void a_year_of_days(void **state)
{
    (void)state;
    for (int kind = CALENDAR_CIVIL; kind <= CALENDAR_CONTINUOUS; kind++) {
        struct scenario scenario = small_city(53);
        scenario.run.record = RECORD_DAY;
        scenario.run.length = 12;
        scenario.run.calendar = (enum calendar_kind)kind;
        struct outcome outcome = ran(&scenario);
        int working = 0;
        assert_int_equal(outcome.record.shape.n_times, 365);
        for (int t = 0; t < 365; t++)
            working += outcome.record.line[record_at(&outcome.record, LINE_WORK_CONTRACTED, t,
                                                     0)] > 0;
        assert_in_range(working, kind == CALENDAR_CIVIL ? 245 : 365,
                        kind == CALENDAR_CIVIL ? 255 : 365);
        outcome_free(&outcome);
    }
}

/* More posts than rows were reserved for; more than the street office can lend; more than
 * a seeded remainder of none. */
static void many_posts(void **state)
{
    (void)state;
    static const double hired[] = {25, 83.4, 0.001};
    for (int i = 0; i < 3; i++) {
        struct scenario scenario = small_city(54);
        const struct reform *separation = NULL;
        for (int r = 0; r < reform_count; r++)
            if (!strcmp(reform_catalogue[r]->name, "separation"))
                separation = reform_catalogue[r];
        struct scenario_order order =
            order_of(separation, given_presets(separation), on(2010, 4, 1), on(2010, 7, 1));
        parameter_put(parameter_find(&separation->parameters, "posts_hired"), order.given,
                      hired[i]);
        parameter_put(parameter_find(&separation->parameters, "posts_moved"), order.given, 30);
        parameter_put(parameter_find(&separation->parameters, "dual_posts"), order.given, 1);
        scenario.orders = &order;
        scenario.n_orders = 1;
        scenario.parameters.mechanisms.turnover = MECHANISM_OFF;
        scenario.parameters.street.staff = 31; /* 26 go to the first community, 5 to the next */
        struct arm arm;
        struct world world;
        struct fault fault = {0};
        assert_int_equal(arm_init(&arm, &scenario, &fault), 0);
        assert_int_equal(world_init(&world, &scenario, &arm.layout, &arm.periods, &arm.calendar,
                                    1, NULL, &fault), 0);
        assert_int_equal(window_run(&world.window, on(2010, 4, 10), 1, &fault), 0);
        for (uint32_t c = 0; c < world.n_communities; c++) {
            const struct community *community = &world.communities[c];
            uint32_t n = staff_employed(&community->staff, BODY_WORKSTATION);
            assert_int_equal(n, community->seconded[0] + community->hired[0]);
            assert_in_range(community->hired[0], (uint32_t)hired[i], (uint32_t)hired[i] + 1);
        }
        for (uint32_t s = 0; s < world.n_streets; s++)
            assert_int_equal(world.streets[s].out[0], 31);
        assert_int_equal(world_run(&world, 1, &fault), 0);
        world_free(&world);
        arm_free(&arm);
        free(order.given);
    }
}

/* Every mechanism by itself off, and all off. */
static void mechanisms(void **state)
{
    (void)state;
    struct scenario scenario = small_city(55);
    /* what is nil until a rule asks for it is asked for */
    struct scenario_order asked = order_of_figures(on(2010, 3, 1), INT32_MAX);
    static const struct {
        enum rule rule;
        double value;
    } wanted[] = {{RULE_TRAINING, 30}, {RULE_GATE, 0.7}, {RULE_APPRAISAL, 2},
                  {RULE_TARGET_CONTRACT, 0.2}, {RULE_COORDINATION_CAPACITY, 9},
                  {RULE_PURCHASE_HOURS, 900}, {RULE_FUND, 90000}, {RULE_CAMPAIGN, 0.8},
                  {RULE_SURGES, 4}, {RULE_SURGE_HOURS, 30}, {RULE_ORGANISERS, 0.5}};
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
        order_set(&asked, wanted[i].rule, wanted[i].value);
    scenario.orders = &asked;
    scenario.n_orders = 1;
    scenario.parameters.facility.initial = 0.2; /* so that somebody moves out */
    int64_t *on_off = (int64_t *)&scenario.parameters.mechanisms;
    const int n = (int)(sizeof scenario.parameters.mechanisms / sizeof *on_off);
    struct outcome all = ran(&scenario);
    for (int off = 0; off < n; off++) {
        on_off[off] = MECHANISM_OFF;
        struct outcome without = ran(&scenario);
        if (same_digest(&all, &without)) /* each is really one */
            fail_msg("mechanism %d, switched off, changes nothing", off);
        on_off[off] = MECHANISM_ON;
        outcome_free(&without);
    }
    memset(&scenario.parameters.mechanisms, 0, sizeof scenario.parameters.mechanisms);
    struct outcome none = ran(&scenario);
    outcome_free(&none);
    outcome_free(&all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seeds),          cmocka_unit_test(one_household_and_one_clerk),
        cmocka_unit_test(departments),    cmocka_unit_test(short_runs),
        cmocka_unit_test(far_years),      cmocka_unit_test(a_year_of_days),
        cmocka_unit_test(many_posts),     cmocka_unit_test(mechanisms),
    };
    return cmocka_run_group_tests_name("edges", tests, NULL, NULL);
}
