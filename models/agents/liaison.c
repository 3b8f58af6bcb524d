/* liaison.c - see liaison.h. */
#include "models/agents/liaison.h"

#include "sim/maths.h"

enum { BANK_DAYS = 5 }; /* a working week; assumed */

static const struct column columns[] = {
    COLUMN(liaison, bank), COLUMN(liaison, posted_days), COLUMN(liaison, street_work),
    COLUMN(liaison, added)};
static const struct column desk_columns[] = {COLUMN(liaison, burden)};

int liaison_init(struct liaison *liaison, uint32_t departments, struct fault *fault)
{
    int status;
    *liaison = (struct liaison){0};
    if ((status = table_init(&liaison->table, TABLE_COLUMNS(columns), -1, liaison, 1, fault)) ||
        (status = table_init(&liaison->desks, TABLE_COLUMNS(desk_columns), -1, liaison,
                             departments, fault)))
        return status;
    liaison->table.n = 1;
    liaison->desks.n = departments;
    return 0;
}

void liaison_free(struct liaison *liaison)
{
    table_free(&liaison->table);
    table_free(&liaison->desks);
}

void liaison_day(struct liaison *liaison, int64_t posted, span opening)
{
    double hours = 1e-6 * (double)posted * (double)opening;
    if (posted <= 0) { /* nobody is here any more */
        liaison->bank[0] = 0;
        return;
    }
    liaison->posted_days[0] += posted;
    if (opening <= 0)
        return;
    liaison->bank[0] += maths_round(hours);
    if (liaison->bank[0] > maths_round(BANK_DAYS * hours))
        liaison->bank[0] = maths_round(BANK_DAYS * hours);
}

bool liaison_spend(struct liaison *liaison, int64_t work)
{
    if (liaison->bank[0] < work)
        return false;
    liaison->bank[0] -= work;
    return true;
}

int64_t liaison_settle(struct liaison *liaison)
{
    int64_t days = liaison->posted_days[0];
    liaison->posted_days[0] = 0;
    return days;
}

int64_t liaison_mark(const struct liaison *liaison, uint32_t department, double capacity,
                     double honesty)
{
    double share = (double)liaison->burden[department] * liaison->desks.n / capacity;
    return maths_round(1e6 * (1 - honesty * (1 - maths_exp(-share))));
}
