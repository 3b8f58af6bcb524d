/* test_sbc.c - ranks of truths among draws, and whether they are flat. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/sbc.h"
#include "sim/sample.h"

enum { TRUTHS = 200 };

static struct draw draw_of(uint32_t purpose, uint64_t experiment)
{
    const struct chance chance = chance_under(20260311, 9);
    return draw_at(&chance, purpose, experiment, 0);
}

static void ranks_by_hand(void **state)
{
    static const char text[] = "a\n0\n1\n";
    struct posterior posterior;
    struct fault fault = {0};
    size_t lower = 0, equal = 0;
    (void)state;
    assert_int_equal(posterior_read(&posterior, text, sizeof text - 1, "p", &fault), 0);
    for (uint64_t d = 0; d < 50; d++)
        lower += posterior_pick(&posterior, 4, d) == 0;
    assert_int_equal(sbc_rank(&posterior, 0, 0.5, 4, 50), lower);
    assert_int_equal(sbc_rank(&posterior, 0, -1, 4, 50), 0);
    assert_int_equal(sbc_rank(&posterior, 0, 2, 4, 50), 50);
    for (uint64_t seed = 0; seed < 40; seed++)
        equal += sbc_rank(&posterior, 0, 0, seed, 50);
    /* half of the draws equal it, half of these count: 500 of 2,000, deviation 19.4 */
    assert_in_range(equal, 500 - 78, 500 + 78);
    posterior_free(&posterior);
}

/* Truth 0 among normal draws of another width and place: ranks as of such a posterior. */
static double p_of(uint64_t experiment, double place, double width, struct sbc *sbc)
{
    size_t rank[TRUTHS];
    struct fault fault = {0};
    struct draw draw = draw_of(1, experiment);
    for (int i = 0; i < TRUTHS; i++) {
        double truth = sample_normal(&draw);
        rank[i] = 0;
        for (int d = 0; d < SBC_DRAWS; d++)
            rank[i] += place + width * sample_normal(&draw) < truth;
    }
    assert_int_equal(sbc_of(rank, TRUTHS, SBC_DRAWS, sbc, &fault), 0);
    return sbc->p;
}

/* Right posteriors: p <= 0.05 in 5 % of 300 sets, p <= 0.5 in half, within 3.3 standard deviations:
 * false alarm 1e-3 each. Bins add up. */
static void right_ones_are_flat(void **state)
{
    enum { SETS = 300 };
    int small = 0, low = 0;
    (void)state;
    for (uint64_t e = 0; e < SETS; e++) {
        struct sbc sbc;
        double p = p_of(e, 0, 1, &sbc);
        size_t sum = 0;
        for (int b = 0; b < SBC_BINS; b++)
            sum += sbc.bin[b];
        assert_int_equal(sum, TRUTHS);
        small += p <= 0.05 + 1e-9;
        low += p <= 0.5 + 1e-9;
    }
    print_message("p <= 0.05 in %d, p <= 0.5 in %d of %d\n", small, low, SETS);
    assert_in_range(small, 15 - 12, 15 + 12);
    assert_in_range(low, 150 - 29, 150 + 29);
}

/* Wrong ones are not: half as wide, half again as wide, half a deviation aside; of fifty sets each
 * all are told at 0.01. */
static void wrong_ones_are_not(void **state)
{
    static const double place[] = {0, 0, 0.5}, width[] = {0.5, 1.6, 1};
    (void)state;
    for (int kind = 0; kind < 3; kind++)
        for (uint64_t e = 0; e < 50; e++) {
            struct sbc sbc;
            assert_true(p_of(1000 + e, place[kind], width[kind], &sbc) <= 0.01);
            if (kind == 0)
                assert_true(sbc.bin[0] + sbc.bin[SBC_BINS - 1] > TRUTHS / 5);
        }
}

static void intervals_that_hold(void **state)
{
    const struct interval interval[] = {{0, 1}, {0, 1}, {0, 1}, {0, 1}};
    const double truth[] = {0, 1, 0.5, 1.001};
    (void)state;
    assert_int_equal(sbc_covered(interval, truth, 4), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranks_by_hand),
        cmocka_unit_test(right_ones_are_flat),
        cmocka_unit_test(wrong_ones_are_not),
        cmocka_unit_test(intervals_that_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
