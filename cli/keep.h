/* keep.h - what of a run is safe on disk while it goes on, so that it can go on after anything.
 *
 * Beside the result to be, FILE.h5.part/ holds
 *   run.txt         to which run all of it belongs: version, formats, seed, scenario
 *   lock            held while somebody writes here; says who
 *   segment-K       records of replicates that are done, in order, as integers
 *   NUMBER.a, .b    the state of a replicate on its way, and the one before (checkpoint.h)
 * Each file is whole, and hashed, or not there (sealed.h). Replicates are independent: each has
 * one point at which it is safe, the naming of its checkpoint, or of the segment that holds it,
 * and only then are its checkpoints taken away. What is damaged is not used: then the checkpoint
 * before is, or the replicate runs again, to the same bits.
 *
 * How often: a checkpoint no sooner than 60 s after the last, nor than 100 times what that took;
 * or every so many simulated days, where asked. Where one falls changes no bit of the result.
 */
#ifndef CLI_KEEP_H
#define CLI_KEEP_H

#include <stdbool.h>

#include "cli/ui.h"
#include "models/checkpoint.h"
#include "sim/sealed.h"

struct keep { /* all zero: nothing is kept */
    char *folder;
    const struct ui *ui;
    int lock; /* a file, held */
    uint64_t owner[2];
    int every; /* simulated days between two checkpoints; 0: by the clock */
    uint32_t segments;   /* published */
    uint32_t done, safe; /* replicates put; of them, in published segments */
    struct sealed segment; /* the one being written */
    double begun;          /* when, in seconds */
    struct keep_reading {  /* back, from the first on */
        struct sealed_read segment;
        size_t at;
        uint32_t segments, records; /* so far */
    } reading;
};

/* Make or find the folder of a result at `path`. `force`: what another run left there goes.
 * Faults: FAULT_IO (also: somebody else writes here), FAULT_INPUT (it belongs to another run),
 * FAULT_MEMORY. */
int keep_open(struct keep *keep, const char *path, const struct scenario *scenario,
              const struct ui *ui, struct fault *fault);

/* The next replicate that is safe, into a new record; *found is false when there is no more. Once
 * before anything is put, and again after keep_rewind(). */
int keep_next(struct keep *keep, struct record_shape shape, struct record *record, bool *found,
              struct fault *fault);

void keep_rewind(struct keep *keep);

/* Records in order of replicates, each once. */
int keep_put(struct keep *keep, struct record *record, struct fault *fault);
/* All that was put is safe now. */
int keep_safe(struct keep *keep, struct fault *fault);

/* One replicate on its way; each by a thread of its own. */
struct keep_slot {
    struct keep *keep;
    uint32_t replicate;
    day from; /* where it went on; 0: it began at the beginning */
    struct checkpoint checkpoint;
    bool older; /* which of the two names is written next */
    double last, cost; /* when the last one was done, and what it took; seconds */
};

/* Move a new world on to the last checkpoint, if there is one. */
int keep_resume(struct keep_slot *slot, struct world *world, struct fault *fault);
/* After a day: write a checkpoint when it is time, or when a stop is asked for; then the answer
 * is FAULT_STOPPED. */
int keep_rest(struct keep_slot *slot, struct world *world, struct fault *fault);
void keep_slot_free(struct keep_slot *slot);

/* Of a world over several ranks it is rank 0 that keeps. What the others do meanwhile: */
int keep_resume_part(struct world *world, struct fault *fault);
int keep_rest_part(struct checkpoint *part, struct world *world, struct fault *fault);

/* The result is on disk under its name: nothing more is needed. */
int keep_clear(struct keep *keep, struct fault *fault);
/* Let go; what is safe stays. */
void keep_free(struct keep *keep);

/* Does the folder of a result at `path` exist? */
bool keep_exists(const char *path);

#endif
