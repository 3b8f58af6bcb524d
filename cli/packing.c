/* packing.c - see packing.h. */
#include "cli/packing.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "analysis/read.h"

void packing_free(struct packing *packing)
{
    crate_free(&packing->crate);
    inventory_free(&packing->inventory);
    if (*packing->scratch)
        scratch_remove(packing->scratch);
}

/* Fit for a file's name: `folder/my city.h5` is my-city; "run" where nothing is left of it. */
static void name_of(const char *path, const char *ending, bool drawn, char name[CONTENDER_NAME])
{
    static const char batch[] = ".drawn";
    const char *last = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    size_t n = strlen(last), m = strlen(ending);
    n -= n > m && !strcmp(last + n - m, ending) ? m : 0;
    m = sizeof batch - 1;
    n -= drawn && n > m && !strncmp(last + n - m, batch, m) ? m : 0;
    if (n > CONTENDER_NAME - 1)
        for (n = CONTENDER_NAME - 1; n && ((unsigned char)last[n] & 0xc0) == 0x80; n--)
            ; /* no half of a character */
    for (size_t i = 0; i < n; i++) {
        const unsigned char byte = (unsigned char)last[i];
        name[i] = isalnum(byte) || strchr("-+_.", byte) || byte >= 0x80 ? last[i] : '-';
    }
    name[n] = '\0';
    if (!crate_may_be_called(name))
        strcpy(name, "run");
}

/* ---- a result ---- */

struct said { /* what a result says of itself */
    char *text, *inputs_digest, *digest, *state_digest, *version;
};

static void said_free(struct said *said)
{
    free(said->text);
    free(said->inputs_digest);
    free(said->digest);
    free(said->state_digest);
    free(said->version);
}

static int refuse(struct fault *fault, const char *path, struct words why, const char *what)
{
    fault_set(fault, FAULT_INPUT, why, what);
    fault_place(fault, path, 0, 0);
    return FAULT_INPUT;
}

static int said_read(struct said *said, const char *path, struct fault *fault)
{
    const struct {
        const char *name;
        char **text;
    } wanted[] = {{"shequ_version", &said->version}, {"scenario", &said->text},
                  {"inputs_digest", &said->inputs_digest}, {"digest", &said->digest},
                  {"state_digest", &said->state_digest}};
    struct result *result;
    *said = (struct said){0};
    int status = result_open(&result, path, fault);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted && !status; i++)
        if (!(status = result_text(result, "/", wanted[i].name, wanted[i].text, fault)) &&
            !*wanted[i].text)
            status = refuse(fault, path, (struct words){"里面没有 %s", "it holds no %s"},
                            wanted[i].name);
    result_close(result);
    if (!status && strcmp(said->version, SHEQU_VERSION) != 0)
        status = refuse(fault, path,
                        (struct words){"由 %s 版写成，本程序是 " SHEQU_VERSION
                                       " 版：请用写成它的那一版打包",
                                       "written by version %s, this is " SHEQU_VERSION
                                       ": have it bundled by the version that wrote it"},
                        said->version);
    return status;
}

static int take_digests(struct inventory_run *run, const struct said *said, const char *path,
                        struct fault *fault)
{
    if (strcmp(run->scenario.inputs_digest, said->inputs_digest) != 0)
        return refuse(fault, path,
                      (struct words){"里面的情景读出来是另一个（inputs_digest %s）",
                                     "the scenario inside reads as another (inputs_digest %s)"},
                      run->scenario.inputs_digest);
    if (strlen(said->digest) != DIGEST_TEXT - 1 || strlen(said->state_digest) != DIGEST_TEXT - 1)
        return refuse(fault, path, (struct words){"“%s”不是摘要", "'%s' is no digest"},
                      said->digest);
    memcpy(run->digest, said->digest, DIGEST_TEXT);
    memcpy(run->state_digest, said->state_digest, DIGEST_TEXT);
    return 0;
}

int packing_run(struct packing *packing, const char *path, const char *name, enum batch batch,
                struct fault *fault)
{
    struct inventory *inventory = &packing->inventory;
    struct said said;
    char member[CRATE_NAME + 1];
    int status = said_read(&said, path, fault);
    if (!status && !(status = inventory_add(inventory, name, batch, said.text, strlen(said.text),
                                            fault)))
        status = take_digests(&inventory->run[inventory->n - 1], &said, path, fault);
    said_free(&said);
    if (status || !packing->with_results)
        return status;
    inventory_result(&inventory->run[inventory->n - 1], member);
    return crate_add_file(&packing->crate, member, path, fault);
}

static int is_drawn(const char *path, bool *drawn, struct fault *fault)
{
    struct result *result;
    char *text = NULL;
    int status = result_open(&result, path, fault);
    if (!status)
        status = result_text(result, "/", "assumptions", &text, fault);
    *drawn = text && !strcmp(text, "drawn");
    free(text);
    result_close(result);
    return status;
}

int packing_result(struct packing *packing, const char *path, struct fault *fault)
{
    char name[CONTENDER_NAME];
    bool drawn = false;
    int status = is_drawn(path, &drawn, fault);
    packing->inventory.kind = INVENTORY_RUN;
    snprintf(packing->inventory.version, INVENTORY_VERSION, "%s", SHEQU_VERSION);
    if (status)
        return status;
    name_of(path, ".h5", drawn, name);
    return packing_run(packing, path, name, drawn ? BATCH_DRAWN : BATCH_FIXED, fault);
}

/* ---- inputs ---- */

static bool is_file(const char *path)
{
    struct stat found;
    return stat(path, &found) == 0 && S_ISREG(found.st_mode);
}

/* Two files of one name stand beside each other with a number. */
static int add_input(struct packing *packing, const char *path, struct fault *fault)
{
    char member[CRATE_NAME + 1];
    const char *last = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    for (size_t i = 0; i < packing->crate.n; i++)
        if (packing->crate.member[i].path && !strcmp(packing->crate.member[i].path, path))
            return 0;
    for (int k = 1; k < CRATE_MEMBERS; k++) {
        if (k == 1)
            snprintf(member, sizeof member, "inputs/%s", last);
        else
            snprintf(member, sizeof member, "inputs/%d/%s", k, last);
        if (!crate_may_be_called(member))
            snprintf(member, sizeof member, "inputs/input-%d", k);
        if (!crate_find(&packing->crate, member))
            break;
    }
    return crate_add_file(&packing->crate, member, path, fault);
}

/* A table is known by its last part alone; it stood beside a file of the chain, unless it was named
 * by a longer path: then the bundle has what was read of it, in the scenario. */
static int add_table(struct packing *packing, const struct scenario *scenario, const char *name,
                     struct fault *fault)
{
    char path[COMPARISON_PATH];
    for (int i = 0; name && i < scenario->n_files; i++) {
        const char *slash = strrchr(scenario->files[i], '/');
        const int n = slash ? (int)(slash - scenario->files[i]) + 1 : 0;
        snprintf(path, sizeof path, "%.*s%s", n, scenario->files[i], name);
        if (is_file(scenario->files[i]) && is_file(path))
            return add_input(packing, path, fault);
    }
    return 0;
}

/* What the scenario is after settings is in the bundle anyway; these are the files alone. */
int packing_inputs(struct packing *packing, const char *asked, struct fault *fault)
{
    const struct ui silent = {.quiet = true};
    struct scenario scenario;
    struct faults *faults;
    char path[COMPARISON_PATH];
    snprintf(path, sizeof path, "%s.yaml", asked);
    if (!is_file(asked) && !is_file(path))
        return 0;
    if (!(faults = calloc(1, sizeof *faults)))
        return fault_memory(fault, sizeof *faults);
    int status = load_scenario(&scenario, asked, NULL, 0, &silent, faults);
    free(faults);
    if (status) /* it was another file then, or wants its settings: the bundle is whole without */
        return status == FAULT_MEMORY ? fault_memory(fault, 1) : 0;
    for (int i = 0; i < scenario.n_files && !status; i++)
        if (is_file(scenario.files[i]))
            status = add_input(packing, scenario.files[i], fault);
    if (!status)
        status = add_table(packing, &scenario, scenario.table_name, fault);
    if (!status)
        status = add_table(packing, &scenario, scenario.tasks_name, fault);
    scenario_free(&scenario);
    return status;
}

/* ---- a scenario ---- */

static int run_it(struct packing *packing, const struct scenario *scenario, const char *name,
                  struct fault *fault)
{
    struct inventory *inventory = &packing->inventory;
    struct job job = {.scenario = scenario, .ui = packing->ui,
                      .what = {"模拟", "simulating"}};
    int status = inventory_add(inventory, name, scenario->run.drawn ? BATCH_DRAWN : BATCH_FIXED,
                               scenario->resolved, strlen(scenario->resolved), fault);
    if (status || (status = job_run(&job, fault)))
        return status;
    struct inventory_run *run = &inventory->run[inventory->n - 1];
    memcpy(run->digest, job.digest, sizeof run->digest);
    memcpy(run->state_digest, job.state_digest, sizeof run->state_digest);
    return 0;
}

int packing_scenario(struct packing *packing, const char *asked)
{
    struct scenario scenario;
    struct faults *faults = calloc(1, sizeof *faults);
    struct fault fault = {0};
    char name[CONTENDER_NAME];
    if (!faults)
        return ui_memory(packing->ui);
    load_scenario(&scenario, asked, NULL, 0, packing->ui, faults);
    int status = ui_faults(packing->ui, faults);
    free(faults);
    if (status)
        return status;
    packing->inventory.kind = INVENTORY_RUN;
    snprintf(packing->inventory.version, INVENTORY_VERSION, "%s", SHEQU_VERSION);
    name_of(asked, ".yaml", false, name);
    if (run_it(packing, &scenario, name, &fault) || packing_inputs(packing, asked, &fault))
        status = ui_fault(packing->ui, &fault);
    scenario_free(&scenario);
    return status;
}
