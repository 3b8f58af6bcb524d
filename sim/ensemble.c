/* ensemble.c - see ensemble.h. */
#include "sim/ensemble.h"

#include <stdatomic.h>
#include <stdlib.h>

#ifdef _OPENMP
#include <omp.h>
#endif

struct progress {
    const struct ensemble *ensemble;
    bool *done; /* [n_slots] */
    int next;   /* to be taken */
    atomic_int status; /* others look at it before they begin a slot */
    struct fault *fault;
};

/* A slot has run: take it and all that waited for it. Called by one thread at a time. */
static void slot_done(struct progress *progress, int slot, int status, const struct fault *fault)
{
    const struct ensemble *ensemble = progress->ensemble;
    if (status) {
        if (!progress->status) {
            progress->status = status;
            if (progress->fault)
                *progress->fault = *fault;
        }
        return;
    }
    progress->done[slot] = true;
    while (!progress->status && progress->next < ensemble->n_slots &&
           progress->done[progress->next]) {
        status = ensemble->take(ensemble->context, progress->next++, progress->fault);
        if (status)
            progress->status = status;
    }
}

static int nth_slot(const struct ensemble *ensemble, int i)
{
    return ensemble->reversed ? ensemble->n_slots - 1 - i : i;
}

struct ensemble_choice ensemble_choose(int n_slots, int threads)
{
    if (threads < 2 || n_slots < threads)
        return (struct ensemble_choice){1, threads < 1 ? 1 : threads};
    return (struct ensemble_choice){threads, 1};
}

int ensemble_run(const struct ensemble *ensemble, struct fault *fault)
{
    struct progress progress = {.ensemble = ensemble, .fault = fault};
    const int n = ensemble->n_slots;
    const struct ensemble_choice choice =
        ensemble_choose(ensemble->one_by_one ? 1 : n, ensemble->threads);
    progress.done = calloc((size_t)n + 1, sizeof *progress.done);
    if (!progress.done)
        return fault_memory(fault, (size_t)n + 1);
    if (choice.at_once == 1) {
        for (int i = 0; i < n && !progress.status; i++) {
            struct fault met = {0};
            int slot = nth_slot(ensemble, i);
            int status = ensemble->run(ensemble->context, slot, choice.each, &met);
            slot_done(&progress, slot, status, &met);
        }
    } else {
#ifdef _OPENMP
#pragma omp parallel for schedule(dynamic, 1) num_threads(choice.at_once)
#endif
        for (int i = 0; i < n; i++) {
            struct fault met = {0};
            int slot = nth_slot(ensemble, i);
            if (progress.status)
                continue;
            int status = ensemble->run(ensemble->context, slot, 1, &met);
#ifdef _OPENMP
#pragma omp critical(ensemble_take)
#endif
            slot_done(&progress, slot, status, &met);
        }
    }
    free(progress.done);
    return progress.status;
}

int ensemble_threads(void)
{
#ifdef _OPENMP
    return omp_get_max_threads();
#else
    return 1;
#endif
}

int ensemble_thread(void)
{
#ifdef _OPENMP
    return omp_get_thread_num();
#else
    return 0;
#endif
}
