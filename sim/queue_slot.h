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
#include "sim/queue_page.h"

enum slot_state { SLOT_FREE, SLOT_PENDING, SLOT_CANCELLED };

struct queue_slot {
    instant when;
    uint64_t serial;
    uint32_t who, about;
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

/* The heap is at the beginning of the keys, the run at their end. */
static inline struct queue_key *queue_keys(const struct queue *queue)
{
    return (struct queue_key *)(queue->slots + queue->capacity);
}

static inline struct queue_key *queue_run(const struct queue *queue)
{
    return queue->keys_end - queue->run;
}

/* The free slots, [queue->spare], behind the keys. The last to be freed is the next to be taken,
 * being near. (A chain through the slots would fetch the free one to learn of the next.) */
static inline uint32_t *queue_spare(const struct queue *queue)
{
    return (uint32_t *)(void *)queue->keys_end;
}

/* Of an instant not before the open day. */
static inline uint32_t bucket_of(const struct queue *queue, instant when)
{
    const uint64_t after = (uint64_t)when - (uint64_t)queue->begins;
    return ((uint32_t)queue->today + (uint32_t)(after / (uint64_t)DAY)) % QUEUE_BUCKETS;
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

static inline void slot_release(struct queue *queue, uint32_t i)
{
    queue->slots[i].state = SLOT_FREE;
    queue_spare(queue)[queue->spare++] = i;
}

/* Bring near what will be wanted when the day `today` is opened, and the slots that `planned`
 * more events will take. */
static inline void queue_fetch(const struct queue *queue, day today, uint32_t planned)
{
    const uint32_t at = queue->bucket[(uint32_t)today % QUEUE_BUCKETS];

    if (at)
        page_fetch(queue, at);
    for (uint32_t k = queue->spare; k > 0 && planned > 0; planned--)
        __builtin_prefetch(&queue->slots[queue_spare(queue)[--k]], 1);
}

/* Whether planning one more needs memory. */
static inline bool queue_full(const struct queue *queue)
{
    return !queue->spare && queue->used >= queue->capacity;
}

/* A newcomer of the open day when the run is too long to be pushed aside for it. */
struct handle queue_put_heap(struct queue *queue, struct queue_key key);

/* queue_plan() of a queue that is not full. What is rare is called last, so that nothing has
 * to be saved for it. */
static inline struct handle queue_put(struct queue *queue, instant when, enum phase phase,
                                      uint16_t kind, uint32_t who, uint32_t about)
{
    const uint64_t serial = queue->serial;
    const instant begins = queue->begins;

    ALWAYS(when >= queue->now);
    ALWAYS(serial < SERIAL_MOST);
    const uint32_t i =
        queue->spare ? queue_spare(queue)[--queue->spare] : queue->used++;
    struct queue_slot *slot = &queue->slots[i];
    queue->serial = serial + 1;
    queue->pending++;
    slot->when = when;
    slot->serial = serial;
    slot->who = who;
    slot->about = about;
    slot->kind = kind;
    slot->phase = (uint8_t)phase;
    slot->state = SLOT_PENDING;
    if (when >= begins + DAY) {
        page_put(queue, bucket_of(queue, when), i);
        return (struct handle){i, (uint32_t)serial};
    }
    const struct queue_key key = {(uint64_t)(when - begins) << PHASE_BITS | (uint8_t)phase,
                                  serial << SLOT_BITS | i};
    struct queue_key *run = queue_run(queue);
    if (queue->morning) {
        run[-1] = key;
        queue->run++;
        return (struct handle){i, (uint32_t)serial};
    }
    if (queue->heap_count || queue->run >= RUN_INSERT)
        return queue_put_heap(queue, key);
    for (; run < queue->keys_end && key_before(*run, key); run++)
        run[-1] = run[0];
    run[-1] = key;
    queue->run++;
    return (struct handle){i, (uint32_t)serial};
}

/* A key was taken out, of the run or of the heap: its slot is free. Returns whether its event was
 * pending still, and then it happens. */
static inline bool queue_give(struct queue *queue, struct queue_key key, struct event *event)
{
    const uint32_t i = key_slot(key);
    const struct queue_slot *slot = &queue->slots[i];
    const bool pending = slot->state == SLOT_PENDING;

    slot_release(queue, i);
    if (!pending) {
        queue->cancelled--;
        return false;
    }
    queue->now = slot->when;
    queue->pending--;
    *event = (struct event){slot->when, slot->who, slot->about, slot->kind};
    return true;
}

/* What comes next as it looks now, n at most; nothing where newcomers may come between. */
static inline int queue_ahead(const struct queue *queue, struct event *next, int most)
{
    int n = 0;

    if (queue->heap_count || !queue->run)
        return 0;
    const struct queue_key *run = queue_run(queue);
    for (; n < most && run + n < queue->keys_end; n++) {
        const struct queue_slot *slot = &queue->slots[key_slot(run[n])];
        next[n] = (struct event){slot->when, slot->who, slot->about, slot->kind};
    }
    return n;
}

/* queue_next() of all of the open day. */
static inline bool queue_take(struct queue *queue, struct event *event)
{
    if (queue->heap_count)
        return queue_next(queue, INT64_MAX, event);
    while (queue->run) {
        const struct queue_key *run = queue_run(queue);
        queue->run--;
        if (queue->run > AHEAD)
            __builtin_prefetch(&queue->slots[key_slot(run[AHEAD])]);
        if (queue_give(queue, *run, event))
            return true;
    }
    return false;
}

#endif
