/* item_rules.c - see item_rules.h. */
#include "models/item_rules.h"

#include <string.h>

__extension__ typedef __int128 wide;

/* numerator / denominator >= 0, half to even. */
static int64_t nearest_of(wide numerator, wide denominator)
{
    wide whole = numerator / denominator, twice = 2 * (numerator % denominator);
    if (twice > denominator || (twice == denominator && whole % 2))
        whole++;
    return (int64_t)whole;
}

/* base + dose x (ordered - base); dose = intensity x fidelity, exactly. */
static int64_t blend(int64_t base, int64_t ordered, const struct scenario_order *order)
{
    const wide one = (wide)DOSE_ONE * DOSE_ONE, dose = (wide)order->intensity * order->fidelity;
    return nearest_of(base * (one - dose) + ordered * dose, one);
}

int item_rules_fold(const struct scenario_order *const *orders, int n_orders, int64_t base,
                    struct item_rule *rules, int n_items)
{
    int touched = 0;
    for (int i = 0; i < n_items; i++)
        rules[i] = (struct item_rule){0, 0, NO_ITEM_PRICE};
    for (int o = 0; o < n_orders; o++)
        for (int k = 0; orders[o] && k < orders[o]->n_items; k++) {
            const struct scenario_item *item = &orders[o]->items[k];
            struct item_rule *rule = &rules[item->item];
            switch (item->touch) {
            case ITEM_STRIKE: rule->struck = (int32_t)blend(0, DOSE_ONE, orders[o]); break;
            case ITEM_ADMIT: rule->admitted = (int32_t)blend(0, DOSE_ONE, orders[o]); break;
            default: rule->price = blend(base, item->price, orders[o]);
            }
            touched++;
        }
    return touched;
}

/* The item of which both say the same, or NULL. Both stand by touch and name. */
static const struct scenario_item *shared(const struct scenario_order *one,
                                          const struct scenario_order *two)
{
    int i = 0, j = 0;
    while (i < one->n_items && j < two->n_items) {
        const struct scenario_item *a = &one->items[i], *b = &two->items[j];
        int order = a->touch != b->touch ? (a->touch > b->touch) - (a->touch < b->touch)
                                         : strcmp(a->name, b->name);
        if (order == 0)
            return a;
        if (order < 0)
            i++;
        else
            j++;
    }
    return NULL;
}

bool item_rules_conflict(const struct scenario_order *orders, int n_orders, const day *begin,
                         const day *end, int n_places, int *first, int *second,
                         const struct scenario_item **item)
{
    for (int i = 0; i < n_orders; i++)
        for (int j = i + 1; j < n_orders; j++) {
            if (!(*item = shared(&orders[i], &orders[j])))
                continue;
            for (int p = 0; p < n_places; p++) {
                const day *b = begin + p, *e = end + p;
                if (b[i * n_places] < e[j * n_places] && b[j * n_places] < e[i * n_places]) {
                    *first = i;
                    *second = j;
                    return true;
                }
            }
        }
    return false;
}
