/* lp.h - one logical process: a place with its own clock, events and post.
 *
 * It owns its pending events, its outgoing and incoming letters, its running trace and
 * nothing of the model. Within a day logical processes never touch one another; what
 * they have to say goes by letter and arrives the next morning, in the order (when,
 * sender, serial). Only the window moves `now`.
 */
#ifndef SIM_LP_H
#define SIM_LP_H

#include "sim/clock.h"
#include "sim/fault.h"
#include "sim/queue.h"

struct letter {
    instant when; /* of sending; arrives the next morning */
    uint32_t from, to;
    uint32_t serial; /* of the sender's letters of that day */
    uint16_t kind;   /* the model's affair, as are the words */
    int64_t word[3];
};

struct letters {
    struct letter *at; /* [capacity], then room for as many keys to sort them by */
    uint32_t n, capacity;
};

struct lp {
    uint32_t index; /* among the places of the window */
    instant now;
    day today;
    struct queue queue;
    struct letters outbox, inbox;
    uint64_t trace;  /* running hash of (when, kind, who, about) of what happened */
    uint64_t events; /* happened so far */
    struct event current; /* happening now, for replay lines */
    struct fault fault;   /* what went wrong outside (memory); read at midnight */
};

int lp_init(struct lp *lp, uint32_t index, uint32_t capacity, day today, struct fault *fault);
void lp_free(struct lp *lp);

/* Plan one's own event at `when` >= now. */
struct handle lp_plan(struct lp *lp, instant when, enum phase phase, uint16_t kind, uint32_t who,
                      uint32_t about);
static inline bool lp_cancel(struct lp *lp, struct handle handle)
{
    return queue_cancel(&lp->queue, handle);
}

/* Write to another place (or to oneself). Arrives the next morning. */
void lp_send(struct lp *lp, uint32_t to, uint16_t kind, int64_t a, int64_t b, int64_t c);

/* Put every letter of all outboxes into the addressee's inbox and empty the outboxes. Faults:
 * FAULT_MEMORY. */
int lp_deliver(struct lp *lps, uint32_t n, struct fault *fault);

/* Put one into the inbox; for whoever delivers otherwise. Faults: FAULT_MEMORY. */
int lp_put(struct lp *lp, const struct letter *letter, struct fault *fault);

/* Bring what was delivered in order (when, sender, serial). Each place does so for itself, next
 * morning, for at midnight all wait. */
void lp_order_inbox(struct lp *lp);

/* Between two days, when the post is delivered. */
void lp_archive(struct lp *lp, struct archive *archive);

#endif
