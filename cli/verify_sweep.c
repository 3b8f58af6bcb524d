/* verify_sweep.c - see verify_sweep.h. */
#include "cli/verify_sweep.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/alike.h"
#include "cli/merge.h"
#include "cli/stop.h"
#include "cli/sweep_farm.h"
#include "cli/sweep_handed.h"
#include "cli/sweep_units.h"
#include "sim/durable.h"
#include "sim/ensemble.h"

struct checking {
    const struct crate *crate;
    const struct inventory *inventory;
    const char *scratch;
    const struct ui *ui;
    struct sweep_handed handed;
    struct sweep_folder given, again; /* what was handed on; what is run here */
    char given_path[SWEEP_PATH], again_path[SWEEP_PATH];
    int others;
};

/* ---- what is there ---- */

static int text_of(const struct checking *checking, const char *name, char **text, size_t *n,
                   struct fault *fault)
{
    *text = NULL;
    *n = 0;
    return crate_find(checking->crate, name) || strcmp(name, "list.csv") != 0
               ? crate_text(checking->crate, name, text, n, fault)
               : 0;
}

static int read_sweep(struct checking *checking, struct fault *fault)
{
    char *text, *list = NULL;
    size_t n_text, n_list = 0;
    int status = text_of(checking, "sweep.yaml", &text, &n_text, fault);
    if (!status && !(status = text_of(checking, "list.csv", &list, &n_list, fault)))
        status = sweep_handed_init(&checking->handed, checking->inventory, text, n_text, list,
                                   n_list, checking->scratch, fault);
    free(text);
    free(list);
    return status;
}

static int make_folder(const struct checking *checking, struct sweep_folder *folder,
                       const char *name, char path[SWEEP_PATH], struct fault *fault)
{
    snprintf(path, SWEEP_PATH, "%s/%s", checking->scratch, name);
    return sweep_folder_bare(folder, path, fault);
}

/* units.csv says where each unit ends; then what was taken apart must say the same of itself. */
static int check_units(struct checking *checking, struct fault *fault)
{
    const struct sweep_plan *plan = &checking->handed.plan;
    const struct inventory_sweep *told = &checking->inventory->sweep;
    struct sweep_counts counts = {0};
    char path[SWEEP_PATH], *text, *again = NULL;
    size_t n;
    int status = text_of(checking, "units.csv", &text, &n, fault);
    snprintf(path, sizeof path, "%s/units", checking->scratch);
    if (!status && !(status = crate_extract(checking->crate, "units", path, fault)) &&
        !(status = sweep_units_split(plan, text, path, &checking->given, &checking->again, fault)))
        status = sweep_units_text(plan, &checking->given, &again, &counts, fault);
    if (!status) {
        const bool same = !strcmp(text, again) && told->units == sweep_plan_units(plan) &&
                          told->aside == counts.aside && told->points == plan->sweep->n_points &&
                          told->replicates == plan->sweep->replicates;
        ui_print(checking->ui,
                 same ? (struct words){"units.csv：%llu 个单元就是情景与设计所要的，一致\n",
                                       "units.csv: %llu units are those of the scenarios and the "
                                       "design, the same\n"}
                      : (struct words){"units.csv：与单元自己所说、或与 bundle.yaml 不同（%llu 个单元）\n",
                                       "units.csv: not what the units say, or bundle.yaml (%llu "
                                       "units)\n"},
                 (unsigned long long)counts.done);
        checking->others += !same;
    }
    free(text);
    free(again);
    return status;
}

/* ---- what it comes to ---- */

/* As it stands, with the mark at its beginning. */
static int read_table(const char *path, char **text, struct fault *fault)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return durable_fault(fault, path, errno);
    *text = malloc(CRATE_TEXT + 1);
    if (*text)
        (*text)[fread(*text, 1, CRATE_TEXT, file)] = '\0';
    const bool bad = ferror(file);
    fclose(file);
    return !*text ? fault_memory(fault, CRATE_TEXT) : bad ? durable_fault(fault, path, EIO) : 0;
}

static int check_outcomes(struct checking *checking, struct fault *fault)
{
    static const struct words words[] = {
        [ALIKE_SAME] = {"outcomes.csv：由各单元得出，一致\n",
                        "outcomes.csv: from the units, the same\n"},
        [ALIKE_NEARLY] = {"outcomes.csv：由各单元得出，只在第九位有效数字之后不同\n",
                          "outcomes.csv: from the units, the same to nine digits\n"},
        [ALIKE_OTHER] = {"outcomes.csv：由各单元得出的不同，最先在第 %d 行\n",
                         "outcomes.csv: not what the units give, first in line %d\n"}};
    char path[SWEEP_PATH], digest[DIGEST_TEXT], *there = NULL, *again = NULL;
    size_t n;
    int line = 0;
    snprintf(path, sizeof path, "%s/outcomes.csv", checking->scratch);
    int status = merge_into(checking->scratch, &checking->handed.plan, &checking->given,
                            &checking->handed.silent, digest, fault);
    if (!status && !(status = text_of(checking, "outcomes.csv", &there, &n, fault)))
        status = read_table(path, &again, fault);
    if (!status) {
        const enum alike like = alike(there, again, &line);
        ui_print(checking->ui, words[like], line);
        checking->others += like == ALIKE_OTHER;
        if (strcmp(digest, checking->inventory->sweep.digest) != 0) {
            ui_print(checking->ui,
                     (struct words){"各次运行的 digest：包里 %s，由各单元得出 %s\n",
                                    "digest of all runs: bundle %s, from the units %s\n"},
                     checking->inventory->sweep.digest, digest);
            checking->others++;
        }
    }
    free(there);
    free(again);
    return status;
}

/* ---- what is run again ---- */

static bool has(const struct checking *checking, uint64_t item, int arm)
{
    const struct sweep_plan *plan = &checking->handed.plan;
    const uint32_t replicates = plan->sweep->replicates;
    return sweep_units_has(plan, &checking->given, item / replicates, arm,
                           (uint32_t)(item % replicates) + 1);
}

/* The next item from this one on, round about, that has a unit; there is one. */
static uint64_t next_item(const struct checking *checking, const bool *taken, uint64_t item)
{
    const struct sweep_plan *plan = &checking->handed.plan;
    for (;; item = (item + 1) % sweep_plan_items(plan))
        for (int a = 0; a < sweep_arms(plan->sweep) && !taken[item]; a++)
            if (has(checking, item, a))
                return item;
}

static int address(const struct checking *checking, uint64_t nth, uint64_t *at,
                   struct fault *fault)
{
    struct digest digest;
    uint64_t half[2];
    int status = digest_init(&digest, fault);
    if (status)
        return status;
    digest_bytes(&digest, checking->crate->seal, strlen(checking->crate->seal));
    digest_u64(&digest, nth);
    digest_halves(&digest, half);
    digest_free(&digest);
    *at = half[0] % sweep_plan_items(&checking->handed.plan);
    return 0;
}

static int compare_item(struct checking *checking, uint64_t item, struct fault *fault)
{
    const struct sweep_plan *plan = &checking->handed.plan;
    const uint64_t point = item / plan->sweep->replicates;
    const uint32_t replicate = (uint32_t)(item % plan->sweep->replicates) + 1;
    int status = 0;
    for (int a = 0; a < sweep_arms(plan->sweep) && !status; a++) {
        bool same = false;
        if (!has(checking, item, a))
            continue;
        if (sweep_units_has(plan, &checking->again, point, a, replicate))
            status = sweep_units_same(&checking->given, &checking->again,
                                      plan->hash[sweep_plan_at(plan, point, a)], replicate, &same,
                                      fault);
        if (!status && !same)
            ui_print(checking->ui,
                     (struct words){"units：第 %llu 点 %s 第 %u 次重复：重算不一致\n",
                                    "units: point %llu, %s, replicate %u: not the same\n"},
                     (unsigned long long)point + 1, sweep_arm_name(plan->sweep, a),
                     (unsigned)replicate);
        checking->others += !status && !same;
    }
    return status;
}

static int run_item(struct checking *checking, struct sweep_runner *runner, uint64_t item,
                    struct fault *fault)
{
    const uint32_t replicates = checking->handed.sweep.replicates;
    const int before = checking->others;
    uint64_t events;
    int status = sweep_run(runner, item / replicates, (uint32_t)(item % replicates) + 1, &events,
                           fault);
    if (status || (status = compare_item(checking, item, fault)))
        return status;
    if (checking->others == before)
        ui_print(checking->ui,
                 (struct words){"units：第 %llu 点第 %u 次重复：重算一致\n",
                                "units: point %llu, replicate %u: the same again\n"},
                 (unsigned long long)(item / replicates) + 1, (unsigned)(item % replicates) + 1);
    return 0;
}

static int run_some(struct checking *checking, uint64_t n, struct fault *fault)
{
    struct sweep_handed *handed = &checking->handed;
    struct sweep_runner runner;
    bool *taken = calloc(sweep_plan_items(&handed->plan), sizeof *taken);
    int status = sweep_runner_init(&runner, &handed->arms, &handed->plan, &checking->again,
                                   &handed->silent, 0,
                                   checking->ui->threads ? checking->ui->threads
                                                         : ensemble_threads(), fault);
    if (!taken)
        status = fault_memory(fault, sweep_plan_items(&handed->plan));
    for (uint64_t i = 0; i < n && !status; i++) {
        uint64_t item;
        if ((status = address(checking, i, &item, fault)))
            break;
        item = next_item(checking, taken, item);
        taken[item] = true;
        status = run_item(checking, &runner, item, fault);
    }
    sweep_runner_free(&runner);
    free(taken);
    return status;
}

static int run_all(struct checking *checking, uint64_t n, struct fault *fault)
{
    struct sweep_handed *handed = &checking->handed;
    struct sweep_farm farm = {.arms = &handed->arms, .plan = &handed->plan,
                              .folder = &checking->again, .ui = checking->ui,
                              .command = "verify --all"};
    const int before = checking->others;
    int status = sweep_farm_run(&farm, fault);
    for (uint64_t item = 0; item < sweep_plan_items(&handed->plan) && !status; item++)
        status = compare_item(checking, item, fault);
    if (!status && checking->others == before)
        ui_print(checking->ui,
                 (struct words){"units：全部 %llu 个（点与重复）重算一致\n",
                                "units: all %llu (points by replicates): the same again\n"},
                 (unsigned long long)n);
    return status;
}

static int check_runs(struct checking *checking, bool all, struct fault *fault)
{
    const struct sweep_plan *plan = &checking->handed.plan;
    uint64_t n = 0;
    for (uint64_t item = 0; item < sweep_plan_items(plan); item++) {
        bool some = false;
        for (int a = 0; a < sweep_arms(plan->sweep) && !some; a++)
            some = has(checking, item, a);
        n += some;
    }
    stop_listen();
    if (all)
        return run_all(checking, n, fault);
    return run_some(checking, n < VERIFY_ITEMS ? n : VERIFY_ITEMS, fault);
}

int verify_sweep(const struct crate *crate, const struct inventory *inventory, const char *scratch,
                 bool all, const struct ui *ui, int *others, struct fault *fault)
{
    struct checking *checking = calloc(1, sizeof *checking);
    if (!checking)
        return fault_memory(fault, sizeof *checking);
    *checking = (struct checking){.crate = crate, .inventory = inventory, .scratch = scratch,
                                  .ui = ui, .given = {.lock = -1, .state = -1},
                                  .again = {.lock = -1, .state = -1}};
    int status = read_sweep(checking, fault);
    if (!status &&
        !(status = make_folder(checking, &checking->given, "given", checking->given_path, fault)) &&
        !(status = make_folder(checking, &checking->again, "again", checking->again_path, fault)))
        status = check_units(checking, fault);
    if (!status && !checking->others)
        status = check_outcomes(checking, fault);
    if (!status && !checking->others)
        status = check_runs(checking, all, fault);
    *others += checking->others;
    sweep_folder_close(&checking->given);
    sweep_folder_close(&checking->again);
    sweep_handed_free(&checking->handed);
    free(checking);
    return status;
}
