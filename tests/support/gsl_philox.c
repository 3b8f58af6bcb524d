/* gsl_philox.c - see gsl_philox.h. */
#include "tests/support/gsl_philox.h"

#include <stdbool.h>

struct state {
    struct draw draw;
    uint32_t high; /* half of a number, not yet handed out */
    bool half, endless;
};

static struct draw *ready(struct state *state)
{
    struct draw *draw = &state->draw;

    if (state->endless && !draw->left && draw->next == RANDOM_BLOCKS) {
        struct chance chance = {draw->key};
        *draw = draw_at(&chance, 0, draw->who, (uint32_t)draw->nth_purpose + 1);
    }
    return draw;
}

static void set(void *self, unsigned long seed)
{
    struct chance chance = chance_under(seed, 0);
    *(struct state *)self = (struct state){.draw = draw_at(&chance, 0, 0, 0), .endless = true};
}

static unsigned long get(void *self)
{
    struct state *state = self;
    uint64_t bits;

    if (state->half) {
        state->half = false;
        return state->high;
    }
    bits = draw_bits(ready(state));
    state->high = (uint32_t)(bits >> 32);
    state->half = true;
    return (uint32_t)bits;
}

static double get_double(void *self)
{
    return draw_uniform(ready(self));
}

static const gsl_rng_type type = {.name = "philox4x32_10",
                                  .max = 0xffffffffu,
                                  .min = 0,
                                  .size = sizeof(struct state),
                                  .set = set,
                                  .get = get,
                                  .get_double = get_double};

const gsl_rng_type *const gsl_philox = &type;

void gsl_philox_at(const gsl_rng *r, const struct chance *chance, uint32_t purpose, uint64_t who,
                   uint32_t nth)
{
    *(struct state *)r->state = (struct state){.draw = draw_at(chance, purpose, who, nth)};
}
