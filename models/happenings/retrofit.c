/* retrofit.c - see retrofit.h. */
#include "models/happenings/retrofit.h"

#include "models/purposes.h"
#include "sim/maths.h"

/* Assumed: hours of visits per owner household and round; months in which owners are asked for
 * their part. */
#define VISIT_HOURS 0.05
enum { COLLECT_MONTHS = 2 };

/* Assumed: logits of agreeing. What is worn out is gladly mended; what must be paid is not, the
 * less by the poor; trust in the committee and being visited again help. */
#define CONSENT_BASE     1.4
#define CONSENT_STATE    3.0
#define CONSENT_TRUST    2.0
#define CONSENT_COPAY    5.0
#define CONSENT_HARDSHIP 0.5
#define CONSENT_VISITED  0.15
#define STATE_REFERENCE  600000

static bool offered(const struct community *community, double *lot)
{
    int64_t share = community->rules->figure[RULE_RETROFIT_OFFERED];
    if (share <= 0)
        return false;
    struct draw draw = draw_at(&community->commons->institution, PURPOSE_OFFERED,
                               community->place->identity, 0);
    *lot = draw_uniform(&draw);
    bool taken = *lot < 1e-6 * (double)share;
    *lot = draw_uniform(&draw);
    return taken;
}

static void visit(struct community *community)
{
    struct facility *facility = &community->facility;
    uint64_t identity = identity_of(community->place->identity, PURPOSE_PERSUADE,
                                    facility->rounds[0]);
    desk_overhead(community, BODY_COMMITTEE, identity, 0,
                  maths_round(VISIT_HOURS * community->households.table.n * (double)HOUR));
}

void retrofit_evening(struct community *community)
{
    struct facility *facility = &community->facility;
    const int64_t *figure = community->rules->figure;
    double lot;
    if (facility->stage[0] != WORKS_NONE || !offered(community, &lot))
        return;
    facility->stage[0] = WORKS_CONSENT;
    lot -= 1e-6 * (double)figure[RULE_RETROFIT_REBUILD];
    facility->mode[0] = lot < 0 ? WORKS_REBUILD
                        : lot < 1e-6 * (double)figure[RULE_RETROFIT_REPAIR] ? WORKS_REPAIR
                                                                            : WORKS_RETROFIT;
    const struct works_row *row = &works_rows[facility->mode[0]];
    facility->cost[0] = maths_round(row->cost * (double)figure[RULE_RETROFIT_COST]);
    facility->copay[0] = row->copaid ? figure[RULE_RETROFIT_COPAY] : 0;
    facility->consent[0] = figure[RULE_RETROFIT_CONSENT];
    facility->fee[0] = figure[RULE_RETROFIT_FEE];
    visit(community);
}

/* Whether enough owners agree this time. */
static bool agreed(const struct community *community)
{
    const struct facility *facility = &community->facility;
    const struct households *households = &community->households;
    const uint64_t round = identity_of(community->place->identity, PURPOSE_CONSENT,
                                       facility->rounds[0]);
    const double copay = 1e-6 * (double)facility->copay[0];
    const double base = CONSENT_BASE + works_rows[facility->mode[0]].appeal +
                        CONSENT_STATE * 1e-6 * (STATE_REFERENCE - facility->state[0]) -
                        CONSENT_COPAY * copay + CONSENT_VISITED * facility->rounds[0];
    int64_t owners = 0, yes = 0;
    for (uint32_t h = 0; h < households->table.n; h++) {
        uint32_t head = household_first(households, h);
        if (households->tenure[h] != TENURE_OWNER ||
            head == household_first(households, h + 1))
            continue;
        double logit =
            base + CONSENT_TRUST * 1e-6 *
                       (double)(trust_read(&community->trust, head, TRUST_COMMITTEE) - MILLION / 2);
        if (households->income[h] == 0)
            logit -= CONSENT_COPAY * CONSENT_HARDSHIP * copay;
        struct draw draw = draw_at(&community->commons->chance, PURPOSE_CONSENT, round, h);
        owners++;
        yes += draw_uniform(&draw) < maths_logistic(logit);
    }
    return owners == 0 || yes * MILLION >= facility->consent[0] * owners;
}

static void go_to(struct facility *facility, enum works_stage stage)
{
    facility->stage[0] = (uint8_t)stage;
    facility->months[0] = 0;
}

/* Those who have not yet paid are asked; who pays looks at how many have. */
static void collect(struct community *community)
{
    struct facility *facility = &community->facility;
    struct households *households = &community->households;
    const int64_t part = facility->cost[0] * facility->copay[0] / MILLION;
    int64_t owners = 0, paid = 0, now = 0;
    for (uint32_t h = 0; h < households->table.n; h++) {
        if (households->tenure[h] != TENURE_OWNER)
            continue;
        owners++;
        if (!households->shared[h] && households->income[h] > 0 &&
            household_gives(households, h, facility->paying[0])) {
            households->shared[h] = 1;
            now++;
        }
        paid += households->shared[h];
    }
    facility->paying[0] = (int32_t)(owners ? paid * MILLION / owners : 0);
    if (facility->months[0] == 0) {
        facility->owed[0] = owners * part;
        community_count(community, TALLY_RETROFIT_OWED, facility->owed[0]);
    }
    facility->collected[0] += now * part;
    money_pay(&community->money, PAY_RETROFIT_SHARED, now * part);
    if (++facility->months[0] == COLLECT_MONTHS)
        go_to(facility, WORKS_BUILD);
}

static void consent(struct community *community)
{
    struct facility *facility = &community->facility;
    double lot;
    if (!offered(community, &lot)) { /* the programme has ended before they agreed */
        go_to(facility, WORKS_NONE);
        facility->rounds[0] = 0;
        return;
    }
    if (agreed(community)) {
        facility->paying[0] = (int32_t)facility->consent[0]; /* what each expects of the others */
        facility->collected[0] = facility->owed[0] = 0;
        go_to(facility, facility->copay[0] > 0 ? WORKS_COLLECT : WORKS_BUILD);
        if (facility->copay[0] > 0)
            collect(community);
        return;
    }
    community_count(community, TALLY_CONSENT_FAILED, 1);
    facility->rounds[0]++;
    visit(community);
}

/* A month of works: the public part and what was collected, in equal parts. */
static void build(struct community *community)
{
    struct facility *facility = &community->facility;
    const struct works_row *row = &works_rows[facility->mode[0]];
    const int64_t whole = facility->cost[0] * community->households.table.n;
    const int64_t public = whole - facility->owed[0];
    const int64_t month = facility->months[0], n = row->months;
    int64_t granted = public * (month + 1) / n - public * month / n;
    int64_t shared =
        facility->collected[0] * (month + 1) / n - facility->collected[0] * month / n;
    money_pay(&community->money, PAY_RETROFIT_PUBLIC, granted);
    money_pay(&community->money, PAY_RETROFIT_SPENT, granted + shared);
    double size = whole > 0 ? (double)(public + facility->collected[0]) / (double)whole : 0;
    /* of what it lacks, so much each month that all months together restore `lift` */
    double left = 1 - row->lift * size;
    double step = left > 0 ? 1 - maths_exp(maths_log(left) / row->months) : 1;
    facility_lifts(facility, maths_round(1e6 * step));
    if (++facility->months[0] == (uint32_t)row->months)
        go_to(facility, WORKS_DONE);
}

void retrofit_month(struct community *community)
{
    switch ((enum works_stage)community->facility.stage[0]) {
    case WORKS_CONSENT: consent(community); break;
    case WORKS_COLLECT: collect(community); break;
    case WORKS_BUILD: build(community); break;
    default: break;
    }
}
