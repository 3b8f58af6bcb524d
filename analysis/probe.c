/* probe.c - see probe.h. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "analysis/probe.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "analysis/read.h"

enum { SECONDS = 10, DEPTH = 4, PATH_BYTES = 512, ROW_CELLS = 1 << 19 };

static void touch_texts(struct result *result, const char *object)
{
    static const char *const names[] = {"units", "long_name", "long_name_zh", "about", "about_zh",
                                        "kind", "coordinates", "text", "grade", "source",
                                        "choices", "type", "title", "title_zh", "scenario",
                                        "digest", "state_digest", "inputs_digest", "seed"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *text;
        result_text(result, object, names[i], &text, NULL);
        free(text);
    }
    double numbers[2];
    int n;
    result_numbers(result, object, "range", numbers, 2, &n, NULL);
    result_numbers(result, object, "limits", numbers, 2, &n, NULL);
    result_numbers(result, object, "default", numbers, 1, &n, NULL);
}

static void touch_dataset(struct result *result, const char *path)
{
    struct result_about about;
    struct result_array array = {0};
    touch_texts(result, path);
    if (result_look(result, path, &about, NULL))
        return;
    if (about.rank < 2)
        result_array(result, path, &array, NULL);
    else if (about.n[0] && about.cells / about.n[0] <= ROW_CELLS) /* time is short */
        result_row(result, path, 0, &array, NULL);
    result_array_free(&array);
}

static void touch_group(struct result *result, const char *group, int depth)
{
    static const char *const axes[] = {"replicate", "time", "community", "street", "place",
                                       "resident_group", "item", "work", "order"};
    struct result_names names;
    char path[PATH_BYTES];
    const char *prefix = strcmp(group, "/") ? group : "";
    touch_texts(result, group);
    for (size_t i = 0; i < sizeof axes / sizeof *axes; i++) {
        snprintf(path, sizeof path, "%s/%s", prefix, axes[i]);
        if (result_has(result, path))
            touch_dataset(result, path);
    }
    if (!result_datasets(result, group, &names, NULL))
        for (size_t i = 0; i < names.n; i++)
            if (snprintf(path, sizeof path, "%s/%s", prefix, names.names[i]) < PATH_BYTES)
                touch_dataset(result, path);
    result_names_free(&names);
    if (depth < DEPTH && !result_groups(result, group, &names, NULL)) {
        for (size_t i = 0; i < names.n; i++)
            if (snprintf(path, sizeof path, "%s/%s", prefix, names.names[i]) < PATH_BYTES)
                touch_group(result, path, depth + 1);
        result_names_free(&names);
    }
}

static _Noreturn void child(const char *path)
{
    struct result *result;
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    setrlimit(RLIMIT_CPU, &(struct rlimit){SECONDS, SECONDS});
    signal(SIGSEGV, SIG_DFL);
    signal(SIGFPE, SIG_DFL);
    signal(SIGABRT, SIG_DFL);
    fclose(stderr); /* the C library's last words are not for the user */
    if (!result_open_unasked(&result, path, NULL)) {
        touch_group(result, "/", 0);
        result_close(result);
    }
    _exit(0);
}

bool probe_survives(const char *path)
{
    int status = 0;
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0)
        child(path);
    if (pid < 0)
        return true;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return true;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}
