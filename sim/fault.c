/* fault.c - see fault.h. */
#include "sim/fault.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Bytes of the character at c, and its code; 0 where there is none. */
static size_t character(const unsigned char *c, uint32_t *code)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const size_t n = *c < 0x80 ? 1 : *c >= 0xC2 && *c < 0xE0 ? 2
                                 : *c >= 0xE0 && *c < 0xF0   ? 3
                                 : *c >= 0xF0 && *c < 0xF5   ? 4
                                                             : 0;
    *code = n < 2 ? *c : *c & (0xFFu >> (n + 1));
    for (size_t i = 1; i < n; i++) {
        if ((c[i] & 0xC0) != 0x80)
            return 0;
        *code = *code << 6 | (c[i] & 0x3F);
    }
    return n && *code >= least[n] && *code <= 0x10FFFF && (*code < 0xD800 || *code > 0xDFFF) ? n : 0;
}

static bool is_plain(uint32_t code)
{
    if (code < 0xA0)
        return code >= 0x20 && code < 0x7F;
    return !(code >= 0x200E && code <= 0x200F) && !(code >= 0x2028 && code <= 0x202E) &&
           !(code >= 0x2066 && code <= 0x2069) && code != 0x061C && code != 0xFEFF &&
           (code & 0xFFFE) != 0xFFFE;
}

void fault_plain(char *text)
{
    const unsigned char *from = (const unsigned char *)text;
    uint32_t code = 0;
    while (*from) {
        const size_t n = character(from, &code);
        if (!n || !is_plain(code))
            *text++ = '?';
        for (size_t i = 0; n && is_plain(code) && i < n; i++)
            *text++ = (char)from[i];
        from += n ? n : 1;
    }
    *text = 0;
}

int fault_set(struct fault *fault, enum fault_code code, struct words format, ...)
{
    if (fault && !fault->code) {
        va_list args;
        fault->code = code;
        va_start(args, format);
        vsnprintf(fault->zh, sizeof fault->zh, format.zh, args);
        va_end(args);
        va_start(args, format);
        vsnprintf(fault->en, sizeof fault->en, format.en, args);
        va_end(args);
        fault_plain(fault->zh);
        fault_plain(fault->en);
    }
    return code;
}

int fault_about(struct fault *fault, const char *name, const struct fault *story)
{
    if (fault && !fault->code) {
        fault->code = story->code;
        snprintf(fault->zh, sizeof fault->zh, "%.120s：%.500s", name, story->zh);
        snprintf(fault->en, sizeof fault->en, "%.120s: %.500s", name, story->en);
        fault_plain(fault->zh);
        fault_plain(fault->en);
    }
    return story->code;
}

void fault_place(struct fault *fault, const char *where, int line, int column)
{
    if (!fault || fault->where[0])
        return;
    snprintf(fault->where, sizeof fault->where, "%s", where);
    fault_plain(fault->where);
    fault->line = line;
    fault->column = column;
}

int fault_memory(struct fault *fault, unsigned long long bytes)
{
    return fault_set(fault, FAULT_MEMORY,
                     (struct words){"内存不足：无法取得 %llu 字节", "out of memory: %llu bytes wanted"},
                     bytes);
}
