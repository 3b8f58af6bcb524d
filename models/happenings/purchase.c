/* purchase.c - see purchase.h. */
#include "models/happenings/purchase.h"

#include "models/happenings/election.h"
#include "models/happenings/fabric.h"
#include "models/happenings/purse.h"
#include "models/happenings/voice.h"
#include "models/purposes.h"
#include "sim/maths.h"

/* Assumed: how many hours a year one of a provider's people works, and the practice of a
 * provider that is new here. It is not for profit: it spends what it bills. */
#define HOURS_A_YEAR 1700
#define NEW_HERE     0.9
enum { BIDDERS_MOST = 64 };

int purchase_init(struct community *community, struct fault *fault)
{
    const struct parameters *given = community->commons->given;
    return provider_init(&community->provider,
                         1e-6 * (double)community->rules->figure[RULE_NGO_ENTRY] /
                             given->purchase.exit,
                         fault);
}

void purchase_free(struct community *community) { provider_free(&community->provider); }

int purchase_tables(struct community *community, struct table *tables[])
{
    tables[0] = &community->provider.table;
    tables[1] = &community->provider.cases;
    return 2;
}

/* Contract hours of a year, as time; 0: nothing is bought. */
static int64_t bought(const struct community *community)
{
    return community->commons->given->mechanisms.purchase
               ? community->rules->figure[RULE_PURCHASE_HOURS]
               : 0;
}

static bool at_work(const struct community *community)
{
    return bought(community) > 0 && community->provider.ends[0] &&
           community->lp->now >= community->provider.begins[0];
}

/* ---- contracts ---- */

static void file_tender(struct community *community, int bidders)
{
    uint64_t identity = identity_of(community->place->identity, PURPOSE_PROVIDER,
                                    community->provider.tenders[0]);
    purse_paper(community, ACCOUNTS_PLAIN, identity,
                maths_round(community->commons->given->purchase.tender_hours * bidders *
                            (double)HOUR));
}

/* As many bid as are invited, if there are so many around. */
static void tender(struct community *community)
{
    const struct commons *commons = community->commons;
    const struct rules *rules = community->rules;
    struct provider *provider = &community->provider;
    const bool first = provider->ends[0] == 0;
    struct bid bids[BIDDERS_MOST];
    int64_t invited = (rules->figure[RULE_TENDER_BIDDERS] + MILLION / 2) / MILLION;
    int64_t around = provider->ngos[0] / 1000 > 1 ? provider->ngos[0] / 1000 : 1;
    int n = (int)(invited < around ? invited : around);
    n = n < 1 ? 1 : n > BIDDERS_MOST ? BIDDERS_MOST : n;
    const double hours = (double)bought(community) / (double)HOUR;
    const uint64_t here =
        identity_of(community->place->identity, PURPOSE_BIDDER, provider->tenders[0]);
    for (int k = 0; k < n; k++) {
        struct draw draw = draw_at(&commons->chance, PURPOSE_BIDDER, here, (uint32_t)k);
        bids[k] = provider_bid(&draw, hours, rules->figure[RULE_NGO_INDEPENDENCE], commons->given);
    }
    const struct bid *won = &bids[provider_best(bids, n, rules->figure[RULE_TENDER_QUALITY])];
    file_tender(community, n);
    provider->tenders[0]++;
    provider->capability[0] = won->capability;
    provider->independence[0] = won->independence;
    provider->price[0] = won->price;
    provider->practice[0] = maths_round(1e6 * NEW_HERE);
    provider->effort[0] = provider_effort(rules->figure[RULE_MONITOR_STREET]);
    provider->begins[0] =
        community->lp->now + (first ? commons->given->purchase.tender_time : 0);
    provider->ends[0] = provider->begins[0] +
                        maths_round(1e-6 * (double)rules->figure[RULE_CONTRACT_YEARS] *
                                    (double)YEAR);
    if (provider->free[0] < provider->begins[0])
        provider->free[0] = provider->begins[0];
}

/* Nothing is bought any more: cases go back to the committee; bills are paid, and what was
 * diverted of them is made good. */
static void wind_up(struct community *community)
{
    struct provider *provider = &community->provider;
    struct tasks *tasks = &community->tasks;
    struct money *money = &community->money;
    for (uint32_t row = 0; row < provider->cases.n; row++) {
        if (!provider->live[row])
            continue;
        uint32_t task = provider->task[row];
        task_put_back(tasks, task, MOVE_TAKEN_BACK);
        tasks->attempt[task] = 0; /* nobody has begun with it */
        provider_case_remove(provider, row);
    }
    int64_t debt = -money->balance[MONEY_PROVIDER];
    money_pay(money, PAY_PURCHASE, provider->billed[0] > debt ? provider->billed[0]
                                   : debt > 0                 ? debt
                                                              : 0);
    provider->billed[0] = 0;
    money_pay(money, PAY_PROVIDER_COSTS, money->balance[MONEY_PROVIDER]);
    provider->ends[0] = provider->begins[0] = provider->free[0] = 0;
    provider->absorbed[0] = 0;
}

/* What the elders' group is to give in a month. */
static int64_t elders_work(const struct community *community)
{
    return maths_round(1e-6 * (double)community->rules->figure[RULE_MONITOR_ELDERS] *
                       community->commons->given->purchase.elders_hours * (double)HOUR);
}

void purchase_morning(struct community *community)
{
    struct provider *provider = &community->provider;
    if (!community->commons->given->mechanisms.purchase)
        return;
    if (provider->elders_due[0] == 0) /* the group begins when it is given its power */
        provider->elders_due[0] = provider->elders_owed[0] = elders_work(community);
    if (bought(community) <= 0) {
        if (provider->ends[0])
            wind_up(community);
        return;
    }
    if (!provider->ends[0] || community->lp->now >= provider->ends[0])
        tender(community);
    if (provider->cases.n > provider->cases.capacity / 4 * 3)
        table_reserve(&provider->cases, 2 * provider->cases.capacity, &community->lp->fault);
}

/* ---- cases ---- */

/* Take a waiting task in hand, if the queue is short and there is room. */
static bool take(struct community *community, uint32_t task)
{
    struct provider *provider = &community->provider;
    struct tasks *tasks = &community->tasks;
    const instant now = community->lp->now;
    instant start = provider->free[0] > now ? provider->free[0] : now;
    if (start - now > community->commons->given->purchase.queue)
        return false;
    double pace = 1e-6 * (double)provider->capability[0] * (double)bought(community);
    double takes = (double)tasks->work[task] * (double)YEAR / pace;
    if (takes > (double)YEAR)
        return false;
    uint32_t row = provider_case_add(provider, task, tasks->identity[task], start);
    if (row == NOBODY)
        return false;
    task_entrust(tasks, task);
    community_tell_task(community, task, WITNESSED_BOUGHT, NOBODY, 0, start);
    provider->free[0] = start + maths_round(takes) + 1;
    lp_plan(community->lp, provider->free[0], PHASE_WORLD, HAPPEN_PROVIDED, row,
            (uint32_t)tasks->identity[task]);
    return true;
}

bool purchase_takes(struct community *community, uint32_t task)
{
    const struct tasks *tasks = &community->tasks;
    if (!at_work(community) || tasks->class[task] != TASK_NEED ||
        tasks->kind[task] != KIND_PLAIN ||
        age_of_group(community->residents.group[tasks->client[task]]) != AGE_RETIRED)
        return false;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_CARE, tasks->identity[task], 0);
    const bool taken = draw_uniform(&draw) < community->commons->given->purchase.care &&
                       take(community, task);
    community_decided(community, PURPOSE_CARE, tasks->identity[task], tasks->client[task], taken);
    return taken;
}

/* F44: the share pushed on is absorption x (1 - independence), up to a limit of its hours. */
bool purchase_absorbs(struct community *community, uint32_t task)
{
    const struct parameters *given = community->commons->given;
    struct provider *provider = &community->provider;
    if (!at_work(community))
        return false;
    int64_t work = community->tasks.work[task];
    double most = given->purchase.absorbed_most * (double)bought(community) / 12;
    double share = given->purchase.absorption * (1 - 1e-6 * (double)provider->independence[0]);
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_ABSORBED,
                               community->tasks.identity[task], 0);
    const bool taken = draw_uniform(&draw) < share &&
                       (double)(provider->absorbed[0] + work) <= most && take(community, task);
    community_decided(community, PURPOSE_ABSORBED, community->tasks.identity[task], NOBODY, taken);
    if (!taken)
        return false;
    provider->absorbed[0] += work;
    return true;
}

static void burden_street(struct community *community, double hours)
{
    int64_t work = maths_round(hours * (double)HOUR);
    if (work <= 0)
        return;
    community_count(community, TALLY_STREET_WATCH, work);
    lp_send(community->lp, community->commons->first_street + community->place->street,
            LETTER_STREET_WORK, work, 0, 0);
}

/* P7, of the provider: Q = quality exp(-waiting days). */
static void judge(struct community *community, uint32_t task, instant start)
{
    const struct parameters *given = community->commons->given;
    const struct tasks *tasks = &community->tasks;
    const uint32_t resident = tasks->client[task];
    const int64_t good = provider_quality(&community->provider);
    double days = (double)(community->lp->now - tasks->filed[task]) / (double)DAY;
    double quality = 1e-6 * (double)good * maths_exp(-given->trust.waiting * days);
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_JUDGED,
                               tasks->identity[task], 0);
    bool success = trust_experience(&community->trust, resident,
                                    community->residents.group[resident], TRUST_PROVIDER,
                                    maths_round(1e6 * (quality < 1 ? quality : 1)), false, &draw);
    community_tell_task(community, task, WITNESSED_JUDGED, NOBODY, 0, success);
    fabric_experienced(community, resident, TRUST_PROVIDER, success);
    community_count_of(community, resident, GROUP_OUTCOMES, 1);
    community_count_of(community, resident, GROUP_FAILURES, !success);
    community_count_of(community, resident, GROUP_NEED_SOLVED, 1);
    community_count_of(community, resident, GROUP_NEED_WAIT, start - tasks->filed[task]);
    community_count_of(community, resident, GROUP_NEED_LEFT, 1);
    community_count(community, TALLY_PROVIDED, 1);
    community_count(community, TALLY_PROVIDED_QUALITY, good);
    community_count(community, TALLY_PROVIDED_WORK, tasks->work[task]);
    if (!success) {
        burden_street(community, given->purchase.complaint_hours);
        voice_failed(community, task);
    }
}

void purchase_provided(struct community *community, uint32_t row)
{
    struct provider *provider = &community->provider;
    struct tasks *tasks = &community->tasks;
    if (!provider->live[row] ||
        (uint32_t)provider->identity[row] != community->lp->current.about)
        return; /* it went back to the committee meanwhile */
    uint32_t task = provider->task[row];
    instant start = provider->start[row];
    provider_case_remove(provider, row);
    if (tasks->class[task] == TASK_NEED) {
        judge(community, task, start);
    } else {
        community_count(community, TALLY_REAL + tasks->body[task], 1);
        community->by_item.done[task_item(tasks, task)]++;
        community_count(community, TALLY_VALUE_MET, tasks->value[task]);
        community_count(community, TALLY_ABSORBED, tasks->work[task]);
    }
    task_close(tasks, task, CAUSE_DONE);
}

/* ---- watching ---- */

bool purchase_watched(struct community *community, uint32_t resident)
{
    struct provider *provider = &community->provider;
    int64_t hours;
    if (provider->elders_owed[0] <= 0 ||
        age_of_group(community->residents.group[resident]) != AGE_RETIRED)
        return false;
    hours = maths_round(community->commons->given->participation.hours * (double)HOUR);
    if (hours > provider->elders_owed[0])
        hours = provider->elders_owed[0];
    provider->elders_owed[0] -= hours;
    community_count(community, TALLY_ELDERS_WATCH, hours);
    return true;
}

void purchase_met(struct community *community, uint32_t task)
{
    if (community->tasks.subject[task] == MEETING_PROVIDER)
        community->provider.met[0]++;
}

/* Whether the elders' group sides with those it watches, this year. */
static bool bought_off(const struct community *community)
{
    const struct rules *rules = community->rules;
    double p = community->commons->given->purchase.collusion *
               (1 - 1e-6 * (double)rules->figure[RULE_AUDIT]) *
               (1 - 1e-6 * (double)rules->figure[RULE_DISCLOSURE]);
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_COLLUSION,
                               community->place->identity,
                               (uint32_t)date_of_day(community->lp->today).year);
    return draw_uniform(&draw) < p;
}

/* How it was watched this month decides how it works in the next. */
static void watch(struct community *community, double years)
{
    const struct parameters *given = community->commons->given;
    const struct rules *rules = community->rules;
    struct provider *provider = &community->provider;
    int64_t elders = 0;
    if (provider->elders_due[0] > 0 && !bought_off(community))
        elders = maths_round((double)rules->figure[RULE_MONITOR_ELDERS] *
                             (double)(provider->elders_due[0] - provider->elders_owed[0]) /
                             (double)provider->elders_due[0]);
    int64_t meeting = provider->met[0] ? maths_round(1e6 * given->purchase.meeting) : 0;
    provider->effort[0] = provider_effort(
        provider_watched(rules->figure[RULE_MONITOR_STREET], elders, meeting));
    provider->met[0] = 0;
    provider->elders_due[0] = provider->elders_owed[0] = elders_work(community);
    int64_t work = maths_round(1e-6 * (double)rules->figure[RULE_PROVIDER_MEETINGS] *
                               given->purchase.meeting_hours * (double)HOUR);
    if (work > 0) {
        uint64_t identity = identity_of(community->place->identity, PURPOSE_PROVIDER,
                                        0x80000000u | (uint32_t)community->lp->today);
        desk_errand(community, KIND_MEETING, MEETING_PROVIDER, identity, work);
        community_count(community, TALLY_PROVIDER_MEETINGS, work);
    }
    if (at_work(community))
        burden_street(community, 1e-6 * (double)rules->figure[RULE_MONITOR_STREET] *
                                     given->purchase.street_hours * 12 * years);
}

/* ---- the month ---- */

/* The contract is billed in full; of what is owed the part days / (delay + days) is paid, so that
 * bills are paid `delay` late on average (Little 1961). What is diverted of it (P9) its people
 * wait for as well. */
static void settle(struct community *community, double days)
{
    const struct commons *commons = community->commons;
    struct provider *provider = &community->provider;
    struct money *money = &community->money;
    const double hours = (double)bought(community) / (double)HOUR;
    const double delay = (double)community->rules->figure[RULE_PAYMENT_DELAY] / (double)DAY;
    int64_t bill = maths_round((double)provider->price[0] * hours * days / YEAR_DAYS);
    provider->billed[0] += bill;
    int64_t paid = maths_round((double)provider->billed[0] * days / (delay + days));
    money_pay(money, PAY_PURCHASE, paid);
    money_pay(money, PAY_DIVERTED_PROVIDER,
              mandate_rent(&community->council, MANDATE_PROVIDER, paid, commons->given));
    money_pay(money, PAY_PROVIDER_COSTS, bill);
    provider->billed[0] -= paid;
    int64_t debt = -money->balance[MONEY_PROVIDER];
    double months = debt > 0 && bill > 0 ? (double)debt / (double)bill : 0;
    int64_t left = provider_month(provider, days / YEAR_DAYS,
                                  maths_round(1e6 * (months < 120 ? months : 120)),
                                  commons->given);
    double staff = 1000 * hours / HOURS_A_YEAR;
    community_count(community, TALLY_PROVIDER_QUITS, maths_round(staff * 1e-6 * (double)left));
    community_count(community, TALLY_PROVIDER_STAFF, maths_round(staff * days));
    community_count(community, TALLY_OWED, provider->billed[0] / 100 * (int64_t)days);
    community_count(community, TALLY_BILLED, bill / 100);
}

void purchase_month(struct community *community)
{
    const struct parameters *given = community->commons->given;
    struct provider *provider = &community->provider;
    const double days = date_of_day(community->lp->today).day;
    if (!given->mechanisms.purchase)
        return;
    double settled = 1e-3 * (double)community->rules->figure[RULE_NGO_ENTRY] /
                     given->purchase.exit; /* thousandths */
    double there = (double)provider->ngos[0];
    provider->ngos[0] =
        maths_round(settled + (there - settled) *
                                  maths_exp(-given->purchase.exit * days / YEAR_DAYS));
    community_count(community, TALLY_NGOS, provider->ngos[0]);
    election_appointed(community, MANDATE_PROVIDER, at_work(community));
    election_appointed(community, MANDATE_ELDERS,
                       community->rules->figure[RULE_MONITOR_ELDERS] > 0);
    if (at_work(community))
        settle(community, days);
    provider->absorbed[0] = 0;
    watch(community, days / YEAR_DAYS);
}
