/* test_random - known answers, addresses, and what no two addresses may share. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "sim/random.h"
#include "tests/support/fit.h"
#include "tests/support/gsl_philox.h"

#define SEED 20091122u

/* The three vectors that come with Random123 (kat_vectors, philox4x32 10). */
static void philox_gives_the_known_answers(void **state)
{
    struct philox out;

    (void)state;
    out = philox4x32_10(0, 0, 0);
    assert_true(out.number[0] == UINT64_C(0xe169c58d6627e8d5));
    assert_true(out.number[1] == UINT64_C(0x9b00dbd8bc57ac4c));
    out = philox4x32_10(UINT64_MAX, UINT64_MAX, UINT64_MAX);
    assert_true(out.number[0] == UINT64_C(0x41c83b0e408f276d));
    assert_true(out.number[1] == UINT64_C(0x6d5451fda20bc7c6));
    out = philox4x32_10(UINT64_C(0x85a308d3243f6a88), UINT64_C(0x0370734413198a2e),
                        UINT64_C(0x299f31d0a4093822));
    assert_true(out.number[0] == UINT64_C(0x94fdccebd16cfe09));
    assert_true(out.number[1] == UINT64_C(0x24126ea15001e420));
}

/* SplitMix64 seeded with 1234567 begins so (the usual reference values). */
static void mix_is_splitmix64(void **state)
{
    (void)state;
    assert_true(random_mix(1234567) == UINT64_C(6457827717110365317));
    assert_true(random_mix(1234567 + UINT64_C(0x9e3779b97f4a7c15)) ==
                UINT64_C(3203168211198807973));
    assert_true(random_mix2(3, 5) == random_mix(random_mix(3) + 5));
    assert_true(random_mix2(3, 5) != random_mix2(5, 3));
}

static void identities_differ_by_cause_kind_and_number(void **state)
{
    uint64_t identity = identity_of(77, 3, 9);
    uint64_t zero = 0 - UINT64_C(0x9e3779b97f4a7c15); /* the y that mix2(77, y) takes to 0 */

    (void)state;
    assert_true(identity == identity_of(77, 3, 9));
    assert_true(identity != identity_of(78, 3, 9));
    assert_true(identity != identity_of(77, 4, 9));
    assert_true(identity != identity_of(77, 3, 10));
    zero -= random_mix(77);
    assert_true(random_mix2(77, zero) == 0);
    assert_true(identity_of(77, (uint32_t)(zero >> 32), (uint32_t)zero) == 1);
}

/* The layout promised in random.h, spelt out. */
static void an_address_is_a_counter(void **state)
{
    struct chance chance = chance_under(SEED, 7);
    uint64_t who = UINT64_C(0x0123456789abcdef);
    struct draw draw = draw_at(&chance, 0xabc, who, 0xfedcba98);
    uint64_t block;

    (void)state;
    assert_true(chance.key == random_mix2(SEED, 7));
    for (block = 0; block < 1000; block++) {
        struct philox out = philox4x32_10(
            who, (UINT64_C(0xabc) << 20 | block) << 32 | 0xfedcba98, chance.key);
        assert_true(draw_bits(&draw) == out.number[0]);
        assert_true(draw_bits(&draw) == out.number[1]);
    }
}

/* Many at once are each what it is alone, however many they are. */
static void draws_abreast_are_draws(void **state)
{
    enum { MOST = 11 };
    const struct chance chance = chance_under(8, 9);
    uint64_t who[MOST];
    uint32_t nth[MOST];
    (void)state;
    for (uint32_t round = 0; round < 3000; round++) {
        const int n = (int)(round % (MOST + 1));
        struct draw draws[MOST];
        for (int i = 0; i < n; i++) {
            who[i] = random_mix2(round, (uint64_t)i);
            nth[i] = (uint32_t)random_mix2((uint64_t)i, round);
        }
        draws_at(&chance, round % RANDOM_PURPOSES, who, nth, draws, n);
        for (int i = 0; i < n; i++) {
            struct draw alone = draw_at(&chance, round % RANDOM_PURPOSES, who[i], nth[i]);
            for (int k = 0; k < 5; k++)
                assert_true(draw_bits(&draws[i]) == draw_bits(&alone));
        }
    }
}

static void purposes_end_at_4095(void **state)
{
    struct chance chance = chance_under(SEED, 1);
    struct draw draw = draw_at(&chance, RANDOM_PURPOSES - 1, 2, 3);

    (void)state;
    assert_true(draw_bits(&draw) != 0);
    expect_assert_failure(draw_at(&chance, RANDOM_PURPOSES, 2, 3));
    expect_assert_failure(draw_at(&chance, UINT32_MAX, 2, 3));
}

static void an_address_ends_at_two_million_numbers(void **state)
{
    struct chance chance = chance_under(SEED, 1);
    struct draw draw = draw_at(&chance, 5, 2, 3);
    uint64_t last = 0;
    struct philox out;
    int i;

    (void)state;
    for (i = 0; i < 2 * (int)RANDOM_BLOCKS; i++)
        last = draw_bits(&draw);
    out = philox4x32_10(2, (UINT64_C(5) << 20 | (RANDOM_BLOCKS - 1)) << 32 | 3, chance.key);
    assert_true(last == out.number[1]);
    expect_assert_failure(draw_bits(&draw));
    expect_assert_failure(draw_uniform(&draw));
}

/* 200,000 numbers of one address, and the first of 200,000 addresses. */
static void uniforms_are_uniform(void **state)
{
    struct chance chance = chance_under(SEED, 1);
    struct draw draw = draw_at(&chance, 1, 1, 1);
    struct fit along = {{0}, 0}, across = {{0}, 0}, crooked = {{0}, 0};
    uint32_t i;

    (void)state;
    for (i = 0; i < 200000; i++) {
        struct draw first = draw_at(&chance, 2, i, 0);
        double u = draw_uniform(&draw), v = draw_uniform(&first);
        assert_true(u > 0 && u < 1 && v > 0 && v < 1);
        fit_add(&along, u);
        fit_add(&across, v);
        fit_add(&crooked, pow(u, 1.02));
    }
    assert_true(fit_good(&along));
    assert_true(fit_good(&across));
    assert_false(fit_good(&crooked)); /* 2 in 100 off is seen */
}

static void uniform_never_reaches_its_ends(void **state)
{
    struct draw low = {.number = {0, 0}, .left = 1}, high = {.number = {0, UINT64_MAX}, .left = 1};

    (void)state;
    assert_true(draw_uniform(&low) == 0x1p-53);
    assert_true(draw_uniform(&high) == 1 - 0x1p-53);
}

/* Addresses one step apart in one coordinate: correlation of the uniforms, and bits that
 * differ, against their laws; each wrong one time in a million. */
static void neighbours_are_strangers(void **state)
{
    enum { N = 100000, WAYS = 7 };
    int way;

    (void)state;
    for (way = 0; way < WAYS; way++) {
        double sum = 0, bits = 0;
        uint32_t i;
        for (i = 0; i < N; i++) {
            uint64_t who = (uint64_t)i << (i % 3 * 16);
            struct chance here = chance_under(SEED + i % 5, i % 11);
            struct chance there = chance_under(SEED + i % 5 + (way == 3), i % 11 + (way == 4));
            struct draw a = draw_at(&here, 9, who, i);
            struct draw b = draw_at(&there, 9 + (way == 2), who + (way == 1) +
                                    ((uint64_t)(way == 5) << 32), i + (way == 0));
            double u, v;
            if (way == 6)
                draw_bits(&b);
            bits += __builtin_popcountll(a.number[0] ^ b.number[way == 6]);
            u = draw_uniform(&a);
            v = draw_uniform(&b);
            sum += 12 * (u - 0.5) * (v - 0.5);
        }
        assert_true(fabs(sum / sqrt(N)) < FAR);
        assert_true(fabs((bits - 32.0 * N) / sqrt(16.0 * N)) < FAR);
    }
}

/* The same test sees a bond of 0.02 between two numbers. */
static void a_weak_bond_is_caught(void **state)
{
    enum { N = 100000 };
    struct chance chance = chance_under(SEED, 1);
    double sum = 0;
    uint32_t i;

    (void)state;
    for (i = 0; i < N; i++) {
        struct draw draw = draw_at(&chance, 3, i, 0);
        double u = draw_uniform(&draw), v = draw_uniform(&draw);
        sum += 12 * (u - 0.5) * ((i % 50 ? v : u) - 0.5);
    }
    assert_true(fabs(sum / sqrt(N)) > FAR);
}

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* A million neighbouring addresses, no number twice (by chance: 3 in 100 million). */
static void addresses_do_not_meet(void **state)
{
    enum { N = 1000000 };
    uint64_t *seen = malloc(N * sizeof *seen);
    struct chance chance = chance_under(SEED, 1);
    int i;

    (void)state;
    assert_non_null(seen);
    for (i = 0; i < N; i++) {
        struct draw draw = draw_at(&chance, (uint32_t)i % 10, (uint64_t)(i / 10 % 1000),
                                   (uint32_t)(i / 10000));
        seen[i] = draw_bits(&draw);
    }
    qsort(seen, N, sizeof *seen, by_value);
    for (i = 1; i < N; i++)
        assert_true(seen[i] != seen[i - 1]);
    free(seen);
}

static void gsl_draws_what_we_draw(void **state)
{
    struct chance chance = chance_under(SEED, 4);
    struct draw draw = draw_at(&chance, 12, 34, 56);
    gsl_rng *r = gsl_rng_alloc(gsl_philox), *copy;
    uint64_t bits;

    (void)state;
    assert_non_null(r);
    gsl_philox_at(r, &chance, 12, 34, 56);
    assert_true(gsl_rng_uniform(r) == draw_uniform(&draw));
    bits = draw_bits(&draw);
    assert_true(gsl_rng_get(r) == (uint32_t)bits);
    copy = gsl_rng_clone(r);
    assert_true(gsl_rng_get(r) == bits >> 32);
    assert_true(gsl_rng_get(copy) == bits >> 32);
    assert_true(gsl_rng_uniform_pos(copy) == draw_uniform(&draw));
    gsl_rng_free(copy);
    gsl_rng_free(r);
}

/* A stream of gsl_rng_set() has no end; one at an address has. */
static void gsl_streams_go_on(void **state)
{
    struct chance chance = chance_under(2385, 0);
    struct draw second = draw_at(&chance, 0, 0, 1);
    gsl_rng *r = gsl_rng_alloc(gsl_philox);
    int i;

    (void)state;
    gsl_rng_set(r, 2385);
    for (i = 0; i < 2 * (int)RANDOM_BLOCKS; i++)
        gsl_rng_uniform(r);
    assert_true(gsl_rng_uniform(r) == draw_uniform(&second));
    gsl_philox_at(r, &chance, 0, 0, 0);
    for (i = 0; i < 2 * (int)RANDOM_BLOCKS; i++)
        gsl_rng_uniform(r);
    expect_assert_failure(gsl_rng_uniform(r));
    gsl_rng_free(r);
}

static void gsl_samplers_run_on_it(void **state)
{
    gsl_rng *r = gsl_rng_alloc(gsl_philox);
    struct fit waits = {{0}, 0}, normals = {{0}, 0}, gammas = {{0}, 0}, dice = {{0}, 0};
    int i;

    (void)state;
    gsl_rng_set(r, SEED);
    for (i = 0; i < 200000; i++) {
        fit_add(&waits, gsl_cdf_exponential_P(gsl_ran_exponential(r, 2.385), 2.385));
        fit_add(&normals, gsl_cdf_ugaussian_P(gsl_ran_gaussian_ziggurat(r, 1)));
        fit_add(&gammas, gsl_cdf_gamma_P(gsl_ran_gamma(r, 3.7, 1.9), 3.7, 1.9));
        fit_add(&dice, ((double)gsl_rng_uniform_int(r, FIT_CELLS) + 0.5) / FIT_CELLS);
    }
    assert_true(fit_good(&waits));
    assert_true(fit_good(&normals));
    assert_true(fit_good(&gammas));
    assert_true(fit_good(&dice));
    gsl_rng_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(philox_gives_the_known_answers),
        cmocka_unit_test(mix_is_splitmix64),
        cmocka_unit_test(identities_differ_by_cause_kind_and_number),
        cmocka_unit_test(an_address_is_a_counter),
        cmocka_unit_test(draws_abreast_are_draws),
        cmocka_unit_test(purposes_end_at_4095),
        cmocka_unit_test(an_address_ends_at_two_million_numbers),
        cmocka_unit_test(uniforms_are_uniform),
        cmocka_unit_test(uniform_never_reaches_its_ends),
        cmocka_unit_test(neighbours_are_strangers),
        cmocka_unit_test(a_weak_bond_is_caught),
        cmocka_unit_test(addresses_do_not_meet),
        cmocka_unit_test(gsl_draws_what_we_draw),
        cmocka_unit_test(gsl_streams_go_on),
        cmocka_unit_test(gsl_samplers_run_on_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
