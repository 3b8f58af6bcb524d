/* lesson_read.c - the small things of reading a lesson: see lesson_read.h. */
#include "cli/lesson_read.h"

#include <string.h>

#include "models/metrics.h"

void lesson_tell(struct lesson_reading *reading, node n, struct words format, const char *text)
{
    struct fault fault = {0};
    tree_fault(reading->tree, n, &fault, format, text);
    faults_add(reading->faults, &fault);
}

void lesson_tell_of(struct lesson_reading *reading, node n, const char *path,
                    const struct fault *story)
{
    struct fault fault = {0};
    fault_about(&fault, path, story);
    tree_place(reading->tree, n, &fault);
    faults_add(reading->faults, &fault);
}

bool lesson_is(struct lesson_reading *reading, node n, enum node_kind kind)
{
    static const struct words wanted[] = {
        [NODE_SCALAR] = {"这里应是一个值%s", "one value is expected here%s"},
        [NODE_MAP] = {"这里应是“键: 值”%s", "`key: value` pairs are expected here%s"},
        [NODE_LIST] = {"这里应是列表 [ ]%s", "a list [ ] is expected here%s"}};
    if (reading->tree->nodes[n].kind == kind)
        return true;
    lesson_tell(reading, n, wanted[kind], "");
    return false;
}

static void unknown(struct lesson_reading *reading, node n, const char *const *keys, int n_keys)
{
    struct nearest near = {0};
    struct fault fault = {0};
    char shown[TREE_SHOWN];
    tree_shown(tree_key(reading->tree, n), shown);
    for (int i = 0; i < n_keys; i++)
        nearest_offer(&near, shown, keys[i]);
    tree_fault_key(reading->tree, n, &fault,
                   near.name ? (struct words){"不认识的键“%s”；是否指 %s？",
                                              "unknown key '%s'; do you mean %s?"}
                             : (struct words){"不认识的键“%s”%s", "unknown key '%s'%s"},
                   shown, near.name ? near.name : "");
    faults_add(reading->faults, &fault);
}

bool lesson_map(struct lesson_reading *reading, node n, const char *const *keys, int n_keys,
                int wanted)
{
    const struct tree *tree = reading->tree;
    bool whole = true;
    if (!lesson_is(reading, n, NODE_MAP))
        return false;
    for (node child = tree->nodes[n].first; child != NODE_NONE; child = tree->nodes[child].next) {
        bool known = false;
        for (int i = 0; i < n_keys; i++)
            known = known || !strcmp(keys[i], tree_key(tree, child));
        if (!known)
            unknown(reading, child, keys, n_keys);
    }
    for (int i = 0; i < wanted; i++)
        if (tree_get(tree, n, keys[i]) == NODE_NONE) {
            lesson_tell(reading, n, (struct words){"这里缺少 %s", "%s is missing here"}, keys[i]);
            whole = false;
        }
    return whole;
}

bool lesson_list(struct lesson_reading *reading, node n, int least, int most, const char *what)
{
    struct fault fault = {0};
    int count = 0;
    if (!lesson_is(reading, n, NODE_LIST))
        return false;
    for (node c = reading->tree->nodes[n].first; c != NODE_NONE; c = reading->tree->nodes[c].next)
        count++;
    if (count >= least && count <= most)
        return true;
    tree_fault(reading->tree, n, &fault,
               (struct words){"%s 应有 %d 至 %d 个，不是 %d 个", "%s takes %d to %d of them, not %d"},
               what, least, most, count);
    faults_add(reading->faults, &fault);
    return false;
}

const char *lesson_text(struct lesson_reading *reading, node map, const char *key)
{
    const node n = tree_get(reading->tree, map, key);
    if (n == NODE_NONE || !lesson_is(reading, n, NODE_SCALAR))
        return NULL;
    const char *text = tree_text(reading->tree, n);
    if (*text)
        return text;
    lesson_tell(reading, n, (struct words){"%s：缺少一个值", "%s: a value is missing"}, key);
    return NULL;
}

struct words lesson_words_of(struct lesson_reading *reading, node map)
{
    struct words words = {0};
    if (lesson_is(reading, map, NODE_MAP)) {
        words.zh = lesson_text(reading, map, "zh");
        words.en = lesson_text(reading, map, "en");
    }
    return words;
}

struct words lesson_words(struct lesson_reading *reading, node map, const char *key)
{
    static const char *const keys[] = {"zh", "en"};
    const node n = tree_get(reading->tree, map, key);
    return n != NODE_NONE && lesson_map(reading, n, keys, 2, 2) ? lesson_words_of(reading, n)
                                                               : (struct words){0};
}

int lesson_count(struct lesson_reading *reading, node map, const char *key, int least, int most,
                 int fallback)
{
    const struct parameter row = {.name = key, .type = PARAMETER_COUNT, .unit = "1",
                                  .limit_low = least, .limit_high = most, .low = least,
                                  .high = most};
    const char *text = lesson_text(reading, map, key);
    struct fault fault = {0};
    int64_t value = fallback;
    if (!text || !parameter_read(&row, &value, text, NULL, &fault))
        return (int)value;
    lesson_tell_of(reading, tree_get(reading->tree, map, key), key, &fault);
    return fallback;
}

bool lesson_truth(struct lesson_reading *reading, node map, const char *key)
{
    const char *text = lesson_text(reading, map, key);
    if (!text || !strcmp(text, "false"))
        return false;
    if (strcmp(text, "true") != 0)
        lesson_tell(reading, tree_get(reading->tree, map, key),
                    (struct words){"%s 应为 true 或 false", "%s takes true or false"}, key);
    return true;
}

const struct metric *lesson_metric(struct lesson_reading *reading, node n)
{
    struct nearest near = {0};
    struct fault fault = {0};
    char shown[TREE_SHOWN];
    if (!lesson_is(reading, n, NODE_SCALAR))
        return NULL;
    const struct metric *metric = metrics_find(tree_text(reading->tree, n));
    if (metric)
        return metric;
    tree_shown(tree_text(reading->tree, n), shown);
    for (int i = 0; i < metrics_count; i++)
        nearest_offer(&near, shown, metrics_rows[i].name);
    tree_fault(reading->tree, n, &fault,
               near.name ? (struct words){"没有指标“%s”；是否指 %s？",
                                          "there is no metric '%s'; do you mean %s?"}
                         : (struct words){"没有指标“%s”（见 shequ describe metrics）%s",
                                          "there is no metric '%s' (shequ describe metrics)%s"},
               shown, near.name ? near.name : "");
    faults_add(reading->faults, &fault);
    return NULL;
}
