/* window.h - all logical processes of one replicate, a day at a time.
 *
 * A day is the window of a conservative parallel simulation: what one place sends
 * another arrives the next morning at the earliest, so within the day places advance
 * independently, on as many threads as there are, with the same result.
 *
 *   the day     parallel: letters received, morning, events in order
 *   evening     parallel: each place closes its own day
 *   midnight    serial:   books, records, rules of the new day; then the post
 *
 * During the day and in the evening everybody may read what another place wrote in an
 * earlier evening or at midnight, and nobody writes anything but its own; what the
 * evening writes must not be read by others before the next day. A place that says nobody
 * reads its evening at all (`secluded`) has it at the end of its own day.
 *
 * Source of the method: Chandy, Misra (1979), IEEE Trans. Softw. Eng. SE-5; windows as
 * in Lubachevsky (1989), Commun. ACM 32.
 */
#ifndef SIM_WINDOW_H
#define SIM_WINDOW_H

#include "sim/spread.h"

/* A sort of event. */
struct happening {
    const char *name;
    void (*happen)(void *world, struct lp *lp, const struct event *event);
};

enum { FORESEEN = 8 };

/* All that the engine knows of a model. */
struct model {
    const char *name;
    const struct happening *happenings; /* [n_happenings], by event.kind */
    int n_happenings;
    void (*receive)(void *world, struct lp *lp, const struct letter *letter);
    void (*morning)(void *world, struct lp *lp);
    void (*evening)(void *world, struct lp *lp);
    /* After the day `ended` of all places; serial. Returns 0 or a fault: the same on all ranks. */
    int (*midnight)(void *world, day ended, struct fault *fault);
    /* Whether nobody else reads what this place writes in the evening: then its evening may
     * follow its own day at once, while all of it is near. NULL: none. */
    bool (*secluded)(const void *world, const struct lp *lp);
    /* What is about to happen here, in order, at most FORESEEN: told before the first of it, so
     * that draws can be made abreast (draws_at) and rows fetched. A guess: what is told may be
     * cancelled, something else may come between, and not all is told. NULL: nobody asks. */
    void (*foresee)(void *world, struct lp *lp, const struct event *next, int n);
};

struct window {
    const struct model *model;
    void *world;    /* handed to the model; not owned */
    struct lp *lps; /* [n] not owned */
    uint32_t n;
    day today; /* the next day to run */
    struct spread *spread; /* over several ranks; not owned; NULL: all places are here */
    uint64_t elsewhere;    /* events of places on other ranks, as of the last midnight */
    /* After each day and its post, serial; NULL: nobody. What is not 0 ends the run there, and is
     * the same on all ranks. */
    int (*rest)(void *rester, struct fault *fault);
    void *rester;
};

/* Run the days [window->today, until). Faults: the model's, and FAULT_MEMORY. */
int window_run(struct window *window, day until, int threads, struct fault *fault);

/* Count those elsewhere; at each midnight, and when a world was moved on otherwise. All. */
void window_count(struct window *window);

/* Of all ranks. */
uint64_t window_events(const struct window *window);

#endif
