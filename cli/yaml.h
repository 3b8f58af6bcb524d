/* yaml.h - a YAML text into our own tree, by libyaml's events.
 *
 * A subset, on purpose: one document, maps with plain or quoted keys, lists, scalars kept
 * as text. Refused, with the place: tags, anchors and aliases, merge keys, several
 * documents, duplicate keys, other keys than scalars, and more than TREE_BYTES bytes,
 * TREE_DEPTH levels or TREE_NODES nodes. A byte order mark and CRLF are accepted.
 * The only file that includes libyaml's header.
 */
#ifndef CLI_YAML_H
#define CLI_YAML_H

#include <stddef.h>

#include "models/faults.h"
#include "models/tree.h"

/* Fill `tree` (all zero before; to be freed in either case) from `text`, called `name` in
 * messages. Returns 0, or FAULT_INPUT / FAULT_MEMORY with the stories in `faults`: one of
 * syntax, or every duplicate key. O(size). */
int yaml_tree(const char *text, size_t size, const char *name, struct tree *tree,
              struct faults *faults);

#endif
