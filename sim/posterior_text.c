/* posterior_text.c - a posterior as a table, written and read; see posterior.h. */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/posterior.h"

/* ---- writing ---- */

/* Room for a cell and its comma or line end. */
static char *put(char *at, const char *text, const char *end)
{
    size_t n = strlen(text), n_end = strlen(end);
    memcpy(at, text, n);
    memcpy(at + n, end, n_end);
    return at + n + n_end;
}

static int write_lines(const struct posterior *posterior, const char *line_end, char **text,
                       struct fault *fault)
{
    const size_t k = posterior->k;
    size_t room = sizeof "weight\r\n" + posterior->n * ((k + 1) * REAL_TEXT + 2);
    for (size_t j = 0; j < k; j++)
        room += strlen(posterior->path[j]) + 1;
    char number[REAL_TEXT], *at = malloc(room);
    if (!(*text = at))
        return fault_memory(fault, room);
    for (size_t j = 0; j < k; j++)
        at = put(at, posterior->path[j], ",");
    at = put(at, "weight", line_end);
    for (size_t i = 0; i < posterior->n; i++) {
        for (size_t j = 0; j < k; j++)
            at = put(at, real_text(posterior->value[i * k + j], number), ",");
        at = put(at, real_text(posterior->weight[i], number), line_end);
    }
    *at = 0;
    return 0;
}

int posterior_write(const struct posterior *posterior, char **text, struct fault *fault)
{
    return write_lines(posterior, "\r\n", text, fault);
}

int posterior_embed(const struct posterior *posterior, char **text, struct fault *fault)
{
    return write_lines(posterior, "\n", text, fault);
}

/* ---- reading ---- */

struct reading {
    const char *at, *end, *name;
    int line, column;
    size_t columns, weight_at;        /* of the header; SIZE_MAX: no weights */
    char cell[POSTERIOR_PATH];        /* the cell at hand, */
    int cell_column;                  /* where it began, */
    bool last, torn;                  /* ends its line; was too long or held what no cell does */
    size_t room;                      /* points there is memory for */
    struct fault *fault;
};

static int refuse(struct reading *reading, int column)
{
    fault_place(reading->fault, reading->name, reading->line, column);
    return FAULT_INPUT;
}

static bool at_line_end(const struct reading *reading)
{
    return reading->at == reading->end || *reading->at == '\n' || *reading->at == '\r';
}

/* Blanks around it, and then one pair of quotes, are not part of a cell. */
static void read_cell(struct reading *reading)
{
    const char *from = reading->at, *to;
    reading->cell_column = reading->column;
    while (!at_line_end(reading) && *reading->at != ',')
        reading->at++;
    to = reading->at;
    reading->column += (int)(to - from) + 1;
    reading->last = at_line_end(reading);
    if (!reading->last)
        reading->at++;
    while (from < to && (*from == ' ' || *from == '\t'))
        from++;
    while (from < to && (to[-1] == ' ' || to[-1] == '\t'))
        to--;
    if (to - from >= 2 && *from == '"' && to[-1] == '"') {
        from++;
        to--;
    }
    size_t n = (size_t)(to - from);
    reading->torn = n >= sizeof reading->cell || memchr(from, 0, n);
    n = reading->torn ? 0 : n;
    memcpy(reading->cell, from, n);
    reading->cell[n] = 0;
}

static void next_line(struct reading *reading)
{
    if (reading->at < reading->end && *reading->at == '\r')
        reading->at++;
    if (reading->at < reading->end && *reading->at == '\n')
        reading->at++;
    reading->line++;
    reading->column = 1;
}

static bool blanks_only(const struct reading *reading)
{
    for (const char *c = reading->at; c < reading->end; c++)
        if (!strchr(" \t\r\n", *c) || !*c)
            return false;
    return true;
}

/* A line cannot be longer than a column can count. */
static bool too_large(const struct reading *reading)
{
    return reading->end - reading->at > INT32_MAX;
}

static bool is_path(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "0123456789._-";
    return *text && strspn(text, letters) == strlen(text);
}

static int add_path(struct reading *reading, struct posterior *posterior)
{
    const size_t k = posterior->k, size = strlen(reading->cell) + 1;
    const bool weight = !strcmp(reading->cell, "weight");
    bool again = weight && reading->weight_at < SIZE_MAX;
    for (size_t j = 0; j < k; j++)
        again = again || !strcmp(posterior->path[j], reading->cell);
    if (!is_path(reading->cell)) {
        fault_set(reading->fault, FAULT_INPUT,
                  (struct words){"表头“%.60s”不是参数的路径；应如 work.need_rate",
                                 "'%.60s' in the header is no parameter's path, like "
                                 "work.need_rate"},
                  reading->cell);
        return refuse(reading, reading->cell_column);
    }
    if (again) {
        fault_set(reading->fault, FAULT_INPUT,
                  (struct words){"有两列都是 %s；请留一列", "two columns are %s; keep one"},
                  reading->cell);
        return refuse(reading, reading->cell_column);
    }
    if (weight) {
        reading->weight_at = reading->columns++;
        return 0;
    }
    if (k == POSTERIOR_PARAMETERS) {
        fault_set(reading->fault, FAULT_INPUT,
                  (struct words){"参数过多：最多 %d 个", "too many parameters: at most %d"},
                  (int)POSTERIOR_PARAMETERS);
        return refuse(reading, reading->cell_column);
    }
    if (!(posterior->path[k] = malloc(size)))
        return fault_memory(reading->fault, size);
    memcpy(posterior->path[k], reading->cell, size);
    posterior->k++;
    reading->columns++;
    return 0;
}

static int read_header(struct reading *reading, struct posterior *posterior)
{
    int status = 0;
    posterior->path = calloc(POSTERIOR_PARAMETERS, sizeof *posterior->path);
    if (!posterior->path)
        return fault_memory(reading->fault, POSTERIOR_PARAMETERS * sizeof *posterior->path);
    reading->weight_at = SIZE_MAX;
    do {
        read_cell(reading);
        status = add_path(reading, posterior);
    } while (!status && !reading->last);
    if (!status && !posterior->k) {
        fault_set(reading->fault, FAULT_INPUT,
                  (struct words){"表头只有 weight，没有参数", "the header names no parameter"});
        return refuse(reading, 1);
    }
    next_line(reading);
    return status;
}

static int read_number(struct reading *reading, bool weight, double *value)
{
    char *end = reading->cell;
    if (*reading->cell && strspn(reading->cell, "0123456789+-.eE") == strlen(reading->cell))
        *value = strtod(reading->cell, &end);
    if (end == reading->cell || *end || !isfinite(*value)) {
        fault_set(reading->fault, FAULT_INPUT,
                  (struct words){"“%.60s”不是有限的数", "'%.60s' is no finite number"},
                  reading->cell);
        return refuse(reading, reading->cell_column);
    }
    if (weight && *value < 0) {
        fault_set(reading->fault, FAULT_INPUT,
                  (struct words){"权重 %g 小于 0", "a weight of %g is below 0"}, *value);
        return refuse(reading, reading->cell_column);
    }
    return 0;
}

static int make_room(struct reading *reading, struct posterior *posterior)
{
    if (posterior->n < reading->room)
        return 0;
    const size_t room = reading->room ? 2 * reading->room : 256;
    double *value = realloc(posterior->value, room * posterior->k * sizeof *value);
    posterior->value = value ? value : posterior->value;
    double *weight = realloc(posterior->weight, room * sizeof *weight);
    posterior->weight = weight ? weight : posterior->weight;
    if (!value || !weight)
        return fault_memory(reading->fault, room * (posterior->k + 1) * sizeof *value);
    reading->room = room;
    return 0;
}

static int read_row(struct reading *reading, struct posterior *posterior)
{
    size_t columns = 0;
    double weight = 1;
    int status = make_room(reading, posterior);
    double *value = status ? NULL : posterior->value + posterior->n * posterior->k;
    for (reading->last = false; !status && !reading->last; columns++) {
        const bool of_weight = columns == reading->weight_at;
        double odd;
        read_cell(reading);
        status = read_number(reading, of_weight,
                             of_weight                       ? &weight
                             : columns >= reading->columns ? &odd
                                                             : value++);
    }
    if (!status && columns != reading->columns) {
        fault_set(reading->fault, FAULT_INPUT,
                  (struct words){"此行有 %zu 格，表头有 %zu 列",
                                 "%zu cells in this row, %zu columns in the header"},
                  columns, reading->columns);
        return refuse(reading, 1);
    }
    if (!status)
        posterior->weight[posterior->n++] = weight;
    next_line(reading);
    return status;
}

/* Weights of sum 1, and what is summed of them. */
static int settle(struct reading *reading, struct posterior *posterior)
{
    double sum = 0, until = 0;
    for (size_t i = 0; i < posterior->n; i++)
        sum += posterior->weight[i];
    if (!(sum > 0) || !isfinite(sum)) {
        fault_set(reading->fault, FAULT_INPUT,
                  (struct words){"没有权重大于 0 的点，或权重之和过大",
                                 "no point has a weight above 0, or their sum is too large"});
        return refuse(reading, 1);
    }
    posterior->until = malloc(posterior->n * sizeof *posterior->until);
    if (!posterior->until)
        return fault_memory(reading->fault, posterior->n * sizeof *posterior->until);
    for (size_t i = 0; i < posterior->n; i++) {
        if (fabs(sum - 1) > 1e-9)
            posterior->weight[i] /= sum;
        posterior->until[i] = until += posterior->weight[i];
    }
    posterior->until[posterior->n - 1] = 1;
    return 0;
}

int posterior_read(struct posterior *posterior, const char *text, size_t n_text, const char *name,
                   struct fault *fault)
{
    struct reading reading = {
        .at = text, .end = text + n_text, .name = name, .line = 1, .column = 1, .fault = fault};
    int status = 0;
    *posterior = (struct posterior){0};
    if (n_text >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3))
        reading.at += 3;
    if (blanks_only(&reading) || too_large(&reading)) {
        fault_set(fault, FAULT_INPUT,
                  (struct words){"后验文件是空的，或超过 2 GB",
                                 "the posterior is empty, or larger than 2 GB"});
        return refuse(&reading, 1);
    }
    status = read_header(&reading, posterior);
    while (!status && !blanks_only(&reading)) {
        if (posterior->n == POSTERIOR_POINTS) {
            fault_set(fault, FAULT_INPUT,
                      (struct words){"点过多：最多 %d 个", "too many points: at most %d"},
                      (int)POSTERIOR_POINTS);
            status = refuse(&reading, 1);
        } else
            status = read_row(&reading, posterior);
    }
    if (!status)
        status = settle(&reading, posterior);
    if (status)
        posterior_free(posterior);
    return status;
}
