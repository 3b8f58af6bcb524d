/* test_ballot.c - every vote is somebody's; who casts none is silent; the latest stands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/exchanges/ballot.h"
#include "sim/random.h"
#include "sim/sample.h"

static void sums_up(const struct ballots *b)
{
    assert_int_equal(ballots_residual(b), 0);
    for (int k = 0; k < N_BALLOT_KINDS; k++)
        assert_int_equal(b->electorate[k], b->yes[k] + b->no[k] + b->silent[k]);
}

static void test_count(void **state)
{
    (void)state;
    struct ballots b;
    struct fault fault = {0};
    assert_int_equal(ballots_init(&b, &fault), 0);
    sums_up(&b);
    assert_false(ballot_reaches(&b, BALLOT_OWNERS, 0)); /* none was called */
    ballot_call(&b, BALLOT_OWNERS, 91, 1071); /* F33 */
    ballot_cast(&b, BALLOT_OWNERS, 400, 155, 77);
    ballot_cast(&b, BALLOT_OWNERS, 135, 165, 0);
    sums_up(&b);
    assert_int_equal(b.silent[BALLOT_OWNERS], 216);
    assert_int_equal(b.proxies[BALLOT_OWNERS], 77);
    assert_int_equal(b.balance[BALLOTS_YES], 535);
    /* 535 of 1071 is just below a half, 536 is above */
    assert_false(ballot_reaches(&b, BALLOT_OWNERS, MILLION / 2));
    ballot_cast(&b, BALLOT_OWNERS, 1, 0, 0);
    assert_true(ballot_reaches(&b, BALLOT_OWNERS, MILLION / 2));
    assert_false(ballot_reaches(&b, BALLOT_OWNERS, 2 * MILLION / 3));
    assert_true(ballot_carried(&b, BALLOT_OWNERS, 790000)); /* 856 of 1071 voted: 0.7993 */
    assert_false(ballot_carried(&b, BALLOT_OWNERS, 800000));
    /* the next of the kind: the earlier one leaves the books, others stay */
    ballot_call(&b, BALLOT_SEATS, 5, 17);
    ballot_call(&b, BALLOT_OWNERS, 92, 3);
    sums_up(&b);
    assert_int_equal(b.balance[BALLOTS_SILENT], 20);
    assert_int_equal(b.balance[BALLOTS_YES] + b.balance[BALLOTS_NO], 0);
    ballot_cast(&b, BALLOT_OWNERS, 1, 1, 2);
    assert_false(ballot_carried(&b, BALLOT_OWNERS, 0)); /* a tie is no majority */
    ballots_free(&b);
    ballots_free(&b);
}

/* Whatever is cast, in whatever order. */
static void test_many(void **state)
{
    (void)state;
    const struct chance chance = chance_under(41, 3);
    struct draw draw = draw_at(&chance, 1, 2, 3);
    struct ballots b;
    struct fault fault = {0};
    assert_int_equal(ballots_init(&b, &fault), 0);
    for (uint32_t i = 1; i < 2000; i++) {
        enum ballot_kind kind = (enum ballot_kind)sample_below(&draw, N_BALLOT_KINDS);
        if (sample_below(&draw, 3) == 0 || !b.identity[kind])
            ballot_call(&b, kind, i, (uint32_t)sample_below(&draw, 9001));
        uint32_t yes = (uint32_t)sample_below(&draw, b.silent[kind] + UINT64_C(1));
        uint32_t no = (uint32_t)sample_below(&draw, b.silent[kind] - yes + UINT64_C(1));
        ballot_cast(&b, kind, yes, no, (uint32_t)sample_below(&draw, yes + no + UINT64_C(1)));
        sums_up(&b);
    }
    ballots_free(&b);
}

/* One vote that nobody cast, or one that got lost, is seen. */
static void test_told(void **state)
{
    (void)state;
    struct ballots b;
    struct fault fault = {0};
    assert_int_equal(ballots_init(&b, &fault), 0);
    ballot_call(&b, BALLOT_COMMITTEE, 7, 855);
    ballot_cast(&b, BALLOT_COMMITTEE, 311, 13, 5);
    uint32_t *const rows[] = {&b.yes[0], &b.no[0], &b.silent[0], &b.electorate[0]};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        ++*rows[i];
        assert_true(ballots_residual(&b) > 0);
        --*rows[i];
    }
    b.flow[VOTES_YES]++;
    assert_true(ballots_residual(&b) > 0);
    b.flow[VOTES_YES]--;
    assert_int_equal(ballots_residual(&b), 0);
    ballots_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_count),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_told),
    };
    return cmocka_run_group_tests_name("ballot", tests, NULL, NULL);
}
