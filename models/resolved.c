/* resolved.c - the scenario as text: every value, nothing left to a base or a default. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/assumptions.h"
#include "models/draft.h"
#include "models/text.h"

static void putf(struct text *text, const char *format, ...)
{
    char part[256];
    va_list args;
    int n;
    va_start(args, format);
    n = vsnprintf(part, sizeof part, format, args);
    va_end(args);
    ALWAYS(n >= 0 && (size_t)n < sizeof part);
    text_put(text, part, (size_t)n);
}

/* In double quotes, so that it is nothing but text whatever it says. */
static void put_quoted(struct text *text, const char *words)
{
    text_put(text, "\"", 1);
    for (; *words; words++) {
        if (*words == '\n')
            text_put(text, "\\n", 2);
        else if (*words == '\t')
            text_put(text, "\\t", 2);
        else {
            if (*words == '"' || *words == '\\')
                text_put(text, "\\", 1);
            text_put(text, words, 1);
        }
    }
    text_put(text, "\"", 1);
}

static void put_words(struct text *text, const char *key, const char *zh, const char *en)
{
    if (!zh && !en)
        return;
    putf(text, "%s: {", key);
    if (zh) {
        text_put(text, "zh: ", 4);
        put_quoted(text, zh);
    }
    if (en) {
        text_put(text, zh ? ", en: " : "en: ", zh ? 6 : 4);
        put_quoted(text, en);
    }
    text_put(text, "}\n", 2);
}

static void put_list(struct text *text, char *const *items, const bool *quoted, int n)
{
    text_put(text, "[", 1);
    for (int i = 0; i < n; i++) {
        if (i)
            text_put(text, ", ", 2);
        if (quoted && !quoted[i])
            text_puts(text, items[i]);
        else
            put_quoted(text, items[i]);
    }
    text_put(text, "]", 1);
}

static void put_date(struct text *text, day when)
{
    char date[DATE_TEXT];
    putf(text, "%s", day_text(when, date));
}

static void put_run(struct text *text, const struct scenario_run *run)
{
    static const char *const records[] = {"day", "month", "year"};
    text_put(text, "run:\n  start: ", 14);
    put_date(text, run->start);
    putf(text, "\n  burn_in: %d months\n  length: %d months\n  record: %s\n  seed: %llu\n",
         run->burn_in, run->length, records[run->record], (unsigned long long)run->seed);
    putf(text, "  replicates: %u\n  calendar: %s\n", (unsigned)run->replicates,
         run->calendar == CALENDAR_CIVIL ? "civil" : "continuous");
    if (run->drawn)
        text_put(text, "  assumptions: drawn\n", 21);
}

static void put_table(struct text *text, const char *table)
{
    while (*table) {
        size_t n = strcspn(table, "\n") + 1; /* each line ends in one */
        text_put(text, "    ", 4);
        text_put(text, table, n);
        table += n;
    }
}

static void put_posterior(struct text *text, const struct scenario_posterior *posterior)
{
    if (!posterior->text)
        return;
    text_put(text, "  posterior: ", 13);
    put_quoted(text, posterior->name);
    if (posterior->held)
        text_put(text, "\n  point: centre", 16);
    text_put(text, "\n  posterior_text: |\n", 21);
    put_table(text, posterior->text);
}

static void put_city(struct text *text, const struct scenario *scenario)
{
    text_put(text, "city:\n", 6);
    if (scenario->sample)
        putf(text, "  sample: %lld\n", (long long)scenario->sample);
    else
        text_put(text, "  sample: all\n", 14);
    if (!scenario->table_text)
        return;
    text_put(text, "  table: ", 9);
    put_quoted(text, scenario->table_name);
    text_put(text, "\n  table_text: |\n", 17);
    put_table(text, scenario->table_text);
}

static void put_tasks(struct text *text, const struct scenario *scenario)
{
    if (!scenario->tasks_text)
        return;
    text_put(text, "work:\n  tasks: ", 15);
    put_quoted(text, scenario->tasks_name);
    text_put(text, "\n  tasks_text: |\n", 17);
    put_table(text, scenario->tasks_text);
}

static void put_value(struct text *text, const struct parameter *row, const void *values,
                      const char *source)
{
    char value[96];
    int n = parameter_write(row, values, value, sizeof value);
    ALWAYS(n > 0 && (size_t)n < sizeof value);
    if (!source) {
        text_put(text, value, (size_t)n);
        return;
    }
    putf(text, "{value: %s, source: ", value);
    put_quoted(text, source);
    text_put(text, "}", 1);
}

/* What is drawn has no one value, and what is not written is drawn: a note stands for it. Of what
 * the posterior gives it says so, drawn or at the centre. */
static bool put_drawn(struct text *text, const struct scenario *scenario,
                      const struct parameter *row, int order, bool written)
{
    char low[REAL_TEXT], high[REAL_TEXT];
    const bool pure = !strcmp(row->unit, "1");
    if (assumptions_column(scenario, row, order) >= 0) {
        putf(text, "    # %s: as the posterior has it\n", row->name);
        return true;
    }
    if (!scenario->run.drawn || written || assumption_law(row) == ASSUMPTION_HELD)
        return false;
    putf(text, "    # %s: drawn, %s from %s to %s%s%s\n", row->name,
         assumption_law_key(assumption_law(row)), real_text(row->low, low),
         real_text(row->high, high), pure ? "" : " ", pure ? "" : row->unit);
    return true;
}

static void put_parameters(struct text *text, const struct scenario *scenario)
{
    const char *group = "";
    size_t length = 0;
    text_put(text, "parameters:\n", 12);
    for (int i = 0; i < parameters_table.count; i++) {
        const struct parameter *row = &parameters_table.rows[i];
        size_t n = strcspn(row->name, ".");
        if (put_drawn(text, scenario, row, -1, scenario->written[i]))
            continue;
        if (n != length || strncmp(row->name, group, n) != 0) {
            group = row->name;
            length = n;
            putf(text, "  %.*s:\n", (int)n, group);
        }
        putf(text, "    %s: ", row->name + n + 1);
        put_value(text, row, &scenario->parameters, scenario->source[i]);
        text_put(text, "\n", 1);
    }
}

static void put_where(struct text *text, const struct scenario_where *where)
{
    static const char *const orders[] = {"seeded", "listed", "size"};
    static const struct parameter share = {.type = PARAMETER_SHARE, .unit = "1"};
    text_put(text, "    where: {places: ", 20);
    if (where->all)
        text_put(text, "all", 3);
    else
        put_list(text, where->listed, where->quoted, where->n_listed);
    text_put(text, ", share: ", 9);
    put_value(text, &share, &where->share, NULL);
    putf(text, ", waves: %d", where->waves);
    if (where->every)
        putf(text, ", every: %d months", where->every);
    putf(text, ", order: %s, by: %s", orders[where->order],
         where->by_street ? "street" : "community");
    if (where->n_pilot) {
        text_put(text, ", pilot: ", 9);
        put_list(text, where->pilot, where->pilot_quoted, where->n_pilot);
    }
    text_put(text, "}\n", 2);
}

static void put_items(struct text *text, const struct scenario_order *order)
{
    for (int i = 0; i < order->n_items; i++) {
        const struct scenario_item *item = &order->items[i];
        const bool first = i == 0 || item->touch != item[-1].touch;
        const bool last = i + 1 == order->n_items || item->touch != item[1].touch;
        const bool price = item->touch == ITEM_PRICE;
        if (first)
            putf(text, "    %s: %s", order_items_touch(item->touch), price ? "{" : "[");
        else
            text_put(text, ", ", 2);
        put_quoted(text, item->name);
        if (price) {
            char value[96];
            rules_write(RULE_TASK_PRICE, item->price, value, sizeof value);
            putf(text, ": %s", value);
        }
        if (last)
            text_put(text, price ? "}\n" : "]\n", 2);
    }
}

static void put_order(struct text *text, const struct scenario *scenario,
                      const struct scenario_order *order)
{
    putf(text, "  %s:\n", order->name);
    put_words(text, "    title", order->title_zh, order->title_en);
    text_put(text, "    begin: ", 11);
    put_date(text, order->begin);
    if (order->end != INT32_MAX) {
        text_put(text, "\n    end: ", 10);
        put_date(text, order->end);
    }
    putf(text, "\n    intensity: %lld.%06lld\n", (long long)(order->intensity / 1000000),
         (long long)(order->intensity % 1000000));
    putf(text, "    fidelity: %lld.%06lld\n", (long long)(order->fidelity / 1000000),
         (long long)(order->fidelity % 1000000));
    put_where(text, &order->where);
    for (int i = 0; order->reform && i < order->reform->parameters.count; i++) {
        const struct parameter *row = &order->reform->parameters.rows[i];
        if (put_drawn(text, scenario, row, (int)(order - scenario->orders),
                      order->given_written[i]))
            continue;
        putf(text, "    %s: ", row->name);
        put_value(text, row, order->given, order->given_source[i]);
        text_put(text, "\n", 1);
    }
    put_items(text, order);
    if (!order->reform && !order->n_items && !order->n_set)
        text_put(text, "    set: {}\n", 12); /* without it the name would be unknown */
    for (int i = 0; i < order->n_set; i++) {
        char value[96];
        rules_write(order->set_rule[i], order->set_value[i], value, sizeof value);
        putf(text, "%s      %s: %s\n", i ? "" : "    set:\n", rule_rows[order->set_rule[i]].name,
             value);
    }
}

/* The shortest decimal that, read and divided by 100, is the value again. */
static void put_hundredfold(struct text *text, double value)
{
    char number[48];
    for (int digits = 1; digits <= 17; digits++) {
        double back;
        snprintf(number, sizeof number, "%.*g", digits, value * 100);
        back = strtod(number, NULL) / 100;
        if (!(back < value) && !(back > value))
            break;
    }
    text_puts(text, number);
}

static void put_question(struct text *text, const struct scenario_question *question)
{
    static const struct parameter real = {.type = PARAMETER_REAL, .unit = "1"};
    if (!question->primary && !question->n_outcomes)
        return;
    text_put(text, "question:\n", 10);
    if (question->primary)
        putf(text, "  primary: %s\n", question->primary);
    if (question->matters_if < 0 || question->matters_if > 0) {
        text_put(text, "  matters_if: ", 14);
        if (question->relative || question->points) {
            put_hundredfold(text, question->matters_if);
            text_put(text, question->relative ? " %" : " pp", question->relative ? 2 : 3);
        } else
            put_value(text, &real, &question->matters_if, NULL);
        text_put(text, "\n", 1);
    }
    if (question->n_outcomes) {
        text_put(text, "  outcomes: ", 12);
        put_list(text, question->outcomes, NULL, question->n_outcomes);
        text_put(text, "\n", 1);
    }
}

static void hash(struct draft *draft, const struct text *text)
{
    struct digest digest = {0};
    struct fault fault = {0};
    if (digest_init(&digest, &fault)) {
        draft->memory = true;
        return;
    }
    digest_bytes(&digest, text->text, text->n);
    digest_text(&digest, draft->scenario->inputs_digest);
    digest_free(&digest);
}

void resolved_write(struct draft *draft)
{
    struct scenario *scenario = draft->scenario;
    struct text text = {0};
    putf(&text, "# Complete: runs again as it stands.\nshequ: 1\n");
    put_words(&text, "title", scenario->title_zh, scenario->title_en);
    put_words(&text, "about", scenario->about_zh, scenario->about_en);
    put_run(&text, &scenario->run);
    put_posterior(&text, &scenario->posterior);
    put_city(&text, scenario);
    put_tasks(&text, scenario);
    put_parameters(&text, scenario);
    for (int i = 0; i < scenario->n_orders; i++) {
        if (i == 0)
            text_put(&text, "reforms:\n", 9);
        put_order(&text, scenario, &scenario->orders[i]);
    }
    put_question(&text, &scenario->question);
    scenario->resolved = text.text;
    if (text.memory) {
        draft->memory = true;
        return;
    }
    if (text.n > TREE_BYTES) {
        struct fault fault = {0};
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"情景连同所附的表共 %zu 字节，最多 %d",
                                 "the scenario with its tables has %zu bytes, at "
                                 "most %d"},
                  text.n, (int)TREE_BYTES);
        draft_tell(draft, draft->table, &fault);
        return;
    }
    hash(draft, &text);
}
