/* queue_byhand.h - one queue with one server by hand: one loop, one heap, and draws.
 *
 * For the benchmarks, and for the guard, which counts what it costs.
 */
#ifndef BENCH_QUEUE_BYHAND_H
#define BENCH_QUEUE_BYHAND_H

#include <stdbool.h>

#include "tests/bench/byhand.h"

/* How it draws: by a ziggurat from a Philox stream or from xoshiro256+, by the logarithm from a
 * Philox stream, or at an address as ours. */
enum law { BY_ZIGGURAT, BY_XOSHIRO, BY_LOGARITHM, AT_ADDRESSES };

struct queue_byhand {
    enum law law;
    uint32_t customers;
    double service, gap; /* means, microseconds */
    uint64_t key;        /* of the addresses */
    struct ziggurat ziggurat;
    uint32_t left; /* told, as what follows: who has gone, customers present by time, time */
    uint64_t area, end;
};

struct queue_streams {
    struct stream_byhand philox;
    struct xoshiro xoshiro;
};

enum { COMES, GOES };

BYHAND double queue_exponential(const struct queue_byhand *q, enum law law,
                                struct queue_streams *streams, uint32_t what, uint32_t nth)
{
    switch (law) {
    case BY_ZIGGURAT: return ziggurat_exponential(&q->ziggurat, PHILOX, &streams->philox);
    case BY_XOSHIRO: return ziggurat_exponential(&q->ziggurat, XOSHIRO, &streams->xoshiro);
    case BY_LOGARITHM: return -log(byhand_uniform(byhand_bits(&streams->philox)));
    default: return -log(byhand_uniform(byhand_philox(nth, (uint64_t)what << 52, q->key).half[0]));
    }
}

BYHAND uint64_t queue_length(const struct queue_byhand *q, enum law law,
                             struct queue_streams *streams, uint32_t what, uint32_t nth)
{
    const double mean = what == COMES ? q->gap : q->service;
    return (uint64_t)(int64_t)(mean * queue_exponential(q, law, streams, what, nth)) + 1;
}

/* Until the last customer has gone. */
BYHAND void queue_loop(struct queue_byhand *q, enum law law)
{
    struct entry room[8];
    struct heap heap = {room, 0};
    struct queue_streams streams = {.philox.key = 7, .xoshiro = xoshiro_seeded(7)};
    uint32_t arrived = 0, left = 0, present = 0;
    uint64_t area = 0, since = 0;
    heap_put(&heap, (struct entry){1, COMES});
    while (heap.n) {
        const struct entry e = heap_get(&heap);
        bool begins = false;
        area += present * (e.time - since);
        since = e.time;
        if (e.word % 2 == COMES) {
            begins = present++ == 0;
            if (++arrived < q->customers) {
                const uint64_t gap = queue_length(q, law, &streams, COMES, arrived);
                heap_put(&heap, (struct entry){e.time + gap, 2 * (uint64_t)arrived + COMES});
            }
        } else {
            left++;
            begins = --present > 0;
        }
        if (begins) {
            const uint64_t time = queue_length(q, law, &streams, GOES, left);
            heap_put(&heap, (struct entry){e.time + time, 2 * (uint64_t)left + GOES});
        }
    }
    q->left = left;
    q->area = area;
    q->end = since;
}

static inline void queue_run_byhand(struct queue_byhand *q)
{
    switch (q->law) {
    case BY_ZIGGURAT: queue_loop(q, BY_ZIGGURAT); break;
    case BY_XOSHIRO: queue_loop(q, BY_XOSHIRO); break;
    case BY_LOGARITHM: queue_loop(q, BY_LOGARITHM); break;
    case AT_ADDRESSES: queue_loop(q, AT_ADDRESSES); break;
    }
}

#endif
