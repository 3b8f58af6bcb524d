/* test_trust.c - trust is earned, lost, spilt and fades; every change is posted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "models/exchanges/trust.h"
#include "models/purposes.h"
#include "sim/maths.h"

enum { RESIDENTS = 5, GROUP = 2 };

struct fixture {
    struct parameters given;
    struct stock_table stocks;
    struct trusts trusts;
    struct chance chance;
    uint8_t group[RESIDENTS];
};

static const int64_t first[N_INSTITUTIONS] = {610000, 430000, 520000, 480000, 390000};

static void begin(struct fixture *f, double noise)
{
    struct fault fault = {0};
    parameter_presets(&parameters_table, &f->given);
    f->given.trust.noise = noise;
    f->given.trust.gain = 0.07;
    f->given.trust.loss = 0.21;
    f->given.trust.spill = 0.3;
    f->given.trust.drift = 0.13;
    stock_table_init(&f->stocks);
    f->chance = chance_under(5, 1);
    assert_int_equal(trusts_init(&f->trusts, RESIDENTS, &f->given, &f->stocks, &fault), 0);
    for (uint32_t r = 0; r < RESIDENTS; r++) {
        f->group[r] = r == 4 ? 5 : GROUP;
        trust_enter(&f->trusts, r, f->group[r], first, 600000);
    }
}

static void closes(const struct fixture *f)
{
    int64_t sums[N_GROUPS * N_INSTITUTIONS];
    trusts_recount(&f->trusts, f->group, sums);
    for (int a = 0; a < N_GROUPS * N_INSTITUTIONS; a++) {
        int64_t posted = 0;
        for (int c = 0; c < N_TRUST_CAUSES; c++)
            posted += f->trusts.flow[a * N_TRUST_CAUSES + c];
        assert_int_equal(sums[a], posted);
        assert_int_equal(sums[a], f->trusts.balance[a]);
    }
}

static void test_gain_and_loss(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, 0);
    struct draw draw = draw_at(&f.chance, PURPOSE_JUDGED, 1, 0);
    assert_true(trust_experience(&f.trusts, 0, GROUP, TRUST_COMMITTEE, 800000, false, &draw));
    assert_int_equal(f.trusts.level[TRUST_COMMITTEE][0], 610000 + 27300); /* 0.07 x 0.39 */
    assert_int_equal(f.trusts.level[TRUST_STREET][0], 430000 + 8190);     /* 0.3 of it */
    assert_int_equal(f.trusts.expectation[0],
                     600000 + maths_round(200000 * f.given.trust.expectation_gain));
    assert_false(trust_experience(&f.trusts, 1, GROUP, TRUST_COMMITTEE, 300000, false, &draw));
    assert_int_equal(f.trusts.level[TRUST_COMMITTEE][1], 610000 - 128100); /* 0.21 x 0.61 */
    assert_false(trust_experience(&f.trusts, 2, GROUP, TRUST_COMMITTEE, MILLION, true, &draw)); /* it failed */
    assert_int_equal(f.trusts.level[TRUST_COMMITTEE][2], 610000 - 128100);
    assert_int_equal(f.trusts.level[TRUST_COMMITTEE][3], 610000); /* nobody else */
    int account = trust_account(GROUP, TRUST_COMMITTEE) * N_TRUST_CAUSES;
    assert_int_equal(f.trusts.flow[account + TRUST_SUCCESS], 27300);
    assert_int_equal(f.trusts.flow[account + TRUST_FAILURE], -256200);
    closes(&f);
    trusts_free(&f.trusts);
    trusts_free(&f.trusts);
}

static void test_drift(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, 0);
    for (int night = 0; night < 1461; night++)
        trusts_close_day(&f.trusts);
    double left = 110000 * maths_exp(-0.13 * 4);
    assert_in_range(trust_read(&f.trusts, 0, TRUST_COMMITTEE), 500000 + (int64_t)left - 3,
                    500000 + (int64_t)left + 4);
    assert_true(trust_read(&f.trusts, 0, TRUST_STREET) > 430000); /* up to one half */
    assert_int_equal(f.trusts.level[TRUST_COMMITTEE][0], 610000); /* reading writes nothing */
    closes(&f);
    int64_t before = trust_read(&f.trusts, 0, TRUST_COMMITTEE);
    struct draw draw = draw_at(&f.chance, PURPOSE_JUDGED, 1, 0);
    trust_experience(&f.trusts, 0, GROUP, TRUST_COMMITTEE, 0, true, &draw);
    int account = trust_account(GROUP, TRUST_COMMITTEE) * N_TRUST_CAUSES;
    assert_int_equal(f.trusts.flow[account + TRUST_DRIFT], before - 610000);
    assert_int_equal(f.trusts.level[TRUST_COMMITTEE][0], before - 210000 * before / MILLION);
    closes(&f);
    trusts_free(&f.trusts);
}

/* What is heard moves by its share, on whom it was told; talk draws near and keeps the sum; an
 * affair takes its part; who follows at a place brings a trust of his own. */
static void test_hearsay_and_affairs(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, 0);
    trust_hear(&f.trusts, 0, GROUP, TRUST_PROPERTY, false, 300000);
    assert_int_equal(f.trusts.level[TRUST_PROPERTY][0], 520000 - 32760); /* 0.3 x 0.21 x 0.52 */
    f.trusts.level[TRUST_OWNERS][1] = 700000; /* as if it had been there from the start */
    f.trusts.balance[trust_account(GROUP, TRUST_OWNERS)] += 220000;
    f.trusts.flow[trust_account(GROUP, TRUST_OWNERS) * N_TRUST_CAUSES + TRUST_START] += 220000;
    trust_talk(&f.trusts, 0, GROUP, 1, GROUP, TRUST_OWNERS, 200000, 250000);
    assert_int_equal(f.trusts.level[TRUST_OWNERS][0], 480000); /* too far apart */
    trust_talk(&f.trusts, 0, GROUP, 1, GROUP, TRUST_OWNERS, 230000, 250000);
    assert_int_equal(f.trusts.level[TRUST_OWNERS][0], 535000);
    assert_int_equal(f.trusts.level[TRUST_OWNERS][1], 645000);
    trust_affair(&f.trusts, 2, GROUP, TRUST_STREET, 200000);
    assert_int_equal(f.trusts.level[TRUST_STREET][2], 344000);
    trust_affair(&f.trusts, 2, GROUP, TRUST_STREET, -500000);
    assert_int_equal(f.trusts.level[TRUST_STREET][2], 672000);
    closes(&f);
    trusts_close_day(&f.trusts);
    f.group[3] = 1;
    trust_succeed(&f.trusts, 3, GROUP, 1, (int64_t[]){1, 2, 3, 4, 5}, 7);
    assert_int_equal(f.trusts.level[TRUST_PROVIDER][3], 5);
    assert_int_equal(f.trusts.expectation[3], 7);
    closes(&f);
    trusts_free(&f.trusts);
}

/* Whatever happens, trust stays within 0 and 1. */
static void test_bounds(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, 0.4);
    f.trusts.spill = MILLION;
    for (uint32_t i = 0; i < 4000; i++) {
        uint32_t r = i % RESIDENTS;
        struct draw draw = draw_at(&f.chance, PURPOSE_JUDGED, i, 0);
        trust_experience(&f.trusts, r, f.group[r], TRUST_COMMITTEE, r < 2 ? MILLION : 0, r >= 2, &draw);
        assert_in_range(f.trusts.level[TRUST_COMMITTEE][r], 0, MILLION);
        assert_in_range(f.trusts.level[TRUST_STREET][r], 0, MILLION);
        if (i % 7 == 0)
            trusts_close_day(&f.trusts);
    }
    closes(&f);
    trusts_free(&f.trusts);
}

static void test_off(void **state)
{
    (void)state;
    struct fixture f;
    struct fault fault = {0};
    begin(&f, 0);
    trusts_free(&f.trusts);
    f.given.mechanisms.trust = MECHANISM_OFF;
    assert_int_equal(trusts_init(&f.trusts, RESIDENTS, &f.given, &f.stocks, &fault), 0);
    trust_enter(&f.trusts, 0, GROUP, first, 600000);
    struct draw draw = draw_at(&f.chance, PURPOSE_JUDGED, 1, 0);
    assert_true(trust_experience(&f.trusts, 0, GROUP, TRUST_COMMITTEE, 0, false, &draw));
    trusts_close_day(&f.trusts);
    assert_int_equal(trust_read(&f.trusts, 0, TRUST_COMMITTEE), 610000);
    trusts_free(&f.trusts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gain_and_loss),
        cmocka_unit_test(test_drift),
        cmocka_unit_test(test_hearsay_and_affairs),
        cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_off),
    };
    return cmocka_run_group_tests_name("trust", tests, NULL, NULL);
}
