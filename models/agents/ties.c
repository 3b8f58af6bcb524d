/* ties.c - see ties.h. */
#include "models/agents/ties.h"

#include "models/purposes.h"
#include "sim/sample.h"

#define TO(k) COLUMN(ties, to[k])
static const struct column columns[TIES_MOST] = {TO(0), TO(1), TO(2), TO(3)};

enum { TRIES = 6 }; /* to find somebody of one's own kind */

int ties_init(struct ties *ties, uint32_t residents, struct fault *fault)
{
    int status = table_init(&ties->table, TABLE_COLUMNS(columns), -1, ties, residents, fault);
    if (!status)
        ties->table.n = residents;
    return status;
}

void ties_free(struct ties *ties) { table_free(&ties->table); }

bool ties_knows(const struct ties *ties, uint32_t one, uint32_t other)
{
    for (int k = 0; k < TIES_MOST; k++)
        if (ties->to[k][one] == other + 1)
            return true;
    return false;
}

static void learn(struct ties *ties, uint32_t one, uint32_t other, struct draw *draw)
{
    if (one == other || ties_knows(ties, one, other))
        return;
    for (int k = 0; k < TIES_MOST; k++)
        if (!ties->to[k][one]) {
            ties->to[k][one] = other + 1;
            return;
        }
    ties->to[sample_below(draw, TIES_MOST)][one] = other + 1;
}

void ties_tie(struct ties *ties, uint32_t one, uint32_t other, struct draw *draw)
{
    learn(ties, one, other, draw);
    learn(ties, other, one, draw);
}

uint32_t ties_one(const struct ties *ties, uint32_t resident, double u)
{
    int n = 0;
    while (n < TIES_MOST && ties->to[n][resident])
        n++;
    return n ? ties->to[(int)(u * n)][resident] - 1 : NOBODY;
}

void ties_forget(struct ties *ties, uint32_t resident)
{
    for (int k = 0; k < TIES_MOST; k++)
        ties->to[k][resident] = 0;
}

/* Each resident begins half of the mean number: the other half comes from the others. */
void ties_settle(struct ties *ties, const uint8_t *group, const struct chance *chance,
                 uint64_t place, double across, const struct parameters *given)
{
    const uint32_t n = ties->table.n;
    const double cross = across * given->social.cross_group;
    const double each = given->social.ties / 2 / TIES_MOST;
    for (uint32_t r = 0; r < n && n > 1; r++) {
        struct draw draw = draw_at(chance, PURPOSE_TIES, place, r);
        for (int k = 0; k < TIES_MOST; k++) {
            if (draw_uniform(&draw) >= each)
                continue;
            for (int i = 0; i < TRIES; i++) {
                uint32_t other = (uint32_t)sample_below(&draw, n);
                if (other == r ||
                    draw_uniform(&draw) >= ties_likely(group[r], group[other], cross))
                    continue;
                ties_tie(ties, r, other, &draw);
                break;
            }
        }
    }
}
