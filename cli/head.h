/* head.h - what a result file says besides its records, gathered from an arm.
 *
 * Owns the arrays that a struct store_head points to; the arm and its scenario must
 * outlive it.
 */
#ifndef CLI_HEAD_H
#define CLI_HEAD_H

#include "models/arm.h"
#include "models/assumptions.h"
#include "models/metrics.h"
#include "sim/store.h"

enum { HEAD_ATTRIBUTES = 8, HEAD_TEXT = 48 };

/* How chance is addressed (sim/random.h); what is written beside a result. */
#define HEAD_RNG_SCHEME "philox4x32-10; key (seed, replicate); counter (who, nth, purpose)"

struct head {
    struct store_head store;
    struct store_place *places;
    struct store_parameter *parameters;
    struct assumption *assumptions; /* those drawn, and as the store wants them */
    struct store_drawn *drawn;
    double *drawn_values;
    struct store_order *orders;
    struct store_attribute attributes[HEAD_ATTRIBUTES];
    const struct metric *group_metrics[METRICS_BY_GROUP];
    char (*texts)[HEAD_TEXT]; /* values as written */
    const char **items, **item_departments; /* [items of the list + 1] */
    char seed[24], sample[96];
};

int head_init(struct head *head, const struct arm *arm, struct fault *fault);
void head_free(struct head *head);

#endif
