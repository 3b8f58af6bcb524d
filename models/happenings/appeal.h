/* appeal.h - complaints on their way through the city's and the streets' desks [诉求办理].
 *
 * The walk of a complaint is told in voice.h; here are its stations outside the community. The
 * rules of the place that a complaint concerns hold at every desk.
 *
 *   LETTER_COMPLAINT  community -> city -> street [-> city]:
 *                     place; row and attempts << 32, WRONG << 40 at an office that is not theirs;
 *                     identity
 *   LETTER_ORDER      street -> community: row
 *   LETTER_DISMISSED  city -> community: row
 *   LETTER_REPLY      community -> city: row; identity; how it was closed (enum closure)
 *   LETTER_VERDICT    city -> community: the same, with what the call back found
 *   LETTER_RANK       city -> community: how badly it stands
 */
#ifndef MODELS_HAPPENINGS_APPEAL_H
#define MODELS_HAPPENINGS_APPEAL_H

#include "models/world.h"

/* A complaint or a reply arrives at the city. */
void appeal_at_city(struct world *world, struct lp *lp, const struct letter *letter);
/* A complaint arrives at a street office. */
void appeal_at_street(struct world *world, struct lp *lp, const struct letter *letter);
/* The city's desk dispatches; at a month's end it is paid, and ranks. */
void appeal_evening(struct world *world, struct lp *lp);

/* Complaints at the desks and in the mail that is being sent: what the communities' rows
 * must agree with, with their orders. */
uint32_t appeals_under_way(const struct world *world);

#endif
