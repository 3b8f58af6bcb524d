/* referral.c - see referral.h. */
#include "models/happenings/referral.h"

#include "models/happenings/platform.h"
#include "models/purposes.h"
#include "sim/maths.h"

/* P4, sizes assumed: an ordinary case is as difficult as U(0, 0.7), a hard one as much more
 * again; over one's skill the chance falls by e for each third; nobody is passed round
 * more than three times. */
#define DIFFICULTY_ORDINARY 0.7
#define DIFFICULTY_FALL     3
enum { ROUNDS_MOST = 4 };
enum { SEATS = 6, STREET_SEATS = 2 }; /* of a joint table, and the street's among them; assumed */

static bool chosen(const struct community *community, uint32_t purpose, uint64_t identity,
                   uint32_t nth, double share)
{
    if (share <= 0)
        return false;
    struct draw draw = draw_at(&community->commons->chance, purpose, identity, nth);
    return draw_uniform(&draw) < share;
}

/* A case that has been to the table: settled if somebody owns it. */
static bool settled(struct community *community, uint32_t task)
{
    struct tasks *tasks = &community->tasks;
    if (!(tasks->flags[task] & TASK_TABLED))
        return false;
    tasks->flags[task] = (uint8_t)((tasks->flags[task] & ~TASK_TABLED) | TASK_HEARD);
    return chosen(community, PURPOSE_SETTLED, tasks->identity[task], tasks->attempt[task],
                  community_rule(community, RULE_CLARITY) *
                      community->commons->given->work.settled);
}

static enum ending beyond_skill(struct community *community, uint32_t task, double u)
{
    const struct tasks *tasks = &community->tasks;
    const uint64_t identity = tasks->identity[task];
    if (!community->commons->given->mechanisms.referral)
        return ENDING_FAILED;
    if (!(tasks->flags[task] & TASK_HEARD) &&
        chosen(community, PURPOSE_TABLE, identity, 0, community_rule(community, RULE_TABLE)))
        return ENDING_TABLE;
    if (tasks->attempt[task] >= ROUNDS_MOST)
        return ENDING_FAILED;
    bool unclear = u < 1 - community_rule(community, RULE_CLARITY) ||
                   chosen(community, PURPOSE_GAP, identity, 0,
                          community_rule(community, RULE_GAPS)); /* then it is nobody's */
    return unclear ? ENDING_ROUND : ENDING_FAILED;
}

enum ending referral_ending(struct community *community, uint32_t task, uint32_t post)
{
    const struct parameters *given = community->commons->given;
    const struct chance *chance = &community->commons->chance;
    const struct tasks *tasks = &community->tasks;
    if (!given->mechanisms.skill)
        return ENDING_SOLVED;
    struct draw nature = draw_at(chance, PURPOSE_DIFFICULTY, tasks->identity[task], 0);
    bool hard = draw_uniform(&nature) < given->work.hard_share;
    double difficulty =
        DIFFICULTY_ORDINARY * draw_uniform(&nature) + (hard ? DIFFICULTY_ORDINARY : 0);
    double over = difficulty - 1e-6 * (double)worker_skill(&community->staff, post);
    struct draw luck =
        draw_at(chance, PURPOSE_SOLVED, tasks->identity[task], tasks->attempt[task]);
    enum ending ending = ENDING_SOLVED;
    bool helped = settled(community, task);
    if (over > 0 && !helped && draw_uniform(&luck) >= maths_exp(-DIFFICULTY_FALL * over))
        ending = beyond_skill(community, task, draw_uniform(&luck));
    if (hard && ending == ENDING_ROUND)
        community_count(community, TALLY_ROUNDS, 1);
    if (hard && (ending == ENDING_SOLVED || ending == ENDING_FAILED))
        community_count(community, TALLY_HARD, 1);
    community_decided(community, PURPOSE_SOLVED, tasks->identity[task], tasks->client[task],
                      ending);
    return ending;
}

/* ---- the joint table ---- */

/* Dates lie an interval apart and are put off to the next working day. */
bool referral_meets(const struct community *community, day on)
{
    const struct calendar *calendar = community->commons->calendar;
    int64_t days = community->rules->figure[RULE_TABLE_INTERVAL] / DAY;
    if (days < 1)
        days = 1;
    if (!calendar_works(calendar, on))
        return false;
    do {
        if (on % days == 0)
            return true;
        on--;
    } while (on >= calendar->first && !calendar_works(calendar, on));
    return false;
}

static instant next_table(const struct community *community)
{
    const struct calendar *calendar = community->commons->calendar;
    day on = community->lp->today + 1;
    while (on < calendar->last && !referral_meets(community, on))
        on++;
    return on < calendar->last ? calendar_opens(calendar, on) : midnight_of(on);
}

void referral_send(struct community *community, uint32_t task, enum ending ending)
{
    struct tasks *tasks = &community->tasks;
    instant back = community->lp->now + platform_delay(community);
    if (ending == ENDING_TABLE) {
        back = next_table(community);
        tasks->flags[task] |= TASK_TABLED;
    }
    tasks->work[task] = (tasks->work[task] + 1) / 2;
    task_send_away(tasks, task);
    community_tell_task(community, task,
                        ending == ENDING_TABLE ? WITNESSED_TABLED : WITNESSED_ROUND, NOBODY, 0,
                        back);
    lp_plan(community->lp, back, PHASE_PEOPLE, HAPPEN_BACK, task,
            (uint32_t)tasks->identity[task]);
}

/* Hours of overhead of several people, or of one who keeps a list. */
static void spend(struct community *community, uint64_t identity, int64_t hours, int seats)
{
    for (int seat = 0; seat < seats; seat++)
        desk_overhead(community, BODY_COMMITTEE,
                      identity_of(identity, PURPOSE_OVERHEAD, (uint32_t)seat), 0, hours / seats);
    community_count(community, TALLY_COORDINATION, hours);
}

void referral_morning(struct community *community)
{
    const int64_t table = community->rules->figure[RULE_TABLE_HOURS];
    const int64_t lists = community->rules->figure[RULE_LIST_HOURS];
    const day today = community->lp->today;
    const uint64_t place = community->place->identity;
    if (table > 0 && referral_meets(community, today)) {
        int64_t theirs = table / SEATS * STREET_SEATS;
        spend(community, identity_of(place, PURPOSE_TABLE, (uint32_t)today), table - theirs,
              SEATS - STREET_SEATS);
        lp_send(community->lp, community->commons->first_street + community->place->street,
                LETTER_STREET_WORK, theirs, 0, 0);
    }
    if (lists > 0 && date_of_day(today).day == 1)
        spend(community, identity_of(place, PURPOSE_GAP, (uint32_t)today), lists, 1);
}
