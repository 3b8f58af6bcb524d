/* briefly.c - a few months of shipped scenarios, with every reform in force.
 *
 *   briefly [NAME...]     none: all but the laboratories
 *
 * One street office, a month of burn-in and four more; each reform begins with the third month,
 * whenever the scenario has it begin, so that all act. A line each: the name, the reforms, and
 * the digests with one and with two threads. A run whose books do not close stops with a
 * fault, as any run does. Ends with 1 when one fails; without a result file, which takes longer
 * than the run.
 */
#include <stdio.h>

#include "cli/load.h"
#include "cli/shipped.h"
#include "tests/promises/arms.h"

static int run(const char *name)
{
    static const struct setting settings[] = {{"city.sample", "1"},
                                              {"run.burn_in", "1 months"},
                                              {"run.length", "4 months"},
                                              {"run.replicates", "1"}};
    const struct ui silent = {.lang = LANG_EN, .quiet = true};
    struct scenario scenario;
    struct faults faults = {0};
    if (load_scenario(&scenario, name, settings, 4, &silent, &faults)) {
        printf("%s: %s\n", name, faults.fault[0].en);
        return 1;
    }
    for (int i = 0; i < scenario.n_orders; i++) {
        scenario.orders[i].begin = date_add_months(scenario.run.start, 2);
        scenario.orders[i].end = INT32_MAX;
    }
    printf("%s %d", name, scenario.n_orders);
    int failed = 0;
    for (int threads = 1; threads <= 2 && !failed; threads++) {
        struct outcome outcome = run_of(&scenario, 1, threads);
        failed = outcome.status != 0;
        if (failed)
            printf(" %s", outcome.fault.en);
        else
            printf(" %016llx%016llx", (unsigned long long)outcome.digest[1],
                   (unsigned long long)outcome.digest[0]);
        outcome_free(&outcome);
    }
    printf("\n");
    scenario_free(&scenario);
    return failed;
}

int main(int n, char **names)
{
    int failed = 0;
    for (int i = 1; i < n; i++)
        failed |= run(names[i]);
    for (int i = 0; n == 1 && i < shipped_count; i++) {
        const char *dot = strrchr(shipped_scenarios[i].name, '.');
        if (!dot && strncmp(shipped_scenarios[i].name, "lab/", 4) != 0)
            failed |= run(shipped_scenarios[i].name);
    }
    return failed;
}
