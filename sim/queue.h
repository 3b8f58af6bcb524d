/* queue.h - what happens next, at one logical process.
 *
 * Pending events in a total order: (when, phase, serial), serial being the order of
 * planning. A day is a window: events of later days wait unsorted in day buckets. In the
 * morning of a day they are gathered, and what is planned for it then joins them; once
 * begun, its events are a sorted run, beside which a small heap takes what is planned for
 * the open day itself; so the next entries can be seen and prefetched.
 * An event is cancelled by its handle; a handle whose event has happened or was
 * cancelled is recognised (the slot's serial has changed) and harmless.
 *
 * queue_plan() allocates only when more events are pending than ever before; reserve
 * at the window's barrier keeps that out of the day.
 *
 * Limits: 2^24 events pending at once (more is FAULT_MEMORY), 2^40 ever planned (more is
 * a bug). A handle keeps 32 bits of the serial: one kept after its event, while exactly a
 * multiple of 2^32 are planned and the same slot is taken again, would be mistaken.
 */
#ifndef SIM_QUEUE_H
#define SIM_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/archive.h"
#include "sim/clock.h"
#include "sim/fault.h"

/* At one instant events happen in this order, then in order of planning. */
enum phase {
    PHASE_WORLD,  /* what nobody decides */
    PHASE_PEOPLE, /* agents act */
};

struct event {
    instant when;
    uint32_t who, about; /* ids; what they mean is the kind's affair */
    uint16_t kind;       /* index into the model's happenings */
};

/* Names a planned event. All zero names none. */
struct handle {
    uint32_t slot, serial;
};

struct queue_slot; /* an event, 32 bytes */
struct queue_key;

#define QUEUE_BUCKETS 64

struct queue {
    day today;                /* the open day, or the day before the first */
    uint32_t run, heap_count; /* keys of the open day: sorted, and newcomers */
    uint32_t spare;           /* slots that were used and are free */
    instant now;              /* of the last event taken, or midnight of the open day */
    instant begins;           /* midnight of the open day */
    uint32_t *pages;          /* what is allocated: pages, slots, keys, which slots are free */
    struct queue_slot *slots; /* [capacity]; slot 0 is never used */
    struct queue_key *keys_end;
    uint64_t serial;          /* events ever planned */
    uint32_t capacity, used;  /* slots ever used, with slot 0 */
    uint32_t pending;         /* planned, not yet happened nor cancelled */
    uint32_t cancelled;       /* of these, slots not yet free again */
    uint32_t page_spare, pages_used; /* see queue_page.h */
    bool morning;             /* the run is not sorted yet */
    uint32_t bucket[QUEUE_BUCKETS];
};

/* Faults: FAULT_MEMORY. Room for `capacity` events, which may be 0; `today` is the first
 * day that will be opened. */
int queue_init(struct queue *queue, uint32_t capacity, day today, struct fault *fault);
void queue_free(struct queue *queue);

/* Room for `more` further events without allocating. Faults: FAULT_MEMORY. */
int queue_reserve(struct queue *queue, uint32_t more, struct fault *fault);

/* Plan an event at `when`; before the last event taken or the open day it is a bug.
 * Growth failing is reported by an all-zero handle, and nothing is planned. O(1) for a
 * later day, O(log n) for today. */
struct handle queue_plan(struct queue *queue, instant when, enum phase phase, uint16_t kind,
                         uint32_t who, uint32_t about);

/* Take back a planned event. Returns whether it was still pending. O(1) on average. */
bool queue_cancel(struct queue *queue, struct handle handle);
bool queue_is_pending(const struct queue *queue, struct handle handle);

/* Open `today`: gather its events, and bring them in order. In between is its morning, when
 * nothing can be taken, and whatever is planned costs O(1). Days are opened in order, none left
 * out, and none while an event of the day before is pending: else a bug. */
void queue_gather(struct queue *queue, day today);
void queue_begin(struct queue *queue);
static inline void queue_open(struct queue *queue, day today)
{
    queue_gather(queue, today);
    queue_begin(queue);
}

/* Take the next event of the open day before `until`. Returns false when there is none. */
bool queue_next(struct queue *queue, instant until, struct event *event);

/* Look at the next event of the open day without taking it. */
bool queue_peek(const struct queue *queue, struct event *event);

/* Hash of all that is pending, in order, whatever else was planned before. O(n log n).
 * For digests. */
uint64_t queue_digest(const struct queue *queue);

/* Between two days: nothing of the open one is pending. Handles stay good. */
void queue_archive(struct queue *queue, struct archive *archive);
size_t queue_bytes(const struct queue *queue);

/* Every invariant; a broken one is a bug. O(n). For tests. */
void queue_verify(const struct queue *queue);

#endif
