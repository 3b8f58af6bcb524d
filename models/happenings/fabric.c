/* fabric.c - see fabric.h. */
#include "models/happenings/fabric.h"

int fabric_init(struct community *community, struct fault *fault)
{
    (void)community;
    (void)fault;
    return 0;
}

void fabric_free(struct community *community) { (void)community; }

int fabric_tables(const struct community *community, const struct table *tables[])
{
    (void)community;
    (void)tables;
    return 0;
}

void fabric_month(struct community *community)
{
    (void)community;
}

void fabric_activity(struct community *community, uint32_t task)
{
    (void)community;
    (void)task;
}

void fabric_plan(struct community *community, uint32_t task)
{
    (void)community;
    (void)task;
}

void fabric_project(struct community *community, uint32_t resident, bool success)
{
    (void)community;
    (void)resident;
    (void)success;
}

double fabric_skill(const struct community *community)
{
    (void)community;
    return 0.3;
}
