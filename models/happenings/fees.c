/* fees.c - see fees.h. */
#include "models/happenings/fabric.h"
#include "models/happenings/fees.h"

#include "models/purposes.h"
#include "sim/maths.h"

/* P10: logits per unit of service over its reference, of trust in the firm and in the
 * committee over one half, of hardship; the share of neighbours is taken over its reference. */
#define BY_SERVICE        3.0
#define SERVICE_REFERENCE 0.55
#define BY_TRUST_FIRM     1.0
#define BY_TRUST_OWN      0.5
#define BY_HARDSHIP       0.8
#define SHARE_REFERENCE   750000
/* Assumed: logits of a formal reminder; trust it costs, and a suit; arrears that are sued for;
 * what one hears at home of a service weighs as what a neighbour tells (P7). */
#define BY_REMINDER 2.0
enum { REMINDED_AFFAIR = 30000, SUED_AFFAIR = 200000, SUED_ARREARS = 4, HEARD_AT_HOME = 300000,
       ARREARS_MOST = 200 };

enum { MONTHS_OF_QUARTER = 3 };

/* Fen of a quarter's bill by class of flat. */
static void tariff(const struct community *community, int64_t bill[3])
{
    static const double size[3] = {2.0 / 3, 1, 4.0 / 3}; /* assumed; mean 1 */
    double fee = 1e-6 * (double)community->rules->figure[RULE_FEE] +
                 1e-6 * (double)(community->facility.stage[0] == WORKS_DONE
                                     ? community->facility.fee[0]
                                     : 0);
    if (fee < 0)
        fee = 0;
    for (int c = 0; c < 3; c++)
        bill[c] = maths_round(100 * MONTHS_OF_QUARTER * fee * size[c] *
                              community->commons->given->property.area);
}

struct billing { /* of one month */
    uint64_t quarter; /* who of the draws */
    int64_t bill[3];
    double base; /* logit of whom nothing moves */
    double enforcement;
    int64_t quality; /* of the service met, millionths */
    int64_t billed, paid, late;
};

/* The household has met the service and judges it; the others at home hear of it. */
static void judge(struct community *community, uint32_t h, const struct billing *billing)
{
    const struct parameters *given = community->commons->given;
    struct trusts *trusts = &community->trust;
    const uint8_t *group = community->residents.group;
    uint32_t head = household_first(&community->households, h);
    uint32_t end = household_first(&community->households, h + 1);
    struct draw draw =
        draw_at(&community->commons->chance, PURPOSE_FIRM_JUDGED, billing->quarter, h);
    if (draw_uniform(&draw) >= given->property.experience)
        return;
    int64_t before = trust_read(trusts, head, TRUST_PROPERTY);
    bool complains = draw_uniform(&draw) < given->property.complaint;
    bool pleased = trust_experience(trusts, head, group[head], TRUST_PROPERTY, billing->quality,
                                    false, &draw);
    fabric_experienced(community, head, TRUST_PROPERTY, pleased);
    for (uint32_t r = head + 1; r < end; r++)
        trust_hear(trusts, r, group[r], TRUST_PROPERTY, pleased, HEARD_AT_HOME);
    if (pleased)
        return;
    int64_t fallen = trust_read(trusts, head, TRUST_PROPERTY) - before;
    trust_spill(trusts, head, group[head], TRUST_COMMITTEE,
                maths_round(given->property.spill * (double)fallen));
    community_count_of(community, head, GROUP_FIRM_COMPLAINTS, complains);
}

/* Who owes is reminded by lot, and who owes a year or more may be sued: then all is paid. */
static bool reminded(struct community *community, uint32_t h, struct billing *billing,
                     struct draw *draw)
{
    struct households *households = &community->households;
    uint32_t head = household_first(households, h);
    int group = community->residents.group[head];
    if (!households->arrears[h] || draw_uniform(draw) >= billing->enforcement)
        return false;
    if (households->arrears[h] >= SUED_ARREARS &&
        draw_uniform(draw) < community->commons->given->property.court) {
        billing->late += households->arrears[h] * billing->bill[households->area[h]];
        households->arrears[h] = 0;
        community_count(community, TALLY_COURT_CASES, 1);
        trust_affair(&community->trust, head, group, TRUST_PROPERTY, SUED_AFFAIR);
    } else
        trust_affair(&community->trust, head, group, TRUST_PROPERTY, REMINDED_AFFAIR);
    return true;
}

static bool pays(struct community *community, uint32_t h, struct billing *billing, double seen)
{
    struct households *households = &community->households;
    const struct trusts *trusts = &community->trust;
    uint32_t head = household_first(households, h);
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_BILL, billing->quarter, h);
    if (draw_uniform(&draw) < community->commons->given->property.churn)
        household_changes_mind(households, h, &draw);
    double logit =
        billing->base + seen +
        BY_TRUST_FIRM * 1e-6 * (double)(trust_read(trusts, head, TRUST_PROPERTY) - MILLION / 2) +
        BY_TRUST_OWN * 1e-6 * (double)(trust_read(trusts, head, TRUST_COMMITTEE) - MILLION / 2);
    if (households->income[h] == 0)
        logit -= BY_HARDSHIP;
    if (reminded(community, h, billing, &draw))
        logit += BY_REMINDER;
    return household_pays(households, h, logit);
}

static void bill_building(struct community *community, uint32_t b, struct billing *billing)
{
    struct households *households = &community->households;
    uint32_t end = (b + 1) * BUILDING, bills = 0, paid = 0;
    if (end > households->table.n)
        end = households->table.n;
    double seen = 1e-6 * community->commons->given->property.imitation *
                  (double)(households->rate[b] - SHARE_REFERENCE);
    for (uint32_t h = b * BUILDING; h < end; h++) {
        if (household_first(households, h) == household_first(households, h + 1))
            continue; /* nobody lives there */
        int64_t bill = billing->bill[households->area[h]];
        bills++;
        billing->billed += bill;
        if (pays(community, h, billing, seen)) {
            paid++;
            billing->paid += bill;
        } else if (households->arrears[h] < ARREARS_MOST)
            households->arrears[h]++;
        judge(community, h, billing);
    }
    if (bills)
        households->rate[b] = (int32_t)(MILLION * paid / bills);
}

/* What is met: the service, and how clean the place is. Weights assumed. */
static int64_t quality(const struct community *community)
{
    return (4 * (int64_t)community->property.level[0] + community->facility.clean[0]) / 5;
}

static void bill(struct community *community, uint32_t month)
{
    const struct parameters *given = community->commons->given;
    struct property *property = &community->property;
    struct billing billing = {
        .quarter = identity_of(community->place->identity, PURPOSE_BILL,
                               month / MONTHS_OF_QUARTER),
        .base = given->property.readiness +
                BY_SERVICE * (1e-6 * property->level[0] - SERVICE_REFERENCE),
        .enforcement = 1e-6 * (double)community->rules->figure[RULE_FEE_ENFORCEMENT],
        .quality = quality(community)};
    tariff(community, billing.bill);
    for (uint32_t b = month % MONTHS_OF_QUARTER; b < community->households.buildings.n;
         b += MONTHS_OF_QUARTER)
        bill_building(community, b, &billing);
    property->billed[0] += billing.billed;
    property->revenue[0] += billing.paid;
    community_count(community, TALLY_FEES_BILLED, billing.billed);
    money_pay(&community->money, PAY_FEES, billing.paid);
    money_pay(&community->money, PAY_FEES_LATE, billing.late);
    int64_t upkeep = maths_round(given->facility.fee_share * (double)billing.paid);
    money_pay(&community->money, PAY_UPKEEP_FEES, upkeep);
}

/* Service that the government keeps up where the firm has left: as a share of the bills there
 * would be, what it costs to serve at that level. */
static void floor_service(struct community *community)
{
    const struct parameters *given = community->commons->given;
    int64_t bill[3];
    tariff(community, bill);
    int64_t cost = maths_round((double)bill[1] * community->households.table.n *
                               given->property.service_cost * given->property.floor_level);
    money_pay(&community->money, PAY_FLOOR_MONEY, cost);
    money_pay(&community->money, PAY_FLOOR_SERVICE, cost);
}

/* A new firm is met with half of the old habit (assumed). */
static void fresh_start(struct households *households)
{
    for (uint32_t b = 0; b < households->buildings.n; b++)
        households->rate[b] = (households->rate[b] + SHARE_REFERENCE) / 2;
}

static void turn_out(struct community *community, enum property_turn turn)
{
    if (turn == TURN_LEFT || turn == TURN_REPLACED)
        community_count(community, TALLY_FIRM_EXITS, 1);
    if (turn == TURN_FOUND || turn == TURN_REPLACED)
        fresh_start(&community->households);
}

#define WORKING_INTERFERES 0.1 /* assumed: of what a captured committee does (S001-10) */

static void close_quarter(struct community *community)
{
    const struct parameters *given = community->commons->given;
    const struct chance *chance = &community->commons->chance;
    struct property *property = &community->property;
    const uint64_t place = community->place->identity;
    const struct council *council = &community->council;
    const bool captured = mandate_captured(council, MANDATE_OWNERS);
    const bool serves = mandate_serves(council, MANDATE_OWNERS);
    const double interference = given->property.interference * (captured ? 1 : WORKING_INTERFERES);
    int64_t result = 0;
    if (property->state[0] == PROPERTY_ABANDONED)
        floor_service(community);
    else {
        money_pay(&community->money, PAY_PROPERTY_COST, property_cost(property, given));
        result = community->money.balance[MONEY_PROPERTY];
        money_pay(&community->money, result > 0 ? PAY_PROPERTY_PROFIT : PAY_PROPERTY_LOSS,
                  result > 0 ? result : -result);
        if (council->stands[MANDATE_OWNERS] &&
            property_friction(property, chance, place, interference, given))
            community_count(community, TALLY_CONFLICTS, 1);
    }
    turn_out(community,
             property_close(property, chance, place, result, serves, given));
    property->billed[0] = property->revenue[0] = 0;
}

void fees_month(struct community *community)
{
    const uint32_t month = (uint32_t)day_month(community->lp->today);
    if (!community->commons->given->mechanisms.fees ||
        community->property.state[0] == PROPERTY_NONE)
        return;
    if (property_bills(&community->property))
        bill(community, month);
    if (month % MONTHS_OF_QUARTER == MONTHS_OF_QUARTER - 1)
        close_quarter(community);
}

#define MEDIATION_SUCCESS 0.5 /* assumed: per unit of skill */

/* By the skill of all who serve the committee: who mediated is not kept. */
void fees_mediated(struct community *community, uint32_t task)
{
    const struct parameters *given = community->commons->given;
    struct property *property = &community->property;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_RECONCILED,
                               community->tasks.identity[task], 0);
    if (!property->conflict[0] || draw_uniform(&draw) >= given->property.mediation ||
        draw_uniform(&draw) >=
            MEDIATION_SUCCESS * worker_mean_skill(&community->staff, BODY_COMMITTEE))
        return;
    property->conflict[0] = 0;
    community_count(community, TALLY_RECONCILED, 1);
}
