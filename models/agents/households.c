/* households.c - see households.h. */
#include "models/agents/households.h"

#include "models/purposes.h"
#include "sim/maths.h"
#include "sim/sample.h"

static const struct column columns[] = {
    COLUMN(households, tenure),    COLUMN(households, gives),  COLUMN(households, income),
    COLUMN(households, area),      COLUMN(households, arrears), COLUMN(households, threshold),
    COLUMN(households, shared),    COLUMN(households, spell),  COLUMN(households, reluctance),
};
static const struct column building_columns[] = {COLUMN(households, rate)};
static const struct column count_columns[] = {COLUMN(households, if_others)};
static const struct column sum_columns[] = {COLUMN(households, always)};

int households_init(struct households *households, uint32_t n, uint32_t residents,
                    uint64_t place, struct fault *fault)
{
    const uint32_t buildings = (n + BUILDING - 1) / BUILDING;
    int status;
    if ((status = table_init(&households->table, TABLE_COLUMNS(columns), -1, households, n,
                             fault)) ||
        (status = table_init(&households->buildings, TABLE_COLUMNS(building_columns), -1,
                             households, buildings, fault)) ||
        (status = table_init(&households->counts, TABLE_COLUMNS(count_columns), -1, households,
                             THRESHOLDS, fault)) ||
        (status = table_init(&households->sums, TABLE_COLUMNS(sum_columns), -1, households, 1,
                             fault)))
        return status;
    households->table.n = n;
    households->buildings.n = buildings;
    households->counts.n = THRESHOLDS;
    households->sums.n = 1;
    households->residents = residents;
    households->offset = random_mix2(place, PURPOSE_HOUSEHOLD) % n;
    return 0;
}

void households_free(struct households *households)
{
    table_free(&households->table);
    table_free(&households->buildings);
    table_free(&households->counts);
    table_free(&households->sums);
}

/* first(h) = floor((h residents + offset) / households): sizes differ by one at most. */
uint32_t household_first(const struct households *households, uint32_t h)
{
    uint64_t n = households->table.n;
    return (uint32_t)((h * (uint64_t)households->residents + households->offset) / n);
}

uint32_t household_of(const struct households *households, uint32_t resident)
{
    uint64_t n = households->table.n;
    uint64_t reach = (resident + UINT64_C(1)) * n - households->offset;
    return (uint32_t)((reach - 1) / households->residents);
}

/* ---- who they are ---- */

enum { RELUCTANCE_MOST = 32000 };

void household_changes_mind(struct households *households, uint32_t h, struct draw *draw)
{
    double u = draw_uniform(draw);
    int64_t reluctance = maths_round(1000 * (maths_log(u) - maths_log(1 - u)));
    households->reluctance[h] = (int16_t)(reluctance > RELUCTANCE_MOST    ? RELUCTANCE_MOST
                                          : reluctance < -RELUCTANCE_MOST ? -RELUCTANCE_MOST
                                                                          : reluctance);
}

/* Assumed: what share of others most who give conditionally want to see, and its spread. */
#define THRESHOLD_MEAN   0.35
#define THRESHOLD_SPREAD 0.15

static uint32_t bin_of(uint8_t threshold) { return threshold / (256 / THRESHOLDS); }

static void count(struct households *households, uint32_t h, uint32_t by)
{
    if (households->gives[h] == GIVES_ALWAYS)
        households->always[0] += by;
    else if (households->gives[h] == GIVES_IF_OTHERS)
        households->if_others[bin_of(households->threshold[h])] += by;
}

void household_enter(struct households *households, const struct chance *chance, uint64_t place,
                     uint32_t h, bool local, struct households_mix mix)
{
    struct draw draw = draw_at(chance, PURPOSE_HOUSEHOLD,
                               identity_of(place, PURPOSE_HOUSEHOLD, households->spell[h]), h);
    bool owns = draw_uniform(&draw) < (local ? mix.owners : 1 - mix.tenants);
    households->tenure[h] = owns ? TENURE_OWNER : TENURE_TENANT;
    double u = draw_uniform(&draw);
    households->income[h] =
        (uint8_t)(u < mix.poor ? 0 : 1 + (FIFTHS - 1) * ((u - mix.poor) / (1 - mix.poor)));
    u = draw_uniform(&draw);
    households->area[h] = u < 0.25 ? 0 : u < 0.75 ? 1 : 2;
    u = draw_uniform(&draw);
    households->gives[h] = u < mix.altruists                     ? GIVES_ALWAYS
                           : u < mix.altruists + mix.free_riders ? GIVES_NEVER
                                                                 : GIVES_IF_OTHERS;
    double threshold = THRESHOLD_MEAN + THRESHOLD_SPREAD * sample_normal(&draw);
    households->threshold[h] =
        (uint8_t)(threshold < 0 ? 0 : threshold > 1 ? 255 : 255 * threshold);
    household_changes_mind(households, h, &draw);
    households->arrears[h] = households->shared[h] = 0;
    count(households, h, 1);
}

void household_leave(struct households *households, uint32_t h)
{
    count(households, h, UINT32_MAX); /* one less */
    households->spell[h]++;
}

/* ---- giving ---- */

bool household_gives(const struct households *households, uint32_t h, int64_t share)
{
    switch ((enum contribution)households->gives[h]) {
    case GIVES_ALWAYS: return true;
    case GIVES_IF_OTHERS: return 255 * share >= households->threshold[h] * MILLION;
    default: return false;
    }
}

int64_t households_giving(const struct households *households, int64_t share)
{
    int64_t giving = households->always[0];
    for (int64_t bin = 0; bin < THRESHOLDS; bin++)
        if (share * THRESHOLDS >= bin * MILLION)
            giving += households->if_others[bin];
    return giving * MILLION / households->table.n;
}
