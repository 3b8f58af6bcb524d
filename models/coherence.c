/* coherence.c - see coherence.h. */
#include "models/coherence.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 1024 };

int coherence_init(struct coherence *coherence, const struct twins *twins, struct fault *fault)
{
    *coherence = (struct coherence){.n_places = twins->twin[0].world.n_communities};
    coherence->places = calloc(coherence->n_places, sizeof *coherence->places);
    if (!coherence->places)
        return fault_memory(fault, coherence->n_places * sizeof *coherence->places);
    for (uint32_t p = 0; p < coherence->n_places; p++) {
        struct coherence_place *place = &coherence->places[p];
        for (int i = 0; i < 2; i++) { /* whoever lives in one arm only is not the same */
            uint32_t residents = twins->twin[i].world.communities[p].residents.table.n;
            if (residents > place->residents)
                place->residents = residents;
        }
        for (int i = 0; i < 2; i++)
            if (!(place->resident[i] = calloc(place->residents, sizeof *place->resident[i])))
                return fault_memory(fault, place->residents * sizeof *place->resident[i]);
    }
    return 0;
}

void coherence_free(struct coherence *coherence)
{
    for (uint32_t p = 0; coherence->places && p < coherence->n_places; p++) {
        struct coherence_place *place = &coherence->places[p];
        for (int i = 0; i < 2; i++) {
            free(place->resident[i]);
            free(place->task[i]);
        }
        free(place->touched);
        lookup_free(&place->rows);
    }
    free(coherence->places);
    *coherence = (struct coherence){0};
}

static int make_room(struct coherence_place *place)
{
    if (place->n < place->capacity)
        return 0;
    const uint32_t capacity = place->capacity ? 2 * place->capacity : FIRST_ROOM;
    for (int i = 0; i < 2; i++) {
        uint64_t *task = realloc(place->task[i], capacity * sizeof *task);
        if (!task)
            return FAULT_MEMORY;
        place->task[i] = task;
    }
    bool *touched = realloc(place->touched, capacity * sizeof *touched);
    if (!touched)
        return FAULT_MEMORY;
    place->touched = touched;
    place->capacity = capacity;
    return 0;
}

static int take_in(struct coherence_place *place, int arm, const struct witnessed *what)
{
    const enum witnessed_of of = witnessed_of(what);
    if (of != OF_PLACE && what->resident < place->residents)
        place->resident[arm][what->resident] =
            witnessed_mix(place->resident[arm][what->resident], what);
    if (of != OF_TASK || !what->identity)
        return 0;
    uint32_t row = lookup_row(&place->rows, what->identity);
    if (row == UINT32_MAX) {
        if (make_room(place) || lookup_put(&place->rows, what->identity, place->n))
            return FAULT_MEMORY;
        row = place->n++;
        place->task[0][row] = place->task[1][row] = 0;
    }
    place->task[arm][row] = witnessed_mix(place->task[arm][row], what);
    place->touched[row] = true;
    return 0;
}

int coherence_day(struct coherence *coherence, const struct twins *twins, struct fault *fault)
{
    for (uint32_t p = 0; p < coherence->n_places; p++)
        for (int i = 0; i < 2; i++) {
            const struct chronicle_page *page = &twins->twin[i].seen.pages[p];
            struct coherence_place *place = &coherence->places[p];
            for (size_t k = 0; k < page->n; k++)
                if (take_in(place, i, &page->at[k]))
                    return fault_memory(fault, 2 * place->capacity * sizeof *place->task[0]);
        }
    return 0;
}

void coherence_month(struct coherence *coherence, struct coherence_share *residents,
                     struct coherence_share *tasks)
{
    *residents = *tasks = (struct coherence_share){0};
    for (uint32_t p = 0; p < coherence->n_places; p++) {
        struct coherence_place *place = &coherence->places[p];
        for (uint32_t r = 0; r < place->residents; r++)
            residents->same += place->resident[0][r] == place->resident[1][r];
        residents->all += place->residents;
        for (uint32_t t = 0; t < place->n; t++) {
            tasks->all += place->touched[t];
            tasks->same += place->touched[t] && place->task[0][t] == place->task[1][t];
        }
        if (place->n)
            memset(place->touched, 0, place->n * sizeof *place->touched);
    }
}
