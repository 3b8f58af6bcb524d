/* sobol.c - see sobol.h. */
#include "analysis/sobol.h"

#include "analysis/design.h"
#include "sim/random.h"

/* A primitive polynomial over the field of two elements, x^s + a_1 x^(s-1) + .. + a_(s-1) x + 1,
 * a_1 the uppermost of the s - 1 bits of a, and the odd m_i < 2^i from which the recurrence goes.
 */
struct primitive {
    uint8_t s;
    uint16_t a, m[13];
};

static const struct primitive primitives[] = {
/* from dimension 1 on */
#include "analysis/sobol_table.inc"
};

_Static_assert(sizeof primitives / sizeof *primitives == SOBOL_DIMENSIONS - 1,
               "the table is whole");

int sobol_check(uint64_t n, uint32_t k, struct fault *fault)
{
    int code = design_between(n, 1, DESIGN_MOST,
                              (struct words){"Sobol 序列的点数是 %llu，应在 %llu 到 %llu 之间",
                                             "%llu points of a Sobol sequence; it has between %llu "
                                             "and %llu"},
                              fault);
    return code ? code
                : design_between(k, 1, SOBOL_DIMENSIONS,
                                 (struct words){"Sobol 序列的维数是 %llu，应在 %llu 到 %llu 之间",
                                                "a Sobol sequence of %llu dimensions; it has "
                                                "between %llu and %llu"},
                                 fault);
}

/* The first `count` of them: v_j = v_(j-s) ^ v_(j-s) / 2^s ^ a_1 v_(j-1) ^ .. ^ a_(s-1) v_(j-s+1).
 */
static void directions(uint32_t dimension, int count, uint32_t *v)
{
    ALWAYS(dimension < SOBOL_DIMENSIONS);
    if (dimension == 0) { /* van der Corput's sequence */
        for (int j = 0; j < count; j++)
            v[j] = UINT32_C(1) << (31 - j);
        return;
    }
    const struct primitive *p = &primitives[dimension - 1];
    const int s = p->s;
    for (int j = 0; j < count && j < s; j++)
        v[j] = (uint32_t)p->m[j] << (31 - j);
    for (int j = s; j < count; j++) {
        v[j] = v[j - s] ^ v[j - s] >> s;
        for (int back = 1; back < s; back++)
            if (p->a >> (s - 1 - back) & 1)
                v[j] ^= v[j - back];
    }
}

void sobol_directions(uint32_t dimension, uint32_t v[SOBOL_BITS])
{
    directions(dimension, SOBOL_BITS, v);
}

/* Point i as a number of 32 bits: the directions that the Gray code of i names. */
static uint32_t point(uint64_t i, uint32_t dimension)
{
    ALWAYS(i < DESIGN_MOST);
    uint32_t v[SOBOL_BITS], x = 0;
    int count = 0;
    while (i >> count)
        count++;
    directions(dimension, count, v);
    for (int j = 0; j < count; j++)
        if ((i ^ i >> 1) >> j & 1)
            x ^= v[j];
    return x;
}

double sobol_coordinate(uint64_t i, uint32_t dimension)
{
    return point(i, dimension) * 0x1p-32;
}

double sobol_shifted(uint64_t seed, uint64_t i, uint32_t dimension)
{
    const struct chance chance = chance_under(seed, 0);
    struct draw draw = draw_at(&chance, DESIGN_SHIFT, dimension, 0);
    const uint64_t shift = draw_bits(&draw) >> 11;
    return (double)((uint64_t)point(i, dimension) << 21 ^ shift) * 0x1p-53;
}
