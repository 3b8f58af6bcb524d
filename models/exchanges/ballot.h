/* ballot.h - votes. A ballot is called, votes are cast, and it is counted.
 *
 * The exchange alone owns votes. Whoever is entitled and casts none is silent, so that
 *     electorate = yes + no + silent
 * holds exactly, by ballot and in the ledger, and can be recounted from the rows. Votes cast
 * for somebody else are votes like others and are counted apart besides. Of each kind the
 * latest ballot stands; when the next is called the earlier one leaves the books.
 */
#ifndef MODELS_EXCHANGES_BALLOT_H
#define MODELS_EXCHANGES_BALLOT_H

#include <stdbool.h>

#include "models/ids.h"
#include "sim/ledger.h"
#include "sim/table.h"

enum ballot_kind {
    BALLOT_COMMITTEE, /* of the residents' committee */
    BALLOT_SEATS,     /* of deputies and building heads between its elections */
    BALLOT_OWNERS,    /* of an owners' committee */
    BALLOT_BUSINESS,  /* on owners' business */
    BALLOT_PROJECT,   /* on a project of the community fund */
    N_BALLOT_KINDS,
};

enum ballot_account { BALLOTS_OUTSIDE, BALLOTS_SILENT, BALLOTS_YES, BALLOTS_NO,
                      N_BALLOT_ACCOUNTS };

enum ballot_cause { VOTES_CALLED, VOTES_YES, VOTES_NO, VOTES_SILENT_OUT, VOTES_YES_OUT,
                    VOTES_NO_OUT, N_BALLOT_CAUSES };

struct ballots {
    struct table table; /* one row per kind */
    uint64_t *identity; /* 0: none was called yet */
    uint32_t *electorate, *yes, *no, *silent, *proxies;
    struct table books;
    int64_t *balance, *flow;
    struct ledger ledger;
};

int ballots_init(struct ballots *ballots, struct fault *fault);
void ballots_free(struct ballots *ballots);

void ballot_call(struct ballots *ballots, enum ballot_kind kind, uint64_t identity,
                 uint32_t electorate);

/* Votes of the silent, of whom there must be as many; `proxies` of them for others. */
void ballot_cast(struct ballots *ballots, enum ballot_kind kind, uint32_t yes, uint32_t no,
                 uint32_t proxies);

/* Whether the ayes are at least `share` (millionths) of the electorate, or, with a quorum of
 * `quorum` that voted, more than the noes. The older rule of F32 asks for half of all, for
 * major business two thirds. */
bool ballot_reaches(const struct ballots *ballots, enum ballot_kind kind, int64_t share);
bool ballot_carried(const struct ballots *ballots, enum ballot_kind kind, int64_t quorum);

/* Distance of the ledger from the rows and from its causes: 0. */
int64_t ballots_residual(const struct ballots *ballots);

#endif
