/* provider.c - see provider.h. */
#include "models/agents/provider.h"

#include "sim/maths.h"
#include "sim/sample.h"

static const struct column columns[] = {
    COLUMN(provider, capability),  COLUMN(provider, independence), COLUMN(provider, price),
    COLUMN(provider, practice),    COLUMN(provider, effort),       COLUMN(provider, tenders),
    COLUMN(provider, begins),      COLUMN(provider, ends),         COLUMN(provider, free),
    COLUMN(provider, absorbed),    COLUMN(provider, billed),       COLUMN(provider, elders_owed),
    COLUMN(provider, elders_due),  COLUMN(provider, met),          COLUMN(provider, ngos),
    COLUMN(provider, spare),
};
static const struct column case_columns[] = {
    COLUMN(provider, live),     COLUMN(provider, task),  COLUMN(provider, next),
    COLUMN(provider, identity), COLUMN(provider, start),
};

/* Assumed sizes. */
#define SHELL_ABLE  0.6  /* what a shell can of what others can */
#define PRICE_CV    0.15
#define PRICE_ABLE  0.5  /* elasticity of price in capability */
#define SCALE_HOURS 1000 /* the contract that `purchase.price` is for */
#define LEARNED     0.5  /* 1/year: what newcomers have yet to learn is learned at this rate */
#define LOST        0.4  /* what of somebody's practice goes with them */

int provider_init(struct provider *provider, double ngos, struct fault *fault)
{
    int status;
    *provider = (struct provider){0};
    if ((status = table_init(&provider->table, TABLE_COLUMNS(columns), -1, provider, 1, fault)) ||
        (status = table_init(&provider->cases, TABLE_COLUMNS(case_columns), 0, provider, 16,
                             fault)))
        return status;
    provider->table.n = 1;
    provider->ngos[0] = maths_round(1000 * ngos);
    provider->practice[0] = provider->effort[0] = MILLION;
    return 0;
}

void provider_free(struct provider *provider)
{
    table_free(&provider->table);
    table_free(&provider->cases);
}

static double between(double low, double x, double high)
{
    return x < low ? low : x > high ? high : x;
}

static double power(double base, double exponent)
{
    return maths_exp(exponent * maths_log(base));
}

struct bid provider_bid(struct draw *draw, double hours, int64_t more,
                        const struct parameters *given)
{
    struct bid bid;
    bid.shell = draw_uniform(draw) < given->purchase.shells;
    double able = given->purchase.capability +
                  given->purchase.capability_spread * sample_normal(draw);
    able = between(0.1, able * (bid.shell ? SHELL_ABLE : 1), 2);
    double price = (double)given->purchase.price * sample_lognormal(draw, 1, PRICE_CV);
    /* a shell asks what an able one would */
    price *= power((bid.shell ? able / SHELL_ABLE : able) / given->purchase.capability, PRICE_ABLE);
    price *= power(between(1, hours, 1e6) / SCALE_HOURS, -given->purchase.scale);
    double apart = given->purchase.independence * 2 * draw_uniform(draw) + 1e-6 * (double)more;
    bid.capability = maths_round(1e6 * able);
    bid.price = maths_round(price);
    bid.independence = maths_round(1e6 * between(0, apart, 1));
    return bid;
}

int provider_best(const struct bid *bids, int n, int64_t weight)
{
    double able = 0, price = 0, best = 0;
    const double w = 1e-6 * (double)weight;
    int chosen = 0;
    for (int i = 0; i < n; i++) {
        able += (double)bids[i].capability / n;
        price += (double)bids[i].price / n;
    }
    for (int i = 0; i < n; i++) {
        double score = w * (double)bids[i].capability / (able > 0 ? able : 1) -
                       (1 - w) * (double)bids[i].price / (price > 0 ? price : 1);
        if (i == 0 || score > best) {
            best = score;
            chosen = i;
        }
    }
    return chosen;
}

int64_t provider_watched(int64_t street, int64_t elders, int64_t meeting)
{
    double unseen = (1 - 1e-6 * (double)street) * (1 - 1e-6 * (double)elders) *
                    (1 - 1e-6 * (double)meeting);
    return maths_round(1e6 * (1 - unseen));
}

int64_t provider_effort(int64_t watched) { return (MILLION + watched) / 2; }

int64_t provider_quality(const struct provider *provider)
{
    return maths_round(1e-12 * (double)provider->capability[0] * (double)provider->practice[0] *
                       (double)provider->effort[0]);
}

int64_t provider_month(struct provider *provider, double years, int64_t debt,
                       const struct parameters *given)
{
    double rate = given->purchase.quit + given->purchase.quit_debt * 1e-6 * (double)debt;
    double left = 1 - maths_exp(-rate * years);
    double practice = 1e-6 * (double)provider->practice[0];
    practice += (1 - practice) * (1 - maths_exp(-LEARNED * years)) - left * LOST * practice;
    provider->practice[0] = maths_round(1e6 * between(0, practice, 1));
    return maths_round(1e6 * left);
}

uint32_t provider_case_add(struct provider *provider, uint32_t task, uint64_t identity,
                           instant start)
{
    uint32_t row;
    if (provider->spare[0]) {
        row = provider->spare[0] - 1;
        provider->spare[0] = provider->next[row];
    } else {
        if (provider->cases.n == provider->cases.capacity)
            return NOBODY;
        row = provider->cases.n++;
    }
    provider->live[row] = 1;
    provider->task[row] = task;
    provider->identity[row] = identity;
    provider->start[row] = start;
    return row;
}

void provider_case_remove(struct provider *provider, uint32_t row)
{
    ALWAYS(provider->live[row]);
    provider->live[row] = 0;
    provider->next[row] = provider->spare[0];
    provider->spare[0] = row + 1;
}
