/* flow_book.h - where tasks come from and go to, and what hours of work are made of.
 *
 * Cumulative integers since the run began, by body and class of work: posted where a task
 * moves and where a spell of work ends, read by nobody who acts. Two identities hold in
 * microseconds and are closed against the state (flows.h):
 *
 *   (A) in a body's queue, in ordinary hours:
 *       filed + reopened + handed in + given back + referred + taken back
 *         = handed out + taken + entrusted + volunteers + abandoned + dropped + refused
 *           + merged + what waits
 *   (B) at the hands of a body's staff:
 *       hours worked, as the ledger of work has them = the sum of the parts;
 *       taken up = ordinary + put down + lost + written off + what is in hand
 *
 * Who takes a task may be of the other body (dual posts): then `taken` is the queue's, and
 * `taken_up` of whoever does it; over both bodies the two are equal.
 *
 * The parts of a task's hours are fixed when it is begun. A spell gets of each part what
 * the part's share at the new time worked exceeds that at the old one, cut to whole microseconds;
 * chance takes what is left. So a task that nights interrupt is split without a rest, and
 * no part of it stands more than a dozen microseconds off its share in between.
 */
#ifndef MODELS_FLOW_BOOK_H
#define MODELS_FLOW_BOOK_H

#include <stdbool.h>

#include "models/ids.h"
#include "sim/record.h"
#include "sim/table.h"

#define FLOW_MOVE(move, key, zh, en) MOVE_##move,
enum flow_move {
#include "models/flow_book.inc"
    N_MOVES,
};
#define FLOW_HAND(name, key, zh, en) HAND_##name,
enum flow_hand {
#include "models/flow_book.inc"
    N_HANDS,
};
#define FLOW_PART(name, key, zh, en) PART_##name,
enum flow_part {
#include "models/flow_book.inc"
    N_PARTS,
};
#define FLOW_STOCK(name, key, unit, scale, zh, en) STOCK_##name,
enum flow_stock {
#include "models/flow_book.inc"
    N_STOCKS,
};

enum {
    FLOW_HOURS,                             /* + move: ordinary hours, microseconds */
    FLOW_TASKS = FLOW_HOURS + N_MOVES,      /* + move */
    FLOW_HANDS = FLOW_TASKS + N_MOVES,      /* + hand */
    FLOW_PARTS = FLOW_HANDS + N_HANDS,      /* + part */
    N_FLOW_SUMS = FLOW_PARTS + N_PARTS,     /* what the book holds */
    FLOW_STOCKS = N_FLOW_SUMS,              /* + stock: read from the state */
    N_FLOW_LINES = FLOW_STOCKS + N_STOCKS,
};

/* Whose work and of what class: body x class, and departments' tasks on the way down. */
enum { WORK_GATE = N_BODIES * N_CLASSES, N_WORKS };

struct flow_book {
    struct table table; /* one row per work x line */
    int64_t *sum;

    /* what each post has in hand */
    struct table posts;
    uint8_t *holds, *on_paper; /* anything? on paper? */
    uint8_t *work;             /* whose and of what class its hours are */
    int64_t *ordinary, *takes, *spent; /* ordinary hours; all it takes; worked so far */
    struct table parts; /* one row per post x part; of `takes` */
    int64_t *part;
};

int flow_book_init(struct flow_book *book, uint32_t posts, struct fault *fault);
void flow_book_free(struct flow_book *book);

extern const struct record_line flow_book_lines[N_FLOW_LINES];
extern const char *const flow_book_works[N_WORKS]; /* keys */
extern const struct words flow_book_work_labels[N_WORKS];

/* Sums go round at 2^64: in a city of absurd numbers they outgrow what 64 bits hold, and what is
 * read of them are differences, over a period or between what must be equal, which do not. */
static inline int64_t flow_plus(int64_t a, int64_t b)
{
    return (int64_t)((uint64_t)a + (uint64_t)b);
}
static inline int64_t flow_less(int64_t a, int64_t b)
{
    return (int64_t)((uint64_t)a - (uint64_t)b);
}

static inline int64_t flow_book_sum(const struct flow_book *book, int work, int line)
{
    return book->sum[work * N_FLOW_SUMS + line];
}

/* `tasks` tasks of so many ordinary hours in all have moved. */
static inline void flow_book_move(struct flow_book *book, int work, enum flow_move move,
                                  int64_t hours, int64_t tasks)
{
    int64_t *sum = &book->sum[work * N_FLOW_SUMS];
    sum[FLOW_HOURS + (int)move] = flow_plus(sum[FLOW_HOURS + (int)move], hours);
    sum[FLOW_TASKS + (int)move] += tasks;
}

/* Room for posts [0, posts). Faults: FAULT_MEMORY. */
int flow_book_reserve(struct flow_book *book, uint32_t posts, struct fault *fault);

/* A post takes up a task of so many ordinary hours. Its parts, which add up to what it takes,
 * have been written to flow_book_parts() before, when it had nothing in hand. */
void flow_book_begin(struct flow_book *book, uint32_t post, int work, bool on_paper,
                     int64_t ordinary, int64_t takes);
static inline int64_t *flow_book_parts(const struct flow_book *book, uint32_t post)
{
    return &book->part[post * N_PARTS];
}
/* It has worked on it for a spell. */
void flow_book_work(struct flow_book *book, uint32_t post, int64_t spell);
/* It is through with it, all of its time worked. */
void flow_book_finish(struct flow_book *book, uint32_t post);
/* It puts it down: so many ordinary hours are left of it. */
void flow_book_put_down(struct flow_book *book, uint32_t post, int64_t ordinary);

/* Ordinary hours of what a post has in hand. */
int64_t flow_book_in_hand(const struct flow_book *book, uint32_t post);

#endif
