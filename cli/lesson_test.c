/* lesson_test.c - what is claimed in a lesson, and by how much: see lesson_read.h. */
#include <string.h>

#include "cli/lesson_read.h"

enum { NUMBER = 64 };

/* Number and what stands behind it: "%", "pp", the metric's unit or nothing. */
static const char *split(const char *text, char number[NUMBER])
{
    size_t n = strspn(text, "+-.0123456789eE");
    if (n >= NUMBER)
        n = NUMBER - 1;
    memcpy(number, text, n);
    number[n] = '\0';
    return text + n + strspn(text + n, " \t");
}

/* `by` or `within`: 20 % of the one it is against, 3 pp of a share, or a number in the unit. */
static void read_size(struct lesson_reading *reading, node map, const char *key,
                      struct lesson_test *test)
{
    static const struct parameter row = {.type = PARAMETER_REAL, .unit = "1", .limit_low = 0,
                                         .limit_high = 1e12, .low = 0, .high = 1e12};
    const char *text = lesson_text(reading, map, key);
    struct fault fault = {0};
    char number[NUMBER], shown[TREE_SHOWN];
    double value = 0;
    if (!text || !test->metric)
        return;
    const node n = tree_get(reading->tree, map, key);
    const char *unit = split(text, number);
    const bool points = !strcmp(unit, "pp") || !strcmp(unit, "百分点");
    const bool share = !strcmp(test->metric->unit, "1"), percent = !strcmp(unit, "%");
    tree_shown(text, shown);
    if (parameter_read(&row, &value, number, NULL, &fault) || !(value > 0) ||
        (points && !share) || (*unit && !points && !percent && strcmp(unit, test->metric->unit))) {
        fault = (struct fault){0};
        tree_fault(reading->tree, n, &fault,
                   (struct words){"%s：“%s”读不懂；请写大于 0 的 20 %%（相对）、%s以 %s 为单位的数",
                                  "%s: cannot read '%s'; write, above 0, 20 %% (relative), %sa "
                                  "number in %s"},
                   key, shown,
                   !share ? "" : "3 pp, ", test->metric->unit);
        faults_add(reading->faults, &fault);
        return;
    }
    test->said.relative = percent;
    test->said.size = points || percent ? value / 100 : value;
}

/* more, less or same; and the size that goes with it, which `same` has to have. */
static void read_said(struct lesson_reading *reading, node map, struct lesson_test *test)
{
    const char *is = lesson_text(reading, map, "is");
    int kind = -1;
    for (int k = 0; is && k < N_CLAIM_KINDS; k++)
        if (!strcmp(claim_kinds[k], is))
            kind = k;
    if (!is)
        return;
    if (kind < 0) {
        lesson_tell(reading, tree_get(reading->tree, map, "is"),
                    (struct words){"%s 应为 more、less 或 same", "%s takes more, less or same"}, "is");
        return;
    }
    test->said.kind = (enum claim_kind)kind;
    const char *size = kind == CLAIM_SAME ? "within" : "by";
    const char *other = kind == CLAIM_SAME ? "by" : "within";
    const node wrong = tree_get(reading->tree, map, other);
    if (wrong != NODE_NONE)
        lesson_tell(reading, wrong,
                    (struct words){"这里应写 %s：more、less 用 by，same 用 within",
                                   "%s is wanted here: more and less go with by, same with within"},
                    size);
    if (kind == CLAIM_SAME && tree_get(reading->tree, map, size) == NODE_NONE)
        lesson_tell(reading, map, (struct words){"is: same 要有 %s", "is: same wants %s"}, size);
    read_size(reading, map, size, test);
}

int lesson_arm_named(struct lesson_reading *reading, node n)
{
    const struct lesson *lesson = reading->lesson;
    struct nearest near = {0};
    struct fault fault = {0};
    char shown[TREE_SHOWN];
    if (!lesson_is(reading, n, NODE_SCALAR))
        return 0;
    const char *name = tree_text(reading->tree, n);
    for (int i = 0; i < lesson->n_arms; i++) {
        if (lesson->arm[i].name && !strcmp(lesson->arm[i].name, name))
            return i;
        if (lesson->arm[i].name)
            nearest_offer(&near, name, lesson->arm[i].name);
    }
    tree_fault(reading->tree, n, &fault,
               near.name ? (struct words){"没有叫“%s”的方案；是否指 %s？",
                                          "there is no arm '%s'; do you mean %s?"}
                         : (struct words){"没有叫“%s”的方案%s", "there is no arm '%s'%s"},
               tree_shown(name, shown), near.name ? near.name : "");
    faults_add(reading->faults, &fault);
    return 0;
}

static void read_pair(struct lesson_reading *reading, node map, struct lesson_pair *pair)
{
    pair->arm = lesson_arm_named(reading, tree_get(reading->tree, map, "arm"));
    pair->against = lesson_arm_named(reading, tree_get(reading->tree, map, "against"));
    if (pair->arm == pair->against && !reading->faults->n)
        lesson_tell(reading, map,
                    (struct words){"%s 与 against 是同一个", "%s and against are the same"}, "arm");
}

static void read_than(struct lesson_reading *reading, node n, struct lesson_test *test)
{
    static const char *const keys[] = {"arm", "against"};
    if (!lesson_map(reading, n, keys, 2, 2))
        return;
    read_pair(reading, n, &test->than);
    if (test->said.relative)
        lesson_tell(reading, n,
                    (struct words){"有 %s 时大小须是绝对的，不能用 %%",
                                   "with %s a size is absolute: there is no one baseline for a %%"},
                    "than");
}

static void read_metric(struct lesson_reading *reading, node map, struct lesson_test *test)
{
    *test = (struct lesson_test){.pair = {-1, 0}, .than = {-1, -1}};
    test->metric = lesson_metric(reading, tree_get(reading->tree, map, "metric"));
    read_said(reading, map, test);
}

void lesson_read_test(struct lesson_reading *reading, node n, struct lesson_test *test)
{
    static const char *const keys[] = {"metric", "arm", "against", "is", "by", "within", "than"};
    if (!lesson_map(reading, n, keys, 7, 4))
        return;
    read_metric(reading, n, test);
    read_pair(reading, n, &test->pair);
    const node than = tree_get(reading->tree, n, "than");
    if (than != NODE_NONE)
        read_than(reading, than, test);
}

void lesson_read_goal(struct lesson_reading *reading, node n, struct lesson_test *test)
{
    static const char *const keys[] = {"metric", "is", "by"};
    if (!lesson_map(reading, n, keys, 3, 2))
        return;
    read_metric(reading, n, test);
    if (test->said.kind == CLAIM_SAME)
        lesson_tell(reading, n,
                    (struct words){"%s 要有变化：more 或 less", "a %s is a change: more or less"},
                    "goal");
}

void lesson_read_keep(struct lesson_reading *reading, node n, struct lesson_test *test)
{
    static const char *const keys[] = {"metric", "is", "within"};
    if (!lesson_map(reading, n, keys, 3, 3))
        return;
    read_metric(reading, n, test);
    if (test->said.kind != CLAIM_SAME)
        lesson_tell(reading, n, (struct words){"%s 只有 same", "what is under %s is the same"},
                    "keep");
}
