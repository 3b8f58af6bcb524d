/* worker.h - staff: a post, the person in it, their day, their skill and their burnout.
 *
 * One row per post. Rows after the committee's posts are reserved for the workstation,
 * so that a new body shifts nobody's id. A person is (post, spell): whoever follows in
 * a post is somebody else. The hours of a day are spells, posted when they end, idle and
 * leave from spells of their own, never as a remainder; contracted hours are counted
 * apart, by heads, so that the two can disagree and be caught.
 *
 * P13 of the model. Burnout is driven once a day, at its close, from that day's means
 * (after Homer 1985, Syst. Dyn. Rev. 1); quitting is a hazard accumulated in integers
 * against an exponential threshold.
 */
#ifndef MODELS_AGENTS_WORKER_H
#define MODELS_AGENTS_WORKER_H

#include <stdbool.h>

#include "models/ids.h"
#include "models/parameters.h"
#include "sim/clock.h"
#include "sim/ledger.h"
#include "sim/random.h"
#include "sim/stock.h"
#include "sim/table.h"

enum worker_state {
    WORKER_NONE,   /* the row is reserved */
    WORKER_VACANT, /* the post is empty */
    WORKER_AWAY,   /* not in the office: night, weekend, gone home */
    WORKER_ABSENT, /* on leave today */
    WORKER_IDLE,
    WORKER_BUSY,
};

enum worker_trait { TRAIT_YOUNG_DEGREE = 1, TRAIT_LOCAL = 2, TRAIT_SECONDED = 4, TRAIT_HIRED = 8,
                    TRAIT_ON_PAPER = 16, /* what is under way is done on paper */
                    TRAIT_GRID = 32, /* grid worker [网格员]: another employer, a line of their own */
                    TRAIT_CERTIFIED = 64 };

/* What the task in hand is for, beside its class: hours are counted by it. */
enum errand { ERRAND_FIRST = 1, /* of the first department */
              ERRAND_TRAINING = 2, ERRAND_CAMPAIGN = 4 };

/* What an hour goes to: a class of work, or nothing. */
enum { HOURS_IDLE = N_CLASSES, HOURS_LEAVE, N_PURPOSES };

enum hours_account { HOURS_CONTRACTED, HOURS_OVERTIME, HOURS_FIRST /* + body x purpose */ };
enum { N_HOURS_ACCOUNTS = HOURS_FIRST + N_BODIES * N_PURPOSES };

struct staff {
    struct table table;
    uint8_t *state, *body, *traits, *doing, *last_class;
    uint8_t *errand; /* of what is under way, enum errand */
    uint32_t *spell;    /* the how-manieth person in this post */
    uint64_t *identity; /* of that person */
    uint32_t *task;     /* under way, or NOBODY */
    int64_t *left;      /* microseconds it still takes */
    int64_t *since;     /* the spell's beginning */
    int64_t *home;      /* when they went home today */
    int32_t *skill;     /* millionths, as last written; drifts to the ceiling */
    uint32_t *skill_stamp;
    int32_t *ceiling;    /* where it ends; training raises it */
    int64_t *trained;    /* microseconds of training in this post */
    int32_t *tenure;     /* days in post */
    int32_t *resilience; /* millionths */
    int32_t *burnout;    /* in 1e-9 */
    int64_t *hazard, *threshold; /* of quitting, in 1e-12 */
    uint32_t *picks;             /* choices made today */
    int32_t *unpaid_days; /* of the post, whoever held it */
    uint16_t *item; /* of the city's list, of the department's task last begun. NULL: no list */

    /* one row per account: what was posted */
    struct table books;
    int64_t *balance, *flow;
    struct ledger ledger;

    /* one row: clocks and counts that belong to all */
    struct table sums;
    uint32_t *learning;              /* the clock of skill */
    int64_t *clocked, *clocked_over; /* hours counted by heads: the recount */
    /* one row per body */
    struct table bodies;
    int64_t *admin_share; /* millionths, smoothed over about a month */

    const struct stock_table *stocks;
    const struct parameters *given;
    stock_clock learning_day;
    int64_t *item_hours; /* by item of the list, the first for none; not owned, may be NULL */
    uint32_t reached; /* rows from here on never held anybody: loops end before them */
    uint32_t committee_posts; /* rows [0, committee_posts); the rest are reserved */
};

/* `item_hours`: where hours are posted by item, too, of the city's list or of none; or NULL. */
int staff_init(struct staff *staff, uint32_t committee_posts, uint32_t reserved,
               const struct parameters *given, const struct stock_table *stocks, bool list,
               int64_t *item_hours, struct fault *fault);
void staff_free(struct staff *staff);

/* Put a person into a post. At the start of a run they are already experienced. */
void worker_enter(struct staff *staff, uint32_t post, enum body body, uint64_t identity,
                  uint8_t traits, const struct chance *chance, bool experienced);

/* The same, where the rules say whom one looks for. */
struct hiring {
    double degree, local; /* shares of those hired */
};
void worker_engage(struct staff *staff, uint32_t post, enum body body, uint64_t identity,
                   uint8_t traits, const struct chance *chance, bool experienced,
                   const struct hiring *hiring);
void worker_leave(struct staff *staff, uint32_t post, bool post_stays);

static inline bool worker_employed(const struct staff *staff, uint32_t post)
{
    return staff->state[post] > WORKER_VACANT;
}

/* End the spell under way at `now` and begin another; `close` is the regular closing. */
void worker_turn(struct staff *staff, uint32_t post, int doing, instant now, instant close);

/* Skill in millionths, learning included. */
int64_t worker_skill(const struct staff *staff, uint32_t post);

/* How fast and how well: skill x (1 - 0.35 burnout), millionths (P4); and where the skill is known. */
int64_t worker_pace(const struct staff *staff, uint32_t post);
int64_t worker_paced(const struct staff *staff, uint32_t post, int64_t skill);

/* Skill and where it ends rise towards what training leads to; after enough of it there is a
 * certificate. */
void worker_train(struct staff *staff, uint32_t post, int64_t hours);

/* The committee's last `n` posts are public-institution posts [事业编制]. */
static inline bool worker_public(const struct staff *staff, uint32_t post, uint32_t n)
{
    return post < staff->committee_posts && post + n >= staff->committee_posts;
}

/* A post's wage, millionths of staff.wage, where the rules pay `wage` for an ordinary one. */
int64_t worker_wage(const struct staff *staff, uint32_t post, int64_t wage, uint32_t public_posts);

/* What a day was like, for all who served a body. */
struct staff_day {
    int64_t press[N_BODIES];             /* days of work waiting, millionths */
    int64_t hours[N_BODIES][N_PURPOSES]; /* as posted today */
    uint32_t dual; /* the committee's first posts, which serve both bodies */
    int64_t wage, career;  /* by the rules, millionths */
    uint32_t public_posts; /* the committee's last */
};

/* The close of a day: burnout and the hazard of quitting. quit[] receives the posts whose
 * holder has had enough, at most `most`; the others go another day. Returns how many. */
int staff_close_day(struct staff *staff, const struct staff_day *today, uint32_t quit[],
                    int most);

/* Count the day's hours by heads. */
void staff_clock_day(struct staff *staff, span office_day, instant close);

uint32_t staff_employed(const struct staff *staff, enum body body);
/* The mean skill of those who serve a body, in whichever posts; 0 where nobody does. */
double worker_mean_skill(const struct staff *staff, enum body body);

#endif
