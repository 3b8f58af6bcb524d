/* stream.c - see stream.h. */
#include "sim/stream.h"

#include "sim/sample.h"

__extension__ typedef unsigned __int128 uint128;

double stream_lower(int step)
{
    ALWAYS(step >= 0 && step < STREAM_STEPS);
    return step ? (double)(INT64_C(1) << step) * 0x1p-7 : 0;
}

double stream_width(int step)
{
    ALWAYS(step >= 0 && step < STREAM_STEPS);
    return step ? (double)(INT64_C(1) << step) * 0x1p-7 : 0x1p-6;
}

int stream_steps(double highest)
{
    int step = 0;

    ALWAYS(highest >= 0 && highest <= 0x1p19);
    while (step < STREAM_STEPS && stream_lower(step) < highest)
        step++;
    return step;
}

static uint64_t who_of(uint64_t place, int step, int32_t day)
{
    return random_mix2(place, (uint64_t)step << 32 | (uint32_t)day);
}

uint64_t stream_count(const struct chance *chance, uint32_t kind, uint64_t place, int step,
                      int32_t day, uint32_t roster, double share)
{
    struct draw draw = draw_at(chance, kind, who_of(place, step, day), 0);

    ALWAYS(share >= 0 && share <= 1);
    return sample_poisson(&draw, stream_width(step) * roster * share);
}

/* Candidate k, of whom `draw` is. */
static struct candidate candidate_of(struct draw *draw, uint32_t kind, uint64_t who, int step,
                                     uint32_t k, uint32_t roster, int64_t opening)
{
    const uint128 moment = (uint128)draw_bits(draw) * (uint64_t)opening;
    const uint128 head = (uint128)draw_bits(draw) * roster;
    const double mark = ((double)(int64_t)((uint64_t)head >> 12) + 0.5) * 0x1p-52;
    return (struct candidate){.identity = identity_of(who, kind, k),
                              .moment = (int64_t)(moment >> 64),
                              .head = (uint32_t)(head >> 64),
                              .threshold = stream_lower(step) + mark * stream_width(step)};
}

struct candidate stream_candidate(const struct chance *chance, uint32_t kind, uint64_t place,
                                  int step, int32_t day, uint32_t k, uint32_t roster,
                                  int64_t opening)
{
    uint64_t who = who_of(place, step, day);

    ALWAYS(roster > 0 && opening > 0 && k < UINT32_MAX);
    struct draw draw = draw_at(chance, kind, who, k + 1);
    return candidate_of(&draw, kind, who, step, k, roster, opening);
}

void stream_block(const struct chance *chance, uint32_t kind, uint64_t place, int step, int32_t day,
                  uint32_t first, uint64_t count, uint32_t roster, int64_t opening,
                  struct candidate block[STREAM_BLOCK])
{
    const uint64_t who = who_of(place, step, day);
    const int n = count - first < STREAM_BLOCK ? (int)(count - first) : STREAM_BLOCK;
    struct draw draws[STREAM_BLOCK];
    uint64_t whose[STREAM_BLOCK];
    uint32_t nth[STREAM_BLOCK];

    ALWAYS(roster > 0 && opening > 0 && first < count && count < UINT32_MAX);
    for (uint32_t i = 0; i < STREAM_BLOCK; i++) {
        whose[i] = who;
        nth[i] = first + i + 1;
    }
    draws_at(chance, kind, whose, nth, draws, n);
    for (int i = 0; i < n; i++)
        block[i] = candidate_of(&draws[i], kind, who, step, first + (uint32_t)i, roster, opening);
}
