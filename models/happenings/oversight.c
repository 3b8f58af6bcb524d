/* oversight.c - see oversight.h. */
#include "models/happenings/oversight.h"

#include "models/happenings/assembly.h"
#include "models/happenings/election.h"
#include "models/happenings/voice.h"
#include "models/purposes.h"
#include "sim/maths.h"

#define ACCOUNTS_YEAR 4 /* assumed: a body closes its accounts by quarters */

/* ---- audits, and paperwork that rules ask for ---- */

static void audit_week(struct community *community)
{
    const struct council *council = &community->council;
    const struct parameters *given = community->commons->given;
    double share = 1e-6 * (double)community->rules->figure[RULE_AUDIT];
    if (assembly_one_post(community)) /* who looks is who is looked at, half the time; assumed */
        share /= 2;
    for (int m = 0; m < N_MANDATES; m++) {
        uint64_t who = mandate_identity(council, (enum mandate)m);
        struct draw draw = draw_at(&community->commons->chance, PURPOSE_AUDIT, who,
                                   (uint32_t)community->lp->today);
        if (!council->stands[m] || draw_uniform(&draw) >= share * ACCOUNTS_YEAR / WEEKS_YEAR)
            continue;
        desk_errand(community, KIND_ACCOUNTS, SUBJECT_AUDIT | (uint32_t)m,
                    identity_of(who, PURPOSE_AUDIT, (uint32_t)community->lp->today),
                    maths_round(given->capture.audit_hours * (double)HOUR));
    }
}

/* Rolls, watching elections, guiding owners' committees: filed when an hour has come together. */
static void paper_week(struct community *community)
{
    const int64_t *figure = community->rules->figure;
    int64_t *due = &community->council.overhead[0];
    *due += maths_round((double)(figure[RULE_ELECTION_HOURS] + figure[RULE_OWNERS_HOURS]) /
                        WEEKS_YEAR);
    if (*due < HOUR)
        return;
    desk_errand(community, KIND_ACCOUNTS, SUBJECT_ROLLS,
                identity_of(community->place->identity, PURPOSE_AUDIT,
                            (uint32_t)community->lp->today),
                *due);
    *due = 0;
}

void oversight_week(struct community *community)
{
    const struct parameters *given = community->commons->given;
    if (given->mechanisms.capture)
        audit_week(community);
    if (given->mechanisms.elections)
        paper_week(community);
}

void oversight_audited(struct community *community, enum mandate mandate)
{
    double finds = community->commons->given->capture.audit_finds;
    community_count(community, TALLY_AUDITS, 1);
    double hazard = finds < 1 ? -maths_log(1 - finds) : 1e6;
    if (mandate_exposed(&community->council, mandate, hazard))
        election_found_out(community, mandate);
}

/* ---- each month ---- */

/* A workstation keeps what it is paid, so its rent is a part of what came since the last month.
 * (The others' hands are empty at a month's end: their rent is taken where they pay or are
 * paid.) */
static void divert(struct community *community)
{
    struct council *council = &community->council;
    int64_t *held = &council->held[MANDATE_WORKSTATION];
    const int64_t *now = &community->money.balance[MONEY_WORKSTATION];
    money_pay(&community->money, PAY_DIVERTED_WORKSTATION,
              mandate_rent(council, MANDATE_WORKSTATION, *now - *held,
                           community->commons->given));
    *held = *now;
}

static bool another_stands(const struct council *council, enum mandate mandate)
{
    for (int m = 0; m < N_MANDATES; m++)
        if (m != (int)mandate && council->stands[m] && !council->captured[m])
            return true;
    return false;
}

/* What is open, who competes and who keeps an eye bring an abuse to light in time. */
static void look_closer(struct community *community, enum mandate mandate)
{
    const struct parameters *given = community->commons->given;
    struct council *council = &community->council;
    double open = 1e-6 * (double)community->rules->figure[RULE_DISCLOSURE];
    double rate = given->capture.discovery *
                  (open + (another_stands(council, mandate) ? given->capture.competition : 0));
    if (mandate == MANDATE_COMMITTEE && assembly_one_post(community))
        rate /= 2;
    rate += given->capture.supervisor * 1e-6 *
            (double)community->rules->figure[RULE_SUPERVISORS];
    if (mandate_exposed(council, mandate, rate / 12))
        election_found_out(community, mandate);
}

enum { TOLD_BY_ONE = 2 }; /* assumed: what a supervisor reports in a month */

static void supervise(struct community *community)
{
    int64_t people = community->rules->figure[RULE_SUPERVISORS]; /* millionths */
    if (people <= 0)
        return;
    community_count(community, TALLY_SUPERVISED,
                    maths_round(1e-6 * (double)people *
                                community->commons->given->hearing.rounds * (double)HOUR));
    assembly_tell(community, people / 1000 * TOLD_BY_ONE);
}

static void hear_applicants(struct community *community)
{
    struct council *council = &community->council;
    if (!council->heard[0])
        return;
    council->heard[0] = 0;
    desk_errand(community, KIND_MEETING, SUBJECT_HEARING,
                identity_of(community->place->identity, PURPOSE_ALLOWANCE,
                            (uint32_t)community->lp->today),
                maths_round(community->commons->given->hearing.hours * (double)HOUR));
}

void oversight_month(struct community *community)
{
    if (community->commons->given->mechanisms.capture) {
        divert(community);
        for (int m = 0; m < N_MANDATES; m++)
            look_closer(community, (enum mandate)m);
    }
    supervise(community);
    hear_applicants(community);
}

/* ---- the hearing on allowances ---- */

struct application {
    bool rightful, heard, shy, seen_through;
};

static bool application_drawn(const struct community *community, uint64_t identity,
                              struct application *application)
{
    const struct parameters *given = community->commons->given;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_ALLOWANCE, identity, 0);
    if (draw_uniform(&draw) >= given->hearing.share)
        return false;
    application->rightful = draw_uniform(&draw) >= given->hearing.wrong;
    application->heard =
        draw_uniform(&draw) < 1e-6 * (double)community->rules->figure[RULE_HEARD];
    application->shy = draw_uniform(&draw) < given->hearing.shy;
    application->seen_through = draw_uniform(&draw) < given->hearing.detected;
    return true;
}

/* The next hearing is on the first of the month that follows. */
static void wait_for_hearing(struct community *community, uint32_t coming)
{
    const day today = community->lp->today;
    const day then = date_add_months(today - date_of_day(today).day + 1, 1);
    community->coming_flags[coming] |= TASK_HEARING;
    community->council.heard[0]++;
    community_count(community, TALLY_ALLOWANCE_WAIT, then - today);
    lp_plan(community->lp, midnight_of(then) + OFFICE_OPENS, PHASE_WORLD, HAPPEN_ARRIVAL,
            community->coming_head[coming], coming);
}

/* Who shrinks from being heard has failed without a task, and may say so elsewhere. */
static void keep_away(struct community *community, uint32_t coming)
{
    const uint32_t head = community->coming_head[coming];
    const uint64_t identity = community->coming_identity[coming];
    coming_remove(community, coming);
    community_count(community, TALLY_ALLOWANCES_SHY, 1);
    voice_unserved(community, head, identity,
                   maths_round(community->commons->given->work.counter_hours * (double)HOUR));
}

bool oversight_hears(struct community *community, uint32_t coming)
{
    struct application application;
    bool was_heard = community->coming_flags[coming] & TASK_HEARING;
    if (community->coming_class[coming] != TASK_COUNTER ||
        (community->coming_flags[coming] & TASK_FIRM) || /* allowances are people's */
        !application_drawn(community, community->coming_identity[coming], &application))
        return false;
    if (application.heard && !was_heard) {
        if (!application.shy) {
            wait_for_hearing(community, coming);
            return true;
        }
        keep_away(community, coming);
        return true;
    }
    community_count(community, TALLY_ALLOWANCES, 1);
    if (application.rightful)
        return false;
    /* who has captured the committee looks after his own */
    if (was_heard && application.seen_through &&
        !mandate_captured(&community->council, MANDATE_COMMITTEE)) {
        coming_remove(community, coming);
        return true;
    }
    community_count(community, TALLY_ALLOWANCES_WRONG, 1);
    return false;
}
