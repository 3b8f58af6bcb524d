/* shipped_restarted.h - shipped scenarios, each stopped ten times and gone on with. For cmocka
 * programs.
 */
#ifndef TESTS_PROMISES_SHIPPED_RESTARTED_H
#define TESTS_PROMISES_SHIPPED_RESTARTED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "cli/load.h"
#include "cli/shipped.h"
#include "tests/promises/restart.h"

/* A few months of a shipped scenario in which every reform acts. */
static inline int briefly(struct scenario *scenario, const char *name)
{
    static const struct setting settings[] = {{"city.sample", "1"},
                                              {"run.burn_in", "1 months"},
                                              {"run.length", "4 months"},
                                              {"run.replicates", "1"}};
    const struct ui silent = {.lang = LANG_EN, .quiet = true};
    struct faults faults = {0};
    int status = load_scenario(scenario, name, settings, 4, &silent, &faults);
    for (int i = 0; i < scenario->n_orders && !status; i++) {
        scenario->orders[i].begin = date_add_months(scenario->run.start, 1 + i % 3);
        scenario->orders[i].end = INT32_MAX;
    }
    return status;
}

/* All but the laboratories, or every second of them, with so many seeds each; returns how many
 * scenarios. */
static inline int shipped_restarted(uint64_t seeds, int every)
{
    int n = 0;
    for (int i = 0; i < shipped_count; i++) {
        const char *name = shipped_scenarios[i].name;
        struct scenario scenario;
        if (strchr(name, '.') || !strncmp(name, "lab/", 4)) /* a table, or a laboratory */
            continue;
        if (n++ % every)
            continue;
        assert_int_equal(briefly(&scenario, name), 0);
        for (uint64_t k = 0; k < seeds; k++) {
            scenario.run.seed += k;
            const day differs = restarted_differs(&scenario, 1, 10);
            if (differs) {
                char text[DATE_TEXT];
                fail_msg("%s, seed %llu: %s", name, (unsigned long long)scenario.run.seed,
                         day_text(differs, text));
            }
        }
        scenario_free(&scenario);
    }
    return (n + every - 1) / every;
}

#endif
