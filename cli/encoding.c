/* encoding.c - see encoding.h. */
#include "cli/encoding.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "models/characters.h"

size_t encoding_mark(const char *text, size_t size)
{
    return size >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3) ? 3 : 0;
}

/* Where it is plain what the bytes are instead. */
static int guess(const char *text, size_t size, unsigned byte, struct fault *fault)
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
    return 0;
}

int encoding_check(const char *text, size_t size, const char *where, struct fault *fault)
{
    struct bad_character bad;
    if (!characters_bad(text, size, &bad))
        return 0;
    if (!bad.utf8)
        guess(text, size, (unsigned char)text[bad.at], fault);
    return characters_refuse(&bad, text, where, fault);
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
