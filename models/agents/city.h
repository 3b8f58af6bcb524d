/* city.h - the city [市]: its treasury, and how closely departments inspect.
 *
 * Departments look harder where paper was caught and where residents do not trust (P5):
 *     dJ/dt = gain (caught share + 0.15 (1 - mean trust)) - fade J
 * J is a department's pressure above the base that the rules set. It is a driven stock,
 * updated once a day at the city's close from the letters of the day before.
 */
#ifndef MODELS_AGENTS_CITY_H
#define MODELS_AGENTS_CITY_H

#include "models/exchanges/money.h"
#include "models/parameters.h"
#include "models/items.h"
#include "sim/table.h"

struct city {
    struct table desks; /* one row per department */
    int64_t *pressure;  /* in 1e-9 */
    uint32_t *caught;   /* told today */
    struct table table; /* one row */
    int64_t *pressure_mean;
    int64_t *trust_sum, *trust_heads; /* of this month's letters */
    int64_t *trust;                   /* mean trust in committees, millionths */
    struct money money;
    const struct parameters *given;
    const struct items *list; /* the city's own; NULL: none */
    uint32_t communities;
};

int city_init(struct city *city, uint32_t communities, const struct parameters *given,
              struct fault *fault);
void city_free(struct city *city);

void city_close_day(struct city *city);

#endif
