/* test_null.c - a reform that is expected to do nothing does nothing, and what undoes that.
 *
 * Four layers of self-government (R10) with departments' tasks as they were: "new shoes, old
 * road". The committee's administrative share must stay within 0.05 of the baseline's (V11),
 * the whole 95 % interval of it; meetings, agendas and their hours must have changed. With half
 * of the tasks struck as well the share leaves that band, the whole interval of it. Twelve
 * pairs; fixed seeds: no false alarms.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/promises/arms.h"

enum { PAIRS = 12 };
#define STUDENTS_T 2.201 /* 0.975 at eleven degrees of freedom */
#define BAND 0.05

static void run_all(struct outcome outcomes[PAIRS], struct scenario_order *orders, int n)
{
    struct scenario scenario = small_city(19981);
    scenario.run.length = 12;
    scenario.run.record = RECORD_YEAR;
    scenario.orders = orders;
    scenario.n_orders = n;
    for (int r = 0; r < PAIRS; r++) {
        outcomes[r] = run_of(&scenario, (uint32_t)r + 1, 1);
        if (outcomes[r].status)
            fail_msg("%s", outcomes[r].fault.en);
    }
}

static void change(const struct outcome base[PAIRS], const struct outcome with[PAIRS],
                   const char *metric, double *low, double *high)
{
    double sum = 0, squares = 0;
    for (int r = 0; r < PAIRS; r++) {
        double d = record_mean(&with[r].record, metric, 0, 1) -
                   record_mean(&base[r].record, metric, 0, 1);
        sum += d;
        squares += d * d;
    }
    double mean = sum / PAIRS;
    double half = STUDENTS_T * sqrt((squares - PAIRS * mean * mean) / (PAIRS - 1) / PAIRS);
    *low = mean - half;
    *high = mean + half;
    print_message("%s: %.4f to %.4f\n", metric, *low, *high);
}

static struct scenario_order ordered(const char *name)
{
    int r = 0;
    while (r < reform_count && strcmp(reform_catalogue[r]->name, name) != 0)
        r++;
    assert_true(r < reform_count);
    const struct reform *reform = reform_catalogue[r];
    return order_of(reform, given_presets(reform), on(2010, 1, 1), INT32_MAX);
}

static void layers_alone_change_meetings_and_no_share(void **state)
{
    struct scenario_order orders[] = {ordered("burden_relief"), ordered("shenyang_layers")};
    struct outcome base[PAIRS], layers[PAIRS], relieved[PAIRS];
    double low, high;
    (void)state;
    const struct parameter *cut = parameter_find(&orders[0].reform->parameters, "cut");
    assert_non_null(cut);
    *(double *)((char *)orders[0].given + cut->at) = 0.5;
    run_all(base, NULL, 0);
    run_all(layers, &orders[1], 1);
    run_all(relieved, orders, 2);

    change(base, layers, "admin_share", &low, &high);
    assert_true(low > -BAND && high < BAND);
    change(base, layers, "assembly_hours", &low, &high);
    assert_true(low > 0);
    change(base, layers, "autonomy_agenda", &low, &high);
    assert_true(low > 0);
    change(base, relieved, "admin_share", &low, &high);
    assert_true(high < -BAND);

    for (int r = 0; r < PAIRS; r++) {
        outcome_free(&base[r]);
        outcome_free(&layers[r]);
        outcome_free(&relieved[r]);
    }
    free(orders[0].given);
    free(orders[1].given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layers_alone_change_meetings_and_no_share)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
