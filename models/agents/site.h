/* site.h - what a campaign is about: a legacy at places of a community, and a flow (P18).
 *
 * Legacy. Each site holds work once and for all. It is foul, ordered to be cleared, put before a
 * leadership meeting, clear, or cleared on paper only. A clear site can be foul again:
 *     rate = fouling x share of the flow that is not treated
 * What was once reported stays reported until an inspection sees through it.
 *
 * Flow. A week's flow is one; four servers stand in a row, household, collection, hauling and
 * region [户集、村收、乡镇转运、区域处理], each with its capacity, the later three with a heap of
 * at most a week's flow before them. What the household does not hand in, and what overflows a
 * heap, is dumped. Only what leaves the last is treated: the chain is as good as its weakest.
 * Habits fade to what is truly treated (assumed: people go on sorting what they see carried
 * away), at least to those there are without a campaign.
 */
#ifndef MODELS_AGENTS_SITE_H
#define MODELS_AGENTS_SITE_H

#include <stdbool.h>

#include "models/ids.h"
#include "models/parameters.h"
#include "sim/random.h"
#include "sim/table.h"

enum site_state { SITE_FOUL, SITE_ORDERED, SITE_ESCALATED, SITE_CLEAR, SITE_ON_PAPER };

enum { HEAPS = 3 }; /* before collection, hauling, region */

struct sites {
    struct table table; /* one row per site */
    uint64_t *identity;
    int64_t *work;    /* microseconds it takes to clear it */
    uint8_t *standing; /* enum site_state */
    uint8_t *hard;    /* only a leadership meeting can settle it; 0 once it has */
    uint8_t *reported; /* said to be cleared */
    uint32_t *orders;  /* given so far */

    struct table sums;   /* one row */
    int64_t *habit;      /* share of households that hand in, millionths */
    int64_t *heap[HEAPS]; /* millionths of a week's flow */
    int64_t *treated;    /* of last week's flow */
    uint32_t *collected, *on_paper; /* rounds of collection this week: in truth, on paper */
    int32_t *granted; /* hauling is paid up to this day */
    int64_t *hauled;  /* share of the flow that the grant hauls, millionths */
    int32_t *applied; /* day of the last application */
    uint8_t *inspected; /* the final inspection has been */

    const struct parameters *given;
};

int sites_init(struct sites *sites, uint64_t place, const struct parameters *given,
               const struct chance *chance, struct fault *fault);
void sites_free(struct sites *sites);

/* Work of all sites that stand in one of the states of a mask (1 << state). */
int64_t sites_work(const struct sites *sites, unsigned mask);
int64_t sites_reported(const struct sites *sites);

/* A site was cleared, or so it is written. */
void site_clear(struct sites *sites, uint32_t site, bool on_paper);

/* A round of publicity was gone. */
void sites_persuade(struct sites *sites);

/* A week passes through the chain; capacities of collection and hauling in millionths of the
 * flow. Habits fade. Returns what was treated. */
int64_t sites_week(struct sites *sites, int64_t collection, int64_t hauling);

/* Clear sites that are foul again this week; returns how many. */
int sites_foul(struct sites *sites, const struct chance *chance, uint32_t week);

#endif
