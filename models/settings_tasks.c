/* settings_tasks.c - `work:` of a scenario: the city's own list of tasks.
 *
 * The list is what stands: it says how many departments there are and how many tasks and
 * hours a year, in place of what the parameters of a city without a list say.
 */
#include <stdio.h>
#include <string.h>

#include "models/draft.h"

/* Assumed: without a word about it, ideas beyond the list make so many items more. */
#define BEYOND 0.1

static void read_tasks(struct draft *draft, node n)
{
    const char *text;
    draft_replace(draft, &draft->tasks_text, NULL);
    draft_replace(draft, &draft->tasks_name, NULL);
    if (draft_forgets(draft, n) || !(text = draft_scalar(draft, n, NULL)))
        return;
    draft->tasks = draft_spot(draft, draft_value(draft, n, NULL));
    draft->tasks_layer = draft->file;
    draft_replace(draft, &draft->tasks_name, text);
}

static void unknown(struct draft *draft, node n)
{
    static const char *const known[] = {"tasks", "tasks_text"};
    const char *key = tree_key(draft->tree, n);
    struct fault fault = {0};
    char path[160];
    snprintf(path, sizeof path, "work.%.100s", key);
    if (!parameter_find(&parameters_table, path)) {
        draft_unknown(draft, n, "work", known, 2);
        return;
    }
    tree_fault_key(draft->tree, n, &fault,
                   (struct words){"%s 是参数，请写在 parameters: 之下",
                                  "%s is a parameter; write it under parameters:"},
                   path);
    faults_add(draft->faults, &fault);
}

void settings_work(struct draft *draft, node n)
{
    const struct tree *tree = draft->tree;
    node embedded = NODE_NONE;
    if (draft_forgets(draft, n)) {
        read_tasks(draft, n);
        return;
    }
    if (!draft_is_map(draft, n))
        return;
    for (node child = tree->nodes[n].first; child != NODE_NONE; child = tree->nodes[child].next) {
        const char *key = tree_key(tree, child);
        if (!strcmp(key, "tasks"))
            read_tasks(draft, child);
        else if (!strcmp(key, "tasks_text"))
            embedded = child;
        else
            unknown(draft, child);
    }
    if (embedded != NODE_NONE) {
        const char *text = draft_scalar(draft, embedded, NULL);
        draft->tasks = draft_spot(draft, embedded);
        draft->tasks_layer = draft->file;
        draft_replace(draft, &draft->tasks_text, text);
    }
}

/* ---- together ---------------------------------------------------------------------- */

/* Put a value that the list says, whatever a layer wrote. */
static void derive(struct draft *draft, const char *name, double value)
{
    struct scenario *scenario = draft->scenario;
    const struct parameter *row = parameter_find(&parameters_table, name);
    const size_t i = (size_t)(row - parameters_table.rows);
    char source[160];
    snprintf(source, sizeof source, "work.tasks: %.100s", scenario->tasks_name);
    parameter_put(row, &scenario->parameters, value);
    draft_replace(draft, &scenario->source[i], source);
    scenario->written[i] = true;
    draft->odd[i] = false;
}

/* A list makes another city: how many items a base has without one says nothing about how
 * many come beyond it. What is written with the list, or after it, stands. */
static bool is_said(const struct draft *draft, const char *name)
{
    const struct parameter *row = parameter_find(&parameters_table, name);
    const struct scenario_spot at = draft->parameter[row - parameters_table.rows];
    return at.file >= draft->tasks_layer;
}

void settings_tasks(struct draft *draft, const struct scenario_tables *tables)
{
    struct scenario *scenario = draft->scenario;
    const bool embedded = draft->tasks_text != NULL;
    const char *text = embedded ? draft->tasks_text : draft->tasks_name ? tables->tasks : NULL;
    const char *shown = !embedded            ? tables->tasks_name
                        : draft->tasks_name ? draft->tasks_name
                                            : "work.tasks_text";
    struct items *items = &scenario->items;
    struct fault fault = {0};
    if (!text || items_read(items, text, shown, draft->faults))
        return;
    draft_replace(draft, &scenario->tasks_name,
                  settings_last_part(draft->tasks_name ? draft->tasks_name : "tasks.csv"));
    if (items_write(items, &scenario->tasks_text, &fault) || !scenario->tasks_name) {
        draft->memory = true;
        return;
    }
    derive(draft, "work.departments", items->n_departments);
    derive(draft, "work.dominance", items->share[0] > 1 ? 1 : items->share[0]);
    derive(draft, "work.admin_tasks", items->tasks);
    derive(draft, "work.admin_hours", items->hours);
    if (!is_said(draft, "work.items"))
        derive(draft, "work.items", BEYOND * items->n);
    draft->odd[parameter_find(&parameters_table, "work.items") - parameters_table.rows] = false;
}
