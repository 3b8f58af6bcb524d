/* page_arm.c - one variant's part of the page's document. */
#include "cli/page.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/burden.h"
#include "cli/course.h"
#include "cli/gainers.h"
#include "cli/sentence.h"
#include "models/flat.h"
#include "models/json.h"
#include "models/metrics.h"

enum { DIGITS = 7 }; /* of figures that are shown with four: half of the page, with many arms */

/* ---- what was ordered, and what differs ---- */

/* Dates on which it begins, and in how many communities, from the file's list of orders. */
static int put_waves(struct json *json, struct result *result, const char *name,
                     struct fault *fault)
{
    struct result_array reform = {0}, begin = {0};
    int status = result_array(result, "/orders/reform", &reform, fault);
    if (!status)
        status = result_array(result, "/orders/begin", &begin, fault);
    const size_t n = status || !reform.texts || !begin.integers ? 0 : reform.about.cells;
    json_open(json, "waves", '[');
    for (int64_t last = INT64_MIN;;) {
        int64_t next = INT64_MAX;
        size_t communities = 0;
        for (size_t i = 0; i < n; i++)
            if (!strcmp(reform.texts[i], name) && begin.integers[i] > last &&
                begin.integers[i] < next)
                next = begin.integers[i];
        if (next == INT64_MAX)
            break;
        for (size_t i = 0; i < n; i++)
            communities += !strcmp(reform.texts[i], name) && begin.integers[i] == next;
        char date[DATE_TEXT];
        json_open(json, NULL, '{');
        json_text(json, "date", day_text((day)next, date));
        json_real(json, "communities", (double)communities);
        json_close(json, '}');
        last = next;
    }
    json_close(json, ']');
    result_array_free(&reform);
    result_array_free(&begin);
    return status;
}

static bool has_order(const struct scenario *scenario, const struct scenario_order *order)
{
    for (int i = 0; i < scenario->n_orders; i++)
        if (!strcmp(scenario->orders[i].name, order->name) &&
            scenario->orders[i].begin == order->begin)
            return true;
    return false;
}

static int put_orders(struct json *json, const struct scenario *base, const struct side *side,
                      struct fault *fault)
{
    const struct scenario *scenario = &side->contender.scenario;
    int status = 0;
    json_open(json, "orders", '[');
    for (int i = 0; i < scenario->n_orders && !status; i++) {
        const struct scenario_order *order = &scenario->orders[i];
        const char *zh = order->title_zh ? order->title_zh : order->name;
        const char *en = order->title_en ? order->title_en : order->name;
        char date[DATE_TEXT];
        if (has_order(base, order))
            continue;
        json_open(json, NULL, '{');
        json_text(json, "reform", order->name);
        json_words(json, "title", order->reform ? order->reform->label : (struct words){zh, en});
        if (order->reform)
            json_words(json, "about", order->reform->about);
        json_text(json, "begin", day_text(order->begin, date));
        if (order->end != INT32_MAX)
            json_text(json, "end", day_text(order->end, date));
        json_real(json, "dose", (double)order->intensity * (double)order->fidelity / 1e12);
        status = put_waves(json, side->result[BATCH_FIXED], order->name, fault);
        json_close(json, '}');
    }
    json_close(json, ']');
    return status;
}

static int put_differ(struct json *json, const struct scenario *base,
                      const struct scenario *variant, struct fault *fault)
{
    struct flat a = {0}, b = {0};
    size_t n = 0;
    int status = flat_init(&a, base, fault);
    if (!status)
        status = flat_init(&b, variant, fault);
    json_open(json, "differ", '[');
    if (!status)
        n = flat_differ(&a, &b, page_difference, json);
    json_close(json, ']');
    json_real(json, "differs", (double)n);
    flat_free(&a);
    flat_free(&b);
    return status;
}

/* ---- what was found ---- */

/* Both languages of a sentence, and its stop. */
static void put_sentence(struct json *json, const char *key, const char *zh, const char *en)
{
    char text[2][SENTENCE + 4];
    snprintf(text[0], sizeof text[0], "%s。", zh);
    snprintf(text[1], sizeof text[1], "%s.", en);
    json_words(json, key, (struct words){text[0], text[1]});
}

static void put_verdict(struct json *json, const struct effect *effect)
{
    char text[2][SENTENCE], wants[2][SENTENCE];
    json_open(json, "verdict", '{');
    json_text(json, "kind", sentence_key(effect->verdict));
    put_sentence(json, "sentence", sentence_effect(text[0], effect, LANG_ZH),
                 sentence_effect(text[1], effect, LANG_EN));
    json_open(json, "detail", '[');
    sentence_wants(wants[0], effect, LANG_ZH);
    sentence_wants(wants[1], effect, LANG_EN);
    if (wants[0][0] && isinf(effect->wants)) /* else the page says how many */
        put_sentence(json, NULL, wants[0], wants[1]);
    json_close(json, ']');
    json_real(json, "needed",
              effect->verdict == VERDICT_UNDECIDED ? (double)effect->chance.n + ceil(effect->wants)
                                                   : NAN);
    json_close(json, '}');
}

static void put_interval(struct json *json, const char *key, double low, double high)
{
    const double ends[2] = {low, high};
    if (!isnan(low) && !isnan(high))
        json_reals(json, key, ends, 2);
}

static void put_effect(struct json *json, const struct effect *effect)
{
    const struct paired *chance = &effect->chance;
    json_open(json, NULL, '{');
    json_text(json, "metric", effect->metric->name);
    json_bool(json, "primary", effect->primary);
    json_bool(json, "declared", effect->declared);
    json_real(json, "base", chance->base);
    json_real(json, "variant", chance->variant);
    json_real(json, "effect", chance->effect);
    json_real(json, "relative", chance->relative);
    put_interval(json, "chance", chance->interval.low, chance->interval.high);
    if (effect->has_assumed)
        put_interval(json, "assumed", effect->assumed.interval.low, effect->assumed.interval.high);
    put_interval(json, "unpaired", chance->effect - chance->apart, chance->effect + chance->apart);
    json_text(json, "method", chance->bootstrapped ? "bca" : "t");
    json_real(json, "reduction", chance->reduction);
    json_real(json, "p", chance->p);
    json_real(json, "holm", effect->holm);
    json_text(json, "verdict", sentence_key(effect->verdict));
    json_real(json, "sign_holds", effect->has_assumed ? effect->assumed.holds : NAN);
    json_real(json, "n", (double)chance->n);
    json_close(json, '}');
}

#define ROUNDING 1e-6 /* of the level: a difference that no reader would call one */

/* Declared ones first, as they were declared; then those that moved most. */
static int put_effects(struct json *json, const struct effects *effects, struct fault *fault)
{
    bool *told = calloc(effects->n + 1, sizeof *told);
    if (!told)
        return fault_memory(fault, effects->n);
    json_open(json, "effects", '[');
    for (size_t k = 0; k < effects->n; k++) {
        size_t best = effects->n;
        double furthest = -1;
        for (size_t i = 0; i < effects->n && best == effects->n; i++)
            if (!told[i] && effects->effect[i].declared)
                best = i;
        for (size_t i = 0; i < effects->n && (best == effects->n || furthest >= 0); i++) {
            const struct paired *chance = &effects->effect[i].chance;
            const double level = fmax(fabs(chance->base), fabs(chance->variant));
            double distance = fabs(chance->effect) / chance->deviation;
            if (isnan(distance) || fabs(chance->effect) <= ROUNDING * level)
                distance = 0;
            if (!told[i] && distance > furthest) {
                furthest = distance;
                best = i;
            }
        }
        told[best] = true;
        if (effects->effect[best].chance.n > 1)
            put_effect(json, &effects->effect[best]);
    }
    json_close(json, ']');
    free(told);
    return 0;
}

/* ---- over time ---- */

static void put_ends(struct json *json, const char *low, const char *high,
                     const struct interval *interval, size_t n)
{
    for (int end = 0; end < 2; end++) {
        json_open(json, end ? high : low, '[');
        for (size_t t = 0; t < n; t++)
            json_real(json, NULL, end ? interval[t].high : interval[t].low);
        json_close(json, ']');
    }
}

static int put_course(struct json *json, const struct comparison *comparison, int variant,
                      const struct metric *metric, struct fault *fault)
{
    struct course course;
    int status = course_read(&course, comparison, variant, metric, true, fault);
    if (status)
        return status;
    const struct band *band = &course.band;
    const int n = (int)course.times, good = effects_good(metric);
    const struct reading reading = band_read(band, good ? good : 1);
    const double worse[2] = {(double)reading.worse_from, (double)reading.worse_to - 1};
    json_open(json, NULL, '{');
    json_text(json, "metric", metric->name);
    json_reals(json, "base", course.base, n);
    json_reals(json, "variant", course.variant, n);
    json_reals(json, "effect", band->mean, n);
    put_ends(json, "low", "high", band->at, course.times);
    put_ends(json, "band_low", "band_high", band->together, course.times);
    json_real(json, "apart", reading.first < course.times ? (double)reading.first : NAN);
    if (good && reading.worse_to > reading.worse_from)
        json_reals(json, "worse", worse, 2);
    json_close(json, '}');
    course_free(&course);
    return 0;
}

/* ---- who bears it ---- */

static int put_gainers(struct json *json, const struct comparison *comparison, int variant,
                       const struct effects *effects, struct fault *fault)
{
    struct gainers gainers;
    int status = gainers_read(&gainers, comparison, variant, effects, fault);
    json_open(json, "gainers", '[');
    for (size_t i = 0; !status && i < gainers.n; i++) {
        const struct gainer *gainer = &gainers.gainer[i];
        json_open(json, NULL, '{');
        json_text(json, "by", gainer->community ? "community" : "group");
        json_words(json, "name", (struct words){gainer->zh, gainer->en});
        json_text(json, "metric", gainer->metric->name);
        json_real(json, "base", gainer->effect.base);
        json_real(json, "variant", gainer->effect.variant);
        json_real(json, "effect", gainer->effect.effect);
        json_real(json, "low", gainer->effect.interval.low);
        json_real(json, "high", gainer->effect.interval.high);
        json_real(json, "n", (double)gainer->effect.n);
        json_close(json, '}');
    }
    json_close(json, ']');
    gainers_free(&gainers);
    return status;
}

static void put_burden_table(struct json *json, const struct burden_table *table)
{
    json_open(json, NULL, '{');
    json_text(json, "ledger", table->ledger);
    json_text(json, "unit", table->unit);
    json_words(json, "unit_words", table->unit_words);
    json_open(json, "columns", '[');
    for (int c = 0; c < table->n_columns; c++)
        json_words(json, NULL, table->column[c]);
    json_close(json, ']');
    json_open(json, "rows", '[');
    for (int r = 0; r < table->n_rows; r++) {
        json_open(json, NULL, '{');
        json_words(json, "who", table->row[r]);
        json_reals(json, "values", table->value[r], table->n_columns);
        json_real(json, "total", table->total[r]);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_reals(json, "sum", table->sum, table->n_columns + 1);
    json_close(json, '}');
}

static int put_burden(struct json *json, const struct comparison *comparison, int variant,
                      const struct effects *effects, struct fault *fault)
{
    struct burden_table tables[N_BURDENS];
    int status = burden_read(comparison->side[0].result[BATCH_FIXED],
                             comparison->side[variant].result[BATCH_FIXED], effects->first,
                             effects->periods, tables, fault);
    json_open(json, "burden", '[');
    for (int b = 0; !status && b < N_BURDENS; b++)
        put_burden_table(json, &tables[b]);
    json_close(json, ']');
    return status;
}

enum { YEARS_MOST = 200 };

/* Calendar years, the first and the last as far as they were recorded. */
static int put_cost(struct json *json, const struct comparison *comparison, int variant,
                    const struct effects *effects, struct fault *fault)
{
    size_t year[YEARS_MOST + 1], n = 0;
    int label[YEARS_MOST] = {0};
    for (size_t t = effects->first; t < effects->periods && n < YEARS_MOST; t++) {
        const int of = date_of_day((day)effects->start[t]).year;
        if (n && label[n - 1] == of)
            continue;
        label[n] = of;
        year[n++] = t;
    }
    year[n] = effects->periods;
    double *values = calloc(N_PAYERS * n + 1, sizeof *values);
    if (!values)
        return fault_memory(fault, N_PAYERS * n * sizeof *values);
    int status = burden_payers_read(comparison->side[0].result[BATCH_FIXED],
                                    comparison->side[variant].result[BATCH_FIXED], year, n, values,
                                    fault);
    json_open(json, "cost", '{');
    json_words(json, "unit_words", (struct words){"元", "yuan"});
    json_open(json, "years", '[');
    for (size_t y = 0; y < n; y++)
        json_real(json, NULL, label[y]);
    json_close(json, ']');
    json_open(json, "rows", '[');
    for (int p = 0; p < N_PAYERS && !status; p++) {
        json_open(json, NULL, '{');
        json_words(json, "payer", burden_payers[p]);
        json_reals(json, "values", values + (size_t)p * n, (int)n);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
    free(values);
    return status;
}

/* After a fault the document is left open: it is thrown away. */
int page_arm(struct json *json, const struct comparison *comparison, int variant,
             const struct effects *effects, struct fault *fault)
{
    const struct side *side = &comparison->side[variant];
    const struct scenario *base = &comparison->side[0].contender.scenario;
    const char *file = strrchr(side->path[BATCH_FIXED], '/');
    char *digest = NULL;
    int status = result_text(side->result[BATCH_FIXED], "/", "digest", &digest, fault);
    json_open(json, NULL, '{');
    json_text(json, "name", side->contender.name);
    json_words(json, "title",
               (struct words){side->contender.title[LANG_ZH], side->contender.title[LANG_EN]});
    json_text(json, "file", file ? file + 1 : side->path[BATCH_FIXED]);
    json_text(json, "digest", digest ? digest : "");
    free(digest);
    if (status || (status = put_orders(json, base, side, fault)) ||
        (status = put_differ(json, base, &side->contender.scenario, fault)))
        return status;
    put_verdict(json, &effects->effect[0]);
    json->digits = DIGITS;
    if ((status = put_effects(json, effects, fault)))
        return status;
    json_open(json, "courses", '[');
    for (size_t i = 0; i < effects->n && effects->effect[i].declared && !status; i++)
        if (effects->effect[i].chance.n > 1) /* else there is nothing to subtract */
            status = put_course(json, comparison, variant, effects->effect[i].metric, fault);
    json_close(json, ']');
    if (!status)
        status = put_gainers(json, comparison, variant, effects, fault);
    json->digits = 0; /* what follows adds up */
    if (status || (status = put_burden(json, comparison, variant, effects, fault)) ||
        (status = put_cost(json, comparison, variant, effects, fault)) ||
        (status = page_why(json, comparison, variant, fault)) ||
        (status = page_case(json, comparison, variant, fault)))
        return status;
    json_close(json, '}');
    return 0;
}
