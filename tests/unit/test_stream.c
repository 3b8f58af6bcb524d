/* test_stream - the ladder, its rates, and that a raised rate only adds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/stream.h"
#include "tests/support/fit.h"

#define SEED    UINT64_C(20091122)
#define PLACE   UINT64_C(0x9d5e3c7a11b20f44)
#define KIND    737u
#define SHARE   (1 / 365.25)
#define OPENING INT64_C(28800000001)

static struct chance chance(void)
{
    return chance_under(SEED, 1);
}

static void the_ladder_has_no_gap(void **state)
{
    int step;

    (void)state;
    assert_true(stream_lower(0) == 0 && stream_width(0) == 0x1p-6);
    for (step = 1; step < STREAM_STEPS; step++) {
        assert_true(stream_lower(step) == stream_lower(step - 1) + stream_width(step - 1));
        assert_true(stream_width(step) == stream_lower(step));
    }
    assert_true(stream_lower(STREAM_STEPS - 1) + stream_width(STREAM_STEPS - 1) == 0x1p19);
    expect_assert_failure(stream_lower(-1));
    expect_assert_failure(stream_lower(STREAM_STEPS));
    expect_assert_failure(stream_width(-1));
    expect_assert_failure(stream_width(STREAM_STEPS));
}

static void steps_reach_the_highest_rate(void **state)
{
    int step;

    (void)state;
    assert_int_equal(stream_steps(0), 0);
    assert_int_equal(stream_steps(1e-300), 1);
    assert_int_equal(stream_steps(0x1p-6), 1);
    assert_int_equal(stream_steps(nextafter(0x1p-6, 1)), 2);
    assert_int_equal(stream_steps(2.385), 9);
    assert_int_equal(stream_steps(0x1p19), STREAM_STEPS);
    for (step = 1; step < STREAM_STEPS; step++)
        assert_int_equal(stream_steps(stream_lower(step) * 1.37), step + 1);
    expect_assert_failure(stream_steps(-0.1));
    expect_assert_failure(stream_steps(nextafter(0x1p19, 1e9)));
    expect_assert_failure(stream_steps(NAN));
}

/* The real arrivals of one day, were the rate of all heads `rate`. */
struct arrivals {
    struct candidate *row;
    int n, cap;
};

static void arrive(struct arrivals *all, int32_t day, uint32_t roster, double rate)
{
    struct chance c = chance();
    int step, steps = stream_steps(rate);

    for (step = 0; step < steps; step++) {
        uint64_t k, n = stream_count(&c, KIND, PLACE, step, day, roster, SHARE);
        for (k = 0; k < n; k++) {
            struct candidate one =
                stream_candidate(&c, KIND, PLACE, step, day, (uint32_t)k, roster, OPENING);
            assert_true(one.moment >= 0 && one.moment < OPENING && one.head < roster);
            assert_true(one.threshold >= stream_lower(step));
            assert_true(one.threshold <= stream_lower(step) + stream_width(step));
            assert_true(one.identity != 0);
            if (!(rate > one.threshold))
                continue;
            if (all->n == all->cap) {
                all->cap = all->cap ? 2 * all->cap : 1024;
                all->row = realloc(all->row, (size_t)all->cap * sizeof *all->row);
                assert_non_null(all->row);
            }
            all->row[all->n++] = one;
        }
    }
}

/* About a million arrivals: the number is Poisson with the mean that was asked for, and
 * heads, moments and thresholds are uniform; 1 in 100 more would be seen. */
static void steps_add_up_to_the_rate(void **state)
{
    enum { DAYS = 2000, ROSTER = 73109 };
    struct arrivals all = {0};
    struct fit heads = {{0}, 0}, moments = {{0}, 0}, thresholds = {{0}, 0};
    double mean = 2.385 * ROSTER * DAYS * SHARE;
    int i;

    (void)state;
    for (i = 0; i < DAYS; i++)
        arrive(&all, i - 100, ROSTER, 2.385);
    for (i = 0; i < all.n; i++) {
        fit_add(&heads, (all.row[i].head + 0.5) / ROSTER);
        fit_add(&moments, ((double)all.row[i].moment + 0.5) / (double)OPENING);
        fit_add(&thresholds, all.row[i].threshold / 2.385);
    }
    assert_true(fabs(all.n - mean) / sqrt(mean) < FAR);
    assert_true(fabs(all.n - 1.01 * mean) / sqrt(mean) > FAR);
    assert_true(fit_good(&heads));
    assert_true(fit_good(&moments));
    assert_true(fit_good(&thresholds));
    free(all.row);
}

/* Heads with different rates each get their own, and what one gets tells nothing of
 * when: place, moment and threshold of a candidate are uncorrelated. */
static void each_head_has_its_own_rate(void **state)
{
    enum { DAYS = 3000, ROSTER = 7310 };
    static const double rate[3] = {0.0071, 0.737, 2.385};
    struct arrivals all = {0};
    double count[3] = {0}, bond[3] = {0};
    int i;

    (void)state;
    for (i = 0; i < DAYS; i++)
        arrive(&all, i, ROSTER, 2.385);
    for (i = 0; i < all.n; i++) {
        const struct candidate *one = &all.row[i];
        double head = (one->head + 0.5) / ROSTER - 0.5;
        double moment = (double)one->moment / (double)OPENING - 0.5;
        double threshold = one->threshold / 2.385 - 0.5;
        count[one->head % 3] += rate[one->head % 3] > one->threshold;
        bond[0] += 12 * head * moment;
        bond[1] += 12 * moment * threshold;
        bond[2] += 12 * threshold * head;
    }
    for (i = 0; i < 3; i++) {
        double heads = (ROSTER + 2 - i) / 3, mean = rate[i] * heads * DAYS * SHARE;
        assert_true(fabs(count[i] - mean) / sqrt(mean) < FAR);
        assert_true(fabs(bond[i] / sqrt(all.n)) < FAR);
    }
    free(all.row);
}

static int by_identity(const void *a, const void *b)
{
    uint64_t x = ((const struct candidate *)a)->identity;
    uint64_t y = ((const struct candidate *)b)->identity;
    return (x > y) - (x < y);
}

static void a_raised_rate_only_adds(void **state)
{
    static const double rate[] = {0.001, 0.0156, 0.0157, 0.37, 0.5, 0.737, 7.1, 2385};
    struct arrivals low = {0}, high = {0};
    size_t j;
    int day, i;

    (void)state;
    for (j = 0; j < sizeof rate / sizeof *rate; j++) {
        high.n = 0;
        for (day = 0; day < 40; day++)
            arrive(&high, day, 3119, rate[j]);
        if (high.n)
            qsort(high.row, (size_t)high.n, sizeof *high.row, by_identity);
        for (i = 0; i < low.n; i++) {
            const struct candidate *same =
                bsearch(&low.row[i], high.row, (size_t)high.n, sizeof *high.row, by_identity);
            assert_non_null(same);
            assert_true(same->moment == low.row[i].moment && same->head == low.row[i].head);
            assert_true(same->threshold == low.row[i].threshold);
        }
        if (rate[j] > 0.3) /* enough of them that some must be new */
            assert_true(high.n > low.n);
        struct arrivals swap = low;
        low = high;
        high = swap;
    }
    assert_true(low.n > 700000);
    /* No identity twice in nearly a million (by chance: 2 in 100 million). */
    for (i = 1; i < low.n; i++)
        assert_true(low.row[i].identity != low.row[i - 1].identity);
    free(low.row);
    free(high.row);
}

/* Counts of a day: Poisson dispersion, no bond with the next day, the next step, the next
 * place or another kind. 20,000 of each. */
static void days_steps_places_and_kinds_are_independent(void **state)
{
    enum { N = 20000, STEP = 8 };
    struct chance c = chance();
    double mean = stream_width(STEP) * 731 * SHARE, squares = 0, bond[5] = {0};
    int32_t day;
    int i;

    (void)state;
    for (day = 0; day < N; day++) {
        double here = (double)stream_count(&c, KIND, PLACE, STEP, day, 731, SHARE) - mean;
        double other[5] = {
            (double)stream_count(&c, KIND, PLACE, STEP, day + 1, 731, SHARE),
            (double)stream_count(&c, KIND, PLACE, STEP + 1, day, 731, SHARE / 2),
            (double)stream_count(&c, KIND, PLACE + 1, STEP, day, 731, SHARE),
            (double)stream_count(&c, KIND + 1, PLACE, STEP, day, 731, SHARE),
            (double)stream_count(&c, KIND, PLACE, STEP, day % 10 ? day + 2 : day, 731, SHARE),
        };
        squares += here * here;
        for (i = 0; i < 5; i++)
            bond[i] += here * (other[i] - mean) / mean;
    }
    assert_true(fabs(squares / N - mean) / sqrt((mean + 2 * mean * mean) / N) < FAR);
    for (i = 0; i < 4; i++)
        assert_true(fabs(bond[i] / sqrt(N)) < FAR);
    /* One day in ten that is its own neighbour is seen: 14 deviations. */
    assert_true(fabs(bond[4] / sqrt(N)) > FAR);
}

/* Nothing remembers what was asked before. */
static void order_does_not_matter(void **state)
{
    enum { DAYS = 300 };
    struct chance c = chance();
    struct candidate there[DAYS], back;
    uint64_t count[DAYS];
    int day;

    (void)state;
    for (day = 0; day < DAYS; day++) {
        count[day] = stream_count(&c, KIND, PLACE, 5, day, 3119, SHARE);
        there[day] = stream_candidate(&c, KIND, PLACE, 5, day, 3, 3119, OPENING);
    }
    for (day = DAYS - 1; day >= 0; day -= 7) {
        back = stream_candidate(&c, KIND, PLACE, 5, day, 3, 3119, OPENING);
        assert_true(back.identity == there[day].identity && back.head == there[day].head);
        assert_true(back.moment == there[day].moment && back.threshold == there[day].threshold);
        assert_true(stream_count(&c, KIND, PLACE, 5, day, 3119, SHARE) == count[day]);
    }
}

/* A longer opening stretches a day, a larger roster deals anew; neither renames. */
static void opening_and_roster_keep_identities(void **state)
{
    struct chance c = chance();
    uint32_t k;

    (void)state;
    for (k = 0; k < 1000; k++) {
        struct candidate a = stream_candidate(&c, KIND, PLACE, 6, 71, k, 3119, OPENING);
        struct candidate b = stream_candidate(&c, KIND, PLACE, 6, 71, k, 6238, 2 * OPENING);
        assert_true(a.identity == b.identity);
        assert_true(b.moment / 2 == a.moment && b.head / 2 == a.head);
    }
}

/* A block is its candidates one by one, also where it is not full. */
static void blocks_are_the_same(void **state)
{
    struct chance c = chance();
    struct candidate block[STREAM_BLOCK];
    (void)state;
    for (uint64_t count = 1; count < 30; count++)
        for (uint32_t k = 0; k < count; k++) {
            if (k % STREAM_BLOCK == 0)
                stream_block(&c, KIND, PLACE, 6, 71, k, count, 3119, OPENING, block);
            const struct candidate one = stream_candidate(&c, KIND, PLACE, 6, 71, k, 3119, OPENING);
            const struct candidate *same = &block[k % STREAM_BLOCK];
            assert_true(same->identity == one.identity && same->moment == one.moment &&
                        same->head == one.head && same->threshold == one.threshold);
        }
    expect_assert_failure(stream_block(&c, KIND, PLACE, 6, 71, 3, 3, 3119, OPENING, block));
    expect_assert_failure(stream_block(&c, KIND, PLACE, 6, 71, 0, 3, 0, OPENING, block));
}

static void every_part_of_the_address_counts(void **state)
{
    struct chance c = chance(), next = chance_under(SEED, 2);
    struct candidate one = stream_candidate(&c, 7, PLACE, 4, 71, 3, 3119, OPENING);
    struct candidate other[] = {
        stream_candidate(&c, 8, PLACE, 4, 71, 3, 3119, OPENING),
        stream_candidate(&c, 7, PLACE + 1, 4, 71, 3, 3119, OPENING),
        stream_candidate(&c, 7, PLACE, 5, 71, 3, 3119, OPENING),
        stream_candidate(&c, 7, PLACE, 4, 72, 3, 3119, OPENING),
        stream_candidate(&c, 7, PLACE, 4, -71, 3, 3119, OPENING),
        stream_candidate(&c, 7, PLACE, 4, 71, 4, 3119, OPENING),
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof other / sizeof *other; i++) {
        assert_true(other[i].identity != one.identity);
        assert_true(other[i].moment != one.moment);
    }
    /* Another replicate: the same name, another fate. */
    struct candidate again = stream_candidate(&next, 7, PLACE, 4, 71, 3, 3119, OPENING);
    assert_true(again.identity == one.identity);
    assert_true(again.moment != one.moment);
}

static void bounds_are_kept(void **state)
{
    struct chance c = chance();

    (void)state;
    assert_int_equal(stream_count(&c, KIND, PLACE, 25, 71, 0, SHARE), 0);
    assert_int_equal(stream_count(&c, KIND, PLACE, 25, 71, 731, 0), 0);
    expect_assert_failure(stream_count(&c, RANDOM_PURPOSES, PLACE, 3, 71, 731, SHARE));
    expect_assert_failure(stream_count(&c, KIND, PLACE, -1, 71, 731, SHARE));
    expect_assert_failure(stream_count(&c, KIND, PLACE, STREAM_STEPS, 71, 731, SHARE));
    expect_assert_failure(stream_count(&c, KIND, PLACE, 3, 71, 731, -0.1));
    expect_assert_failure(stream_count(&c, KIND, PLACE, 3, 71, 731, 1.1));
    expect_assert_failure(stream_count(&c, KIND, PLACE, 3, 71, 731, NAN));
    expect_assert_failure(stream_count(&c, KIND, PLACE, 25, 71, 100000, 1)); /* mean 2.6e10 */
    expect_assert_failure(stream_candidate(&c, RANDOM_PURPOSES, PLACE, 3, 71, 1, 9, OPENING));
    expect_assert_failure(stream_candidate(&c, KIND, PLACE, -1, 71, 1, 9, OPENING));
    expect_assert_failure(stream_candidate(&c, KIND, PLACE, STREAM_STEPS, 71, 1, 9, OPENING));
    expect_assert_failure(stream_candidate(&c, KIND, PLACE, 3, 71, 1, 0, OPENING));
    expect_assert_failure(stream_candidate(&c, KIND, PLACE, 3, 71, 1, 9, 0));
    expect_assert_failure(stream_candidate(&c, KIND, PLACE, 3, 71, 1, 9, -1));
    expect_assert_failure(stream_candidate(&c, KIND, PLACE, 3, 71, UINT32_MAX, 9, OPENING));
}

/* Addresses and identities are part of what a seed means: a change of them shows here. */
static void bits_are_the_same_everywhere(void **state)
{
    struct chance c = chance();
    uint64_t digest = 0, bits;
    int i;

    (void)state;
    for (i = 0; i < 20000; i++) {
        struct candidate one = stream_candidate(&c, KIND, PLACE, i % STREAM_STEPS, i - 100,
                                                (uint32_t)i, 3119, OPENING);
        memcpy(&bits, &one.threshold, sizeof bits);
        digest = random_mix2(digest, bits);
        digest = random_mix2(digest, one.identity);
        digest = random_mix2(digest, (uint64_t)one.moment);
        digest = random_mix2(digest, one.head);
        digest = random_mix2(digest, stream_count(&c, KIND, PLACE, i % 20, i, 3119, SHARE));
    }
    print_message("  digest %016llx\n", (unsigned long long)digest);
    assert_true(digest == UINT64_C(0xebb91ed74cfdcc94));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_ladder_has_no_gap),
        cmocka_unit_test(steps_reach_the_highest_rate),
        cmocka_unit_test(steps_add_up_to_the_rate),
        cmocka_unit_test(each_head_has_its_own_rate),
        cmocka_unit_test(a_raised_rate_only_adds),
        cmocka_unit_test(days_steps_places_and_kinds_are_independent),
        cmocka_unit_test(order_does_not_matter),
        cmocka_unit_test(opening_and_roster_keep_identities),
        cmocka_unit_test(blocks_are_the_same),
        cmocka_unit_test(every_part_of_the_address_counts),
        cmocka_unit_test(bounds_are_kept),
        cmocka_unit_test(bits_are_the_same_everywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
