/* test_staff.c - training with and without pay: V16.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/facts.h"

enum { FROM = 3, TO = 5 };

static bool writing;

static struct runs *staff(const char *scenario, struct setting first, struct setting second)
{
    const struct setting settings[] = {{"run.record", "year"}, first, second, {0}};
    return runs_of(scenario, settings, facts_runs());
}

static void test_staff(void **state)
{
    const struct setting none = {0};
    const struct setting no_hiring = {"reforms.professionalisation.graduates", "0"};
    struct facts facts = {.name = "staff"};
    (void)state;
    struct runs *base = staff("hefei-2009", none, none);
    struct runs *trained = staff("professionalisation", no_hiring, none);
    struct runs *paid = staff("professionalisation-pay", no_hiring, none);
    struct runs *shipped = staff("professionalisation", none, none);
    fact_change(fact_add(&facts, "V16",
                         (struct words){"只培训：青年大专以上者离职率的变化",
                                        "training alone: change of young graduates' turnover"},
                         0, INFINITY, FACT_FIT),
                trained, base, "turnover_young", FROM, TO);
    fact_change(fact_add(&facts, "V16",
                         (struct words){"培训加薪：青年大专以上者离职率的变化",
                                        "training and pay: change of young graduates' turnover"},
                         -INFINITY, 0, FACT_FIT),
                paid, base, "turnover_young", FROM, TO);
    fact_change(
        fact_add(&facts, "V16",
                 (struct words){"培训并多招大学生：青年大专以上者离职率的变化",
                                "training and more graduates: change of young graduates' turnover"},
                 0, INFINITY, FACT_REPORT),
        shipped, base, "turnover_young", FROM, TO);
    facts_judge(&facts, writing);
    runs_free(base);
    runs_free(trained);
    runs_free(paid);
    runs_free(shipped);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_staff)};
    writing = facts_begin(argc, argv);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
