/* flows.h - do the flows of tasks and of hours close, in one community? (flow_book.h)
 *
 * The book's claims against the state: hours in queues and open tasks counted from the rows,
 * hours in hand, and the ledger of work.
 */
#ifndef MODELS_FLOWS_H
#define MODELS_FLOWS_H

#include "models/community.h"

/* Add what each line stands at, cumulative for flows: stands[work x N_FLOW_LINES + line]. */
void flows_add(const struct community *community, int64_t stands[N_WORKS * N_FLOW_LINES]);

/* A sum of distances, 0 when all closes; else *identity is the first that does not:
 * "waiting", "worked", "in_hand", "taken", "open", "gate". O(tasks). */
int64_t flows_residual(const struct community *community, const char **identity);

#endif
