/* test_restart.c - a run that is stopped and gone on with, again and again, is the same run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "cli/load.h"
#include "cli/shipped.h"
#include "tests/promises/restart.h"

/* A few months of a shipped scenario in which every reform acts. */
static int briefly(struct scenario *scenario, const char *name)
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

static bool is_scenario(const char *name)
{
    return !strchr(name, '.') && strncmp(name, "lab/", 4) != 0;
}

static void ten_restarts_change_nothing(void **state)
{
    (void)state;
    int n = 0;
    for (int i = 0; i < shipped_count; i++) {
        struct scenario scenario;
        if (!is_scenario(shipped_scenarios[i].name))
            continue;
        assert_int_equal(briefly(&scenario, shipped_scenarios[i].name), 0);
        const day differs = restarted_differs(&scenario, 1, 10);
        if (differs) {
            char text[DATE_TEXT];
            fail_msg("%s: %s", shipped_scenarios[i].name, day_text(differs, text));
        }
        scenario_free(&scenario);
        n++;
    }
    assert_true(n >= 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ten_restarts_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
