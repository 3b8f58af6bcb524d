/* encoding.h - bytes into UTF-8 text, or where exactly they are not.
 *
 * Chinese tables leave Excel in UTF-8 with a byte order mark or in GB18030. Scenarios are
 * UTF-8. Lines end in LF, CR or CRLF; columns count characters.
 */
#ifndef CLI_ENCODING_H
#define CLI_ENCODING_H

#include <stddef.h>

#include "sim/fault.h"

/* Bytes of a UTF-8 byte order mark at the front: 3 or 0. */
size_t encoding_mark(const char *text, size_t size);

/* The text is UTF-8 without NUL and control characters but tab and line ends. Faults:
 * FAULT_INPUT with line and column in the text named `where`. */
int encoding_check(const char *text, size_t size, const char *where, struct fault *fault);

/* From GB18030; *out is the caller's to free and ends in a 0 that *n_out does not count.
 * Faults: FAULT_INPUT when it is not GB18030 either; FAULT_MEMORY. */
int encoding_from_gb18030(const char *text, size_t size, char **out, size_t *n_out,
                          struct fault *fault);

#endif
