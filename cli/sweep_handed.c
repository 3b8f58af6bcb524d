/* sweep_handed.c - see sweep_handed.h. */
#include "cli/sweep_handed.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/durable.h"

static int read_text(struct sweep *sweep, const char *text, size_t n_text, const char *list,
                     size_t n_list, struct fault *fault)
{
    struct faults *faults = calloc(1, sizeof *faults);
    if (!faults)
        return fault_memory(fault, sizeof *faults);
    const int status = sweep_parse(sweep, "sweep.yaml", text, n_text, list ? "list.csv" : NULL,
                                   list, n_list, faults);
    if (status)
        *fault = faults->fault[0];
    free(faults);
    return status;
}

static int unlike(struct fault *fault)
{
    fault_set(fault, FAULT_INPUT,
              (struct words){"包里的情景不是这个扫描的各方",
                             "the scenarios of the bundle are not the arms of this sweep"});
    fault_place(fault, "sweep.yaml", 0, 0);
    return FAULT_INPUT;
}

/* SCRATCH/NAME.yaml, in the place of what the file names. */
static int lay_down(const struct inventory_run *run, const char *scratch, char **named,
                    struct fault *fault)
{
    const size_t size = strlen(scratch) + sizeof run->name + 8;
    char *path = malloc(size);
    if (!path)
        return fault_memory(fault, size);
    snprintf(path, size, "%s/%s.yaml", scratch, run->name);
    free(*named);
    *named = path;
    FILE *file = fopen(path, "wbx");
    if (!file)
        return durable_fault(fault, path, errno);
    const bool bad = fputs(run->scenario.resolved, file) < 0;
    return fclose(file) || bad ? durable_fault(fault, path, errno) : 0;
}

/* What the file sets is in the scenarios. */
static void forget_settings(struct sweep *file)
{
    for (int i = 0; i < file->n_set; i++) {
        free((char *)file->set[i].path);
        free((char *)file->set[i].value);
    }
    file->n_set = 0;
}

int sweep_handed_init(struct sweep_handed *handed, const struct inventory *inventory,
                      const char *text, size_t n_text, const char *list, size_t n_list,
                      const char *scratch, struct fault *fault)
{
    *handed = (struct sweep_handed){.silent = {.quiet = true, .mute = true}};
    int status = read_text(&handed->sweep, text, n_text, list, n_list, fault);
    if (!status)
        status = read_text(&handed->file, text, n_text, list, n_list, fault);
    if (status)
        return status;
    struct sweep *file = &handed->file;
    if (file->design.kind == SWEEP_ABC || sweep_arms(file) != inventory->n)
        return unlike(fault);
    forget_settings(file);
    for (int a = 0; a < inventory->n && !status; a++)
        status = lay_down(&inventory->run[a], scratch,
                          a ? &file->variant[a - 1] : &file->scenario, fault);
    if (!status && (status = sweep_arms_init(&handed->arms, file, &handed->silent)))
        return status == EXIT_MEMORY ? fault_memory(fault, 1) : unlike(fault);
    return status ? status
                  : sweep_plan_init(&handed->plan, &handed->sweep, &handed->arms, NULL,
                                    &handed->silent, fault);
}

void sweep_handed_free(struct sweep_handed *handed)
{
    if (handed->plan.sweep)
        sweep_plan_free(&handed->plan);
    if (handed->arms.sweep)
        sweep_arms_free(&handed->arms);
    sweep_free(&handed->file);
    sweep_free(&handed->sweep);
}
