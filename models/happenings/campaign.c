/* campaign.c - see campaign.h. */
#include "models/happenings/campaign.h"

#include "models/purposes.h"
#include "sim/maths.h"

/* What a task of a campaign is about: a site's row, or one of these. */
enum { ABOUT_COLLECTION = 1 << 30, ABOUT_PUBLICITY, ABOUT_APPLICATION, ABOUT_OTHER };

/* All assumed. */
#define ROUND_HOURS    4 /* of collection or publicity, and of a surge's tasks */
#define PUBLICITY_WEEK 2 /* rounds from door to door a week, at full strength */
enum {
    REORDER_DAYS = 30,  /* for a site that is foul again, caught, or decided by a meeting */
    SURGE_DAYS = 14,    /* a surge's tasks must be done within */
    SURGE_FIRST = 259,  /* day of the year: a fortnight before National Day */
    SURGE_TASKS = 250,  /* at most */
    MEETING_WEEKS = 4,  /* between leadership meetings */
    REHEARSAL_WEEKS = 8, /* before the final inspection, with a visit in each */
    APPLY_AGAIN = 28,   /* days after an application that came to nothing */
};

int campaign_init(struct community *community, struct fault *fault)
{
    const struct commons *commons = community->commons;
    return sites_init(&community->sites, community->place->identity, commons->given,
                      &commons->institution, fault);
}

void campaign_free(struct community *community) { sites_free(&community->sites); }

int campaign_tables(struct community *community, struct table *tables[])
{
    tables[0] = &community->sites.table;
    tables[1] = &community->sites.sums;
    return 2;
}

static int64_t rule_of(const struct community *community, enum rule rule)
{
    return community->rules->figure[rule];
}

static double strength(const struct community *community)
{
    return 1e-6 * (double)rule_of(community, RULE_CAMPAIGN);
}

static bool attended(const struct community *community)
{
    return rule_of(community, RULE_CAMPAIGN) > 0 &&
           community->lp->today >= rule_of(community, RULE_CAMPAIGN_FROM) &&
           community->lp->today < rule_of(community, RULE_CAMPAIGN_FINAL);
}

/* ---- orders ---- */

static void order(struct community *community, enum task_class class, uint32_t about, uint32_t nth,
                  uint8_t flags, day by, double hours)
{
    uint64_t today = identity_of(community->place->identity, PURPOSE_CAMPAIGN,
                                 (uint32_t)community->lp->today);
    instant deadline = midnight_of(by);
    struct task_form form = {.identity = identity_of(today, about, nth), .class = class,
                             .kind = KIND_CAMPAIGN, .body = BODY_COMMITTEE, .flags = flags,
                             .client = NOBODY, .subject = about, .filed = community->lp->now,
                             .deadline = deadline, .urgency = deadline,
                             .work = maths_round(hours * (double)HOUR)};
    if (form.work > 0)
        task_file(&community->tasks, &form, &community->lp->fault);
}

/* The date that is next to come, or some time from now. */
static day next_date(const struct community *community)
{
    const day today = community->lp->today;
    const day first = (day)rule_of(community, RULE_CAMPAIGN_FIRST);
    const day full = (day)rule_of(community, RULE_CAMPAIGN_FULL);
    return today < first ? first : today < full ? full : today + REORDER_DAYS;
}

static void order_site(struct community *community, uint32_t site, uint8_t flags, day by)
{
    struct sites *sites = &community->sites;
    sites->standing[site] = SITE_ORDERED;
    order(community, TASK_ADMIN, site, sites->orders[site]++, flags, by,
          (double)sites->work[site] / (double)HOUR);
}

/* Up to the first date its share of the legacy is ordered, then all of it; the date is the
 * deadline, so that near it P5 decides what is done in truth. */
static void order_sites(struct community *community)
{
    struct sites *sites = &community->sites;
    const day today = community->lp->today;
    const day first = (day)rule_of(community, RULE_CAMPAIGN_FIRST);
    const unsigned all = ~0u, foul = 1u << SITE_FOUL;
    double share = today < first ? 1e-6 * (double)rule_of(community, RULE_CAMPAIGN_LEGACY) : 1;
    double want = strength(community) * share * (double)sites_work(sites, all);
    int64_t ordered = sites_work(sites, all & ~foul);
    for (uint32_t k = 0; k < sites->table.n; k++) {
        int64_t work = sites->work[k];
        if (sites->standing[k] != SITE_FOUL || (double)(ordered + work / 2) > want)
            continue;
        ordered += work;
        order_site(community, k, 0, next_date(community));
    }
}

/* What the flow should be by today, millionths: a line to each date's target. */
static double wanted_flow(const struct community *community)
{
    const double dates[3] = {(double)rule_of(community, RULE_CAMPAIGN_FROM),
                             (double)rule_of(community, RULE_CAMPAIGN_FULL),
                             (double)rule_of(community, RULE_CAMPAIGN_FINAL)};
    const double targets[3] = {0, (double)rule_of(community, RULE_CAMPAIGN_FLOW),
                               (double)rule_of(community, RULE_CAMPAIGN_TREATED)};
    const double today = community->lp->today;
    const int leg = today < dates[1] ? 0 : 1;
    const double span_of = dates[leg + 1] - dates[leg];
    if (span_of <= 0)
        return targets[leg + 1];
    return targets[leg] + (targets[leg + 1] - targets[leg]) * (today - dates[leg]) / span_of;
}

static int64_t standing(const struct community *community)
{
    return maths_round(1e6 * community->commons->given->campaign.standing) +
           rule_of(community, RULE_CAMPAIGN_CHAIN);
}

/* A mean number of rounds to a whole one; the remainder is drawn. */
static uint32_t whole(const struct community *community, double rounds, uint32_t about)
{
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_CAMPAIGN,
                               identity_of(community->place->identity, PURPOSE_CAMPAIGN, about),
                               (uint32_t)community->lp->today);
    if (rounds <= 0)
        return 0;
    uint32_t n = (uint32_t)rounds;
    return n + (draw_uniform(&draw) < rounds - n);
}

static void order_rounds(struct community *community)
{
    const struct parameters *given = community->commons->given;
    const day by = community->lp->today + 7;
    double gap = 1e-6 * (wanted_flow(community) - (double)standing(community));
    double rounds = given->campaign.collection_hours / ROUND_HOURS;
    uint32_t n = whole(community, strength(community) * gap * rounds, ABOUT_COLLECTION);
    for (uint32_t k = 0; k < n; k++)
        order(community, TASK_ADMIN, ABOUT_COLLECTION, k, 0, by, ROUND_HOURS);
    n = whole(community, strength(community) * PUBLICITY_WEEK, ABOUT_PUBLICITY);
    for (uint32_t k = 0; k < n; k++)
        order(community, TASK_ADMIN, ABOUT_PUBLICITY, k, 0, by, ROUND_HOURS);
}

/* The fund gives each year to whoever applies. */
static void apply(struct community *community)
{
    struct sites *sites = &community->sites;
    const day today = community->lp->today;
    if (rule_of(community, RULE_CAMPAIGN_GRANT) <= 0 || sites->granted[0] >= today + 7 ||
        today - sites->applied[0] < APPLY_AGAIN)
        return;
    sites->applied[0] = today;
    order(community, TASK_OVERHEAD, ABOUT_APPLICATION, 0, 0, today + APPLY_AGAIN,
          community->commons->given->campaign.application_hours);
}

/* Hard cases wait for the leadership's next meeting, which settles them; then they are ordered
 * again for the same date. Near a date the leadership meets each week. */
static void leaders_meet(struct community *community, uint32_t week)
{
    struct sites *sites = &community->sites;
    bool any = false;
    if (week % MEETING_WEEKS && next_date(community) - community->lp->today >= REORDER_DAYS)
        return;
    for (uint32_t k = 0; k < sites->table.n; k++) {
        if (sites->standing[k] != SITE_ESCALATED)
            continue;
        sites->hard[k] = 0;
        order_site(community, k, 0, next_date(community));
        any = true;
    }
    if (any)
        order(community, TASK_OVERHEAD, ABOUT_OTHER, 0, 0, community->lp->today + 7,
              community->commons->given->campaign.meeting_hours);
}

static void rehearse(struct community *community)
{
    int64_t left = rule_of(community, RULE_CAMPAIGN_FINAL) - community->lp->today;
    if (left > 7 * REHEARSAL_WEEKS)
        return;
    order(community, TASK_OVERHEAD, ABOUT_OTHER, 1, 0, community->lp->today + 7,
          strength(community) * community->commons->given->inspection.visit_hours);
    community_count(community, TALLY_VISITS, 1);
}

/* On a date the report is due whatever is done: what is still in hand is reported as cleared as
 * often as P5 does things on paper when no time is left. It stays in hand. */
static void report(struct community *community)
{
    const struct parameters *given = community->commons->given;
    struct sites *sites = &community->sites;
    order(community, TASK_OVERHEAD, ABOUT_OTHER, SURGE_TASKS + 2, 0, community->lp->today + 7,
          ROUND_HOURS);
    for (uint32_t k = 0; k < sites->table.n && given->mechanisms.paper; k++) {
        bool in_hand = sites->standing[k] == SITE_ORDERED || sites->standing[k] == SITE_ESCALATED;
        struct draw draw = draw_at(&community->commons->chance, PURPOSE_REPORTED,
                                   sites->identity[k], (uint32_t)community->lp->today);
        if (in_hand && draw_uniform(&draw) < given->paper.share)
            sites->reported[k] = 1;
    }
}

/* The final inspection sees through some of what is reported and not clear; with it attention ends.
 */
static void inspect(struct community *community)
{
    struct sites *sites = &community->sites;
    const double seen = 1e-6 * (double)rule_of(community, RULE_DETECTION);
    if (rule_of(community, RULE_CAMPAIGN) <= 0 || sites->inspected[0] ||
        community->lp->today < rule_of(community, RULE_CAMPAIGN_FINAL))
        return;
    sites->inspected[0] = 1;
    for (uint32_t k = 0; k < sites->table.n; k++) {
        if (!sites->reported[k] || sites->standing[k] == SITE_CLEAR)
            continue;
        struct draw draw = draw_at(&community->commons->chance, PURPOSE_INSPECTED,
                                   sites->identity[k], 0);
        if (draw_uniform(&draw) >= seen)
            continue;
        sites->reported[k] = 0;
        if (sites->standing[k] != SITE_ON_PAPER && sites->standing[k] != SITE_FOUL)
            continue; /* it is in somebody's hands already */
        community_count(community, TALLY_CAUGHT, 1);
        order_site(community, k, TASK_REWORK, community->lp->today + REORDER_DAYS);
    }
}

/* ---- weeks and days ---- */

static int64_t at_most_all(int64_t share) { return share < MILLION ? share : MILLION; }

static void pass_flow(struct community *community)
{
    struct sites *sites = &community->sites;
    const double each = 1e6 * ROUND_HOURS / community->commons->given->campaign.collection_hours;
    const int64_t always = standing(community);
    const bool granted = sites->granted[0] >= community->lp->today;
    int64_t truly = at_most_all(always + maths_round(each * sites->collected[0]));
    int64_t said =
        at_most_all(always + maths_round(each * (sites->collected[0] + sites->on_paper[0])));
    int64_t hauling = at_most_all(always + (granted ? sites->hauled[0] : 0));
    community_count(community, TALLY_FLOW, MILLION);
    community_count(community, TALLY_FLOW_REPORTED, said);
    community_count(community, TALLY_FLOW_TREATED, sites_week(sites, truly, hauling));
    sites->collected[0] = sites->on_paper[0] = 0;
}

static void week_begins(struct community *community)
{
    const uint32_t week = (uint32_t)(community->lp->today / 7);
    pass_flow(community);
    int fouled = sites_foul(&community->sites, &community->commons->chance, week);
    community_count(community, TALLY_FOULED, fouled);
    inspect(community);
    if (!attended(community))
        return;
    community->sites.inspected[0] = 0;
    order_sites(community);
    order_rounds(community);
    apply(community);
    leaders_meet(community, week);
    rehearse(community);
}

/* Waves by the calendar: the first before National Day, the others as far apart as can be. */
static void surge(struct community *community)
{
    const int n = (int)maths_round(1e-6 * (double)rule_of(community, RULE_SURGES));
    const day today = community->lp->today;
    const struct date date = date_of_day(today);
    const int of_year = (int)(today - day_of_date((struct date){date.year, 1, 1}));
    double hours = (double)rule_of(community, RULE_SURGE_HOURS) / (double)HOUR;
    for (int wave = 0; wave < n; wave++) {
        if ((SURGE_FIRST + wave * 365 / n) % 365 != of_year)
            continue;
        for (uint32_t k = 0; k < SURGE_TASKS && hours > 0; k++, hours -= ROUND_HOURS)
            order(community, TASK_ADMIN, ABOUT_OTHER, 2 + k, 0, today + SURGE_DAYS,
                  hours < ROUND_HOURS ? hours : ROUND_HOURS);
        return;
    }
}

void campaign_morning(struct community *community)
{
    const struct sites *sites = &community->sites;
    if (!community->commons->given->mechanisms.campaign)
        return;
    if (day_weekday(community->lp->today) == 0)
        week_begins(community);
    if (attended(community) &&
        (community->lp->today == rule_of(community, RULE_CAMPAIGN_FIRST) ||
         community->lp->today == rule_of(community, RULE_CAMPAIGN_FULL)))
        report(community);
    if (rule_of(community, RULE_SURGES) > 0)
        surge(community);
    community_count(community, TALLY_LEGACY, sites_work(sites, ~0u) / MINUTE);
    community_count(community, TALLY_LEGACY_REPORTED, sites_reported(sites) / MINUTE);
    community_count(community, TALLY_LEGACY_CLEAR, sites_work(sites, 1u << SITE_CLEAR) / MINUTE);
}

/* ---- what is done ---- */

static void granted(struct community *community)
{
    struct sites *sites = &community->sites;
    const int64_t amount = rule_of(community, RULE_CAMPAIGN_GRANT);
    sites->granted[0] = date_add_months(community->lp->today, 12);
    sites->hauled[0] = at_most_all(maths_round(
        1e6 * (double)amount / (double)community->commons->given->campaign.hauling));
    money_pay(&community->money, PAY_CAMPAIGN_GRANT, amount);
    money_pay(&community->money, PAY_HAULING, amount);
}

void campaign_step(struct community *community, uint32_t task)
{
    struct sites *sites = &community->sites;
    const uint32_t about = community->tasks.subject[task];
    switch (about) {
    case ABOUT_COLLECTION: sites->collected[0]++; break;
    case ABOUT_PUBLICITY: sites_persuade(sites); break;
    case ABOUT_APPLICATION: granted(community); break;
    case ABOUT_OTHER: break;
    default:
        if (sites->hard[about])
            sites->standing[about] = SITE_ESCALATED;
        else
            site_clear(sites, about, false);
    }
}

void campaign_on_paper(struct community *community, uint32_t task)
{
    struct sites *sites = &community->sites;
    const uint32_t about = community->tasks.subject[task];
    if (about == ABOUT_COLLECTION)
        sites->on_paper[0]++;
    else if (about < ABOUT_COLLECTION)
        site_clear(sites, about, true);
}
