/* phold_byhand.h - PHOLD by hand: bins by window, one window at a time, a bin for each pair of
 * threads.
 *
 * A window is as long as the lookahead, so that nothing in it makes anything in it. Its hops are
 * either put in order altogether, as the engine's places do, or each object's only, which is
 * as much as PHOLD asks for: objects do not see one another. Both give the same sums, on any
 * number of threads.
 */
#ifndef BENCH_PHOLD_BYHAND_H
#define BENCH_PHOLD_BYHAND_H

#ifdef _OPENMP
#include <omp.h>
#endif
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>

#include "sim/fault.h"
#include "tests/bench/byhand.h"

enum { SLICES_BITS = 13, WINDOWS_ROUND = 256 };

/* What is put in order, whose bits (Philox by object and count, or a xoshiro of each object), and
 * whether they become lengths by the ziggurat or by the logarithm, as ours. */
enum hand_way { HAND_ALL, HAND_ALL_INVERSE, HAND_EACH, HAND_ALL_XOSHIRO, HAND_EACH_XOSHIRO };
enum hand_order { ORDER_ALL, ORDER_EACH };

struct hopper {
    uint64_t time;        /* in 2^-32 of a window */
    uint32_t who, before; /* before: where the same object's hop before this one stands */
};

struct bin {
    struct hopper *at;
    uint32_t n, capacity;
};

struct hand {
    enum hand_way way;
    int threads, window; /* window: the next */
    uint32_t objects;
    uint64_t key;
    const struct ziggurat *ziggurat;
    uint32_t *visits, *last; /* [objects]; last: where a hop of his stood last */
    struct xoshiro *xoshiro; /* [objects] */
    struct bin *bins;        /* [writer][owner][window % WINDOWS_ROUND] */
    atomic_uint arrived, turn;
    uint64_t sum, events;
};

static __attribute__((noinline)) void bin_grow(struct bin *bin)
{
    bin->capacity = bin->capacity ? 2 * bin->capacity : 64;
    bin->at = realloc(bin->at, bin->capacity * sizeof *bin->at);
    ALWAYS(bin->at);
}

static inline void bin_put(struct bin *bin, struct hopper h)
{
    if (bin->n == bin->capacity)
        bin_grow(bin);
    bin->at[bin->n++] = h;
}

static inline void hand_wait(struct hand *hand)
{
    const unsigned threads = (unsigned)hand->threads;
    unsigned turn = atomic_load(&hand->turn);
    if (atomic_fetch_add(&hand->arrived, 1) + 1 == threads) {
        atomic_store(&hand->arrived, 0);
        atomic_fetch_add(&hand->turn, 1);
        return;
    }
    for (int spins = 0; atomic_load_explicit(&hand->turn, memory_order_acquire) == turn; spins++)
        if (spins > 4000)
            sched_yield();
}

static inline int hopper_before(struct hopper a, struct hopper b)
{
    return ((entry_number)a.time << 64 | a.who) < ((entry_number)b.time << 64 | b.who);
}

/* What all wrote for this window: into as many slices of time as there are hoppers, or half as
 * many, then by insertion. `bins` is a row of `writers`, WINDOWS_ROUND * stride apart. */
static inline uint32_t hoppers_sort(struct hopper *to, struct bin *bins, int writers, int stride,
                                    uint32_t *ends)
{
    uint32_t n = 0;
    int bits = 4;
    for (int from = 0; from < writers; from++)
        n += bins[from * stride * WINDOWS_ROUND].n;
    while (bits < SLICES_BITS && UINT32_C(1) << bits < n)
        bits++;
    const int shift = 32 - bits;
    memset(ends, 0, sizeof *ends << bits);
    for (int from = 0; from < writers; from++) {
        const struct bin *bin = &bins[from * stride * WINDOWS_ROUND];
        for (uint32_t i = 0; i < bin->n; i++)
            ends[(uint32_t)bin->at[i].time >> shift]++;
    }
    for (uint32_t slice = 0, sum = 0; slice < UINT32_C(1) << bits; slice++) {
        const uint32_t here = ends[slice];
        ends[slice] = sum;
        sum += here;
    }
    for (int from = 0; from < writers; from++) {
        struct bin *bin = &bins[from * stride * WINDOWS_ROUND];
        for (uint32_t i = 0; i < bin->n; i++)
            to[ends[(uint32_t)bin->at[i].time >> shift]++] = bin->at[i];
        bin->n = 0;
    }
    for (uint32_t i = 1; i < n; i++) {
        const struct hopper h = to[i];
        uint32_t k = i;
        for (; k && hopper_before(h, to[k - 1]); k--)
            to[k] = to[k - 1];
        to[k] = h;
    }
    return n;
}

/* The same as they lie, and only the hops of one object in order among the positions that they
 * have. A position in `last` counts where this object does stand there: it is of this window. */
static inline uint32_t hoppers_gather(struct hopper *to, struct bin *bins, int writers, int stride,
                                      uint32_t *last)
{
    const uint32_t none = UINT32_MAX;
    uint32_t n = 0;
    for (int from = 0; from < writers; from++) {
        struct bin *bin = &bins[from * stride * WINDOWS_ROUND];
        if (bin->n)
            memcpy(to + n, bin->at, bin->n * sizeof *to);
        n += bin->n;
        bin->n = 0;
    }
    for (uint32_t i = 0; i < n; i++) {
        const uint64_t time = to[i].time;
        const uint32_t who = to[i].who, at = last[who];
        const bool again = at < i && to[at].who == who;
        last[who] = i;
        to[i].before = again ? at : none;
        if (!again)
            continue;
        uint32_t k = i;
        for (uint32_t b = at; b != none && to[b].time > time; k = b, b = to[b].before)
            to[k].time = to[b].time;
        to[k].time = time;
    }
    return n;
}

BYHAND void hand_windows(struct hand *hand, int me, int until, enum hand_order order,
                         enum generator generator, bool inverse)
{
    const int threads = hand->threads;
    const uint32_t share = (hand->objects + (uint32_t)threads - 1) / (uint32_t)threads;
    struct hopper *due = malloc(sizeof *due * hand->objects);
    uint64_t sum = 0, events = 0;
    uint32_t *ends = malloc(sizeof *ends << SLICES_BITS);
    ALWAYS(due && ends);
    for (int w = hand->window; w < until; w++) {
        struct bin *bins = &hand->bins[me * WINDOWS_ROUND + w % WINDOWS_ROUND];
        const uint32_t n = order == ORDER_ALL
                               ? hoppers_sort(due, bins, threads, threads, ends)
                               : hoppers_gather(due, bins, threads, threads, hand->last);
        for (uint32_t i = 0; i < n; i++) {
            struct hopper h = due[i];
            struct block block;
            struct stream_byhand stream;
            void *more = generator == PHILOX ? (void *)&stream : &hand->xoshiro[h.who];
            if (generator == PHILOX) {
                if (i + 8 < n)
                    __builtin_prefetch(&hand->visits[due[i + 8].who]);
                block = byhand_philox(h.who, hand->visits[h.who]++, hand->key);
                stream = (struct stream_byhand){.key = block.half[0]};
            } else {
                block.half[0] = xoshiro_bits(more);
                block.half[1] = xoshiro_bits(more);
            }
            const double x =
                inverse ? -log(byhand_uniform(block.half[1]))
                        : ziggurat_of(hand->ziggurat, block.half[1], generator, more);
            sum += h.time ^ h.who;
            if (block.half[0] >> 62 == 0)
                h.who = (uint32_t)((block.half[0] & 0xffffffff) * hand->objects >> 32);
            h.time += (UINT64_C(1) << 32) + (uint64_t)(int64_t)(9 * 0x1p32 * x);
            uint64_t window = h.time >> 32;
            if (window >= (uint64_t)w + WINDOWS_ROUND)
                window = (uint64_t)w + WINDOWS_ROUND - 1; /* once in 10^12 */
            const int owner = threads == 1 ? 0 : (int)(h.who / share);
            bin_put(&hand->bins[(me * threads + owner) * WINDOWS_ROUND +
                                (int)(window % WINDOWS_ROUND)], h);
        }
        events += n;
        if (threads > 1)
            hand_wait(hand);
    }
    free(due);
    free(ends);
#ifdef _OPENMP
#pragma omp critical
#endif
    {
        hand->sum += sum;
        hand->events += events;
    }
}

/* One thread's part of the windows up to `until`. */
static inline void hand_work(struct hand *hand, int me, int until)
{
    switch (hand->way) {
    case HAND_ALL: hand_windows(hand, me, until, ORDER_ALL, PHILOX, false); break;
    case HAND_ALL_INVERSE: hand_windows(hand, me, until, ORDER_ALL, PHILOX, true); break;
    case HAND_EACH: hand_windows(hand, me, until, ORDER_EACH, PHILOX, false); break;
    case HAND_ALL_XOSHIRO: hand_windows(hand, me, until, ORDER_ALL, XOSHIRO, false); break;
    case HAND_EACH_XOSHIRO: hand_windows(hand, me, until, ORDER_EACH, XOSHIRO, false); break;
    }
}

static inline void hand_run(struct hand *hand, int until)
{
#ifdef _OPENMP
#pragma omp parallel num_threads(hand->threads)
    hand_work(hand, omp_get_thread_num(), until);
#else
    hand_work(hand, 0, until);
#endif
    hand->window = until;
}

/* `hand` says the way, threads, objects, key and ziggurat; every object plans its first hop. */
static inline void hand_begin(struct hand *hand)
{
    const uint32_t objects = hand->objects, threads = (uint32_t)hand->threads;
    const uint32_t share = (objects + threads - 1) / threads;
    struct stream_byhand stream = {.key = 11};
    hand->bins = calloc((size_t)threads * threads * WINDOWS_ROUND, sizeof *hand->bins);
    hand->visits = malloc(objects * sizeof *hand->visits);
    hand->last = malloc(objects * sizeof *hand->last);
    hand->xoshiro = malloc(objects * sizeof *hand->xoshiro);
    ALWAYS(hand->bins && hand->visits && hand->last && hand->xoshiro);
    for (uint32_t i = 0; i < objects; i++) {
        const double x = ziggurat_exponential(hand->ziggurat, PHILOX, &stream);
        const uint64_t time = (uint64_t)(10 * 0x1p32 * x);
        const uint32_t owner = i / share;
        bin_put(&hand->bins[(owner * threads + owner) * WINDOWS_ROUND + (time >> 32)],
                (struct hopper){time, i, 0});
        hand->visits[i] = hand->last[i] = 0;
        hand->xoshiro[i] = xoshiro_seeded(i);
    }
}

static inline void hand_free(struct hand *hand)
{
    const size_t bins = (size_t)hand->threads * (size_t)hand->threads * WINDOWS_ROUND;
    for (size_t b = 0; b < bins; b++)
        free(hand->bins[b].at);
    free(hand->bins);
    free(hand->visits);
    free(hand->last);
    free(hand->xoshiro);
}

#endif
