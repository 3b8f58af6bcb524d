/* test_maths - exp, log, root, normal law and rounding against better numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/maths.h"
#include "sim/random.h"

#define MANY 1000000

/* The references need more digits than a double has; not every machine has a longer type,
 * and valgrind computes with 53 bits whatever the type. */
static int have_reference(void)
{
    volatile long double one = 1;
    return one + 0x1p-60L != one;
}

static struct draw arguments(uint32_t purpose)
{
    struct chance chance = chance_under(20091122, 1);
    return draw_at(&chance, purpose, 0, 0);
}

static double between(struct draw *draw, double low, double high)
{
    return low + (high - low) * draw_uniform(draw);
}

/* How far off, in units of the last place of the right answer. */
static double ulps(double got, long double right)
{
    double nearest = (double)right;
    return (double)(fabsl((long double)got - right) / (nextafter(fabs(nearest), INFINITY) -
                                                       fabs(nearest)));
}

static long double logistic_right(long double x)
{
    return 1 / (1 + expl(-x));
}

static long double normal_right(long double z)
{
    return 0.5L * erfcl(-z * 0.707106781186547524400844362104849039L);
}

/* The largest error over MANY arguments of one interval. */
static double worst(uint32_t purpose, double (*ours)(double), long double (*right)(long double),
                    double low, double high)
{
    struct draw draw = arguments(purpose);
    double most = 0;
    int i;

    for (i = 0; i < MANY; i++) {
        double x = between(&draw, low, high), off = ulps(ours(x), right(x));
        if (!(off <= most))
            most = off;
    }
    printf("  %g .. %g: %.4f ulp\n", low, high, most);
    return most;
}

static void exp_is_within_its_error(void **state)
{
    (void)state;
    if (!have_reference())
        skip();
    assert_true(worst(1, maths_exp, expl, -708, 709.7) < 0.55);
    assert_true(worst(2, maths_exp, expl, -2, 2) < 0.55);
    assert_true(worst(3, maths_exp, expl, -1e-3, 1e-3) < 0.55);
    assert_true(worst(4, maths_exp, expl, -745, -708) < 0.78);
}

static void log_is_within_its_error(void **state)
{
    (void)state;
    if (!have_reference())
        skip();
    assert_true(worst(1, maths_log, logl, 0, 1) < 0.53);
    assert_true(worst(2, maths_log, logl, 0.95, 1.05) < 0.53);
    assert_true(worst(3, maths_log, logl, 0.99999, 1.00001) < 0.53);
    assert_true(worst(4, maths_log, logl, 1, 1e300) < 0.53);
    assert_true(worst(5, maths_log, logl, 0, 0x1p-1022) < 0.53);
}

/* The comparison sees one unit in the last place. */
static double exp_off_by_one(double x)
{
    return nextafter(maths_exp(x), 0);
}

static double log_off_by_one(double x)
{
    return nextafter(maths_log(x), 1);
}

/* Many at once have the bits of each alone, whatever they are. */
static void logs_abreast_are_logs(void **state)
{
    static const double ends[] = {0x1p-1074, 0x1p-1022, 0x1.fffffffffffffp-1023, 0x1.fffffffffffffp1023,
                                  INFINITY, 1, 0x1.fffffffffffffp-1};
    (void)state;
    for (uint64_t i = 0; i < 1000000; i++) {
        double many[7], alone[7];
        for (uint64_t k = 0; k < 7; k++) {
            const uint64_t bits = random_mix2(i, k) >> 1;
            memcpy(&alone[k], &bits, sizeof bits);
            if (i % 7 == k && i % 3 == 0)
                alone[k] = ends[i / 21 % 7];
            if (!(alone[k] > 0))
                alone[k] = 0.5;
        }
        memcpy(many, alone, sizeof many);
        maths_minus_logs(many, 7);
        for (int k = 0; k < 7; k++) {
            const double minus = -maths_log(alone[k]);
            assert_memory_equal(&minus, &many[k], sizeof minus);
        }
    }
}

static void a_wrong_last_place_is_caught(void **state)
{
    (void)state;
    if (!have_reference())
        skip();
    assert_true(worst(1, exp_off_by_one, expl, -2, 2) > 0.9);
    assert_true(worst(1, log_off_by_one, logl, 0, 1) > 0.9);
}

static void special_values(void **state)
{
    (void)state;
    assert_true(maths_exp(0) == 1 && maths_exp(-0.0) == 1);
    assert_true(maths_exp(709.9) == INFINITY && maths_exp(INFINITY) == INFINITY);
    assert_true(maths_exp(0x1.62e42fefa39efp+9) > 0x1.fffffffffp+1023); /* the last below */
    assert_true(maths_exp(0x1.62e42fefa39efp+9) < INFINITY);
    assert_true(maths_exp(709.79) == INFINITY);
    assert_true(maths_exp(-745.3) == 0 && maths_exp(-INFINITY) == 0);
    assert_true(maths_exp(-745.1) == 0x1p-1074);
    assert_true(isnan(maths_exp(NAN)));

    assert_true(maths_log(1) == 0 && !signbit(maths_log(1)));
    assert_true(maths_log(INFINITY) == INFINITY);
    assert_true(maths_log(0x1p-1074) == (double)(-1074 * 0.693147180559945309417232121458L));
    assert_true(maths_log(DBL_MAX) == 0x1.62e42fefa39efp+9);
    expect_assert_failure(maths_log(0));
    expect_assert_failure(maths_log(-0.0));
    expect_assert_failure(maths_log(-2.385));
    expect_assert_failure(maths_log(-INFINITY));
    expect_assert_failure(maths_log(NAN));
}

static void roots_are_correctly_rounded(void **state)
{
    struct draw draw = arguments(6);
    int i;

    (void)state;
    for (i = 0; i < MANY; i++) {
        /* Any bit pattern of a positive number; every fifth subnormal. */
        uint64_t bits = draw_bits(&draw) >> (i % 5 ? 1 : 12);
        double x;
        memcpy(&x, &bits, sizeof x);
        if (!isfinite(x))
            continue;
        assert_true(maths_sqrt(x) == sqrt(x));
        assert_true(maths_sqrt_portable(x) == sqrt(x));
        /* Squares, and their neighbours, where rounding is nearest to a tie. */
        x = floor(between(&draw, 1, 0x1p26));
        assert_true(maths_sqrt_portable(x * x) == x);
        assert_true(maths_sqrt_portable(nextafter(x * x, 0)) == sqrt(nextafter(x * x, 0)));
        assert_true(maths_sqrt_portable(nextafter(x * x, 1e300)) == sqrt(nextafter(x * x, 1e300)));
    }
    assert_true(maths_sqrt(0) == 0 && maths_sqrt_portable(0) == 0);
    assert_true(maths_sqrt(INFINITY) == INFINITY && maths_sqrt_portable(INFINITY) == INFINITY);
    assert_true(maths_sqrt_portable(DBL_MAX) == sqrt(DBL_MAX));
    assert_true(maths_sqrt_portable(0x1p-1074) == 0x1p-537);
    expect_assert_failure(maths_sqrt(-2.385));
    expect_assert_failure(maths_sqrt(NAN));
    expect_assert_failure(maths_sqrt_portable(-2.385));
    expect_assert_failure(maths_sqrt_portable(NAN));
}

/* Two at a time are the same bits as one at a time, whatever stands beside what. */
static void many_logistics_are_the_same(void **state)
{
    (void)state;
    static const double special[] = {0,    -0.0, 1e-300, -1e-300,  -700, 700.5, -745,
                                     -746, 800,  -800,   INFINITY, -INFINITY};
    enum { SPECIAL = sizeof special / sizeof special[0], N = 10001 };
    static double x[N], many[N];
    struct draw draw = arguments(9);
    for (int i = 0; i < N; i++)
        x[i] = many[i] = i % 5 == 0 ? special[(i / 5) % SPECIAL]
                                    : between(&draw, i % 2 ? -40 : -720, i % 2 ? 40 : 720);
    maths_logistics(many, N);
    for (int i = 0; i < N; i++) {
        double one = maths_logistic(x[i]);
        assert_memory_equal(&many[i], &one, sizeof one);
    }
}

static void logistic_is_within_its_error(void **state)
{
    (void)state;
    assert_true(maths_logistic(0) == 0.5);
    assert_true(maths_logistic(800) == 1 && maths_logistic(-800) == 0);
    assert_true(maths_logistic(INFINITY) == 1 && maths_logistic(-INFINITY) == 0);
    if (!have_reference())
        skip();
    assert_true(worst(1, maths_logistic, logistic_right, -40, 40) < 2.5);
    assert_true(worst(2, maths_logistic, logistic_right, -745, -40) < 2.5);
}

static void normal_is_within_its_error(void **state)
{
    struct draw draw = arguments(8);
    double most = 0;
    int i;

    (void)state;
    assert_true(maths_normal(0) == 0.5);
    assert_true(maths_normal(INFINITY) == 1 && maths_normal(-INFINITY) == 0);
    assert_true(maths_normal(40) == 1 && maths_normal(-40) == 0);
    assert_true(isnan(maths_normal(NAN)));
    if (!have_reference())
        skip();
    for (i = 0; i < MANY; i++) {
        double z = i % 2 ? between(&draw, -37.5, 0) : between(&draw, -3, 9);
        most = fmax(most, (double)fabsl(maths_normal(z) / normal_right(z) - 1));
    }
    printf("  normal: relative error %.3g\n", most);
    assert_true(most < 2e-15);
}

static void normal_inverse_is_within_its_error(void **state)
{
    struct draw draw = arguments(9);
    double most = 0;
    int i;

    (void)state;
    assert_true(maths_normal_inverse(0.5) == 0);
    expect_assert_failure(maths_normal_inverse(0));
    expect_assert_failure(maths_normal_inverse(1));
    expect_assert_failure(maths_normal_inverse(NAN));
    if (!have_reference())
        skip();
    for (i = 0; i < MANY; i++) {
        double u = draw_uniform(&draw), p = i % 2 ? u : exp(-700 * u);
        long double z = maths_normal_inverse(p);
        long double density = expl(-z * z / 2) * 0.398942280401432677939946059934381868L;
        /* One step of Newton says how far the root is. */
        double off = (double)fabsl((normal_right(z) - p) / density / z);
        if (!(off <= most))
            most = off;
    }
    printf("  normal inverse: relative error %.3g\n", most);
    assert_true(most < 1e-15);
}

static void rounding_is_half_to_even(void **state)
{
    struct draw draw = arguments(10);
    int i;

    (void)state;
    assert_int_equal(maths_round(0.5), 0);
    assert_int_equal(maths_round(1.5), 2);
    assert_int_equal(maths_round(2.5), 2);
    assert_int_equal(maths_round(-0.5), 0);
    assert_int_equal(maths_round(-1.5), -2);
    assert_int_equal(maths_round(-2.5), -2);
    assert_int_equal(maths_round(0.49999999999999994), 0);
    assert_int_equal(maths_round(0x1p51 + 0.5), INT64_C(1) << 51);
    assert_int_equal(maths_round(0x1p51 + 1.5), (INT64_C(1) << 51) + 2);
    assert_int_equal(maths_round(-0x1p51 - 1.5), -(INT64_C(1) << 51) - 2);
    assert_int_equal(maths_round(0x1p52 + 1), (INT64_C(1) << 52) + 1);
    assert_int_equal(maths_round(0x1.fffffffffffffp61), INT64_C(0x3ffffffffffffe00));
    for (i = 0; i < MANY; i++) {
        double x = ldexp(between(&draw, -1, 1), i % 63);
        assert_int_equal(maths_round(x), llrint(x));
    }
    expect_assert_failure(maths_round(0x1p62));
    expect_assert_failure(maths_round(-0x1p62));
    expect_assert_failure(maths_round(NAN));
}

static uint64_t folded(uint64_t digest, double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return random_mix2(digest, bits);
}

/* Every compiler, option and machine must come to these bits. */
static void bits_are_the_same_everywhere(void **state)
{
    struct draw draw = arguments(11);
    uint64_t digest = 0;
    int i;

    (void)state;
    for (i = 0; i < 100000; i++) {
        double u = draw_uniform(&draw), x = between(&draw, -745, 709);
        digest = folded(digest, maths_exp(x));
        digest = folded(digest, maths_exp(u));
        digest = folded(digest, maths_log(u));
        digest = folded(digest, maths_log(maths_exp(x)));
        digest = folded(digest, maths_sqrt(u));
        digest = folded(digest, maths_logistic(x / 19));
        digest = folded(digest, maths_normal(x / 37));
        digest = folded(digest, maths_normal_inverse(u));
        digest = random_mix2(digest, (uint64_t)maths_round(x * 2385));
    }
    printf("  digest %016llx\n", (unsigned long long)digest);
    assert_true(digest == UINT64_C(0x5c5374f4d90c58f5));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exp_is_within_its_error),
        cmocka_unit_test(log_is_within_its_error),
        cmocka_unit_test(logs_abreast_are_logs),
        cmocka_unit_test(a_wrong_last_place_is_caught),
        cmocka_unit_test(special_values),
        cmocka_unit_test(roots_are_correctly_rounded),
        cmocka_unit_test(logistic_is_within_its_error),
        cmocka_unit_test(many_logistics_are_the_same),
        cmocka_unit_test(normal_is_within_its_error),
        cmocka_unit_test(normal_inverse_is_within_its_error),
        cmocka_unit_test(rounding_is_half_to_even),
        cmocka_unit_test(bits_are_the_same_everywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
