/* orders_check.c - what must hold of all orders once every layer is read. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/draft.h"
#include "models/fold.h"
#include "models/item_rules.h"
#include "models/layout.h"

static void check_dates(struct draft *draft, const struct scenario_order *order,
                        struct draft_order *notes)
{
    const struct scenario_run *run = &draft->scenario->run;
    const day finish = date_add_months(run->start, run->length);
    struct fault fault = {0};
    if (!notes->has_begin) {
        if (!notes->bad)
            fault_set(&fault, FAULT_INPUT,
                      (struct words){"reforms.%s：缺少 begin（开始日期），如 begin: 2011-01-01",
                                     "reforms.%s: begin is missing, like begin: 2011-01-01"},
                      order->name);
        draft_tell(draft, order->at, &fault);
        notes->bad = true;
        return;
    }
    if (order->end <= order->begin) {
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"reforms.%s.end：结束日期须晚于开始日期",
                                 "reforms.%s.end: must be after begin"},
                  order->name);
        draft_tell(draft, notes->end, &fault);
        notes->bad = true;
        return;
    }
    if (order->begin >= finish)
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"reforms.%s：在模拟结束之后才开始，不会有任何作用",
                                 "reforms.%s: begins after the end of the run and changes nothing"},
                  order->name);
    else if (order->end <= run->start)
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"reforms.%s：在 run.start 之前已结束，不会有任何作用",
                                 "reforms.%s: has ended before run.start and never acts"},
                  order->name);
    else if (order->begin < run->start)
        fault_set(
            &fault, FAULT_INPUT,
            (struct words){"reforms.%s：在 run.start 之前开始，预热期内已生效",
                           "reforms.%s: begins before run.start and is in force in the burn-in"},
            order->name);
    draft_warn(draft, notes->begin, &fault);
}

static void check_where(struct draft *draft, const struct scenario_order *order)
{
    const struct scenario_where *where = &order->where;
    struct fault fault = {0};
    if (where->waves > 1 && where->every == 0)
        fault_set(&fault, FAULT_INPUT,
                  (struct words){
                      "reforms.%s.where：有多批（waves）就须有间隔，如 every: 3 months",
                      "reforms.%s.where: several waves need an interval, like every: 3 months"},
                  order->name);
    else if (where->order == WHERE_LISTED && where->all)
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"reforms.%s.where：order: listed 须有 places 列表",
                                 "reforms.%s.where: order: listed needs a list of places"},
                  order->name);
    draft_tell(draft, where->at, &fault);
}

static void check_odd(struct draft *draft, const struct scenario_order *order,
                      const struct draft_order *notes)
{
    const struct parameter_table *table = order->reform ? &order->reform->parameters : NULL;
    for (int i = 0; table && i < table->count; i++) {
        const struct parameter *row = &table->rows[i];
        struct fault fault = {0};
        if (!notes->odd[i])
            continue;
        fault_set(
            &fault, FAULT_INPUT,
            (struct words){"reforms.%s.%s：%.10g 超出可信范围 [%.10g, %.10g]",
                           "reforms.%s.%s: %.10g is outside the plausible range [%.10g, %.10g]"},
            order->name, row->name, parameter_value(row, order->given), row->low, row->high);
        draft_warn(draft, notes->given[i], &fault);
    }
}

/* A reform of one's own that orders nothing: a placebo, or something is missing. */
static void check_empty(struct draft *draft, const struct scenario_order *order)
{
    struct fault fault = {0};
    if (!order->reform && !order->n_set && !order->n_items)
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"reforms.%s：没有设定任何值，也没有涉及任何事项，不会有任何作用",
                                 "reforms.%s: sets no figure, touches no item and changes nothing"},
                  order->name);
    draft_warn(draft, order->at, &fault);
}

enum { NAMED_MAX = 10000, DRAWN_MAX = 5000 };

/* ---- places named ------------------------------------------------------------------ */

/* What `where` counts and names: communities, or streets (which have codes only). */
struct units {
    const char **codes, **names; /* [n] each sorted; names NULL for streets */
    int n;
};

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void units_free(struct units *units)
{
    free(units->codes);
    free(units->names);
}

static bool units_list(struct units *units, const struct scenario *scenario, bool by_street)
{
    const size_t size = (size_t)scenario->n_places;
    *units =
        (struct units){malloc(size * sizeof *units->codes), malloc(size * sizeof *units->names), 0};
    if (!units->codes || !units->names)
        return false;
    for (size_t p = 0; p < size; p++) {
        units->codes[p] = by_street ? scenario->places[p].street : scenario->places[p].code;
        units->names[p] = scenario->places[p].name;
    }
    qsort(units->codes, size, sizeof *units->codes, by_text);
    qsort(units->names, size, sizeof *units->names, by_text);
    for (size_t p = 0; p < size; p++)
        if (units->n == 0 || strcmp(units->codes[units->n - 1], units->codes[p]) != 0)
            units->codes[units->n++] = units->codes[p];
    if (by_street) {
        free(units->names);
        units->names = NULL;
    }
    return true;
}

/* How many units a text names: a code is sure, a name may stand for several. */
static int count_named(const struct units *units, const char *text, bool quoted)
{
    const size_t n = (size_t)units->n;
    const char **one;
    int found = 1;
    if (!quoted) {
        const long rank = strtol(text, NULL, 10);
        return rank >= 1 && rank <= units->n;
    }
    if (bsearch(&text, units->codes, n, sizeof *units->codes, by_text))
        return 1;
    one = units->names ? bsearch(&text, units->names, n, sizeof *units->names, by_text) : NULL;
    if (!one)
        return 0;
    for (const char **up = one + 1; up < units->names + n && !strcmp(*up, text); up++)
        found++;
    for (const char **down = one; down > units->names && !strcmp(down[-1], text); down--)
        found++;
    return found;
}

static void check_texts(struct draft *draft, const char *reform, const struct units *units,
                        char *const *texts, const bool *quoted, const struct scenario_spot *spots,
                        int n)
{
    for (int i = 0; i < n; i++) {
        int found = count_named(units, texts[i], quoted[i]);
        struct fault fault = {0};
        char shown[TREE_SHOWN];
        if (found > 1)
            fault_set(&fault, FAULT_INPUT,
                      (struct words){"reforms.%s.where：有 %d 个地方叫“%s”；请写编码",
                                     "reforms.%s.where: %d places are called '%s'; write the code"},
                      reform, found, tree_shown(texts[i], shown));
        else if (!found)
            fault_set(&fault, FAULT_INPUT,
                      (struct words){"reforms.%s.where：社区表中没有“%s”",
                                     "reforms.%s.where: '%s' is not in the table of communities"},
                      reform, tree_shown(texts[i], shown));
        draft_tell(draft, spots[i], &fault);
    }
}

/* With a table each name has its own place to tell. Without one the places are drawn, and
 * the layout of the city tells the first name that it does not have. */
static void check_places(struct draft *draft, const struct scenario_order *order,
                         const struct draft_order *notes)
{
    const struct scenario_where *where = &order->where;
    struct units units;
    if (!draft->scenario->n_places || where->n_listed + where->n_pilot == 0)
        return;
    if (units_list(&units, draft->scenario, where->by_street)) {
        check_texts(draft, order->name, &units, where->listed, where->quoted, notes->listed,
                    where->n_listed);
        check_texts(draft, order->name, &units, where->pilot, where->pilot_quoted, notes->pilot,
                    where->n_pilot);
    } else
        draft->memory = true;
    units_free(&units);
}

/* ---- two reforms, one rule --------------------------------------------------------- */

/* The order a story of the rollout begins with. */
static const struct scenario_order *order_told(const struct scenario *scenario,
                                               const struct fault *fault)
{
    for (int i = 0; i < scenario->n_orders; i++) {
        size_t n = strlen(scenario->orders[i].name);
        if (!strncmp(fault->en, scenario->orders[i].name, n) && fault->en[n] == ':')
            return &scenario->orders[i];
    }
    return NULL;
}

/* `what` both claim: a rule, or an item and what is done to it. */
static void tell_conflict(struct draft *draft, int first, int second, const char *what)
{
    const struct scenario_order *one = &draft->scenario->orders[first];
    const struct scenario_order *two = &draft->scenario->orders[second], *later = two;
    struct fault fault = {0};
    if (two->at.file < one->at.file ||
        (two->at.file == one->at.file && two->at.line < one->at.line))
        later = one;
    fault_set(
        &fault, FAULT_INPUT,
        (struct words){"reforms.%s 与 reforms.%s 冲突：两者在同一地方、同一时期都规定 %s；"
                       "请错开日期或地方，或去掉其一",
                       "reforms.%s conflicts with reforms.%s: both claim %s at one place at one "
                       "time; separate their dates or places, or drop one"},
        later->name, (later == one ? two : one)->name, what);
    draft_tell(draft, later->at, &fault);
}

/* When each order is in force at each place of a table, or of the city as drawn: told if
 * it names a place that is not there. `layout` owns what begin and end point to. */
static int roll_out(struct draft *draft, struct layout *layout)
{
    struct scenario whole = *draft->scenario; /* borrowed, but for the sample */
    const size_t n = (size_t)whole.n_places, orders = (size_t)whole.n_orders;
    struct rollout_place *places;
    struct fault fault = {0};
    int code;
    whole.sample = 0;
    if (!n)
        code = layout_init(layout, &whole, &fault);
    else {
        places = calloc(n, sizeof *places);
        layout->n_places = (uint32_t)n;
        layout->begin = calloc(orders * n, sizeof *layout->begin);
        layout->end = calloc(orders * n, sizeof *layout->end);
        if (!places || !layout->begin || !layout->end) {
            free(places);
            return FAULT_MEMORY;
        }
        for (size_t p = 0; p < n; p++)
            places[p] = (struct rollout_place){whole.places[p].code, whole.places[p].name,
                                               whole.places[p].street,
                                               fold_identity(whole.places[p].code),
                                               whole.places[p].households};
        code = rollout(whole.orders, whole.n_orders, places, (int)n, whole.run.seed, layout->begin,
                       layout->end, &fault);
        free(places);
    }
    if (code && code != FAULT_MEMORY) {
        const struct scenario_order *told = order_told(&whole, &fault);
        draft_tell(draft, told ? told->where.at : draft->table, &fault);
    }
    return code;
}

static void check_conflict(struct draft *draft)
{
    const struct scenario *scenario = draft->scenario;
    struct layout layout = {0};
    struct fold_order *folds = calloc((size_t)scenario->n_orders, sizeof *folds);
    int first, second, code = folds ? roll_out(draft, &layout) : FAULT_MEMORY;
    const struct scenario_item *item;
    enum rule rule;
    draft->memory = draft->memory || code == FAULT_MEMORY;
    for (int i = 0; i < scenario->n_orders && !code; i++)
        fold_order_of(&scenario->orders[i], &folds[i]);
    if (!code && fold_conflict(folds, scenario->n_orders, layout.begin, layout.end,
                               (int)layout.n_places, &first, &second, &rule))
        tell_conflict(draft, first, second, rule_rows[rule].name);
    else if (!code && item_rules_conflict(scenario->orders, scenario->n_orders, layout.begin,
                                          layout.end, (int)layout.n_places, &first, &second,
                                          &item)) {
        char shown[TREE_SHOWN], what[TREE_SHOWN + 16];
        snprintf(what, sizeof what, "%s: %s", order_items_touch(item->touch),
                 tree_shown(item->name, shown));
        tell_conflict(draft, first, second, what);
    }
    layout_free(&layout);
    free(folds);
}

/* A city drawn larger than this is laid out when it is run, not to check it. */
static bool is_known(const struct scenario *scenario)
{
    const struct parameters *given = &scenario->parameters;
    const double communities =
        given->city.communities_per_street > 0
            ? given->city.communities_per_street * (double)given->city.streets
            : (double)given->city.communities;
    return scenario->n_places > 0 || communities <= DRAWN_MAX;
}

static void check_named(struct draft *draft, const struct scenario_order *order, int named)
{
    struct fault fault = {0};
    if (named > NAMED_MAX)
        fault_set(&fault, FAULT_INPUT,
                  (struct words){
                      "reforms.%s.where：各项改革共列出的地方过多，最多 %d 处；请改用 share 或 all",
                      "reforms.%s.where: all reforms together name too many places, at most "
                      "%d; use share or all"},
                  order->name, (int)NAMED_MAX);
    draft_tell(draft, order->where.at, &fault);
}

void orders_check(struct draft *draft)
{
    struct scenario *scenario = draft->scenario;
    int named = 0;
    for (int i = 0; i < scenario->n_orders; i++) {
        struct scenario_order *order = &scenario->orders[i];
        check_dates(draft, order, &draft->orders[i]);
        check_where(draft, order);
        check_odd(draft, order, &draft->orders[i]);
        check_empty(draft, order);
        check_places(draft, order, &draft->orders[i]);
        order_items_check(draft, order);
        named += order->where.n_listed + order->where.n_pilot;
        check_named(draft, order, named);
    }
    if ((scenario->n_orders > 1 || named > 0) && draft->faults->n == 0 && !draft->memory &&
        is_known(scenario))
        check_conflict(draft);
}
