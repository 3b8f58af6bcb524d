/* test_relief.c - burden relief without a gate and with one: the rebound (V08); V06, V07.
 *
 * The rebound is a matter of departments' desks alone, so it is measured over twelve street
 * offices, some ninety communities with sixty households each: desks send down exactly what
 * they send to large ones. What relief does to people is measured on the default sample.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/facts.h"

enum { FIRST = 6, LATER = 60, LATER_END = 72 };

static bool writing;

/* Departments' desks over twelve street offices, with a cut in July 2009 or without any reform. */
static struct runs *desks(bool relieved, struct setting further)
{
    const struct setting settings[] = {{"run.record", "month"},
                                       {"run.length", "6 years"},
                                       {"city.sample", facts_foretell() ? "4" : "12"},
                                       {"community.households", "60"},
                                       {"reforms.burden_relief.begin", "2009-07-01"},
                                       {"reforms.burden_relief.cut", "0.3"},
                                       further,
                                       {0}};
    return relieved ? runs_of("hefei-2009", settings, facts_runs())
                    : runs_without("hefei-2009", settings, facts_runs());
}

/* Of the cut in the first month, what is back in the twelve months about its fifth
 * anniversary. Both are shares of what the baseline sends in the same months, for months
 * differ in working days. */
static void rebound(struct fact *fact, const struct runs *base, struct runs *relief)
{
    fact->n = base->n;
    for (int r = 0; r < fact->n; r++) {
        double cut = 1 - measured(relief, r, "tasks_pushed", FIRST, FIRST + 1) /
                             measured(base, r, "tasks_pushed", FIRST, FIRST + 1);
        double missing = 1 - measured(relief, r, "tasks_pushed", LATER, LATER_END) /
                                 measured(base, r, "tasks_pushed", LATER, LATER_END);
        assert_true(cut > 0.2 && cut < 0.4);
        fact->value[r] = 1 - missing / cut;
    }
    runs_free(relief);
}

static void rebounds(struct facts *facts)
{
    const struct setting none = {0}, gate = {"reforms.admission.begin", "2009-07-01"};
    const struct setting lasting = {"work.item_lifetime", "100 years"};
    struct runs *base = desks(false, none);
    rebound(fact_add(facts, "V08",
                     (struct words){"无准入：五年后反弹的份额",
                                    "no gate: share of the cut that is back after five years"},
                     0.70, INFINITY, FACT_TEST),
            base, desks(true, none));
    rebound(fact_add(facts, "V08",
                     (struct words){"有准入：五年后反弹的份额",
                                    "with a gate: share of the cut that is back after five years"},
                     -INFINITY, 0.35, FACT_TEST),
            base, desks(true, gate));
    runs_free(base);
    base = desks(false, lasting);
    rebound(fact_add(facts, "V08, no new items",
                     (struct words){"事项几乎不更替：五年后反弹的份额",
                                    "items hardly ever end: share of the cut that is back after "
                                    "five years"},
                     0.70, INFINITY, FACT_REPORT),
            base, desks(true, lasting));
    runs_free(base);
}

/* Tasks sent down do not depend on how many people live there. */
static void test_desks_do_not_see_households(void **state)
{
    const struct setting few[] = {{"run.record", "year"},
                                  {"run.length", "1 year"},
                                  {"city.sample", "1"},
                                  {"community.households", "60"},
                                  {0}};
    struct setting many[] = {few[0], few[1], few[2], {0}};
    (void)state;
    struct runs *small = runs_of("hefei-2009", few, 1);
    struct runs *large = runs_of("hefei-2009", many, 1);
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
                                       {"reforms.burden_relief.cut", cut},
                                       {0}};
    struct setting without[] = {settings[0], settings[1], {0}};
    return runs_of("hefei-2009", cut ? settings : without, facts_runs());
}

static void test_relief(void **state)
{
    struct facts facts = {.name = "relief"};
    (void)state;
    rebounds(&facts);
    struct runs *base = relieved(NULL), *tenth = relieved("0.1"), *two_fifths = relieved("0.4");
    fact_relative(fact_add(&facts, "V06",
                           (struct words){"减一成：服务失败率的相对变化",
                                          "a tenth off: relative change of failure"},
                           -0.10, 0.10, FACT_TEST),
                  tenth, base, "service_failure", 1, 3);
    fact_relative(fact_add(&facts, "V06",
                           (struct words){"减一成：纸面率的相对变化",
                                          "a tenth off: relative change of paper"},
                           -INFINITY, 0, FACT_TEST),
                  tenth, base, "paper_share", 1, 3);
    fact_relative(fact_add(&facts, "V07",
                           (struct words){"减四成：服务失败率的相对变化",
                                          "two fifths off: relative change of failure"},
                           -INFINITY, -0.25, FACT_TEST),
                  two_fifths, base, "service_failure", 1, 3);
    fact_relative(fact_add(&facts, "V07",
                           (struct words){"减四成：倦怠率的相对变化",
                                          "two fifths off: relative change of burnout"},
                           -INFINITY, -0.50, FACT_TEST),
                  two_fifths, base, "burnout", 1, 3);
    facts_judge(&facts, writing);
    runs_free(base);
    runs_free(tenth);
    runs_free(two_fifths);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_desks_do_not_see_households),
                                       cmocka_unit_test(test_relief)};
    writing = facts_begin(argc, argv);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
