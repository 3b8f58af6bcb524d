/* gate.c - see gate.h. */
#include "models/happenings/gate.h"

int gate_init(struct community *community, struct fault *fault)
{
    (void)community;
    (void)fault;
    return 0;
}

void gate_free(struct community *community) { (void)community; }

int gate_tables(const struct community *community, const struct table *tables[])
{
    (void)community;
    (void)tables;
    return 0;
}

bool gate_admits(struct community *community, uint64_t identity)
{
    (void)community;
    (void)identity;
    return true;
}

bool gate_refuses(struct community *community, uint32_t item, int64_t work)
{
    (void)community;
    (void)item;
    (void)work;
    return false;
}

bool gate_merges(struct community *community, uint64_t identity)
{
    (void)community;
    (void)identity;
    return false;
}

void gate_month(struct community *community)
{
    (void)community;
}
