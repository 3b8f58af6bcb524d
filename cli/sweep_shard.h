/* sweep_shard.h - which part of the work is ours: `--shard i/n`, or a task of a Slurm job array. */
#ifndef CLI_SWEEP_SHARD_H
#define CLI_SWEEP_SHARD_H

#include <stdint.h>

#include "cli/ui.h"

/* `text` is what was typed, or NULL: then the environment is asked, and says 1/1 outside of an array.
 * Returns 0, or EXIT_USAGE after telling. */
int sweep_shard(const char *text, uint32_t *i, uint32_t *n, const struct ui *ui);

/* Digits at `text`; *end is behind them. False where there are none. */
bool sweep_whole_number(const char *text, const char **end, uint64_t *value);

#endif
