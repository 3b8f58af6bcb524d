/* voice.h - complaints and what becomes of them in the community (P15).
 *
 * Where does an order of the hotline go? Each arrow is a letter, which arrives the next morning.
 *
 *   community   A case failed: given up, botched, below expectation, turned away, never brought.
 *               Whoever it failed complains with a chance of voice x rules.complaint_reach. A case
 *               that was complained about does not come back by itself.
 *      |        The complaint opens a row here (agents/complaint.h).
 *      v
 *   city        The desk (agents/hotline.h) takes as many a day as it has hands for; the rest
 *               waits. Screening (rules.order_filter) dismisses part of what is unreasonable, and
 *               a little of what is not --> back to the community: over, without success.
 *      |        Part is dispatched to the wrong street office, whose desk reads it and sends it
 *      v        back, to stand in the city's queue again.
 *   street      The complaint desk reads and registers it: hours of the street's load.
 *      v
 *   community   A need of kind `order` with a clock (rules.order_clock). It stands before all
 *               silent needs, by deadline. Near the deadline, under load, it may be closed on
 *               paper (P5): a false closure; where nobody calls back a bad rank tempts to
 *               it, where all are called it deters. Unreasonable orders take their hours and
 *               solve nothing; where a bad rank hurts part of them takes more hours and is
 *      |        satisfied for peace. What was done is judged by the resident as any case is.
 *      v
 *   city        Calls back a share (rules.callback) and asks: solved? satisfied? A false closure
 *      |        is then found out. Without a call the reply stands as reported.
 *      v
 *   community   The verdict. Caught: the order is open again, with half the clock. Else the
 *               complaint is over, and the resident's voice learns from what came of it.
 *
 * Where there is a ranking (rules.ranking) the city ranks monthly, and how badly a community
 * stands becomes the pressure that orders weigh with when staff choose (P3), as long as an order
 * is the most urgent need. Orders that had been given up take hours again, and stand first: what
 * that does to those who never complain is not written anywhere; it shows in `silent_wait`.
 */
#ifndef MODELS_HAPPENINGS_VOICE_H
#define MODELS_HAPPENINGS_VOICE_H

#include "models/community.h"

/* How an order was closed, and what is known of it: word 2 of replies and verdicts. */
enum closure {
    CLOSURE_SOLVED = 1, /* as reported, within the clock */
    CLOSURE_SATISFIED = 2,
    CLOSURE_FALSE = 4,   /* on paper only */
    CLOSURE_CAUGHT = 8,  /* and found out */
    CLOSURE_SUCCESS = 16 /* in truth, for whoever complained */
};
/* In the bits from here: how often it had been closed before. */
enum { CLOSURE_BEFORE = 8 };

int voice_init(struct community *community, struct fault *fault);
void voice_free(struct community *community);
/* Its tables, for digests and memory. Returns how many. */
int voice_tables(struct community *community, struct table *tables[]);

/* A resident's case has failed. Returns whether they complain. */
bool voice_failed(struct community *community, uint32_t task);
/* A case was never filed, which is a failure; they may complain. */
void voice_unserved(struct community *community, uint32_t resident, uint64_t identity,
                    int64_t work);
/* An order, or news of a complaint, arrives. */
void voice_receive(struct community *community, const struct letter *letter);
/* Whether an order's hours are spent in vain: nobody owes it, and it will not be satisfied. */
bool voice_vain(const struct community *community, uint32_t task);
/* What a ranking makes of the chance of a false closure: where nobody calls back a bad rank
 * tempts, where all are called it deters. 1 without a ranking. */
double voice_tempted(const struct community *community);
/* An ordered case was done; `feigned`: on paper only. */
void voice_closed(struct community *community, uint32_t task, bool solved, bool satisfied,
                  bool feigned);
/* How hard complaints press for a body's needs: 0 none. */
double voice_pressure(const struct community *community, enum body body);
/* Staff hours have gone to a resident's case. */
void voice_served(struct community *community, uint32_t resident, int64_t work);
/* Without a ranking there is no pressure of one, nor any memory of it. */
void voice_morning(struct community *community);
/* On the last of a month. */
void voice_month(struct community *community);

#endif
