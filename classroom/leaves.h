/* leaves.h - a scenario's tree as a plain text, for where there is no reader of YAML.
 *
 * One line per node, parents before children, with the places at which it was written, so that a
 * fault reads the same as where the file itself is:
 *
 *     leaves 1 FILE
 *     KIND DEPTH LINE COLUMN KEY-LINE KEY-COLUMN [TAB KEY] [TAB TEXT]
 *     end NODES
 *
 * KIND is m (map), l (list), s (scalar) or q (scalar in quotes); DEPTH is 0 at the root. What
 * stands in a map has a key, a scalar a text. In FILE, keys and texts backslash, tab, line feed and
 * carriage return are written \\ \t \n \r.
 *
 * A table that stands beside a scenario is a text of its own: its name in one line, then the table
 * as it is.
 *
 *     table CORNER FILE
 *
 * CORNER is city, tasks or posterior.
 */
#ifndef CLASSROOM_LEAVES_H
#define CLASSROOM_LEAVES_H

#include <stdbool.h>

#include "models/scenario.h"
#include "models/text.h"
#include "models/tree.h"

enum { LEAVES_BYTES = 4 << 20, LEAVES_NODES = 20000 };

/* Of one file's tree. Whether memory sufficed stands in text->memory. */
void leaves_write(struct text *text, const struct tree *tree);

/* Strictly what leaves_write() writes, of at most so many bytes and nodes; anything else is refused
 * with the line of the leaves. `name` is for that message. Faults: FAULT_INPUT, FAULT_MEMORY; then
 * the tree may be partly filled and is freed by tree_free() all the same. */
int leaves_read(struct tree *tree, const char *text, size_t size, const char *name,
                struct fault *fault);

/* One of a scenario's tables; nothing where it has none. Corners count from 0. */
enum { LEAVES_CORNERS = 3 };
void leaves_write_table(struct text *text, const struct scenario_tables *tables, int corner);

bool leaves_is_table(const char *text);
/* Puts it where it belongs. `text` is cut up in place, and stays with `tables`. Faults:
 * FAULT_INPUT. */
int leaves_read_table(struct scenario_tables *tables, char *text, struct fault *fault);

#endif
