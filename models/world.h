/* world.h - the whole city of one run: its places, their stores, and nothing else.
 *
 * Built from a scenario, a layout and a replicate's chance; advanced by the window;
 * verified as one. Places are logical processes in this order: communities, street
 * offices, the city.
 */
#ifndef MODELS_WORLD_H
#define MODELS_WORLD_H

#include "models/agents/city.h"
#include "models/agents/hotline.h"
#include "models/agents/street.h"
#include "models/agents/treasury.h"
#include "models/community.h"
#include "models/fold.h"
#include "models/layout.h"
#include "sim/record.h"
#include "sim/window.h"

struct periods {
    day *starts; /* [n] first day of each recorded period; the last ends before `end` */
    int n;
    day begin, end; /* first day simulated (of the burn-in), first day after the run */
};

/* Faults: FAULT_MEMORY. */
int periods_init(struct periods *periods, const struct scenario *scenario, struct fault *fault);
void periods_free(struct periods *periods);

struct history; /* private to recorder.c */

struct world {
    const struct scenario *scenario;
    const struct layout *layout;
    const struct periods *periods;
    struct commons commons;
    struct rules baseline;
    struct rules *rules;      /* [n_places] in force, one per community */
    struct fold_order *folds; /* [n_orders] scratch of the fold */
    bool *in_force;           /* [n_orders] scratch of the fold */
    struct item_rule *item_rules; /* [n_communities x items of the list] in force; or NULL */
    const struct scenario_order **ordered; /* [n_orders] scratch of their fold */
    struct community *communities; /* [n_communities] */
    struct street *streets;        /* [n_streets] */
    struct city city;
    struct treasury treasury;
    struct hotline hotline;
    bool *ranked; /* [n_communities] scratch of the ranking */
    struct lp *lps; /* [n_places] */
    uint32_t n_communities, n_streets, n_places;
    struct window window;

    struct record *record; /* being filled; not owned; NULL: nobody looks */
    struct history *history; /* [n_places] what each place stood at, at the last record */
    int64_t *item_history;   /* [item lines x items] likewise, of the city's list */
    int64_t *flow_history; /* likewise, of flows */
    int period;            /* the one being recorded; -1 in the burn-in */
    uint64_t touches;       /* applied by all folds so far: neutral ones count */
    void (*told)(void *listener, day ended, uint64_t events); /* progress, or NULL */
    void *listener;
};

/* Faults: FAULT_MEMORY, FAULT_INPUT. `calendar` covers the periods and a year more. */
int world_init(struct world *world, const struct scenario *scenario, const struct layout *layout,
               const struct periods *periods, const struct calendar *calendar,
               uint32_t replicate, struct record *record, struct fault *fault);
/* The same over several ranks (`spread`, not owned): every rank has the city's layout and rules,
 * and of the places those that are at home there. All. */
int world_init_spread(struct world *world, const struct scenario *scenario,
                      const struct layout *layout, const struct periods *periods,
                      const struct calendar *calendar, uint32_t replicate, struct record *record,
                      struct spread *spread, struct fault *fault);
void world_free(struct world *world);

/* Is a place at home on this rank? */
static inline bool world_here(const struct world *world, uint32_t place)
{
    return spread_here(world->window.spread, place);
}

/* Let somebody see all that happens in the communities from now on. */
void world_watch(struct world *world, void (*see)(void *listener, const struct witnessed *what),
                 void *listener);

/* From the first day of the burn-in to the end. Faults: FAULT_MEMORY, FAULT_BOOKS. */
int world_run(struct world *world, int threads, struct fault *fault);

/* Fold afresh the rules of every place where a reform begins or ends on this day; of all
 * places if `all`. Faults: FAULT_INPUT. */
int world_fold(struct world *world, day today, bool all, struct fault *fault);

/* The one thing of another place's that places read: the pressure that the city has written this
 * evening. At each midnight, and when a world was moved on otherwise. All. */
void world_tell_pressure(struct world *world);

/* What the rules in force at a street office's communities come to, all together. */
int64_t world_of_street(const struct world *world, uint32_t street, enum rule rule);

/* Every table of a place that is here; of every place that is here, in one order. */
void world_place_tables(struct world *world, uint32_t place,
                        void (*visit)(void *of, struct table *table), void *of);
void world_tables(struct world *world, void (*visit)(void *of, struct table *table), void *of);

/* Hash of the final state of all live rows, of all places; at rank 0. All. */
void world_digest(struct world *world, struct digest *digest);

/* Bytes of all columns and queues that are here. */
size_t world_bytes(struct world *world);

extern const struct model society;

#endif
