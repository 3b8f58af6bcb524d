/* test_fund.c - Chengdu's community fund: V21.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/facts.h"

enum { FROM = 2, TO = 6 };

static bool writing;

static void test_fund(void **state)
{
    const struct setting settings[] = {{"run.record", "year"}, {"city.sample", "1"}, {0}};
    struct facts facts = {.name = "fund"};
    (void)state;
    struct runs *none = runs_without("chengdu-fund", settings, facts_runs());
    struct runs *fund = runs_of("chengdu-fund", settings, facts_runs());
    struct runs *open = runs_of("chengdu-fund-open", settings, facts_runs());
    struct runs *online = runs_of("chengdu-fund-online", settings, facts_runs());
    fact_change(fact_add(&facts, "V21",
                         (struct words){"参与（每人每年次数）的变化",
                                        "change of participation (times a person and year)"},
                         0, INFINITY, FACT_TEST),
                fund, none, "participation", FROM, TO);
    fact_change(fact_add(&facts, "V21",
                         (struct words){"服务契合度的变化", "change of the match of services"}, 0,
                         INFINITY, FACT_TEST),
                fund, none, "match", FROM, TO);
    fact_change(fact_add(&facts, "V21",
                         (struct words){"设施状态的变化", "change of the state of facilities"}, 0,
                         INFINITY, FACT_TEST),
                fund, none, "facility_state", FROM, TO);
    fact_change(
        fact_add(&facts, "V21",
                 (struct words){"不公开减公开：被把持的机构", "closed less open: bodies captured"},
                 0, INFINITY, FACT_TEST),
        fund, open, "committees_captured", FROM, TO);
    fact_change(fact_add(&facts, "V21",
                         (struct words){"不公开减公开：惠及多数的份额",
                                        "closed less open: benefit to the many"},
                         -INFINITY, 0, FACT_TEST),
                fund, open, "benefit_majority", FROM, TO);
    fact_level(fact_add(&facts, "V21",
                        (struct words){"资金文书（每社区每年工时）",
                                       "paperwork (hours a community and year)"},
                        1, INFINITY, FACT_FIT),
               fund, "fund_paperwork", FROM, TO);
    fact_change(fact_add(&facts, "V21",
                         (struct words){"网上表决减现场：表决者中的青年",
                                        "online less in person: young among voters"},
                         0.01, INFINITY, FACT_TEST),
                online, fund, "participants_young_projects", FROM, TO);
    fact_change(fact_add(&facts, "V21",
                         (struct words){"公开减不公开：表决者中的青年",
                                        "open less closed: young among voters"},
                         -0.01, 0.01, FACT_REPORT),
                open, fund, "participants_young_projects", FROM, TO);
    facts_judge(&facts, writing);
    runs_free(none);
    runs_free(fund);
    runs_free(open);
    runs_free(online);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_fund)};
    writing = facts_begin(argc, argv);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
