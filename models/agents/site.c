/* site.c - see site.h. */
#include "models/agents/site.h"

#include "models/purposes.h"
#include "sim/maths.h"
#include "sim/sample.h"

#define SITE_CV 1 /* of hours over sites; assumed */
#define WEEKS   52.18

static const struct column columns[] = {
    COLUMN(sites, identity), COLUMN(sites, work),   COLUMN(sites, standing),
    COLUMN(sites, hard),     COLUMN(sites, orders), COLUMN(sites, reported),
};
static const struct column sum_columns[] = {
    COLUMN(sites, habit),   COLUMN(sites, heap[0]),   COLUMN(sites, heap[1]),
    COLUMN(sites, heap[2]), COLUMN(sites, treated),   COLUMN(sites, collected),
    COLUMN(sites, on_paper), COLUMN(sites, granted),  COLUMN(sites, hauled),
    COLUMN(sites, applied), COLUMN(sites, inspected),
};

static int64_t millionths(double share) { return maths_round(1e6 * share); }

static int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }

int sites_init(struct sites *sites, uint64_t place, const struct parameters *given,
               const struct chance *chance, struct fault *fault)
{
    int status;
    struct draw draw = draw_at(chance, PURPOSE_SITES, place, 0);
    uint32_t n = given->campaign.sites > 0
                     ? (uint32_t)sample_poisson(&draw, given->campaign.sites)
                     : 0;
    *sites = (struct sites){.given = given};
    if ((status = table_init(&sites->table, TABLE_COLUMNS(columns), -1, sites, n ? n : 1,
                             fault)) ||
        (status = table_init(&sites->sums, TABLE_COLUMNS(sum_columns), -1, sites, 1, fault)))
        return status;
    sites->table.n = n;
    sites->sums.n = 1;
    for (uint32_t k = 0; k < n; k++) {
        sites->identity[k] = identity_of(place, PURPOSE_SITES, k);
        struct draw nature = draw_at(chance, PURPOSE_SITE, sites->identity[k], 0);
        sites->hard[k] = draw_uniform(&nature) < given->campaign.hard;
        sites->work[k] = 1 + maths_round((double)HOUR *
                                         sample_lognormal(&nature, given->campaign.site_hours,
                                                          SITE_CV));
        sites->standing[k] = SITE_FOUL;
    }
    sites->habit[0] = millionths(given->campaign.habit);
    /* without a campaign each server passes what it can */
    sites->treated[0] = least(least(sites->habit[0], millionths(given->campaign.standing)),
                              millionths(given->campaign.region));
    return 0;
}

void sites_free(struct sites *sites)
{
    table_free(&sites->table);
    table_free(&sites->sums);
}

int64_t sites_work(const struct sites *sites, unsigned mask)
{
    int64_t sum = 0;
    for (uint32_t k = 0; k < sites->table.n; k++)
        if (mask >> sites->standing[k] & 1)
            sum += sites->work[k];
    return sum;
}

int64_t sites_reported(const struct sites *sites)
{
    int64_t sum = 0;
    for (uint32_t k = 0; k < sites->table.n; k++)
        sum += sites->reported[k] ? sites->work[k] : 0;
    return sum;
}

void site_clear(struct sites *sites, uint32_t site, bool on_paper)
{
    sites->standing[site] = on_paper ? SITE_ON_PAPER : SITE_CLEAR;
    sites->reported[site] = 1;
}

void sites_persuade(struct sites *sites)
{
    sites->habit[0] +=
        maths_round(sites->given->campaign.persuasion * (double)(MILLION - sites->habit[0]));
}

int64_t sites_week(struct sites *sites, int64_t collection, int64_t hauling)
{
    const struct parameters *given = sites->given;
    const int64_t capacity[HEAPS] = {collection, hauling, millionths(given->campaign.region)};
    int64_t flow = sites->habit[0];
    double fade = 1 - maths_exp(-given->campaign.fade / WEEKS);
    for (int h = 0; h < HEAPS; h++) {
        int64_t there = sites->heap[h][0] + flow;
        flow = least(there, least(capacity[h], MILLION));
        sites->heap[h][0] = least(there - flow, MILLION); /* the rest is dumped */
    }
    int64_t rest = millionths(given->campaign.habit);
    if (rest < flow)
        rest = flow;
    sites->treated[0] = flow;
    sites->habit[0] += maths_round(fade * (double)(rest - sites->habit[0]));
    return flow;
}

int sites_foul(struct sites *sites, const struct chance *chance, uint32_t week)
{
    double rate = sites->given->campaign.fouling * (1 - 1e-6 * (double)sites->treated[0]);
    double p = 1 - maths_exp(-rate / WEEKS);
    int n = 0;
    for (uint32_t k = 0; k < sites->table.n; k++) {
        if (sites->standing[k] != SITE_CLEAR)
            continue;
        struct draw draw = draw_at(chance, PURPOSE_FOULED, sites->identity[k], week);
        if (draw_uniform(&draw) >= p)
            continue;
        sites->standing[k] = SITE_FOUL;
        n++;
    }
    return n;
}
