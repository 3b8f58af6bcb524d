/* random.c - see random.h. */
#include "sim/random.h"

struct chance chance_under(uint64_t seed, uint64_t replicate)
{
    return (struct chance){random_mix2(seed, replicate)};
}

/* One round, its words in the order of the next. */
#define ROUND(a, b, c, d, k0, k1)                        \
    do {                                                 \
        uint64_t p = (uint64_t)(a) * 0xd2511f53u;        \
        uint64_t q = (uint64_t)(c) * 0xcd9e8d57u;        \
        (a) = ((b) ^ (k0)) ^ (uint32_t)(q >> 32);        \
        (c) = ((d) ^ (k1)) ^ (uint32_t)(p >> 32);        \
        (b) = (uint32_t)q;                               \
        (d) = (uint32_t)p;                               \
        (k0) += 0x9e3779b9u;                             \
        (k1) += 0xbb67ae85u;                             \
    } while (0)

struct philox philox4x32_10(uint64_t counter01, uint64_t counter23, uint64_t key)
{
    uint32_t a = (uint32_t)counter01, b = (uint32_t)(counter01 >> 32);
    uint32_t c = (uint32_t)counter23, d = (uint32_t)(counter23 >> 32);
    uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);

    ROUND(a, b, c, d, k0, k1);
    ROUND(a, b, c, d, k0, k1);
    ROUND(a, b, c, d, k0, k1);
    ROUND(a, b, c, d, k0, k1);
    ROUND(a, b, c, d, k0, k1);
    ROUND(a, b, c, d, k0, k1);
    ROUND(a, b, c, d, k0, k1);
    ROUND(a, b, c, d, k0, k1);
    ROUND(a, b, c, d, k0, k1);
    ROUND(a, b, c, d, k0, k1);
    return (struct philox){{(uint64_t)b << 32 | a, (uint64_t)d << 32 | c}};
}

void draw_refill(struct draw *draw)
{
    struct philox block;

    ALWAYS(draw->next < RANDOM_BLOCKS);
    block = philox4x32_10(draw->who, draw->nth_purpose | (uint64_t)draw->next << 32, draw->key);
    draw->number[0] = block.number[0];
    draw->number[1] = block.number[1];
    draw->next++;
    draw->left = 2;
}
