/* test_permutation.c - a permutation without an array: one to one, undone, and like chance. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <stdbool.h>
#include <string.h>

#include "analysis/permutation.h"
#include "tests/support/fit.h"

enum { MOST = 5000 };

static struct permutation permutation_of(uint64_t seed, uint32_t which, uint64_t n)
{
    return (struct permutation){chance_under(seed, 0), 4001, which, n};
}

/* Every size to 200, and about powers of two, where the network gets another bit. */
static void one_to_one_and_undone(void **state)
{
    (void)state;
    static bool met[MOST];
    const uint64_t large[] = {255, 256, 257, 1009, 1023, 1024, 1025, 4093, 4096, 4097};
    for (uint64_t try = 1; try <= 200 + sizeof large / sizeof *large; try++) {
        const uint64_t n = try <= 200 ?
        try : large
            [try - 201];
        const struct permutation p = permutation_of(7, 3, n);
        memset(met, 0, sizeof met);
        for (uint64_t i = 0; i < n; i++) {
            const uint64_t x = permutation_at(&p, i);
            assert_true(x < n);
            assert_false(met[x]);
            met[x] = true;
            assert_true(permutation_place(&p, x) == i);
        }
    }
}

static void undone_where_no_array_would_do(void **state)
{
    (void)state;
    const uint64_t sizes[] = {1000000007, UINT64_C(1) << 31, (UINT64_C(1) << 31) + 1,
                              UINT64_C(1) << 32};
    for (int s = 0; s < 4; s++) {
        const struct permutation p = permutation_of(7, 3, sizes[s]);
        for (uint64_t i = 0; i < 1000; i++) {
            const uint64_t far = i * (sizes[s] - 1) / 999, x = permutation_at(&p, far);
            assert_true(x < sizes[s]);
            assert_true(permutation_place(&p, x) == far);
        }
    }
}

/* All 120 permutations of five, over 20,000 seeds: one alarm in a million is false. (A network on
 * three bits fails here.) */
static void all_permutations_alike(void **state)
{
    (void)state;
    enum { N = 5, ALL = 120, SEEDS = 20000 };
    static int count[ALL];
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        const struct permutation p = permutation_of(seed, 0, N);
        uint64_t image[N];
        int rank = 0; /* Lehmer's code */
        for (int i = 0; i < N; i++)
            image[i] = permutation_at(&p, (uint64_t)i);
        for (int i = 0; i < N; i++) {
            int smaller = 0;
            for (int later = i + 1; later < N; later++)
                smaller += image[later] < image[i];
            rank = rank * (N - i) + smaller;
        }
        count[rank]++;
    }
    double square = 0;
    for (int i = 0; i < ALL; i++) {
        const double off = count[i] - (double)SEEDS / ALL;
        square += off * off / ((double)SEEDS / ALL);
    }
    assert_true(gsl_cdf_chisq_Q(square, ALL - 1) >= FALSE_ALARM);
}

/* Where the first, second and last of 64 go, over 400,000 seeds: each of the 249,984 triples as often
 * as any; one alarm in a million is false. (Four rounds fail.) */
static void triples_alike(void **state)
{
    (void)state;
    enum { N = 64, TRIPLES = N * (N - 1) * (N - 2), SEEDS = 400000 };
    static uint16_t count[N][N][N];
    const double share = (double)SEEDS / TRIPLES;
    double square = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        const struct permutation p = permutation_of(seed, 0, N);
        count[permutation_at(&p, 0)][permutation_at(&p, 1)][permutation_at(&p, N - 1)]++;
    }
    for (int a = 0; a < N; a++)
        for (int b = 0; b < N; b++)
            for (int c = 0; c < N; c++)
                if (a != b && b != c && c != a)
                    square += (count[a][b][c] - share) * (count[a][b][c] - share) / share;
    assert_true(gsl_cdf_chisq_Q(square, TRIPLES - 1) >= FALSE_ALARM);
}

/* Two permutations of 0 .. 99 agree in one place on average; over 2,000 pairs the sum is Poisson's
 * of mean 2,000 nearly. Neighbours in seed, purpose and key are as far apart as any. */
static void neighbours_are_strangers(void **state)
{
    (void)state;
    enum { PAIRS = 2000, N = 100 };
    for (int kind = 0; kind < 3; kind++) {
        double agree = 0;
        for (uint32_t pair = 0; pair < PAIRS; pair++) {
            struct permutation a = permutation_of(pair, 2 * pair, N), b = a;
            if (kind == 0)
                b.chance = chance_under(pair + 1, 0);
            else if (kind == 1)
                b.purpose++;
            else
                b.which++;
            for (uint64_t i = 0; i < N; i++)
                agree += permutation_at(&a, i) == permutation_at(&b, i);
        }
        const double off = (agree - PAIRS) * (agree - PAIRS);
        assert_true(off < FAR * FAR * PAIRS);
    }
}

static void only_what_is_there(void **state)
{
    (void)state;
    const struct permutation p = permutation_of(1, 1, 10);
    const struct permutation beyond = permutation_of(1, 1, (UINT64_C(1) << 32) + 1);
    expect_assert_failure(permutation_at(&p, 10));
    expect_assert_failure(permutation_place(&p, 10));
    expect_assert_failure(permutation_at(&beyond, 0));
}

/* The same bits by every compiler, and from version to version. */
static void same_bits(void **state)
{
    (void)state;
    uint64_t digest = 0;
    for (uint64_t bits = 0; bits <= 32; bits++)
        for (uint32_t which = 0; which < 40; which++) {
            const struct permutation p = permutation_of(bits, which, UINT64_C(1) << bits);
            digest = random_mix2(digest, permutation_at(&p, p.n / 3));
        }
    assert_int_equal(digest, UINT64_C(0xede2d69fe2a5bd91));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_to_one_and_undone),
        cmocka_unit_test(undone_where_no_array_would_do),
        cmocka_unit_test(all_permutations_alike),
        cmocka_unit_test(triples_alike),
        cmocka_unit_test(neighbours_are_strangers),
        cmocka_unit_test(only_what_is_there),
        cmocka_unit_test(same_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
