/* orders.c - `reforms:`: what is ordered, when, where, at what dose. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/draft.h"
#include "models/fold.h"

static const char *const order_keys[] = {"begin", "end",   "intensity", "fidelity",
                                         "where", "title", "set",
                                         "strike", "admit", "item_price"};
enum { N_ORDER_KEYS = 10, N_GIVEN = 64, WAVES_MAX = 1000, MONTHS_MAX = 1200,
       ORDERS_MAX = 64 };

static const struct scenario_where everywhere = {.all = true, .share = 1, .waves = 1};

static const struct parameter dose_row = {.type = PARAMETER_SHARE, .unit = "1", .limit_low = 0,
                                          .limit_high = 1, .low = 0, .high = 1};

static const struct reform *find_reform(const char *name)
{
    for (int i = 0; i < reform_count; i++)
        if (!strcmp(reform_catalogue[i]->name, name))
            return reform_catalogue[i];
    return NULL;
}

/* ---- one order in the table -------------------------------------------------------- */

static void where_free(struct scenario_where *where)
{
    draft_free_texts(&where->listed, &where->quoted, &where->n_listed);
    draft_free_texts(&where->pilot, &where->pilot_quoted, &where->n_pilot);
    *where = (struct scenario_where){0};
}

void orders_free(struct scenario_order *order)
{
    free(order->name);
    free(order->title_zh);
    free(order->title_en);
    free(order->given);
    for (int i = 0; i < N_GIVEN; i++)
        free(order->given_source[i]);
    where_free(&order->where);
    order_items_free(order);
    *order = (struct scenario_order){0};
}

static void notes_free(struct draft_order *notes)
{
    free(notes->listed);
    free(notes->pilot);
    *notes = (struct draft_order){0};
}

static void remove_order(struct draft *draft, int i)
{
    struct scenario *scenario = draft->scenario;
    size_t after = (size_t)(scenario->n_orders - i - 1);
    orders_free(&scenario->orders[i]);
    notes_free(&draft->orders[i]);
    memmove(&scenario->orders[i], &scenario->orders[i + 1], after * sizeof *scenario->orders);
    memmove(&draft->orders[i], &draft->orders[i + 1], after * sizeof *draft->orders);
    scenario->n_orders--;
}

static int find_order(const struct draft *draft, const char *name)
{
    for (int i = 0; i < draft->scenario->n_orders; i++)
        if (!strcmp(draft->scenario->orders[i].name, name))
            return i;
    return -1;
}

/* Keep the orders sorted by name. Returns the index, or -1 without memory. */
static int add_order(struct draft *draft, const char *name, const struct reform *reform)
{
    struct scenario *scenario = draft->scenario;
    int at = 0, n = scenario->n_orders;
    struct scenario_order *orders = realloc(scenario->orders, (size_t)(n + 1) * sizeof *orders);
    struct draft_order *notes;
    struct scenario_order new = {.reform = reform, .end = INT32_MAX, .intensity = DOSE_ONE,
                                 .fidelity = DOSE_ONE, .where = everywhere};
    if (orders)
        scenario->orders = orders;
    notes = realloc(draft->orders, (size_t)(n + 1) * sizeof *notes);
    if (notes)
        draft->orders = notes;
    new.name = draft_copy(draft, name);
    new.given = reform ? calloc(1, reform->parameters.size + 1) : NULL;
    if (!orders || !notes || !new.name || (reform && !new.given)) {
        free(new.name);
        free(new.given);
        draft->memory = true;
        return -1;
    }
    if (reform) {
        ALWAYS(reform->parameters.count <= N_GIVEN);
        parameter_presets(&reform->parameters, new.given);
    }
    while (at < n && strcmp(orders[at].name, name) < 0)
        at++;
    memmove(&orders[at + 1], &orders[at], (size_t)(n - at) * sizeof *orders);
    memmove(&notes[at + 1], &notes[at], (size_t)(n - at) * sizeof *notes);
    orders[at] = new;
    notes[at] = (struct draft_order){0};
    scenario->n_orders++;
    return at;
}

/* ---- where ------------------------------------------------------------------------- */

/* Text that is no number can be nothing but a code or a name. */
static void quote_names(char **texts, bool *quoted, int n)
{
    for (int i = 0; i < n; i++)
        quoted[i] = quoted[i] || !rollout_number(texts[i]);
}

static void read_places(struct draft *draft, node n, struct scenario_where *where,
                        struct draft_order *notes)
{
    const char *text = tree_text(draft->tree, n);
    where->all = text && !strcmp(text, "all") && !draft->tree->nodes[n].quoted;
    if (where->all) {
        draft_free_texts(&where->listed, &where->quoted, &where->n_listed);
        return;
    }
    if (draft_texts(draft, n, &where->listed, &where->quoted, &notes->listed, &where->n_listed))
        quote_names(where->listed, where->quoted, where->n_listed);
    if (where->n_listed == 0 && !draft->memory) {
        struct fault fault = {0};
        where->all = true;
        tree_fault(draft->tree, n, &fault,
                   (struct words){"where：没有列出任何地方；全部请写 all", "where: no place is listed; "
                                                                "write all for every place"});
        faults_add(draft->faults, &fault);
    }
}

static void read_where_key(struct draft *draft, node n, const char *key,
                           struct scenario_where *where, struct draft_order *notes)
{
    static const char *const known[] = {"places", "share", "waves", "every",
                                        "order",  "pilot", "by"};
    static const struct parameter_choice orders[] = {{"seeded", {"按种子", "seeded"}},
                                                     {"listed", {"按列表", "listed"}},
                                                     {"size", {"按规模", "size"}},
                                                     {0}};
    static const struct parameter_choice units[] = {
        {"community", {"社区", "community"}}, {"street", {"街道", "street"}}, {0}};
    static const struct parameter order_row = {
        .type = PARAMETER_CHOICE, .unit = "1", .choices = orders};
    static const struct parameter unit_row = {
        .type = PARAMETER_CHOICE, .unit = "1", .choices = units};
    static const struct parameter waves_row = {.type = PARAMETER_COUNT,
                                               .unit = "1",
                                               .limit_low = 1,
                                               .limit_high = WAVES_MAX,
                                               .low = 1,
                                               .high = WAVES_MAX};
    int64_t integer = 0;
    if (!strcmp(key, "places"))
        read_places(draft, n, where, notes);
    else if (!strcmp(key, "pilot")) {
        if (draft_texts(draft, n, &where->pilot, &where->pilot_quoted, &notes->pilot,
                        &where->n_pilot))
            quote_names(where->pilot, where->pilot_quoted, where->n_pilot);
    } else if (!strcmp(key, "share"))
        draft_read(draft, n, "where.share", &dose_row, &where->share, NULL, NULL);
    else if (!strcmp(key, "every"))
        draft_months(draft, n, "where.every", 1, MONTHS_MAX, &where->every);
    else if (!strcmp(key, "waves")) {
        if (draft_read(draft, n, "where.waves", &waves_row, &integer, NULL, NULL))
            where->waves = (int)integer;
    } else if (!strcmp(key, "order")) {
        if (draft_read(draft, n, "where.order", &order_row, &integer, NULL, NULL))
            where->order = (enum where_order)integer;
    } else if (!strcmp(key, "by")) {
        if (draft_read(draft, n, "where.by", &unit_row, &integer, NULL, NULL))
            where->by_street = integer == 1;
    } else
        draft_unknown(draft, n, "where", known, 7);
}

static void read_where(struct draft *draft, node n, struct scenario_where *where,
                       struct draft_order *notes)
{
    const struct tree *tree = draft->tree;
    if (draft_forgets(draft, n) || tree->nodes[n].kind != NODE_MAP) {
        where_free(where);
        *where = everywhere;
        if (!draft_forgets(draft, n))
            read_places(draft, n, where, notes);
    } else
        for (node child = tree->nodes[n].first; child != NODE_NONE; child = tree->nodes[child].next)
            read_where_key(draft, child, tree_key(tree, child), where, notes);
    where->at = draft_spot(draft, n);
}

/* ---- set --------------------------------------------------------------------------- */

static void unknown_rule(struct draft *draft, node n)
{
    const char *names[N_RULES];
    for (int r = 0; r < N_RULES; r++)
        names[r] = rule_rows[r].name + (strncmp(tree_key(draft->tree, n), "rules.", 6) ? 6 : 0);
    draft_unknown(draft, n, "set", names, N_RULES);
}

static void read_set(struct draft *draft, node n, struct scenario_order *order)
{
    const struct tree *tree = draft->tree;
    for (node child = tree->nodes[n].first; child != NODE_NONE; child = tree->nodes[child].next) {
        const char *key = tree_key(tree, child), *text;
        struct fault story = {0};
        int rule = rules_find(key), at = 0;
        int64_t figure;
        if (!strcmp(key, "rules") && tree->nodes[child].kind == NODE_MAP) {
            read_set(draft, child, order);
            continue;
        }
        if (rule < 0) {
            unknown_rule(draft, child);
            continue;
        }
        while (at < order->n_set && order->set_rule[at] < (enum rule)rule)
            at++;
        if (draft_forgets(draft, child)) {
            if (at < order->n_set && order->set_rule[at] == (enum rule)rule) {
                order->n_set--;
                memmove(&order->set_rule[at], &order->set_rule[at + 1],
                        (size_t)(order->n_set - at) * sizeof *order->set_rule);
                memmove(&order->set_value[at], &order->set_value[at + 1],
                        (size_t)(order->n_set - at) * sizeof *order->set_value);
            }
            continue;
        }
        if (!(text = draft_scalar(draft, child, NULL)))
            continue;
        if (rules_read((enum rule)rule, text, &figure, &story)) {
            struct fault told = {0};
            fault_about(&told, rule_rows[rule].name, &story);
            draft_tell(draft, draft_spot(draft, draft_value(draft, child, NULL)), &told);
            continue;
        }
        if (at == order->n_set || order->set_rule[at] != (enum rule)rule) {
            memmove(&order->set_rule[at + 1], &order->set_rule[at],
                    (size_t)(order->n_set - at) * sizeof *order->set_rule);
            memmove(&order->set_value[at + 1], &order->set_value[at],
                    (size_t)(order->n_set - at) * sizeof *order->set_value);
            order->n_set++;
        }
        order->set_rule[at] = (enum rule)rule;
        order->set_value[at] = figure;
    }
}

/* ---- one order --------------------------------------------------------------------- */

static void read_given(struct draft *draft, node n, struct scenario_order *order,
                       struct draft_order *notes)
{
    const struct parameter_table *table = order->reform ? &order->reform->parameters : NULL;
    const char *key = tree_key(draft->tree, n), *source = NULL;
    const struct parameter *row = table ? parameter_find(table, key) : NULL;
    const char *known[N_ORDER_KEYS + N_GIVEN];
    char path[128];
    int i;
    snprintf(path, sizeof path, "reforms.%.60s", order->name);
    if (!row) {
        memcpy(known, order_keys, sizeof order_keys);
        for (i = 0; table && i < table->count; i++)
            known[N_ORDER_KEYS + i] = table->rows[i].name;
        draft_unknown(draft, n, path, known, N_ORDER_KEYS + (table ? table->count : 0));
        return;
    }
    i = (int)(row - table->rows);
    if (draft_forgets(draft, n)) {
        parameter_put(row, order->given, row->preset);
        notes->odd[i] = false;
        draft_replace(draft, &order->given_source[i], NULL);
        order->given_written[i] = false;
        return;
    }
    snprintf(path, sizeof path, "reforms.%.60s.%.50s", order->name, key);
    if (draft_read(draft, n, path, row, order->given, &notes->odd[i], &source)) {
        order->given_written[i] = true;
        notes->given[i] = draft_spot(draft, draft_value(draft, n, NULL));
        draft_replace(draft, &order->given_source[i], source);
    }
}

static void read_dose(struct draft *draft, node n, const char *name, const char *key, int64_t *dose)
{
    double share = 1;
    char path[128];
    snprintf(path, sizeof path, "reforms.%.60s.%s", name, key);
    if (draft_forgets(draft, n) || draft_read(draft, n, path, &dose_row, &share, NULL, NULL))
        *dose = reform_millionths(share);
}

static void read_order_key(struct draft *draft, node n, struct scenario_order *order,
                           struct draft_order *notes)
{
    const char *key = tree_key(draft->tree, n);
    char path[128];
    snprintf(path, sizeof path, "reforms.%.60s.%.50s", order->name, key);
    if (!strcmp(key, "begin")) {
        notes->begin = draft_spot(draft, n);
        notes->has_begin = draft_date(draft, n, path, &order->begin);
        notes->bad = notes->bad || !notes->has_begin;
    } else if (!strcmp(key, "end")) {
        notes->end = draft_spot(draft, n);
        if (draft_forgets(draft, n))
            order->end = INT32_MAX;
        else if (!draft_date(draft, n, path, &order->end))
            notes->bad = true;
    } else if (!strcmp(key, "intensity"))
        read_dose(draft, n, order->name, key, &order->intensity);
    else if (!strcmp(key, "fidelity"))
        read_dose(draft, n, order->name, key, &order->fidelity);
    else if (!strcmp(key, "where"))
        read_where(draft, n, &order->where, notes);
    else if (!strcmp(key, "title"))
        draft_words(draft, n, path, &order->title_zh, &order->title_en);
    else if (!strcmp(key, "set")) {
        if (order->reform) {
            struct fault fault = {0};
            tree_fault_key(
                draft->tree, n, &fault,
                (struct words){"%s 是目录中的改革，不能再用 set；请另起一个名称",
                               "%s is a reform of the catalogue and takes no set; give the "
                               "figures a reform of their own name"},
                order->name);
            faults_add(draft->faults, &fault);
        } else if (draft_is_map(draft, n))
            read_set(draft, n, order);
    } else if (!order_items_read(draft, n, order))
        read_given(draft, n, order, notes);
}

static bool is_name(const char *name)
{
    size_t n = strlen(name);
    return n > 0 && n < 64 && *name >= 'a' && *name <= 'z' &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == n;
}

/* What makes a reform of one's own: figures that are set, or items that are touched. */
static bool has_orders(const struct tree *tree, node n)
{
    for (node child = tree->nodes[n].first; child != NODE_NONE; child = tree->nodes[child].next)
        if (!strcmp(tree_key(tree, child), "set") || order_items_key(tree_key(tree, child)))
            return true;
    return false;
}

/* An unknown reform is one that sets figures, or a slip of the pen. */
static bool is_new(struct draft *draft, node n, const char *name)
{
    struct fault fault = {0};
    char shown[TREE_SHOWN];
    struct nearest near = {0};
    if (draft->tree->nodes[n].kind == NODE_MAP && is_name(name) &&
        has_orders(draft->tree, n))
        return true;
    if (draft_is_full(draft))
        return false;
    for (int i = 0; i < reform_count; i++)
        nearest_offer(&near, name, reform_catalogue[i]->name);
    tree_shown(name, shown);
    if (near.name)
        tree_fault_key(
            draft->tree, n, &fault,
            (struct words){"没有改革 %s；是否指 %s？", "unknown reform %s; do you mean %s?"}, shown,
            near.name);
    else if (!is_name(name))
        tree_fault_key(
            draft->tree, n, &fault,
            (struct words){"改革名称“%s”不可用；请用小写字母、数字和下划线",
                           "'%s' cannot name a reform; use lower-case letters, digits and _"},
            shown);
    else
        tree_fault_key(
            draft->tree, n, &fault,
            (struct words){"没有改革 %s；自拟的改革须有 set: {rules.…: 值} 或 strike: [事项]",
                           "unknown reform %s; a reform of your own needs set: {rules....: value} "
                           "or strike: [item]"},
            shown);
    faults_add(draft->faults, &fault);
    return false;
}

void orders_read(struct draft *draft, node n)
{
    const struct tree *tree = draft->tree;
    if (draft_forgets(draft, n))
        while (draft->scenario->n_orders)
            remove_order(draft, 0);
    else if (draft_is_map(draft, n))
        for (node child = tree->nodes[n].first; child != NODE_NONE;
             child = tree->nodes[child].next) {
            const char *name = tree_key(tree, child), *text = tree_text(tree, child);
            int i = find_order(draft, name);
            bool off = draft_forgets(draft, child) || (text && !strcmp(text, "off"));
            if (off && i >= 0)
                remove_order(draft, i);
            if (off && (i >= 0 || find_reform(name)))
                continue;
            if (i < 0 && !find_reform(name) && !is_new(draft, child, name))
                continue;
            if (!draft_is_map(draft, child))
                continue;
            if (i < 0 && draft->scenario->n_orders == ORDERS_MAX) {
                struct fault fault = {0};
                tree_fault_key(tree, child, &fault,
                               (struct words){"改革过多：最多 %d 项", "too many reforms: at most %d"},
                               (int)ORDERS_MAX);
                faults_add(draft->faults, &fault);
                return;
            }
            if (i < 0 && (i = add_order(draft, name, find_reform(name))) < 0)
                return;
            draft->scenario->orders[i].at =
                (struct scenario_spot){draft->file + tree->nodes[child].file,
                                       tree->nodes[child].key_line, tree->nodes[child].key_column};
            if (tree->nodes[child].kind == NODE_MAP)
                for (node key = tree->nodes[child].first; key != NODE_NONE;
                     key = tree->nodes[key].next)
                    read_order_key(draft, key, &draft->scenario->orders[i], &draft->orders[i]);
        }
}

void orders_forget(struct draft *draft)
{
    for (int i = 0; i < draft->scenario->n_orders && draft->orders; i++)
        notes_free(&draft->orders[i]);
    free(draft->orders);
    draft->orders = NULL;
}
