/* test_separation.c - deliberation separated from administration: V10 and V11.
 *
 * Separation everywhere from 2011 with nobody hired, so that all staff together are as
 * many as before; once with no dual posts, once with the 0.84 of F42. Paired with
 * the baseline; the three years that follow are compared.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/facts.h"

enum { FROM = 2, TO = 5 };

static bool writing;

static struct runs *separated(const char *dual_posts)
{
    const struct setting settings[] = {{"run.record", "year"},
                                       {"reforms.separation.posts_hired", "0"},
                                       {"reforms.separation.dual_posts", dual_posts},
                                       {0}};
    return runs_of("separation", settings, facts_runs());
}

static void test_separation(void **state)
{
    const struct setting yearly[] = {{"run.record", "year"}, {0}};
    struct facts facts = {.name = "separation"};
    (void)state;
    struct runs *base = runs_of("hefei-2009", yearly, facts_runs());
    struct runs *apart = separated("0"), *dual = separated("0.84");

    fact_level(fact_add(&facts, "V10",
                        (struct words){"无交叉任职：居委会行政占比",
                                       "no dual posts: committee's administrative share"},
                        -INFINITY, 0.35, FACT_TEST),
               apart, "admin_share", FROM, TO);
    fact_change(fact_add(&facts, "V10",
                         (struct words){"无交叉任职：人均成本的变化（元）",
                                        "no dual posts: change of cost per resident (yuan)"},
                         0, INFINITY, FACT_FIT),
                apart, base, "cost_per_resident", FROM, TO);
    fact_differ(fact_add(&facts, "V10",
                         (struct words){"无交叉任职：工作站纸面率减基线居委会纸面率",
                                        "no dual posts: workstation's paper less baseline "
                                        "committee's"},
                         0, INFINITY, FACT_TEST),
                apart, "paper_share_workstation", base, "paper_share", FROM, TO);
    fact_change(fact_add(&facts, "V11",
                         (struct words){"交叉任职 0.84：居委会行政占比的变化",
                                        "dual posts 0.84: change of committee's administrative "
                                        "share"},
                         -0.05, 0.05, FACT_TEST),
                dual, base, "admin_share", FROM, TO);
    fact_change(fact_add(&facts, "S004-34",
                         (struct words){"无交叉任职：服务失败率的变化",
                                        "no dual posts: change of service failure"},
                         -INFINITY, INFINITY, FACT_REPORT),
                apart, base, "service_failure", FROM, TO);
    fact_change(fact_add(&facts, "V10",
                         (struct words){"无交叉任职：部门目标实现率的变化",
                                        "no dual posts: change of departments' aims met"},
                         -INFINITY, INFINITY, FACT_REPORT),
                apart, base, "aims_met", FROM, TO);
    fact_change(fact_add(&facts, "V11",
                         (struct words){"交叉任职 0.84：服务失败率的变化",
                                        "dual posts 0.84: change of service failure"},
                         -0.05, 0.05, FACT_TEST),
                dual, base, "service_failure", FROM, TO);
    facts_judge(&facts, writing);
    runs_free(base);
    runs_free(apart);
    runs_free(dual);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_separation)};
    writing = facts_begin(argc, argv);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
