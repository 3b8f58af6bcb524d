/* queue_page.h - which slots wait for a later day: by bucket, unsorted.
 *
 * For queue.c and queue_slot.h. A bucket is a chain of pages of two cache lines, each of 31
 * slots and the page before. (A chain through the slots themselves needs no pages, but tells
 * the next slot only when this one has come from afar: in a world larger than the caches that
 * was a third of an event.)
 *
 * A position is a word of queue->pages; a page begins at a multiple of 32, and its last word
 * is where the older page begins, or the spare one after it. A page fills from its last place
 * down to its first, so a bucket's position is that of its newest slot, and a multiple of 32
 * says that the next slot takes a new page. Page 0 is never used; position 0 is the end.
 */
#ifndef SIM_QUEUE_PAGE_H
#define SIM_QUEUE_PAGE_H

#include "sim/queue.h"

enum { PAGE = 32, PAGE_PLACES = PAGE - 1 };

/* Words for all that `capacity` slots can need: full pages, one of each bucket, page 0. */
static inline uint32_t pages_words(uint32_t capacity)
{
    const uint32_t begun = capacity < QUEUE_BUCKETS ? capacity : QUEUE_BUCKETS;
    return (capacity / PAGE_PLACES + begun + 1) * PAGE;
}

static inline uint32_t *page_older(const struct queue *queue, uint32_t page)
{
    return &queue->pages[page + PAGE_PLACES];
}

static inline void page_put(struct queue *queue, uint32_t b, uint32_t slot)
{
    uint32_t at = queue->bucket[b];
    if (at % PAGE == 0) {
        uint32_t page = queue->page_spare;
        if (page) {
            queue->page_spare = *page_older(queue, page);
        } else {
            page = queue->pages_used;
            queue->pages_used += PAGE;
        }
        *page_older(queue, page) = at;
        at = page + PAGE_PLACES;
    }
    queue->pages[--at] = slot;
    queue->bucket[b] = at;
}

static inline void page_fetch(const struct queue *queue, uint32_t at)
{
    __builtin_prefetch(&queue->pages[at - at % PAGE]);
    __builtin_prefetch(&queue->pages[at | PAGE_PLACES]);
}

/* The position after `at`: of the slot put before. */
static inline uint32_t page_step(const struct queue *queue, uint32_t at)
{
    at++;
    return at % PAGE < PAGE_PLACES ? at : queue->pages[at];
}

#endif
