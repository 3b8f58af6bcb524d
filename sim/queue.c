/* queue.c - see queue.h.
 *
 * One block holds pages, `capacity` slots and as many keys. An event planned for a later day
 * is a slot named in the pages of the bucket of its day modulo QUEUE_BUCKETS; one of the open
 * day has a key, either in the run (sorted but in the morning, at the end of the keys, its first
 * key being the next) or in the heap of newcomers (4-ary, at their beginning). A key needs a
 * slot, so run and heap never meet.
 *
 * queue_gather() collects the day's slots, queue_begin() sorts them: distribution by time of
 * day, then insertion within each bin. At 20,000 events a day that takes less than half of what
 * heapifying and popping do, and the next events can be seen, in order, for prefetching.
 *
 * A cancelled event keeps its slot, and its key if it has one, until it would come up, or
 * until more are cancelled than pending: then all are swept out at once. So no key ever
 * points at a slot with another event, and cancelling costs a constant on average.
 */
#include "sim/queue.h"

#include <stdlib.h>
#include <string.h>

#include "sim/queue_slot.h"
#include "sim/random.h"

enum {
    SWEEP_SPARED = 32,
    FETCHED = 32, /* slots to prefetch before a day that is opened looks at them */
};

/* Slots. */

static size_t block_bytes(uint32_t capacity)
{
    const size_t bytes = pages_words(capacity) * sizeof(uint32_t) +
                         capacity * (sizeof(struct queue_slot) + sizeof(struct queue_key) +
                                     sizeof(uint32_t));
    return (bytes + 63) / 64 * 64;
}

static int queue_grow(struct queue *queue, uint32_t capacity, struct fault *fault)
{
    const size_t bytes = block_bytes(capacity);
    struct queue grown = *queue;

    if (!(grown.pages = aligned_alloc(64, bytes)))
        return fault_memory(fault, bytes);
    grown.capacity = capacity;
    grown.slots = (struct queue_slot *)(void *)(grown.pages + pages_words(capacity));
    grown.keys_end = queue_keys(&grown) + capacity;
    if (queue->pages) {
        memcpy(grown.pages, queue->pages, queue->pages_used * sizeof *queue->pages);
        memcpy(grown.slots, queue->slots, queue->used * sizeof *queue->slots);
        memcpy(queue_keys(&grown), queue_keys(queue),
               queue->heap_count * sizeof(struct queue_key));
        memcpy(queue_run(&grown), queue_run(queue), queue->run * sizeof(struct queue_key));
        memcpy(queue_spare(&grown), queue_spare(queue), queue->spare * sizeof(uint32_t));
    }
    free(queue->pages);
    *queue = grown;
    return 0;
}

int queue_reserve(struct queue *queue, uint32_t more, struct fault *fault)
{
    const uint64_t needed = UINT64_C(1) + queue->pending + queue->cancelled + more;
    const uint64_t twice = UINT64_C(2) * queue->capacity;

    if (needed <= queue->capacity)
        return 0;
    if (needed > SLOTS_MOST)
        return fault_memory(fault,
                            needed * (sizeof(struct queue_slot) + sizeof(struct queue_key)));
    return queue_grow(queue,
                      (uint32_t)(needed > twice ? needed : twice < SLOTS_MOST ? twice : SLOTS_MOST),
                      fault);
}

int queue_init(struct queue *queue, uint32_t capacity, day today, struct fault *fault)
{
    *queue = (struct queue){.used = 1, .pages_used = PAGE, .today = today - 1, .now = midnight_of(today),
                            .begins = midnight_of(today - 1)};
    return capacity ? queue_reserve(queue, capacity, fault) : 0;
}

void queue_free(struct queue *queue)
{
    free(queue->pages);
    *queue = (struct queue){0};
}

struct handle queue_put_heap(struct queue *queue, struct queue_key key)
{
    keys_heap_up(queue_keys(queue), queue->heap_count++, key);
    return (struct handle){key_slot(key), (uint32_t)(key.low >> SLOT_BITS)};
}

struct handle queue_plan(struct queue *queue, instant when, enum phase phase, uint16_t kind,
                         uint32_t who, uint32_t about)
{
    if (queue_full(queue) && queue_reserve(queue, 1, NULL))
        return (struct handle){0};
    return queue_put(queue, when, phase, kind, who, about);
}

/* Keep the keys whose events are pending, release the slots of the others. */
static uint32_t keys_sweep(struct queue *queue, struct queue_key *keys, uint32_t n)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t at = key_slot(keys[i]);
        if (queue->slots[at].state == SLOT_PENDING)
            keys[kept++] = keys[i];
        else
            slot_release(queue, at);
    }
    return kept;
}

/* Take all slots out of a bucket, put them before `end` in the order of planning, each in its
 * key's low half, and tell how many. They have no keys yet, so there is room. */
static uint32_t bucket_empty(struct queue *queue, uint32_t b, struct queue_key *end)
{
    struct queue_key *key = end;
    uint32_t at = queue->bucket[b];

    while (at) {
        uint32_t *older = page_older(queue, at - at % PAGE);
        const uint32_t page = at - at % PAGE, next = *older;
        page_fetch(queue, next);
        for (; at < page + PAGE_PLACES; at++)
            (--key)->low = queue->pages[at];
        *older = queue->page_spare;
        queue->page_spare = page;
        at = next;
    }
    queue->bucket[b] = 0;
    return (uint32_t)(end - key);
}

static void queue_sweep(struct queue *queue)
{
    struct queue_key *run = queue_run(queue);
    const uint32_t ran = keys_sweep(queue, run, queue->run);

    memmove(run + (queue->run - ran), run, ran * sizeof *run);
    queue->run = ran;
    queue->heap_count = keys_sweep(queue, queue_keys(queue), queue->heap_count);
    keys_heap_make(queue_keys(queue), queue->heap_count);
    for (uint32_t b = 0; b < QUEUE_BUCKETS; b++) {
        const struct queue_key *end = queue_run(queue);
        const uint32_t n = bucket_empty(queue, b, queue_run(queue));
        for (const struct queue_key *key = end; key-- > end - n;)
            if (queue->slots[key->low].state == SLOT_CANCELLED)
                slot_release(queue, (uint32_t)key->low);
        for (const struct queue_key *key = end - n; key < end; key++)
            if (queue->slots[key->low].state == SLOT_PENDING)
                page_put(queue, b, (uint32_t)key->low);
    }
    queue->cancelled = 0;
}

bool queue_is_pending(const struct queue *queue, struct handle handle)
{
    if (handle.slot == 0 || handle.slot >= queue->used)
        return false;
    const struct queue_slot *slot = &queue->slots[handle.slot];
    return slot->state == SLOT_PENDING && (uint32_t)slot->serial == handle.serial;
}

bool queue_cancel(struct queue *queue, struct handle handle)
{
    if (!queue_is_pending(queue, handle))
        return false;
    queue->slots[handle.slot].state = SLOT_CANCELLED;
    queue->pending--;
    queue->cancelled++;
    if (queue->cancelled > queue->pending + SWEEP_SPARED)
        queue_sweep(queue);
    return true;
}

/* Cancelled events of a day that is over. */
static void queue_forget(struct queue *queue)
{
    const struct queue_key *run = queue_run(queue), *heap = queue_keys(queue);

    for (uint32_t i = 0; i < queue->run; i++) {
        ALWAYS(queue->slots[key_slot(run[i])].state == SLOT_CANCELLED);
        slot_release(queue, key_slot(run[i]));
    }
    for (uint32_t i = 0; i < queue->heap_count; i++) {
        ALWAYS(queue->slots[key_slot(heap[i])].state == SLOT_CANCELLED);
        slot_release(queue, key_slot(heap[i]));
    }
    queue->cancelled -= queue->run + queue->heap_count;
    queue->run = 0;
    queue->heap_count = 0;
}

void queue_gather(struct queue *queue, day today)
{
    const instant ends = midnight_of(today + 1);
    const uint32_t b = (uint32_t)today % QUEUE_BUCKETS;

    ALWAYS(today == queue->today + 1);
    if (queue->run + queue->heap_count)
        queue_forget(queue);
    queue->today = today;
    queue->now = queue->begins = midnight_of(today);
    queue->morning = true;
    if (!queue->bucket[b])
        return;

    struct queue_key *end = queue->keys_end, *run = end - bucket_empty(queue, b, end);
    const struct queue_key *key = run;
    uint32_t n = 0;
    for (int i = 0; i < FETCHED && key + i < end; i++)
        __builtin_prefetch(&queue->slots[key[i].low]);
    for (key = end; key-- > run;) /* the newest first: digests know the slots */
        if (queue->slots[key->low].state == SLOT_CANCELLED) {
            slot_release(queue, (uint32_t)key->low);
            queue->cancelled--;
        }
    for (key = run; key < end; key++) {
        const uint32_t i = (uint32_t)key->low;
        if (end - key > FETCHED)
            __builtin_prefetch(&queue->slots[key[FETCHED].low]);
        if (queue->slots[i].state == SLOT_FREE)
            continue;
        if (queue->slots[i].when < ends) {
            run[n++] = key_of(queue, i);
        } else {
            page_put(queue, b, i);
        }
    }
    queue->run = n;
    if (run + n < end)
        memmove(end - n, run, n * sizeof *run);
}

void queue_begin(struct queue *queue)
{
    queue->morning = false;
    if (queue->run > 1)
        keys_sort(queue_run(queue), queue->run);
}

bool queue_next(struct queue *queue, instant until, struct event *event)
{
    ALWAYS(!queue->morning);
    if (until <= queue->begins)
        return false;
    const bool whole = until >= queue->begins + DAY;
    const uint64_t limit = whole ? UINT64_MAX : (uint64_t)(until - queue->begins) << PHASE_BITS;
    while (queue->run + queue->heap_count) {
        const struct queue_key *run = queue_run(queue);
        struct queue_key *heap = queue_keys(queue);
        const bool from_heap =
            queue->heap_count && !(queue->run && key_before(*run, *heap));
        const struct queue_key key = from_heap ? *heap : *run;

        if (key.high >= limit)
            return false;
        if (from_heap) {
            queue->heap_count--;
            if (queue->heap_count)
                keys_heap_down(heap, queue->heap_count, 0, heap[queue->heap_count]);
        } else {
            queue->run--;
            if (queue->run > AHEAD)
                __builtin_prefetch(&queue->slots[key_slot(run[AHEAD])]);
        }
        if (queue_give(queue, key, event))
            return true;
    }
    return false;
}

bool queue_peek(const struct queue *queue, struct event *event)
{
    ALWAYS(!queue->morning);
    if (queue->run + queue->heap_count == 0)
        return false;
    const struct queue_key *run = queue_run(queue), *heap = queue_keys(queue);
    const struct queue_key *first = NULL;
    for (uint32_t i = 0; i < queue->run && !first; i++)
        if (queue->slots[key_slot(run[i])].state == SLOT_PENDING)
            first = &run[i];
    for (uint32_t i = 0; i < queue->heap_count; i++)
        if (queue->slots[key_slot(heap[i])].state == SLOT_PENDING &&
            (!first || key_before(heap[i], *first)))
            first = &heap[i];
    if (!first)
        return false;
    const struct queue_slot *slot = &queue->slots[key_slot(*first)];
    *event = (struct event){slot->when, slot->who, slot->about, slot->kind};
    return true;
}

/* The open day's keys one by one, run and heap merged; `taken` counts how many of each. */
struct taken {
    uint32_t run, heap;
};

static bool key_in_turn(const struct queue *queue, struct taken *taken, struct queue_key *key)
{
    if (taken->run + taken->heap == queue->run + queue->heap_count)
        return false;
    const struct queue_key *run = queue_run(queue) + taken->run;
    const struct queue_key *heap = queue_keys(queue) + taken->heap;
    const bool from_heap =
        taken->run == queue->run || (taken->heap < queue->heap_count && key_before(*heap, *run));
    *key = from_heap ? *heap : *run;
    taken->heap += from_heap;
    taken->run += !from_heap;
    return true;
}

static uint64_t digest_key(const struct queue *queue, struct queue_key key, uint64_t hash)
{
    const struct queue_slot *slot = &queue->slots[key_slot(key)];
    if (slot->state != SLOT_PENDING)
        return hash;
    hash = random_mix2(hash ^ (uint64_t)slot->when,
                       (uint64_t)slot->kind << PHASE_BITS | slot->phase);
    return random_mix2(hash, (uint64_t)slot->who << 32 | slot->about);
}

/* Needs no memory and cannot fail: later days' events have slots but no keys, so their
 * keys find room between heap and run; and the heap, when sorted, still is a heap. */
uint64_t queue_digest(const struct queue *queue)
{
    uint64_t hash = queue->pending;
    struct taken taken = {0};
    struct queue_key key;
    uint32_t n = 0;

    if (queue->pending == 0)
        return random_mix(hash);
    keys_sort(queue_keys(queue), queue->heap_count);
    while (key_in_turn(queue, &taken, &key))
        hash = digest_key(queue, key, hash);
    struct queue_key *later = queue_keys(queue) + queue->heap_count;
    for (uint32_t b = 0; b < QUEUE_BUCKETS; b++)
        for (uint32_t at = queue->bucket[b]; at; at = page_step(queue, at))
            later[n++] = key_of(queue, queue->pages[at]);
    keys_sort(later, n);
    for (uint32_t i = 0; i < n; i++)
        hash = digest_key(queue, later[i], hash);
    return random_mix(hash);
}

#define DAY_MOST day_of(INT64_MAX / 2) /* later days have no midnight */

static void slot_archive(struct queue_slot *slot, struct archive *archive)
{
    ARCHIVE(archive, slot->when);
    ARCHIVE(archive, slot->serial);
    ARCHIVE(archive, slot->who);
    ARCHIVE(archive, slot->about);
    ARCHIVE(archive, slot->kind);
    ARCHIVE(archive, slot->phase);
    ARCHIVE(archive, slot->state);
    if (archive_reads(archive) &&
        (slot->state > SLOT_CANCELLED || slot->when > INT64_MAX / 2 ||
         slot->when < -INT64_MAX / 2)) /* of such an instant there is no day */
        archive_unfit(archive);
}

/* Every slot is free and named as such, once, or awaits a later day. */
static bool slots_fit(struct queue *queue)
{
    enum { SLOT_NAMED = SLOT_CANCELLED + 1 };
    uint32_t count[SLOT_NAMED + 1] = {0};
    for (uint32_t k = 0; k < queue->spare; k++) {
        const uint32_t i = queue_spare(queue)[k];
        if (!i || i >= queue->used || queue->slots[i].state != SLOT_FREE)
            return false;
        queue->slots[i].state = SLOT_NAMED;
    }
    for (uint32_t i = 1; i < queue->used; i++) {
        struct queue_slot *slot = &queue->slots[i];
        count[slot->state]++;
        if (slot->state == SLOT_NAMED)
            slot->state = SLOT_FREE;
        else if (slot->serial >= queue->serial || day_of(slot->when) <= queue->today)
            return false;
    }
    return !count[SLOT_FREE] && queue->pending == count[SLOT_PENDING] &&
           queue->cancelled == count[SLOT_CANCELLED];
}

/* Buckets anew, in the order of planning, as they were: in that order slots become free. */
static void buckets_make(struct queue *queue)
{
    struct queue_key *keys = queue->slots ? queue_keys(queue) : NULL;
    uint32_t n = 0;

    memset(queue->bucket, 0, sizeof queue->bucket);
    queue->page_spare = 0;
    queue->pages_used = PAGE;
    for (uint32_t i = 1; i < queue->used; i++)
        if (queue->slots[i].state != SLOT_FREE)
            keys[n++] = (struct queue_key){queue->slots[i].serial, i};
    if (n > 1)
        keys_sort(keys, n);
    for (uint32_t k = 0; k < n; k++) {
        const uint32_t i = (uint32_t)keys[k].low;
        page_put(queue, bucket_of(queue, queue->slots[i].when), i);
    }
}

/* The open day's keys are of cancelled events, which would be forgotten when the next day is
 * opened; so a queue that is kept and one that is not go on alike. */
void queue_archive(struct queue *queue, struct archive *archive)
{
    uint32_t used = queue->used, capacity = queue->capacity;
    if (queue->run + queue->heap_count)
        queue_forget(queue);
    ARCHIVE(archive, queue->today);
    if (archive_reads(archive) && (queue->today > DAY_MOST || queue->today < -DAY_MOST))
        archive_unfit(archive);
    if (!archive->status)
        queue->begins = midnight_of(queue->today);
    ARCHIVE(archive, queue->now);
    ARCHIVE(archive, queue->serial);
    ARCHIVE(archive, queue->pending);
    ARCHIVE(archive, queue->cancelled);
    archive_count(archive, &used, SLOTS_MOST);
    archive_count(archive, &capacity, SLOTS_MOST);
    if (archive_reads(archive) && (!used || used > (capacity ? capacity : 1)))
        archive_unfit(archive);
    if (archive_reads(archive) && capacity > queue->capacity &&
        archive_takes(archive, block_bytes(capacity)))
        archive->status = queue_grow(queue, capacity, archive->fault);
    if (archive_reads(archive))
        queue->used = used;
    archive_count(archive, &queue->spare, used ? used - 1 : 0);
    if (!archive->status)
        archive_integers(archive, queue_spare(queue), queue->spare, (int)sizeof(uint32_t));
    for (uint32_t i = 1; i < used && !archive->status; i++)
        slot_archive(&queue->slots[i], archive);
    if (archive_reads(archive) && !slots_fit(queue))
        archive_unfit(archive);
    if (archive_reads(archive))
        buckets_make(queue);
}

size_t queue_bytes(const struct queue *queue)
{
    return sizeof *queue + (queue->capacity ? block_bytes(queue->capacity) : 0);
}

/* A key tells its slot's order; the slot is taken. */
static void verify_key(const struct queue *queue, struct queue_key key)
{
    const uint32_t i = key_slot(key);
    ALWAYS(i > 0 && i < queue->used && queue->slots[i].state != SLOT_FREE);
    const struct queue_key own = key_of(queue, i);
    ALWAYS(own.high == key.high && own.low == key.low);
    ALWAYS(day_of(queue->slots[i].when) == queue->today);
}

void queue_verify(const struct queue *queue)
{
    uint32_t count[3] = {0}, pages = 0, placed = queue->run + queue->heap_count;
    uint64_t named = 0;

    ALWAYS(placed < queue->used && queue->pending + queue->cancelled < queue->used);
    ALWAYS((queue->slots != NULL) == (queue->capacity > 0));
    if (!queue->slots) {
        ALWAYS(queue->used == 1 && queue->spare == 0);
        return;
    }
    ALWAYS(queue->used <= queue->capacity);
    const struct queue_key *run = queue_run(queue), *heap = queue_keys(queue);
    for (uint32_t i = 0; i < queue->run; i++) {
        verify_key(queue, run[i]);
        ALWAYS(i == 0 || queue->morning || key_before(run[i - 1], run[i]));
    }
    for (uint32_t i = 0; i < queue->heap_count; i++) {
        verify_key(queue, heap[i]);
        ALWAYS(i == 0 || key_before(heap[(i - 1) / 4], heap[i]));
    }
    for (uint32_t b = 0; b < QUEUE_BUCKETS; b++) {
        for (uint32_t at = queue->bucket[b]; at; at = page_step(queue, at)) {
            const uint32_t i = queue->pages[at];
            ALWAYS(at < queue->pages_used);
            ALWAYS(i < queue->used && queue->slots[i].state != SLOT_FREE);
            ALWAYS(bucket_of(queue, queue->slots[i].when) == b);
            ALWAYS(day_of(queue->slots[i].when) > queue->today);
            ALWAYS(++placed < queue->used); /* no slot twice, no circle */
            pages += at == queue->bucket[b] || at % PAGE == 0;
        }
    }
    for (uint32_t page = queue->page_spare; page; page = *page_older(queue, page))
        ALWAYS(++pages < queue->pages_used / PAGE);
    ALWAYS(pages == queue->pages_used / PAGE - 1);
    ALWAYS(queue->pages_used <= pages_words(queue->capacity));
    for (uint32_t k = 0; k < queue->spare; k++) {
        const uint32_t i = queue_spare(queue)[k];
        ALWAYS(i > 0 && i < queue->used && queue->slots[i].state == SLOT_FREE);
        named += i;
    }
    for (uint32_t i = 1; i < queue->used; i++) {
        ALWAYS(queue->slots[i].state <= SLOT_CANCELLED);
        ALWAYS(queue->slots[i].serial < queue->serial);
        count[queue->slots[i].state]++;
        named -= queue->slots[i].state == SLOT_FREE ? i : 0;
    }
    ALWAYS(count[SLOT_FREE] == queue->spare && named == 0);
    ALWAYS(count[SLOT_PENDING] == queue->pending);
    ALWAYS(count[SLOT_CANCELLED] == queue->cancelled);
    ALWAYS(placed + queue->spare == queue->used - 1);
}
