/* test_campaign.c - a campaign with dates: V25.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/facts.h"

/* months of 2015-01 on: the months after June and after November 2016, a year after the inspection
 */
enum { JULY = 18, DECEMBER = 23, AFTER = 49, AFTER_END = 61 };

static bool writing;

static void test_campaign(void **state)
{
    const struct setting settings[] = {{"run.record", "month"}, {0}};
    struct facts facts = {.name = "campaign"};
    (void)state;
    struct runs *once = runs_of("zhuyuan-campaign", settings, facts_runs());
    struct runs *chain = runs_of("zhuyuan-chain", settings, facts_runs());
    fact_level(fact_add(&facts, "V25",
                        (struct words){"2016 年 6 月期限过后：上报的存量清理率",
                                       "after June 2016: legacy cleared, as reported"},
                        0.60, INFINITY, FACT_TEST),
               once, "legacy_reported", JULY, JULY + 1);
    fact_level(fact_add(&facts, "V25",
                        (struct words){"2016 年 11 月期限过后：上报的存量清理率",
                                       "after November 2016: legacy cleared, as reported"},
                        0.95, INFINITY, FACT_TEST),
               once, "legacy_reported", DECEMBER, DECEMBER + 1);
    fact_differ(fact_add(&facts, "V25",
                         (struct words){"2016 年 11 月期限过后：实际减上报",
                                        "after November 2016: truly cleared less reported"},
                         -INFINITY, -0.05, FACT_TEST),
                once, "legacy_true", once, "legacy_reported", DECEMBER, DECEMBER + 1);
    fact_level(fact_add(&facts, "V25",
                        (struct words){"验收后一年：每社区反弹点位",
                                       "the year after the inspection: sites foul again"},
                        0.1, INFINITY, FACT_TEST),
               once, "relapse", AFTER, AFTER_END);
    fact_change(
        fact_add(
            &facts, "V25",
            (struct words){"验收后一年：常设链条下实际清理率的差",
                           "the year after the inspection: truly clear, with a chain less without"},
            0, INFINITY, FACT_TEST),
        chain, once, "legacy_true", AFTER, AFTER_END);
    fact_level(fact_add(&facts, "V25",
                        (struct words){"验收后一年，无链条：实际清理率",
                                       "the year after the inspection, no chain: truly clear"},
                        -INFINITY, 0.5, FACT_REPORT),
               once, "legacy_true", AFTER, AFTER_END);
    fact_level(fact_add(&facts, "V25",
                        (struct words){"验收后一年，有链条：实际清理率",
                                       "the year after the inspection, with a chain: truly clear"},
                        -INFINITY, INFINITY, FACT_REPORT),
               chain, "legacy_true", AFTER, AFTER_END);
    facts_judge(&facts, writing);
    runs_free(once);
    runs_free(chain);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_campaign)};
    writing = facts_begin(argc, argv);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
