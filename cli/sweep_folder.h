/* sweep_folder.h - where a sweep lies: what was asked, its plan, its units, what failed.
 *
 *     sweep.yaml, list.csv     the sweep as it was read, and its list of points
 *     about.txt                by which version, of what it all is; a line each
 *     plan                     the hash of every arm at every point (sweep_plan.h)
 *     design.csv               the value of every factor at every point, for people
 *     units/ab/abcd...-R       what replicate R of a scenario came to (sweep_unit.h)
 *     units/ab/abcd...-R.part/ the state of a long one on its way (keep.h)
 *     failed/abcd...-R.txt     one that was set aside, and the command that replays it
 *     shards/I-of-N            what is being computed now, by whom
 *     lock                     held while somebody works here: byte 0 by all, byte I by shard I
 *
 * A unit's name says what it computes, so nothing is computed twice, and who computed it does not
 * matter: shards, machines, attempts. A unit is whole under its name or not there.
 */
#ifndef CLI_SWEEP_FOLDER_H
#define CLI_SWEEP_FOLDER_H

#include "cli/sweep.h"

enum { SWEEP_PATH = 1400, SWEEP_SHARDS = 100000 };

struct sweep_folder {
    const char *path;
    int lock;              /* a file; -1: only read */
    int state;             /* a file: what this shard is at */
    uint32_t shard, shards; /* 1 .. shards */
    uint64_t owner[2];     /* hash of what the folder belongs to */
};

/* The folder of a file where none is asked for: `sweeps/x.yaml` goes to x-ENDING here. Returns `path`. */
const char *sweep_folder_named(const char *file, const char *ending, char path[SWEEP_PATH]);

/* Make or find it and hold the shard's lock. `force`: it may have belonged to another sweep, whose
 * units are kept. Faults: FAULT_INPUT (it is another's, or no sweep's), FAULT_IO (also: somebody
 * works on this shard, or with another number of shards), FAULT_MEMORY. */
int sweep_folder_open(struct sweep_folder *folder, const char *path, const struct sweep *sweep,
                      uint32_t shard, uint32_t shards, bool force, struct fault *fault);
/* Find one that is there, and read its sweep (to be freed). Returns 0 or an exit status, after
 * telling. */
int sweep_folder_find(struct sweep_folder *folder, const char *path, struct sweep *sweep,
                      const struct ui *ui);
void sweep_folder_close(struct sweep_folder *folder);
/* A new one for units alone, of nobody's but the caller's: without a lock, a plan or a sweep in it.
 * FAULT_IO. */
int sweep_folder_bare(struct sweep_folder *folder, const char *path, struct fault *fault);

/* DIR/`name`. Returns `path`. */
const char *sweep_folder_in(const struct sweep_folder *folder, const char *name,
                            char path[SWEEP_PATH]);
/* Of replicate R of the scenario of that hash: units/..., or failed/... */
const char *sweep_folder_unit(const struct sweep_folder *folder, const uint64_t hash[2],
                              uint32_t replicate, char path[SWEEP_PATH]);
const char *sweep_folder_failed(const struct sweep_folder *folder, const uint64_t hash[2],
                                uint32_t replicate, char path[SWEEP_PATH]);

/* Worker `worker` is at this unit now, as it says itself; NULL: at none. An aid for `status`: what cannot be written
 * stops nothing. */
void sweep_folder_at(const struct sweep_folder *folder, int worker, const uint64_t hash[2],
                     uint32_t replicate);

struct sweep_running {
    uint64_t hash[2];
    uint32_t replicate;
};
/* What live shards are at: [*n] to be freed. *shards: how many are live. Faults: FAULT_MEMORY. */
int sweep_folder_running(const struct sweep_folder *folder, struct sweep_running **running,
                         size_t *n, uint32_t *shards, struct fault *fault);

#endif
