/* test_platform.c - what entry costs, who can use a platform, who is made to, how often data leak. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/happenings/platform.h"
#include "tests/promises/arms.h"

/* A community that stands alone, with the parts that platforms read. */
struct alone {
    struct parameters given;
    struct rules rules;
    struct commons commons;
    struct layout_place place;
    struct community community;
    int64_t pressure_mean;
};

static void make(struct alone *alone, uint32_t residents)
{
    struct fault fault = {0};
    *alone = (struct alone){0};
    parameter_presets(&parameters_table, &alone->given);
    alone->commons.given = &alone->given;
    alone->commons.chance = chance_under(77, 1);
    alone->commons.pressure_mean = &alone->pressure_mean;
    stock_table_init(&alone->commons.stocks);
    alone->place.identity = 31;
    struct community *community = &alone->community;
    community->commons = &alone->commons;
    community->place = &alone->place;
    community->rules = &alone->rules;
    rules_baseline(&alone->given, &alone->rules);
    assert_int_equal(residents_init(&community->residents, residents, &fault), 0);
    assert_int_equal(trusts_init(&community->trust, residents, &alone->given,
                                 &alone->commons.stocks, &fault), 0);
    assert_int_equal(tallies_init(&community->tally, &fault), 0);
    assert_int_equal(platform_init(community, &fault), 0);
    residents_settle(&community->residents, &community->trust, &alone->commons.chance, 31,
                     (struct residents_mix){0.25, 0.12, 0.8, 1}, &alone->given);
}

static void drop(struct alone *alone)
{
    residents_free(&alone->community.residents);
    trusts_free(&alone->community.trust);
    tallies_free(&alone->community.tally);
    platform_free(&alone->community);
}

static bool near(double a, double b) { return a > b - 1e-9 && a < b + 1e-9; }

static void test_entry(void **state)
{
    struct alone alone;
    (void)state;
    make(&alone, 3);
    int64_t *figure = alone.rules.figure;
    alone.given.digital.entry = 0.03;
    alone.given.digital.tracking = 0.05;
    figure[RULE_SYSTEMS] = 37 * MILLION;
    assert_true(near(platform_entry(&alone.community), 37 * 0.03));
    figure[RULE_INTEGRATION] = 900000;
    assert_true(near(platform_entry(&alone.community), 0.03 * (1 + 36 * 0.1)));
    figure[RULE_CLOSED_LOOP] = 400000; /* the log is kept on top */
    assert_true(near(platform_entry(&alone.community), 0.03 * (1 + 36 * 0.1) + 0.02));
    alone.community.platforms.grown[0] = 1500000;
    assert_true(near(platform_entry(&alone.community), 0.03 * (1 + 37.5 * 0.1) + 0.02));
    alone.given.mechanisms.platforms = MECHANISM_OFF;
    assert_true(near(platform_entry(&alone.community), 0.03 * (1 + 37.5 * 0.1)));
    alone.given.mechanisms.entry = MECHANISM_OFF;
    assert_true(near(platform_entry(&alone.community), 0));
    drop(&alone);
}

/* A loop that joins nothing, or runs nothing, saves nothing. */
static void test_delay(void **state)
{
    struct alone alone;
    (void)state;
    make(&alone, 3);
    int64_t *figure = alone.rules.figure;
    alone.given.work.referral_delay = 4 * DAY;
    alone.given.digital.quality = 0.5;
    figure[RULE_CLOSED_LOOP] = MILLION;
    assert_int_equal(platform_delay(&alone.community), 4 * DAY);
    figure[RULE_INTEGRATION] = 800000;
    assert_int_equal(platform_delay(&alone.community), 4 * DAY * 4 / 5);
    figure[RULE_CLOSED_LOOP] = 0;
    assert_int_equal(platform_delay(&alone.community), 4 * DAY);
    drop(&alone);
}

/* 20,000 cases: 4 standard errors of a share are 0.014. */
static void test_online(void **state)
{
    struct alone alone;
    int online[2] = {0};
    (void)state;
    make(&alone, 2);
    alone.rules.figure[RULE_ONLINE] = 600000;
    alone.community.residents.ability[0] = 51; /* a fifth */
    alone.community.residents.ability[1] = 255;
    for (uint32_t n = 0; n < 20000; n++)
        for (uint32_t r = 0; r < 2; r++)
            online[r] += platform_online(&alone.community, r, identity_of(r, 1, n));
    assert_in_range(online[0], 20000 * 0.106, 20000 * 0.134);
    assert_in_range(online[1], 20000 * 0.586, 20000 * 0.614);
    assert_true(platform_counter(&alone.community, true) < 1);
    assert_true(platform_counter(&alone.community, false) > 1); /* the counter that is left */
    assert_true(platform_steps(&alone.community, true) < platform_steps(&alone.community, false));
    alone.given.mechanisms.platforms = MECHANISM_OFF;
    assert_false(platform_online(&alone.community, 1, 3));
    assert_true(platform_counter(&alone.community, false) == 1);
    drop(&alone);
}

/* Once a life, and only who cannot; a wider order later only reaches the rest. */
static void test_forced(void **state)
{
    struct alone alone;
    static int32_t before[4001];
    (void)state;
    make(&alone, 4001);
    alone.given.digital.leak_rate = 0;
    alone.given.digital.threshold = 0.3;
    struct community *community = &alone.community;
    int32_t *trust = community->trust.level[TRUST_COMMITTEE];
    int unable = 0, lost[2] = {0};
    for (uint32_t r = 0; r < 4001; r++) {
        unable += community->residents.ability[r] / 255.0 < 0.3;
        before[r] = trust[r];
    }
    for (int half = 1; half <= 2; half++) {
        alone.rules.figure[RULE_FORCED] = half * MILLION / 2;
        platform_month(community);
        platform_month(community); /* again: nobody twice */
        for (uint32_t r = 0; r < 4001; r++)
            if (trust[r] != before[r]) {
                assert_true(community->residents.ability[r] / 255.0 < 0.3);
                /* by half of trust.loss */
                assert_in_range(before[r] - trust[r], before[r] * 0.119, before[r] * 0.121 + 2);
                before[r] = trust[r];
                lost[half - 1]++;
            }
    }
    assert_int_equal(lost[0] + lost[1], unable);
    assert_int_equal(community->tally.sum[TALLY_FORCED], unable);
    assert_in_range(lost[0], unable * 0.44, unable * 0.56);
    alone.rules.figure[RULE_FORCED] = 0;
    platform_month(community);
    alone.rules.figure[RULE_FORCED] = MILLION;
    platform_month(community);
    assert_int_equal(community->tally.sum[TALLY_FORCED], unable);
    drop(&alone);
}

/* 37 systems at 0.02 a year over 50 years: 37 leaks, sd 6; 4 sd fail once in 16,000. */
static void test_leaks(void **state)
{
    struct alone alone;
    (void)state;
    make(&alone, 11);
    alone.given.digital.leak_rate = 0.02;
    alone.rules.figure[RULE_SYSTEMS] = 37 * MILLION;
    for (int month = 0; month < 600; month++)
        platform_month(&alone.community);
    assert_in_range(alone.community.tally.sum[TALLY_LEAKS], 37 - 24, 37 + 24);
    assert_int_equal(alone.community.platforms.leaks[0],
                     alone.community.tally.sum[TALLY_LEAKS]);
    drop(&alone);
}

static void test_growth(void **state)
{
    struct alone alone;
    (void)state;
    make(&alone, 3);
    alone.pressure_mean = 300000000; /* 0.3 */
    for (int month = 0; month < 24; month++)
        platform_month(&alone.community);
    assert_int_equal(alone.community.platforms.grown[0], 0); /* off by default */
    alone.given.digital.growth = 5;
    for (int month = 0; month < 24; month++)
        platform_month(&alone.community);
    assert_int_equal(alone.community.platforms.grown[0], 3000000); /* 5 x 0.3 x 2 years */
    assert_true(near(platform_systems(&alone.community), 8));
    drop(&alone);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entry),  cmocka_unit_test(test_delay),
        cmocka_unit_test(test_online), cmocka_unit_test(test_forced),
        cmocka_unit_test(test_leaks),  cmocka_unit_test(test_growth),
    };
    return cmocka_run_group_tests_name("platform", tests, NULL, NULL);
}
