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
    const struct residents_mix mix = {0.31, 0.13, 0.77};
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
    double expected = maths_logistic(town.given.participation.students + 2 * 0.14 +
                                     1.2 * (0.7 - town.given.participation.agenda) + 0.25);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mix),
        cmocka_unit_test(test_identity),
        cmocka_unit_test(test_willingness),
    };
    return cmocka_run_group_tests_name("resident", tests, NULL, NULL);
}
