/* purse.c - see purse.h. */
#include "models/happenings/purse.h"

#include "models/fold.h"
#include "models/happenings/estate.h"
#include "models/purposes.h"
#include "sim/maths.h"
#include "sim/sample.h"

/* Assumed sizes. */
#define MEANS_LEAST  0.05 /* money below and above which it makes no further difference */
#define MEANS_MOST   20
#define FLOOR_FOLLOWS 1.0 /* 1/year: how fast commercial floor follows a levy */
#define GIFT_CV      1.0
#define GRANT_CV     1.0
#define REPORTING    0.5 /* the report on a grant, in its application's hours */
enum { POSTS_PER_APPLICATION = 4, POTS_MOST = 64 };

/* ---- what a place begins with ---- */

/* The ordinary budget, in proportion to registered heads (S002-11); where nobody at all is
 * registered, to heads. */
static int64_t by_heads(const struct layout_place *place, const struct parameters *given)
{
    double local = 1 - given->community.migrants;
    double mean = given->community.households * given->community.persons_per_household;
    double heads = place->residents / mean * (local > 0 ? place->local / local : 1);
    return maths_round((double)given->budget.operating * (heads < 1e6 ? heads : 1e6));
}

int64_t purse_general(const struct layout_place *place, const struct rules *rules,
                      const struct parameters *given)
{
    int64_t own = place->budget < 0 ? by_heads(place, given) : place->budget;
    int64_t added = rules->figure[RULE_OPERATING_BUDGET] - given->budget.operating;
    int64_t general = maths_round(1e-6 * (double)own *
                                  (double)rules->figure[RULE_BUDGET_SCALE]) +
                      (added < 0 ? added : 0);
    return general > 0 ? general : 0;
}

int64_t purse_running(const struct rules *rules, const struct parameters *given)
{
    int64_t added = rules->figure[RULE_OPERATING_BUDGET] - given->budget.operating;
    return added > 0 ? added : 0;
}

static double commerce_drawn(const struct community *community)
{
    const struct parameters *given = community->commons->given;
    if (community->place->commerce >= 0)
        return community->place->commerce;
    struct draw draw = draw_at(&community->commons->institution, PURPOSE_COMMERCE,
                               community->place->identity, 0);
    return sample_lognormal(&draw, given->budget.commerce, given->budget.commerce_spread);
}

int purse_init(struct community *community, struct fault *fault)
{
    const struct commons *commons = community->commons;
    const struct parameters *given = commons->given;
    struct purse *purse = &community->purse;
    const uint64_t place = community->place->identity;
    int status = purse_table_init(purse, fault);
    if (status)
        return status;
    double commerce = commerce_drawn(community);
    double crowd = given->budget.commerce > 0 ? commerce / given->budget.commerce : 1;
    struct draw firms = draw_at(&commons->institution, PURPOSE_FIRMS, place, 0);
    struct draw gaming = draw_at(&commons->institution, PURPOSE_GAMING, place, 0);
    purse->commerce[0] = purse->commerce_first[0] = maths_round(1000 * commerce);
    crowd = crowd < 1000 ? crowd : 1000;
    purse->firms[0] = (uint32_t)sample_round(&firms, given->budget.local_firms * crowd);
    purse->gaming[0] = maths_round(1e6 * given->budget.gaming * sample_exponential(&gaming));
    purse->spent_year[0] = purse_general(community->place, community->rules, given);
    purse->dependence[0] = maths_round(1e6 * given->budget.dependence);
    purse->means[0] = purse->burden[0] = MILLION;
    purse->applied[0] = INT32_MIN / 2;
    return 0;
}

void purse_free(struct community *community) { table_free(&community->purse.table); }

int purse_tables(struct community *community, struct table *tables[])
{
    tables[0] = &community->purse.table;
    return 1;
}

/* ---- income ---- */

enum fiscal_way purse_way(const struct commons *commons, const struct layout_place *place,
                          const struct rules *rules, day today)
{
    uint64_t identity = identity_of(place->identity, PURPOSE_FISCAL, (uint32_t)day_month(today));
    return (enum fiscal_way)fold_case(rules_procedure(rules, RULE_FISCAL), &commons->chance,
                                      PURPOSE_FISCAL, identity);
}

void purse_receive(struct community *community, const struct letter *letter)
{
    community->purse.general[0] += letter->word[1];
    if (letter->word[2])
        community->purse.formula[0] += letter->word[1];
}

void purse_raise(struct community *community, fen amount)
{
    community->purse.raised[0] += amount;
}

/* R28: shops leave slowly as they are charged. */
static void collect_levy(struct community *community, double years)
{
    const struct rules *rules = community->rules;
    struct purse *purse = &community->purse;
    const double yuan = 0.01 * (double)rules->figure[RULE_LEVY];
    double floor = (double)purse->commerce[0];
    int64_t levy = maths_round(1e-3 * floor * 100 * yuan * years);
    int64_t pooled = maths_round(1e-6 * (double)levy * (double)rules->figure[RULE_LEVY_POOLED]);
    money_pay(&community->money, PAY_LEVY, levy);
    if (pooled > 0) {
        money_pay(&community->money, PAY_LEVY_POOLED, pooled);
        lp_send(community->lp, community->commons->city, LETTER_LEVY, pooled, 0, 0);
    }
    purse_raise(community, levy - pooled);
    double stays = (double)purse->commerce_first[0] *
                   maths_exp(-community->commons->given->budget.commerce_loss * yuan / 10);
    purse->commerce[0] =
        maths_round(stays + (floor - stays) * maths_exp(-FLOOR_FOLLOWS * years));
}

/* Firms that are asked give; where the city matches what is raised, more of them. */
static void collect_gifts(struct community *community, double years)
{
    const struct commons *commons = community->commons;
    const struct parameters *given = commons->given;
    struct purse *purse = &community->purse;
    double asked = 1e-6 * (double)community->rules->figure[RULE_FIRMS_ASKED];
    if (purse_way(commons, community->place, community->rules, community->lp->today) ==
        FISCAL_MATCHING)
        asked += given->budget.pledge;
    double there = purse->commerce_first[0] > 0
                       ? (double)purse->commerce[0] / (double)purse->commerce_first[0]
                       : 1;
    if (asked <= 0)
        return;
    struct draw draw = draw_at(&commons->chance, PURPOSE_GIFTS, community->place->identity,
                               (uint32_t)day_month(community->lp->today));
    uint64_t gifts = sample_poisson(&draw, purse->firms[0] * there * asked * years);
    double sum = 0;
    for (uint64_t k = 0; k < gifts; k++)
        sum += sample_lognormal(&draw, (double)given->budget.gift, GIFT_CV);
    int64_t given_now = maths_round(sum);
    money_pay(&community->money, PAY_GIFTS, given_now);
    community_count(community, TALLY_DONATED, given_now);
    purse_raise(community, given_now);
}

void purse_paper(struct community *community, uint32_t subject, uint64_t identity, int64_t work)
{
    desk_errand(community, KIND_ACCOUNTS, subject, identity, work);
    community_count(community, TALLY_MONEY_HOURS, work);
}

/* For the budget once a year, one for each four posts; for outside money by the rules. */
static void apply(struct community *community, double years)
{
    const struct commons *commons = community->commons;
    struct purse *purse = &community->purse;
    const int month = day_month(community->lp->today);
    const int64_t work =
        maths_round(commons->given->budget.application_hours * (double)HOUR);
    const uint64_t here = identity_of(community->place->identity, PURPOSE_APPLY, (uint32_t)month);
    if (purse_way(commons, community->place, community->rules, community->lp->today) ==
            FISCAL_APPLICATION &&
        month - purse->applied[0] >= 12) {
        uint32_t n = 1 + (community->staff.committee_posts - 1) / POSTS_PER_APPLICATION;
        purse->applied[0] = month;
        purse->merit[0] = 0;
        for (uint32_t k = 0; k < n; k++)
            purse_paper(community, ACCOUNTS_BUDGET, identity_of(here, ACCOUNTS_BUDGET, k), work);
    }
    double rate = 1e-6 * (double)community->rules->figure[RULE_APPLICATIONS];
    if (rate <= 0)
        return;
    struct draw draw = draw_at(&commons->chance, PURPOSE_APPLY, here, 0);
    uint64_t n = sample_poisson(&draw, rate * years);
    for (uint32_t k = 0; k < n; k++)
        purse_paper(community, ACCOUNTS_GRANT, identity_of(here, ACCOUNTS_GRANT, k), work);
}

static void grant(struct community *community, uint32_t task, double skill)
{
    const struct parameters *given = community->commons->given;
    const uint64_t identity = community->tasks.identity[task];
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_GRANT, identity, 0);
    if (draw_uniform(&draw) >= given->budget.grant_success * skill)
        return;
    int64_t sum = maths_round(sample_lognormal(&draw, (double)given->budget.grant, GRANT_CV));
    int64_t earmarked = maths_round(given->budget.earmark * (double)sum);
    money_pay(&community->money, PAY_GRANTS, sum);
    money_pay(&community->money, PAY_EARMARKED, earmarked);
    community_count(community, TALLY_DONATED, sum);
    community_count(community, TALLY_CONTROLLED, -earmarked);
    purse_raise(community, sum - earmarked);
    purse_paper(community, ACCOUNTS_PLAIN, identity_of(identity, PURPOSE_GRANT, 1),
                maths_round(REPORTING * given->budget.application_hours * (double)HOUR));
}

void purse_accounts(struct community *community, uint32_t task)
{
    const uint32_t subject = community->tasks.subject[task];
    const uint32_t post = community->lp->current.who; /* who has just finished it */
    if (subject == ACCOUNTS_PLAIN)
        return;
    int64_t skill = worker_skill(&community->staff, post);
    if (subject == ACCOUNTS_GRANT) {
        grant(community, task, 1e-6 * (double)skill);
        return;
    }
    community->purse.merit[0] += skill;
    lp_send(community->lp, community->commons->city, LETTER_MERIT, community->purse.merit[0], 0,
            0);
}

/* ---- spending ---- */

/* What lies in pots beyond the first and cannot be used: 0 with one pot. */
static int64_t left_in_pots(const struct community *community, int64_t general)
{
    const struct commons *commons = community->commons;
    const double pots = 1e-6 * (double)community->rules->figure[RULE_POTS];
    const uint32_t month = (uint32_t)day_month(community->lp->today);
    double left = 0;
    for (int p = 1; p < POTS_MOST && p < pots; p++) {
        struct draw draw = draw_at(&commons->chance, PURPOSE_POT, community->place->identity,
                                   month * POTS_MOST + (uint32_t)p);
        double size = (pots - p < 1 ? pots - p : 1) / pots; /* of all */
        left += size * 2 * commons->given->budget.pot_remainder * draw_uniform(&draw);
    }
    int64_t fen_left = maths_round(left * (double)general);
    return fen_left < general ? fen_left : general;
}

/* All that came for services and was raised; pots' remainders go back. */
static void spend(struct community *community)
{
    struct purse *purse = &community->purse;
    const struct parameters *given = community->commons->given;
    int64_t unspent = left_in_pots(community, purse->general[0]);
    int64_t spent = purse->general[0] - unspent + purse->raised[0];
    if (unspent > 0) {
        money_pay(&community->money, PAY_UNSPENT, unspent);
        lp_send(community->lp, community->commons->city, LETTER_UNSPENT, unspent, 0, 0);
    }
    int64_t upkeep = given->mechanisms.money_means && given->mechanisms.decay
                         ? maths_round(given->budget.upkeep * (double)spent)
                         : 0;
    money_pay(&community->money, PAY_UPKEEP_SERVICES, upkeep);
    int64_t rent = mandate_rent(&community->council, MANDATE_COMMITTEE, spent - upkeep, given);
    money_pay(&community->money, PAY_DIVERTED, rent);
    money_pay(&community->money, PAY_OPERATING, spent - upkeep - rent);
    community_count(community, TALLY_SERVICES, spent);
    purse->spent_year[0] = purse_year(purse->spent_year[0], spent);
    purse->raised_year[0] = purse_year(purse->raised_year[0], purse->raised[0]);
    purse->general[0] = purse->raised[0] = 0;
    lp_send(community->lp, community->commons->city, LETTER_ACCOUNTS, spent,
            purse->raised_year[0], 0);
}

static void weigh_means(struct community *community)
{
    const struct parameters *given = community->commons->given;
    struct purse *purse = &community->purse;
    double heads = community->residents.table.n;
    double ordinary = (double)given->budget.operating * heads /
                      (given->community.households * given->community.persons_per_household);
    if (!given->mechanisms.money_means || ordinary <= 0 || heads <= 0)
        return;
    double means = (double)purse->spent_year[0] / ordinary;
    means = means < MEANS_LEAST ? MEANS_LEAST : means > MEANS_MOST ? MEANS_MOST : means;
    purse->means[0] = maths_round(1e6 * means);
    purse->burden[0] = maths_round(1e6 * maths_exp(-given->budget.means * maths_log(means)));
}

/* ---- the month's accounts ---- */

static bool is_ours(enum money_account account)
{
    return account == MONEY_PURSE || account == MONEY_WORKSTATION || account == MONEY_FUND;
}

/* Whatever came to the community's accounts from anywhere else, since the run began. */
static int64_t income_of(const struct money *money)
{
    int64_t sum = 0;
    for (int c = 0; c < N_MONEY_CAUSES; c++)
        if (is_ours(money_ways[c].to) && !is_ours(money_ways[c].from))
            sum += money->flow[c];
    return sum;
}

/* Budgets that no formula fixes, and prices of tasks: given by those above. */
static int64_t at_will_of(const struct community *community)
{
    const int64_t *flow = community->money.flow;
    return flow[PAY_BUDGET_IN] - community->purse.formula[0] + flow[PAY_TASK_PRICE] +
           flow[PAY_TASK_PRICE_WORKSTATION];
}

static void close_accounts(struct community *community)
{
    struct purse *purse = &community->purse;
    const double will = community->commons->given->budget.dependence;
    int64_t income = income_of(&community->money), at_will = at_will_of(community);
    int64_t now = income - purse->income_before[0], given = at_will - purse->at_will_before[0];
    purse->income_before[0] = income;
    purse->at_will_before[0] = at_will;
    purse->income_year[0] = purse_year(purse->income_year[0], now);
    purse->at_will_year[0] = purse_year(purse->at_will_year[0], given);
    if (purse->income_year[0] > 0)
        purse->dependence[0] = maths_round(1e6 * will * (double)purse->at_will_year[0] /
                                           (double)purse->income_year[0]);
    community_count(community, TALLY_INCOME, now);
    community_count(community, TALLY_CONTROLLED, now - maths_round(will * (double)given));
    community_count(community, TALLY_DEPENDENCE, purse->dependence[0]);
    community_count(community, TALLY_MEANS, purse->means[0]);
    community_count(community, TALLY_COMMERCE, purse->commerce[0]);
}

/* Need in seconds of work: what a month brings and what waits. It is told as larger than it is,
 * where nobody looks. */
static void tell_need(struct community *community)
{
    const struct parameters *given = community->commons->given;
    const struct tasks *tasks = &community->tasks;
    double hours = community->residents.table.n * given->work.need_rate * given->work.need_hours /
                   12 * estate_need_factor(community);
    int64_t need = maths_round(3600 * hours);
    for (int b = 0; b < N_BODIES; b++)
        need += (tasks->backlog[task_queue((enum body)b, TASK_NEED)] +
                 tasks->backlog[task_queue((enum body)b, TASK_COUNTER)]) / SECOND;
    double unseen = 1 - 1e-6 * (double)community->rules->figure[RULE_AUDIT];
    double told = (double)need * (1 + 1e-6 * (double)community->purse.gaming[0] * unseen);
    lp_send(community->lp, community->commons->city, LETTER_NEED, maths_round(told), need, 0);
}

/* The paperwork about money, each Monday. */
void purse_morning(struct community *community)
{
    const struct rules *rules = community->rules;
    if (day_weekday(community->lp->today) != 0)
        return;
    double pots = 1e-6 * (double)rules->figure[RULE_POTS] - 1;
    double hours = pots > 0 ? pots * community->commons->given->budget.pot_hours : 0;
    int64_t work = maths_round((hours * (double)HOUR + (double)rules->figure[RULE_MONEY_HOURS]) *
                               12 * 7 / YEAR_DAYS);
    if (work > 0)
        purse_paper(community, ACCOUNTS_PLAIN,
                    identity_of(community->place->identity, PURPOSE_FISCAL,
                                0x80000000u | (uint32_t)community->lp->today),
                    work);
}

void purse_month(struct community *community)
{
    const double years = date_of_day(community->lp->today).day / YEAR_DAYS;
    collect_levy(community, years);
    collect_gifts(community, years);
    apply(community, years);
    spend(community);
    weigh_means(community);
    close_accounts(community);
    tell_need(community);
}

double purse_dependence(const struct community *community)
{
    return 1e-6 * (double)community->purse.dependence[0];
}

double purse_burden(const struct community *community)
{
    return 1e-6 * (double)community->purse.burden[0];
}
