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

struct candidate stream_candidate(const struct chance *chance, uint32_t kind, uint64_t place,
                                  int step, int32_t day, uint32_t k, uint32_t roster,
                                  int64_t opening)
{
    uint64_t who = who_of(place, step, day);
    struct draw draw;
    uint128 moment, head;
    double mark;

    ALWAYS(roster > 0 && opening > 0 && k < UINT32_MAX);
    draw = draw_at(chance, kind, who, k + 1);
    moment = (uint128)draw_bits(&draw) * (uint64_t)opening;
    head = (uint128)draw_bits(&draw) * roster;
    mark = ((double)(int64_t)((uint64_t)head >> 12) + 0.5) * 0x1p-52;
    return (struct candidate){.identity = identity_of(who, kind, k),
                              .moment = (int64_t)(moment >> 64),
                              .head = (uint32_t)(head >> 64),
                              .threshold = stream_lower(step) + mark * stream_width(step)};
}
