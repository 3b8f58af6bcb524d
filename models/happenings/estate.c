/* estate.c - see estate.h. */
#include "models/happenings/estate.h"

#include "models/happenings/fees.h"
#include "models/happenings/moves.h"
#include "models/happenings/retrofit.h"
#include "models/purposes.h"
#include "sim/maths.h"

static const struct place_type_row *type_of(const struct community *community)
{
    return &place_types[community->place->sort];
}

static int64_t owners_of(const struct households *households)
{
    int64_t owners = 0;
    for (uint32_t h = 0; h < households->table.n; h++)
        owners += households->tenure[h] == TENURE_OWNER;
    return owners;
}

#define FIRST_RATE 750000 /* P10's reference: share of neighbours who paid */
#define PUBLIC_SERVICE 350000 /* assumed: cleaning and watch where there is no firm */

static void settle(struct community *community)
{
    const struct commons *commons = community->commons;
    const struct parameters *given = commons->given;
    struct households *households = &community->households;
    struct facility *facility = &community->facility;
    const uint64_t place = community->place->identity;
    const struct households_mix mix = moves_mix(community);
    for (uint32_t h = 0; h < households->table.n; h++) {
        uint32_t head = household_first(households, h);
        bool local = head < households->residents && community->residents.group[head] % 2 == 0;
        household_enter(households, &commons->chance, place, h, local, mix);
    }
    for (uint32_t b = 0; b < households->buildings.n; b++)
        households->rate[b] = FIRST_RATE;
    if (type_of(community)->managed)
        property_begin(&community->property, &commons->chance, place, true, given);
    else
        community->property.level[0] = PUBLIC_SERVICE;
    double first = given->facility.initial * type_of(community)->facility;
    facility->state[0] = (int32_t)maths_round(1e6 * (first < 1 ? first : 1));
    facility->clean[0] = community->property.level[0];
    facility->giving[0] = (int32_t)households_giving(households, 0);
    if (type_of(community)->managed && given->mechanisms.decay)
        money_pay(&community->money, PAY_REPAIR_IN,
                  maths_round(100 * given->facility.repair_fund) * owners_of(households));
}

int estate_init(struct community *community, struct fault *fault)
{
    const struct layout_place *place = community->place;
    int status;
    if ((status = households_init(&community->households, (uint32_t)place->households,
                                  place->residents, place->identity, fault)) ||
        (status = property_init(&community->property, fault)) ||
        (status = facility_init(&community->facility, fault)))
        return status;
    settle(community);
    return 0;
}

void estate_free(struct community *community)
{
    households_free(&community->households);
    property_free(&community->property);
    facility_free(&community->facility);
}

int estate_tables(struct community *community, struct table *tables[])
{
    struct households *households = &community->households;
    int n = 0;
    tables[n++] = &households->table;
    tables[n++] = &households->buildings;
    tables[n++] = &households->counts;
    tables[n++] = &households->sums;
    tables[n++] = &community->property.table;
    tables[n++] = &community->facility.table;
    tables[n++] = &community->facility.works;
    return n;
}

/* ---- upkeep ---- */

enum { MONTHS = 12 };

/* How hard what is common is used: residents per dwelling, of the ordinary. */
static double use(const struct community *community)
{
    double planned = (double)community->households.table.n *
                     community->commons->given->community.persons_per_household;
    return (double)community->residents.table.n / planned;
}

/* Heads for whom the government pays: under the rule of registration migrants do not count
 * (S002-11). */
static double heads_counted(const struct community *community)
{
    const uint8_t *group = community->residents.group;
    const uint32_t n = community->residents.table.n;
    const double scope = 1e-6 * (double)community->rules->figure[RULE_SCOPE];
    uint32_t migrants = 0;
    for (uint32_t r = 0; r < n && scope < 1; r++)
        migrants += group[r] % 2;
    return n - migrants * (1 - scope);
}

/* Assumed: owners draw on the repair fund when facilities are below this, a tenth of it at a
 * time; chance per month that the majorities of F32 come about, with a working owners'
 * committee and without. */
enum { REPAIR_BELOW = 550000, REPAIR_PART = 10 };
#define REPAIR_ORGANISED 0.08
#define REPAIR_ALONE     0.02

/* A captured owners' committee keeps a part of what it draws (P9). */
static void draw_on_repair_fund(struct community *community)
{
    bool works = mandate_serves(&community->council, MANDATE_OWNERS);
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_REPAIR,
                               community->place->identity, (uint32_t)community->lp->today);
    if (community->facility.state[0] >= REPAIR_BELOW ||
        draw_uniform(&draw) >= (works ? REPAIR_ORGANISED : REPAIR_ALONE))
        return;
    const int64_t part = community->money.balance[MONEY_OWNERS] / REPAIR_PART;
    const int64_t rent =
        mandate_rent(&community->council, MANDATE_OWNERS, part, community->commons->given);
    money_pay(&community->money, PAY_DIVERTED_OWNERS, rent);
    money_pay(&community->money, PAY_UPKEEP_REPAIR, part - rent);
}

/* Households that help see how many did last time (P11). Returns what their hands are worth. */
static int64_t volunteer(struct community *community)
{
    struct facility *facility = &community->facility;
    const struct parameters *given = community->commons->given;
    facility->giving[0] = (int32_t)households_giving(&community->households, facility->giving[0]);
    return maths_round(100 * given->facility.volunteering / MONTHS * 1e-6 *
                       (double)facility->giving[0] * community->households.table.n);
}

static void keep_up(struct community *community)
{
    const struct parameters *given = community->commons->given;
    struct facility *facility = &community->facility;
    struct money *money = &community->money;
    const double used = use(community);
    money_pay(money, PAY_UPKEEP_PUBLIC,
              maths_round(100 * given->facility.public_money * type_of(community)->upkeep *
                          heads_counted(community) / MONTHS));
    draw_on_repair_fund(community);
    int64_t kept = facility->stage[0] == WORKS_COLLECT ? facility->collected[0] : 0;
    if (facility->stage[0] == WORKS_BUILD) /* what the works will still take */
        kept = facility->collected[0] -
               facility->collected[0] * facility->months[0] / works_rows[facility->mode[0]].months;
    int64_t spent = money->balance[MONEY_UPKEEP] - kept;
    money_pay(money, PAY_UPKEEP_SPENT, spent);
    const int64_t hands = volunteer(community);
    int64_t needed = maths_round(100 * given->facility.needed * given->property.area *
                                 community->households.table.n);
    facility_wears(facility, &community->commons->chance, community->place->identity,
                   (uint32_t)day_month(community->lp->today) + 1, used, given);
    facility_kept(facility, spent + hands, needed, given);
    if (!type_of(community)->managed) /* half of cleaning and watch follows heads (assumed) */
        community->property.level[0] = (int32_t)maths_round(
            PUBLIC_SERVICE *
            (0.5 + 0.5 * heads_counted(community) / community->residents.table.n));
    facility_cleaned(facility, community->property.level[0], used);
}

void estate_improve(struct community *community, int64_t amount)
{
    int64_t state = community->facility.state[0] + amount;
    if (community->commons->given->mechanisms.decay)
        community->facility.state[0] = (int32_t)(state > MILLION ? MILLION : state);
}

/* Two committees side by side in one estate, where one serves the registered only (S002-07). */
static void meet_twin(struct community *community)
{
    double apart = 1 - 1e-6 * (double)community->rules->figure[RULE_SCOPE];
    double hours = type_of(community)->twin_hours / MONTHS * (apart > 0 ? apart : 0);
    desk_overhead(community, BODY_COMMITTEE,
                  identity_of(community->place->identity, PURPOSE_TWIN,
                              (uint32_t)community->lp->today),
                  0, maths_round(hours * (double)HOUR));
}

/* ---- what others call ---- */

static void count_estate(struct community *community)
{
    const struct property *property = &community->property;
    const struct facility *facility = &community->facility;
    community_count(community, TALLY_FACILITY, facility->state[0]);
    community_count(community, TALLY_CLEAN, facility->clean[0]);
    community_count(community, TALLY_GIVING, facility->giving[0]);
    community_count(community, TALLY_DECAYED_DAYS, facility->state[0] < ESTATE_DECAYED);
    community_count(community, TALLY_RETROFITTED_DAYS, facility->stage[0] == WORKS_DONE);
    if (property->state[0] == PROPERTY_NONE)
        return;
    community_count(community, TALLY_ESTATE_DAYS, 1);
    community_count(community, TALLY_SERVICE, property->level[0]);
    community_count(community, TALLY_ABANDONED_DAYS, property->state[0] == PROPERTY_ABANDONED);
    community_count(community, TALLY_CONFLICT_DAYS, property->conflict[0]);
}

void estate_evening(struct community *community)
{
    if (community->commons->given->mechanisms.decay)
        retrofit_evening(community);
    count_estate(community);
}

void estate_month(struct community *community)
{
    fees_month(community);
    if (community->commons->given->mechanisms.decay) {
        retrofit_month(community);
        keep_up(community);
        moves_month(community);
    }
    meet_twin(community);
}

void estate_mediation(struct community *community, uint32_t task)
{
    fees_mediated(community, task);
}

double estate_need_factor(const struct community *community)
{
    return 1 + 0.6e-6 * (600000 - community->facility.state[0]); /* P11; 1 at 0.6 */
}

