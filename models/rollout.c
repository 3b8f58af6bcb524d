/* rollout.c - see rollout.h. */
#include "models/rollout.h"

#include <stdlib.h>
#include <string.h>

#include "models/fold.h"
#include "models/purposes.h"
#include "sim/maths.h"

/* What is treated as one: a community, or a street office with all of its own. */
struct unit {
    const char *code, *name; /* name NULL for streets */
    uint64_t identity;
    double households;
    int rank; /* in order of code */
    /* for the order at hand */
    bool concerned, pilot;
    uint64_t key; /* small first, after more households */
    double size;
};

struct units {
    struct unit *unit; /* [n] in order of code */
    int *of;           /* [n_places] */
    int n;
};

struct street {
    const char *code;
    int place;
};

static int by_street_code(const void *a, const void *b)
{
    const struct street *left = a, *right = b;
    int order = strcmp(left->code, right->code);
    return order ? order : (left->place > right->place) - (left->place < right->place);
}

/* Pilots, then the largest, then the smallest key, then the code. */
static int by_turn(const void *a, const void *b)
{
    const struct unit *left = *(struct unit *const *)a, *right = *(struct unit *const *)b;
    if (left->pilot != right->pilot)
        return left->pilot ? -1 : 1;
    if (left->size > right->size || left->size < right->size)
        return left->size > right->size ? -1 : 1;
    if (left->key != right->key)
        return left->key < right->key ? -1 : 1;
    return (left->rank > right->rank) - (left->rank < right->rank);
}

static void units_free(struct units *units)
{
    free(units->unit);
    free(units->of);
    *units = (struct units){0};
}

static int units_of_places(struct units *units, const struct rollout_place *places, int n,
                           struct fault *fault)
{
    const size_t count = (size_t)n;
    units->unit = calloc(count + 1, sizeof *units->unit);
    units->of = calloc(count + 1, sizeof *units->of);
    if (!units->unit || !units->of)
        return fault_memory(fault, count * (sizeof *units->unit + sizeof *units->of));
    units->n = n;
    for (int p = 0; p < n; p++) {
        units->unit[p] = (struct unit){.code = places[p].code,
                                       .name = places[p].name,
                                       .identity = places[p].identity,
                                       .households = places[p].households,
                                       .rank = p};
        units->of[p] = p;
    }
    return 0;
}

static int units_of_streets(struct units *units, const struct rollout_place *places, int n,
                            struct fault *fault)
{
    struct street *streets = calloc((size_t)n + 1, sizeof *streets);
    int code;
    if (!streets)
        return fault_memory(fault, (size_t)n * sizeof *streets);
    code = units_of_places(units, places, n, fault);
    units->n = 0;
    for (int p = 0; p < n; p++)
        streets[p] = (struct street){places[p].street, p};
    qsort(streets, (size_t)n, sizeof *streets, by_street_code);
    for (int s = 0; !code && s < n; s++) {
        const struct rollout_place *place = &places[streets[s].place];
        if (s == 0 || strcmp(streets[s - 1].code, streets[s].code)) {
            units->unit[units->n] = (struct unit){.code = place->street,
                                                  .identity = fold_identity(place->street),
                                                  .rank = units->n};
            units->n++;
        }
        units->of[streets[s].place] = units->n - 1;
        units->unit[units->n - 1].households += place->households;
    }
    free(streets);
    return code;
}

bool rollout_number(const char *text)
{
    return *text && text[strspn(text, "0123456789")] == 0;
}

static int unknown_number(const struct units *units, const char *reform, const char *text,
                          struct fault *fault)
{
    for (int u = 0; u < units->n; u++)
        if (!strcmp(units->unit[u].code, text))
            return fault_set(fault, FAULT_INPUT,
                             (struct words){"%s: where: 没有第 %s 个，只有 %d 个；若指代码请加引号，"
                                            "写作 \"%s\"",
                                            "%s: where: there is no number %s of %d; if the code "
                                            "is meant put it in quotes: \"%s\""},
                             reform, text, units->n, text);
    return fault_set(fault, FAULT_INPUT,
                     (struct words){"%s: where: 没有第 %s 个；编号从 1 到 %d，按代码排序",
                                    "%s: where: there is no number %s; numbers are 1 to %d, in "
                                    "order of code"},
                     reform, text, units->n);
}

static int unknown_name(const struct units *units, const char *reform, const char *text,
                        struct fault *fault)
{
    struct nearest near = {0};
    for (int u = 0; u < units->n; u++) {
        nearest_offer(&near, text, units->unit[u].code);
        if (units->unit[u].name)
            nearest_offer(&near, text, units->unit[u].name);
    }
    if (near.name)
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"%s: where: 没有代码或名称为“%.60s”的地方；是否指 %.60s？",
                                        "%s: where: no place has the code or name '%.60s'; do you "
                                        "mean %.60s?"},
                         reform, text, near.name);
    return fault_set(fault, FAULT_INPUT,
                     (struct words){"%s: where: 没有代码或名称为“%.60s”的地方",
                                    "%s: where: no place has the code or name '%.60s'"},
                     reform, text);
}

/* The unit meant, or a fault. */
static int unit_named(const struct units *units, const char *reform, const char *text,
                      bool quoted, int *found, struct fault *fault)
{
    if (!quoted && rollout_number(text)) {
        long rank = strlen(text) < 10 ? strtol(text, NULL, 10) : 0;
        if (rank < 1 || rank > units->n)
            return unknown_number(units, reform, text, fault);
        *found = (int)rank - 1;
        return 0;
    }
    *found = -1;
    for (int u = 0; u < units->n; u++)
        if (!strcmp(units->unit[u].code, text)) {
            *found = u;
            return 0;
        }
    for (int u = 0; u < units->n; u++) {
        if (!units->unit[u].name || strcmp(units->unit[u].name, text))
            continue;
        if (*found >= 0)
            return fault_set(fault, FAULT_INPUT,
                             (struct words){"%s: where: 有几处名为“%.60s”（如 %s 和 %s）；请写代码",
                                            "%s: where: several places are called '%.60s' (%s and "
                                            "%s among them); write the code"},
                             reform, text, units->unit[*found].code, units->unit[u].code);
        *found = u;
    }
    return *found >= 0 ? 0 : unknown_name(units, reform, text, fault);
}

static int units_choose(struct units *units, const struct scenario_order *order, uint64_t seed,
                        struct fault *fault)
{
    const struct scenario_where *where = &order->where;
    const struct chance chance = chance_under(seed, 0);
    const uint64_t reform = fold_identity(order->name);
    const bool all = where->all || where->n_listed == 0;
    for (int u = 0; u < units->n; u++) {
        struct unit *unit = &units->unit[u];
        unit->concerned = all;
        unit->pilot = false;
        unit->key = (uint64_t)u;
        unit->size = 0;
    }
    for (int i = 0; !all && i < where->n_listed; i++) {
        int u, code = unit_named(units, order->name, where->listed[i], where->quoted[i], &u, fault);
        if (code)
            return code;
        if (!units->unit[u].concerned)
            units->unit[u].key = (uint64_t)i;
        units->unit[u].concerned = true;
    }
    for (int i = 0; i < where->n_pilot; i++) {
        int u, code = unit_named(units, order->name, where->pilot[i], where->pilot_quoted[i], &u,
                                 fault);
        if (code)
            return code;
        units->unit[u].concerned = units->unit[u].pilot = true;
    }
    for (int u = 0; u < units->n; u++) {
        struct unit *unit = &units->unit[u];
        if (where->order == WHERE_SIZE)
            unit->size = unit->households;
        if (where->order == WHERE_SEEDED) {
            struct draw draw = draw_at(&chance, PURPOSE_ROLLOUT,
                                       random_mix2(reform, unit->identity), 0);
            unit->key = draw_bits(&draw);
        }
    }
    return 0;
}

/* The wave of the i-th of n treated, pilots first; -1: none. */
static int wave_of(int i, int n, int n_pilots, int waves)
{
    if (i < n_pilots)
        return 0;
    if (n_pilots == 0)
        return (int)((int64_t)i * waves / n);
    if (waves == 1)
        return -1;
    return 1 + (int)((int64_t)(i - n_pilots) * (waves - 1) / (n - n_pilots));
}

static int how_many(double share, int n_concerned, int n_pilots)
{
    int n = (int)maths_round(share * n_concerned);
    if (n < 1 && share > 0 && n_concerned > 0)
        n = 1;
    return n < n_pilots ? n_pilots : n;
}

static int order_rollout(const struct scenario_order *order, struct units *units,
                         int n_places, uint64_t seed,
                         day *begin, day *end, struct fault *fault)
{
    const struct scenario_where *where = &order->where;
    struct unit **turn = NULL;
    day *starts = NULL;
    int code, n = 0, n_pilots = 0, n_treated;
    for (int p = 0; p < n_places; p++)
        begin[p] = end[p] = INT32_MAX;
    code = units_choose(units, order, seed, fault);
    if (code)
        return code;
    turn = calloc((size_t)units->n + 1, sizeof *turn);
    starts = calloc((size_t)units->n + 1, sizeof *starts);
    if (!turn || !starts) {
        code = fault_memory(fault, ((size_t)units->n + 1) * (sizeof *turn + sizeof *starts));
        goto out;
    }
    for (int u = 0; u < units->n; u++) {
        starts[u] = INT32_MAX;
        n_pilots += units->unit[u].pilot;
        if (units->unit[u].concerned)
            turn[n++] = &units->unit[u];
    }
    qsort(turn, (size_t)n, sizeof *turn, by_turn);
    n_treated = how_many(where->share, n, n_pilots);
    for (int i = 0; i < n_treated; i++) {
        int wave = wave_of(i, n_treated, n_pilots, where->waves);
        if (wave >= 0)
            starts[turn[i]->rank] = date_add_months(order->begin, wave * where->every);
    }
    for (int p = 0; p < n_places; p++) {
        day from = starts[units->of[p]];
        if (from >= order->end)
            continue;
        begin[p] = from;
        end[p] = order->end;
    }
out:
    free(turn);
    free(starts);
    return code;
}

int rollout(const struct scenario_order *orders, int n_orders, const struct rollout_place *places,
            int n_places, uint64_t seed, day *begin, day *end, struct fault *fault)
{
    struct units communities = {0}, streets = {0};
    int code = units_of_places(&communities, places, n_places, fault);
    if (!code)
        code = units_of_streets(&streets, places, n_places, fault);
    for (int o = 0; !code && o < n_orders; o++)
        code = order_rollout(&orders[o], orders[o].where.by_street ? &streets : &communities,
                             n_places, seed, begin + (ptrdiff_t)o * n_places,
                             end + (ptrdiff_t)o * n_places, fault);
    units_free(&communities);
    units_free(&streets);
    return code;
}
