/* queue_key.c - see queue_key.h. */
#include "sim/queue_key.h"

#include <string.h>

enum {
    SORT_FEWEST = 8, /* by insertion as they lie */
    SORT_FEWER = 64, /* so many may be lumped */
    SORT_FEW = 512, SORT_FEW_BITS = 9, SORT_FEW_BITS_LEAST = 6,
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

/* Bins of equal time, so many that one or two keys share one. */
struct bins {
    uint64_t least;
    int shift;
    uint32_t n;
};

static struct bins bins_of(const struct queue_key *keys, uint32_t n, int bits)
{
    uint64_t least = UINT64_MAX, most = 0;

    for (uint32_t i = 0; i < n; i++) {
        least = keys[i].high < least ? keys[i].high : least;
        most = keys[i].high > most ? keys[i].high : most;
    }
    const int wide = 64 - __builtin_clzll((most - least) | 1), shift = wide > bits ? wide - bits : 0;
    return (struct bins){least, shift, (uint32_t)((most - least) >> shift) + 1};
}

/* n <= SORT_FEW: out and back, by bins of equal time. What one bin holds ends side by side,
 * so that hardly a comparison of the insertion is a surprise. Returns false, and nothing is
 * done, where times are so lumped that it would be many. */
static bool keys_sort_few(struct queue_key *keys, uint32_t n)
{
    struct queue_key spread[SORT_FEW];
    int16_t at[1 << SORT_FEW_BITS], most = 0, sum = 0;
    int bits = SORT_FEW_BITS_LEAST;

    while (UINT32_C(1) << bits < n)
        bits++;
    const struct bins bins = bins_of(keys, n, bits);
    memset(at, 0, bins.n * sizeof *at);
    for (uint32_t i = 0; i < n; i++)
        at[(keys[i].high - bins.least) >> bins.shift]++;
    for (uint32_t bin = 0; bin < bins.n; bin++)
        most = at[bin] > most ? at[bin] : most;
    if (most > SORT_INSERT && n > SORT_FEWER)
        return false;
    for (uint32_t bin = 0; bin < bins.n; bin++) {
        const int16_t here = at[bin];
        at[bin] = sum;
        sum = (int16_t)(sum + here);
    }
    for (uint32_t i = 0; i < n; i++)
        spread[at[(keys[i].high - bins.least) >> bins.shift]++] = keys[i];
    for (uint32_t i = 0; i < n; i++) {
        const struct queue_key key = spread[i];
        uint32_t k = i;
        for (; k > 0 && key_before(key, keys[k - 1]); k--)
            keys[k] = keys[k - 1];
        keys[k] = key;
    }
    return true;
}

/* Distribute over bins of equal time, in place (each key goes where its bin begins, the
 * one found there moves on), then sort every bin. */
void keys_sort(struct queue_key *keys, uint32_t n)
{
    uint32_t begins[1 << SORT_BINS_BITS], ends[1 << SORT_BINS_BITS];
    int bits = 2;

    if (n <= SORT_FEWEST) {
        keys_insertion_sort(keys, n);
        return;
    }
    if (n <= SORT_FEW && keys_sort_few(keys, n))
        return;
    while (bits < SORT_BINS_BITS && (UINT32_C(16) << bits) < n * UINT32_C(4))
        bits++;
    const struct bins spread = bins_of(keys, n, bits);
    const uint64_t least = spread.least;
    const uint32_t bins = spread.n;
    const int shift = spread.shift;
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
