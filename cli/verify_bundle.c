/* verify_bundle.c - see verify_bundle.h. */
#include "cli/verify_bundle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/again.h"
#include "cli/alike.h"
#include "cli/cover.h"
#include "cli/diff.h"
#include "cli/scratch.h"
#include "cli/verify_sweep.h"

struct checking {
    const struct ui *ui;
    struct crate crate;
    struct inventory inventory;
    char scratch[SCRATCH_PATH]; /* empty: none */
    bool all;                   /* of a sweep, every unit */
    int others;                 /* things that are not as they should be, told */
};

/* A zip begins with PK; damaged there, it still ends in our words. */
bool verify_is_bundle(const char *path)
{
    static const char note[] = "shequ bundle";
    char head[2] = "", tail[128] = "";
    FILE *file = fopen(path, "rb");
    bool is = file && fread(head, 1, 2, file) == 2 && !memcmp(head, "PK", 2);
    if (file && !is && !fseek(file, -(long)sizeof tail, SEEK_END) &&
        fread(tail, 1, sizeof tail, file) == sizeof tail)
        for (size_t i = 0; i + sizeof note <= sizeof tail; i++)
            is = is || !memcmp(tail + i, note, sizeof note - 1);
    if (file)
        fclose(file);
    return is;
}

/* ---- members ---- */

static void tell_member(void *context, enum crate_finding finding, const char *name)
{
    static const struct words words[] = {
        [CRATE_CHANGED] = {"%s：改动过，与清单不同\n", "%s: changed, the manifest says otherwise\n"},
        [CRATE_MISSING] = {"%s：清单里有，包里没有\n", "%s: in the manifest, and not in the bundle\n"},
        [CRATE_BESIDES] = {"%s：包里有，清单里没有\n", "%s: in the bundle, and not in the manifest\n"}};
    const struct checking *checking = context;
    ui_print(checking->ui, words[finding], name);
}

static int check_members(struct checking *checking, struct fault *fault)
{
    const int n = crate_check(&checking->crate, tell_member, checking, fault);
    if (n < 0)
        return n;
    checking->others += n;
    if (!n)
        ui_print(checking->ui,
                 (struct words){"%zu 个文件与清单一致，" CRATE_MANIFEST " 的 sha256 %s\n",
                                "%zu members are as the manifest says, sha256 of " CRATE_MANIFEST
                                " %s\n"},
                 checking->crate.n, checking->crate.seal);
    return 0;
}

/* Members that this version writes of such an inventory are those that are there. */
static int check_cover(struct checking *checking, struct fault *fault)
{
    struct crate cover = {0};
    int status = cover_add(&cover, &checking->inventory, fault), others = 0;
    for (size_t i = 0; i < cover.n && !status; i++) {
        const struct crate_member *member = &cover.member[i];
        char *text = NULL;
        size_t n = 0;
        if (!crate_find(&checking->crate, member->name)) {
            tell_member(checking, CRATE_MISSING, member->name);
            others++;
        } else if (!(status = crate_text(&checking->crate, member->name, &text, &n, fault)) &&
                   (n != member->size || memcmp(text, member->bytes, n) != 0)) {
            ui_print(checking->ui,
                     (struct words){"%s：由 bundle.yaml 和情景写出来是另一样\n",
                                    "%s: not what bundle.yaml and the scenarios give\n"},
                     member->name);
            others++;
        }
        free(text);
    }
    if (!status && !others)
        ui_print(checking->ui, (struct words){"情景、ODD 表、说明：再写一遍，一致\n",
                                              "scenarios, ODD tables, readme: written again, the "
                                              "same\n"});
    checking->others += others;
    crate_free(&cover);
    return status;
}

/* ---- runs ---- */

/* The result that travels with a run, beside the one that was written again. (Bytes of two builds
 * of HDF5 need not be the same; it is read by a child, as any stranger's, analysis/ask.h.) */
static int check_result(struct checking *checking, const char *member, const char *again,
                        struct fault *fault)
{
    char path[COMPARISON_PATH];
    snprintf(path, sizeof path, "%s/given", checking->scratch);
    int status = crate_extract(&checking->crate, member, path, fault);
    if (status)
        return status;
    ui_print(checking->ui,
             (struct words){"%s：与重算的结果比较\n", "%s: beside the result run again\n"}, member);
    checking->others += diff_results(path, again, checking->ui) != EXIT_OK;
    remove(path);
    return 0;
}

static void tell_run(struct checking *checking, const struct inventory_run *run,
                     const struct job *job)
{
    char member[CRATE_NAME + 1];
    inventory_member(run, member);
    if (!strcmp(job->digest, run->digest) && !strcmp(job->state_digest, run->state_digest)) {
        ui_print(checking->ui,
                 (struct words){"%s：重算一致，%u 次重复，digest %s\n",
                                "%s: the same again, %u replicates, digest %s\n"},
                 member, (unsigned)run->scenario.run.replicates, job->digest);
        return;
    }
    ui_print(checking->ui,
             (struct words){"%s：重算不一致\n  包里 digest %s，state_digest %s\n  重算 digest %s，"
                            "state_digest %s\n",
                            "%s: not the same\n  bundle digest %s, state_digest %s\n"
                            "  again  digest %s, state_digest %s\n"},
             member, run->digest, run->state_digest, job->digest, job->state_digest);
    checking->others++;
}

static int run_again(struct checking *checking, const struct inventory_run *run,
                     struct fault *fault)
{
    char path[COMPARISON_PATH], member[CRATE_NAME + 1];
    struct job job = {.scenario = &run->scenario, .ui = checking->ui,
                      .what = {run->name, run->name}, .force = true, .command = "shequ verify"};
    if (*checking->scratch)
        job.output = again_path(checking->scratch, run, path);
    int status = job_run(&job, fault);
    if (status)
        return status;
    tell_run(checking, run, &job);
    if (!crate_find(&checking->crate, inventory_result(run, member)))
        return 0;
    return check_result(checking, member, job.output, fault);
}

static int read_again(const char *folder, char **text, struct fault *fault)
{
    enum { MOST = CRATE_TEXT };
    char path[COMPARISON_PATH];
    snprintf(path, sizeof path, "%s/effects.csv", folder);
    FILE *file = fopen(path, "rb");
    *text = malloc(MOST + 1);
    if (!*text || !file) {
        free(*text);
        *text = NULL;
        if (file)
            fclose(file);
        return fault_memory(fault, MOST);
    }
    (*text)[fread(*text, 1, MOST, file)] = '\0';
    fclose(file);
    return 0;
}

static int check_effects(struct checking *checking, struct fault *fault)
{
    static const struct words words[] = {
        [ALIKE_SAME] = {"effects.csv：由重算的结果得出，一致\n",
                        "effects.csv: from the results run again, the same\n"},
        [ALIKE_NEARLY] = {"effects.csv：由重算的结果得出，只在第九位有效数字之后不同\n",
                          "effects.csv: from the results run again, the same to nine digits\n"},
        [ALIKE_OTHER] = {"effects.csv：由重算的结果得出的不同，最先在第 %d 行\n",
                         "effects.csv: not what the results run again give, first in line %d\n"}};
    char *there = NULL, *again = NULL;
    size_t n;
    int line = 0;
    int status = crate_text(&checking->crate, "effects.csv", &there, &n, fault);
    if (!status && !(status = again_effects(&checking->inventory, checking->scratch,
                                           checking->ui, fault)))
        status = read_again(checking->scratch, &again, fault);
    if (!status) {
        const enum alike like = alike(there, again, &line);
        ui_print(checking->ui, words[like], line);
        checking->others += like == ALIKE_OTHER;
    }
    free(there);
    free(again);
    return status;
}

static bool has_results(const struct checking *checking)
{
    char member[CRATE_NAME + 1];
    bool has = false;
    for (int i = 0; i < checking->inventory.n; i++)
        has = has || crate_find(&checking->crate,
                                inventory_result(&checking->inventory.run[i], member));
    return has;
}

/* Effects are those of runs that are the same; of others there is nothing to say. */
static int check_runs(struct checking *checking, struct fault *fault)
{
    const bool comparison = checking->inventory.kind == INVENTORY_COMPARISON;
    const int before = checking->others;
    int status = comparison || has_results(checking) ? scratch_make(checking->scratch, fault) : 0;
    for (int i = 0; i < checking->inventory.n && !status; i++)
        status = run_again(checking, &checking->inventory.run[i], fault);
    if (!status && comparison && checking->others == before)
        status = check_effects(checking, fault);
    if (*checking->scratch)
        scratch_remove(checking->scratch);
    return status;
}

/* ---- all of it ---- */

static int check_sweep(struct checking *checking, struct fault *fault)
{
    int status = scratch_make(checking->scratch, fault);
    if (status)
        return status;
    status = verify_sweep(&checking->crate, &checking->inventory, checking->scratch, checking->all,
                          checking->ui, &checking->others, fault);
    scratch_remove(checking->scratch);
    return status;
}

static int check(struct checking *checking, bool manifest_only, struct fault *fault)
{
    int status = check_members(checking, fault);
    if (status || checking->others || manifest_only ||
        (status = inventory_read(&checking->inventory, &checking->crate, fault)))
        return status;
    if (strcmp(checking->inventory.version, SHEQU_VERSION) != 0) {
        ui_print(checking->ui,
                 (struct words){"由 %s 版写成，本程序是 %s 版：请用 %s 版核对\n",
                                "written by version %s, this is %s: get version %s to verify it\n"},
                 checking->inventory.version, SHEQU_VERSION, checking->inventory.version);
        checking->others++;
        return 0;
    }
    if ((status = check_cover(checking, fault)))
        return status;
    return checking->inventory.kind == INVENTORY_SWEEP ? check_sweep(checking, fault)
                                                       : check_runs(checking, fault);
}

int verify_bundle(const char *path, bool manifest_only, bool all, const struct ui *ui)
{
    struct checking checking = {.ui = ui, .all = all};
    struct fault fault = {0};
    int status = crate_open(&checking.crate, path, &fault);
    if (!status)
        status = check(&checking, manifest_only, &fault);
    fault_place(&fault, path, 0, 0);
    status = status ? ui_fault(ui, &fault) : checking.others ? EXIT_NO : EXIT_OK;
    inventory_free(&checking.inventory);
    crate_free(&checking.crate);
    return status;
}
