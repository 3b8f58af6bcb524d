/* tree.c - see tree.h. */
#include "models/tree.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Grow a block of items of `size` bytes so that it holds `wanted`. */
static int grow(void **block, size_t *cap, size_t wanted, size_t size, struct fault *fault)
{
    size_t more = *cap ? *cap : 64;
    void *grown;
    if (wanted <= *cap)
        return 0;
    while (more < wanted)
        more *= 2;
    grown = realloc(*block, more * size);
    if (!grown)
        return fault_memory(fault, more * size);
    *block = grown;
    *cap = more;
    return 0;
}

void tree_free(struct tree *tree)
{
    for (int32_t i = 0; i < tree->n_files; i++)
        free(tree->files[i]);
    free(tree->files);
    free(tree->nodes);
    free(tree->text);
    *tree = (struct tree){0};
}

int tree_file(struct tree *tree, const char *name, struct fault *fault)
{
    size_t n = strlen(name) + 1;
    char **files = realloc(tree->files, (size_t)(tree->n_files + 1) * sizeof *files);
    if (!files)
        return fault_memory(fault, (size_t)(tree->n_files + 1) * sizeof *files);
    tree->files = files;
    files[tree->n_files] = malloc(n);
    if (!files[tree->n_files])
        return fault_memory(fault, n);
    memcpy(files[tree->n_files], name, n);
    return tree->n_files++;
}

/* Keep a text; returns its offset or a fault's code. */
static int32_t text_add(struct tree *tree, const char *text, struct fault *fault)
{
    size_t n = strlen(text) + 1, at = tree->n_text;
    void *block = tree->text;
    /* Each of TREE_NODES texts ends in a 0 that the file's own limit does not count. */
    if (n > (size_t)TREE_BYTES + TREE_NODES - at)
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"文本过长：最多 %d 字节", "too much text: at most %d bytes"},
                         (int)TREE_BYTES);
    if (grow(&block, &tree->cap_text, at + n, 1, fault))
        return FAULT_MEMORY;
    tree->text = block;
    memcpy(tree->text + at, text, n);
    tree->n_text = at + n;
    return (int32_t)at;
}

node tree_add(struct tree *tree, node parent, enum node_kind kind, const char *key,
              const char *text, struct fault *fault)
{
    struct tree_node new = {.kind = kind, .key = -1, .text = -1, .first = NODE_NONE,
                            .next = NODE_NONE, .last = NODE_NONE};
    void *block = tree->nodes;
    size_t cap = (size_t)tree->cap_nodes;
    ALWAYS(parent == NODE_NONE ? tree->n_nodes == 0 : parent >= 0 && parent < tree->n_nodes);
    ALWAYS(parent == NODE_NONE || tree->nodes[parent].kind != NODE_SCALAR);
    ALWAYS((kind == NODE_SCALAR) == (text != NULL));
    if (tree->n_nodes == TREE_NODES)
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"节点过多：最多 %d 个", "too many nodes: at most %d"},
                         (int)TREE_NODES);
    if (grow(&block, &cap, (size_t)tree->n_nodes + 1, sizeof new, fault))
        return FAULT_MEMORY;
    tree->nodes = block;
    tree->cap_nodes = (int32_t)cap;
    if (key && (new.key = text_add(tree, key, fault)) < 0)
        return new.key;
    if (text && (new.text = text_add(tree, text, fault)) < 0)
        return new.text;
    if (parent != NODE_NONE) {
        struct tree_node *above = &tree->nodes[parent];
        if (above->last == NODE_NONE)
            above->first = tree->n_nodes;
        else
            tree->nodes[above->last].next = tree->n_nodes;
        above->last = tree->n_nodes;
    }
    tree->nodes[tree->n_nodes] = new;
    return tree->n_nodes++;
}

node tree_get(const struct tree *tree, node map, const char *key)
{
    ALWAYS(map >= 0 && map < tree->n_nodes);
    if (tree->nodes[map].kind != NODE_MAP)
        return NODE_NONE;
    for (node n = tree->nodes[map].first; n != NODE_NONE; n = tree->nodes[n].next)
        if (!strcmp(tree_key(tree, n), key))
            return n;
    return NODE_NONE;
}

const char *tree_key(const struct tree *tree, node n)
{
    ALWAYS(n >= 0 && n < tree->n_nodes);
    return tree->nodes[n].key < 0 ? "" : tree->text + tree->nodes[n].key;
}

const char *tree_text(const struct tree *tree, node n)
{
    ALWAYS(n >= 0 && n < tree->n_nodes);
    return tree->nodes[n].text < 0 ? NULL : tree->text + tree->nodes[n].text;
}

const char *tree_shown(const char *text, char out[TREE_SHOWN])
{
    size_t n = strlen(text), most = TREE_SHOWN - 4;
    bool cut = n > most;
    if (cut)
        for (n = most; n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80; n--)
            ;
    for (size_t i = 0; i < n; i++)
        out[i] = (unsigned char)text[i] < 0x20 || text[i] == 0x7F ? ' ' : text[i];
    strcpy(out + n, cut ? "..." : "");
    return out;
}

static void place(const struct tree *tree, const struct tree_node *at, int line, int column,
                  struct fault *fault)
{
    if (at->file >= 0 && at->file < tree->n_files)
        fault_place(fault, tree->files[at->file], line, column);
}

static int tell(const struct tree *tree, const struct tree_node *at, int line, int column,
                struct fault *fault, struct words format, va_list zh, va_list en)
{
    if (fault && !fault->code) {
        fault->code = FAULT_INPUT;
        vsnprintf(fault->zh, sizeof fault->zh, format.zh, zh);
        vsnprintf(fault->en, sizeof fault->en, format.en, en);
        fault_plain(fault->zh);
        fault_plain(fault->en);
        place(tree, at, line, column, fault);
    }
    return FAULT_INPUT;
}

void tree_place(const struct tree *tree, node n, struct fault *fault)
{
    ALWAYS(n >= 0 && n < tree->n_nodes);
    place(tree, &tree->nodes[n], tree->nodes[n].line, tree->nodes[n].column, fault);
}

int tree_fault(const struct tree *tree, node n, struct fault *fault, struct words format, ...)
{
    const struct tree_node *here = &tree->nodes[n];
    va_list zh, en;
    ALWAYS(n >= 0 && n < tree->n_nodes);
    va_start(zh, format);
    va_copy(en, zh);
    tell(tree, here, here->line, here->column, fault, format, zh, en);
    va_end(en);
    va_end(zh);
    return FAULT_INPUT;
}

int tree_fault_key(const struct tree *tree, node n, struct fault *fault, struct words format, ...)
{
    const struct tree_node *here = &tree->nodes[n];
    bool own = here->key >= 0 && here->key_line > 0;
    va_list zh, en;
    ALWAYS(n >= 0 && n < tree->n_nodes);
    va_start(zh, format);
    va_copy(en, zh);
    tell(tree, here, own ? here->key_line : here->line, own ? here->key_column : here->column,
         fault, format, zh, en);
    va_end(en);
    va_end(zh);
    return FAULT_INPUT;
}
