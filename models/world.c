/* world.c - building a city, its days and its midnights. See world.h. */
#include "models/world.h"

#include <stdlib.h>

#include "models/books.h"
#include "models/recorder.h"
#include "sim/maths.h"

/* ---- periods ---- */

static day next_start(const struct scenario_run *run, int i)
{
    switch (run->record) {
    case RECORD_DAY: return run->start + i;
    case RECORD_YEAR: return date_add_months(run->start, 12 * i);
    default: return date_add_months(run->start, i);
    }
}

int periods_init(struct periods *periods, const struct scenario *scenario, struct fault *fault)
{
    const struct scenario_run *run = &scenario->run;
    *periods = (struct periods){.begin = date_add_months(run->start, -run->burn_in),
                                .end = date_add_months(run->start, run->length)};
    while (next_start(run, periods->n) < periods->end)
        periods->n++;
    periods->starts = calloc((size_t)periods->n + 1, sizeof *periods->starts);
    if (!periods->starts)
        return fault_memory(fault, (size_t)periods->n * sizeof *periods->starts);
    for (int i = 0; i < periods->n; i++)
        periods->starts[i] = next_start(run, i);
    return 0;
}

void periods_free(struct periods *periods)
{
    free(periods->starts);
    *periods = (struct periods){0};
}

/* ---- rules by date ---- */

/* When an order begins to act at a place: what began before the recording acts through
 * the whole burn-in; what ended before it never acts. */
static day acts_from(const struct world *world, int order, uint32_t place)
{
    size_t at = (size_t)order * world->layout->n_places + place;
    day start = world->periods->starts[0];
    if (world->layout->end[at] <= start)
        return INT32_MAX;
    return world->layout->begin[at] < start ? world->periods->begin : world->layout->begin[at];
}

static int fold_place(struct world *world, uint32_t place, day today, struct fault *fault)
{
    int n = 0;
    for (int o = 0; o < world->scenario->n_orders; o++) {
        size_t at = (size_t)o * world->layout->n_places + place;
        day begin = acts_from(world, o, place);
        if (today < begin || today >= world->layout->end[at])
            continue;
        world->in_force[n] = true;
        world->ordered[n] = &world->scenario->orders[o];
        fold_order_from(&world->scenario->orders[o], world->layout->begin[at],
                        &world->folds[n++]);
    }
    int touched = fold_rules(&world->baseline, world->folds, world->in_force, n,
                             &world->rules[place], fault);
    if (touched < 0)
        return touched;
    if (world->item_rules) {
        const int items = world->scenario->items.n;
        touched += item_rules_fold(world->ordered, n, world->rules[place].figure[RULE_TASK_PRICE],
                                   &world->item_rules[(size_t)place * (size_t)items], items);
    }
    world->touches += (uint64_t)touched;
    return 0;
}

/* Whether any order touches an item by name. */
static bool names_items(const struct scenario *scenario)
{
    for (int o = 0; o < scenario->n_orders; o++)
        if (scenario->orders[o].n_items)
            return true;
    return false;
}

/* Fold afresh wherever a reform begins or ends on this day. */
static int fold_changes(struct world *world, day today, bool all, struct fault *fault)
{
    for (uint32_t p = 0; p < world->n_communities; p++) {
        bool changes = all;
        for (int o = 0; o < world->scenario->n_orders && !changes; o++)
            changes = acts_from(world, o, p) == today ||
                      world->layout->end[(size_t)o * world->layout->n_places + p] == today;
        int status = changes ? fold_place(world, p, today, fault) : 0;
        if (status)
            return status;
    }
    return 0;
}

/* ---- building ---- */

int world_init(struct world *world, const struct scenario *scenario, const struct layout *layout,
               const struct periods *periods, const struct calendar *calendar,
               uint32_t replicate, struct record *record, struct fault *fault)
{
    const struct parameters *given = &scenario->parameters;
    int status;
    *world = (struct world){
        .scenario = scenario, .layout = layout, .periods = periods, .record = record,
        .n_communities = layout->n_places, .n_streets = layout->n_streets,
        .n_places = layout->n_places + layout->n_streets + 1, .period = -1};
    world->commons = (struct commons){
        .given = given, .calendar = calendar,
        .chance = chance_under(scenario->run.seed, replicate),
        .institution = chance_under(scenario->run.seed, 0),
        .items = &scenario->items, .city = world->n_places - 1, .first_street = world->n_communities};
    stock_table_init(&world->commons.stocks);
    rules_baseline(given, &world->baseline);
    world->rules = calloc(world->n_communities, sizeof *world->rules);
    world->communities = calloc(world->n_communities, sizeof *world->communities);
    world->streets = calloc(world->n_streets, sizeof *world->streets);
    world->lps = calloc(world->n_places, sizeof *world->lps);
    world->folds = calloc((size_t)scenario->n_orders + 1, sizeof *world->folds);
    world->in_force = calloc((size_t)scenario->n_orders + 1, sizeof *world->in_force);
    world->ordered = calloc((size_t)scenario->n_orders + 1, sizeof *world->ordered);
    if (names_items(scenario))
        world->item_rules = calloc((size_t)world->n_communities * (size_t)scenario->items.n,
                                   sizeof *world->item_rules);
    if (!world->ordered || (names_items(scenario) && !world->item_rules) || !world->folds ||
        !world->in_force || !world->rules || !world->communities || !world->streets || !world->lps)
        return fault_memory(fault, world->n_communities * sizeof *world->communities);
    if ((status = recorder_init(world, fault)) ||
        (status = city_init(&world->city, world->n_communities, given, fault)) ||
        (status = fold_changes(world, periods->begin, true, fault)))
        return status;
    world->city.list = scenario->items.n ? &scenario->items : NULL;
    world->commons.pressure = world->city.pressure;
    world->commons.pressure_mean = world->city.pressure_mean;
    for (uint32_t p = 0; p < world->n_places; p++)
        if ((status = lp_init(&world->lps[p], p, p < world->n_communities ? 512 : 8,
                              periods->begin, fault)))
            return status;
    for (uint32_t s = 0; s < world->n_streets; s++)
        if ((status = street_init(&world->streets[s], layout->streets[s].identity,
                                  layout->streets[s].staff, world->n_communities, given, fault)))
            return status;
    for (uint32_t p = 0; p < world->n_communities; p++)
        if ((status = community_init(&world->communities[p], &world->commons, &layout->places[p],
                                     &world->rules[p], &world->lps[p], fault)))
            return status;
    for (uint32_t p = 0; p < world->n_communities && world->item_rules; p++)
        world->communities[p].item_rules =
            &world->item_rules[(size_t)p * (size_t)scenario->items.n];
    world->window = (struct window){.model = &society, .world = world, .lps = world->lps,
                                    .n = world->n_places, .today = periods->begin};
    if (periods->begin == periods->starts[0]) { /* no burn-in: recorded from the start */
        world->period = 0;
        for (uint32_t p = 0; p < world->n_places && record; p++)
            recorder_begin(world, p);
    }
    return 0;
}

void world_free(struct world *world)
{
    for (uint32_t p = 0; world->communities && p < world->n_communities; p++)
        community_free(&world->communities[p]);
    for (uint32_t s = 0; world->streets && s < world->n_streets; s++)
        street_free(&world->streets[s]);
    for (uint32_t p = 0; world->lps && p < world->n_places; p++)
        lp_free(&world->lps[p]);
    city_free(&world->city);
    recorder_free(world);
    free(world->rules);
    free(world->communities);
    free(world->streets);
    free(world->lps);
    free(world->folds);
    free(world->in_force);
    free(world->item_rules);
    free(world->ordered);
    *world = (struct world){0};
}

int world_run(struct world *world, int threads, struct fault *fault)
{
    return window_run(&world->window, world->periods->end, threads, fault);
}

/* ---- the day, by kind of place ---- */

static void happen_open(void *place, struct lp *lp, const struct event *event)
{
    (void)event;
    office_open(&((struct world *)place)->communities[lp->index]);
}

#define HAPPENING(name, call, argument)                                             \
    static void happen_##name(void *place, struct lp *lp, const struct event *event) \
    {                                                                               \
        call(&((struct world *)place)->communities[lp->index], event->argument);    \
    }
HAPPENING(arrival, case_arrives, about)
HAPPENING(finish, office_finish, who)
HAPPENING(patience, case_impatient, who)
HAPPENING(back, case_back, who)
HAPPENING(item, desk_item_due, who)
HAPPENING(idea, desk_idea, about)
HAPPENING(visit, desk_visit, who)
HAPPENING(hired, office_hired, who)

static void happen_item_end(void *place, struct lp *lp, const struct event *event)
{
    item_end(&((struct world *)place)->communities[lp->index].departments, event->who);
}

static const struct happening happenings[N_HAPPENINGS] = {
    [HAPPEN_OPEN] = {"office opens", happen_open},
    [HAPPEN_ARRIVAL] = {"case arrives", happen_arrival},
    [HAPPEN_FINISH] = {"work finished", happen_finish},
    [HAPPEN_PATIENCE] = {"patience ends", happen_patience},
    [HAPPEN_BACK] = {"case is back", happen_back},
    [HAPPEN_ITEM] = {"item is due", happen_item},
    [HAPPEN_ITEM_END] = {"item ends", happen_item_end},
    [HAPPEN_IDEA] = {"idea", happen_idea},
    [HAPPEN_VISIT] = {"visit", happen_visit},
    [HAPPEN_HIRED] = {"post filled", happen_hired},
};

static int days_of_month(day in)
{
    struct date date = date_of_day(in);
    day first = in - date.day + 1;
    return date_add_months(first, 1) - first;
}

static void send_budget(struct world *world, struct lp *lp, uint32_t to, int64_t amount)
{
    struct money *money = &world->city.money;
    money_pay(money, MONEY_OUTSIDE, MONEY_PURSE, PAY_TAXES, amount);
    money_pay(money, MONEY_PURSE, MONEY_TRANSIT, PAY_BUDGET_OUT, amount);
    lp_send(lp, to, LETTER_BUDGET, amount, 0, 0);
}

/* On the first of the month, or of the run: wages of all posts and operating costs for the
 * rest of the month, by the rules there. */
static void share_out(struct world *world, struct lp *lp)
{
    const struct parameters *given = world->commons.given;
    const int days = days_of_month(lp->today) - date_of_day(lp->today).day + 1;
    const double wage = wage_of_day(given);
    for (uint32_t p = 0; p < world->n_communities; p++) {
        const struct layout_place *place = &world->layout->places[p];
        struct workstation_posts posts = workstation_posts(
            &world->rules[p], &world->commons.institution, place->identity, place->posts);
        double operating = (double)community_budget(place, &world->rules[p], given);
        send_budget(world, lp, p,
                    maths_round(wage * days * (place->posts + posts.hired) +
                                operating * days / YEAR_DAYS));
    }
    for (uint32_t s = 0; s < world->n_streets; s++)
        send_budget(world, lp, world->commons.first_street + s,
                    maths_round(wage * days * world->streets[s].staff));
}

/* A street office lends people where the rules of the day want more than it has lent. */
static void lend(struct world *world, struct lp *lp, uint32_t s)
{
    struct street *street = &world->streets[s];
    for (uint32_t p = 0; p < world->n_communities; p++) {
        const struct layout_place *place = &world->layout->places[p];
        if (place->street != s)
            continue;
        uint32_t first;
        struct workstation_posts posts = workstation_posts(
            &world->rules[p], &world->commons.institution, place->identity, place->posts);
        uint32_t n = street_lend(street, p, posts.seconded, &first);
        if (n)
            lp_send(lp, p, LETTER_SECONDED, n, first, (int64_t)street->identity);
    }
}

static void morning(void *of, struct lp *lp)
{
    struct world *world = of;
    if (lp->index < world->n_communities) {
        community_morning(&world->communities[lp->index]);
    } else if (lp->index == world->commons.city) {
        money_arrived(&world->city.money);
        if (date_of_day(lp->today).day == 1 || lp->today == world->periods->begin)
            share_out(world, lp);
    } else {
        uint32_t s = lp->index - world->n_communities;
        money_arrived(&world->streets[s].money);
        lend(world, lp, s);
    }
}

static void receive_at_city(struct city *city, const struct letter *letter)
{
    if (letter->kind == LETTER_COUNTS) {
        city->caught[letter->word[0]] += (uint32_t)letter->word[1];
        return;
    }
    ALWAYS(letter->kind == LETTER_TRUST);
    city->trust_sum[0] += letter->word[0];
    city->trust_heads[0] += letter->word[1];
}

static void receive(void *of, struct lp *lp, const struct letter *letter)
{
    struct world *world = of;
    if (lp->index < world->n_communities) {
        community_receive(&world->communities[lp->index], letter);
        return;
    }
    if (lp->index == world->commons.city) {
        receive_at_city(&world->city, letter);
        return;
    }
    struct street *street = &world->streets[lp->index - world->n_communities];
    if (letter->kind == LETTER_RETURNED)
        street_take_back(street, letter->from, (uint32_t)letter->word[0]);
    else
        money_pay(&street->money, MONEY_OUTSIDE, MONEY_PURSE,
                  letter->kind == LETTER_CASH ? PAY_RETURNED : PAY_BUDGET_IN, letter->word[0]);
}

static void evening_at_city(struct city *city)
{
    if (city->trust_heads[0] > 0) {
        city->trust[0] = city->trust_sum[0] / city->trust_heads[0];
        city->trust_sum[0] = city->trust_heads[0] = 0;
    }
    city_close_day(city);
}

/* Whether a period ends with this day, or the recording begins after it. */
static bool look_tonight(const struct world *world, day today)
{
    const struct periods *periods = world->periods;
    return today + 1 == periods->end || today + 1 == periods->starts[0] ||
           (world->period >= 0 && world->period + 1 < periods->n &&
            today + 1 == periods->starts[world->period + 1]);
}

static void evening(void *of, struct lp *lp)
{
    struct world *world = of;
    bool look = look_tonight(world, lp->today);
    if (lp->index < world->n_communities) {
        community_evening(&world->communities[lp->index]);
    } else if (lp->index == world->commons.city) {
        evening_at_city(&world->city);
    } else {
        struct street *street = &world->streets[lp->index - world->n_communities];
        if (calendar_works(world->commons.calendar, lp->today))
            street_close_day(street, calendar_office_day(world->commons.calendar));
        if (date_of_day(lp->today + 1).day == 1)
            street_pay_month(street, days_of_month(lp->today));
    }
    if (books_close(world, lp->index, look, &lp->fault) || !look || !world->record)
        return;
    if (world->period < 0)
        recorder_begin(world, lp->index);
    else
        recorder_look(world, lp->index);
}

static int midnight(void *of, day ended, struct fault *fault)
{
    struct world *world = of;
    int status = books_close_mail(world, fault);
    if (status)
        return status;
    if (look_tonight(world, ended)) {
        if (world->period >= 0 && world->record)
            recorder_groups(world);
        if (world->record)
            recorder_items(world);
        world->period++;
    }
    if (world->told)
        world->told(world->listener, ended, window_events(&world->window));
    return fold_changes(world, ended + 1, false, fault);
}

const struct model society = {
    .name = "society", .happenings = happenings, .n_happenings = N_HAPPENINGS,
    .receive = receive, .morning = morning, .evening = evening, .midnight = midnight,
};

/* ---- the whole ---- */

static void community_digest(const struct community *c, struct digest *digest)
{
    const struct table *tables[] = {
        &c->residents.table, &c->trust.table,      &c->trust.books,       &c->trust.causes,
        &c->trust.clocks,    &c->staff.table,      &c->staff.books,       &c->staff.sums,
        &c->staff.bodies,    &c->tasks.table,      &c->tasks.queues,      &c->tasks.books,
        &c->money.books,     &c->departments.items, &c->departments.files,
        &c->departments.desks, &c->tally.table,    &c->comings,           &c->sums,
    };
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        table_digest(tables[i], digest);
    if (c->by_item.table.n > 1) /* else it says nothing that the ledgers do not */
        table_digest(&c->by_item.table, digest);
}

void world_digest(const struct world *world, struct digest *digest)
{
    for (uint32_t p = 0; p < world->n_communities; p++)
        community_digest(&world->communities[p], digest);
    for (uint32_t s = 0; s < world->n_streets; s++) {
        table_digest(&world->streets[s].table, digest);
        table_digest(&world->streets[s].loans, digest);
        table_digest(&world->streets[s].money.books, digest);
    }
    table_digest(&world->city.desks, digest);
    table_digest(&world->city.table, digest);
    table_digest(&world->city.money.books, digest);
    for (uint32_t p = 0; p < world->n_places; p++)
        digest_u64(digest, queue_digest(&world->lps[p].queue));
}

static size_t community_bytes(const struct community *c)
{
    return c->residents.table.bytes + c->trust.table.bytes + c->trust.books.bytes +
           c->trust.causes.bytes + c->trust.clocks.bytes + c->staff.table.bytes +
           c->staff.books.bytes + c->staff.sums.bytes + c->staff.bodies.bytes +
           c->tasks.table.bytes + c->tasks.queues.bytes + c->tasks.books.bytes +
           c->money.books.bytes + c->departments.items.bytes + c->departments.files.bytes +
           c->departments.desks.bytes + c->tally.table.bytes + c->comings.bytes + c->sums.bytes +
           c->by_item.table.bytes;
}

size_t world_bytes(const struct world *world)
{
    size_t bytes = 0;
    for (uint32_t p = 0; p < world->n_communities; p++)
        bytes += community_bytes(&world->communities[p]) + sizeof world->communities[p];
    for (uint32_t p = 0; p < world->n_places; p++)
        bytes += queue_bytes(&world->lps[p].queue) + sizeof world->lps[p];
    return bytes;
}
