/* assembly.c - see assembly.h. */
#include "models/happenings/assembly.h"

#include "models/happenings/election.h"
#include "models/happenings/estate.h"
#include "models/happenings/fund.h"
#include "models/happenings/oversight.h"
#include "models/happenings/purse.h"
#include "models/purposes.h"
#include "sim/maths.h"
#include "sim/sample.h"

enum { PROJECTS_AT_FIRST = 32 };

int assembly_init(struct community *community, struct fault *fault)
{
    int status;
    if ((status = council_init(&community->council, community->place->identity, fault)) ||
        (status = ballots_init(&community->ballots, fault)) ||
        (status = projects_init(&community->projects, PROJECTS_AT_FIRST, fault)))
        return status;
    for (int m = N_CALENDAR_MEETINGS; m < N_MEETINGS; m++) { /* somewhere in their round */
        struct draw phase = draw_at(&community->commons->chance, PURPOSE_MEETING,
                                    community->place->identity, (uint32_t)m);
        community->council.accrued[m] = maths_round(1e6 * draw_uniform(&phase));
    }
    election_settle(community);
    return 0;
}

void assembly_free(struct community *community)
{
    council_free(&community->council);
    ballots_free(&community->ballots);
    projects_free(&community->projects);
}

int assembly_tables(struct community *community, struct table *tables[])
{
    struct table *own[] = {
        &community->council.table, &community->council.meetings, &community->council.sums,
        &community->ballots.table, &community->ballots.books,    &community->projects.table,
        &community->projects.sums,
    };
    int n = 0;
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
        tables[n++] = own[i];
    return n;
}

/* ---- what is shared ---- */

uint32_t assembly_month_of(day today)
{
    return (uint32_t)(day_month(today) - 1970 * 12);
}

double assembly_willing(const struct community *community, uint32_t resident)
{
    return resident_willingness(&community->residents, &community->trust, resident,
                                community->commons->given);
}

#define HAS_A_DATE (30 * DAY) /* assumed: a meeting goes before wishes younger than so */

void assembly_file(struct community *community, enum task_kind kind, uint32_t subject,
                   uint64_t identity, int64_t work)
{
    const instant now = community->lp->now;
    struct task_form form = {
        .identity = identity, .class = TASK_SELF, .body = BODY_COMMITTEE, .kind = kind,
        .client = NOBODY, .subject = subject, .filed = now, .deadline = INT64_MAX,
        .urgency = kind == KIND_DELIBERATION ? now - HAS_A_DATE : now, .work = work};
    if (work > 0 && task_file(&community->tasks, &form, &community->lp->fault) != NOBODY)
        office_wake(community, BODY_COMMITTEE);
}

void assembly_tell(struct community *community, int64_t thousandths)
{
    community->participants[0] = community_participants(community) + thousandths;
    community->participants_stamp[0] = community->year_clock[0];
}

bool assembly_prepared(struct community *community, double hours)
{
    int64_t work = maths_round(hours * (double)HOUR);
    if (community->council.prepared[0] < work)
        return false;
    community->council.prepared[0] -= work;
    return true;
}

#define SKILL_LEAST 0.3
#define SKILL_MOST  1.3

double assembly_skill(const struct community *community)
{
    double mean = worker_mean_skill(&community->staff, BODY_COMMITTEE);
    return mean < SKILL_LEAST ? SKILL_LEAST : mean > SKILL_MOST ? SKILL_MOST : mean;
}

bool assembly_one_post(const struct community *community)
{
    struct draw draw = draw_at(&community->commons->institution, PURPOSE_ONE_POST,
                               community->place->identity, 0);
    return draw_uniform(&draw) < 1e-6 * (double)community->rules->figure[RULE_ONE_POST];
}

#define ONE_POST_CHECKS 0.5 /* assumed: what is left of checks where one person holds both */

struct climate assembly_climate(const struct community *community, double turnout)
{
    const int64_t *figure = community->rules->figure;
    double checks = assembly_one_post(community) ? ONE_POST_CHECKS : 1;
    return (struct climate){
        .turnout = turnout,
        .audit = checks * 1e-6 * (double)figure[RULE_AUDIT],
        .disclosure = 1e-6 * (double)figure[RULE_DISCLOSURE],
        .control = 1e-6 * (double)figure[RULE_CROSS] * purse_dependence(community)};
}

/* ---- who comes together ---- */

enum { ASKED_FOR_A_SEAT = 4 }; /* assumed: deputies are sought until the seats are taken */

bool assembly_heard(const struct community *community, uint32_t resident, double u)
{
    const struct council *council = &community->council;
    double chance = 1e-6 * (double)community->rules->figure[RULE_AGENDA];
    if (mandate_captured(council, MANDATE_COMMITTEE) &&
        council->block[MANDATE_COMMITTEE] != block_of(resident, community->residents.table.n))
        chance *= 1 - community->commons->given->capture.skew;
    return u < chance;
}

/* People come together. With a quorum what they do has a result. */
struct gathering { /* those who came */
    uint32_t people;
    int64_t trust; /* in the committee, millionths, of them all */
};

static struct gathering gather(struct community *community, uint64_t meeting, double seats)
{
    const uint32_t n = community->residents.table.n;
    const uint32_t most = (uint32_t)maths_round(seats * ASKED_FOR_A_SEAT);
    struct gathering all = {0};
    for (uint32_t k = 0; k < most && all.people < (uint32_t)seats && n; k++) {
        struct draw draw = draw_at(&community->commons->chance, PURPOSE_SEAT, meeting, k);
        uint32_t r = (uint32_t)sample_below(&draw, n);
        double comes = draw_uniform(&draw);
        community_count_of(community, r, GROUP_INVITED, 1);
        if (comes >= assembly_willing(community, r))
            continue;
        community_count_of(community, r, GROUP_TOOK_PART, 1);
        resident_took_part(&community->residents, r,
                           assembly_heard(community, r, draw_uniform(&draw)) ? MILLION : 0,
                           community->commons->given);
        all.people++;
        all.trust += trust_read(&community->trust, r, TRUST_COMMITTEE);
    }
    assembly_tell(community, 1000 * (int64_t)all.people);
    return all;
}

/* Residents who are there say what they think of the committee. */
static void appraise(struct community *community, const struct gathering *all)
{
    if (!all->people)
        return;
    community->council.rating[0] = all->trust / all->people;
    community->council.rated[0] = community->lp->today;
}

#define RATING_GOOD 0.6 /* assumed: a rating that calls for nothing */
enum { RATING_DAYS = 365 };

double assembly_pressure(const struct community *community)
{
    const struct council *council = &community->council;
    double weight = 1e-6 * (double)community->rules->figure[RULE_APPRAISAL_WEIGHT];
    double missing = RATING_GOOD - 1e-6 * (double)council->rating[0];
    if (weight <= 0 || !council->rated[0] || missing <= 0 ||
        community->lp->today - council->rated[0] > RATING_DAYS)
        return 0;
    return weight * missing / RATING_GOOD;
}

/* ---- meetings ---- */

static void hold(struct community *community, enum meeting kind, uint64_t identity)
{
    const struct parameters *given = community->commons->given;
    double seats = kind == MEETING_CONGRESS ? given->assembly.congress_seats
                                            : given->assembly.seats;
    const struct gathering all = gather(community, identity, seats);
    if (all.people < given->assembly.quorum * seats) {
        community_count(community, TALLY_MEETINGS_FAILED, 1);
        return;
    }
    community_count(community, TALLY_MEETINGS, 1);
    if (kind == MEETING_OWNERS)
        fund_business(community, identity);
    if (kind == MEETING_APPRAISAL)
        appraise(community, &all);
}

#define ONE_POST_HOURS 0.8 /* assumed: one person in both posts agrees with himself */

/* Hold what is due of a kind, as long as its hours are prepared; the rest is put off. */
static void hold_due(struct community *community, enum meeting kind, double hours)
{
    struct council *council = &community->council;
    if (kind != MEETING_OWNERS && assembly_one_post(community))
        hours *= ONE_POST_HOURS;
    while (council->due[kind] > 0 && assembly_prepared(community, hours)) {
        uint64_t identity = identity_of(
            identity_of(community->place->identity, PURPOSE_MEETING, (uint32_t)kind),
            PURPOSE_MEETING, (uint32_t)community->lp->today * 8 + council->due[kind]);
        council->due[kind]--;
        hold(community, kind, identity);
    }
    community_count(community, TALLY_MEETINGS_PUT_OFF, council->due[kind]);
}

/* Whether a meeting that is held `times` a year falls into this month (0 to 11). */
static uint32_t falls_due(double times, int month)
{
    int64_t before = (int64_t)(times * month / 12 + 1e-9);
    return (uint32_t)((int64_t)(times * (month + 1) / 12 + 1e-9) - before);
}

enum { DUE_MOST = 3 }; /* what has been put off that often is not made up for */
#define PREPARED_MOST 1 /* assumed: months of what is wished for that can be put by */

static void meet_by_calendar(struct community *community)
{
    const struct parameters *given = community->commons->given;
    struct council *council = &community->council;
    const int month = date_of_day(community->lp->today).month - 1;
    council->due[MEETING_CONGRESS] += falls_due(given->assembly.congress, month);
    council->due[MEETING_COUNCIL] += falls_due(given->assembly.council, month);
    if (council->stands[MANDATE_OWNERS] && council->works[MANDATE_OWNERS])
        council->due[MEETING_OWNERS] += falls_due(given->assembly.owners_meetings, month);
    else /* nobody is left to call what was put off */
        council->due[MEETING_OWNERS] = 0;
    for (int m = 0; m < MEETING_ELECTION; m++)
        if (council->due[m] > DUE_MOST)
            council->due[m] = DUE_MOST;
    hold_due(community, MEETING_CONGRESS, given->assembly.congress_hours);
    hold_due(community, MEETING_COUNCIL, given->assembly.council_hours);
    hold_due(community, MEETING_OWNERS, given->assembly.meeting_hours);
    /* what is not needed went into small meetings on demand */
    int64_t most = maths_round(given->assembly.share * given->work.self_governance_hours / 12 *
                               PREPARED_MOST * (double)HOUR);
    if (most < maths_round(given->assembly.congress_hours * (double)HOUR)) /* enough for one */
        most = maths_round(given->assembly.congress_hours * (double)HOUR);
    if (council->prepared[0] > most)
        council->prepared[0] = most;
}

/* Meetings that a rule asks for: so many a year, each a task; none while one waits. */
static void file_meeting(struct community *community, enum meeting kind, enum rule rule)
{
    struct council *council = &community->council;
    const int64_t rate = community->rules->figure[rule];
    if (rate <= 0)
        return;
    council->accrued[kind] += maths_round((double)rate / WEEKS_YEAR);
    if (council->accrued[kind] < MILLION)
        return;
    council->accrued[kind] %= MILLION;
    if (council->waiting[kind]) {
        community_count(community, TALLY_MEETINGS_PUT_OFF, 1);
        return;
    }
    uint64_t identity = identity_of(
        identity_of(community->place->identity, PURPOSE_MEETING, (uint32_t)kind), PURPOSE_MEETING,
        0x80000000u | council->filed[kind]++);
    council->waiting[kind] = 1;
    assembly_file(community, KIND_DELIBERATION, SUBJECT_MEETING | (uint32_t)kind, identity,
                  maths_round(community->commons->given->assembly.meeting_hours * (double)HOUR));
}

void assembly_morning(struct community *community)
{
    const struct parameters *given = community->commons->given;
    if (day_weekday(community->lp->today) != 0)
        return;
    if (given->mechanisms.meetings) {
        file_meeting(community, MEETING_HEARING, RULE_HEARINGS);
        file_meeting(community, MEETING_DISPUTE, RULE_DISPUTES);
        file_meeting(community, MEETING_APPRAISAL, RULE_APPRAISALS);
        file_meeting(community, MEETING_SESSION, RULE_SESSIONS);
    }
    oversight_week(community);
}

void assembly_deliberation(struct community *community, uint32_t task)
{
    const struct tasks *tasks = &community->tasks;
    uint32_t subject = tasks->subject[task];
    if (!community->commons->given->mechanisms.meetings)
        return;
    if ((subject & SUBJECT_KINDS) != SUBJECT_MEETING) {
        community->council.prepared[0] += maths_round(
            community->commons->given->assembly.share *
            community->commons->given->work.self_governance_task_hours * (double)HOUR);
        return;
    }
    enum meeting kind = (enum meeting)(subject & SUBJECT_ROW);
    community->council.waiting[kind] = 0;
    community_count(community, TALLY_ASSEMBLY_HOURS, tasks->work[task]);
    hold(community, kind, tasks->identity[task]);
    if (kind == MEETING_DISPUTE)
        estate_mediation(community, task);
}

void assembly_project(struct community *community, uint32_t task)
{
    fund_step(community, task);
}

void assembly_paper(struct community *community, uint32_t task)
{
    const struct tasks *tasks = &community->tasks;
    uint32_t subject = tasks->subject[task];
    switch (subject & SUBJECT_KINDS) {
    case SUBJECT_AUDIT:
        oversight_audited(community, (enum mandate)(subject & SUBJECT_ROW));
        break;
    case SUBJECT_PAPER:
        fund_paper(community, task);
        break;
    case SUBJECT_ROLLS:
    case SUBJECT_HEARING:
        community_count(community, TALLY_ASSEMBLY_HOURS, tasks->work[task]);
        break;
    default:
        break;
    }
}

void assembly_month(struct community *community)
{
    const struct parameters *given = community->commons->given;
    const int days = date_of_day(community->lp->today).day;
    if (given->mechanisms.meetings)
        meet_by_calendar(community);
    election_month(community, days);
    oversight_month(community);
    fund_month(community, days);
    ALWAYS(ballots_residual(&community->ballots) == 0);
}
