/* effects.c - see effects.h. */
#include "cli/effects.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/holm.h"
#include "analysis/periods.h"
#include "analysis/sequence.h"
#include "models/metrics.h"

#define LEVEL 0.95
enum { MONTHS_AT_THE_END = 12 };

double effects_matters(const struct question *question, double base)
{
    return fabs(question->matters_if * (question->relative ? base : 1));
}

int effects_good(const struct metric *metric)
{
    return metric->better == METRIC_MORE ? 1 : metric->better == METRIC_LESS ? -1 : 0;
}

/* What is read again and again. */
struct reader {
    struct effects *effects;
    const struct comparison *comparison;
    const struct side *base, *variant;
    struct resample_plan plan;
    size_t n; /* replicates both sides have */
    double *a, *b, *fixed, *drawn; /* [n] */
    size_t n_drawn; /* differences in `drawn`: of the drawn batch, or else of the fixed one */
    struct fault *fault;
};

static size_t first_period(const struct effects *effects, double from)
{
    size_t t = 0;
    while (t < effects->periods && effects->start[t] < from)
        t++;
    return t;
}

/* The first of the periods that make the last twelve months. */
static size_t last_year(const struct effects *effects)
{
    if (!effects->periods)
        return 0;
    const day last = (day)effects->start[effects->periods - 1];
    return first_period(effects, date_add_months(last, 1 - MONTHS_AT_THE_END));
}

/* Both sides' means of a batch into a and b. Whether both have the metric. */
static int read_means(struct reader *reader, const char *metric, int batch, size_t first,
                      bool *has, struct fault *fault)
{
    struct result *const results[2] = {reader->base->result[batch], reader->variant->result[batch]};
    char path[160];
    snprintf(path, sizeof path, "/%s", metric);
    int status = results_have(results[0], results[1], path, has, fault);
    for (int side = 0; side < 2 && *has; side++) {
        struct series series = {0};
        status = series_read(results[side], "", metric, &series, fault);
        if (status)
            return status;
        double *values = side ? reader->b : reader->a;
        for (size_t r = 0; r < reader->n; r++)
            values[r] = r < series.n && series.times == reader->effects->periods
                            ? series_mean(&series, r, 0, first, series.times)
                            : NAN;
        series_free(&series);
    }
    return status;
}

/* The drawn differences beside the fixed ones of the same replicates. */
static int read_assumed(struct reader *reader, struct effect *effect)
{
    const size_t first = reader->effects->first;
    const char *metric = effect->metric->name;
    size_t n = 0;
    bool has;
    int status = read_means(reader, metric, BATCH_FIXED, first, &has, reader->fault);
    for (size_t r = 0; r < reader->n; r++)
        reader->fixed[r] = reader->b[r] - reader->a[r];
    if (!status)
        status = read_means(reader, metric, BATCH_DRAWN, first, &has, reader->fault);
    if (status || !has)
        return status;
    for (size_t r = 0; r < reader->n; r++) {
        const double drawn = reader->b[r] - reader->a[r];
        if (isnan(drawn) || isnan(reader->fixed[r]))
            continue;
        reader->drawn[n] = drawn;
        reader->fixed[n++] = reader->fixed[r];
    }
    reader->n_drawn = n;
    effect->has_assumed = n > 1;
    return n > 1 ? assumed_of(reader->drawn, reader->fixed, n, LEVEL, &effect->assumed,
                              reader->fault)
                 : 0;
}

static double mean_of(const double *values, size_t n)
{
    double sum = 0, known = 0;
    for (size_t r = 0; r < n; r++)
        if (!isnan(values[r])) {
            sum += values[r];
            known++;
        }
    return known > 0 ? sum / known : NAN;
}

static struct interval wider(struct interval a, struct interval b)
{
    return (struct interval){a.low < b.low ? a.low : b.low, a.high > b.high ? a.high : b.high};
}

/* Where both intervals come down to in the end. */
static enum verdict verdict_of_point(double effect, double matters, int good)
{
    return verdict_of((struct interval){effect, effect}, matters, good);
}

/* Replicates until a word can be said. The wider of both intervals decides: each has to say the
 * word, and it has to be the same one. */
static double wants(const struct effect *effect, int good)
{
    const double fixed = effect->chance.effect, deviation = effect->chance.deviation;
    const struct outlook *drawn = &effect->assumed.outlook;
    const struct outlook chance = verdict_outlook(fixed, deviation * deviation, LEVEL);
    const double alone = verdict_wants(&chance, effect->matters, effect->chance.n);
    if (!effect->has_assumed)
        return alone;
    if (verdict_of_point(fixed, effect->matters, good) !=
        verdict_of_point(drawn->effect, effect->matters, good))
        return INFINITY;
    return fmax(alone, verdict_wants(drawn, effect->matters, effect->chance.n));
}

static void judge(const struct reader *reader, struct effect *effect)
{
    const int good = effects_good(effect->metric);
    effect->matters = effect->primary
                          ? effects_matters(&reader->comparison->question, effect->chance.base)
                          : 0;
    effect->decides = effect->chance.interval;
    if (effect->has_assumed)
        effect->decides = wider(effect->decides, effect->assumed.interval);
    if (effect->primary && reader->comparison->automatic) {
        effect->sequence = sequence_interval(reader->drawn, reader->n_drawn, LEVEL);
        effect->decides = wider(effect->decides, effect->sequence);
    }
    effect->verdict = verdict_of(effect->decides, effect->matters, good ? good : 1);
    effect->wants = effect->verdict == VERDICT_UNDECIDED ? wants(effect, good ? good : 1) : 0;
}

static int read_effect(struct reader *reader, const struct metric *metric, bool primary,
                       bool declared)
{
    struct effects *effects = reader->effects;
    struct effect *effect = &effects->effect[effects->n];
    bool has;
    *effect = (struct effect){.metric = metric, .primary = primary, .declared = declared,
                              .holm = NAN};
    int status = read_means(reader, metric->name, BATCH_FIXED, effects->end_first, &has,
                            reader->fault);
    if (status || !has)
        return status;
    if ((status = paired_compare(reader->a, reader->b, reader->n, LEVEL, &reader->plan,
                                 &effect->end, reader->fault)) ||
        (status = read_means(reader, metric->name, BATCH_FIXED, effects->first, &has,
                             reader->fault)) ||
        (status = paired_compare(reader->a, reader->b, reader->n, LEVEL, &reader->plan,
                                 &effect->chance, reader->fault)))
        return status;
    if (!effect->chance.n) { /* one side has none of it: what the other has is told all the same */
        effect->chance.base = mean_of(reader->a, reader->n);
        effect->chance.variant = mean_of(reader->b, reader->n);
        effect->chance.effect = NAN;
    }
    reader->n_drawn = paired_differences(reader->a, reader->b, reader->n, reader->drawn);
    if (reader->base->result[BATCH_DRAWN] && reader->variant->result[BATCH_DRAWN] &&
        (status = read_assumed(reader, effect)))
        return status;
    judge(reader, effect);
    effects->n++;
    return 0;
}

/* Is it the primary outcome, or one of the first n others? */
static bool is_among(const struct question *question, int n, const char *name)
{
    if (!strcmp(question->primary, name))
        return true;
    for (int i = 0; i < n; i++)
        if (!strcmp(question->outcomes[i], name))
            return true;
    return false;
}

/* The outcome i is declared, and was not already. */
static bool is_another(const struct question *question, int i)
{
    return !is_among(question, i, question->outcomes[i]);
}

static int read_all(struct reader *reader)
{
    const struct question *question = &reader->comparison->question;
    int status = read_effect(reader, metrics_find(question->primary), true, true);
    if (!status && !reader->effects->n) {
        status = fault_set(reader->fault, FAULT_INPUT,
                           (struct words){"没有主要结果 %s：它或基线由别的版本写成",
                                          "there is no primary outcome %s: another version wrote it "
                                          "or the baseline"},
                           question->primary);
        fault_place(reader->fault, reader->variant->path[BATCH_FIXED], 0, 0);
    }
    for (int i = 0; i < question->n_outcomes && !status; i++)
        if (is_another(question, i))
            status = read_effect(reader, metrics_find(question->outcomes[i]), false, true);
    for (int m = 0; m < metrics_count && !status; m++)
        if (!is_among(question, question->n_outcomes, metrics_rows[m].name))
            status = read_effect(reader, &metrics_rows[m], false, false);
    return status;
}

/* An outcome that was declared counts, though the files may not have it. */
static int adjust(struct effects *effects, const struct question *question, struct fault *fault)
{
    size_t declared = 1;
    for (int i = 0; i < question->n_outcomes; i++)
        declared += is_another(question, i);
    double *p = calloc(2 * declared, sizeof *p);
    if (!p)
        return fault_memory(fault, 2 * declared * sizeof *p);
    double *adjusted = p + declared;
    for (size_t i = 0; i < declared; i++)
        p[i] = i < effects->n && effects->effect[i].declared ? effects->effect[i].chance.p : NAN;
    holm_adjust(p, declared, adjusted);
    for (size_t i = 0; i < effects->n && effects->effect[i].declared; i++)
        effects->effect[i].holm = adjusted[i];
    free(p);
    return 0;
}

/* Results that were read may be of another seed or another city after all. */
static int check_axes(const struct reader *reader)
{
    static const char *const axes[] = {"/time", "/community"};
    for (size_t i = 0; i < sizeof axes / sizeof *axes; i++) {
        struct result_array a = {0}, b = {0};
        int status = result_array(reader->base->result[BATCH_FIXED], axes[i], &a, reader->fault);
        if (!status)
            status = result_array(reader->variant->result[BATCH_FIXED], axes[i], &b, reader->fault);
        bool same = !status && a.about.kind == b.about.kind && a.about.cells == b.about.cells;
        for (size_t k = 0; same && k < a.about.cells; k++)
            same = a.texts      ? !strcmp(a.texts[k], b.texts[k])
                   : a.integers ? a.integers[k] == b.integers[k]
                                : !memcmp(&a.reals[k], &b.reals[k], sizeof *a.reals);
        result_array_free(&a);
        result_array_free(&b);
        if (status)
            return status;
        if (!same) {
            fault_set(reader->fault, FAULT_INPUT,
                      (struct words){"%s 与基线不同：没有可以配对的",
                                     "its %s is not the baseline's: nothing could be paired"},
                      axes[i]);
            fault_place(reader->fault, reader->variant->path[BATCH_FIXED], 0, 0);
            return FAULT_INPUT;
        }
    }
    return 0;
}

/* The sides differ, but too late for what is recorded. */
static int no_period(const struct reader *reader, day from)
{
    char date[DATE_TEXT];
    fault_set(reader->fault, FAULT_INPUT,
              (struct words){"自 %s 起才与基线不同，此后没有完整的记录时段：没有可比的",
                             "it differs from the baseline from %s on, and no period recorded begins "
                             "after that: nothing to compare"},
              day_text(from, date));
    fault_place(reader->fault, reader->variant->path[BATCH_FIXED], 0, 0);
    return FAULT_INPUT;
}

int effects_read(struct effects *effects, const struct comparison *comparison, int base,
                 int variant, struct fault *fault)
{
    day from = comparison->side[variant].from;
    if (base && comparison->side[base].from < from)
        from = comparison->side[base].from;
    struct reader reader = {.effects = effects, .comparison = comparison,
                            .base = &comparison->side[base], .variant = &comparison->side[variant],
                            .n = comparison->done, .fault = fault};
    *effects = (struct effects){.effect = calloc((size_t)metrics_count + 1, sizeof(struct effect))};
    double *room = calloc(4 * reader.n + 1, sizeof *room);
    int status = effects->effect && room ? 0 : fault_memory(fault, 4 * reader.n * sizeof *room);
    if (room) {
        reader.a = room;
        reader.b = room + reader.n;
        reader.fixed = room + 2 * reader.n;
        reader.drawn = room + 3 * reader.n;
    }
    if (!status && !(status = check_axes(&reader)) &&
        !(status = periods_of(reader.base->result[BATCH_FIXED], &effects->start, &effects->periods, fault))) {
        effects->first = first_period(effects, from);
        effects->end_first = last_year(effects);
        status = effects->first < effects->periods ? read_all(&reader) : no_period(&reader, from);
    }
    if (!status)
        status = adjust(effects, &comparison->question, fault);
    resample_plan_free(&reader.plan);
    free(room);
    return status;
}

void effects_free(struct effects *effects)
{
    free(effects->effect);
    free(effects->start);
    *effects = (struct effects){0};
}
