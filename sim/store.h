/* store.h - results on disk: HDF5 that opens as netCDF-4.
 *
 * Life: store_create -> store_put once per replicate, in order of number -> store_publish.
 * The file is written under `path`.tmp and gets its name only when complete, read back
 * and synced; store_free() without store_publish() leaves nothing behind. For one build
 * equal inputs give equal bytes: no times, hosts, threads or paths are written here.
 * A store is used by one thread at a time, and HDF5 by no other meanwhile.
 *
 * Layout (docs/results.md): root metric(replicate, time), <metric>_n beside it;
 * /communities and /streets metric(replicate, time, community|street) with name, code,
 * street, type as coordinates; /groups metric(replicate, time, resident_group);
 * /trace; /ledger/{work,money,trust} line(replicate, time, community) and, for streets
 * and the city, line_elsewhere(replicate, time, place); /items line(replicate, time,
 * item); /flows line(replicate, time, work); /rows, and /rows/drawn(replicate, parameter)
 * where numbers are drawn; /orders.
 */
#ifndef SIM_STORE_H
#define SIM_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/metric.h"
#include "sim/parameter.h"
#include "sim/record.h"

#define STORE_FORMAT "1" /* attribute format_version */

struct store_place {
    const char *code, *name; /* UTF-8 */
    const char *type;        /* "block", "street", "city", ...; English key */
    int64_t number;          /* as used in `where`, from 1 */
    uint32_t street;         /* index of its street among the streets; UINT32_MAX: none */
    int64_t residents, staff;
};

struct store_parameter {
    const struct parameter *row;
    double value;       /* in the unit of writing */
    const char *text;   /* as written */
    const char *source; /* the scenario's source for this value, or the row's */
    bool drawn;         /* it has no one value: missing, its text `drawn` */
};

struct store_order { /* a reform at a place, as ordered */
    const char *reform;
    uint32_t place; /* community index */
    day begin, end; /* end INT32_MAX: none */
    double dose, intensity;
    double paper; /* what of the intensity is carried out on paper only */
};

struct store_drawn { /* a number that each replicate has of its own */
    const char *name;
    const struct parameter *row;
    const char *law; /* English key */
    double low, high; /* from where to where it is drawn */
};

struct store_attribute {
    const char *name, *text;
};

/* All that is written besides the records. Nothing is copied: it must live until
 * store_free(). */
struct store_head {
    struct words title, about;
    const char *scenario; /* resolved text; runs again as it stands */
    /* Further texts on the root. Conventions, format_version, scenario, title, about, the
     * digests and status are the store's own: giving one again is a bug. */
    const struct store_attribute *attributes; /* [n_attributes] */
    int n_attributes;
    struct record_shape shape;
    uint32_t n_replicates;
    bool piecemeal; /* written as it comes, as what is too large to be kept until it is whole */
    const day *starts; /* [n_times] first day of each period */
    const struct metric *metrics;            /* [n_metrics] */
    const struct metric *const *group_metrics; /* [n_group_metrics] */
    const char *const *groups;               /* [n_groups] English keys */
    const struct words *group_labels;        /* [n_groups] */
    const struct record_line *lines;         /* [n_lines] */
    const struct record_line *item_lines;    /* [n_item_lines] */
    const char *const *items;                /* [n_items] names */
    const char *const *item_departments;     /* [n_items] */
    const struct record_line *flow_lines;    /* [n_flow_lines] */
    const char *const *works;                /* [n_works] English keys */
    const struct words *work_labels;         /* [n_works] */
    const struct store_place *places;        /* [n_places] communities, streets, city */
    uint32_t n_streets;
    const struct store_parameter *parameters; /* [n_parameters] */
    int n_parameters;
    const struct store_drawn *drawn; /* [n_drawn]; none: all replicates share the numbers above */
    int n_drawn;
    const double *drawn_values;      /* [n_replicates][n_drawn] in the unit of writing */
    const struct store_order *orders; /* [n_orders] */
    int n_orders;
};

struct store; /* opaque */

/* Faults: FAULT_IO (also when `path` exists and not `force`, or is not a file),
 * FAULT_MEMORY. */
int store_create(struct store **store, const char *path, bool force,
                 const struct store_head *head, struct fault *fault);
/* Replicates arrive as 1, 2, 3, ...; anything else is a bug. */
int store_put(struct store *store, const struct record *record, struct fault *fault);
/* Write the digests and status "complete", read back, sync, and give the file its name.
 * FAULT_IO: nothing is left but what was there before (or, if only the directory could
 * not be synced, the whole new file). Once only. */
int store_publish(struct store *store, const char *digest, const char *state_digest,
                  const char *inputs_digest, struct fault *fault);
void store_free(struct store *store);

#endif
