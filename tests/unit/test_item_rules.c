/* test_item_rules - what orders say of single items: doses, prices, conflicts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "models/item_rules.h"

static char names[3][8] = {"a", "b", "c"};

static struct scenario_item touch(enum item_touch what, int item, int64_t price)
{
    return (struct scenario_item){.touch = what, .name = names[item], .item = item, .price = price};
}

static struct scenario_order order_of(struct scenario_item *items, int n, int64_t intensity,
                                      int64_t fidelity)
{
    return (struct scenario_order){.items = items, .n_items = n, .intensity = intensity,
                                   .fidelity = fidelity};
}

static void test_doses(void **state)
{
    (void)state;
    struct scenario_item one[] = {touch(ITEM_STRIKE, 1, 0), touch(ITEM_ADMIT, 0, 0)};
    struct scenario_item two[] = {touch(ITEM_PRICE, 1, 900000), touch(ITEM_PRICE, 2, 3)};
    struct scenario_order a = order_of(one, 2, 500000, 300000), b = order_of(two, 2, DOSE_ONE, 500000);
    const struct scenario_order *orders[] = {&a, &b};
    struct item_rule rules[3];
    assert_int_equal(item_rules_fold(orders, 2, 100000, rules, 3), 4);
    assert_int_equal(rules[1].struck, 150000); /* intensity x fidelity */
    assert_int_equal(rules[0].struck, 0);
    assert_int_equal(rules[0].admitted, 150000);
    assert_int_equal(rules[1].admitted, 0);
    assert_true(rules[0].price == NO_ITEM_PRICE);
    assert_int_equal(rules[1].price, 500000); /* half way from the place's own price */
    assert_int_equal(rules[2].price, 50002);  /* 50001.5, half to even */
    two[1].price = 1;
    item_rules_fold(orders, 2, 100000, rules, 3);
    assert_int_equal(rules[2].price, 50000); /* 50000.5 */
    assert_int_equal(item_rules_fold(orders, 0, 100000, rules, 3), 0); /* nothing is left behind */
    assert_true(rules[1].struck == 0 && rules[1].price == NO_ITEM_PRICE);
}

static void test_zero_is_the_base(void **state)
{
    (void)state;
    struct scenario_item items[] = {touch(ITEM_STRIKE, 0, 0), touch(ITEM_PRICE, 0, 800000)};
    struct scenario_order none = order_of(items, 2, 0, DOSE_ONE);
    const struct scenario_order *orders[] = {&none};
    struct item_rule rules[1];
    assert_int_equal(item_rules_fold(orders, 1, 123457, rules, 1), 2); /* it went the same way */
    assert_int_equal(rules[0].struck, 0);
    assert_int_equal(rules[0].price, 123457);
}

static void test_conflict(void **state)
{
    (void)state;
    struct scenario_item one[] = {touch(ITEM_STRIKE, 0, 0), touch(ITEM_STRIKE, 2, 0)};
    struct scenario_item two[] = {touch(ITEM_STRIKE, 1, 0), touch(ITEM_STRIKE, 2, 0)};
    struct scenario_item other[] = {touch(ITEM_ADMIT, 0, 0), touch(ITEM_ADMIT, 2, 0)};
    struct scenario_order orders[2] = {order_of(one, 2, DOSE_ONE, DOSE_ONE),
                                       order_of(two, 2, DOSE_ONE, DOSE_ONE)};
    const struct scenario_item *item;
    day begin[4] = {10, INT32_MAX, 20, 5}, end[4] = {21, INT32_MAX, 30, 30};
    int first, second;
    assert_true(item_rules_conflict(orders, 2, begin, end, 2, &first, &second, &item));
    assert_int_equal(first, 0);
    assert_int_equal(second, 1);
    assert_string_equal(item->name, "c");
    end[0] = 20; /* one ends the day the other begins */
    assert_false(item_rules_conflict(orders, 2, begin, end, 2, &first, &second, &item));
    end[0] = 21;
    orders[1].items = other; /* the same item, but something else of it */
    assert_false(item_rules_conflict(orders, 2, begin, end, 2, &first, &second, &item));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_doses),
        cmocka_unit_test(test_zero_is_the_base),
        cmocka_unit_test(test_conflict),
    };
    return cmocka_run_group_tests_name("item_rules", tests, NULL, NULL);
}
