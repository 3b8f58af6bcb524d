/* draft.h - a scenario while it is being read: layer upon layer, each value with its place.
 *
 * Layers are the trees of the chain, base first, then one small tree for each `--set`.
 * Each is read in full, so that errors of a base are told even where a later layer hides
 * them; a later value replaces an earlier one, key by key. What depends on several
 * values is checked when all layers are read. Internal to models/scenario*.
 */
#ifndef MODELS_DRAFT_H
#define MODELS_DRAFT_H

#include "models/scenario.h"

struct draft_order {
    struct scenario_spot begin, end; /* where written */
    struct scenario_spot *listed, *pilot; /* [n_listed], [n_pilot] of the order's where */
    struct scenario_spot given[64];
    bool odd[64]; /* outside the plausible range */
    bool has_begin, bad; /* bad: told already, not to be checked further */
};

struct draft {
    struct scenario *scenario;
    struct faults *faults;
    const struct tree *tree; /* the layer being read */
    int file;                /* of its first file, in scenario->files */
    bool memory;             /* ran out; the story is told at the end */

    struct scenario_spot parameter[SCENARIO_PARAMETERS];
    bool odd[SCENARIO_PARAMETERS];
    struct scenario_spot start, assumptions, sample, table;
    bool has_sample;
    char *table_text; /* as embedded in a resolved scenario */
    char *table_name;
    struct scenario_spot tasks; /* the list of tasks, as the city's table above */
    int tasks_layer; /* first file of the layer that names it last */
    char *tasks_text, *tasks_name;
    struct scenario_spot posterior, point; /* run.posterior, as the table above; run.point */
    int posterior_layer;
    char *posterior_text, *posterior_name;
    char *primary, *matters; /* as written */
    struct scenario_spot primary_at, matters_at;
    struct draft_order *orders; /* [scenario->n_orders] beside scenario->orders */
};

/* Where a node stands. */
struct scenario_spot draft_spot(const struct draft *draft, node n);
/* Tell at a spot. */
void draft_tell(struct draft *draft, struct scenario_spot spot, const struct fault *fault);
void draft_warn(struct draft *draft, struct scenario_spot spot, const struct fault *fault);

/* As many faults as are told: a further one is only counted, so that a file of nothing
 * but mistakes costs no search for nearest names. */
bool draft_is_full(struct draft *draft);

/* A copy on the heap; NULL (and draft->memory) when there is none. */
char *draft_copy(struct draft *draft, const char *text);
/* Replace an owned text by a copy of `text`, or by NULL. */
void draft_replace(struct draft *draft, char **owned, const char *text);

/* Written `null` or `~` without quotes: what was set before is forgotten. */
bool draft_forgets(const struct draft *draft, node n);

/* `x` or `{value: x, source: ...}`: the node of x, or NODE_NONE after telling. *source, if
 * given, is the source's text or NULL. */
node draft_value(struct draft *draft, node n, const char **source);
/* The text of a single value (after draft_value); NULL after telling. */
const char *draft_scalar(struct draft *draft, node n, const char **source);
/* Whether the node is a map (nothing at all counts as an empty one); tells otherwise. */
bool draft_is_map(struct draft *draft, node n);

/* An unknown key: told with the nearest of `known` [n], if any is near. `path` names the
 * map, "" for the root. */
void draft_unknown(struct draft *draft, node n, const char *path, const char *const *known,
                   int n_known);

/* Read a single value by a row; where told, and whether plausible. False after telling. */
bool draft_read(struct draft *draft, node n, const char *path, const struct parameter *row,
                void *values, bool *odd, const char **source);
/* The same as whole months, a date, an unsigned 64-bit number. */
bool draft_months(struct draft *draft, node n, const char *path, int low, int high, int *months);
bool draft_date(struct draft *draft, node n, const char *path, day *date);
bool draft_u64(struct draft *draft, node n, const char *path, uint64_t *value);
/* {zh, en} or a plain text, which serves both. */
void draft_words(struct draft *draft, node n, const char *path, char **zh, char **en);

/* A list of texts, or one text alone; replaces what was there. quoted and spots may be NULL. */
bool draft_texts(struct draft *draft, node n, char ***texts, bool **quoted,
                 struct scenario_spot **spots, int *n_texts);
void draft_free_texts(char ***texts, bool **quoted, int *n_texts);

/* One layer's `run:`, `city:`, `parameters:` (also `structure:` and `mechanisms:`, groups of it).
 */
void settings_run(struct draft *draft, node n);
void settings_city(struct draft *draft, node n);
void settings_parameters(struct draft *draft, node n);
void settings_group(struct draft *draft, node n, const char *group);
/* What is checked of them together; the table, if any, is read. */
void settings_presets(struct draft *draft);
void settings_check(struct draft *draft, const struct scenario_tables *tables);

/* One layer's `work:`, the city's list of tasks; and what it says of the parameters. */
void settings_work(struct draft *draft, node n);
void settings_tasks(struct draft *draft, const struct scenario_tables *tables);
/* `posterior` and `posterior_text` of one layer's `run:`; and its points, held against all else. */
void settings_posterior_named(struct draft *draft, node n);
void settings_posterior_embedded(struct draft *draft, node n);
void settings_posterior_point(struct draft *draft, node n);
void settings_posterior(struct draft *draft, const struct scenario_tables *tables);
/* The name without its folders: paths of one machine do not belong into a result. */
const char *settings_last_part(const char *path);

/* The scenario as text that runs again as it stands, and its digest. */
void resolved_write(struct draft *draft);

/* `reforms:` of one layer, and what is checked of all orders together. */
void orders_read(struct draft *draft, node n);
void orders_check(struct draft *draft);
void orders_free(struct scenario_order *order);
void orders_forget(struct draft *draft); /* the notes beside the orders */

/* `strike:`, `admit:` and `item_price:` of an order. Whether the key was one of them. */
bool order_items_key(const char *key);
bool order_items_read(struct draft *draft, node n, struct scenario_order *order);
void order_items_check(struct draft *draft, struct scenario_order *order);
void order_items_free(struct scenario_order *order);
const char *order_items_touch(enum item_touch touch); /* its key */

/* `question:` of one layer, and its meaning when all are read. */
void question_read(struct draft *draft, node n);
void question_check(struct draft *draft);

#endif
