/* community.c - making a community; its morning, post and evening. See community.h. */
#include "models/community.h"

#include "models/happenings/assembly.h"
#include "models/happenings/campaign.h"
#include "models/happenings/estate.h"
#include "models/happenings/fabric.h"
#include "models/happenings/gate.h"
#include "models/happenings/platform.h"
#include "models/happenings/purchase.h"
#include "models/happenings/purse.h"
#include "models/happenings/referral.h"
#include "models/happenings/training.h"
#include "models/happenings/voice.h"
#include "models/purposes.h"
#include "sim/maths.h"

static const struct column coming_columns[] = {
    COLUMN(community, coming_class), COLUMN(community, coming_flags),
    COLUMN(community, coming_head),  COLUMN(community, coming_identity),
    COLUMN(community, coming_work),  COLUMN(community, coming_next),
};
static const struct column sum_columns[] = {
    COLUMN(community, participants), COLUMN(community, participants_stamp),
    COLUMN(community, year_clock),   COLUMN(community, seconded),
    COLUMN(community, hired),        COLUMN(community, dual),
    COLUMN(community, income),       COLUMN(community, coming_spare),
    COLUMN(community, grid),         COLUMN(community, public_posts),
};

enum { WORKSTATION_ROWS = 24 }; /* reserved at first; more are added behind them */

static void staff_settle(struct community *community)
{
    for (uint32_t post = 0; post < community->staff.committee_posts; post++) {
        uint64_t identity = identity_of(
            identity_of(community->place->identity, PURPOSE_WORKER, post), PURPOSE_WORKER, 0);
        worker_enter(&community->staff, post, BODY_COMMITTEE, identity, 0,
                     &community->commons->chance, true);
    }
}

int community_init(struct community *community, const struct commons *commons,
                   const struct layout_place *place, const struct rules *rules, struct lp *lp,
                   struct fault *fault)
{
    const struct parameters *given = commons->given;
    int status;
    *community = (struct community){
        .commons = commons, .place = place, .rules = rules, .lp = lp};
    if ((status = table_init(&community->comings, TABLE_COLUMNS(coming_columns), 0,
                             community, 128, fault)) ||
        (status = table_init(&community->sums, TABLE_COLUMNS(sum_columns), -1, community, 1,
                             fault)) ||
        (status = residents_init(&community->residents, place->residents, fault)) ||
        (status = trusts_init(&community->trust, place->residents, given, &commons->stocks,
                              fault)) ||
        (status = item_book_init(&community->by_item, (uint32_t)commons->items->n, fault)) ||
        (status = staff_init(&community->staff, place->posts, WORKSTATION_ROWS, given,
                             &commons->stocks, commons->items->n > 0,
                             community->by_item.hours, fault)) ||
        (status = tasks_init(&community->tasks, 512, commons->items->n > 0, fault)) ||
        (status = money_init(&community->money, fault)) ||
        (status = departments_init(&community->departments, place->identity, given,
                                   commons->items, &commons->chance, fault)) ||
        (status = tallies_init(&community->tally, fault)) ||
        (status = flow_book_init(&community->flows, community->staff.table.capacity, fault)))
        return status;
    community->tasks.flows = &community->flows;
    community->sums.n = 1;
    departments_resize(&community->departments, place->residents);
    struct residents_mix mix = {place->retired, place->students, place->local,
                                place_types[place->sort].belonging};
    residents_settle(&community->residents, &community->trust, &commons->chance,
                     place->identity, mix, given);
    staff_settle(community);
    /* what is owed and owned stands before those who decide about it */
    if ((status = purse_init(community, fault)) ||
        (status = purchase_init(community, fault)) ||
        (status = fabric_init(community, fault)) ||
        (status = assembly_init(community, fault)) ||
        (status = estate_init(community, fault)) ||
        (status = voice_init(community, fault)) ||
        (status = platform_init(community, fault)) ||
        (status = gate_init(community, fault)) ||
        (status = campaign_init(community, fault)))
        return status;
    return desk_settle(community, fault);
}

void community_free(struct community *community)
{
    campaign_free(community);
    purchase_free(community);
    purse_free(community);
    gate_free(community);
    platform_free(community);
    voice_free(community);
    estate_free(community);
    assembly_free(community);
    fabric_free(community);
    table_free(&community->comings);
    table_free(&community->sums);
    residents_free(&community->residents);
    trusts_free(&community->trust);
    staff_free(&community->staff);
    tasks_free(&community->tasks);
    money_free(&community->money);
    departments_free(&community->departments);
    tallies_free(&community->tally);
    item_book_free(&community->by_item);
    flow_book_free(&community->flows);
}

int community_tables(struct community *c, struct table *tables[COMMUNITY_TABLES])
{
    struct table *own[] = {
        &c->residents.table, &c->trust.table,       &c->trust.books,       &c->trust.causes,
        &c->trust.clocks,    &c->staff.table,       &c->staff.books,       &c->staff.sums,
        &c->staff.bodies,    &c->tasks.table,       &c->tasks.queues,      &c->tasks.books,
        &c->money.books,     &c->departments.items, &c->departments.files,
        &c->departments.desks, &c->tally.table,     &c->tally.groups,      &c->comings,
        &c->sums,            &c->flows.table,       &c->flows.posts,       &c->flows.parts,
        &c->by_item.table,
    };
    int n = 0;
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
        tables[n++] = own[i];
    n += fabric_tables(c, &tables[n]);
    n += assembly_tables(c, &tables[n]);
    n += estate_tables(c, &tables[n]);
    n += voice_tables(c, &tables[n]);
    n += platform_tables(c, &tables[n]);
    n += gate_tables(c, &tables[n]);
    n += purse_tables(c, &tables[n]);
    n += purchase_tables(c, &tables[n]);
    n += campaign_tables(c, &tables[n]);
    ALWAYS(n <= COMMUNITY_TABLES);
    return n;
}

/* ---- the workstation's posts ---- */

static uint32_t reserved_row(struct community *community)
{
    struct staff *staff = &community->staff;
    for (uint32_t post = staff->committee_posts; post < staff->table.n; post++)
        if (staff->state[post] == WORKER_NONE)
            return post;
    if (staff->table.n == staff->table.capacity &&
        (table_reserve(&staff->table, 2 * staff->table.capacity, &community->lp->fault) ||
         flow_book_reserve(&community->flows, staff->table.capacity, &community->lp->fault)))
        return NOBODY;
    return staff->table.n++;
}

static bool take_on(struct community *community, enum body body, uint64_t identity,
                    uint8_t trait)
{
    const struct hiring hiring = {
        1e-6 * (double)community->rules->figure[RULE_NOVICES_DEGREE],
        1e-6 * (double)community->rules->figure[RULE_LOCAL_STAFF]};
    uint32_t post = reserved_row(community);
    if (post == NOBODY)
        return false;
    worker_engage(&community->staff, post, body, identity, trait, &community->commons->chance,
                  true, &hiring);
    community_tell_worker(community, post, WITNESSED_HIRED);
    return true;
}

/* Release a body's workers of one kind, the last to come first. Returns how many. */
static uint32_t release(struct community *community, enum body body, uint8_t trait, uint32_t n)
{
    struct staff *staff = &community->staff;
    uint32_t released = 0;
    for (uint32_t post = staff->table.n; post-- > staff->committee_posts && released < n;) {
        if (staff->state[post] == WORKER_NONE || staff->body[post] != (uint8_t)body ||
            !(staff->traits[post] & trait))
            continue;
        if (worker_employed(staff, post))
            office_vacate(community, post, false);
        else
            staff->state[post] = WORKER_NONE;
        released++;
    }
    return released;
}

/* A dissolved workstation's tasks go to the committee in order of filing, its cash to
 * the street. */
static void dissolve(struct community *community)
{
    struct tasks *tasks = &community->tasks;
    for (int c = 0; c < N_CLASSES; c++) {
        uint32_t task;
        while ((task = task_head(tasks, BODY_WORKSTATION, (enum task_class)c)) != NOBODY)
            task_hand_over(tasks, task, BODY_COMMITTEE);
    }
    for (uint32_t t = 0; t < tasks->table.n; t++)
        if (tasks->body[t] == BODY_WORKSTATION &&
            (tasks->state[t] == TASK_AWAY || tasks->state[t] == TASK_UNDER_WAY))
            task_hand_over(tasks, t, BODY_COMMITTEE); /* away, or in the hands of a dual worker */
    int64_t cash = community->money.balance[MONEY_WORKSTATION];
    if (cash > 0) {
        money_pay(&community->money, PAY_RETURNED, cash);
        lp_send(community->lp, community->commons->first_street + community->place->street,
                LETTER_CASH, cash, 0, 0);
    }
}

/* Professional posts that the rules add to the committee. */
static void adapt_added(struct community *community)
{
    uint32_t *added = community->liaison.added;
    uint32_t wanted = posts_added(community->rules, &community->commons->institution,
                                  community->place->identity);
    for (; *added < wanted; ++*added) {
        uint64_t identity = identity_of(identity_of(community->place->identity, PURPOSE_POSTS,
                                                    RULE_POSTS_ADDED), PURPOSE_POSTS, *added);
        if (!take_on(community, BODY_COMMITTEE, identity, TRAIT_HIRED))
            return;
    }
    if (*added > wanted)
        *added -= release(community, BODY_COMMITTEE, TRAIT_HIRED, *added - wanted);
}

static void adapt_posts(struct community *community)
{
    struct workstation_posts posts =
        workstation_posts(community->rules, &community->commons->institution,
                          community->place->identity, community->staff.committee_posts);
    bool stood = community->seconded[0] || community->hired[0] || community->dual[0];
    community->dual[0] = posts.dual;
    while (community->hired[0] < posts.hired) {
        uint64_t identity =
            identity_of(community->place->identity, PURPOSE_POSTS, community->hired[0]);
        if (!take_on(community, BODY_WORKSTATION, identity, TRAIT_HIRED))
            return;
        community->hired[0]++;
    }
    community->public_posts[0] = posts.public_posts;
    while (community->grid[0] < posts.grid) {
        uint64_t identity =
            identity_of(community->place->identity, PURPOSE_GRID, community->grid[0]);
        if (!take_on(community, BODY_COMMITTEE, identity, TRAIT_GRID))
            return;
        community->grid[0]++;
    }
    if (community->grid[0] > posts.grid)
        community->grid[0] -=
            release(community, BODY_COMMITTEE, TRAIT_GRID, community->grid[0] - posts.grid);
    if (community->hired[0] > posts.hired)
        community->hired[0] -=
            release(community, BODY_WORKSTATION, TRAIT_HIRED, community->hired[0] - posts.hired);
    if (community->seconded[0] > posts.seconded) { /* they go back to the street office */
        uint32_t back = release(community, BODY_WORKSTATION, TRAIT_SECONDED,
                                community->seconded[0] - posts.seconded);
        community->seconded[0] -= back;
        lp_send(community->lp, community->commons->first_street + community->place->street,
                LETTER_RETURNED, back, 0, 0);
    }
    bool stands = posts.seconded || posts.hired || posts.dual;
    if (stood && !stands)
        dissolve(community);
}

/* ---- the day ---- */

#define OVERTIME_FROM 1 /* days of work waiting; assumed */
#define OVERTIME_FULL 5
enum { SEATS = 6 }; /* of a joint meeting, half of them each body's; assumed */

/* Up to two hours' overtime, rising as the work that waits rises from one day's to five. */
static span overtime(const struct community *community, enum body body)
{
    if (!community->commons->given->mechanisms.overtime)
        return 0;
    double days = office_days_waiting(community, body);
    double part = (days - OVERTIME_FROM) / (OVERTIME_FULL - OVERTIME_FROM);
    return maths_round((double)OFFICE_OVERTIME * (part < 0 ? 0 : part > 1 ? 1 : part));
}

/* The weekly joint meeting of committee and workstation. */
static void meet(struct community *community)
{
    int64_t hours = community->rules->figure[RULE_MEETING_HOURS];
    if (hours <= 0 || day_weekday(community->lp->today) != 0)
        return;
    uint64_t meeting = identity_of(community->place->identity, PURPOSE_OVERHEAD,
                                   (uint32_t)community->lp->today);
    for (uint32_t seat = 0; seat < SEATS; seat++) {
        uint64_t identity = identity_of(meeting, PURPOSE_OVERHEAD, seat);
        bool theirs = seat >= SEATS / 2 && office_manned(community, BODY_WORKSTATION);
        desk_overhead(community, theirs ? BODY_WORKSTATION : BODY_COMMITTEE, identity, 0,
                      hours / SEATS);
    }
}

/* Once a week grid workers' own employer has its entries and meetings. */
static void grid_line(struct community *community)
{
    if (!community->grid[0] || day_weekday(community->lp->today) != 0)
        return;
    uint64_t identity = identity_of(community->place->identity, PURPOSE_GRID,
                                    0x80000000u | (uint32_t)community->lp->today);
    desk_overhead(community, BODY_COMMITTEE, identity, 0,
                  maths_round(community->commons->given->staff.grid_hours * community->grid[0] *
                              (double)HOUR));
}

void community_morning(struct community *community)
{
    const struct calendar *calendar = community->commons->calendar;
    day today = community->lp->today;
    struct invitations invitations;
    taking_part_invite(community, &invitations);
    table_foresee(&community->staff.table);
    table_foresee(&community->tasks.table);
    table_foresee(&community->comings);
    table_foresee(&community->departments.items);
    community->works = calendar_works(calendar, today);
    community->opens = community->closes = midnight_of(today);
    if (community->works) {
        community->opens = calendar_opens(calendar, today);
        community->closes = calendar_closes(calendar, today);
    }
    money_arrived(&community->money);
    adapt_posts(community);
    adapt_added(community);
    for (int b = 0; b < N_BODIES; b++)
        community->day_end[b] = community->closes + overtime(community, (enum body)b);
    for (int a = 0; a < N_HOURS_ACCOUNTS; a++)
        community->morning[a] = community->staff.balance[a];
    meet(community);
    grid_line(community);
    if (community->works)
        lp_plan(community->lp, community->opens, PHASE_PEOPLE, HAPPEN_OPEN, 0, 0);
    gate_morning(community);
    voice_morning(community);
    assembly_morning(community);
    referral_morning(community);
    campaign_morning(community);
    purse_morning(community);
    purchase_morning(community);
    fabric_morning(community);
    taking_part_meet(community, &invitations);
    case_draw_day(community);
    desk_draw_day(community);
}

void community_receive(struct community *community, const struct letter *letter)
{
    community_tell(community, (struct witnessed){.what = WITNESSED_LETTER,
                                                 .kind = (uint8_t)letter->kind,
                                                 .identity = (uint64_t)letter->word[1],
                                                 .cause = (uint64_t)letter->word[2],
                                                 .post = letter->from,
                                                 .resident = NOBODY,
                                                 .value = letter->word[0]});
    if (letter->kind == LETTER_ORDER || letter->kind == LETTER_VERDICT ||
        letter->kind == LETTER_DISMISSED || letter->kind == LETTER_RANK) {
        voice_receive(community, letter);
    } else if (letter->kind == LETTER_DEMAND) {
        gate_receive(community, letter);
    } else if (letter->kind == LETTER_FUND) {
        money_pay(&community->money, PAY_FUND_IN, letter->word[0]);
    } else if (letter->kind == LETTER_BUDGET) {
        money_pay(&community->money, PAY_BUDGET_IN, letter->word[0]);
        purse_receive(community, letter);
    } else {
        ALWAYS(letter->kind == LETTER_SECONDED);
        for (int64_t i = 0; i < letter->word[0]; i++) {
            uint64_t identity = identity_of((uint64_t)letter->word[2], PURPOSE_WORKER,
                                            (uint32_t)(letter->word[1] + i));
            if (take_on(community, BODY_WORKSTATION, identity, TRAIT_SECONDED))
                community->seconded[0]++;
        }
    }
}

/* ---- the evening ---- */

static bool last_of_month(day today)
{
    return date_of_day(today + 1).day == 1;
}

/* Wages by days in post; running costs that reforms add, by days; both from the purse (P12).
 * What is spent on services is told in purse.c. */
static void pay_month(struct community *community)
{
    struct staff *staff = &community->staff;
    struct money *money = &community->money;
    const struct commons *commons = community->commons;
    double wage = wage_of_day(commons->given);
    double running = (double)purse_running(community->rules, commons->given);
    struct date date = date_of_day(community->lp->today);
    for (uint32_t post = 0; post < staff->reached; post++) {
        int64_t paid = worker_wage(staff, post, community->rules->figure[RULE_WAGE],
                                   community->public_posts[0]);
        int64_t due = maths_round(wage * staff->unpaid_days[post] * ((double)paid / 1e6));
        staff->unpaid_days[post] = 0;
        money_pay(money, PAY_WAGES, due);
        community_count(community, TALLY_WAGES, due);
    }
    money_pay(money, PAY_OPERATING,
              maths_round(running * date.day / YEAR_DAYS));
    /* accounts for the task money received: hours per 10,000 yuan */
    double accounts = (double)community->income[0] / 1e6 *
                      (double)community->rules->figure[RULE_ACCOUNTING_HOURS];
    community->income[0] = 0;
    uint64_t identity = identity_of(community->place->identity, PURPOSE_OVERHEAD,
                                    0x80000000u | (uint32_t)community->lp->today);
    desk_overhead(community, BODY_COMMITTEE, identity, 0, maths_round(accounts));
}

static void tell_trust(struct community *community)
{
    int64_t sum = 0;
    for (uint32_t r = 0; r < community->residents.table.n; r++)
        sum += trust_read(&community->trust, r, TRUST_COMMITTEE);
    lp_send(community->lp, community->commons->city, LETTER_TRUST, sum,
            community->residents.table.n, 0);
}

/* Columns double here, at the day's end, so that the day itself need not allocate: a
 * quarter of the rows stays free (a day that needs more than that still gets them). */
static void make_room(struct community *community)
{
    struct table *tables[] = {&community->tasks.table, &community->comings,
                              &community->complaints.table,
                              &community->departments.items, &community->departments.files};
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        if (tables[i]->n > tables[i]->capacity / 4 * 3)
            table_reserve(tables[i], 2 * tables[i]->capacity, &community->lp->fault);
    queue_reserve(&community->lp->queue, community->lp->queue.capacity / 4,
                  &community->lp->fault);
}

void community_evening(struct community *community)
{
    struct staff *staff = &community->staff;
    for (uint32_t post = 0; post < staff->reached; post++)
        if (worker_employed(staff, post) && !(staff->traits[post] & TRAIT_SECONDED))
            staff->unpaid_days[post]++;
    office_evening(community);
    trusts_close_day(&community->trust);
    community->year_clock[0] += stock_day(1);
    community_count(community, TALLY_DAYS, 1);
    community_count(community, TALLY_MATCH, case_match(community));
    fabric_evening(community);
    desk_evening(community);
    estate_evening(community);
    if (last_of_month(community->lp->today)) {
        community_count(community, TALLY_MONTHS, 1);
        pay_month(community);
        purse_month(community); /* its money for what is common is spent the same evening */
        purchase_month(community);
        fabric_month(community);
        assembly_month(community);
        estate_month(community);
        voice_month(community);
        platform_month(community);
        gate_month(community);
        training_month(community);
        if (community->commons->given->mechanisms.inspection)
            tell_trust(community);
    }
    community->appealed = complaints_open(&community->complaints) -
                          tasks_of_kind(&community->tasks, KIND_ORDER);
    make_room(community);
}
