/* lesson_slider.c - see lesson_slider.h. */
#include "cli/lesson_slider.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli/entry.h"

struct search {
    const char *path;
    struct parameter row; /* name NULL: not found */
    struct nearest near;
    char name[ENTRY_NAME]; /* a copy: the entry lives for the call only */
};

static int look(const struct entry *entry, void *of)
{
    struct search *search = of;
    if (entry->kind != ENTRY_PARAMETER && entry->kind != ENTRY_SETTING)
        return 0;
    if (!strcmp(entry->name, search->path)) {
        search->row = entry->row;
        search->row.at = 0;
        return 1;
    }
    const char *before = search->near.name;
    nearest_offer(&search->near, search->path, entry->name);
    if (search->near.name != before) {
        snprintf(search->name, sizeof search->name, "%s", entry->name);
        search->near.name = search->name;
    }
    return 0;
}

/* The row of the path, if it has one and steps can be made on it. */
static bool find_row(struct lesson_reading *reading, node at, struct search *search)
{
    struct fault fault = {0};
    char shown[TREE_SHOWN];
    if (entry_each(look, search) && search->row.type != PARAMETER_CHOICE)
        return true;
    tree_shown(search->path, shown);
    if (search->row.name)
        lesson_tell(reading, at, (struct words){"%s 是选项，不能滑动", "%s is a choice and cannot slide"},
                    shown);
    else {
        tree_fault(reading->tree, at, &fault,
                   search->near.name
                       ? (struct words){"没有参数“%s”；是否指 %s？",
                                        "there is no parameter '%s'; do you mean %s?"}
                       : (struct words){"没有参数“%s”（见 shequ describe parameters）%s",
                                        "there is no parameter '%s' (shequ describe parameters)%s"},
                   shown, search->near.name ? search->near.name : "");
        faults_add(reading->faults, &fault);
    }
    return false;
}

/* What stands at a node, told where it is no value of the row; then NAN. */
static double value_at(struct lesson_reading *reading, node n, const struct parameter *row,
                       const char *path)
{
    union { double real; int64_t integer; } value = {.integer = 0};
    struct fault fault = {0};
    if (!parameter_read(row, &value, tree_text(reading->tree, n), NULL, &fault))
        return parameter_value(row, &value);
    lesson_tell_of(reading, n, path, &fault);
    return NAN;
}

static double read_value(struct lesson_reading *reading, node map, const char *key,
                         const struct parameter *row, const char *path)
{
    if (!lesson_text(reading, map, key))
        return NAN;
    return value_at(reading, tree_get(reading->tree, map, key), row, path);
}

bool lesson_slider_value(struct lesson_reading *reading, node n, const struct lesson_slider *slider,
                         double *value)
{
    struct search search = {.path = slider->path};
    if (!entry_each(look, &search)) /* told where the slider stands */
        return false;
    *value = value_at(reading, n, &search.row, slider->path);
    if (isnan(*value))
        return false;
    if (*value >= slider->low && *value <= slider->high)
        return true;
    lesson_tell(reading, n, (struct words){"滑块到不了 %s", "the slider does not reach %s"},
                tree_text(reading->tree, n));
    return false;
}

void lesson_read_slider(struct lesson_reading *reading, node n, struct lesson_slider *slider)
{
    static const char *const keys[] = {"path", "low", "high", "step"};
    if (!lesson_map(reading, n, keys, 4, 4))
        return;
    struct search search = {.path = lesson_text(reading, n, "path")};
    slider->path = search.path;
    if (!search.path || !find_row(reading, tree_get(reading->tree, n, "path"), &search))
        return;
    struct parameter step = search.row; /* a difference of two values */
    step.limit_low = step.low = 0;
    slider->low_at = tree_get(reading->tree, n, "low");
    slider->high_at = tree_get(reading->tree, n, "high");
    slider->low_text = lesson_text(reading, n, "low");
    slider->high_text = lesson_text(reading, n, "high");
    slider->low = read_value(reading, n, "low", &search.row, search.path);
    slider->high = read_value(reading, n, "high", &search.row, search.path);
    slider->step = read_value(reading, n, "step", &step, search.path);
    const double width = slider->high - slider->low;
    if (isnan(width) || isnan(slider->step))
        return;
    if (!(width > 0))
        lesson_tell(reading, slider->high_at,
                    (struct words){"%s：high 应大于 low", "%s: high is to be above low"}, search.path);
    else if (!(slider->step > 0) || slider->step > width || width / slider->step > LESSON_STEPS)
        lesson_tell(reading, tree_get(reading->tree, n, "step"),
                    (struct words){"%s：step 应大于 0，从 low 到 high 有 1 至 1000 步",
                                   "%s: step is above 0, with 1 to 1000 of them from low to high"},
                    search.path);
}
