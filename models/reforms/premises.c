/* premises.c - rooms, and a circle of fifteen minutes.
 *
 * Floor area that is there once it has been built; a shorter way. Capital is written
 * off over the years.
 */
#include "models/reform.h"

struct premises {
    double area;
    int64_t delay;
    double way_saved;
    int64_t capital;
    double write_off;
    int64_t upkeep;
    double hours;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(premises, area), .type = PARAMETER_REAL, .unit = "m2/community",
     .flags = PARAMETER_LEVER, .limit_high = 10000, .low = 50, .high = 1000, .preset = 300,
     .label = {"增建面积", "floor area"},
     .about = {"每个社区增建的用房面积。",
               "Floor area that is built in each community."},
     .grade = GRADE_ASSUMED, .source = "assumed: S004-29"},
    {PARAMETER_AT(premises, delay), .type = PARAMETER_DURATION, .unit = "month",
     .limit_high = 1200, .low = 0, .high = 60, .preset = 4,
     .label = {"建设工期", "time of building"},
     .about = {"从开工到启用的时间。",
               "Time from the beginning until the rooms are open."},
     .grade = GRADE_ASSUMED, .source = "assumed: rooms converted, not built anew"},
    {PARAMETER_AT(premises, way_saved), .type = PARAMETER_REAL, .unit = "min",
     .limit_high = 600, .low = 0, .high = 30, .preset = 8,
     .label = {"节省的路程", "way saved"},
     .about = {"居民到场单程少走的分钟数；市中心难有近处的用地。",
               "Minutes of the way that residents save; in the centre of a city no sites are "
               "near."},
     .grade = GRADE_ASSUMED, .source = "assumed: S004-30; S000-32"},
    {PARAMETER_AT(premises, capital), .type = PARAMETER_MONEY, .unit = "yuan/m2",
     .limit_high = 50000, .low = 500, .high = 10000, .preset = 3000,
     .label = {"每平方米造价", "capital"},
     .about = {"每平方米用房的造价或购置费。",
               "What a square metre costs to build or to buy."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(premises, write_off), .type = PARAMETER_REAL, .unit = "1/year",
     .limit_high = 1, .low = 0.02, .high = 0.2, .preset = 0.05,
     .label = {"折旧率", "write-off"},
     .about = {"造价每年摊销的份额。",
               "Share of the capital that is written off in a year."},
     .grade = GRADE_ASSUMED, .source = "assumed: twenty years"},
    {PARAMETER_AT(premises, upkeep), .type = PARAMETER_MONEY, .unit = "yuan/m2/year",
     .limit_high = 10000, .low = 10, .high = 300, .preset = 60,
     .label = {"每平方米维护费", "upkeep"},
     .about = {"每平方米用房每年的水电与维护费。",
               "Power, water and repairs of a square metre in a year."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(premises, hours), .type = PARAMETER_REAL, .unit = "h/community/year",
     .limit_high = 100000, .low = 20, .high = 400, .preset = 100,
     .label = {"选址与管理工时", "hours of siting"},
     .about = {"每年选址、协调与管理用房的工时。",
               "Hours of staff a year that finding sites, coordinating and running the rooms "
               "take."},
     .grade = GRADE_ASSUMED, .source = "assumed: S000-32"},
};

PARAMETER_COVERS(rows, premises);

enum { AREA, WAY, OPEN, COSTS, HOURS, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [AREA] = {RULE_FLOOR_BUILT, TOUCH_SHIFT, false},
    [WAY] = {RULE_WAY_SAVED, TOUCH_SHIFT, false},
    [OPEN] = {RULE_FLOOR_OPEN, TOUCH_SET, false},
    [COSTS] = {RULE_OPERATING_BUDGET, TOUCH_SHIFT, true},
    [HOURS] = {RULE_PAPERWORK, TOUCH_SHIFT, true},
};

static int64_t yearly(const struct premises *ordered)
{
    double metre = ordered->write_off * (double)ordered->capital + (double)ordered->upkeep;
    return (int64_t)(ordered->area * metre + 0.5);
}

/* Where nothing is built the date stays what it was. */
static int64_t opening(const struct premises *ordered, day begin)
{
    return ordered->area > 0 || ordered->way_saved > 0
               ? begin + ordered->delay / DAY
               : rules_figure(RULE_FLOOR_OPEN, rule_rows[RULE_FLOOR_OPEN].preset);
}

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct premises *ordered = given;
    int64_t *operand = amendment->operand;
    operand[AREA] = rules_figure(RULE_FLOOR_BUILT, ordered->area);
    operand[WAY] = rules_figure(RULE_WAY_SAVED, ordered->way_saved);
    operand[OPEN] = opening(ordered, begin);
    operand[COSTS] = yearly(ordered);
    operand[HOURS] = rules_figure(RULE_PAPERWORK, ordered->hours);
}

static const struct premises neutral = {0};

const struct reform reform_premises = {
    .name = "premises",
    .code = "R30",
    .label = {"社区用房", "premises"},
    .about = {"增建社区用房，缩短到场路程；建成之前没有用处，建成之后也可能空置。",
              "Rooms for a community are built and the way to them grows shorter. Until they "
              "are open they are of no use, and then they may stand empty."},
    .cost = {"造价与维护费；空置的房间；市中心没有用地。",
             "Capital and upkeep; rooms that stand empty; no sites in the centre."},
    .channel = {"floor_use", "willingness"},
    .side = {"cost_per_resident"},
    .source = "R30; S000-32, S002-42, S004-29, S004-30",
    .parameters = PARAMETER_TABLE(rows, premises),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
