/* trust.h - trust. It is earned and lost by experience, spills over, and drifts.
 *
 * Whole millionths, per resident and institution. Between experiences trust drifts
 * towards one half (P7 of the model, `trust.drift`): a function of the last write and
 * of the place's clock, so that reading writes nothing. Every change is posted with
 * its cause, by resident group and institution, so that
 *     start + sum of causes = sum over residents, as last written
 * holds exactly and can be recounted from the column.
 *
 * Equations, after Slovic (1993) on the asymmetry of gain and loss:
 *     success if Q >= E - tolerance + noise:  T += gain (1 - T)
 *     failure:                                T -= loss T
 *     E += expectation_gain (Q - E)           Q quality met, E expectation
 * or, by structure.trust, symmetric (gain and loss are their mean) or Bayesian: after the nth
 * experience of any institution, with 1 for success and 0 for failure,
 *     T += (outcome - T) / (prior + n)
 * What a neighbour tells moves by a share of the same. Two who talk draw nearer when they
 * are not further apart than a bound (Deffuant et al. 2000, Adv. Complex Syst. 3; Hegselmann,
 * Krause 2002, JASSS 5(3)2).
 */
#ifndef MODELS_EXCHANGES_TRUST_H
#define MODELS_EXCHANGES_TRUST_H

#include <stdbool.h>

#include "models/ids.h"
#include "models/parameters.h"
#include "sim/ledger.h"
#include "sim/random.h"
#include "sim/stock.h"
#include "sim/table.h"

enum institution {
    TRUST_COMMITTEE, /* with the workstation */
    TRUST_STREET,
    TRUST_PROPERTY, /* the property firm */
    TRUST_OWNERS,   /* the owners' committee */
    TRUST_PROVIDER, /* NGOs and other providers */
    N_INSTITUTIONS,
};

enum trust_cause {
#define TRUST_CAUSE(cause, ...) TRUST_##cause,
#include "models/exchanges/trust.inc"
#undef TRUST_CAUSE
    N_TRUST_CAUSES
};

struct witness;

struct trusts {
    struct table table; /* one row per resident */
    int32_t *level[N_INSTITUTIONS]; /* as last written */
    uint32_t *stamp[N_INSTITUTIONS];
    int32_t *expectation;
    uint8_t *experiences; /* so far, at most 255; counted where trust is Bayesian */

    struct table books; /* [group x institution]: balance; flow: [.. x cause] */
    int64_t *balance;
    struct table causes;
    int64_t *flow;

    struct table clocks; /* one row */
    uint32_t *clock;

    const struct stock_table *drift;
    stock_clock drift_day;
    int64_t gain, loss, spill, tolerance, expectation_gain; /* millionths */
    double noise;
    int64_t prior; /* thousandths of an experience; 0: not Bayesian */
    bool on, erodes;
    const struct witness *witness; /* NULL: nobody looks */
};

int trusts_init(struct trusts *trusts, uint32_t residents, const struct parameters *given,
                const struct stock_table *drift, struct fault *fault);
void trusts_free(struct trusts *trusts);

/* A resident enters the rolls: the start of all trusts and of the expectation. */
void trust_enter(struct trusts *trusts, uint32_t resident, int group,
                 const int64_t first[N_INSTITUTIONS], int64_t expectation);

/* Somebody moves out and somebody else in, at the same place of the roster: both postings are
 * TRUST_MOVED. */
void trust_succeed(struct trusts *trusts, uint32_t resident, int group, int new_group,
                   const int64_t first[N_INSTITUTIONS], int64_t expectation);

static inline int64_t trust_read(const struct trusts *trusts, uint32_t resident,
                                 enum institution institution)
{
    return stock_read(trusts->drift, trusts->level[institution][resident], MILLION / 2,
                      trusts->stamp[institution][resident], trusts->clock[0]);
}

/* Reading a whole column: trust_read() less one half. */
static inline struct stock_sweep trust_sweep(const struct trusts *trusts)
{
    return stock_sweep_begin(trusts->drift, trusts->clock[0]);
}

static inline int64_t trust_sweep_gap(const struct trusts *trusts, struct stock_sweep *sweep,
                                      uint32_t resident, enum institution institution)
{
    return stock_sweep_gap(sweep, trusts->level[institution][resident], MILLION / 2,
                           trusts->stamp[institution][resident]);
}

/* What a resident makes of an experience of `quality` (millionths); `failed` when the
 * case itself failed whatever the quality. Returns whether it was a success to them.
 * `draw` judges closely; its address is the case's. What befalls trust in the committee
 * spills over to the street office. */
bool trust_experience(struct trusts *trusts, uint32_t resident, int group,
                      enum institution institution, int64_t quality, bool failed,
                      struct draw *draw);

/* A success or failure of which one has only heard; share of one's own, millionths. */
void trust_hear(struct trusts *trusts, uint32_t resident, int group,
                enum institution institution, bool success, int64_t share);

/* Two talk: if they are at most `bound` apart, each moves by `pull` of the gap (millionths). */
void trust_talk(struct trusts *trusts, uint32_t one, int group, uint32_t other, int other_group,
                enum institution institution, int64_t bound, int64_t pull);

/* What becomes public takes `share` (millionths, 0..1) of one's trust; below 0 it gives that
 * share of what is missing. */
void trust_affair(struct trusts *trusts, uint32_t resident, int group,
                  enum institution institution, int64_t share);

/* Part of a change in one institution reaches another: `amount`, millionths of trust, is what is
 * added there. */
void trust_spill(struct trusts *trusts, uint32_t resident, int group, enum institution onto,
                 int64_t amount);

/* The day is over: clocks advance. */
void trusts_close_day(struct trusts *trusts);

/* Trust in an institution as it stands now, summed by resident's group. O(residents) */
void trusts_stand(const struct trusts *trusts, const uint8_t *group, enum institution institution,
                  int64_t sums[N_GROUPS]);

/* Sums of what is written in the columns, by trust_account(): the recount. */
void trusts_recount(const struct trusts *trusts, const uint8_t *group,
                    int64_t sums[N_GROUPS * N_INSTITUTIONS]);

static inline int trust_account(int group, enum institution institution)
{
    return group * N_INSTITUTIONS + (int)institution;
}

#endif
