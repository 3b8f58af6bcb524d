/* test_treasury.c - a total divided to the last unit; inequality and match by definition. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "models/agents/treasury.h"
#include "sim/random.h"

enum { MOST = 23 };

static int64_t sum_of(const int64_t *x, uint32_t n)
{
    int64_t sum = 0;
    for (uint32_t i = 0; i < n; i++)
        sum += x[i];
    return sum;
}

/* Against quotas: nobody is a whole unit away from theirs, the sum is kept. */
static void test_divide(void **state)
{
    const struct chance chance = chance_under(4099, 1);
    struct treasury_part part[MOST];
    int64_t weight[MOST], share[MOST];
    (void)state;
    for (uint32_t nth = 0; nth < 3000; nth++) {
        struct draw draw = draw_at(&chance, 1, nth, 0);
        uint32_t n = 1 + (uint32_t)(draw_uniform(&draw) * MOST);
        int64_t total = (int64_t)(draw_uniform(&draw) * (nth % 3 ? 97 : 1.3e13));
        for (uint32_t i = 0; i < n; i++)
            weight[i] = draw_uniform(&draw) < 0.2
                            ? 0
                            : (int64_t)(draw_uniform(&draw) * (nth % 2 ? 11 : 3e12));
        int64_t all = sum_of(weight, n);
        treasury_divide(part, weight, n, total, share);
        assert_int_equal(sum_of(share, n), total);
        for (uint32_t i = 0; i < n; i++) {
            long double due = all ? (long double)total * weight[i] / all : (long double)total / n;
            assert_true(share[i] >= 0 && share[i] > due - 1 - 1e-3L && share[i] < due + 1 + 1e-3L);
        }
    }
    const int64_t three[] = {1, 1, 1}, lone[] = {0, 7, 0};
    treasury_divide(part, three, 3, 5, share); /* ties: the first places */
    assert_true(share[0] == 2 && share[1] == 2 && share[2] == 1);
    treasury_divide(part, lone, 3, 5, share);
    assert_true(share[0] == 0 && share[1] == 5 && share[2] == 0);
}

/* Over all pairs, as the definition has it. */
static double gini_by_pairs(const int64_t *money, const int64_t *heads, uint32_t n)
{
    double apart = 0, people = 0, all = 0;
    for (uint32_t i = 0; i < n; i++) {
        people += (double)heads[i];
        all += (double)money[i];
        for (uint32_t k = 0; k < i; k++) {
            double gap = (double)money[i] * (double)heads[k] - (double)money[k] * (double)heads[i];
            apart += gap < 0 ? -gap : gap;
        }
    }
    return apart / people / all;
}

static void test_gini(void **state)
{
    const struct chance chance = chance_under(77, 3);
    struct treasury_part part[MOST];
    int64_t money[MOST], heads[MOST];
    (void)state;
    for (uint32_t nth = 0; nth < 500; nth++) {
        struct draw draw = draw_at(&chance, 1, nth, 0);
        for (uint32_t i = 0; i < MOST; i++) {
            heads[i] = 1 + (int64_t)(draw_uniform(&draw) * 9000);
            money[i] = (int64_t)(draw_uniform(&draw) * 6e8);
        }
        double g = 1e-6 * (double)treasury_gini(part, money, heads, MOST);
        double wanted = gini_by_pairs(money, heads, MOST);
        assert_true(g > wanted - 2e-6 && g < wanted + 2e-6);
        for (uint32_t i = 0; i < MOST; i++)
            money[i] = 13 * heads[i];
        assert_int_equal(treasury_gini(part, money, heads, MOST), 0);
    }
    const int64_t one[] = {0, 0, 0, 50}, same[] = {10, 10, 10, 10}, none[4] = {0};
    assert_int_equal(treasury_gini(part, one, same, 4), 750000); /* all in one hand: 1 - 1/4 */
    assert_int_equal(treasury_gini(part, none, same, 4), 0);
}

static void test_match(void **state)
{
    const int64_t need[] = {300, 100, 600}, right[] = {30, 10, 60}, wrong[] = {50, 50, 0},
                  none[3] = {0};
    (void)state;
    assert_int_equal(treasury_match(right, need, 3), MILLION);
    assert_int_equal(treasury_match(wrong, need, 3), 400000); /* .3 and .1 are met */
    assert_int_equal(treasury_match(none, need, 3), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_divide), cmocka_unit_test(test_gini),
                                       cmocka_unit_test(test_match)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
