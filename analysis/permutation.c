/* permutation.c - see permutation.h. */
#include "analysis/permutation.h"

enum { ROUNDS = 12, LEAST_BITS = 6 };

/* How many bits the network has: those that 0 .. n-1 need, but never too few to mix. */
static int bits_of(uint64_t n)
{
    int bits = LEAST_BITS;
    while ((n - 1) >> bits)
        bits++;
    return bits;
}

/* Even rounds change the upper half, odd ones the lower, which has one bit more when b is odd. */
static uint64_t round_of(const struct permutation *p, int bits, uint64_t x, int round)
{
    const int high = bits / 2, low = bits - high;
    const uint64_t below = ((uint64_t)1 << low) - 1, above = ((uint64_t)1 << high) - 1;
    const uint64_t half = round % 2 ? x >> low : x & below;
    struct draw draw =
        draw_at(&p->chance, p->purpose, (uint64_t)p->which << 32 | half, (uint32_t)round);
    const uint64_t mask = draw_bits(&draw);
    return round % 2 ? x ^ (mask & below) : x ^ (mask & above) << low;
}

uint64_t permutation_at(const struct permutation *permutation, uint64_t i)
{
    const int bits = bits_of(permutation->n);
    ALWAYS(i < permutation->n && bits <= 32);
    do
        for (int round = 0; round < ROUNDS; round++)
            i = round_of(permutation, bits, i, round);
    while (i >= permutation->n);
    return i;
}

uint64_t permutation_place(const struct permutation *permutation, uint64_t x)
{
    const int bits = bits_of(permutation->n);
    ALWAYS(x < permutation->n && bits <= 32);
    do
        for (int round = ROUNDS - 1; round >= 0; round--)
            x = round_of(permutation, bits, x, round);
    while (x >= permutation->n);
    return x;
}
