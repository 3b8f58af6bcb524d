/* stock.c - see stock.h. */
#include "sim/stock.h"

#include "sim/clock.h"
#include "sim/fault.h"
#include "sim/maths.h"

void stock_table_init(struct stock_table *table)
{
    double unit = 0x1p-24;
    for (int digit = 0; digit < 4; digit++, unit *= 256)
        for (int i = 0; i < 256; i++)
            table->factor[digit][i] = (uint64_t)maths_round(maths_exp(-unit * i) * 0x1p31);
}

stock_clock stock_day(double per_year)
{
    ALWAYS(per_year >= 0 && per_year <= STOCK_RATE);
    return (stock_clock)maths_round(per_year / YEAR_DAYS * 0x1p24);
}
