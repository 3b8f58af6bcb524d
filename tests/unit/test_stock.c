/* test_stock.c - drifting stocks against the exponential of the C library. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sim/random.h"
#include "sim/stock.h"

static struct stock_table table;

/* Four factors rounded to half a unit of 2^-31, three products cut off: five units. */
#define FACTOR_ERROR (5 * 0x1p-31)

static uint64_t next_random(uint64_t *state)
{
    return random_mix(++*state);
}

static int64_t magnitude(int64_t x)
{
    return x < 0 ? -x : x;
}

static void test_exponential(void **state)
{
    uint64_t seed = 2385;
    (void)state;
    for (int i = 0; i < 2000000; i++) {
        int bits = (int)(next_random(&seed) % 61);
        int64_t rest = (int64_t)(next_random(&seed) >> (63 - bits)) - (INT64_C(1) << bits) / 2;
        int64_t written = (int64_t)(next_random(&seed) >> (63 - bits)) - (INT64_C(1) << bits) / 2;
        stock_clock stamp = (stock_clock)next_random(&seed);
        stock_clock x = (stock_clock)next_random(&seed) >> (next_random(&seed) & 31);
        int64_t value = stock_read(&table, written, rest, stamp, stamp + x);
        int64_t gap = written - rest, left = value - rest;
        long double exact = (long double)gap * expl(-(long double)x * 0x1p-24L);
        assert_true(fabsl((long double)left - exact) <=
                    FACTOR_ERROR * (long double)magnitude(gap) + 0.5L);
        assert_true(gap < 0 ? left <= 0 && left >= gap : left >= 0 && left <= gap);
    }
}

/* The last digits of the clock, the carries between them, and both ends of it. */
static void test_edges(void **state)
{
    static const stock_clock xs[] = {1, 255, 256, 65535, 65536, 0xffffff, 0x1000000, 0x1000001,
                                     0x7f0000ff, 0xfffffffe, 0xffffffff};
    const int64_t written = 987654321, rest = -123456;
    (void)state;
    for (int i = 0; i < 11; i++) {
        double exact = (double)rest + (double)(written - rest) * exp(-0x1p-24 * xs[i]);
        int64_t value = stock_read(&table, written, rest, 0xfffffff0u, 0xfffffff0u + xs[i]);
        assert_true(fabs((double)value - exact) <=
                    FACTOR_ERROR * (double)(written - rest) + 0.5);
    }
    assert_int_equal(stock_read(&table, written, rest, 77, 77), written);
    assert_int_equal(stock_read(&table, rest, rest, 77, 0x80000000u), rest);
    assert_int_equal(stock_read(&table, written, rest, 77, 77 + (60u << 24)), rest);
    const int64_t far = (INT64_C(1) << 62) - 1; /* nothing overflows */
    assert_true(fabs((double)stock_read(&table, far, 0, 0, 1u << 24) / (double)far - exp(-1)) <
                FACTOR_ERROR);
    assert_int_equal(stock_read(&table, -far, 0, 0, 1u << 24),
                     -stock_read(&table, far, 0, 0, 1u << 24));
}

/* From day to day it never moves away from its rest: not at all when it is as large as a
 * trust in millionths, and by one part in 2^31 at most when it is larger. */
static void test_monotone(void **state)
{
    static const double rates[] = {0.0031, 0.05, 0.385, 0.77, 2};
    static const int64_t gaps[] = {1, 3, 999983, -1000000, 2147483646, -4611686018427387000};
    (void)state;
    for (int r = 0; r < 5; r++)
        for (int g = 0; g < 6; g++) {
            stock_clock stamp = 0xff123457u, clock = stamp;
            const int64_t size = magnitude(gaps[g]);
            const int64_t back = size > 1000000 ? (size >> 31) + 1 : 0;
            int64_t before = size;
            for (int d = 0; d < 36525; d++) {
                clock += stock_day(rates[r]);
                int64_t left = stock_read(&table, gaps[g] + 385, 385, stamp, clock) - 385;
                assert_true(gaps[g] > 0 ? left >= 0 : left <= 0);
                assert_true(magnitude(left) <= before + back);
                before = magnitude(left);
            }
        }
}

/* A column swept says what is read one by one, whatever the neighbours' stamps. */
static void test_sweep(void **state)
{
    enum { N = 20000 };
    const stock_clock now = 0x2345678u; /* stamps wrap */
    struct stock_sweep sweep = stock_sweep_begin(&table, now);
    struct chance chance = chance_under(20091122, 7);
    (void)state;
    for (uint32_t i = 0, same = 0; i < N; i++) {
        struct draw draw = draw_at(&chance, 1, i, 0);
        const int64_t rest = (int64_t)(draw_bits(&draw) % 1000001);
        const int64_t gap = (int64_t)(draw_bits(&draw) % 4294967295u) - 2147483647;
        if (draw_bits(&draw) % 3)
            same = (uint32_t)draw_bits(&draw) >> i % 20;
        assert_int_equal(stock_sweep_gap(&sweep, rest + gap, rest, now - same),
                         stock_read(&table, rest + gap, rest, now - same, now) - rest);
    }
    sweep.stamp = 1; /* a factor of one half: halves go away from 0, either way */
    sweep.factor = UINT64_C(1) << 30;
    assert_int_equal(stock_sweep_gap(&sweep, 3, 0, 1), 2);
    assert_int_equal(stock_sweep_gap(&sweep, -3, 0, 1), -2);
    assert_int_equal(stock_sweep_gap(&sweep, -4, 0, 1), -2);
}

/* A stock that is written is read from there; looking, however often, is not writing. */
static void test_looking_changes_nothing(void **state)
{
    int64_t looked = 640000, rest = 500000;
    stock_clock stamp = 0xfffff000u, clock = stamp; /* wraps on the way */
    (void)state;
    for (int d = 0; d < 1461; d++) {
        clock += stock_day(d < 700 ? 0.31 : 1.77); /* a changed rate settles nothing */
        int64_t once = stock_read(&table, looked, rest, stamp, clock);
        assert_int_equal(stock_read(&table, looked, rest, stamp, clock), once);
    }
    double folds = (700 * 0.31 + 761 * 1.77) / 365.25;
    double exact = 500000 + 140000 * exp(-folds);
    /* a day's clock is rounded to half a unit of 2^-24, so 1461 days to 4e-5 e-folds */
    assert_true(fabs((double)stock_read(&table, looked, rest, stamp, clock) - exact) <
                0.5 + 140000 * exp(-folds) * 1461 * 0x1p-25);
}

static void test_days(void **state)
{
    (void)state;
    assert_int_equal(stock_day(0), 0);
    assert_int_equal(stock_day(1), 45934); /* 2^24 / 365.25 = 45933.5 */
    assert_int_equal(stock_day(STOCK_RATE), 91867);
    assert_int_equal(stock_day(0.385), 17684);
    assert_true((uint64_t)stock_day(STOCK_RATE) * 36525 < UINT64_C(1) << 32); /* no wrap */
    expect_assert_failure(stock_day(-0.001));
    expect_assert_failure(stock_day(STOCK_RATE + 0.001));
    expect_assert_failure(stock_day(NAN));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_exponential), cmocka_unit_test(test_edges),
        cmocka_unit_test(test_monotone),
        cmocka_unit_test(test_sweep),    cmocka_unit_test(test_looking_changes_nothing),
        cmocka_unit_test(test_days),
    };
    stock_table_init(&table);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
