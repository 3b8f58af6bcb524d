/* sweep_shard.h - which part of the work is ours: `--shard i/n`, a task of a Slurm job array, or a rank
 * of several (sim/ranks.h).
 */
#ifndef CLI_SWEEP_SHARD_H
#define CLI_SWEEP_SHARD_H

#include <stdint.h>

#include "cli/ui.h"

/* `text` is what was typed, or NULL: then ranks and the environment are asked, which say 1/1 where there
 * is but one process. Ranks of one machine share its threads where none are asked for. Returns 0, or
 * EXIT_USAGE after telling. */
int sweep_shard(const char *text, uint32_t *i, uint32_t *n, struct ui *ui);

/* Of several ranks: whether it went well with everybody. Exit status in, and out: `status` where it is
 * one, else 0 or that of another. All. */
int sweep_shard_agree(int status);

/* Digits at `text`; *end is behind them. False where there are none. */
bool sweep_whole_number(const char *text, const char **end, uint64_t *value);

#endif
