/* stairs.c - see stairs.h. */
#include "models/agents/stairs.h"

#include "sim/maths.h"

static const struct column columns[] = {
    COLUMN(stairs, organiser),
    COLUMN(stairs, fatigue),
};

static uint32_t at_least_one(double x)
{
    return x < 1 ? 1 : x > 1e6 ? 1000000 : (uint32_t)maths_round(x);
}

int stairs_init(struct stairs *stairs, uint32_t residents, const struct parameters *given,
                struct fault *fault)
{
    stairs->size =
        at_least_one(given->social.stairwell * given->community.persons_per_household);
    stairs->around = stairs->size * at_least_one(given->social.building);
    stairs->roster = residents;
    uint32_t n = (residents + stairs->size - 1) / stairs->size;
    int status = table_init(&stairs->table, TABLE_COLUMNS(columns), -1, stairs, n ? n : 1, fault);
    if (!status)
        stairs->table.n = n;
    return status;
}

void stairs_free(struct stairs *stairs) { table_free(&stairs->table); }

uint32_t stairs_neighbour(const struct stairs *stairs, uint32_t resident, bool near, double u)
{
    uint32_t wide = near ? stairs->size : stairs->around;
    uint32_t first = resident / wide * wide;
    uint32_t n = stairs->roster - first < wide ? stairs->roster - first : wide;
    if (n < 2)
        return NOBODY;
    uint32_t other = first + (uint32_t)(u * (n - 1));
    return other < resident ? other : other + 1;
}

double stairs_asks(const struct stairs *stairs, uint32_t stair, bool retired,
                   const struct parameters *given)
{
    if (!stairs->organiser[stair])
        return 0;
    double vigour = 1 - 1e-6 * stairs->fatigue[stair];
    return given->social.organiser_asks * vigour *
           (retired ? given->social.organiser_retired : 1);
}

double stairs_asks_most(const struct parameters *given)
{
    double retired = given->social.organiser_retired;
    return given->social.organiser_asks * (retired > 1 ? retired : 1);
}

void stairs_asked(struct stairs *stairs, uint32_t stair, const struct parameters *given)
{
    double load = given->social.organiser_load * (double)(MILLION - stairs->fatigue[stair]);
    stairs->fatigue[stair] += (int32_t)maths_round(load);
}

#define MONTHS 12

bool stairs_month(struct stairs *stairs, uint32_t stair, double u,
                  const struct parameters *given)
{
    if (!stairs->organiser[stair])
        return false;
    double tired = 1e-6 * stairs->fatigue[stair];
    bool gives_up =
        u < 1 - maths_exp(-given->social.organiser_quit * tired * tired / MONTHS);
    stairs->fatigue[stair] = (int32_t)maths_round(
        1e6 * tired * maths_exp(-given->social.organiser_recovery / MONTHS));
    if (gives_up)
        stairs->organiser[stair] = 0;
    return gives_up;
}

struct organisers stairs_organisers(const struct stairs *stairs)
{
    struct organisers all = {0};
    for (uint32_t s = 0; s < stairs->table.n; s++)
        if (stairs->organiser[s]) {
            all.n++;
            all.fatigue += stairs->fatigue[s];
        }
    return all;
}
