/* flow_sums.c - see flow_sums.h. */
#include "analysis/flow_sums.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/periods.h"

#define FLOW_LINE_DATASET(name, dataset) dataset,
static const char *const lines[N_FLOW_SUM_LINES] = {FLOW_LINES(FLOW_LINE_DATASET)};
static const char *const levels[N_FLOW_LEVELS] = {"hours_waiting", "hours_in_hand", "tasks_open"};
static const char *const bodies[FLOW_BODIES] = {"committee", "workstation"};
static const char *const classes[FLOW_CLASSES] = {"admin", "counter", "need", "self_governance",
                                                  "overhead"};
static const char *const rests[FLOW_REST] = {"idle", "leave"};

/* What changes a level, and which way. */
static const struct {
    enum flow_level level;
    enum flow_line line;
    int sign;
} changes[] = {
    {LEVEL_WAITING, SUM_HOURS_FILED, 1},       {LEVEL_WAITING, SUM_HOURS_REOPENED, 1},
    {LEVEL_WAITING, SUM_HOURS_HANDED_IN, 1},   {LEVEL_WAITING, SUM_HOURS_GIVEN_BACK, 1},
    {LEVEL_WAITING, SUM_HOURS_REFERRED, 1},    {LEVEL_WAITING, SUM_HOURS_TAKEN_BACK, 1},
    {LEVEL_WAITING, SUM_HOURS_HANDED_OUT, -1}, {LEVEL_WAITING, SUM_HOURS_TAKEN, -1},
    {LEVEL_WAITING, SUM_HOURS_ENTRUSTED, -1},  {LEVEL_WAITING, SUM_HOURS_VOLUNTEERS, -1},
    {LEVEL_WAITING, SUM_HOURS_ABANDONED, -1},  {LEVEL_WAITING, SUM_HOURS_DROPPED, -1},
    {LEVEL_WAITING, SUM_HOURS_REFUSED, -1},    {LEVEL_WAITING, SUM_HOURS_MERGED, -1},
    {LEVEL_IN_HAND, SUM_TAKEN_UP, 1},          {LEVEL_IN_HAND, SUM_PUT_DOWN, -1},
    {LEVEL_IN_HAND, SUM_LOST, -1},             {LEVEL_IN_HAND, SUM_WRITTEN_OFF, -1},
    {LEVEL_IN_HAND, SUM_ORDINARY, -1},
    {LEVEL_OPEN, SUM_TASKS_FILED, 1},          {LEVEL_OPEN, SUM_TASKS_REOPENED, 1},
    {LEVEL_OPEN, SUM_TASKS_HANDED_IN, 1},      {LEVEL_OPEN, SUM_TASKS_HANDED_OUT, -1},
    {LEVEL_OPEN, SUM_TASKS_VOLUNTEERS, -1},    {LEVEL_OPEN, SUM_TASKS_ABANDONED, -1},
    {LEVEL_OPEN, SUM_TASKS_DROPPED, -1},       {LEVEL_OPEN, SUM_TASKS_REFUSED, -1},
    {LEVEL_OPEN, SUM_TASKS_MERGED, -1},        {LEVEL_OPEN, SUM_TASKS_DONE, -1},
    {LEVEL_OPEN, SUM_TASKS_ON_PAPER, -1},      {LEVEL_OPEN, SUM_TASKS_PROVIDED, -1},
};

struct reading {
    struct result *result;
    struct flow_sums *sums;
    size_t first, n_periods; /* periods [first, n_periods) are summed */
    int row[FLOW_ROWS];      /* which row each member of the axis is; -1: none */
    size_t n_works;
};

static int foreign(const struct reading *reading, const char *path, struct fault *fault)
{
    return fault_set(fault, FAULT_INPUT,
                     (struct words){"%s：%s 的形状不对", "%s: %s has another shape"},
                     result_path(reading->result), path);
}

#define FIGURE_MOST 0x1p57 /* no city has so many microseconds */

/* The integer that was booked; of what is none, more than there can be. */
static int64_t booked(struct flow_sums *sums, double value, double scale)
{
    const double whole = value / scale;
    if (!(fabs(whole) < FIGURE_MOST))
        return INT64_C(1) << 58;
    sums->inexact += (int64_t)(fabs(whole) * 0x1p-53);
    return llround(whole);
}

/* Foreign figures may be absurd: their sums must not be undefined as well. */
static void add(int64_t *to, int64_t value)
{
    int64_t sum;
    *to = __builtin_add_overflow(*to, value, &sum) ? INT64_C(1) << 58 : sum;
}

static int scale_of(const struct reading *reading, const char *path, double *scale,
                    struct fault *fault)
{
    int n, status = result_numbers(reading->result, path, "scale", scale, 1, &n, fault);
    if (!status && (n != 1 || !(*scale > 0)))
        status = foreign(reading, path, fault);
    return status;
}

static int row_named(const char *name)
{
    char own[64];
    for (int row = 0; row < FLOW_GATE; row++) {
        snprintf(own, sizeof own, "%s_%s", bodies[row / FLOW_CLASSES], classes[row % FLOW_CLASSES]);
        if (!strcmp(name, own))
            return row;
    }
    return strcmp(name, "gate_admin") ? -1 : FLOW_GATE;
}

static int read_rows(struct reading *reading, struct fault *fault)
{
    struct result_array works = {0};
    bool seen[FLOW_ROWS] = {false};
    bool has;
    int status = result_has(reading->result, "/flows/work", &has, fault);
    if (status)
        return status;
    if (!has)
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"%s：没有任务流量（/flows），由较早的版本写成；请重新运行",
                                        "%s: no flows of tasks (/flows), an earlier version wrote "
                                        "it; run it again"},
                         result_path(reading->result));
    status = result_array(reading->result, "/flows/work", &works, fault);
    if (status)
        return status;
    reading->n_works = works.about.cells;
    if (!works.texts || works.about.rank != 1 || reading->n_works != FLOW_ROWS)
        status = foreign(reading, "/flows/work", fault);
    for (size_t w = 0; !status && w < reading->n_works; w++) {
        const int row = row_named(works.texts[w]);
        if (row < 0 || seen[row])
            status = foreign(reading, "/flows/work", fault);
        else
            seen[reading->row[w] = row] = true;
    }
    result_array_free(&works);
    return status;
}

/* A dataset of /flows as integers, each told to `take` by replicate, period and row. */
struct cell {
    size_t replicate, period;
    int row;
    int64_t value;
};
typedef void cell_taker(struct reading *reading, int which, const struct cell *cell);

static int read_flow(struct reading *reading, const char *name, int which, cell_taker *take,
                     struct fault *fault)
{
    struct result_array array = {0};
    char path[128];
    double scale;
    snprintf(path, sizeof path, "/flows/%s", name);
    int status = scale_of(reading, path, &scale, fault);
    if (!status)
        status = result_array(reading->result, path, &array, fault);
    if (status)
        return status;
    if (!array.reals || array.about.rank != 3 || array.about.n[0] != reading->sums->n ||
        array.about.n[1] != reading->n_periods || array.about.n[2] != reading->n_works)
        status = foreign(reading, path, fault);
    for (size_t i = 0; !status && i < array.about.cells; i++) {
        const size_t period = i / reading->n_works % reading->n_periods;
        const struct cell cell = {i / reading->n_works / reading->n_periods, period,
                                  reading->row[i % reading->n_works],
                                  booked(reading->sums, array.reals[i], scale)};
        take(reading, which, &cell);
    }
    result_array_free(&array);
    return status;
}

/* A flow adds to its sum; what it makes of a level in the first period of all is taken off
 * that level's start, which so far is its end. */
static void take_flow(struct reading *reading, int line, const struct cell *cell)
{
    struct flow_figures *of = &reading->sums->of[cell->replicate];
    if (cell->period >= reading->first)
        add(&of->sum[line][cell->row], cell->value);
    for (size_t c = 0; reading->first == 0 && c < sizeof changes / sizeof *changes; c++)
        if (cell->period == 0 && (int)changes[c].line == line)
            add(&of->start[changes[c].level][cell->row], -changes[c].sign * cell->value);
}

static void take_level(struct reading *reading, int level, const struct cell *cell)
{
    struct flow_figures *of = &reading->sums->of[cell->replicate];
    if (cell->period + 1 == reading->n_periods)
        of->end[level][cell->row] = cell->value;
    if (cell->period + 1 == reading->first || (cell->period == 0 && reading->first == 0))
        add(&of->start[level][cell->row], cell->value);
}

/* A line of the ledger of work, over all communities, into one number by replicate. */
static int read_ledger(struct reading *reading, const char *name, size_t at, struct fault *fault)
{
    char path[128];
    double scale;
    snprintf(path, sizeof path, "/ledger/work/%s", name);
    int status = scale_of(reading, path, &scale, fault);
    for (size_t r = 0; !status && r < reading->sums->n; r++) {
        struct result_array array = {0};
        int64_t *into = (int64_t *)(void *)((char *)&reading->sums->of[r] + at);
        status = result_row(reading->result, path, r, &array, fault);
        if (status)
            break;
        if (!array.reals || array.about.rank != 2 || array.about.n[0] != reading->n_periods)
            status = foreign(reading, path, fault);
        else
            for (size_t i = reading->first * array.about.n[1]; i < array.about.cells; i++)
                add(into, booked(reading->sums, array.reals[i], scale));
        result_array_free(&array);
    }
    return status;
}

static int read_ledgers(struct reading *reading, struct fault *fault)
{
    char name[64];
    int status = read_ledger(reading, "contracted", offsetof(struct flow_figures, contracted),
                             fault);
    if (!status)
        status = read_ledger(reading, "overtime", offsetof(struct flow_figures, overtime), fault);
    for (int b = 0; b < FLOW_BODIES; b++) {
        for (int c = 0; !status && c < FLOW_CLASSES; c++) {
            snprintf(name, sizeof name, "%s_%s", bodies[b], classes[c]);
            status = read_ledger(reading, name,
                                 offsetof(struct flow_figures, worked) +
                                     (size_t)(b * FLOW_CLASSES + c) * sizeof(int64_t), fault);
        }
        for (int rest = 0; !status && rest < FLOW_REST; rest++) {
            snprintf(name, sizeof name, "%s_%s", bodies[b], rests[rest]);
            status = read_ledger(reading, name,
                                 offsetof(struct flow_figures, rest) +
                                     (size_t)(b * FLOW_REST + rest) * sizeof(int64_t), fault);
        }
    }
    return status;
}

/* Which periods are summed. */
static int choose_periods(struct reading *reading, double from, struct fault *fault)
{
    double *starts;
    int status = periods_of(reading->result, &starts, &reading->n_periods, fault);
    if (status)
        return status;
    while (reading->first < reading->n_periods && starts[reading->first] < from)
        reading->first++;
    if (reading->first == reading->n_periods)
        status = fault_set(fault, FAULT_INPUT,
                           (struct words){"%s：从该日起没有时段", "%s: no period begins from that day on"},
                           result_path(reading->result));
    else
        reading->sums->first = starts[reading->first];
    reading->sums->periods = reading->n_periods - reading->first;
    free(starts);
    return status;
}

int flow_sums_read(struct flow_sums *sums, struct result *result, double from,
                   struct fault *fault)
{
    struct reading reading = {.result = result, .sums = sums};
    struct result_about about;
    *sums = (struct flow_sums){0};
    int status = read_rows(&reading, fault);
    if (!status)
        status = result_look(result, "/replicate", &about, fault);
    if (!status)
        status = choose_periods(&reading, from, fault);
    if (status)
        return status;
    sums->n = about.cells;
    sums->of = calloc(sums->n + 1, sizeof *sums->of);
    if (!sums->of)
        return fault_memory(fault, sums->n * sizeof *sums->of);
    for (int line = 0; !status && line < N_FLOW_SUM_LINES; line++)
        status = read_flow(&reading, lines[line], line, take_flow, fault);
    for (int level = 0; !status && level < N_FLOW_LEVELS; level++)
        status = read_flow(&reading, levels[level], level, take_level, fault);
    if (!status)
        status = read_ledgers(&reading, fault);
    const int64_t *figure = (const int64_t *)(const void *)sums->of;
    for (size_t i = 0; !status && i < sums->n * (sizeof *sums->of / sizeof *figure); i++)
        if (!(fabs((double)figure[i]) < FIGURE_MOST))
            status = foreign(&reading, "/flows", fault);
    return status;
}

void flow_sums_free(struct flow_sums *sums)
{
    free(sums->of);
    *sums = (struct flow_sums){0};
}
