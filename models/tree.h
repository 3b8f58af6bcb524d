/* tree.h - a scenario text as a tree of nodes that know where they were written.
 *
 * Plain data: a reader (cli/yaml) fills it, models/scenario takes it. Scalars are kept
 * as text and typed by the rows only, so no YAML version can turn `no` into a truth
 * value. Nodes live in one growing block and name one another by index.
 */
#ifndef MODELS_TREE_H
#define MODELS_TREE_H

#include <stddef.h>
#include <stdint.h>

#include "sim/fault.h"

enum node_kind { NODE_SCALAR, NODE_MAP, NODE_LIST };

enum { TREE_BYTES = 1 << 20, TREE_DEPTH = 64, TREE_NODES = 100000 };

typedef int32_t node; /* index; -1 is none, 0 the root */
#define NODE_NONE (-1)

struct tree_node {
    enum node_kind kind;
    int32_t file;          /* index into tree.files */
    int32_t line, column;  /* from 1, of the value */
    int32_t key_line, key_column;
    int32_t key;           /* offset of the key's text, -1 in lists and at the root */
    int32_t text;          /* offset of a scalar's text, -1 otherwise */
    unsigned char quoted;
    node first, next, last; /* children in order of writing */
};

struct tree {
    struct tree_node *nodes; /* [n_nodes] */
    int32_t n_nodes, cap_nodes;
    char *text; /* keys and scalars, each ended by 0 */
    size_t n_text, cap_text;
    char **files; /* [n_files] names as shown to people */
    int32_t n_files;
};

void tree_free(struct tree *tree);

/* Add a file's name; returns its index or FAULT_MEMORY. */
int tree_file(struct tree *tree, const char *name, struct fault *fault);

/* Append a child (of `parent`, or the root with NODE_NONE). key is NULL in lists; text
 * is NULL for maps and lists. Returns the node, or FAULT_MEMORY / FAULT_INPUT (limits). */
node tree_add(struct tree *tree, node parent, enum node_kind kind, const char *key,
              const char *text, struct fault *fault);

node tree_get(const struct tree *tree, node map, const char *key); /* or NODE_NONE */
const char *tree_key(const struct tree *tree, node n);
const char *tree_text(const struct tree *tree, node n); /* NULL unless a scalar */

/* A text fit for a message: one line, at most so long, cut between characters, without
 * control characters. Returns `out`. */
enum { TREE_SHOWN = 64 };
const char *tree_shown(const char *text, char out[TREE_SHOWN]);

/* Say that a fault stands at a node's value. Keeps a place that was already said. */
void tree_place(const struct tree *tree, node n, struct fault *fault);

/* Tell a fault's story at a node's value, or at its key. Returns FAULT_INPUT. */
int tree_fault(const struct tree *tree, node n, struct fault *fault, struct words format, ...);
int tree_fault_key(const struct tree *tree, node n, struct fault *fault, struct words format, ...);

#endif
