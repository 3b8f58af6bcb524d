/* sweep_plan.c - see sweep_plan.h. */
#include "cli/sweep_plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/stop.h"
#include "models/checkpoint.h"
#include "models/difference.h"
#include "sim/archive.h"
#include "sim/sealed.h"
#include "sim/store.h"

enum { PLAN_KIND = 0x706c616e }; /* "plan" */

int sweep_plan_hash(const struct sweep *sweep, const struct scenario *scenario, uint64_t hash[2],
                    struct fault *fault)
{
    static const char version[] = SHEQU_VERSION " " STORE_FORMAT;
    struct digest digest;
    int status = digest_init(&digest, fault);
    if (status)
        return status;
    digest_bytes(&digest, version, sizeof version);
    digest_u64(&digest, CHECKPOINT_LAYOUT);
    digest_bytes(&digest, scenario->inputs_digest, sizeof scenario->inputs_digest);
    for (int i = 0; i < sweep->n_outcomes; i++)
        digest_bytes(&digest, sweep->outcome[i]->name, strlen(sweep->outcome[i]->name) + 1);
    for (int i = 0; i < sweep->targets.n; i++) {
        const struct target *target = &sweep->targets.rows[i];
        digest_bytes(&digest, target->metric->name, strlen(target->metric->name) + 1);
        digest_u64(&digest, ((uint64_t)target->at << 32) | target->place);
        digest_u64(&digest, ((uint64_t)(uint32_t)target->from << 32) | (uint32_t)target->to);
    }
    digest_halves(&digest, hash);
    digest_free(&digest);
    return 0;
}

/* ---- who is the first with its hash ---- */

struct spot {
    uint64_t hash[2];
    size_t at;
};

static int by_hash(const void *a, const void *b)
{
    const struct spot *x = a, *y = b;
    for (int i = 0; i < 2; i++)
        if (x->hash[i] != y->hash[i])
            return x->hash[i] < y->hash[i] ? -1 : 1;
    return x->at < y->at ? -1 : 1;
}

static int find_owners(struct sweep_plan *plan, struct fault *fault)
{
    const size_t n = sweep_plan_at(plan, plan->sweep->n_points, 0);
    struct spot *spots = malloc(n * sizeof *spots);
    if (!spots)
        return fault_memory(fault, n * sizeof *spots);
    for (size_t i = 0; i < n; i++)
        spots[i] = (struct spot){{plan->hash[i][0], plan->hash[i][1]}, i};
    qsort(spots, n, sizeof *spots, by_hash);
    for (size_t i = 0; i < n; i++) {
        const bool first =
            !i || memcmp(spots[i].hash, spots[i - 1].hash, sizeof spots[i].hash) != 0;
        plan->owner[spots[i].at] = first;
        plan->n_owners += first;
    }
    free(spots);
    return 0;
}

/* ---- kept in the folder ---- */

static struct seal seal_of(const struct sweep_folder *folder)
{
    return (struct seal){PLAN_KIND, {folder->owner[0], folder->owner[1]}, 0};
}

static size_t bytes_of(const struct sweep_plan *plan)
{
    return sweep_plan_at(plan, plan->sweep->n_points, 0) * (sizeof *plan->hash + sizeof *plan->from);
}

static void walk(struct sweep_plan *plan, struct archive *archive)
{
    const size_t n = sweep_plan_at(plan, plan->sweep->n_points, 0);
    archive_integers(archive, plan->hash, 2 * n, 8);
    archive_integers(archive, plan->from, n, (int)sizeof *plan->from);
}

static int read_kept(struct sweep_plan *plan, const struct sweep_folder *folder, bool *found,
                     struct fault *fault)
{
    const struct seal seal = seal_of(folder);
    struct sealed_read read;
    char path[SWEEP_PATH];
    int status = sealed_read(&read, sweep_folder_in(folder, "plan", path), &seal, fault);
    *found = !status && read.state == SEALED_GOOD && read.size == bytes_of(plan);
    if (*found) {
        struct archive archive = {.way = ARCHIVE_READ, .bytes = read.bytes, .size = read.size};
        walk(plan, &archive);
    }
    free(read.memory);
    return status;
}

static int keep(struct sweep_plan *plan, const struct sweep_folder *folder, struct fault *fault)
{
    const size_t n = bytes_of(plan);
    const struct seal seal = seal_of(folder);
    struct sealed sealed;
    char path[SWEEP_PATH], temporary[SWEEP_PATH], own[64];
    unsigned char *bytes = malloc(n);
    if (!bytes)
        return fault_memory(fault, n);
    struct archive archive = {.way = ARCHIVE_WRITE, .bytes = bytes, .size = n};
    walk(plan, &archive);
    snprintf(own, sizeof own, "tmp/plan.%u", (unsigned)folder->shard);
    int status = sealed_begin_light(&sealed, sweep_folder_in(folder, "plan", path),
                                    sweep_folder_in(folder, own, temporary), &seal, fault);
    if (!status && (status = sealed_add(&sealed, bytes, n, fault)))
        sealed_drop(&sealed);
    if (!status)
        status = sealed_publish(&sealed, fault);
    free(bytes);
    return status;
}

/* ---- computing it ---- */

/* A scenario that cannot be built is one of its own; its units are set aside with the reason when it
 * is their turn. */
static int hash_nothing(uint64_t point, int arm, uint64_t hash[2], struct fault *fault)
{
    static const char nothing[] = "cannot be built";
    struct digest digest;
    int status = digest_init(&digest, fault);
    if (status)
        return status;
    digest_bytes(&digest, nothing, sizeof nothing);
    digest_u64(&digest, point);
    digest_u64(&digest, (uint64_t)arm);
    digest_halves(&digest, hash);
    digest_free(&digest);
    return 0;
}

/* One arm at a point. The baseline's scenario stays in `base`, for the arms after it. */
static int plan_one(struct sweep_plan *plan, const struct sweep_arms *arms, uint64_t point, int arm,
                    struct scenario *base, struct scenario *scenario, struct fault *fault)
{
    struct faults *faults = calloc(1, sizeof *faults);
    const size_t at = sweep_plan_at(plan, point, arm);
    struct difference difference;
    struct fault late = {0};
    if (!faults)
        return fault_memory(fault, sizeof *faults);
    plan->from[at] = INT32_MAX;
    int status = sweep_arms_load(arms, arm, point, scenario, faults);
    if (status && status != FAULT_INPUT)
        *fault = faults->fault[0];
    free(faults);
    if (status)
        return status == FAULT_INPUT ? hash_nothing(point, arm, plan->hash[at], fault) : status;
    if (!arm)
        plan->from[at] = scenario->run.start;
    else if (base->resolved && !difference_find(&difference, base, scenario, &late))
        plan->from[at] = difference.from;
    if (late.code && late.code != FAULT_INPUT) {
        *fault = late;
        return late.code;
    }
    return sweep_plan_hash(plan->sweep, scenario, plan->hash[at], fault);
}

static int plan_point(struct sweep_plan *plan, const struct sweep_arms *arms, uint64_t point,
                      struct fault *fault)
{
    struct scenario base = {0};
    int status = plan_one(plan, arms, point, 0, NULL, &base, fault);
    for (int a = 1; a < sweep_arms(plan->sweep) && !status; a++) {
        struct scenario scenario = {0};
        status = plan_one(plan, arms, point, a, &base, &scenario, fault);
        scenario_free(&scenario);
    }
    scenario_free(&base);
    return status;
}

static int compute(struct sweep_plan *plan, const struct sweep_arms *arms, const struct ui *ui,
                   struct fault *fault)
{
    enum { MANY = 5000 };
    const int n_arms = sweep_arms(plan->sweep);
    int status = 0;
    if (plan->sweep->n_points * (uint64_t)n_arms > MANY)
        ui_note(ui, (struct words){"编制计划：%llu 个点……", "making the plan: %llu points ..."},
                (unsigned long long)plan->sweep->n_points);
    for (uint64_t p = 0; p < plan->sweep->n_points && !status; p++)
        status = stop_asked() ? fault_set(fault, FAULT_STOPPED,
                                          (struct words){"收到 %s，已停止", "stopped by %s"},
                                          stop_name(stop_asked()))
                              : plan_point(plan, arms, p, fault);
    return status;
}

/* The sweep file is the same, but what it names may have been edited since: the arms of the first
 * point tell. */
static int is_current(struct sweep_plan *plan, const struct sweep_arms *arms, bool *current,
                      struct fault *fault)
{
    const int n = sweep_arms(plan->sweep);
    uint64_t kept[1 + SWEEP_VARIANTS][2];
    memcpy(kept, plan->hash, (size_t)n * sizeof *kept);
    const int status = plan_point(plan, arms, 0, fault);
    *current = !memcmp(kept, plan->hash, (size_t)n * sizeof *kept);
    return status;
}

static int refuse_edited(const struct sweep_folder *folder, struct fault *fault)
{
    fault_set(fault, FAULT_INPUT,
              (struct words){"扫描所用的情景（或它的表格）已改变；--force 按新的继续，已有的单元不算数",
                             "a scenario of this sweep, or a table of it, has changed since it was begun; "
                             "--force goes on with the new one, of which no unit is there yet"});
    fault_place(fault, folder->path, 0, 0);
    return FAULT_INPUT;
}

int sweep_plan_init(struct sweep_plan *plan, const struct sweep *sweep, const struct sweep_arms *arms,
                    const struct sweep_folder *folder, const struct ui *ui, struct fault *fault)
{
    bool found = false;
    *plan = (struct sweep_plan){.sweep = sweep};
    const size_t n = sweep_plan_at(plan, sweep->n_points, 0);
    plan->hash = calloc(n, sizeof *plan->hash);
    plan->from = calloc(n, sizeof *plan->from);
    plan->owner = calloc(n, sizeof *plan->owner);
    if (!plan->hash || !plan->from || !plan->owner)
        return fault_memory(fault, n * sizeof *plan->hash);
    int status = folder ? read_kept(plan, folder, &found, fault) : 0;
    if (!status && !found && !arms) {
        fault_set(fault, FAULT_INPUT,
                  (struct words){"计划还没有编好，或已损坏：用同样的命令 shequ sweep 即可编制",
                                 "its plan is not there yet, or damaged: the same shequ sweep makes it"});
        fault_place(fault, folder->path, 0, 0);
        status = FAULT_INPUT;
    }
    bool current = true;
    if (!status && found && arms && !(status = is_current(plan, arms, &current, fault)) &&
        !current && !ui->force)
        return refuse_edited(folder, fault);
    found = found && current;
    if (!status && !found && !(status = compute(plan, arms, ui, fault)) && folder)
        status = keep(plan, folder, fault);
    return status ? status : find_owners(plan, fault);
}

bool sweep_plan_is_of(const struct sweep_plan *plan, uint64_t item,
                      const struct sweep_folder *folder, uint64_t *ordinal)
{
    const uint64_t point = item / plan->sweep->replicates;
    bool owns = false;
    for (int a = 0; a < sweep_arms(plan->sweep); a++)
        owns = owns || plan->owner[sweep_plan_at(plan, point, a)];
    return owns && (*ordinal)++ % folder->shards == folder->shard - 1;
}

void sweep_plan_free(struct sweep_plan *plan)
{
    free(plan->hash);
    free(plan->from);
    free(plan->owner);
    *plan = (struct sweep_plan){0};
}
