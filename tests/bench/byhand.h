/* byhand.h - what a program written for one purpose only would use: the references.
 *
 * Written here for these measurements, after Salmon et al. (2011) for Philox4x32-10, Blackman,
 * Vigna (2021), ACM Trans. Math. Softw. 47(4), 36, for xoshiro256+, and Marsaglia, Tsang (2000),
 * J. Stat. Softw. 5(8), for the ziggurat. Draws come from a stream or a counter, unchecked;
 * nothing can be replayed or hashed.
 */
#ifndef BENCH_BYHAND_H
#define BENCH_BYHAND_H

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

/* Inlined by force, so that what a caller knows (which generator, which law) is decided when it
 * is compiled. */
#define BYHAND static inline __attribute__((always_inline))

struct block {
    uint64_t half[2];
};

static inline struct block byhand_philox(uint64_t low, uint64_t high, uint64_t key)
{
    uint32_t x0 = (uint32_t)low, x1 = (uint32_t)(low >> 32);
    uint32_t x2 = (uint32_t)high, x3 = (uint32_t)(high >> 32);
    uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
    for (int round = 0; round < 10; round++) {
        uint64_t left = (uint64_t)x0 * 0xd2511f53u, right = (uint64_t)x2 * 0xcd9e8d57u;
        x0 = (uint32_t)(right >> 32) ^ x1 ^ k0;
        x1 = (uint32_t)right;
        x2 = (uint32_t)(left >> 32) ^ x3 ^ k1;
        x3 = (uint32_t)left;
        k0 += 0x9e3779b9u;
        k1 += 0xbb67ae85u;
    }
    return (struct block){{(uint64_t)x1 << 32 | x0, (uint64_t)x3 << 32 | x2}};
}

struct stream_byhand {
    uint64_t key, next;
    struct block block;
    int left;
};

static inline uint64_t byhand_bits(struct stream_byhand *s)
{
    if (!s->left) {
        s->block = byhand_philox(s->next++, 0, s->key);
        s->left = 2;
    }
    return s->block.half[--s->left];
}

/* Its lowest bits are linear, which the layers of a ziggurat do not mind. */
struct xoshiro {
    uint64_t s[4];
};

static inline struct xoshiro xoshiro_seeded(uint64_t seed)
{
    const struct block a = byhand_philox(seed, 0, 0), b = byhand_philox(seed, 1, 0);
    return (struct xoshiro){{a.half[0], a.half[1], b.half[0], b.half[1]}};
}

static inline uint64_t xoshiro_bits(struct xoshiro *x)
{
    const uint64_t bits = x->s[0] + x->s[3], shifted = x->s[1] << 17;
    x->s[2] ^= x->s[0];
    x->s[3] ^= x->s[1];
    x->s[1] ^= x->s[2];
    x->s[0] ^= x->s[3];
    x->s[2] ^= shifted;
    x->s[3] = x->s[3] << 45 | x->s[3] >> 19;
    return bits;
}

/* Whose bits: a struct stream_byhand, or a struct xoshiro. */
enum generator { PHILOX, XOSHIRO };

BYHAND uint64_t bits_from(enum generator generator, void *stream)
{
    return generator == XOSHIRO ? xoshiro_bits(stream) : byhand_bits(stream);
}

static inline double byhand_uniform(uint64_t bits)
{
    return ((double)(int64_t)(bits >> 12) + 0.5) * 0x1p-52;
}

/* Ziggurat of 256 layers for the exponential. */
struct ziggurat {
    uint64_t sure[256]; /* below: inside whatever the height */
    double width[256], height[257];
};

static inline void ziggurat_init(struct ziggurat *z)
{
    const double right = 7.69711747013104972, area = 0.0039496598225815571993;
    double x = right, before = right;
    z->width[0] = area / exp(-right) * 0x1p-53;
    z->sure[0] = (uint64_t)(right / (area / exp(-right)) * 0x1p53);
    z->height[0] = 0;
    z->height[1] = exp(-right);
    z->width[1] = right * 0x1p-53;
    for (int i = 2; i < 256; i++) {
        x = -log(area / before + exp(-before));
        z->width[i] = x * 0x1p-53;
        z->sure[i - 1] = (uint64_t)(x / before * 0x1p53);
        z->height[i] = exp(-x);
        before = x;
    }
    z->sure[255] = 0;
    z->height[256] = 1;
}

/* One draw in ninety. */
static __attribute__((noinline)) double ziggurat_slow(const struct ziggurat *z, uint64_t bits,
                                                      enum generator generator, void *more)
{
    for (;;) {
        int i = (int)(bits & 255);
        double x = (double)(int64_t)(bits >> 11) * z->width[i];
        if (bits >> 11 < z->sure[i])
            return x;
        if (i == 0)
            return 7.69711747013104972 - log(byhand_uniform(bits_from(generator, more)));
        double y = z->height[i] + byhand_uniform(bits_from(generator, more)) *
                                      (z->height[i + 1] - z->height[i]);
        if (y < exp(-x))
            return x;
        bits = bits_from(generator, more);
    }
}

/* Of these bits; `more` where they do not suffice. */
BYHAND double ziggurat_of(const struct ziggurat *z, uint64_t bits, enum generator generator,
                          void *more)
{
    int i = (int)(bits & 255);
    return bits >> 11 < z->sure[i] ? (double)(int64_t)(bits >> 11) * z->width[i]
                                   : ziggurat_slow(z, bits, generator, more);
}

BYHAND double ziggurat_exponential(const struct ziggurat *z, enum generator generator,
                                   void *stream)
{
    return ziggurat_of(z, bits_from(generator, stream), generator, stream);
}

/* A 4-ary heap of (time, word), in total order. */
struct entry {
    uint64_t time, word;
};

struct heap {
    struct entry *at;
    uint32_t n;
};

__extension__ typedef unsigned __int128 entry_number;

static inline int entry_before(struct entry a, struct entry b)
{
    return ((entry_number)a.time << 64 | a.word) < ((entry_number)b.time << 64 | b.word);
}

static inline void heap_put(struct heap *heap, struct entry e)
{
    uint32_t i = heap->n++;
    for (uint32_t up; i && entry_before(e, heap->at[up = (i - 1) / 4]); i = up)
        heap->at[i] = heap->at[up];
    heap->at[i] = e;
}

static inline struct entry heap_get(struct heap *heap)
{
    const struct entry first = heap->at[0], e = heap->at[--heap->n];
    uint32_t i = 0;
    for (uint32_t child; (child = 4 * i + 1) < heap->n;) {
        uint32_t best = child, end = child + 4 < heap->n ? child + 4 : heap->n;
        for (uint32_t k = child + 1; k < end; k++)
            best = entry_before(heap->at[k], heap->at[best]) ? k : best;
        if (!entry_before(heap->at[best], e))
            break;
        heap->at[i] = heap->at[best];
        i = best;
    }
    heap->at[i] = e;
    return first;
}

#endif
