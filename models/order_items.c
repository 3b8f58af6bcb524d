/* order_items.c - what an order does to items of the city's list, by name.
 *
 *   strike: [name, ...]       struck off while the order is in force
 *   admit: [name, ...]        as if it stood on the access list
 *   item_price: {name: share} what its department pays, as a share of the wage
 *
 * A later layer's list replaces an earlier one; prices are replaced one by one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/draft.h"
#include "models/items.h"

static const char *const keys[N_ITEM_TOUCHES] = {"strike", "admit", "item_price"};

const char *order_items_touch(enum item_touch touch) { return keys[touch]; }

static int touch_of(const char *key)
{
    for (int t = 0; t < N_ITEM_TOUCHES; t++)
        if (!strcmp(keys[t], key))
            return t;
    return -1;
}

bool order_items_key(const char *key) { return touch_of(key) >= 0; }

void order_items_free(struct scenario_order *order)
{
    for (int i = 0; i < order->n_items; i++)
        free(order->items[i].name);
    free(order->items);
    order->items = NULL;
    order->n_items = 0;
}

static void remove_at(struct scenario_order *order, int at)
{
    free(order->items[at].name);
    order->n_items--;
    memmove(&order->items[at], &order->items[at + 1],
            (size_t)(order->n_items - at) * sizeof *order->items);
}

static void forget(struct scenario_order *order, enum item_touch touch)
{
    for (int i = order->n_items; i-- > 0;)
        if (order->items[i].touch == touch)
            remove_at(order, i);
}

/* Where an item stands among those of its touch, or would. */
static int place_of(const struct scenario_order *order, enum item_touch touch, const char *name,
                    bool *found)
{
    int at = 0, compared = -1;
    while (at < order->n_items &&
           (order->items[at].touch < touch ||
            (order->items[at].touch == touch &&
             (compared = strcmp(order->items[at].name, name)) < 0)))
        at++;
    *found = at < order->n_items && order->items[at].touch == touch && compared == 0;
    return at;
}

static void put(struct draft *draft, struct scenario_order *order, enum item_touch touch,
                const char *name, int64_t price, struct scenario_spot spot)
{
    bool found;
    const int at = place_of(order, touch, name, &found);
    struct scenario_item item = {.touch = touch, .item = -1, .price = price, .at = spot};
    struct scenario_item *items;
    if (found) { /* a name twice in a list is the same once */
        order->items[at].price = price;
        order->items[at].at = spot;
        return;
    }
    items = realloc(order->items, (size_t)(order->n_items + 1) * sizeof *items);
    if (items)
        order->items = items;
    item.name = draft_copy(draft, name);
    if (!items || !item.name) {
        free(item.name);
        draft->memory = true;
        return;
    }
    memmove(&items[at + 1], &items[at], (size_t)(order->n_items - at) * sizeof *items);
    items[at] = item;
    order->n_items++;
}

static void read_list(struct draft *draft, node n, struct scenario_order *order,
                      enum item_touch touch)
{
    struct scenario_spot *spots = NULL;
    char **names = NULL;
    int n_names = 0;
    forget(order, touch);
    if (!draft_forgets(draft, n) && draft_texts(draft, n, &names, NULL, &spots, &n_names))
        for (int i = 0; i < n_names && !draft->memory; i++)
            put(draft, order, touch, names[i], 0, spots[i]);
    draft_free_texts(&names, NULL, &n_names);
    free(spots);
}

static void read_price(struct draft *draft, node n, struct scenario_order *order)
{
    const char *name = tree_key(draft->tree, n), *text;
    struct fault story = {0};
    int64_t price;
    bool found;
    if (draft_forgets(draft, n)) {
        const int at = place_of(order, ITEM_PRICE, name, &found);
        if (found)
            remove_at(order, at);
        return;
    }
    if (!(text = draft_scalar(draft, n, NULL)))
        return;
    if (rules_read(RULE_TASK_PRICE, text, &price, &story)) {
        struct fault told = {0};
        char path[sizeof "item_price." + TREE_SHOWN], shown[TREE_SHOWN];
        snprintf(path, sizeof path, "item_price.%s", tree_shown(name, shown));
        fault_about(&told, path, &story);
        draft_tell(draft, draft_spot(draft, draft_value(draft, n, NULL)), &told);
        return;
    }
    struct scenario_spot spot = {draft->file + draft->tree->nodes[n].file,
                                 draft->tree->nodes[n].key_line, draft->tree->nodes[n].key_column};
    put(draft, order, ITEM_PRICE, name, price, spot);
}

bool order_items_read(struct draft *draft, node n, struct scenario_order *order)
{
    const struct tree *tree = draft->tree;
    const int touch = touch_of(tree_key(tree, n));
    if (touch < 0)
        return false;
    if (touch != ITEM_PRICE)
        read_list(draft, n, order, (enum item_touch)touch);
    else if (draft_forgets(draft, n))
        forget(order, ITEM_PRICE);
    else if (draft_is_map(draft, n))
        for (node child = tree->nodes[n].first; child != NODE_NONE; child = tree->nodes[child].next)
            read_price(draft, child, order);
    return true;
}

void order_items_check(struct draft *draft, struct scenario_order *order)
{
    const struct items *items = &draft->scenario->items;
    for (int i = 0; i < order->n_items; i++) {
        struct scenario_item *item = &order->items[i];
        const char *key = keys[item->touch], *near;
        struct fault fault = {0};
        char shown[TREE_SHOWN];
        item->item = items_find(items, item->name);
        if (item->item >= 0 || draft_is_full(draft))
            continue;
        tree_shown(item->name, shown);
        if (!items->n)
            fault_set(&fault, FAULT_INPUT,
                      (struct words){"reforms.%s.%s：情景没有事项表；请写 work: {tasks: 文件.csv}",
                                     "reforms.%s.%s: the scenario has no list of tasks; write "
                                     "work: {tasks: FILE.csv}"},
                      order->name, key);
        else if ((near = items_nearest(items, item->name)) != NULL)
            fault_set(&fault, FAULT_INPUT,
                      (struct words){"reforms.%s.%s：事项表中没有“%s”；是否指 %s？",
                                     "reforms.%s.%s: '%s' is not in the list of tasks; do you "
                                     "mean %s?"},
                      order->name, key, shown, near);
        else
            fault_set(&fault, FAULT_INPUT,
                      (struct words){"reforms.%s.%s：事项表中没有“%s”",
                                     "reforms.%s.%s: '%s' is not in the list of tasks"},
                      order->name, key, shown);
        draft_tell(draft, item->at, &fault);
        if (!items->n)
            return; /* once is enough */
    }
}
