/* finished.c - see finished.h. */
#include "cli/finished.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "analysis/read.h"

/* A file that cannot be read is not finished: it is written again, or refused, by others. */
static struct result *open_quietly(const char *path)
{
    struct result *result = NULL;
    struct fault fault = {0};
    if (access(path, F_OK) || result_open(&result, path, &fault))
        return NULL;
    return result;
}

static bool says(struct result *result, const char *name, const char *text)
{
    struct fault fault = {0};
    char *found = NULL;
    const bool same =
        !result_text(result, "/", name, &found, &fault) && found && !strcmp(found, text);
    free(found);
    return same;
}

static bool take(struct result *result, const char *name, char digest[DIGEST_TEXT])
{
    struct fault fault = {0};
    char *found = NULL;
    const bool there = !result_text(result, "/", name, &found, &fault) && found &&
                       strlen(found) == DIGEST_TEXT - 1;
    if (there)
        memcpy(digest, found, DIGEST_TEXT);
    free(found);
    return there;
}

bool finished_find(struct finished *finished, const char *path, const struct scenario *scenario)
{
    struct result *result = open_quietly(path);
    const bool found = result && says(result, "shequ_version", SHEQU_VERSION) &&
                       says(result, "inputs_digest", scenario->inputs_digest) &&
                       take(result, "digest", finished->digest) &&
                       take(result, "state_digest", finished->state_digest);
    result_close(result);
    return found;
}

uint32_t finished_replicates(const char *path)
{
    struct result *result = open_quietly(path);
    struct result_about about = {0};
    struct fault fault = {0};
    if (result && result_look(result, "/replicate", &about, &fault))
        about.cells = 0;
    result_close(result);
    return about.cells <= UINT32_MAX ? (uint32_t)about.cells : 0;
}
