/* test_cities.c - who commands and who assesses: V09, V12 to V14, and V11 of Shenyang.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/facts.h"

enum { FROM = 2, TO = 5, LATE = 5, LATE_END = 7 };

static bool writing;

/* One street office of hefei-2009 under two settings more. */
static struct runs *hefei(struct setting first, struct setting second)
{
    const struct setting settings[] = {
        {"run.record", "year"}, {"city.sample", "1"}, first, second, {0}};
    return runs_of("hefei-2009", settings, facts_runs());
}

static void test_assessment(void **state)
{
    (void)state;
    struct facts facts = {.name = "assessment"};
    struct runs *base = hefei((struct setting){0}, (struct setting){0});
    struct runs *residents =
        hefei((struct setting){"reforms.assessment_weights.begin", "2010-01-01"},
              (struct setting){"reforms.assessment_weights.superiors", "0.3"});
    fact_change(fact_add(&facts, "V09",
                         (struct words){"居民评价占七成：服务占比的变化",
                                        "residents weigh 0.7: change of the share of needs"},
                         0, INFINITY, FACT_TEST),
                residents, base, "service_share", FROM, TO);
    fact_change(fact_add(&facts, "V09",
                         (struct words){"居民评价占七成：服务失败率的变化",
                                        "residents weigh 0.7: change of service failure"},
                         -INFINITY, 0, FACT_TEST),
                residents, base, "service_failure", FROM, TO);
    fact_change(fact_add(&facts, "V09",
                         (struct words){"居民评价占七成：部门目标实现率的变化",
                                        "residents weigh 0.7: change of departments' aims met"},
                         -INFINITY, 0, FACT_TEST),
                residents, base, "aims_met", FROM, TO);
    struct runs *dependent =
        hefei((struct setting){"budget.dependence", "0.9"}, (struct setting){0});
    struct runs *marked =
        hefei((struct setting){"budget.dependence", "0.9"},
              (struct setting){"reforms.appraise_departments.begin", "2010-01-01"});
    struct runs *free_to_mark =
        hefei((struct setting){"budget.dependence", "0"}, (struct setting){0});
    struct runs *marked_freely =
        hefei((struct setting){"budget.dependence", "0"},
              (struct setting){"reforms.appraise_departments.begin", "2010-01-01"});
    fact_relative(
        fact_add(&facts, "V14",
                 (struct words){
                     "评议部门，财政依赖 0.9：下派任务的相对变化",
                     "departments marked, dependence 0.9: relative change of tasks passed down"},
                 -0.05, 0.05, FACT_TEST),
        marked, dependent, "tasks_pushed", FROM, TO);
    fact_relative(
        fact_add(&facts, "V14",
                 (struct words){
                     "评议部门，财政不依赖：下派任务的相对变化",
                     "departments marked, no dependence: relative change of tasks passed down"},
                 -INFINITY, 0, FACT_REPORT),
        marked_freely, free_to_mark, "tasks_pushed", FROM, TO);
    facts_judge(&facts, writing);
    runs_free(base);
    runs_free(residents);
    runs_free(dependent);
    runs_free(marked);
    runs_free(free_to_mark);
    runs_free(marked_freely);
}

/* Cities whose reforms are held against the same city without them. */
static void test_cities(void **state)
{
    const struct setting settings[] = {{"run.record", "year"}, {"city.sample", "1"}, {0}};
    const struct setting table[] = {{"run.record", "year"}, {0}};
    struct facts facts = {.name = "cities"};
    (void)state;
    struct runs *shanghai = runs_of("shanghai-2005", settings, facts_runs());
    struct runs *without = runs_without("shanghai-2005", settings, facts_runs());
    fact_change(
        fact_add(&facts, "V12",
                 (struct words){"上海：服务失败率的变化", "Shanghai: change of service failure"},
                 -INFINITY, 0, FACT_TEST),
        shanghai, without, "service_failure", FROM, TO);
    fact_change(fact_add(&facts, "V12",
                         (struct words){"上海：居民需求等待的变化（天）",
                                        "Shanghai: change of the wait of needs (days)"},
                         -INFINITY, 0, FACT_TEST),
                shanghai, without, "need_wait", FROM, TO);
    fact_change(fact_add(&facts, "V12",
                         (struct words){"上海：居委会行政占比的变化",
                                        "Shanghai: change of the committee's administrative share"},
                         -0.05, INFINITY, FACT_TEST),
                shanghai, without, "admin_share", FROM, TO);
    fact_change(
        fact_add(&facts, "V12",
                 (struct words){"上海：服务占比的变化", "Shanghai: change of the share of needs"},
                 0, INFINITY, FACT_REPORT),
        shanghai, without, "service_share", FROM, TO);
    struct runs *jianghan = runs_of("jianghan-2000", settings, facts_runs());
    struct runs *before = runs_without("jianghan-2000", settings, facts_runs());
    fact_relative(fact_add(&facts, "V13",
                           (struct words){"江汉：下派任务的相对变化",
                                          "Jianghan: relative change of tasks passed down"},
                           -INFINITY, -0.25, FACT_TEST),
                  jianghan, before, "tasks_pushed", LATE, LATE_END);
    fact_level(
        fact_add(&facts, "V13",
                 (struct words){"江汉：被占用的用房（平方米）", "Jianghan: premises taken (m2)"}, 1,
                 INFINITY, FACT_FIT),
        jianghan, "floor_taken", LATE, LATE_END);
    fact_change(
        fact_add(&facts, "V13",
                 (struct words){"江汉：服务失败率的变化", "Jianghan: change of service failure"},
                 -INFINITY, 0, FACT_TEST),
        jianghan, before, "service_failure", LATE, LATE_END);
    fact_change(
        fact_add(&facts, "V13",
                 (struct words){"江汉：服务占比的变化", "Jianghan: change of the share of needs"},
                 0, INFINITY, FACT_TEST),
        jianghan, before, "service_share", LATE, LATE_END);
    fact_change(fact_add(&facts, "V13",
                         (struct words){"江汉：部门目标实现率的变化",
                                        "Jianghan: change of departments' aims met"},
                         -INFINITY, INFINITY, FACT_REPORT),
                jianghan, before, "aims_met", LATE, LATE_END);
    if (facts_foretell()) { /* Shenyang has hours of its own, and Hefei's are not theirs */
        facts_judge(&facts, writing);
        runs_free(shanghai);
        runs_free(without);
        runs_free(jianghan);
        runs_free(before);
        return;
    }
    struct runs *shenyang = runs_of("shenyang-1998", table, facts_runs());
    struct runs *old = runs_without("shenyang-1998", table, facts_runs());
    fact_change(fact_add(&facts, "V11",
                         (struct words){
                             "沈阳四层：居委会行政占比的变化",
                             "Shenyang's layers: change of the committee's administrative share"},
                         -0.05, 0.05, FACT_TEST),
                shenyang, old, "admin_share", FROM, TO);
    facts_judge(&facts, writing);
    runs_free(shanghai);
    runs_free(without);
    runs_free(jianghan);
    runs_free(before);
    runs_free(shenyang);
    runs_free(old);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_assessment),
                                       cmocka_unit_test(test_cities)};
    writing = facts_begin(argc, argv);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
