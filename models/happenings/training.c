/* training.c - see training.h. */
#include "models/happenings/training.h"

int training_init(struct community *community, struct fault *fault)
{
    (void)community;
    (void)fault;
    return 0;
}

void training_free(struct community *community) { (void)community; }

int training_tables(const struct community *community, const struct table *tables[])
{
    (void)community;
    (void)tables;
    return 0;
}

void training_month(struct community *community)
{
    (void)community;
}

void training_done(struct community *community, uint32_t task)
{
    (void)community;
    (void)task;
}
