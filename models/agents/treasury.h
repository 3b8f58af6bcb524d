/* treasury.h - the city's treasury [财政局]: what communities tell it, and how it divides.
 *
 * Each month a community tells what it spent on services, what it raised itself and what
 * it needs. The treasury divides a total by weights, exactly, by the method of the largest
 * remainder (Hamilton); and reckons, from what it was told, how unequal the spending is and how
 * far it goes where need is.
 *
 * Gini coefficient of B_i fen for n_i people, over all pairs of people and so of places:
 *     G = sum_{i<j} |B_i n_j - B_j n_i| / (N B),      N = sum n_i, B = sum B_i
 * (Gini 1912; the weighted form of Sen 1973, On Economic Inequality). The match of spending to
 * need is the share of the money that lies where a division by need would have put it:
 *     sum_i min(B_i / B, need_i / need)
 */
#ifndef MODELS_AGENTS_TREASURY_H
#define MODELS_AGENTS_TREASURY_H

#include "models/ids.h"
#include "sim/table.h"

struct treasury_part { /* scratch, not state */
    int64_t over, under;
    uint32_t place;
};

struct treasury {
    struct table table; /* one row per community: as told last */
    int64_t *spent, *raised; /* fen: last month, last year */
    int64_t *need, *need_true; /* seconds of work: as reported, and as it is */
    int64_t *merit;
    struct table sums; /* one row */
    int64_t *pool;     /* fen of levies to be shared out */
    int64_t *gini, *match, *months; /* millionths, summed over months */
    struct treasury_part *part; /* [communities] scratch */
    int64_t *weight, *share;    /* [communities] scratch */
};

int treasury_init(struct treasury *treasury, uint32_t communities, struct fault *fault);
void treasury_free(struct treasury *treasury);

/* share[i] of `total` >= 0 by weight[i] >= 0, for i < n, sum exactly `total`; by equal parts if
 * all weights are 0. Ties of remainders go to the lower i. `part` has room for n. */
void treasury_divide(struct treasury_part *part, const int64_t *weight, uint32_t n,
                     int64_t total, int64_t *share);

/* Millionths, of money[i] for heads[i]; 0 where there is no money. */
int64_t treasury_gini(struct treasury_part *part, const int64_t *money, const int64_t *heads,
                      uint32_t n);
int64_t treasury_match(const int64_t *money, const int64_t *need, uint32_t n);

#endif
