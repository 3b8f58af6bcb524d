/* test_households.c - residents are dealt out whole, paying is logistic, giving is counted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/agents/households.h"
#include "sim/maths.h"

static const struct households_mix mix = {0.83, 0.71, 0.23, 0.11, 0.29};

static void settle(struct households *households, uint32_t n, uint32_t residents, uint64_t place)
{
    const struct chance chance = chance_under(4242, 3);
    struct fault fault = {0};
    *households = (struct households){0};
    assert_int_equal(households_init(households, n, residents, place, &fault), 0);
    for (uint32_t h = 0; h < n; h++)
        household_enter(households, &chance, place, h, h % 3 != 0, mix);
}

/* Everybody has one household, the sizes differ by one at most, and no fewer nor more. */
static void test_dealing(void **state)
{
    static const uint32_t sizes[][2] = {{1, 1}, {7, 3}, {3, 7}, {1412, 3514}, {211, 591}, {97, 97},
                                        {6007, 601}};
    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
        for (uint64_t place = 1; place < 40; place += 13) {
            struct households households;
            const uint32_t n = sizes[i][0], people = sizes[i][1];
            settle(&households, n, people, place);
            assert_int_equal(household_first(&households, 0), 0);
            assert_int_equal(household_first(&households, n), people);
            for (uint32_t h = 0; h < n; h++) {
                uint32_t first = household_first(&households, h);
                uint32_t end = household_first(&households, h + 1);
                assert_true(end - first == people / n || end - first == people / n + 1);
                for (uint32_t r = first; r < end; r++)
                    assert_int_equal(household_of(&households, r), h);
            }
            households_free(&households);
        }
}

/* Another place deals its remainder elsewhere. */
static void test_remainder(void **state)
{
    struct households one, two;
    int apart = 0;
    (void)state;
    settle(&one, 501, 1003, 5);
    settle(&two, 501, 1003, 7);
    for (uint32_t h = 0; h < 501; h++)
        apart += household_first(&one, h) != household_first(&two, h);
    assert_true(apart > 0);
    households_free(&one);
    households_free(&two);
}

/* The share that pays is the logistic function of the logit: within five standard errors, one
 * false alarm in a million seeds and logits; the seed is fixed. */
static void test_paying(void **state)
{
    enum { MANY = 40000 };
    struct households households;
    (void)state;
    settle(&households, MANY, MANY, 77);
    for (double logit = -2.2; logit < 3; logit += 0.83) {
        int paying = 0;
        double p = maths_logistic(logit);
        for (uint32_t h = 0; h < MANY; h++)
            paying += household_pays(&households, h, logit);
        double off = paying / (double)MANY - p;
        assert_true(off * off < 25 * p * (1 - p) / MANY);
    }
    /* who pays at one logit pays at any higher */
    for (uint32_t h = 0; h < MANY; h++)
        assert_true(!household_pays(&households, h, -0.4) || household_pays(&households, h, 0.9));
    households_free(&households);
}

static int64_t giving(const struct households *households, int64_t share)
{
    int64_t n = 0;
    for (uint32_t h = 0; h < households->table.n; h++)
        n += household_gives(households, h, share);
    return n;
}

/* Counts by threshold against the rows, before and after families have changed. */
static void test_giving(void **state)
{
    const struct chance chance = chance_under(9, 1);
    struct households households;
    (void)state;
    settle(&households, 3001, 7001, 12);
    for (int change = 0; change < 2; change++) {
        int64_t before = -1;
        for (int64_t share = 0; share <= MILLION; share += 31250) {
            int64_t counted = households_giving(&households, share) * 3001 / MILLION;
            /* a threshold's class is coarser than a threshold: within one class */
            assert_true(counted >= giving(&households, share) - 1);
            assert_true(counted <= giving(&households, share + 35000) + 1);
            assert_true(counted >= before);
            before = counted;
        }
        assert_true(giving(&households, 0) > 200 && giving(&households, 0) < 480);
        assert_true((double)giving(&households, MILLION) < 0.75 * 3001);
        for (uint32_t h = 0; h < 3001; h += 2) {
            uint8_t spell = households.spell[h];
            household_leave(&households, h);
            household_enter(&households, &chance, 12, h, false, mix);
            assert_int_equal(households.spell[h], spell + 1);
        }
    }
    uint64_t all = households.always[0];
    for (int k = 0; k < THRESHOLDS; k++)
        all += households.if_others[k];
    assert_int_equal(all, giving(&households, MILLION));
    households_free(&households);
}

static void test_who_they_are(void **state)
{
    enum { MANY = 30000 };
    struct households households;
    int owners[2] = {0}, poor = 0, row = 0;
    (void)state;
    settle(&households, MANY, MANY, 3);
    for (uint32_t h = 0; h < MANY; h++) {
        owners[h % 3 != 0] += households.tenure[h] == TENURE_OWNER;
        poor += households.income[h] == 0;
        assert_true(households.income[h] < FIFTHS && households.area[h] < 3);
        assert_int_equal(households.arrears[h], 0);
    }
    /* five standard errors of the smaller sample are 0.025 */
    assert_true(owners[1] > (0.83 - 0.025) * 20000 && owners[1] < (0.83 + 0.025) * 20000);
    assert_true(owners[0] > (0.29 - 0.025) * 10000 && owners[0] < (0.29 + 0.025) * 10000);
    assert_true(poor > (0.23 - 0.025) * MANY && poor < (0.23 + 0.025) * MANY);
    for (int c = 0; c < households.table.n_columns; c++) { /* a compact row */
        enum column_type type = households.table.columns[c].type;
        row += type == COLUMN_U8 ? 1 : 2;
    }
    assert_true(row <= 12);
    households_free(&households);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dealing), cmocka_unit_test(test_remainder),
        cmocka_unit_test(test_paying),  cmocka_unit_test(test_giving),
        cmocka_unit_test(test_who_they_are),
    };
    return cmocka_run_group_tests_name("households", tests, NULL, NULL);
}
