/* lore.c - see lore.h. */
#include "models/agents/lore.h"

#include "sim/maths.h"

static const struct column columns[] = {
    COLUMN(lore, plan),       COLUMN(lore, skill),     COLUMN(lore, answers),
    COLUMN(lore, tired),      COLUMN(lore, surveyed),  COLUMN(lore, awaited),
    COLUMN(lore, answered),   COLUMN(lore, survey),    COLUMN(lore, followed),
    COLUMN(lore, event_work), COLUMN(lore, items),     COLUMN(lore, items_own),
    COLUMN(lore, spent),      COLUMN(lore, spent_own), COLUMN(lore, spent_seen),
    COLUMN(lore, own_seen),   COLUMN(lore, tired_now), COLUMN(lore, organised_now),
};
static const struct column duty_columns[] = {COLUMN(lore, owed), COLUMN(lore, filed)};

int lore_init(struct lore *lore, const struct parameters *given, struct fault *fault)
{
    int status = table_init(&lore->table, TABLE_COLUMNS(columns), -1, lore, 1, fault);
    if (status)
        return status;
    lore->table.n = 1;
    if ((status = table_init(&lore->duties, TABLE_COLUMNS(duty_columns), -1, lore, N_DUTIES,
                             fault)))
        return status;
    lore->duties.n = N_DUTIES;
    lore->plan[0] = (int32_t)maths_round(1e6 * given->planning.usual);
    lore->skill[0] = (int32_t)maths_round(1e6 * given->social.skill);
    return 0;
}

void lore_free(struct lore *lore)
{
    table_free(&lore->table);
    table_free(&lore->duties);
}

static int64_t raised(int64_t stock, double share)
{
    return stock + maths_round(share * (double)(MILLION - stock));
}

void lore_planned(struct lore *lore, int64_t work, const struct parameters *given)
{
    double part = 1 - maths_exp(-(double)work / (double)HOUR / given->planning.hours);
    lore->plan[0] = (int32_t)raised(lore->plan[0], part);
    lore->followed[0] += work;
}

#define MONTHS 12

void lore_month(struct lore *lore, const struct parameters *given)
{
    double stale = maths_exp(-given->planning.fade / MONTHS);
    double fewer = maths_exp(-given->planning.answer_fade / MONTHS);
    double rested = maths_exp(-given->planning.recovery / MONTHS);
    double rusty = maths_exp(-given->social.skill_fade / MONTHS);
    double year = maths_exp(-1.0 / MONTHS);
    lore->plan[0] = (int32_t)maths_round(stale * lore->plan[0]);
    lore->skill[0] = (int32_t)maths_round(rusty * lore->skill[0]);
    lore->tired[0] = (int32_t)maths_round(rested * lore->tired[0]);
    lore->answers[0] = maths_round(fewer * (double)lore->answers[0]);
    lore->items[0] = maths_round(year * (double)lore->items[0]);
    lore->items_own[0] = maths_round(year * (double)lore->items_own[0]);
    lore->spent[0] = maths_round(year * (double)lore->spent[0]);
    lore->spent_own[0] = maths_round(year * (double)lore->spent_own[0]);
}

double lore_use(const struct lore *lore, const struct parameters *given)
{
    double weight = given->mechanisms.planning ? given->planning.weight : 0;
    return 1 - weight + weight * 1e-6 * lore->plan[0] / given->planning.usual;
}

void lore_practise(struct lore *lore, double share)
{
    lore->skill[0] = (int32_t)raised(lore->skill[0], share < 1 ? share : 1);
}

double lore_response(const struct lore *lore, const struct parameters *given)
{
    return given->planning.response * (1 - 1e-6 * lore->tired[0]);
}

int64_t lore_owe(struct lore *lore, enum duty duty, int64_t yearly, int64_t piece, bool works)
{
    if (yearly <= 0 || piece <= 0)
        return 0;
    lore->owed[duty] += maths_round((double)yearly / YEAR_DAYS);
    if (!works || lore->owed[duty] < piece)
        return 0;
    int64_t n = lore->owed[duty] / piece;
    lore->owed[duty] -= n * piece;
    return n;
}

static int64_t share_of(int64_t part, int64_t all)
{
    return all > 0 ? maths_round(1e6 * (double)part / (double)all) : 0;
}

int64_t lore_autonomy(const struct lore *lore)
{
    return (share_of(lore->items_own[0], lore->items[0]) +
            share_of(lore->spent_own[0], lore->spent[0])) / 2;
}
