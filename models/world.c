/* world.c - building a city and its rules by date. See world.h. */
#include "models/world.h"

#include <stdlib.h>

#include "models/recorder.h"

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
    struct rules own = world->baseline;
    types_rules(world->layout->places[place].sort, &own);
    int touched = fold_rules(&own, world->folds, world->in_force, n,
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

int world_fold(struct world *world, day today, bool all, struct fault *fault)
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

int64_t world_of_street(const struct world *world, uint32_t street, enum rule rule)
{
    int64_t sum = 0;
    for (uint32_t p = 0; p < world->n_communities; p++)
        if (world->layout->places[p].street == street)
            sum += world->rules[p].figure[rule];
    return sum;
}

/* ---- building ---- */

int world_init(struct world *world, const struct scenario *scenario, const struct layout *layout,
               const struct periods *periods, const struct calendar *calendar,
               uint32_t replicate, struct record *record, struct fault *fault)
{
    return world_init_spread(world, scenario, layout, periods, calendar, replicate, record, NULL,
                             fault);
}

int world_init_spread(struct world *world, const struct scenario *scenario,
                      const struct layout *layout, const struct periods *periods,
                      const struct calendar *calendar, uint32_t replicate, struct record *record,
                      struct spread *spread, struct fault *fault)
{
    const struct parameters *given = &scenario->parameters;
    int status;
    *world = (struct world){
        .scenario = scenario, .layout = layout, .periods = periods, .record = record,
        .n_communities = layout->n_places, .n_streets = layout->n_streets,
        .n_places = layout->n_places + layout->n_streets + 1, .period = -1,
        .window.spread = spread};
    world->commons = (struct commons){.given = given,
                                      .calendar = calendar,
                                      .chance = chance_under(scenario->run.seed, replicate),
                                      .institution = chance_under(scenario->run.seed, 0),
                                      .items = &scenario->items,
                                      .city = world->n_places - 1,
                                      .first_street = world->n_communities};
    stock_table_init(&world->commons.stocks);
    world->commons.service = lognormal_of(1, given->work.service_spread);
    rules_baseline(given, &world->baseline);
    world->rules = calloc(world->n_communities, sizeof *world->rules);
    world->communities = calloc(world->n_communities, sizeof *world->communities);
    world->streets = calloc(world->n_streets, sizeof *world->streets);
    world->lps = calloc(world->n_places, sizeof *world->lps);
    world->folds = calloc((size_t)scenario->n_orders + 1, sizeof *world->folds);
    world->ranked = calloc(world->n_communities, sizeof *world->ranked);
    world->in_force = calloc((size_t)scenario->n_orders + 1, sizeof *world->in_force);
    world->ordered = calloc((size_t)scenario->n_orders + 1, sizeof *world->ordered);
    if (names_items(scenario))
        world->item_rules = calloc((size_t)world->n_communities * (size_t)scenario->items.n,
                                   sizeof *world->item_rules);
    if (!world->ranked || !world->ordered || !world->folds || !world->in_force ||
        (names_items(scenario) && !world->item_rules) || !world->rules || !world->communities ||
        !world->streets || !world->lps)
        return fault_memory(fault, world->n_communities * sizeof *world->communities);
    if ((status = recorder_init(world, fault)) ||
        (status = city_init(&world->city, world->n_communities, given, fault)) ||
        (status = hotline_init(&world->hotline, world->n_communities, fault)) ||
        (status = treasury_init(&world->treasury, world->n_communities, fault)) ||
        (status = world_fold(world, periods->begin, true, fault)))
        return status;
    world->city.list = scenario->items.n ? &scenario->items : NULL;
    world->commons.pressure = world->city.pressure;
    world->commons.pressure_mean = world->city.pressure_mean;
    for (uint32_t p = 0; p < world->n_places; p++)
        if (world_here(world, p) &&
            (status = lp_init(&world->lps[p], p, p < world->n_communities ? 512 : 8,
                              periods->begin, fault)))
            return status;
    for (uint32_t s = 0; s < world->n_streets; s++)
        if (world_here(world, world->n_communities + s) &&
            (status = street_init(&world->streets[s], layout->streets[s].identity,
                                  layout->streets[s].staff, world->n_communities, given, fault)))
            return status;
    for (uint32_t p = 0; p < world->n_communities; p++)
        if (world_here(world, p) &&
            (status = community_init(&world->communities[p], &world->commons, &layout->places[p],
                                     &world->rules[p], &world->lps[p], fault)))
            return status;
    for (uint32_t p = 0; p < world->n_communities && world->item_rules; p++)
        world->communities[p].item_rules =
            &world->item_rules[(size_t)p * (size_t)scenario->items.n];
    world->window = (struct window){.model = &society, .world = world, .lps = world->lps,
                                    .n = world->n_places, .today = periods->begin,
                                    .spread = spread};
    if (periods->begin == periods->starts[0]) { /* no burn-in: recorded from the start */
        world->period = 0;
        for (uint32_t p = 0; p < world->n_places && record; p++)
            if (world_here(world, p))
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
    treasury_free(&world->treasury);
    hotline_free(&world->hotline);
    recorder_free(world);
    free(world->rules);
    free(world->communities);
    free(world->streets);
    free(world->lps);
    free(world->folds);
    free(world->in_force);
    free(world->item_rules);
    free(world->ordered);
    free(world->ranked);
    *world = (struct world){0};
}

void world_watch(struct world *world, void (*see)(void *listener, const struct witnessed *what),
                 void *listener)
{
    for (uint32_t p = 0; p < world->n_communities; p++) {
        struct community *community = &world->communities[p];
        if (!world_here(world, p))
            continue;
        community->witness = (struct witness){&world->lps[p], see, listener};
        community->tasks.witness = community->trust.witness = &community->witness;
    }
}

int world_run(struct world *world, int threads, struct fault *fault)
{
    return window_run(&world->window, world->periods->end, threads, fault);
}

/* ---- the whole ---- */

void world_tell_pressure(struct world *world)
{
    const struct spread *spread = world->window.spread;
    struct city *city = &world->city;
    spread_tell(spread, world->commons.city, city->pressure,
                city->desks.n * sizeof *city->pressure);
    spread_tell(spread, world->commons.city, city->pressure_mean, sizeof *city->pressure_mean);
}

static void street_tables(struct street *street, void (*visit)(void *of, struct table *table),
                          void *of)
{
    visit(of, &street->table);
    visit(of, &street->loans);
    visit(of, &street->demands);
    visit(of, &street->money.books);
}

static void city_tables(struct world *world, void (*visit)(void *of, struct table *table),
                        void *of)
{
    visit(of, &world->city.desks);
    visit(of, &world->city.table);
    visit(of, &world->city.money.books);
    visit(of, &world->treasury.table);
    visit(of, &world->treasury.sums);
    visit(of, &world->hotline.calls);
    visit(of, &world->hotline.desks);
    visit(of, &world->hotline.sums);
}

void world_place_tables(struct world *world, uint32_t place,
                        void (*visit)(void *of, struct table *table), void *of)
{
    struct table *tables[COMMUNITY_TABLES];
    if (!world_here(world, place))
        return;
    if (place == world->commons.city)
        city_tables(world, visit, of);
    else if (place >= world->n_communities)
        street_tables(&world->streets[place - world->n_communities], visit, of);
    else
        for (int i = 0, n = community_tables(&world->communities[place], tables); i < n; i++)
            visit(of, tables[i]);
}

void world_tables(struct world *world, void (*visit)(void *of, struct table *table), void *of)
{
    for (uint32_t p = 0; p < world->n_places; p++)
        world_place_tables(world, p, visit, of);
}

static void digest_one(void *digest, struct table *table)
{
    table_digest(table, digest);
}

/* It goes round with what is at home elsewhere, as nobody has it all. */
void world_digest(struct world *world, struct digest *digest)
{
    const struct spread *spread = world->window.spread;
    uint32_t at = 0;
    for (uint32_t p = 0; p < world->n_places; p++) {
        spread_pass(spread, p, &at, digest);
        world_place_tables(world, p, digest_one, digest);
    }
    for (uint32_t p = 0; p < world->n_places; p++) {
        spread_pass(spread, p, &at, digest);
        if (world_here(world, p))
            digest_u64(digest, queue_digest(&world->lps[p].queue));
    }
    spread_pass(spread, world->n_places, &at, digest);
}

static void add_bytes(void *bytes, struct table *table)
{
    *(size_t *)bytes += table->bytes;
}

size_t world_bytes(struct world *world)
{
    size_t bytes = world->n_communities * sizeof *world->communities;
    world_tables(world, add_bytes, &bytes);
    for (uint32_t p = 0; p < world->n_places; p++)
        if (world_here(world, p))
            bytes += queue_bytes(&world->lps[p].queue) + sizeof world->lps[p];
    return bytes;
}
