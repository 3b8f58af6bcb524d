/* office.c - the day of the staff: opening, choosing, doing, going home (P3, P4, P5). */
#include "models/agents/committee.h"
#include "models/community.h"
#include "models/happenings/assembly.h"
#include "models/happenings/campaign.h"
#include "models/happenings/deed.h"
#include "models/happenings/gate.h"
#include "models/happenings/platform.h"
#include "models/happenings/purse.h"
#include "models/happenings/voice.h"
#include "models/purposes.h"
#include "sim/maths.h"
#include "sim/sample.h"

int64_t office_capacity(const struct community *community, enum body body)
{
    const struct staff *staff = &community->staff;
    span whole = calendar_office_day(community->commons->calendar);
    int64_t heads = 0;
    for (uint32_t post = 0; post < staff->reached; post++)
        heads += worker_employed(staff, post) && office_serves(community, post, body);
    return heads ? heads * whole : whole;
}

bool office_serves(const struct community *community, uint32_t post, enum body body)
{
    if (community->staff.body[post] == (uint8_t)body)
        return true;
    return body == BODY_WORKSTATION && post < community->dual[0];
}

bool office_manned(const struct community *community, enum body body)
{
    for (uint32_t post = 0; post < community->staff.reached; post++)
        if (worker_employed(&community->staff, post) && office_serves(community, post, body))
            return true;
    return false;
}

double office_days_waiting(const struct community *community, enum body body)
{
    int64_t waiting = 0;
    for (int c = 0; c < N_CLASSES; c++)
        waiting += community->tasks.backlog[task_queue(body, (enum task_class)c)];
    return (double)waiting / (double)office_capacity(community, body);
}

int64_t office_inspection(const struct community *community, int64_t pressure)
{
    int64_t cap = maths_round(1e9 * community->commons->given->inspection.cap);
    int64_t base = 1000 * community->rules->figure[RULE_INSPECTION_BASE];
    return base + pressure < cap ? base + pressure : cap;
}

#define LOAD_DAYS 0.25 /* assumed: nobody is more pressed than by so near a deadline */

/* P5: how far the work due outruns the hours until this task's deadline. */
static double load(const struct community *community, uint32_t task)
{
    const struct tasks *tasks = &community->tasks;
    enum body body = (enum body)tasks->body[task];
    int64_t due = tasks->work[task] + tasks->backlog[task_queue(body, TASK_ADMIN)] +
                  tasks->backlog[task_queue(body, TASK_OVERHEAD)];
    double days = (double)(tasks->deadline[task] - community->lp->now) / (double)DAY *
                  WORKDAYS_WEEK / 7;
    if (days < LOAD_DAYS)
        days = LOAD_DAYS;
    return (double)due / (days * (double)office_capacity(community, body));
}

static bool on_paper(const struct community *community, uint32_t task)
{
    const struct parameters *given = community->commons->given;
    const struct tasks *tasks = &community->tasks;
    const bool order = tasks->kind[task] == KIND_ORDER;
    if (!given->mechanisms.paper || tasks->flags[task] & TASK_REWORK ||
        (tasks->class[task] != TASK_ADMIN && tasks->class[task] != TASK_OVERHEAD && !order))
        return false;
    double pressed = load(community, task) - given->paper.threshold;
    double most = order ? given->voice.false_share * voice_tempted(community)
                        : item_paper(community, task_item(tasks, task));
    double p = most * maths_logistic(given->paper.slope * pressed);
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_PAPER, tasks->identity[task],
                               tasks->attempt[task]);
    const bool paper = draw_uniform(&draw) < p;
    community_decided(community, PURPOSE_PAPER, tasks->identity[task], tasks->client[task], paper);
    return paper;
}

/* Duration in units of the ordinary hours, mean 1. */
static double luck(const struct community *community, uint32_t task)
{
    const struct parameters *given = community->commons->given;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_SERVICE,
                               community->tasks.identity[task], community->tasks.attempt[task]);
    switch ((enum service_law)given->work.service_law) {
    case LAW_EXPONENTIAL: return sample_exponential(&draw);
    case LAW_CONSTANT: return 1;
    default: return sample_lognormal_of(&draw, community->commons->service);
    }
}

/* What makes a task take longer or shorter than its ordinary hours; 1: nothing. */
struct pace {
    double luck, skill, pace, disruption, burden, local, coordination, paper;
    double entry;     /* added, as a share */
    double switching; /* added, microseconds */
};

static struct pace pace_of(const struct community *community, uint32_t task, uint32_t post)
{
    const struct parameters *given = community->commons->given;
    const struct tasks *tasks = &community->tasks;
    const struct staff *staff = &community->staff;
    const uint8_t class = tasks->class[task];
    const int64_t skill = worker_skill(staff, post);
    struct pace pace = {
        .luck = luck(community, task), .skill = 1e-6 * (double)skill,
        .pace = 1e-6 * (double)worker_paced(staff, post, skill),
        .entry = platform_entry(community),
        .disruption = 1 + gate_disruption(community), .burden = 1, .local = 1, .coordination = 1,
        .paper = staff->traits[post] & TRAIT_ON_PAPER ? given->paper.hours : 1};
    if (class == TASK_NEED || class == TASK_SELF) {
        pace.burden = purse_burden(community);
        if (!(staff->traits[post] & TRAIT_LOCAL) ||
            gate_pooled(community, tasks->identity[task]))
            pace.local = 1 - given->staff.non_local;
    }
    if (tasks->body[task] == BODY_WORKSTATION) /* its cases need the committee too (P17) */
        pace.coordination = 1 + community_rule(community, RULE_COORDINATION);
    if (given->mechanisms.switching && staff->last_class[post] != class &&
        staff->last_class[post] != N_CLASSES)
        pace.switching = given->work.switching_hours * given->work.lines *
                         gate_lines(community) * (double)HOUR;
    return pace;
}

/* P4: hours x luck / (skill (1 - .35 b)) x (1 + entry), and what the rules add; part[] says what
 * each has made of it, adding up to the whole. Entry comes last, on all the rest, as it is
 * counted. */
static int64_t duration(struct community *community, uint32_t task, uint32_t post,
                        int64_t part[N_PARTS])
{
    const struct pace pace = pace_of(community, task, post);
    const double work = (double)community->tasks.work[task];
    const bool paper = community->staff.traits[post] & TRAIT_ON_PAPER;
    const double time = work * pace.luck / pace.pace * (1 + pace.entry) * pace.disruption *
                        pace.burden / pace.local * pace.coordination * pace.paper;
    community_count(community, TALLY_ENTRY, maths_round(time * pace.entry / (1 + pace.entry)));
    int64_t whole = maths_round(time + pace.switching);
    whole = whole < 1 ? 1 : whole;
    const double made[] = {pace.luck,   1 / pace.skill, pace.skill / pace.pace,
                           pace.disruption, pace.burden, 1 / pace.local,
                           pace.coordination, 1 + pace.entry};
    double at = work * pace.paper;
    int64_t so_far = (int64_t)(at + 0.5);
    part[PART_ORDINARY] = paper ? 0 : so_far;
    part[PART_PAPER] = paper ? so_far : 0;
    for (int p = PART_LUCK; p < PART_SWITCHING; p++) {
        at *= made[p - PART_LUCK];
        const int64_t next = (int64_t)(at + 0.5);
        part[p] = next - so_far;
        so_far = next;
    }
    part[PART_SWITCHING] = (int64_t)(pace.switching + 0.5);
    part[PART_LUCK] += whole - so_far - part[PART_SWITCHING]; /* and what rounding leaves */
    return whole;
}

/* When this worker's day ends at the latest: closing plus the overtime granted. */
static instant day_end(const struct community *community, uint32_t post)
{
    instant own = community->day_end[community->staff.body[post]];
    instant other = community->day_end[BODY_WORKSTATION];
    return post < community->dual[0] && other > own ? other : own;
}

/* Work on what is in hand; it ends today or is carried over. */
static void go_on(struct community *community, uint32_t post)
{
    struct staff *staff = &community->staff;
    instant end = community->lp->now + staff->left[post];
    if (end >= day_end(community, post))
        return;
    const uint32_t client = community->tasks.client[staff->task[post]];
    if (client != NOBODY) { /* will judge */
        resident_foresee_judging(&community->residents, &community->trust, client);
        __builtin_prefetch(&community->complaints.voice[client]);
    }
    lp_plan(community->lp, end, PHASE_PEOPLE, HAPPEN_FINISH, post,
            (uint32_t)community->tasks.identity[staff->task[post]]);
}

/* What a task is for, beside its class. Counter cases belong to the first department by the
 * share that it has of items (assumed: registration and certificates follow the line). */
static uint8_t errand_of(const struct community *community, uint32_t task)
{
    const struct tasks *tasks = &community->tasks;
    const uint8_t class = tasks->class[task], kind = tasks->kind[task];
    if (kind == KIND_CAMPAIGN)
        return ERRAND_CAMPAIGN;
    if (kind == KIND_TRAINING)
        return ERRAND_TRAINING;
    if (class == TASK_COUNTER) {
        struct draw draw =
            draw_at(&community->commons->chance, PURPOSE_LINE, tasks->identity[task], 0);
        return draw_uniform(&draw) < community->commons->given->work.dominance ? ERRAND_FIRST : 0;
    }
    bool line = class == TASK_ADMIN || kind == KIND_VISIT;
    return line && tasks->department[task] == 0 ? ERRAND_FIRST : 0;
}

/* worker_turn(), and what the spell that ends was for and made of. */
static void turn(struct community *community, uint32_t post, int doing, instant now)
{
    struct staff *staff = &community->staff;
    const uint8_t errand = staff->doing[post] < N_CLASSES ? staff->errand[post] : 0;
    const int64_t spell = now - staff->since[post];
    if (errand & ERRAND_FIRST)
        community_count(community, TALLY_FIRST_TIME, spell);
    if (errand & ERRAND_TRAINING)
        community_count(community, TALLY_TRAINING_TIME, spell);
    if (errand & ERRAND_CAMPAIGN)
        community_count(community, TALLY_CAMPAIGN_TIME, spell);
    if (staff->doing[post] < N_CLASSES) {
        flow_book_work(&community->flows, post, spell);
        if (staff->task[post] == NOBODY)
            flow_book_finish(&community->flows, post);
    }
    worker_turn(staff, post, doing, now, community->closes);
}

static void begin(struct community *community, uint32_t post, uint32_t task)
{
    struct staff *staff = &community->staff;
    struct tasks *tasks = &community->tasks;
    uint8_t class = tasks->class[task];
    task_take(tasks, task);
    case_taken(community, task);
    staff->traits[post] &= (uint8_t)~TRAIT_ON_PAPER;
    if (on_paper(community, task))
        staff->traits[post] |= TRAIT_ON_PAPER;
    turn(community, post, class, community->lp->now); /* before its hands are full again */
    staff->left[post] = duration(community, task, post, flow_book_parts(&community->flows, post));
    flow_book_begin(&community->flows, post,
                    task_queue((enum body)staff->body[post], (enum task_class)class),
                    staff->traits[post] & TRAIT_ON_PAPER, tasks->work[task], staff->left[post]);
    community_tell_task(community, task, WITNESSED_TAKEN, post, staff->identity[post],
                        staff->left[post]);
    staff->errand[post] = errand_of(community, task);
    if (staff->item)
        staff->item[post] = task_item(tasks, task);
    staff->state[post] = WORKER_BUSY;
    staff->task[post] = task;
    staff->last_class[post] = class;
    go_on(community, post);
}

/* Whether one task goes before another, by its deadline or by its filing; of equal ones the
 * elder. Residents' cases and wishes have no deadline of their own: theirs is when patience
 * would on average be at its end. */
static bool goes_before(const struct community *community, uint32_t one, uint32_t other,
                        enum task_choice choice)
{
    const struct parameters *given = community->commons->given;
    const struct tasks *tasks = &community->tasks;
    if (choice == CHOICE_DEADLINE) {
        instant due[2];
        for (int i = 0; i < 2; i++) {
            uint32_t task = i ? other : one;
            span patience = tasks->class[task] == TASK_SELF ? given->work.self_governance_patience
                                                            : given->work.patience;
            due[i] = tasks->deadline[task] < INT64_MAX ? tasks->deadline[task]
                     : patience > 0                    ? tasks->filed[task] + patience
                                                       : INT64_MAX;
        }
        if (due[0] != due[1])
            return due[0] < due[1];
    }
    return tasks->filed[one] < tasks->filed[other];
}

/* The first of the heads by deadline or filing, or the first class that waits, in what this
 * worker serves. */
static uint32_t head_by_rule(const struct community *community, uint32_t post,
                             enum task_choice choice)
{
    const struct tasks *tasks = &community->tasks;
    static const enum task_class first[] = {TASK_COUNTER, TASK_NEED, TASK_ADMIN, TASK_OVERHEAD,
                                            TASK_SELF};
    uint32_t best = NOBODY;
    for (int i = 0; i < N_BODIES * N_CLASSES; i++) {
        enum body body = (enum body)(i % N_BODIES);
        uint32_t head = task_head(tasks, body, first[i / N_BODIES]);
        if (head == NOBODY || !office_serves(community, post, body))
            continue;
        if (choice == CHOICE_PRIORITY)
            return head;
        if (best == NOBODY || goes_before(community, head, best, choice))
            best = head;
    }
    return best;
}

/* The committee's last posts are grid workers' [网格员], whom a line of their own assesses. */
static double line(const struct community *community, uint32_t post)
{
    const struct parameters *given = community->commons->given;
    const uint32_t posts = community->staff.committee_posts;
    if (given->staff.grid <= 0 || post >= posts ||
        (double)(posts - post) > given->staff.grid * (double)posts + 0.5)
        return 0;
    return given->staff.grid_weight -
           1e-6 * (double)community->rules->figure[RULE_SUPERIOR_WEIGHT];
}

/* P3: the class by weight and pressure, then its most urgent task. */
static uint32_t head_by_weight(struct community *community, uint32_t post)
{
    struct staff *staff = &community->staff;
    const struct tasks *tasks = &community->tasks;
    int64_t weight[N_BODIES * N_KINDS_OF_WORK] = {0};
    int menus = 0, only = 0;
    for (int b = 0; b < N_BODIES; b++) {
        if (!office_serves(community, post, (enum body)b))
            continue;
        struct outlook outlook = {
            .capacity = office_capacity(community, (enum body)b),
            .inspection = office_inspection(community, *community->commons->pressure_mean),
            .burnout = staff->burnout[post],
            .complaints = voice_pressure(community, (enum body)b) +
                          assembly_pressure(community),
            .line = line(community, post),
            .now = community->lp->now};
        committee_weigh(tasks, (enum body)b, &outlook, community->commons->given,
                        community->rules, &weight[b * N_KINDS_OF_WORK]);
    }
    for (int k = 0; k < N_BODIES * N_KINDS_OF_WORK; k++)
        if (weight[k]) {
            menus++;
            only = k;
        }
    if (!menus)
        return NOBODY;
    if (menus > 1) {
        uint32_t nth = (uint32_t)community->lp->today << 14 | (staff->picks[post]++ & 0x3fff);
        struct draw draw = draw_at(&community->commons->chance, PURPOSE_PICK,
                                   staff->identity[post], nth);
        only = sample_categorical(&draw, weight, N_BODIES * N_KINDS_OF_WORK);
        community_picked(community, post, only);
    }
    return committee_head(tasks, (enum body)(only / N_KINDS_OF_WORK),
                          (enum kind_of_work)(only % N_KINDS_OF_WORK));
}

/* A free worker takes the next task, waits, or goes home. */
static void choose(struct community *community, uint32_t post)
{
    struct staff *staff = &community->staff;
    const enum task_choice choice = task_choice_of(community->commons->given);
    instant now = community->lp->now;
    uint32_t task = NOBODY;
    if (now < day_end(community, post))
        task = choice == CHOICE_WEIGHTED ? head_by_weight(community, post)
                                         : head_by_rule(community, post, choice);
    if (task != NOBODY) {
        begin(community, post, task);
        return;
    }
    turn(community, post, HOURS_IDLE, now);
    staff->state[post] = now < community->closes ? WORKER_IDLE : WORKER_AWAY;
    staff->home[post] = now;
}

void office_wake(struct community *community, enum body body)
{
    struct staff *staff = &community->staff;
    if (!community->works || community->lp->now >= community->closes)
        return;
    uint32_t longest = NOBODY; /* the one who has been free for longest */
    for (uint32_t post = 0; post < staff->reached; post++)
        if (staff->state[post] == WORKER_IDLE && office_serves(community, post, body) &&
            (longest == NOBODY || staff->since[post] < staff->since[longest]))
            longest = post;
    if (longest != NOBODY)
        choose(community, longest);
}

#define WORKDAYS_YEAR 250 /* about: 104 days of weekends and 11 holidays less */

static bool absent_today(const struct community *community, uint32_t post)
{
    const struct parameters *given = community->commons->given;
    if (!given->mechanisms.leave || given->staff.leave <= 0)
        return false;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_LEAVE,
                               community->staff.identity[post], (uint32_t)community->lp->today);
    return draw_uniform(&draw) < given->staff.leave / WORKDAYS_YEAR;
}

void office_open(struct community *community)
{
    struct staff *staff = &community->staff;
    for (uint32_t post = 0; post < staff->reached; post++) {
        if (staff->state[post] != WORKER_AWAY)
            continue;
        staff->since[post] = community->lp->now;
        staff->home[post] = community->closes;
        staff->picks[post] = 0;
        if (absent_today(community, post)) {
            staff->state[post] = WORKER_ABSENT;
            staff->doing[post] = HOURS_LEAVE;
            continue;
        }
        staff->doing[post] = HOURS_IDLE;
        staff->state[post] = WORKER_IDLE;
        if (staff->task[post] != NOBODY) {
            staff->doing[post] = community->tasks.class[staff->task[post]];
            staff->state[post] = WORKER_BUSY;
            go_on(community, post);
        }
    }
    for (uint32_t post = 0; post < staff->reached; post++)
        if (staff->state[post] == WORKER_IDLE)
            choose(community, post);
}

void office_finish(struct community *community, uint32_t post)
{
    struct staff *staff = &community->staff;
    struct tasks *tasks = &community->tasks;
    uint32_t task = staff->task[post];
    enum body body = (enum body)tasks->body[task];
    bool paper = staff->traits[post] & TRAIT_ON_PAPER;
    staff->task[post] = NOBODY;
    staff->left[post] = 0;
    switch (tasks->class[task]) {
    case TASK_COUNTER:
    case TASK_NEED:
        if (paper)
            case_feigned(community, task);
        else
            case_done(community, task, post);
        break;
    case TASK_ADMIN:
        community_count(community, (paper ? TALLY_PAPER : TALLY_REAL) + (int)body, 1);
        (paper ? community->by_item.paper : community->by_item.done)[task_item(tasks, task)]++;
        if (paper && tasks->kind[task] == KIND_CAMPAIGN)
            campaign_on_paper(community, task);
        else if (paper)
            file_paper(&community->departments, tasks->department[task], body,
                       tasks->identity[task], tasks->work[task], tasks->value[task],
                       task_item(tasks, task), community->lp->today, &community->lp->fault);
        else {
            community_count(community, TALLY_VALUE_MET, tasks->value[task]);
            deed_done(community, task);
        }
        task_close(tasks, task, paper ? CAUSE_ON_PAPER : CAUSE_DONE);
        break;
    default:
        if (!paper)
            deed_done(community, task);
        task_close(tasks, task, paper ? CAUSE_ON_PAPER : CAUSE_DONE);
    }
    choose(community, post);
}

/* A post is given up: what is in hand goes back to wait, with what is left of its ordinary
 * hours; what was being done on paper is still all to be done. */
void office_vacate(struct community *community, uint32_t post, bool post_stays)
{
    struct staff *staff = &community->staff;
    uint32_t task = staff->task[post];
    if (task != NOBODY) {
        int64_t *work = &community->tasks.work[task], left = staff->left[post];
        if (!(staff->traits[post] & TRAIT_ON_PAPER) && left < *work)
            *work = left > 0 ? left : 1;
        flow_book_put_down(&community->flows, post, *work);
        task_put_back(&community->tasks, task, MOVE_GIVEN_BACK);
        staff->task[post] = NOBODY;
        staff->left[post] = 0;
    }
    community_tell_worker(community, post, post_stays ? WITNESSED_QUIT : WITNESSED_LEFT);
    worker_leave(staff, post, post_stays);
}

static void go_home(struct community *community, uint32_t post)
{
    struct staff *staff = &community->staff;
    uint8_t state = staff->state[post];
    instant end = state == WORKER_BUSY ? day_end(community, post) : community->closes;
    if (state == WORKER_BUSY)
        staff->left[post] -= end - staff->since[post];
    if (state == WORKER_IDLE || state == WORKER_ABSENT || state == WORKER_BUSY) {
        turn(community, post, HOURS_IDLE, end);
        staff->home[post] = end;
        staff->state[post] = WORKER_AWAY;
    }
}

/* In 1e-9. Where a degree of burnout begins is assumed; F16 asks with a questionnaire. */
enum { BURNT = 400000000, SEVERELY_BURNT = 650000000 };

static void count_heads(struct community *community)
{
    const struct staff *staff = &community->staff;
    for (uint32_t post = 0; post < staff->reached; post++) {
        if (staff->state[post] == WORKER_VACANT)
            community_count(community, TALLY_VACANT_DAYS, 1);
        if (!worker_employed(staff, post))
            continue;
        community_count(community, TALLY_STAFF_DAYS, 1);
        community_count(community, TALLY_BURNT_DAYS, staff->burnout[post] > BURNT);
        community_count(community, TALLY_SEVERE_DAYS, staff->burnout[post] > SEVERELY_BURNT);
        community_count(community, TALLY_YOUNG_DAYS,
                        (staff->traits[post] & TRAIT_YOUNG_DEGREE) != 0);
        community_count(community, TALLY_CERTIFIED_DAYS,
                        (staff->traits[post] & TRAIT_CERTIFIED) != 0);
        community_count(community, TALLY_SKILL, worker_skill(staff, post));
        community_count(community, TALLY_TENURE, staff->tenure[post]++);
    }
}

/* Who has had enough leaves; the post stays empty for a while. */
static void let_go(struct community *community, uint32_t post)
{
    struct staff *staff = &community->staff;
    const struct commons *commons = community->commons;
    struct draw draw = draw_at(&commons->chance, PURPOSE_VACANCY, staff->identity[post], 0);
    span empty = maths_round(sample_exponential(&draw) * (double)commons->given->staff.vacancy);
    community_count(community, TALLY_QUITS, 1);
    community_count(community, TALLY_YOUNG_QUITS, (staff->traits[post] & TRAIT_YOUNG_DEGREE) != 0);
    community_count(community, TALLY_CERTIFIED_QUITS, (staff->traits[post] & TRAIT_CERTIFIED) != 0);
    office_vacate(community, post, true);
    day first = day_of(community->lp->now + empty) + 1; /* at the start of a day */
    lp_plan(community->lp, midnight_of(first), PHASE_WORLD, HAPPEN_HIRED, post,
            staff->spell[post]);
}

static struct staff_day what_a_day(const struct community *community)
{
    struct staff_day today = {.dual = community->dual[0],
                              .wage = community->rules->figure[RULE_WAGE],
                              .career = community->rules->figure[RULE_CAREER],
                              .public_posts = community->public_posts[0]};
    for (int b = 0; b < N_BODIES; b++) {
        today.press[b] = maths_round(1e6 * office_days_waiting(community, (enum body)b));
        for (int p = 0; p < N_PURPOSES; p++) {
            int account = HOURS_FIRST + b * N_PURPOSES + p;
            today.hours[b][p] = community->staff.balance[account] - community->morning[account];
        }
    }
    return today;
}

enum { QUITS_MOST = 64 }; /* in one evening; the others go another day */

void office_evening(struct community *community)
{
    struct staff *staff = &community->staff;
    uint32_t quit[QUITS_MOST];
    if (community->works) {
        for (uint32_t post = 0; post < staff->reached; post++)
            go_home(community, post);
        staff_clock_day(staff, calendar_office_day(community->commons->calendar),
                        community->closes);
    }
    struct staff_day today = what_a_day(community);
    int n = staff_close_day(staff, &today, quit, QUITS_MOST);
    for (int i = 0; i < n; i++)
        let_go(community, quit[i]);
    count_heads(community);
    staff->learning[0] += staff->learning_day;
}

void office_hired(struct community *community, uint32_t post)
{
    struct staff *staff = &community->staff;
    if (staff->state[post] != WORKER_VACANT ||
        staff->spell[post] != community->lp->current.about)
        return; /* the post was dissolved meanwhile, or made anew and given up again */
    uint64_t identity = identity_of(identity_of(community->place->identity, PURPOSE_WORKER, post),
                                    PURPOSE_WORKER, staff->spell[post]);
    const struct hiring hiring = {1e-6 * (double)community->rules->figure[RULE_NOVICES_DEGREE],
                                  1e-6 * (double)community->rules->figure[RULE_LOCAL_STAFF]};
    worker_engage(staff, post, (enum body)staff->body[post], identity,
                  (uint8_t)(staff->traits[post] & (TRAIT_HIRED | TRAIT_GRID)),
                  &community->commons->chance, false, &hiring);
    community_tell_worker(community, post, WITNESSED_HIRED);
}
