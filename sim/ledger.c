/* ledger.c - see ledger.h. */
#include "sim/ledger.h"

int64_t ledger_sum(const struct ledger *ledger)
{
    int64_t sum = 0;
    for (int a = 0; a < ledger->n_accounts; a++)
        sum += ledger->balance[a];
    return sum;
}
