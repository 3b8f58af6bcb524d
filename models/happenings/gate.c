/* gate.c - see gate.h. */
#include "models/happenings/gate.h"

#include "models/happenings/purse.h"
#include "models/purposes.h"
#include "sim/maths.h"

enum { UNITED = 2 }; /* communities that act jointly where cases are pooled */
#define COURTING_STEP (4 * HOUR) /* one round of calls; assumed */

int gate_init(struct community *community, struct fault *fault)
{
    return liaison_init(&community->liaison, community->departments.desks.n, fault);
}

void gate_free(struct community *community) { liaison_free(&community->liaison); }

int gate_tables(struct community *community, struct table *tables[])
{
    tables[0] = &community->liaison.table;
    tables[1] = &community->liaison.desks;
    return 2;
}

static double lot(const struct community *community, uint32_t purpose, uint64_t identity,
                  uint32_t nth)
{
    struct draw draw = draw_at(&community->commons->chance, purpose, identity, nth);
    return draw_uniform(&draw);
}

static void street_works(struct community *community, int64_t work)
{
    community->liaison.street_work[0] += work;
    community_count(community, TALLY_STREET_HOURS, work);
}

/* ---- admission ---- */

enum gate_way gate_way(const struct community *community, uint64_t identity)
{
    double off_list = community_rule(community, RULE_GATE);
    if (!community->commons->given->mechanisms.gate || off_list <= 0 ||
        lot(community, PURPOSE_GATE, identity, 0) >= off_list)
        return GATE_LISTED;
    return lot(community, PURPOSE_GATE, identity, 1) < community_rule(community, RULE_GATE_OVERRIDE)
               ? GATE_LET_THROUGH
               : GATE_TURNED_DOWN;
}

enum gate_way gate_review(struct community *community, uint64_t identity)
{
    enum gate_way way = gate_way(community, identity);
    community_decided(community, PURPOSE_GATE, identity, NOBODY, way);
    if (way != GATE_LISTED) {
        community_count(community, TALLY_REVIEWED, 1);
        community_count(community, TALLY_REJECTED, way == GATE_TURNED_DOWN);
        street_works(community, community->rules->figure[RULE_REVIEW_HOURS]);
    }
    return way;
}

bool gate_bars(const struct community *community, uint32_t item)
{
    const struct departments *departments = &community->departments;
    double held = community_rule(community, RULE_GATE) *
                  (1 - community_rule(community, RULE_GATE_OVERRIDE));
    if (!departments->listed || !departments->listed[item] ||
        !community->commons->given->mechanisms.gate || held <= 0 || item_listed(community, item))
        return false;
    return lot(community, PURPOSE_GATE, departments->identity[item], 2) < held;
}

/* ---- on the way down ---- */

double gate_sting(const struct community *community)
{
    const struct parameters *given = community->commons->given;
    double weight = community_rule(community, RULE_APPRAISAL);
    if (!given->mechanisms.appraisal || weight <= 0)
        return 0;
    double honesty =
        1 - purse_dependence(community) * community_rule(community, RULE_TARGET_CONTRACT);
    return weight * (1 - given->gate.line) * honesty;
}

bool gate_on_site(struct community *community, int64_t work)
{
    return community->rules->figure[RULE_POSTED_STAFF] > 0 &&
           liaison_spend(&community->liaison, work);
}

/* Of demands that repeat others the street office finds k / (k + departments), k being the
 * lines it can hold together; of those that are a place's, united places owe one. */
bool gate_merges(struct community *community, uint64_t identity)
{
    const struct parameters *given = community->commons->given;
    double lines = community_rule(community, RULE_COORDINATION_CAPACITY);
    double seen = given->street.duplicates * lines /
                  (lines + (double)community->departments.desks.n);
    double joint =
        community_rule(community, RULE_POOLED) * given->gate.joint * (UNITED - 1) / UNITED;
    if (!given->mechanisms.coordination || seen + joint <= 0)
        return false;
    if (joint > 0 && lot(community, PURPOSE_MERGED, identity, 0) < joint)
        return true;
    if (lot(community, PURPOSE_MERGED, identity, 1) >= seen)
        return false;
    street_works(community, maths_round(given->street.merging_hours * (double)HOUR));
    return true;
}

bool gate_to_street(struct community *community, const struct demand *demand)
{
    const uint64_t identity = demand->identity;
    if (!community->commons->given->mechanisms.coordination ||
        lot(community, PURPOSE_STREET_WAY, identity, 0) >=
            community_rule(community, RULE_STREET_SHARE))
        return false;
    bool themselves =
        lot(community, PURPOSE_STREET_WAY, identity, 1) <
        community_rule(community, RULE_STREET_SELF);
    community_moves(community, MOVE_STREET, demand->work);
    lp_send(community->lp, community->commons->first_street + community->place->street,
            LETTER_DEMAND, (int64_t)identity, demand_valued(demand->value, demand->row),
            demand_packed(demand->work, demand->department, themselves));
    community_told_of(community, WITNESSED_TO_STREET, identity, demand->department, themselves);
    return true;
}

int64_t gate_amplified(const struct community *community, int64_t work)
{
    double more = community->commons->given->mechanisms.coordination
                      ? community_rule(community, RULE_AMPLIFICATION)
                      : 0;
    return more > 0 ? maths_round((double)work * (1 + more)) : work;
}

void gate_sent(struct community *community, uint16_t department, int64_t work)
{
    community->liaison.burden[department] += work;
}

/* ---- refusal ---- */

static bool dares(const struct community *community, int64_t work)
{
    double shadow = office_days_waiting(community, BODY_COMMITTEE);
    double saved = hours_of(work - community->rules->figure[RULE_REFUSAL_HOURS]);
    double retaliation = community->commons->given->gate.retaliation *
                         community_rule(community, RULE_SUPERIOR_WEIGHT) *
                         (1 + purse_dependence(community)) *
                         community_rule(community, RULE_TARGET_CONTRACT);
    return shadow * saved > retaliation;
}

bool gate_refuses(struct community *community, const struct demand *demand)
{
    const uint64_t identity = demand->identity;
    const int64_t argument = community->rules->figure[RULE_REFUSAL_HOURS];
    double right = community_rule(community, RULE_REFUSAL);
    if (!community->commons->given->mechanisms.gate || right <= 0)
        return false;
    const bool refuses = lot(community, PURPOSE_REFUSAL, identity, 0) < right &&
                         dares(community, demand->work);
    community_decided(community, PURPOSE_REFUSAL, identity, NOBODY, refuses);
    if (!refuses)
        return false;
    community_count(community, TALLY_PROCEDURE, argument);
    desk_overhead(community, BODY_COMMITTEE, identity_of(identity, PURPOSE_REFUSING, 0),
                  demand->department, argument);
    return true;
}

/* ---- joint work ---- */

bool gate_pooled(const struct community *community, uint64_t identity)
{
    double share = community_rule(community, RULE_POOLED);
    return share > 0 && lot(community, PURPOSE_POOLED, identity, 0) < share;
}

double gate_lines(const struct community *community)
{
    return 1 - community_rule(community, RULE_POOLED) * (UNITED - 1) / UNITED;
}

double gate_disruption(const struct community *community)
{
    return community->lp->today < community->rules->figure[RULE_DISRUPTED_UNTIL]
               ? community_rule(community, RULE_DISRUPTION)
               : 0;
}

/* ---- days and months ---- */

#define WEEKS_MONTH (WEEKS_YEAR / 12)

/* Forms and meetings for appraising departments, a week's worth every Monday. */
static void fill_in(struct community *community)
{
    const struct rules *rules = community->rules;
    if (!community->commons->given->mechanisms.appraisal ||
        rules->figure[RULE_APPRAISAL_HOURS] <= 0 || day_weekday(community->lp->today) != 0)
        return;
    int64_t forms = maths_round((double)rules->figure[RULE_APPRAISAL_HOURS] / WEEKS_YEAR);
    uint64_t identity = identity_of(community->place->identity, PURPOSE_APPRAISAL,
                                    (uint32_t)community->lp->today);
    community_count(community, TALLY_PROCEDURE, forms);
    desk_overhead(community, BODY_COMMITTEE, identity, 0, forms);
}

/* Residents' marks are courted instead of earned: rounds of calls, every Monday. */
static void court(struct community *community)
{
    const struct rules *rules = community->rules;
    if (rules->figure[RULE_SURVEY_SHARE] <= 0 || day_weekday(community->lp->today) != 0)
        return;
    double hours = community_rule(community, RULE_SURVEY_SHARE) *
                   (1 - community_rule(community, RULE_SUPERIOR_WEIGHT)) * WORKDAYS_WEEK *
                   (double)office_capacity(community, BODY_COMMITTEE);
    uint64_t week = identity_of(community->place->identity, PURPOSE_COURTING,
                                (uint32_t)community->lp->today);
    int64_t left = maths_round(hours);
    community_count(community, TALLY_PROCEDURE, left);
    for (uint32_t k = 0; left > 0; k++) {
        int64_t round = left < COURTING_STEP ? left : COURTING_STEP;
        desk_overhead(community, BODY_COMMITTEE, identity_of(week, PURPOSE_COURTING, k), 0, round);
        left -= round;
    }
}

void gate_morning(struct community *community)
{
    const struct rules *rules = community->rules;
    span opening =
        community->works ? calendar_office_day(community->commons->calendar) : 0;
    liaison_day(&community->liaison, rules->figure[RULE_POSTED_STAFF], opening);
    if (rules->figure[RULE_FLOOR_ADDED] < 0)
        community_count(community, TALLY_FLOOR_TAKEN, -rules->figure[RULE_FLOOR_ADDED] / 10000);
    court(community);
    fill_in(community);
}

void gate_receive(struct community *community, const struct letter *letter)
{
    const int64_t value = demand_value(letter->word[1]), packed = letter->word[2];
    const struct parameters *given = community->commons->given;
    if (!demand_done(packed)) {
        community_moves(community, MOVE_STREET_BACK, demand_work(packed));
        community_count(community, TALLY_STREET_HOURS,
                        maths_round(given->street.handling_hours * (double)HOUR));
        desk_send_down(community, &(struct demand){(uint64_t)letter->word[0], demand_work(packed),
                                                   value, demand_department(packed),
                                                   demand_row(letter->word[1])});
        return;
    }
    community_count(community, TALLY_STREET_HOURS, demand_work(packed));
    community_count(community, TALLY_STREET_DONE, 1);
    community_count(community, TALLY_VALUE_MET, value);
    task_elsewhere(&community->tasks, CAUSE_DONE, MOVE_STREET_DONE, demand_work(packed));
    community_told_of(community, WITNESSED_DONE_AT_STREET, (uint64_t)letter->word[0],
                      demand_department(packed), 0);
}

void gate_evening(struct community *community)
{
    struct liaison *liaison = &community->liaison;
    if (liaison->street_work[0] > 0)
        lp_send(community->lp, community->commons->first_street + community->place->street,
                LETTER_STREET_WORK, liaison->street_work[0], 0, 0);
    liaison->street_work[0] = 0;
}

/* A month's marks, one for every department. */
static void appraise(struct community *community)
{
    struct liaison *liaison = &community->liaison;
    double capacity =
        (double)office_capacity(community, BODY_COMMITTEE) * WORKDAYS_WEEK * WEEKS_MONTH;
    double honesty =
        1 - purse_dependence(community) * community_rule(community, RULE_TARGET_CONTRACT);
    for (uint32_t d = 0; d < liaison->desks.n; d++) {
        int64_t mark = liaison_mark(liaison, d, capacity, honesty);
        community_count(community, TALLY_MARKS, mark);
        community_count(community, TALLY_MARKED, 1);
    }
}

void gate_month(struct community *community)
{
    const struct parameters *given = community->commons->given;
    struct liaison *liaison = &community->liaison;
    int64_t wages = maths_round(1e-6 * (double)liaison_settle(liaison) * wage_of_day(given) *
                                given->work.department_wage);
    money_pay(&community->money, PAY_TASK_MONEY, wages);
    money_pay(&community->money, PAY_SELF, wages);
    if (given->mechanisms.appraisal && community->rules->figure[RULE_APPRAISAL] > 0)
        appraise(community);
    for (uint32_t d = 0; d < liaison->desks.n; d++)
        liaison->burden[d] = 0;
}
