/* read.c - see read.h. Asks a child (ask.h), or HDF5 itself (read_hdf5.h). */
#include "analysis/read.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "analysis/ask.h"
#include "analysis/read_hdf5.h"

/* Of silence, until a file counts as damaged. The largest array takes some three seconds
 * to unpack; a disk of the network may be slow. */
enum { MILLISECONDS = 30000 };

struct result {
    struct asked *asked;    /* one of the two */
    struct hdf5_file *file;
    char path[];
};

/* --- open --------------------------------------------------------------------------- */

/* The file at `path`, if it is one. */
static int file_ask(const char *path, struct fault *fault)
{
    struct stat found;
    if (stat(path, &found) != 0) {
        int missing = errno == ENOENT || errno == ENOTDIR;
        fault_set(fault, missing ? FAULT_INPUT : FAULT_IO,
                  (struct words){"无法打开结果文件：%s", "cannot open the result: %s"},
                  strerror(errno));
    } else if (!S_ISREG(found.st_mode)) {
        fault_set(fault, FAULT_INPUT, (struct words){"不是文件", "not a file"});
    } else {
        return 0;
    }
    fault_place(fault, path, 0, 0);
    return FAULT_INPUT;
}

static int open_either(struct result **out, const char *path, bool asked, struct fault *fault)
{
    const size_t size = strlen(path) + 1;
    int code = 0;
    *out = NULL;
    struct result *result = calloc(1, sizeof *result + size);
    if (!result)
        return fault_memory(fault, sizeof *result + size);
    memcpy(result->path, path, size);
    if (asked)
        code = ask_open(&result->asked, path, MILLISECONDS, fault);
    if (!code && !result->asked)
        code = hdf5_open(&result->file, path, fault);
    if (code)
        free(result);
    else
        *out = result;
    return code;
}

int result_open_any(struct result **result, const char *path, struct fault *fault)
{
    *result = NULL;
    if (file_ask(path, fault))
        return fault ? fault->code : FAULT_INPUT;
    return open_either(result, path, true, fault);
}

int result_open(struct result **result, const char *path, struct fault *fault)
{
    char *format = NULL;
    int code = result_open_any(result, path, fault);
    if (!code)
        code = result_text(*result, "/", "format_version", &format, fault);
    if (!code && !format) {
        code = fault_set(fault, FAULT_INPUT,
                         (struct words){"这是一次比较的各项差值，不是结果文件",
                                        "these are the effects of a comparison, not a result"});
        fault_place(fault, path, 0, 0);
    }
    free(format);
    if (code) {
        result_close(*result);
        *result = NULL;
    }
    return code;
}

int result_open_unasked(struct result **result, const char *path, struct fault *fault)
{
    return open_either(result, path, false, fault);
}

void result_close(struct result *result)
{
    if (!result)
        return;
    if (result->asked)
        ask_close(result->asked);
    else
        hdf5_close(result->file);
    free(result);
}

const char *result_path(const struct result *result)
{
    return result->path;
}

/* --- questions ---------------------------------------------------------------------- */

int result_has(struct result *result, const char *path, bool *has, struct fault *fault)
{
    return result->asked ? ask_has(result->asked, path, has, fault)
                         : hdf5_has(result->file, path, has, fault);
}

int results_have(struct result *a, struct result *b, const char *path, bool *have,
                 struct fault *fault)
{
    int code = result_has(a, path, have, fault);
    return code || !*have ? code : result_has(b, path, have, fault);
}

int result_text(struct result *result, const char *object, const char *name, char **text,
                struct fault *fault)
{
    return result->asked ? ask_text(result->asked, object, name, text, fault)
                         : hdf5_text(result->file, object, name, text, fault);
}

int result_numbers(struct result *result, const char *object, const char *name, double *numbers,
                   int most, int *n, struct fault *fault)
{
    return result->asked ? ask_numbers(result->asked, object, name, numbers, most, n, fault)
                         : hdf5_numbers(result->file, object, name, numbers, most, n, fault);
}

static int names_of(struct result *result, const char *group, bool groups,
                    struct result_names *names, struct fault *fault)
{
    return result->asked ? ask_names(result->asked, group, groups, names, fault)
                         : hdf5_names(result->file, group, groups, names, fault);
}

int result_groups(struct result *result, const char *group, struct result_names *names,
                  struct fault *fault)
{
    return names_of(result, group, true, names, fault);
}

int result_datasets(struct result *result, const char *group, struct result_names *names,
                    struct fault *fault)
{
    return names_of(result, group, false, names, fault);
}

/* name_n follows name: that is how the store writes them. */
int result_metrics(struct result *result, const char *group, struct result_names *names,
                   struct fault *fault)
{
    size_t kept = 0;
    int code = result_datasets(result, group, names, fault);
    for (size_t i = 0; !code && i < names->n; i++) {
        char *name = names->names[i], *next = i + 1 < names->n ? names->names[i + 1] : NULL;
        size_t length = strlen(name);
        names->names[i] = NULL;
        if (next && strncmp(next, name, length) == 0 && strcmp(next + length, "_n") == 0)
            names->names[kept++] = name;
        else
            free(name);
    }
    if (!code)
        names->n = kept;
    return code;
}

void result_names_free(struct result_names *names)
{
    for (size_t i = 0; i < names->n; i++)
        free(names->names[i]);
    free(names->names);
    memset(names, 0, sizeof *names);
}

int result_look(struct result *result, const char *path, struct result_about *about,
                struct fault *fault)
{
    return result->asked ? ask_look(result->asked, path, about, fault)
                         : hdf5_look(result->file, path, about, fault);
}

int result_array(struct result *result, const char *path, struct result_array *array,
                 struct fault *fault)
{
    return result->asked ? ask_array(result->asked, path, array, fault)
                         : hdf5_array(result->file, path, array, fault);
}

int result_row(struct result *result, const char *path, size_t row, struct result_array *array,
               struct fault *fault)
{
    return result->asked ? ask_row(result->asked, path, row, array, fault)
                         : hdf5_row(result->file, path, row, array, fault);
}

void result_array_free(struct result_array *array)
{
    for (size_t i = 0; array->texts && i < array->about.cells; i++)
        free(array->texts[i]);
    free(array->texts);
    free(array->reals);
    free(array->integers);
    memset(array, 0, sizeof *array);
}
