/* stock.h - what drifts between events, without an event.
 *
 * A stock drifts exponentially towards its rest. Its value is a function of the last
 * write and of an integer clock that its place advances at each day's close by the
 * rate then in force:
 *     now = rest + (written - rest) x e^-(clock - stamp)
 * So reading writes nothing, observing more often changes nothing, and a changed rate
 * settles nothing. Between readings a value may move away from its rest by one part in
 * 2^31 where it is far from it (beyond 1e9); in millionths it never does. Clocks count
 * e-folds in 2^-24 and wrap after 256 of them: rates are at most STOCK_RATE, so that no
 * run of a hundred years wraps. The exponential is a product of four table entries in
 * fixed point, computed once with maths.h.
 */
#ifndef SIM_STOCK_H
#define SIM_STOCK_H

#include <stdint.h>

typedef uint32_t stock_clock; /* e-folds, in 2^-24 */

struct stock_table {
    uint64_t factor[4][256]; /* e^-x in 2^-31, for x = digit i of a clock's difference */
};

void stock_table_init(struct stock_table *table);

#define STOCK_RATE 2 /* per year; 256 e-folds are then 128 years */

/* How far a clock advances in one civil day at a rate per year, 0 <= rate <= STOCK_RATE. */
stock_clock stock_day(double per_year);

/* e^-x in 2^-31, for a difference of clocks. Below one e-fold, where nearly all are, the highest
 * digit's factor is one. */
static inline uint64_t stock_factor(const struct stock_table *table, stock_clock x)
{
    uint64_t f = table->factor[2][x >> 16 & 255];
    if (x >> 24)
        f = (f * table->factor[3][x >> 24]) >> 31;
    f = (f * table->factor[1][x >> 8 & 255]) >> 31;
    return (f * table->factor[0][x & 255]) >> 31;
}

/* The value now. |written - rest| < 2^62 is required. */
static inline int64_t stock_read(const struct stock_table *table, int64_t written, int64_t rest,
                                 stock_clock stamp, stock_clock clock)
{
    stock_clock x = clock - stamp;
    if (x == 0 || written == rest)
        return written;
    uint64_t f = stock_factor(table, x);
    int64_t gap = written - rest;
    uint64_t size = gap < 0 ? (uint64_t)-gap : (uint64_t)gap;
    uint64_t high = size >> 31, low = size & 0x7fffffff; /* so that no product overflows */
    int64_t left = (int64_t)(high * f + ((low * f + (UINT64_C(1) << 30)) >> 31));
    return rest + (gap < 0 ? -left : left);
}

/* Reading a column from end to end. Neighbours were often written on the same day, most of all
 * where nobody was since the beginning: then the factor is the one before. */
struct stock_sweep {
    const struct stock_table *table;
    stock_clock clock, stamp; /* now; of the factor at hand */
    uint64_t factor;
};

static inline struct stock_sweep stock_sweep_begin(const struct stock_table *table,
                                                   stock_clock clock)
{
    return (struct stock_sweep){table, clock, clock, UINT64_C(1) << 31};
}

/* stock_read() less the rest; |written - rest| < 2^31 is required. */
static inline int64_t stock_sweep_gap(struct stock_sweep *sweep, int64_t written, int64_t rest,
                                      stock_clock stamp)
{
    const int64_t gap = written - rest;
    if (stamp != sweep->stamp) {
        sweep->stamp = stamp;
        sweep->factor = stock_factor(sweep->table, sweep->clock - stamp);
    }
    /* rounded to the nearest, halves away from 0: as stock_read() does with sign and size */
    return (gap * (int64_t)sweep->factor + (INT64_C(1) << 30) + (gap >> 63)) >> 31;
}

#endif
