/* cell.c - see cell.h. */
#include "cli/cell.h"

#include <string.h>

void cell_write(FILE *out, const char *text)
{
    const char *quote = strpbrk(text, ",\"\r\n") ? "\"" : "";
    fputs(quote, out);
    for (; *text; text++) {
        if (*text == '"')
            fputc('"', out);
        fputc(*text, out);
    }
    fputs(quote, out);
}
