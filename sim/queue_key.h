/* queue_key.h - the order of a queue's events, as keys: heap and sort.
 *
 * For queue.c. Keys of one queue are never equal.
 */
#ifndef SIM_QUEUE_KEY_H
#define SIM_QUEUE_KEY_H

#include <stdbool.h>
#include <stdint.h>

/* Compared as one number of 128 bits. */
struct queue_key {
    uint64_t high; /* microseconds since midnight, phase */
    uint64_t low;  /* serial, slot */
};

_Static_assert(sizeof(struct queue_key) == 16, "four keys to a cache line");

__extension__ typedef unsigned __int128 queue_key_number;

/* Without a branch, by one subtraction with its borrow: which of two keys comes first cannot
 * be foreseen. */
static inline bool key_before(struct queue_key a, struct queue_key b)
{
    return ((queue_key_number)a.high << 64 | a.low) < ((queue_key_number)b.high << 64 | b.low);
}

/* A 4-ary heap: `key` finds its place above or below the vacant place i. */

static inline void keys_heap_up(struct queue_key *heap, uint32_t i, struct queue_key key)
{
    while (i > 0) {
        const uint32_t parent = (i - 1) / 4;
        if (!key_before(key, heap[parent]))
            break;
        heap[i] = heap[parent];
        i = parent;
    }
    heap[i] = key;
}

static inline void keys_heap_down(struct queue_key *heap, uint32_t n, uint32_t i,
                                  struct queue_key key)
{
    for (;;) {
        const uint32_t child = 4 * i + 1;
        uint32_t first = child;
        if (child >= n)
            break;
        const uint32_t end = child + 4 < n ? child + 4 : n;
        for (uint32_t k = child + 1; k < end; k++)
            first = key_before(heap[k], heap[first]) ? k : first;
        if (!key_before(heap[first], key))
            break;
        heap[i] = heap[first];
        i = first;
    }
    heap[i] = key;
}

/* Make n keys a heap. O(n). */
void keys_heap_make(struct queue_key *heap, uint32_t n);

/* Sort, the first first. Best spread over time; O(n log n) however they lie. */
void keys_sort(struct queue_key *keys, uint32_t n);

#endif
