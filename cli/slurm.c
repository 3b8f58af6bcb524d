/* slurm.c - `shequ slurm FILE`: a sweep as a job array of Slurm, as a script to read and to submit.
 *
 * Each task is a shard of the sweep (sweep.h), named by its number and not by what Slurm says of the
 * array, so that tasks may be submitted again one by one. Slurm signals the script alone, which hands it
 * on to the driver, waits until its workers have kept what they have, and asks to be queued again.
 */
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "cli/options.h"
#include "cli/program.h"
#include "cli/sweep_cost.h"
#include "cli/sweep_folder.h"
#include "cli/verb.h"

#define TASK_SECONDS 1800.0 /* what a task takes, where the sweep is long enough: assumed */
#define TIME_TIMES 3.0      /* as much as the probe says is asked for: assumed */
#define TIME_MOST 24.0      /* hours; what does not end in them is queued again: assumed */
#define MEMORY_TIMES 2.0    /* as much as the probe took is asked for: assumed */
enum {
    TASKS_MOST = 1000, /* with MaxArraySize as Slurm has it, no number may be above */
    CPUS_MOST = 1024,
    WARNING = 120, /* seconds before the end at which Slurm signals */
    TIME_LEAST = 5, /* minutes: Slurm looks once a minute, so less would be over at once */
};

struct asked {
    const char *file, *folder, *partition, *account, *time, *tasks_text, *cpus_text;
    char made[SWEEP_PATH]; /* the folder where none is asked for */
    uint64_t tasks, cpus;  /* tasks 0: by the probe */
};

struct script {
    const struct asked *asked;
    const struct sweep *sweep;
    struct sweep_cost cost;
    const char *program, *here;
    char name[64], time[32];
    double tasks, minutes; /* how many, and what each takes */
    long mebibytes;        /* of a cpu */
};

/* ---- what is asked ---- */

static bool is_name(const char *text)
{
    static const char may[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.,@+-";
    return *text && *text != '-' && strlen(text) <= 100 && text[strspn(text, may)] == '\0';
}

static bool is_plain(const char *text)
{
    for (const char *at = text; *at; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7f)
            return false;
    return true;
}

/* A number of at most seven digits; -1: none. */
static long digits(const char **at)
{
    const size_t n = strspn(*at, "0123456789");
    const long value = n && n <= 7 ? strtol(*at, NULL, 10) : -1;
    *at += n;
    return value;
}

/* Slurm's: M, M:S, H:M:S, D-H, D-H:M, D-H:M:S. In minutes; -1: it is none. */
static double minutes_of(const char *text)
{
    static const double worth[] = {60, 1, 1.0 / 60};
    long part[3] = {0}, days = 0;
    int n = 0;
    bool dashed = false;
    for (const char *at = text;; at++) {
        const long value = digits(&at);
        if (value < 0 || n == 3)
            return -1;
        if (*at == '-' && !dashed && !n) {
            dashed = true;
            days = value;
            continue;
        }
        part[n++] = value;
        if (!*at)
            break;
        if (*at != ':')
            return -1;
    }
    const int first = dashed || n == 3 ? 0 : 1; /* hours come first, or minutes */
    double minutes = 1440.0 * (double)days;
    for (int i = 0; i < n; i++)
        minutes += worth[first + i] * (double)part[i];
    return minutes;
}

static bool take_number(const char *text, uint64_t most, uint64_t *value)
{
    char *end;
    if (*text < '1' || *text > '9')
        return false;
    *value = strtoull(text, &end, 10);
    return !*end && *value <= most;
}

static int check(struct asked *asked, const struct ui *ui)
{
    asked->cpus = 1;
    if (asked->partition && !is_name(asked->partition))
        return ui_usage(ui, (struct words){"--partition %s 不是分区名", "--partition %s is no name of a "
                                                                    "partition"}, asked->partition);
    if (asked->account && !is_name(asked->account))
        return ui_usage(ui, (struct words){"--account %s 不是账户名", "--account %s is no name of an account"},
                        asked->account);
    if (asked->time && minutes_of(asked->time) < TIME_LEAST)
        return ui_usage(ui,
                        (struct words){"--time %s：写作 分、时:分:秒 或 天-时:分:秒，至少 %d 分钟",
                                       "--time %s: it is M, H:M:S or D-H:M:S, and at least %d minutes"},
                        asked->time, (int)TIME_LEAST);
    if (asked->tasks_text && !take_number(asked->tasks_text, SWEEP_SHARDS, &asked->tasks))
        return ui_usage(ui, (struct words){"--tasks %s：应为 1 至 %d", "--tasks %s: 1 to %d"},
                        asked->tasks_text, (int)SWEEP_SHARDS);
    if (asked->cpus_text && !take_number(asked->cpus_text, CPUS_MOST, &asked->cpus))
        return ui_usage(ui, (struct words){"--cpus %s：应为 1 至 %d", "--cpus %s: 1 to %d"},
                        asked->cpus_text, (int)CPUS_MOST);
    if (!is_plain(asked->file) || !is_plain(asked->folder))
        return ui_usage(ui, (struct words){"路径里有控制字符", "a path holds a control character"});
    return 0;
}

static int read_arguments(struct asked *asked, struct options *options, int argc, char **argv,
                          const struct ui *ui)
{
    const struct option_row own[] = {
        {.name = "-o", .valued = true, .text = &asked->folder},
        {.name = "--partition", .valued = true, .text = &asked->partition},
        {.name = "--account", .valued = true, .text = &asked->account},
        {.name = "--time", .valued = true, .text = &asked->time},
        {.name = "--tasks", .valued = true, .text = &asked->tasks_text},
        {.name = "--cpus", .valued = true, .text = &asked->cpus_text},
    };
    int status = options_read(options, own, sizeof own / sizeof own[0], argc, argv, ui);
    if (status)
        return status;
    if (!(asked->file = options->scenario))
        return ui_usage(ui, (struct words){"slurm 需要一个扫描文件", "slurm takes a sweep file"});
    if (options->n_settings)
        return ui_usage(ui, (struct words){"slurm 没有 --set：写在文件的 set 里",
                                           "slurm has no --set: it goes under set in the file"});
    if (!asked->folder)
        asked->folder = sweep_folder_named(asked->file, "sweep", asked->made);
    return check(asked, ui);
}

/* ---- how large a task is ---- */

static double within(double value, double least, double most)
{
    return value < least ? least : value > most ? most : value;
}

static void divide(struct script *script)
{
    const struct asked *asked = script->asked;
    const double seconds = script->cost.units * script->cost.seconds / (double)asked->cpus;
    const double most = script->cost.items < TASKS_MOST ? script->cost.items : TASKS_MOST;
    script->tasks = asked->tasks ? (double)asked->tasks : within(ceil(seconds / TASK_SECONDS), 1, most);
    script->minutes = seconds / script->tasks / 60;
    const double hours = within(ceil(TIME_TIMES * script->minutes / 60), 1, TIME_MOST);
    if (asked->time)
        snprintf(script->time, sizeof script->time, "%s", asked->time);
    else
        snprintf(script->time, sizeof script->time, "%.0f:00:00", hours);
}

/* The probe ran one replicate at a time, as a worker does. */
static void find_memory(struct script *script)
{
    struct rusage used = {0};
    getrusage(RUSAGE_SELF, &used);
    const double mebibytes = MEMORY_TIMES * (double)used.ru_maxrss / 1024; /* Linux counts KiB */
    script->mebibytes = 256 * (long)ceil(mebibytes / 256);
}

/* Of the folder, as a job may be called. */
static void find_name(struct script *script)
{
    const char *folder = script->asked->folder, *slash = strrchr(folder, '/');
    const char *from = slash && slash[1] ? slash + 1 : folder;
    size_t n = 0;
    for (; *from && n + 1 < sizeof script->name; from++)
        script->name[n++] = strchr("/ \"'\\%$`;&|<>()*?![]{}#~^=", *from) ? '_' : *from;
    script->name[n] = '\0';
}

/* ---- the script ---- */

/* As one word of the shell. */
static void quote(const char *text)
{
    putchar('\'');
    for (; *text; text++)
        if (*text == '\'')
            fputs("'\\''", stdout);
        else
            putchar(*text);
    putchar('\'');
}

static void assign(const char *name, const char *value)
{
    printf("%s=", name);
    quote(value);
    putchar('\n');
}

static void say_place(const struct asked *asked)
{
    if (asked->partition)
        printf("#SBATCH --partition=%s\n", asked->partition);
    if (asked->account)
        printf("#SBATCH --account=%s\n", asked->account);
}

static void say_head(const struct script *script, const struct ui *ui)
{
    const struct sweep *sweep = script->sweep;
    fputs("#!/bin/bash\n", stdout);
    ui_print(ui, (struct words){
        "# 由 shequ slurm 写出：%llu 个点 × %d 方 × %u 次重复，至多 %.0f 个单元，试算每个约 %.2g 秒，\n"
        "# 分为 %.0f 个任务，每个约 %.2g 分钟。\n"
        "#\n"
        "#   bash 本文件            提交数组，及其后的合并\n"
        "#   sbatch 本文件          只提交数组；sbatch --array=3,7 本文件：只提交这几个任务\n"
        "#   bash 本文件 --retry-failed   搁置的也再试\n"
        "#\n"
        "# 被终止、超时、重新排队、再次提交：已完成的都在，只做其余的。\n",
        "# Written by shequ slurm: %llu points x %d arms x %u replicates, at most %.0f units, by a probe\n"
        "# some %.2g s each; shared out to %.0f tasks of about %.2g minutes.\n"
        "#\n"
        "#   bash THIS-FILE         submits the array, and the merge after it\n"
        "#   sbatch THIS-FILE       the array only; sbatch --array=3,7 THIS-FILE: only these tasks\n"
        "#   bash THIS-FILE --retry-failed   what was set aside is tried again, too\n"
        "#\n"
        "# Killed, out of time, queued again, submitted again: what is done is kept, the rest is done.\n"},
        (unsigned long long)sweep->n_points, sweep_arms(sweep), sweep->replicates, script->cost.units,
        script->cost.seconds, script->tasks, script->minutes);
    printf("#SBATCH --job-name=%s\n#SBATCH --array=1-%.0f\n#SBATCH --cpus-per-task=%llu\n"
           "#SBATCH --time=%s\n",
           script->name, script->tasks, (unsigned long long)script->asked->cpus, script->time);
    say_place(script->asked);
    ui_print(ui, (struct words){"# 试算所用的两倍：\n", "# Twice what the probe took:\n"});
    printf("#SBATCH --mem-per-cpu=%ldM\n#SBATCH --output=%%x-%%A_%%a.log\n", script->mebibytes);
    ui_print(ui, (struct words){"# 期满前 %d 秒通知本脚本；再次排队的任务接着写同一日志：\n",
                                "# The script is told %d s before its time is over; who is queued again "
                                "goes on with the same log:\n"}, (int)WARNING);
    printf("#SBATCH --signal=B:USR1@%d\n#SBATCH --requeue\n#SBATCH --open-mode=append\n\n",
           (int)WARNING);
}

static void say_variables(const struct script *script)
{
    fputs("set -u\n", stdout);
    assign("shequ", script->program);
    assign("sweep", script->asked->file);
    assign("folder", script->asked->folder);
    printf("tasks=%.0f\n\n", script->tasks);
}

/* Paths, also those within the sweep, are as they were here. */
static void say_where(const struct script *script)
{
    fputs("cd ", stdout);
    quote(script->here);
    printf(" || exit %d\n", (int)EXIT_IO);
}

/* In a document of its own, so nothing of it is the outer shell's. */
static void say_merge(const struct script *script, const struct ui *ui)
{
    const char *lang = ui->lang == LANG_ZH ? "zh" : "en";
    printf("    sbatch --dependency=\"afterany:${array%%%%;*}\" <<'MERGE'\n"
           "#!/bin/bash\n#SBATCH --job-name=%s-merge\n#SBATCH --output=%%x-%%j.log\n"
           "#SBATCH --cpus-per-task=1\n#SBATCH --time=%s\n", script->name, script->time);
    say_place(script->asked);
    ui_print(ui, (struct words){"# 任务都已结束，无论结果如何：先说做到了哪里；缺少单元时合并会拒绝。\n",
                                "# All tasks have ended, however: how far it is; a merge refuses while units "
                                "are missing.\n"});
    assign("shequ", script->program);
    assign("folder", script->asked->folder);
    say_where(script);
    printf("\"$shequ\" --lang %s status \"$folder\"\n"
           "exec \"$shequ\" --lang %s merge \"$folder\"\nMERGE\n", lang, lang);
}

static void say_submission(const struct script *script, const struct ui *ui)
{
    ui_print(ui, (struct words){"# 不是数组的任务：在登录节点上，提交。\n",
                                "# No task of an array: on the login node, to submit.\n"});
    fputs("if [ -z \"${SLURM_ARRAY_TASK_ID:-}\" ]; then\n"
          "    if [ ! -f \"$0\" ]; then\n        echo '",
          stdout);
    ui_print(ui, (struct words){"先存为文件：shequ slurm ... > sweep.sh，再 bash sweep.sh",
                                "save it first: shequ slurm ... > sweep.sh, then bash sweep.sh"});
    printf("' >&2\n        exit %d\n    fi\n"
           "    array=$(sbatch --parsable \"$0\" \"$@\") || exit\n"
           "    echo \"${array%%%%;*}\"\n", (int)EXIT_USAGE);
    say_merge(script, ui);
    fputs("    exit\nfi\n\n", stdout);
}

static void say_task(const struct script *script, const struct ui *ui)
{
    ui_print(ui, (struct words){"# 一个任务：一份扫描。信号交给它；它存好手上的，以 75 结束，然后重新排队。\n",
                                "# A task: a shard of the sweep. Signals go on to it; it keeps what it has at "
                                "hand, ends with 75, and is queued again.\n"});
    say_where(script);
    printf("late='' pid=''\n"
           "trap 'late=yes; [ -z \"$pid\" ] || kill -USR1 \"$pid\"' USR1\n"
           "trap '[ -z \"$pid\" ] || kill -TERM \"$pid\"' TERM\n"
           "\"$shequ\" --lang %s --threads %llu sweep \"$sweep\" -o \"$folder\" \\\n"
           "    --shard \"$SLURM_ARRAY_TASK_ID/$tasks\" \"$@\" &\n"
           "pid=$!\n"
           "[ -z \"$late\" ] || kill -USR1 \"$pid\"\n"
           "while kill -0 \"$pid\" 2>/dev/null; do wait \"$pid\"; done\n"
           "wait \"$pid\"\n"
           "status=$?\n"
           "if [ \"$status\" = %d ] && [ -n \"$late\" ]; then\n"
           "    scontrol requeue \"${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID\"\n"
           "fi\n"
           "exit \"$status\"\n",
           ui->lang == LANG_ZH ? "zh" : "en", (unsigned long long)script->asked->cpus, (int)EXIT_AGAIN);
}

static int write_script(const struct asked *asked, const struct sweep_arms *arms,
                        const struct ui *ui)
{
    char program[PATH_MAX], here[PATH_MAX];
    struct fault fault = {0};
    struct script script = {.asked = asked, .sweep = arms->sweep,
                      /* by its own path: nodes need not have it in theirs */
                      .program = program_path(program) ? program : "shequ",
                      .here = getcwd(here, sizeof here) ? here : "."};
    if (sweep_cost_find(&script.cost, arms, &fault))
        return ui_fault(ui, &fault);
    if (!is_plain(script.program) || !is_plain(script.here))
        return ui_usage(ui, (struct words){"路径里有控制字符", "a path holds a control character"});
    if ((double)asked->tasks > script.cost.items)
        return ui_usage(ui, (struct words){"--tasks %llu：只有 %.0f 份可分",
                                           "--tasks %llu: there are but %.0f parts to share out"},
                        (unsigned long long)asked->tasks, script.cost.items);
    divide(&script);
    find_memory(&script);
    find_name(&script);
    say_head(&script, ui);
    say_variables(&script);
    say_submission(&script, ui);
    say_task(&script, ui);
    return 0;
}

int verb_slurm(int argc, char **argv, struct ui *ui)
{
    struct options *options = calloc(1, sizeof *options);
    struct faults *faults = calloc(1, sizeof *faults);
    struct asked asked = {0};
    struct sweep sweep = {0};
    struct sweep_arms arms = {0};
    int status = options && faults ? 0 : ui_memory(ui);
    if (!status && !(status = read_arguments(&asked, options, argc, argv, ui))) {
        sweep_read(&sweep, asked.file, ui, faults);
        status = ui_faults(ui, faults);
    }
    if (!status && !(status = sweep_arms_init(&arms, &sweep, ui)))
        status = write_script(&asked, &arms, ui);
    sweep_arms_free(&arms);
    sweep_free(&sweep);
    free(faults);
    free(options);
    return status;
}
