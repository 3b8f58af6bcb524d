/* test_resident.c - who the residents are, and whether they take part. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "models/agents/resident.h"
#include "sim/maths.h"

enum { MANY = 20000 };

struct town {
    struct parameters given;
    struct stock_table stocks;
    struct residents residents;
    struct trusts trusts;
    struct chance chance;
};

static void settle(struct town *town, uint32_t n, uint64_t place)
{
    struct fault fault = {0};
    const struct residents_mix mix = {0.31, 0.13, 0.77, 1};
    parameter_presets(&parameters_table, &town->given);
    stock_table_init(&town->stocks);
    town->chance = chance_under(20091122, 1);
    assert_int_equal(residents_init(&town->residents, n, &fault), 0);
    assert_int_equal(trusts_init(&town->trusts, n, &town->given, &town->stocks, &fault), 0);
    residents_settle(&town->residents, &town->trusts, &town->chance, place, mix, &town->given);
}

static void leave(struct town *town)
{
    residents_free(&town->residents);
    residents_free(&town->residents);
    trusts_free(&town->trusts);
}

/* Shares within five standard errors: one false alarm in a million seeds; the seed is fixed. */
static void test_mix(void **state)
{
    (void)state;
    struct town town;
    int heads[N_GROUPS] = {0}, ability = 0, old = 0;
    double trust = 0;
    settle(&town, MANY, 7);
    for (uint32_t r = 0; r < MANY; r++) {
        heads[town.residents.group[r]]++;
        trust += 1e-6 * (double)town.trusts.level[TRUST_COMMITTEE][r] / MANY;
        if (age_of_group(town.residents.group[r]) == AGE_RETIRED) {
            old++;
            assert_true(town.residents.ability[r] <= 153); /* 0.6 of 255 */
        } else
            ability += town.residents.ability[r] > 153;
    }
    double retired = (double)(heads[0] + heads[1]) / MANY;
    double students = (double)(heads[2] + heads[3]) / MANY;
    double local = (double)(heads[0] + heads[2] + heads[4]) / MANY;
    assert_true(retired > 0.31 - 0.0164 && retired < 0.31 + 0.0164);
    assert_true(students > 0.13 - 0.012 && students < 0.13 + 0.012);
    assert_true(local > 0.77 - 0.015 && local < 0.77 + 0.015);
    assert_true(ability > (MANY - old) / 4);
    assert_true(trust > town.given.trust.initial - 0.0055 &&
                trust < town.given.trust.initial + 0.0055);
    leave(&town);
}

static void test_identity(void **state)
{
    (void)state;
    struct town small, large, elsewhere;
    settle(&small, 300, 7);
    settle(&large, 1000, 7);
    settle(&elsewhere, 300, 8);
    assert_memory_equal(small.residents.group, large.residents.group, 300);
    assert_memory_equal(small.residents.leaning, large.residents.leaning, 600);
    assert_memory_equal(small.trusts.level[TRUST_COMMITTEE], large.trusts.level[TRUST_COMMITTEE], 1200);
    assert_memory_not_equal(small.residents.leaning, elsewhere.residents.leaning, 600);
    leave(&small);
    leave(&large);
    leave(&elsewhere);
}

static void test_willingness(void **state)
{
    (void)state;
    struct town town;
    settle(&town, 3, 7);
    struct residents *residents = &town.residents;
    residents->group[0] = (uint8_t)group_of(AGE_STUDENT, 1);
    residents->leaning[0] = 250;
    residents->efficacy[0] = 700000;
    town.trusts.level[TRUST_COMMITTEE][0] = 640000;
    residents->bonds[0] = bonds_of((uint16_t)(0.8 * WHOLE), (uint16_t)(0.2 * WHOLE));
    double expected = maths_logistic(
        town.given.participation.students + 2 * 0.14 +
        1.2 * (0.7 - town.given.participation.agenda) + 0.25 +
        0.8 * ((double)resident_info(residents, 0) / WHOLE - town.given.social.info_usual) +
        1.0 * ((double)resident_belonging(residents, 0) / WHOLE -
               town.given.social.belonging_usual));
    double willing = resident_willingness(residents, &town.trusts, 0, &town.given);
    assert_true(willing > expected - 1e-12 && willing < expected + 1e-12);
    resident_took_part(residents, 0, 0, &town.given);
    assert_int_equal(residents->efficacy[0],
                     700000 - maths_round(700000 * town.given.participation.efficacy_gain));
    assert_true(resident_willingness(residents, &town.trusts, 0, &town.given) < willing);
    residents->efficacy[1] = 200000;
    resident_took_part(residents, 1, MILLION, &town.given);
    assert_int_equal(residents->efficacy[1],
                     200000 + maths_round(800000 * town.given.participation.efficacy_gain));
    leave(&town);
}

/* A longer way keeps away; a reward makes up for it, and more so where an hour is worth less. */
static void test_times(void **state)
{
    (void)state;
    struct town town;
    settle(&town, 3, 7);
    struct residents *residents = &town.residents;
    const struct parameters *given = &town.given;
    for (uint32_t r = 0; r < 3; r++) {
        residents->group[r] = (uint8_t)group_of(r == 2 ? AGE_RETIRED : AGE_MIDDLE, 1);
        residents->income[r] = (int8_t)(r == 0 ? 60 : -60);
    }
    double usual[3], far[3], paid[3], rich[3];
    for (uint32_t r = 0; r < 3; r++)
        usual[r] = resident_wish(residents, &town.trusts, r, given);
    resident_times(residents, given->social.way + 30, 0, given); /* an hour more, there and back */
    for (uint32_t r = 0; r < 3; r++)
        far[r] = resident_wish(residents, &town.trusts, r, given);
    resident_times(residents, given->social.way + 30, 4, given);
    for (uint32_t r = 0; r < 3; r++)
        paid[r] = resident_wish(residents, &town.trusts, r, given);
    resident_times(residents, given->social.way + 30, 1e6, given);
    for (uint32_t r = 0; r < 3; r++)
        rich[r] = resident_wish(residents, &town.trusts, r, given);
    double whole = given->social.time_weight * (given->participation.hours +
                                                2 * given->social.way / 60);
    for (uint32_t r = 0; r < 3; r++) {
        assert_true(usual[r] - far[r] > given->social.time_weight - 1e-9 &&
                    usual[r] - far[r] < given->social.time_weight + 1e-9);
        /* no reward does more than to make it cost nothing */
        assert_true(rich[r] - usual[r] > whole - 1e-9 && rich[r] - usual[r] < whole + 1e-9);
    }
    assert_true(paid[0] - far[0] > 0.01 && paid[1] - far[1] > 1.5 * (paid[0] - far[0]));
    assert_true(paid[2] - far[2] > paid[1] - far[1]);
    leave(&town);
}

static void test_stocks(void **state)
{
    (void)state;
    assert_int_equal(resident_raised(0, 0.25), 16384);
    assert_int_equal(resident_raised(WHOLE, 0.7), WHOLE);
    assert_int_equal(resident_raised(40000, -0.5), 20000);
    assert_int_equal(resident_raised(40000, 3), WHOLE);
    assert_int_equal(resident_raised(40000, -2), 0);
    assert_true(stamp_this_year(stamp_of_day(14245), 14245 + 364));
    assert_false(stamp_this_year(stamp_of_day(14245), 14245 + 365));
    assert_false(stamp_this_year(0, 100)); /* never, though day 0 is less than a year ago */
    assert_int_equal(keen_of(-100), -127);
    assert_int_equal(keen_of(0.5), 8);
}

/* Income and education are above their medians for half, and go together: P(both above) of a
 * correlation of 1/2 is 1/3. Five standard errors of 20,000; the seed is fixed. */
static void test_background(void **state)
{
    (void)state;
    struct town town;
    int richer = 0, learned = 0, both = 0, aloof = 0;
    double leaning[2] = {0};
    settle(&town, MANY, 7);
    for (uint32_t r = 0; r < MANY; r++) {
        uint8_t traits = town.residents.traits[r];
        richer += (traits & RESIDENT_RICHER) != 0;
        learned += (traits & RESIDENT_LEARNED) != 0;
        both += (traits & RESIDENT_RICHER) && (traits & RESIDENT_LEARNED);
        aloof += (traits & RESIDENT_ALOOF) != 0;
        leaning[(traits & RESIDENT_RICHER) != 0] += town.residents.leaning[r];
        if (town.residents.income[r] > 1)
            assert_true(traits & RESIDENT_RICHER);
    }
    assert_true(richer > 9640 && richer < 10360 && learned > 9640 && learned < 10360);
    assert_true(both > 6333 && both < 7000);
    assert_true(aloof > 5500 - 316 && aloof < 5500 + 316);
    assert_true(leaning[1] < 0 && leaning[0] > 0); /* V03, as it is built in */
    leave(&town);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mix),
        cmocka_unit_test(test_identity),
        cmocka_unit_test(test_willingness),
        cmocka_unit_test(test_times),
        cmocka_unit_test(test_stocks),
        cmocka_unit_test(test_background),
    };
    return cmocka_run_group_tests_name("resident", tests, NULL, NULL);
}
