/* lesson_map.c - the map of a lesson, a curve or a heat map: see lesson_file.h. */
#include <stdio.h>
#include <string.h>

#include "cli/lesson_read.h"
#include "cli/lesson_slider.h"

static const struct lesson_slider *slider_named(struct lesson_reading *reading, node map)
{
    const struct lesson *lesson = reading->lesson;
    const char *path = lesson_text(reading, map, "path");
    char shown[TREE_SHOWN];
    if (!path)
        return NULL;
    for (int i = 0; i < lesson->n_sliders; i++)
        if (lesson->slider[i].path && !strcmp(lesson->slider[i].path, path))
            return &lesson->slider[i];
    lesson_tell(reading, tree_get(reading->tree, map, "path"),
                (struct words){"%s 不是本课的滑块：点一格，滑块要能到那里",
                               "%s is not a slider of the lesson, which a cell that is chosen sets"},
                tree_shown(path, shown));
    return NULL;
}

static void read_axis(struct lesson_reading *reading, node n, struct lesson_axis *axis)
{
    static const char *const keys[] = {"path", "values"};
    const struct tree *tree = reading->tree;
    if (!lesson_map(reading, n, keys, 2, 2))
        return;
    const struct lesson_slider *slider = slider_named(reading, n);
    const node values = tree_get(tree, n, "values");
    if (!slider || !lesson_list(reading, values, 2, LESSON_AXIS, "values"))
        return;
    axis->path = slider->path;
    double last = 0;
    for (node c = tree->nodes[values].first; c != NODE_NONE; c = tree->nodes[c].next) {
        double value;
        if (!lesson_is(reading, c, NODE_SCALAR) ||
            !lesson_slider_value(reading, c, slider, &value))
            return;
        if (axis->n && !(value > last))
            lesson_tell(reading, c, (struct words){"%s 应大于前一个值", "%s is to be above the one before"},
                        tree_text(tree, c));
        last = value;
        axis->at[axis->n] = c;
        axis->text[axis->n++] = tree_text(tree, c);
    }
}

/* With titles of their own: an arm's speaks of the value that is not its own here. */
static void read_arms(struct lesson_reading *reading, node n, struct lesson_map *map)
{
    static const char *const keys[] = {"name", "title"};
    const int most = map->n_axes == 1 ? 2 : 1; /* a heat map is of one */
    if (!lesson_list(reading, n, 1, most, "arms"))
        return;
    for (node c = reading->tree->nodes[n].first; c != NODE_NONE; c = reading->tree->nodes[c].next) {
        if (!lesson_map(reading, c, keys, 2, 2))
            continue;
        lesson_words(reading, c, "title");
        map->arm[map->n_arms++] =
            lesson_arm_named(reading, tree_get(reading->tree, c, "name"));
    }
    if (map->n_arms == 2 && map->arm[0] == map->arm[1])
        lesson_tell(reading, n, (struct words){"%s 是同一个", "%s are the same"}, "arms");
}

void lesson_read_map(struct lesson_reading *reading, node n)
{
    static const char *const keys[] = {"title", "arms", "across", "show", "down", "departments"};
    const struct tree *tree = reading->tree;
    struct lesson_map *map = &reading->lesson->map;
    if (!lesson_map(reading, n, keys, 6, 4))
        return;
    lesson_words(reading, n, "title");
    const node down = tree_get(tree, n, "down");
    map->n_axes = down == NODE_NONE ? 1 : 2;
    read_axis(reading, tree_get(tree, n, "across"), &map->axis[0]);
    if (down != NODE_NONE)
        read_axis(reading, down, &map->axis[1]);
    if (map->n_axes == 2 && map->axis[0].path && map->axis[0].path == map->axis[1].path)
        lesson_tell(reading, down, (struct words){"across 与 down 都是 %s", "across and down are both %s"},
                    map->axis[0].path);
    read_arms(reading, tree_get(tree, n, "arms"), map);
    const node show = tree_get(tree, n, "show");
    if (lesson_list(reading, show, 1, 2, "show"))
        for (node c = tree->nodes[show].first; c != NODE_NONE; c = tree->nodes[c].next)
            lesson_metric(reading, c);
    if (!lesson_truth(reading, n, "departments"))
        return;
    const char *path = map->axis[0].path;
    if (map->n_axes == 2 || (path && !strcmp(path, "work.departments")))
        lesson_tell(reading, n,
                    (struct words){"%s 只在曲线上，横排不是它们的个数，没有 down",
                                   "%s are drawn on a curve: over another number than theirs, "
                                   "without down"},
                    "departments");
}
