/* sweep_factor.c - the factors of a sweep: from their rows, from the file, from a list of points. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/entry.h"
#include "cli/sweep_read.h"
#include "models/csv.h"
#include "models/text.h"

/* ---- rows ---- */

static const char *bare(const char *path)
{
    static const char group[] = "parameters.";
    return strncmp(path, group, sizeof group - 1) ? path : path + sizeof group - 1;
}

static int take_row(const struct entry *entry, void *of)
{
    struct sweep_factor *factor = of;
    const bool valued = entry->kind == ENTRY_PARAMETER || entry->kind == ENTRY_SETTING;
    if (!valued || strcmp(entry->name, bare(factor->path)) != 0)
        return 0;
    factor->row = entry->row;
    factor->row.at = 0;
    factor->grade = entry->grade;
    factor->source = entry->source;
    factor->unit = entry->unit;
    factor->label = entry->label;
    return 1;
}

void sweep_factor_row(struct sweep_factor *factor)
{
    factor->label = (struct words){factor->path, factor->path};
    entry_each(take_row, factor);
}

struct nearest_path {
    struct nearest near;
    const char *path;
    char name[ENTRY_NAME]; /* a copy: the entry lives for the call only */
};

static int offer_row(const struct entry *entry, void *of)
{
    struct nearest_path *nearest = of;
    if (entry->kind != ENTRY_PARAMETER && entry->kind != ENTRY_SETTING)
        return 0;
    const char *before = nearest->near.name;
    nearest_offer(&nearest->near, nearest->path, entry->name);
    if (nearest->near.name != before) {
        snprintf(nearest->name, sizeof nearest->name, "%s", entry->name);
        nearest->near.name = nearest->name;
    }
    return 0;
}

/* ---- the file ---- */

static void tell(struct sweep_reading *reading, node n, struct words format, const char *text)
{
    struct fault fault = {0};
    tree_fault(reading->tree, n, &fault, format, text);
    faults_add(reading->faults, &fault);
}

/* `range`: the plausible one of its row; of a choice all that it may be. */
static void take_range(struct sweep_reading *reading, node n, struct sweep_factor *factor)
{
    const struct parameter *row = &factor->row;
    struct nearest_path nearest = {.path = bare(factor->path)};
    if (!row->name) {
        entry_each(offer_row, &nearest);
        if (nearest.near.name)
            tell(reading, n, (struct words){"这里没有可取范围的参数；是否指 %s？",
                                            "no row has this name, so it has no range; do you mean %s?"},
                 nearest.near.name);
        else
            tell(reading, n, (struct words){"%s 不是参数，没有合理范围：请写 {min, max} 或 [值, 值]",
                                            "%s is no row and has no plausible range: write {min, max} "
                                            "or [value, value]"},
                 factor->path);
        return;
    }
    factor->low = row->low;
    factor->high = row->high;
    if (row->type != PARAMETER_CHOICE) {
        if (!(factor->low < factor->high))
            tell(reading, n, (struct words){"%s 没有合理范围：请写 {min, max}",
                                            "%s has no plausible range: write {min, max}"},
                 factor->path);
        return;
    }
    const uint32_t first = (uint32_t)row->low, n_levels = (uint32_t)row->high - first + 1;
    factor->level = calloc(n_levels, sizeof *factor->level);
    reading->memory = reading->memory || !factor->level;
    for (uint32_t i = 0; factor->level && i < n_levels; i++)
        factor->level[factor->n_levels++] =
            text_copy(row->choices[first + i].name, &reading->memory);
}

static bool fits(struct sweep_reading *reading, node n, const struct sweep_factor *factor,
                 double *value)
{
    struct fault story = {0};
    int64_t store = 0;
    char *end;
    const char *text = tree_text(reading->tree, n);
    if (!sweep_is(reading, n, NODE_SCALAR))
        return false;
    if (factor->row.name) {
        if (parameter_read(&factor->row, &store, text, NULL, &story)) {
            sweep_tell_of(reading, n, factor->path, &story);
            return false;
        }
        *value = parameter_value(&factor->row, &store);
        return true;
    }
    *value = strtod(text, &end);
    if (end == text || *end || !isfinite(*value)) {
        tell(reading, n, (struct words){"%s 不是数", "%s is no number"}, text);
        return false;
    }
    return true;
}

static void take_levels(struct sweep_reading *reading, node list, struct sweep_factor *factor)
{
    size_t n = 0;
    double value;
    for (node c = reading->tree->nodes[list].first; c != NODE_NONE; c = reading->tree->nodes[c].next)
        n++;
    if (!n) {
        tell(reading, list, (struct words){"%s 没有水平", "%s has no levels"}, factor->path);
        return;
    }
    factor->level = calloc(n, sizeof *factor->level);
    reading->memory = reading->memory || !factor->level;
    for (node c = reading->tree->nodes[list].first; c != NODE_NONE && factor->level;
         c = reading->tree->nodes[c].next) {
        if (!sweep_is(reading, c, NODE_SCALAR) ||
            (factor->row.name && !fits(reading, c, factor, &value)))
            continue;
        if (strlen(tree_text(reading->tree, c)) >= SWEEP_VALUE) {
            tell(reading, c, (struct words){"%s 的值太长：最多 63 个字节",
                                            "a value of %s is too long: at most 63 bytes"},
                 factor->path);
            continue;
        }
        factor->level[factor->n_levels++] =
            text_copy(tree_text(reading->tree, c), &reading->memory);
    }
}

static void take_ends(struct sweep_reading *reading, node map, struct sweep_factor *factor)
{
    static const char *const keys[] = {"min", "max", "steps", "scale", "levels"};
    const struct tree *tree = reading->tree;
    const node low = tree_get(tree, map, "min"), high = tree_get(tree, map, "max"),
               levels = tree_get(tree, map, "levels");
    for (node c = tree->nodes[map].first; c != NODE_NONE; c = tree->nodes[c].next) {
        const char *key = tree_key(tree, c);
        if (!strcmp(key, "steps"))
            factor->steps = (uint32_t)sweep_count(reading, c, "steps", 2, 100000, 2);
        else if (!strcmp(key, "scale")) {
            char *text = sweep_text(reading, c);
            factor->log = text && !strcmp(text, "log");
            if (text && !factor->log && strcmp(text, "linear") != 0)
                tell(reading, c, (struct words){"scale 是 linear 或 log，不是 %s",
                                                "scale is linear or log, not %s"}, text);
            free(text);
        } else if (strcmp(key, "min") && strcmp(key, "max") && strcmp(key, "levels"))
            sweep_unknown(reading, c, keys, sizeof keys / sizeof *keys);
    }
    if (levels != NODE_NONE) {
        if (sweep_is(reading, levels, NODE_LIST))
            take_levels(reading, levels, factor);
        return;
    }
    if (low == NODE_NONE && high == NODE_NONE && (factor->steps || factor->log)) {
        take_range(reading, map, factor);
    } else if (low == NODE_NONE || high == NODE_NONE) {
        tell(reading, map, (struct words){"%s 需要 min 与 max", "%s wants min and max"}, factor->path);
        return;
    } else if (!fits(reading, low, factor, &factor->low) ||
               !fits(reading, high, factor, &factor->high))
        return;
    else if (!(factor->low < factor->high))
        tell(reading, high, (struct words){"%s 的 max 须大于 min", "%s: max must be above min"},
             factor->path);
    if (factor->log && !(factor->low > 0))
        tell(reading, map, (struct words){"%s：scale: log 要求 min 大于 0",
                                          "%s: with scale: log, min must be above 0"}, factor->path);
}

static bool is_counted(const struct sweep_factor *factor)
{
    return factor->row.name && (factor->row.type == PARAMETER_COUNT ||
                                factor->row.type == PARAMETER_CHOICE);
}

static void read_factor(struct sweep_reading *reading, node n, struct sweep_factor *factor)
{
    const struct tree_node *here = &reading->tree->nodes[n];
    const bool abc = reading->sweep->design.kind == SWEEP_ABC;
    const char *key = tree_key(reading->tree, n);
    factor->path = text_copy(abc ? bare(key) : key, &reading->memory); /* as a posterior has it */
    if (!factor->path)
        return;
    factor->line = here->line;
    factor->column = here->column;
    sweep_factor_row(factor);
    if (here->kind == NODE_LIST)
        take_levels(reading, n, factor);
    else if (here->kind == NODE_MAP)
        take_ends(reading, n, factor);
    else if (!strcmp(tree_text(reading->tree, n), "range"))
        take_range(reading, n, factor);
    else
        tell(reading, n,
             (struct words){"因子写作 range、[值, 值] 或 {min, max}，不是 %s（不变的值写在 set 里）",
                            "a factor is range, [value, value] or {min, max}, not %s (what stays the same "
                            "goes under set)"},
             tree_text(reading->tree, n));
    if (abc && (factor->n_levels || is_counted(factor)))
        tell(reading, n, (struct words){"校准的 %s 须是连续的，并有范围",
                                        "what is calibrated is continuous and has a range, unlike %s"},
             factor->path);
    if (reading->sweep->design.kind == SWEEP_GRID && !factor->n_levels && !factor->steps &&
        !reading->faults->n)
        tell(reading, n, (struct words){"网格里的 %s 需要 steps 或一列值",
                                        "in a grid %s wants steps, or a list of values"}, factor->path);
}

void sweep_read_factors(struct sweep_reading *reading, node factors)
{
    struct sweep *sweep = reading->sweep;
    const struct tree *tree = reading->tree;
    size_t n = 0;
    if (!sweep_is(reading, factors, NODE_MAP))
        return;
    for (node c = tree->nodes[factors].first; c != NODE_NONE; c = tree->nodes[c].next)
        n++;
    if (n > SWEEP_FACTORS || !n) {
        tell(reading, factors, (struct words){"%s：因子应有 1 至 500 个", "%s: 1 to 500 factors"},
             "factors");
        return;
    }
    sweep->factor = calloc(n, sizeof *sweep->factor);
    reading->memory = reading->memory || !sweep->factor;
    for (node c = tree->nodes[factors].first; c != NODE_NONE && sweep->factor;
         c = tree->nodes[c].next)
        read_factor(reading, c, &sweep->factor[sweep->k++]);
}

/* ---- a list of points ---- */

struct list {
    struct csv csv;
    struct csv_cell cell;
    uint32_t of[4096]; /* the factor of a column; UINT32_MAX: not read */
    uint32_t columns;
    uint64_t room;
};

static void tell_cell(struct list *list, struct words format, const char *text)
{
    struct fault fault = {0};
    char shown[TREE_SHOWN];
    fault_set(&fault, FAULT_INPUT, format, tree_shown(text, shown));
    csv_tell(&list->csv, list->cell.line, list->cell.column, &fault);
}

/* A column that no factor of the file names is left alone; where the file names none, each is one,
 * but for `point`, which numbers them. */
static void take_column(struct sweep_reading *reading, struct list *list, bool named)
{
    struct sweep *sweep = reading->sweep;
    uint32_t *of = &list->of[list->columns];
    *of = UINT32_MAX;
    for (uint32_t j = 0; j < sweep->k; j++)
        if (!strcmp(sweep->factor[j].path, list->cell.text)) {
            for (uint32_t c = 0; c < list->columns; c++)
                if (list->of[c] == j)
                    tell_cell(list, (struct words){"列 %s 出现了两次", "column %s stands here twice"},
                              list->cell.text);
            *of = j;
        }
    if (named || *of != UINT32_MAX || !strcmp(list->cell.text, "point") || !*list->cell.text)
        return;
    if (sweep->k == SWEEP_FACTORS) {
        tell_cell(list, (struct words){"%s：因子最多 500 个", "%s: at most 500 factors"},
                  list->cell.text);
        return;
    }
    struct sweep_factor *more = realloc(sweep->factor, (sweep->k + 1) * sizeof *more);
    if (!more) {
        reading->memory = true;
        return;
    }
    sweep->factor = more;
    more += sweep->k;
    *more = (struct sweep_factor){.path = text_copy(list->cell.text, &reading->memory),
                                  .line = list->cell.line, .column = list->cell.column};
    if (!more->path)
        return;
    sweep_factor_row(more);
    *of = sweep->k++;
}

static void read_head(struct sweep_reading *reading, struct list *list)
{
    const bool named = reading->sweep->k > 0;
    bool last = false;
    while (!last && !reading->faults->n_more && csv_cell(&list->csv, &list->cell, &last)) {
        if (list->columns == sizeof list->of / sizeof *list->of) {
            tell_cell(list, (struct words){"%s：最多 4096 列", "%s: at most 4096 columns"},
                      list->cell.text);
            return;
        }
        take_column(reading, list, named);
        list->columns++;
    }
    for (uint32_t j = 0; j < reading->sweep->k; j++) {
        bool found = false;
        for (uint32_t c = 0; c < list->columns; c++)
            found = found || list->of[c] == j;
        if (!found)
            tell_cell(list, (struct words){"没有因子 %s 的列", "there is no column for factor %s"},
                      reading->sweep->factor[j].path);
    }
    if (!reading->sweep->k)
        tell_cell(list, (struct words){"第一行应写各因子的名称%s",
                                       "the first line names the factors%s"}, "");
}

static void take_cell(struct sweep_reading *reading, struct list *list, uint32_t column,
                      char **cells)
{
    struct sweep *sweep = reading->sweep;
    const uint32_t j = list->of[column];
    struct fault story = {0}, fault = {0};
    int64_t store = 0;
    if (j == UINT32_MAX)
        return;
    const struct sweep_factor *factor = &sweep->factor[j];
    if (!*list->cell.text || strlen(list->cell.text) >= SWEEP_VALUE)
        tell_cell(list, (struct words){"%s：此处缺少一个值，或太长", "%s: a value is missing here, or too long"},
                  factor->path);
    else if (factor->row.name &&
             parameter_read(&factor->row, &store, list->cell.text, NULL, &story)) {
        fault_about(&fault, factor->path, &story);
        csv_tell(&list->csv, list->cell.line, list->cell.column, &fault);
    } else
        cells[j] = text_copy(list->cell.text, &reading->memory);
}

static bool make_room(struct sweep_reading *reading, struct list *list)
{
    struct sweep *sweep = reading->sweep;
    if (sweep->n_points < list->room)
        return true;
    const uint64_t room = list->room ? 2 * list->room : 64;
    char **more = realloc(sweep->cell, room * sweep->k * sizeof *more);
    if (!more) {
        reading->memory = true;
        return false;
    }
    sweep->cell = more;
    list->room = room;
    return true;
}

static void read_rows(struct sweep_reading *reading, struct list *list)
{
    struct sweep *sweep = reading->sweep;
    while (*list->csv.at && !reading->memory && !reading->faults->n_more &&
           make_room(reading, list)) {
        char **cells = sweep->cell + sweep->n_points * sweep->k;
        bool last = false;
        uint32_t column = 0;
        memset(cells, 0, sweep->k * sizeof *cells);
        sweep->n_points++;
        while (!last && csv_cell(&list->csv, &list->cell, &last)) {
            if (column < list->columns)
                take_cell(reading, list, column, cells);
            column++;
        }
        if (column == list->columns)
            continue;
        if (column != 1 || *list->cell.text) {
            struct fault fault = {0};
            fault_set(&fault, FAULT_INPUT,
                      (struct words){"这一行有 %u 格，第一行有 %u 格", "%u cells here, %u in the first line"},
                      column, list->columns);
            csv_tell(&list->csv, list->cell.line, 1, &fault);
        }
        for (uint32_t j = 0; j < sweep->k; j++)
            free(cells[j]);
        sweep->n_points--;
    }
}

void sweep_read_list(struct sweep_reading *reading)
{
    struct sweep *sweep = reading->sweep;
    struct list *list = calloc(1, sizeof *list);
    if (!list) {
        reading->memory = true;
        return;
    }
    list->csv = (struct csv){.at = sweep->list ? sweep->list : "", .name = sweep->list_name, .line = 1,
                             .column = 1, .faults = reading->faults};
    read_head(reading, list);
    if (!reading->faults->n && !reading->memory)
        read_rows(reading, list);
    if (!sweep->n_points && !reading->faults->n)
        tell_cell(list, (struct words){"其中没有一个点%s", "there is no point in it%s"}, "");
    reading->memory = reading->memory || list->csv.memory;
    free(list->cell.text);
    free(list);
}
