/* listed.h - small cities with a list of tasks of their own, and logs of all that happens there. */
#ifndef TESTS_PROMISES_LISTED_H
#define TESTS_PROMISES_LISTED_H

#include "models/items.h"
#include "tests/promises/arms.h"

/* Fourteen items of four departments, some 640 tasks and 4,100 hours a year. */
#define LIST_HEADER "name,department,per_year,hours,paper_share,access_list,public_value\n"
#define LIST_ROWS                                                                             \
    "a1,计生,60,11,,yes,2\na2,计生,70,9,,no,1\na3,计生,80,8,,no,\na4,计生,50,7,0,yes,\n"      \
    "b1,民政,40,5,50 %,yes,3\nb2,民政,36,6,,no,1\nb3,民政,52,4,,yes,\n"                       \
    "c1,综治,48,3,100 %,no,0.5\nc2,综治,64,2,,no,\nc3,综治,44,5,,yes,\nc4,综治,24,6,,no,1\n" \
    "d1,统计,12,14,,no,\nd2,统计,30,4,,no,\nd3,统计,30,5,,yes,\n"
enum { LISTED = 14 };

static inline struct scenario listed_city(uint64_t seed, const char *list)
{
    struct scenario scenario = small_city(seed);
    struct faults faults = {0};
    ALWAYS(!items_read(&scenario.items, list, "list", &faults));
    struct parameters *given = &scenario.parameters;
    given->work.departments = scenario.items.n_departments;
    given->work.admin_tasks = scenario.items.tasks;
    given->work.admin_hours = scenario.items.hours;
    given->work.items = 5; /* beyond the list */
    given->work.item_lifetime = YEAR / 2;
    return scenario;
}

/* An order of its own name that does one thing to items; lives as long as the caller's. */
static inline struct scenario_order touching(struct scenario_item *items, int n, day begin)
{
    return (struct scenario_order){
        .name = (char *)(uintptr_t) "by_name", .items = items, .n_items = n, .begin = begin,
        .end = INT32_MAX, .intensity = DOSE_ONE, .fidelity = DOSE_ONE,
        .where = {.all = true, .share = 1, .waves = 1}};
}

static inline struct scenario_item touched(const struct scenario *scenario, enum item_touch touch,
                                           const char *name, int64_t price)
{
    return (struct scenario_item){.touch = touch, .name = (char *)(uintptr_t)name,
                                  .item = items_find(&scenario->items, name), .price = price};
}

/* ---- all that happens in communities ---- */

struct seen {
    instant when;
    uint64_t identity; /* of an item */
    uint32_t place, who, about, nth;
    uint16_t kind, row; /* of the list, from 1 */
};

struct log {
    struct seen *at;
    size_t n, cap;
};

static struct log *spy_log; /* of the run in progress */

static inline void spy(void *of, struct lp *lp, const struct event *event)
{
    const struct world *world = of;
    if (lp->index < world->n_communities) {
        const struct departments *desks = &world->communities[lp->index].departments;
        struct seen seen = {.when = event->when, .place = lp->index, .who = event->who,
                            .about = event->about, .kind = event->kind};
        if (event->kind == HAPPEN_ITEM) {
            seen.identity = desks->identity[event->who];
            seen.nth = desks->tasks[event->who];
            seen.row = desks->listed[event->who];
        }
        if (spy_log->n == spy_log->cap) {
            spy_log->cap = spy_log->cap ? 2 * spy_log->cap : 4096;
            spy_log->at = realloc(spy_log->at, spy_log->cap * sizeof *spy_log->at);
            ALWAYS(spy_log->at);
        }
        spy_log->at[spy_log->n++] = seen;
    }
    society.happenings[event->kind].happen(of, lp, event);
}

/* One replicate with everything written down; frees as outcome_free() and free(log->at). */
static inline struct record run_logged(const struct scenario *scenario, struct log *log)
{
    struct happening spied[N_HAPPENINGS];
    struct model model = society;
    struct arm arm;
    struct world world;
    struct record record;
    struct fault fault = {0};
    for (int k = 0; k < N_HAPPENINGS; k++)
        spied[k] = (struct happening){society.happenings[k].name, spy};
    model.happenings = spied;
    *log = (struct log){0};
    spy_log = log;
    ALWAYS(!arm_init(&arm, scenario, &fault));
    ALWAYS(!record_init(&record, arm_shape(&arm), 1, &fault));
    ALWAYS(!world_init(&world, scenario, &arm.layout, &arm.periods, &arm.calendar, 1, &record,
                       &fault));
    world.window.model = &model;
    ALWAYS(!world_run(&world, 1, &fault));
    world_free(&world);
    arm_free(&arm);
    return record;
}

/* The next entry from `from` on that `wanted` says, or log->n. */
static inline size_t next_seen(const struct log *log, size_t from,
                               bool (*wanted)(const struct seen *, const void *), const void *with)
{
    while (from < log->n && !wanted(&log->at[from], with))
        from++;
    return from;
}

#endif
