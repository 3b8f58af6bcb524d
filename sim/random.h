/* random.h - every random number has an address.
 *
 * A draw is named by what it decides, for whom, and which time round:
 *     (purpose, who, nth)   under   (seed, replicate)
 * and is a pure function of that address, so it depends neither on the order of
 * events, nor on the thread, nor on what anybody else does. Two arms of an experiment
 * meet the same needs, the same people and the same luck: common random numbers
 * without book-keeping. Nothing is stored; there is no generator to pass round.
 *
 *   key     = 64-bit mix of (seed, replicate)
 *   counter = who (64 bits) | nth (32) | purpose (12) | block (20)
 *
 * Source: Salmon, Moraes, Dror, Shaw (2011), Parallel random numbers: as easy as
 * 1, 2, 3, SC'11 (Philox4x32-10). The mix is the finaliser of SplitMix64, Steele,
 * Lea, Flood (2014), OOPSLA.
 */
#ifndef SIM_RANDOM_H
#define SIM_RANDOM_H

#include <stdint.h>

#include "sim/fault.h"

#define RANDOM_PURPOSES 4096  /* purposes are 0 .. 4095 */
#define RANDOM_BLOCKS   (1u << 20)

struct chance {
    uint32_t key[2];
};

/* A draw in progress; lives on the caller's stack. */
struct draw {
    uint32_t key[2], counter[4];
    uint32_t word[4];
    int left; /* 64-bit numbers of word[] not yet handed out: 0..2 */
};

struct chance chance_under(uint64_t seed, uint64_t replicate);

/* A well-mixed 64-bit function of one and of two numbers; for identities and hashes. */
uint64_t random_mix(uint64_t x);
uint64_t random_mix2(uint64_t x, uint64_t y);

/* Identity of something that has a cause: the cause's identity, what kind of child,
 * its how-manieth. Never from a global counter. */
uint64_t identity_of(uint64_t cause, uint32_t kind, uint32_t nth);

void philox4x32_10(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

struct draw draw_at(const struct chance *chance, uint32_t purpose, uint64_t who, uint32_t nth);

/* The next 64 bits at this address. More than 2^21 of them is a bug. */
uint64_t draw_bits(struct draw *draw);

/* Uniform on (0, 1): (53 random bits + 1/2) / 2^53, never 0 nor 1. */
double draw_uniform(struct draw *draw);

#endif
