/* witness.h - who sees single happenings at a place: tasks, decisions, trust, staff, post.
 *
 * Nobody does in ordinary runs: then each place of the code that has something to tell costs
 * one branch, and nothing else. A witness only looks. What it is told is told by the place's
 * own thread, in the order in which it happens there; two places may tell at once, so that a
 * listener with threads keeps what it hears by place.
 *
 * What is told is a closed list (witness.inc): every change of a task's standing; each decision
 * by draw that opens or closes a way (whose work is taken up, on paper or in truth, sent down or
 * not, refused, brought, solved, complained about, taken part in), with its purpose and what was
 * decided; every change of a resident's trust; staff who come and go; letters received; and each
 * event of the queue, so that what the place's trace is made of is all there.
 */
#ifndef MODELS_WITNESS_H
#define MODELS_WITNESS_H

#include "models/ids.h"
#include "models/purposes.h"
#include "sim/lp.h"
#include "sim/words.h"

enum witnessed_what {
#define WITNESSED(what, ...) WITNESSED_##what,
#include "models/witness.inc"
#undef WITNESSED
    N_WITNESSED
};

/* How the value of something witnessed is to be read. */
enum witnessed_value {
    VALUE_NONE,
    VALUE_NUMBER,
    VALUE_YES,      /* 1 or 0 */
    VALUE_SPAN,     /* microseconds */
    VALUE_INSTANT,
    VALUE_CLASS,    /* body x kinds of work + kind of work, as weighed */
    VALUE_BODY,     /* enum body */
    VALUE_ENDING,   /* enum ending of a case */
    VALUE_DECISION, /* enum decision of a desk */
    VALUE_WAY,      /* enum gate_way */
    VALUE_TRUST,    /* millionths */
    VALUE_FEN,
};

struct witnessed {
    instant when;
    uint64_t identity; /* of the task or worker; 0: of neither */
    uint64_t cause;    /* identity of what brought it about; 0: not told */
    int64_t value;     /* what was drawn or decided */
    uint32_t place;    /* index among the places of the run */
    uint32_t post, resident; /* NOBODY: none */
    uint16_t department; /* of departments' tasks; of trust the institution */
    uint16_t purpose;    /* of the draw; 0: none */
    uint8_t what;
    uint8_t class, kind, body; /* of a task; of trust kind is the cause */
};

struct witness {
    const struct lp *lp; /* of the place; says when and where */
    void (*see)(void *listener, const struct witnessed *what); /* NULL: nobody looks */
    void *listener;
};

/* Tell; `when` and `place` are filled in. */
void witness_tell(const struct witness *witness, struct witnessed what);

/* Whose history it belongs to. Residents' cases belong to their history as well. */
enum witnessed_of { OF_PLACE, OF_TASK, OF_RESIDENT, OF_WORKER };
enum witnessed_of witnessed_of(const struct witnessed *what);

bool witnessed_same(const struct witnessed *a, const struct witnessed *b);

/* A hash of all that was witnessed, one after another. */
uint64_t witnessed_mix(uint64_t before, const struct witnessed *what);

struct witnessed_row {
    const char *key; /* in event logs */
    struct words words;
    enum witnessed_value value;
};
extern const struct witnessed_row witnessed_rows[N_WITNESSED];

/* What a draw of this purpose decides; NULL: it is never told. */
const struct witnessed_row *witnessed_decision(uint16_t purpose);

#endif
