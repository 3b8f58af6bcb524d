/* orders_check.c - what must hold of all orders once every layer is read. */
#include <stdlib.h>
#include <string.h>

#include "models/draft.h"
#include "models/fold.h"

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
                  (struct words){"reforms.%s.end：结束日期须晚于开始日期", "reforms.%s.end: must be after begin"},
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
        fault_set(&fault, FAULT_INPUT,
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
                  (struct words){"reforms.%s.where：有多批（waves）就须有间隔，如 every: 3 months",
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
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"reforms.%s.%s：%.10g 超出可信范围 [%.10g, %.10g]",
                                 "reforms.%s.%s: %.10g is outside the plausible range [%.10g, %.10g]"},
                  order->name, row->name, parameter_value(row, order->given), row->low, row->high);
        draft_warn(draft, notes->given[i], &fault);
    }
}

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
    *units = (struct units){malloc(size * sizeof *units->codes), malloc(size * sizeof *units->names), 0};
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

/* With a table the places are known. Without one they are drawn, and the layout of the
 * city tells which names it does not have. */
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

/* Every place is treated, from the day its last wave begins. */
static bool is_everywhere(const struct scenario_where *where)
{
    return where->all && where->share >= 1 && (where->n_pilot == 0 || where->waves > 1);
}

static int rollout_by_table(struct draft *draft, day *begin, day *end)
{
    const struct scenario *scenario = draft->scenario;
    const int n = scenario->n_places;
    struct rollout_place *places = calloc((size_t)n, sizeof *places);
    struct fault fault = {0};
    int code;
    if (!places) {
        draft->memory = true;
        return FAULT_MEMORY;
    }
    for (int p = 0; p < n; p++)
        places[p] = (struct rollout_place){scenario->places[p].code, scenario->places[p].name,
                                           scenario->places[p].street,
                                           fold_identity(scenario->places[p].code),
                                           scenario->places[p].households};
    code = rollout(scenario->orders, scenario->n_orders, places, n, scenario->run.seed, begin, end,
                   &fault);
    free(places);
    return code;
}

static void check_conflict(struct draft *draft)
{
    const struct scenario *scenario = draft->scenario;
    const int n = scenario->n_orders, n_places = scenario->n_places ? scenario->n_places : 1;
    struct fold_order *folds = calloc((size_t)n, sizeof *folds);
    day *begin = calloc((size_t)n * (size_t)n_places, sizeof *begin);
    day *end = calloc((size_t)n * (size_t)n_places, sizeof *end);
    int first, second, code = 0;
    enum rule rule;
    if (!folds || !begin || !end) {
        draft->memory = true;
        goto out;
    }
    for (int i = 0; i < n; i++) {
        const struct scenario_order *order = &scenario->orders[i];
        fold_order_of(order, &folds[i]);
        begin[i] = end[i] = INT32_MAX;
        if (!scenario->n_places && is_everywhere(&order->where)) {
            begin[i] = date_add_months(order->begin, (order->where.waves - 1) * order->where.every);
            end[i] = order->end;
        }
    }
    if (scenario->n_places)
        code = rollout_by_table(draft, begin, end);
    if (!code && fold_conflict(folds, n, begin, end, n_places, &first, &second, &rule)) {
        struct fault fault = {0};
        const struct scenario_order *one = &scenario->orders[first], *two = &scenario->orders[second];
        bool swap = two->at.file < one->at.file ||
                    (two->at.file == one->at.file && two->at.line < one->at.line);
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"reforms.%s 与 reforms.%s 冲突：两者在同一地方、同一时期都规定 %s；"
                                 "请错开日期或地方，或去掉其一",
                                 "reforms.%s conflicts with reforms.%s: both claim %s at one place at one "
                                 "time; separate their dates or places, or drop one"},
                  (swap ? one : two)->name, (swap ? two : one)->name, rule_rows[rule].name);
        draft_tell(draft, (swap ? one : two)->at, &fault);
    }
out:
    free(folds);
    free(begin);
    free(end);
}

void orders_check(struct draft *draft)
{
    const struct scenario *scenario = draft->scenario;
    for (int i = 0; i < scenario->n_orders; i++) {
        const struct scenario_order *order = &scenario->orders[i];
        check_dates(draft, order, &draft->orders[i]);
        check_where(draft, order);
        check_odd(draft, order, &draft->orders[i]);
        check_places(draft, order, &draft->orders[i]);
    }
    if (scenario->n_orders > 1 && draft->faults->n == 0 && !draft->memory)
        check_conflict(draft);
}
