/* queue_key.c - see queue_key.h. */
#include "sim/queue_key.h"

#include <string.h>

enum {
    SORT_FEWEST = 8, /* by insertion as they lie */
    SORT_FEW = 96, SORT_FEW_BINS = 64,
    SORT_INSERT = 24, /* what one bin of many holds, by insertion */
    SORT_BINS_BITS = 11,
};

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

/* n <= SORT_FEW: out and back, by bins of equal time. What one bin holds ends side by side,
 * so that hardly a comparison of the insertion is a surprise, unless times are lumped. */
static void keys_sort_few(struct queue_key *keys, uint32_t n)
{
    struct queue_key spread[SORT_FEW];
    uint8_t at[SORT_FEW_BINS + 1] = {0};
    uint64_t least = UINT64_MAX, most = 0;
    int shift = 0;

    for (uint32_t i = 0; i < n; i++) {
        least = keys[i].high < least ? keys[i].high : least;
        most = keys[i].high > most ? keys[i].high : most;
    }
    while ((most - least) >> shift >= SORT_FEW_BINS)
        shift++;
    for (uint32_t i = 0; i < n; i++)
        at[((keys[i].high - least) >> shift) + 1]++;
    for (int bin = 0; bin < SORT_FEW_BINS; bin++)
        at[bin + 1] = (uint8_t)(at[bin + 1] + at[bin]);
    for (uint32_t i = 0; i < n; i++)
        spread[at[(keys[i].high - least) >> shift]++] = keys[i];
    for (uint32_t i = 0; i < n; i++) {
        uint32_t k = i;
        for (; k > 0 && key_before(spread[i], keys[k - 1]); k--)
            keys[k] = keys[k - 1];
        keys[k] = spread[i];
    }
}

/* Distribute over bins of equal time, in place (each key goes where its bin begins, the
 * one found there moves on), then sort every bin. */
void keys_sort(struct queue_key *keys, uint32_t n)
{
    uint32_t begins[1 << SORT_BINS_BITS], ends[1 << SORT_BINS_BITS];
    uint64_t least = UINT64_MAX, most = 0;
    int bits = 2, shift = 0;

    if (n <= SORT_FEWEST) {
        keys_insertion_sort(keys, n);
        return;
    }
    if (n <= SORT_FEW) {
        keys_sort_few(keys, n);
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
