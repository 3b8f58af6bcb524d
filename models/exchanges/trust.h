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

enum institution { TRUST_COMMITTEE, TRUST_STREET, N_INSTITUTIONS };

enum trust_cause { TRUST_START, TRUST_SUCCESS, TRUST_FAILURE, TRUST_SPILL, TRUST_DRIFT,
                   N_TRUST_CAUSES };

struct trusts {
    struct table table; /* one row per resident */
    int32_t *committee, *street; /* as last written */
    uint32_t *committee_stamp, *street_stamp;
    int32_t *expectation;

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
    bool on, erodes;
};

int trusts_init(struct trusts *trusts, uint32_t residents, const struct parameters *given,
                const struct stock_table *drift, struct fault *fault);
void trusts_free(struct trusts *trusts);

/* A resident enters the rolls: the start of both trusts and of the expectation. */
void trust_enter(struct trusts *trusts, uint32_t resident, int group, int64_t committee,
                 int64_t street, int64_t expectation);

static inline int64_t trust_read(const struct trusts *trusts, uint32_t resident,
                                 enum institution institution)
{
    bool street = institution == TRUST_STREET;
    return stock_read(trusts->drift,
                      street ? trusts->street[resident] : trusts->committee[resident],
                      MILLION / 2,
                      street ? trusts->street_stamp[resident] : trusts->committee_stamp[resident],
                      trusts->clock[0]);
}

/* What a resident makes of an experience of `quality` (millionths); `failed` when the
 * case itself failed whatever the quality. Returns whether it was a success to them.
 * `draw` judges closely; its address is the case's. */
bool trust_experience(struct trusts *trusts, uint32_t resident, int group, int64_t quality,
                      bool failed, struct draw *draw);

/* The day is over: clocks advance. */
void trusts_close_day(struct trusts *trusts);

/* Sums of what is written in the columns, by trust_account(): the recount. */
void trusts_recount(const struct trusts *trusts, const uint8_t *group,
                    int64_t sums[N_GROUPS * N_INSTITUTIONS]);

static inline int trust_account(int group, enum institution institution)
{
    return group * N_INSTITUTIONS + (int)institution;
}

#endif
