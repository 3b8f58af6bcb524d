/* ledger.h - double entry in integers.
 *
 * A ledger has accounts and causes, both small numbers. Each posting takes an amount
 * from one account, gives it to another, and adds it to the flow of its cause in the
 * open period; the balances sum to zero at all times. What is in the mail stands in an
 * account like any other until it is delivered.
 *
 * Ledgers are kept by the logical process they belong to; the outside world is an
 * account of each. The balances are claims: whoever closes the books recounts the
 * stocks from the state itself and compares in a separate pass. That a ledger's own
 * legs match is checked by ledger_sum().
 */
#ifndef SIM_LEDGER_H
#define SIM_LEDGER_H

#include <stdint.h>

struct ledger {
    int n_accounts, n_causes;
    int64_t *balance; /* [n_accounts], a column of the owner */
    int64_t *flow;    /* [n_causes] of the open period, a column of the owner */
};

/* Move `amount` (any sign; zero is allowed) from one account to another. */
static inline void ledger_post(const struct ledger *ledger, int from, int to, int cause,
                               int64_t amount)
{
    ledger->balance[from] -= amount;
    ledger->balance[to] += amount;
    ledger->flow[cause] += amount;
}

/* How far two counts of the same lie apart: what a residual is a sum of. */
static inline int64_t ledger_apart(int64_t a, int64_t b)
{
    return a > b ? a - b : b - a;
}

/* Sum of all balances: 0 unless a leg is missing. O(accounts). */
int64_t ledger_sum(const struct ledger *ledger);

#endif
