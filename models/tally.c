/* tally.c - see tally.h. */
#include "models/tally.h"

static const struct column columns[] = {COLUMN(tallies, sum)};

int tallies_init(struct tallies *tallies, struct fault *fault)
{
    int status = table_init(&tallies->table, TABLE_COLUMNS(columns), -1, tallies, N_TALLIES, fault);
    if (!status)
        tallies->table.n = N_TALLIES;
    return status;
}

void tallies_free(struct tallies *tallies) { table_free(&tallies->table); }
