/* city.c - see city.h. */
#include "models/agents/city.h"

#include "models/ids.h"
#include "sim/maths.h"

#define BY_DISTRUST 0.15 /* assumed: what distrust weighs beside a year's paper caught */

static const struct column desk_columns[] = {COLUMN(city, pressure), COLUMN(city, caught),
                                             COLUMN(city, score), COLUMN(city, marks),
                                             COLUMN(city, marked)};
static const struct column columns[] = {
    COLUMN(city, pressure_mean), COLUMN(city, trust_sum), COLUMN(city, trust_heads),
    COLUMN(city, trust)};

int city_init(struct city *city, uint32_t communities, const struct parameters *given,
              struct fault *fault)
{
    int status;
    *city = (struct city){.given = given, .communities = communities};
    if ((status = table_init(&city->desks, TABLE_COLUMNS(desk_columns), -1, city,
                             (uint32_t)given->work.departments, fault)) ||
        (status = table_init(&city->table, TABLE_COLUMNS(columns), -1, city, 1, fault)) ||
        (status = money_init(&city->money, fault)))
        return status;
    city->desks.n = (uint32_t)given->work.departments;
    city->table.n = 1;
    for (uint32_t d = 0; d < city->desks.n; d++)
        city->score[d] = MILLION; /* nobody has marked it yet */
    city->trust[0] = maths_round(1e6 * given->trust.initial);
    return 0;
}

void city_free(struct city *city)
{
    table_free(&city->desks);
    table_free(&city->table);
    money_free(&city->money);
}

/* A department's share of all tasks. */
static double part(const struct city *city, uint32_t d)
{
    uint32_t n = city->desks.n;
    if (city->list)
        return city->list->load[d];
    if (n == 1)
        return 1;
    return d == 0 ? city->given->work.dominance : (1 - city->given->work.dominance) / (n - 1);
}

void city_marked(struct city *city, uint32_t d, int64_t mark)
{
    city->marks[d] += mark;
    city->marked[d]++;
}

/* A month's marks come in on one day. */
static void keep_scores(struct city *city)
{
    for (uint32_t d = 0; d < city->desks.n; d++)
        if (city->marked[d]) {
            city->score[d] = city->marks[d] / city->marked[d];
            city->marks[d] = city->marked[d] = 0;
        }
}

void city_close_day(struct city *city)
{
    const struct parameters *given = city->given;
    double mean = 0, trust = 1e-6 * (double)city->trust[0];
    keep_scores(city);
    if (!given->mechanisms.inspection)
        return;
    for (uint32_t d = 0; d < city->desks.n; d++) {
        double ordinary = given->work.admin_tasks * part(city, d) * city->communities; /* a year */
        double caught = ordinary > 0 ? city->caught[d] / ordinary : 0; /* of a year's tasks */
        double pressure = 1e-9 * (double)city->pressure[d];
        double change = given->inspection.gain * (caught + BY_DISTRUST * (1 - trust) / YEAR_DAYS) -
                        given->inspection.fade * pressure / YEAR_DAYS;
        city->pressure[d] += maths_round(1e9 * change);
        if (city->pressure[d] > maths_round(1e9 * given->inspection.cap))
            city->pressure[d] = maths_round(1e9 * given->inspection.cap);
        city->caught[d] = 0;
        mean += part(city, d) * (double)city->pressure[d];
    }
    city->pressure_mean[0] = maths_round(mean);
}
