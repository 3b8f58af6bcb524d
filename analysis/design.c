/* design.c - see design.h. */
#include "analysis/design.h"

#include "sim/random.h"

_Static_assert(DESIGN_ORDER < RANDOM_PURPOSES, "a purpose has its place in an address");

uint64_t design_level(double u, uint64_t levels)
{
    ALWAYS(u >= 0 && u < 1 && levels > 0 && levels <= DESIGN_MOST);
    const uint64_t number = (uint64_t)(u * 0x1p53), low = number & ((1u << 21) - 1);
    /* floor(number x levels / 2^53), of which the product may have 85 bits. */
    return ((number >> 21) * levels + (low * levels >> 21)) >> 32;
}

/* The first multiple of 2^-53 in a level: ceil(level x 2^53 / levels), by long division. */
static uint64_t first_of(uint64_t level, uint64_t levels)
{
    const uint64_t high = level << 21, low = high % levels << 32;
    return (high / levels << 32) + low / levels + (low % levels > 0);
}

double design_within(uint64_t level, uint64_t levels, double v)
{
    ALWAYS(level < levels && levels <= DESIGN_MOST && v >= 0 && v < 1);
    const uint64_t first = first_of(level, levels), width = first_of(level + 1, levels) - first;
    /* v is at most 1 - 2^-53: the product is rounded, but never up to width. */
    return (double)(first + (uint64_t)(v * (double)width)) * 0x1p-53;
}

double design_random(uint64_t seed, uint64_t row, uint32_t column)
{
    const struct chance chance = chance_under(seed, 0);
    struct draw draw = draw_at(&chance, DESIGN_RANDOM, row, column);
    return draw_uniform(&draw);
}

int design_between(uint64_t value, uint64_t least, uint64_t most, struct words format,
                   struct fault *fault)
{
    if (value >= least && value <= most)
        return 0;
    return fault_set(fault, FAULT_INPUT, format, (unsigned long long)value,
                     (unsigned long long)least, (unsigned long long)most);
}

int design_multiply(uint64_t *n, uint64_t times, struct fault *fault)
{
    if (times > 0 && *n > UINT64_MAX / times)
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"设计点太多：%llu 乘以 %llu 已数不过来",
                                        "too many points: %llu times %llu cannot be counted"},
                         (unsigned long long)*n, (unsigned long long)times);
    *n *= times;
    return 0;
}
