/* community.h - one community [社区] as a logical process: its stores and what happens in it.
 *
 * Everything one community owns stands here, in stores that own their columns: roster,
 * trust, staff, tasks, money, departments' desks, counts. The agents and exchanges do
 * not know one another; they meet in the happenings, which are told in
 *     office.c  the day of the staff: opening, choosing, doing, going home
 *     case.c    a resident's case from arising to judgement
 *     desk.c    departments' items, the tasks they send down, their visits
 *     desk_list.c  those of the city's own list
 *     deed.c    what a finished piece of work brings about
 *     community.c  making one; morning, post, evening
 * and those that have a header of their own in models/happenings/.
 */
#ifndef MODELS_COMMUNITY_H
#define MODELS_COMMUNITY_H

#include "models/agents/complaint.h"
#include "models/agents/department.h"
#include "models/agents/liaison.h"
#include "models/agents/provider.h"
#include "models/agents/purse.h"
#include "models/agents/platform.h"
#include "models/agents/facility.h"
#include "models/agents/households.h"
#include "models/agents/property.h"
#include "models/agents/council.h"
#include "models/agents/project.h"
#include "models/agents/resident.h"
#include "models/agents/site.h"
#include "models/agents/lore.h"
#include "models/agents/stairs.h"
#include "models/agents/ties.h"
#include "models/agents/worker.h"
#include "models/agents/workstation.h"
#include "models/exchanges/ballot.h"
#include "models/exchanges/money.h"
#include "models/exchanges/task.h"
#include "models/exchanges/trust.h"
#include "models/flow_book.h"
#include "models/item_book.h"
#include "models/item_rules.h"
#include "models/layout.h"
#include "models/rules.h"
#include "models/tally.h"
#include "models/witness.h"
#include "sim/sample.h"
#include "sim/stream.h"
#include "sim/window.h"

enum happening_kind {
    HAPPEN_OPEN,     /* the office opens */
    HAPPEN_ARRIVAL,  /* a case arises: about = row of coming */
    HAPPEN_FINISH,   /* who = post */
    HAPPEN_PATIENCE, /* who = task */
    HAPPEN_BACK,     /* a case passed round is back: who = task */
    HAPPEN_ITEM,     /* an item's next task is due: who = item */
    HAPPEN_ITEM_END, /* who = item */
    HAPPEN_IDEA,     /* about = row of coming */
    HAPPEN_VISIT,    /* who = department, about = its visits before */
    HAPPEN_HIRED,    /* who = post */
    HAPPEN_PROVIDED, /* a provider has done a case: who = its row, about = of its identity */
    N_HAPPENINGS,
};

/* What all communities of a run share; read-only while a day runs. */
struct commons {
    const struct parameters *given;
    const struct calendar *calendar;
    struct chance chance;      /* of this replicate */
    struct chance institution; /* of replicate 0: what is the same for all of them */
    struct stock_table stocks;
    struct lognormal service; /* what a task takes, of its ordinary hours */
    const struct items *items; /* the city's own list; n 0: none */
    const int64_t *pressure; /* [departments] inspection above its base, in 1e-9 */
    const int64_t *pressure_mean; /* weighted by departments' ideas */
    uint32_t city;  /* index of the city among the places */
    uint32_t first_street;
};

struct community {
    const struct commons *commons;
    const struct layout_place *place;
    const struct rules *rules; /* in force here today */
    const struct item_rule *item_rules; /* [items of the list] likewise; NULL: none */
    struct lp *lp;
    struct witness witness; /* see world_watch() */

    struct residents residents;
    struct trusts trust;
    struct staff staff;
    struct tasks tasks;
    struct money money;
    struct departments departments;
    struct liaison liaison;
    struct sites sites;
    struct households households;
    struct property property;
    struct facility facility;
    struct tallies tally;
    struct item_book by_item;
    struct flow_book flows;
    struct purse purse;
    struct provider provider;
    struct complaints complaints;
    int64_t appealed; /* tonight: complaints under way that are no order here; for the books */
    struct platforms platforms;
    struct ties ties;
    struct stairs stairs;
    struct lore lore;
    struct council council;
    struct ballots ballots;
    struct projects projects;

    /* cases that have arisen or will come back: one row each */
    struct table comings;
    uint8_t *coming_class, *coming_flags;
    uint32_t *coming_head; /* resident, or department of an idea */
    uint64_t *coming_identity;
    int64_t *coming_work; /* 0: an ordinary case's */
    uint32_t *coming_next;
    uint32_t *coming_spare; /* [0] */

    /* one row */
    struct table sums;
    int64_t *participants; /* thousandths of a person, fading over a year */
    uint32_t *participants_stamp, *year_clock;
    uint32_t *seconded, *hired, *dual; /* the workstation as it stands */
    uint32_t *grid, *public_posts;     /* grid workers; the committee's last posts */
    int64_t *income; /* task money received this month, fen */

    /* today, made anew each morning */
    instant opens, closes;
    instant day_end[N_BODIES]; /* closing plus the overtime granted */
    int64_t morning[N_HOURS_ACCOUNTS];
    bool works;
};

/* A day's invitations to take part, drawn in order, and some of them ahead of their turn,
 * so that the residents' rows are near by then. */
enum { INVITATIONS_AHEAD = 32 };

struct invitations {
    double base, app; /* per head and year: by the committee, by an app */
    int step, steps;
    uint32_t k;
    uint64_t n;
    struct candidate block[STREAM_BLOCK]; /* k is among them */
    uint32_t drawn, met;
    struct candidate soon[INVITATIONS_AHEAD];
};

int community_init(struct community *community, const struct commons *commons,
                   const struct layout_place *place, const struct rules *rules, struct lp *lp,
                   struct fault *fault);
void community_free(struct community *community);

/* Every table there is, in one order: for digests, memory and checkpoints. */
enum { COMMUNITY_TABLES = 64 };
int community_tables(struct community *community, struct table *tables[COMMUNITY_TABLES]);

/* What a department asks of a community. */
struct demand {
    uint64_t identity;
    int64_t work, value; /* microseconds of ordinary hours; fen */
    uint16_t department, row; /* of the city's own list, from 1; 0: not on it */
};

void community_morning(struct community *community);
void community_receive(struct community *community, const struct letter *letter);
void community_evening(struct community *community);

/* Count towards a metric. */
static inline void community_count(struct community *community, int tally, int64_t n)
{
    community->tally.sum[tally] += n;
}

/* A department's task of so many ordinary hours moves, on its way down. */
static inline void community_moves(struct community *community, enum flow_move move, int64_t work)
{
    flow_book_move(&community->flows, WORK_GATE, move, work, 1);
}

/* The same, of a resident's group. */
static inline void community_count_of(struct community *community, uint32_t resident, int tally,
                                      int64_t n)
{
    int group = community->residents.group[resident];
    community->tally.by_group[group * N_GROUP_TALLIES + tally] += n;
}

/* Tell the witness, if there is one. */
static inline void community_tell(const struct community *community, struct witnessed what)
{
    if (community->witness.see)
        witness_tell(&community->witness, what);
}

/* The same of a task. */
static inline void community_tell_task(const struct community *community, uint32_t task,
                                       enum witnessed_what what, uint32_t post, uint64_t cause,
                                       int64_t value)
{
    const struct tasks *tasks = &community->tasks;
    if (community->witness.see)
        witness_tell(&community->witness,
                     (struct witnessed){.what = (uint8_t)what, .identity = tasks->identity[task],
                                        .class = tasks->class[task], .kind = tasks->kind[task],
                                        .body = tasks->body[task], .cause = cause, .post = post,
                                        .department = tasks->department[task],
                                        .resident = tasks->client[task], .value = value});
}

/* Of a worker. */
static inline void community_tell_worker(const struct community *community, uint32_t post,
                                         enum witnessed_what what)
{
    community_tell(community, (struct witnessed){.what = (uint8_t)what, .post = post,
                                                 .identity = community->staff.identity[post],
                                                 .body = community->staff.body[post],
                                                 .resident = NOBODY});
}

/* What a draw has decided about a task, a worker or an invitation of that identity. */
static inline void community_decided(const struct community *community, enum purpose purpose,
                                     uint64_t identity, uint32_t resident, int64_t value)
{
    community_tell(community, (struct witnessed){.what = WITNESSED_DECIDED, .identity = identity,
                                                 .purpose = (uint16_t)purpose, .post = NOBODY,
                                                 .resident = resident, .value = value});
}

/* Of a worker's choice: body and kind of work. */
static inline void community_picked(const struct community *community, uint32_t post, int64_t only)
{
    community_tell(community, (struct witnessed){.what = WITNESSED_DECIDED,
                                                 .purpose = PURPOSE_PICK, .post = post,
                                                 .identity = community->staff.identity[post],
                                                 .resident = NOBODY, .value = only});
}

/* Of a department's task, and of what comes of it without its being filed here. */
static inline void community_told_of(const struct community *community,
                                     enum witnessed_what what, uint64_t identity,
                                     uint16_t department, int64_t value)
{
    community_tell(community, (struct witnessed){.what = (uint8_t)what, .identity = identity,
                                                 .department = department, .post = NOBODY,
                                                 .resident = NOBODY, .value = value});
}

/* A figure of the rules in force here, as a number. */
static inline double community_rule(const struct community *community, enum rule rule)
{
    return 1e-6 * (double)community->rules->figure[rule];
}

/* Thousandths of a person who took part within about a year, and so told what is needed. */
static inline int64_t community_participants(const struct community *community)
{
    return stock_read(&community->commons->stocks, community->participants[0], 0,
                      community->participants_stamp[0], community->year_clock[0]);
}

/* People who could tell all of it but a part in e; 0: nobody need be told. */
static inline double community_participants_enough(const struct community *community)
{
    return community->commons->given->participation.match_people *
           community->residents.table.n / 1000.0;
}

/* office.c */
void office_open(struct community *community);
void office_finish(struct community *community, uint32_t post);
void office_evening(struct community *community);
void office_wake(struct community *community, enum body body); /* something was filed */
void office_vacate(struct community *community, uint32_t post, bool post_stays);
void office_hired(struct community *community, uint32_t post); /* the vacancy ends */
int64_t office_capacity(const struct community *community, enum body body);
bool office_serves(const struct community *community, uint32_t post, enum body body);
/* Whether anybody serves a body: what it is sent else goes to the committee. */
bool office_manned(const struct community *community, enum body body);
/* Days of work that wait for a body. */
double office_days_waiting(const struct community *community, enum body body);
/* Inspection here at a department's pressure, capped, in 1e-9. */
int64_t office_inspection(const struct community *community, int64_t pressure);

/* case.c */
void case_draw_day(struct community *community);
void case_arrives(struct community *community, uint32_t coming);
void case_taken(struct community *community, uint32_t task); /* out of the queue */
void case_done(struct community *community, uint32_t task, uint32_t post);
void case_feigned(struct community *community, uint32_t task);
void case_impatient(struct community *community, uint32_t task);
void case_back(struct community *community, uint32_t task);
int64_t case_match(const struct community *community);
uint32_t coming_add(struct community *community, uint8_t class, uint32_t head,
                    uint64_t identity);
void coming_remove(struct community *community, uint32_t coming);

/* taking_part.c */
void taking_part_invite(const struct community *community, struct invitations *all);
void taking_part_meet(struct community *community, struct invitations *all);
void taking_part_round(struct community *community); /* organisers' */

/* desk.c */
int desk_settle(struct community *community, struct fault *fault);
void desk_draw_day(struct community *community);
void desk_idea(struct community *community, uint32_t coming);
void desk_item_due(struct community *community, uint32_t item);
void desk_visit(struct community *community, uint32_t d);
/* A department's task comes down: it is refused, or filed. */
void desk_send_down(struct community *community, const struct demand *demand);
void desk_overhead(struct community *community, enum body body, uint64_t identity,
                   uint16_t department, int64_t work);
/* Overhead of the committee's of a kind, about something. */
void desk_errand(struct community *community, enum task_kind kind, uint32_t subject,
                 uint64_t identity, int64_t work);
void desk_evening(struct community *community);
void desk_plan_item(struct community *community, uint32_t item); /* its next task, or its end */

/* desk_list.c */
int desk_settle_list(struct community *community, struct fault *fault);
/* Struck off by name, by the rules of the day. */
bool item_struck(const struct community *community, uint32_t item);
/* On the access list, or admitted by name: a gate lets its tasks pass. Never what lies
 * beyond the list. */
bool item_listed(const struct community *community, uint32_t item);
/* The rules with the item's own price, made in `own` when it has one. */
const struct rules *item_rules_of(const struct community *community, uint16_t row,
                                  struct rules *own);
/* When a task of that row of the list (0: none) falls due that is filed now, or when a part
 * of the time is over. */
instant item_deadline(const struct community *community, uint16_t row, int parts);
/* How many of its tasks can be met on paper at most. */
double item_paper(const struct community *community, uint16_t row);

#endif
