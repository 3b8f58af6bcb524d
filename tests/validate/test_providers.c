/* test_providers.c - elder care bought, and who watches it: V24.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/facts.h"

enum { FROM = 3, TO = 5 };

static bool writing;

static void test_providers(void **state)
{
    const struct setting settings[] = {{"run.record", "year"}, {"city.sample", "1"}, {0}};
    const struct setting street[] = {
        settings[0], settings[1], {"reforms.monitor_elders.intensity", "0"}, {0}};
    struct facts facts = {.name = "providers"};
    (void)state;
    struct runs *street_alone = runs_of("elder-care-purchase", street, facts_runs());
    struct runs *elders = runs_of("elder-care-purchase", settings, facts_runs());
    fact_change(fact_add(&facts, "V24",
                         (struct words){"老年人监督：服务质量的变化",
                                        "elders watch: change of the provider's quality"},
                         0, INFINITY, FACT_TEST),
                elders, street_alone, "provider_quality", FROM, TO);
    fact_change(fact_add(&facts, "V24",
                         (struct words){"老年人监督：街道监督工时的变化",
                                        "elders watch: change of the street's hours of watching"},
                         -INFINITY, 0, FACT_FIT),
                elders, street_alone, "monitoring_hours_street", FROM, TO);
    facts_judge(&facts, writing);
    runs_free(street_alone);
    runs_free(elders);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_providers)};
    writing = facts_begin(argc, argv);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
