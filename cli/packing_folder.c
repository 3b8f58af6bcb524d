/* packing_folder.c - a comparison's folder into a bundle; see packing.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "analysis/read.h"
#include "cli/packing.h"
#include "models/metrics.h"

enum { QUESTION_BYTES = 1 << 16 };

struct folder {
    struct packing *packing;
    const char *path;
    char *names[SIDES_MOST]; /* of the sides, as effects.h5 has them; owned */
    int n_names, n_asked;    /* sides that have been told of in question.txt */
    bool drawn;
};

static int refuse(struct fault *fault, const char *path, struct words why)
{
    fault_set(fault, FAULT_INPUT, why);
    fault_place(fault, path, 0, 0);
    return FAULT_INPUT;
}

static const char *within(const struct folder *folder, const char *name, const char *ending,
                          char path[COMPARISON_PATH])
{
    snprintf(path, COMPARISON_PATH, "%s/%s%s", folder->path, name, ending);
    return path;
}

static bool is_file(const char *path)
{
    struct stat found;
    return stat(path, &found) == 0 && S_ISREG(found.st_mode);
}

static int add_name(struct folder *folder, const char *name, struct fault *fault)
{
    char *copy = malloc(strlen(name) + 1);
    if (!copy)
        return fault_memory(fault, strlen(name) + 1);
    folder->names[folder->n_names++] = strcpy(copy, name);
    return 0;
}

/* The baseline's and the variants', in their order. */
static int read_names(struct folder *folder, struct fault *fault)
{
    char path[COMPARISON_PATH], *base = NULL;
    struct result *result;
    struct result_array array = {0};
    int status = result_open_any(&result, within(folder, "effects.h5", "", path), fault);
    if (!status && !(status = result_text(result, "/", "base", &base, fault)))
        status = result_array(result, "/variant_name", &array, fault);
    result_close(result);
    if (!status && (!base || !array.texts || array.about.cells >= SIDES_MOST))
        status = refuse(fault, path, (struct words){"不是一次比较的效果",
                                                    "these are not the effects of a comparison"});
    if (!status)
        status = add_name(folder, base, fault);
    for (size_t i = 0; !status && i < array.about.cells; i++)
        status = add_name(folder, array.texts[i], fault);
    free(base);
    result_array_free(&array);
    return status;
}

/* ---- the question ---- */

static int unlike(const struct folder *folder, struct fault *fault)
{
    char path[COMPARISON_PATH];
    return refuse(fault, within(folder, "question.txt", "", path),
                  (struct words){"不是 shequ compare 封存的问题，或与 effects.h5 不是一次比较",
                                 "no question sealed by shequ compare, or not that of effects.h5"});
}

/* What stands behind KEY: of a line, or NULL. */
static char *behind(char *line, const char *key)
{
    const size_t n = strlen(key);
    return !strncmp(line, key, n) ? line + n : NULL;
}

/* As seal.c writes it: %.17g, and of what it is. */
static bool take_size(struct question *question, const char *text)
{
    char *end;
    question->matters_if = strtod(text, &end);
    question->relative = !strcmp(end, " relative");
    question->points = !strcmp(end, " points");
    return end != text && (!*end || question->relative || question->points);
}

/* Names of metrics with blanks between; the rows' own, so that they outlive the text. */
static int take_outcomes(const struct folder *folder, char *text, struct fault *fault)
{
    struct question *question = &folder->packing->inventory.question;
    const size_t most = strlen(text) / 2 + 1;
    free(question->outcomes);
    question->n_outcomes = 0;
    if (!(question->outcomes = calloc(most, sizeof *question->outcomes)))
        return fault_memory(fault, most * sizeof *question->outcomes);
    for (char *name = text; *name;) {
        const size_t n = strcspn(name, " ");
        const bool last = !name[n];
        name[n] = '\0';
        const struct metric *metric = n ? metrics_find(name) : NULL;
        if (n && !metric)
            return unlike(folder, fault);
        if (n)
            question->outcomes[question->n_outcomes++] = (char *)metric->name;
        name += last ? n : n + 1;
    }
    return 0;
}

/* Results that were only read stay where they were: the file itself was named. */
static const char *result_of(const struct folder *folder, const char *asked, const char *name,
                             char path[COMPARISON_PATH])
{
    const size_t n = strlen(asked);
    within(folder, name, ".h5", path);
    if (n > 3 && !strcmp(asked + n - 3, ".h5"))
        snprintf(path, COMPARISON_PATH, "%s", asked);
    return path;
}

/* `side: ASKED DIGEST` */
static int take_side(struct folder *folder, char *text, struct fault *fault)
{
    char path[COMPARISON_PATH], *blank = strrchr(text, ' ');
    if (!blank || blank == text || folder->n_asked == folder->n_names)
        return unlike(folder, fault);
    *blank = '\0';
    const char *name = folder->names[folder->n_asked++];
    int status = packing_run(folder->packing, result_of(folder, text, name, path), name,
                             BATCH_FIXED, fault);
    if (!status && folder->drawn)
        status = packing_run(folder->packing, within(folder, name, ".drawn.h5", path), name,
                             BATCH_DRAWN, fault);
    return status ? status : packing_inputs(folder->packing, text, fault);
}

static int take_line(struct folder *folder, char *line, struct fault *fault)
{
    struct inventory *inventory = &folder->packing->inventory;
    char *text;
    if ((text = behind(line, "primary: "))) {
        const struct metric *metric = metrics_find(text);
        if (!metric)
            return unlike(folder, fault);
        inventory->question.primary = metric->name;
    } else if ((text = behind(line, "matters_if: "))) {
        if (!take_size(&inventory->question, text))
            return unlike(folder, fault);
    } else if ((text = behind(line, "outcomes:"))) {
        return take_outcomes(folder, text, fault);
    } else if ((text = behind(line, "replicates: "))) {
        inventory->sequential = !strncmp(text, "auto", 4);
    } else if ((text = behind(line, "assumptions: "))) {
        folder->drawn = !strcmp(text, "drawn");
    } else if ((text = behind(line, "side: "))) {
        return take_side(folder, text, fault);
    }
    return 0;
}

static int read_question(struct folder *folder, struct fault *fault)
{
    char path[COMPARISON_PATH], *text = calloc(1, QUESTION_BYTES + 1);
    FILE *file = fopen(within(folder, "question.txt", "", path), "rb");
    int status = text ? 0 : fault_memory(fault, QUESTION_BYTES);
    if (!status && (!file || !fread(text, 1, QUESTION_BYTES, file) || !feof(file)))
        status = unlike(folder, fault);
    for (char *line = text; !status && *line;) {
        const size_t n = strcspn(line, "\n");
        char *next = line + n + (line[n] == '\n');
        line[n] = '\0';
        status = take_line(folder, line, fault);
        line = next;
    }
    if (file)
        fclose(file);
    free(text);
    if (!status && (!folder->packing->inventory.question.primary ||
                    folder->n_asked != folder->n_names || folder->n_names < 2))
        status = unlike(folder, fault);
    return status;
}

/* ---- files ---- */

static int add_files(struct folder *folder, struct fault *fault)
{
    static const struct {
        const char *name;
        bool needed;
    } files[] = {{"question.txt", true}, {"effects.csv", true}, {"effects.h5", true},
                 {"page.json", false}, {"report.html", false}};
    struct crate *crate = &folder->packing->crate;
    char path[COMPARISON_PATH], name[CRATE_NAME + 1];
    int status = 0;
    for (size_t i = 0; i < sizeof files / sizeof *files && !status; i++)
        if (is_file(within(folder, files[i].name, "", path)) || files[i].needed)
            status = crate_add_file(crate, files[i].name, path, fault);
    for (int i = 0; i < folder->n_names && !status; i++) {
        snprintf(name, sizeof name, "parameters.%s.txt", folder->names[i]);
        if (is_file(within(folder, name, "", path)))
            status = crate_add_file(crate, name, path, fault);
    }
    return status;
}

int packing_folder(struct packing *packing, const char *path, struct fault *fault)
{
    struct folder folder = {.packing = packing, .path = path};
    char mark[COMPARISON_PATH];
    int status = 0;
    packing->inventory.kind = INVENTORY_COMPARISON;
    snprintf(packing->inventory.version, INVENTORY_VERSION, "%s", SHEQU_VERSION);
    if (is_file(within(&folder, "unfinished", "", mark)))
        status = refuse(fault, path,
                        (struct words){"这次比较没有做完：先用同样的命令续完",
                                       "this comparison is not finished: the same command goes "
                                       "on with it"});
    if (!status && !(status = read_names(&folder, fault)) &&
        !(status = read_question(&folder, fault)))
        status = add_files(&folder, fault);
    for (int i = 0; i < folder.n_names; i++)
        free(folder.names[i]);
    return status;
}
