/* task.h - work. It is filed, waits, is taken up, and ends in one of a few ways.
 *
 * The exchange alone owns open tasks and the queues they stand in: one queue per body
 * and class, ordered by urgency (a key given at filing) and then by filing. Every change
 * of a task's standing is a posting, so that
 *     created = open + done + on paper + abandoned + dropped + refused + merged
 * holds exactly and can be recounted from the rows. A task keeps the form under which it
 * was filed; only its body may change. Where a book of flows is kept (flow_book.h), every
 * move is entered there as well, in ordinary hours and in tasks.
 */
#ifndef MODELS_EXCHANGES_TASK_H
#define MODELS_EXCHANGES_TASK_H

#include <stdbool.h>

#include "models/flow_book.h"
#include "models/ids.h"
#include "sim/clock.h"
#include "sim/ledger.h"
#include "sim/queue.h"
#include "sim/table.h"

enum task_state { TASK_FREE, TASK_WAITING, TASK_UNDER_WAY, TASK_AWAY /* referred; comes back */ };

enum task_flag {
    TASK_REWORK = 1, /* was done on paper and caught: must be done in truth */
    TASK_RETURNED = 2, /* given up once before */
    TASK_TABLED = 16,  /* waits for the joint table, or comes from it */
    TASK_HEARD = 32,   /* has been to the joint table */
    TASK_FIRM = 64,    /* brought by a firm, not by a resident */
    TASK_HEARING = 128, /* heard in public before it came to the counter */
};

enum task_account { ACCOUNT_NEVER, ACCOUNT_OPEN, ACCOUNT_DONE, ACCOUNT_PAPER, ACCOUNT_ABANDONED,
                    ACCOUNT_DROPPED, ACCOUNT_REFUSED, ACCOUNT_MERGED, N_TASK_ACCOUNTS };

enum task_cause { CAUSE_CREATED, CAUSE_DONE, CAUSE_ON_PAPER, CAUSE_ABANDONED, CAUSE_DROPPED,
                  CAUSE_REFUSED, /* by the community, by right */
                  CAUSE_MERGED,  /* with the same demand of another department */
                  CAUSE_REOPENED, N_TASK_CAUSES };

/* What a task is, within its class: what it brings about when it is done (deed.h). */
enum task_kind {
    KIND_PLAIN,        /* no more than its class says */
    KIND_ORDER,        /* need: ordered by the hotline or the street after a complaint */
    KIND_ACTIVITY,     /* self-governance: something residents come to */
    KIND_PLAN,         /* self-governance: planning, evaluation */
    KIND_MEDIATION,    /* self-governance: a dispute */
    KIND_DELIBERATION, /* self-governance: a meeting prepared and held */
    KIND_PROJECT,      /* self-governance: a step of a project */
    KIND_VISIT,        /* overhead: an inspection prepared for and received */
    KIND_MEETING,      /* overhead: a meeting among offices */
    KIND_ACCOUNTS,     /* overhead: applications, accounts, audits */
    KIND_SURVEY,       /* overhead: residents asked what they need */
    KIND_TRAINING,     /* overhead: staff learn */
    KIND_CAMPAIGN,     /* administrative: a step of a campaign */
};

struct witness;

struct tasks {
    struct table table;
    uint8_t *state, *class, *body, *flags, *kind;
    uint8_t *attempt;     /* times taken up or referred */
    uint16_t *department; /* of admin and overhead tasks */
    uint32_t *client;     /* resident, or NOBODY */
    uint32_t *subject;    /* what it is about, by kind: a project, a site */
    uint64_t *identity;
    int64_t *filed, *deadline; /* instants; deadline INT64_MAX: none */
    int64_t *urgency;          /* queue key: lower is first */
    int64_t *work;             /* microseconds of ordinary hours it needs */
    int64_t *value;            /* fen it is worth to its department */
    uint32_t *next, *previous; /* in its queue, or the list of free rows */
    uint32_t *timer_slot, *timer_serial; /* patience */
    uint16_t *item; /* of the city's list, from 1; 0: none. NULL without a list */

    /* one row per body x class */
    struct table queues;
    uint32_t *first, *last, *count;
    int64_t *backlog; /* microseconds waiting */

    /* the ledger's columns, and the list of free rows */
    struct table books;
    int64_t *balance, *flow;
    uint32_t *spare; /* [0]: the first free row + 1, 0: none */
    struct ledger ledger;
    struct flow_book *flows; /* not owned, may be NULL */

    const struct witness *witness; /* NULL: nobody looks */
};

struct task_form { /* what is known when a task is filed */
    uint64_t identity;
    enum task_class class;
    enum body body;
    enum task_kind kind;
    uint8_t flags;
    uint16_t department;
    uint32_t client, subject;
    instant filed, deadline;
    int64_t urgency;
    int64_t work, value;
    uint16_t item; /* of the city's list, from 1; 0: none */
};

/* `list`: tasks remember their item of the city's list. */
int tasks_init(struct tasks *tasks, uint32_t capacity, bool list, struct fault *fault);
void tasks_free(struct tasks *tasks);

/* Create a task and let it wait. Returns its row, or NOBODY when memory is out. */
uint32_t task_file(struct tasks *tasks, const struct task_form *form, struct fault *fault);

/* A task caught on paper is open again under its old identity. */
uint32_t task_reopen(struct tasks *tasks, const struct task_form *form, struct fault *fault);

/* The most urgent waiting task of a body and class, or NOBODY. */
uint32_t task_head(const struct tasks *tasks, enum body body, enum task_class class);

void task_take(struct tasks *tasks, uint32_t task);     /* waiting -> under way */
void task_entrust(struct tasks *tasks, uint32_t task);  /* waiting -> away, with a provider */
/* Under way or away -> waiting; `why` is GIVEN_BACK, REFERRED or TAKEN_BACK. */
void task_put_back(struct tasks *tasks, uint32_t task, enum flow_move why);
void task_send_away(struct tasks *tasks, uint32_t task); /* under way -> away */
void task_lighten(struct tasks *tasks, uint32_t task, int64_t work); /* while waiting */
void task_hand_over(struct tasks *tasks, uint32_t task, enum body to);

/* End a task: any cause but CREATED and REOPENED. What is done while it waits was done by
 * volunteers, what is done while it is away by a provider. */
void task_close(struct tasks *tasks, uint32_t task, enum task_cause cause);

/* Created and at once closed: done by the department itself, never taken down, refused, or
 * merged with another; `how` and its ordinary hours are for the book of flows. */
void task_elsewhere(struct tasks *tasks, enum task_cause cause, enum flow_move how, int64_t work);

static inline uint16_t task_item(const struct tasks *tasks, uint32_t task)
{
    return tasks->item ? tasks->item[task] : 0;
}

static inline int task_queue(enum body body, enum task_class class)
{
    return (int)body * N_CLASSES + (int)class;
}

/* Open tasks, counted from the rows: what the ledger must agree with. */
int64_t tasks_recount(const struct tasks *tasks);
/* Waiting tasks, counted from the rows, and as the queues count them. */
int64_t tasks_recount_waiting(const struct tasks *tasks);
int64_t tasks_waiting(const struct tasks *tasks);
/* Open tasks of one kind, counted from the rows. */
int64_t tasks_of_kind(const struct tasks *tasks, enum task_kind kind);

#endif
