/* appropriation.c - see appropriation.h.
 *
 * Communities that are under one way of sharing share among themselves what they would have
 * had, and so much of the pool of levies: totals are kept to the fen.
 */
#include "models/appropriation.h"

#include "models/happenings/purse.h"
#include "sim/maths.h"

/* Assumed: who has applied for nothing still gets a share as if it had this skill. */
#define MERIT_LEAST (3 * MILLION / 10)

bool appropriation_receives(struct world *world, const struct letter *letter)
{
    struct treasury *treasury = &world->treasury;
    struct money *money = &world->city.money;
    const uint32_t from = letter->from;
    switch ((enum letter_kind)letter->kind) {
    case LETTER_LEVY:
        money_pay(money, PAY_LEVY_IN, letter->word[0]);
        treasury->pool[0] += letter->word[0];
        return true;
    case LETTER_UNSPENT: money_pay(money, PAY_UNSPENT_IN, letter->word[0]); return true;
    case LETTER_ACCOUNTS:
        treasury->spent[from] = letter->word[0];
        treasury->raised[from] = letter->word[1];
        return true;
    case LETTER_NEED:
        treasury->need[from] = letter->word[0];
        treasury->need_true[from] = letter->word[1];
        return true;
    case LETTER_MERIT: treasury->merit[from] = letter->word[0]; return true;
    default: return false;
    }
}

/* How unequal last month's spending was, and whether it lay where need is. */
static void reckon(struct world *world)
{
    struct treasury *treasury = &world->treasury;
    const uint32_t n = world->n_communities;
    int64_t told = 0;
    for (uint32_t p = 0; p < n; p++) {
        treasury->weight[p] = world->layout->places[p].residents;
        told += treasury->spent[p];
    }
    if (told <= 0)
        return;
    treasury->gini[0] += treasury_gini(treasury->part, treasury->spent, treasury->weight, n);
    treasury->match[0] += treasury_match(treasury->spent, treasury->need_true, n);
    treasury->months[0]++;
}

static int64_t weight_of(const struct world *world, uint32_t p, enum fiscal_way way, int64_t own)
{
    const struct layout_place *place = &world->layout->places[p];
    const struct treasury *treasury = &world->treasury;
    switch (way) {
    case FISCAL_OWN: return own;
    case FISCAL_HUKOU: return maths_round(place->local * place->residents);
    case FISCAL_RESIDENT: return place->residents;
    case FISCAL_NEED: return treasury->need[p];
    case FISCAL_APPLICATION: return MERIT_LEAST + treasury->merit[p];
    case FISCAL_MATCHING: return treasury->raised[p];
    default: return 1;
    }
}

/* Whether a formula fixes a share, so that nobody can give or withhold it at will. */
static bool by_formula(enum fiscal_way way)
{
    return way == FISCAL_EQUAL || way == FISCAL_HUKOU || way == FISCAL_RESIDENT ||
           way == FISCAL_NEED;
}

static enum fiscal_way way_of(const struct world *world, const struct lp *lp, uint32_t p)
{
    return purse_way(&world->commons, &world->layout->places[p], &world->rules[p], lp->today);
}

/* Fen for the days, before sharing. */
static int64_t own_of(const struct world *world, uint32_t p, int days)
{
    double year = (double)purse_general(&world->layout->places[p], &world->rules[p],
                                        world->commons.given);
    return maths_round(year * days / YEAR_DAYS);
}

/* The pool, divided among the ways by what those under each would have had. */
static void divide_pool(struct world *world, const struct lp *lp, int days,
                        int64_t part[N_FISCAL_WAYS])
{
    struct treasury_part scratch[N_FISCAL_WAYS];
    int64_t own[N_FISCAL_WAYS] = {0}, heads[N_FISCAL_WAYS] = {0}, all = 0;
    for (uint32_t p = 0; p < world->n_communities; p++) {
        enum fiscal_way way = way_of(world, lp, p);
        int64_t here = own_of(world, p, days);
        own[way] += here;
        all += here;
        heads[way]++;
    }
    treasury_divide(scratch, all > 0 ? own : heads, N_FISCAL_WAYS, world->treasury.pool[0], part);
}

static void send_fund(struct world *world, struct lp *lp, uint32_t to, int64_t amount)
{
    struct money *money = &world->city.money;
    if (amount <= 0)
        return;
    money_pay(money, PAY_TAXES, amount);
    money_pay(money, PAY_FUND_OUT, amount);
    lp_send(lp, to, LETTER_FUND, amount, 0, 0);
}

static void send(struct world *world, struct lp *lp, uint32_t to, int64_t amount, int64_t general,
                 bool formula)
{
    struct money *money = &world->city.money;
    int64_t *pool = world->treasury.pool;
    int64_t pooled = *pool < amount ? *pool : amount; /* it lies in the city's purse */
    *pool -= pooled;
    money_pay(money, PAY_TAXES, amount - pooled);
    money_pay(money, PAY_BUDGET_OUT, amount);
    lp_send(lp, to, LETTER_BUDGET, amount, general, formula);
}

/* Share of the money for services of all who are under one way, into share[]. */
static void divide_among(struct world *world, const struct lp *lp, enum fiscal_way way, int days,
                         int64_t pooled)
{
    struct treasury *treasury = &world->treasury;
    int64_t total = pooled;
    uint32_t n = 0;
    for (uint32_t p = 0; p < world->n_communities; p++) {
        if (way_of(world, lp, p) != way)
            continue;
        int64_t own = own_of(world, p, days);
        total += own;
        treasury->weight[n++] = weight_of(world, p, way, own);
    }
    if (n)
        treasury_divide(treasury->part, treasury->weight, n, total, treasury->share);
}

void appropriate(struct world *world, struct lp *lp, int days)
{
    const struct parameters *given = world->commons.given;
    const double wage = wage_of_day(given);
    int64_t pooled[N_FISCAL_WAYS];
    reckon(world);
    divide_pool(world, lp, days, pooled);
    for (int w = 0; w < N_FISCAL_WAYS; w++) {
        const enum fiscal_way way = (enum fiscal_way)w;
        uint32_t n = 0;
        divide_among(world, lp, way, days, pooled[w]);
        for (uint32_t p = 0; p < world->n_communities; p++) {
            if (way_of(world, lp, p) != way)
                continue;
            const struct layout_place *place = &world->layout->places[p];
            struct workstation_posts posts = workstation_posts(
                &world->rules[p], &world->commons.institution, place->identity, place->posts);
            uint32_t added =
                posts_added(&world->rules[p], &world->commons.institution, place->identity);
            double running = (double)purse_running(&world->rules[p], given);
            int64_t general = world->treasury.share[n++];
            send(world, lp, p,
                 maths_round(wage * days * workstation_payroll(&posts, place->posts + added,
                                                               &world->rules[p], given) +
                             running * days / YEAR_DAYS) + general,
                 general, by_formula(way));
            send_fund(world, lp, p,
                      maths_round((double)world->rules[p].figure[RULE_FUND] * days / YEAR_DAYS));
        }
    }
    for (uint32_t s = 0; s < world->n_streets; s++)
        send(world, lp, world->commons.first_street + s,
             maths_round(wage * days * world->layout->streets[s].staff) +
                 maths_round(1e-6 * wage * days *
                             (double)world_of_street(world, s, RULE_STREET_POSTS)),
             0, false);
}
