/* test_structure.c - structural variants: choice of task, trust, departments with quotas. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "cli/yaml.h"
#include "models/purposes.h"
#include "tests/promises/arms.h"

/* ---- in a scenario ---- */

static void test_written(void **state)
{
    (void)state;
    static const char text[] = "shequ: 1\nstructure: {task_choice: deadline, trust: bayesian}\n"
                               "parameters: {structure: {department: quota}}\n";
    struct tree tree = {0};
    const struct tree *chain[] = {&tree};
    const struct setting over[] = {{"structure.trust", "symmetric"}};
    struct faults faults = {0};
    struct scenario scenario;
    assert_int_equal(yaml_tree(text, strlen(text), "one.yaml", &tree, &faults), 0);
    assert_int_equal(scenario_build(&scenario, "test", chain, 1, over, 1, &(struct scenario_tables){0}, &faults), 0);
    assert_int_equal(scenario.parameters.structure.task_choice, CHOICE_DEADLINE);
    assert_int_equal(scenario.parameters.structure.trust, TRUST_SYMMETRIC);
    assert_int_equal(scenario.parameters.structure.department, DEPARTMENT_QUOTA);
    assert_non_null(strstr(scenario.resolved, "task_choice"));
    scenario_free(&scenario);
    tree_free(&tree);
}

/* What the discipline says holds where the structure leaves it to it. */
static void test_one_choice(void **state)
{
    (void)state;
    struct parameters given;
    parameter_presets(&parameters_table, &given);
    assert_int_equal(task_choice_of(&given), CHOICE_WEIGHTED);
    given.work.discipline = DISCIPLINE_PRIORITY;
    assert_int_equal(task_choice_of(&given), CHOICE_PRIORITY);
    given.work.discipline = DISCIPLINE_FCFS;
    assert_int_equal(task_choice_of(&given), CHOICE_FCFS);
    given.structure.task_choice = CHOICE_WEIGHTED;
    assert_int_equal(task_choice_of(&given), CHOICE_WEIGHTED);
}

/* ---- choice of task ---- */

static struct outcome ran(const struct scenario *scenario)
{
    struct outcome outcome = run_of(scenario, 1, 1); /* its books are recounted each evening */
    if (outcome.status)
        fail_msg("%s", outcome.fault.en);
    return outcome;
}

static double of(const struct outcome *outcome, const char *name)
{
    return record_mean(&outcome->record, name, 0, outcome->record.shape.n_times);
}

static void test_choices(void **state)
{
    (void)state;
    struct scenario scenario = small_city(91);
    struct outcome with[CHOICE_FCFS + 1];
    for (int choice = CHOICE_DISCIPLINE; choice <= CHOICE_FCFS; choice++) {
        scenario.parameters.structure.task_choice = choice;
        with[choice] = ran(&scenario);
    }
    assert_true(same_digest(&with[CHOICE_DISCIPLINE], &with[CHOICE_WEIGHTED]));
    for (int a = CHOICE_WEIGHTED; a <= CHOICE_FCFS; a++)
        for (int b = a + 1; b <= CHOICE_FCFS; b++)
            assert_false(same_digest(&with[a], &with[b]));
    /* the counter goes first under priority, and waits least there */
    for (int choice = CHOICE_WEIGHTED; choice <= CHOICE_FCFS; choice++)
        assert_true(of(&with[CHOICE_PRIORITY], "counter_wait") <= of(&with[choice], "counter_wait"));
    /* a need is due when patience ends, sooner than an order of a month: it waits less than
     * when the elder goes first */
    assert_true(of(&with[CHOICE_DEADLINE], "need_wait") < of(&with[CHOICE_FCFS], "need_wait"));
    for (int choice = CHOICE_DISCIPLINE; choice <= CHOICE_FCFS; choice++)
        outcome_free(&with[choice]);
}

/* ---- trust ---- */

struct trust_fixture {
    struct parameters given;
    struct stock_table stocks;
    struct trusts trusts;
    struct draw draw;
};

static void begin_trust(struct trust_fixture *f, enum trust_rule rule)
{
    static const int64_t first[N_INSTITUTIONS] = {610000, 430000, 520000, 480000, 390000};
    const struct chance chance = chance_under(5, 1);
    struct fault fault = {0};
    parameter_presets(&parameters_table, &f->given);
    f->given.structure.trust = rule;
    f->given.trust.noise = 0;
    f->given.trust.gain = 0.07;
    f->given.trust.loss = 0.21;
    f->given.trust.prior = 3.5;
    f->given.trust.spill = 0;
    stock_table_init(&f->stocks);
    f->draw = draw_at(&chance, PURPOSE_JUDGED, 1, 0);
    assert_int_equal(trusts_init(&f->trusts, 1, &f->given, &f->stocks, &fault), 0);
    trust_enter(&f->trusts, 0, 1, first, 600000);
}

static int32_t experience(struct trust_fixture *f, bool good)
{
    trust_experience(&f->trusts, 0, 1, TRUST_COMMITTEE, good ? MILLION : 0, !good, &f->draw);
    return f->trusts.level[TRUST_COMMITTEE][0];
}

static void closes(const struct trust_fixture *f)
{
    int64_t posted = 0;
    int account = trust_account(1, TRUST_COMMITTEE);
    for (int c = 0; c < N_TRUST_CAUSES; c++)
        posted += f->trusts.flow[account * N_TRUST_CAUSES + c];
    assert_int_equal(posted, f->trusts.level[TRUST_COMMITTEE][0]);
    assert_int_equal(f->trusts.balance[account], posted);
}

static void test_trusts(void **state)
{
    (void)state;
    struct trust_fixture f;
    begin_trust(&f, TRUST_ASYMMETRIC);
    assert_int_equal(experience(&f, true), 610000 + 27300);
    assert_int_equal(f.trusts.experiences[0], 0);
    trusts_free(&f.trusts);

    begin_trust(&f, TRUST_SYMMETRIC); /* 0.14 either way */
    int32_t up = experience(&f, true);
    assert_int_equal(up, 610000 + 54600);
    assert_int_equal(experience(&f, false), up - 140000 * (int64_t)up / MILLION);
    closes(&f);
    trusts_free(&f.trusts);

    begin_trust(&f, TRUST_BAYESIAN); /* (1 - T) / 4.5, then T / 5.5 */
    up = experience(&f, true);
    assert_int_equal(up, 610000 + 390000 * 1000 / 4500);
    int32_t down = experience(&f, false);
    assert_int_equal(down, up - up * INT64_C(1000) / 5500);
    trust_hear(&f.trusts, 0, 1, TRUST_COMMITTEE, true, 250000); /* heard: a quarter, not counted */
    assert_int_equal(f.trusts.level[TRUST_COMMITTEE][0],
                     down + (MILLION - down) * INT64_C(250000) / MILLION * 1000 / 5500);
    assert_int_equal(f.trusts.experiences[0], 2);
    for (int n = 0; n < 300; n++)
        experience(&f, n % 4 > 0);
    assert_int_equal(f.trusts.experiences[0], UINT8_MAX); /* it counts no further */
    assert_in_range(f.trusts.level[TRUST_COMMITTEE][0], 700000, 800000); /* three in four */
    closes(&f);
    trusts_free(&f.trusts);
}

/* ---- departments ---- */

static void test_quota(void **state)
{
    (void)state;
    struct scenario scenario = small_city(17);
    struct scenario_order dear = order_of_figures(on(2009, 1, 1), INT32_MAX);
    order_set(&dear, RULE_TASK_PRICE, 6);
    scenario.orders = &dear;
    scenario.n_orders = 1;
    scenario.run.start = on(2010, 1, 1);
    scenario.run.burn_in = 0;
    scenario.run.length = 12;
    struct outcome price = ran(&scenario);
    scenario.parameters.structure.department = DEPARTMENT_QUOTA;
    scenario.parameters.work.quota = 0.4;
    struct outcome quota = ran(&scenario);
    scenario.n_orders = 0; /* at no price a quota asks for nothing more */
    struct outcome free_of_charge = ran(&scenario);
    scenario.parameters.structure.department = DEPARTMENT_PRICE;
    struct outcome as_built = ran(&scenario);
    assert_true(of(&price, "tasks_pushed") < 0.1 * 640);
    /* departments have less than their quota by chance, never more but for what pays */
    assert_true(of(&quota, "tasks_pushed") > 0.35 * 640 && of(&quota, "tasks_pushed") < 0.5 * 640);
    assert_true(of(&free_of_charge, "tasks_pushed") == of(&as_built, "tasks_pushed"));
    outcome_free(&price);
    outcome_free(&quota);
    outcome_free(&free_of_charge);
    outcome_free(&as_built);
}

/* Hours of items grow with a community by the share that goes by head. */
static void test_size(void **state)
{
    (void)state;
    struct parameters given;
    struct departments departments[2];
    const struct chance chance = chance_under(3, 1);
    struct fault fault = {0};
    parameter_presets(&parameters_table, &given);
    given.work.size_share = 0.3;
    given.community.households = 1000;
    given.community.persons_per_household = 2.5;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(departments_init(&departments[i], 7, &given, NULL, &chance, &fault), 0);
        departments_resize(&departments[i], i ? 7500 : 2500);
        assert_int_equal(item_begin(&departments[i], &chance, 77, 0, 0, false, &fault), 0);
    }
    /* three times the people: 0.7 + 0.3 x 3 */
    assert_in_range(departments[1].hours[0], departments[0].hours[0] * 16 / 10 - 2,
                    departments[0].hours[0] * 16 / 10 + 2);
    for (int i = 0; i < 2; i++)
        departments_free(&departments[i]);
}

/* All of them at once close their books too. */
static void test_together(void **state)
{
    (void)state;
    for (int choice = CHOICE_WEIGHTED; choice <= CHOICE_FCFS; choice++)
        for (int trust = TRUST_ASYMMETRIC; trust <= TRUST_BAYESIAN; trust++) {
            struct scenario scenario = small_city(UINT64_C(31) * (uint64_t)choice);
            scenario.run.length = 2;
            scenario.parameters.structure.task_choice = choice;
            scenario.parameters.structure.trust = trust;
            scenario.parameters.structure.department = DEPARTMENT_QUOTA;
            struct outcome outcome = ran(&scenario);
            assert_true(outcome.facts.events > 1000);
            outcome_free(&outcome);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_written), cmocka_unit_test(test_one_choice),
        cmocka_unit_test(test_choices), cmocka_unit_test(test_trusts),
        cmocka_unit_test(test_quota),   cmocka_unit_test(test_size),
        cmocka_unit_test(test_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
