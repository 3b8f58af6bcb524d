/* reach.c - see reach.h. */
#include "models/reach.h"

#include <stdlib.h>
#include <string.h>

enum { ONE_MORE = 0x7fffffff }; /* no stream counts its cases so far */

int reach_begin(struct reach *reach, struct twins *twins, uint32_t place, struct fault *fault)
{
    struct world *world = &twins->twin[1].world;
    struct community *community = &world->communities[place];
    *reach = (struct reach){.n = world->n_places};
    reach->reached = calloc(reach->n, sizeof *reach->reached);
    if (!reach->reached)
        return fault_memory(fault, reach->n * sizeof *reach->reached);
    reach->reached[place] = true;
    uint32_t coming = coming_add(community, TASK_NEED, 0,
                                 identity_of(community->place->identity, PURPOSE_NEEDS, ONE_MORE));
    if (coming == NOBODY)
        return fault_memory(fault, community->comings.bytes);
    lp_plan(community->lp, midnight_of(twins->today) + DAY / 2, PHASE_WORLD, HAPPEN_ARRIVAL, 0,
            coming);
    return 0;
}

void reach_free(struct reach *reach)
{
    free(reach->reached);
    *reach = (struct reach){0};
}

/* The serial counts a sender's letters to all; it orders them, and tells the addressee nothing. */
static bool same_mail(const struct letters *a, const struct letters *b)
{
    bool same = a->n == b->n;
    for (uint32_t i = 0; same && i < a->n; i++)
        same = a->at[i].when == b->at[i].when && a->at[i].from == b->at[i].from &&
               a->at[i].kind == b->at[i].kind &&
               !memcmp(a->at[i].word, b->at[i].word, sizeof a->at[i].word);
    return same;
}

/* What all communities read of the city. */
static bool same_pressure(const struct twins *twins)
{
    const struct commons *a = &twins->twin[0].world.commons, *b = &twins->twin[1].world.commons;
    const size_t n = twins->twin[0].world.city.desks.n;
    return !memcmp(a->pressure, b->pressure, n * sizeof *a->pressure) &&
           *a->pressure_mean == *b->pressure_mean;
}

int reach_day(struct reach *reach, struct twins *twins, struct fault *fault)
{
    const uint32_t communities = twins->twin[0].world.n_communities;
    int status = twins_day(twins, fault);
    if (status)
        return status;
    for (uint32_t p = 0; p < communities && !reach->moved; p++)
        if (!reach->reached[p]) {
            reach->days++;
            reach->moved = twins_part_at(twins, p, TWINS_WHOLE, &reach->parting);
        }
    const bool pressed = same_pressure(twins);
    for (uint32_t p = 0; p < reach->n; p++)
        if (!pressed ||
            !same_mail(&twins->twin[0].world.lps[p].inbox, &twins->twin[1].world.lps[p].inbox))
            reach->reached[p] = true;
    return 0;
}

bool reach_open(const struct reach *reach, const struct twins *twins)
{
    bool open = false;
    for (uint32_t p = 0; p < twins->twin[0].world.n_communities; p++)
        open |= !reach->reached[p];
    return open && !reach->moved && twins->today < twins->end;
}
