/* desk_list.c - items of the city's own list at a place: standing, struck off, listed, priced.
 *
 * They stand from the first day and do not end; whether one is struck off or admitted is a
 * lottery on its identity, the same for all reforms and doses.
 */
#include "models/community.h"
#include "models/purposes.h"

/* The row of the list, or NULL for what lies beyond it. */
static const struct listed_item *row_of(const struct community *community, uint32_t item)
{
    const struct departments *departments = &community->departments;
    const uint16_t row = departments->listed ? departments->listed[item] : 0;
    return row ? &departments->list->list[row - 1] : NULL;
}

static const struct item_rule *rule_of(const struct community *community, uint32_t item)
{
    const struct departments *departments = &community->departments;
    return community->item_rules && row_of(community, item)
               ? &community->item_rules[departments->listed[item] - 1]
               : NULL;
}

static bool wins(const struct community *community, uint32_t item, uint32_t purpose, int32_t dose)
{
    struct draw draw = draw_at(&community->commons->chance, purpose,
                               community->departments.identity[item], 0);
    return dose > 0 && draw_uniform(&draw) * (double)DOSE_ONE < (double)dose;
}

int desk_settle_list(struct community *community, struct fault *fault)
{
    struct departments *departments = &community->departments;
    const struct items *list = departments->list;
    for (int i = 0; i < list->n; i++) {
        uint32_t item = item_stand(departments, &community->commons->chance, (uint16_t)(i + 1),
                                   fault);
        if (item == NOBODY)
            return FAULT_MEMORY;
        if (list->list[i].per_year > 0)
            desk_plan_item(community, item);
    }
    return 0;
}

bool item_struck(const struct community *community, uint32_t item)
{
    const struct item_rule *rule = rule_of(community, item);
    return rule && wins(community, item, PURPOSE_STRUCK, rule->struck);
}

bool item_listed(const struct community *community, uint32_t item)
{
    const struct listed_item *row = row_of(community, item);
    const struct item_rule *rule = rule_of(community, item);
    return row &&
           (row->listed || (rule && wins(community, item, PURPOSE_ADMITTED, rule->admitted)));
}

const struct rules *item_rules_of(const struct community *community, uint16_t row,
                                  struct rules *own)
{
    const struct item_rule *rule =
        community->item_rules && row ? &community->item_rules[row - 1] : NULL;
    if (!rule || rule->price == NO_ITEM_PRICE)
        return community->rules;
    *own = *community->rules;
    own->figure[RULE_TASK_PRICE] = rule->price;
    return own;
}

instant item_deadline(const struct community *community, uint16_t row, int parts)
{
    const struct items *list = community->departments.list;
    span own = row ? list->list[row - 1].until : 0;
    return community->lp->now +
           (own ? own : community->rules->figure[RULE_ADMIN_DEADLINE]) / parts;
}

double item_paper(const struct community *community, uint16_t row)
{
    const struct items *list = community->departments.list;
    const double own = row ? list->list[row - 1].paper_share : -1;
    return own < 0 ? community->commons->given->paper.share : own;
}
