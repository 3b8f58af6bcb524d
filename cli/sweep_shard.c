/* sweep_shard.c - see sweep_shard.h. */
#include "cli/sweep_shard.h"

#include <stdlib.h>

#include "cli/sweep_folder.h"
#include "sim/ensemble.h"
#include "sim/ranks.h"

bool sweep_whole_number(const char *text, const char **end, uint64_t *value)
{
    char *after;
    if (*text < '0' || *text > '9')
        return false;
    *value = strtoull(text, &after, 10);
    *end = after;
    return true;
}

/* A task of a Slurm job array, if it is one. The ids need not begin at 1, nor be next to each other, but
 * even: of 3,7,8 nobody can tell how many parts there are in all. */
static int slurm_shard(uint32_t *shard, uint32_t *shards, const struct ui *ui)
{
    const char *id = getenv("SLURM_ARRAY_TASK_ID"), *count = getenv("SLURM_ARRAY_TASK_COUNT");
    const char *first = getenv("SLURM_ARRAY_TASK_MIN"), *step = getenv("SLURM_ARRAY_TASK_STEP");
    uint64_t i, n, from = 1, by = 1;
    const char *end;
    if (!id || !count || !sweep_whole_number(id, &end, &i) || !sweep_whole_number(count, &end, &n))
        return 0;
    if (first)
        sweep_whole_number(first, &end, &from);
    if (step)
        sweep_whole_number(step, &end, &by);
    if (!by || !n || n > SWEEP_SHARDS || i < from || (i - from) % by || (i - from) / by >= n)
        return ui_usage(ui, (struct words){"Slurm 数组的编号不连续，看不出这是第几份：请写 --shard",
                                           "the ids of this Slurm array have gaps: which shard this is "
                                           "cannot be told, so --shard is wanted"});
    *shard = (uint32_t)((i - from) / by) + 1;
    *shards = (uint32_t)n;
    ui_note(ui, (struct words){"Slurm 数组：第 %u 份，共 %u 份", "Slurm array: shard %u of %u"}, *shard,
            *shards);
    return 0;
}

static int over_ranks(const char *text, uint32_t *i, uint32_t *n, struct ui *ui)
{
    const int threads = ensemble_threads() / ranks_beside();
    if (text)
        return ui_usage(ui, (struct words){"用 mpirun 启动时不写 --shard：每个进程各做一份",
                                           "started by mpirun there is no --shard: each rank does one"});
    *i = (uint32_t)ranks_rank() + 1;
    *n = (uint32_t)ranks_size();
    if (!ui->threads)
        ui->threads = threads > 1 ? threads : 1;
    return 0;
}

int sweep_shard_agree(int status)
{
    if (ranks_size() == 1)
        return status;
    const int64_t worst = -ranks_least(-status);
    return status ? status : (int)worst;
}

int sweep_shard(const char *text, uint32_t *i, uint32_t *n, struct ui *ui)
{
    uint64_t shard, shards;
    const char *end;
    *i = *n = 1;
    if (ranks_size() > 1)
        return over_ranks(text, i, n, ui);
    if (!text)
        return slurm_shard(i, n, ui);
    if (!sweep_whole_number(text, &end, &shard) || *end != '/' ||
        !sweep_whole_number(end + 1, &end, &shards) || *end || !shard || shard > shards ||
        shards > SWEEP_SHARDS)
        return ui_usage(ui, (struct words){"--shard 写作 i/n，如 3/8", "--shard is i/n, as in 3/8"});
    *i = (uint32_t)shard;
    *n = (uint32_t)shards;
    return 0;
}
