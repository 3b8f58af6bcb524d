/* fund.c - see fund.h. */
#include "models/happenings/fund.h"

#include "models/happenings/assembly.h"
#include "models/happenings/election.h"
#include "models/happenings/estate.h"
#include "models/happenings/fabric.h"
#include "models/purposes.h"
#include "sim/maths.h"
#include "sim/sample.h"

enum { OF_AGE = 18, YOUNG_VOTER = 40, LAPSES_AFTER = 365 /* days; assumed */,
       VOTE_EVERY = 3 /* months */ };

/* ---- proposals ---- */

enum { ASKED_FOR_VIEWS = 32 };

/* P9: deliberation takes 2 + 12 Var(preferences) n weeks over the skill of who facilitates;
 * preferences are for or against, of some who are asked. */
static int deliberation_days(const struct community *community, uint32_t project)
{
    const struct parameters *given = community->commons->given;
    const struct council *council = &community->council;
    const uint32_t n = community->residents.table.n;
    int parties = 2 + council->stands[MANDATE_OWNERS]; /* residents, committee, owners */
    double of_it = 0;
    for (uint32_t k = 0; k < ASKED_FOR_VIEWS && n; k++) {
        struct draw draw = draw_at(&community->commons->chance, PURPOSE_PROPOSAL,
                                   community->projects.identity[project], 1 + k);
        uint32_t r = (uint32_t)sample_below(&draw, n);
        of_it += draw_uniform(&draw) <
                 project_benefit(&community->projects, project, block_of(r, n));
    }
    double p = of_it / ASKED_FOR_VIEWS;
    double weeks = given->assembly.weeks + given->assembly.weeks_variance * p * (1 - p) * parties;
    return (int)maths_round(7 * weeks / assembly_skill(community));
}

static void deliberate(struct community *community, uint32_t project)
{
    int days = deliberation_days(community, project);
    community->projects.ready[project] = community->lp->today + days;
}

#define OWN_MATTER 0.3 /* assumed: what others have, at most, of a captured body's project */
#define COMMON_MATTER 0.7 /* assumed: and at least of an honest one's */

/* Residents put up what their block needs; whoever sets the agenda otherwise, what is common,
 * or what the block needs that has captured it. */
static void propose(struct community *community, uint64_t identity)
{
    const struct parameters *given = community->commons->given;
    const struct council *council = &community->council;
    struct projects *projects = &community->projects;
    const uint32_t n = community->residents.table.n;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_PROPOSAL, identity, 0);
    uint32_t resident = (uint32_t)sample_below(&draw, n);
    bool comes = draw_uniform(&draw) < assembly_willing(community, resident);
    bool theirs = draw_uniform(&draw) < 1e-6 * (double)community->rules->figure[RULE_AGENDA];
    double spread = draw_uniform(&draw);
    if (!comes)
        return;
    uint32_t p = project_add(projects, PROJECT_FUND, identity, community->lp->today,
                             &community->lp->fault);
    if (p == NOBODY)
        return;
    projects->block[p] = (uint8_t)block_of(resident, n);
    if (!theirs) {
        bool captured = mandate_captured(council, MANDATE_COMMITTEE);
        spread = captured ? OWN_MATTER * spread : COMMON_MATTER + (1 - COMMON_MATTER) * spread;
        if (captured)
            projects->block[p] = council->block[MANDATE_COMMITTEE];
    }
    projects->spread[p] = (uint8_t)(255 * spread);
    projects->cost[p] = maths_round(
        100 * sample_lognormal(&draw, given->fund.cost, given->fund.cost_spread));
    projects->steps[p] =
        (uint16_t)(1 + (int)((double)projects->cost[p] / 100 / given->fund.step_cost) % 1000);
    community_count(community, TALLY_PROPOSALS, 1);
    assembly_tell(community, 1000);
    deliberate(community, p);
}

static void propose_month(struct community *community)
{
    const struct parameters *given = community->commons->given;
    uint32_t month = assembly_month_of(community->lp->today);
    double mean = given->fund.proposals * community->residents.table.n / 1000.0 / 12;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_PROPOSAL,
                               community->place->identity, month);
    uint64_t n = sample_poisson(&draw, mean);
    for (uint32_t k = 0; k < n; k++)
        propose(community, identity_of(community->place->identity, PURPOSE_PROPOSAL,
                                       month << 12 | (k & 0xfff)));
}

void fund_business(struct community *community, uint64_t meeting)
{
    struct projects *projects = &community->projects;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_PROPOSAL, meeting, 0);
    bool major = draw_uniform(&draw) < community->commons->given->assembly.major;
    if (!community->commons->given->mechanisms.projects)
        return;
    uint32_t p = project_add(projects, major ? PROJECT_MAJOR : PROJECT_ORDINARY,
                             identity_of(meeting, PURPOSE_PROPOSAL, 0), community->lp->today,
                             &community->lp->fault);
    if (p == NOBODY)
        return;
    projects->block[p] = (uint8_t)(BLOCKS * draw_uniform(&draw));
    projects->spread[p] = (uint8_t)(255 * draw_uniform(&draw));
    deliberate(community, p);
}

/* ---- decisions ---- */

static void decided(struct community *community, uint32_t project, bool passed)
{
    community_count(community, TALLY_DECISIONS, 1);
    community_count(community, TALLY_DECISIONS_PASSED, passed);
    community_count(community, TALLY_DELIBERATION,
                    community->lp->today - community->projects.proposed[project]);
}

/* F32, the older rule: half of all owners, for major business two thirds. */
static void decide_business(struct community *community, uint32_t project)
{
    struct projects *projects = &community->projects;
    uint64_t identity = projects->identity[project];
    struct poll poll = election_owners(community, identity, true);
    int64_t share = projects->sort[project] == PROJECT_MAJOR ? 2 * MILLION / 3 : MILLION / 2;
    ballot_call(&community->ballots, BALLOT_BUSINESS, identity, poll.registered);
    ballot_cast(&community->ballots, BALLOT_BUSINESS, poll.yes, poll.no, poll.proxies);
    decided(community, project, ballot_reaches(&community->ballots, BALLOT_BUSINESS, share));
    project_remove(projects, project);
}

enum { BATCH = 32 }; /* proposals on one ballot paper */

struct batch {
    uint32_t project[BATCH];
    int n;
    uint32_t electorate;
};

/* Chance that an adult who hears of a vote takes part: comes, or votes from home. */
static double takes_part(const struct community *community, uint32_t resident)
{
    const struct parameters *given = community->commons->given;
    double comes = assembly_willing(community, resident);
    double offered = 1e-6 * (double)community->rules->figure[RULE_ONLINE_VOTE] *
                     community->residents.ability[resident] / 255.0;
    if (offered <= 0)
        return comes;
    double odds = comes / (1 - comes) * maths_exp(given->fund.online);
    double online = offered * odds / (1 + odds);
    return comes + (1 - comes) * online;
}

enum { VOTE_TELLS = 200 }; /* thousandths of a participant; assumed */

static void vote_on(struct community *community, uint32_t resident, int age, struct draw *draw,
                    struct batch *batch)
{
    struct projects *projects = &community->projects;
    int block = block_of(resident, community->residents.table.n);
    for (int i = 0; i < batch->n; i++) {
        uint32_t p = batch->project[i];
        bool yes = draw_uniform(draw) < project_benefit(projects, p, block);
        projects->yes[p] += yes;
        projects->no[p] += !yes;
    }
    community_count_of(community, resident, GROUP_TOOK_PART, 1);
    community_count(community, TALLY_PROJECT_VOTERS, 1);
    community_count(community, TALLY_PROJECT_YOUNG, age < YOUNG_VOTER);
}

static void vote(struct community *community, struct batch *batch)
{
    const struct parameters *given = community->commons->given;
    const uint32_t n = community->residents.table.n;
    uint32_t voters = 0;
    for (uint32_t r = 0; r < n; r++) {
        int age = resident_age(&community->residents, &community->commons->chance,
                               community->place->identity, r);
        if (age < OF_AGE)
            continue;
        batch->electorate++;
        struct draw draw = draw_at(&community->commons->chance, PURPOSE_DECIDE,
                                   random_mix2(community->place->identity, r),
                                   (uint32_t)community->lp->today);
        if (draw_uniform(&draw) >= given->fund.asked)
            continue;
        community_count_of(community, r, GROUP_INVITED, 1);
        if (draw_uniform(&draw) >= takes_part(community, r))
            continue;
        vote_on(community, r, age, &draw, batch);
        voters++;
    }
    assembly_tell(community, VOTE_TELLS * (int64_t)voters);
}

/* What a proposal is worth to whoever chooses: the ayes among the votes, and to a captured
 * committee what its own block has of it. */
static double score(const struct community *community, uint32_t project)
{
    const struct projects *projects = &community->projects;
    const struct council *council = &community->council;
    uint32_t votes = projects->yes[project] + projects->no[project];
    double ayes = votes ? (double)projects->yes[project] / votes : 0;
    if (!mandate_captured(council, MANDATE_COMMITTEE))
        return ayes;
    double skew = community->commons->given->capture.skew;
    return (1 - skew) * ayes +
           skew * project_benefit(projects, project, council->block[MANDATE_COMMITTEE]);
}

#define CARRIED 0.5

/* The best first, as far as the money goes; what is carried but not paid for waits. */
static void choose_projects(struct community *community, struct batch *batch)
{
    struct projects *projects = &community->projects;
    int64_t free = community->money.balance[MONEY_FUND] - projects->bound[0];
    while (batch->n) {
        int best = 0;
        for (int i = 1; i < batch->n; i++)
            if (score(community, batch->project[i]) > score(community, batch->project[best]))
                best = i;
        uint32_t p = batch->project[best];
        batch->project[best] = batch->project[--batch->n];
        bool carried = score(community, p) > CARRIED;
        ballot_call(&community->ballots, BALLOT_PROJECT, projects->identity[p],
                    batch->electorate);
        ballot_cast(&community->ballots, BALLOT_PROJECT, projects->yes[p], projects->no[p], 0);
        if (carried && projects->cost[p] > free)
            continue;
        decided(community, p, carried);
        if (!carried) {
            project_remove(projects, p);
            continue;
        }
        free -= projects->cost[p];
        projects->bound[0] += projects->cost[p];
        projects->state[p] = PROJECT_APPROVED;
        projects->ready[p] = community->lp->today +
                             (day)(community->rules->figure[RULE_FUND_DELAY] / DAY);
        desk_errand(community, KIND_ACCOUNTS, SUBJECT_PAPER | p,
                    identity_of(projects->identity[p], PURPOSE_DECIDE, 0),
                    community->rules->figure[RULE_FUND_PAPER] / 2);
    }
}

static void decide_fund(struct community *community)
{
    struct projects *projects = &community->projects;
    struct batch batch = {.n = 0};
    for (uint32_t p = 0; p < projects->table.n && batch.n < BATCH; p++)
        if (projects->state[p] == PROJECT_DELIBERATED && projects->sort[p] == PROJECT_FUND &&
            projects->ready[p] <= community->lp->today) {
            projects->yes[p] = projects->no[p] = 0;
            batch.project[batch.n++] = p;
        }
    if (!batch.n)
        return;
    if (!assembly_prepared(community, community->commons->given->assembly.meeting_hours)) {
        community_count(community, TALLY_MEETINGS_PUT_OFF, 1);
        return;
    }
    community_count(community, TALLY_MEETINGS, 1);
    vote(community, &batch);
    choose_projects(community, &batch);
}

/* ---- carrying out ---- */

static void file_step(struct community *community, uint32_t project)
{
    const struct projects *projects = &community->projects;
    assembly_file(community, KIND_PROJECT, project,
                  identity_of(projects->identity[project], PURPOSE_STEP,
                              1u + projects->done[project]),
                  maths_round(community->commons->given->fund.step_hours * (double)HOUR));
}

/* A captured committee keeps a part of what it pays out (P9). */
static void pay_step(struct community *community, uint32_t project)
{
    struct projects *projects = &community->projects;
    bool last = projects->done[project] == projects->steps[project];
    int64_t due = last ? projects->cost[project] - projects->spent[project]
                       : projects->cost[project] / projects->steps[project];
    int64_t rent = mandate_rent(&community->council, MANDATE_COMMITTEE, due,
                                community->commons->given);
    money_pay(&community->money, PAY_PROJECTS, due - rent);
    money_pay(&community->money, PAY_DIVERTED_FUND, rent);
    projects->spent[project] += due;
    projects->diverted[project] += rent;
    projects->bound[0] -= due;
    double many = project_many(projects, project, BLOCKS);
    community_count(community, TALLY_BENEFIT, due - rent);
    community_count(community, TALLY_BENEFIT_MANY, maths_round(many * (double)(due - rent)));
}

/* Neighbours are asked to lend a hand: those who have something of it. */
static uint32_t helpers(struct community *community, uint32_t project, bool end, bool good)
{
    const struct parameters *given = community->commons->given;
    const struct projects *projects = &community->projects;
    const uint32_t n = community->residents.table.n;
    uint64_t step = identity_of(projects->identity[project], PURPOSE_STEP,
                                end ? 0 : projects->done[project]);
    uint32_t came = 0;
    for (uint32_t k = 0; k < (uint32_t)given->fund.helpers; k++) {
        struct draw draw = draw_at(&community->commons->chance, PURPOSE_STEP, step, k);
        uint32_t r = (uint32_t)sample_below(&draw, n);
        double has = project_benefit(projects, project, block_of(r, n));
        if (draw_uniform(&draw) >= has)
            continue;
        if (!end)
            community_count_of(community, r, GROUP_INVITED, 1);
        if (draw_uniform(&draw) >= assembly_willing(community, r))
            continue;
        came++;
        if (end) {
            resident_took_part(&community->residents, r, good ? MILLION : 0, given);
            fabric_project(community, r, good);
            continue;
        }
        community_count_of(community, r, GROUP_TOOK_PART, 1);
    }
    return came;
}

#define ENOUGH_PEOPLE 2.0 /* assumed: more than twice the ordinary help adds nothing */
#define BY_LOSS       4.0 /* assumed: logits lost where all the money is diverted */

static bool succeeds(const struct community *community, uint32_t project)
{
    const struct parameters *given = community->commons->given;
    const struct projects *projects = &community->projects;
    double people = projects->helpers[project] / 10.0 / projects->steps[project];
    double lost = (double)projects->diverted[project] / (double)(projects->cost[project] + 1);
    double logit = given->fund.odds +
                   given->fund.by_people * (people < ENOUGH_PEOPLE ? people : ENOUGH_PEOPLE) +
                   given->fund.by_skill * assembly_skill(community) +
                   given->fund.by_ability * fabric_skill(community) - BY_LOSS * lost;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_SUCCESS,
                               projects->identity[project], 0);
    return draw_uniform(&draw) < maths_logistic(logit);
}

#define HEARSAY 0.3 /* P7: what one hears weighs beside what one meets */
#define UNFAIR  0.25 /* assumed: who has less of what a neighbouring block has feels left out */

/* Some take note: of a success who has something of it, of a failure or a favour who has not. */
static void tell(struct community *community, uint32_t project, bool good)
{
    const struct projects *projects = &community->projects;
    const uint32_t n = community->residents.table.n;
    const int64_t share = maths_round(1e6 * HEARSAY);
    const uint32_t told = (uint32_t)(community->commons->given->fund.told * n);
    for (uint32_t k = 0; k < told; k++) {
        struct draw draw = draw_at(&community->commons->chance, PURPOSE_SUCCESS,
                                   projects->identity[project], 1 + k);
        uint32_t r = (uint32_t)sample_below(&draw, n);
        double has = project_benefit(projects, project, block_of(r, n));
        double u = draw_uniform(&draw);
        bool pleased = good && u < has;
        if (pleased || !good || has < UNFAIR)
            trust_hear(&community->trust, r, community->residents.group[r], TRUST_COMMITTEE,
                       pleased, share);
    }
}

static void finish(struct community *community, uint32_t project)
{
    const struct parameters *given = community->commons->given;
    struct projects *projects = &community->projects;
    bool good = succeeds(community, project);
    community_count(community, TALLY_PROJECTS, 1);
    community_count(community, TALLY_PROJECTS_GOOD, good);
    community_count(community, TALLY_PROJECT_WAIT,
                    community->lp->today - projects->proposed[project]);
    helpers(community, project, true, good);
    tell(community, project, good);
    if (good)
        estate_improve(community, maths_round(1e6 * given->fund.gain * 1e-7 *
                                              (double)(projects->cost[project] -
                                                       projects->diverted[project])));
    desk_errand(community, KIND_ACCOUNTS, SUBJECT_PAPER | project,
                identity_of(projects->identity[project], PURPOSE_DECIDE, 1),
                community->rules->figure[RULE_FUND_PAPER] / 2);
    project_remove(projects, project);
}

void fund_step(struct community *community, uint32_t task)
{
    struct projects *projects = &community->projects;
    uint32_t project = community->tasks.subject[task];
    ALWAYS(project < projects->table.n && projects->state[project] == PROJECT_UNDER_WAY);
    projects->done[project]++;
    pay_step(community, project);
    uint32_t came = helpers(community, project, false, false);
    projects->helpers[project] = (uint16_t)(projects->helpers[project] + came);
    assembly_tell(community, 1000 * (int64_t)came);
    if (projects->done[project] < projects->steps[project])
        file_step(community, project);
    else
        finish(community, project);
}

void fund_paper(struct community *community, uint32_t task)
{
    community_count(community, TALLY_FUND_PAPER, community->tasks.work[task]);
}

/* ---- the month ---- */

/* Approved projects begin; what is deliberated too long lapses. */
static bool move_on(struct community *community, bool funded)
{
    struct projects *projects = &community->projects;
    const day today = community->lp->today;
    bool any = false;
    for (uint32_t p = 0; p < projects->table.n; p++) {
        if (projects->state[p] == PROJECT_DELIBERATED && projects->sort[p] == PROJECT_FUND &&
            (!funded || today - projects->ready[p] > LAPSES_AFTER))
            project_remove(projects, p);
        if (projects->state[p] == PROJECT_APPROVED && projects->ready[p] <= today) {
            projects->state[p] = PROJECT_UNDER_WAY;
            file_step(community, p);
        }
        any |= projects->state[p] >= PROJECT_APPROVED;
    }
    return any;
}

/* Earmarked money is kept in accounts of its own. */
static void keep_accounts(struct community *community)
{
    const struct parameters *given = community->commons->given;
    desk_errand(community, KIND_ACCOUNTS, SUBJECT_PAPER | SUBJECT_ROW,
                identity_of(community->place->identity, PURPOSE_DECIDE,
                            (uint32_t)community->lp->today),
                maths_round(given->fund.accounts * (double)HOUR));
}

/* Without a fund what is left goes back to the city. */
static void give_back(struct community *community)
{
    int64_t left = community->money.balance[MONEY_FUND];
    if (left <= 0)
        return;
    money_pay(&community->money, PAY_FUND_BACK, left);
    lp_send(community->lp, community->commons->city, LETTER_FUND, left, 0, 0);
}

void fund_month(struct community *community, int days)
{
    struct projects *projects = &community->projects;
    const bool funded = community->rules->figure[RULE_FUND] > 0;
    const uint32_t month = assembly_month_of(community->lp->today);
    if (!community->commons->given->mechanisms.projects)
        return;
    community_count(community, TALLY_FUND_IDLE, community->money.balance[MONEY_FUND] * days);
    for (uint32_t p = 0; p < projects->table.n; p++)
        if (projects->state[p] == PROJECT_DELIBERATED && projects->sort[p] != PROJECT_FUND &&
            projects->ready[p] <= community->lp->today)
            decide_business(community, p);
    if (funded) {
        keep_accounts(community);
        propose_month(community);
        if (month % VOTE_EVERY == 2)
            decide_fund(community);
    }
    if (!move_on(community, funded) && !funded)
        give_back(community);
    if (projects->table.n > projects->table.capacity / 2)
        table_reserve(&projects->table, 2 * projects->table.capacity, &community->lp->fault);
}
