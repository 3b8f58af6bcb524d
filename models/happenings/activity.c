/* activity.c - events and courses: rooms, attendance, belonging, ties (P19). See fabric.h. */
#include "models/happenings/fabric.h"
#include "models/purposes.h"
#include "sim/maths.h"

double fabric_floor(const struct community *community)
{
    const struct parameters *given = community->commons->given;
    const struct rules *rules = community->rules;
    double premises = given->community.floor_area * (double)community->place->households / 100;
    double floor = premises * given->social.activity_share +
                   1e-6 * (double)rules->figure[RULE_FLOOR_ADDED];
    if (community->lp->today >= rules->figure[RULE_FLOOR_OPEN])
        floor += 1e-6 * (double)rules->figure[RULE_FLOOR_BUILT];
    return floor > 0 ? floor : 0;
}

/* An event under way. */
struct event_held {
    uint64_t identity;
    bool course;
    uint32_t places, came, last; /* last: the one who came before */
    double learnt;               /* ability of those at a course, summed */
};

/* So many are asked at a time, so that the rows of those who come are near when they do. */
enum { AT_ONCE = 24 };

struct guest {
    uint32_t resident;
    uint64_t bits; /* of chance: a mix of those that chose the guest */
};

/* 0 <= u < 1 from some of the bits. */
static double part(uint64_t bits, int from) { return (double)(bits >> from & 0xffff) / 65536; }

static bool brings(const struct community *community, const struct guest *guest)
{
    return part(guest->bits, 32) < community->commons->given->social.brought;
}

FORESEE foresee_guest(const struct community *community, const struct guest *guest)
{
    const uint32_t r = guest->resident;
    __builtin_prefetch(&community->residents.group[r]);
    __builtin_prefetch(&community->residents.bonds[r], 1);
    __builtin_prefetch(&community->residents.active[r], 1);
    for (int k = 0; brings(community, guest) && k < TIES_MOST; k++)
        __builtin_prefetch(&community->ties.to[k][r]);
}

/* Two who sit side by side may come to know each other. */
static void sit_down(struct community *community, struct event_held *event,
                     const struct guest *guest)
{
    const struct parameters *given = community->commons->given;
    const uint8_t *group = community->residents.group;
    uint32_t r = guest->resident, last = event->last;
    event->last = r;
    if (last == NOBODY ||
        part(guest->bits, 0) >= given->social.tie * ties_likely(group[r], group[last],
                                                             given->social.cross_group))
        return;
    struct draw draw =
        draw_at(&community->commons->chance, PURPOSE_TIED, event->identity, event->came);
    ties_tie(&community->ties, r, last, &draw);
}

/* Somebody comes, and what comes of it. */
static void receive(struct community *community, struct event_held *event,
                    const struct guest *guest)
{
    const struct parameters *given = community->commons->given;
    struct residents *residents = &community->residents;
    const uint16_t today = stamp_of_day(community->lp->today);
    uint32_t r = guest->resident;
    if (residents->active[r] == today)
        return;
    if (event->came >= event->places) {
        community_count(community, TALLY_CROWDED, 1);
        return;
    }
    residents->active[r] = today;
    residents->bonds[r] = bonds_of(resident_info(residents, r),
                                   resident_raised(resident_belonging(residents, r),
                                                   given->social.belonging_gain));
    fabric_informed(community, r);
    if (part(guest->bits, 16) < given->social.head)
        fabric_met(community, r, 0);
    community_count_of(community, r, GROUP_ATTENDED, 1);
    if (event->course)
        event->learnt += residents->ability[r] / 255.0;
    sit_down(community, event, guest);
    event->came++;
}

/* Those who come bring others whom they know: adds to the guests, returns how many there are. */
static uint32_t bring(const struct community *community, const struct event_held *event,
                      struct guest guests[2 * AT_ONCE], uint32_t n)
{
    uint32_t all = n;
    for (uint32_t i = 0; i < n; i++) {
        if (!brings(community, &guests[i]))
            continue;
        uint32_t r = ties_one(&community->ties, guests[i].resident, part(guests[i].bits, 48));
        if (r == NOBODY)
            continue;
        uint64_t bits = random_mix2(event->identity, guests[i].bits);
        if (!resident_comes(&community->residents, r, (uint32_t)bits))
            continue;
        guests[all] = (struct guest){r, random_mix(bits)};
        foresee_guest(community, &guests[all++]);
    }
    return all;
}

static void ask(struct community *community, struct event_held *event, uint32_t first, uint32_t n)
{
    const struct residents *residents = &community->residents;
    struct draw draw =
        draw_at(&community->commons->chance, PURPOSE_EVENT, event->identity, first);
    uint64_t bits[AT_ONCE];
    struct guest guests[2 * AT_ONCE];
    uint32_t willing = 0;
    for (uint32_t i = 0; i < n; i++) {
        bits[i] = draw_bits(&draw);
        __builtin_prefetch(&residents->keen[(bits[i] >> 32) * residents->table.n >> 32]);
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t r = (uint32_t)((bits[i] >> 32) * residents->table.n >> 32);
        if (!resident_comes(residents, r, (uint32_t)bits[i]))
            continue;
        guests[willing] = (struct guest){r, random_mix2(event->identity + i, bits[i])};
        foresee_guest(community, &guests[willing++]);
    }
    uint32_t all = bring(community, event, guests, willing);
    for (uint32_t i = 0; i < all; i++)
        receive(community, event, &guests[i]);
}

static void hold(struct community *community, struct event_held *event)
{
    const struct parameters *given = community->commons->given;
    const uint32_t asks =
        (uint32_t)maths_round(given->social.event_asked * community->residents.table.n + 0.5);
    for (uint32_t k = 0; k < asks; k += AT_ONCE)
        ask(community, event, k, asks - k < AT_ONCE ? asks - k : AT_ONCE);
}

static void event(struct community *community, uint64_t identity, bool course)
{
    const struct parameters *given = community->commons->given;
    const uint32_t n = community->residents.table.n;
    struct event_held held = {
        .identity = identity, .course = course, .last = NOBODY,
        .places = (uint32_t)(fabric_floor(community) / given->social.room)};
    if (!n)
        return;
    hold(community, &held);
    if (course)
        lore_practise(&community->lore, given->social.course_gain * held.learnt / n);
    community_count(community, TALLY_EVENTS, 1);
    community_count(community, TALLY_FLOOR_USED,
                    maths_round(held.came * given->social.room * given->social.event_length * 60));
    community->lp->trace = random_mix2(community->lp->trace, identity + held.came);
}

void fabric_activity(struct community *community, uint32_t task)
{
    const struct parameters *given = community->commons->given;
    const struct tasks *tasks = &community->tasks;
    int64_t *work = community->lore.event_work;
    int64_t whole = maths_round(given->social.event_hours * (double)HOUR);
    if (!given->mechanisms.belonging)
        return;
    if (tasks->subject[task] == SUBJECT_COURSE) {
        event(community, tasks->identity[task], true);
        return;
    }
    work[0] += maths_round(given->work.self_governance_task_hours * (double)HOUR);
    for (uint32_t nth = 0; work[0] >= whole; nth++) {
        work[0] -= whole;
        event(community, identity_of(tasks->identity[task], PURPOSE_EVENT, nth), false);
    }
}
