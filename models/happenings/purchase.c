/* purchase.c - see purchase.h. */
#include "models/happenings/purchase.h"

int purchase_init(struct community *community, struct fault *fault)
{
    (void)community;
    (void)fault;
    return 0;
}

void purchase_free(struct community *community) { (void)community; }

int purchase_tables(const struct community *community, const struct table *tables[])
{
    (void)community;
    (void)tables;
    return 0;
}

bool purchase_takes(struct community *community, uint32_t task)
{
    (void)community;
    (void)task;
    return false;
}

void purchase_month(struct community *community)
{
    (void)community;
}
