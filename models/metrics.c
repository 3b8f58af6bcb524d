/* metrics.c - see metrics.h. */
#include "models/metrics.h"

#include <string.h>

#include "sim/maths.h"

/* ---- what stands in a row ---- */

#define GROUPS 1
#define PLACES 0
#define METRIC(key, of, sort, good, by, factor, zh, en, zh_about, en_about, ...)             \
    {.name = (key), .unit = (of), .kind = METRIC_##sort, .better = METRIC_##good,            \
     .by_group = (by), .scale = (factor), .label = {(zh), (en)}, .about = {(zh_about), (en_about)}},

const struct metric metrics_rows[] = {
#include "models/metrics/work.inc"
#include "models/metrics/service.inc"
#include "models/metrics/voice.inc"
#include "models/metrics/tasks.inc"
#include "models/metrics/gate.inc"
#include "models/metrics/digital.inc"
#include "models/metrics/residents.inc"
#include "models/metrics/staff.inc"
#include "models/metrics/campaign.inc"
#include "models/metrics/money.inc"
#include "models/metrics/purchase.inc"
#include "models/metrics/estate.inc"
#include "models/metrics/assembly.inc"
};
#undef METRIC

enum { N_METRICS = sizeof metrics_rows / sizeof metrics_rows[0] };
const int metrics_count = N_METRICS;

/* A base is written as its number + 1, so that 0 ends a list; less than 0: subtracted. Behind
 * the bases stand sums over all groups. */
enum { TERMS = 20, EVERY_GROUP = METRIC_BASES };

enum per { PER_TERMS, PER_PLACES, PER_RESIDENTS, PER_HEADS, PER_MIGRANTS };

struct source {
    int16_t over[TERMS], under[TERMS];
    enum per per;
    int level; /* + 1 */
};

#define OVER(...)  .over = {__VA_ARGS__},
#define UNDER(...) .under = {__VA_ARGS__},
#define PER_PLACE  .per = PER_PLACES
#define PER_RESIDENT .per = PER_RESIDENTS
/* A count of migrants per migrant, in what it is of locals per local (after Mantel,
 * Haenszel 1959). */
#define PER_MIGRANT .per = PER_MIGRANTS
#define OF_LEVEL(name) .per = PER_HEADS, .level = LEVEL_##name + 1
#define COUNT(name)       BASE_TALLY + TALLY_##name + 1
#define COUNT_AT(name, i) BASE_TALLY + TALLY_##name + (i) + 1
#define BY_GROUP(name)    EVERY_GROUP + GROUP_##name + 1
#define IN_GROUP(name, g) BASE_GROUP + (g) * N_GROUP_TALLIES + GROUP_##name + 1
#define OF_AGE(name, age) IN_GROUP(name, 2 * (age)), IN_GROUP(name, 2 * (age) + 1)
#define OF_MIGRANTS(name) \
    IN_GROUP(name, 1), IN_GROUP(name, 3), IN_GROUP(name, 5) /* group_of(age, not local) */
#define OF_LOCALS(name) IN_GROUP(name, 0), IN_GROUP(name, 2), IN_GROUP(name, 4)
#define PAID(cause)       BASE_MONEY + PAY_##cause + 1
/* What the public pays for: whatever is added here is in every figure of cost. Retrofits stand
 * apart (retrofit_cost): who bears them, government or firms, is not told. */
#define COST                                                                                       \
    PAID(WAGES), PAID(OPERATING), PAID(UPKEEP_SERVICES), PAID(SELF), PAID(EARMARKED),              \
        PAID(PURCHASE), PAID(HAULING), PAID(REWARDS), PAID(PROJECTS), PAID(DIVERTED),              \
        PAID(DIVERTED_FUND), PAID(FLOOR_SERVICE)
#define STREET_HOURS      BASE_STREET + 1
#define HOURS_OF(body, purpose) BASE_HOURS + HOURS_FIRST + BODY_##body * N_PURPOSES + (purpose) + 1
#define HOURS_PAID(sort)  -(BASE_HOURS + HOURS_##sort + 1) /* these accounts give: below zero */
#define HOURS_ADMINISTERED(body) \
    HOURS_OF(body, TASK_ADMIN), HOURS_OF(body, TASK_COUNTER), HOURS_OF(body, TASK_OVERHEAD)
#define HOURS_WORKED(body) \
    HOURS_ADMINISTERED(body), HOURS_OF(body, TASK_NEED), HOURS_OF(body, TASK_SELF)

#define METRIC(key, of, sort, good, by, factor, zh, en, zh_about, en_about, ...) {__VA_ARGS__},
static const struct source sources[N_METRICS] = {
#include "models/metrics/work.inc"
#include "models/metrics/service.inc"
#include "models/metrics/voice.inc"
#include "models/metrics/tasks.inc"
#include "models/metrics/gate.inc"
#include "models/metrics/digital.inc"
#include "models/metrics/residents.inc"
#include "models/metrics/staff.inc"
#include "models/metrics/campaign.inc"
#include "models/metrics/money.inc"
#include "models/metrics/purchase.inc"
#include "models/metrics/estate.inc"
#include "models/metrics/assembly.inc"
};

const struct metric *metrics_find(const char *name)
{
    for (int m = 0; m < metrics_count; m++)
        if (!strcmp(metrics_rows[m].name, name))
            return &metrics_rows[m];
    return NULL;
}

const char *const metrics_group_keys[N_GROUPS] = {"retired_local",  "retired_migrant",
                                                  "student_local",  "student_migrant",
                                                  "middle_local",   "middle_migrant"};
const struct words metrics_groups[N_GROUPS] = {
    {"退休·户籍", "retired, local"}, {"退休·外来", "retired, migrant"},
    {"学生·户籍", "student, local"}, {"学生·外来", "student, migrant"},
    {"中青年·户籍", "young and middle, local"}, {"中青年·外来", "young and middle, migrant"},
};

int metrics_by_group(int rows[METRICS_BY_GROUP])
{
    int n = 0;
    for (int m = 0; m < metrics_count; m++)
        if (metrics_rows[m].by_group) {
            ALWAYS(n < METRICS_BY_GROUP);
            rows[n++] = m;
        }
    return n;
}

/* ---- what they are measured from ---- */

void metrics_bases(const struct world *world, uint32_t place, int64_t bases[METRIC_BASES])
{
    const struct money *money = &world->city.money;
    memset(bases, 0, METRIC_BASES * sizeof *bases);
    if (place < world->n_communities) {
        const struct community *community = &world->communities[place];
        money = &community->money;
        memcpy(&bases[BASE_TALLY], community->tally.sum, N_TALLIES * sizeof *bases);
        memcpy(&bases[BASE_GROUP], community->tally.by_group,
               N_GROUPS * N_GROUP_TALLIES * sizeof *bases);
        memcpy(&bases[BASE_HOURS], community->staff.balance, N_HOURS_ACCOUNTS * sizeof *bases);
    } else if (place + 1 < world->n_places) {
        const struct street *street = &world->streets[place - world->n_communities];
        money = &street->money;
        bases[BASE_STREET] = street->worked[0];
    }
    if (place + 1 == world->n_places) {
        bases[BASE_TALLY + TALLY_GINI] = world->treasury.gini[0];
        bases[BASE_TALLY + TALLY_SPEND_MATCH] = world->treasury.match[0];
        bases[BASE_TALLY + TALLY_CITY_MONTHS] = world->treasury.months[0];
    }
    memcpy(&bases[BASE_MONEY], money->flow, N_MONEY_CAUSES * sizeof *bases);
}

enum { ABREAST = 64 }; /* residents whose willingness is computed in one go */

/* Everybody's willingness, in millionths, by group. */
static void willing_stand(const struct community *community, int64_t sums[N_GROUPS])
{
    const struct residents *residents = &community->residents;
    double wish[ABREAST];
    for (uint32_t first = 0; first < residents->table.n; first += ABREAST) {
        const uint32_t rest = residents->table.n - first, n = rest < ABREAST ? rest : ABREAST;
        residents_wish(residents, &community->trust, first, first + n, community->commons->given,
                       wish);
        maths_logistics(wish, (int)n);
        for (uint32_t i = 0; i < n; i++)
            sums[residents->group[first + i]] += maths_round(1e6 * wish[i]);
    }
}

void metrics_levels(const struct community *community, struct levels *levels)
{
    const struct residents *residents = &community->residents;
    const day today = community->lp->today;
    int64_t heads[N_GROUPS] = {0}, info[N_GROUPS] = {0}, belonging[N_GROUPS] = {0},
            active[N_GROUPS] = {0}, met[N_GROUPS] = {0};
    *levels = (struct levels){0};
    for (int i = 0; i < N_INSTITUTIONS; i++)
        trusts_stand(&community->trust, residents->group, (enum institution)i,
                     levels->sum[LEVEL_TRUST_COMMITTEE + i]);
    willing_stand(community, levels->sum[LEVEL_WILLING]);
    for (uint32_t r = 0; r < residents->table.n; r++) {
        const int g = residents->group[r];
        heads[g]++;
        info[g] += resident_info(residents, r);
        belonging[g] += resident_belonging(residents, r);
        active[g] += stamp_this_year(residents->active[r], today);
        met[g] += stamp_this_year(residents->met_head[r], today);
    }
    for (int g = 0; g < N_GROUPS; g++) {
        levels->heads[g] = heads[g];
        levels->sum[LEVEL_INFO][g] = info[g] * MILLION / WHOLE;
        levels->sum[LEVEL_BELONGING][g] = belonging[g] * MILLION / WHOLE;
        levels->sum[LEVEL_ACTIVE][g] = active[g] * MILLION;
        levels->sum[LEVEL_NO_HEAD][g] = (heads[g] - met[g]) * MILLION;
    }
}

/* ---- measuring ---- */

static int64_t term(int16_t term, const int64_t *d, int group)
{
    int base = (term < 0 ? -term : term) - 1;
    int64_t sum = 0;
    if (base >= EVERY_GROUP) {
        for (int g = 0; g < N_GROUPS; g++)
            if (group < 0 || g == group)
                sum += d[BASE_GROUP + g * N_GROUP_TALLIES + base - EVERY_GROUP];
    } else
        sum = d[base];
    return term < 0 ? -sum : sum;
}

static int64_t terms(const int16_t list[TERMS], const int64_t *d, int group)
{
    int64_t sum = 0;
    for (int i = 0; i < TERMS && list[i]; i++)
        sum += term(list[i], d, group);
    return sum;
}

static int64_t over_groups(const int64_t sums[N_GROUPS], int group)
{
    int64_t sum = 0;
    for (int g = 0; g < N_GROUPS; g++)
        if (group < 0 || g == group)
            sum += sums[g];
    return sum;
}

/* Migrants served x locals, and locals served x migrants: summed over places, a ratio of rates
 * in which a place counts by its heads. */
static struct ratio per_migrant(int64_t migrants_served, int64_t locals_served,
                                const struct levels *levels)
{
    int64_t heads[2] = {0}; /* local, migrant */
    for (int g = 0; g < N_GROUPS; g++)
        heads[g % 2] += levels->heads[g];
    return (struct ratio){migrants_served * heads[0], locals_served * heads[1]};
}

struct ratio metric_measure(int metric, const int64_t *difference, const struct levels *levels,
                            bool community, int days, int group)
{
    const struct source *source = &sources[metric];
    struct ratio ratio = {terms(source->over, difference, group), 0};
    switch (source->per) {
    case PER_TERMS: ratio.denominator = terms(source->under, difference, group); break;
    case PER_PLACES: ratio.denominator = community ? days : 0; break;
    case PER_RESIDENTS: ratio.denominator = over_groups(levels->heads, group) * days; break;
    case PER_MIGRANTS:
        return per_migrant(ratio.numerator, terms(source->under, difference, -1), levels);
    case PER_HEADS:
        ratio.numerator = over_groups(levels->sum[source->level - 1], group);
        ratio.denominator = over_groups(levels->heads, group);
        break;
    }
    return ratio;
}
