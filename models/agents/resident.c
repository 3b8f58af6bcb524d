/* resident.c - see resident.h. */
#include "models/agents/resident.h"

#include "models/purposes.h"
#include "sim/maths.h"
#include "sim/sample.h"

static const struct column columns[] = {
    COLUMN(residents, group),
    COLUMN(residents, ability),
    COLUMN(residents, leaning),
    COLUMN(residents, efficacy),
};

int residents_init(struct residents *residents, uint32_t n, struct fault *fault)
{
    int status = table_init(&residents->table, TABLE_COLUMNS(columns), -1, residents, n, fault);
    if (!status)
        residents->table.n = n;
    return status;
}

void residents_free(struct residents *residents) { table_free(&residents->table); }

static int64_t between(double low, double x, double high)
{
    return maths_round(1e6 * (x < low ? low : x > high ? high : x));
}

/* P8; signs from S003-25, sizes assumed: logits per standard deviation of income and of
 * education, per unit of trust, per unit of efficacy. */
#define BY_INCOME    0.25
#define BY_EDUCATION 0.25
#define BY_TRUST     2.0
#define BY_EFFICACY  1.2
#define FIRST_SPREAD 0.15 /* assumed: of first trust and first expectation */
#define OLD_ABILITY  0.6  /* assumed: the old cope less well with forms */
#define HALF_ROOT_3  0.8660254037844386 /* with 1/2 a correlation of 1/2 */

/* Income and education, standard normal with correlation 1/2, lower the wish to take part. */
static int16_t leaning_drawn(struct draw *draw)
{
    double income = sample_normal(draw);
    double education = 0.5 * income + HALF_ROOT_3 * sample_normal(draw);
    double leaning = -BY_INCOME * income - BY_EDUCATION * education;
    return (int16_t)maths_round(1000 * leaning);
}

static int age_drawn(struct draw *draw, const struct residents_mix *mix)
{
    double u = draw_uniform(draw);
    return u < mix->retired ? AGE_RETIRED : u < mix->retired + mix->students ? AGE_STUDENT
                                                                              : AGE_MIDDLE;
}

static int64_t attitude_drawn(struct draw *draw, double mean, double spread)
{
    return between(0, mean + spread * sample_normal(draw), 1);
}

struct attitudes {
    int64_t trust[N_INSTITUTIONS], expectation;
};

static struct attitudes attitudes_drawn(struct draw *draw, const struct parameters *given)
{
    const double spread = given->mechanisms.trust ? FIRST_SPREAD : 0;
    struct attitudes first;
    first.trust[TRUST_COMMITTEE] = attitude_drawn(draw, given->trust.initial, spread);
    first.trust[TRUST_STREET] = attitude_drawn(draw, given->trust.street_initial, spread);
    first.expectation = attitude_drawn(draw, given->trust.expectation, spread);
    first.trust[TRUST_PROPERTY] = attitude_drawn(draw, given->trust.property_initial, spread);
    first.trust[TRUST_OWNERS] = attitude_drawn(draw, given->trust.owners_initial, spread);
    first.trust[TRUST_PROVIDER] = attitude_drawn(draw, given->trust.provider_initial, spread);
    return first;
}

/* Age, registration and traits of whoever has this address. Returns the group. */
static int become(struct residents *residents, const struct chance *chance, uint64_t who,
                  uint32_t nth, uint32_t r, const struct residents_mix *mix,
                  const struct parameters *given)
{
    struct draw draw = draw_at(chance, PURPOSE_RESIDENT, who, nth);
    int age = age_drawn(&draw, mix);
    int group = group_of((enum age_group)age, draw_uniform(&draw) < mix->local);
    double ability = (age == AGE_RETIRED ? OLD_ABILITY : 1.0) * draw_uniform(&draw);
    residents->group[r] = (uint8_t)group;
    residents->ability[r] = (uint8_t)(255 * ability);
    residents->leaning[r] = leaning_drawn(&draw);
    residents->efficacy[r] = (int32_t)between(0, given->participation.agenda, 1);
    return group;
}

void residents_settle(struct residents *residents, struct trusts *trusts,
                      const struct chance *chance, uint64_t place, struct residents_mix mix,
                      const struct parameters *given)
{
    for (uint32_t r = 0; r < residents->table.n; r++) {
        int group = become(residents, chance, place, r, r, &mix, given);
        struct draw draw = draw_at(chance, PURPOSE_ATTITUDE, place, r);
        struct attitudes first = attitudes_drawn(&draw, given);
        trust_enter(trusts, r, group, first.trust, first.expectation);
    }
}

void resident_moves_in(struct residents *residents, struct trusts *trusts,
                       const struct chance *chance, uint64_t newcomer, uint32_t resident,
                       struct residents_mix mix, const struct parameters *given)
{
    int old = residents->group[resident];
    int group = become(residents, chance, newcomer, 0, resident, &mix, given);
    struct draw draw = draw_at(chance, PURPOSE_ATTITUDE, newcomer, 0);
    struct attitudes first = attitudes_drawn(&draw, given);
    trust_succeed(trusts, resident, old, group, first.trust, first.expectation);
}

double resident_willingness(const struct residents *residents, const struct trusts *trusts,
                            uint32_t resident, const struct parameters *given)
{
    enum age_group age = age_of_group(residents->group[resident]);
    double c = age == AGE_RETIRED   ? given->participation.retired
               : age == AGE_STUDENT ? given->participation.students
                                    : given->participation.middle;
    double trust = 1e-6 * (double)trust_read(trusts, resident, TRUST_COMMITTEE);
    double efficacy = 1e-6 * (double)residents->efficacy[resident];
    return maths_logistic(c + BY_TRUST * (trust - 0.5) +
                          BY_EFFICACY * (efficacy - given->participation.agenda) +
                          1e-3 * residents->leaning[resident]);
}

void resident_took_part(struct residents *residents, uint32_t resident, int64_t result,
                        const struct parameters *given)
{
    int64_t gap = result - residents->efficacy[resident];
    residents->efficacy[resident] +=
        (int32_t)maths_round(given->participation.efficacy_gain * (double)gap);
}
