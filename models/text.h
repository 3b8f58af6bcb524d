/* text.h - a text that grows while it is written, and small questions about texts. */
#ifndef MODELS_TEXT_H
#define MODELS_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* All zero before the first piece; `text` is the writer's to free, NULL when nothing was put. */
struct text {
    char *text; /* ends in a 0 that `n` does not count */
    size_t n, cap;
    bool memory; /* ran out: what followed is lost; asked once, at the end */
};

void text_put(struct text *text, const char *part, size_t n);
/* The same of a part that ends in a 0. */
void text_puts(struct text *text, const char *part);

/* A copy on the heap, the caller's to free; NULL and *memory set when there is none. */
char *text_copy(const char *text, bool *memory);

/* Whether `name` is one of `names`, which stand between bars: "|one|another|". Never "". */
bool text_among(const char *names, const char *name);

#endif
