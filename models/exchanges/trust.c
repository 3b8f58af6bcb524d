/* trust.c - see trust.h. */
#include "models/exchanges/trust.h"

#include "models/witness.h"
#include "sim/maths.h"

#define LEVEL(institution) COLUMN(trusts, level[institution]), COLUMN(trusts, stamp[institution])
static const struct column columns[] = {
    LEVEL(TRUST_COMMITTEE),      LEVEL(TRUST_STREET),   LEVEL(TRUST_PROPERTY),
    LEVEL(TRUST_OWNERS),         LEVEL(TRUST_PROVIDER), COLUMN(trusts, expectation),
    COLUMN(trusts, experiences),
};
static const struct column book_columns[] = {COLUMN(trusts, balance)};
static const struct column cause_columns[] = {COLUMN(trusts, flow)};
static const struct column clock_columns[] = {COLUMN(trusts, clock)};

enum { ACCOUNTS = N_GROUPS * N_INSTITUTIONS };

static double gain_of(const struct parameters *given, bool loss)
{
    if (given->structure.trust == TRUST_SYMMETRIC)
        return (given->trust.gain + given->trust.loss) / 2;
    return loss ? given->trust.loss : given->trust.gain;
}

int trusts_init(struct trusts *trusts, uint32_t residents, const struct parameters *given,
                const struct stock_table *drift, struct fault *fault)
{
    int status;
    *trusts = (struct trusts){
        .drift = drift,
        .drift_day = given->mechanisms.trust ? stock_day(given->trust.drift) : 0,
        .gain = maths_round(gain_of(given, false) * 1e6),
        .loss = maths_round(gain_of(given, true) * 1e6),
        .spill = maths_round(given->trust.spill * 1e6),
        .tolerance = maths_round(given->trust.tolerance * 1e6),
        .expectation_gain = maths_round(given->trust.expectation_gain * 1e6),
        .noise = given->trust.noise,
        .prior = given->structure.trust == TRUST_BAYESIAN ? maths_round(given->trust.prior * 1e3)
                                                          : 0,
        .on = given->mechanisms.trust == MECHANISM_ON,
        .erodes = given->mechanisms.erosion == MECHANISM_ON,
    };
    if ((status = table_init(&trusts->table, TABLE_COLUMNS(columns), -1, trusts, residents,
                             fault)) ||
        (status = table_init(&trusts->books, TABLE_COLUMNS(book_columns), -1, trusts, ACCOUNTS,
                             fault)) ||
        (status = table_init(&trusts->causes, TABLE_COLUMNS(cause_columns), -1, trusts,
                             ACCOUNTS * N_TRUST_CAUSES, fault)) ||
        (status = table_init(&trusts->clocks, TABLE_COLUMNS(clock_columns), -1, trusts, 1, fault)))
        return status;
    trusts->table.n = residents;
    trusts->books.n = ACCOUNTS;
    trusts->causes.n = ACCOUNTS * N_TRUST_CAUSES;
    trusts->clocks.n = 1;
    return 0;
}

void trusts_free(struct trusts *trusts)
{
    table_free(&trusts->table);
    table_free(&trusts->books);
    table_free(&trusts->causes);
    table_free(&trusts->clocks);
}

static void post(struct trusts *trusts, int group, enum institution institution,
                 enum trust_cause cause, int64_t amount)
{
    int account = trust_account(group, institution);
    trusts->balance[account] += amount;
    trusts->flow[account * N_TRUST_CAUSES + (int)cause] += amount;
}

static void begin_at(struct trusts *trusts, uint32_t resident, int group, enum trust_cause cause,
                     const int64_t first[N_INSTITUTIONS], int64_t expectation)
{
    for (int i = 0; i < N_INSTITUTIONS; i++) {
        trusts->level[i][resident] = (int32_t)first[i];
        trusts->stamp[i][resident] = trusts->clock[0];
        post(trusts, group, (enum institution)i, cause, first[i]);
    }
    trusts->expectation[resident] = (int32_t)expectation;
    trusts->experiences[resident] = 0;
}

void trust_enter(struct trusts *trusts, uint32_t resident, int group,
                 const int64_t first[N_INSTITUTIONS], int64_t expectation)
{
    begin_at(trusts, resident, group, TRUST_START, first, expectation);
}

void trust_succeed(struct trusts *trusts, uint32_t resident, int group, int new_group,
                   const int64_t first[N_INSTITUTIONS], int64_t expectation)
{
    for (int i = 0; i < N_INSTITUTIONS; i++) {
        int64_t now = trust_read(trusts, resident, (enum institution)i);
        post(trusts, group, (enum institution)i, TRUST_DRIFT, now - trusts->level[i][resident]);
        post(trusts, group, (enum institution)i, TRUST_MOVED, -now);
    }
    begin_at(trusts, resident, new_group, TRUST_MOVED, first, expectation);
}

/* Write: settle the drift since the last write, then the change, each as a posting. */
static void change(struct trusts *trusts, uint32_t resident, int group,
                   enum institution institution, enum trust_cause cause, int64_t now,
                   int64_t amount)
{
    int32_t *written = &trusts->level[institution][resident];
    post(trusts, group, institution, TRUST_DRIFT, now - *written);
    post(trusts, group, institution, cause, amount);
    *written = (int32_t)(now + amount);
    trusts->stamp[institution][resident] = trusts->clock[0];
    if (trusts->witness)
        witness_tell(trusts->witness,
                     (struct witnessed){.what = WITNESSED_TRUST, .post = NOBODY,
                                        .resident = resident, .value = amount,
                                        .department = (uint16_t)institution,
                                        .kind = (uint8_t)cause});
}

/* What a success or a failure of weight `share` makes of a trust that stands at `now`. */
static int64_t moved(const struct trusts *trusts, uint32_t resident, int64_t now, bool success,
                     int64_t share)
{
    if (trusts->prior) {
        int64_t weight = trusts->prior + 1000 * (int64_t)trusts->experiences[resident];
        if (weight < 1000) /* the first of all outweighs less than one: it is believed whole */
            weight = 1000;
        return ((success ? MILLION : 0) - now) * share / MILLION * 1000 / weight;
    }
    return success ? trusts->gain * share / MILLION * (MILLION - now) / MILLION
                   : -(trusts->loss * share / MILLION * now / MILLION);
}

bool trust_experience(struct trusts *trusts, uint32_t resident, int group,
                      enum institution institution, int64_t quality, bool failed,
                      struct draw *draw)
{
    if (!trusts->on)
        return !failed;
    int64_t expected = trusts->expectation[resident];
    double u = draw_uniform(draw);
    int64_t noise = maths_round(1e6 * trusts->noise * (maths_log(u) - maths_log(1 - u)));
    bool success = !failed && quality >= expected - trusts->tolerance + noise;
    int64_t now = trust_read(trusts, resident, institution);
    if (trusts->prior && trusts->experiences[resident] < UINT8_MAX)
        trusts->experiences[resident]++;
    int64_t amount = moved(trusts, resident, now, success, MILLION);
    change(trusts, resident, group, institution, success ? TRUST_SUCCESS : TRUST_FAILURE, now,
           amount);
    if (institution == TRUST_COMMITTEE)
        trust_spill(trusts, resident, group, TRUST_STREET, amount * trusts->spill / MILLION);
    if (trusts->erodes)
        trusts->expectation[resident] +=
            (int32_t)(trusts->expectation_gain * (quality - expected) / MILLION);
    return success;
}

void trust_spill(struct trusts *trusts, uint32_t resident, int group, enum institution onto,
                 int64_t amount)
{
    int64_t now = trust_read(trusts, resident, onto);
    if (!trusts->on)
        return;
    if (now + amount > MILLION)
        amount = MILLION - now;
    if (now + amount < 0)
        amount = -now;
    change(trusts, resident, group, onto, TRUST_SPILL, now, amount);
}

void trust_hear(struct trusts *trusts, uint32_t resident, int group,
                enum institution institution, bool success, int64_t share)
{
    if (!trusts->on)
        return;
    int64_t now = trust_read(trusts, resident, institution);
    change(trusts, resident, group, institution, TRUST_HEARD, now,
           moved(trusts, resident, now, success, share));
}

void trust_talk(struct trusts *trusts, uint32_t one, int group, uint32_t other, int other_group,
                enum institution institution, int64_t bound, int64_t pull)
{
    int64_t a = trust_read(trusts, one, institution), b = trust_read(trusts, other, institution);
    int64_t gap = b - a;
    if (!trusts->on || gap > bound || gap < -bound || one == other)
        return;
    change(trusts, one, group, institution, TRUST_TALK, a, pull * gap / MILLION);
    change(trusts, other, other_group, institution, TRUST_TALK, b, -(pull * gap / MILLION));
}

void trust_affair(struct trusts *trusts, uint32_t resident, int group,
                  enum institution institution, int64_t share)
{
    if (!trusts->on)
        return;
    int64_t now = trust_read(trusts, resident, institution);
    int64_t amount = share >= 0 ? -(share * now / MILLION) : -share * (MILLION - now) / MILLION;
    change(trusts, resident, group, institution, TRUST_AFFAIR, now, amount);
}

void trusts_close_day(struct trusts *trusts) { trusts->clock[0] += trusts->drift_day; }

void trusts_stand(const struct trusts *trusts, const uint8_t *group, enum institution institution,
                  int64_t sums[N_GROUPS])
{
    struct stock_sweep sweep = trust_sweep(trusts);
    for (int g = 0; g < N_GROUPS; g++)
        sums[g] = 0;
    for (uint32_t r = 0; r < trusts->table.n; r++)
        sums[group[r]] += MILLION / 2 + trust_sweep_gap(trusts, &sweep, r, institution);
}

void trusts_recount(const struct trusts *trusts, const uint8_t *group,
                    int64_t sums[N_GROUPS * N_INSTITUTIONS])
{
    for (int a = 0; a < ACCOUNTS; a++)
        sums[a] = 0;
    for (uint32_t r = 0; r < trusts->table.n; r++)
        for (int i = 0; i < N_INSTITUTIONS; i++)
            sums[trust_account(group[r], (enum institution)i)] += trusts->level[i][r];
}
