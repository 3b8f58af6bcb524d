/* random.c - see random.h. */
#include "sim/random.h"

#ifdef __x86_64__
#include <immintrin.h>
#endif

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

#ifdef __x86_64__
enum { ABREAST = 4 };

/* Four blocks abreast. A word stands in the low half of a lane of 64 bits; what is in the high
 * half a multiplication does not read, so nothing has to be moved within a register. */
__attribute__((target("avx2"))) static void
draws_abreast(uint64_t key, uint64_t purpose, const uint64_t *who, const uint32_t *nth,
              struct draw *draws)
{
    const __m256i left = _mm256_set1_epi64x(0xd2511f53), right = _mm256_set1_epi64x(0xcd9e8d57);
    const __m256i step0 = _mm256_set1_epi64x(0x9e3779b9), step1 = _mm256_set1_epi64x(0xbb67ae85);
    __m256i k0 = _mm256_set1_epi64x((int64_t)key), k1 = _mm256_srli_epi64(k0, 32);
    __m256i a = _mm256_loadu_si256((const __m256i_u *)(const void *)who);
    __m256i b = _mm256_srli_epi64(a, 32);
    __m256i c = _mm256_cvtepu32_epi64(_mm_loadu_si128((const __m128i_u *)(const void *)nth));
    __m256i d = _mm256_set1_epi64x((int64_t)(purpose >> 32));

    for (int round = 0; round < 10; round++) {
        const __m256i p = _mm256_mul_epu32(a, left), q = _mm256_mul_epu32(c, right);
        a = _mm256_xor_si256(_mm256_xor_si256(b, k0), _mm256_srli_epi64(q, 32));
        c = _mm256_xor_si256(_mm256_xor_si256(d, k1), _mm256_srli_epi64(p, 32));
        b = q;
        d = p;
        k0 = _mm256_add_epi32(k0, step0);
        k1 = _mm256_add_epi32(k1, step1);
    }
    const __m256i first = _mm256_blend_epi32(a, _mm256_slli_epi64(b, 32), 0xaa);
    const __m256i second = _mm256_blend_epi32(c, _mm256_slli_epi64(d, 32), 0xaa);
    const __m256i even = _mm256_unpacklo_epi64(first, second); /* draws 0 and 2 */
    const __m256i odd = _mm256_unpackhi_epi64(first, second);
    _mm_storeu_si128((__m128i_u *)(void *)draws[0].number, _mm256_castsi256_si128(even));
    _mm_storeu_si128((__m128i_u *)(void *)draws[1].number, _mm256_castsi256_si128(odd));
    _mm_storeu_si128((__m128i_u *)(void *)draws[2].number, _mm256_extracti128_si256(even, 1));
    _mm_storeu_si128((__m128i_u *)(void *)draws[3].number, _mm256_extracti128_si256(odd, 1));
    for (int i = 0; i < ABREAST; i++) {
        draws[i].key = key;
        draws[i].who = who[i];
        draws[i].nth_purpose = purpose | nth[i];
        draws[i].next = 1;
        draws[i].left = 2;
    }
}
#endif

void draws_at(const struct chance *chance, uint32_t purpose, const uint64_t *who,
              const uint32_t *nth, struct draw *draws, int n)
{
    int i = 0;

    ALWAYS(purpose < RANDOM_PURPOSES);
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2"))
        for (; i + ABREAST <= n; i += ABREAST)
            draws_abreast(chance->key, (uint64_t)purpose << 52, who + i, nth + i, draws + i);
#endif
    for (; i < n; i++)
        draws[i] = draw_at(chance, purpose, who[i], nth[i]);
}
