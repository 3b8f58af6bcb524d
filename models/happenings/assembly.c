/* assembly.c - see assembly.h. */
#include "models/happenings/assembly.h"

#include "models/purposes.h"

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

/* F31: formed, and of these working; by a lottery of places until they are elected. */
#define OWNERS_FORMED  0.3
#define OWNERS_WORKING 0.45

static double owners_lot(const struct community *community, uint32_t nth)
{
    struct draw draw = draw_at(&community->commons->institution, PURPOSE_OWNERS,
                               community->place->identity, nth);
    return draw_uniform(&draw);
}

bool assembly_owners_formed(const struct community *community)
{
    return owners_lot(community, 0) < OWNERS_FORMED;
}

bool assembly_owners_captured(const struct community *community)
{
    return owners_lot(community, 1) >= OWNERS_WORKING;
}
