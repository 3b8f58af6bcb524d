/* store_layout.c - what is where in a result file; docs/results.md in code. */
#include "sim/store_hdf5.h"

#include <stdio.h>
#include <stddef.h>
#include <string.h>

enum { NO_DAY = -2147483647 }; /* as netCDF fills an int */

/* The caller closes it. */
static hid_t replicate_axis(struct store *store, hid_t group)
{
    const struct store_head *head = store->head;
    for (uint32_t i = 0; i < head->n_replicates; i++)
        store->numbers[i] = i + 1;
    hid_t axis = store_column(store, group, "replicate", H5T_NATIVE_INT64, head->n_replicates,
                              false, 0, store->numbers);
    store_attribute_text(store, axis, "units", "1");
    store_label(store, axis, (struct words){"重复（从 1 起）", "replicate, from 1"});
    return axis;
}

/* Axes replicate and time of a group; the caller closes them. */
static void time_axes(struct store *store, hid_t group, hid_t axes[3])
{
    const struct store_head *head = store->head;
    axes[0] = replicate_axis(store, group);
    axes[1] = store_column(store, group, "time", H5T_NATIVE_INT32, (size_t)head->shape.n_times,
                           false, 0, head->starts);
    store_days(store, axes[1]);
    store_attribute_text(store, axes[1], "standard_name", "time");
    store_attribute_text(store, axes[1], "axis", "T");
    store_label(store, axes[1], (struct words){"时段首日", "first day of the period"});
}

static void axes_end(struct store *store, hid_t group, const hid_t *axes, int n)
{
    for (int i = 0; i < n; i++)
        store_good(store, H5Dclose(axes[i]));
    store_good(store, H5Gclose(group));
}

enum place_text { PLACE_CODE, PLACE_NAME, PLACE_TYPE, PLACE_STREET, PLACE_STREET_NAME };

static const char *place_text(const struct store_head *head, const struct store_place *place,
                              enum place_text text)
{
    const struct store_place *streets = head->places + head->shape.n_communities;
    const char *found = NULL;
    switch (text) {
    case PLACE_CODE: found = place->code; break;
    case PLACE_NAME: found = place->name; break;
    case PLACE_TYPE: found = place->type; break;
    case PLACE_STREET:
        found = place->street < head->n_streets ? streets[place->street].code : NULL;
        break;
    case PLACE_STREET_NAME:
        found = place->street < head->n_streets ? streets[place->street].name : NULL;
        break;
    }
    return found ? found : "";
}

static hid_t place_texts(struct store *store, hid_t group, const char *name, size_t first, size_t n,
                         enum place_text text, hid_t axis)
{
    for (size_t i = 0; i < n; i++)
        store->texts[i] = place_text(store->head, &store->head->places[first + i], text);
    return store_column(store, group, name, store->text, n, false, axis, store->texts);
}

static void place_numbers(struct store *store, hid_t group, const char *name, size_t first,
                          size_t n, hid_t axis, const char *unit, struct words label)
{
    const struct store_place *places = store->head->places + first;
    for (size_t i = 0; i < n; i++)
        store->numbers[i] = strstr(name, "_residents") ? places[i].residents
                            : strstr(name, "_staff")   ? places[i].staff
                                                       : places[i].number;
    hid_t id = store_column(store, group, name, H5T_NATIVE_INT64, n, false, axis, store->numbers);
    store_attribute_text(store, id, "units", unit);
    store_column_end(store, id, label);
}

static hid_t community_axis(struct store *store, hid_t group)
{
    hid_t axis =
        place_texts(store, group, "community", 0, store->head->shape.n_communities, PLACE_CODE, 0);
    store_label(store, axis, (struct words){"社区代码", "code of the community"});
    return axis;
}

static void community_name(struct store *store, hid_t group, hid_t axis)
{
    hid_t id = place_texts(store, group, "community_name", 0, store->head->shape.n_communities,
                           PLACE_NAME, axis);
    store_column_end(store, id, (struct words){"社区名称", "name of the community"});
}

static void metric_describe(struct store *store, hid_t id, const struct metric *metric,
                            const char *coordinates)
{
    static const char *const kinds[] = {"level", "mean", "flow"};
    store_attribute_text(store, id, "units", metric->unit);
    store_label(store, id, metric->label);
    store_about(store, id, metric->about);
    store_attribute_text(store, id, "kind", kinds[metric->kind]);
    store_attribute_text(store, id, "better",
                         metric->better == METRIC_NEITHER ? NULL : metric_betters[metric->better]);
    store_attribute(store, id, "scale", H5T_NATIVE_DOUBLE, 0, &metric->scale);
    store_attribute_text(store, id, "coordinates", coordinates);
}

/* metric and metric_n on the same axes. */
static void metric_series(struct store *store, hid_t group, const char *where, const hid_t *axes,
                          size_t n_places, const struct metric *metric, enum store_origin origin,
                          int item, const char *coordinates)
{
    char name[128], zh[256], en[256];
    int rank = origin == STORE_CITY ? 2 : 3;
    int length = snprintf(name, sizeof name, "%s_n", metric->name);
    ALWAYS(length > 0 && (size_t)length < sizeof name);
    snprintf(zh, sizeof zh, "%s：分母", metric->label.zh);
    snprintf(en, sizeof en, "%s: denominator", metric->label.en);
    hid_t id =
        store_series(store, group, where, metric->name, axes, rank, n_places, origin, item, false);
    metric_describe(store, id, metric, coordinates);
    id = store_series(store, group, where, name, axes, rank, n_places, origin, item, true);
    store_attribute_text(store, id, "units", "1");
    store_label(store, id, (struct words){zh, en});
    store_attribute_text(store, id, "coordinates", coordinates);
}

static void lay_root(struct store *store)
{
    const struct store_head *head = store->head;
    hid_t root = store_good(store, H5Gopen2(store->file, "/", H5P_DEFAULT)), axes[3];
    store_attribute_text(store, root, "title", head->title.en);
    store_attribute_text(store, root, "title_zh", head->title.zh);
    store_about(store, root, head->about);
    store_attribute_text(store, root, "Conventions", "CF-1.10");
    store_attribute_text(store, root, "format_version", STORE_FORMAT);
    for (int i = 0; i < head->n_attributes; i++) {
        ALWAYS(store->broken || H5Aexists(root, head->attributes[i].name) == 0);
        store_attribute_text(store, root, head->attributes[i].name, head->attributes[i].text);
    }
    store_attribute_text(store, root, "scenario", head->scenario);
    time_axes(store, root, axes);
    axes[2] = community_axis(store, root);
    community_name(store, root, axes[2]);
    for (int i = 0; i < head->shape.n_metrics; i++)
        metric_series(store, root, "", axes, 0, &head->metrics[i], STORE_CITY, i, NULL);
    hid_t id = store_series(store, root, "", "trace", axes, 3, head->shape.n_communities,
                            STORE_TRACE, 0, false);
    store_attribute_text(store, id, "units", "1");
    store_attribute_text(store, id, "coordinates", "community_name");
    store_label(store, id,
                (struct words){"事件轨迹的滚动散列，不含规则事件",
                               "running hash of what happened, rule events aside"});
    axes_end(store, root, axes, 3);
}

static void lay_communities(struct store *store)
{
    const struct store_head *head = store->head;
    size_t n = head->shape.n_communities;
    hid_t group = store_group(store, "/communities"), axes[3], axis;
    time_axes(store, group, axes);
    axis = axes[2] = community_axis(store, group);
    community_name(store, group, axis);
    store_column_end(store, place_texts(store, group, "community_street", 0, n, PLACE_STREET, axis),
                     (struct words){"所属街道代码", "code of its street office"});
    store_column_end(
        store, place_texts(store, group, "community_street_name", 0, n, PLACE_STREET_NAME, axis),
        (struct words){"所属街道名称", "name of its street office"});
    store_column_end(store, place_texts(store, group, "community_type", 0, n, PLACE_TYPE, axis),
                     (struct words){"类型", "type"});
    place_numbers(store, group, "community_number", 0, n, axis, "1",
                  (struct words){"序号", "number"});
    place_numbers(store, group, "community_residents", 0, n, axis, "person",
                  (struct words){"居民人数", "residents"});
    place_numbers(store, group, "community_staff", 0, n, axis, "person",
                  (struct words){"编制人数", "staff posts"});
    for (int i = 0; i < head->shape.n_metrics; i++)
        metric_series(store, group, "/communities", axes, n, &head->metrics[i], STORE_COMMUNITIES,
                      i, "community_name community_street community_street_name community_type");
    axes_end(store, group, axes, 3);
}

static void lay_streets(struct store *store)
{
    const struct store_head *head = store->head;
    size_t n = head->n_streets, first = head->shape.n_communities;
    if (!n)
        return;
    hid_t group = store_group(store, "/streets"), axes[3], axis;
    time_axes(store, group, axes);
    axis = axes[2] = place_texts(store, group, "street", first, n, PLACE_CODE, 0);
    store_label(store, axis, (struct words){"街道代码", "code of the street office"});
    store_column_end(store, place_texts(store, group, "street_name", first, n, PLACE_NAME, axis),
                     (struct words){"街道名称", "name of the street office"});
    store_column_end(store, place_texts(store, group, "street_type", first, n, PLACE_TYPE, axis),
                     (struct words){"类型", "type"});
    place_numbers(store, group, "street_number", first, n, axis, "1",
                  (struct words){"序号", "number"});
    place_numbers(store, group, "street_residents", first, n, axis, "person",
                  (struct words){"居民人数", "residents"});
    place_numbers(store, group, "street_staff", first, n, axis, "person",
                  (struct words){"编制人数", "staff posts"});
    for (int i = 0; i < head->shape.n_metrics; i++)
        metric_series(store, group, "/streets", axes, n, &head->metrics[i], STORE_STREETS, i,
                      "street_name street_type");
    axes_end(store, group, axes, 3);
}

/* The names of an axis in English and, under `name`_zh, in Chinese. */
static void both_names(struct store *store, hid_t group, hid_t axis, const char *name, size_t n,
                       const struct words *labels, struct words what)
{
    for (int zh = 0; zh < 2; zh++) {
        char key[64], what_zh[128], what_en[128];
        int length = snprintf(key, sizeof key, "%s%s", name, zh ? "_zh" : "");
        ALWAYS(length > 0 && (size_t)length < sizeof key);
        snprintf(what_zh, sizeof what_zh, "%s（%s）", what.zh, zh ? "中文" : "英文");
        snprintf(what_en, sizeof what_en, "%s%s", what.en, zh ? " in Chinese" : "");
        for (size_t i = 0; i < n; i++)
            store->texts[i] = zh ? labels[i].zh : labels[i].en;
        store_column_end(store,
                         store_column(store, group, key, store->text, n, false, axis,
                                      store->texts),
                         (struct words){what_zh, what_en});
    }
}

static void lay_groups(struct store *store)
{
    const struct store_head *head = store->head;
    size_t n = (size_t)head->shape.n_groups;
    if (!n || !head->shape.n_group_metrics)
        return;
    hid_t group = store_group(store, "/groups"), axes[3];
    time_axes(store, group, axes);
    axes[2] = store_column(store, group, "resident_group", store->text, n, false, 0, head->groups);
    store_label(store, axes[2], (struct words){"居民群体", "resident group"});
    both_names(store, group, axes[2], "resident_group_name", n, head->group_labels,
               (struct words){"居民群体名称", "name of the group"});
    for (int i = 0; i < head->shape.n_group_metrics; i++)
        metric_series(store, group, "/groups", axes, n, head->group_metrics[i], STORE_GROUPS, i,
                      "resident_group_name resident_group_name_zh");
    axes_end(store, group, axes, 3);
}

/* Lines of one ledger: of communities, and of streets and the city as line_elsewhere. */
static void lay_ledger(struct store *store, const char *ledger)
{
    const struct store_head *head = store->head;
    size_t n = head->shape.n_communities, n_elsewhere = head->shape.n_places - n;
    char where[64], name[128];
    int length = snprintf(where, sizeof where, "/ledger/%s", ledger);
    ALWAYS(length > 0 && (size_t)length < sizeof where);
    hid_t group = store_group(store, where), axes[3], place = 0;
    time_axes(store, group, axes);
    axes[2] = community_axis(store, group);
    community_name(store, group, axes[2]);
    if (n_elsewhere) {
        place = place_texts(store, group, "place", n, n_elsewhere, PLACE_CODE, 0);
        store_label(store, place, (struct words){"街道或市的代码", "code of a street or the city"});
        store_column_end(store,
                         place_texts(store, group, "place_name", n, n_elsewhere, PLACE_NAME, place),
                         (struct words){"名称", "name"});
        store_column_end(store,
                         place_texts(store, group, "place_type", n, n_elsewhere, PLACE_TYPE, place),
                         (struct words){"类型", "type"});
    }
    for (int i = 0; i < head->shape.n_lines; i++) {
        const struct record_line *line = &head->lines[i];
        if (strcmp(line->ledger, ledger) != 0)
            continue;
        for (int elsewhere = 0; elsewhere < (n_elsewhere ? 2 : 1); elsewhere++) {
            hid_t at[3] = {axes[0], axes[1], elsewhere ? place : axes[2]};
            length = snprintf(name, sizeof name, "%s%s", line->name, elsewhere ? "_elsewhere" : "");
            ALWAYS(length > 0 && (size_t)length < sizeof name);
            hid_t id = store_series(store, group, where, name, at, 3, elsewhere ? n_elsewhere : n,
                                    elsewhere ? STORE_LINE_ELSEWHERE : STORE_LINE, i, false);
            store_attribute_text(store, id, "units", line->unit);
            store_label(store, id, line->label);
            store_attribute_text(store, id, "kind", line->stock ? "stock" : "flow");
            store_attribute(store, id, "scale", H5T_NATIVE_DOUBLE, 0, &line->scale);
            store_attribute_text(store, id, "coordinates",
                                 elsewhere ? "place_name place_type" : "community_name");
        }
    }
    if (place)
        store_good(store, H5Dclose(place));
    axes_end(store, group, axes, 3);
}

static void lay_ledgers(struct store *store)
{
    const struct store_head *head = store->head;
    if (!head->shape.n_lines)
        return;
    store_good(store, H5Gclose(store_group(store, "/ledger")));
    for (int i = 0; i < head->shape.n_lines; i++) {
        bool seen = false;
        for (int k = 0; k < i; k++)
            seen = seen || strcmp(head->lines[i].ledger, head->lines[k].ledger) == 0;
        if (!seen)
            lay_ledger(store, head->lines[i].ledger);
    }
}

/* Lines of the whole city's, along some axis of `n`. */
static void whole_lines(struct store *store, hid_t group, const char *where, const hid_t axes[3],
                        size_t n, const struct record_line *lines, int n_lines,
                        enum store_origin origin, const char *coordinates)
{
    for (int i = 0; i < n_lines; i++) {
        const struct record_line *line = &lines[i];
        hid_t id = store_series(store, group, where, line->name, axes, 3, n, origin, i, false);
        store_attribute_text(store, id, "units", line->unit);
        store_label(store, id, line->label);
        store_attribute_text(store, id, "kind", line->stock ? "stock" : "flow");
        store_attribute(store, id, "scale", H5T_NATIVE_DOUBLE, 0, &line->scale);
        store_attribute_text(store, id, "coordinates", coordinates);
    }
}

/* Hours and tasks by item of the city's list; the last is all else. */
static void lay_items(struct store *store)
{
    const struct store_head *head = store->head;
    const size_t n = (size_t)head->shape.n_items;
    if (!n || !head->shape.n_item_lines)
        return;
    hid_t group = store_group(store, "/items"), axes[3];
    time_axes(store, group, axes);
    axes[2] = store_column(store, group, "item", store->text, n, false, 0, head->items);
    store_label(store, axes[2], (struct words){"事项（other：清单之外）", "item; other: beyond the list"});
    store_column_end(store,
                     store_column(store, group, "item_department", store->text, n, false, axes[2],
                                  head->item_departments),
                     (struct words){"事项所属部门", "its department"});
    whole_lines(store, group, "/items", axes, n, head->item_lines, head->shape.n_item_lines,
                STORE_ITEMS, "item_department");
    axes_end(store, group, axes, 3);
}

/* Where tasks come from and go to, and what hours of work are made of. */
static void lay_flows(struct store *store)
{
    const struct store_head *head = store->head;
    const size_t n = (size_t)head->shape.n_works;
    if (!n || !head->shape.n_flow_lines)
        return;
    hid_t group = store_group(store, "/flows"), axes[3];
    time_axes(store, group, axes);
    axes[2] = store_column(store, group, "work", store->text, n, false, 0, head->works);
    store_label(store, axes[2], (struct words){"机构与事务类别", "whose work, and of what kind"});
    both_names(store, group, axes[2], "work_name", n, head->work_labels,
               (struct words){"名称", "its name"});
    whole_lines(store, group, "/flows", axes, n, head->flow_lines, head->shape.n_flow_lines,
                STORE_FLOWS, "work_name work_name_zh");
    axes_end(store, group, axes, 3);
}

/* Each number has its own. */
#define DRAWN_UNITS "as parameter_unit says"

static void drawn_texts(struct store *store, hid_t group, const char *name, hid_t axis,
                        struct words label)
{
    const struct store_head *head = store->head;
    const bool unit = strstr(name, "_unit");
    for (int i = 0; i < head->n_drawn; i++)
        store->texts[i] = unit ? head->drawn[i].row->unit : head->drawn[i].law;
    store_column_end(store,
                     store_column(store, group, name, store->text, (size_t)head->n_drawn, false,
                                  axis, store->texts),
                     label);
}

static void drawn_bounds(struct store *store, hid_t group, const char *name, hid_t axis,
                         struct words label)
{
    const struct store_head *head = store->head;
    const bool high = strstr(name, "_high");
    for (int i = 0; i < head->n_drawn; i++)
        store->values[i] = high ? head->drawn[i].high : head->drawn[i].low;
    hid_t id = store_column(store, group, name, H5T_NATIVE_DOUBLE, (size_t)head->n_drawn, false,
                            axis, store->values);
    store_attribute_text(store, id, "units", DRAWN_UNITS);
    store_column_end(store, id, label);
}

/* What each replicate has of its own, each in its own unit. */
static void lay_drawn(struct store *store, hid_t group)
{
    const struct store_head *head = store->head;
    const hsize_t n[2] = {head->n_replicates, (hsize_t)head->n_drawn};
    hid_t axes[2];
    if (!head->n_drawn)
        return;
    axes[0] = replicate_axis(store, group);
    for (int i = 0; i < head->n_drawn; i++)
        store->texts[i] = head->drawn[i].name;
    axes[1] = store_column(store, group, "parameter", store->text, n[1], false, 0, store->texts);
    store_label(store, axes[1], (struct words){"抽取的参数", "parameter drawn"});
    drawn_texts(store, group, "parameter_unit", axes[1], (struct words){"单位", "its unit"});
    drawn_texts(store, group, "parameter_law", axes[1],
                (struct words){"分布（在上下限之间）", "law, within these bounds"});
    drawn_bounds(store, group, "parameter_low", axes[1],
                 (struct words){"下限", "low end of what it is drawn from"});
    drawn_bounds(store, group, "parameter_high", axes[1],
                 (struct words){"上限", "high end of what it is drawn from"});
    hid_t id = store_table(store, group, "drawn", H5T_NATIVE_DOUBLE, 2, axes, n, head->drawn_values,
                           false);
    store_attribute_text(store, id, "units", DRAWN_UNITS);
    store_attribute_text(store, id, "coordinates",
                         "parameter_unit parameter_law parameter_low parameter_high");
    store_column_end(store, id,
                     (struct words){"各次重复抽取的值", "value drawn for each replicate"});
    store_good(store, H5Dclose(axes[0]));
    store_good(store, H5Dclose(axes[1]));
}

static void lay_rows(struct store *store)
{
    const struct store_head *head = store->head;
    hid_t group = store_group(store, "/rows");
    for (int i = 0; i < head->n_parameters; i++) {
        const struct store_parameter *given = &head->parameters[i];
        const struct parameter *row = given->row;
        double limits[2] = {row->limit_low, row->limit_high}, range[2] = {row->low, row->high};
        hid_t id = store_scalar(store, group, row->name,
                                given->drawn ? store_missing() : given->value);
        store_attribute_text(store, id, "units", row->unit);
        store_label(store, id, row->label);
        store_about(store, id, row->about);
        store_attribute_text(store, id, "type", parameter_types[row->type]);
        store_attribute_text(store, id, "text", given->drawn ? "drawn" : given->text);
        store_attribute(store, id, "limits", H5T_NATIVE_DOUBLE, 2, limits);
        store_attribute(store, id, "range", H5T_NATIVE_DOUBLE, 2, range);
        store_attribute(store, id, "default", H5T_NATIVE_DOUBLE, 0, &row->preset);
        store_attribute_text(store, id, "grade", grade_words[row->grade].en);
        store_attribute_text(store, id, "source", given->source ? given->source : row->source);
        if (row->type == PARAMETER_CHOICE) {
            char choices[512] = "";
            size_t used = 0;
            for (const struct parameter_choice *choice = row->choices; choice->name; choice++) {
                int n = snprintf(choices + used, sizeof choices - used, "%s%s", used ? " " : "",
                                 choice->name);
                ALWAYS(n > 0 && (size_t)n < sizeof choices - used);
                used += (size_t)n;
            }
            store_attribute_text(store, id, "choices", choices);
        }
        store_good(store, H5Dclose(id));
    }
    lay_drawn(store, group);
    store_good(store, H5Gclose(group));
}

static void order_days(struct store *store, hid_t group, hid_t axis, bool end)
{
    const struct store_head *head = store->head;
    const int32_t fill = NO_DAY;
    size_t n = (size_t)head->n_orders;
    for (size_t i = 0; i < n; i++) {
        day when = end ? head->orders[i].end : head->orders[i].begin;
        store->days[i] = when == INT32_MAX ? fill : when;
    }
    hid_t id = store_column(store, group, end ? "end" : "begin", H5T_NATIVE_INT32, n, true, axis,
                            store->days);
    store_days(store, id);
    store_attribute(store, id, "_FillValue", H5T_NATIVE_INT32, 0, &fill);
    store_column_end(store, id,
                     end ? (struct words){"结束日（缺失：不结束）", "end (missing: none)"}
                         : (struct words){"开始日", "begin"});
}

static void order_shares(struct store *store, hid_t group, hid_t axis)
{
    static const struct {
        const char *name;
        size_t at;
        struct words label;
    } shares[] = {
        {"intensity", offsetof(struct store_order, intensity), {"力度", "intensity"}},
        {"dose", offsetof(struct store_order, dose), {"实际剂量", "dose carried out"}},
        {"on_paper", offsetof(struct store_order, paper),
         {"只在纸面的部分", "part carried out on paper only"}},
    };
    const struct store_head *head = store->head;
    size_t n = (size_t)head->n_orders;
    for (int share = 0; share < 3; share++) {
        for (size_t i = 0; i < n; i++)
            memcpy(&store->values[i], (const char *)&head->orders[i] + shares[share].at,
                   sizeof store->values[i]);
        hid_t id = store_column(store, group, shares[share].name, H5T_NATIVE_DOUBLE, n, true, axis,
                                store->values);
        store_attribute_text(store, id, "units", "1");
        store_column_end(store, id, shares[share].label);
    }
}

/* There may be none: the axis grows, so that it is still an axis to every reader. */
static void lay_orders(struct store *store)
{
    static const struct {
        const char *name;
        struct words label;
    } texts[] = {{"reform", {"改革", "reform"}},
                 {"community_code", {"社区代码", "code of the community"}},
                 {"community_name", {"社区名称", "name of the community"}}};
    const struct store_head *head = store->head;
    size_t n = (size_t)head->n_orders;
    hid_t group = store_group(store, "/orders");
    for (size_t i = 0; i < n; i++)
        store->numbers[i] = (int64_t)i + 1;
    hid_t axis = store_column(store, group, "order", H5T_NATIVE_INT64, n, true, 0, store->numbers);
    store_attribute_text(store, axis, "units", "1");
    store_label(store, axis, (struct words){"序号", "number of the order"});
    for (int text = 0; text < 3; text++) {
        for (size_t i = 0; i < n; i++) {
            const struct store_order *order = &head->orders[i];
            ALWAYS(order->place < head->shape.n_communities);
            store->texts[i] = text ? place_text(head, &head->places[order->place],
                                                text == 1 ? PLACE_CODE : PLACE_NAME)
                                   : order->reform;
        }
        store_column_end(
            store,
            store_column(store, group, texts[text].name, store->text, n, true, axis, store->texts),
            texts[text].label);
    }
    order_days(store, group, axis, false);
    order_days(store, group, axis, true);
    order_shares(store, group, axis);
    axes_end(store, group, &axis, 1);
}

void store_layout(struct store *store)
{
    lay_root(store);
    lay_communities(store);
    lay_streets(store);
    lay_groups(store);
    lay_ledgers(store);
    lay_items(store);
    lay_flows(store);
    lay_rows(store);
    lay_orders(store);
    store_axes_end(store);
}
