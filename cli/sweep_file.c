/* sweep_file.c - reading a sweep file: see sweep.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/load.h"
#include "cli/sweep_read.h"
#include "cli/yaml.h"
#include "models/metrics.h"
#include "models/text.h"

/* ---- small things ---- */

void sweep_tell(struct sweep_reading *reading, node n, struct fault *fault)
{
    tree_place(reading->tree, n, fault);
    faults_add(reading->faults, fault);
}

void sweep_tell_of(struct sweep_reading *reading, node n, const char *path,
                   const struct fault *story)
{
    struct fault fault = {0};
    fault_about(&fault, path, story);
    sweep_tell(reading, n, &fault);
}

bool sweep_is(struct sweep_reading *reading, node n, enum node_kind kind)
{
    static const struct words wanted[] = {
        [NODE_SCALAR] = {"这里应是一个值", "one value is expected here"},
        [NODE_MAP] = {"这里应是“键: 值”", "`key: value` pairs are expected here"},
        [NODE_LIST] = {"这里应是列表 [ ]", "a list [ ] is expected here"}};
    struct fault fault = {0};
    if (reading->tree->nodes[n].kind == kind)
        return true;
    tree_fault(reading->tree, n, &fault, wanted[kind]);
    faults_add(reading->faults, &fault);
    return false;
}

void sweep_unknown(struct sweep_reading *reading, node n, const char *const *keys, int n_keys)
{
    struct nearest near = {0};
    struct fault fault = {0};
    char shown[TREE_SHOWN];
    tree_shown(tree_key(reading->tree, n), shown);
    for (int i = 0; i < n_keys; i++)
        nearest_offer(&near, shown, keys[i]);
    if (near.name)
        tree_fault_key(reading->tree, n, &fault,
                       (struct words){"不认识的键“%s”；是否指 %s？", "unknown key '%s'; do you mean %s?"},
                       shown, near.name);
    else
        tree_fault_key(reading->tree, n, &fault,
                       (struct words){"不认识的键“%s”", "unknown key '%s'"}, shown);
    faults_add(reading->faults, &fault);
}

char *sweep_text(struct sweep_reading *reading, node n)
{
    struct fault fault = {0};
    if (!sweep_is(reading, n, NODE_SCALAR))
        return NULL;
    const char *text = tree_text(reading->tree, n);
    if (text && *text)
        return text_copy(text, &reading->memory);
    tree_fault(reading->tree, n, &fault, (struct words){"这里缺少一个值", "a value is missing here"});
    faults_add(reading->faults, &fault);
    return NULL;
}

int64_t sweep_count(struct sweep_reading *reading, node n, const char *name, int64_t least,
                    int64_t most, int64_t fallback)
{
    const struct parameter row = {.name = name, .type = PARAMETER_COUNT, .unit = "1",
                                  .limit_low = (double)least, .limit_high = (double)most,
                                  .low = (double)least, .high = (double)most};
    struct fault story = {0};
    int64_t value = fallback;
    if (!sweep_is(reading, n, NODE_SCALAR))
        return fallback;
    if (!parameter_read(&row, &value, tree_text(reading->tree, n), NULL, &story))
        return value;
    sweep_tell_of(reading, n, name, &story);
    return fallback;
}

/* ---- sections ---- */

static void read_words(struct sweep_reading *reading, node n, char *words[2])
{
    static const char *const keys[] = {"zh", "en"};
    if (!sweep_is(reading, n, NODE_MAP))
        return;
    for (node child = reading->tree->nodes[n].first; child != NODE_NONE;
         child = reading->tree->nodes[child].next) {
        const char *key = tree_key(reading->tree, child);
        const int l = !strcmp(key, "zh") ? LANG_ZH : !strcmp(key, "en") ? LANG_EN : -1;
        if (l < 0)
            sweep_unknown(reading, child, keys, 2);
        else {
            free(words[l]);
            words[l] = sweep_text(reading, child);
        }
    }
}

static void read_variants(struct sweep_reading *reading, node n)
{
    struct sweep *sweep = reading->sweep;
    struct fault fault = {0};
    if (!sweep_is(reading, n, NODE_LIST))
        return;
    for (node child = reading->tree->nodes[n].first; child != NODE_NONE;
         child = reading->tree->nodes[child].next) {
        if (sweep->n_variants == SWEEP_VARIANTS) {
            tree_fault(reading->tree, child, &fault,
                       (struct words){"variants 最多 %d 个", "at most %d variants"},
                       (int)SWEEP_VARIANTS);
            faults_add(reading->faults, &fault);
            return;
        }
        char *text = sweep_text(reading, child);
        const size_t size = text ? strlen(text) : 0;
        if (size > 3 && !strcmp(text + size - 3, ".h5")) {
            tree_fault(reading->tree, child, &fault,
                       (struct words){"%s：扫描运行一切，不读结果文件",
                                      "%s: a sweep runs everything, and reads no result"}, text);
            faults_add(reading->faults, &fault);
        }
        if (text)
            sweep->variant[sweep->n_variants++] = text;
    }
}

static struct sweep_place place_of(const struct sweep_reading *reading, node n)
{
    return (struct sweep_place){reading->tree->nodes[n].line, reading->tree->nodes[n].column};
}

static void read_set(struct sweep_reading *reading, node n)
{
    struct sweep *sweep = reading->sweep;
    int count = 0;
    if (!sweep_is(reading, n, NODE_MAP) || sweep->set)
        return;
    for (node c = reading->tree->nodes[n].first; c != NODE_NONE; c = reading->tree->nodes[c].next)
        count++;
    sweep->set = calloc((size_t)count + 1, sizeof *sweep->set);
    sweep->set_at = calloc((size_t)count + 1, sizeof *sweep->set_at);
    reading->memory = reading->memory || !sweep->set || !sweep->set_at;
    for (node c = reading->tree->nodes[n].first; c != NODE_NONE && !reading->memory;
         c = reading->tree->nodes[c].next) {
        struct setting *setting = &sweep->set[sweep->n_set];
        sweep->set_at[sweep->n_set] = place_of(reading, c);
        setting->path = text_copy(tree_key(reading->tree, c), &reading->memory);
        setting->value = sweep_text(reading, c);
        sweep->n_set++;
    }
}

static void read_outcomes(struct sweep_reading *reading, node n)
{
    struct sweep *sweep = reading->sweep;
    if (!sweep_is(reading, n, NODE_LIST))
        return;
    for (node child = reading->tree->nodes[n].first; child != NODE_NONE;
         child = reading->tree->nodes[child].next) {
        struct fault fault = {0};
        struct nearest near = {0};
        char shown[TREE_SHOWN];
        if (!sweep_is(reading, child, NODE_SCALAR))
            continue;
        tree_shown(tree_text(reading->tree, child), shown);
        const struct metric *metric = metrics_find(shown);
        bool twice = false;
        for (int i = 0; i < sweep->n_outcomes; i++)
            twice = twice || sweep->outcome[i] == metric;
        for (int i = 0; i < metrics_count && !metric; i++)
            nearest_offer(&near, shown, metrics_rows[i].name);
        if (metric && !twice && sweep->n_outcomes < SWEEP_OUTCOMES)
            sweep->outcome[sweep->n_outcomes++] = metric;
        else if (metric)
            tree_fault(reading->tree, child, &fault,
                       twice ? (struct words){"指标 %s 写了两次", "metric %s stands here twice"}
                             : (struct words){"%s：outcomes 最多 64 个", "%s: at most 64 outcomes"},
                       shown);
        else
            tree_fault(reading->tree, child, &fault,
                       (struct words){"没有指标“%s”%s%s（见 shequ describe metrics）",
                                      "there is no metric '%s'%s%s (shequ describe metrics)"},
                       shown, near.name ? " -> " : "", near.name ? near.name : "");
        faults_add(reading->faults, &fault);
    }
}

/* ---- the whole ---- */

static const char *const root_keys[] = {"shequ", "title", "about", "scenario", "variants", "begin",
                                        "set", "replicates", "design", "factors", "outcomes"};
enum { N_ROOT_KEYS = sizeof root_keys / sizeof *root_keys };

static void read_begin(struct sweep_reading *reading, node n)
{
    struct date date;
    struct fault fault = {0};
    char shown[TREE_SHOWN];
    char *text = reading->sweep->begin = sweep_text(reading, n);
    if (text && !date_read(text, &date)) {
        tree_fault(reading->tree, n, &fault,
                   (struct words){"“%s”不是日期；请写 年-月-日，如 2009-01-31",
                                  "'%s' is not a date; write year-month-day, like 2009-01-31"},
                   tree_shown(text, shown));
        faults_add(reading->faults, &fault);
    }
}

static void read_root_key(struct sweep_reading *reading, node n, const char *key)
{
    struct sweep *sweep = reading->sweep;
    if (!strcmp(key, "shequ"))
        sweep_count(reading, n, key, 1, 1, 1);
    else if (!strcmp(key, "title"))
        read_words(reading, n, sweep->title);
    else if (!strcmp(key, "about"))
        read_words(reading, n, sweep->about);
    else if (!strcmp(key, "scenario")) {
        sweep->scenario = sweep_text(reading, n);
        sweep->scenario_at = place_of(reading, n);
    } else if (!strcmp(key, "begin"))
        read_begin(reading, n);
    else if (!strcmp(key, "variants"))
        read_variants(reading, n);
    else if (!strcmp(key, "set"))
        read_set(reading, n);
    else if (!strcmp(key, "replicates"))
        sweep->replicates = (uint32_t)sweep_count(reading, n, key, 1, SWEEP_REPLICATES, 1);
    else if (!strcmp(key, "design"))
        sweep_read_design(reading, n);
    else if (!strcmp(key, "outcomes"))
        read_outcomes(reading, n);
    else if (strcmp(key, "factors") != 0)
        sweep_unknown(reading, n, root_keys, N_ROOT_KEYS);
}

static void missing(struct sweep_reading *reading, const char *key)
{
    struct fault fault = {0};
    fault_set(&fault, FAULT_INPUT, (struct words){"扫描文件缺少 %s", "a sweep file wants %s"}, key);
    fault_place(&fault, reading->sweep->name, 0, 0);
    faults_add(reading->faults, &fault);
}

static void refuse_in_abc(struct sweep_reading *reading, node n)
{
    struct fault fault = {0};
    if (n == NODE_NONE)
        return;
    tree_fault_key(reading->tree, n, &fault,
                   (struct words){"校准（abc）没有 %s：要拟合什么由 targets 说明",
                                  "a calibration (abc) has no %s: targets say what is fitted"},
                   tree_key(reading->tree, n));
    faults_add(reading->faults, &fault);
}

static void read_root(struct sweep_reading *reading)
{
    const struct tree *tree = reading->tree;
    struct sweep *sweep = reading->sweep;
    if (!tree->n_nodes || !sweep_is(reading, 0, NODE_MAP))
        return;
    for (node n = tree->nodes[0].first; n != NODE_NONE; n = tree->nodes[n].next)
        read_root_key(reading, n, tree_key(tree, n));
    const node design = tree_get(tree, 0, "design"), factors = tree_get(tree, 0, "factors");
    const bool list = sweep->design.kind == SWEEP_LIST;
    if (tree_get(tree, 0, "scenario") == NODE_NONE)
        missing(reading, "scenario");
    if (design == NODE_NONE)
        missing(reading, "design");
    const bool abc = sweep->design.kind == SWEEP_ABC;
    if (!abc && tree_get(tree, 0, "outcomes") == NODE_NONE)
        missing(reading, "outcomes");
    if (abc)
        refuse_in_abc(reading, tree_get(tree, 0, "variants"));
    if (abc)
        refuse_in_abc(reading, tree_get(tree, 0, "outcomes"));
    if (factors != NODE_NONE)
        sweep_read_factors(reading, factors);
    else if (!list && design != NODE_NONE)
        missing(reading, "factors");
    if (reading->faults->n || reading->memory)
        return;
    if (reading->list_name && sweep->list_name) { /* where it lies says more than what the file calls it */
        free(sweep->list_name);
        sweep->list_name = text_copy(reading->list_name, &reading->memory);
    }
    if (list)
        sweep_read_list(reading);
    else if (abc)
        targets_read(&sweep->targets, sweep->list ? sweep->list : "", sweep->list_name,
                     reading->faults);
    else
        sweep_count_points(reading, design);
}

static int copy_in(char **copy, size_t *n_copy, const char *text, size_t n)
{
    if (!(*copy = malloc(n + 1)))
        return FAULT_MEMORY;
    memcpy(*copy, text, n);
    (*copy)[n] = '\0';
    *n_copy = n;
    return 0;
}

static int parse(struct sweep *sweep, struct tree *tree, const char *list_name,
                 struct faults *faults)
{
    struct sweep_reading reading = {
        .sweep = sweep, .tree = tree, .list_name = list_name, .faults = faults};
    struct fault fault = {0};
    sweep->replicates = 1;
    sweep->design.levels = 4;
    sweep->design.seed = 1;
    read_root(&reading);
    if (reading.memory)
        faults_add(faults, (fault_memory(&fault, sweep->n_text), &fault));
    faults_sort(faults, tree->files, tree->n_files);
    return reading.memory ? FAULT_MEMORY : faults->n ? faults->fault[0].code : 0;
}

int sweep_parse(struct sweep *sweep, const char *name, const char *text, size_t n_text,
                const char *list_name, const char *list, size_t n_list, struct faults *faults)
{
    struct tree tree = {0};
    struct fault fault = {0};
    bool memory = false;
    *sweep = (struct sweep){.name = text_copy(name, &memory)};
    if (memory || copy_in(&sweep->text, &sweep->n_text, text, n_text) ||
        (list && copy_in(&sweep->list, &sweep->n_list, list, n_list))) {
        faults_add(faults, (fault_memory(&fault, n_text + n_list), &fault));
        return FAULT_MEMORY;
    }
    int status = yaml_tree(text, n_text, name, &tree, faults);
    if (!status)
        status = parse(sweep, &tree, list_name, faults);
    tree_free(&tree);
    return status;
}

/* The list's name as written, and where, found without reading all else: the file says where it lies. */
static char *list_of(const struct tree *tree, struct sweep_place *at, bool *memory)
{
    node design = tree->n_nodes && tree->nodes[0].kind == NODE_MAP ? tree_get(tree, 0, "design")
                                                                   : NODE_NONE;
    const bool map = design != NODE_NONE && tree->nodes[design].kind == NODE_MAP;
    node file = map ? tree_get(tree, design, "file") : NODE_NONE;
    if (map && file == NODE_NONE)
        file = tree_get(tree, design, "targets");
    const char *text = file != NODE_NONE ? tree_text(tree, file) : NULL;
    if (text)
        *at = (struct sweep_place){tree->nodes[file].line, tree->nodes[file].column};
    return text && *text ? text_copy(text, memory) : NULL;
}

/* Beside the sweep file, unless it is absolute. */
static char *beside(const char *path, const char *name)
{
    const char *slash = *name == '/' ? NULL : strrchr(path, '/');
    const size_t n = slash ? (size_t)(slash - path) + 1 : 0, size = n + strlen(name) + 1;
    char *whole = malloc(size);
    if (whole)
        snprintf(whole, size, "%.*s%s", (int)n, path, name);
    return whole;
}

int sweep_read(struct sweep *sweep, const char *path, const struct ui *ui, struct faults *faults)
{
    char *text = NULL, *list = NULL, *name = NULL, *list_path = NULL;
    size_t n_text = 0, n_list = 0;
    struct tree tree = {0};
    struct fault fault = {0};
    struct sweep_place at = {0};
    bool memory = false;
    *sweep = (struct sweep){0};
    int status = load_file(path, TREE_BYTES, ui, &text, &n_text, &fault);
    if (!status && !(status = yaml_tree(text, n_text, path, &tree, faults)) &&
        (name = list_of(&tree, &at, &memory)) && (list_path = beside(path, name)) &&
        (status = load_file(list_path, SWEEP_LIST_BYTES, ui, &list, &n_list, &fault)))
        fault_place(&fault, path, at.line, at.column);
    tree_free(&tree);
    if (!status && (memory || (name && !list_path)))
        status = fault_memory(&fault, n_text);
    faults_add(faults, &fault);
    if (!status)
        status = sweep_parse(sweep, path, text, n_text, list_path, list, n_list, faults);
    free(text);
    free(list);
    free(name);
    free(list_path);
    return status;
}

static void factor_free(struct sweep_factor *factor)
{
    free(factor->path);
    for (uint32_t i = 0; i < factor->n_levels; i++)
        free(factor->level[i]);
    free(factor->level);
}

void sweep_free(struct sweep *sweep)
{
    for (uint32_t j = 0; j < sweep->k; j++)
        factor_free(&sweep->factor[j]);
    for (int i = 0; i < sweep->n_variants; i++)
        free(sweep->variant[i]);
    for (int i = 0; i < sweep->n_set; i++) {
        free((char *)sweep->set[i].path);
        free((char *)sweep->set[i].value);
    }
    for (uint64_t i = 0; sweep->cell && i < sweep->n_points * sweep->k; i++)
        free(sweep->cell[i]);
    for (int l = 0; l < 2; l++) {
        free(sweep->title[l]);
        free(sweep->about[l]);
    }
    targets_free(&sweep->targets);
    free(sweep->cell);
    free(sweep->factor);
    free(sweep->set);
    free(sweep->set_at);
    free(sweep->name);
    free(sweep->text);
    free(sweep->list);
    free(sweep->list_name);
    free(sweep->scenario);
    free(sweep->begin);
    *sweep = (struct sweep){0};
}
