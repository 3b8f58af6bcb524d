/* decade - ten years of one community, as a lesson runs them: milliseconds of processor time, the
 * best of so many runs (`decade N`, 5). tests/bench/decades holds the page's against it. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "cli/load.h"
#include "models/arm.h"

static const struct setting settings[] = {
    {"city.streets", "1"},       {"city.communities", "1"},    {"city.sample", "all"},
    {"run.burn_in", "6 months"}, {"run.length", "120 months"}, {"run.replicates", "1"},
};

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

int main(int n, char **words)
{
    const struct ui ui = {.lang = LANG_EN, .quiet = true};
    const int runs = n > 1 ? atoi(words[1]) : 5;
    struct faults faults = {0};
    struct fault fault = {0};
    struct scenario scenario;
    struct arm arm;
    double best = 0;
    if (load_scenario(&scenario, "hefei-2009", settings, sizeof settings / sizeof settings[0], &ui,
                      &faults) ||
        arm_init(&arm, &scenario, &fault))
        return 1;
    for (int i = 0; i < runs; i++) {
        struct record record;
        struct arm_facts facts;
        const double began = milliseconds();
        if (arm_run(&arm, 1, 1, NULL, &record, &facts, &fault))
            return 1;
        const double took = milliseconds() - began;
        best = !i || took < best ? took : best;
        record_free(&record);
    }
    arm_free(&arm);
    scenario_free(&scenario);
    printf("a community's decade: %.1f ms\n", best);
    return 0;
}
