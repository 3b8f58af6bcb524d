/* purse.c - see purse.h. */
#include "models/happenings/purse.h"

int purse_init(struct community *community, struct fault *fault)
{
    (void)community;
    (void)fault;
    return 0;
}

void purse_free(struct community *community) { (void)community; }

int purse_tables(const struct community *community, const struct table *tables[])
{
    (void)community;
    (void)tables;
    return 0;
}

void purse_month(struct community *community)
{
    (void)community;
}

double purse_dependence(const struct community *community)
{
    return community->commons->given->budget.dependence;
}
