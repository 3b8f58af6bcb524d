/* draft.c - see draft.h: the small readers. */
#include "models/draft.h"

#include <stdlib.h>
#include <string.h>

#include "models/text.h"

struct scenario_spot draft_spot(const struct draft *draft, node n)
{
    const struct tree_node *at = &draft->tree->nodes[n];
    return (struct scenario_spot){draft->file + at->file, at->line, at->column};
}

static void place(const struct draft *draft, struct scenario_spot spot, struct fault *fault)
{
    if (spot.file >= 0 && spot.file < draft->scenario->n_files)
        fault_place(fault, draft->scenario->files[spot.file], spot.line, spot.column);
}

void draft_tell(struct draft *draft, struct scenario_spot spot, const struct fault *fault)
{
    struct fault placed = *fault;
    place(draft, spot, &placed);
    faults_add(draft->faults, &placed);
}

void draft_warn(struct draft *draft, struct scenario_spot spot, const struct fault *fault)
{
    struct fault placed = *fault;
    place(draft, spot, &placed);
    faults_warn(draft->faults, &placed);
}

bool draft_is_full(struct draft *draft)
{
    bool full = draft->faults->n == FAULTS_MAX;
    draft->faults->n_more += full;
    return full;
}

char *draft_copy(struct draft *draft, const char *text)
{
    return text_copy(text, &draft->memory);
}

void draft_replace(struct draft *draft, char **owned, const char *text)
{
    free(*owned);
    *owned = text ? draft_copy(draft, text) : NULL;
}

bool draft_forgets(const struct draft *draft, node n)
{
    const char *text = tree_text(draft->tree, n);
    return text && !draft->tree->nodes[n].quoted && (!strcmp(text, "null") || !strcmp(text, "~"));
}

node draft_value(struct draft *draft, node n, const char **source)
{
    static const char *const known[] = {"value", "source"};
    const struct tree *tree = draft->tree;
    node value = NODE_NONE;
    if (source)
        *source = NULL;
    if (tree->nodes[n].kind != NODE_MAP)
        return n;
    for (node child = tree->nodes[n].first; child != NODE_NONE; child = tree->nodes[child].next) {
        const char *key = tree_key(tree, child);
        if (!strcmp(key, "value"))
            value = child;
        else if (strcmp(key, "source") != 0) {
            draft_unknown(draft, child, tree_key(tree, n), known, 2);
            return NODE_NONE;
        } else if (tree->nodes[child].kind == NODE_SCALAR && source)
            *source = tree_text(tree, child);
        else if (tree->nodes[child].kind != NODE_SCALAR) {
            struct fault fault = {0};
            tree_fault(tree, child, &fault,
                       (struct words){"source 应是一段文字", "source must be a text"});
            faults_add(draft->faults, &fault);
            return NODE_NONE;
        }
    }
    if (value == NODE_NONE) {
        struct fault fault = {0};
        tree_fault(tree, n, &fault,
                   (struct words){"%s：缺少 value；请写一个值，或 {value: …, source: …}",
                                  "%s: no value; write one value, or {value: ..., source: ...}"},
                   tree_key(tree, n));
        faults_add(draft->faults, &fault);
    }
    return value;
}

const char *draft_scalar(struct draft *draft, node n, const char **source)
{
    node value = draft_value(draft, n, source);
    struct fault fault = {0};
    char shown[TREE_SHOWN];
    const char *text;
    if (value == NODE_NONE)
        return NULL;
    text = tree_text(draft->tree, value);
    if (!text)
        tree_fault(draft->tree, value, &fault,
                   (struct words){"%s：应是单个值，不是列表或一组键",
                                  "%s: one value is wanted here, not a list or a map"},
                   tree_shown(tree_key(draft->tree, n), shown));
    else if (!*text && !draft->tree->nodes[value].quoted) {
        text = NULL;
        tree_fault(draft->tree, value, &fault,
                   (struct words){"%s：缺少值", "%s: a value is missing"},
                   tree_shown(tree_key(draft->tree, n), shown));
    }
    faults_add(draft->faults, &fault);
    return text;
}

bool draft_is_map(struct draft *draft, node n)
{
    const struct tree *tree = draft->tree;
    struct fault fault = {0};
    char shown[TREE_SHOWN];
    tree_shown(tree_key(tree, n), shown);
    if (tree->nodes[n].kind == NODE_MAP)
        return true;
    if (tree->nodes[n].kind == NODE_SCALAR && !*tree_text(tree, n) && n != 0)
        return true;
    if (n == 0)
        tree_fault(
            tree, n, &fault,
            (struct words){"情景文件应由“键: 值”组成，第一行如 shequ: 1",
                           "a scenario consists of `key: value` lines, the first being shequ: 1"});
    else if (tree->nodes[n].kind == NODE_LIST)
        tree_fault(tree, n, &fault,
                   (struct words){"%s：应是一组“键: 值”，不是列表",
                                  "%s: `key: value` pairs are wanted here, not a list"},
                   shown);
    else
        tree_fault(tree, n, &fault,
                   (struct words){"%s：应是一组“键: 值”，不是单个值",
                                  "%s: `key: value` pairs are wanted here, not one value"},
                   shown);
    faults_add(draft->faults, &fault);
    return false;
}

static bool is_wide(const char *text)
{
    static const char *const wide[] = {"：", "，", "“", "”", "（", "）", "％", "　", "＝", "．"};
    for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++)
        if (strstr(text, wide[i]))
            return true;
    return false;
}

void draft_unknown(struct draft *draft, node n, const char *path, const char *const *known,
                   int n_known)
{
    struct fault fault = {0};
    const char *key = tree_key(draft->tree, n), *dot = *path ? "." : "";
    struct nearest near = {0};
    char shown[TREE_SHOWN];
    if (draft_is_full(draft))
        return;
    for (int i = 0; i < n_known; i++)
        nearest_offer(&near, key, known[i]);
    tree_shown(key, shown);
    if (is_wide(key))
        tree_fault_key(
            draft->tree, n, &fault,
            (struct words){"“%s”含有全角标点；请改用半角冒号加空格，如 start: 2009-01-01",
                           "'%s' has full-width punctuation; write a half-width colon and a "
                           "space, like start: 2009-01-01"},
            shown);
    else if (near.name)
        tree_fault_key(draft->tree, n, &fault,
                       (struct words){"没有 %s%s%s；是否指 %s？", "unknown key %s%s%s; do you mean %s?"},
                       path, dot, shown, near.name);
    else
        tree_fault_key(draft->tree, n, &fault,
                       (struct words){"没有 %s%s%s 这一项", "unknown key %s%s%s"}, path, dot, shown);
    faults_add(draft->faults, &fault);
}

/* Put `path: ` before a story that a row told. */
static void tell_value(struct draft *draft, node n, const char *path, const struct fault *story)
{
    struct fault fault = {0};
    fault_about(&fault, path, story);
    tree_place(draft->tree, n, &fault);
    faults_add(draft->faults, &fault);
}

bool draft_read(struct draft *draft, node n, const char *path, const struct parameter *row,
                void *values, bool *odd, const char **source)
{
    const char *text = draft_scalar(draft, n, source);
    struct fault fault = {0};
    if (!text)
        return false;
    if (parameter_read(row, values, text, odd, &fault) == 0)
        return true;
    tell_value(draft, draft_value(draft, n, NULL), path, &fault);
    return false;
}

bool draft_months(struct draft *draft, node n, const char *path, int low, int high, int *months)
{
    const struct parameter row = {.type = PARAMETER_DURATION, .unit = "month", .limit_low = low,
                                  .limit_high = high, .low = low, .high = high};
    int64_t length = 0;
    struct fault fault = {0};
    if (!draft_read(draft, n, path, &row, &length, NULL, NULL))
        return false;
    if (length % (YEAR / 12)) {
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"应是整月数，如 5 years 或 18 months",
                                 "whole months are wanted, like 5 years "
                                 "or 18 months"});
        tell_value(draft, draft_value(draft, n, NULL), path, &fault);
        return false;
    }
    *months = (int)(length / (YEAR / 12));
    return true;
}

bool draft_date(struct draft *draft, node n, const char *path, day *date)
{
    const char *text = draft_scalar(draft, n, NULL);
    struct fault fault = {0};
    struct date parts;
    char shown[TREE_SHOWN];
    if (!text)
        return false;
    if (!date_read(text, &parts))
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"“%s”不是日期；请写 年-月-日，如 2009-01-31",
                                 "'%s' is not a date; write year-month-day, like 2009-01-31"},
                  tree_shown(text, shown));
    else if (!date_exists(parts))
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"没有 %s 这一天", "there is no day %s"}, tree_shown(text, shown));
    else if (parts.year < 1900 || parts.year > 2300)
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"%s 超出 1900 至 2300 年", "%s is outside the years 1900 to 2300"},
                  tree_shown(text, shown));
    if (fault.code) {
        tell_value(draft, draft_value(draft, n, NULL), path, &fault);
        return false;
    }
    *date = day_of_date(parts);
    return true;
}

bool draft_u64(struct draft *draft, node n, const char *path, uint64_t *value)
{
    const char *text = draft_scalar(draft, n, NULL), *c = text;
    struct fault fault = {0};
    char shown[TREE_SHOWN];
    uint64_t sum = 0;
    bool over = false;
    if (!text)
        return false;
    for (; *c >= '0' && *c <= '9'; c++) {
        uint64_t digit = (uint64_t)(*c - '0');
        over = over || sum > (UINT64_MAX - digit) / 10;
        sum = sum * 10 + digit;
    }
    if (*c || c == text)
        fault_set(
            &fault, FAULT_INPUT,
            (struct words){"“%s”不是非负整数；请连写半角数字，如 20091122",
                           "'%s' is not a whole number from 0; write digits only, like 20091122"},
            tree_shown(text, shown));
    else if (over)
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"%s 超出 [0, 18446744073709551615]",
                                 "%s is outside [0, 18446744073709551615]"},
                  tree_shown(text, shown));
    if (fault.code) {
        tell_value(draft, draft_value(draft, n, NULL), path, &fault);
        return false;
    }
    *value = sum;
    return true;
}

void draft_words(struct draft *draft, node n, const char *path, char **zh, char **en)
{
    static const char *const known[] = {"zh", "en"};
    const struct tree *tree = draft->tree;
    if (draft_forgets(draft, n)) {
        draft_replace(draft, zh, NULL);
        draft_replace(draft, en, NULL);
        return;
    }
    if (tree->nodes[n].kind != NODE_MAP) {
        const char *text = draft_scalar(draft, n, NULL);
        if (text) {
            draft_replace(draft, zh, text);
            draft_replace(draft, en, text);
        }
        return;
    }
    draft_replace(draft, zh, NULL);
    draft_replace(draft, en, NULL);
    for (node child = tree->nodes[n].first; child != NODE_NONE; child = tree->nodes[child].next) {
        const char *key = tree_key(tree, child), *text;
        bool is_zh = !strcmp(key, "zh");
        if (!is_zh && strcmp(key, "en") != 0)
            draft_unknown(draft, child, path, known, 2);
        else if ((text = draft_scalar(draft, child, NULL)) != NULL)
            draft_replace(draft, is_zh ? zh : en, text);
    }
}

void draft_free_texts(char ***texts, bool **quoted, int *n_texts)
{
    for (int i = 0; i < *n_texts; i++)
        free((*texts)[i]);
    free(*texts);
    *texts = NULL;
    *n_texts = 0;
    if (quoted) {
        free(*quoted);
        *quoted = NULL;
    }
}

bool draft_texts(struct draft *draft, node n, char ***texts, bool **quoted,
                 struct scenario_spot **spots, int *n_texts)
{
    const struct tree *tree = draft->tree;
    node list = draft_value(draft, n, NULL), one;
    size_t count = 0;
    draft_free_texts(texts, quoted, n_texts);
    if (list == NODE_NONE)
        return false;
    one = tree->nodes[list].kind == NODE_LIST ? tree->nodes[list].first : list;
    for (node i = one; i != NODE_NONE; i = i == list ? NODE_NONE : tree->nodes[i].next)
        count++;
    *texts = calloc(count + 1, sizeof **texts);
    if (quoted)
        *quoted = calloc(count + 1, sizeof **quoted);
    if (spots) {
        free(*spots);
        *spots = calloc(count + 1, sizeof **spots);
    }
    if (!*texts || (quoted && !*quoted) || (spots && !*spots)) {
        draft->memory = true;
        return false;
    }
    for (node i = one; i != NODE_NONE; i = i == list ? NODE_NONE : tree->nodes[i].next) {
        const char *text = draft_scalar(draft, i, NULL);
        char *copy = text ? draft_copy(draft, text) : NULL;
        if (!copy)
            return false;
        if (quoted)
            (*quoted)[*n_texts] = tree->nodes[i].quoted;
        if (spots)
            (*spots)[*n_texts] = draft_spot(draft, i);
        (*texts)[(*n_texts)++] = copy;
    }
    return true;
}
