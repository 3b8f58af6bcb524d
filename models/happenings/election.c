/* election.c - see election.h. */
#include "models/happenings/election.h"

#include "models/happenings/assembly.h"
#include "models/purposes.h"
#include "sim/maths.h"
#include "sim/sample.h"

/* P8's weights of trust and efficacy, which P9 takes over for voting. */
#define BY_TRUST    2.0
#define BY_EFFICACY 1.2
/* Assumed: how a vote depends on trust, and how ready people are to keep who is in office. */
#define KEEP          0.8
#define KEEP_BY_TRUST 4.0
enum { HOUSEHOLD = 3, MIDDLE_AGE = 45, OF_AGE = 18, YOUNG = 30, OLD = 70 };

/* ---- one voter ---- */

static uint64_t voter_identity(const struct community *community, uint32_t resident)
{
    return identity_of(community->place->identity, PURPOSE_VOTE, resident);
}

static bool on_the_roll(const struct community *community, uint32_t resident, int age)
{
    const struct parameters *given = community->commons->given;
    double logit = given->election.registered +
                   given->election.registered_age * (age - MIDDLE_AGE) +
                   given->election.called * 1e-6 *
                       (double)community->rules->figure[RULE_REGISTRATION];
    if (community->residents.group[resident] % 2) /* a migrant */
        logit -= given->election.registered_migrant;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_REGISTERED,
                               community->place->identity, resident);
    return draw_uniform(&draw) < maths_logistic(logit);
}

static double turns_out(const struct community *community, uint32_t resident, int age,
                        enum institution institution)
{
    const struct parameters *given = community->commons->given;
    const struct residents *residents = &community->residents;
    double trust = 1e-6 * (double)trust_read(&community->trust, resident, institution);
    double efficacy = 1e-6 * (double)residents->efficacy[resident];
    return maths_logistic(given->election.vote +
                          given->election.vote_age * (age - MIDDLE_AGE) +
                          BY_TRUST * (trust - 0.5) +
                          BY_EFFICACY * (efficacy - given->participation.agenda) +
                          1e-3 * residents->leaning[resident] +
                          (institution == TRUST_OWNERS ? given->election.owners : 0));
}

/* For who is in office, or against; an open ballot hardly lets one say no. */
static bool says_yes(const struct community *community, uint32_t resident,
                     enum institution institution, struct draw *draw)
{
    double secret = 1e-6 * (double)community->rules->figure[RULE_SECRET];
    double trust = 1e-6 * (double)trust_read(&community->trust, resident, institution);
    bool seen = draw_uniform(draw) >= secret;
    bool pressed = draw_uniform(draw) < community->commons->given->election.pressed;
    return (seen && pressed) ||
           draw_uniform(draw) < maths_logistic(KEEP + KEEP_BY_TRUST * (trust - 0.5));
}

/* ---- a poll ---- */

/* Indirect election leaves the vote to deputies. */
static bool entitled(const struct community *community, double u)
{
    double direct = 1e-6 * (double)community->rules->figure[RULE_DIRECT];
    return u < direct + (1 - direct) * community->commons->given->election.deputies;
}

struct house { /* the silent of one household, by resident */
    uint32_t silent[HOUSEHOLD], n;
    bool anybody;
};

static void ask(struct community *community, uint32_t resident, struct poll *poll,
                struct house *house, bool counted)
{
    int age = resident_age(&community->residents, &community->commons->chance,
                           community->place->identity, resident);
    if (age < OF_AGE)
        return;
    poll->adults++;
    struct draw draw =
        draw_at(&community->commons->chance, PURPOSE_VOTE, voter_identity(community, resident),
                (uint32_t)community->lp->today);
    bool roll = on_the_roll(community, resident, age);
    double u = draw_uniform(&draw);
    bool may = roll && entitled(community, draw_uniform(&draw));
    bool votes = may && u < turns_out(community, resident, age, TRUST_COMMITTEE);
    poll->registered += roll;
    poll->voted += votes;
    if (votes) {
        bool yes = says_yes(community, resident, TRUST_COMMITTEE, &draw);
        poll->yes += yes;
        poll->no += !yes;
        house->anybody = true;
    } else if (may)
        house->silent[house->n++] = resident;
    if (!counted)
        return;
    community_count_of(community, resident, GROUP_ADULTS, 1);
    community_count_of(community, resident, GROUP_REGISTERED, roll);
    community_count_of(community, resident, GROUP_VOTED, votes);
    community_count_of(community, resident, GROUP_VOTED_OFFICIAL, votes);
    community_count(community, TALLY_YOUNG_ADULTS, age < YOUNG);
    community_count(community, TALLY_YOUNG_VOTED, age < YOUNG && votes);
    community_count(community, TALLY_OLD_ADULTS, age >= OLD);
    community_count(community, TALLY_OLD_VOTED, age >= OLD && votes);
}

/* A vote for somebody else keeps who is in office. */
static void by_proxy(struct community *community, uint32_t resident, struct poll *poll,
                     bool counted)
{
    poll->proxies++;
    poll->yes++;
    if (counted)
        community_count_of(community, resident, GROUP_VOTED_OFFICIAL, 1);
}

/* Who voted votes for others of the household; the rest is left to those who go round: each
 * reaches so many of them, in the order of the roster. */
static void for_others(struct community *community, const struct house *house,
                       struct poll *poll, int64_t *rounds, bool counted)
{
    const struct parameters *given = community->commons->given;
    double admitted = 1e-6 * (double)community->rules->figure[RULE_PROXIES];
    for (uint32_t i = 0; i < house->n; i++) {
        uint32_t r = house->silent[i];
        struct draw draw = draw_at(&community->commons->chance, PURPOSE_VOTE,
                                   voter_identity(community, r),
                                   0x80000000u | (uint32_t)community->lp->today);
        bool home = draw_uniform(&draw) < given->election.household * admitted;
        bool round = draw_uniform(&draw) < admitted;
        if (house->anybody && home)
            by_proxy(community, r, poll, counted);
        else if (round && *rounds >= MILLION) {
            *rounds -= MILLION;
            by_proxy(community, r, poll, counted);
        }
    }
}

struct poll election_poll(struct community *community, uint32_t from, uint32_t to,
                          uint32_t stride, bool counted)
{
    const struct parameters *given = community->commons->given;
    struct poll poll = {0};
    int64_t rounds = 0, each = maths_round(1e6 * HOUSEHOLD * given->election.activists / 1000 *
                                           given->election.each);
    for (uint32_t first = from; first < to; first += HOUSEHOLD * stride) {
        struct house house = {.n = 0};
        for (uint32_t r = first; r < first + HOUSEHOLD && r < to; r++)
            ask(community, r, &poll, &house, counted);
        rounds += each; /* activists live everywhere */
        for_others(community, &house, &poll, &rounds, counted);
    }
    return poll;
}

/* How hard a group canvasses, in logits: who is in office has an advantage. Assumed. */
#define CANVASS_SPREAD 0.6
#define INCUMBENT      0.3

static double canvassing(const struct community *community, uint64_t ballot)
{
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_VOTE, ballot, 1);
    double extra = CANVASS_SPREAD * sample_normal(&draw);
    return community->council.stands[MANDATE_OWNERS] ? extra + INCUMBENT : extra;
}

struct poll election_owners(const struct community *community, uint64_t ballot, bool project)
{
    const double odds = project ? 1 : maths_exp(canvassing(community, ballot));
    const struct parameters *given = community->commons->given;
    const uint32_t n = community->residents.table.n;
    double online = project ? 1e-6 * (double)community->rules->figure[RULE_ONLINE_VOTE] : 0;
    struct poll poll = {0};
    int64_t rounds = 0, each = maths_round(1e6 * HOUSEHOLD * given->election.activists / 1000 *
                                           given->election.each);
    for (uint32_t r = 0; r < n; r += HOUSEHOLD) {
        int age = resident_age(&community->residents, &community->commons->chance,
                               community->place->identity, r);
        struct draw draw = draw_at(&community->commons->chance, PURPOSE_VOTE,
                                   random_mix2(ballot, r), 0);
        if (age < YOUNG) /* then it is a parent's home */
            age += YOUNG;
        double comes = turns_out(community, r, age, TRUST_OWNERS);
        comes = comes * odds / (1 - comes + comes * odds);
        double types = online * community->residents.ability[r] / 255.0;
        poll.adults++;
        poll.registered++;
        rounds += each;
        if (draw_uniform(&draw) < comes + (1 - comes) * types * given->fund.asked) {
            bool yes = says_yes(community, r, TRUST_OWNERS, &draw);
            poll.voted++;
            poll.yes += yes;
            poll.no += !yes;
        } else if (rounds >= MILLION) { /* a written ballot, collected at the door */
            rounds -= MILLION;
            poll.proxies++;
            poll.yes++;
        }
    }
    return poll;
}

/* ---- the committee ---- */

static double in_person(const struct poll *poll)
{
    return poll->adults ? (double)poll->voted / poll->adults : 0;
}

/* Who was elected before the law changed serves out the old term. */
struct term election_term(const struct parameters *given, int year)
{
    enum { FIRST = 2009, CHANGE = 2018 };
    const int years = (int)given->election.term, later = (int)given->election.later_term;
    const int change = FIRST + (CHANGE - FIRST + years - 1) / years * years;
    if (year >= change)
        return (struct term){year - (year - change) % later, later};
    int into = (year - FIRST) % years;
    return (struct term){year - (into < 0 ? into + years : into), years};
}

static void ballot_of(struct community *community, enum ballot_kind kind, const struct poll *poll)
{
    uint64_t identity =
        identity_of(community->place->identity, PURPOSE_VOTE, (uint32_t)community->lp->today);
    ballot_call(&community->ballots, kind, identity, poll->registered);
    ballot_cast(&community->ballots, kind, poll->yes, poll->no, poll->proxies);
}

/* A captured committee that the ayes keep stays as it is; otherwise it is filled anew. */
static void elect_committee(struct community *community)
{
    struct council *council = &community->council;
    struct poll poll = election_poll(community, 0, community->residents.table.n, 1, true);
    struct climate climate = assembly_climate(community, in_person(&poll));
    ballot_of(community, BALLOT_COMMITTEE, &poll);
    council->turnout[MANDATE_COMMITTEE] = (int32_t)maths_round(1e6 * climate.turnout);
    if (mandate_captured(council, MANDATE_COMMITTEE) &&
        ballot_carried(&community->ballots, BALLOT_COMMITTEE, 0))
        return;
    mandate_take(council, MANDATE_COMMITTEE, INT32_MAX, &climate, community->commons->given,
                 &community->commons->chance);
}

/* Between general elections a part of the blocks fill their seats, each year another. */
static void elect_seats(struct community *community, int year, int turns)
{
    const uint32_t n = community->residents.table.n;
    struct poll all = {0};
    for (int b = 0; b < BLOCKS; b++) {
        if ((b + year) % turns)
            continue;
        struct poll poll = election_poll(community, (uint32_t)((uint64_t)n * (uint64_t)b / BLOCKS),
                                         (uint32_t)((uint64_t)n * (uint64_t)(b + 1) / BLOCKS), 1,
                                         true);
        all.registered += poll.registered;
        all.proxies += poll.proxies;
        all.yes += poll.yes;
        all.no += poll.no;
    }
    ballot_of(community, BALLOT_SEATS, &all);
}

enum { PUT_OFF_MOST = 2 }; /* months; assumed */

static void committee_month(struct community *community, struct date date)
{
    const struct parameters *given = community->commons->given;
    struct council *council = &community->council;
    const struct term term = election_term(given, date.year);
    const bool general = date.year == term.from;
    if (date.month == given->election.month % 12 + 1)
        council->due[MEETING_ELECTION] = 1;
    if (!council->due[MEETING_ELECTION])
        return;
    double hours = given->election.hours / (general ? 1 : term.years);
    if (!assembly_prepared(community, hours)) {
        community_count(community, TALLY_MEETINGS_PUT_OFF, 1);
        if (council->due[MEETING_ELECTION]++ <= PUT_OFF_MOST)
            return;
        council->prepared[0] = 0; /* then it is held with what there is: the law wants it */
    }
    council->due[MEETING_ELECTION] = 0;
    if (general)
        elect_committee(community);
    else
        elect_seats(community, date.year, term.years);
}

/* ---- owners' committees ---- */

#define HALF (MILLION / 2)
enum { PREPARING_DAYS = 60 }; /* assumed: to prepare the founding */

static uint64_t owners_ballot(const struct community *community)
{
    return identity_of(mandate_identity(&community->council, MANDATE_OWNERS), PURPOSE_VOTE,
                       (uint32_t)community->lp->today);
}

static day owners_end(const struct community *community)
{
    return community->lp->today +
           (day)(community->rules->figure[RULE_OWNERS_TERM] / DAY);
}

/* Who was elected may or may not do what the office asks. */
static void owners_work(struct community *community)
{
    struct council *council = &community->council;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_BODY,
                               mandate_identity(council, MANDATE_OWNERS),
                               council->terms[MANDATE_OWNERS]);
    council->works[MANDATE_OWNERS] =
        draw_uniform(&draw) < community->commons->given->council.works;
}

/* Owners elect; half of all of them must agree (F32). */
static void elect_owners(struct community *community)
{
    struct council *council = &community->council;
    struct poll poll = election_owners(community, owners_ballot(community), false);
    struct climate climate = assembly_climate(community, in_person(&poll));
    bool was = mandate_captured(council, MANDATE_OWNERS);
    ballot_call(&community->ballots, BALLOT_OWNERS, owners_ballot(community), poll.registered);
    ballot_cast(&community->ballots, BALLOT_OWNERS, poll.yes, poll.no, poll.proxies);
    council->turnout[MANDATE_OWNERS] = (int32_t)maths_round(1e6 * climate.turnout);
    council->founding[MANDATE_OWNERS] = 0;
    if (!ballot_reaches(&community->ballots, BALLOT_OWNERS, HALF)) {
        community_count(community, TALLY_MEETINGS_FAILED, 1);
        mandate_end(council, MANDATE_OWNERS);
    } else if (was)
        council->term_end[MANDATE_OWNERS] = owners_end(community);
    else {
        mandate_take(council, MANDATE_OWNERS, owners_end(community), &climate,
                     community->commons->given, &community->commons->chance);
        owners_work(community);
    }
}

static void owners_month(struct community *community)
{
    const struct parameters *given = community->commons->given;
    struct council *council = &community->council;
    const day today = community->lp->today;
    int32_t *founding = &council->founding[MANDATE_OWNERS];
    if (council->stands[MANDATE_OWNERS]) {
        if (today >= council->term_end[MANDATE_OWNERS] &&
            assembly_prepared(community, given->assembly.meeting_hours))
            elect_owners(community);
        return;
    }
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_BODY,
                               mandate_identity(council, MANDATE_OWNERS),
                               0x80000000u | assembly_month_of(today));
    if (!*founding && draw_uniform(&draw) < given->council.founding / 12)
        *founding = today + PREPARING_DAYS +
                    (day)(community->rules->figure[RULE_OWNERS_REVIEW] / DAY);
    if (*founding && today >= *founding &&
        assembly_prepared(community, given->assembly.meeting_hours))
        elect_owners(community);
}

/* ---- the others, and all of them ---- */

enum { APPOINTED_DAYS = 365 }; /* assumed: who is appointed is confirmed once a year */

/* A body without an election of its own is as closely watched as residents vote. */
void election_appointed(struct community *community, enum mandate mandate, bool there)
{
    struct council *council = &community->council;
    const day today = community->lp->today;
    if (!community->commons->given->mechanisms.capture)
        return;
    if (!there) {
        if (council->stands[mandate])
            mandate_end(council, mandate);
        return;
    }
    if (council->stands[mandate] && today < council->term_end[mandate])
        return;
    if (mandate_captured(council, mandate)) {
        council->term_end[mandate] = today + APPOINTED_DAYS;
        return;
    }
    struct climate climate =
        assembly_climate(community, 1e-6 * council->turnout[MANDATE_COMMITTEE]);
    mandate_take(council, mandate, today + APPOINTED_DAYS, &climate, community->commons->given,
                 &community->commons->chance);
}

static enum institution institution_of(enum mandate mandate)
{
    return mandate == MANDATE_OWNERS     ? TRUST_OWNERS
           : mandate == MANDATE_PROVIDER ? TRUST_PROVIDER
                                         : TRUST_COMMITTEE;
}

void election_found_out(struct community *community, enum mandate mandate)
{
    struct council *council = &community->council;
    const struct parameters *given = community->commons->given;
    enum mandate of = mandate == MANDATE_OWNERS ? MANDATE_OWNERS : MANDATE_COMMITTEE;
    struct climate climate = assembly_climate(community, 1e-6 * council->turnout[of]);
    int64_t share = maths_round(1e6 * given->capture.affair);
    for (uint32_t r = 0; r < community->residents.table.n; r++)
        trust_affair(&community->trust, r, community->residents.group[r],
                     institution_of(mandate), share);
    community_count(community, TALLY_ABUSES, 1);
    mandate_take(council, mandate, council->term_end[mandate], &climate, given,
                 &community->commons->chance);
    if (mandate == MANDATE_OWNERS) /* an affair makes no office easier to fill */
        owners_work(community);
}

void election_settle(struct community *community)
{
    enum { EVERY = 8 }; /* households asked, to know about how many would vote */
    const struct parameters *given = community->commons->given;
    struct council *council = &community->council;
    if (!given->mechanisms.elections && !given->mechanisms.capture && !given->mechanisms.fees &&
        !given->mechanisms.decay) /* nobody asks who stands */
        return;
    struct poll poll = election_poll(community, 0, community->residents.table.n, EVERY, false);
    struct climate climate = assembly_climate(community, in_person(&poll));
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_BODY,
                               mandate_identity(council, MANDATE_OWNERS), 0x7fffffff);
    council->turnout[MANDATE_COMMITTEE] = council->turnout[MANDATE_OWNERS] =
        (int32_t)maths_round(1e6 * climate.turnout);
    mandate_take(council, MANDATE_COMMITTEE, INT32_MAX, &climate, given,
                 &community->commons->chance);
    if (draw_uniform(&draw) < given->council.formed) {
        double left = draw_uniform(&draw) * (double)given->council.term;
        poll = election_owners(community, owners_ballot(community), false);
        climate = assembly_climate(community, in_person(&poll));
        council->turnout[MANDATE_OWNERS] = (int32_t)maths_round(1e6 * climate.turnout);
        mandate_take(council, MANDATE_OWNERS,
                     community->lp->today + 1 + (day)(left / (double)DAY), &climate, given,
                     &community->commons->chance);
        owners_work(community);
    }
}

static void count_days(struct community *community, int days)
{
    const struct council *council = &community->council;
    for (int m = 0; m < N_MANDATES; m++) {
        bool captured = mandate_captured(council, (enum mandate)m);
        community_count(community, TALLY_BODY_DAYS, council->stands[m] ? days : 0);
        community_count(community, TALLY_CAPTURED_DAYS, captured ? days : 0);
    }
    community_count(community, TALLY_OWNERS_DAYS, council->stands[MANDATE_OWNERS] ? days : 0);
    community_count(community, TALLY_OWNERS_WORK_DAYS,
                    council->works[MANDATE_OWNERS] ? days : 0);
    community_count(community, TALLY_OWNERS_CAPTURED_DAYS,
                    mandate_captured(council, MANDATE_OWNERS) ? days : 0);
}

void election_month(struct community *community, int days)
{
    const struct parameters *given = community->commons->given;
    if (given->mechanisms.elections) {
        committee_month(community, date_of_day(community->lp->today));
        owners_month(community);
    }
    election_appointed(community, MANDATE_WORKSTATION,
                       office_manned(community, BODY_WORKSTATION));
    count_days(community, days);
}
