/* facts.c - see facts.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>

#include "cli/load.h"
#include "models/assumptions.h"
#include "sim/ensemble.h"
#include "tests/promises/arms.h"
#include "tests/support/facts.h"

enum { TABLE_BYTES = 32768, PAGE_BYTES = 1 << 18, SETTINGS_MOST = 16 };

static const char *posterior; /* its file; NULL: none */

bool facts_foretell(void)
{
    return posterior != NULL;
}

int facts_runs(void)
{
    return posterior ? DRAWS : RUNS_MOST;
}

/* ---- runs ---- */

static void good(int status, const struct fault *fault)
{
    if (status)
        fail_msg("%s", fault->en);
}

static void watch_told(void *listener, day ended, uint64_t events)
{
    const struct watch *watch = listener;
    (void)events;
    if (watch->see)
        watch->see(watch, ended);
}

struct batch {
    struct runs *runs;
    void (*see)(const struct watch *, day);
    void *data;
};

static int run_one(void *context, int slot, int threads, struct fault *fault)
{
    struct batch *batch = context;
    struct runs *runs = batch->runs;
    struct world world = {0};
    struct watch watch = {&world, slot, batch->see, batch->data};
    struct scenario drawn = {0};
    const struct scenario *scenario = &runs->scenario;
    const uint32_t replicate = (uint32_t)slot + 1;
    int status;
    if ((status = record_init(&runs->record[slot], arm_shape(&runs->arm), replicate, fault)))
        return status;
    if (assumptions_any(scenario)) {
        if ((status = assumptions_draw(&drawn, scenario, replicate, fault)))
            return status;
        scenario = &drawn;
    }
    status = world_init(&world, scenario, &runs->arm.layout, &runs->arm.periods,
                        &runs->arm.calendar, replicate, &runs->record[slot], fault);
    world.told = watch_told;
    world.listener = &watch;
    if (!status)
        status = world_run(&world, threads, fault);
    world_free(&world);
    assumptions_free(&drawn);
    return status;
}

static int take_none(void *context, int slot, struct fault *fault)
{
    (void)context;
    (void)slot;
    (void)fault;
    return 0;
}

static struct runs *load(const char *name, const struct setting *settings)
{
    const struct ui silent = {.lang = LANG_EN, .quiet = true};
    struct runs *runs = calloc(1, sizeof *runs);
    struct faults faults = {0};
    struct setting all[SETTINGS_MOST];
    int n = 0;
    assert_non_null(runs);
    for (; settings && settings[n].path; n++) {
        assert_true(n < SETTINGS_MOST - 1);
        all[n] = settings[n];
    }
    if (posterior)
        all[n++] = (struct setting){"run.posterior", posterior};
    if (load_scenario(&runs->scenario, name, all, n, &silent, &faults))
        fail_msg("%s: %s", name, faults.fault[0].en);
    runs->n_orders = runs->scenario.n_orders;
    return runs;
}

static struct runs *run_all(struct runs *runs, int n, void (*see)(const struct watch *, day),
                            void *data)
{
    struct batch batch = {runs, see, data};
    struct ensemble ensemble = {.n_slots = n,
                                .threads = ensemble_threads(),
                                .context = &batch,
                                .run = run_one,
                                .take = take_none};
    struct fault fault = {0};
    assert_true(n <= RUNS_MOST);
    good(arm_init(&runs->arm, &runs->scenario, &fault), &fault);
    runs->n = n;
    good(ensemble_run(&ensemble, &fault), &fault);
    return runs;
}

struct runs *runs_watched(const char *name, const struct setting *settings, int n,
                          void (*see)(const struct watch *, day), void *data)
{
    return run_all(load(name, settings), n, see, data);
}

struct runs *runs_of(const char *name, const struct setting *settings, int n)
{
    return runs_watched(name, settings, n, NULL, NULL);
}

struct runs *runs_without(const char *name, const struct setting *settings, int n)
{
    struct runs *runs = load(name, settings);
    runs->scenario.n_orders = 0;
    return run_all(runs, n, NULL, NULL);
}

void runs_free(struct runs *runs)
{
    for (int r = 0; r < runs->n; r++)
        record_free(&runs->record[r]);
    arm_free(&runs->arm);
    runs->scenario.n_orders = runs->n_orders; /* it owns them */
    scenario_free(&runs->scenario);
    free(runs);
}

static int metric_of(const char *name)
{
    const struct metric *metric = metrics_find(name);
    if (!metric)
        fail_msg("there is no metric %s", name);
    return (int)(metric - metrics_rows);
}

double measured(const struct runs *runs, int r, const char *name, int from, int to)
{
    return record_mean(&runs->record[r], name, from, to);
}

double measured_group(const struct runs *runs, int r, const char *name, int group, int from, int to)
{
    const struct record *record = &runs->record[r];
    const int m = metric_of(name);
    int rows[METRICS_BY_GROUP], n = metrics_by_group(rows), row = 0;
    double above = 0, below = 0;
    while (row < n && rows[row] != m)
        row++;
    assert_true(row < n && from < to && to <= record->shape.n_times);
    for (int t = from; t < to; t++) {
        size_t at =
            ((size_t)row * (size_t)record->shape.n_times + (size_t)t) * N_GROUPS + (size_t)group;
        above += (double)record->group_numerator[at];
        below += (double)record->group_denominator[at];
    }
    return metrics_rows[m].scale * above / below;
}

/* ---- facts ---- */

double fact_mean(const struct fact *fact)
{
    double sum = 0;
    for (int r = 0; r < fact->n; r++)
        sum += fact->value[r];
    return sum / fact->n;
}

double fact_half(const struct fact *fact)
{
    double mean = fact_mean(fact), sum = 0;
    if (fact->n < 2)
        return NAN;
    for (int r = 0; r < fact->n; r++)
        sum += (fact->value[r] - mean) * (fact->value[r] - mean);
    return gsl_cdf_tdist_Pinv(0.975, fact->n - 1) * sqrt(sum / (fact->n - 1) / fact->n);
}

static bool within(const struct fact *fact, double value)
{
    return value >= fact->low && value <= fact->high;
}

bool fact_hit(const struct fact *fact)
{
    return within(fact, fact_mean(fact));
}

struct fact *fact_add(struct facts *facts, const char *id, struct words what, double low,
                      double high, enum fact_sort sort)
{
    assert_true(facts->n < FACTS_MOST);
    struct fact *fact = &facts->fact[facts->n++];
    *fact =
        (struct fact){.id = id, .what = what, .low = low, .high = high, .sort = sort, .whole = NAN};
    return fact;
}

void fact_level(struct fact *fact, const struct runs *runs, const char *metric, int from, int to)
{
    fact->n = runs->n;
    for (int r = 0; r < runs->n; r++)
        fact->value[r] = measured(runs, r, metric, from, to);
}

void fact_differ(struct fact *fact, const struct runs *arm, const char *metric,
                 const struct runs *base, const char *of_base, int from, int to)
{
    fact->n = arm->n;
    for (int r = 0; r < arm->n; r++)
        fact->value[r] = measured(arm, r, metric, from, to) - measured(base, r, of_base, from, to);
}

void fact_change(struct fact *fact, const struct runs *arm, const struct runs *base,
                 const char *metric, int from, int to)
{
    fact_differ(fact, arm, metric, base, metric, from, to);
}

void fact_relative(struct fact *fact, const struct runs *arm, const struct runs *base,
                   const char *metric, int from, int to)
{
    fact->n = arm->n;
    for (int r = 0; r < arm->n; r++)
        fact->value[r] =
            measured(arm, r, metric, from, to) / measured(base, r, metric, from, to) - 1;
}

/* ---- the table ---- */

static void bounds_text(const struct fact *fact, char text[64])
{
    if (isinf(fact->high) && isinf(fact->low))
        snprintf(text, 64, "-");
    else if (isinf(fact->high))
        snprintf(text, 64, "≥ %.2f", fact->low);
    else if (isinf(fact->low))
        snprintf(text, 64, "≤ %.2f", fact->high);
    else
        snprintf(text, 64, "%.2f … %.2f", fact->low, fact->high);
}

static const char *result_text(const struct fact *fact, bool zh)
{
    double mean = fact_mean(fact), half = fact_half(fact);
    if (!fact_hit(fact) || (!isnan(fact->whole) && !within(fact, fact->whole)))
        return zh ? "未达到" : "miss";
    if (within(fact, mean - half) && within(fact, mean + half))
        return zh ? "达到" : "hit";
    return zh ? "达到，区间跨界" : "hit, interval crosses a bound";
}

static const char *sort_text(enum fact_sort sort, bool zh)
{
    switch (sort) {
    case FACT_FIT:
        return zh ? "拟合" : "fit";
    case FACT_TEST:
        return zh ? "检验" : "test";
    default:
        return zh ? "只报告" : "reported";
    }
}

static void facts_table(const struct facts *facts, enum lang lang, char *text)
{
    const bool zh = lang == LANG_ZH;
    int at =
        snprintf(text, TABLE_BYTES, "%s\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
                 zh ? "| 编号 | 指标 | 目标 | 用途 | 重复数 | 均值 | 95 % 区间 | 全市 | 结果 |"
                    : "| row | figure | target | use | replicates | mean | 95 % interval | "
                      "whole city | result |");
    for (int i = 0; i < facts->n; i++) {
        const struct fact *fact = &facts->fact[i];
        const double mean = fact_mean(fact), half = fact_half(fact);
        char bounds[64], whole[32] = "";
        bounds_text(fact, bounds);
        if (!isnan(fact->whole))
            snprintf(whole, sizeof whole, "%.3f", fact->whole);
        at += snprintf(text + at, (size_t)(TABLE_BYTES - at),
                       "| %s | %s | %s | %s | %d | %.3f | %.3f … %.3f | %s | %s |\n", fact->id,
                       words_in(fact->what, lang), bounds, sort_text(fact->sort, zh), fact->n, mean,
                       mean - half, mean + half, whole, result_text(fact, zh));
        assert_true(at < TABLE_BYTES);
    }
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* As analysis/foretold.h has it: a miss is what fewer than one draw in ten shows. */
static const char *foretold_text(int within, int n, bool zh)
{
    if (within * 10 < n)
        return zh ? "未达到" : "miss";
    if (within * 2 < n)
        return zh ? "可能" : "possible";
    return zh ? "达到" : "hit";
}

static void foretold_table(const struct facts *facts, enum lang lang, char *text)
{
    const bool zh = lang == LANG_ZH;
    int at = snprintf(text, TABLE_BYTES, "%s\n| --- | --- | --- | --- | --- | --- | --- |\n",
                      zh ? "| 编号 | 指标 | 目标 | 中位数 | 最小 … 最大 | 达到的抽取 | 结果 |"
                         : "| row | figure | target | median | least … most | draws that hold | "
                           "result |");
    for (int i = 0; i < facts->n; i++) {
        struct fact fact = facts->fact[i];
        char bounds[64];
        int held = 0;
        if (isinf(fact.low) && isinf(fact.high))
            continue; /* nothing is asked of it */
        for (int r = 0; r < fact.n; r++)
            held += within(&fact, fact.value[r]);
        qsort(fact.value, (size_t)fact.n, sizeof *fact.value, by_size);
        bounds_text(&fact, bounds);
        at += snprintf(text + at, (size_t)(TABLE_BYTES - at),
                       "| %s | %s | %s | %.3f | %.3f … %.3f | %d / %d | %s |\n", fact.id,
                       words_in(fact.what, lang), bounds,
                       (fact.value[(fact.n - 1) / 2] + fact.value[fact.n / 2]) / 2, fact.value[0],
                       fact.value[fact.n - 1], held, fact.n, foretold_text(held, fact.n, zh));
        assert_true(at < TABLE_BYTES);
    }
}

static char *page_read(const char *path)
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
static void page_holds(const char *path, const char *name, const char *table, bool write)
{
    char open[64], *page = page_read(path);
    snprintf(open, sizeof open, "<!-- %s: %s -->\n", posterior ? "foretold" : "measured", name);
    char *from = strstr(page, open);
    char *to = from ? strstr(from, "<!-- end -->") : NULL;
    if (!to)
        fail_msg("%s: no table '%s'", path, name);
    from += strlen(open);
    if (!write) {
        if ((size_t)(to - from) != strlen(table) || memcmp(from, table, strlen(table)))
            fail_msg("%s: the table '%s' is stale; `make validate` writes it", path, name);
    } else {
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        fprintf(file, "%.*s%s%s", (int)(from - page), page, table, to);
        assert_int_equal(fclose(file), 0);
    }
    free(page);
}

void facts_judge(const struct facts *facts, bool write)
{
    void (*const tell)(const struct facts *, enum lang, char *) =
        posterior ? foretold_table : facts_table;
    char *table = calloc(1, TABLE_BYTES);
    assert_non_null(table);
    tell(facts, LANG_EN, table);
    printf("%s", table);
    page_holds("docs/validation.md", facts->name, table, write);
    tell(facts, LANG_ZH, table);
    page_holds("docs/validation.zh.md", facts->name, table, write);
    free(table);
    for (int i = 0; i < facts->n && !posterior; i++)
        if (facts->fact[i].sort != FACT_REPORT && !fact_hit(&facts->fact[i]))
            fail_msg("%s, %s: %.4f", facts->fact[i].id, facts->fact[i].what.en,
                     fact_mean(&facts->fact[i]));
}

bool facts_begin(int argc, char **argv)
{
    if (argc > 2 && !strcmp(argv[1], "foretell")) {
        posterior = argv[2];
        argc -= 2;
        argv += 2;
    }
    return argc > 1 && !strcmp(argv[1], "write");
}
