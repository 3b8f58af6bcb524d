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

enum { AHEAD = 16 }; /* so many are drawn before their turn, so that their rows are near */

static void meet(struct community *community, const struct event_held *event, uint32_t r,
                 struct draw *draw)
{
    const struct parameters *given = community->commons->given;
    const uint8_t *group = community->residents.group;
    uint32_t heads = community->staff.committee_posts;
    if (draw_uniform(draw) * heads < 1)
        fabric_met(community, r, 0);
    if (event->last != NOBODY &&
        draw_uniform(draw) <
            given->social.tie * ties_likely(group[r], group[event->last], given))
        ties_tie(&community->ties, r, event->last, draw);
}

/* Somebody who was asked, and what comes of it. */
static void asked(struct community *community, struct event_held *event, uint32_t r,
                  struct draw *draw)
{
    const struct parameters *given = community->commons->given;
    struct residents *residents = &community->residents;
    const uint16_t today = stamp_of_day(community->lp->today);
    double wish = resident_wish(residents, &community->trust, r, given) +
                  (event->course ? 0 : given->social.event_ease);
    if (draw_uniform(draw) >= maths_logistic(wish) || residents->active[r] == today)
        return;
    if (event->came >= event->places) {
        community_count(community, TALLY_CROWDED, 1);
        return;
    }
    meet(community, event, r, draw);
    residents->active[r] = today;
    residents->belonging[r] =
        resident_raised(residents->belonging[r], given->social.belonging_gain);
    fabric_informed(community, r);
    community_count_of(community, r, GROUP_ATTENDED, 1);
    event->learnt += residents->ability[r] / 255.0;
    event->last = r;
    event->came++;
}

static void hold(struct community *community, struct event_held *event)
{
    const struct parameters *given = community->commons->given;
    const struct chance *chance = &community->commons->chance;
    const uint32_t n = community->residents.table.n;
    const uint64_t brought = (uint64_t)maths_round(given->social.brought * 4294967296.0);
    const uint32_t asks = (uint32_t)maths_round(given->social.event_asked * n + 0.5);
    for (uint32_t k = 0; k < asks; k += AHEAD) {
        struct draw draw[AHEAD];
        uint64_t bits[AHEAD];
        uint32_t m = asks - k < AHEAD ? asks - k : AHEAD;
        for (uint32_t i = 0; i < m; i++) {
            draw[i] = draw_at(chance, PURPOSE_EVENT, event->identity, k + i);
            bits[i] = draw_bits(&draw[i]);
            resident_foresee_asked(&community->residents, &community->trust,
                                   (uint32_t)((bits[i] >> 32) * n >> 32));
        }
        for (uint32_t i = 0; i < m; i++) {
            uint32_t r = (uint32_t)((bits[i] >> 32) * n >> 32);
            if (event->last != NOBODY && (bits[i] & 0xffffffff) < brought) {
                uint32_t friend = ties_one(&community->ties, event->last,
                                           (double)(bits[i] >> 32) / 4294967296.0);
                r = friend == NOBODY ? r : friend;
            }
            asked(community, event, r, &draw[i]);
        }
    }
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
