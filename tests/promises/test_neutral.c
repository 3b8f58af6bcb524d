/* test_neutral.c - what a reform must leave alone, whatever it is.
 *
 * For every reform of the catalogue and one that only sets figures: at no intensity, and at
 * neutral values, the digest is the baseline's, though the touches went through the fold;
 * before its date nothing differs and at full strength the first record after it does; one
 * in a million is a lottery that only a case can win; when it has ended the rules, the
 * posts and the tasks are as they were.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "models/purposes.h"
#include "tests/promises/arms.h"

/* The catalogue, and after it a reform of figures. */
static int orders_there_are(void)
{
    return reform_count + 1;
}

static struct scenario_order nth_order(int i, day begin, day end)
{
    if (i < reform_count)
        return order_of(reform_catalogue[i], given_presets(reform_catalogue[i]), begin, end);
    struct scenario_order order = order_of_figures(begin, end);
    order_set(&order, RULE_TASK_PRICE, 0.53);
    order_set(&order, RULE_ASKED, 3.1);
    return order;
}

static struct outcome run_with(struct scenario scenario, struct scenario_order *order)
{
    scenario.orders = order;
    scenario.n_orders = order ? 1 : 0;
    struct outcome outcome = run_of(&scenario, 1, 1);
    if (outcome.status)
        fail_msg("%s", outcome.fault.en);
    return outcome;
}

static void neutral_is_nothing(void **state)
{
    (void)state;
    const struct scenario scenario = small_city(4711);
    struct outcome base = run_with(scenario, NULL);
    assert_int_equal(base.facts.touches, 0);
    for (int i = 0; i < orders_there_are(); i++)
        for (int way = 0; way < 3; way++) {
            struct scenario_order order = nth_order(i, on(2010, 5, 17), on(2010, 8, 3));
            if (way == 0)
                order.intensity = 0;
            if (way == 1 && order.reform)
                memcpy(order.given, order.reform->neutral, order.reform->parameters.size);
            if (way == 1 && !order.reform) { /* set to what they are */
                struct rules rules;
                rules_baseline(&scenario.parameters, &rules);
                for (int k = 0; k < order.n_set; k++)
                    order.set_value[k] = rules.figure[order.set_rule[k]];
            }
            struct outcome with = run_with(scenario, &order);
            /* begun at six places: each touch once */
            int touches = order.reform ? order.reform->n_touches : order.n_set;
            assert_int_equal(with.facts.touches, 6 * touches);
            assert_int_equal(same_digest(&base, &with), way < 2);
            assert_int_equal(base.facts.events == with.facts.events, way < 2);
            outcome_free(&with);
            free(order.given);
        }
    outcome_free(&base);
}

/* In the burn-in, on the first day, in the middle, on the last day, after the end. */
static void nothing_before_its_date(void **state)
{
    (void)state;
    struct scenario scenario = small_city(UINT64_C(0xfedcba9876543210));
    const struct {
        day begin;
        int first; /* recorded day that may differ */
        bool must;
    } dates[] = {{on(2010, 1, 10), 0, true},
                 {on(2010, 3, 1), 0, true},
                 {on(2010, 5, 17), on(2010, 5, 17) - on(2010, 3, 1), true},
                 {on(2010, 8, 31), on(2010, 8, 31) - on(2010, 3, 1), false},
                 {on(2010, 9, 1), INT32_MAX, false},
                 {on(2012, 2, 29), INT32_MAX, false}};
    scenario.run.record = RECORD_DAY;
    struct outcome base = run_with(scenario, NULL);
    for (int i = 0; i < orders_there_are(); i++)
        for (size_t d = 0; d < sizeof dates / sizeof dates[0]; d++) {
            struct scenario_order order = nth_order(i, dates[d].begin, INT32_MAX);
            struct outcome with = run_with(scenario, &order);
            int first = first_difference(&base.record, &with.record);
            if (dates[d].must) {
                assert_true(first >= dates[d].first);
                assert_true(first < dates[d].first + 30); /* at least within a month */
            } else
                assert_true(first == -1 || first >= dates[d].first);
            if (dates[d].first == INT32_MAX) {
                assert_true(same_digest(&base, &with));
            }
            outcome_free(&with);
            free(order.given);
        }
    outcome_free(&base);

    /* and by months: the first record after the date differs at full strength */
    scenario.run.record = RECORD_MONTH;
    base = run_with(scenario, NULL);
    for (int i = 0; i < orders_there_are(); i++) {
        struct scenario_order order = nth_order(i, on(2010, 6, 1), INT32_MAX);
        struct outcome with = run_with(scenario, &order);
        assert_int_equal(first_difference(&base.record, &with.record), 3);
        outcome_free(&with);
        free(order.given);
    }
    outcome_free(&base);
}

/* A reform that ended before the recording never acted; one that ended in it is over. */
static void ended_before_the_start_never_acts(void **state)
{
    (void)state;
    const struct scenario scenario = small_city(8);
    struct outcome base = run_with(scenario, NULL);
    for (int i = 0; i < orders_there_are(); i++) {
        struct scenario_order order = nth_order(i, on(2010, 1, 3), on(2010, 3, 1));
        struct outcome with = run_with(scenario, &order);
        assert_true(same_digest(&base, &with));
        assert_int_equal(with.facts.touches, 0);
        outcome_free(&with);
        order.end = on(2010, 3, 2); /* a day longer, and it acts through all the burn-in */
        with = run_with(scenario, &order);
        assert_false(same_digest(&base, &with));
        outcome_free(&with);
        free(order.given);
    }
    outcome_free(&base);
}

static void only_the_rules_it_names(void **state)
{
    (void)state;
    struct scenario scenario = small_city(12);
    for (int i = 0; i < orders_there_are(); i++) {
        struct scenario_order order = nth_order(i, on(2010, 5, 17), on(2010, 8, 3));
        struct arm arm;
        struct world world;
        struct fault fault = {0};
        struct fold_order fold;
        scenario.orders = &order;
        scenario.n_orders = 1;
        fold_order_of(&order, &fold);
        assert_int_equal(arm_init(&arm, &scenario, &fault), 0);
        assert_int_equal(world_init(&world, &scenario, &arm.layout, &arm.periods, &arm.calendar,
                                    1, NULL, &fault), 0);
        const struct rules before = world.rules[0];
        assert_int_equal(window_run(&world.window, on(2010, 5, 16), 1, &fault), 0);
        assert_memory_equal(&world.rules[0], &before, sizeof before);
        assert_int_equal(window_run(&world.window, on(2010, 5, 18), 1, &fault), 0);
        for (uint32_t p = 0; p < world.n_communities; p++) {
            int changed = 0;
            for (int r = 0; r < N_RULES; r++) {
                bool named = false, same;
                for (int t = 0; t < fold.n_touches; t++)
                    named |= fold.touches[t].rule == (enum rule)r;
                same = world.rules[p].figure[r] == before.figure[r];
                if (rule_rows[r].kind == RULE_PROCEDURE)
                    same = !memcmp(rules_procedure(&world.rules[p], (enum rule)r),
                                   rules_procedure(&before, (enum rule)r),
                                   sizeof(struct procedure));
                changed += !same;
                assert_true(same || named);
            }
            assert_true(changed > 0);
        }
        assert_int_equal(window_run(&world.window, on(2010, 8, 3), 1, &fault), 0);
        for (uint32_t p = 0; p < world.n_communities; p++)
            assert_memory_equal(&world.rules[p], &before, sizeof before);
        assert_int_equal(world_run(&world, 1, &fault), 0);
        world_free(&world);
        arm_free(&arm);
        free(order.given);
    }
}

static int64_t tasks_of(const struct community *community, enum body body)
{
    int64_t n = 0;
    for (uint32_t t = 0; t < community->tasks.table.n; t++)
        n += community->tasks.state[t] != TASK_FREE && community->tasks.body[t] == body;
    return n;
}

/* Separation ends: what the workstation had is the committee's, and stays it; who was lent
 * is back; nobody is left over. With seconded, hired and dual staff, and counters moved. */
static void an_end_leaves_nothing_behind(void **state)
{
    (void)state;
    struct scenario scenario = small_city(20);
    struct scenario_order order = {0};
    for (int i = 0; i < reform_count; i++)
        if (!strcmp(reform_catalogue[i]->name, "separation"))
            order = nth_order(i, on(2010, 4, 9), on(2010, 7, 8));
    assert_non_null(order.reform);
    const struct {
        double moved, hired, dual, counter;
    } mixes[] = {{3, 0, 0, 0.5}, {0, 2, 0, 1}, {0, 0, 0.5, 1}, {4, 2, 0.5, 1}, {0, 0, 0, 1}};
    scenario.orders = &order;
    scenario.n_orders = 1;
    scenario.parameters.work.hard_share = 0.9; /* many cases are passed round, and are away */
    scenario.parameters.work.clarity = 0.1;
    for (size_t m = 0; m < sizeof mixes / sizeof mixes[0]; m++) {
        struct arm arm;
        struct world world;
        struct fault fault = {0};
        const struct parameter_table *table = &order.reform->parameters;
        parameter_put(parameter_find(table, "posts_moved"), order.given, mixes[m].moved);
        parameter_put(parameter_find(table, "posts_hired"), order.given, mixes[m].hired);
        parameter_put(parameter_find(table, "dual_posts"), order.given, mixes[m].dual);
        parameter_put(parameter_find(table, "counter_share"), order.given, mixes[m].counter);
        assert_int_equal(arm_init(&arm, &scenario, &fault), 0);
        assert_int_equal(world_init(&world, &scenario, &arm.layout, &arm.periods, &arm.calendar,
                                    1, NULL, &fault), 0);
        assert_int_equal(window_run(&world.window, on(2010, 7, 8), 1, &fault), 0);
        int64_t at_work = 0;
        for (uint32_t c = 0; c < world.n_communities; c++)
            at_work += tasks_of(&world.communities[c], BODY_WORKSTATION);
        /* where nobody serves the workstation its work never leaves the committee */
        assert_int_equal(at_work > 0, m + 1 < sizeof mixes / sizeof mixes[0]);
        for (day today = on(2010, 7, 9); today < on(2010, 7, 25); today++) {
            assert_int_equal(window_run(&world.window, today, 1, &fault), 0);
            for (uint32_t c = 0; c < world.n_communities; c++) {
                const struct community *community = &world.communities[c];
                assert_int_equal(tasks_of(community, BODY_WORKSTATION), 0);
                assert_int_equal(staff_employed(&community->staff, BODY_WORKSTATION), 0);
                assert_int_equal(community->seconded[0] | community->hired[0] |
                                 community->dual[0], 0);
                assert_int_equal(community->money.balance[MONEY_WORKSTATION], 0);
                assert_int_equal(books_close(&world, c, true, &fault), 0);
            }
        }
        for (uint32_t s = 0; s < world.n_streets; s++)
            assert_int_equal(world.streets[s].out[0], 0);
        world_free(&world);
        arm_free(&arm);
    }
    free(order.given);
}

/* Two at once are each and the other: the digest knows which two, not in what order they
 * were written down (the scenario sorts them by name). */
static void two_at_once(void **state)
{
    (void)state;
    struct scenario scenario = small_city(64);
    scenario.run.burn_in = 0;
    scenario.run.length = 2;
    struct outcome base = run_with(scenario, NULL);
    for (int i = 0; i < reform_count; i++)
        for (int k = i + 1; k < reform_count; k++) {
            struct scenario_order two[2] = {nth_order(i, on(2010, 3, 20), INT32_MAX),
                                            nth_order(k, on(2010, 3, 25), on(2010, 4, 20))};
            struct outcome one = run_with(scenario, &two[0]), both;
            scenario.orders = two;
            scenario.n_orders = 2;
            both = run_of(&scenario, 1, 1);
            assert_int_equal(both.status, 0);
            assert_false(same_digest(&one, &both));
            two[1].intensity = 0;
            struct outcome neutral = run_of(&scenario, 1, 1);
            assert_true(same_digest(&one, &neutral));
            assert_true(neutral.facts.touches > one.facts.touches);
            outcome_free(&one);
            outcome_free(&both);
            outcome_free(&neutral);
            free(two[0].given);
            free(two[1].given);
        }
    outcome_free(&base);
}

/* ---- one case in a million ---- */

/* Everything but the procedure is as without: only the lottery is left. */
static struct scenario_order lottery(int64_t intensity)
{
    for (int i = 0; i < reform_count; i++)
        if (!strcmp(reform_catalogue[i]->name, "separation")) {
            struct scenario_order order = nth_order(i, on(2010, 3, 1), INT32_MAX);
            memcpy(order.given, order.reform->neutral, order.reform->parameters.size);
            parameter_put(parameter_find(&order.reform->parameters, "route"), order.given,
                          ROUTE_WORKSTATION);
            order.intensity = intensity;
            return order;
        }
    fail_msg("%s", "there is no separation in the catalogue");
    return (struct scenario_order){0};
}

/* Departments' tasks that lie with the workstations, as identities. */
static uint32_t won(struct scenario *scenario, uint64_t *identity, uint32_t most, day until)
{
    struct arm arm;
    struct world world;
    struct fault fault = {0};
    uint32_t n = 0;
    assert_int_equal(arm_init(&arm, scenario, &fault), 0);
    assert_int_equal(world_init(&world, scenario, &arm.layout, &arm.periods, &arm.calendar, 1,
                                NULL, &fault), 0);
    assert_int_equal(window_run(&world.window, until, 1, &fault), 0);
    for (uint32_t c = 0; c < world.n_communities; c++) {
        const struct tasks *tasks = &world.communities[c].tasks;
        for (uint32_t t = 0; t < tasks->table.n; t++)
            if (tasks->state[t] != TASK_FREE && tasks->body[t] == BODY_WORKSTATION &&
                tasks->class[t] == TASK_ADMIN && n < most)
                identity[n++] = tasks->identity[t];
    }
    world_free(&world);
    arm_free(&arm);
    return n;
}

static bool wins(const struct chance *chance, uint64_t identity, int64_t dose)
{
    struct procedure procedure = {.base = ROUTE_COMMITTEE, .amended = ROUTE_WORKSTATION,
                                  .dose = dose, .reform = fold_identity("separation")};
    return fold_case(&procedure, chance, PURPOSE_ROUTE, identity) == ROUTE_WORKSTATION;
}

static void a_lottery_only_cases_win(void **state)
{
    (void)state;
    struct scenario scenario = small_city(3);
    const struct chance chance = chance_under(scenario.run.seed, 1);
    struct outcome base = run_with(scenario, NULL);
    struct scenario_order order = lottery(1);
    struct outcome with = run_with(scenario, &order);
    uint64_t identity[4096];
    uint32_t lost = 0;
    assert_true(same_digest(&base, &with)); /* and nobody would be there to do it */
    assert_int_equal(with.facts.touches, 6 * order.reform->n_touches);
    outcome_free(&with);
    outcome_free(&base);

    /* where people are, every winner has u < dose, and not every one would at less */
    scenario.orders = &order;
    scenario.n_orders = 1;
    order.intensity = 400000;
    scenario.parameters.work.admin_hours = 16000;
    scenario.parameters.work.admin_tasks = 3000;
    parameter_put(parameter_find(&order.reform->parameters, "posts_hired"), order.given, 5);
    uint32_t n = won(&scenario, identity, 4096, on(2010, 5, 1));
    assert_true(n > 20);
    for (uint32_t i = 0; i < n; i++) {
        assert_true(wins(&chance, identity[i], 400000));
        lost += !wins(&chance, identity[i], 200000);
    }
    assert_true(lost > n / 5 && lost < n);
    free(order.given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(neutral_is_nothing),
        cmocka_unit_test(nothing_before_its_date),
        cmocka_unit_test(ended_before_the_start_never_acts),
        cmocka_unit_test(only_the_rules_it_names),
        cmocka_unit_test(an_end_leaves_nothing_behind),
        cmocka_unit_test(two_at_once),
        cmocka_unit_test(a_lottery_only_cases_win),
    };
    return cmocka_run_group_tests_name("neutral", tests, NULL, NULL);
}
