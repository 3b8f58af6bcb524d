/* scenario.c - see scenario.h: layer upon layer, then all together. */
#include "models/scenario.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/draft.h"

static const char *const root_keys[] = {"shequ", "extends", "title", "about", "run", "city",
                                        "parameters", "structure", "mechanisms", "reforms", "question",
                                        "work"};
enum { N_ROOT_KEYS = 12 };

void scenario_free(struct scenario *scenario)
{
    char **texts[] = {&scenario->name,       &scenario->title_zh, &scenario->title_en,
                      &scenario->about_zh,   &scenario->about_en, &scenario->table_name,
                      &scenario->table_text, &scenario->resolved, &scenario->question.primary,
                      &scenario->tasks_name, &scenario->tasks_text, &scenario->posterior.name,
                      &scenario->posterior.text};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        free(*texts[i]);
    for (int i = 0; i < SCENARIO_PARAMETERS; i++)
        free(scenario->source[i]);
    for (int i = 0; i < scenario->n_places; i++) {
        free(scenario->places[i].code);
        free(scenario->places[i].name);
        free(scenario->places[i].street);
        free(scenario->places[i].type);
    }
    free(scenario->places);
    items_free(&scenario->items);
    posterior_free(&scenario->posterior.points);
    for (int i = 0; i < scenario->n_orders; i++)
        orders_free(&scenario->orders[i]);
    free(scenario->orders);
    draft_free_texts(&scenario->question.outcomes, NULL, &scenario->question.n_outcomes);
    draft_free_texts(&scenario->files, NULL, &scenario->n_files);
    *scenario = (struct scenario){0};
}

/* ---- one layer --------------------------------------------------------------------- */

static void read_format(struct draft *draft, node n)
{
    const char *text = draft_scalar(draft, n, NULL);
    struct fault fault = {0};
    char shown[TREE_SHOWN];
    if (text && strcmp(text, "1") != 0)
        tree_fault(draft->tree, n, &fault,
                   (struct words){"shequ：格式“%s”不认识；此版本只读格式 1",
                                  "shequ: format '%s' is not known; this version reads format 1"},
                   tree_shown(text, shown));
    faults_add(draft->faults, &fault);
}

static void unknown_root(struct draft *draft, node n)
{
    const char *key = tree_key(draft->tree, n);
    struct fault fault = {0};
    size_t length = strlen(key);
    for (int i = 0; i < parameters_table.count; i++) {
        const char *name = parameters_table.rows[i].name;
        if (strncmp(name, key, length) != 0 || (name[length] != '.' && name[length]))
            continue;
        tree_fault_key(draft->tree, n, &fault,
                       (struct words){"%s 是参数，请写在 parameters: 之下",
                                      "%s is a parameter; write it under "
                                      "parameters:"},
                       key);
        faults_add(draft->faults, &fault);
        return;
    }
    draft_unknown(draft, n, "", root_keys, N_ROOT_KEYS);
}

static void read_root_key(struct draft *draft, node n, const char *key)
{
    struct scenario *scenario = draft->scenario;
    if (!strcmp(key, "shequ"))
        read_format(draft, n);
    else if (!strcmp(key, "extends"))
        draft_scalar(draft, n, NULL);
    else if (!strcmp(key, "title"))
        draft_words(draft, n, key, &scenario->title_zh, &scenario->title_en);
    else if (!strcmp(key, "about"))
        draft_words(draft, n, key, &scenario->about_zh, &scenario->about_en);
    else if (!strcmp(key, "run"))
        settings_run(draft, n);
    else if (!strcmp(key, "city"))
        settings_city(draft, n);
    else if (!strcmp(key, "work"))
        settings_work(draft, n);
    else if (!strcmp(key, "parameters"))
        settings_parameters(draft, n);
    else if (!strcmp(key, "structure") || !strcmp(key, "mechanisms"))
        settings_group(draft, n, key);
    else if (!strcmp(key, "reforms"))
        orders_read(draft, n);
    else if (!strcmp(key, "question"))
        question_read(draft, n);
    else
        unknown_root(draft, n);
}

/* One tree over what was read before it. */
static void read_layer(struct draft *draft, const struct tree *tree, bool is_file)
{
    struct scenario *scenario = draft->scenario;
    char **files = realloc(scenario->files,
                           (size_t)(scenario->n_files + tree->n_files + 1) * sizeof *files);
    if (!files) {
        draft->memory = true;
        return;
    }
    scenario->files = files;
    draft->file = scenario->n_files;
    draft->tree = tree;
    for (int i = 0; i < tree->n_files; i++) {
        files[scenario->n_files] = draft_copy(draft, tree->files[i]);
        if (!files[scenario->n_files])
            return;
        scenario->n_files++;
    }
    if (tree->n_nodes == 0 || !draft_is_map(draft, 0))
        return;
    if (is_file && tree_get(tree, 0, "shequ") == NODE_NONE) {
        struct fault fault = {0};
        tree_fault(tree, 0, &fault,
                   (struct words){"缺少格式行；请在第一行写 shequ: 1",
                                  "the format is missing; write shequ: 1 as the first line"});
        faults_add(draft->faults, &fault);
    }
    for (node n = tree->nodes[0].first; n != NODE_NONE && !draft->memory; n = tree->nodes[n].next)
        read_root_key(draft, n, tree_key(tree, n));
}

/* ---- --set PATH=VALUE -------------------------------------------------------------- */

/* `work.` is a group of parameters, too, and its list of tasks is all else there is. */
static bool is_root(const char *name, const char *rest)
{
    if (!strcmp(name, "work") && strncmp(rest, ".tasks", 6) != 0)
        return false;
    for (int i = 2; i < N_ROOT_KEYS; i++) /* the format and the base are not set so */
        if (!strcmp(root_keys[i], name))
            return true;
    return false;
}

static node child_map(struct tree *tree, node parent, const char *key, int file,
                      struct fault *fault)
{
    for (node n = tree->nodes[parent].first; n != NODE_NONE; n = tree->nodes[n].next)
        if (tree->nodes[n].kind == NODE_MAP && !strcmp(tree_key(tree, n), key))
            return n;
    node made = tree_add(tree, parent, NODE_MAP, key, NULL, fault);
    if (made >= 0)
        tree->nodes[made].file = file;
    return made;
}

/* Hang one setting into the tree of all. `parameters.` may be left out. */
static int add_setting(struct tree *tree, const struct setting *setting, struct fault *fault)
{
    char name[FAULT_PLACE], part[128];
    const char *at = setting->path;
    node parent = 0;
    int file;
    bool first = true;
    snprintf(name, sizeof name, "--set %.100s=%.100s", setting->path, setting->value);
    if ((file = tree_file(tree, name, fault)) < 0)
        return file;
    for (;;) {
        size_t n = strcspn(at, ".");
        node made;
        if (n == 0 || n >= sizeof part) {
            fault_set(fault, FAULT_INPUT,
                      (struct words){"路径写法应如 work.need_rate=0.5",
                                     "a path is written like work.need_rate=0.5"});
            fault_place(fault, name, 0, 0);
            return FAULT_INPUT;
        }
        memcpy(part, at, n);
        part[n] = 0;
        if (first && !is_root(part, at + n) &&
            (parent = child_map(tree, 0, "parameters", file, fault)) < 0)
            return parent;
        first = false;
        if (at[n]) {
            if ((parent = child_map(tree, parent, part, file, fault)) < 0)
                return parent;
            at += n + 1;
            continue;
        }
        made = tree_add(tree, parent, NODE_SCALAR, part, setting->value, fault);
        if (made < 0)
            return made;
        tree->nodes[made].file = file;
        return 0;
    }
}

static void read_settings(struct draft *draft, struct tree *tree, const struct setting *settings,
                          int n_settings)
{
    struct fault fault = {0};
    if (n_settings == 0)
        return;
    if (tree_add(tree, NODE_NONE, NODE_MAP, NULL, NULL, &fault) == 0)
        for (int i = 0; i < n_settings && !fault.code; i++)
            add_setting(tree, &settings[i], &fault);
    faults_add(draft->faults, &fault);
    if (!fault.code)
        read_layer(draft, tree, false);
}

/* ---- the whole --------------------------------------------------------------------- */

static void draft_free(struct draft *draft)
{
    orders_forget(draft);
    free(draft->table_text);
    free(draft->table_name);
    free(draft->tasks_text);
    free(draft->tasks_name);
    free(draft->posterior_text);
    free(draft->posterior_name);
    free(draft->primary);
    free(draft->matters);
}

int scenario_build(struct scenario *scenario, const char *name, const struct tree *const *chain,
                   int n_chain, const struct setting *settings, int n_settings,
                   const struct scenario_tables *tables, struct faults *faults)
{
    struct draft *draft = calloc(1, sizeof *draft);
    struct tree over = {0};
    struct fault fault = {0};
    const int found = faults->n;
    int status = 0;
    *scenario = (struct scenario){0};
    if (!draft) {
        fault_memory(&fault, sizeof *draft);
        return faults_add(faults, &fault);
    }
    draft->scenario = scenario;
    draft->faults = faults;
    scenario->name = draft_copy(draft, name);
    settings_presets(draft);
    for (int i = 0; i < n_chain && !draft->memory; i++)
        read_layer(draft, chain[i], true);
    read_settings(draft, &over, settings, n_settings);
    if (!draft->memory) {
        settings_check(draft, tables);
        orders_check(draft);
        question_check(draft);
    }
    if (!draft->memory && faults->n == found)
        resolved_write(draft);
    faults_sort(faults, scenario->files, scenario->n_files);
    if (draft->memory) {
        fault_memory(&fault, sizeof *draft);
        faults_add(faults, &fault);
    }
    if (draft->memory || faults->n > found)
        status = draft->memory ? FAULT_MEMORY : FAULT_INPUT;
    draft_free(draft);
    free(draft);
    tree_free(&over);
    if (status)
        scenario_free(scenario);
    return status;
}
