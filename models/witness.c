/* witness.c - see witness.h. */
#include "models/witness.h"

#include "sim/random.h"

const struct witnessed_row witnessed_rows[N_WITNESSED] = {
#define WITNESSED(what, key, zh, en, value) [WITNESSED_##what] = {key, {zh, en}, value},
#include "models/witness.inc"
#undef WITNESSED
};

/* The purposes are few and far apart: a list, searched by whoever prints. */
static const struct {
    enum purpose purpose;
    struct witnessed_row row;
} decisions[] = {
#define DECISION(what, key, zh, en, value) {PURPOSE_##what, {key, {zh, en}, value}},
#include "models/decision.inc"
#undef DECISION
};

const struct witnessed_row *witnessed_decision(uint16_t purpose)
{
    for (size_t i = 0; i < sizeof decisions / sizeof decisions[0]; i++)
        if (decisions[i].purpose == purpose)
            return &decisions[i].row;
    return NULL;
}

void witness_tell(const struct witness *witness, struct witnessed what)
{
    what.when = witness->lp->now;
    what.place = witness->lp->index;
    witness->see(witness->listener, &what);
}

enum witnessed_of witnessed_of(const struct witnessed *what)
{
    switch ((enum witnessed_what)what->what) {
    case WITNESSED_HAPPENING:
    case WITNESSED_LETTER:
    case WITNESSED_VISIT:
        return OF_PLACE;
    case WITNESSED_HIRED:
    case WITNESSED_QUIT:
    case WITNESSED_LEFT:
        return OF_WORKER;
    case WITNESSED_TRUST:
        return OF_RESIDENT;
    case WITNESSED_DECIDED:
        return what->purpose == PURPOSE_PICK     ? OF_WORKER
               : what->purpose == PURPOSE_ACCEPT ? OF_RESIDENT
                                                 : OF_TASK;
    default:
        return OF_TASK;
    }
}

/* All of it in words, so that padding is never read. */
enum { WORDS = 8 };
static void words_of(const struct witnessed *what, uint64_t word[WORDS])
{
    word[0] = (uint64_t)what->when;
    word[1] = what->identity;
    word[2] = what->cause;
    word[3] = (uint64_t)what->value;
    word[4] = (uint64_t)what->place << 32 | what->post;
    word[5] = what->resident;
    word[6] = (uint64_t)what->department << 16 | what->purpose;
    word[7] = (uint64_t)what->what << 24 | (uint64_t)what->class << 16 | (uint64_t)what->kind << 8 |
              what->body;
}

bool witnessed_same(const struct witnessed *a, const struct witnessed *b)
{
    uint64_t one[WORDS], other[WORDS];
    words_of(a, one);
    words_of(b, other);
    return !memcmp(one, other, sizeof one);
}

uint64_t witnessed_mix(uint64_t before, const struct witnessed *what)
{
    uint64_t word[WORDS];
    words_of(what, word);
    for (int i = 0; i < WORDS; i++)
        before = random_mix2(before, word[i]);
    return before;
}
