/* taking_part.c - who is asked, who comes, what comes of it (P8). */
#include "models/community.h"
#include "models/happenings/assembly.h"
#include "models/happenings/deed.h"
#include "models/happenings/fabric.h"
#include "models/happenings/purchase.h"
#include "models/purposes.h"
#include "sim/maths.h"
#include "sim/sample.h"
#include "sim/stream.h"

enum { MONTHS_YEAR = 12, ROUND_DAYS = 28 };

/* ---- asking: can be willing, but not unasked ---- */

static double asked_by_app(const struct community *community, const struct invitations *all,
                           uint32_t resident)
{
    return all->app <= 0 ? 0 : all->app * community->residents.ability[resident] / 255.0;
}

/* Whether a candidate is asked: the committee asks all alike, then comes the app. */
static bool is_asked(const struct community *community, const struct invitations *all,
                     const struct candidate *c)
{
    return all->base > c->threshold ||
           all->base + asked_by_app(community, all, c->head) > c->threshold;
}

/* The next invitation of the day; false: no more. */
static bool invitation_draw(const struct community *community, struct invitations *all,
                            struct candidate *c)
{
    const struct chance *chance = &community->commons->chance;
    const uint64_t place = community->place->identity;
    const uint32_t roster = community->residents.table.n;
    const double share = (double)calendar_civil_share() / (double)OPENNESS_YEAR;
    for (; all->step < all->steps; all->step++, all->k = 0) {
        if (all->k == 0)
            all->n = stream_count(chance, PURPOSE_INVITES, place, all->step,
                                  community->lp->today, roster, share);
        while (all->k < all->n) {
            if (all->k % STREAM_BLOCK == 0)
                stream_block(chance, PURPOSE_INVITES, place, all->step, community->lp->today,
                             all->k, all->n, roster, DAY, all->block);
            *c = all->block[all->k++ % STREAM_BLOCK];
            if (all->base + all->app > c->threshold && is_asked(community, all, c))
                return true;
        }
    }
    return false;
}

static void invitations_draw(const struct community *community, struct invitations *all)
{
    while (all->drawn - all->met < INVITATIONS_AHEAD) {
        struct candidate *c = &all->soon[all->drawn % INVITATIONS_AHEAD];
        if (!invitation_draw(community, all, c))
            return;
        resident_foresee_asked(&community->residents, &community->trust, c->head);
        all->drawn++;
    }
}

void taking_part_invite(const struct community *community, struct invitations *all)
{
    const struct parameters *given = community->commons->given;
    const struct rules *rules = community->rules;
    *all = (struct invitations){
        .base = 1e-6 * (double)rules->figure[RULE_ASKED],
        .app = 1e-6 * (double)rules->figure[RULE_APP_REACH] * given->social.app_asks};
    if (!given->mechanisms.participation || all->base + all->app <= 0)
        return;
    all->steps = stream_steps(all->base + all->app);
    invitations_draw(community, all);
}

/* ---- helping ---- */

#define NEED_FLOOR (15 * MINUTE) /* assumed: what of a need only staff can do */

/* Volunteers take hours off what residents wait for: the head of self-governance work,
 * or of needs, by how much waits; of a need the staff keep the last part. */
static void help(struct community *community, uint64_t invitation)
{
    const struct parameters *given = community->commons->given;
    struct tasks *tasks = &community->tasks;
    int64_t wishes = tasks->backlog[task_queue(BODY_COMMITTEE, TASK_SELF)];
    int64_t needs = tasks->backlog[task_queue(BODY_COMMITTEE, TASK_NEED)];
    int64_t done = maths_round(given->participation.hours * given->participation.productivity *
                               (double)HOUR);
    if (wishes + needs == 0 || done <= 0)
        return;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_HELP, invitation, 0);
    bool self = draw_uniform(&draw) * (double)(wishes + needs) < (double)wishes;
    uint32_t task = task_head(tasks, BODY_COMMITTEE, self ? TASK_SELF : TASK_NEED);
    int64_t floor = self ? 0 : NEED_FLOOR;
    if (tasks->work[task] - done > floor)
        task_lighten(tasks, task, tasks->work[task] - done);
    else if (self) {
        struct handle timer = {tasks->timer_slot[task], tasks->timer_serial[task]};
        lp_cancel(community->lp, timer);
        deed_done(community, task);
        task_close(tasks, task, CAUSE_DONE);
    } else if (tasks->work[task] > floor)
        task_lighten(tasks, task, floor);
}

/* ---- taking part ---- */

static void count_participant(struct community *community, uint32_t resident)
{
    uint8_t traits = community->residents.traits[resident];
    community_count_of(community, resident, GROUP_TOOK_PART, 1);
    community_count_of(community, resident, GROUP_RICHER_TOOK_PART,
                       (traits & RESIDENT_RICHER) != 0);
    community_count_of(community, resident, GROUP_LEARNED_TOOK_PART,
                       (traits & RESIDENT_LEARNED) != 0);
}

/* What was heard of a participant's wishes moves efficacy; all who were there know more and
 * are more able (learning by doing, P9b). */
static void was_there(struct community *community, uint32_t resident, uint64_t invitation)
{
    const struct commons *commons = community->commons;
    const struct parameters *given = commons->given;
    struct residents *residents = &community->residents;
    struct draw draw = draw_at(&commons->chance, PURPOSE_RESULT, invitation, 0);
    bool heard = assembly_heard(community, resident, draw_uniform(&draw));
    resident_took_part(residents, resident, heard ? MILLION : 0, given);
    if (draw_uniform(&draw) < given->social.head)
        fabric_met(community, resident, 0);
    residents->active[resident] = stamp_of_day(community->lp->today);
    fabric_informed(community, resident);
    lore_practise(&community->lore, given->social.skill_practice / residents->table.n);
}

static void take_part(struct community *community, uint32_t resident, uint64_t invitation)
{
    const struct commons *commons = community->commons;
    const struct parameters *given = commons->given;
    double willing =
        resident_willingness(&community->residents, &community->trust, resident, given);
    struct draw accept = draw_at(&commons->chance, PURPOSE_ACCEPT, invitation, 0);
    community_count_of(community, resident, GROUP_INVITED, 1);
    const bool comes = draw_uniform(&accept) < willing;
    community_decided(community, PURPOSE_ACCEPT, invitation, resident, comes);
    if (!comes)
        return;
    count_participant(community, resident);
    was_there(community, resident, invitation);
    money_pay(&community->money, PAY_REWARDS, community->rules->figure[RULE_REWARD]);
    community_count(community, TALLY_VOLUNTEERED, maths_round(3600 * given->participation.hours));
    assembly_tell(community, 1000);
    community->lp->trace = random_mix2(community->lp->trace, invitation);
    if (!purchase_watched(community, resident))
        help(community, invitation);
}

void taking_part_meet(struct community *community, struct invitations *all)
{
    while (all->met < all->drawn) {
        const struct candidate c = all->soon[all->met++ % INVITATIONS_AHEAD];
        take_part(community, c.head, c.identity);
        invitations_draw(community, all);
    }
}

/* An organiser goes round the stairwell once a month, with a list of all who might be asked: the
 * retired before others, and fewer when tired. Asking takes time, and tires. */
static void go_round(struct community *community, uint32_t stair, uint32_t month)
{
    const struct parameters *given = community->commons->given;
    const struct chance *chance = &community->commons->chance;
    struct stairs *stairs = &community->stairs;
    const uint32_t first = stair * stairs->size;
    const uint32_t n =
        stairs->roster - first < stairs->size ? stairs->roster - first : stairs->size;
    const double most = stairs_asks_most(given);
    uint64_t round = identity_of(identity_of(community->place->identity, PURPOSE_ROUND, stair),
                                 PURPOSE_ROUND, month);
    struct draw count = draw_at(chance, PURPOSE_ROUND, round, 0);
    uint64_t listed = sample_poisson(&count, most * n / MONTHS_YEAR);
    for (uint32_t k = 0; k < listed; k++) {
        struct draw draw = draw_at(chance, PURPOSE_ROUND, round, k + 1);
        uint32_t r = first + (uint32_t)(draw_uniform(&draw) * n);
        bool retired = age_of_group(community->residents.group[r]) == AGE_RETIRED;
        if (draw_uniform(&draw) * most >= stairs_asks(stairs, stair, retired, given))
            continue;
        take_part(community, r, identity_of(round, PURPOSE_ROUND, k));
        stairs_asked(stairs, stair, given);
        community_count(community, TALLY_VOLUNTEERED,
                        maths_round(3600 * given->social.organiser_hours));
    }
}

void taking_part_round(struct community *community)
{
    const struct parameters *given = community->commons->given;
    struct date date = date_of_day(community->lp->today);
    uint32_t month = (uint32_t)day_month(community->lp->today) + 1;
    if (!given->mechanisms.participation || date.day > ROUND_DAYS)
        return;
    for (uint32_t s = (uint32_t)date.day - 1; s < community->stairs.table.n; s += ROUND_DAYS)
        if (community->stairs.organiser[s])
            go_round(community, s, month);
}
