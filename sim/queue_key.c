/* queue_key.c - see queue_key.h. */
#include "sim/queue_key.h"

#include <string.h>

enum { SORT_INSERT = 24, SORT_BINS_BITS = 11 };

void keys_heap_make(struct queue_key *heap, uint32_t n)
{
    for (uint32_t i = (n + 2) / 4; i-- > 0;)
        keys_heap_down(heap, n, i, heap[i]);
}

static void keys_insertion_sort(struct queue_key *keys, uint32_t n)
{
    for (uint32_t i = 1; i < n; i++) {
        const struct queue_key key = keys[i];
        uint32_t k = i;
        for (; k > 0 && key_before(key, keys[k - 1]); k--)
            keys[k] = keys[k - 1];
        keys[k] = key;
    }
}

static void keys_heap_sort(struct queue_key *keys, uint32_t n)
{
    keys_heap_make(keys, n);
    for (uint32_t end = n - 1; end > 0; end--) {
        const struct queue_key last = keys[end];
        keys[end] = keys[0];
        keys_heap_down(keys, end, 0, last);
    }
    for (uint32_t i = 0, k = n - 1; i < k; i++, k--) { /* the first came last */
        const struct queue_key key = keys[i];
        keys[i] = keys[k];
        keys[k] = key;
    }
}

static void keys_compare_sort(struct queue_key *keys, uint32_t n)
{
    uint32_t sorted = 1;
    if (n <= SORT_INSERT) {
        keys_insertion_sort(keys, n);
        return;
    }
    while (sorted < n && key_before(keys[sorted - 1], keys[sorted]))
        sorted++;
    if (sorted < n)
        keys_heap_sort(keys, n);
}

/* Distribute over bins of equal time, in place (each key goes where its bin begins, the
 * one found there moves on), then sort every bin. */
void keys_sort(struct queue_key *keys, uint32_t n)
{
    uint32_t begins[1 << SORT_BINS_BITS], ends[1 << SORT_BINS_BITS];
    uint64_t least = UINT64_MAX, most = 0;
    int bits = 2, shift = 0;

    if (n <= 4 * SORT_INSERT) {
        keys_compare_sort(keys, n);
        return;
    }
    while (bits < SORT_BINS_BITS && (UINT32_C(16) << bits) < n * UINT32_C(4))
        bits++;
    for (uint32_t i = 0; i < n; i++) {
        least = keys[i].high < least ? keys[i].high : least;
        most = keys[i].high > most ? keys[i].high : most;
    }
    while ((most - least) >> shift >> bits)
        shift++;
    const uint32_t bins = (uint32_t)((most - least) >> shift) + 1;
    memset(ends, 0, bins * sizeof *ends);
    for (uint32_t i = 0; i < n; i++)
        ends[(keys[i].high - least) >> shift]++;
    for (uint32_t bin = 0, sum = 0; bin < bins; bin++) {
        begins[bin] = sum;
        sum += ends[bin];
        ends[bin] = sum;
    }
    for (uint32_t bin = 0; bin < bins; bin++)
        while (begins[bin] < ends[bin]) {
            struct queue_key key = keys[begins[bin]];
            uint64_t to = (key.high - least) >> shift;
            while (to != bin) {
                const struct queue_key moved = keys[begins[to]];
                keys[begins[to]++] = key;
                key = moved;
                to = (key.high - least) >> shift;
            }
            keys[begins[bin]++] = key;
        }
    for (uint32_t bin = 0, begin = 0; bin < bins; begin = ends[bin++])
        if (ends[bin] - begin > 1)
            keys_compare_sort(keys + begin, ends[bin] - begin);
}
