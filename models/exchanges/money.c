/* money.c - see money.h. */
#include "models/exchanges/money.h"

static const struct column columns[] = {
    COLUMN(money, balance),
    COLUMN(money, flow),
};

enum { ROWS = (int)N_MONEY_CAUSES > (int)N_MONEY_ACCOUNTS ? (int)N_MONEY_CAUSES
                                                        : (int)N_MONEY_ACCOUNTS };

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

void money_arrived(struct money *money)
{
    money_pay(money, MONEY_TRANSIT, MONEY_OUTSIDE, PAY_DELIVERED, money->balance[MONEY_TRANSIT]);
}

void money_free(struct money *money) { table_free(&money->books); }

void money_pay(struct money *money, enum money_account from, enum money_account to,
               enum money_cause cause, int64_t amount)
{
    ALWAYS(amount >= 0 && from != to);
    ledger_post(&money->ledger, (int)from, (int)to, (int)cause, amount);
}
