/* spread.h - the places of one window over several ranks (ranks.h).
 *
 * Each place is at home on one rank, and only there has events, state and post; every rank has a
 * row for each, so that places keep their number. In the evening letters go home: one message from
 * each rank to each (MPI_Alltoallv), and each inbox is in order (sender, serial) as in one
 * process. What is done at midnight is done by all, of their own places, with sums over all; so
 * all go on alike, and results know nothing of it.
 */
#ifndef SIM_SPREAD_H
#define SIM_SPREAD_H

#include "sim/digest.h"
#include "sim/lp.h"

struct spread {
    uint32_t *rank_of; /* [n] where a place is at home */
    uint32_t *here;    /* [n_here] the places of this rank, by number */
    uint32_t n, n_here;
    uint32_t rank, ranks;
    uint64_t letters; /* sent from this rank to others, so far */

    struct letter *out, *in; /* [capacity] the post on its way, by rank */
    size_t out_capacity, in_capacity;
    int *sent, *came; /* [ranks] */
    size_t *at;       /* [ranks] scratch */
};

/* Faults: FAULT_MEMORY. */
int spread_init(struct spread *spread, const uint32_t *rank_of, uint32_t n, struct fault *fault);
void spread_free(struct spread *spread);

/* Is a place at home here? Without a spread all are. */
static inline bool spread_here(const struct spread *spread, uint32_t place)
{
    return !spread || spread->rank_of[place] == spread->rank;
}

/* In all that follows NULL is a world that is not spread, and nobody is asked. */

/* As ranks_agree(). */
int spread_agree(const struct spread *spread, int status, struct fault *fault);

/* Sums over all ranks. */
void spread_sum(const struct spread *spread, int64_t *values, size_t n);

/* Sums come together at rank 0, and are 0 elsewhere. */
void spread_gather(const struct spread *spread, int64_t *values, size_t n);

/* What stands at a place is told to all ranks. */
void spread_tell(const struct spread *spread, uint32_t place, void *bytes, size_t n);

/* As lp_deliver(), between all ranks. Faults: FAULT_MEMORY, on all. */
int spread_deliver(struct spread *spread, struct lp *lps, struct fault *fault);

/* A digest goes to where the place is at home, to be added to there, or, with n, to rank 0; `at` is
 * where it is, 0 in the beginning. */
void spread_pass(const struct spread *spread, uint32_t place, uint32_t *at,
                 struct digest *digest);

#endif
