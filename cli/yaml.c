/* yaml.c - see yaml.h. */
#include "cli/yaml.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "cli/encoding.h"
#include "models/fold.h"

struct reading {
    struct tree *tree;
    const char *text, *name;
    size_t size;
    int file;
    node stack[TREE_DEPTH + 1];
    int depth;
    char *key; /* of the value to come; owned */
    int key_line, key_column;
};

/* What libyaml says, for people; the rest is told as it stands. */
static const struct {
    const char *problem;
    struct words words;
} problems[] = {
    {"mapping values are not allowed in this context",
     {"这里不能再出现“键: 值”；检查上一行的缩进、冒号，或给含冒号的文字加引号",
      "a `key: value` cannot stand here; check the indentation and colon of the line before, or "
      "quote a text that holds a colon"}},
    {"could not find expected ':'",
     {"这一行缺少半角冒号加空格（键: 值）", "a colon and a space are missing here (key: value)"}},
    {"found character that cannot start any token",
     {"值不能以这个字符开头；文字请加引号",
      "a value cannot begin with this character; quote a text"}},
    {"did not find expected key",
     {"这里应是下一个“键: 值”；检查缩进是否对齐、引号是否成对",
      "the next `key: value` is expected here; check that the indentation lines up and quotes are "
      "closed"}},
    {"did not find expected '-' indicator",
     {"这里应是列表的下一个“- ”；检查缩进",
      "the next `- ` of the list is expected here; check the indentation"}},
    {"did not find expected ',' or ']'",
     {"方括号 [ ] 没有成对，或缺少半角逗号", "`[` is not closed, or a comma is missing"}},
    {"did not find expected ',' or '}'",
     {"花括号 { } 没有成对，或缺少半角逗号", "`{` is not closed, or a comma is missing"}},
    {"block sequence entries are not allowed in this context",
     {"这里不能出现列表项“- ”", "a list entry `- ` cannot stand here"}},
    {"mapping keys are not allowed in this context",
     {"这里不能出现键；检查缩进", "a key cannot stand here; check the indentation"}},
    {"found unexpected end of stream",
     {"引号没有成对：文件结束时仍未合上", "a quote is not closed before the end of the file"}},
    {"found unexpected document indicator",
     {"引号之内出现了 --- 或 ...", "`---` or `...` inside quotes"}},
    {"found unknown escape character",
     {"双引号内的反斜杠写法无效；路径请用单引号",
      "unknown escape after a backslash; use single quotes"}},
    {"did not find expected hexdecimal number",
     {"双引号内的反斜杠写法无效；路径请用单引号",
      "unknown escape after a backslash; use single quotes"}},
    {"did not find expected <document start>",
     {"这里不应再有内容；检查缩进，或去掉多余的行",
      "nothing more is expected here; check the indentation"}},
    {"did not find expected node content", {"这里缺少值", "a value is missing here"}},
    {"found a tab character that violates indentation",
     {"缩进不能用制表符（Tab）；请改用空格", "tabs cannot indent; use spaces"}},
    {"found undefined tag handle", {"不支持标签（!）", "tags (`!`) are not supported"}},
    {"found incompatible YAML document",
     {"YAML 版本不支持；请删去 %%YAML 行", "unsupported YAML version; delete the %%YAML line"}},
};

static int tell_at(const struct reading *reading, int line, int column, struct fault *fault)
{
    fault_place(fault, reading->name, line, column);
    return fault->code;
}

static int refuse(const struct reading *reading, yaml_mark_t mark, struct words story,
                  struct fault *fault)
{
    fault_set(fault, FAULT_INPUT, story);
    return tell_at(reading, (int)mark.line + 1, (int)mark.column + 1, fault);
}

/* Where line `wanted` (from 0) begins; its length in *n, without its end. */
static const char *line_at(const struct reading *reading, size_t wanted, size_t *n)
{
    const char *text = reading->text, *end = text + reading->size;
    for (size_t line = 0;; line++) {
        const char *stop = text;
        while (stop < end && *stop != '\n' && *stop != '\r')
            stop++;
        if (line == wanted) {
            *n = (size_t)(stop - text);
            return text;
        }
        if (stop == end)
            return NULL;
        text = stop + (*stop == '\r' && stop + 1 < end && stop[1] == '\n' ? 2 : 1);
    }
}

/* A tab among the blanks at the front of a line: the usual reason of a syntax error that
 * nobody can see. */
static bool blame_tab(const struct reading *reading, size_t line, struct fault *fault)
{
    size_t n = 0, at = 0;
    const char *text = line_at(reading, line, &n);
    while (text && at < n && text[at] == ' ')
        at++;
    if (!text || at == n || text[at] != '\t')
        return false;
    fault_set(fault, FAULT_INPUT,
              (struct words){"缩进不能用制表符（Tab）；请改用空格", "tabs cannot indent; use spaces"});
    tell_at(reading, (int)line + 1, (int)at + 1, fault);
    return true;
}

/* Full-width punctuation outside comments: the other usual reason. */
static bool blame_full_width(const struct reading *reading, size_t line, struct fault *fault)
{
    static const struct {
        const char *wide, *narrow;
    } marks[] = {{"：", ":"}, {"，", ","}, {"“", "\""}, {"”", "\""}, {"（", "("}, {"）", ")"},
                 {"％", "%"}, {"｛", "{"}, {"｝", "}"}, {"［", "["}, {"］", "]"}, {"【", "["},
                 {"】", "]"}, {"‘", "'"}, {"’", "'"}, {"　", " "}};
    size_t n, column = 1;
    const char *text = line_at(reading, line, &n);
    if (!text)
        return false;
    for (size_t at = 0; at < n && !(text[at] == '#' && (at == 0 || text[at - 1] == ' ')); at++) {
        if (((unsigned char)text[at] & 0xC0) == 0x80)
            continue;
        for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
            if (n - at >= 3 && !strncmp(text + at, marks[i].wide, 3)) {
                fault_set(fault, FAULT_INPUT,
                          (struct words){
                              "全角标点“%s”不能用于格式；请改用半角 %s，或给整段文字加半角引号",
                              "full-width '%s' is not punctuation here; write %s, or quote "
                              "the whole text with half-width quotes"},
                          marks[i].wide, marks[i].narrow);
                tell_at(reading, (int)line + 1, (int)column, fault);
                return true;
            }
        column++;
    }
    return false;
}

static int tell_syntax(const struct reading *reading, const yaml_parser_t *parser,
                       struct fault *fault)
{
    const char *problem = parser->problem ? parser->problem : "?";
    size_t line = parser->problem_mark.line;
    if (parser->error == YAML_MEMORY_ERROR)
        return fault_memory(fault, reading->size);
    if (blame_tab(reading, line, fault) || blame_full_width(reading, line, fault) ||
        (line > 0 && (blame_tab(reading, line - 1, fault) ||
                      blame_full_width(reading, line - 1, fault))))
        return FAULT_INPUT;
    for (size_t i = 0; i < sizeof problems / sizeof problems[0]; i++)
        if (!strcmp(problem, problems[i].problem))
            return refuse(reading, parser->problem_mark, problems[i].words, fault);
    fault_set(fault, FAULT_INPUT, (struct words){"YAML 语法错误：%s", "YAML syntax: %s"}, problem);
    return tell_at(reading, (int)line + 1, (int)parser->problem_mark.column + 1, fault);
}

/* Two keys of one map that are the same, each told at the later one. */
static int refuse_duplicates(const struct reading *reading, node map, struct faults *faults)
{
    const struct tree *tree = reading->tree;
    size_t n = 0, size = 16;
    node *slots;
    for (node child = tree->nodes[map].first; child != NODE_NONE; child = tree->nodes[child].next)
        n++;
    while (size < 2 * n)
        size *= 2;
    slots = malloc(size * sizeof *slots);
    if (!slots) {
        struct fault fault = {0};
        fault_memory(&fault, size * sizeof *slots);
        return faults_add(faults, &fault);
    }
    for (size_t i = 0; i < size; i++)
        slots[i] = NODE_NONE;
    for (node child = tree->nodes[map].first; child != NODE_NONE; child = tree->nodes[child].next) {
        const char *key = tree_key(tree, child);
        size_t at = fold_identity(key) & (size - 1);
        while (slots[at] != NODE_NONE && strcmp(tree_key(tree, slots[at]), key) != 0)
            at = (at + 1) & (size - 1);
        if (slots[at] == NODE_NONE)
            slots[at] = child;
        else {
            struct fault fault = {0};
            char shown[TREE_SHOWN];
            tree_fault_key(
                tree, child, &fault,
                (struct words){"键“%s”重复；第 %d 行已有", "key '%s' again; it stands in line %d"},
                tree_shown(key, shown), tree->nodes[slots[at]].key_line);
            faults_add(faults, &fault);
        }
    }
    free(slots);
    return 0;
}

/* What may not stand in a file can come in through escapes. */
static bool is_plain_text(const unsigned char *text, size_t n)
{
    struct fault fault = {0};
    return !memchr(text, '\r', n) && !encoding_check((const char *)text, n, "", &fault);
}

static int add(struct reading *reading, enum node_kind kind, const char *text, bool quoted,
               yaml_mark_t mark, struct fault *fault)
{
    node parent = reading->depth ? reading->stack[reading->depth - 1] : NODE_NONE;
    node made = tree_add(reading->tree, parent, kind, reading->key, text, fault);
    struct tree_node *at;
    if (made < 0)
        return tell_at(reading, (int)mark.line + 1, (int)mark.column + 1, fault);
    at = &reading->tree->nodes[made];
    at->file = reading->file;
    at->line = (int32_t)mark.line + 1;
    at->column = (int32_t)mark.column + 1;
    at->key_line = reading->key ? reading->key_line : 0;
    at->key_column = reading->key ? reading->key_column : 0;
    at->quoted = quoted;
    free(reading->key);
    reading->key = NULL;
    if (kind != NODE_SCALAR)
        reading->stack[reading->depth++] = made;
    return 0;
}

static bool wants_key(const struct reading *reading)
{
    return reading->depth && !reading->key &&
           reading->tree->nodes[reading->stack[reading->depth - 1]].kind == NODE_MAP;
}

static int take_key(struct reading *reading, const yaml_event_t *event, struct fault *fault)
{
    const char *text = (const char *)event->data.scalar.value;
    size_t n = event->data.scalar.length;
    if (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && !strcmp(text, "<<"))
        return refuse(
            reading, event->start_mark,
            (struct words){"不支持合并键 <<；共同的部分请用 extends",
                           "merge keys (`<<`) are refused; use `extends` for what is shared"},
            fault);
    reading->key = malloc(n + 1);
    if (!reading->key)
        return fault_memory(fault, n + 1);
    memcpy(reading->key, text, n + 1);
    reading->key_line = (int)event->start_mark.line + 1;
    reading->key_column = (int)event->start_mark.column + 1;
    return 0;
}

/* The first byte of a Chinese, Japanese or fullwidth character, or (from E2) of a mark such as a
 * quotation mark, which other scripts have too. */
static bool is_wide(char byte, unsigned from)
{
    return (unsigned char)byte >= from && (unsigned char)byte <= 0xef;
}

/* YAML folds a line's end into a space; Chinese is written without. Such a space goes; so does a
 * single one that was typed between two wide characters, which cannot be told from it. */
static void join_wide(char *text)
{
    size_t to = 0;
    for (size_t at = 0; text[at]; at++) {
        bool joins = text[at] == ' ' && to >= 3 && is_wide(text[to - 3], 0xe2) &&
                     is_wide(text[at + 1], 0xe2) &&
                     (is_wide(text[to - 3], 0xe3) || is_wide(text[at + 1], 0xe3));
        if (!joins)
            text[to++] = text[at];
    }
    text[to] = 0;
}

static int take_scalar(struct reading *reading, const yaml_event_t *event, struct fault *fault)
{
    const char *text = (const char *)event->data.scalar.value;
    if (!is_plain_text(event->data.scalar.value, event->data.scalar.length))
        return refuse(reading, event->start_mark,
                      (struct words){"文字中有控制字符；请删去", "control characters in a text; delete them"},
                      fault);
    if (wants_key(reading))
        return take_key(reading, event, fault);
    if (event->data.scalar.style == YAML_FOLDED_SCALAR_STYLE)
        join_wide((char *)event->data.scalar.value);
    return add(reading, NODE_SCALAR, text, event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE,
               event->start_mark, fault);
}

static int begin(struct reading *reading, enum node_kind kind, const yaml_event_t *event,
                 struct fault *fault)
{
    if (wants_key(reading))
        return refuse(reading, event->start_mark,
                      (struct words){"键只能是文字", "a key must be a plain text"}, fault);
    if (reading->depth == TREE_DEPTH)
        return refuse(reading, event->start_mark,
                      (struct words){"嵌套过深：最多 64 层", "nested too deep: at most 64 levels"}, fault);
    return add(reading, kind, NULL, false, event->start_mark, fault);
}

static int refuse_extras(const struct reading *reading, const yaml_event_t *event,
                         struct fault *fault)
{
    const yaml_char_t *anchor = NULL, *tag = NULL;
    if (event->type == YAML_SCALAR_EVENT) {
        anchor = event->data.scalar.anchor;
        tag = event->data.scalar.tag;
    } else if (event->type == YAML_MAPPING_START_EVENT) {
        anchor = event->data.mapping_start.anchor;
        tag = event->data.mapping_start.tag;
    } else if (event->type == YAML_SEQUENCE_START_EVENT) {
        anchor = event->data.sequence_start.anchor;
        tag = event->data.sequence_start.tag;
    }
    if (anchor || event->type == YAML_ALIAS_EVENT)
        return refuse(
            reading, event->start_mark,
            (struct words){"不支持锚点与别名（& 和 *）；请写出内容，文字请加引号",
                           "anchors and aliases (`&`, `*`) are refused; write the content "
                           "out, quote a text"},
            fault);
    if (tag)
        return refuse(reading, event->start_mark,
                      (struct words){"不支持标签（!）；文字请加引号", "tags (`!`) are refused; quote a text"},
                      fault);
    return 0;
}

/* One event into the tree. */
static int take(struct reading *reading, const yaml_event_t *event, int *documents,
                struct faults *faults, struct fault *fault)
{
    int status = refuse_extras(reading, event, fault);
    if (status)
        return status;
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if ((*documents)++)
            return refuse(reading, event->start_mark,
                          (struct words){"一个文件只能有一个文档；请删去第二个 ---",
                                         "one document to a file; delete the second `---`"},
                          fault);
        return 0;
    case YAML_SCALAR_EVENT: return take_scalar(reading, event, fault);
    case YAML_MAPPING_START_EVENT: return begin(reading, NODE_MAP, event, fault);
    case YAML_SEQUENCE_START_EVENT: return begin(reading, NODE_LIST, event, fault);
    case YAML_MAPPING_END_EVENT:
        return refuse_duplicates(reading, reading->stack[--reading->depth], faults);
    case YAML_SEQUENCE_END_EVENT: reading->depth--; return 0;
    default: return 0;
    }
}

static int read_events(struct reading *reading, struct faults *faults, struct fault *fault)
{
    yaml_parser_t parser;
    int status = 0, documents = 0;
    bool more = true;
    if (!yaml_parser_initialize(&parser))
        return fault_memory(fault, sizeof parser);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)reading->text, reading->size);
    while (more && !status) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            status = tell_syntax(reading, &parser, fault);
            break;
        }
        more = event.type != YAML_STREAM_END_EVENT;
        status = take(reading, &event, &documents, faults, fault);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    if (!status && reading->tree->n_nodes == 0) {
        status =
            fault_set(fault, FAULT_INPUT,
                      (struct words){"文件是空的；情景至少要有 shequ: 1 和 extends 或 run",
                                     "the file is empty; a scenario has at least `shequ: 1` and "
                                     "`extends` or `run`"});
        tell_at(reading, 1, 1, fault);
    }
    return status;
}

int yaml_tree(const char *text, size_t size, const char *name, struct tree *tree,
              struct faults *faults)
{
    struct reading reading = {.tree = tree, .text = text, .name = name, .size = size};
    struct fault fault = {0};
    size_t mark = encoding_mark(text, size);
    int found = faults->n;
    reading.text += mark;
    reading.size -= mark;
    reading.file = tree_file(tree, name, &fault);
    if (reading.file >= 0 && size > TREE_BYTES) {
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"文件过大：%zu 字节，最多 %d", "too large: %zu bytes, at most %d"}, size,
                  (int)TREE_BYTES);
        fault_place(&fault, name, 0, 0);
    }
    if (!fault.code)
        encoding_check(reading.text, reading.size, name, &fault);
    if (!fault.code)
        read_events(&reading, faults, &fault);
    free(reading.key);
    faults_add(faults, &fault);
    return fault.code ? fault.code : faults->n > found ? FAULT_INPUT : 0;
}
