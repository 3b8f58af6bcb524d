/* json_line.h - one flat JSON object, as strangers write it: read strictly, or refused.
 *
 * RFC 8259, and less: no lists or objects within, no true, false, null, no key twice, no control
 * characters (not even escaped), no lone halves of surrogates, no number that a double does not
 * hold (1e999; 1e-999, which would become 0). Where it is wrong is told as a column, in bytes
 * from 1.
 *
 * Ours, and not a library: a point is one line of keys and plain values, some two hundred lines of
 * code. jansson, the strict one of those that Debian has, gives numbers as doubles or as integers
 * with a sign, so that a seed of 64 bits would not stay what was written; and it would be one more
 * library in a static program.
 */
#ifndef CLI_JSON_LINE_H
#define CLI_JSON_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/fault.h"

enum { JSON_LINE_MEMBERS = 512 }; /* most members of the object */

struct json_member {
    const char *key;  /* UTF-8, ends in 0 */
    const char *text; /* a string's text; a number as written */
    const char *raw;  /* [n_raw] the value as it stood, with its quotes */
    size_t n_raw;
    bool number;
};

struct json_line {
    struct json_member member[JSON_LINE_MEMBERS];
    int n;
    char *memory; /* of the texts */
};

/* `bytes` [n] stay the caller's and are kept; a line's end is not among them. Freed by
 * json_line_free() in either case; of what is refused those members stand that were read before.
 * Faults: FAULT_INPUT with a column; FAULT_MEMORY. */
int json_line_read(struct json_line *line, const char *bytes, size_t n, struct fault *fault);
void json_line_free(struct json_line *line);

/* The member, or NULL. */
const struct json_member *json_line_find(const struct json_line *line, const char *key);

#endif
