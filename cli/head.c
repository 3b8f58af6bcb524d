/* head.c - see head.h. */
#include "cli/head.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "models/books.h"
#include "models/metrics.h"

static void take_places(struct head *head, const struct arm *arm)
{
    const struct layout *layout = &arm->layout;
    struct store_place *place = head->places;
    for (uint32_t p = 0; p < layout->n_places; p++)
        *place++ = (struct store_place){
            .code = layout->places[p].code, .name = layout->places[p].name,
            .type = layout->places[p].type, .number = layout->places[p].number,
            .street = layout->places[p].street, .residents = layout->places[p].residents,
            .staff = layout->places[p].posts};
    for (uint32_t s = 0; s < layout->n_streets; s++)
        *place++ = (struct store_place){
            .code = layout->streets[s].code, .name = layout->streets[s].name, .type = "street",
            .number = (int64_t)s + 1, .street = s, .staff = layout->streets[s].staff};
    *place = (struct store_place){
        .code = "city", .name = "全市", .type = "city", .number = 1, .street = UINT32_MAX};
}

static void take_parameters(struct head *head, const struct scenario *scenario)
{
    for (int i = 0; i < parameters_table.count; i++) {
        const struct parameter *row = &parameters_table.rows[i];
        parameter_write(row, &scenario->parameters, head->texts[i], HEAD_TEXT);
        head->parameters[i] = (struct store_parameter){
            .row = row, .value = parameter_value(row, &scenario->parameters),
            .text = head->texts[i],
            .source = scenario->source[i] ? scenario->source[i] : row->source};
    }
}

/* What each replicate will have of its own. */
static int take_drawn(struct head *head, const struct scenario *scenario, struct fault *fault)
{
    const int n = assumptions_list(scenario, NULL);
    const size_t cells = (size_t)n * scenario->run.replicates;
    int status = 0;
    head->assumptions = calloc((size_t)n + 1, sizeof *head->assumptions);
    head->drawn = calloc((size_t)n + 1, sizeof *head->drawn);
    head->drawn_values = calloc(cells + 1, sizeof *head->drawn_values);
    if (!head->assumptions || !head->drawn || !head->drawn_values)
        return fault_memory(fault, cells * sizeof *head->drawn_values);
    assumptions_list(scenario, head->assumptions);
    for (int i = 0; i < n; i++) {
        const struct assumption *one = &head->assumptions[i];
        double reach[2];
        assumption_reach(one, scenario, reach);
        head->drawn[i] = (struct store_drawn){one->name, one->row, assumption_law_key(one->law),
                                              reach[0], reach[1]};
        if (one->order < 0)
            head->parameters[one->row - parameters_table.rows].drawn = true;
    }
    for (uint32_t r = 0; n && r < scenario->run.replicates && !status; r++) {
        struct scenario own;
        status = assumptions_draw(&own, scenario, r + 1, fault);
        for (int i = 0; i < n && !status; i++)
            head->drawn_values[(size_t)r * (size_t)n + (size_t)i] =
                assumption_of(&head->assumptions[i], &own);
        assumptions_free(&own);
    }
    head->store.drawn = head->drawn;
    head->store.n_drawn = n;
    head->store.drawn_values = head->drawn_values;
    return status;
}

static int take_orders(struct head *head, const struct arm *arm)
{
    const struct layout *layout = &arm->layout;
    int n = 0;
    for (int o = 0; o < layout->n_orders; o++) {
        const struct scenario_order *order = &arm->scenario->orders[o];
        for (uint32_t p = 0; p < layout->n_places; p++) {
            size_t at = (size_t)o * layout->n_places + p;
            if (layout->begin[at] == INT32_MAX)
                continue;
            const double intensity = (double)order->intensity, fidelity = (double)order->fidelity;
            head->orders[n++] = (struct store_order){
                .reform = order->name, .place = p, .begin = layout->begin[at],
                .end = layout->end[at], .intensity = intensity / 1e6,
                .dose = intensity * fidelity / 1e12,
                .paper = intensity * (1e6 - fidelity) / 1e12};
        }
    }
    return n;
}

static void take_items(struct head *head, const struct items *items)
{
    for (int i = 0; i < items->n; i++) {
        head->items[i] = items->list[i].name;
        head->item_departments[i] = items->list[i].department_name;
    }
    head->items[items->n] = ITEM_OTHER;
    head->item_departments[items->n] = "";
}

int head_init(struct head *head, const struct arm *arm, struct fault *fault)
{
    const struct scenario *scenario = arm->scenario;
    const struct layout *layout = &arm->layout;
    const size_t n_orders = (size_t)layout->n_orders * layout->n_places;
    *head = (struct head){0};
    head->places = calloc(layout->n_places + layout->n_streets + 1, sizeof *head->places);
    head->parameters = calloc((size_t)parameters_table.count, sizeof *head->parameters);
    head->texts = calloc((size_t)parameters_table.count, sizeof *head->texts);
    head->orders = calloc(n_orders + 1, sizeof *head->orders);
    head->items = calloc((size_t)scenario->items.n + 1, sizeof *head->items);
    head->item_departments =
        calloc((size_t)scenario->items.n + 1, sizeof *head->item_departments);
    if (!head->places || !head->parameters || !head->texts || !head->orders || !head->items ||
        !head->item_departments) {
        head_free(head);
        return fault_memory(fault, n_orders * sizeof *head->orders);
    }
    take_places(head, arm);
    take_parameters(head, scenario);
    take_items(head, &scenario->items);
    int orders = take_orders(head, arm);
    snprintf(head->seed, sizeof head->seed, "%" PRIu64, scenario->run.seed);
    snprintf(head->sample, sizeof head->sample,
             "%u of %u street offices, %u of %u communities", layout->n_streets,
             layout->whole_streets, layout->n_places, layout->whole_places);
    head->attributes[0] = (struct store_attribute){"shequ_version", SHEQU_VERSION};
    head->attributes[1] = (struct store_attribute){"rng_scheme", HEAD_RNG_SCHEME};
    head->attributes[2] = (struct store_attribute){"seed", head->seed};
    head->attributes[3] = (struct store_attribute){"sample", head->sample};
    head->attributes[4] = (struct store_attribute){"scenario_name", scenario->name};
    head->attributes[5] =
        (struct store_attribute){"assumptions", scenario->run.drawn ? "drawn" : "fixed"};
    if (scenario->posterior.points.n)
        head->attributes[6] = (struct store_attribute){
            "posterior", scenario->posterior.held ? "centre" : "drawn"};
    const char *en = scenario->title_en ? scenario->title_en : scenario->name;
    head->store = (struct store_head){
        .title = {scenario->title_zh ? scenario->title_zh : en, en},
        .about = {scenario->about_zh ? scenario->about_zh : "",
                  scenario->about_en ? scenario->about_en : ""},
        .scenario = scenario->resolved, .attributes = head->attributes, 
        .n_attributes = scenario->posterior.points.n ? 7 : 6,
        .shape = arm_shape(arm), .n_replicates = scenario->run.replicates,
        .starts = arm->periods.starts, .metrics = metrics_rows,
        .group_metrics = head->group_metrics, .groups = metrics_group_keys,
        .group_labels = metrics_groups, .lines = books_lines,
        .item_lines = item_book_lines, .items = head->items,
        .item_departments = head->item_departments, .flow_lines = flow_book_lines,
        .works = flow_book_works, .work_labels = flow_book_work_labels, .places = head->places,
        .n_streets = layout->n_streets, .parameters = head->parameters,
        .n_parameters = parameters_table.count, .orders = head->orders, .n_orders = orders};
    int rows[METRICS_BY_GROUP], n_rows = metrics_by_group(rows);
    for (int i = 0; i < n_rows; i++)
        head->group_metrics[i] = &metrics_rows[rows[i]];
    return take_drawn(head, scenario, fault);
}

void head_free(struct head *head)
{
    free(head->places);
    free(head->parameters);
    free(head->assumptions);
    free(head->drawn);
    free(head->drawn_values);
    free(head->texts);
    free(head->orders);
    free(head->items);
    free(head->item_departments);
    *head = (struct head){0};
}
