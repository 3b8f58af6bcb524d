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

void residents_settle(struct residents *residents, struct trusts *trusts,
                      const struct chance *chance, uint64_t place, struct residents_mix mix,
                      const struct parameters *given)
{
    const double spread = given->mechanisms.trust ? FIRST_SPREAD : 0;
    for (uint32_t r = 0; r < residents->table.n; r++) {
        struct draw draw = draw_at(chance, PURPOSE_RESIDENT, place, r);
        int age = age_drawn(&draw, &mix);
        int group = group_of((enum age_group)age, draw_uniform(&draw) < mix.local);
        double ability = (age == AGE_RETIRED ? OLD_ABILITY : 1.0) * draw_uniform(&draw);
        residents->group[r] = (uint8_t)group;
        residents->ability[r] = (uint8_t)(255 * ability);
        residents->leaning[r] = leaning_drawn(&draw);
        residents->efficacy[r] = (int32_t)between(0, given->participation.agenda, 1);

        struct draw attitude = draw_at(chance, PURPOSE_ATTITUDE, place, r);
        int64_t first[N_INSTITUTIONS], expectation;
        first[TRUST_COMMITTEE] = attitude_drawn(&attitude, given->trust.initial, spread);
        first[TRUST_STREET] = attitude_drawn(&attitude, given->trust.street_initial, spread);
        expectation = attitude_drawn(&attitude, given->trust.expectation, spread);
        first[TRUST_PROPERTY] = attitude_drawn(&attitude, given->trust.property_initial, spread);
        first[TRUST_OWNERS] = attitude_drawn(&attitude, given->trust.owners_initial, spread);
        first[TRUST_PROVIDER] = attitude_drawn(&attitude, given->trust.provider_initial, spread);
        trust_enter(trusts, r, group, first, expectation);
    }
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

int resident_age(const struct residents *residents, const struct chance *chance, uint64_t place,
                 uint32_t resident)
{
    struct draw draw = draw_at(chance, PURPOSE_AGE, place, resident);
    double u = draw_uniform(&draw);
    switch (age_of_group(residents->group[resident])) {
    case AGE_STUDENT: return 8 + (int)(16 * u);
    case AGE_MIDDLE: return 18 + (int)(42 * u);
    default: return 90 - (int)(35 * maths_sqrt(u)); /* assumed: a triangle */
    }
}
