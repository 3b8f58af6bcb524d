/* trust.c - see trust.h. */
#include "models/exchanges/trust.h"

#include "sim/maths.h"

static const struct column columns[] = {
    COLUMN(trusts, committee),       COLUMN(trusts, street),
    COLUMN(trusts, committee_stamp), COLUMN(trusts, street_stamp),
    COLUMN(trusts, expectation),
};
static const struct column book_columns[] = {COLUMN(trusts, balance)};
static const struct column cause_columns[] = {COLUMN(trusts, flow)};
static const struct column clock_columns[] = {COLUMN(trusts, clock)};

enum { ACCOUNTS = N_GROUPS * N_INSTITUTIONS };

int trusts_init(struct trusts *trusts, uint32_t residents, const struct parameters *given,
                const struct stock_table *drift, struct fault *fault)
{
    int status;
    *trusts = (struct trusts){
        .drift = drift,
        .drift_day = given->mechanisms.trust ? stock_day(given->trust.drift) : 0,
        .gain = maths_round(given->trust.gain * 1e6),
        .loss = maths_round(given->trust.loss * 1e6),
        .spill = maths_round(given->trust.spill * 1e6),
        .tolerance = maths_round(given->trust.tolerance * 1e6),
        .expectation_gain = maths_round(given->trust.expectation_gain * 1e6),
        .noise = given->trust.noise,
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

void trust_enter(struct trusts *trusts, uint32_t resident, int group, int64_t committee,
                 int64_t street, int64_t expectation)
{
    trusts->committee[resident] = (int32_t)committee;
    trusts->street[resident] = (int32_t)street;
    trusts->committee_stamp[resident] = trusts->street_stamp[resident] = trusts->clock[0];
    trusts->expectation[resident] = (int32_t)expectation;
    post(trusts, group, TRUST_COMMITTEE, TRUST_START, committee);
    post(trusts, group, TRUST_STREET, TRUST_START, street);
}

/* Write: settle the drift since the last write, then the change, each as a posting. */
static void change(struct trusts *trusts, uint32_t resident, int group,
                   enum institution institution, enum trust_cause cause, int64_t now,
                   int64_t amount)
{
    bool street = institution == TRUST_STREET;
    int32_t *written = street ? &trusts->street[resident] : &trusts->committee[resident];
    uint32_t *stamp =
        street ? &trusts->street_stamp[resident] : &trusts->committee_stamp[resident];
    post(trusts, group, institution, TRUST_DRIFT, now - *written);
    post(trusts, group, institution, cause, amount);
    *written = (int32_t)(now + amount);
    *stamp = trusts->clock[0];
}

bool trust_experience(struct trusts *trusts, uint32_t resident, int group, int64_t quality,
                      bool failed, struct draw *draw)
{
    if (!trusts->on)
        return !failed;
    int64_t expected = trusts->expectation[resident];
    double u = draw_uniform(draw);
    int64_t noise = maths_round(1e6 * trusts->noise * (maths_log(u) - maths_log(1 - u)));
    bool success = !failed && quality >= expected - trusts->tolerance + noise;
    int64_t now = trust_read(trusts, resident, TRUST_COMMITTEE);
    int64_t amount = success ? trusts->gain * (MILLION - now) / MILLION
                             : -(trusts->loss * now / MILLION);
    change(trusts, resident, group, TRUST_COMMITTEE, success ? TRUST_SUCCESS : TRUST_FAILURE, now,
           amount);

    int64_t above = trust_read(trusts, resident, TRUST_STREET);
    int64_t spilt = amount * trusts->spill / MILLION;
    if (above + spilt > MILLION)
        spilt = MILLION - above;
    if (above + spilt < 0)
        spilt = -above;
    change(trusts, resident, group, TRUST_STREET, TRUST_SPILL, above, spilt);

    if (trusts->erodes)
        trusts->expectation[resident] +=
            (int32_t)(trusts->expectation_gain * (quality - expected) / MILLION);
    return success;
}

void trusts_close_day(struct trusts *trusts) { trusts->clock[0] += trusts->drift_day; }

void trusts_recount(const struct trusts *trusts, const uint8_t *group,
                    int64_t sums[N_GROUPS * N_INSTITUTIONS])
{
    for (int a = 0; a < ACCOUNTS; a++)
        sums[a] = 0;
    for (uint32_t r = 0; r < trusts->table.n; r++) {
        sums[trust_account(group[r], TRUST_COMMITTEE)] += trusts->committee[r];
        sums[trust_account(group[r], TRUST_STREET)] += trusts->street[r];
    }
}
