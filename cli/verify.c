/* verify.c - `shequ verify FILE`: run again from the scenario inside a result, or a bundle's. */
#include <stdlib.h>
#include <string.h>

#include "analysis/read.h"
#include "cli/job.h"
#include "cli/load.h"
#include "cli/verb.h"
#include "cli/verify_bundle.h"

struct claim { /* what the file says of itself */
    char *scenario, *digest, *state_digest, *version, *name;
};

static void claim_free(struct claim *claim)
{
    free(claim->scenario);
    free(claim->digest);
    free(claim->state_digest);
    free(claim->version);
    free(claim->name);
}

static int claim_read(struct claim *claim, const char *path, struct fault *fault)
{
    struct result *result;
    int status = result_open(&result, path, fault);
    if (status)
        return status;
    if (!(status = result_text(result, "/", "scenario", &claim->scenario, fault)) &&
        !(status = result_text(result, "/", "digest", &claim->digest, fault)) &&
        !(status = result_text(result, "/", "state_digest", &claim->state_digest, fault)) &&
        !(status = result_text(result, "/", "scenario_name", &claim->name, fault)))
        status = result_text(result, "/", "shequ_version", &claim->version, fault);
    if (!status && (!claim->scenario || !claim->digest || !claim->state_digest))
        status = fault_set(fault, FAULT_INPUT,
                           (struct words){"%s 里没有情景或摘要", "%s holds no scenario or no digest"},
                           path);
    result_close(result);
    return status;
}

static int compare(const struct job *job, const struct claim *claim, const char *path,
                   const struct ui *ui)
{
    if (!strcmp(job->digest, claim->digest) && !strcmp(job->state_digest, claim->state_digest)) {
        ui_print(ui, (struct words){"%s：重算一致，digest %s\n", "%s: the same again, digest %s\n"},
                 path, job->digest);
        return EXIT_OK;
    }
    ui_print(ui, (struct words){"%s：重算不一致\n  文件 %s\n  重算 %s\n",
                                "%s: not the same\n  file  %s\n  again %s\n"},
             path, claim->digest, job->digest);
    if (claim->version && strcmp(claim->version, SHEQU_VERSION))
        ui_note(ui, (struct words){"文件由 %s 版写成，本程序是 %s 版：请用 %s 版核对",
                                   "written by version %s, this is %s: get version %s to verify "
                                    "it"},
                claim->version, SHEQU_VERSION, claim->version);
    return EXIT_NO;
}

static int verify_result(const char *path, struct ui *ui)
{
    struct claim claim = {0};
    struct scenario scenario = {0};
    struct faults faults = {0};
    struct fault fault = {0};
    int status;
    if (claim_read(&claim, path, &fault)) {
        claim_free(&claim);
        return ui_fault(ui, &fault);
    }
    load_scenario_text(&scenario, claim.name ? claim.name : path, claim.scenario,
                       strlen(claim.scenario), NULL, 0, ui, &faults);
    status = ui_faults(ui, &faults);
    if (!status) {
        struct job job = {.scenario = &scenario, .ui = ui, .what = {"重算", "running again"}};
        status = job_run(&job, &fault) ? ui_fault(ui, &fault) : compare(&job, &claim, path, ui);
        scenario_free(&scenario);
    }
    claim_free(&claim);
    return status;
}

int verb_verify(int argc, char **argv, struct ui *ui)
{
    const char *path = NULL;
    bool manifest_only = false, all = false;
    for (int i = 1; i < argc; i++)
        if (!strcmp(argv[i], "--manifest-only"))
            manifest_only = true;
        else if (!strcmp(argv[i], "--all"))
            all = true;
        else if (path || argv[i][0] == '-')
            return ui_usage(ui, (struct words){"verify 需要一个结果文件或一个包，包可加 --manifest-only、--all",
                                               "verify takes one result file or one bundle, and of "
                                               "a bundle --manifest-only, --all"});
        else
            path = argv[i];
    if (!path)
        return ui_usage(ui, (struct words){"verify 需要一个结果文件或一个包",
                                           "verify takes one result file or one bundle"});
    if (verify_is_bundle(path))
        return verify_bundle(path, manifest_only, all, ui);
    if (manifest_only || all)
        return ui_usage(ui, (struct words){"%s 不是包，没有清单", "%s is no bundle and has no manifest"},
                        path);
    return verify_result(path, ui);
}
