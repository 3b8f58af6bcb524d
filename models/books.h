/* books.h - do the books close? A recount from the state itself, apart from the postings.
 *
 * For each community: hours by heads against hours by spells; open tasks, cash in the
 * mail and residents' trusts counted from the rows against the ledgers' balances and
 * against their causes; every ledger's balances sum to zero; at each record, flows of
 * tasks and of hours against the state and the ledger of work (flows.h). A residual (a sum of
 * distances) that is not 0 stops the run and names it.
 */
#ifndef MODELS_BOOKS_H
#define MODELS_BOOKS_H

#include "models/world.h"

enum books_line {
    LINE_WORK_CONTRACTED, LINE_WORK_OVERTIME,
    LINE_WORK_HOURS, /* + body x purpose */
    LINE_WORK_RESIDUAL = LINE_WORK_HOURS + N_BODIES * N_PURPOSES,
    LINE_TASKS_OPEN,
    LINE_TASKS, /* + cause */
    LINE_TASKS_RESIDUAL = LINE_TASKS + N_TASK_CAUSES,
    LINE_MONEY_BALANCE, /* + account */
    LINE_MONEY = LINE_MONEY_BALANCE + N_MONEY_ACCOUNTS, /* + cause */
    LINE_MONEY_RESIDUAL = LINE_MONEY + N_MONEY_CAUSES,
    LINE_TRUST, /* + institution x (sum, then causes), of all groups */
    LINE_TRUST_PENDING = LINE_TRUST + N_INSTITUTIONS * (1 + N_TRUST_CAUSES), /* + institution */
    LINE_TRUST_RESIDUAL = LINE_TRUST_PENDING + N_INSTITUTIONS,
    N_BOOK_LINES,
};

extern const struct record_line books_lines[N_BOOK_LINES];

/* What a place's line stands at, cumulative for flows. Places as in world.h. */
int64_t books_read(const struct world *world, uint32_t place, int line);

/* Check one community. `deep` recounts residents' trusts and the flows too, O(residents, tasks).
 * Faults: FAULT_BOOKS naming the ledger, place and day. */
int books_close(const struct world *world, uint32_t place, bool deep, struct fault *fault);

/* The city's closing: what all places have in transit is what lies in the mail, what left
 * the mail was received, whom the street offices have lent is there or on the way, and no
 * complaint is lost. */
int books_close_mail(const struct world *world, struct fault *fault);

#endif
