/* test_property.c - the firm follows what it earns, leaves at a loss, and is found again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/agents/property.h"

struct firm {
    struct parameters given;
    struct property property;
    struct chance chance;
};

static void begin(struct firm *firm, uint64_t place)
{
    struct fault fault = {0};
    *firm = (struct firm){.chance = chance_under(2718, 1)};
    parameter_presets(&parameters_table, &firm->given);
    assert_int_equal(property_init(&firm->property, &fault), 0);
    property_begin(&firm->property, &firm->chance, place, true, &firm->given);
    firm->property.ability[0] = MILLION;
}

static enum property_turn quarter(struct firm *firm, uint64_t place, double collected, bool owners)
{
    struct property *property = &firm->property;
    property->billed[0] = 97531;
    property->revenue[0] = (int64_t)(97531 * collected);
    int64_t result = property->revenue[0] - property_cost(property, &firm->given);
    return property_close(property, &firm->chance, place, result, owners, &firm->given);
}

/* q* = .8 ability share^1.2, with .76^1.2 = .719410. */
static void test_aim(void **state)
{
    struct parameters given;
    (void)state;
    parameter_presets(&parameters_table, &given);
    assert_in_range(property_aim(MILLION, 760000, false, false, &given), 575528, 575528);
    assert_in_range(property_aim(900000, 760000, false, false, &given), 517975, 517975);
    int64_t plain = property_aim(MILLION, 640000, false, false, &given);
    assert_int_equal(plain - property_aim(MILLION, 640000, true, true, &given), 100000);
    assert_int_equal(property_aim(MILLION, 640000, false, true, &given) - plain, 60000);
    assert_int_equal(property_aim(MILLION, 0, false, false, &given), 0);
    assert_int_equal(property_aim(2 * MILLION, MILLION, false, true, &given), MILLION);
    assert_int_equal(property_aim(MILLION, 1000, true, false, &given), 0);
}

/* A quarter of the gap each quarter, to the fixed point. */
static void test_adjustment(void **state)
{
    struct firm firm;
    (void)state;
    begin(&firm, 11);
    int64_t aim = property_aim(MILLION, MILLION * (int64_t)(97531 * 0.83) / 97531, false, false,
                               &firm.given);
    for (int q = 0; q < 30; q++) {
        int64_t before = firm.property.level[0];
        assert_int_equal(quarter(&firm, 11, 0.83, false), TURN_NONE);
        assert_in_range(firm.property.level[0] - before - (aim - before) / 4 + 2, 0, 4);
        assert_int_equal(firm.property.losses[0], 0);
    }
    assert_in_range(firm.property.level[0] - aim + 150, 0, 300);
    property_free(&firm.property);
}

/* Four quarters of loss, a notice, a quarter more, then floor service until a tender. */
static void test_exit(void **state)
{
    struct firm firm;
    int abandoned = 0;
    (void)state;
    begin(&firm, 12);
    firm.property.conflict[0] = 1;
    for (int q = 0; q < 3; q++)
        assert_int_equal(quarter(&firm, 12, 0.21, false), TURN_NONE);
    assert_int_equal(quarter(&firm, 12, 0.21, false), TURN_NOTICE);
    assert_true(property_bills(&firm.property));
    assert_int_equal(quarter(&firm, 12, 0.99, false), TURN_LEFT);
    assert_false(property_bills(&firm.property));
    assert_int_equal(firm.property.conflict[0], 0);
    assert_int_equal(firm.property.spell[0], 1);
    while (property_close(&firm.property, &firm.chance, 12, 0, false, &firm.given) == TURN_NONE)
        assert_true(++abandoned < 200);
    assert_true(property_bills(&firm.property));
    assert_int_equal(firm.property.spell[0], 2);
    assert_true(firm.property.level[0] >= 550000);
    property_free(&firm.property);
}

/* A good quarter between bad ones is not a year of losses. */
static void test_losses_on_end(void **state)
{
    struct firm firm;
    (void)state;
    begin(&firm, 13);
    for (int q = 0; q < 12; q++)
        assert_int_equal(quarter(&firm, 13, q % 4 == 3 ? 0.99 : 0.2, false) == TURN_NOTICE, 0);
    property_free(&firm.property);
}

/* Owners who are organised replace a poor firm when its contract ends, and only then. */
static void test_contract(void **state)
{
    for (int owners = 0; owners < 2; owners++) {
        struct firm firm;
        int quarters = 0;
        (void)state;
        begin(&firm, 14);
        firm.given.property.bargaining = 0;
        firm.property.quarters[0] = 0;
        enum property_turn turn = TURN_NONE;
        for (; quarters < 12 && turn == TURN_NONE; quarters++)
            turn = quarter(&firm, 14, 0.52, owners);
        assert_int_equal(quarters, 12);
        assert_int_equal(turn, owners ? TURN_REPLACED : TURN_NONE);
        assert_int_equal(firm.property.spell[0], 1 + owners);
        property_free(&firm.property);
    }
}

/* Conflicts come at their rate: in 400 places for five years at one a year, had they ended at
 * once. 2,000 are expected, with a standard deviation of 45 at most; within five of them. */
static void test_friction(void **state)
{
    int n = 0, quiet = 0;
    (void)state;
    for (uint64_t place = 100; place < 500; place++) {
        struct firm firm;
        begin(&firm, place);
        for (int q = 0; q < 20; q++) {
            firm.property.level[0] = 620000; /* good service: interference alone */
            n += property_friction(&firm.property, &firm.chance, place, 1, &firm.given);
            firm.property.conflict[0] = 0;
        }
        for (int q = 0; q < 20; q++)
            quiet += property_friction(&firm.property, &firm.chance, place, 0, &firm.given);
        property_free(&firm.property);
    }
    /* a quarter's hazard of 1/4 is crossed at most once a quarter and starts afresh */
    assert_in_range(n, 1550, 2225);
    assert_int_equal(quiet, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_aim),           cmocka_unit_test(test_adjustment),
        cmocka_unit_test(test_exit),          cmocka_unit_test(test_losses_on_end),
        cmocka_unit_test(test_contract),      cmocka_unit_test(test_friction),
    };
    return cmocka_run_group_tests_name("property", tests, NULL, NULL);
}
