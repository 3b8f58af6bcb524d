/* city.c - see city.h. */
#include "models/agents/city.h"

#include "models/ids.h"
#include "sim/maths.h"

#define BY_DISTRUST 0.15 /* assumed: what distrust weighs beside a year's paper caught */

static const struct column desk_columns[] = {COLUMN(city, pressure), COLUMN(city, caught)};
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
    city->trust[0] = maths_round(1e6 * given->trust.initial);
    return 0;
}

void city_free(struct city *city)
{
    table_free(&city->desks);
    table_free(&city->table);
    money_free(&city->money);
}

void city_close_day(struct city *city)
{
    const struct parameters *given = city->given;
    double mean = 0, trust = 1e-6 * (double)city->trust[0];
    if (!given->mechanisms.inspection)
        return;
    for (uint32_t d = 0; d < city->desks.n; d++) {
        double part = work_part(given, city->list, d, city->desks.n);
        double ordinary = given->work.admin_tasks * part * city->communities; /* a year */
        double caught = ordinary > 0 ? city->caught[d] / ordinary : 0; /* of a year's tasks */
        double pressure = 1e-9 * (double)city->pressure[d];
        double change = given->inspection.gain * (caught + BY_DISTRUST * (1 - trust) / YEAR_DAYS) -
                        given->inspection.fade * pressure / YEAR_DAYS;
        city->pressure[d] += maths_round(1e9 * change);
        if (city->pressure[d] > maths_round(1e9 * given->inspection.cap))
            city->pressure[d] = maths_round(1e9 * given->inspection.cap);
        city->caught[d] = 0;
        mean += part * (double)city->pressure[d];
    }
    city->pressure_mean[0] = maths_round(mean);
}
