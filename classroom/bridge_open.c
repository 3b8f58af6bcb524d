/* bridge_open.c - see bridge.h: scenarios, opened, closed and held against one another. */
#include <stdlib.h>
#include <string.h>

#include "classroom/bridge.h"
#include "classroom/leaves.h"
#include "models/difference.h"

enum { OPEN_MOST = 64 };

static struct opened *opened_by_id[OPEN_MOST];

const struct opened *bridge_opened(int id)
{
    return opened_by_id[id];
}

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
    forget(opened_by_id[id]);
    opened_by_id[id] = NULL;
}

/* What a scenario is built from: trees, base first, and the tables beside it. */
struct sources {
    struct tree trees[SCENARIO_CHAIN];
    const struct tree *chain[SCENARIO_CHAIN];
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
        else if (sources->n == SCENARIO_CHAIN)
            status = fault_set(fault, FAULT_INPUT,
                               (struct words){"extends 的链条过长：最多 %d 个文件",
                                              "the chain of extends is too long: at most %d files"},
                               (int)SCENARIO_CHAIN);
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

static void put_faults(struct json *json, const char *key, const struct fault *faults, int n)
{
    json_open(json, key, '[');
    for (int i = 0; i < n; i++)
        bridge_put_fault(json, NULL, &faults[i]);
    json_close(json, ']');
}

static void put_communities(struct json *json, const struct layout *layout)
{
    json_open(json, "communities", '[');
    for (uint32_t p = 0; p < layout->n_places; p++) {
        const struct layout_place *place = &layout->places[p];
        json_open(json, NULL, '{');
        json_text(json, "code", place->code);
        json_text(json, "name", place->name);
        json_real(json, "residents", place->residents);
        json_real(json, "staff", place->posts);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_opened(struct json *json, const struct opened *opened)
{
    const struct scenario *scenario = &opened->scenario;
    const struct periods *periods = &opened->arm.periods;
    char start[DATE_TEXT];
    json_text(json, "resolved", scenario->resolved);
    json_text(json, "inputsDigest", scenario->inputs_digest);
    json_text(json, "start", day_text(scenario->run.start, start));
    json_real(json, "begin", periods->begin);
    json_real(json, "days", periods->end - periods->begin);
    json_real(json, "recordedFrom", scenario->run.start - periods->begin);
    json_real(json, "replicates", scenario->run.replicates);
    json_open(json, "periods", '[');
    for (int t = 0; t < periods->n; t++)
        json_real(json, NULL, periods->starts[t] - periods->begin);
    json_close(json, ']');
    put_communities(json, &opened->arm.layout);
}

static int free_id(void)
{
    int id = 0;
    while (id < OPEN_MOST && opened_by_id[id])
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
        return bridge_fault(&fault);
    }
    const int status = build(opened, name, texts, n, settings, n_settings, faults);
    struct json *json = bridge_answer();
    json_open(json, NULL, '{');
    if (status)
        json_raw(json, "id", "null");
    else
        json_real(json, "id", id);
    put_faults(json, "faults", faults->fault, faults->n);
    json_real(json, "more", faults->n_more);
    put_faults(json, "warnings", faults->warning, faults->n_warnings);
    if (!status)
        put_opened(json, opened);
    json_close(json, '}');
    free(faults);
    const char *answer = bridge_answered();
    if (status || !answer)
        forget(opened);
    else
        opened_by_id[id] = opened;
    return answer;
}

/* {from}: the first day, counted from the run's first, from which `variant` is not what `base` is;
 * or {fault}. */
EXPORT(differs) const char *bridge_differs(int base, int variant)
{
    const struct opened *one = bridge_opened(base), *other = bridge_opened(variant);
    struct difference difference;
    struct fault fault = {0};
    if (difference_find(&difference, &one->scenario, &other->scenario, &fault))
        return bridge_fault(&fault);
    struct json *json = bridge_answer();
    json_open(json, NULL, '{');
    json_real(json, "from", difference.from - one->arm.periods.begin);
    json_close(json, '}');
    return bridge_answered();
}
