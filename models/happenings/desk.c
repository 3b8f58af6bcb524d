/* desk.c - departments' items, the tasks they send down, and their visits (P1, P5, P12). */
#include "models/community.h"
#include "models/fold.h"
#include "models/happenings/gate.h"
#include "models/happenings/purchase.h"
#include "models/purposes.h"
#include "sim/maths.h"
#include "sim/stream.h"

/* Assumed: how long overhead may take, how long a file of paper is kept, and within what part
 * of a year's opening a visit comes that has fallen due (a working week). */
#define OVERHEAD_DEADLINE (7 * DAY)
#define VISIT_WITHIN      50
enum { FILE_DAYS = 365 };

/* The item's next task, or its end if that comes first. */
void desk_plan_item(struct community *community, uint32_t item)
{
    struct departments *departments = &community->departments;
    const struct commons *commons = community->commons;
    instant due = calendar_after_open(commons->calendar, community->lp->now,
                                      item_gap(departments, item, &commons->chance));
    instant end = departments->dies[item];
    if (due <= end && due < INT64_MAX)
        lp_plan(community->lp, due, PHASE_WORLD, HAPPEN_ITEM, item,
                (uint32_t)departments->identity[item]);
    else if (end < midnight_of(commons->calendar->last))
        lp_plan(community->lp, end, PHASE_WORLD, HAPPEN_ITEM_END, item,
                (uint32_t)departments->identity[item]);
}

int desk_settle(struct community *community, struct fault *fault)
{
    struct departments *departments = &community->departments;
    const struct commons *commons = community->commons;
    if (commons->given->work.admin_tasks <= 0)
        return 0;
    if (departments->list)
        return desk_settle_list(community, fault);
    uint32_t n = departments_standing(departments, &commons->chance);
    for (uint32_t k = 0; k < n; k++) {
        uint16_t department;
        uint64_t identity = department_first_item(departments, &commons->chance, k, &department);
        if (gate_way(community, identity) == GATE_TURNED_DOWN)
            continue; /* the gate of the first day has stood for long */
        uint32_t item = item_begin(departments, &commons->chance, identity, department,
                                   community->lp->now, true, fault);
        if (item == NOBODY)
            return FAULT_MEMORY;
        desk_plan_item(community, item);
    }
    return 0;
}

void desk_draw_day(struct community *community)
{
    const struct commons *commons = community->commons;
    const struct departments *departments = &community->departments;
    const uint32_t n = departments->desks.n;
    const double times = 1e-6 * (double)community->rules->figure[RULE_IDEAS];
    double highest = 0;
    for (uint32_t d = 0; d < n; d++)
        if (times * department_ideas(departments, d) > highest)
            highest = times * department_ideas(departments, d);
    const double share = (double)calendar_share(commons->calendar, community->lp->today) /
                         (double)OPENNESS_YEAR;
    if (commons->given->work.admin_tasks <= 0 || highest <= 0 || share <= 0)
        return;
    for (int step = 0, steps = stream_steps(highest); step < steps; step++) {
        uint64_t count = stream_count(&commons->chance, PURPOSE_IDEAS, community->place->identity,
                                      step, community->lp->today, n, share);
        for (uint32_t k = 0; k < count; k++) {
            struct candidate c = stream_candidate(
                &commons->chance, PURPOSE_IDEAS, community->place->identity, step,
                community->lp->today, k, n, calendar_office_day(commons->calendar));
            if (times * department_ideas(departments, c.head) <= c.threshold)
                continue;
            uint32_t coming = coming_add(community, TASK_ADMIN, c.head, c.identity);
            if (coming == NOBODY)
                return;
            lp_plan(community->lp, community->opens + c.moment, PHASE_WORLD, HAPPEN_IDEA, c.head,
                    coming);
        }
    }
}

void desk_idea(struct community *community, uint32_t coming)
{
    uint64_t identity = community->coming_identity[coming];
    uint16_t department = (uint16_t)community->coming_head[coming];
    if (!community->coming_flags[coming]) {
        enum gate_way way = gate_review(community, identity);
        span later = community->rules->figure[RULE_REVIEW_DELAY];
        if (way == GATE_LET_THROUGH && later > 0) {
            community->coming_flags[coming] = 1; /* it has been reviewed */
            lp_plan(community->lp, community->lp->now + later, PHASE_WORLD, HAPPEN_IDEA,
                    department, coming);
            return;
        }
        if (way == GATE_TURNED_DOWN) {
            coming_remove(community, coming);
            return;
        }
    }
    coming_remove(community, coming);
    uint32_t item = item_begin(&community->departments, &community->commons->chance, identity,
                               department, community->lp->now, false, &community->lp->fault);
    if (item != NOBODY)
        desk_plan_item(community, item);
}

/* What a department pays for a task it passes down: its line budget fills its desk, the
 * desk pays the body that does it; some of the money never comes (P12). */
static void pay_price(struct community *community, enum body body, uint64_t task, int64_t price)
{
    const struct rules *rules = community->rules;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_PAID, task, 0);
    if (price <= 0 || draw_uniform(&draw) >= 1e-6 * (double)rules->figure[RULE_PRICE_PAID])
        return;
    money_pay(&community->money, PAY_TASK_MONEY, price);
    money_pay(&community->money,
              body == BODY_WORKSTATION ? PAY_TASK_PRICE_WORKSTATION : PAY_TASK_PRICE, price);
    community_told_of(community, WITNESSED_PAID, task, 0, price);
    community->income[0] += price;
}

static enum body admin_body(const struct community *community, uint64_t task)
{
    int64_t route = fold_case(rules_procedure(community->rules, RULE_ROUTE_ADMIN),
                              &community->commons->chance, PURPOSE_ROUTE, task);
    bool there = route == ROUTE_WORKSTATION && office_manned(community, BODY_WORKSTATION);
    return there ? BODY_WORKSTATION : BODY_COMMITTEE;
}

/* A task comes to whoever does them here; the street office may have added to it. */
static void push(struct community *community, const struct demand *demand)
{
    struct departments *departments = &community->departments;
    const struct commons *commons = community->commons;
    const uint16_t d = demand->department, row = demand->row;
    const uint64_t identity = demand->identity;
    const int64_t hours = demand->work, work = gate_amplified(community, hours);
    const span within = item_deadline(community, row, 1) - community->lp->now;
    const instant deadline =
        community->lp->now +
        (work > hours ? maths_round((double)within * (double)hours / (double)work) : within);
    struct rules own;
    struct task_form form = {.identity = identity, .class = TASK_ADMIN,
                             .body = admin_body(community, identity), .department = d,
                             .client = NOBODY, .filed = community->lp->now,
                             .deadline = deadline, .urgency = deadline, .work = work,
                             .value = demand->value, .item = row};
    community_decided(community, PURPOSE_ROUTE, identity, NOBODY, form.body);
    community_count(community, TALLY_PUSHED, 1);
    community->by_item.pushed[row]++;
    community_moves(community, MOVE_PUSHED, hours);
    flow_book_move(&community->flows, WORK_GATE, MOVE_AMPLIFIED, work - hours, 0);
    gate_sent(community, d, work);
    pay_price(community, form.body, identity,
              task_price(departments, hours, item_rules_of(community, row, &own)));
    uint32_t task = task_file(&community->tasks, &form, &community->lp->fault);
    if (task == NOBODY)
        return;
    bool absorbed = purchase_absorbs(community, task);
    if (commons->given->mechanisms.inspection &&
        desk_expose(departments, d, work, office_inspection(community, commons->pressure[d]),
                    &commons->chance)) {
        /* the visit falls on some day of the working week that follows */
        uint64_t who = identity_of(departments->place, PURPOSE_VISIT_DATE, d);
        struct draw draw =
            draw_at(&commons->chance, PURPOSE_VISIT_DATE, who, departments->visits[d]);
        openness gap = maths_round(draw_uniform(&draw) * (double)OPENNESS_YEAR / VISIT_WITHIN);
        instant when = calendar_after_open(commons->calendar, community->lp->now, gap);
        if (when < INT64_MAX)
            lp_plan(community->lp, when, PHASE_WORLD, HAPPEN_VISIT, d, departments->visits[d]);
    }
    if (!absorbed)
        office_wake(community, form.body);
}

void desk_send_down(struct community *community, const struct demand *demand)
{
    if (admin_body(community, demand->identity) == BODY_COMMITTEE &&
        gate_refuses(community, demand)) {
        task_elsewhere(&community->tasks, CAUSE_REFUSED, MOVE_REFUSED, demand->work);
        community_told_of(community, WITNESSED_REFUSED, demand->identity, demand->department, 0);
        community_count(community, TALLY_REFUSED, 1);
        return;
    }
    push(community, demand);
}

/* What the department passes down may be merged, or go to the street committees first. */
static void pass_down(struct community *community, const struct demand *demand)
{
    if (gate_merges(community, demand->identity)) { /* its aim is the other's, counted there */
        task_elsewhere(&community->tasks, CAUSE_MERGED, MOVE_MERGED, demand->work);
        community_told_of(community, WITNESSED_MERGED, demand->identity, demand->department, 0);
        community_count(community, TALLY_MERGED, 1);
        community_count(community, TALLY_VALUE, -demand->value);
    } else if (!gate_to_street(community, demand)) {
        desk_send_down(community, demand);
    }
}

static void done_elsewhere(struct community *community, int tally, enum flow_move how,
                           int64_t work, int64_t value)
{
    task_elsewhere(&community->tasks, CAUSE_DONE, how, work);
    community_count(community, tally, 1);
    community_count(community, TALLY_VALUE_MET, value);
}

/* By the price; a department that has not met its quota passes down whatever it costs. */
static enum decision decide(struct community *community, uint32_t item, const struct rules *rules)
{
    struct departments *departments = &community->departments;
    enum decision decision = item_decide(departments, item, rules, gate_sting(community));
    if (community->commons->given->structure.department != DEPARTMENT_QUOTA)
        return decision;
    int year = date_of_day(community->lp->today).year;
    if (department_owes(departments, item, year))
        decision = DECISION_PUSH;
    if (decision == DECISION_PUSH)
        department_sent(departments, item, year);
    return decision;
}

void desk_item_due(struct community *community, uint32_t item)
{
    struct departments *departments = &community->departments;
    const struct chance *chance = &community->commons->chance;
    uint64_t identity = identity_of(departments->identity[item], PURPOSE_ITEM_TASK,
                                    departments->tasks[item]++);
    int64_t value = item_value(departments, item), work = departments->hours[item];
    const uint16_t row = departments->listed ? departments->listed[item] : 0;
    struct rules own;
    const struct rules *rules = item_rules_of(community, row, &own);
    community_count(community, TALLY_VALUE, value);
    community_moves(community, MOVE_DUE, work);
    if (item_void(departments, item, rules, chance) || item_struck(community, item) ||
        gate_bars(community, item)) {
        community_count(community, TALLY_UNDONE, 1);
        community_told_of(community, WITNESSED_BARRED, identity, departments->department[item], 0);
        community->by_item.struck[row]++;
        community_moves(community, MOVE_STRUCK, work);
    } else if (gate_on_site(community, work)) {
        done_elsewhere(community, TALLY_ON_SITE, MOVE_ON_SITE, work, value);
        community_told_of(community, WITNESSED_DONE_ABOVE, identity, departments->department[item],
                          0);
    } else {
        const enum decision decision = decide(community, item, rules);
        community_decided(community, PURPOSE_ITEM_TASK, identity, NOBODY, decision);
        switch (decision) {
        case DECISION_PUSH:
            pass_down(community, &(struct demand){identity, work, value,
                                                  departments->department[item], row});
            break;
        case DECISION_SELF: {
            int64_t cost = task_self_cost(departments, work);
            money_pay(&community->money, PAY_TASK_MONEY, cost);
            money_pay(&community->money, PAY_SELF, cost);
            done_elsewhere(community, TALLY_SELF, MOVE_SELF, work, value);
            break;
        }
        case DECISION_DROP:
            task_elsewhere(&community->tasks, CAUSE_DROPPED, MOVE_DROPPED, work);
            community_count(community, TALLY_UNDONE, 1);
            break;
        }
    }
    desk_plan_item(community, item);
}

static void overhead(struct community *community, enum task_kind kind, uint32_t subject,
                     enum body body, uint64_t identity, uint16_t department, int64_t work)
{
    instant deadline = community->lp->now + OVERHEAD_DEADLINE;
    struct task_form form = {.identity = identity, .class = TASK_OVERHEAD, .body = body,
                             .kind = kind, .subject = subject, .department = department,
                             .client = NOBODY, .filed = community->lp->now, .deadline = deadline,
                             .urgency = deadline, .work = work};
    if (work > 0 && task_file(&community->tasks, &form, &community->lp->fault) != NOBODY)
        office_wake(community, body);
}

void desk_errand(struct community *community, enum task_kind kind, uint32_t subject,
                 uint64_t identity, int64_t work)
{
    overhead(community, kind, subject, BODY_COMMITTEE, identity, 0, work);
}

void desk_overhead(struct community *community, enum body body, uint64_t identity,
                   uint16_t department, int64_t work)
{
    overhead(community, KIND_PLAIN, 0, body, identity, department, work);
}

/* A file that was caught is a task again, to be done in truth. */
static void reopen(struct community *community, uint32_t file)
{
    struct departments *departments = &community->departments;
    const uint16_t row = departments->file_listed ? departments->file_listed[file] : 0;
    instant deadline = item_deadline(community, row, 2);
    struct task_form form = {
        .identity = departments->file_identity[file], .class = TASK_ADMIN,
        .body = (enum body)departments->file_body[file], .flags = TASK_REWORK,
        .department = departments->file_department[file], .client = NOBODY,
        .filed = community->lp->now, .deadline = deadline, .urgency = deadline,
        .work = departments->file_work[file], .value = departments->file_value[file],
        .item = row};
    if (!office_manned(community, form.body))
        form.body = BODY_COMMITTEE;
    if (task_reopen(&community->tasks, &form, &community->lp->fault) != NOBODY)
        office_wake(community, form.body);
}

void desk_visit(struct community *community, uint32_t d)
{
    struct departments *departments = &community->departments;
    const struct commons *commons = community->commons;
    const struct rules *rules = community->rules;
    uint64_t identity =
        identity_of(identity_of(departments->place, PURPOSE_VISIT, d), PURPOSE_VISIT,
                    community->lp->current.about);
    community_count(community, TALLY_VISITS, 1);
    community_told_of(community, WITNESSED_VISIT, identity, (uint16_t)d, 0);
    overhead(community, KIND_VISIT, 0, admin_body(community, identity), identity, (uint16_t)d,
             maths_round(commons->given->inspection.visit_hours * (double)HOUR));
    for (uint32_t file = 0; file < departments->files.n; file++) {
        if (!departments->kept[file] || departments->file_department[file] != d)
            continue;
        int64_t detection = rules->figure[RULE_DETECTION];
        if (departments->file_body[file] == BODY_WORKSTATION)
            detection += rules->figure[RULE_OVERSIGHT];
        if (file_caught(departments, file, detection, &commons->chance)) {
            departments->caught[d]++;
            community_count(community, TALLY_CAUGHT, 1);
            reopen(community, file);
        }
    }
}

void desk_evening(struct community *community)
{
    struct departments *departments = &community->departments;
    gate_evening(community);
    for (uint32_t d = 0; d < departments->desks.n; d++)
        if (departments->caught[d]) {
            lp_send(community->lp, community->commons->city, LETTER_COUNTS, d,
                    departments->caught[d], 0);
            departments->caught[d] = 0;
        }
    /* then nobody asks for a file any more */
    for (uint32_t file = 0; file < departments->files.n; file++)
        if (departments->kept[file] &&
            community->lp->today - departments->file_closed[file] > FILE_DAYS)
            departments->kept[file] = 0;
}
