/* referral.h - cases that are too hard: solved, passed round, taken to a joint table, or failed
 * (P4; buck-passing [推诿], S001-07, S003-20).
 *
 * A case harder than the worker is able is solved with chance exp(-3 excess). Else
 *   - it goes to a joint table where there is one (rules.table): it waits for the next date, and is
 *     settled there if it has an owner (chance clarity) and the table can (work.settled);
 *   - it goes round once more with chance 1 - clarity, at most three times; a case on nobody's
 *     list (rules.gaps) always does;
 *   - it fails.
 * A named owner thus saves rounds; a list has to be kept (rules.list_hours), and what falls
 * between two lists goes round until nobody is left.
 */
#ifndef MODELS_HAPPENINGS_REFERRAL_H
#define MODELS_HAPPENINGS_REFERRAL_H

#include "models/community.h"

enum ending { ENDING_SOLVED, ENDING_ROUND, ENDING_TABLE, ENDING_FAILED };

/* How a case ends in the hands of whoever holds a post. */
enum ending referral_ending(struct community *community, uint32_t task, uint32_t post);
/* It goes round, or waits for the table; it comes back as HAPPEN_BACK. */
void referral_send(struct community *community, uint32_t task, enum ending ending);

/* A meeting held today, lists kept this month: hours. */
void referral_morning(struct community *community);
/* Whether a joint table meets on a day. */
bool referral_meets(const struct community *community, day on);

#endif
