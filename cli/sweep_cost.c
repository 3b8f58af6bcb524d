/* sweep_cost.c - see sweep_cost.h. */
#include "cli/sweep_cost.h"

#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>

#include "cli/seconds.h"
#include "models/arm.h"
#include "models/json.h"
#include "sim/ensemble.h"

enum { BLOCK = 4096, HEAD = 120 }; /* bytes a small file takes at least; of a unit's head and seal */
#define DAY_SECONDS 86400.0
#define MANY_UNITS 1e6
#define MANY_DAYS 30.0 /* on this machine */

/* A month without burn-in, scaled to the whole; and how long the record is. */
static int probe(const struct sweep_arms *arms, int a, uint64_t point, double *seconds,
                 double *periods, struct fault *fault)
{
    struct scenario scenario = {0};
    struct faults *faults = calloc(1, sizeof *faults);
    struct arm arm = {0};
    struct record record = {0};
    struct arm_facts facts;
    if (!faults)
        return fault_memory(fault, sizeof *faults);
    int status = sweep_arms_load(arms, a, point, &scenario, faults);
    if (status)
        *fault = faults->fault[0];
    free(faults);
    if (status)
        return status;
    const double months = scenario.run.burn_in + scenario.run.length;
    if (!(status = arm_init(&arm, &scenario, fault)))
        *periods = arm.periods.n;
    arm_free(&arm);
    scenario.run.burn_in = 0;
    scenario.run.length = 1;
    if (!status && !(status = arm_init(&arm, &scenario, fault))) {
        const double begun = seconds_now();
        status = arm_run(&arm, 1, 1, NULL, &record, &facts, fault);
        *seconds += (seconds_now() - begun) * months;
        record_free(&record);
        arm_free(&arm);
    }
    scenario_free(&scenario);
    return status;
}

int sweep_cost_find(struct sweep_cost *cost, const struct sweep_arms *arms, struct fault *fault)
{
    const struct sweep *sweep = arms->sweep;
    const int n = sweep_arms(sweep);
    double seconds = 0, periods = 0;
    int status = 0, probes = 0;
    for (int end = 0; end < 2 && !status; end++)
        for (int a = 0; a < n && !status; a++, probes++)
            status = probe(arms, a, end ? sweep->n_points - 1 : 0, &seconds, &periods, fault);
    if (status)
        return status;
    *cost = (struct sweep_cost){.items = (double)sweep->n_points * sweep->replicates,
                                .seconds = seconds / probes};
    cost->units = cost->items * n;
    const double bytes = HEAD + periods * (4 + 16.0 * sweep->n_outcomes);
    cost->bytes = BLOCK * (double)(int64_t)(bytes / BLOCK + 1);
    return 0;
}

static double free_bytes(const char *folder)
{
    struct statvfs found;
    if (statvfs(folder, &found) && statvfs(".", &found))
        return -1;
    return (double)found.f_bavail * (double)found.f_frsize;
}

static void warn(const struct sweep_cost *cost, double days, double room, const struct ui *ui)
{
    if (cost->units > MANY_UNITS)
        ui_print(ui, (struct words){"注意：%.3g 次运行；可减少点数、因子水平或重复次数\n",
                                    "beware: %.3g runs; fewer points, levels or replicates would do it\n"},
                 cost->units);
    if (days > MANY_DAYS)
        ui_print(ui, (struct words){"注意：本机需 %.3g 天；shequ slurm 把它交给集群\n",
                                    "beware: %.3g days on this machine; shequ slurm takes it to a "
                                    "cluster\n"}, days);
    if (room >= 0 && cost->units * cost->bytes > room)
        ui_print(ui, (struct words){"注意：需 %.3g GB，磁盘只余 %.3g GB\n",
                                    "beware: it wants %.3g GB of disk, of which %.3g GB are free\n"},
                 cost->units * cost->bytes / 1e9, room / 1e9);
}

static int print_json(const struct sweep *sweep, const struct sweep_cost *cost, int threads,
                      const struct ui *ui)
{
    struct json json = {0};
    struct fault fault = {0};
    json_open(&json, NULL, '{');
    json_text(&json, "design", sweep_kinds[sweep->design.kind]);
    json_real(&json, "points", (double)sweep->n_points);
    json_real(&json, "arms", sweep_arms(sweep));
    json_real(&json, "replicates", sweep->replicates);
    json_real(&json, "units", cost->units);
    json_real(&json, "seconds_of_a_unit", cost->seconds);
    json_real(&json, "threads", threads);
    json_real(&json, "seconds", cost->units * cost->seconds / threads);
    json_real(&json, "bytes", cost->units * cost->bytes);
    json_close(&json, '}');
    return ui_json(ui, &json, &fault) ? ui_fault(ui, &fault) : 0;
}

int sweep_cost_tell(const struct sweep_arms *arms, const char *folder, const struct ui *ui)
{
    const struct sweep *sweep = arms->sweep;
    const int threads = ui->threads > 0 ? ui->threads : ensemble_threads();
    struct sweep_cost cost;
    struct fault fault = {0};
    if (sweep_cost_find(&cost, arms, &fault))
        return ui_fault(ui, &fault);
    if (ui->json)
        return print_json(sweep, &cost, threads, ui);
    const double seconds = cost.units * cost.seconds / threads;
    ui_print(ui, (struct words){
        "%s：%llu 个点 × %d 方 × %u 次重复 = 至多 %.0f 个单元（%u 个因子，%d 项结果）\n"
        "每个约 %.2g 秒：%d 个线程约 %.3g 秒（%.2g 小时）；相同的只算一次，从基线分出的更快\n"
        "磁盘约 %.3g MB\n",
        "%s: %llu points x %d arms x %u replicates = at most %.0f units (%u factors, %d outcomes)\n"
        "some %.2g s each: on %d threads about %.3g s (%.2g h); what is the same is run once, what "
        "branches off the baseline sooner\n"
        "disk: some %.3g MB\n"},
        sweep_kinds[sweep->design.kind], (unsigned long long)sweep->n_points, sweep_arms(sweep),
        sweep->replicates, cost.units, sweep->k, sweep->n_outcomes, cost.seconds, threads, seconds,
        seconds / 3600, cost.units * cost.bytes / 1e6);
    warn(&cost, seconds / DAY_SECONDS, free_bytes(folder), ui);
    return 0;
}
