/* bridge.c - what the page may ask of the core when it is compiled to WebAssembly.
 *
 * Texts come as addresses of bytes that bridge_room() gave; answers are one line of JSON each, at
 * the address returned, which stays until the next question. Numbers by the thousand are not put
 * into JSON: the answer says where they lie. What is wrong outside is told in the answer; what is
 * wrong with us goes to the page's own bug(), which never comes back, and then this instance is
 * not asked again.
 */
#include <stdlib.h>
#include <string.h>

#include "analysis/claim.h"
#include "analysis/paired.h"
#include "classroom/frame.h"
#include "classroom/leaves.h"
#include "classroom/note.h"
#include "classroom/rows.h"
#include "models/arm.h"
#include "models/difference.h"
#include "models/metrics.h"

#define EXPORT(name) __attribute__((export_name(#name)))
#define IMPORT(name) __attribute__((import_module("page"), import_name(#name)))

enum { OPEN_MOST = 64, CHAIN_MOST = 32 };

IMPORT(bug) _Noreturn void page_bug(const char *file, int line, const char *what);
IMPORT(frames) void page_frames(const struct frame *frames, int n);

_Noreturn void bug(const char *file, int line, const char *what)
{
    page_bug(file, line, what);
}

/* A scenario made ready. */
struct opened {
    struct scenario scenario;
    struct arm arm;
};

static struct {
    struct opened *opened[OPEN_MOST]; /* by id */
    struct text note;                 /* the answer to the last question */
    double *values;                   /* [metrics][periods], then [metrics]: of the last run */
    struct resample_plan plan;        /* from call to call */
} bridge;

static struct text *begin_note(void)
{
    bridge.note.n = 0;
    return &bridge.note;
}

/* NULL: out of memory. */
static const char *end_note(void)
{
    const bool memory = bridge.note.memory;
    bridge.note.memory = false;
    return memory ? NULL : bridge.note.text;
}

static const char *tell_fault(const struct fault *fault)
{
    struct text *note = begin_note();
    note_open(note, NULL, '{');
    note_fault(note, "fault", fault);
    note_close(note, '}');
    return end_note();
}

EXPORT(room) void *bridge_room(size_t n)
{
    return malloc(n);
}

EXPORT(release) void bridge_release(void *room)
{
    free(room);
}

/* ---- a scenario ---------------------------------------------------------------------- */

static void forget(struct opened *opened)
{
    if (!opened)
        return;
    arm_free(&opened->arm);
    scenario_free(&opened->scenario);
    free(opened);
}

EXPORT(close) void bridge_close(int id)
{
    if (id < 0 || id >= OPEN_MOST)
        return;
    forget(bridge.opened[id]);
    bridge.opened[id] = NULL;
}

/* What a scenario is built from: trees, base first, and the tables beside it. */
struct sources {
    struct tree trees[CHAIN_MOST];
    const struct tree *chain[CHAIN_MOST];
    int n;
    struct scenario_tables tables;
};

static void sources_free(struct sources *sources)
{
    for (int i = 0; i < sources->n; i++)
        tree_free(&sources->trees[i]);
    free(sources);
}

static int sources_read(struct sources *sources, char *const *texts, int n, struct fault *fault)
{
    int status = 0;
    for (int i = 0; i < n && !status; i++) {
        struct tree *tree = &sources->trees[sources->n];
        if (leaves_is_table(texts[i]))
            status = leaves_read_table(&sources->tables, texts[i], fault);
        else if (sources->n == CHAIN_MOST)
            status = fault_set(fault, FAULT_INPUT,
                               (struct words){"extends 的链条过长：最多 %d 个文件",
                                              "the chain of extends is too long: at most %d files"},
                               (int)CHAIN_MOST);
        else {
            sources->chain[sources->n++] = tree;
            status = leaves_read(tree, texts[i], strlen(texts[i]), "scenario", fault);
        }
    }
    if (!status && !sources->n)
        status = fault_set(fault, FAULT_INPUT,
                           (struct words){"没有情景", "there is no scenario"});
    return status;
}

/* A setting may do without a table, but there are no other tables here. */
static int settle_table(const struct setting *settings, int n, const char *path, const char **name,
                        const char **text, struct faults *faults)
{
    struct fault fault = {0};
    int i = n;
    while (i-- > 0 && strcmp(settings[i].path, path) != 0)
        ;
    if (i < 0)
        return 0;
    *name = *text = NULL;
    if (!strcmp(settings[i].value, "null"))
        return 0;
    fault_set(&fault, FAULT_INPUT, (struct words){"没有文件“%s”", "there is no file '%s'"},
              settings[i].value);
    return faults_add(faults, &fault);
}

static int settle_tables(const struct setting *settings, int n, struct scenario_tables *tables,
                         struct faults *faults)
{
    int status = settle_table(settings, n, "city.table", &tables->city_name, &tables->city, faults);
    if (!status)
        status = settle_table(settings, n, "work.tasks", &tables->tasks_name, &tables->tasks,
                              faults);
    if (!status)
        status = settle_table(settings, n, "run.posterior", &tables->posterior_name,
                              &tables->posterior, faults);
    return status;
}

static int build(struct opened *opened, const char *name, char *const *texts, int n,
                 const struct setting *settings, int n_settings, struct faults *faults)
{
    struct sources *sources = calloc(1, sizeof *sources);
    struct fault fault = {0};
    if (!sources) {
        fault_memory(&fault, sizeof *sources);
        return faults_add(faults, &fault);
    }
    int status = sources_read(sources, texts, n, &fault);
    if (!status && !(status = settings_are_plain(settings, n_settings, faults)) &&
        !(status = settle_tables(settings, n_settings, &sources->tables, faults)) &&
        !(status = scenario_build(&opened->scenario, name, sources->chain, sources->n, settings,
                                  n_settings, &sources->tables, faults)))
        status = arm_init(&opened->arm, &opened->scenario, &fault);
    faults_add(faults, &fault);
    sources_free(sources);
    return status;
}

static void tell_communities(struct text *note, const struct layout *layout)
{
    note_open(note, "communities", '[');
    for (uint32_t p = 0; p < layout->n_places; p++) {
        const struct layout_place *place = &layout->places[p];
        note_open(note, NULL, '{');
        note_text(note, "code", place->code);
        note_text(note, "name", place->name);
        note_real(note, "residents", place->residents);
        note_real(note, "staff", place->posts);
        note_close(note, '}');
    }
    note_close(note, ']');
}

static void tell_opened(struct text *note, const struct opened *opened)
{
    const struct scenario *scenario = &opened->scenario;
    const struct periods *periods = &opened->arm.periods;
    char start[DATE_TEXT];
    note_text(note, "resolved", scenario->resolved);
    note_text(note, "inputsDigest", scenario->inputs_digest);
    note_text(note, "start", day_text(scenario->run.start, start));
    note_real(note, "begin", periods->begin);
    note_real(note, "days", periods->end - periods->begin);
    note_real(note, "recordedFrom", scenario->run.start - periods->begin);
    note_real(note, "replicates", scenario->run.replicates);
    note_open(note, "periods", '[');
    for (int t = 0; t < periods->n; t++)
        note_real(note, NULL, periods->starts[t] - periods->begin);
    note_close(note, ']');
    tell_communities(note, &opened->arm.layout);
}

static int free_id(void)
{
    int id = 0;
    while (id < OPEN_MOST && bridge.opened[id])
        id++;
    return id;
}

/* {id or null, faults, more, warnings, and what there is to know of it}. */
EXPORT(open) const char *bridge_open(const char *name, char *const *texts, int n,
                                     const struct setting *settings, int n_settings)
{
    const int id = free_id();
    struct faults *faults = calloc(1, sizeof *faults);
    struct opened *opened = calloc(1, sizeof *opened);
    struct fault fault = {0};
    if (!faults || !opened || id == OPEN_MOST) {
        if (id == OPEN_MOST)
            fault_set(&fault, FAULT_INPUT,
                      (struct words){"同时打开的情景最多 %d 个", "at most %d scenarios at once"},
                      (int)OPEN_MOST);
        else
            fault_memory(&fault, sizeof *opened);
        free(faults);
        free(opened);
        return tell_fault(&fault);
    }
    const int status = build(opened, name, texts, n, settings, n_settings, faults);
    struct text *note = begin_note();
    note_open(note, NULL, '{');
    if (status)
        note_raw(note, "id", "null");
    else
        note_real(note, "id", id);
    note_faults(note, "faults", faults->fault, faults->n);
    note_real(note, "more", faults->n_more);
    note_faults(note, "warnings", faults->warning, faults->n_warnings);
    if (!status)
        tell_opened(note, opened);
    note_close(note, '}');
    free(faults);
    const char *answer = end_note();
    if (status || !answer)
        forget(opened);
    else
        bridge.opened[id] = opened;
    return answer;
}

/* {from}: the first day, counted from the run's first, from which `variant` is not what `base` is;
 * or {fault}. */
EXPORT(differs) const char *bridge_differs(int base, int variant)
{
    const struct opened *one = bridge.opened[base], *other = bridge.opened[variant];
    struct difference difference;
    struct fault fault = {0};
    if (difference_find(&difference, &one->scenario, &other->scenario, &fault))
        return tell_fault(&fault);
    struct text *note = begin_note();
    note_open(note, NULL, '{');
    note_real(note, "from", difference.from - one->arm.periods.begin);
    note_close(note, '}');
    return end_note();
}

/* ---- a run --------------------------------------------------------------------------- */

/* All metrics by period, and each over the periods that begin on `from` or later. */
static void measure(const struct arm *arm, const struct record *record, day from, double *series,
                    double *weights, double *outcome)
{
    const int times = record->shape.n_times;
    int first = 0;
    while (first < times && arm->periods.starts[first] < from)
        first++;
    for (int m = 0; m < metrics_count; m++, series += times) {
        for (int t = 0; t < times; t++)
            series[t] = record_city(record, m, t, metrics_rows[m].scale, &weights[t]);
        outcome[m] = record_weighted(series, weights, 1, (size_t)first, (size_t)times);
    }
}

static int digests(const struct record *record, char all[DIGEST_TEXT], char state[DIGEST_TEXT],
                   struct fault *fault)
{
    void (*const adders[2])(const struct record *, struct digest *) = {record_digest,
                                                                       record_state_digest};
    char *const texts[2] = {all, state};
    for (int i = 0; i < 2; i++) {
        struct digest digest;
        const int status = digest_init(&digest, fault);
        if (status)
            return status;
        adders[i](record, &digest);
        digest_text(&digest, texts[i]);
        digest_free(&digest);
    }
    return 0;
}

static void take_frames(void *nobody, const struct frame *frames, int n)
{
    (void)nobody;
    page_frames(frames, n);
}

static int run(const struct opened *opened, uint32_t replicate, int every, day shown,
               struct record *record, struct arm_facts *facts, struct fault *fault)
{
    struct frames frames;
    const struct arm_listener listener = {.listener = &frames, .see = frames_see,
                                          .begin = frames_begin, .rest = frames_rest};
    if (!every)
        return arm_run(&opened->arm, replicate, 1, NULL, record, facts, fault);
    int status = frames_init(&frames, &opened->arm, every, shown, fault);
    if (status)
        return status;
    frames.take = take_frames;
    status = arm_run(&opened->arm, replicate, 1, &listener, record, facts, fault);
    if (!status)
        frames_flush(&frames);
    frames_free(&frames);
    return status;
}

static const char *tell_run(const struct opened *opened, const struct record *record,
                            const struct arm_facts *facts, struct fault *fault)
{
    char all[DIGEST_TEXT], state[DIGEST_TEXT];
    if (digests(record, all, state, fault))
        return tell_fault(fault);
    struct text *note = begin_note();
    note_open(note, NULL, '{');
    note_text(note, "digest", all);
    note_text(note, "stateDigest", state);
    note_text(note, "inputsDigest", opened->scenario.inputs_digest);
    note_real(note, "events", (double)facts->events);
    note_real(note, "periods", record->shape.n_times);
    note_real(note, "values", (double)(uintptr_t)bridge.values);
    note_close(note, '}');
    return end_note();
}

/* One replicate, counted from 0. `every`: days of frames that are handed over at a time, 0: none;
 * `shown`: the first day that has any, and `from`: the first that counts in the outcomes, both
 * counted from the run's first. {digest, stateDigest, inputsDigest, events, periods, values} or
 * {fault}. */
EXPORT(run) const char *bridge_run(int id, uint32_t replicate, int every, int shown, int from)
{
    const struct opened *opened = bridge.opened[id];
    const day begin = opened->arm.periods.begin;
    struct record record = {0};
    struct arm_facts facts = {0};
    struct fault fault = {0};
    const char *answer;
    const size_t series = (size_t)metrics_count * (size_t)opened->arm.periods.n;
    const size_t room = series + (size_t)metrics_count + (size_t)opened->arm.periods.n;
    free(bridge.values);
    bridge.values = malloc(room * sizeof *bridge.values);
    if (!bridge.values)
        fault_memory(&fault, room * sizeof *bridge.values);
    else
        run(opened, replicate + 1, every, begin + shown, &record, &facts, &fault);
    if (fault.code)
        answer = tell_fault(&fault);
    else {
        measure(&opened->arm, &record, begin + from, bridge.values,
                bridge.values + series + metrics_count, bridge.values + series);
        answer = tell_run(opened, &record, &facts, &fault);
    }
    record_free(&record);
    return answer;
}

/* ---- what is known ------------------------------------------------------------------- */

/* A row, a metric, or "null". */
EXPORT(row) const char *bridge_row(const char *path)
{
    struct text *note = begin_note();
    if (!rows_parameter(note, path))
        note_raw(note, NULL, "null");
    return end_note();
}

EXPORT(metric) const char *bridge_metric(const char *name)
{
    struct text *note = begin_note();
    if (!rows_metric(note, name))
        note_raw(note, NULL, "null");
    return end_note();
}

/* {metrics: names in order, frame: {stride, fields}}. */
EXPORT(known) const char *bridge_known(void)
{
    struct text *note = begin_note();
    note_open(note, NULL, '{');
    note_open(note, "metrics", '[');
    for (int m = 0; m < metrics_count; m++)
        note_text(note, NULL, metrics_rows[m].name);
    note_close(note, ']');
    note_real(note, "frameStride", FRAME_STRIDE);
    note_open(note, "frameFields", '[');
    for (int f = 0; f < frame_fields_count; f++) {
        const struct frame_field *field = &frame_fields[f];
        note_open(note, NULL, '{');
        note_text(note, "name", field->name);
        note_real(note, "at", field->at);
        note_real(note, "n", field->n);
        note_text(note, "unit", field->unit);
        note_text(note, "about", field->about);
        note_close(note, '}');
    }
    note_close(note, ']');
    note_close(note, '}');
    return end_note();
}

/* ---- two arms ------------------------------------------------------------------------ */

static void note_interval(struct text *note, const char *low, const char *high,
                          struct interval interval)
{
    note_real(note, low, interval.low);
    note_real(note, high, interval.high);
}

/* base and variant are [n], by replicate; NaN is missing. */
EXPORT(paired) const char *bridge_paired(const double *base, const double *variant, size_t n,
                                         double level)
{
    struct paired paired;
    struct fault fault = {0};
    if (paired_compare(base, variant, n, level, &bridge.plan, &paired, &fault))
        return tell_fault(&fault);
    struct text *note = begin_note();
    note_open(note, NULL, '{');
    note_real(note, "n", (double)paired.n);
    note_real(note, "base", paired.base);
    note_real(note, "variant", paired.variant);
    note_real(note, "effect", paired.effect);
    note_interval(note, "low", "high", paired.interval);
    note_raw(note, "bootstrapped", paired.bootstrapped ? "true" : "false");
    note_real(note, "deviation", paired.deviation);
    note_real(note, "p", paired.p);
    note_real(note, "apart", paired.apart);
    note_real(note, "reduction", paired.reduction);
    note_interval(note, "reductionLow", "reductionHigh", paired.reduction_interval);
    note_real(note, "relative", paired.relative);
    note_interval(note, "relativeLow", "relativeHigh", paired.relative_interval);
    note_close(note, '}');
    return end_note();
}

/* d and base are [n], by replicate, none missing; `kind` is one of claim_kinds. Another kind is null. */
EXPORT(claim) const char *bridge_claim(const char *kind, double size, int relative, const double *d,
                                       const double *base, size_t n, double alpha)
{
    struct text *note = begin_note();
    for (int k = 0; k < N_CLAIM_KINDS; k++) {
        if (strcmp(claim_kinds[k], kind) != 0)
            continue;
        const struct claim_said said = {(enum claim_kind)k, size, relative != 0};
        const struct claim claim = claim_test(&said, d, base, n, alpha);
        note_open(note, NULL, '{');
        note_real(note, "n", (double)claim.n);
        note_real(note, "effect", claim.mean);
        note_interval(note, "low", "high", claim.interval);
        note_real(note, "p", claim.p);
        note_raw(note, "holds", claim.holds ? "true" : "false");
        note_close(note, '}');
        return end_note();
    }
    note_raw(note, NULL, "null");
    return end_note();
}
