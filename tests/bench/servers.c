/* servers.c - queues with several servers, beside the same by hand; and other simulators, where
 * they are installed, at the queue with one.
 */
#include "tests/bench/byhand.h"
#include "tests/bench/measure.h"
#include "tests/bench/peer.h"
#include "tests/bench/pool.h"

enum { CUSTOMERS = 1000000, MEAN_SERVICE = 1000000 }; /* microseconds */

struct hall {
    struct pool pool;
    bool addressed;     /* the reference draws at addresses and inverts, as ours does */
    double least, most; /* customers present in the mean */
    struct ziggurat ziggurat;
};

static void looks_right(const struct hall *hall)
{
    const double present = (double)hall->pool.area / (double)hall->pool.since;
    ALWAYS(hall->pool.left == CUSTOMERS && present > hall->least && present < hall->most);
}

static double hall_ours(void *context, struct watch *watch)
{
    struct hall hall = *(const struct hall *)context;
    struct lp lp = {0};
    ALWAYS(lp_init(&lp, 0, 64, 0, NULL) == 0);
    struct window window = {.model = &pool_model, .world = &hall.pool, .lps = &lp, .n = 1};
    watch_start(watch);
    pool_next(&hall.pool, &lp);
    ALWAYS(window_run(&window, 20, 1, NULL) == 0);
    watch_stop(watch);
    ALWAYS(lp.events == 2 * CUSTOMERS);
    looks_right(&hall);
    lp_free(&lp);
    return 2 * CUSTOMERS;
}

/* ---- by hand ---- */

static uint64_t draw_byhand(const struct hall *hall, struct stream_byhand *stream, uint32_t what,
                            uint32_t nth, double mean)
{
    if (!hall->addressed)
        return (uint64_t)(mean * ziggurat_exponential(&hall->ziggurat, PHILOX, stream)) + 1;
    double u = byhand_uniform(byhand_philox(nth, (uint64_t)what << 52, hall->pool.chance.key).half[0]);
    return (uint64_t)(mean * -log(u)) + 1;
}

static void serve_byhand(struct hall *hall, struct heap *heap, struct stream_byhand *stream,
                         uint64_t now)
{
    const uint32_t nth = hall->pool.begun++;
    const uint64_t time = draw_byhand(hall, stream, LEAVES, nth, MEAN_SERVICE);
    heap_put(heap, (struct entry){now + time, 2 * (uint64_t)nth + LEAVES});
}

static double hall_byhand(void *context, struct watch *watch)
{
    struct hall hall = *(const struct hall *)context;
    struct pool *pool = &hall.pool;
    struct entry room[128];
    struct heap heap = {room, 0};
    struct stream_byhand stream = {.key = 8};
    watch_start(watch);
    heap_put(&heap, (struct entry){1, ARRIVES});
    while (heap.n) {
        const struct entry e = heap_get(&heap);
        pool_stand(pool, (instant)e.time);
        if (e.word % 2 == ARRIVES) {
            if (pool->present++ < pool->servers)
                serve_byhand(&hall, &heap, &stream, e.time);
            if (++pool->arrived < CUSTOMERS) {
                uint64_t gap = draw_byhand(&hall, &stream, ARRIVES, pool->arrived, pool_gap(pool));
                heap_put(&heap, (struct entry){e.time + gap, 2 * (uint64_t)pool->arrived + ARRIVES});
            }
        } else {
            pool->left++;
            if (--pool->present >= pool->servers)
                serve_byhand(&hall, &heap, &stream, e.time);
        }
    }
    watch_stop(watch);
    looks_right(&hall);
    return 2 * CUSTOMERS;
}

int main(int argc, char **argv)
{
    static struct report report;
    static struct hall ten, hundred, one, ten_at, hundred_at;
    int status = report_begin(&report, argc, argv);
    if (status)
        return status;
    ziggurat_init(&ten.ziggurat);
    ten.pool = (struct pool){.chance = chance_under(3, 4), .customers = CUSTOMERS,
                             .service = MEAN_SERVICE};
    one = hundred = ten;
    one.pool.servers = 1;
    ten.pool.servers = 10;
    hundred.pool.servers = 100;
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
        {"M/M/c, 10 servers, an event", stream, hall_ours, hall_byhand, &ten, &ten, 0, 0},
        {"the same", addresses, hall_ours, hall_byhand, &ten, &ten_at, 0, 0},
        {"M/M/c, 100 servers, an event", stream, hall_ours, hall_byhand, &hundred, &hundred, 0, 0},
        {"the same", addresses, hall_ours, hall_byhand, &hundred, &hundred_at, 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        report_row(&report, &rows[i]);
    report_peer(&report, "M/M/1, an event", hall_ours, &one, PEER_SIMPY("mm1 50000"));
    report_peer(&report, "M/M/1, an event", hall_ours, &one, PEER_NS3("mm1 1000000"));
    return report_end(&report, "servers");
}
