/* facility.c - see facility.h. */
#include "models/agents/facility.h"

#include "models/purposes.h"
#include "sim/maths.h"
#include "sim/sample.h"

static const struct column columns[] = {
    COLUMN(facility, state), COLUMN(facility, clean), COLUMN(facility, giving),
};
static const struct column works_columns[] = {
    COLUMN(facility, stage),  COLUMN(facility, mode),      COLUMN(facility, rounds),
    COLUMN(facility, months), COLUMN(facility, paying),    COLUMN(facility, cost),
    COLUMN(facility, copay),  COLUMN(facility, fee),       COLUMN(facility, consent),
    COLUMN(facility, collected), COLUMN(facility, owed),
};

const struct works_row works_rows[N_WORKS_MODES] = {
    [WORKS_RETROFIT] = {.cost = 1, .lift = 0.7, .months = 6, .appeal = 0, .copaid = true},
    [WORKS_REBUILD] = {.cost = 12, .lift = 0.95, .months = 24, .appeal = -1, .copaid = false},
    [WORKS_REPAIR] = {.cost = 0.25, .lift = 0.3, .months = 3, .appeal = 0.5, .copaid = false},
};

int facility_init(struct facility *facility, struct fault *fault)
{
    int status;
    if ((status = table_init(&facility->table, TABLE_COLUMNS(columns), -1, facility, 1, fault)) ||
        (status = table_init(&facility->works, TABLE_COLUMNS(works_columns), -1, facility, 1,
                             fault)))
        return status;
    facility->table.n = facility->works.n = 1;
    return 0;
}

void facility_free(struct facility *facility)
{
    table_free(&facility->table);
    table_free(&facility->works);
}

static int32_t within(int64_t share)
{
    return (int32_t)(share < 0 ? 0 : share > MILLION ? MILLION : share);
}

#define MONTHS 12

void facility_wears(struct facility *facility, const struct chance *chance, uint64_t place,
                    uint32_t month, double use, const struct parameters *given)
{
    double wear = given->facility.decay * 1e-6 * (double)facility->state[0] * use / MONTHS;
    struct draw draw = draw_at(chance, PURPOSE_BREAKDOWN, place, month);
    uint64_t n = sample_poisson(&draw, wear / given->facility.breakdown);
    facility->state[0] = within(facility->state[0] -
                                maths_round(1e6 * given->facility.breakdown * (double)n));
}

void facility_kept(struct facility *facility, int64_t spent, int64_t needed_a_year,
                   const struct parameters *given)
{
    if (needed_a_year <= 0)
        return;
    facility->state[0] =
        within(facility->state[0] + maths_round(1e6 * given->facility.gain * (double)spent /
                                                (double)needed_a_year));
}

/* Assumed: how much helping hands add, how much crowding takes, and how fast it shows. */
#define BY_HANDS    0.2
#define BY_CROWDING 0.2
#define CLEAN_PACE  0.25 /* a month */
enum { HANDS_ORDINARY = 170000 };

void facility_cleaned(struct facility *facility, int64_t service, double use)
{
    double aim = (double)service + BY_HANDS * (facility->giving[0] - HANDS_ORDINARY) -
                 1e6 * BY_CROWDING * (use > 1 ? use - 1 : 0);
    facility->clean[0] = within(facility->clean[0] +
                                maths_round(CLEAN_PACE * (aim - (double)facility->clean[0])));
}

void facility_lifts(struct facility *facility, int64_t share)
{
    facility->state[0] =
        within(facility->state[0] + share * (MILLION - facility->state[0]) / MILLION);
}
