/* purse.h - what a community's committee knows of its money, month by month (P12).
 *
 * One row. Sums of a year fade by a twelfth a month. What moves the money is told in
 * models/happenings/purse.c.
 */
#ifndef MODELS_AGENTS_PURSE_H
#define MODELS_AGENTS_PURSE_H

#include "models/ids.h"
#include "sim/table.h"

struct purse {
    struct table table;
    int64_t *general;  /* fen received for services, not yet spent */
    int64_t *formula;  /* fen of it since the run began that a formula fixed */
    int64_t *raised;   /* fen raised here, not yet spent */
    int64_t *spent_year, *raised_year, *income_year, *at_will_year;
    int64_t *income_before, *at_will_before; /* by the books, at the last month's end */
    int64_t *dependence; /* millionths: share of income that superiors give at will */
    int64_t *means;      /* millionths: money for services per head, of the ordinary */
    int64_t *burden;     /* millionths: what that does to an hour of needs and wishes */
    int64_t *commerce, *commerce_first; /* thousandths of m2: now, and without a levy */
    uint32_t *firms;                    /* at the start */
    int64_t *gaming;                    /* millionths by which need is exaggerated */
    int32_t *applied; /* the month of the last application for the budget */
    int64_t *merit;   /* of that year's applications, millionths of skill */
};

int purse_table_init(struct purse *purse, struct fault *fault);

/* What is left of a year's sum, with one more month of it. */
static inline int64_t purse_year(int64_t sum, int64_t month)
{
    return sum - sum / 12 + month;
}

#endif
