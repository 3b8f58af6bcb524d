/* treasury.c - see treasury.h. */
#include "models/agents/treasury.h"

#include <stdlib.h>

__extension__ typedef __int128 wide;

static const struct column columns[] = {
    COLUMN(treasury, spent),     COLUMN(treasury, raised), COLUMN(treasury, need),
    COLUMN(treasury, need_true), COLUMN(treasury, merit),
};
static const struct column sum_columns[] = {
    COLUMN(treasury, pool),
    COLUMN(treasury, gini),
    COLUMN(treasury, match),
    COLUMN(treasury, months),
};

int treasury_init(struct treasury *treasury, uint32_t communities, struct fault *fault)
{
    int status;
    *treasury = (struct treasury){0};
    if ((status = table_init(&treasury->table, TABLE_COLUMNS(columns), -1, treasury,
                             communities, fault)) ||
        (status = table_init(&treasury->sums, TABLE_COLUMNS(sum_columns), -1, treasury, 1,
                             fault)))
        return status;
    treasury->table.n = communities;
    treasury->sums.n = 1;
    treasury->part = calloc(communities + 1u, sizeof *treasury->part);
    treasury->weight = calloc(communities + 1u, sizeof *treasury->weight);
    treasury->share = calloc(communities + 1u, sizeof *treasury->share);
    if (!treasury->part || !treasury->weight || !treasury->share)
        return fault_memory(fault, communities * sizeof *treasury->part);
    return 0;
}

void treasury_free(struct treasury *treasury)
{
    table_free(&treasury->table);
    table_free(&treasury->sums);
    free(treasury->part);
    free(treasury->weight);
    free(treasury->share);
}

/* Part i of a heap of n sinks until none below it comes after it. */
static void sink(struct treasury_part *heap, uint32_t i, uint32_t n,
                 int (*order)(const struct treasury_part *, const struct treasury_part *))
{
    const struct treasury_part sinking = heap[i];
    for (uint32_t below; (below = 2 * i + 1) < n; i = below) {
        if (below + 1 < n && order(&heap[below], &heap[below + 1]) < 0)
            below++;
        if (order(&heap[below], &sinking) <= 0)
            break;
        heap[i] = heap[below];
    }
    heap[i] = sinking;
}

/* Heapsort, in place: qsort asks for memory where there are many, and money is divided within a
 * day. The orders below are total, so that no other way of sorting could end otherwise. */
static void sort(struct treasury_part *part, uint32_t n,
                 int (*order)(const struct treasury_part *, const struct treasury_part *))
{
    for (uint32_t i = n / 2; i-- > 0;)
        sink(part, i, n, order);
    for (uint32_t end = n; end-- > 1;) {
        const struct treasury_part last = part[0];
        part[0] = part[end];
        part[end] = last;
        sink(part, 0, end, order);
    }
}

/* The largest remainder first, then the lower place. */
static int by_remainder(const struct treasury_part *x, const struct treasury_part *y)
{
    if (x->over != y->over)
        return x->over > y->over ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

void treasury_divide(struct treasury_part *part, const int64_t *weight, uint32_t n,
                     int64_t total, int64_t *share)
{
    wide sum = 0, dealt = 0;
    for (uint32_t i = 0; i < n; i++) {
        ALWAYS(weight[i] >= 0);
        sum += weight[i];
    }
    for (uint32_t i = 0; i < n; i++) {
        wide product = sum ? (wide)total * weight[i] : total, by = sum ? sum : n;
        share[i] = (int64_t)(product / by);
        /* remainders are compared as whole millionths of a unit: exact enough to be fair */
        part[i] = (struct treasury_part){
            .over = (int64_t)(product % by * MILLION / by), .place = i};
        dealt += share[i];
    }
    sort(part, n, by_remainder);
    for (uint32_t i = 0; dealt < total; i++, dealt++)
        share[part[i % n].place]++;
}

/* By money per head, then place. */
static int by_wealth(const struct treasury_part *x, const struct treasury_part *y)
{
    wide left = (wide)x->over * y->under, right = (wide)y->over * x->under;
    if (left != right)
        return left < right ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

int64_t treasury_gini(struct treasury_part *part, const int64_t *money, const int64_t *heads,
                      uint32_t n)
{
    wide apart = 0, people = 0, all = 0;
    for (uint32_t i = 0; i < n; i++)
        part[i] = (struct treasury_part){money[i], heads[i], i};
    sort(part, n, by_wealth);
    for (uint32_t i = 0; i < n; i++) { /* those before are poorer: no absolute value */
        apart += (wide)part[i].over * people - (wide)part[i].under * all;
        people += part[i].under;
        all += part[i].over;
    }
    return people > 0 && all > 0 ? (int64_t)(apart * MILLION / (people * all)) : 0;
}

int64_t treasury_match(const int64_t *money, const int64_t *need, uint32_t n)
{
    wide all = 0, needs = 0, met = 0;
    for (uint32_t i = 0; i < n; i++) {
        all += money[i];
        needs += need[i];
    }
    if (all <= 0 || needs <= 0)
        return 0;
    for (uint32_t i = 0; i < n; i++) {
        wide there = (wide)money[i] * needs, due = (wide)need[i] * all;
        met += there < due ? there : due;
    }
    return (int64_t)(met * MILLION / (all * needs));
}
