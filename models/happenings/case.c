/* case.c - a resident's case from arising to judgement, and taking part (P4, P6, P7, P8). */
#include "models/community.h"
#include "models/happenings/assembly.h"
#include "models/happenings/deed.h"
#include "models/happenings/estate.h"
#include "models/happenings/oversight.h"
#include "models/happenings/purchase.h"
#include "models/happenings/voice.h"
#include "models/purposes.h"
#include "sim/maths.h"
#include "sim/sample.h"
#include "sim/stream.h"

uint32_t coming_add(struct community *community, uint8_t class, uint32_t head, uint64_t identity)
{
    struct table *table = &community->comings;
    uint32_t coming;
    if (community->coming_spare[0]) {
        coming = community->coming_spare[0] - 1;
        community->coming_spare[0] = community->coming_next[coming];
    } else {
        if (table->n == table->capacity &&
            table_reserve(table, 2 * table->capacity, &community->lp->fault))
            return NOBODY;
        coming = table->n++;
    }
    community->coming_live[coming] = 1;
    community->coming_class[coming] = class;
    community->coming_flags[coming] = 0;
    community->coming_head[coming] = head;
    community->coming_identity[coming] = identity;
    community->coming_work[coming] = 0;
    return coming;
}

void coming_remove(struct community *community, uint32_t coming)
{
    community->coming_live[coming] = 0;
    community->coming_next[coming] = community->coming_spare[0];
    community->coming_spare[0] = coming + 1;
}

/* ---- arriving ---- */

struct source { /* a stream of cases */
    uint32_t purpose;
    uint8_t class;
    double rate; /* per head and year */
    uint32_t roster;
    openness share; /* of the year, today */
    span opening;
    instant from;
};

static void arrive(struct community *community, const struct source *source)
{
    const struct chance *chance = &community->commons->chance;
    const uint64_t place = community->place->identity;
    const double share = (double)source->share / (double)OPENNESS_YEAR;
    if (source->rate <= 0 || source->share == 0)
        return;
    for (int step = 0, steps = stream_steps(source->rate); step < steps; step++) {
        uint64_t n = stream_count(chance, source->purpose, place, step, community->lp->today,
                                  source->roster, share);
        for (uint32_t k = 0; k < n; k++) {
            struct candidate c = stream_candidate(chance, source->purpose, place, step,
                                                  community->lp->today, k, source->roster,
                                                  source->opening);
            if (source->rate <= c.threshold)
                continue;
            uint32_t coming = coming_add(community, source->class, c.head, c.identity);
            if (coming == NOBODY)
                return;
            if (source->class == TASK_COUNTER) /* read when it arrives */
                __builtin_prefetch(&community->residents.ability[c.head]);
            lp_plan(community->lp, source->from + c.moment, PHASE_WORLD, HAPPEN_ARRIVAL, c.head,
                    coming);
        }
    }
}

static void take_part(struct community *community, uint32_t resident, uint64_t invitation);

/* The next invitation of the day; false: no more. */
static bool invitation_draw(const struct community *community, struct invitations *all,
                            struct candidate *c)
{
    const struct chance *chance = &community->commons->chance;
    const uint64_t place = community->place->identity;
    const uint32_t roster = community->residents.table.n;
    const double share = (double)calendar_civil_share() / (double)OPENNESS_YEAR;
    for (; all->step < all->steps; all->step++, all->k = 0) {
        if (all->k == 0)
            all->n = stream_count(chance, PURPOSE_INVITES, place, all->step,
                                  community->lp->today, roster, share);
        while (all->k < all->n) {
            *c = stream_candidate(chance, PURPOSE_INVITES, place, all->step,
                                  community->lp->today, all->k++, roster, DAY);
            if (all->rate > c->threshold)
                return true;
        }
    }
    return false;
}

static void invitations_draw(const struct community *community, struct invitations *all)
{
    while (all->drawn - all->met < INVITATIONS_AHEAD) {
        struct candidate *c = &all->soon[all->drawn % INVITATIONS_AHEAD];
        if (!invitation_draw(community, all, c))
            return;
        resident_foresee_asked(&community->residents, &community->trust, c->head);
        all->drawn++;
    }
}

void case_invite(const struct community *community, struct invitations *all)
{
    *all = (struct invitations){.rate = 1e-6 * (double)community->rules->figure[RULE_ASKED]};
    if (!community->commons->given->mechanisms.participation || all->rate <= 0)
        return;
    all->steps = stream_steps(all->rate);
    invitations_draw(community, all);
}

static void meet_invited(struct community *community, struct invitations *all)
{
    while (all->met < all->drawn) {
        const struct candidate c = all->soon[all->met++ % INVITATIONS_AHEAD];
        take_part(community, c.head, c.identity);
        invitations_draw(community, all);
    }
}

void case_draw_day(struct community *community, struct invitations *invitations)
{
    const struct parameters *given = community->commons->given;
    const struct calendar *calendar = community->commons->calendar;
    const uint32_t residents = community->residents.table.n;
    struct source needs = {PURPOSE_NEEDS, TASK_NEED,
                           given->work.need_rate * estate_need_factor(community), residents,
                           calendar_civil_share(), DAY, midnight_of(community->lp->today)};
    struct source counter = {PURPOSE_COUNTER, TASK_COUNTER, given->work.counter_rate, residents,
                             calendar_share(calendar, community->lp->today),
                             calendar_office_day(calendar), community->opens};
    struct source wishes = counter;
    wishes.purpose = PURPOSE_WISHES;
    wishes.class = TASK_SELF;
    wishes.roster = 1;
    wishes.rate = given->work.self_governance_hours / given->work.self_governance_task_hours;
    meet_invited(community, invitations);
    arrive(community, &needs);
    arrive(community, &counter);
    arrive(community, &wishes);
}

/* P6: who copes badly with forms does not come at all, with a chance. */
static bool stays_away(const struct community *community, uint32_t resident, uint64_t identity)
{
    double burden = community->commons->given->work.non_take_up *
                    (1 - community->residents.ability[resident] / 255.0);
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_TAKE_UP, identity, 0);
    return draw_uniform(&draw) < burden;
}

static void be_patient(struct community *community, uint32_t task, span mean)
{
    if (mean <= 0 || !community->commons->given->mechanisms.abandonment)
        return;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_PATIENCE,
                               community->tasks.identity[task], 0);
    instant until = community->lp->now + maths_round(sample_exponential(&draw) * (double)mean);
    struct handle timer = lp_plan(community->lp, until, PHASE_PEOPLE, HAPPEN_PATIENCE, task,
                                  (uint32_t)community->tasks.identity[task]);
    community->tasks.timer_slot[task] = timer.slot;
    community->tasks.timer_serial[task] = timer.serial;
}

/* A migrant whose need is nobody's to serve is turned away. */
static bool turned_away(const struct community *community, uint32_t resident, uint64_t identity)
{
    int64_t scope = community->rules->figure[RULE_SCOPE];
    if (scope >= MILLION || community->residents.group[resident] % 2 == 0) /* local */
        return false;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_SCOPE, identity, 0);
    return draw_uniform(&draw) >= 1e-6 * (double)scope;
}

/* The body whose counter a case comes to. */
static enum body way(const struct community *community, enum task_class class, uint64_t identity)
{
    int64_t moved = community->rules->figure[RULE_COUNTER_MOVED];
    if (class != TASK_COUNTER || moved <= 0)
        return BODY_COMMITTEE;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_WAY, identity, 0);
    bool there = draw_uniform(&draw) < 1e-6 * (double)moved &&
                 office_manned(community, BODY_WORKSTATION);
    return there ? BODY_WORKSTATION : BODY_COMMITTEE;
}

void case_arrives(struct community *community, uint32_t coming)
{
    const struct parameters *given = community->commons->given;
    enum task_class class = (enum task_class)community->coming_class[coming];
    uint64_t identity = community->coming_identity[coming];
    if (oversight_hears(community, coming))
        return;
    uint32_t head = community->coming_head[coming];
    double hours = class == TASK_NEED      ? given->work.need_hours
                   : class == TASK_COUNTER ? given->work.counter_hours
                                           : given->work.self_governance_task_hours;
    struct task_form form = {
        .identity = identity, .class = class, .body = way(community, class, identity),
        .kind = class == TASK_SELF ? deed_wished(community, identity) : KIND_PLAIN,
        .flags = community->coming_flags[coming],
        .client = class == TASK_SELF ? NOBODY : head, .filed = community->lp->now,
        .deadline = INT64_MAX, .urgency = community->lp->now,
        .work = community->coming_work[coming] ? community->coming_work[coming]
                                               : maths_round(hours * (double)HOUR),
    };
    coming_remove(community, coming);
    if (class == TASK_COUNTER && given->work.non_take_up > 0 &&
        stays_away(community, head, identity)) {
        community_count_of(community, head, GROUP_OUTCOMES, 1);
        community_count_of(community, head, GROUP_FAILURES, 1);
        return;
    }
    if (class == TASK_NEED && turned_away(community, head, identity)) {
        struct draw draw = draw_at(&community->commons->chance, PURPOSE_JUDGED, identity, 0);
        trust_experience(&community->trust, head, community->residents.group[head],
                         TRUST_COMMITTEE, 0, true, &draw);
        community_count_of(community, head, GROUP_OUTCOMES, 1);
        community_count_of(community, head, GROUP_FAILURES, 1);
        community_count_of(community, head, GROUP_TURNED_AWAY, 1);
        return;
    }
    uint32_t task = task_file(&community->tasks, &form, &community->lp->fault);
    if (task == NOBODY)
        return;
    if (purchase_takes(community, task))
        return;
    be_patient(community, task,
               class == TASK_SELF ? given->work.self_governance_patience : given->work.patience);
    office_wake(community, form.body);
}

/* ---- waiting ---- */

static void left_queue(struct community *community, uint32_t task)
{
    const struct tasks *tasks = &community->tasks;
    int64_t wait = community->lp->now - tasks->filed[task];
    if (tasks->class[task] == TASK_NEED) {
        community_count_of(community, tasks->client[task], GROUP_NEED_WAIT, wait);
        community_count_of(community, tasks->client[task], GROUP_NEED_LEFT, 1);
    } else if (tasks->class[task] == TASK_COUNTER) {
        community_count(community, TALLY_COUNTER_WAIT, wait);
        community_count(community, TALLY_COUNTER_LEFT, 1);
    }
}

void case_taken(struct community *community, uint32_t task)
{
    struct tasks *tasks = &community->tasks;
    struct handle timer = {tasks->timer_slot[task], tasks->timer_serial[task]};
    lp_cancel(community->lp, timer);
    tasks->timer_slot[task] = tasks->timer_serial[task] = 0;
    if (tasks->attempt[task] == 1)
        left_queue(community, task);
}

/* ---- ending ---- */

int64_t case_match(const struct community *community)
{
    const struct parameters *given = community->commons->given;
    int64_t people = stock_read(&community->commons->stocks, community->participants[0], 0,
                                community->participants_stamp[0], community->year_clock[0]);
    double enough =
        given->participation.match_people * community->residents.table.n / 1000.0;
    double base = given->participation.match_base;
    if (!given->mechanisms.participation || enough <= 0)
        return MILLION;
    return maths_round(1e6 * (base + (1 - base) *
                                         (1 - maths_exp(-1e-3 * (double)people / enough))));
}

/* The resident's judgement of how a case ended (P7): Q = pace exp(-waiting days) match. */
static void judge(struct community *community, uint32_t task, int64_t pace, bool failed)
{
    const struct parameters *given = community->commons->given;
    const struct tasks *tasks = &community->tasks;
    uint32_t resident = tasks->client[task];
    double days = (double)(community->lp->now - tasks->filed[task]) / (double)DAY;
    double quality = 1e-12 * (double)pace * (double)case_match(community) *
                     maths_exp(-given->trust.waiting * days);
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_JUDGED,
                               tasks->identity[task], 0);
    if (quality > 1)
        quality = 1;
    bool success =
        trust_experience(&community->trust, resident, community->residents.group[resident],
                         TRUST_COMMITTEE, failed ? 0 : maths_round(1e6 * quality), failed, &draw);
    community_count_of(community, resident, GROUP_OUTCOMES, 1);
    community_count_of(community, resident, GROUP_FAILURES, !success);
    if (tasks->class[task] == TASK_NEED && !failed)
        community_count_of(community, resident, GROUP_NEED_SOLVED, 1);
    if (!success)
        voice_failed(community, task);
}

enum how { SOLVED, PASSED_ROUND, FAILED };

/* P4, sizes assumed: an ordinary case is as difficult as U(0, 0.7), a hard one as much more
 * again; over one's skill the chance falls by e for each third; nobody is passed round
 * more than three times. */
#define DIFFICULTY_ORDINARY 0.7
#define DIFFICULTY_FALL     3
enum { ROUNDS_MOST = 4 };

/* P4: a case harder than the worker is able may succeed, go round, or fail. */
static enum how case_ending(const struct community *community, uint32_t task, uint32_t post)
{
    const struct parameters *given = community->commons->given;
    const struct chance *chance = &community->commons->chance;
    const struct tasks *tasks = &community->tasks;
    if (!given->mechanisms.skill)
        return SOLVED;
    struct draw nature = draw_at(chance, PURPOSE_DIFFICULTY, tasks->identity[task], 0);
    bool hard = draw_uniform(&nature) < given->work.hard_share;
    double difficulty =
        DIFFICULTY_ORDINARY * draw_uniform(&nature) + (hard ? DIFFICULTY_ORDINARY : 0);
    double over = difficulty - 1e-6 * (double)worker_skill(&community->staff, post);
    struct draw luck =
        draw_at(chance, PURPOSE_SOLVED, tasks->identity[task], tasks->attempt[task]);
    if (over <= 0 || draw_uniform(&luck) < maths_exp(-DIFFICULTY_FALL * over))
        return SOLVED;
    if (tasks->attempt[task] < ROUNDS_MOST && draw_uniform(&luck) < 1 - 1e-6 * (double)community->rules->figure[RULE_CLARITY])
        return PASSED_ROUND;
    return FAILED;
}

void case_done(struct community *community, uint32_t task, uint32_t post)
{
    struct tasks *tasks = &community->tasks;
    enum how how = case_ending(community, task, post);
    if (how == PASSED_ROUND) {
        tasks->work[task] = (tasks->work[task] + 1) / 2;
        task_send_away(tasks, task);
        lp_plan(community->lp, community->lp->now + community->commons->given->work.referral_delay,
                PHASE_PEOPLE, HAPPEN_BACK, task, (uint32_t)tasks->identity[task]);
        return;
    }
    judge(community, task, worker_pace(&community->staff, post), how == FAILED);
    if (tasks->kind[task] == KIND_ORDER)
        voice_closed(community, task);
    task_close(tasks, task, CAUSE_DONE);
}

void case_back(struct community *community, uint32_t task)
{
    enum body body = (enum body)community->tasks.body[task];
    task_put_back(&community->tasks, task);
    office_wake(community, body);
}

/* A case given up may come back later, and worse (P6). */
static void come_back(struct community *community, uint32_t task)
{
    const struct parameters *given = community->commons->given;
    const struct tasks *tasks = &community->tasks;
    if (tasks->class[task] != TASK_NEED || tasks->flags[task] & TASK_RETURNED)
        return;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_RETURN,
                               tasks->identity[task], 0);
    if (draw_uniform(&draw) >= given->work.return_share)
        return;
    span gap = maths_round(sample_exponential(&draw) * (double)given->work.return_delay);
    uint32_t coming = coming_add(community, TASK_NEED, tasks->client[task],
                                 identity_of(tasks->identity[task], PURPOSE_RETURN, 1));
    if (coming == NOBODY)
        return;
    community->coming_flags[coming] = TASK_RETURNED;
    community->coming_work[coming] =
        maths_round(given->work.return_severity * (double)tasks->work[task]);
    lp_plan(community->lp, community->lp->now + gap, PHASE_WORLD, HAPPEN_ARRIVAL,
            tasks->client[task], coming);
}

void case_impatient(struct community *community, uint32_t task)
{
    struct tasks *tasks = &community->tasks;
    if (tasks->class[task] == TASK_SELF) {
        task_close(tasks, task, CAUSE_DROPPED);
        return;
    }
    left_queue(community, task);
    if (tasks->class[task] == TASK_NEED)
        community_count_of(community, tasks->client[task], GROUP_NEED_ABANDONED, 1);
    else
        community_count(community, TALLY_COUNTER_ABANDONED, 1);
    judge(community, task, 0, true);
    come_back(community, task);
    task_close(tasks, task, CAUSE_ABANDONED);
}

/* ---- taking part ---- */

#define NEED_FLOOR (15 * MINUTE) /* assumed: what of a need only staff can do */

/* Volunteers take hours off what residents wait for: the head of self-governance work,
 * or of needs, by how much waits; of a need the staff keep the last part. */
static void help(struct community *community, uint64_t invitation)
{
    const struct parameters *given = community->commons->given;
    struct tasks *tasks = &community->tasks;
    int64_t wishes = tasks->backlog[task_queue(BODY_COMMITTEE, TASK_SELF)];
    int64_t needs = tasks->backlog[task_queue(BODY_COMMITTEE, TASK_NEED)];
    int64_t done = maths_round(given->participation.hours * given->participation.productivity *
                               (double)HOUR);
    if (wishes + needs == 0 || done <= 0)
        return;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_HELP, invitation, 0);
    bool self = draw_uniform(&draw) * (double)(wishes + needs) < (double)wishes;
    uint32_t task = task_head(tasks, BODY_COMMITTEE, self ? TASK_SELF : TASK_NEED);
    int64_t floor = self ? 0 : NEED_FLOOR;
    if (tasks->work[task] - done > floor)
        task_lighten(tasks, task, tasks->work[task] - done);
    else if (self) {
        struct handle timer = {tasks->timer_slot[task], tasks->timer_serial[task]};
        lp_cancel(community->lp, timer);
        deed_done(community, task);
        task_close(tasks, task, CAUSE_DONE);
    } else if (tasks->work[task] > floor)
        task_lighten(tasks, task, floor);
}

static void take_part(struct community *community, uint32_t resident, uint64_t invitation)
{
    const struct commons *commons = community->commons;
    struct residents *residents = &community->residents;
    double willing = resident_willingness(residents, &community->trust, resident, commons->given);
    struct draw accept = draw_at(&commons->chance, PURPOSE_ACCEPT, invitation, 0);
    community_count_of(community, resident, GROUP_INVITED, 1);
    if (draw_uniform(&accept) >= willing)
        return;
    community_count_of(community, resident, GROUP_TOOK_PART, 1);
    struct draw draw = draw_at(&commons->chance, PURPOSE_RESULT, invitation, 0);
    bool heard = assembly_heard(community, resident, draw_uniform(&draw));
    resident_took_part(residents, resident, heard ? MILLION : 0, commons->given);
    int64_t people = stock_read(&commons->stocks, community->participants[0], 0,
                                community->participants_stamp[0], community->year_clock[0]);
    community->participants[0] = people + 1000;
    community->participants_stamp[0] = community->year_clock[0];
    community->lp->trace = random_mix2(community->lp->trace, invitation);
    help(community, invitation);
}
