/* purse.c - see purse.h. */
#include "models/agents/purse.h"

static const struct column columns[] = {
    COLUMN(purse, general),       COLUMN(purse, formula),
    COLUMN(purse, raised),        COLUMN(purse, spent_year),
    COLUMN(purse, raised_year),   COLUMN(purse, income_year),
    COLUMN(purse, at_will_year),  COLUMN(purse, income_before),
    COLUMN(purse, at_will_before), COLUMN(purse, dependence),
    COLUMN(purse, means),         COLUMN(purse, burden),
    COLUMN(purse, commerce),      COLUMN(purse, commerce_first),
    COLUMN(purse, firms),         COLUMN(purse, gaming),
    COLUMN(purse, applied),       COLUMN(purse, merit),
};

int purse_table_init(struct purse *purse, struct fault *fault)
{
    int status = table_init(&purse->table, TABLE_COLUMNS(columns), -1, purse, 1, fault);
    if (!status)
        purse->table.n = 1;
    return status;
}
