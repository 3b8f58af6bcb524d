/* money.h - money. It moves; it is neither made nor lost here.
 *
 * Whole fen. Each place keeps books of its own with the world outside as an account;
 * what it has put in the mail stands in transit until the next morning, when it has
 * arrived. Every payment is a posting, so the balances sum to zero at all times.
 *
 * A cause has one way, from one account to another (money.inc): who names the cause of a
 * payment has said who pays whom. So each account can be reckoned again from the causes.
 */
#ifndef MODELS_EXCHANGES_MONEY_H
#define MODELS_EXCHANGES_MONEY_H

#include "models/ids.h"
#include "sim/ledger.h"
#include "sim/table.h"

#define MONEY_ACCOUNT(account, ...)
#define MONEY_WAY(cause, ...)
enum money_account {
#undef MONEY_ACCOUNT
#define MONEY_ACCOUNT(account, ...) MONEY_##account,
#include "models/exchanges/money.inc"
#undef MONEY_ACCOUNT
#define MONEY_ACCOUNT(account, ...)
    N_MONEY_ACCOUNTS
};

enum money_cause {
#undef MONEY_WAY
#define MONEY_WAY(cause, ...) PAY_##cause,
#include "models/exchanges/money.inc"
#undef MONEY_WAY
#undef MONEY_ACCOUNT
    N_MONEY_CAUSES
};

struct money_way {
    enum money_account from, to;
};

extern const struct money_way money_ways[N_MONEY_CAUSES];

struct money {
    struct table books;
    int64_t *balance, *flow;
    struct ledger ledger;
};

int money_init(struct money *money, struct fault *fault);
void money_free(struct money *money);

/* Pay now. amount >= 0; nothing happens at 0. An account may stand below zero: that is a
 * debt, and it shows. */
void money_pay(struct money *money, enum money_cause cause, int64_t amount);

/* What was put in the mail yesterday has arrived elsewhere. */
void money_arrived(struct money *money);

/* What each account must hold by the causes: what came less what went. */
void money_recount(const struct money *money, int64_t sums[N_MONEY_ACCOUNTS]);

#endif
