/* branches.c - see branches.h. */
#include "cli/branches.h"

#include <stdlib.h>

day branches_day(const struct difference *difference, const struct layout *base,
                 const struct layout *arm)
{
    return difference->orders_only && layout_same(base, arm) ? difference->from : BRANCHES_NEVER;
}

int branches_init(struct branches *branches, const day *from, int n, struct fault *fault)
{
    *branches = (struct branches){from, n, calloc((size_t)n, sizeof *branches->at)};
    return branches->at ? 0 : fault_memory(fault, (size_t)n * sizeof *branches->at);
}

void branches_free(struct branches *branches)
{
    for (int k = 0; k < branches->n && branches->at; k++)
        checkpoint_free(&branches->at[k]);
    free(branches->at);
    branches->at = NULL;
}

/* The first arm that branches off on the same day. */
static struct checkpoint *shared(const struct branches *branches, int k)
{
    int first = 1;
    while (first < k && branches->from[first] != branches->from[k])
        first++;
    return &branches->at[first];
}

int branches_take(struct branches *branches, const bool *wanted, struct world *world,
                  struct fault *fault)
{
    int status = 0;
    for (int k = 1; k < branches->n && !status; k++)
        if (branches->from[k] == world->window.today && wanted[k] && !shared(branches, k)->size)
            status = checkpoint_take(shared(branches, k), world, fault);
    return status;
}

const struct checkpoint *branches_of(const struct branches *branches, int k)
{
    return k && shared(branches, k)->size ? shared(branches, k) : NULL;
}
