/* queue_slot.h - how a queue holds its events, and the two things done at every event:
 * planning one and taking the next.
 *
 * For queue.c, lp.c and window.c: these two are inlined where they are called, since a call
 * and the checks it repeats cost as much as the work. Everybody else uses queue.h.
 */
#ifndef SIM_QUEUE_SLOT_H
#define SIM_QUEUE_SLOT_H

#include "sim/queue.h"
#include "sim/queue_key.h"

enum slot_state { SLOT_FREE, SLOT_PENDING, SLOT_CANCELLED };

struct queue_slot {
    instant when;
    uint64_t serial;
    uint32_t who, about;
    uint32_t next; /* in its bucket or among the spare; 0 ends */
    uint16_t kind;
    uint8_t phase, state;
};

enum {
    PHASE_BITS = 3,
    SLOT_BITS = 24, /* and 40 for the serial: a million events a second for 12 days */
    RUN_INSERT = 32, /* a run shorter than this takes newcomers in place */
    AHEAD = 4, /* slots to prefetch before their turn */
};

#define SLOTS_MOST  (UINT32_C(1) << SLOT_BITS)
#define SERIAL_MOST (UINT64_C(1) << (64 - SLOT_BITS))

_Static_assert(sizeof(struct queue_slot) == 32, "two slots to a cache line");
_Static_assert(QUEUE_BUCKETS == 64, "`filled` has a bit for each");

/* The heap is at the beginning of the keys, the run at their end. */
static inline struct queue_key *queue_keys(const struct queue *queue)
{
    return (struct queue_key *)(queue->slots + queue->capacity);
}

static inline struct queue_key *queue_run(const struct queue *queue)
{
    return queue->keys_end - queue->run;
}

static inline uint32_t bucket_of(instant when)
{
    return (uint32_t)day_of(when) % QUEUE_BUCKETS;
}

static inline struct queue_key key_of(const struct queue *queue, uint32_t i)
{
    const struct queue_slot *slot = &queue->slots[i];
    return (struct queue_key){(uint64_t)(slot->when - queue->begins) << PHASE_BITS | slot->phase,
                              slot->serial << SLOT_BITS | i};
}

static inline uint32_t key_slot(struct queue_key key)
{
    return (uint32_t)(key.low & (SLOTS_MOST - 1));
}

static inline uint32_t slot_take(struct queue *queue)
{
    const uint32_t i = queue->spare;
    if (i) {
        queue->spare = queue->slots[i].next;
        return i;
    }
    if (queue->used >= queue->capacity && queue_reserve(queue, 1, NULL))
        return 0;
    return queue->used++;
}

static inline void slot_release(struct queue *queue, uint32_t i)
{
    queue->slots[i].state = SLOT_FREE;
    queue->slots[i].next = queue->spare;
    queue->spare = i;
}

/* A newcomer of the open day. */
static inline void queue_join(struct queue *queue, struct queue_key key)
{
    if (queue->heap_count == 0 && queue->run < RUN_INSERT) {
        struct queue_key *run = queue_run(queue);
        for (; run < queue->keys_end && key_before(*run, key); run++)
            run[-1] = run[0];
        run[-1] = key;
        queue->run++;
    } else {
        keys_heap_up(queue_keys(queue), queue->heap_count++, key);
    }
}

/* queue_plan() */
static inline struct handle queue_put(struct queue *queue, instant when, enum phase phase,
                                      uint16_t kind, uint32_t who, uint32_t about)
{
    const uint64_t serial = queue->serial;
    const instant begins = queue->begins;

    ALWAYS(when >= queue->now);
    ALWAYS(serial < SERIAL_MOST);
    const uint32_t i = slot_take(queue);
    if (!i)
        return (struct handle){0};
    struct queue_slot *slot = &queue->slots[i];
    queue->serial = serial + 1;
    queue->pending++;
    *slot = (struct queue_slot){.when = when, .serial = serial, .who = who, .about = about,
                                .kind = kind, .phase = (uint8_t)phase, .state = SLOT_PENDING};
    if (when >= begins + DAY) {
        const uint32_t b = bucket_of(when);
        slot->next = queue->bucket[b];
        queue->bucket[b] = i;
        queue->filled |= UINT64_C(1) << b;
    } else {
        const uint64_t time = (uint64_t)(when - begins);
        queue_join(queue, (struct queue_key){time << PHASE_BITS | (uint8_t)phase,
                                             serial << SLOT_BITS | i});
    }
    return (struct handle){i, (uint32_t)serial};
}

/* Take the next event whose key is below `limit`; whoever wants all of the open day says
 * UINT64_MAX. */
static inline bool queue_take(struct queue *queue, uint64_t limit, struct event *event)
{
    while (queue->run + queue->heap_count) {
        const struct queue_key *run = queue_run(queue);
        struct queue_key key;

        if (queue->heap_count == 0 || (queue->run && key_before(*run, *queue_keys(queue)))) {
            key = *run;
            if (key.high >= limit)
                return false;
            queue->run--;
            if (queue->run > AHEAD)
                __builtin_prefetch(&queue->slots[key_slot(run[AHEAD])]);
        } else {
            struct queue_key *heap = queue_keys(queue);
            key = *heap;
            if (key.high >= limit)
                return false;
            queue->heap_count--;
            if (queue->heap_count)
                keys_heap_down(heap, queue->heap_count, 0, heap[queue->heap_count]);
        }
        const uint32_t i = key_slot(key);
        const struct queue_slot *slot = &queue->slots[i];
        if (slot->state == SLOT_CANCELLED) {
            queue->cancelled--;
            slot_release(queue, i);
            continue;
        }
        queue->now = slot->when;
        queue->pending--;
        *event = (struct event){slot->when, slot->who, slot->about, slot->kind};
        slot_release(queue, i);
        return true;
    }
    return false;
}

#endif
