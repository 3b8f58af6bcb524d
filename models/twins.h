/* twins.h - one replicate of two scenarios side by side, a day at a time, and where they part.
 *
 * Both are watched (witness.h); after each day the chronicles hold what happened on it, place by
 * place, so that the two need be remembered for one day only and the first difference ends the
 * matter. Days before both have begun are run through. Nothing is recorded.
 */
#ifndef MODELS_TWINS_H
#define MODELS_TWINS_H

#include "models/arm.h"
#include "models/checkpoint.h"
#include "models/chronicle.h"

struct twin {
    struct arm arm;
    struct world world;
    struct chronicle seen; /* of twins: of the day run last */
};

/* A replicate that is run again to be looked at. How it stood on some day is kept in `past` (NULL:
 * it is not): days before that are not run. */
struct again {
    uint32_t replicate;
    int threads;
    const struct checkpoint *past;
};

/* How `a` stands on the morning of `from`, for both to go on from; `b` has done nothing of its own
 * until then. Left empty where they have not the same communities. Faults: those of the arms. */
int twins_past(struct checkpoint *past, const struct scenario *a, const struct scenario *b,
               const struct again *again, day from, struct fault *fault);

/* One of them alone. The scenario must outlive it. Faults: those of the arm. */
int twin_init(struct twin *twin, const struct scenario *scenario, uint32_t replicate,
              struct fault *fault);
void twin_free(struct twin *twin);

/* Go on from `past`, before any day is run. Faults: those of checkpoint_resume. */
int twin_skip(struct twin *twin, const struct checkpoint *past, struct fault *fault);

/* Run the days before `until`; the chronicle is kept. */
int twin_run(struct twin *twin, day until, int threads, struct fault *fault);

struct twins {
    struct twin twin[2];
    day today; /* the next to run, of both */
    day end;   /* of the shorter run */
    int threads;
};

/* The first of all differences: what either of them saw where the other saw something else;
 * of several places the one where it came first. */
struct parting {
    uint32_t place;
    bool saw[2]; /* false: nothing more on that day */
    struct witnessed what[2];
};

/* The scenarios must outlive the twins. Faults: those of the arms; FAULT_INPUT when they have not
 * the same communities, or never run on one day. */
int twins_init(struct twins *twins, const struct scenario *a, const struct scenario *b,
               uint32_t replicate, int threads, struct fault *fault);
void twins_free(struct twins *twins);

/* Run the next day of both. */
int twins_day(struct twins *twins, struct fault *fault);

/* What is compared: all that was seen, or only what belongs to the history of a task, a resident
 * or a worker. */
enum twins_of { TWINS_WHOLE, TWINS_HISTORIES };

/* Whether they parted on the day that was run. O(what was seen). */
bool twins_part(const struct twins *twins, enum twins_of of, struct parting *parting);
/* The same at one place, of all. */
bool twins_part_at(const struct twins *twins, uint32_t place, enum twins_of of,
                   struct parting *parting);

/* Run until they part, or to `until`. *parted says which. */
int twins_first(struct twins *twins, enum twins_of of, day until, bool *parted,
                struct parting *parting, struct fault *fault);

#endif
