/* characters.c - see characters.h. */
#include "models/characters.h"

/* One character off the front: its length, or 0 where the bytes are not UTF-8 (Unicode
 * 3.9, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF). */
static size_t character(const unsigned char *c, size_t size, uint32_t *code)
{
    size_t n = c[0] < 0x80   ? 1
               : c[0] < 0xC2 ? 0
               : c[0] < 0xE0 ? 2
               : c[0] < 0xF0 ? 3
               : c[0] < 0xF5 ? 4
                             : 0;
    uint32_t value;
    if (n == 0 || n > size)
        return 0;
    value = n == 1 ? c[0] : c[0] & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++) {
        if ((c[i] & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (c[i] & 0x3Fu);
    }
    if ((n == 3 && value < 0x800) || (n == 4 && value < 0x10000) || value > 0x10FFFF ||
        (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *code = value;
    return n;
}

bool characters_utf8(const char *text, size_t size)
{
    const unsigned char *c = (const unsigned char *)text;
    uint32_t code;
    for (size_t at = 0, n; at < size; at += n)
        if ((n = character(c + at, size - at, &code)) == 0)
            return false;
    return true;
}

/* Characters nobody means to write: controls, line ends that only some programs see, what turns
 * the direction of reading, a byte order mark in the middle, and codes that are no characters. */
static bool unwanted(uint32_t code)
{
    if (code < 0x20)
        return code != '\t' && code != '\n' && code != '\r';
    return (code >= 0x7F && code <= 0x9F) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF || (code & 0xFFFE) == 0xFFFE;
}

bool characters_bad(const char *text, size_t size, struct bad_character *bad)
{
    const unsigned char *c = (const unsigned char *)text;
    int line = 1, column = 1;
    uint32_t code = 0;
    for (size_t at = 0, n; at < size; at += n) {
        n = character(c + at, size - at, &code);
        if (n == 0 || unwanted(code)) {
            *bad = (struct bad_character){at, line, column, n > 0, code};
            return true;
        }
        if (code == '\n' || (code == '\r' && !(at + 1 < size && c[at + 1] == '\n'))) {
            line++;
            column = 1;
        } else if (code != '\r')
            column++;
    }
    return false;
}

int characters_refuse(const struct bad_character *bad, const char *text, const char *where,
                      struct fault *fault)
{
    if (!bad->utf8)
        fault_set(fault, FAULT_INPUT,
                  (struct words){"字节 0x%02X 不是 UTF-8；请把文件另存为 UTF-8",
                                 "byte 0x%02X is not UTF-8; save the file as UTF-8"},
                  (unsigned)(unsigned char)text[bad->at]);
    else if (bad->code == 0)
        fault_set(fault, FAULT_INPUT,
                  (struct words){"有 NUL 字节；这不是文本文件，或在保存时损坏",
                                 "a NUL byte: this is not a text file, or it was damaged"});
    else
        fault_set(fault, FAULT_INPUT,
                  (struct words){"控制字符 U+%04X 不可用；请删去",
                                 "control character U+%04X; delete it"},
                  (unsigned)bad->code);
    fault_place(fault, where, bad->line, bad->column);
    return FAULT_INPUT;
}
