/* item_rules.h - what reforms say of single items of the city's list, at one place.
 *
 * Folded at the same moment as the rules (fold.h) and by the same doses: each item is
 * struck off, or admitted, if u(item) < dose; its price is base + dose x (ordered - base)
 * with the place's rules.task_price as its base. More of a dose is the same items and more.
 * Two orders that strike, admit or price one item at one place at one time are a conflict.
 */
#ifndef MODELS_ITEM_RULES_H
#define MODELS_ITEM_RULES_H

#include "models/fold.h"
#include "models/ids.h"

struct item_rule {
    int32_t struck, admitted; /* doses in millionths */
    int64_t price;            /* share of the wage, millionths; NO_ITEM_PRICE: the rules' */
};

#define NO_ITEM_PRICE INT64_C(-1)

/* Fold those of n_orders for which the order is given (NULL: not in force) into
 * rules[n_items]. `base` is rules.task_price there. Returns the number of touches. */
int item_rules_fold(const struct scenario_order *const *orders, int n_orders, int64_t base,
                    struct item_rule *rules, int n_items);

/* Two orders that claim the same of one item at one place on overlapping dates; begin and
 * end are rollout()'s. */
bool item_rules_conflict(const struct scenario_order *orders, int n_orders, const day *begin,
                         const day *end, int n_places, int *first, int *second,
                         const struct scenario_item **item);

#endif
