/* test_assumptions - what is assumed is drawn for each replicate: which numbers, by what law,
 * the same in all arms; and what is not, stays as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/yaml.h"
#include "models/assumptions.h"
#include "models/purposes.h"
#include "sim/maths.h"
#include "sim/random.h"
#include "tests/promises/arms.h"

static struct faults faults;

static int build(struct scenario *scenario, const char *text)
{
    struct tree tree = {0};
    const struct tree *chain[] = {&tree};
    static const char list[] = "name,department,per_year,hours\nfire,F,12,4\naid,A,20,5\n";
    const struct scenario_tables tables = {.tasks_name = "l.csv", .tasks = list};
    faults = (struct faults){0};
    assert_int_equal(yaml_tree(text, strlen(text), "one.yaml", &tree, &faults), 0);
    int status = scenario_build(scenario, "test", chain, 1, NULL, 0, &tables, &faults);
    tree_free(&tree);
    return status;
}

static struct scenario built(const char *text)
{
    struct scenario scenario;
    if (build(&scenario, text))
        fail_msg("%s", faults.fault[0].en);
    return scenario;
}

static struct scenario drawn_of(const struct scenario *scenario, uint32_t replicate)
{
    struct scenario drawn;
    struct fault fault = {0};
    assert_int_equal(assumptions_draw(&drawn, scenario, replicate, &fault), 0);
    return drawn;
}

static struct assumption *list_of(const struct scenario *scenario, int *n)
{
    *n = assumptions_list(scenario, NULL);
    struct assumption *list = calloc((size_t)*n + 1, sizeof *list);
    assert_non_null(list);
    assert_int_equal(assumptions_list(scenario, list), *n);
    return list;
}

static const struct assumption *find(const struct assumption *list, int n, const char *name)
{
    for (int i = 0; i < n; i++)
        if (!strcmp(list[i].name, name))
            return &list[i];
    return NULL;
}

static bool draws(const struct scenario *scenario, const char *name)
{
    int n;
    struct assumption *list = list_of(scenario, &n);
    bool found = find(list, n, name);
    free(list);
    return found;
}

static bool is_joint(const char *name)
{
    for (int j = 0; j < N_JOINTS; j++)
        for (int k = 0; k < JOINT_MOST && joints[j].rows[k]; k++)
            if (!strcmp(joints[j].rows[k], name))
                return true;
    return false;
}

#define DRAWN "shequ: 1\nrun: {assumptions: drawn, seed: 2385}\n"

/* ---- which ---- */

static void what_is_drawn(void **state)
{
    (void)state;
    struct scenario scenario = built(DRAWN "reforms: {separation: {begin: 2010-03-01}}\n");
    int n;
    struct assumption *list = list_of(&scenario, &n);
    assert_true(n > 300);
    for (int i = 0; i < n; i++) {
        const struct parameter *row = list[i].row;
        assert_int_equal(row->grade, GRADE_ASSUMED);
        assert_false(row->flags & (PARAMETER_SIZES | PARAMETER_LEVER));
        assert_true(row->type != PARAMETER_COUNT && row->type != PARAMETER_CHOICE);
        assert_true(row->low < row->high && row->low >= row->limit_low &&
                    row->high <= row->limit_high);
        assert_true(strncmp(list[i].name, "structure.", 10) && strncmp(list[i].name, "mechanisms.", 11));
        for (int k = 0; k < i; k++) /* names are addresses */
            assert_string_not_equal(list[i].name, list[k].name);
    }
    static const char *const drawn[] = {"work.need_rate", "work.patience", "staff.wage",
                                        "capture.odds", "reforms.separation.coordination"};
    static const char *const held[] = {
        "community.households", "community.staff", "street.staff", "work.departments", /* sizes */
        "election.later_term", "work.service_law", "structure.trust",  /* counts and choices */
        "work.scope", "reforms.separation.dual_posts", "reforms.separation.posts_moved", /* levers */
        "fund.yearly", "staff.grid", "work.firms", /* not there */
        "work.admin_hours", "work.items"};         /* measured or fitted */
    for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++)
        assert_non_null(find(list, n, drawn[i]));
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        assert_null(find(list, n, held[i]));
    /* and what is held has its bits in every replicate */
    for (uint32_t r = 1; r <= 9; r++) {
        struct scenario own = drawn_of(&scenario, r);
        for (int i = 0; i < parameters_table.count; i++) {
            const struct parameter *row = &parameters_table.rows[i];
            const char *a = (const char *)&own.parameters, *b = (const char *)&scenario.parameters;
            assert_int_equal(memcmp(a + row->at, b + row->at, 8) == 0,
                             !find(list, n, row->name));
        }
        assumptions_free(&own);
    }
    free(list);
    scenario_free(&scenario);
}

static void what_is_written_is_held(void **state)
{
    (void)state;
    struct scenario scenario =
        built(DRAWN "parameters:\n"
                    "  work: {need_rate: 0.31, counter_rate: {value: 0.7, source: our desk},\n"
                    "         patience: 0, clarity: {value: 0.6, source: 'assumed: as usual'}}\n"
                    "  trust: {gain: 0.09, drift: null}\n"
                    "reforms: {admission: {begin: 2010-03-01, hours: 7.5, override: 0.3}}\n");
    static const char *const held[] = {"work.need_rate", "work.counter_rate", "work.patience",
                                       "work.clarity", "trust.gain", "reforms.admission.hours",
                                       "reforms.admission.override"};
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        assert_false(draws(&scenario, held[i]));
    assert_true(draws(&scenario, "trust.drift")); /* forgotten is not written */
    assert_true(draws(&scenario, "reforms.admission.off_list"));
    scenario_free(&scenario);

    scenario = built(DRAWN "work: {tasks: l.csv}\n"); /* a table's numbers are the city's */
    assert_false(draws(&scenario, "work.admin_tasks"));
    assert_false(draws(&scenario, "work.dominance"));
    scenario_free(&scenario);
}

static void fixed_is_as_it_was(void **state)
{
    (void)state;
    struct scenario scenario = built("shequ: 1\nreforms: {admission: {begin: 2010-03-01}}\n");
    assert_int_equal(assumptions_list(&scenario, NULL), 0);
    assert_null(strstr(scenario.resolved, "drawn"));
    struct scenario own = drawn_of(&scenario, 3);
    assert_memory_equal(&own.parameters, &scenario.parameters, sizeof own.parameters);
    assert_memory_equal(own.orders[0].given, scenario.orders[0].given,
                        own.orders[0].reform->parameters.size);
    assumptions_free(&own);
    assumptions_free(&own); /* twice is safe */
    struct scenario said = built("shequ: 1\nrun: {assumptions: fixed}\n"
                                 "reforms: {admission: {begin: 2010-03-01}}\n");
    assert_string_equal(said.inputs_digest, scenario.inputs_digest);
    scenario_free(&said);
    scenario_free(&scenario);
}

/* ---- by address ---- */

static void same_in_all_arms(void **state)
{
    (void)state;
    struct scenario base = built(DRAWN);
    struct scenario one = built(DRAWN "reforms: {separation: {begin: 2010-03-01}}\n");
    struct scenario two = built(DRAWN "parameters: {work: {clarity: 0.8}, property: {fee: 2}}\n"
                                      "reforms: {admission: {begin: 2010-03-01},\n"
                                      "          separation: {begin: 2011-03-01, dual_posts: 0.6}}\n");
    const struct scenario *arms[] = {&base, &one, &two};
    int n[3], compared = 0;
    struct assumption *lists[3];
    for (int a = 0; a < 3; a++)
        lists[a] = list_of(arms[a], &n[a]);
    assert_int_equal(n[1], n[0] + 4); /* coordination, meeting_hours, oversight, premises */
    assert_int_equal(n[2], n[1] - 2 + 5);
    for (uint32_t r = 1; r <= 20; r++) {
        struct scenario own[3];
        for (int a = 0; a < 3; a++)
            own[a] = drawn_of(arms[a], r);
        for (int a = 0; a < 3; a++)
            for (int i = 0; i < n[2]; i++) {
                const struct assumption *here = find(lists[a], n[a], lists[2][i].name);
                compared += here != NULL;
                if (here)
                    assert_true(assumption_of(here, &own[a]) == assumption_of(&lists[2][i], &own[2]));
            }
        assert_true(own[2].parameters.work.clarity == 0.8); /* as the arm declares */
        assert_true(own[2].parameters.property.fee == 2);
        for (int a = 0; a < 3; a++)
            assumptions_free(&own[a]);
    }
    assert_true(compared > 20 * 2 * 300);
    for (int a = 0; a < 3; a++)
        free(lists[a]);
    scenario_free(&base);
    scenario_free(&one);
    scenario_free(&two);
}

/* The value hangs on (seed, replicate, name), so that no row added beside it can move it. */
static void by_name_and_not_by_position(void **state)
{
    (void)state;
    struct scenario scenario = built(DRAWN "reforms: {admission: {begin: 2010-03-01}}\n");
    struct scenario other = built("shequ: 1\nrun: {assumptions: drawn, seed: 2386}\n"
                                  "reforms: {admission: {begin: 2010-03-01}}\n");
    int n;
    struct assumption *list = list_of(&scenario, &n);
    struct scenario first = drawn_of(&scenario, 1), again = drawn_of(&scenario, 1);
    struct scenario second = drawn_of(&scenario, 2), elsewhere = drawn_of(&other, 1);
    const struct chance chance = chance_under(2385, 1);
    for (int i = 0; i < n; i++) {
        const double value = assumption_of(&list[i], &first);
        assert_true(assumption_of(&list[i], &again) == value);
        assert_true(assumption_of(&list[i], &second) != value);
        assert_true(assumption_of(&list[i], &elsewhere) != value);
        if (is_joint(list[i].name))
            continue;
        struct draw draw = draw_at(&chance, PURPOSE_ASSUMPTION, fold_identity(list[i].name), 0);
        struct scenario put = first;
        void *values = list[i].order < 0 ? (void *)&put.parameters : put.orders[0].given;
        parameter_put(list[i].row, values, assumption_value(list[i].row, draw_uniform(&draw)));
        assert_true(assumption_of(&list[i], &put) == value);
    }
    free(list);
    assumptions_free(&first);
    assumptions_free(&again);
    assumptions_free(&second);
    assumptions_free(&elsewhere);
    scenario_free(&scenario);
    scenario_free(&other);
}

/* ---- by what law ---- */

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Kolmogorov's D against the uniform law, with n = 3000 values of each of some 320 numbers. At
 * D > sqrt(ln(2 / 1e-7) / 2n) the chance that any of them is an alarm is 3.2e-5; the seed is
 * fixed. Numbers of a joint are conditioned and not uniform. */
static void laws_are_as_said(void **state)
{
    (void)state;
    enum { REPLICATES = 3000 };
    struct scenario scenario = built(DRAWN);
    int n, logs = 0;
    struct assumption *list = list_of(&scenario, &n);
    double *u = calloc((size_t)n * REPLICATES, sizeof *u);
    assert_non_null(u);
    for (uint32_t r = 0; r < REPLICATES; r++) {
        struct scenario own = drawn_of(&scenario, r + 1);
        for (int i = 0; i < n; i++) {
            const struct parameter *row = list[i].row;
            const double x = assumption_of(&list[i], &own);
            assert_true(x >= row->low && x <= row->high);
            u[(size_t)i * REPLICATES + r] =
                assumption_law(row) == ASSUMPTION_LOG_UNIFORM
                    ? maths_log(x / row->low) / maths_log(row->high / row->low)
                    : (x - row->low) / (row->high - row->low);
        }
        for (int j = 0; j < N_JOINTS; j++)
            assert_true(joints[j].room(&own.parameters) >= 0);
        assumptions_free(&own);
    }
    const double most = maths_sqrt(maths_log(2e7) / (2 * REPLICATES));
    for (int i = 0; i < n; i++) {
        double *sorted = u + (size_t)i * REPLICATES, distance = 0;
        logs += assumption_law(list[i].row) == ASSUMPTION_LOG_UNIFORM;
        if (is_joint(list[i].name))
            continue;
        qsort(sorted, REPLICATES, sizeof *sorted, by_size);
        for (int k = 0; k < REPLICATES; k++) {
            const double above = (k + 1.0) / REPLICATES - sorted[k];
            const double below = sorted[k] - (double)k / REPLICATES;
            distance = above > distance ? above : distance;
            distance = below > distance ? below : distance;
        }
        if (distance > most)
            fail_msg("%s: D = %g", list[i].name, distance);
    }
    assert_in_range(logs, 60, n - 60);
    free(u);
    free(list);
    scenario_free(&scenario);
}

static void the_law_of_a_row(void **state)
{
    (void)state;
    struct parameter row = {.type = PARAMETER_REAL, .grade = GRADE_ASSUMED, .low = 0.05,
                            .high = 0.5, .preset = 0.2};
    assert_int_equal(assumption_law(&row), ASSUMPTION_LOG_UNIFORM); /* tenfold, but for a bit */
    assert_true(assumption_value(&row, 0.5) > 0.158 && assumption_value(&row, 0.5) < 0.1582);
    row.high = 0.45;
    assert_int_equal(assumption_law(&row), ASSUMPTION_UNIFORM);
    assert_true(assumption_value(&row, 0.25) > 0.1499 && assumption_value(&row, 0.25) < 0.1501);
    row.low = 0;
    assert_int_equal(assumption_law(&row), ASSUMPTION_UNIFORM);
    row.preset = 0;
    assert_int_equal(assumption_law(&row), ASSUMPTION_HELD);
    row.preset = 0.6; /* beyond its range */
    assert_int_equal(assumption_law(&row), ASSUMPTION_HELD);
    row.preset = 0.2;
    row.grade = GRADE_CALIBRATED;
    assert_int_equal(assumption_law(&row), ASSUMPTION_HELD);
    assert_string_equal(assumption_law_key(ASSUMPTION_LOG_UNIFORM), "log-uniform");
}

/* ---- together ---- */

static void joints_are_well_formed(void **state)
{
    (void)state;
    struct parameters given;
    parameter_presets(&parameters_table, &given);
    for (int j = 0; j < N_JOINTS; j++) {
        assert_true(joints[j].room(&given) >= 0);
        for (int k = 0; k < JOINT_MOST && joints[j].rows[k]; k++) {
            const struct parameter *row = parameter_find(&parameters_table, joints[j].rows[k]);
            assert_non_null(row);
            const double before = joints[j].room(&given), value = parameter_value(row, &given);
            parameter_put(row, &given, value * (joints[j].toward[k] > 0 ? 1.01 : 0.99));
            assert_true(joints[j].room(&given) > before);
            parameter_put(row, &given, value);
            for (int other = 0; other < j; other++)
                for (int i = 0; i < JOINT_MOST && joints[other].rows[i]; i++)
                    assert_string_not_equal(joints[other].rows[i], joints[j].rows[k]);
        }
    }
}

static void a_joint_is_drawn_again_alone(void **state)
{
    (void)state;
    struct scenario loose = built(DRAWN);
    struct scenario tight = built(DRAWN "parameters: {work: {wish_plans: 0.29}}\n");
    int moved = 0;
    for (uint32_t r = 1; r <= 400; r++) {
        struct scenario a = drawn_of(&loose, r), b = drawn_of(&tight, r);
        assert_true(joints[2].room(&b.parameters) >= 0);
        moved += a.parameters.work.wish_activities != b.parameters.work.wish_activities;
        assert_true(a.parameters.work.need_rate == b.parameters.work.need_rate);
        assert_true(a.parameters.inspection.base == b.parameters.inspection.base);
        assumptions_free(&a);
        assumptions_free(&b);
    }
    assert_in_range(moved, 1, 120); /* a sum above 1 is the exception */
    scenario_free(&loose);
    scenario_free(&tight);

    /* hardly any room: still drawn, or refused before anything runs */
    tight = built(DRAWN "parameters: {work: {wish_activities: 0.985}}\n");
    for (uint32_t r = 1; r <= 5; r++) {
        struct scenario own = drawn_of(&tight, r);
        assert_true(joints[2].room(&own.parameters) >= 0);
        assumptions_free(&own);
    }
    scenario_free(&tight);
    assert_int_equal(build(&tight, DRAWN "parameters: {work: {wish_activities: 1}}\n"), FAULT_INPUT);
    assert_non_null(strstr(faults.fault[0].en, "work.wish_plans"));
    assert_int_equal(faults.fault[0].line, 2);
}

/* ---- the text ---- */

static void resolved_text_draws_the_same(void **state)
{
    (void)state;
    struct scenario scenario =
        built(DRAWN "parameters: {work: {need_rate: 0.31}, trust: {gain: {value: 0.07, source: us}}}\n"
                    "reforms: {admission: {begin: 2010-03-01, hours: 7.5}}\n");
    struct scenario again = built(scenario.resolved);
    assert_string_equal(again.resolved, scenario.resolved);
    assert_string_equal(again.inputs_digest, scenario.inputs_digest);
    assert_non_null(strstr(scenario.resolved, "  assumptions: drawn\n"));
    assert_non_null(strstr(scenario.resolved, "# work.counter_hours: drawn, uniform from 0.3 to 1.5 h\n"));
    struct assumptions_count a = assumptions_count(&scenario), b = assumptions_count(&again);
    assert_memory_equal(&a, &b, sizeof a);
    struct scenario one = drawn_of(&scenario, 4), two = drawn_of(&again, 4);
    assert_memory_equal(&one.parameters, &two.parameters, sizeof one.parameters);
    assert_memory_equal(one.orders[0].given, two.orders[0].given,
                        one.orders[0].reform->parameters.size);
    assumptions_free(&one);
    assumptions_free(&two);
    scenario_free(&again);
    scenario_free(&scenario);

    /* the resolved text of a fixed run writes all: told when it is to draw */
    scenario = built("shequ: 1\n");
    static const char drawn[] = "  assumptions: drawn\n";
    const size_t size = strlen(scenario.resolved) + sizeof drawn;
    char *text = calloc(1, size);
    assert_non_null(text);
    const char *after = strstr(scenario.resolved, "run:\n") + strlen("run:\n");
    snprintf(text, size, "%.*s%s%s", (int)(after - scenario.resolved), scenario.resolved, drawn,
             after);
    scenario_free(&scenario);
    scenario = built(text);
    assert_int_equal(assumptions_list(&scenario, NULL), 0);
    assert_int_equal(faults.n_warnings, 1);
    assert_non_null(strstr(faults.warning[0].en, "nothing is drawn"));
    free(text);
    scenario_free(&scenario);
}

static void numbers_are_counted_by_origin(void **state)
{
    (void)state;
    struct scenario scenario = built("shequ: 1\n");
    const struct assumptions_count none = assumptions_count(&scenario);
    scenario_free(&scenario);
    int choices = 0;
    for (int i = 0; i < parameters_table.count; i++)
        choices += parameters_table.rows[i].type == PARAMETER_CHOICE;
    assert_int_equal(none.city, 0);
    assert_int_equal(none.drawn, 0);
    assert_int_equal(none.city + none.published + none.assumed, parameters_table.count - choices);

    scenario = built(DRAWN "parameters:\n"
                           "  work: {need_rate: {value: 0.31, source: ours}, admin_hours: 8000,\n"
                           "         counter_rate: {value: 0.7, source: 'assumed: by us'}}\n"
                           "reforms: {admission: {begin: 2010-03-01, hours: {value: 5, source: ours}},\n"
                           "          separation: {begin: 2010-03-01}}\n");
    const struct assumptions_count some = assumptions_count(&scenario);
    assert_int_equal(some.city, 2);
    assert_int_equal(some.published, none.published - 1); /* moved without a source */
    assert_int_equal(some.assumed, none.assumed - 1 + 1 + 4 + 4); /* levers are not counted */
    assert_int_equal(some.drawn, assumptions_list(&scenario, NULL));
    scenario_free(&scenario);
}

/* ---- runs ---- */

/* Whatever is set by hand is as good as written. */
static struct scenario drawn_city(void)
{
    struct scenario scenario = small_city(4711);
    struct parameters presets;
    parameter_presets(&parameters_table, &presets);
    scenario.run.drawn = true;
    for (int i = 0; i < parameters_table.count; i++)
        scenario.written[i] = memcmp((const char *)&presets + parameters_table.rows[i].at,
                                     (const char *)&scenario.parameters +
                                         parameters_table.rows[i].at, 8) != 0;
    return scenario;
}

static struct outcome ran(const struct scenario *scenario, uint32_t replicate, int threads)
{
    struct outcome outcome = run_of(scenario, replicate, threads);
    if (outcome.status) /* books that do not close are one */
        fail_msg("replicate %u: %s", replicate, outcome.fault.en);
    return outcome;
}

static void replicates_run_and_differ(void **state)
{
    (void)state;
    struct scenario scenario = drawn_city(), fixed = drawn_city();
    fixed.run.drawn = false;
    struct outcome before = {0};
    for (uint32_t r = 1; r <= 30; r++) {
        struct outcome one = ran(&scenario, r, 1), many = ran(&scenario, r, 3);
        struct outcome plain = ran(&fixed, r, 1);
        assert_true(same_digest(&one, &many));
        assert_false(same_digest(&one, &plain));
        assert_false(r > 1 && same_digest(&one, &before));
        outcome_free(&before);
        outcome_free(&many);
        outcome_free(&plain);
        before = one;
    }
    outcome_free(&before);
}

/* The baseline of what a reform touches stays as it is; neutral values are neutral to that. */
static void hold_touched(struct scenario *scenario, const struct reform *reform)
{
    for (int t = 0; t < reform->n_touches; t++)
        for (int i = 0; i < parameters_table.count; i++)
            if (parameters_table.rows[i].at == rule_rows[reform->touches[t].rule].parameter)
                scenario->written[i] = true;
}

/* A reform that is ordered at no intensity, or at neutral values, leaves a replicate as it is,
 * whatever is drawn of its own numbers. */
static void neutral_is_nothing(void **state)
{
    (void)state;
    for (int i = 0; i < reform_count; i++)
        for (int way = 0; way < 3; way++) {
            struct scenario scenario = drawn_city(), with;
            struct scenario_order order = order_of(reform_catalogue[i],
                                                   given_presets(reform_catalogue[i]),
                                                   on(2010, 5, 17), on(2010, 8, 3));
            if (way == 0)
                order.intensity = 0;
            if (way == 1) {
                hold_touched(&scenario, order.reform);
                memcpy(order.given, order.reform->neutral, order.reform->parameters.size);
                memset(order.given_written, true, sizeof order.given_written);
            }
            with = scenario;
            with.orders = &order;
            with.n_orders = 1;
            struct outcome base = ran(&scenario, 2, 1), outcome = ran(&with, 2, 1);
            if (same_digest(&base, &outcome) != (way < 2))
                fail_msg("%s, way %d", order.name, way);
            outcome_free(&base);
            outcome_free(&outcome);
            free(order.given);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_drawn),
        cmocka_unit_test(what_is_written_is_held),
        cmocka_unit_test(fixed_is_as_it_was),
        cmocka_unit_test(same_in_all_arms),
        cmocka_unit_test(by_name_and_not_by_position),
        cmocka_unit_test(laws_are_as_said),
        cmocka_unit_test(the_law_of_a_row),
        cmocka_unit_test(joints_are_well_formed),
        cmocka_unit_test(a_joint_is_drawn_again_alone),
        cmocka_unit_test(resolved_text_draws_the_same),
        cmocka_unit_test(numbers_are_counted_by_origin),
        cmocka_unit_test(replicates_run_and_differ),
        cmocka_unit_test(neutral_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
