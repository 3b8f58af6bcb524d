/* test_relief.c - burden relief without a gate and with one: the rebound (V08); V06 and V07
 * reported.
 *
 * The rebound is a matter of departments' desks alone, so it is measured over all 353
 * communities of the city with sixty households each, which send down exactly what large ones
 * do. What relief does to people is measured on the default sample. Two minutes.
 */
#include "tests/validate/facts.h"

enum { CITIES = 3, SAMPLED = 4, FIRST = 6, LATER = 60, LATER_END = 72 };

static bool writing;

static const struct setting rebounding[] = {
    {"run.record", "month"}, {"run.length", "6 years"}, {"city.sample", "all"},
    {"community.households", "60"}, {"reforms.burden_relief.begin", "2009-07-01"},
    {"reforms.burden_relief.cut", "0.3"}, {"reforms.admission.begin", "2009-07-01"}};

/* Of the cut in the first month, what is back in the twelve months about its fifth
 * anniversary. Both are shares of what the baseline sends in the same months, for months
 * differ in working days. */
static void rebound(struct fact *fact, const struct runs *base, bool gate)
{
    struct runs *relief = runs_of("hefei-2009", rebounding, gate ? 7 : 6, CITIES, NULL, NULL);
    fact->n = CITIES;
    for (int r = 0; r < CITIES; r++) {
        double cut = 1 - measured(relief, r, "tasks_pushed", FIRST, FIRST + 1) /
                             measured(base, r, "tasks_pushed", FIRST, FIRST + 1);
        double missing = 1 - measured(relief, r, "tasks_pushed", LATER, LATER_END) /
                                 measured(base, r, "tasks_pushed", LATER, LATER_END);
        assert_true(cut > 0.2 && cut < 0.4);
        fact->value[r] = 1 - missing / cut;
    }
    runs_free(relief);
}

/* Tasks sent down do not depend on how many people live there. */
static void test_desks_do_not_see_households(void **state)
{
    const struct setting few[] = {
        {"run.record", "year"}, {"run.length", "1 year"}, {"city.sample", "1"},
        {"community.households", "60"}};
    (void)state;
    struct runs *small = runs_of("hefei-2009", few, 4, 1, NULL, NULL);
    struct runs *large = runs_of("hefei-2009", few, 3, 1, NULL, NULL);
    assert_true(measured(small, 0, "tasks_pushed", 0, 1) ==
                measured(large, 0, "tasks_pushed", 0, 1));
    assert_true(measured(small, 0, "cost_per_resident", 0, 1) >
                measured(large, 0, "cost_per_resident", 0, 1));
    runs_free(small);
    runs_free(large);
}

static struct runs *relieved(const char *cut)
{
    const struct setting settings[] = {{"run.record", "year"},
                                       {"run.length", "4 years"},
                                       {"reforms.burden_relief.begin", "2010-01-01"},
                                       {"reforms.burden_relief.inspections", "0"},
                                       {"reforms.burden_relief.cut", cut}};
    return runs_of("hefei-2009", settings, cut ? 5 : 2, SAMPLED, NULL, NULL);
}

/* Relative change over the two years after the cut. */
static void change(struct fact *fact, const struct runs *runs, const struct runs *base,
                   const char *metric)
{
    fact->n = SAMPLED;
    for (int r = 0; r < SAMPLED; r++)
        fact->value[r] = measured(runs, r, metric, 1, 3) / measured(base, r, metric, 1, 3) - 1;
}

static void test_relief(void **state)
{
    struct facts facts = {.name = "relief"};
    (void)state;
    struct runs *small = runs_of("hefei-2009", rebounding, 4, CITIES, NULL, NULL);
    rebound(fact_add(&facts, "V08",
                     (struct words){"无准入：五年后反弹的份额",
                                    "no gate: share of the cut that is back after five years"},
                     0.70, INFINITY, true),
            small, false);
    rebound(fact_add(&facts, "V08",
                     (struct words){"有准入：五年后反弹的份额",
                                    "with a gate: share of the cut that is back after five years"},
                     -INFINITY, 0.35, true),
            small, true);
    runs_free(small);
    struct runs *base = relieved(NULL), *tenth = relieved("0.1"), *two_fifths = relieved("0.4");
    change(fact_add(&facts, "V06",
                    (struct words){"减一成：服务失败率的相对变化", "a tenth off: relative change of failure"},
                    -0.10, 0.10, false),
           tenth, base, "service_failure");
    change(fact_add(&facts, "V06",
                    (struct words){"减一成：纸面率的相对变化", "a tenth off: relative change of paper"},
                    -INFINITY, 0, false),
           tenth, base, "paper_share");
    change(fact_add(&facts, "V07",
                    (struct words){"减四成：服务失败率的相对变化", "two fifths off: relative change of failure"},
                    -INFINITY, -0.25, false),
           two_fifths, base, "service_failure");
    change(fact_add(&facts, "V07",
                    (struct words){"减四成：倦怠率的相对变化", "two fifths off: relative change of burnout"},
                    -INFINITY, -0.50, false),
           two_fifths, base, "burnout");
    facts_judge(&facts, writing);
    runs_free(base);
    runs_free(tenth);
    runs_free(two_fifths);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_desks_do_not_see_households),
                                       cmocka_unit_test(test_relief)};
    writing = asked_to_write(argc, argv);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
