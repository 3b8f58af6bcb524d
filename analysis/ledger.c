/* ledger.c - see ledger.h. */
#include "analysis/ledger.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int wrong(struct result *result, const char *path, struct fault *fault)
{
    fault_set(fault, FAULT_INPUT,
              (struct words){"%s 不是一行账目", "%s is not a line of the books"}, path);
    fault_place(fault, result_path(result), 0, 0);
    return FAULT_INPUT;
}

/* Add the cells of one dataset [n][times][places] to the line. */
static int add_places(struct result *result, const char *path, struct ledger_line *line,
                      struct fault *fault)
{
    struct result_array cells = {0};
    int status = result_array(result, path, &cells, fault);
    if (status)
        return status;
    if (!cells.reals || cells.about.rank != 3 ||
        (line->units && (cells.about.n[0] != line->n || cells.about.n[1] != line->times))) {
        result_array_free(&cells);
        return wrong(result, path, fault);
    }
    if (!line->units) {
        line->n = cells.about.n[0];
        line->times = cells.about.n[1];
        line->units = calloc(line->n * line->times + 1, sizeof *line->units);
    }
    if (!line->units)
        status = fault_memory(fault, line->n * line->times * sizeof *line->units);
    const size_t places = cells.about.n[2];
    for (size_t i = 0; !status && i < cells.about.cells; i++) {
        double units = cells.reals[i] / line->scale, whole = round(units);
        if (!(fabs(units - whole) < 0.25) || fabs(whole) > 9e15)
            status = wrong(result, path, fault);
        else
            line->units[i / places] += (int64_t)whole;
    }
    result_array_free(&cells);
    return status;
}

int ledger_line_read(struct result *result, const char *path, struct ledger_line *line,
                     struct fault *fault)
{
    char elsewhere[200], *kind = NULL;
    int n = 0;
    bool has;
    *line = (struct ledger_line){0};
    snprintf(elsewhere, sizeof elsewhere, "%s_elsewhere", path);
    int status = result_numbers(result, path, "scale", &line->scale, 1, &n, fault);
    if (!status && (n != 1 || !(line->scale > 0)))
        status = wrong(result, path, fault);
    if (!status)
        status = result_text(result, path, "kind", &kind, fault);
    line->stock = kind && !strcmp(kind, "stock");
    free(kind);
    if (!status)
        status = add_places(result, path, line, fault);
    if (!status)
        status = result_has(result, elsewhere, &has, fault);
    if (!status && has)
        status = add_places(result, elsewhere, line, fault);
    if (status)
        ledger_line_free(line);
    return status;
}

void ledger_line_free(struct ledger_line *line)
{
    free(line->units);
    *line = (struct ledger_line){0};
}

int64_t ledger_line_moved(const struct ledger_line *line, size_t replicate, size_t first,
                          size_t end)
{
    const int64_t *units = line->units + replicate * line->times;
    int64_t sum = 0;
    if (first >= end)
        return 0;
    if (line->stock)
        return units[end - 1] - (first ? units[first - 1] : 0);
    for (size_t t = first; t < end; t++)
        sum += units[t];
    return sum;
}
