/* follow.c - see follow.h. */
#include "cli/follow.h"

#include <stdlib.h>
#include <string.h>

#include "cli/keep.h"
#include "cli/stop.h"
#include "models/placement.h"
#include "sim/ensemble.h"
#include "sim/ranks.h"

struct said {
    uint32_t word, number;
};

bool follow_asked(void) { return ranks_size() > 1; }

void follow_say(enum follow_word word, uint32_t number)
{
    struct said said = {word, number};
    ranks_tell(&said, sizeof said, 0);
}

static struct said listen(void)
{
    struct said said = {0};
    ranks_tell(&said, sizeof said, 0);
    return said;
}

/* Of what was read; where nothing could be, of that. */
static int same(const struct scenario *scenario, const struct faults *faults, int status,
                struct fault *fault)
{
    char first[DIGEST_TEXT];
    memcpy(first, scenario->inputs_digest, sizeof first);
    ranks_tell(first, sizeof first, 0);
    if (status)
        *fault = faults->fault[0];
    else if (memcmp(first, scenario->inputs_digest, sizeof first))
        fault_set(fault, FAULT_INPUT,
                  (struct words){"第 %d 个进程读到的情景与第 0 个不同：各台机器上的文件应当一样",
                                 "rank %d has read another scenario than rank 0: the files must "
                                 "be the same on all machines"},
                  ranks_rank());
    return ranks_agree(fault->code, fault);
}

int follow_ready(const struct scenario *scenario, const struct faults *faults, int status,
                 struct ui *ui)
{
    struct fault fault = {0};
    const int beside = ranks_beside();
    const int threads = ensemble_threads() / beside;
    if (!ui->threads)
        ui->threads = threads > 1 ? threads : 1;
    const int theirs = same(scenario, faults, status, &fault);
    return status || !theirs ? status : ui_fault(ui, &fault);
}

bool follow_others(void) { return ranks_rank() > 0; }

int follow_begin(struct spread *spread, struct arm *arm, int status, struct fault *fault)
{
    const struct layout *layout = &arm->layout;
    const uint32_t n = layout->n_places + layout->n_streets + 1;
    uint32_t *rank_of = status ? NULL : calloc(n, sizeof *rank_of);
    if (!status && !rank_of)
        status = fault_memory(fault, n * sizeof *rank_of);
    if (!status)
        status = placement_by_street(layout, (uint32_t)ranks_size(), rank_of, fault);
    if (!status)
        status = spread_init(spread, rank_of, n, fault);
    free(rank_of);
    arm->spread = spread;
    return ranks_agree(status, fault);
}

/* ---- the others ---- */

struct follower {
    const struct ui *ui;
    struct checkpoint part;
    struct arm arm;
    struct spread spread;
};

static int begun(void *of, struct world *world, struct fault *fault)
{
    (void)of;
    return keep_resume_part(world, fault);
}

static int rests(void *of, struct world *world, struct fault *fault)
{
    struct follower *follower = of;
    return keep_rest_part(&follower->part, world, fault);
}

static void replicate(struct follower *follower, uint32_t number)
{
    struct record record;
    struct arm_facts facts;
    struct fault fault = {0};
    const struct arm_listener listener = {.begin = begun, .rest = rests, .listener = follower};
    arm_run(&follower->arm, number, follower->ui->threads, &listener, &record, &facts, &fault);
    record_free(&record);
}

static void begin(struct follower *follower, const struct scenario *scenario)
{
    struct fault fault = {0};
    int status = arm_init(&follower->arm, scenario, &fault);
    follow_begin(&follower->spread, &follower->arm, status, &fault);
}

int follow(const struct scenario *scenario, const struct ui *ui)
{
    struct follower follower = {.ui = ui};
    struct said said;
    stop_listen(); /* it is rank 0 that stops */
    while ((said = listen()).word != FOLLOW_END)
        if (said.word == FOLLOW_BEGIN)
            begin(&follower, scenario);
        else
            replicate(&follower, said.number);
    checkpoint_free(&follower.part);
    arm_free(&follower.arm);
    spread_free(&follower.spread);
    return (int)said.number;
}
