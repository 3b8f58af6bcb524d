/* waits.c - see waits.h. */
#include "models/waits.h"

#include <stdlib.h>

enum { FIRST_ROOM = 256 };

int waits_init(struct waits *waits, uint32_t n_places, struct fault *fault)
{
    *waits = (struct waits){.n_places = n_places};
    waits->pages = calloc(n_places, sizeof *waits->pages);
    return waits->pages ? 0 : fault_memory(fault, n_places * sizeof *waits->pages);
}

void waits_free(struct waits *waits)
{
    for (uint32_t p = 0; waits->pages && p < waits->n_places; p++) {
        free(waits->pages[p].at);
        lookup_free(&waits->pages[p].last);
    }
    free(waits->pages);
    *waits = (struct waits){0};
}

static void filed(struct waits_page *page, const struct witnessed *what)
{
    if (page->n == page->capacity) {
        uint32_t capacity = page->capacity ? 2 * page->capacity : FIRST_ROOM;
        struct waited *at = realloc(page->at, capacity * sizeof *at);
        if (!at) {
            page->lost = true;
            return;
        }
        page->at = at;
        page->capacity = capacity;
    }
    if (lookup_put(&page->last, what->identity, page->n)) {
        page->lost = true;
        return;
    }
    page->at[page->n++] = (struct waited){.identity = what->identity,
                                          .filed = what->when,
                                          .left = INT64_MAX,
                                          .starts = INT64_MAX,
                                          .place = what->place,
                                          .resident = what->resident,
                                          .kind = what->kind};
}

static void leaves(struct waited *waited, instant now, instant until)
{
    if (waited->left < INT64_MAX)
        return; /* it has been in somebody's hands before */
    waited->left = now;
    waited->wait = until - waited->filed;
}

void waits_see(void *of, const struct witnessed *what)
{
    struct waits_page *page = &((struct waits *)of)->pages[what->place];
    if (what->class != TASK_NEED || witnessed_of(what) != OF_TASK)
        return;
    if (what->what == WITNESSED_FILED || what->what == WITNESSED_REOPENED) {
        filed(page, what);
        return;
    }
    const uint32_t row = lookup_row(&page->last, what->identity);
    if (row == UINT32_MAX)
        return;
    struct waited *waited = &page->at[row];
    switch ((enum witnessed_what)what->what) {
    case WITNESSED_TAKEN:
    case WITNESSED_ABANDONED:
        leaves(waited, what->when, what->when);
        break;
    case WITNESSED_BOUGHT:
        waited->starts = what->value;
        break;
    case WITNESSED_BACK:
        waited->starts = INT64_MAX;
        break;
    case WITNESSED_DONE:
        if (waited->starts < INT64_MAX)
            leaves(waited, what->when, waited->starts);
        break;
    default:
        break;
    }
}

int waits_whole(const struct waits *waits, struct fault *fault)
{
    for (uint32_t p = 0; p < waits->n_places; p++)
        if (waits->pages[p].lost)
            return fault_memory(fault, waits->pages[p].capacity * 2 * sizeof(struct waited));
    return 0;
}
