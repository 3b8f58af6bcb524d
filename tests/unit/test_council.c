/* test_council.c - bodies take office, are captured by the odds of P9, and are found out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/agents/council.h"
#include "sim/maths.h"

enum { BODIES = 4000 };

static struct parameters given(void)
{
    struct parameters parameters;
    parameter_presets(&parameters_table, &parameters);
    return parameters;
}

static void near(double x, double y, double within)
{
    if (x - y > within || y - x > within)
        fail_msg("%f is not %f within %f", x, y, within);
}

/* sigma(-2 + 6 (0.35 - turnout) - 2 audit - 1.5 disclosure), by hand. */
static void test_chance(void **state)
{
    (void)state;
    struct parameters p = given();
    near(capture_chance(&(struct climate){.turnout = 0.35}, &p), 0.119203, 1e-6);
    near(capture_chance(&(struct climate){.turnout = 0.10}, &p), 0.377541, 1e-6);
    near(capture_chance(&(struct climate){.turnout = 0.45, .audit = 0.1, .disclosure = 0.2}, &p),
         maths_logistic(-3.1), 1e-12);
    p.capture.elite = 0.5; /* 0.3 above what the intercept means: + 0.6 */
    near(capture_chance(&(struct climate){.turnout = 0.35}, &p), maths_logistic(-1.4), 1e-12);
}

/* Share of many first terms that are captured. */
static double captured_share(struct parameters *p, enum mandate mandate, struct climate climate)
{
    const struct chance chance = chance_under(77, 1);
    int captured = 0;
    for (uint64_t place = 1; place <= BODIES; place++) {
        struct council c;
        struct fault fault = {0};
        assert_int_equal(council_init(&c, place * 7919, &fault), 0);
        mandate_take(&c, mandate, 1000, &climate, p, &chance);
        assert_true(c.stands[mandate] && c.block[mandate] < BLOCKS);
        captured += mandate_captured(&c, mandate);
        assert_true(c.captured[mandate] <= 1);
        council_free(&c);
    }
    return (double)captured / BODIES;
}

/* Within 4 standard errors of a binomial share; seeds are fixed. */
static void test_taken(void **state)
{
    (void)state;
    struct parameters p = given();
    struct climate climate = {.turnout = 0.11, .disclosure = 0.2};
    double chance = capture_chance(&climate, &p);
    climate.control = 0.4;
    double share = captured_share(&p, MANDATE_COMMITTEE, climate);
    near(share, chance, 4 * maths_sqrt(chance * (1 - chance) / BODIES));
    chance = capture_chance(&climate, &p); /* control tells with owners' committees only */
    assert_true(chance > 0.3);
    share = captured_share(&p, MANDATE_OWNERS, climate);
    near(share, chance, 4 * maths_sqrt(chance * (1 - chance) / BODIES));
    p.mechanisms.capture = MECHANISM_OFF;
    assert_true(captured_share(&p, MANDATE_OWNERS, climate) == 0);
}

/* What lowers the odds never makes a body captured that was not: the same luck. */
static void test_same_luck(void **state)
{
    (void)state;
    const struct parameters p = given();
    const struct chance chance = chance_under(78, 2);
    int fewer = 0;
    for (uint64_t place = 1; place <= 500; place++) {
        struct council a, b;
        struct fault fault = {0};
        assert_int_equal(council_init(&a, place, &fault), 0);
        assert_int_equal(council_init(&b, place, &fault), 0);
        mandate_take(&a, MANDATE_OWNERS, 9, &(struct climate){.turnout = 0.1}, &p, &chance);
        mandate_take(&b, MANDATE_OWNERS, 9, &(struct climate){.turnout = 0.1, .audit = 0.8}, &p,
                     &chance);
        assert_true(a.captured[MANDATE_OWNERS] || !b.captured[MANDATE_OWNERS]);
        fewer += a.captured[MANDATE_OWNERS] && !b.captured[MANDATE_OWNERS];
        council_free(&a);
        council_free(&b);
    }
    assert_true(fewer > 20);
}

/* The hazard adds up in integers to an exponential threshold of mean 1. */
static void test_found_out(void **state)
{
    (void)state;
    struct parameters p = given();
    const struct chance chance = chance_under(79, 1);
    double sum = 0;
    int n = 0;
    p.capture.odds = 20; /* everybody */
    for (uint64_t place = 1; place <= 2000; place++, n++) {
        struct council c;
        struct fault fault = {0};
        int steps = 1;
        assert_int_equal(council_init(&c, place, &fault), 0);
        assert_false(mandate_exposed(&c, MANDATE_COMMITTEE, 100)); /* nobody is there */
        mandate_take(&c, MANDATE_COMMITTEE, 9, &(struct climate){.turnout = 0.5}, &p, &chance);
        while (!mandate_exposed(&c, MANDATE_COMMITTEE, 0.01))
            steps++;
        sum += 0.01 * steps;
        mandate_end(&c, MANDATE_COMMITTEE);
        assert_false(mandate_captured(&c, MANDATE_COMMITTEE));
        council_free(&c);
    }
    near(sum / n, 1.005, 4 / maths_sqrt(2000)); /* rounded up by half a step */
}

static void test_rent(void **state)
{
    (void)state;
    struct parameters p = given();
    struct council c;
    struct fault fault = {0};
    assert_int_equal(council_init(&c, 3, &fault), 0);
    p.capture.rent = 0.17;
    assert_int_equal(mandate_rent(&c, MANDATE_OWNERS, 1001, &p), 0);
    c.stands[MANDATE_OWNERS] = 1;
    assert_int_equal(mandate_rent(&c, MANDATE_OWNERS, 1001, &p), 0);
    c.captured[MANDATE_OWNERS] = 1;
    assert_int_equal(mandate_rent(&c, MANDATE_OWNERS, 1001, &p), 170);
    assert_int_equal(mandate_rent(&c, MANDATE_OWNERS, -1001, &p), 0);
    c.works[MANDATE_OWNERS] = 1;
    assert_false(mandate_serves(&c, MANDATE_OWNERS)); /* it works, for a few */
    c.captured[MANDATE_OWNERS] = 0;
    assert_true(mandate_serves(&c, MANDATE_OWNERS));
    mandate_end(&c, MANDATE_OWNERS);
    assert_false(mandate_serves(&c, MANDATE_OWNERS));
    council_free(&c);
    council_free(&c);
}

static void test_blocks(void **state)
{
    (void)state;
    enum { N = 1237 };
    int count[BLOCKS] = {0};
    for (uint32_t r = 0; r < N; r++) {
        assert_true(r == 0 || block_of(r, N) >= block_of(r - 1, N));
        count[block_of(r, N)]++;
    }
    for (int b = 0; b < BLOCKS; b++)
        assert_in_range(count[b], N / BLOCKS, N / BLOCKS + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chance),    cmocka_unit_test(test_taken),
        cmocka_unit_test(test_same_luck), cmocka_unit_test(test_found_out),
        cmocka_unit_test(test_rent),      cmocka_unit_test(test_blocks),
    };
    return cmocka_run_group_tests_name("council", tests, NULL, NULL);
}
