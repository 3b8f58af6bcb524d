/* faults.c - see faults.h. */
#include "models/faults.h"

#include <stdbool.h>
#include <string.h>

int faults_add(struct faults *faults, const struct fault *fault)
{
    if (!fault->code)
        return 0;
    if (faults->n < FAULTS_MAX)
        faults->fault[faults->n++] = *fault;
    else
        faults->n_more++;
    return fault->code;
}

void faults_warn(struct faults *faults, const struct fault *fault)
{
    if (fault->code && faults->n_warnings < FAULTS_MAX)
        faults->warning[faults->n_warnings++] = *fault;
}

static int file_rank(const char *where, char *const *files, int n_files)
{
    int i = 0;
    while (i < n_files && strcmp(files[i], where) != 0)
        i++;
    return i;
}

static bool stands_before(const struct fault *a, const struct fault *b, char *const *files,
                          int n_files)
{
    int i = file_rank(a->where, files, n_files), j = file_rank(b->where, files, n_files);
    if (i != j)
        return i < j;
    return a->line != b->line ? a->line < b->line : a->column < b->column;
}

static void sort(struct fault *fault, int n, char *const *files, int n_files)
{
    for (int i = 1; i < n; i++) {
        struct fault moved = fault[i];
        int j = i;
        for (; j > 0 && stands_before(&moved, &fault[j - 1], files, n_files); j--)
            fault[j] = fault[j - 1];
        fault[j] = moved;
    }
}

void faults_sort(struct faults *faults, char *const *files, int n_files)
{
    sort(faults->fault, faults->n, files, n_files);
    sort(faults->warning, faults->n_warnings, files, n_files);
}
