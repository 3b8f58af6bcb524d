/* assembly.c - see assembly.h. */
#include "models/happenings/assembly.h"

int assembly_init(struct community *community, struct fault *fault)
{
    (void)community;
    (void)fault;
    return 0;
}

void assembly_free(struct community *community) { (void)community; }

int assembly_tables(const struct community *community, const struct table *tables[])
{
    (void)community;
    (void)tables;
    return 0;
}

void assembly_morning(struct community *community)
{
    (void)community;
}

void assembly_month(struct community *community)
{
    (void)community;
}

void assembly_deliberation(struct community *community, uint32_t task)
{
    (void)community;
    (void)task;
}

void assembly_project(struct community *community, uint32_t task)
{
    (void)community;
    (void)task;
}
