/* tally.c - see tally.h. */
#include "models/tally.h"

static const struct column columns[] = {COLUMN(tallies, sum)};
static const struct column group_columns[] = {COLUMN(tallies, by_group)};

int tallies_init(struct tallies *tallies, struct fault *fault)
{
    const uint32_t n = N_GROUPS * N_GROUP_TALLIES;
    int status;
    if ((status =
             table_init(&tallies->table, TABLE_COLUMNS(columns), -1, tallies, N_TALLIES, fault)) ||
        (status =
             table_init(&tallies->groups, TABLE_COLUMNS(group_columns), -1, tallies, n, fault)))
        return status;
    tallies->table.n = N_TALLIES;
    tallies->groups.n = n;
    return 0;
}

void tallies_free(struct tallies *tallies)
{
    table_free(&tallies->table);
    table_free(&tallies->groups);
}
