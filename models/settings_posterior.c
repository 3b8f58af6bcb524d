/* settings_posterior.c - `run: {posterior: FILE}` of a scenario: numbers from a calibration.
 *
 * Layer by layer as everything: the posterior takes the place of what earlier layers wrote. What is
 * written in its own layer or after it would break a point apart, whose numbers go together, and is
 * refused.
 */
#include <stdio.h>
#include <string.h>

#include "models/assumptions.h"
#include "models/draft.h"

void settings_posterior_named(struct draft *draft, node n)
{
    const char *text;
    draft_replace(draft, &draft->posterior_text, NULL);
    draft_replace(draft, &draft->posterior_name, NULL);
    if (draft_forgets(draft, n) || !(text = draft_scalar(draft, n, NULL)))
        return;
    draft->posterior = draft_spot(draft, draft_value(draft, n, NULL));
    draft->posterior_layer = draft->file;
    draft_replace(draft, &draft->posterior_name, text);
}

void settings_posterior_embedded(struct draft *draft, node n)
{
    const char *text = draft_scalar(draft, n, NULL);
    draft->posterior = draft_spot(draft, n);
    draft->posterior_layer = draft->file;
    draft_replace(draft, &draft->posterior_text, text);
}

void settings_posterior_point(struct draft *draft, node n)
{
    static const struct parameter_choice points[] = {
        {"drawn", {"抽取", "drawn"}}, {"centre", {"中心", "centre"}}, {0}};
    static const struct parameter row = {.type = PARAMETER_CHOICE, .unit = "1", .choices = points};
    const bool forgets = draft_forgets(draft, n);
    int64_t held = 0;
    draft->point = draft_spot(draft, n);
    if (forgets || !draft_read(draft, n, "run.point", &row, &held, NULL, NULL)) {
        draft->point.file = -1;
        held = 0;
    }
    draft->scenario->posterior.held = held;
}

/* ---- its columns ------------------------------------------------------------------- */

static bool refuse(struct draft *draft, struct scenario_spot at, const char *path)
{
    struct fault fault = {0};
    fault_set(&fault, FAULT_INPUT,
              (struct words){"%s：此处写明了，后验也给出了；同一个点的数相互配套，请去掉其一",
                             "%s: it is written here and given by the posterior, whose numbers go "
                             "together; take one of them away"},
              path);
    draft_tell(draft, at, &fault);
    return false;
}

/* What the city's list of tasks says, whatever a layer wrote. */
static bool is_of_list(const struct scenario *scenario, const char *path)
{
    static const char *const said[] = {"work.departments", "work.dominance", "work.admin_tasks",
                                       "work.admin_hours"};
    for (size_t i = 0; scenario->items.n && i < sizeof said / sizeof *said; i++)
        if (!strcmp(path, said[i]))
            return true;
    return false;
}

static void of_posterior(struct draft *draft, char **source, bool *written)
{
    char words[160];
    snprintf(words, sizeof words, "run.posterior: %.100s", draft->scenario->posterior.name);
    draft_replace(draft, source, words);
    *written = true;
}

static bool take_parameter(struct draft *draft, const struct parameter *row)
{
    const size_t i = (size_t)(row - parameters_table.rows);
    const struct scenario_spot at = draft->parameter[i];
    if (is_of_list(draft->scenario, row->name))
        return refuse(draft, draft->tasks, row->name);
    if (draft->scenario->written[i] && at.file >= draft->posterior_layer)
        return refuse(draft, at, row->name);
    of_posterior(draft, &draft->scenario->source[i], &draft->scenario->written[i]);
    draft->odd[i] = false;
    return true;
}

static bool take_given(struct draft *draft, int o, const struct parameter *row, const char *path)
{
    struct scenario_order *order = &draft->scenario->orders[o];
    const size_t i = (size_t)(row - order->reform->parameters.rows);
    const struct scenario_spot at = draft->orders[o].given[i];
    if (order->given_written[i] && at.file >= draft->posterior_layer)
        return refuse(draft, at, path);
    of_posterior(draft, &order->given_source[i], &order->given_written[i]);
    draft->orders[o].odd[i] = false;
    return true;
}

static bool unknown(struct draft *draft, const char *path, const struct parameter_table *table,
                    const char *name, const char *shown)
{
    const char *near = parameter_nearest(table, name);
    struct fault fault = {0};
    if (near)
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"没有参数 %s；是否指 %s？", "no parameter %s; do you mean %s?"}, path,
                  near);
    else
        fault_set(&fault, FAULT_INPUT, (struct words){"没有参数 %s", "no parameter %s"}, path);
    fault_place(&fault, shown, 1, 1);
    faults_add(draft->faults, &fault);
    return false;
}

/* A column of a reform's is checked whether or not the reform is ordered here. */
static bool take_column(struct draft *draft, size_t j, const char *shown)
{
    const struct scenario *scenario = draft->scenario;
    const struct posterior *points = &scenario->posterior.points;
    const char *path = points->path[j], *rest;
    const struct parameter_table *table;
    const struct parameter *row = assumptions_named(path, &table, &rest);
    struct fault fault = {0};
    if (!row)
        return unknown(draft, path, table, rest, shown);
    if (posterior_fits(points, j, row, shown, &fault)) {
        faults_add(draft->faults, &fault);
        return false;
    }
    if (table == &parameters_table)
        return take_parameter(draft, row);
    for (int o = 0; o < scenario->n_orders; o++)
        if (scenario->orders[o].reform && table == &scenario->orders[o].reform->parameters)
            return take_given(draft, o, row, path);
    return true;
}

/* ---- its points -------------------------------------------------------------------- */

/* Each must go with what else is so, and leave room to draw the rest. */
static bool check_points(struct draft *draft, const char *shown)
{
    const struct posterior *points = &draft->scenario->posterior.points;
    struct scenario at_point = *draft->scenario; /* borrows all but its parameters */
    at_point.n_orders = 0;                       /* joints are of parameters */
    for (size_t i = 0; i < points->n; i++) {
        struct fault fault = {0};
        assumptions_point(&at_point, i, &at_point.parameters, NULL);
        const struct joint *joint = assumptions_unfit(&at_point);
        if (!joint)
            continue;
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"此点的 %s、%s%s%s 与其余的值不能同时成立",
                                 "at this point %s, %s%s%s do not go together with what else is so"},
                  joint->rows[0], joint->rows[1], joint->rows[2] ? ", " : "",
                  joint->rows[2] ? joint->rows[2] : "");
        fault_place(&fault, shown, (int)i + 2, 1);
        faults_add(draft->faults, &fault);
        return false;
    }
    return true;
}

static void refuse_point(struct draft *draft)
{
    struct fault fault = {0};
    fault_set(&fault, FAULT_INPUT,
              (struct words){"run.point：没有 run.posterior，无从取点",
                             "run.point: there is no run.posterior to take a point of"});
    draft_tell(draft, draft->point, &fault);
}

void settings_posterior(struct draft *draft, const struct scenario_tables *tables)
{
    struct scenario_posterior *posterior = &draft->scenario->posterior;
    const bool embedded = draft->posterior_text != NULL;
    const char *text = embedded                ? draft->posterior_text
                       : draft->posterior_name ? tables->posterior
                                               : NULL;
    const char *shown = !embedded               ? tables->posterior_name
                        : draft->posterior_name ? draft->posterior_name
                                                : "run.posterior_text";
    struct fault fault = {0};
    bool fits = true;
    if (!text) {
        if (draft->point.file >= 0 && !draft->posterior_name)
            refuse_point(draft);
        return;
    }
    if (posterior_read(&posterior->points, text, strlen(text), shown, &fault)) {
        faults_add(draft->faults, &fault);
        return;
    }
    draft_replace(draft, &posterior->name,
                  settings_last_part(draft->posterior_name ? draft->posterior_name
                                                           : "posterior.csv"));
    if (posterior_embed(&posterior->points, &posterior->text, &fault) || !posterior->name) {
        draft->memory = true;
        return;
    }
    for (size_t j = 0; j < posterior->points.k; j++)
        fits = take_column(draft, j, shown) && fits;
    if (!fits || draft->memory || !check_points(draft, shown))
        return;
    assumptions_point(draft->scenario, posterior_centre(&posterior->points),
                      &draft->scenario->parameters, draft->scenario->orders);
}
