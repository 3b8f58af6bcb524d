/* plan.c - plans, surveys of needs, and how much residents themselves decide. See fabric.h. */
#include "models/happenings/fabric.h"
#include "models/purposes.h"
#include "sim/maths.h"

enum { MONTHS = 12 };

void fabric_plan(struct community *community)
{
    const struct parameters *given = community->commons->given;
    int64_t work = maths_round(given->work.self_governance_task_hours * (double)HOUR);
    community_count(community, TALLY_PLANNED, work / (HOUR / 3600));
    lore_planned(&community->lore, work, given);
}

/* Who plans is moved to other work: what was planned is in nobody's hands. */
static void rotate(struct community *community)
{
    double rate = 1e-6 * (double)community->rules->figure[RULE_ROTATION];
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_ROTATION,
                               community->place->identity,
                               (uint32_t)day_month(community->lp->today) + 1);
    if (draw_uniform(&draw) < 1 - maths_exp(-rate / MONTHS))
        community->lore.plan[0] = 0;
}

/* ---- surveys ---- */

#define SURVEY_DEADLINE (30 * DAY) /* assumed */

static void begin_survey(struct community *community)
{
    const struct parameters *given = community->commons->given;
    double sample = 1e-6 * (double)community->rules->figure[RULE_SURVEY];
    uint32_t n = (uint32_t)maths_round(sample * community->residents.table.n + 0.5);
    instant now = community->lp->now;
    struct task_form form = {
        .identity = identity_of(community->place->identity, PURPOSE_SURVEY,
                                (uint32_t)community->lp->today),
        .class = TASK_OVERHEAD, .kind = KIND_SURVEY, .body = BODY_COMMITTEE, .client = NOBODY,
        .subject = n, .filed = now, .deadline = now + SURVEY_DEADLINE,
        .urgency = now + SURVEY_DEADLINE,
        .work = maths_round(n * given->planning.form_hours * (double)HOUR)};
    community->lore.surveyed[0] = community->lp->today;
    if (form.work > 0 &&
        task_file(&community->tasks, &form, &community->lp->fault) != NOBODY)
        office_wake(community, BODY_COMMITTEE);
}

/* Those who answered, about: the same draws as when they were asked. */
static void disappoint(struct community *community)
{
    const struct lore *lore = &community->lore;
    const uint32_t n = community->residents.table.n;
    int64_t share = maths_round(1e6 * community->commons->given->planning.disappointment);
    for (uint32_t k = 0; k < lore->answered[0]; k++) {
        struct draw draw = draw_at(&community->commons->chance, PURPOSE_SURVEY,
                                   lore->survey[0], k);
        uint32_t r = (uint32_t)(draw_uniform(&draw) * n);
        trust_affair(&community->trust, r, community->residents.group[r], TRUST_COMMITTEE,
                     share);
    }
}

void fabric_survey_morning(struct community *community)
{
    struct lore *lore = &community->lore;
    const struct parameters *given = community->commons->given;
    const day today = community->lp->today;
    int64_t gap = community->rules->figure[RULE_SURVEY_GAP] / DAY;
    if (lore->awaited[0] && today >= lore->awaited[0]) {
        if ((double)lore->followed[0] < given->planning.follow_hours * (double)HOUR)
            disappoint(community);
        lore->awaited[0] = 0;
    }
    if (community->rules->figure[RULE_SURVEY] > 0 && community->works &&
        (!lore->surveyed[0] || today - lore->surveyed[0] >= gap))
        begin_survey(community);
}

/* Whoever trusts opens the door. */
void fabric_survey(struct community *community, uint32_t task)
{
    struct lore *lore = &community->lore;
    const struct parameters *given = community->commons->given;
    const struct tasks *tasks = &community->tasks;
    const uint32_t n = community->residents.table.n, forms = tasks->subject[task];
    const double ready = lore_response(lore, given);
    uint32_t answered = 0;
    for (uint32_t k = 0; k < forms; k++) {
        struct draw draw = draw_at(&community->commons->chance, PURPOSE_SURVEY,
                                   tasks->identity[task], k);
        uint32_t r = (uint32_t)(draw_uniform(&draw) * n);
        double trust = 1e-6 * (double)trust_read(&community->trust, r, TRUST_COMMITTEE);
        answered += draw_uniform(&draw) < ready * (0.5 + trust);
    }
    double fresh = 1 - maths_exp(-given->planning.tiring * forms / n);
    lore->tired[0] += (int32_t)maths_round(fresh * (double)(MILLION - lore->tired[0]));
    lore->answers[0] += maths_round(1000 * given->planning.answer * answered);
    lore->answered[0] = answered;
    lore->survey[0] = tasks->identity[task];
    lore->followed[0] = 0;
    lore->awaited[0] = community->lp->today + (int32_t)(given->planning.patience / DAY);
    community_count(community, TALLY_FORMS, forms);
    community_count(community, TALLY_ANSWERS, answered);
}

/* ---- autonomy: measured, never set ---- */

/* A right to set agendas is used by those who take part, where anybody does. */
void fabric_agenda(struct community *community, uint64_t identity)
{
    struct lore *lore = &community->lore;
    double people = 1e-3 * (double)community_participants(community);
    double enough = community_participants_enough(community);
    double proposed = enough > 0 ? 1 - maths_exp(-people / enough) : 1;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_AGENDA, identity, 0);
    bool own = draw_uniform(&draw) <
               1e-6 * (double)community->rules->figure[RULE_AGENDA] * proposed;
    lore->items[0] += 1000;
    lore->items_own[0] += own ? 1000 : 0;
    community_count(community, TALLY_ITEMS, 1);
    community_count(community, TALLY_ITEMS_OWN, own);
}

/* Public money that left the community this month; what left the fund was residents'. */
static void count_spending(struct community *community)
{
    struct lore *lore = &community->lore;
    int64_t all = 0, own = 0;
    for (int c = 0; c < N_MONEY_CAUSES; c++) {
        enum money_account from = money_ways[c].from;
        int64_t flow = community->money.flow[c];
        if (money_ways[c].to == MONEY_TRANSIT || money_ways[c].to == MONEY_PURSE)
            continue;
        if (from == MONEY_FUND)
            own += flow;
        if (from == MONEY_FUND || from == MONEY_PURSE || from == MONEY_WORKSTATION)
            all += flow;
    }
    lore->spent[0] += all - lore->spent_seen[0];
    lore->spent_own[0] += own - lore->own_seen[0];
    community_count(community, TALLY_SPENT, all - lore->spent_seen[0]);
    community_count(community, TALLY_SPENT_OWN, own - lore->own_seen[0]);
    lore->spent_seen[0] = all;
    lore->own_seen[0] = own;
}

void fabric_plan_month(struct community *community)
{
    const struct parameters *given = community->commons->given;
    lore_month(&community->lore, given);
    if (given->mechanisms.planning)
        rotate(community);
    count_spending(community);
}
