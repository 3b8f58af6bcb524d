/* facts.h - stylised facts: runs of shipped scenarios, what they measured, hit or miss.
 *
 * A fact is a figure the model should show, with bounds from the literature (docs/evidence.md).
 * Each program here measures some, prints them, asserts those the defaults are meant to
 * meet, and holds the table in docs/validation.*.md to what it measured: run with `write`
 * as its argument, from the root of the tree, it writes the table instead.
 *
 * Seeds are fixed, so nothing fails by chance. A change that draws new luck moves a mean by
 * the square root of 2 times its standard error; the table's column of margins tells how many
 * standard errors lie between a mean and its nearer bound. What is asserted would falsely
 * fail after one such change in a thousand (docs/validation.md reckons it).
 */
#ifndef TESTS_VALIDATE_FACTS_H
#define TESTS_VALIDATE_FACTS_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "analysis/paired.h"
#include "cli/load.h"
#include "models/arm.h"
#include "models/metrics.h"

enum { RUNS_MOST = 8, FACTS_MOST = 24, TABLE_BYTES = 16384, PAGE_BYTES = 1 << 17 };

/* ---- runs ---- */

struct runs {
    struct scenario scenario;
    struct arm arm;
    struct record record[RUNS_MOST];
    int n;
};

/* Sees a world at each midnight; `data` is the caller's. */
struct watch {
    const struct world *world;
    int nth; /* of the replicates, from 0 */
    void (*see)(const struct watch *watch, day ended);
    void *data;
};

static inline void watch_told(void *listener, day ended, uint64_t events)
{
    const struct watch *watch = listener;
    (void)events;
    if (watch->see)
        watch->see(watch, ended);
}

static inline void good(int status, const struct fault *fault)
{
    if (status)
        fail_msg("%s", fault->en);
}

/* Runs replicates 1..n of a shipped scenario under further settings. Books are verified by
 * every run: one that does not close is a fault. */
static inline struct runs *runs_of(const char *name, const struct setting *settings,
                                   int n_settings, int n,
                                   void (*see)(const struct watch *, day), void *data)
{
    const struct ui silent = {.lang = LANG_EN, .quiet = true};
    struct runs *runs = calloc(1, sizeof *runs);
    struct faults faults = {0};
    struct fault fault = {0};
    assert_non_null(runs);
    if (load_scenario(&runs->scenario, name, settings, n_settings, &silent, &faults))
        fail_msg("%s: %s", name, faults.fault[0].en);
    good(arm_init(&runs->arm, &runs->scenario, &fault), &fault);
    assert_true(n <= RUNS_MOST);
    for (runs->n = 0; runs->n < n; runs->n++) {
        struct record *record = &runs->record[runs->n];
        uint32_t replicate = (uint32_t)runs->n + 1;
        struct world world = {0};
        struct watch watch = {&world, runs->n, see, data};
        good(record_init(record, arm_shape(&runs->arm), replicate, &fault), &fault);
        good(world_init(&world, &runs->scenario, &runs->arm.layout, &runs->arm.periods,
                        &runs->arm.calendar, replicate, record, &fault), &fault);
        world.told = watch_told;
        world.listener = &watch;
        good(world_run(&world, 1, &fault), &fault);
        world_free(&world);
    }
    return runs;
}

static inline void runs_free(struct runs *runs)
{
    for (int r = 0; r < runs->n; r++)
        record_free(&runs->record[r]);
    arm_free(&runs->arm);
    scenario_free(&runs->scenario);
    free(runs);
}

/* A city metric over the periods [from, to), of replicate r + 1: sum over sum. */
static inline double measured(const struct runs *runs, int r, const char *name, int from, int to)
{
    const struct record *record = &runs->record[r];
    double above = 0, below = 0;
    int m = 0;
    while (m < metrics_count && strcmp(metrics_rows[m].name, name))
        m++;
    assert_true(m < metrics_count && from < to && to <= record->shape.n_times);
    for (int t = from; t < to; t++)
        for (uint32_t p = 0; p < record->shape.n_places; p++) {
            above += (double)record->numerator[record_at(record, m, t, p)];
            below += (double)record->denominator[record_at(record, m, t, p)];
        }
    return metrics_rows[m].scale * above / below;
}

/* ---- facts ---- */

struct fact {
    const char *id;
    struct words what;
    double low, high; /* bounds; infinite: none on that side */
    bool asserted;    /* the defaults are meant to meet it */
    double value[RUNS_MOST];
    int n;
    double whole; /* of the whole city, one replicate; NaN: not measured */
};

static inline double fact_mean(const struct fact *fact)
{
    double sum = 0;
    for (int r = 0; r < fact->n; r++)
        sum += fact->value[r];
    return sum / fact->n;
}

static inline double fact_error(const struct fact *fact)
{
    double mean = fact_mean(fact), sum = 0;
    for (int r = 0; r < fact->n; r++)
        sum += (fact->value[r] - mean) * (fact->value[r] - mean);
    return sqrt(sum / (fact->n - 1) / fact->n);
}

static inline bool fact_holds(const struct fact *fact, double value)
{
    return value >= fact->low && value <= fact->high;
}

/* Standard errors from the mean to the nearer bound; negative: missed. */
static inline double fact_margin(const struct fact *fact)
{
    double mean = fact_mean(fact);
    return fmin(mean - fact->low, fact->high - mean) / fact_error(fact);
}

static inline bool fact_hit(const struct fact *fact)
{
    return fact_holds(fact, fact_mean(fact)) &&
           (isnan(fact->whole) || fact_holds(fact, fact->whole));
}

struct facts {
    const char *name; /* of the table in the pages */
    struct fact fact[FACTS_MOST];
    int n;
};

static inline struct fact *fact_add(struct facts *facts, const char *id, struct words what,
                                    double low, double high, bool asserted)
{
    assert_true(facts->n < FACTS_MOST);
    struct fact *fact = &facts->fact[facts->n++];
    *fact = (struct fact){.id = id, .what = what, .low = low, .high = high,
                          .asserted = asserted, .whole = NAN};
    return fact;
}

/* Measured by a metric of all replicates over [from, to). */
static inline void fact_measure(struct fact *fact, const struct runs *runs, const char *metric,
                                int from, int to)
{
    fact->n = runs->n;
    for (int r = 0; r < runs->n; r++)
        fact->value[r] = measured(runs, r, metric, from, to);
}

/* ---- the table ---- */

static inline int bounds_text(const struct fact *fact, char *text, size_t size)
{
    if (isinf(fact->high))
        return snprintf(text, size, "≥ %.2f", fact->low);
    if (isinf(fact->low))
        return snprintf(text, size, "≤ %.2f", fact->high);
    return snprintf(text, size, "%.2f … %.2f", fact->low, fact->high);
}

static inline void facts_table(const struct facts *facts, enum lang lang, char *text)
{
    const bool zh = lang == LANG_ZH;
    int at = snprintf(text, TABLE_BYTES, "%s",
                      zh ? "| 编号 | 指标 | 目标 | 重复数 | 均值 | 标准误 | 距界限（标准误） | 全市 | 结果 |\n"
                           "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
                         : "| row | figure | target | replicates | mean | standard error | margin "
                           "(standard errors) | whole city | result |\n"
                           "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    for (int i = 0; i < facts->n; i++) {
        const struct fact *fact = &facts->fact[i];
        char bounds[64], whole[32] = "";
        bounds_text(fact, bounds, sizeof bounds);
        if (!isnan(fact->whole))
            snprintf(whole, sizeof whole, "%.3f", fact->whole);
        at += snprintf(text + at, (size_t)(TABLE_BYTES - at),
                       "| %s | %s | %s | %d | %.3f | %.4f | %.0f | %s | %s%s |\n", fact->id,
                       words_in(fact->what, lang), bounds, fact->n, fact_mean(fact),
                       fact_error(fact), fact_margin(fact), whole,
                       fact_hit(fact) ? zh ? "达到" : "hit" : zh ? "未达到" : "miss",
                       fact->asserted ? "" : zh ? "（只报告）" : " (reported)");
        assert_true(at < TABLE_BYTES);
    }
}

static inline char *page_read(const char *path)
{
    char *page = calloc(1, PAGE_BYTES);
    FILE *file = fopen(path, "rb");
    assert_non_null(page);
    if (!file)
        fail_msg("%s: cannot be read; these tests run at the root of the tree", path);
    assert_true(fread(page, 1, PAGE_BYTES - 1, file) < PAGE_BYTES - 1);
    fclose(file);
    return page;
}

/* Compare the page's table with the text, or put the text in its place. */
static inline void page_holds(const char *path, const char *name, const char *table, bool write)
{
    char open[64], *page = page_read(path);
    snprintf(open, sizeof open, "<!-- measured: %s -->\n", name);
    char *from = strstr(page, open);
    char *to = from ? strstr(from, "<!-- end -->") : NULL;
    if (!to)
        fail_msg("%s: no table '%s'", path, name);
    from += strlen(open);
    if (!write) {
        if ((size_t)(to - from) != strlen(table) || memcmp(from, table, strlen(table)))
            fail_msg("%s: the table '%s' is stale; run this test's program with `write`", path,
                     name);
    } else {
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        fprintf(file, "%.*s%s%s", (int)(from - page), page, table, to);
        assert_int_equal(fclose(file), 0);
    }
    free(page);
}

/* Print all, assert what is to be met, hold the pages to it. */
static inline void facts_judge(const struct facts *facts, bool write)
{
    char *table = calloc(1, TABLE_BYTES);
    assert_non_null(table);
    facts_table(facts, LANG_EN, table);
    printf("%s", table);
    page_holds("docs/validation.md", facts->name, table, write);
    facts_table(facts, LANG_ZH, table);
    page_holds("docs/validation.zh.md", facts->name, table, write);
    free(table);
    for (int i = 0; i < facts->n; i++)
        if (facts->fact[i].asserted && !fact_hit(&facts->fact[i]))
            fail_msg("%s, %s: %.4f, in the whole city %.4f", facts->fact[i].id,
                     facts->fact[i].what.en, fact_mean(&facts->fact[i]), facts->fact[i].whole);
}

static inline bool asked_to_write(int argc, char **argv)
{
    return argc > 1 && !strcmp(argv[1], "write");
}

#endif
