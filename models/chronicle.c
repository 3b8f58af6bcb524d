/* chronicle.c - see chronicle.h. */
#include "models/chronicle.h"

#include <stdlib.h>

enum { FIRST_ROOM = 256 };

int chronicle_init(struct chronicle *chronicle, uint32_t n_places, struct fault *fault)
{
    *chronicle = (struct chronicle){.n_places = n_places};
    chronicle->pages = calloc(n_places, sizeof *chronicle->pages);
    return chronicle->pages ? 0 : fault_memory(fault, n_places * sizeof *chronicle->pages);
}

void chronicle_free(struct chronicle *chronicle)
{
    for (uint32_t p = 0; chronicle->pages && p < chronicle->n_places; p++)
        free(chronicle->pages[p].at);
    free(chronicle->pages);
    *chronicle = (struct chronicle){0};
}

void chronicle_see(void *of, const struct witnessed *what)
{
    struct chronicle *chronicle = of;
    struct chronicle_page *page = &chronicle->pages[what->place];
    if (chronicle->keeps && !chronicle->keeps(chronicle->of, what))
        return;
    if (page->n == page->capacity) {
        size_t capacity = page->capacity ? 2 * page->capacity : FIRST_ROOM;
        struct witnessed *at = realloc(page->at, capacity * sizeof *at);
        if (!at) {
            page->lost = true;
            return;
        }
        page->at = at;
        page->capacity = capacity;
    }
    page->at[page->n++] = *what;
}

void chronicle_empty(struct chronicle *chronicle)
{
    for (uint32_t p = 0; p < chronicle->n_places; p++)
        chronicle->pages[p].n = 0;
}

int chronicle_whole(const struct chronicle *chronicle, struct fault *fault)
{
    for (uint32_t p = 0; p < chronicle->n_places; p++)
        if (chronicle->pages[p].lost)
            return fault_memory(fault, chronicle->pages[p].capacity * 2 * sizeof(struct witnessed));
    return 0;
}
