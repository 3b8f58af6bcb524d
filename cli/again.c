/* again.c - see again.h. */
#include "cli/again.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/tables.h"

const char *again_path(const char *folder, const struct inventory_run *run,
                       char path[COMPARISON_PATH])
{
    snprintf(path, COMPARISON_PATH, "%s/%s%s.h5", folder, run->name,
             run->batch == BATCH_DRAWN ? ".drawn" : "");
    return path;
}

struct setting_up {
    struct comparison comparison;
    char (*path)[COMPARISON_PATH]; /* [sides] of the fixed runs, as they would be typed */
    const char *asked[SIDES_MOST];
    int n;
};

static int fault_of(int status, struct fault *fault)
{
    return status == EXIT_MEMORY ? fault_memory(fault, sizeof(struct options))
                                 : fault_set(fault, FAULT_INPUT,
                                             (struct words){"这些运行不成一次比较",
                                                            "these runs make no comparison"});
}

/* The sides as result files, which are not run; the question as it was asked. */
static int set_up(struct setting_up *set, const struct inventory *inventory, const char *folder,
                  struct fault *fault)
{
    struct options *options = calloc(1, sizeof *options);
    int status = options ? 0 : fault_memory(fault, sizeof *options);
    for (int i = 0; i < inventory->n; i++)
        if (inventory->run[i].batch == BATCH_FIXED) {
            set->asked[set->n] = again_path(folder, &inventory->run[i], set->path[set->n]);
            set->n++;
        }
    if (!status && (status = comparison_init(&set->comparison, set->asked, set->n, options)))
        status = fault_of(status, fault);
    free(options);
    set->comparison.question = inventory->question;
    set->comparison.automatic = inventory->sequential;
    set->comparison.done = set->comparison.replicates;
    return status;
}

static int open_all(struct setting_up *set, const struct inventory *inventory, const char *folder,
                    struct fault *fault)
{
    int status = 0, side = -1;
    for (int i = 0; i < inventory->n && !status; i++) {
        const struct inventory_run *run = &inventory->run[i];
        side += run->batch == BATCH_FIXED;
        struct side *one = &set->comparison.side[side];
        snprintf(one->contender.name, sizeof one->contender.name, "%s", run->name);
        again_path(folder, run, one->path[run->batch]);
        status = result_open_unasked(&one->result[run->batch], one->path[run->batch], fault);
    }
    return status;
}

static int write_effects(const struct comparison *comparison, struct fault *fault)
{
    struct effects *effects = calloc((size_t)comparison->n, sizeof *effects);
    int status = effects ? 0 : fault_memory(fault, (size_t)comparison->n * sizeof *effects);
    for (int i = 1; i < comparison->n && !status; i++)
        status = effects_read(&effects[i], comparison, 0, i, fault);
    if (!status)
        status = tables_write(comparison, effects, fault);
    for (int i = 0; effects && i < comparison->n; i++)
        effects_free(&effects[i]);
    free(effects);
    return status;
}

int again_effects(const struct inventory *inventory, const char *folder, const struct ui *ui,
                  struct fault *fault)
{
    struct ui silent = *ui;
    struct setting_up *set = calloc(1, sizeof *set);
    int status = set && (set->path = calloc(SIDES_MOST, sizeof *set->path))
                     ? 0 : fault_memory(fault, sizeof *set);
    silent.quiet = true;
    if (!status) {
        set->comparison.ui = &silent;
        set->comparison.folder = folder;
        if (!(status = set_up(set, inventory, folder, fault)) &&
            !(status = open_all(set, inventory, folder, fault)))
            status = write_effects(&set->comparison, fault);
        comparison_free(&set->comparison);
    }
    free(set ? set->path : NULL);
    free(set);
    return status;
}
