/* servers.c - queues with several servers, beside the same by hand; and other simulators, where
 * they are installed, at the queue with one.
 */
#include "sim/sample.h"
#include "sim/window.h"
#include "tests/bench/byhand.h"
#include "tests/bench/measure.h"
#include "tests/bench/peer.h"

enum { CUSTOMERS = 1000000, MEAN_SERVICE = 1000000 }; /* microseconds */
enum { ARRIVES, LEAVES };

struct pool {
    uint32_t servers; /* load 0.9 each */
    bool addressed;   /* the reference draws at addresses and inverts, as ours does */
    double least, most; /* customers present in the mean */
    struct chance chance;
    struct ziggurat ziggurat;
    uint32_t arrived, begun, left, present;
    uint64_t area; /* of customers present, by time */
    instant since;
};

static double mean_gap(const struct pool *pool)
{
    return MEAN_SERVICE / (0.9 * pool->servers);
}

static void stand(struct pool *pool, instant now)
{
    pool->area += pool->present * (uint64_t)(now - pool->since);
    pool->since = now;
}

static void looks_right(const struct pool *pool)
{
    const double present = (double)pool->area / (double)pool->since;
    ALWAYS(pool->left == CUSTOMERS && present > pool->least && present < pool->most);
}

/* ---- ours ---- */

static span exponential_at(const struct pool *pool, uint32_t what, uint32_t nth, double mean)
{
    struct draw draw = draw_at(&pool->chance, what, nth, 0);
    return (span)(mean * sample_exponential(&draw)) + 1;
}

static void serve(struct pool *pool, struct lp *lp)
{
    span time = exponential_at(pool, LEAVES, pool->begun, MEAN_SERVICE);
    lp_plan(lp, lp->now + time, PHASE_PEOPLE, LEAVES, 0, pool->begun++);
}

static void next_arrival(struct pool *pool, struct lp *lp)
{
    if (pool->arrived == CUSTOMERS)
        return;
    span gap = exponential_at(pool, ARRIVES, pool->arrived, mean_gap(pool));
    lp_plan(lp, lp->now + gap, PHASE_WORLD, ARRIVES, 0, pool->arrived++);
}

static void arrives(void *world, struct lp *lp, const struct event *event)
{
    struct pool *pool = world;
    (void)event;
    stand(pool, lp->now);
    if (pool->present++ < pool->servers)
        serve(pool, lp);
    next_arrival(pool, lp);
}

static void leaves(void *world, struct lp *lp, const struct event *event)
{
    struct pool *pool = world;
    (void)event;
    stand(pool, lp->now);
    pool->left++;
    if (--pool->present >= pool->servers)
        serve(pool, lp);
}

static void no_letter(void *world, struct lp *lp, const struct letter *letter)
{
    (void)world, (void)lp, (void)letter;
}

static const struct happening happenings[] = {{"arrives", arrives}, {"leaves", leaves}};
static const struct model pool_model = {.name = "pool", .happenings = happenings,
                                        .n_happenings = 2, .receive = no_letter};

static double pool_ours(void *context, struct watch *watch)
{
    struct pool pool = *(const struct pool *)context;
    struct lp lp = {0};
    ALWAYS(lp_init(&lp, 0, 64, 0, NULL) == 0);
    struct window window = {.model = &pool_model, .world = &pool, .lps = &lp, .n = 1};
    watch_start(watch);
    next_arrival(&pool, &lp);
    ALWAYS(window_run(&window, 20, 1, NULL) == 0);
    watch_stop(watch);
    ALWAYS(lp.events == 2 * CUSTOMERS);
    looks_right(&pool);
    lp_free(&lp);
    return 2 * CUSTOMERS;
}

/* ---- by hand ---- */

static uint64_t draw_byhand(const struct pool *pool, struct stream_byhand *stream, uint32_t what,
                            uint32_t nth, double mean)
{
    if (!pool->addressed)
        return (uint64_t)(mean * ziggurat_exponential(&pool->ziggurat, stream)) + 1;
    double u = byhand_uniform(byhand_philox(nth, (uint64_t)what << 52, pool->chance.key).half[0]);
    return (uint64_t)(mean * -log(u)) + 1;
}

static void serve_byhand(struct pool *pool, struct heap *heap, struct stream_byhand *stream,
                         uint64_t now)
{
    const uint32_t nth = pool->begun++;
    const uint64_t time = draw_byhand(pool, stream, LEAVES, nth, MEAN_SERVICE);
    heap_put(heap, (struct entry){now + time, 2 * (uint64_t)nth + LEAVES});
}

static double pool_byhand(void *context, struct watch *watch)
{
    struct pool pool = *(const struct pool *)context;
    struct entry room[128];
    struct heap heap = {room, 0};
    struct stream_byhand stream = {.key = 8};
    watch_start(watch);
    heap_put(&heap, (struct entry){1, ARRIVES});
    while (heap.n) {
        const struct entry e = heap_get(&heap);
        stand(&pool, (instant)e.time);
        if (e.word % 2 == ARRIVES) {
            if (pool.present++ < pool.servers)
                serve_byhand(&pool, &heap, &stream, e.time);
            if (++pool.arrived < CUSTOMERS) {
                uint64_t gap = draw_byhand(&pool, &stream, ARRIVES, pool.arrived, mean_gap(&pool));
                heap_put(&heap, (struct entry){e.time + gap, 2 * (uint64_t)pool.arrived + ARRIVES});
            }
        } else {
            pool.left++;
            if (--pool.present >= pool.servers)
                serve_byhand(&pool, &heap, &stream, e.time);
        }
    }
    watch_stop(watch);
    looks_right(&pool);
    return 2 * CUSTOMERS;
}

int main(int argc, char **argv)
{
    static struct report report;
    static struct pool ten, hundred, one, ten_at, hundred_at;
    int status = report_begin(&report, argc, argv);
    if (status)
        return status;
    ziggurat_init(&ten.ziggurat);
    ten.chance = chance_under(3, 4);
    one = hundred = ten;
    one.servers = 1;
    ten.servers = 10;
    hundred.servers = 100;
    one.least = 7.5, one.most = 10.5; /* 9 (Erlang) */
    ten.least = 14, ten.most = 16;    /* 15.02 */
    hundred.least = 91, hundred.most = 93; /* 91.95 */
    ten_at = ten;
    hundred_at = hundred;
    ten_at.addressed = hundred_at.addressed = true;
    report_head(&report, "ns");
    const char *stream = "4-ary heap, Philox stream, ziggurat";
    const char *addresses = "4-ary heap, Philox at addresses, inverse by libm";
    const struct row rows[] = {
        {"M/M/c, 10 servers, an event", stream, pool_ours, pool_byhand, &ten, &ten, 0, 0},
        {"the same", addresses, pool_ours, pool_byhand, &ten, &ten_at, 0, 0},
        {"M/M/c, 100 servers, an event", stream, pool_ours, pool_byhand, &hundred, &hundred, 0, 0},
        {"the same", addresses, pool_ours, pool_byhand, &hundred, &hundred_at, 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        report_row(&report, &rows[i]);
    report_peer(&report, "M/M/1, an event", pool_ours, &one, PEER_SIMPY("mm1 50000"));
    report_peer(&report, "M/M/1, an event", pool_ours, &one, PEER_NS3("mm1 1000000"));
    return report_end(&report, "servers");
}
