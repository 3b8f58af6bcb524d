/* test_separation.c - deliberation separated from administration: V10 and V11.
 *
 * Separation everywhere from 2011 with nobody hired, so that all staff together are as
 * many as before; once with no dual posts, once with the 0.84 of F42. Six replicates,
 * paired with the baseline; the three years that follow are compared. A minute.
 */
#include "tests/validate/facts.h"

enum { REPLICATES = 6, FROM = 2, TO = 5 };

static bool writing;

static struct runs *separated(const char *dual_posts)
{
    const struct setting settings[] = {{"run.record", "year"},
                                       {"reforms.separation.posts_hired", "0"},
                                       {"reforms.separation.dual_posts", dual_posts}};
    return runs_of("separation", settings, 3, REPLICATES, NULL, NULL);
}

/* One figure of the reform less one of the baseline, by replicate. */
static void differ(struct fact *fact, const struct runs *runs, const char *metric,
                   const struct runs *base, const char *of_base)
{
    fact->n = REPLICATES;
    for (int r = 0; r < REPLICATES; r++)
        fact->value[r] =
            measured(runs, r, metric, FROM, TO) - measured(base, r, of_base, FROM, TO);
}

static void test_separation(void **state)
{
    const struct setting yearly[] = {{"run.record", "year"}};
    struct facts facts = {.name = "separation"};
    struct fact *fact;
    (void)state;
    struct runs *base = runs_of("hefei-2009", yearly, 1, REPLICATES, NULL, NULL);
    struct runs *apart = separated("0");
    struct runs *dual = separated("0.84");

    fact = fact_add(&facts, "V10",
                    (struct words){"无交叉任职：居委会行政占比",
                                   "no dual posts: committee's administrative share"},
                    -INFINITY, 0.35, true);
    fact_measure(fact, apart, "admin_share", FROM, TO);
    fact = fact_add(&facts, "V10",
                    (struct words){"无交叉任职：人均成本的变化（元）",
                                   "no dual posts: change of cost per resident (yuan)"},
                    0, INFINITY, true);
    differ(fact, apart, "cost_per_resident", base, "cost_per_resident");
    fact = fact_add(&facts, "V10",
                    (struct words){"无交叉任职：工作站纸面率减基线居委会纸面率",
                                   "no dual posts: workstation's paper less baseline committee's"},
                    0, INFINITY, true);
    differ(fact, apart, "paper_share_workstation", base, "paper_share");
    fact = fact_add(&facts, "V11",
                    (struct words){"交叉任职 0.84：居委会行政占比的变化",
                                   "dual posts 0.84: change of committee's administrative share"},
                    -0.05, 0.05, true);
    differ(fact, dual, "admin_share", base, "admin_share");
    fact = fact_add(&facts, "S004-34",
                    (struct words){"无交叉任职：服务失败率的变化",
                                   "no dual posts: change of service failure"},
                    -INFINITY, 0, false);
    differ(fact, apart, "service_failure", base, "service_failure");
    fact = fact_add(&facts, "V10",
                    (struct words){"无交叉任职：部门目标实现率的变化",
                                   "no dual posts: change of departments' aims met"},
                    -INFINITY, 0, false);
    differ(fact, apart, "aims_met", base, "aims_met");
    fact = fact_add(&facts, "V11",
                    (struct words){"交叉任职 0.84：服务失败率的变化",
                                   "dual posts 0.84: change of service failure"},
                    -0.05, 0.05, false);
    differ(fact, dual, "service_failure", base, "service_failure");
    facts_judge(&facts, writing);
    runs_free(base);
    runs_free(apart);
    runs_free(dual);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_separation)};
    writing = asked_to_write(argc, argv);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
