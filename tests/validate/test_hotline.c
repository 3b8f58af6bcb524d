/* test_hotline.c - a hotline with a ranking: V23.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/facts.h"

enum { FIRST = 1, LAST = 5 };

static bool writing;

/* Of the last year, less the first year of the hotline. */
static void rise(struct fact *fact, const struct runs *runs, const char *metric)
{
    for (int r = 0; r < runs->n; r++)
        fact->value[fact->n++] =
            measured(runs, r, metric, LAST, LAST + 1) - measured(runs, r, metric, FIRST, FIRST + 1);
}

static void test_hotline(void **state)
{
    const struct setting settings[] = {{"run.record", "year"}, {"city.sample", "1"}, {0}};
    struct facts facts = {.name = "hotline"};
    (void)state;
    struct runs *none = runs_without("hotline-beijing", settings, facts_runs());
    struct runs *ranked = runs_of("hotline-beijing", settings, facts_runs());
    rise(fact_add(&facts, "V23",
                  (struct words){"第五年减第一年：解决率", "fifth year less first: orders solved"},
                  0, INFINITY, FACT_TEST),
         ranked, "orders_solved");
    rise(fact_add(
             &facts, "V23",
             (struct words){"第五年减第一年：满意率", "fifth year less first: orders satisfied"}, 0,
             INFINITY, FACT_TEST),
         ranked, "orders_satisfied");
    fact_change(fact_add(&facts, "V23",
                         (struct words){"诉求（每千人每年）的变化",
                                        "change of complaints (per 1000 persons and year)"},
                         0, INFINITY, FACT_TEST),
                ranked, none, "complaints", FIRST, LAST + 1);
    fact_change(fact_add(&facts, "V23",
                         (struct words){"沉默需求等待的变化（天）",
                                        "change of the wait of silent needs (days)"},
                         0, INFINITY, FACT_TEST),
                ranked, none, "silent_wait", FIRST, LAST + 1);
    fact_change(fact_add(&facts, "F24",
                         (struct words){"虚假办结（每社区每年）的变化",
                                        "change of false closures (a community and year)"},
                         -INFINITY, INFINITY, FACT_REPORT),
                ranked, none, "false_closures", FIRST, LAST + 1);
    struct runs *surveyed = runs_of("hotline-beijing-survey", settings, facts_runs());
    fact_change(
        fact_add(&facts, "V23",
                 (struct words){"加上需求调查：沉默需求等待的变化（天）",
                                "with a survey of needs as well: change of the wait of silent "
                                "needs (days)"},
                 -INFINITY, INFINITY, FACT_REPORT),
        surveyed, ranked, "silent_wait", FIRST, LAST + 1);
    facts_judge(&facts, writing);
    runs_free(surveyed);
    runs_free(none);
    runs_free(ranked);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_hotline)};
    writing = facts_begin(argc, argv);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
