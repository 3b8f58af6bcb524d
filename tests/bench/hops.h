/* hops.h - PHOLD (Fujimoto 1990) on the public engine: objects that stand in places, hop on and
 * sometimes to another place, by letter. For the benchmarks and the guard.
 */
#ifndef BENCH_HOPS_H
#define BENCH_HOPS_H

#include <string.h>

#include "sim/sample.h"
#include "sim/window.h"

enum { PLACES = 64 };

/* Draws of the hops that come next at a place, made together; nobody else's cache lines. */
struct forecast {
    _Alignas(64) uint32_t next;
    struct foreseen {
        uint32_t who, nth;
        double length;
        uint64_t bits;
    } at[FORESEEN];
};

struct hops {
    struct chance chance;
    uint32_t objects, *visits; /* [objects] */
    struct forecast forecast[PLACES];
};

/* Neighbours stand in one place, so that no two places share a cache line of visits. */
static inline uint32_t place_of(const struct hops *hops, uint32_t who)
{
    return who / (hops->objects / PLACES + 1);
}

static inline void foresee_hops(void *world, struct lp *lp, const struct event *next, int n)
{
    struct hops *hops = world;
    struct forecast *forecast = &hops->forecast[lp->index];
    struct draw draws[FORESEEN];
    double length[FORESEEN];
    uint64_t who[FORESEEN] = {0};
    uint32_t nth[FORESEEN] = {0};
    for (int i = 0; i < n; i++) {
        who[i] = next[i].who;
        nth[i] = hops->visits[next[i].who];
    }
    draws_at(&hops->chance, 1, who, nth, draws, n);
    sample_exponentials(draws, length, n);
    for (int i = 0; i < n; i++)
        forecast->at[i] = (struct foreseen){next[i].who, nth[i], length[i], draw_bits(&draws[i])};
    forecast->next = 0;
}

/* An object that comes twice among the next. */
static __attribute__((noinline)) struct foreseen unforeseen(const struct hops *hops,
                                                            uint32_t who, uint32_t nth)
{
    struct draw draw = draw_at(&hops->chance, 1, who, nth);
    const double length = sample_exponential(&draw);
    return (struct foreseen){who, nth, length, draw_bits(&draw)};
}

static inline void hop(void *world, struct lp *lp, const struct event *event)
{
    struct hops *hops = world;
    struct forecast *forecast = &hops->forecast[lp->index];
    const struct foreseen *foreseen = &forecast->at[forecast->next++ % FORESEEN];
    const uint32_t who = event->who, nth = hops->visits[who]++;
    double length = foreseen->length;
    uint64_t bits = foreseen->bits;
    uint32_t to = who, place = lp->index;
    if (foreseen->who != who || foreseen->nth != nth) {
        const struct foreseen late = unforeseen(hops, who, nth);
        length = late.length;
        bits = late.bits;
    }
    const instant when = lp->now + DAY + (span)(9.0 * DAY * length);
    if (bits >> 62 == 0) {
        to = (uint32_t)((bits & 0xffffffff) * hops->objects >> 32);
        place = place_of(hops, to);
    }
    if (place == lp->index)
        lp_plan(lp, when, PHASE_PEOPLE, 0, to, 0);
    else
        lp_send(lp, place, 0, when, to, 0);
}

static inline void come(void *world, struct lp *lp, const struct letter *letter)
{
    (void)world;
    lp_plan(lp, letter->word[0], PHASE_PEOPLE, 0, (uint32_t)letter->word[1], 0);
}

static const struct happening hops_happenings[] = {{"hop", hop}};
static const struct model hops_model = {.name = "phold", .happenings = hops_happenings, .n_happenings = 1,
                                        .receive = come, .foresee = foresee_hops};

/* Every object plans its first hop. */
static inline void hops_begin(struct hops *hops, struct lp lps[PLACES])
{
    memset(hops->visits, 0, hops->objects * sizeof *hops->visits);
    memset(hops->forecast, 0, sizeof hops->forecast);
    for (uint32_t p = 0; p < PLACES; p++)
        ALWAYS(lp_init(&lps[p], p, 2 * hops->objects / PLACES + 64, 0, NULL) == 0);
    for (uint32_t i = 0; i < hops->objects; i++) {
        struct draw draw = draw_at(&hops->chance, 2, i, 0);
        lp_plan(&lps[place_of(hops, i)], (span)(10.0 * DAY * sample_exponential(&draw)),
                PHASE_PEOPLE, 0, i, 0);
    }
}

#endif
