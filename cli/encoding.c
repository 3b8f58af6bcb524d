/* encoding.c - see encoding.h. */
#include "cli/encoding.h"

#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

size_t encoding_mark(const char *text, size_t size)
{
    return size >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3) ? 3 : 0;
}

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

bool encoding_is_utf8(const char *text, size_t size)
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

static int not_utf8(const char *text, size_t size, unsigned byte, struct fault *fault)
{
    char *converted = NULL;
    size_t n;
    struct fault other = {0};
    if (size >= 2 && (!memcmp(text, "\xFF\xFE", 2) || !memcmp(text, "\xFE\xFF", 2)))
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"这是 UTF-16 文本；请另存为 UTF-8",
                                        "this is UTF-16; save it as UTF-8"});
    if (encoding_from_gb18030(text, size, &converted, &n, &other) == 0) {
        free(converted);
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"字节 0x%02X 不是 UTF-8；文件像是 GB18030（GBK）编码，请另存为 UTF-8",
                                        "byte 0x%02X is not UTF-8; the file looks like GB18030 "
                                        "(GBK): save it as UTF-8"},
                         byte);
    }
    return fault_set(fault, FAULT_INPUT,
                     (struct words){"字节 0x%02X 不是 UTF-8；请把文件另存为 UTF-8",
                                    "byte 0x%02X is not UTF-8; save the file as UTF-8"},
                     byte);
}

int encoding_check(const char *text, size_t size, const char *where, struct fault *fault)
{
    const unsigned char *c = (const unsigned char *)text;
    int line = 1, column = 1;
    uint32_t code = 0;
    for (size_t at = 0, n; at < size; at += n) {
        n = character(c + at, size - at, &code);
        if (n == 0 || unwanted(code)) {
            if (n == 0)
                not_utf8(text, size, c[at], fault);
            else if (code == 0)
                fault_set(fault, FAULT_INPUT,
                          (struct words){"有 NUL 字节；这不是文本文件，或在保存时损坏",
                                         "a NUL byte: this is not a text file, or it was damaged"});
            else
                fault_set(fault, FAULT_INPUT,
                          (struct words){"控制字符 U+%04X 不可用；请删去",
                                         "control character U+%04X; delete it"},
                          (unsigned)code);
            fault_place(fault, where, line, column);
            return FAULT_INPUT;
        }
        if (code == '\n' || (code == '\r' && !(at + 1 < size && c[at + 1] == '\n'))) {
            line++;
            column = 1;
        } else if (code != '\r')
            column++;
    }
    return 0;
}

int encoding_from_gb18030(const char *text, size_t size, char **out, size_t *n_out,
                          struct fault *fault)
{
    /* One byte becomes at most two of UTF-8 (two bytes three, four bytes four). */
    size_t room = size * 2 + 1, in_left = size, out_left = room - 1;
    char *to = malloc(room), *at = to;
    char *from = malloc(size + 1); /* iconv(3) wants its input writable */
    char *in = from;
    iconv_t conversion = (iconv_t)-1;
    int status = 0;
    if (!to || !from) {
        status = fault_memory(fault, room);
        goto out;
    }
    memcpy(from, text, size);
    conversion = iconv_open("UTF-8", "GB18030");
    if (conversion == (iconv_t)-1) {
        status = fault_set(fault, FAULT_INPUT,
                           (struct words){"文件不是 UTF-8，而本机不能转换 GB18030；请另存为 UTF-8",
                                          "not UTF-8, and this machine cannot convert GB18030; "
                                          "save it as UTF-8"});
        goto out;
    }
    if (iconv(conversion, &in, &in_left, &at, &out_left) == (size_t)-1 || in_left) {
        status = fault_set(fault, FAULT_INPUT,
                           (struct words){"文件既不是 UTF-8 也不是 GB18030；请另存为 UTF-8",
                                          "neither UTF-8 nor GB18030; save it as UTF-8"});
        goto out;
    }
    *at = 0;
    *out = to;
    *n_out = (size_t)(at - to);
    to = NULL;
out:
    if (conversion != (iconv_t)-1)
        iconv_close(conversion);
    free(from);
    free(to);
    return status;
}
