/* scenario.h - a scenario: base plus differences, checked, then immutable.
 *
 * Takes our own tree (tree.h), base first; knows nothing of YAML or files. All that a
 * run needs is here, and the resolved text says the same so that it runs again: built
 * from that text alone, a scenario has the same resolved text, hence the same digest.
 *
 * How differences fall together: maps merge key by key; one value or a list replaces;
 * `null` goes back to the default, and removes a reform (so does `off`). Titles are
 * replaced in both languages, and a question that names its primary metric starts afresh.
 */
#ifndef MODELS_SCENARIO_H
#define MODELS_SCENARIO_H

#include <stdbool.h>

#include "models/faults.h"
#include "models/items.h"
#include "models/parameters.h"
#include "models/reform.h"
#include "models/tree.h"
#include "sim/clock.h"
#include "sim/digest.h"
#include "sim/posterior.h"

enum {
    SCENARIO_PARAMETERS = 512, /* room for as many rows of parameters.h */
    SCENARIO_CHAIN = 32,       /* files in one chain of extends */
};

/* Where something was written: file is an index into scenario.files. Outlives the trees. */
struct scenario_spot {
    int file; /* -1: nowhere, a default */
    int line, column;
};

enum record_every { RECORD_DAY, RECORD_MONTH, RECORD_YEAR };

struct scenario_run {
    day start;           /* first recorded day */
    int burn_in, length; /* months */
    enum record_every record;
    uint64_t seed;
    uint32_t replicates;
    enum calendar_kind calendar;
    bool drawn; /* assumed numbers are drawn for each replicate (assumptions.h) */
};

/* What a calibration left (posterior.h): where a replicate's numbers come from. A column is a row of
 * `parameters:`, or `reforms.NAME.x`, which concerns whoever orders that reform. What it gives is
 * neither written nor drawn otherwise; `parameters` and orders hold the centre (posterior_centre).
 */
struct scenario_posterior {
    char *name, *text;       /* as embedded */
    struct posterior points; /* n 0: none */
    bool held;               /* run.point: centre, in all replicates; else each has its own */
};

/* One row of the city's table, or one drawn; in order of code. */
struct scenario_place {
    char *code, *name, *street, *type;
    double households, retired, students, middle, local, staff, budget; /* -1: missing */
    double floor_area, lon, lat; /* m2, degrees; carried along; -1 and 999: missing */
    double commerce;             /* m2 of commercial floor; -1: missing */
    int line;                    /* of the table; 0 */
};

enum where_order { WHERE_SEEDED, WHERE_LISTED, WHERE_SIZE };

struct scenario_where {
    bool all, by_street;
    char **listed; /* [n_listed] codes, names or numbers as written; places concerned */
    bool *quoted;  /* [n_listed] written in quotes: never a number */
    int n_listed;
    char **pilot; /* [n_pilot] form wave 1 */
    bool *pilot_quoted;
    int n_pilot;
    double share; /* of places; 1 unless given */
    int waves;    /* >= 1 */
    int every;    /* months between waves */
    enum where_order order;
    struct scenario_spot at; /* for messages */
};

/* What an order does to items of the city's list, by name. */
enum item_touch { ITEM_STRIKE, ITEM_ADMIT, ITEM_PRICE, N_ITEM_TOUCHES };

struct scenario_item {
    enum item_touch touch;
    char *name;
    int item;      /* its place in the list, once all is read */
    int64_t price; /* of ITEM_PRICE: share of the wage, millionths */
    struct scenario_spot at;
};

struct scenario_order {
    const struct reform *reform; /* NULL when it only sets figures */
    char *name;
    char *title_zh, *title_en; /* of a figure-only reform; may be NULL */
    void *given;               /* [reform->parameters.size], owned */
    char *given_source[64];    /* the scenario's source per parameter of the reform, or NULL */
    bool given_written[64];    /* as below */
    enum rule set_rule[N_RULES];
    int64_t set_value[N_RULES];
    int n_set;
    struct scenario_item *items; /* [n_items] by touch and name */
    int n_items;
    day begin, end; /* end INT32_MAX: none */
    int64_t intensity, fidelity; /* millionths */
    struct scenario_where where;
    struct scenario_spot at;
};

struct scenario_question {
    char *primary;           /* NULL: not asked */
    double matters_if;       /* 0 with NULL primary or when not given */
    bool relative, points;   /* `-5 %` and `-5 pp` are both -0.05; else in the metric's unit */
    char **outcomes;         /* [n_outcomes] */
    int n_outcomes;
};

struct scenario {
    char *name; /* as asked for */
    char **files; /* [n_files] names as shown to people, base first, then `--set ...` */
    int n_files;
    char *title_zh, *title_en, *about_zh, *about_en; /* may be NULL */
    struct scenario_run run;
    struct scenario_posterior posterior;
    struct parameters parameters;
    char *source[SCENARIO_PARAMETERS]; /* the scenario's source per parameter row, or NULL */
    bool written[SCENARIO_PARAMETERS]; /* said by a file, a table or `--set`; else the default */
    int64_t sample;    /* streets to simulate; 0: all */
    struct scenario_place *places; /* [n_places] of the table, by code; none: drawn */
    int n_places;
    int n_missing; /* cells that fell to defaults */
    int n_skipped; /* columns of the table that are not ours and were not read */
    char *table_name, *table_text; /* as embedded: what was read of it, in order of code */
    struct items items; /* the city's own list of tasks; n 0: none */
    char *tasks_name, *tasks_text; /* the same of it, in order of name */
    struct scenario_order *orders; /* [n_orders] by name */
    int n_orders;
    struct scenario_question question;
    char *resolved; /* text that runs again as it stands */
    char inputs_digest[DIGEST_TEXT]; /* of `resolved`: values, sources, words and table */
};

/* An override from the command line: `PATH=VALUE`. */
struct setting {
    const char *path, *value;
};

/* What may not stand in a file may not come from elsewhere either: else the resolved text could
 * not be read again. Returns 0 or FAULT_INPUT, each with its story. */
int settings_are_plain(const struct setting *settings, int n, struct faults *faults);

/* Tables that stand beside a scenario: how they are shown, and their text in UTF-8. NULL:
 * the scenario names none, or it is embedded (as city.table_text, work.tasks_text,
 * run.posterior_text). */
struct scenario_tables {
    const char *city_name, *city;
    const char *tasks_name, *tasks;
    const char *posterior_name, *posterior;
};

/* Build from a chain of trees, base first, then settings: a later value replaces an
 * earlier one key by key, `null` forgets what was set before. Returns 0 or FAULT_INPUT /
 * FAULT_MEMORY with every story in `faults`; warnings may stand there in either case. */
int scenario_build(struct scenario *scenario, const char *name, const struct tree *const *chain,
                   int n_chain, const struct setting *settings, int n_settings,
                   const struct scenario_tables *tables, struct faults *faults);
void scenario_free(struct scenario *scenario);

#endif
