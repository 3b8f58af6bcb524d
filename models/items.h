/* items.h - the city's own list of tasks [事项清单]: CSV text into items in order of name.
 *
 * Headers name, department, class, per_year (tasks per community and year), hours (mean of
 * one task), paper_share, deadline (days), access_list (yes, no), public_value, or their
 * Chinese aliases; only `name` must be there (sheet.h says what holds of every table).
 *
 *   class        only `admin`: all other work comes from rates of its own
 *   paper_share  of its hours, what is forms: at most so many of its tasks can be met with
 *                forms alone (in place of paper.share); empty: paper.share
 *   deadline     in place of the rules'; empty: theirs
 *   public_value of a task, in multiples of its labour cost; empty: drawn for each place
 *
 * An item is its name: its identity is the hash of name and place, departments are numbered
 * in order of theirs, so adding a row moves no other. Read-only once a scenario is built.
 */
#ifndef MODELS_ITEMS_H
#define MODELS_ITEMS_H

#include <stdbool.h>
#include <stdint.h>

#include "models/faults.h"
#include "models/parameters.h"
#include "sim/clock.h"

struct listed_item {
    char *name, *department_name;
    /* as written; -1: missing (per_year and hours: never, after reading) */
    double class, per_year, hours, paper_share, deadline, access, public_value;
    int line; /* of the table */

    /* as the desks read it */
    uint64_t identity; /* hash of the name */
    uint16_t department;
    int64_t work; /* mean of a task, microseconds */
    span until;   /* deadline, 0: the rules' */
    bool listed;  /* on the access list [准入清单] */
};

struct items {
    struct listed_item *list; /* [n] by name, bytewise */
    int n;                    /* 0: no table */
    int n_missing, n_skipped; /* empty cells; columns that are not ours */
    char **departments;       /* [n_departments] names, in order; point into the list */
    double *share, *load;     /* [n_departments] of the items, and of their tasks */
    int n_departments;
    double tasks, hours; /* all of them, per community and year */
};

enum { ITEMS_MAX = 10000 };

/* Read UTF-8 text without a byte order mark; `name` is the table's in messages. Returns
 * 0, or FAULT_INPUT / FAULT_MEMORY with the stories in `faults`. O(n log n). */
int items_read(struct items *items, const char *text, const char *name, struct faults *faults);
void items_free(struct items *items);

/* The same table as text that reads back to the same items; the caller's to free.
 * Returns 0 or FAULT_MEMORY. */
int items_write(const struct items *items, char **text, struct fault *fault);

/* A department's share of all tasks sent down, of n departments: by the list (NULL: none) its
 * load; else the first has work.dominance and the others have equal parts of the rest. */
double work_part(const struct parameters *given, const struct items *list, uint32_t d, uint32_t n);

int items_find(const struct items *items, const char *name); /* or -1 */
const char *items_nearest(const struct items *items, const char *name); /* or NULL */

#endif
