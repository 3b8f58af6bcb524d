/* test_money.c - money moves, with both legs, and is neither made nor lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "models/exchanges/money.h"

static void test_payments(void **state)
{
    (void)state;
    struct money money;
    struct fault fault = {0};
    assert_int_equal(money_init(&money, &fault), 0);
    money_pay(&money, PAY_BUDGET_IN, 238501);
    money_pay(&money, PAY_WAGES, 300000); /* into debt: it shows */
    money_pay(&money, PAY_BUDGET_OUT, 0);
    assert_int_equal(money.balance[MONEY_PURSE], 238501 - 300000);
    assert_int_equal(money.balance[MONEY_OUTSIDE], 300000 - 238501);
    assert_int_equal(money.flow[PAY_WAGES], 300000);
    assert_int_equal(money.flow[PAY_BUDGET_OUT], 0);
    assert_int_equal(ledger_sum(&money.ledger), 0);
    expect_assert_failure(money_pay(&money, PAY_WAGES, -1));
    int64_t recount[N_MONEY_ACCOUNTS];
    money_recount(&money, recount);
    for (int a = 0; a < N_MONEY_ACCOUNTS; a++)
        assert_int_equal(money.balance[a], recount[a]);
    money.balance[MONEY_PURSE]--;
    assert_int_not_equal(money.balance[MONEY_PURSE], recount[MONEY_PURSE]);
    assert_int_equal(ledger_sum(&money.ledger), -1);
    money_free(&money);
    money_free(&money);
}

/* Nobody pays himself, and what leaves for another place goes through the mail. */
static void test_ways(void **state)
{
    (void)state;
    for (int c = 0; c < N_MONEY_CAUSES; c++) {
        assert_true(money_ways[c].from != money_ways[c].to);
        if (money_ways[c].from == MONEY_TRANSIT)
            assert_int_equal(c, PAY_DELIVERED);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_payments),
        cmocka_unit_test(test_ways),
    };
    return cmocka_run_group_tests_name("money", tests, NULL, NULL);
}
