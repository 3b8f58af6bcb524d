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
