/* pool.h - the simplest model there is: customers, a queue, some servers (M/M/c), through the
 * public engine. For the benchmarks and the guard.
 */
#ifndef BENCH_POOL_H
#define BENCH_POOL_H

#include "sim/sample.h"
#include "sim/window.h"

enum { ARRIVES, LEAVES };

/* Lengths of what comes next, drawn at their addresses by eights: when each will be asked for
 * is not known, but that it will be is. */
enum { POOL_BY = 8 };
struct pool_ahead {
    double length[POOL_BY];
};

struct pool {
    struct chance chance;
    uint32_t servers;   /* load 0.9 each */
    uint32_t customers; /* the last of them; 0: they never end */
    double service;     /* mean, microseconds */
    struct pool_ahead ahead[2]; /* by ARRIVES, LEAVES */
    uint32_t arrived, begun, left, present;
    uint64_t area; /* of customers present, by time, in microseconds */
    instant since;
};

static inline double pool_gap(const struct pool *pool)
{
    return pool->service / (0.9 * pool->servers);
}

static __attribute__((noinline)) void pool_look_ahead(struct pool *pool, uint32_t what,
                                                      uint32_t nth)
{
    static const uint64_t who[POOL_BY] = {0};
    uint32_t next[POOL_BY];
    struct draw draws[POOL_BY];
    for (uint32_t i = 0; i < POOL_BY; i++)
        next[i] = nth + i;
    draws_at(&pool->chance, what, who, next, draws, POOL_BY);
    sample_exponentials(draws, pool->ahead[what].length, POOL_BY);
}

static inline span pool_draw(struct pool *pool, uint32_t what, uint32_t nth, double mean)
{
    if (nth % POOL_BY == 0)
        pool_look_ahead(pool, what, nth);
    return (span)(mean * pool->ahead[what].length[nth % POOL_BY]) + 1;
}

static inline void pool_stand(struct pool *pool, instant now)
{
    pool->area += pool->present * (uint64_t)(now - pool->since);
    pool->since = now;
}

static inline void pool_serve(struct pool *pool, struct lp *lp)
{
    const span time = pool_draw(pool, LEAVES, pool->begun, pool->service);
    lp_plan(lp, lp->now + time, PHASE_PEOPLE, LEAVES, 0, pool->begun++);
}

static inline void pool_next(struct pool *pool, struct lp *lp)
{
    if (pool->customers && pool->arrived == pool->customers)
        return;
    const span gap = pool_draw(pool, ARRIVES, pool->arrived, pool_gap(pool));
    lp_plan(lp, lp->now + gap, PHASE_WORLD, ARRIVES, 0, pool->arrived++);
}

static inline void pool_arrives(void *world, struct lp *lp, const struct event *event)
{
    struct pool *pool = world;
    (void)event;
    pool_stand(pool, lp->now);
    if (pool->present++ < pool->servers)
        pool_serve(pool, lp);
    pool_next(pool, lp);
}

static inline void pool_leaves(void *world, struct lp *lp, const struct event *event)
{
    struct pool *pool = world;
    (void)event;
    pool_stand(pool, lp->now);
    pool->left++;
    if (--pool->present >= pool->servers)
        pool_serve(pool, lp);
}

static inline void pool_no_letter(void *world, struct lp *lp, const struct letter *letter)
{
    (void)world, (void)lp, (void)letter;
}

static const struct happening pool_happenings[] = {{"arrives", pool_arrives},
                                                   {"leaves", pool_leaves}};
static const struct model pool_model = {.name = "pool", .happenings = pool_happenings,
                                        .n_happenings = 2, .receive = pool_no_letter};

#endif
