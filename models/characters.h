/* characters.h - UTF-8, and characters that nobody means to write. */
#ifndef MODELS_CHARACTERS_H
#define MODELS_CHARACTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/fault.h"

/* Whether the bytes are UTF-8 at all, whatever the characters. */
bool characters_utf8(const char *text, size_t size);

/* The first that is not to be had: bytes that are no UTF-8, NUL, control characters but tab and
 * line ends, what turns the direction of reading. */
struct bad_character {
    size_t at;        /* byte */
    int line, column; /* from 1, in characters */
    bool utf8;
    uint32_t code; /* if it is UTF-8 */
};
bool characters_bad(const char *text, size_t size, struct bad_character *bad);

/* Tell what it is, in the text named `where`. Returns FAULT_INPUT. */
int characters_refuse(const struct bad_character *bad, const char *text, const char *where,
                      struct fault *fault);

#endif
