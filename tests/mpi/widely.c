/* widely.c - a few months of shipped scenarios, with every reform in force, over all ranks.
 *
 *   widely THREADS [NAME...]     none: all but the laboratories
 *
 * Five street offices of small communities, or the scenario's own table; a month of burn-in and
 * four more; each reform begins with the third month, whenever the scenario has it begin. A line
 * each, by rank 0: the name, the reforms, the digest of record and state, the events. One process
 * and several must print the same lines. Ends with 1 when one fails.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/follow.h"
#include "cli/load.h"
#include "cli/shipped.h"
#include "sim/ranks.h"

static int load(struct scenario *scenario, const char *name)
{
    static const struct setting settings[] = {
        {"city.streets", "5"}, {"city.communities", "14"}, {"city.sample", "all"},
        {"community.households", "60"}, {"run.burn_in", "1 months"}, {"run.length", "4 months"},
        {"run.replicates", "1"}};
    /* One's own table says how many there are. */
    static const struct setting of_table[] = {
        {"run.burn_in", "1 months"}, {"run.length", "4 months"}, {"run.replicates", "1"}};
    const struct ui silent = {.lang = LANG_EN, .quiet = true};
    struct faults faults = {0};
    if (!load_scenario(scenario, name, settings, 7, &silent, &faults))
        return 0;
    faults = (struct faults){0};
    if (!load_scenario(scenario, name, of_table, 3, &silent, &faults))
        return 0;
    printf("%s: %s\n", name, faults.fault[0].en);
    return 1;
}

static void digest_of(struct record *record, char text[DIGEST_TEXT])
{
    struct digest digest;
    struct fault fault = {0};
    ALWAYS(!digest_init(&digest, &fault));
    record_digest(record, &digest);
    digest_text(&digest, text);
    digest_free(&digest);
}

static int run(const char *name, int threads)
{
    struct scenario scenario;
    struct arm arm;
    struct spread spread = {0};
    struct record record = {0};
    struct arm_facts facts;
    struct fault fault = {0};
    char text[DIGEST_TEXT];
    if (load(&scenario, name))
        return 1;
    for (int i = 0; i < scenario.n_orders; i++) {
        scenario.orders[i].begin = date_add_months(scenario.run.start, 2);
        scenario.orders[i].end = INT32_MAX;
    }
    int status = arm_init(&arm, &scenario, &fault);
    if (ranks_size() > 1)
        status = follow_begin(&spread, &arm, status, &fault);
    if (!status)
        status = arm_run(&arm, 1, threads, NULL, &record, &facts, &fault);
    if (!status)
        digest_of(&record, text);
    if (!ranks_rank())
        printf("%s %d %s %llu\n", name, scenario.n_orders, status ? fault.en : text,
               (unsigned long long)(status ? 0 : facts.events));
    fflush(stdout);
    record_free(&record);
    spread_free(&spread);
    arm_free(&arm);
    scenario_free(&scenario);
    return status != 0;
}

int main(int n, char **words)
{
    int failed = 0;
    ranks_begin();
    const int threads = n > 1 ? atoi(words[1]) : 1;
    for (int i = 2; i < n; i++)
        failed |= run(words[i], threads);
    for (int i = 0; n < 3 && i < shipped_count; i++)
        if (!strchr(shipped_scenarios[i].name, '.') &&
            strncmp(shipped_scenarios[i].name, "lab/", 4) != 0)
            failed |= run(shipped_scenarios[i].name, threads);
    ranks_end();
    return failed;
}
