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
    COLUMN(residents, income),
    COLUMN(residents, traits),
    COLUMN(residents, bonds),
    COLUMN(residents, news),
    COLUMN(residents, met_head),
    COLUMN(residents, active),
    COLUMN(residents, keen),
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
#define BY_BELONGING 1.0
#define BY_INFO      0.8
#define BY_STAKE     0.5
#define BY_DEPENDENCE 0.4
#define FIRST_SPREAD 0.15 /* assumed: of first trust and first expectation */
#define OLD_ABILITY  0.6  /* assumed: the old cope less well with forms */
#define HALF_ROOT_3  0.8660254037844386 /* with 1/2 a correlation of 1/2 */

struct background {
    double income, education; /* standard normal, correlation 1/2 */
    double stake, dependence; /* in the place; on services: above the mean */
};

/* Assumed: migrants have less at stake, and who earns less depends more on services. */
#define STAKE_LOCAL   0.5
#define STAKE_MIGRANT 0.3
#define STAKE_SPREAD  0.2
#define DEPENDENCE    0.15 /* per standard deviation of income */

/* Income and education lower the wish to take part. */
static struct background background_drawn(struct draw *draw)
{
    struct background drawn = {.income = sample_normal(draw)};
    drawn.education = 0.5 * drawn.income + HALF_ROOT_3 * sample_normal(draw);
    return drawn;
}

static int16_t leaning_of(const struct background *of)
{
    double leaning = -BY_INCOME * of->income - BY_EDUCATION * of->education +
                     BY_STAKE * of->stake + BY_DEPENDENCE * of->dependence;
    return (int16_t)maths_round(1000 * leaning);
}

static int8_t score_of(double normal)
{
    double score = SCORE * normal;
    return (int8_t)maths_round(score < -127 ? -127 : score > 127 ? 127 : score);
}

static uint16_t share_drawn(struct draw *draw, double mean, double spread)
{
    double x = mean + spread * sample_normal(draw);
    return (uint16_t)maths_round(WHOLE * (x < 0 ? 0 : x > 1 ? 1 : x));
}

/* What ties people to the place: from draws of their own. */
static void settle_in(struct residents *residents, uint32_t r, struct draw *draw, bool local,
                      struct background *background, struct residents_mix mix,
                      const struct parameters *given)
{
    double usual = given->social.belonging_usual;
    double stake = STAKE_LOCAL * mix.local + STAKE_MIGRANT * (1 - mix.local);
    background->stake = (local ? STAKE_LOCAL : STAKE_MIGRANT) - stake +
                        STAKE_SPREAD * sample_normal(draw);
    background->dependence = -DEPENDENCE * background->income;
    uint16_t info = share_drawn(draw, given->social.info_usual,
                                given->mechanisms.information ? FIRST_SPREAD : 0);
    if (given->mechanisms.belonging)
        usual *= mix.belonging * (local ? 1 : 1 - given->social.belonging_migrants);
    uint16_t belonging = share_drawn(draw, usual, given->mechanisms.belonging ? FIRST_SPREAD : 0);
    residents->bonds[r] = bonds_of(info, belonging);
    residents->traits[r] =
        (uint8_t)((background->income > 0 ? RESIDENT_RICHER : 0) |
                  (background->education > 0 ? RESIDENT_LEARNED : 0) |
                  (draw_uniform(draw) < given->social.aloof ? RESIDENT_ALOOF : 0));
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
    struct background background = background_drawn(&draw);
    residents->income[r] = score_of(background.income);
    residents->efficacy[r] = (int32_t)between(0, given->participation.agenda, 1);
    struct draw life = draw_at(chance, PURPOSE_LIFE, who, nth);
    settle_in(residents, r, &life, group % 2 == 0, &background, *mix, given);
    residents->leaning[r] = leaning_of(&background);
    return group;
}

void residents_settle(struct residents *residents, struct trusts *trusts,
                      const struct chance *chance, uint64_t place, struct residents_mix mix,
                      const struct parameters *given)
{
    resident_times(residents, given->social.way, 0, given);
    for (int keen = 0; keen < 256; keen++)
        residents->comes[keen] = (uint32_t)maths_round(
            UINT32_MAX * maths_logistic((keen - 128.0) / KEEN + given->social.event_ease));
    for (uint32_t r = 0; r < residents->table.n; r++) {
        int group = become(residents, chance, place, r, r, &mix, given);
        struct draw draw = draw_at(chance, PURPOSE_ATTITUDE, place, r);
        struct attitudes first = attitudes_drawn(&draw, given);
        trust_enter(trusts, r, group, first.trust, first.expectation);
        residents->keen[r] = keen_of(resident_wish(residents, trusts, r, given));
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
    residents->keen[resident] = keen_of(resident_wish(residents, trusts, resident, given));
    residents->news[resident] = 0;
    residents->met_head[resident] = residents->active[resident] = 0;
}

/* Hours of taking part with the way there and back, less what the reward is worth in them:
 * an hour of who earns more is worth more, of the old and the young less. */
#define WORTH_INCOME   0.5 /* log of an hour's worth per standard deviation of income; assumed */
#define WORTH_UNPAID   0.3 /* of the retired's and students' hour; assumed */
#define MONTH_HOURS    166.7

static double hours_left(const struct residents *residents, uint32_t resident,
                         const struct parameters *given)
{
    double hour = (double)given->staff.wage / 100 / MONTH_HOURS;
    if (age_of_group(residents->group[resident]) != AGE_MIDDLE)
        hour *= WORTH_UNPAID;
    hour *= maths_exp(WORTH_INCOME * residents->income[resident] / SCORE);
    double left = residents->hours - residents->reward / (hour > 0.01 ? hour : 0.01);
    return left > 0 ? left : 0;
}

static double usual_hours(const struct parameters *given)
{
    return given->participation.hours + 2 * given->social.way / 60;
}

void resident_times(struct residents *residents, double way, double reward,
                    const struct parameters *given)
{
    residents->reward = reward;
    residents->hours = given->participation.hours + 2 * (way > 0 ? way : 0) / 60;
    residents->ease = -given->social.time_weight * (residents->hours - usual_hours(given));
}

static inline double wish_at(const struct residents *residents, uint32_t resident, int64_t trusted,
                             const struct parameters *given)
{
    enum age_group age = age_of_group(residents->group[resident]);
    double c = age == AGE_RETIRED   ? given->participation.retired
               : age == AGE_STUDENT ? given->participation.students
                                    : given->participation.middle;
    double trust = 1e-6 * (double)trusted;
    double efficacy = 1e-6 * (double)residents->efficacy[resident];
    double ease = residents->ease;
    if (residents->reward > 0)
        ease = -given->social.time_weight *
               (hours_left(residents, resident, given) - usual_hours(given));
    return c + BY_TRUST * (trust - 0.5) +
           BY_EFFICACY * (efficacy - given->participation.agenda) +
           BY_BELONGING * (resident_belonging(residents, resident) * (1.0 / WHOLE) -
                           given->social.belonging_usual) +
           BY_INFO * (resident_info(residents, resident) * (1.0 / WHOLE) -
                      given->social.info_usual) +
           ease + 1e-3 * residents->leaning[resident];
}

void residents_wish(const struct residents *residents, const struct trusts *trusts,
                    uint32_t first, uint32_t end, const struct parameters *given, double *wish)
{
    struct stock_sweep sweep = trust_sweep(trusts);
    for (uint32_t r = first; r < end; r++) {
        int64_t gap = trust_sweep_gap(trusts, &sweep, r, TRUST_COMMITTEE);
        wish[r - first] = wish_at(residents, r, MILLION / 2 + gap, given);
    }
}

double resident_wish(const struct residents *residents, const struct trusts *trusts,
                     uint32_t resident, const struct parameters *given)
{
    return wish_at(residents, resident, trust_read(trusts, resident, TRUST_COMMITTEE), given);
}

double resident_willingness(const struct residents *residents, const struct trusts *trusts,
                            uint32_t resident, const struct parameters *given)
{
    return maths_logistic(resident_wish(residents, trusts, resident, given));
}

uint16_t resident_raised(uint16_t stock, double share)
{
    double now = share >= 0 ? stock + share * (WHOLE - stock) : stock + share * stock;
    return (uint16_t)maths_round(now < 0 ? 0 : now > WHOLE ? WHOLE : now);
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
