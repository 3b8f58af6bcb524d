/* packing_sweep.c - a sweep's folder into a bundle; see packing.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/merge.h"
#include "cli/packing.h"
#include "cli/sweep_handed.h"
#include "cli/sweep_units.h"

struct gathering {
    struct packing *packing;
    struct sweep_folder folder;
    struct sweep sweep;
    struct sweep_plan plan;
    struct sweep_arms arms;
    char *units; /* units.csv */
};

bool packing_is_sweep(const char *folder)
{
    char path[COMPARISON_PATH];
    struct stat found;
    snprintf(path, sizeof path, "%s/about.txt", folder);
    return stat(path, &found) == 0 && S_ISREG(found.st_mode);
}

static int refuse(const struct gathering *gathering, struct words why, uint64_t n, uint64_t of,
                  struct fault *fault)
{
    fault_set(fault, FAULT_INPUT, why, (unsigned long long)n, (unsigned long long)of);
    fault_place(fault, gathering->folder.path, 0, 0);
    return FAULT_INPUT;
}

/* ---- what it came to ---- */

static int count_units(struct gathering *gathering, struct fault *fault)
{
    struct inventory_sweep *told = &gathering->packing->inventory.sweep;
    struct sweep_counts counts;
    const uint64_t units = sweep_plan_units(&gathering->plan);
    const int status = sweep_units_text(&gathering->plan, &gathering->folder, &gathering->units,
                                        &counts, fault);
    if (status)
        return status;
    if (counts.missing)
        return refuse(gathering,
                      (struct words){"扫描没有做完：%llu 个单元还缺，共 %llu 个；同样的 shequ sweep 会续完",
                                     "the sweep is not finished: %llu of %llu units are missing; the "
                                     "same shequ sweep makes them"}, counts.missing, units, fault);
    *told = (struct inventory_sweep){.points = gathering->sweep.n_points, .units = units,
                                     .replicates = gathering->sweep.replicates,
                                     .aside = counts.aside};
    return 0;
}

/* Each arm as it is where no factor is set. */
static int add_arms(struct gathering *gathering, struct fault *fault)
{
    const char *values[SWEEP_FACTORS] = {0};
    struct faults *faults = calloc(1, sizeof *faults);
    int status = faults ? 0 : fault_memory(fault, sizeof *faults);
    for (int a = 0; a < sweep_arms(&gathering->sweep) && !status; a++) {
        struct scenario scenario = {0};
        if ((status = sweep_arms_load_values(&gathering->arms, a, values, &scenario, faults))) {
            *fault = faults->fault[0];
            break;
        }
        status = inventory_add(&gathering->packing->inventory,
                               sweep_arms_contender(&gathering->arms, a)->name,
                               scenario.run.drawn ? BATCH_DRAWN : BATCH_FIXED, scenario.resolved,
                               strlen(scenario.resolved), fault);
        scenario_free(&scenario);
    }
    free(faults);
    return status;
}

static int list_outcomes(struct gathering *gathering, struct fault *fault)
{
    struct question *question = &gathering->packing->inventory.question;
    const size_t n = (size_t)gathering->sweep.n_outcomes;
    if (!(question->outcomes = calloc(n + 1, sizeof *question->outcomes)))
        return fault_memory(fault, n * sizeof *question->outcomes);
    for (size_t i = 0; i < n; i++)
        question->outcomes[question->n_outcomes++] = (char *)gathering->sweep.outcome[i]->name;
    return 0;
}

/* What is handed on gives the units that there are: who verifies has nothing else. */
static int check_handed(struct gathering *gathering, struct fault *fault)
{
    const struct sweep *sweep = &gathering->sweep;
    const size_t n = sweep_plan_at(&gathering->plan, sweep->n_points, 0);
    struct sweep_handed handed;
    int status = sweep_handed_init(&handed, &gathering->packing->inventory, sweep->text,
                                   sweep->n_text, sweep->list, sweep->n_list,
                                   gathering->packing->scratch, fault);
    if (!status && memcmp(handed.plan.hash, gathering->plan.hash, n * sizeof *handed.plan.hash) != 0)
        status = refuse(gathering,
                        (struct words){"扫描所用的情景（或它的表格）自做完以来已改变（%llu 个点，%llu 个单元）",
                                       "a scenario of this sweep, or a table of it, has changed since it "
                                       "was run (%llu points, %llu units)"}, sweep->n_points,
                        sweep_plan_units(&gathering->plan), fault);
    sweep_handed_free(&handed);
    return status;
}

/* ---- files ---- */

static int add_scratch(struct gathering *gathering, const char *name, struct fault *fault)
{
    char path[COMPARISON_PATH];
    snprintf(path, sizeof path, "%s/%s", gathering->packing->scratch, name);
    return crate_add_file(&gathering->packing->crate, name, path, fault);
}

static int add_files(struct gathering *gathering, struct fault *fault)
{
    struct packing *packing = gathering->packing;
    const struct sweep *sweep = &gathering->sweep;
    char path[COMPARISON_PATH];
    int status = merge_into(packing->scratch, &gathering->plan, &gathering->folder, packing->ui,
                            packing->inventory.sweep.digest, fault);
    snprintf(path, sizeof path, "%s/units", packing->scratch);
    if (!status)
        status = sweep_units_join(&gathering->plan, &gathering->folder, path, fault);
    if (status ||
        (status = crate_add(&packing->crate, "sweep.yaml", sweep->text, sweep->n_text, fault)) ||
        (status = crate_add(&packing->crate, "units.csv", gathering->units,
                            strlen(gathering->units), fault)) ||
        (status = add_scratch(gathering, "units", fault)) ||
        (status = add_scratch(gathering, "outcomes.csv", fault)))
        return status;
    if (sweep->list)
        status = crate_add(&packing->crate, "list.csv", sweep->list, sweep->n_list, fault);
    if (!status && packing->with_results)
        status = add_scratch(gathering, "merged.h5", fault);
    for (int a = 0; a < sweep_arms(sweep) && !status; a++)
        status = packing_inputs(packing, a ? sweep->variant[a - 1] : sweep->scenario, fault);
    return status;
}

static int gather(struct gathering *gathering, struct fault *fault)
{
    struct packing *packing = gathering->packing;
    packing->inventory.kind = INVENTORY_SWEEP;
    snprintf(packing->inventory.version, INVENTORY_VERSION, "%s", SHEQU_VERSION);
    int status = sweep_plan_init(&gathering->plan, &gathering->sweep, NULL, &gathering->folder,
                                 packing->ui, fault);
    if (status || (status = count_units(gathering, fault)) ||
        (status = add_arms(gathering, fault)) || (status = list_outcomes(gathering, fault)) ||
        (status = scratch_make(packing->scratch, fault)) ||
        (status = check_handed(gathering, fault)))
        return status;
    return add_files(gathering, fault);
}

int packing_sweep(struct packing *packing, const char *path)
{
    struct gathering gathering = {.packing = packing};
    struct ui quiet = *packing->ui;
    struct fault fault = {0};
    quiet.quiet = true; /* what there was to warn of was told when it was run */
    int status = sweep_folder_find(&gathering.folder, path, &gathering.sweep, packing->ui);
    if (!status && gathering.sweep.design.kind == SWEEP_ABC)
        status = ui_usage(packing->ui,
                          (struct words){"%s 是校准：posterior.csv 随结果一起走，不必打包",
                                         "%s is a calibration: its posterior.csv travels within results "
                                         "and needs no bundle"}, path);
    if (!status)
        status = sweep_arms_init(&gathering.arms, &gathering.sweep, &quiet);
    if (!status && gather(&gathering, &fault))
        status = ui_fault(packing->ui, &fault);
    free(gathering.units);
    sweep_plan_free(&gathering.plan);
    if (gathering.arms.sweep)
        sweep_arms_free(&gathering.arms);
    sweep_free(&gathering.sweep);
    sweep_folder_close(&gathering.folder);
    return status;
}
