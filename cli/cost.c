/* cost.c - see cost.h. */
#include "cli/cost.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/bug.h"
#include "cli/seconds.h"
#include "models/arm.h"
#include "models/checkpoint.h"
#include "models/json.h"
#include "models/memory.h"
#include "sim/ensemble.h"

struct cost {
    const struct scenario *scenario; /* as asked for */
    struct arm probe;                /* one month of it */
    struct arm_facts facts;
    struct memory memory; /* as it stands after that month */
    size_t record, kept;  /* bytes of a replicate's record, of its state as a checkpoint */
    double seconds;
    int threads;
    struct ensemble_choice choice;
    double run, machine; /* bytes of all at once; of this machine, 0: unknown */
};

static double months_of(const struct cost *cost)
{
    return cost->scenario->run.burn_in + cost->scenario->run.length;
}

static int look(void *of, struct world *world, struct fault *fault)
{
    struct cost *cost = of;
    struct checkpoint checkpoint = {0};
    if (world->window.today < cost->probe.periods.end)
        return 0;
    int status = memory_take(&cost->memory, world, fault);
    if (!status && !(status = checkpoint_take(&checkpoint, world, fault)))
        cost->kept = checkpoint.size;
    checkpoint_free(&checkpoint);
    return status;
}

/* The record is as long as the run; the probe's would be too short. */
static int measure_record(struct cost *cost, struct fault *fault)
{
    struct arm arm = {0};
    struct record record = {0};
    int status = arm_init(&arm, cost->scenario, fault);
    if (!status)
        status = record_init(&record, arm_shape(&arm), 1, fault);
    cost->record = record.bytes;
    record_free(&record);
    arm_free(&arm);
    return status;
}

static int probe(struct cost *cost, struct fault *fault)
{
    struct scenario month = *cost->scenario;
    struct record record = {0};
    const struct arm_listener listener = {.rest = look, .listener = cost};
    month.run.burn_in = 0;
    month.run.length = 1;
    month.run.replicates = 1;
    int status = arm_init(&cost->probe, &month, fault);
    if (status)
        return status;
    bug_spot(month.run.seed, 1, cost->probe.periods.begin);
    const double begin = seconds_now();
    status = arm_run(&cost->probe, 1, 1, &listener, &record, &cost->facts, fault);
    cost->seconds = seconds_now() - begin;
    bug_spot(0, 0, 0);
    record_free(&record);
    cost->probe.scenario = NULL; /* it was of this function */
    return status;
}

static void choose(struct cost *cost, const struct ui *ui)
{
    const struct layout *layout = &cost->probe.layout;
    const int places = (int)(layout->n_places + layout->n_streets) + 1;
    cost->threads = ui->threads > 0 ? ui->threads : ensemble_threads();
    cost->choice = ensemble_choose((int)cost->scenario->run.replicates, cost->threads);
    if (cost->choice.each > places)
        cost->choice.each = places;
    cost->run = cost->choice.at_once * ((double)cost->memory.bytes + (double)cost->record +
                                        (double)cost->kept);
#ifdef _SC_PHYS_PAGES
    cost->machine = (double)sysconf(_SC_PHYS_PAGES) * (double)sysconf(_SC_PAGESIZE);
#endif
}

/* ---- for people ---- */

static void tell_line(const struct cost *cost, const struct memory_line *line)
{
    printf("%10.2f %9.2f    .%-26s %d x %llu\n",
           (double)line->bytes / (double)cost->facts.residents, (double)line->bytes / 1e6,
           line->column->name, line->width, (unsigned long long)line->rows);
}

/* Columns of less than one part in a hundred of the whole are told together. */
static void tell_columns(const struct cost *cost, const struct ui *ui)
{
    const struct memory *memory = &cost->memory;
    const double residents = (double)cost->facts.residents;
    ui_print(ui, (struct words){"\n一个世界在试跑一个月之后的内存，按表与列（占百分之一以上的列）：\n"
                                "字节/居民       MB  表与列\n",
                                "\nmemory of one world after a month, by table and column (columns "
                                "of 1 %% and more):\nbytes each        MB  table and column\n"});
    for (int i = 0, end; i < memory->n; i = end) {
        size_t bytes = 0;
        for (end = i; end < memory->n &&
                      !strcmp(memory->lines[end].owner.en, memory->lines[i].owner.en); end++)
            bytes += memory->lines[end].bytes;
        printf("%10.2f %9.2f  %s", (double)bytes / residents, (double)bytes / 1e6,
               words_in(memory->lines[i].owner, ui->lang));
        if (memory->lines[i].column)
            ui_print(ui, (struct words){"（%d 列）\n", " (%d columns)\n"}, end - i);
        else
            ui_print(ui, (struct words){" × %llu\n", " x %llu\n"},
                     (unsigned long long)memory->lines[i].rows);
        for (int k = i; k < end; k++)
            if (memory->lines[k].column && memory->lines[k].bytes * 100 >= memory->bytes)
                tell_line(cost, &memory->lines[k]);
    }
    printf("%10.2f %9.2f  %s\n", (double)memory->bytes / residents, (double)memory->bytes / 1e6,
           words_in((struct words){"合计", "all"}, ui->lang));
}

/* Who runs at once, and why; what that takes. */
static void tell_choice(const struct cost *cost, const struct ui *ui)
{
    const unsigned replicates = cost->scenario->run.replicates;
    const int threads = cost->threads, at_once = cost->choice.at_once, each = cost->choice.each;
    if (threads == 1)
        ui_print(ui, (struct words){"\n并行：1 个线程，%u 次重复依次运行\n",
                                    "\nin parallel: 1 thread, %u replicates one after another\n"},
                 replicates);
    else if (at_once > 1)
        ui_print(ui, (struct words){"\n并行：%u 次重复不少于 %d 个线程，故同时运行 %d 次，每次 %d 个线程\n",
                                    "\nin parallel: %u replicates are no fewer than %d threads, so %d "
                                    "run at once, on %d thread each\n"},
                 replicates, threads, at_once, each);
    else
        ui_print(ui, (struct words){"\n并行：%u 次重复少于 %d 个线程，故依次运行，每次把各社区分给 %d 个线程\n",
                                    "\nin parallel: %u replicates are fewer than %d threads, so they run "
                                    "one after another, each with its communities on %d threads\n"},
                 replicates, threads, each);
    ui_print(ui, (struct words){"内存：%d 个世界同时在内存，每个 %.1f MB（世界 %.1f，记录 %.1f，存档 %.1f），"
                                "共约 %.1f MB；本机 %.0f MB\n",
                                "memory: %d world(s) at once, %.1f MB each (world %.1f, record %.1f, "
                                "checkpoint %.1f), about %.1f MB in all; this machine has %.0f MB\n"},
             at_once, cost->run / at_once / 1e6, (double)cost->memory.bytes / 1e6,
             (double)cost->record / 1e6, (double)cost->kept / 1e6, cost->run / 1e6,
             cost->machine / 1e6);
    if (cost->machine > 0 && cost->run > cost->machine)
        ui_print(ui, (struct words){"这超出本机内存；--threads 取小一些，同时在内存的世界就少一些\n",
                                    "that is more than this machine has; fewer --threads are fewer "
                                    "worlds at once\n"});
}

static void tell(const struct cost *cost, const struct ui *ui)
{
    const struct layout *layout = &cost->probe.layout;
    const double months = months_of(cost), runs = cost->scenario->run.replicates;
    ui_print(ui, (struct words){
        "%u 个社区（全市 %u 个），%llu 位居民，每位 %.0f 字节，每次重复约 %.0f MB\n"
        "%.0f 次重复 × %.0f 个月：约 %.1f 百万事件，单线程约 %.0f 秒\n",
        "%u communities (of %u), %llu residents at %.0f bytes, about %.0f MB a replicate\n"
        "%.0f replicates x %.0f months: about %.1f million events, some %.0f s on one thread\n"},
        layout->n_places, layout->whole_places, (unsigned long long)cost->facts.residents,
        (double)cost->memory.bytes / (double)cost->facts.residents,
        (double)cost->memory.bytes / 1e6, runs, months,
        runs * months * (double)cost->facts.events / 1e6, runs * months * cost->seconds);
    tell_choice(cost, ui);
    tell_columns(cost, ui);
}

/* ---- for programs ---- */

static int print_json(const struct cost *cost, const struct ui *ui, struct fault *fault)
{
    struct json json = {0};
    const double runs = cost->scenario->run.replicates;
    json_open(&json, NULL, '{');
    json_real(&json, "communities", cost->probe.layout.n_places);
    json_real(&json, "residents", (double)cost->facts.residents);
    json_real(&json, "replicates", runs);
    json_real(&json, "months", months_of(cost));
    json_real(&json, "events", runs * months_of(cost) * (double)cost->facts.events);
    json_real(&json, "seconds_on_one_thread", runs * months_of(cost) * cost->seconds);
    json_real(&json, "threads", cost->threads);
    json_real(&json, "worlds_at_once", cost->choice.at_once);
    json_real(&json, "threads_each", cost->choice.each);
    json_real(&json, "world_bytes", (double)cost->memory.bytes);
    json_real(&json, "record_bytes", (double)cost->record);
    json_real(&json, "checkpoint_bytes", (double)cost->kept);
    json_real(&json, "run_bytes", cost->run);
    json_real(&json, "machine_bytes", cost->machine);
    json_open(&json, "columns", '[');
    for (int i = 0; i < cost->memory.n; i++) {
        const struct memory_line *line = &cost->memory.lines[i];
        json_open(&json, NULL, '{');
        json_words(&json, "table", line->owner);
        json_text(&json, "column", line->column ? line->column->name : "");
        json_real(&json, "width", line->width);
        json_real(&json, "rows", (double)line->rows);
        json_real(&json, "bytes", (double)line->bytes);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_close(&json, '}');
    return ui_json(ui, &json, fault);
}

int cost_tell(const struct scenario *scenario, const struct ui *ui, struct fault *fault)
{
    struct cost cost = {.scenario = scenario};
    int status = probe(&cost, fault);
    if (!status)
        status = measure_record(&cost, fault);
    if (!status) {
        choose(&cost, ui);
        if (ui->json)
            status = print_json(&cost, ui, fault);
        else
            tell(&cost, ui);
    }
    memory_free(&cost.memory);
    arm_free(&cost.probe);
    return status;
}
