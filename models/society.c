/* society.c - the model as the engine sees it: what happens on a day, in the evening and at
 * midnight, by kind of place. See world.h. */
#include "models/appropriation.h"
#include "models/books.h"
#include "models/happenings/appeal.h"
#include "models/happenings/relay.h"
#include "models/happenings/purchase.h"
#include "models/recorder.h"
#include "models/world.h"

/* ---- the day, by kind of place ---- */

/* Where it happens; its witness is told first, of what the place's trace is made of. */
static struct community *scene(void *of, const struct lp *lp, const struct event *event)
{
    struct community *community = &((struct world *)of)->communities[lp->index];
    community_tell(community, (struct witnessed){.what = WITNESSED_HAPPENING, .post = event->who,
                                                 .resident = event->about, .value = event->kind});
    return community;
}

static void happen_open(void *place, struct lp *lp, const struct event *event)
{
    office_open(scene(place, lp, event));
}

#define HAPPENING(name, call, argument)                                             \
    static void happen_##name(void *place, struct lp *lp, const struct event *event) \
    {                                                                               \
        call(scene(place, lp, event), event->argument);                             \
    }
HAPPENING(arrival, case_arrives, about)
HAPPENING(finish, office_finish, who)
HAPPENING(patience, case_impatient, who)
HAPPENING(back, case_back, who)
HAPPENING(item, desk_item_due, who)
HAPPENING(idea, desk_idea, about)
HAPPENING(visit, desk_visit, who)
HAPPENING(hired, office_hired, who)
HAPPENING(provided, purchase_provided, who)

static void happen_item_end(void *place, struct lp *lp, const struct event *event)
{
    item_end(&scene(place, lp, event)->departments, event->who);
}

static const struct happening happenings[N_HAPPENINGS] = {
    [HAPPEN_OPEN] = {"office opens", happen_open},
    [HAPPEN_ARRIVAL] = {"case arrives", happen_arrival},
    [HAPPEN_FINISH] = {"work finished", happen_finish},
    [HAPPEN_PATIENCE] = {"patience ends", happen_patience},
    [HAPPEN_BACK] = {"case is back", happen_back},
    [HAPPEN_ITEM] = {"item is due", happen_item},
    [HAPPEN_ITEM_END] = {"item ends", happen_item_end},
    [HAPPEN_IDEA] = {"idea", happen_idea},
    [HAPPEN_VISIT] = {"visit", happen_visit},
    [HAPPEN_HIRED] = {"post filled", happen_hired},
    [HAPPEN_PROVIDED] = {"provider has done", happen_provided},
};

static int days_of_month(day in)
{
    struct date date = date_of_day(in);
    day first = in - date.day + 1;
    return date_add_months(first, 1) - first;
}

/* A street office lends people where the rules of the day want more than it has lent. */
static void lend(struct world *world, struct lp *lp, uint32_t s)
{
    struct street *street = &world->streets[s];
    for (uint32_t p = 0; p < world->n_communities; p++) {
        const struct layout_place *place = &world->layout->places[p];
        if (place->street != s)
            continue;
        uint32_t first;
        struct workstation_posts posts = workstation_posts(
            &world->rules[p], &world->commons.institution, place->identity, place->posts);
        uint32_t n = street_lend(street, p, posts.seconded, &first);
        if (n)
            lp_send(lp, p, LETTER_SECONDED, n, first, (int64_t)street->identity);
    }
}

static void morning(void *of, struct lp *lp)
{
    struct world *world = of;
    if (lp->index < world->n_communities) {
        community_morning(&world->communities[lp->index]);
    } else if (lp->index == world->commons.city) {
        money_arrived(&world->city.money);
        if (date_of_day(lp->today).day == 1 || lp->today == world->periods->begin)
            appropriate(world, lp,
                        days_of_month(lp->today) - date_of_day(lp->today).day + 1);
    } else {
        uint32_t s = lp->index - world->n_communities;
        money_arrived(&world->streets[s].money);
        world->streets[s].added[0] = world_of_street(world, s, RULE_STREET_POSTS);
        world->streets[s].stands[0] = world_of_street(world, s, RULE_STREET_SHARE) > 0;
        lend(world, lp, s);
    }
}

static void receive_at_city(struct world *world, struct lp *lp, const struct letter *letter)
{
    struct city *city = &world->city;
    if (letter->kind == LETTER_COMPLAINT || letter->kind == LETTER_REPLY) {
        appeal_at_city(world, lp, letter);
        return;
    }
    if (appropriation_receives(world, letter))
        return;
    if (letter->kind == LETTER_COUNTS) {
        city->caught[letter->word[0]] += (uint32_t)letter->word[1];
        return;
    }
    if (letter->kind == LETTER_FUND) {
        money_pay(&city->money, PAY_FUND_RETURNED, letter->word[0]);
        return;
    }
    ALWAYS(letter->kind == LETTER_TRUST);
    city->trust_sum[0] += letter->word[0];
    city->trust_heads[0] += letter->word[1];
}

static void receive(void *of, struct lp *lp, const struct letter *letter)
{
    struct world *world = of;
    if (lp->index < world->n_communities) {
        community_receive(&world->communities[lp->index], letter);
        return;
    }
    if (lp->index == world->commons.city) {
        receive_at_city(world, lp, letter);
        return;
    }
    struct street *street = &world->streets[lp->index - world->n_communities];
    if (letter->kind == LETTER_RETURNED)
        street_take_back(street, letter->from, (uint32_t)letter->word[0]);
    else if (letter->kind == LETTER_STREET_WORK)
        street_burden(street, letter->word[0]);
    else if (letter->kind == LETTER_DEMAND)
        relay_receive(street, letter, lp);
    else if (letter->kind == LETTER_COMPLAINT)
        appeal_at_street(world, lp, letter);
    else
        money_pay(&street->money, letter->kind == LETTER_CASH ? PAY_RETURN_IN : PAY_BUDGET_IN,
                  letter->word[0]);
}

static void evening_at_city(struct city *city)
{
    if (city->trust_heads[0] > 0) {
        city->trust[0] = city->trust_sum[0] / city->trust_heads[0];
        city->trust_sum[0] = city->trust_heads[0] = 0;
    }
    city_close_day(city);
}

/* Whether a period ends with this day, or the recording begins after it. */
static bool look_tonight(const struct world *world, day today)
{
    const struct periods *periods = world->periods;
    return today + 1 == periods->end || today + 1 == periods->starts[0] ||
           (world->period >= 0 && world->period + 1 < periods->n &&
            today + 1 == periods->starts[world->period + 1]);
}

static void evening(void *of, struct lp *lp)
{
    struct world *world = of;
    bool look = look_tonight(world, lp->today);
    if (lp->index < world->n_communities) {
        community_evening(&world->communities[lp->index]);
    } else if (lp->index == world->commons.city) {
        evening_at_city(&world->city);
        appeal_evening(world, lp);
    } else {
        struct street *street = &world->streets[lp->index - world->n_communities];
        if (calendar_works(world->commons.calendar, lp->today))
            street_close_day(street, calendar_office_day(world->commons.calendar));
        street->added_days[0] += street->added[0];
        relay_evening(street, lp);
        if (date_of_day(lp->today + 1).day == 1)
            street_pay_month(street, days_of_month(lp->today));
    }
    if (books_close(world, lp->index, look, &lp->fault) || !look || !world->record)
        return;
    if (world->period < 0)
        recorder_begin(world, lp->index);
    else
        recorder_look(world, lp->index);
}

/* Only what offices write in the evening (pressure, trust in the city) is read by others. */
static bool secluded(const void *of, const struct lp *lp)
{
    return lp->index < ((const struct world *)of)->n_communities;
}

/* Each rank counts its own places; what a record of the city holds are sums, which are added up in
 * the end (arm.c). */
static int midnight(void *of, day ended, struct fault *fault)
{
    struct world *world = of;
    int status = books_close_mail(world, fault);
    if (status)
        return status;
    world_tell_pressure(world);
    if (look_tonight(world, ended)) {
        if (world->period >= 0 && world->record)
            recorder_groups(world);
        if (world->record) {
            recorder_items(world);
            recorder_flows(world);
        }
        world->period++;
    }
    if (world->told)
        world->told(world->listener, ended, window_events(&world->window));
    return world_fold(world, ended + 1, false, fault);
}

const struct model society = {
    .name = "society", .happenings = happenings, .n_happenings = N_HAPPENINGS,
    .receive = receive, .morning = morning, .evening = evening, .midnight = midnight,
    .secluded = secluded,
};
