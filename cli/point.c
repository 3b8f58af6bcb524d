/* point.c - see point.h. */
#include "cli/point.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/branches.h"
#include "cli/bug.h"
#include "cli/json_line.h"
#include "cli/stop.h"
#include "cli/sweep_unit.h"
#include "models/difference.h"

/* An arm at the point, ready to be run. */
struct point_arm {
    struct scenario scenario;
    struct arm arm;
    bool loaded, ready;
    day from;   /* means are of the periods that begin on it or later */
    day branch; /* where it branches off the baseline; BRANCHES_NEVER */
};

/* ---- what is asked ---- */

static int find_factor(const struct sweep *sweep, const char *path)
{
    for (uint32_t j = 0; j < sweep->k; j++)
        if (!strcmp(sweep->factor[j].path, path))
            return (int)j;
    return -1;
}

static void unknown(struct point *point, const char *key)
{
    const struct sweep *sweep = point->arms->sweep;
    struct nearest near = {0};
    for (uint32_t j = 0; j < sweep->k; j++)
        nearest_offer(&near, key, sweep->factor[j].path);
    nearest_offer(&near, key, "replicates");
    if (near.name)
        fault_set(&point->fault, FAULT_INPUT,
                  (struct words){"“%s”不是这个扫描文件的因子；是否指 %s？",
                                 "'%s' is no factor of the sweep file; do you mean %s?"},
                  key, near.name);
    else
        fault_set(&point->fault, FAULT_INPUT,
                  (struct words){"“%s”不是这个扫描文件的因子", "'%s' is no factor of the sweep file"},
                  key);
}

static void take_replicates(struct point *point, const struct json_member *member)
{
    const double n = member->number ? strtod(member->text, NULL) : 0;
    if (n >= 1 && n <= SWEEP_REPLICATES && n == floor(n))
        point->replicates = (uint32_t)n;
    else
        fault_set(&point->fault, FAULT_INPUT,
                  (struct words){"replicates 应为 1 至 %d 的整数，不能是“%s”",
                                 "replicates takes a whole number from 1 to %d, not '%s'"},
                  (int)SWEEP_REPLICATES, member->text);
}

static int take_id(struct point *point, const struct json_line *line, struct fault *fault)
{
    const struct json_member *id = json_line_find(line, "id");
    if (!id)
        return 0;
    if (!(point->id = malloc(id->n_raw + 1)))
        return fault_memory(fault, id->n_raw + 1);
    memcpy(point->id, id->raw, id->n_raw);
    point->id[id->n_raw] = '\0';
    return 0;
}

static void take_members(struct point *point, const struct json_line *line,
                         const char *values[SWEEP_FACTORS])
{
    for (int i = 0; i < line->n && !point->fault.code; i++) {
        const struct json_member *member = &line->member[i];
        const int factor = find_factor(point->arms->sweep, member->key);
        if (!strcmp(member->key, "id"))
            continue;
        if (factor >= 0)
            values[factor] = member->text;
        else if (!strcmp(member->key, "replicates"))
            take_replicates(point, member);
        else
            unknown(point, member->key);
    }
}

/* ---- the arms ---- */

static int load_arm(struct point *point, int a, const char *const *values, struct fault *fault)
{
    struct point_arm *it = &point->arm[a];
    struct faults *faults = calloc(1, sizeof *faults);
    if (!faults)
        return fault_memory(fault, sizeof *faults);
    int status = sweep_arms_load_values(point->arms, a, values, &it->scenario, faults);
    it->loaded = !status;
    if (status && faults->fault[0].code == FAULT_MEMORY)
        *fault = faults->fault[0];
    else if (status) {
        point->fault = faults->fault[0];
        if (!strncmp(point->fault.where, "--set", 5)) /* the story names it */
            point->fault.where[0] = '\0';
        status = 0;
    }
    free(faults);
    if (!status && it->loaded)
        status = arm_init(&it->arm, &it->scenario, fault);
    it->ready = it->loaded && !status;
    return status;
}

/* From when on it differs at this point: something has to be recorded after. */
static int find_window(struct point *point, int a, struct fault *fault)
{
    struct point_arm *it = &point->arm[a];
    const struct point_arm *base = &point->arm[0];
    const struct periods *periods = &it->arm.periods;
    struct difference difference;
    char date[DATE_TEXT];
    const int status = difference_find(&difference, &base->scenario, &it->scenario, &point->fault);
    if (status == FAULT_MEMORY) {
        *fault = point->fault;
        return status;
    }
    if (status)
        return 0;
    it->from = difference.from;
    it->branch = branches_day(&difference, &base->arm.layout, &it->arm.layout);
    if (!periods->n || periods->starts[periods->n - 1] < it->from)
        fault_set(&point->fault, FAULT_INPUT,
                  (struct words){"%s 自 %s 起才与基线不同，此后没有完整的记录时段：没有可比的",
                                 "%s differs from the baseline from %s on, and no period recorded "
                                 "begins after that: nothing to compare"},
                  sweep_arms_contender(point->arms, a)->name, day_text(it->from, date));
    return 0;
}

static int make_ready(struct point *point, const char *const *values, struct fault *fault)
{
    const struct sweep *sweep = point->arms->sweep;
    const int n = sweep_arms(sweep);
    int status = 0;
    if (!(point->arm = calloc((size_t)n, sizeof *point->arm)))
        return fault_memory(fault, (size_t)n * sizeof *point->arm);
    for (int a = 0; a < n && !status && !point->fault.code; a++)
        status = load_arm(point, a, values, fault);
    if (!status && !point->fault.code)
        point->arm[0].from = point->arm[0].scenario.run.start;
    for (int a = 1; a < n && !status && !point->fault.code; a++)
        status = find_window(point, a, fault);
    if (status || point->fault.code)
        return status;
    const size_t means = (size_t)sweep->n_outcomes * (size_t)point_pairs(sweep) * 2;
    point->mean = calloc(means * point->replicates, sizeof *point->mean);
    point->digest = calloc((size_t)n * point->replicates, sizeof *point->digest);
    return point->mean && point->digest
               ? 0
               : fault_memory(fault, (means + 2 * (size_t)n) * point->replicates * sizeof(double));
}

void point_refuse(struct point *point, const struct sweep_arms *arms, uint64_t line,
                  struct words why)
{
    *point = (struct point){.arms = arms, .line = line};
    fault_set(&point->fault, FAULT_INPUT, why);
}

static int read_line(struct point *point, struct json_line *line, const char *text, size_t n,
                     struct fault *fault)
{
    const char *values[SWEEP_FACTORS] = {0};
    int status = json_line_read(line, text, n, &point->fault);
    if (status == FAULT_MEMORY) {
        *fault = point->fault;
        return status;
    }
    if ((status = take_id(point, line, fault)))
        return status;
    if (!point->fault.code)
        take_members(point, line, values);
    return point->fault.code ? 0 : make_ready(point, values, fault);
}

int point_ask(struct point *point, const struct sweep_arms *arms, uint64_t line, const char *text,
              size_t n, struct fault *fault)
{
    struct json_line *read = calloc(1, sizeof *read);
    *point = (struct point){.arms = arms, .line = line, .replicates = arms->sweep->replicates};
    if (!read)
        return fault_memory(fault, sizeof *read);
    const int status = read_line(point, read, text, n, fault);
    json_line_free(read);
    free(read);
    return status;
}

void point_free(struct point *point)
{
    for (int a = 0; point->arm && a < sweep_arms(point->arms->sweep); a++) {
        if (point->arm[a].ready)
            arm_free(&point->arm[a].arm);
        if (point->arm[a].loaded)
            scenario_free(&point->arm[a].scenario);
    }
    free(point->arm);
    free(point->id);
    free(point->mean);
    free(point->digest);
    *point = (struct point){0};
}

/* ---- running ---- */

/* One replicate of all arms, on its way. */
struct running {
    const struct point *point;
    struct branches branches;
    day from[1 + SWEEP_VARIANTS];
    bool wanted[1 + SWEEP_VARIANTS];
    uint32_t replicate;
    int at; /* the arm that runs now */
};

static void told(void *of, day ended, uint64_t events)
{
    const struct running *running = of;
    (void)events;
    bug_spot(running->point->arm[running->at].scenario.run.seed, running->replicate, ended + 1);
}

static int begins(void *of, struct world *world, struct fault *fault)
{
    const struct running *running = of;
    const struct checkpoint *branch = branches_of(&running->branches, running->at);
    return branch ? checkpoint_resume(branch, world, fault) : 0;
}

static int rests(void *of, struct world *world, struct fault *fault)
{
    struct running *running = of;
    if (stop_asked())
        return FAULT_STOPPED;
    return running->at ? 0 : branches_take(&running->branches, running->wanted, world, fault);
}

/* The baseline counts for every variant, over that one's days. */
static int take_means(const struct running *running, const struct record *record,
                      struct fault *fault)
{
    const struct point *point = running->point;
    const struct sweep *sweep = point->arms->sweep;
    const int a = running->at, n = sweep_arms(sweep);
    const size_t r = running->replicate - 1;
    struct sweep_unit unit;
    const int status = sweep_unit_take(&unit, sweep, &point->arm[a].arm, record, fault);
    memcpy(point->digest[r * (size_t)n + (size_t)a], unit.digest, sizeof unit.digest);
    for (int i = 0; i < sweep->n_outcomes && !status; i++)
        for (int p = a ? a - 1 : 0; p < (a ? a : point_pairs(sweep)); p++)
            point_means(point, i, p, a > 0)[r] =
                sweep_unit_mean(&unit, sweep, i, point->arm[n > 1 ? p + 1 : 0].from);
    sweep_unit_free(&unit);
    return status;
}

static int run_arm(struct running *running, int threads, struct fault *fault)
{
    const struct arm *arm = &running->point->arm[running->at].arm;
    const struct arm_listener listener = {
        .told = told, .begin = begins, .rest = rests, .listener = running};
    struct record record = {0};
    struct arm_facts facts;
    if (stop_asked())
        return FAULT_STOPPED;
    bug_spot(arm->scenario->run.seed, running->replicate, arm->periods.begin);
    int status = arm_run(arm, running->replicate, threads, &listener, &record, &facts, fault);
    bug_spot(0, 0, 0);
    if (!status)
        status = take_means(running, &record, fault);
    record_free(&record);
    return status;
}

int point_run(const struct point *point, uint32_t replicate, int threads, struct fault *fault)
{
    struct running running = {.point = point, .replicate = replicate};
    const int n = sweep_arms(point->arms->sweep);
    for (int a = 0; a < n; a++) {
        running.wanted[a] = true;
        running.from[a] = a ? point->arm[a].branch : BRANCHES_NEVER;
    }
    int status = branches_init(&running.branches, running.from, n, fault);
    for (; running.at < n && !status; running.at++)
        status = run_arm(&running, threads, fault);
    branches_free(&running.branches);
    return status;
}
