/* money.c - see money.h. */
#include "models/exchanges/money.h"

static const struct column columns[] = {
    COLUMN(money, balance),
    COLUMN(money, flow),
};

enum { ROWS = (int)N_MONEY_CAUSES > (int)N_MONEY_ACCOUNTS ? (int)N_MONEY_CAUSES
                                                        : (int)N_MONEY_ACCOUNTS };

#define MONEY_ACCOUNT(account, ...)
#define MONEY_WAY(cause, payer, payee, ...) \
    [PAY_##cause] = {.from = MONEY_##payer, .to = MONEY_##payee},
const struct money_way money_ways[N_MONEY_CAUSES] = {
#include "models/exchanges/money.inc"
};

int money_init(struct money *money, struct fault *fault)
{
    int status = table_init(&money->books, TABLE_COLUMNS(columns), -1, money, ROWS, fault);
    if (status)
        return status;
    money->books.n = ROWS;
    money->ledger = (struct ledger){.n_accounts = N_MONEY_ACCOUNTS, .n_causes = N_MONEY_CAUSES,
                                    .balance = money->balance, .flow = money->flow};
    return 0;
}

void money_free(struct money *money) { table_free(&money->books); }

void money_pay(struct money *money, enum money_cause cause, int64_t amount)
{
    ALWAYS(amount >= 0);
    ledger_post(&money->ledger, (int)money_ways[cause].from, (int)money_ways[cause].to, (int)cause,
                amount);
}

void money_arrived(struct money *money)
{
    money_pay(money, PAY_DELIVERED, money->balance[MONEY_TRANSIT]);
}

void money_recount(const struct money *money, int64_t sums[N_MONEY_ACCOUNTS])
{
    for (int a = 0; a < N_MONEY_ACCOUNTS; a++)
        sums[a] = 0;
    for (int c = 0; c < N_MONEY_CAUSES; c++) {
        sums[money_ways[c].to] += money->flow[c];
        sums[money_ways[c].from] -= money->flow[c];
    }
}
