/* test_ledger.c - both legs of every posting, and that a missing one shows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sim/ledger.h"
#include "sim/random.h"

enum { PURSE, WORKERS, TRANSIT, OUTSIDE, ACCOUNTS };
enum { WAGES, SENT, DELIVERED, CAUSES };

static void test_legs(void **state)
{
    int64_t balance[ACCOUNTS] = {0}, flow[CAUSES] = {0};
    const struct ledger ledger = {ACCOUNTS, CAUSES, balance, flow};
    (void)state;
    assert_int_equal(ledger_sum(&ledger), 0);
    ledger_post(&ledger, OUTSIDE, PURSE, SENT, 238500);
    ledger_post(&ledger, PURSE, WORKERS, WAGES, 77001);
    ledger_post(&ledger, PURSE, WORKERS, WAGES, -1001); /* taken back */
    ledger_post(&ledger, PURSE, TRANSIT, SENT, 0);
    ledger_post(&ledger, TRANSIT, TRANSIT, DELIVERED, 5); /* to oneself: a flow only */
    assert_int_equal(balance[OUTSIDE], -238500);
    assert_int_equal(balance[PURSE], 162500);
    assert_int_equal(balance[WORKERS], 76000);
    assert_int_equal(balance[TRANSIT], 0);
    assert_int_equal(flow[WAGES], 76000);
    assert_int_equal(flow[SENT], 238500);
    assert_int_equal(flow[DELIVERED], 5);
    assert_int_equal(ledger_sum(&ledger), 0);
}

static void test_missing_leg(void **state)
{
    int64_t balance[ACCOUNTS] = {0}, flow[CAUSES] = {0};
    const struct ledger ledger = {ACCOUNTS, CAUSES, balance, flow};
    (void)state;
    ledger_post(&ledger, OUTSIDE, PURSE, SENT, 2385);
    balance[PURSE] -= 17;
    assert_int_equal(ledger_sum(&ledger), -17);
    balance[OUTSIDE] += 17;
    assert_int_equal(ledger_sum(&ledger), 0);
}

/* Balances are what came less what went, whatever the order of many postings. */
static void test_many(void **state)
{
    int64_t balance[ACCOUNTS] = {0}, flow[CAUSES] = {0}, in[ACCOUNTS] = {0}, out[ACCOUNTS] = {0};
    int64_t caused[CAUSES] = {0};
    const struct ledger ledger = {ACCOUNTS, CAUSES, balance, flow};
    (void)state;
    for (uint64_t i = 0; i < 100000; i++) {
        uint64_t bits = random_mix(i);
        int from = (int)(bits & 3), to = (int)(bits >> 2 & 3), cause = (int)(bits >> 4) % CAUSES;
        cause = cause < 0 ? -cause : cause;
        int64_t amount = (int64_t)(bits >> 20) - (INT64_C(1) << 43);
        ledger_post(&ledger, from, to, cause, amount);
        out[from] += amount;
        in[to] += amount;
        caused[cause] += amount;
        assert_int_equal(ledger_sum(&ledger), 0);
    }
    for (int a = 0; a < ACCOUNTS; a++)
        assert_int_equal(balance[a], in[a] - out[a]);
    for (int c = 0; c < CAUSES; c++)
        assert_int_equal(flow[c], caused[c]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_legs),
                                       cmocka_unit_test(test_missing_leg),
                                       cmocka_unit_test(test_many)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
