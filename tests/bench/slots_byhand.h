/* slots_byhand.h - a small engine for any events, by hand, and one queue with one server on it.
 *
 * A 4-ary heap of (time, serial, slot); a slot holds what will happen: a function, what it is
 * called with, and a generation, so that an event can be cancelled by its handle and an old
 * handle does no harm. What an engine costs that checks, replays and hashes nothing.
 */
#ifndef BENCH_SLOTS_BYHAND_H
#define BENCH_SLOTS_BYHAND_H

#include <stdbool.h>

#include "sim/fault.h"
#include "tests/bench/byhand.h"

struct engine;
typedef void handler(struct engine *engine, void *object, uint64_t argument);

struct slot {
    handler *happen; /* NULL: cancelled */
    void *object;
    uint64_t argument;
    uint32_t generation, next_free;
};

struct engine {
    uint64_t now, planned;
    struct heap heap;
    struct slot *slots;
    uint32_t free; /* the first of them */
};

struct slot_handle {
    uint32_t slot, generation;
};

static inline void engine_init(struct engine *engine, struct entry *room, struct slot *slots,
                               uint32_t n)
{
    *engine = (struct engine){.heap = {room, 0}, .slots = slots};
    for (uint32_t i = 0; i < n; i++)
        slots[i] = (struct slot){.next_free = i + 1};
}

static inline struct slot_handle engine_plan(struct engine *engine, uint64_t time,
                                             handler *happen, void *object, uint64_t argument)
{
    const uint32_t i = engine->free;
    struct slot *slot = &engine->slots[i];
    engine->free = slot->next_free;
    slot->happen = happen;
    slot->object = object;
    slot->argument = argument;
    heap_put(&engine->heap, (struct entry){time, engine->planned++ << 32 | i});
    return (struct slot_handle){i, slot->generation};
}

/* Its entry stays in the heap until its time. */
static inline bool engine_cancel(struct engine *engine, struct slot_handle handle)
{
    struct slot *slot = &engine->slots[handle.slot];
    if (slot->generation != handle.generation || !slot->happen)
        return false;
    slot->happen = NULL;
    return true;
}

static inline void engine_run(struct engine *engine)
{
    while (engine->heap.n) {
        const struct entry e = heap_get(&engine->heap);
        struct slot *slot = &engine->slots[(uint32_t)e.word];
        const struct slot due = *slot;
        slot->generation++;
        slot->next_free = engine->free;
        engine->free = (uint32_t)e.word;
        engine->now = e.time;
        if (due.happen)
            due.happen(engine, due.object, due.argument);
    }
}

/* ---- the queue ---- */

struct slots_queue {
    uint32_t customers, arrived, present, left;
    double service, gap; /* means, microseconds */
    struct ziggurat ziggurat;
    struct stream_byhand stream;
    uint64_t area, since; /* customers present by time; until when */
};

static inline uint64_t slots_length(struct slots_queue *q, double mean)
{
    return (uint64_t)(int64_t)(mean * ziggurat_exponential(&q->ziggurat, PHILOX, &q->stream)) + 1;
}

static inline void slots_stand(struct slots_queue *q, uint64_t now)
{
    q->area += q->present * (now - q->since);
    q->since = now;
}

static inline void slots_leave(struct engine *engine, void *object, uint64_t customer)
{
    struct slots_queue *q = object;
    slots_stand(q, engine->now);
    q->left++;
    if (--q->present)
        engine_plan(engine, engine->now + slots_length(q, q->service), slots_leave, q,
                    customer + 1);
}

static inline void slots_arrive(struct engine *engine, void *object, uint64_t customer)
{
    struct slots_queue *q = object;
    slots_stand(q, engine->now);
    q->arrived++;
    if (q->present++ == 0)
        engine_plan(engine, engine->now + slots_length(q, q->service), slots_leave, q, customer);
    if (q->arrived < q->customers)
        engine_plan(engine, engine->now + slots_length(q, q->gap), slots_arrive, q, customer + 1);
}

/* Until the last customer has gone; one is called off before he comes. */
static inline void slots_run_byhand(struct slots_queue *q)
{
    enum { ROOM = 8 };
    struct entry room[ROOM];
    struct slot slots[ROOM];
    struct engine engine;
    engine_init(&engine, room, slots, ROOM);
    const struct slot_handle off = engine_plan(&engine, 1, slots_arrive, q, 0);
    ALWAYS(engine_cancel(&engine, off) && !engine_cancel(&engine, off));
    engine_plan(&engine, 1, slots_arrive, q, 0);
    engine_run(&engine);
}

#endif
