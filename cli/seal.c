/* seal.c - see seal.h. */
#include "cli/seal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/digest.h"
#include "sim/durable.h"

/* Of a comparison that is replaced: findings do not stay beside another question. */
static void forget_findings(const struct comparison *comparison)
{
    static const char *const findings[] = {"effects.csv", "effects.h5", "page.json", "report.html"};
    char path[COMPARISON_PATH];
    for (size_t i = 0; i < sizeof findings / sizeof *findings; i++) {
        snprintf(path, sizeof path, "%s/%s", comparison->folder, findings[i]);
        remove(path);
    }
}

/* The question as text, to be freed; NULL: out of memory. */
static char *write_question(const struct comparison *comparison)
{
    const struct question *question = &comparison->question;
    char *text = NULL;
    size_t n = 0;
    FILE *file = open_memstream(&text, &n);
    if (!file)
        return NULL;
    fprintf(file, "primary: %s\nmatters_if: %.17g%s\noutcomes:", question->primary,
            question->matters_if,
            question->relative ? " relative" : question->points ? " points" : "");
    for (int i = 0; i < question->n_outcomes; i++)
        fprintf(file, " %s", question->outcomes[i]);
    if (comparison->automatic)
        fprintf(file, "\nreplicates: auto, from %u by %u to %u", comparison->least,
                comparison->step, comparison->replicates);
    else
        fprintf(file, "\nreplicates: %u", comparison->replicates);
    fprintf(file, "\nassumptions: %s", comparison->held    ? "posterior"
                                      : comparison->drawn ? "drawn"
                                                          : "fixed");
    for (int i = 0; i < comparison->n; i++)
        fprintf(file, "\nside: %s %s", comparison->side[i].contender.asked,
                comparison->side[i].contender.scenario.inputs_digest);
    const bool bad = ferror(file);
    if (!fclose(file) && !bad)
        return text;
    free(text);
    return NULL;
}

/* Also into question->seal. */
static char *sealed_question(struct question *question, const struct comparison *comparison)
{
    char *text = write_question(comparison), *sealed = NULL;
    struct digest digest = {0};
    struct fault fault = {0};
    const size_t size = (text ? strlen(text) : 0) + DIGEST_TEXT + 16;
    if (text && !digest_init(&digest, &fault) && (sealed = malloc(size))) {
        digest_bytes(&digest, text, strlen(text));
        digest_text(&digest, question->seal);
        snprintf(sealed, size, "%s\nseal: %s\n", text, question->seal);
    }
    digest_free(&digest);
    free(text);
    return sealed;
}

/* A mark that stands in the folder from the first file to the last. */
static const char mark[] = "unfinished";

static void path_in(const struct comparison *comparison, const char *name,
                    char path[COMPARISON_PATH])
{
    snprintf(path, COMPARISON_PATH, "%s/%s", comparison->folder, name);
}

bool seal_unfinished(const struct comparison *comparison)
{
    struct question question;
    char path[COMPARISON_PATH], *text = sealed_question(&question, comparison);
    path_in(comparison, mark, path);
    bool same = text && access(path, F_OK) == 0;
    path_in(comparison, "question.txt", path);
    FILE *file = same ? fopen(path, "rb") : NULL;
    same = file != NULL;
    for (const char *at = text; same && *at; at++)
        same = fgetc(file) == (unsigned char)*at;
    same = same && fgetc(file) == EOF;
    if (file)
        fclose(file);
    free(text);
    return same;
}

/* What is asked, of which sides, until when, written down before the first run. */
int seal_question(struct comparison *comparison)
{
    struct fault fault = {0};
    char path[COMPARISON_PATH];
    char *text = sealed_question(&comparison->question, comparison);
    int status = text ? 0 : fault_memory(&fault, sizeof path);
    if (!status && !comparison->goes_on) {
        path_in(comparison, mark, path);
        status = durable_put(path, comparison->command, strlen(comparison->command), &fault);
        if (!status) {
            forget_findings(comparison);
            path_in(comparison, "question.txt", path);
            status = durable_put(path, text, strlen(text), &fault);
        }
    }
    free(text);
    return status ? ui_fault(comparison->ui, &fault) : 0;
}

/* Findings are written as they come, and pushed to the disk together. */
static int push_all(const struct comparison *comparison, struct fault *fault)
{
    char path[COMPARISON_PATH + 256];
    DIR *folder = opendir(comparison->folder);
    int status = 0;
    if (!folder)
        return durable_fault(fault, comparison->folder, errno);
    for (const struct dirent *entry; !status && (entry = readdir(folder));) {
        struct stat found;
        snprintf(path, sizeof path, "%s/%s", comparison->folder, entry->d_name);
        if (stat(path, &found) || !S_ISREG(found.st_mode))
            continue;
        const int file = durable_open(path, O_RDONLY);
        if (file < 0 || durable_close(file))
            status = durable_fault(fault, path, errno);
    }
    closedir(folder);
    return status;
}

int seal_end(const struct comparison *comparison, struct fault *fault)
{
    char path[COMPARISON_PATH];
    int status = push_all(comparison, fault);
    path_in(comparison, mark, path);
    if (!status)
        status = durable_folder(path, fault);
    if (!status && unlink(path) && errno != ENOENT)
        status = durable_fault(fault, path, errno);
    return status;
}
