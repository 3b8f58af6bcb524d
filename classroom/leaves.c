/* leaves.c - see leaves.h. */
#include "classroom/leaves.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char head[] = "leaves 1 ";
static const char kinds[] = "sml"; /* by enum node_kind; q: a scalar in quotes */

/* ---- writing ------------------------------------------------------------------------- */

static void put_escaped(struct text *text, const char *from)
{
    for (;;) {
        const size_t n = strcspn(from, "\\\t\n\r");
        text_put(text, from, n);
        from += n;
        switch (*from++) {
        case '\\': text_puts(text, "\\\\"); break;
        case '\t': text_puts(text, "\\t"); break;
        case '\n': text_puts(text, "\\n"); break;
        case '\r': text_puts(text, "\\r"); break;
        default: return;
        }
    }
}

static void write_node(struct text *text, const struct tree *tree, node n, int depth)
{
    const struct tree_node *at = &tree->nodes[n];
    char numbers[96];
    ALWAYS(depth < TREE_DEPTH);
    snprintf(numbers, sizeof numbers, "%c %d %d %d %d %d", at->quoted ? 'q' : kinds[at->kind],
             depth, (int)at->line, (int)at->column, (int)at->key_line, (int)at->key_column);
    text_puts(text, numbers);
    if (at->key >= 0) {
        text_puts(text, "\t");
        put_escaped(text, tree_key(tree, n));
    }
    if (at->kind == NODE_SCALAR) {
        text_puts(text, "\t");
        put_escaped(text, tree_text(tree, n));
    }
    text_puts(text, "\n");
    for (node child = at->first; child != NODE_NONE; child = tree->nodes[child].next)
        write_node(text, tree, child, depth + 1);
}

void leaves_write(struct text *text, const struct tree *tree)
{
    char end[32];
    ALWAYS(tree->n_files == 1);
    text_puts(text, head);
    put_escaped(text, tree->files[0]);
    text_puts(text, "\n");
    if (tree->n_nodes)
        write_node(text, tree, 0, 0);
    snprintf(end, sizeof end, "end %d\n", (int)tree->n_nodes);
    text_puts(text, end);
}

/* ---- reading ------------------------------------------------------------------------- */

struct reading {
    char *at, *end; /* of a copy that is cut up in place */
    const char *name;
    int line;
    struct tree *tree;
    node open[TREE_DEPTH]; /* the last node of each depth */
    int depth;             /* how many of them stand */
    struct fault *fault;
};

static int refuse(const struct reading *reading)
{
    fault_set(reading->fault, FAULT_INPUT,
              (struct words){"内置情景的文本已损坏", "the text of a built-in scenario is damaged"});
    fault_place(reading->fault, reading->name, reading->line, 0);
    return FAULT_INPUT;
}

/* The next line, ended by a 0; NULL where there is none that ends. */
static char *next_line(struct reading *reading)
{
    char *line = reading->at;
    char *end = memchr(line, '\n', (size_t)(reading->end - line));
    reading->line++;
    if (!end || memchr(line, 0, (size_t)(end - line)))
        return NULL;
    *end = 0;
    reading->at = end + 1;
    return line;
}

/* A number without sign or needless zero, and what must follow it; moves on. */
static bool read_number(char **at, char after, int32_t *number)
{
    int64_t value = 0;
    const char *from = *at;
    while (**at >= '0' && **at <= '9' && value <= INT32_MAX)
        value = 10 * value + (*(*at)++ - '0');
    if (*at == from || (*from == '0' && *at != from + 1) || value > INT32_MAX || **at != after)
        return false;
    *number = (int32_t)value;
    return true;
}

/* In place. */
static bool unescape(char *text)
{
    char *to = text;
    for (; *text; text++) {
        if (*text == '\t' || *text == '\r')
            return false;
        if (*text != '\\') {
            *to++ = *text;
            continue;
        }
        switch (*++text) {
        case '\\': *to++ = '\\'; break;
        case 't': *to++ = '\t'; break;
        case 'n': *to++ = '\n'; break;
        case 'r': *to++ = '\r'; break;
        default: return false;
        }
    }
    *to = 0;
    return true;
}

/* The tab-led field at *at, or NULL; the next one begins at the new *at. */
static char *next_field(char **at)
{
    char *field = *at, *end;
    if (*field != '\t')
        return NULL;
    field++;
    end = strchr(field, '\t');
    *at = end ? end : field + strlen(field);
    return field;
}

/* Fields are cut off only when all of them were found. */
static bool read_fields(char *at, bool has_key, bool has_text, char **key, char **text)
{
    *key = has_key ? next_field(&at) : NULL;
    char *const middle = at;
    *text = has_text ? next_field(&at) : NULL;
    if (*at || (has_key && !*key) || (has_text && !*text))
        return false;
    if (has_key && has_text)
        *middle = 0;
    return (!*key || unescape(*key)) && (!*text || unescape(*text));
}

static int read_node(struct reading *reading, char *line)
{
    struct tree *tree = reading->tree;
    const char *kind = *line == 'q' ? kinds : memchr(kinds, *line, sizeof kinds - 1);
    const bool quoted = *line == 'q';
    int32_t number[5];
    char *at = line + 1, *key, *text;
    if (!kind || *at++ != ' ')
        return refuse(reading);
    for (int i = 0; i < 5; i++) {
        const char after = i < 4 ? ' ' : *kind == 's' || strchr(at, '\t') ? '\t' : 0;
        if (!read_number(&at, after, &number[i]))
            return refuse(reading);
        at += i < 4;
    }
    const int32_t depth = number[0];
    if (depth >= TREE_DEPTH || depth > reading->depth || (depth == 0) != (tree->n_nodes == 0) ||
        tree->n_nodes == LEAVES_NODES)
        return refuse(reading);
    const node parent = depth ? reading->open[depth - 1] : NODE_NONE;
    const enum node_kind above = depth ? tree->nodes[parent].kind : NODE_LIST;
    if (above == NODE_SCALAR || !read_fields(at, above == NODE_MAP, *kind == 's', &key, &text) ||
        (key && tree_get(tree, parent, key) != NODE_NONE))
        return refuse(reading);
    const node made = tree_add(tree, parent, (enum node_kind)(kind - kinds), key, text,
                               reading->fault);
    if (made < 0)
        return made;
    struct tree_node *leaf = &tree->nodes[made];
    leaf->quoted = quoted;
    leaf->line = number[1];
    leaf->column = number[2];
    leaf->key_line = number[3];
    leaf->key_column = number[4];
    reading->open[depth] = made;
    reading->depth = depth + 1;
    return 0;
}

static int read_all(struct reading *reading)
{
    const size_t n_head = sizeof head - 1;
    char *line = next_line(reading), end[32];
    int status = 0;
    if (!line || strncmp(line, head, n_head) != 0 || !line[n_head] || !unescape(line + n_head))
        return refuse(reading);
    if ((status = tree_file(reading->tree, line + n_head, reading->fault)) < 0)
        return status;
    while ((line = next_line(reading)) != NULL && *line != 'e')
        if ((status = read_node(reading, line)) != 0)
            return status;
    snprintf(end, sizeof end, "end %d", (int)reading->tree->n_nodes);
    return line && !strcmp(line, end) && reading->at == reading->end ? 0 : refuse(reading);
}

int leaves_read(struct tree *tree, const char *text, size_t size, const char *name,
                struct fault *fault)
{
    struct reading reading = {.name = name, .tree = tree, .fault = fault};
    *tree = (struct tree){0};
    if (size > LEAVES_BYTES)
        return refuse(&reading);
    char *copy = malloc(size + 1);
    if (!copy)
        return fault_memory(fault, size + 1);
    memcpy(copy, text, size);
    copy[size] = 0;
    reading.at = copy;
    reading.end = copy + size;
    const int status = read_all(&reading);
    free(copy);
    return status;
}
