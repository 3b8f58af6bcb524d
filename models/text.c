/* text.c - see text.h. */
#include "models/text.h"

#include <stdlib.h>
#include <string.h>

void text_put(struct text *text, const char *part, size_t n)
{
    if (text->n + n + 1 > text->cap) {
        size_t cap = 2 * (text->n + n + 1);
        char *grown = text->memory ? NULL : realloc(text->text, cap);
        if (!grown) {
            text->memory = true;
            return;
        }
        text->text = grown;
        text->cap = cap;
    }
    memcpy(text->text + text->n, part, n);
    text->n += n;
    text->text[text->n] = 0;
}

void text_puts(struct text *text, const char *part)
{
    text_put(text, part, strlen(part));
}

char *text_copy(const char *text, bool *memory)
{
    size_t n = strlen(text) + 1;
    char *copy = malloc(n);
    if (copy)
        memcpy(copy, text, n);
    else
        *memory = true;
    return copy;
}

bool text_among(const char *names, const char *name)
{
    size_t n = strlen(name);
    for (const char *at = names; n && (at = strchr(at, '|')) != NULL; at++)
        if (!strncmp(at + 1, name, n) && at[1 + n] == '|')
            return true;
    return false;
}
