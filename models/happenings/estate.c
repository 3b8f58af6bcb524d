/* estate.c - see estate.h. */
#include "models/happenings/estate.h"

int estate_init(struct community *community, struct fault *fault)
{
    (void)community;
    (void)fault;
    return 0;
}

void estate_free(struct community *community) { (void)community; }

int estate_tables(const struct community *community, const struct table *tables[])
{
    (void)community;
    (void)tables;
    return 0;
}

void estate_month(struct community *community)
{
    (void)community;
}

void estate_mediation(struct community *community, uint32_t task)
{
    (void)community;
    (void)task;
}

double estate_need_factor(const struct community *community)
{
    (void)community;
    return 1;
}

void estate_improve(struct community *community, int64_t amount)
{
    (void)community;
    (void)amount;
}
