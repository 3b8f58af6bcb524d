/* queue_page.h - which slots wait for a later day: by bucket, unsorted.
 *
 * For queue.c and queue_slot.h. A bucket is a chain of pages of two cache lines, each of
 * 31 slots. (A chain through the slots themselves needs no pages, but tells the next slot
 * only when this one has come from afar: in a world larger than the caches that was a third of
 * an event.)
 *
 * A position is page * 32 + place. A page fills from its last place down to its first, so a
 * bucket's position is that of its newest slot, and 0 in the last five bits says that the next
 * slot takes a new page. Page 0 is never used; position 0 is the end.
 */
#ifndef SIM_QUEUE_PAGE_H
#define SIM_QUEUE_PAGE_H

#include "sim/queue.h"

enum { PAGE_PLACES = 31, PAGE_STEP = 32 };

struct queue_page {
    uint32_t slot[PAGE_PLACES];
    uint32_t next; /* page, older; or spare */
};

_Static_assert(sizeof(struct queue_page) == 128, "two cache lines, which come together");

/* As many as `capacity` slots can need: full ones, one of each bucket, page 0. */
static inline uint32_t queue_pages_most(uint32_t capacity)
{
    return capacity / PAGE_PLACES + (capacity < QUEUE_BUCKETS ? capacity : QUEUE_BUCKETS) + 1;
}

static inline void page_put(struct queue *queue, uint32_t b, uint32_t slot)
{
    uint32_t at = queue->bucket[b];
    if (at % PAGE_STEP == 0) {
        const uint32_t page = queue->page_spare ? queue->page_spare : queue->pages_used;
        if (queue->page_spare)
            queue->page_spare = queue->pages[page].next;
        else
            queue->pages_used++;
        queue->pages[page].next = at / PAGE_STEP;
        queue->filled |= UINT64_C(1) << b;
        at = page * PAGE_STEP + PAGE_PLACES;
    }
    at--;
    queue->pages[at / PAGE_STEP].slot[at % PAGE_STEP] = slot;
    queue->bucket[b] = at;
}

static inline void page_fetch(const struct queue *queue, uint32_t page)
{
    __builtin_prefetch(&queue->pages[page].slot[0]);
    __builtin_prefetch(&queue->pages[page].next);
}

static inline uint32_t page_slot(const struct queue *queue, uint32_t at)
{
    return queue->pages[at / PAGE_STEP].slot[at % PAGE_STEP];
}

/* The position after `at`: of the slot put before. */
static inline uint32_t page_step(const struct queue *queue, uint32_t at)
{
    at++;
    return at % PAGE_STEP < PAGE_PLACES ? at : queue->pages[at / PAGE_STEP].next * PAGE_STEP;
}

#endif
