/* test_platforms.c - thirty-seven systems, joined and not: V15.
 *
 * Saving between 60 and 80 in a hundred is a ratio of 2.5 to 5.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/facts.h"

enum { FROM = 1, TO = 3 };

static bool writing;

static struct runs *kaifu(struct setting setting, bool joined)
{
    const struct setting settings[] = {{"run.record", "year"}, {"city.sample", "1"}, setting, {0}};
    return joined ? runs_of("kaifu-37systems", settings, facts_runs())
                  : runs_without("kaifu-37systems", settings, facts_runs());
}

static void test_platforms(void **state)
{
    struct facts facts = {.name = "platforms"};
    (void)state;
    struct runs *many = kaifu((struct setting){0}, false);
    struct runs *joined =
        kaifu((struct setting){"reforms.digital_platform.integration", "0.9"}, true);
    struct runs *pilot = kaifu((struct setting){0}, true);
    struct runs *few = kaifu((struct setting){"digital.systems", "5"}, false);
    fact_relative(fact_add(&facts, "V15",
                           (struct words){"打通九成：录入工时的相对变化",
                                          "nine tenths joined: relative change of hours of entry"},
                           -0.8, -0.6, FACT_TEST),
                  joined, many, "entry_hours", FROM, TO);
    fact_relative(
        fact_add(
            &facts, "V15",
            (struct words){"开福试点（打通 0.85）：录入工时的相对变化",
                           "the pilot of Kaifu (0.85 joined): relative change of hours of entry"},
            -0.8, -0.6, FACT_FIT),
        pilot, many, "entry_hours", FROM, TO);
    fact_change(fact_add(&facts, "V15",
                         (struct words){"三十七个系统减五个：服务失败率",
                                        "thirty-seven systems less five: service failure"},
                         0, INFINITY, FACT_TEST),
                many, few, "service_failure", FROM, TO);
    fact_change(fact_add(&facts, "V15",
                         (struct words){"三十七个系统减五个：对居委会的信任",
                                        "thirty-seven systems less five: trust in the committee"},
                         -INFINITY, 0, FACT_TEST),
                many, few, "trust_committee", FROM, TO);
    facts_judge(&facts, writing);
    runs_free(many);
    runs_free(joined);
    runs_free(pilot);
    runs_free(few);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_platforms)};
    writing = facts_begin(argc, argv);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
