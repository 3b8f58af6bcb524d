/* layout.c - see layout.h. */
#include "models/layout.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/fold.h"
#include "models/purposes.h"
#include "sim/maths.h"
#include "sim/sample.h"

/* The whole city before sampling. */
struct whole {
    struct layout_place *places; /* [n] in order of code */
    uint32_t n;
    struct layout_street *streets; /* [n_streets] in order of code */
    uint32_t n_streets;
    uint32_t *street; /* [n] index among all streets */
    bool *kept;       /* [n_streets] simulated */
};

static void whole_free(struct whole *whole)
{
    free(whole->places);
    free(whole->streets);
    free(whole->street);
    free(whole->kept);
}

static int whole_alloc(struct whole *whole, uint32_t n, uint32_t n_streets, struct fault *fault)
{
    whole->n = n;
    whole->n_streets = n_streets;
    whole->places = calloc(n, sizeof *whole->places);
    whole->streets = calloc(n_streets, sizeof *whole->streets);
    whole->street = calloc(n, sizeof *whole->street);
    whole->kept = calloc(n_streets, sizeof *whole->kept);
    if (!whole->places || !whole->streets || !whole->street || !whole->kept)
        return fault_memory(fault, n * sizeof *whole->places);
    return 0;
}

struct remainder { /* the largest part goes first, ties by lot */
    double part;
    uint64_t lot;
    uint32_t place;
};

static int remainder_order(const void *a, const void *b)
{
    const struct remainder *x = a, *y = b;
    if (x->part != y->part)
        return x->part > y->part ? -1 : 1;
    return (x->lot > y->lot) - (x->lot < y->lot);
}

/* Deal `total` over n places by weight, at least `least` each: the method of the largest
 * remainder, ties by lot. */
static int deal(const struct layout_place *places, const double *weight, uint32_t n,
                int64_t total, int64_t least, int64_t *share, struct fault *fault)
{
    struct remainder *left = malloc(n * sizeof *left);
    double sum = 0;
    int64_t dealt = 0;
    if (!left)
        return fault_memory(fault, n * sizeof *left);
    for (uint32_t i = 0; i < n; i++)
        sum += weight[i];
    for (uint32_t i = 0; i < n; i++) {
        double part = (double)(total - least * n) * weight[i] / sum;
        share[i] = least + (int64_t)part;
        left[i] = (struct remainder){part - (double)(int64_t)part,
                                     random_mix2(places[i].identity, PURPOSE_DEAL), i};
        dealt += share[i];
    }
    qsort(left, n, sizeof *left, remainder_order);
    for (uint32_t i = 0; i < n && dealt < total; i++, dealt++)
        share[left[i].place]++;
    free(left);
    return 0;
}

/* What a place is unless the table says more. */
static void place_defaults(struct layout_place *place, enum place_type type,
                           const struct parameters *given)
{
    const struct place_type_row *row = &place_types[type];
    place->sort = type;
    snprintf(place->type, sizeof place->type, "%s", row->key);
    place->retired = given->community.retired;
    place->students = given->community.students;
    place->local = row->migrants_per_local < 0 ? 1 - given->community.migrants
                                               : 1 / (1 + row->migrants_per_local);
    place->budget = -1;
    place->commerce = -1;
}

static int digits(uint32_t n)
{
    int digits = 3;
    for (uint32_t most = 1000; most <= n && digits < 9; most *= 10)
        digits++;
    return digits;
}

enum { NUMBER_TEXT = 11 }; /* ten digits and the end */

static const char *padded(char text[NUMBER_TEXT], int width, uint32_t number)
{
    snprintf(text, NUMBER_TEXT, "%010u", number);
    return text + 10 - width;
}

/* A city that nobody has listed: sizes drawn, totals kept. */
static int draw_city(struct whole *whole, const struct scenario *scenario, struct fault *fault)
{
    const struct parameters *given = &scenario->parameters;
    const struct chance chance = chance_under(scenario->run.seed, 0);
    const uint32_t streets = (uint32_t)given->city.streets;
    uint32_t n = (uint32_t)given->city.communities;
    if (given->city.communities_per_street > 0)
        n = (uint32_t)maths_round(given->city.communities_per_street * streets);
    if (n < streets)
        n = streets;
    int status = whole_alloc(whole, n, streets, fault);
    if (status)
        return status;
    double *weight = calloc(n, sizeof *weight);
    int64_t *households = malloc(2 * n * sizeof *households), *staff = households + n;
    if (!weight || !households) {
        free(weight);
        free(households);
        return fault_memory(fault, n * sizeof *weight);
    }
    const int width = digits(n); /* so that codes stand in order of number */
    char text[NUMBER_TEXT];
    for (uint32_t s = 0; s < streets; s++) {
        struct layout_street *street = &whole->streets[s];
        snprintf(street->code, sizeof street->code, "%s", padded(text, width, s + 1));
        snprintf(street->name, sizeof street->name, "街道%u", s + 1);
    }
    for (uint32_t i = 0, within = 0; i < n; i++) {
        struct layout_place *place = &whole->places[i];
        uint32_t s = (uint32_t)((uint64_t)i * streets / n);
        within = i && whole->street[i - 1] == s ? within + 1 : 1;
        whole->street[i] = s;
        snprintf(place->code, sizeof place->code, "%s-", padded(text, width, s + 1));
        strcat(place->code, padded(text, width, within)); /* at most 21 characters */
        snprintf(place->name, sizeof place->name, "街道%u社区%u", s + 1, within);
        place->identity = fold_identity(place->code);
        place_defaults(place, (enum place_type)given->community.type, given);
        struct draw draw = draw_at(&chance, PURPOSE_SIZE, place->identity, 0);
        weight[i] = sample_lognormal(&draw, 1, given->community.size_spread);
    }
    status = deal(whole->places, weight, n, maths_round(given->community.households * n), 1,
                  households, fault);
    for (uint32_t i = 0; i < n && !status; i++) /* half by head, half by size: assumed */
        weight[i] = 0.5 + 0.5 * (double)households[i] / given->community.households;
    if (!status)
        status = deal(whole->places, weight, n, maths_round(given->community.staff * n), 1, staff,
                      fault);
    for (uint32_t i = 0; i < n && !status; i++) {
        whole->places[i].households = households[i];
        whole->places[i].posts = (uint32_t)staff[i];
        whole->places[i].residents = (uint32_t)maths_round(
            (double)households[i] * given->community.persons_per_household *
            place_types[whole->places[i].sort].crowding);
    }
    free(weight);
    free(households);
    return status;
}

/* A count of the table, or a default rounded by the place's own lot. */
static uint32_t count_or(double cell, double preset, const struct chance *chance, uint64_t place,
                         uint32_t nth)
{
    if (cell >= 0)
        return (uint32_t)maths_round(cell);
    struct draw draw = draw_at(chance, PURPOSE_DEAL, place, nth);
    return (uint32_t)sample_round(&draw, preset);
}

static void take_row(struct layout_place *place, const struct scenario_place *row,
                     const struct parameters *given, const struct chance *chance)
{
    snprintf(place->code, sizeof place->code, "%s", row->code);
    snprintf(place->name, sizeof place->name, "%s", row->name && row->name[0] ? row->name
                                                                              : row->code);
    place->identity = fold_identity(place->code);
    int type = row->type && row->type[0] ? types_find(row->type) : -1;
    place_defaults(place, type < 0 ? (enum place_type)given->community.type : (enum place_type)type,
                   given);
    place->posts = count_or(row->staff, given->community.staff, chance, place->identity, 0);
    if (place->posts < 1)
        place->posts = 1;
    double people = -1;
    if (row->retired >= 0 && row->students >= 0 && row->middle >= 0) {
        people = row->retired + row->students + row->middle;
        if (people > 0) {
            place->retired = row->retired / people;
            place->students = row->students / people;
        }
    }
    place->households =
        row->households >= 0 ? maths_round(row->households)
        : people >= 0
            ? maths_round(people / given->community.persons_per_household)
            : count_or(-1, given->community.households, chance, place->identity, 1);
    place->residents = (uint32_t)maths_round(
        people >= 0 ? people
                    : (double)place->households * given->community.persons_per_household *
                          place_types[place->sort].crowding);
    if (row->local >= 0 && place->residents > 0)
        place->local = row->local / place->residents < 1 ? row->local / place->residents : 1;
    if (row->budget >= 0)
        place->budget = maths_round(100 * row->budget);
    place->commerce = row->commerce;
}

static int text_order(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The user's city: rows in order of code; streets in order of name. */
static int take_table(struct whole *whole, const struct scenario *scenario, struct fault *fault)
{
    const struct chance chance = chance_under(scenario->run.seed, 0);
    const uint32_t n = (uint32_t)scenario->n_places;
    const char **names = malloc(n * sizeof *names);
    uint32_t streets = 0;
    if (!names)
        return fault_memory(fault, n * sizeof *names);
    for (uint32_t i = 0; i < n; i++)
        names[i] = scenario->places[i].street ? scenario->places[i].street : "";
    qsort(names, n, sizeof *names, text_order);
    for (uint32_t i = 0; i < n; i++)
        if (i == 0 || strcmp(names[i], names[streets - 1]))
            names[streets++] = names[i];
    int status = whole_alloc(whole, n, streets, fault);
    for (uint32_t s = 0; s < streets && !status; s++) {
        snprintf(whole->streets[s].code, sizeof whole->streets[s].code, "%s", names[s]);
        snprintf(whole->streets[s].name, sizeof whole->streets[s].name, "%s", names[s]);
    }
    for (uint32_t i = 0; i < n && !status; i++) {
        const struct scenario_place *row = &scenario->places[i];
        const char *street = row->street ? row->street : "";
        const char **found =
            bsearch(&street, names, streets, sizeof *names, text_order);
        whole->street[i] = (uint32_t)(found - names);
        take_row(&whole->places[i], row, &scenario->parameters, &chance);
        for (uint32_t k = 0; k < i && !status; k++)
            if (whole->places[k].identity == whole->places[i].identity)
                status = fault_set(fault, FAULT_INPUT,
                                   (struct words){"社区编码 %s 与 %s 的标识相同，请改其一",
                                                  "codes %s and %s have the same identity: "
                                                  "change one of them"},
                                   whole->places[k].code, whole->places[i].code);
    }
    free(names);
    return status;
}

/* ---- which street offices are simulated ---- */

static void keep_named(struct whole *whole, char *const *listed, const bool *quoted, int n)
{
    for (int k = 0; k < n; k++)
        for (uint32_t i = 0; i < whole->n; i++) {
            const struct layout_place *place = &whole->places[i];
            bool same = !quoted[k] && rollout_number(listed[k])
                            ? (uint64_t)i + 1 == strtoull(listed[k], NULL, 10)
                            : !strcmp(listed[k], place->code) || !strcmp(listed[k], place->name) ||
                                  !strcmp(listed[k], whole->streets[whole->street[i]].code);
            if (same)
                whole->kept[whole->street[i]] = true;
        }
}

/* Streets of places named in `where` are always in; the rest by lot under replicate 0. */
static int sample_streets(struct whole *whole, const struct scenario *scenario,
                          struct fault *fault)
{
    const struct chance chance = chance_under(scenario->run.seed, 0);
    const uint32_t n = whole->n_streets;
    uint32_t kept = 0, wanted = n;
    for (int o = 0; o < scenario->n_orders; o++) {
        const struct scenario_where *where = &scenario->orders[o].where;
        keep_named(whole, where->listed, where->quoted, where->n_listed);
        keep_named(whole, where->pilot, where->pilot_quoted, where->n_pilot);
    }
    if (scenario->sample > 0 && scenario->sample < n)
        wanted = (uint32_t)scenario->sample;
    struct remainder *lots = malloc(n * sizeof *lots);
    if (!lots)
        return fault_memory(fault, n * sizeof *lots);
    for (uint32_t s = 0; s < n; s++) {
        struct draw draw =
            draw_at(&chance, PURPOSE_SAMPLE, fold_identity(whole->streets[s].code), 0);
        lots[s] = (struct remainder){1 - draw_uniform(&draw), s, s}; /* the lowest lot first */
        kept += whole->kept[s];
    }
    qsort(lots, n, sizeof *lots, remainder_order);
    for (uint32_t i = 0; i < n && kept < wanted; i++)
        if (!whole->kept[lots[i].place]) {
            whole->kept[lots[i].place] = true;
            kept++;
        }
    free(lots);
    return 0;
}

/* ---- the simulated part ---- */

static int take_sample(struct layout *layout, const struct whole *whole,
                       const struct parameters *given, struct fault *fault)
{
    uint32_t *renumber = malloc((whole->n_streets + 1) * sizeof *renumber);
    layout->places = calloc(whole->n, sizeof *layout->places);
    layout->streets = calloc(whole->n_streets, sizeof *layout->streets);
    if (!renumber || !layout->places || !layout->streets) {
        free(renumber);
        return fault_memory(fault, whole->n * sizeof *layout->places);
    }
    for (uint32_t s = 0; s < whole->n_streets; s++) {
        if (!whole->kept[s])
            continue;
        renumber[s] = layout->n_streets;
        struct layout_street *street = &layout->streets[layout->n_streets++];
        *street = whole->streets[s];
        street->identity = fold_identity(street->code);
        street->staff = (uint32_t)maths_round(given->street.staff);
    }
    for (uint32_t i = 0; i < whole->n; i++) {
        uint32_t s = whole->street[i];
        if (!whole->kept[s])
            continue;
        struct layout_place *place = &layout->places[layout->n_places++];
        *place = whole->places[i];
        place->street = renumber[s];
        place->number = (int64_t)i + 1;
        snprintf(place->street_code, sizeof place->street_code, "%s", whole->streets[s].code);
        layout->streets[place->street].communities++;
    }
    free(renumber);
    return 0;
}

/* Waves are dealt over the whole city, then kept for the places that are simulated. */
static int roll_out(struct layout *layout, const struct whole *whole,
                    const struct scenario *scenario, struct fault *fault)
{
    const size_t orders = (size_t)scenario->n_orders, n = whole->n;
    struct rollout_place *places = calloc(n, sizeof *places);
    day *begin = calloc(2 * orders * n + 1, sizeof *begin), *end = begin + orders * n;
    int status = 0;
    layout->n_orders = scenario->n_orders;
    layout->begin = calloc(orders * layout->n_places + 1, sizeof *layout->begin);
    layout->end = calloc(orders * layout->n_places + 1, sizeof *layout->end);
    if (!places || !begin || !layout->begin || !layout->end) {
        status = fault_memory(fault, orders * n * sizeof *begin);
        goto out;
    }
    for (size_t i = 0; i < n; i++)
        places[i] = (struct rollout_place){
            .code = whole->places[i].code, .name = whole->places[i].name,
            .street = whole->streets[whole->street[i]].code,
            .identity = whole->places[i].identity,
            .households = (double)whole->places[i].households};
    status = rollout(scenario->orders, scenario->n_orders, places, (int)n, scenario->run.seed,
                     begin, end, fault);
    for (size_t o = 0; o < orders && !status; o++)
        for (uint32_t p = 0; p < layout->n_places; p++) {
            size_t from = o * n + (size_t)layout->places[p].number - 1;
            layout->begin[o * layout->n_places + p] = begin[from];
            layout->end[o * layout->n_places + p] = end[from];
        }
out:
    free(places);
    free(begin);
    return status;
}

int layout_init(struct layout *layout, const struct scenario *scenario, struct fault *fault)
{
    struct whole whole = {0};
    *layout = (struct layout){.n_missing = scenario->n_missing};
    int status = scenario->n_places > 0 ? take_table(&whole, scenario, fault)
                                        : draw_city(&whole, scenario, fault);
    if (!status) {
        layout->whole_places = whole.n;
        layout->whole_streets = whole.n_streets;
        status = sample_streets(&whole, scenario, fault);
    }
    if (!status)
        status = take_sample(layout, &whole, &scenario->parameters, fault);
    if (!status)
        status = roll_out(layout, &whole, scenario, fault);
    whole_free(&whole);
    if (status)
        layout_free(layout);
    return status;
}

void layout_free(struct layout *layout)
{
    free(layout->places);
    free(layout->streets);
    free(layout->begin);
    free(layout->end);
    *layout = (struct layout){0};
}

bool layout_same(const struct layout *a, const struct layout *b)
{
    bool same = a->n_places == b->n_places && a->n_streets == b->n_streets;
    for (uint32_t p = 0; same && p < a->n_places; p++)
        same = a->places[p].identity == b->places[p].identity;
    for (uint32_t s = 0; same && s < a->n_streets; s++)
        same = a->streets[s].identity == b->streets[s].identity;
    return same;
}
