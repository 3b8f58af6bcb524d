/* flows.h - do the flows of tasks and of hours close, in one community? (flow_book.h)
 *
 * The book's claims against the state: hours in queues, hours in hand, open tasks, and the
 * ledger of work. What is waiting and open is counted from the rows where one looks deep,
 * and else as the queues and the ledger have it.
 */
#ifndef MODELS_FLOWS_H
#define MODELS_FLOWS_H

#include "models/community.h"

/* What a line stands at, cumulative for flows. */
int64_t flows_read(const struct community *community, int work, int line);

/* A sum of distances, 0 when all closes; else *identity is the first that does not:
 * "waiting", "worked", "in_hand", "taken", "open", "gate". */
int64_t flows_residual(const struct community *community, bool deep, const char **identity);

#endif
