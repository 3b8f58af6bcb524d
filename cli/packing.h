/* packing.h - what goes into a bundle: from a result, a scenario, a comparison's folder or a
 * sweep's.
 *
 * Each fills the inventory, and the crate with what cannot be written from it (cover.h): files of
 * a comparison, inputs that are still found, result files where they are wanted.
 */
#ifndef CLI_PACKING_H
#define CLI_PACKING_H

#include "cli/inventory.h"
#include "cli/scratch.h"

struct packing { /* all zero but `ui` and the wish: empty */
    const struct ui *ui;
    bool with_results; /* result files go in, too */
    struct crate crate;
    struct inventory inventory;
    char scratch[SCRATCH_PATH]; /* where files lie until the crate is written; empty: none */
};

void packing_free(struct packing *packing);

/* Faults: FAULT_INPUT (no result, of another version, ...), FAULT_IO, FAULT_MEMORY. */
int packing_result(struct packing *packing, const char *path, struct fault *fault);
/* The folder of `shequ compare`. */
int packing_folder(struct packing *packing, const char *folder, struct fault *fault);
/* The folder of `shequ sweep`, and is it one? Returns 0 or an exit status, after telling. */
int packing_sweep(struct packing *packing, const char *folder);
bool packing_is_sweep(const char *folder);
/* A scenario by name or path: it is run, for its digests. Returns 0 or an exit status, after
 * telling. */
int packing_scenario(struct packing *packing, const char *asked);

/* One run more, from a result file: its scenario and digests, and the file itself where wanted. */
int packing_run(struct packing *packing, const char *path, const char *name, enum batch batch,
                struct fault *fault);
/* Files that a scenario was read from, if that is what was asked for, and they are there: they
 * become inputs/NAME. */
int packing_inputs(struct packing *packing, const char *asked, struct fault *fault);

#endif
