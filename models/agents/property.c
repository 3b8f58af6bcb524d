/* property.c - see property.h. */
#include "models/agents/property.h"

#include "models/purposes.h"
#include "sim/maths.h"
#include "sim/sample.h"

static const struct column columns[] = {
    COLUMN(property, state),    COLUMN(property, conflict),  COLUMN(property, spell),
    COLUMN(property, quarters), COLUMN(property, losses),    COLUMN(property, conflicts),
    COLUMN(property, level),    COLUMN(property, ability),   COLUMN(property, billed),
    COLUMN(property, revenue),  COLUMN(property, hazard),    COLUMN(property, threshold),
};

/* P10's reference of service, and the return of collection to service. */
#define LEVEL_FULL  0.8
#define LEVEL_POWER 1.2
enum { LEVEL_REFERENCE = 550000, LOSSES_MOST = 4 };
/* Assumed: owners who are organised look for another firm below this level. */
enum { LEVEL_POOR = 450000 };
#define FLOOR_PACE 0.5 /* assumed: share of the gap to floor service closed in a quarter */

int property_init(struct property *property, struct fault *fault)
{
    int status = table_init(&property->table, TABLE_COLUMNS(columns), -1, property, 1, fault);
    if (!status)
        property->table.n = 1;
    return status;
}

void property_free(struct property *property) { table_free(&property->table); }

static void next_threshold(struct property *property, const struct chance *chance, uint64_t place)
{
    struct draw draw = draw_at(chance, PURPOSE_CONFLICT, place, property->conflicts[0]);
    property->hazard[0] = 0;
    property->threshold[0] = maths_round(1e9 * sample_exponential(&draw));
}

void property_begin(struct property *property, const struct chance *chance, uint64_t place,
                    bool first, const struct parameters *given)
{
    struct draw draw = draw_at(chance, PURPOSE_FIRM, place, property->spell[0]++);
    double ability = given->mechanisms.fees
                         ? sample_lognormal(&draw, 1, given->property.ability_spread)
                         : 1;
    double contract = 4 * given->property.contract; /* quarters */
    property->ability[0] = (int32_t)maths_round(1e6 * (ability < 2 ? ability : 2));
    property->quarters[0] = first ? (uint32_t)(draw_uniform(&draw) * contract) : 0;
    property->state[0] = PROPERTY_SERVES;
    property->conflict[0] = 0;
    property->losses[0] = 0;
    if (first || property->level[0] < LEVEL_REFERENCE) /* it begins as one begins */
        property->level[0] = LEVEL_REFERENCE;
    next_threshold(property, chance, place);
}

int64_t property_aim(int64_t ability, int64_t share, bool conflict, bool bargains,
                     const struct parameters *given)
{
    double level = 0;
    if (share > 0)
        level = LEVEL_FULL * 1e-6 * (double)ability *
                maths_exp(LEVEL_POWER * maths_log(1e-6 * (double)share));
    if (conflict)
        level -= given->property.conflict_cost;
    else if (bargains)
        level += given->property.bargaining;
    return maths_round(1e6 * (level < 0 ? 0 : level > 1 ? 1 : level));
}

int64_t property_cost(const struct property *property, const struct parameters *given)
{
    double level = (double)property->level[0] / (double)property->ability[0];
    return maths_round((double)property->billed[0] *
                       (given->property.fixed_cost + given->property.service_cost * level));
}

static void towards(int32_t *level, int64_t aim, double pace)
{
    *level += (int32_t)maths_round(pace * (double)(aim - *level));
}

/* A year's losses end in a notice, the notice in leaving, a contract in another firm if the
 * owners can bring it about. */
static enum property_turn served(struct property *property, int64_t result, bool owners,
                                 const struct parameters *given)
{
    property->losses[0] = result < 0 ? property->losses[0] + 1 : 0;
    if (property->state[0] == PROPERTY_LEAVING) {
        property->state[0] = PROPERTY_ABANDONED;
        property->conflict[0] = 0;
        property->quarters[0] = 0;
        return TURN_LEFT;
    }
    if (property->losses[0] >= LOSSES_MOST) {
        property->state[0] = PROPERTY_LEAVING;
        return TURN_NOTICE;
    }
    if (property->quarters[0] < 4 * given->property.contract)
        return TURN_NONE;
    property->quarters[0] = 0;
    return owners && property->level[0] < LEVEL_POOR ? TURN_REPLACED : TURN_NONE;
}

enum property_turn property_close(struct property *property, const struct chance *chance,
                                  uint64_t place, int64_t result, bool owners,
                                  const struct parameters *given)
{
    property->quarters[0]++;
    if (property->state[0] == PROPERTY_ABANDONED) {
        towards(&property->level[0], maths_round(1e6 * given->property.floor_level), FLOOR_PACE);
        uint32_t nth = property->spell[0] << 12 | property->quarters[0];
        struct draw draw = draw_at(chance, PURPOSE_TENDER, place, nth);
        if (draw_uniform(&draw) >= given->property.tender)
            return TURN_NONE;
        property_begin(property, chance, place, false, given);
        return TURN_FOUND;
    }
    int64_t share =
        property->billed[0] > 0 ? MILLION * property->revenue[0] / property->billed[0] : MILLION;
    towards(&property->level[0],
            property_aim(property->ability[0], share, property->conflict[0], owners, given),
            given->property.adjustment);
    enum property_turn turn = served(property, result, owners, given);
    if (turn == TURN_REPLACED)
        property_begin(property, chance, place, false, given);
    return turn;
}

#define QUARTERS 4

bool property_friction(struct property *property, const struct chance *chance, uint64_t place,
                       double interference, const struct parameters *given)
{
    double short_of = 0.5 - 1e-6 * (double)property->level[0];
    double rate = given->property.conflict * (short_of > 0 ? short_of : 0) + interference;
    if (property->conflict[0] || !property_bills(property))
        return false;
    property->hazard[0] += maths_round(1e9 * rate / QUARTERS);
    if (property->hazard[0] < property->threshold[0])
        return false;
    property->conflict[0] = 1;
    property->conflicts[0]++;
    next_threshold(property, chance, place);
    return true;
}
