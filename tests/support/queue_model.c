/* queue_model.c - see queue_model.h. */
#include "tests/support/queue_model.h"

#include <stdlib.h>

#include "sim/maths.h"
#include "sim/sample.h"

enum what { ARRIVES, DONE, GIVES_UP };

struct customer {
    instant since;
    struct handle timer;
    uint32_t next, previous; /* in the queue of its class; 0: none */
    uint32_t number, class;
};

struct counter {
    struct queue_counts *counts;
    struct customer *at; /* [capacity]; 0 is never used */
    uint32_t used, capacity, spare;
    uint32_t first[2], last[2];
    uint32_t number[2]; /* arrivals so far */
    int busy;
    instant since; /* busy time is counted up to here */
};

struct counters {
    const struct queue_law *law;
    struct lognormal service[2];
    struct chance chance;
    day from;
    struct counter *at; /* [n] */
};

static struct draw draw_for(const struct counters *all, const struct lp *lp, enum what what,
                            uint32_t class, uint32_t number)
{
    return draw_at(&all->chance, what, (uint64_t)lp->index << 1 | class, number);
}

static span hours(double h)
{
    return maths_round(h * (double)HOUR);
}

static void count_time(const struct counters *all, struct counter *counter, instant now)
{
    counter->counts->busy += counter->busy * (now - counter->since);
    counter->counts->there += all->law->servers * (now - counter->since);
    counter->since = now;
}

static void plan_arrival(const struct counters *all, struct lp *lp, uint32_t class)
{
    if (all->law->rate[class] <= 0)
        return;
    struct draw draw = draw_for(all, lp, ARRIVES, class, all->at[lp->index].number[class]);
    lp_plan(lp, lp->now + hours(sample_exponential(&draw) / all->law->rate[class]), PHASE_WORLD,
            ARRIVES, class, 0);
}

static void serve(const struct counters *all, struct lp *lp, uint32_t class, uint32_t number)
{
    struct counter *counter = &all->at[lp->index];
    struct draw draw = draw_for(all, lp, DONE, class, number);
    double time = all->law->cv == 1 ? sample_exponential(&draw) * all->law->service[class]
                                    : sample_lognormal_of(&draw, all->service[class]);
    count_time(all, counter, lp->now);
    counter->busy++;
    lp_plan(lp, lp->now + hours(time), PHASE_PEOPLE, DONE, class, number);
}

/* Room for one who waits. */
static uint32_t slot_for(struct lp *lp, struct counter *counter)
{
    uint32_t slot = counter->spare;
    if (slot) {
        counter->spare = counter->at[slot].next;
        return slot;
    }
    if (counter->used == counter->capacity) {
        uint32_t capacity = counter->capacity ? 2 * counter->capacity : 32;
        struct customer *at = realloc(counter->at, capacity * sizeof *at);
        if (!at) {
            fault_memory(&lp->fault, capacity * sizeof *at);
            return 0;
        }
        counter->at = at;
        counter->capacity = capacity;
        if (!counter->used)
            counter->used = 1;
    }
    return counter->used++;
}

static void wait_in_queue(const struct counters *all, struct lp *lp, uint32_t class,
                          uint32_t number)
{
    struct counter *counter = &all->at[lp->index];
    uint32_t slot = slot_for(lp, counter), before = counter->last[class];
    if (!slot)
        return;
    counter->at[slot] = (struct customer){
        .since = lp->now, .previous = before, .number = number, .class = class};
    if (all->law->patience > 0) {
        struct draw draw = draw_for(all, lp, GIVES_UP, class, number);
        counter->at[slot].timer =
            lp_plan(lp, lp->now + hours(sample_exponential(&draw) * all->law->patience),
                    PHASE_PEOPLE, GIVES_UP, slot, number);
    }
    if (before)
        counter->at[before].next = slot;
    else
        counter->first[class] = slot;
    counter->last[class] = slot;
}

static void leave_queue(struct lp *lp, struct counter *counter, uint32_t slot)
{
    struct customer *customer = &counter->at[slot];
    uint32_t class = customer->class;
    counter->counts->left[class]++;
    counter->counts->wait[class] += lp->now - customer->since;
    if (customer->previous)
        counter->at[customer->previous].next = customer->next;
    else
        counter->first[class] = customer->next;
    if (customer->next)
        counter->at[customer->next].previous = customer->previous;
    else
        counter->last[class] = customer->previous;
    customer->next = counter->spare;
    counter->spare = slot;
}

static void happen_arrives(void *world, struct lp *lp, const struct event *event)
{
    const struct counters *all = world;
    struct counter *counter = &all->at[lp->index];
    uint32_t class = event->who, number = counter->number[class]++;
    plan_arrival(all, lp, class);
    if (counter->busy == all->law->servers) {
        wait_in_queue(all, lp, class, number);
        return;
    }
    counter->counts->left[class]++; /* without a wait */
    serve(all, lp, class, number);
}

static void happen_done(void *world, struct lp *lp, const struct event *event)
{
    const struct counters *all = world;
    struct counter *counter = &all->at[lp->index];
    uint32_t slot = counter->first[0] ? counter->first[0] : counter->first[1];
    (void)event;
    count_time(all, counter, lp->now);
    counter->busy--;
    if (!slot)
        return;
    struct customer customer = counter->at[slot];
    lp_cancel(lp, customer.timer);
    leave_queue(lp, counter, slot);
    serve(all, lp, customer.class, customer.number);
}

static void happen_gives_up(void *world, struct lp *lp, const struct event *event)
{
    const struct counters *all = world;
    struct counter *counter = &all->at[lp->index];
    leave_queue(lp, counter, event->who);
    counter->counts->abandoned++;
}

static void morning(void *world, struct lp *lp)
{
    const struct counters *all = world;
    struct counter *counter = &all->at[lp->index];
    if (lp->today == 0)
        for (uint32_t class = 0; class < 2; class++)
            plan_arrival(all, lp, class);
    if (lp->today == all->from) {
        *counter->counts = (struct queue_counts){0};
        counter->since = lp->now;
    }
}

static void evening(void *world, struct lp *lp)
{
    const struct counters *all = world;
    count_time(all, &all->at[lp->index], midnight_of(lp->today + 1));
}

static const struct happening happenings[] = {[ARRIVES] = {"arrives", happen_arrives},
                                              [DONE] = {"done", happen_done},
                                              [GIVES_UP] = {"gives up", happen_gives_up}};
static const struct model counter_model = {.name = "counter", .happenings = happenings,
                                           .n_happenings = 3, .morning = morning,
                                           .evening = evening};

int queue_model_run(const struct queue_law *law, uint64_t seed, uint32_t n, day from, day until,
                    int threads, struct queue_counts counts[], uint64_t *events,
                    struct fault *fault)
{
    struct counters all = {.law = law, .chance = chance_under(seed, 1), .from = from};
    struct lp *lps = calloc(n, sizeof *lps);
    int status = 0;
    all.at = calloc(n, sizeof *all.at);
    if (!lps || !all.at)
        status = fault_memory(fault, n * (sizeof *lps + sizeof *all.at));
    for (int class = 0; class < 2; class++)
        all.service[class] = lognormal_of(law->service[class], law->cv);
    for (uint32_t i = 0; i < n && !status; i++) {
        counts[i] = (struct queue_counts){0};
        all.at[i].counts = &counts[i];
        status = lp_init(&lps[i], i, 64, 0, fault);
    }
    struct window window = {.model = &counter_model, .world = &all, .lps = lps, .n = n};
    if (!status)
        status = window_run(&window, until, threads, fault);
    if (!status && events)
        *events = window_events(&window);
    for (uint32_t i = 0; i < n && lps && all.at; i++) {
        lp_free(&lps[i]);
        free(all.at[i].at);
    }
    free(lps);
    free(all.at);
    return status;
}
