/* money.h - money. It moves; it is neither made nor lost here.
 *
 * Whole fen. Each place keeps books of its own with the world outside as an account;
 * what it has put in the mail stands in transit until the next morning, when it has
 * arrived. Every payment is a posting, so the balances sum to zero at all times.
 */
#ifndef MODELS_EXCHANGES_MONEY_H
#define MODELS_EXCHANGES_MONEY_H

#include "models/ids.h"
#include "sim/ledger.h"
#include "sim/table.h"

enum money_account {
    MONEY_OUTSIDE,     /* households, suppliers, other places, departments' budgets */
    MONEY_PURSE,       /* the committee; at a street the office; at the city the treasury */
    MONEY_WORKSTATION, /* the workstation's */
    MONEY_DEPARTMENTS, /* departments' desks for this community */
    MONEY_TRANSIT,     /* in the mail */
    N_MONEY_ACCOUNTS,
};

enum money_cause {
    PAY_BUDGET_IN,   /* a budget arrives */
    PAY_BUDGET_OUT,  /* a budget is put in the mail */
    PAY_DELIVERED,   /* the mail has arrived elsewhere */
    PAY_WAGES,
    PAY_OPERATING,   /* suppliers */
    PAY_TASK_MONEY,  /* a department's line budget pays for what follows */
    PAY_TASK_PRICE,  /* department to committee or workstation */
    PAY_SELF,        /* a department pays for doing a task itself */
    PAY_RETURNED,    /* cash of a dissolved body goes back */
    PAY_TAXES,       /* what fills the treasury */
    N_MONEY_CAUSES,
};

struct money {
    struct table books;
    int64_t *balance, *flow;
    struct ledger ledger;
};

int money_init(struct money *money, struct fault *fault);
void money_free(struct money *money);

/* Pay now. amount >= 0; nothing happens at 0. Paying oneself is a bug. An account may
 * stand below zero: that is a debt, and it shows. */
void money_pay(struct money *money, enum money_account from, enum money_account to,
               enum money_cause cause, int64_t amount);

/* What was put in the mail yesterday has arrived elsewhere. */
void money_arrived(struct money *money);

#endif
