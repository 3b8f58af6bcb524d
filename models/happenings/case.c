/* case.c - a resident's case from arising to judgement (P4, P6, P7). */
#include "models/community.h"
#include "models/happenings/deed.h"
#include "models/happenings/estate.h"
#include "models/happenings/fabric.h"
#include "models/happenings/oversight.h"
#include "models/happenings/platform.h"
#include "models/happenings/purchase.h"
#include "models/happenings/referral.h"
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
    community->coming_class[coming] = class;
    community->coming_flags[coming] = 0;
    community->coming_head[coming] = head;
    community->coming_identity[coming] = identity;
    community->coming_work[coming] = 0;
    return coming;
}

void coming_remove(struct community *community, uint32_t coming)
{
    community->coming_next[coming] = community->coming_spare[0];
    community->coming_spare[0] = coming + 1;
}

/* ---- arriving ---- */

struct source { /* a stream of cases */
    uint32_t purpose;
    uint8_t class, flags;
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
        struct candidate block[STREAM_BLOCK];
        for (uint32_t k = 0; k < n; k++) {
            if (k % STREAM_BLOCK == 0)
                stream_block(chance, source->purpose, place, step, community->lp->today, k, n,
                             source->roster, source->opening, block);
            const struct candidate c = block[k % STREAM_BLOCK];
            if (source->rate <= c.threshold)
                continue;
            uint32_t coming = coming_add(community, source->class, c.head, c.identity);
            if (coming == NOBODY)
                return;
            community->coming_flags[coming] = source->flags;
            if (source->class == TASK_COUNTER && !source->flags) /* read when it arrives */
                __builtin_prefetch(&community->residents.ability[c.head]);
            lp_plan(community->lp, source->from + c.moment, PHASE_WORLD, HAPPEN_ARRIVAL, c.head,
                    coming);
        }
    }
}

void case_draw_day(struct community *community)
{
    const struct parameters *given = community->commons->given;
    const struct calendar *calendar = community->commons->calendar;
    const uint32_t residents = community->residents.table.n;
    struct source needs = {PURPOSE_NEEDS, TASK_NEED, 0,
                           given->work.need_rate * estate_need_factor(community), residents,
                           calendar_civil_share(), DAY, midnight_of(community->lp->today)};
    struct source counter = {PURPOSE_COUNTER, TASK_COUNTER, 0, given->work.counter_rate, residents,
                             calendar_share(calendar, community->lp->today),
                             calendar_office_day(calendar), community->opens};
    struct source wishes = counter;
    wishes.purpose = PURPOSE_WISHES;
    wishes.class = TASK_SELF;
    wishes.roster = 1;
    wishes.rate = given->work.self_governance_hours / given->work.self_governance_task_hours;
    struct source firms = counter; /* firms and traders of the place: clients, not residents */
    firms.purpose = PURPOSE_CLIENTS;
    firms.flags = TASK_FIRM;
    firms.roster = (uint32_t)given->work.firms;
    firms.rate = firms.roster ? given->work.firm_rate : 0;
    arrive(community, &needs);
    arrive(community, &counter);
    arrive(community, &wishes);
    arrive(community, &firms);
}

/* P6: who copes badly with forms does not come at all, with a chance. */
static bool stays_away(const struct community *community, uint32_t resident, uint64_t identity,
                       double steps)
{
    double burden = community->commons->given->work.non_take_up * steps *
                    (1 - community->residents.ability[resident] / 255.0);
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_TAKE_UP, identity, 0);
    const bool away = draw_uniform(&draw) < burden;
    community_decided(community, PURPOSE_TAKE_UP, identity, resident, away);
    return away;
}

static void be_patient(struct community *community, uint32_t task, span mean)
{
    if (mean <= 0 || !community->commons->given->mechanisms.abandonment)
        return;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_PATIENCE,
                               community->tasks.identity[task], 0);
    instant until = community->lp->now + maths_round(sample_exponential(&draw) * (double)mean);
    community_decided(community, PURPOSE_PATIENCE, community->tasks.identity[task],
                      community->tasks.client[task], until - community->lp->now);
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
    const bool away = draw_uniform(&draw) >= 1e-6 * (double)scope;
    community_decided(community, PURPOSE_SCOPE, identity, resident, away);
    return away;
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
    community_decided(community, PURPOSE_WAY, identity, NOBODY,
                      there ? BODY_WORKSTATION : BODY_COMMITTEE);
    return there ? BODY_WORKSTATION : BODY_COMMITTEE;
}

/* What platforms make of the hours of a case. */
static double shortened(const struct community *community, const struct task_form *form,
                        bool online)
{
    if (form->class == TASK_COUNTER)
        return platform_counter(community, online);
    return form->kind == KIND_MEDIATION ? platform_mediation(community, form->identity) : 1;
}

void case_arrives(struct community *community, uint32_t coming)
{
    const struct parameters *given = community->commons->given;
    enum task_class class = (enum task_class)community->coming_class[coming];
    uint64_t identity = community->coming_identity[coming];
    if (oversight_hears(community, coming))
        return;
    uint32_t head = community->coming_head[coming];
    const bool firm = community->coming_flags[coming] & TASK_FIRM;
    const bool online =
        class == TASK_COUNTER && !firm && platform_online(community, head, identity);
    double hours = class == TASK_NEED      ? given->work.need_hours
                   : class == TASK_COUNTER ? given->work.counter_hours
                                           : given->work.self_governance_task_hours;
    struct task_form form = {
        .identity = identity, .class = class, .body = way(community, class, identity),
        .kind = class == TASK_SELF ? deed_wished(community, identity) : KIND_PLAIN,
        .flags = community->coming_flags[coming],
        .client = class == TASK_SELF || firm ? NOBODY : head, .filed = community->lp->now,
        .deadline = INT64_MAX, .urgency = community->lp->now,
        .work = community->coming_work[coming] ? community->coming_work[coming]
                                               : maths_round(hours * (double)HOUR),
    };
    coming_remove(community, coming);
    form.work = maths_round((double)form.work * shortened(community, &form, online));
    if (class == TASK_COUNTER && !firm &&
        stays_away(community, head, identity, platform_steps(community, online))) {
        voice_unserved(community, head, identity, form.work);
        return;
    }
    if (class == TASK_NEED && turned_away(community, head, identity)) {
        struct draw draw = draw_at(&community->commons->chance, PURPOSE_JUDGED, identity, 0);
        trust_experience(&community->trust, head, community->residents.group[head],
                         TRUST_COMMITTEE, 0, true, &draw);
        fabric_experienced(community, head, TRUST_COMMITTEE, false);
        community_count_of(community, head, GROUP_TURNED_AWAY, 1);
        voice_unserved(community, head, identity, form.work);
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
        if (tasks->kind[task] == KIND_ORDER) {
            community_count_of(community, tasks->client[task], GROUP_ORDER_WAIT, wait);
            community_count_of(community, tasks->client[task], GROUP_ORDER_LEFT, 1);
        }
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
    int64_t people = community_participants(community) + community->lore.answers[0];
    double use = lore_use(&community->lore, given);
    double enough = community_participants_enough(community);
    double base = given->participation.match_base;
    if (!given->mechanisms.participation || enough <= 0)
        return MILLION;
    return maths_round(1e6 * (base + (1 - base) *
                                         (1 - maths_exp(-1e-3 * use * (double)people / enough))));
}

/* The resident's judgement of how a case ended (P7): Q = pace exp(-waiting days) match.
 * Returns whether they are content; `complains` whether they take it further. */
static bool judge(struct community *community, uint32_t task, int64_t pace, bool failed,
                  bool *complains)
{
    const struct parameters *given = community->commons->given;
    const struct tasks *tasks = &community->tasks;
    uint32_t resident = tasks->client[task];
    *complains = false;
    if (resident == NOBODY) /* a firm */
        return !failed;
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
    community_tell_task(community, task, WITNESSED_JUDGED, NOBODY, 0, success);
    fabric_experienced(community, resident, TRUST_COMMITTEE, success);
    community_count_of(community, resident, GROUP_OUTCOMES, 1);
    community_count_of(community, resident, GROUP_FAILURES, !success);
    if (tasks->class[task] == TASK_NEED && !failed)
        community_count_of(community, resident, GROUP_NEED_SOLVED, 1);
    if (!success)
        *complains = voice_failed(community, task);
    return success;
}

void case_done(struct community *community, uint32_t task, uint32_t post)
{
    struct tasks *tasks = &community->tasks;
    const bool order = tasks->kind[task] == KIND_ORDER;
    bool complains;
    if (tasks->class[task] == TASK_NEED)
        voice_served(community, tasks->client[task], tasks->work[task]);
    if (order && voice_vain(community, task)) { /* hours are spent, nothing is solved */
        voice_closed(community, task, false, false, false);
        task_close(tasks, task, CAUSE_DONE);
        return;
    }
    if (tasks->client[task] != NOBODY) /* else a firm's */
        fabric_met(community, tasks->client[task], post);
    enum ending ending = referral_ending(community, task, post);
    if (ending == ENDING_ROUND || ending == ENDING_TABLE) {
        referral_send(community, task, ending);
        return;
    }
    bool solved = ending == ENDING_SOLVED;
    bool content =
        judge(community, task, worker_pace(&community->staff, post), !solved, &complains);
    if (order)
        voice_closed(community, task, solved, content, false);
    task_close(tasks, task, CAUSE_DONE);
}

/* An order that was closed on paper. */
void case_feigned(struct community *community, uint32_t task)
{
    bool complains;
    if (!voice_vain(community, task))
        judge(community, task, 0, true, &complains);
    voice_closed(community, task, false, false, true);
    task_close(&community->tasks, task, CAUSE_ON_PAPER);
}

void case_back(struct community *community, uint32_t task)
{
    enum body body = (enum body)community->tasks.body[task];
    task_put_back(&community->tasks, task, MOVE_REFERRED);
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
    const bool back = draw_uniform(&draw) < given->work.return_share;
    community_decided(community, PURPOSE_RETURN, tasks->identity[task], tasks->client[task], back);
    if (!back)
        return;
    span gap = maths_round(sample_exponential(&draw) * (double)given->work.return_delay);
    uint32_t coming = coming_add(community, TASK_NEED, tasks->client[task],
                                 identity_of(tasks->identity[task], PURPOSE_RETURN, 1));
    if (coming == NOBODY)
        return;
    community->coming_flags[coming] = TASK_RETURNED;
    community->coming_work[coming] =
        maths_round(given->work.return_severity * (double)tasks->work[task]);
    community_tell(community, (struct witnessed){
        .what = WITNESSED_COMES_BACK, .identity = community->coming_identity[coming],
        .cause = tasks->identity[task], .class = TASK_NEED, .post = NOBODY,
        .resident = tasks->client[task], .value = gap});
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
    bool complains;
    judge(community, task, 0, true, &complains);
    if (!complains) /* else it comes back as an order */
        come_back(community, task);
    task_close(tasks, task, CAUSE_ABANDONED);
}
