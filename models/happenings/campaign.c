/* campaign.c - see campaign.h. */
#include "models/happenings/campaign.h"

int campaign_init(struct community *community, struct fault *fault)
{
    (void)community;
    (void)fault;
    return 0;
}

void campaign_free(struct community *community) { (void)community; }

int campaign_tables(const struct community *community, const struct table *tables[])
{
    (void)community;
    (void)tables;
    return 0;
}

void campaign_morning(struct community *community)
{
    (void)community;
}

void campaign_step(struct community *community, uint32_t task)
{
    (void)community;
    (void)task;
}
