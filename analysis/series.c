/* series.c - see series.h. */
#include "analysis/series.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/record.h"

static int another_shape(struct result *result, const char *path, struct fault *fault)
{
    fault_set(fault, FAULT_INPUT, (struct words){"%s 的形状不对", "%s has another shape"}, path);
    fault_place(fault, result_path(result), 0, 0);
    return FAULT_INPUT;
}

int series_read(struct result *result, const char *group, const char *metric,
                struct series *series, struct fault *fault)
{
    struct result_array value = {0}, weight = {0};
    char path[200], path_n[200];
    const int rank = *group ? 3 : 2;
    *series = (struct series){0};
    snprintf(path, sizeof path, "%s/%s", group, metric);
    snprintf(path_n, sizeof path_n, "%s/%s_n", group, metric);
    int status = result_array(result, path, &value, fault);
    if (!status)
        status = result_array(result, path_n, &weight, fault);
    if (!status && (!value.reals || !weight.reals || value.about.rank != rank ||
                    memcmp(value.about.n, weight.about.n, sizeof value.about.n)))
        status = another_shape(result, path, fault);
    if (!status) {
        *series = (struct series){.n = value.about.n[0], .times = value.about.n[1],
                                  .members = rank == 3 ? value.about.n[2] : 1,
                                  .value = value.reals, .weight = weight.reals};
        value.reals = weight.reals = NULL; /* theirs no more */
    }
    result_array_free(&value);
    result_array_free(&weight);
    return status;
}

void series_free(struct series *series)
{
    free(series->value);
    free(series->weight);
    *series = (struct series){0};
}

double series_mean(const struct series *series, size_t replicate, size_t member, size_t first,
                   size_t end)
{
    const size_t at = replicate * series->times * series->members + member;
    return record_weighted(series->value + at, series->weight + at, series->members, first, end);
}
