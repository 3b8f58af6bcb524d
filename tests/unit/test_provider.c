/* test_provider.c - bids and the best of them, effort and practice, cases in hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "models/agents/provider.h"

static struct parameters presets(void)
{
    struct parameters given;
    parameter_presets(&parameters_table, &given);
    return given;
}

/* 20,000 bids, seed fixed: means within 5 standard errors (false alarm below 1e-5). */
static void test_bids(void **state)
{
    const struct chance chance = chance_under(91, 1);
    const struct parameters given = presets();
    double able = 0, apart = 0, shells = 0, dear = 0, cheap = 0;
    enum { N = 20000 };
    (void)state;
    for (uint32_t k = 0; k < N; k++) {
        struct draw one = draw_at(&chance, 1, 5, k), same = one, more = one;
        struct bid bid = provider_bid(&one, 1000, 0, &given);
        struct bid large = provider_bid(&same, 4000, 0, &given);
        struct bid free = provider_bid(&more, 1000, 400000, &given);
        assert_int_equal(large.capability, bid.capability);
        assert_true(bid.price == 0 || large.price < bid.price); /* S002-67 */
        assert_true(free.independence >= bid.independence && free.independence <= MILLION);
        if (!bid.shell)
            able += 1e-6 * (double)bid.capability;
        apart += 1e-6 * (double)bid.independence;
        shells += bid.shell;
        dear += (double)bid.price;
        cheap += (double)large.price;
    }
    able /= N - shells;
    assert_true(able > 0.95 - 0.006 && able < 0.95 + 0.006);
    assert_true(apart / N > 0.30 - 0.007 && apart / N < 0.30 + 0.007);
    assert_true(shells / N > 0.15 - 0.013 && shells / N < 0.15 + 0.013);
    assert_true(cheap / dear > 0.86 && cheap / dear < 0.88); /* 4^-0.1 = 0.871 */
}

static void test_best(void **state)
{
    const struct bid bids[] = {{.capability = 900000, .price = 1500},
                               {.capability = 1200000, .price = 2600},
                               {.capability = 700000, .price = 900}};
    (void)state;
    assert_int_equal(provider_best(bids, 3, MILLION), 1);
    assert_int_equal(provider_best(bids, 3, 0), 2);
    assert_int_equal(provider_best(bids, 1, 500000), 0);
}

static void test_effort(void **state)
{
    (void)state;
    assert_int_equal(provider_effort(0), 500000);
    assert_int_equal(provider_effort(MILLION), MILLION);
    assert_int_equal(provider_watched(0, 0, 0), 0);
    assert_int_equal(provider_watched(300000, 0, 0), 300000);
    assert_int_equal(provider_watched(500000, 600000, 200000), 840000); /* 1 - .5 .4 .8 */
}

/* Debts drive people away, and practice with them; without either it comes to rest. */
static void test_practice(void **state)
{
    struct fault fault = {0};
    const struct parameters given = presets();
    struct provider paid, owed;
    int64_t left[2] = {0};
    (void)state;
    assert_int_equal(provider_init(&paid, 1.5, &fault), 0);
    assert_int_equal(provider_init(&owed, 1.5, &fault), 0);
    assert_int_equal(paid.ngos[0], 1500);
    for (int month = 0; month < 240; month++) {
        left[0] += provider_month(&paid, 1.0 / 12, 0, &given);
        left[1] += provider_month(&owed, 1.0 / 12, 3 * MILLION, &given);
        assert_in_range(owed.practice[0], 0, paid.practice[0]);
    }
    /* at rest .5 (1 - p) = .4 r p: p = .862 at r = .2, .658 at r = .65 */
    assert_in_range(paid.practice[0], 855000, 870000);
    assert_in_range(owed.practice[0], 645000, 670000);
    assert_in_range(left[0] / 20, 195000, 200000);
    assert_in_range(left[1] / 20, 630000, 650000);
    paid.capability[0] = 800000;
    paid.effort[0] = 650000;
    paid.practice[0] = 500000;
    assert_int_equal(provider_quality(&paid), 260000);
    provider_free(&paid);
    provider_free(&owed);
}

static void test_cases(void **state)
{
    struct fault fault = {0};
    struct provider provider;
    uint32_t row[64], n = 0;
    (void)state;
    assert_int_equal(provider_init(&provider, 0, &fault), 0);
    while ((row[n] = provider_case_add(&provider, 100 + n, 7 + n, 3)) != NOBODY) {
        for (uint32_t i = 0; i < n; i++)
            assert_int_not_equal(row[i], row[n]);
        n++;
    }
    assert_int_equal(n, provider.cases.capacity); /* never more than there is room for */
    provider_case_remove(&provider, row[3]);
    provider_case_remove(&provider, row[0]);
    assert_int_equal(provider_case_add(&provider, 5, 5, 5), row[0]);
    assert_int_equal(provider_case_add(&provider, 6, 6, 6), row[3]);
    assert_int_equal(provider_case_add(&provider, 7, 7, 7), NOBODY);
    assert_int_equal(provider.task[row[3]], 6);
    provider_free(&provider);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bids),     cmocka_unit_test(test_best),  cmocka_unit_test(test_effort),
        cmocka_unit_test(test_practice), cmocka_unit_test(test_cases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
