/* random.h - every random number has an address.
 *
 * A draw is named by what it decides, for whom, and which time round:
 *     (purpose, who, nth)   under   (seed, replicate)
 * and is a pure function of that address, so it depends neither on the order of
 * events, nor on the thread, nor on what anybody else does. Two arms of an experiment
 * meet the same needs, the same people and the same luck: common random numbers
 * without book-keeping. Nothing is stored; there is no generator to pass round.
 *
 *   key     = 64-bit mix of (seed, replicate): word 0 its low half, word 1 its high
 *   counter = who (64 bits) | nth (32) | purpose (12) | block (20):
 *             word 0 the low half of who, word 1 its high half, word 2 nth,
 *             word 3 purpose x 2^20 + block
 *   a block's output words w0..w3 are two numbers, w0 + 2^32 w1 and then w2 + 2^32 w3
 *
 * Source: Salmon, Moraes, Dror, Shaw (2011), Parallel random numbers: as easy as
 * 1, 2, 3, SC'11 (Philox4x32-10). The mix is the finaliser of SplitMix64, Steele,
 * Lea, Flood (2014), OOPSLA.
 */
#ifndef SIM_RANDOM_H
#define SIM_RANDOM_H

#include <stdint.h>
#include <string.h>

#include "sim/fault.h"

#define RANDOM_PURPOSES 4096  /* purposes are 0 .. 4095 */
#define RANDOM_BLOCKS   (1u << 20)

struct chance {
    uint64_t key;
};

/* A draw in progress; lives on the caller's stack. */
struct draw {
    uint64_t number[2];             /* the block at hand */
    uint64_t key, who, nth_purpose; /* the address; word 3 with block 0 */
    uint32_t next;                  /* the block that follows */
    uint32_t left;                  /* of number[], not yet handed out: 0..2 */
};

/* Different replicates of one seed never share a key. */
struct chance chance_under(uint64_t seed, uint64_t replicate);

/* A well-mixed 64-bit function of one and of two numbers; for identities and hashes.
 * One to one in x, and in y at a fixed x. */
static inline uint64_t random_mix(uint64_t x)
{
    x += UINT64_C(0x9e3779b97f4a7c15);
    x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
    return x ^ x >> 31;
}

static inline uint64_t random_mix2(uint64_t x, uint64_t y)
{
    return random_mix(random_mix(x) + y);
}

/* Identity of something that has a cause: the cause's identity, what kind of child,
 * its how-manieth. Never from a global counter, and never 0. */
static inline uint64_t identity_of(uint64_t cause, uint32_t kind, uint32_t nth)
{
    uint64_t identity = random_mix2(cause, (uint64_t)kind << 32 | nth);
    return identity ? identity : 1;
}

/* Words 2i and 2i + 1 of a counter, a key or an output stand in number i, low half first. */
struct philox {
    uint64_t number[2];
};

struct philox philox4x32_10(uint64_t counter01, uint64_t counter23, uint64_t key);

/* Purposes from RANDOM_PURPOSES on are a bug. */
static inline struct draw draw_at(const struct chance *chance, uint32_t purpose, uint64_t who,
                                  uint32_t nth)
{
    uint64_t nth_purpose = (uint64_t)purpose << 52 | nth;
    struct philox first = philox4x32_10(who, nth_purpose, chance->key);

    ALWAYS(purpose < RANDOM_PURPOSES);
    return (struct draw){{first.number[0], first.number[1]},
                         chance->key, who, nth_purpose, 1, 2};
}

/* n draws at once, draws[i] at (purpose, who[i], nth[i]): the same as draw_at(), in half the
 * time where the processor has vectors. For whoever knows beforehand what will be asked. */
void draws_at(const struct chance *chance, uint32_t purpose, const uint64_t *who,
              const uint32_t *nth, struct draw *draws, int n);

/* Fetch the next block; for draw_bits() only. */
void draw_refill(struct draw *draw);

/* The next 64 bits at this address. More than 2^21 of them is a bug. */
static inline uint64_t draw_bits(struct draw *draw)
{
    if (!draw->left)
        draw_refill(draw);
    return draw->number[2 - draw->left--];
}

/* Uniform on (0, 1): (52 random bits + 1/2) / 2^52. Every value is exact, so 0 and 1
 * never come, u and 1 - u are equally likely, and the mean is 1/2. (A 53rd bit would
 * have to be rounded away above 1/2, and would give 1.) */
static inline double draw_uniform(struct draw *draw)
{
    uint64_t bits = draw_bits(draw) >> 12 | UINT64_C(0x3ff) << 52; /* 1 + i / 2^52 */
    double u;

    memcpy(&u, &bits, sizeof u);
    return u - (1 - 0x1p-53);
}

#endif
