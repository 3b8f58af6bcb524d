/* fault.c - see fault.h. */
#include "sim/fault.h"

#include <stdarg.h>
#include <stdio.h>

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
    }
    return code;
}

void fault_place(struct fault *fault, const char *where, int line, int column)
{
    if (!fault || fault->where[0])
        return;
    snprintf(fault->where, sizeof fault->where, "%s", where);
    fault->line = line;
    fault->column = column;
}

int fault_memory(struct fault *fault, unsigned long long bytes)
{
    return fault_set(fault, FAULT_MEMORY,
                     (struct words){"内存不足：无法取得 %llu 字节", "out of memory: %llu bytes wanted"},
                     bytes);
}
