/* main.c - the command `shequ`: global options, then one verb. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/bug.h"
#include "cli/verb.h"
#include "sim/parameter.h"
#include "sim/ranks.h"

enum { THREADS_MAX = 4096, CHECKPOINT_MAX = 100000 };

struct verb {
    const char *name;
    int (*run)(int argc, char **argv, struct ui *ui);
    struct words synopsis, about;
};

static const struct verb verbs[] = {
    {"demo", verb_demo,
     {"[-o DIR]", "[-o DIR]"},
     {"第一次使用：在合肥的两个街道比较现状与一项改革", "first success: a baseline against a reform"}},
    {"compare", verb_compare,
     {"BASE VARIANT... [-o DIR] [-n N|auto [--min N] [--max N]] [--assumptions drawn|posterior|fixed] "
      "[--posterior FILE.csv] [--primary METRIC] [--matters-if SIZE] [--begin DATE] [--between] [--set PATH=VALUE]...",
      "BASE VARIANT... [-o DIR] [-n N|auto [--min N] [--max N]] [--assumptions drawn|posterior|fixed] "
      "[--posterior FILE.csv] [--primary METRIC] [--matters-if SIZE] [--begin DATE] [--between] [--set PATH=VALUE]..."},
     {"比较基线与方案：有没有用，差多少，多有把握", "does it help, by how much, how sure are we"}},
    {"lesson", verb_lesson,
     {"[NAME|FILE.yaml] [--replicates N] [--seed N] [--claims] [--open]",
      "[NAME|FILE.yaml] [--replicates N] [--seed N] [--claims] [--open]"},
     {"课堂上的课：列出，或在终端里做一课的实验并检验它所说的每一句",
      "the classroom's lessons: list them, or run one's experiment here and test every claim it makes"}},
    {"report", verb_report,
     {"DIR [-o FILE.html]", "DIR [-o FILE.html]"},
     {"把一次比较写成一个可交出去的网页文件", "the page of a comparison, one offline HTML file"}},
    {"run", verb_run,
     {"SCENARIO [-o FILE.h5] [--replicates N] [--seed N] [--length \"5 years\"] [--whole] "
      "[--posterior FILE.csv] [--set PATH=VALUE]... [--dry-run]",
      "SCENARIO [-o FILE.h5] [--replicates N] [--seed N] [--length \"5 years\"] [--whole] "
      "[--posterior FILE.csv] [--set PATH=VALUE]... [--dry-run]"},
     {"模拟全部重复，写出时间序列", "simulate all replicates, write the time series"}},
    {"check", verb_check,
     {"SCENARIO [--set PATH=VALUE]... [--resolved] [--pairing]",
      "SCENARIO [--set PATH=VALUE]... [--resolved] [--pairing]"},
     {"检查情景文件", "validate a scenario"}},
    {"describe", verb_describe,
     {"[parameters|rules|reforms|metrics|scenarios|NAME|名称] [--csv|--markdown|--schema]",
      "[parameters|rules|reforms|metrics|scenarios|NAME|名称] [--csv|--markdown|--schema]"},
     {"查参数、改革、指标：单位、范围、默认值、来源", "every row: unit, range, default, source, words"}},
    {"bundle", verb_bundle,
     {"FILE.h5|SCENARIO|DIR [-o FILE.zip] [--with-results]",
      "FILE.h5|SCENARIO|DIR [-o FILE.zip] [--with-results]"},
     {"把一次运行或比较打成一个可供他人核对的包：情景、摘要、效果、ODD 表、清单",
      "a run or a comparison as one archive that others can verify: scenarios, digests, effects, "
      "ODD tables, manifest"}},
    {"verify", verb_verify,
     {"FILE.h5|BUNDLE.zip [--manifest-only]", "FILE.h5|BUNDLE.zip [--manifest-only]"},
     {"按结果文件或包内的情景重算并比较摘要；包的每个文件与清单比较",
      "run again from the scenarios inside a result or a bundle, compare digests; and a bundle's "
      "members with its manifest"}},
    {"diff", verb_diff,
     {"A.h5 B.h5 [--first] [--coherence [--replicate R]]",
      "A.h5 B.h5 [--first] [--coherence [--replicate R]]"},
     {"两个结果是否不同，最先在何处、哪一事件上不同；历史仍相同的比例",
      "do two results differ, where and at which event first; whose history is still the same"}},
    {"trace", verb_trace,
     {"SCENARIO [VARIANT] (--task ID | --resident PLACE:N | --worker PLACE:POST | --longest | "
      "--telling) [--replicate R] [--from DATE] [--to DATE] [--csv]",
      "SCENARIO [VARIANT] (--task ID | --resident PLACE:N | --worker PLACE:POST | --longest | "
      "--telling) [--replicate R] [--from DATE] [--to DATE] [--csv]"},
     {"逐次交接地看一件事、一位居民或一名工作人员，一组或两组；事件日志",
      "one task, resident or worker, hand-off by hand-off, in one arm or both; an event log"}},
    {"explain", verb_explain,
     {"BASE.h5 VARIANT.h5 [--body committee|workstation|all] [--from DATE] [--csv]",
      "BASE.h5 VARIANT.h5 [--body committee|workstation|all] [--from DATE] [--csv]"},
     {"工时为何不同：分渠道，合计分毫不差；任务的来去",
      "why staff work other hours: by channels that add up exactly; where tasks go"}},
    {"export", verb_export,
     {"FILE.h5|DIR (--csv [-o DIR] | --xlsx [-o FILE.xlsx]) [--full]",
      "FILE.h5|DIR (--csv [-o DIR] | --xlsx [-o FILE.xlsx]) [--full]"},
     {"导出结果或一次比较的表格：一个 Excel 工作簿，或供 R、Stata 使用的 CSV",
      "tables of a result or a comparison: one Excel workbook, or CSV for R, pandas, Stata"}},
    {"sweep", verb_sweep,
     {"FILE [-o DIR] [--shard I/N] [--dry-run] [--retry-failed] [--only POINT:REPLICATE]",
      "FILE [-o DIR] [--shard I/N] [--dry-run] [--retry-failed] [--only POINT:REPLICATE]"},
     {"按一个设计运行许多次；再用同样的命令即可继续",
      "a design of many runs; the same command goes on where it was"}},
    {"serve-points", verb_serve_points,
     {"FILE <POINTS >ANSWERS", "FILE <POINTS >ANSWERS"},
     {"供别的程序驱动：每行一个点（JSON），按序逐行作答（docs/driven.md）：\n"
      "      {\"id\": 7, \"work.need_rate\": 0.3, \"replicates\": 4}\n"
      "      {\"id\": 7, \"replicates\": 4, \"digest\": ..., \"effect.OUTCOME.VARIANT\": ..., ...}",
      "driven by another program: a point a line (JSON), an answer a line (docs/driven.md):\n"
      "      {\"id\": 7, \"work.need_rate\": 0.3, \"replicates\": 4}\n"
      "      {\"id\": 7, \"replicates\": 4, \"digest\": ..., \"effect.OUTCOME.VARIANT\": ..., "
      "...}"}},
    {"slurm", verb_slurm,
     {"FILE [-o DIR] [--partition P] [--account A] [--time T] [--tasks N] [--cpus N]",
      "FILE [-o DIR] [--partition P] [--account A] [--time T] [--tasks N] [--cpus N]"},
     {"把一个扫描写成 Slurm 的作业数组", "a sweep as a job array of Slurm, as a script"}},
    {"status", verb_status,
     {"DIR", "DIR"},
     {"扫描做到了哪里：完成、运行中、搁置、缺少", "how far a sweep is: done, running, set aside, missing"}},
    {"merge", verb_merge,
     {"DIR [-o FILE.h5] [--blocks N] [--partial]", "DIR [-o FILE.h5] [--blocks N] [--partial]"},
     {"把扫描的全部运行汇成一个文件和一张表", "all runs of a sweep as one file, and as a table"}},
    {"calibrate", verb_calibrate,
     {"FILE [-o DIR] [--shard I/N]", "FILE [-o DIR] [--shard I/N]"},
     {"哪些参数与观测相符：后验分布，留作检验的目标中与不中",
      "which parameters go with what was observed: a posterior; targets kept to check by, hit or miss"}},
    {"sensitivity", verb_sensitivity,
     {"DIR [-o DIR] [--outcome METRIC] [--variant NAME] [--partial]",
      "DIR [-o DIR] [--outcome METRIC] [--variant NAME] [--partial]"},
     {"扫描之后：哪个假定起决定作用，哪些无关紧要，方向在何处不成立；表格与网页",
      "after a sweep: which assumption decides, which do not matter, where the sign does not hold"}},
    {"selftest", verb_selftest,
     {"", ""},
     {"检查已安装的程序，数秒内给出 PASS 或 FAIL", "PASS or FAIL of the installed program in seconds"}},
};

enum { N_VERBS = sizeof verbs / sizeof verbs[0] };

/* What all ranks of a job do: one run, spread over them (follow.h); of a sweep each its shard. */
static bool over_ranks(const struct verb *verb)
{
    return verb->run == verb_run || verb->run == verb_sweep || verb->run == verb_calibrate;
}

static void print_verb(const struct ui *ui, const struct verb *verb)
{
    const char *gap = *words_in(verb->synopsis, ui->lang) ? " " : "";
    printf("  shequ %s%s%s\n      %s\n", verb->name, gap, words_in(verb->synopsis, ui->lang),
           words_in(verb->about, ui->lang));
}

static void print_help(const struct ui *ui)
{
    ui_print(ui, (struct words){"shequ（社区）：城市社区治理的离散事件、多主体模拟。\n\n",
                                "shequ: a discrete-event, agent-based simulator of how residential "
                                "communities are governed.\n\n"});
    for (int i = 0; i < N_VERBS; i++)
        print_verb(ui, &verbs[i]);
    ui_print(
        ui, (struct words){
                "\n各命令通用：\n"
                "  --lang zh|en   语言（默认随系统）      --threads N   线程数（默认全部）\n"
                "  --quiet        只说错误                --verbose     出错时显示所在行\n"
                "  --json         结果用 JSON             --force       允许覆盖已有文件\n"
                "  --checkpoint N 每 N 个模拟日存一次（默认按时间）\n"
                "  --help --version                       环境变量 NO_COLOR：不用颜色\n\n"
                "结果写到标准输出，消息写到标准错误。退出状态：0 成功，1 答案为否，64 用法错误，\n"
                "65 输入有误，70 程序自身的错误，71 内存不足，74 读写失败，\n"
                "75 收到信号而停止：再用同样的命令即可续完。\n",
                "\nWith every verb:\n"
                "  --lang zh|en   language (default: the locale's)   --threads N   (default: all)\n"
                "  --quiet        errors only                        --verbose     show the line "
                "of an error\n"
                "  --json         results as JSON                    --force       existing files "
                "may be replaced\n"
                "  --checkpoint N a run is kept every N simulated days (default: by the clock)\n"
                "  --help --version                                  environment NO_COLOR: no "
                "colours\n\n"
                "Results go to standard output, messages to standard error. Exit status: 0 ok, 1 "
                "the answer\n"
                "is no, 64 wrong usage, 65 bad input, 70 a bug of ours, 71 out of memory, 74 I/O "
                "failed,\n"
                "75 stopped by a signal: the same command goes on.\n"});
}

static const struct verb *find(const char *name)
{
    for (int i = 0; i < N_VERBS; i++)
        if (!strcmp(verbs[i].name, name))
            return &verbs[i];
    return NULL;
}

static int unknown_verb(const struct ui *ui, const char *name)
{
    struct nearest near = {0};
    for (int i = 0; i < N_VERBS; i++)
        nearest_offer(&near, name, verbs[i].name);
    if (near.name)
        return ui_usage(ui, (struct words){"没有命令“%s”；是否指 %s？", "no verb '%s'; do you mean %s?"},
                        name, near.name);
    return ui_usage(ui, (struct words){"没有命令“%s”", "no verb '%s'"}, name);
}

static int read_number(const struct ui *ui, const char *option, const char *text, int most,
                       int *number)
{
    char *end;
    long n = strtol(text, &end, 10);
    if (*end || end == text || n < 1 || n > most)
        return ui_usage(ui, (struct words){"%.*s 应为 1 至 %d，不能是“%s”",
                                           "%.*s takes 1 to %d, not '%s'"},
                        (int)strcspn(option, "="), option, most, text);
    *number = (int)n;
    return 0;
}

static int read_lang(struct ui *ui, const char *text)
{
    if (!strcmp(text, "zh"))
        ui->lang = LANG_ZH;
    else if (!strcmp(text, "en"))
        ui->lang = LANG_EN;
    else
        return ui_usage(
            ui,
            (struct words){"--lang 应为 zh 或 en，不能是“%s”", "--lang takes zh or en, not '%s'"},
            text);
    return 0;
}

struct wishes {
    bool help, version;
};

/* Take the global options out of argv, wherever they stand before `--`. */
static int take_options(int *argc, char **argv, struct ui *ui, struct wishes *wishes)
{
    static const char *const valued[] = {"--lang", "--threads", "--checkpoint"};
    enum { N_VALUED = sizeof valued / sizeof *valued };
    int kept = 1, status = 0;
    for (int i = 1; i < *argc; i++) {
        const char *arg = argv[i];
        int which = -1;
        if (!strcmp(arg, "--")) {
            while (i < *argc)
                argv[kept++] = argv[i++];
            break;
        }
        for (int v = 0; v < N_VALUED; v++)
            if (!strncmp(arg, valued[v], strlen(valued[v])) &&
                (!arg[strlen(valued[v])] || arg[strlen(valued[v])] == '='))
                which = v;
        if (which >= 0) {
            const char *value = arg + strlen(valued[which]);
            if (*value)
                value++;
            else if (i + 1 < *argc)
                value = argv[++i];
            else
                return ui_usage(ui, (struct words){"%s 后面缺少值", "%s wants a value"}, arg);
            status = which == 0   ? read_lang(ui, value)
                     : which == 1 ? read_number(ui, arg, value, THREADS_MAX, &ui->threads)
                                  : read_number(ui, arg, value, CHECKPOINT_MAX, &ui->checkpoint);
            if (status)
                return status;
        } else if (!strcmp(arg, "--quiet"))
            ui->quiet = true;
        else if (!strcmp(arg, "--json"))
            ui->json = true;
        else if (!strcmp(arg, "--verbose"))
            ui->verbose = true;
        else if (!strcmp(arg, "--force"))
            ui->force = true;
        else if (!strcmp(arg, "--help") || !strcmp(arg, "-h"))
            wishes->help = true;
        else if (!strcmp(arg, "--version"))
            wishes->version = true;
        else
            argv[kept++] = argv[i];
    }
    argv[kept] = NULL;
    *argc = kept;
    return 0;
}

/* A result that could not be written is not a result. */
static int finish(const struct ui *ui, int status)
{
    if (fflush(stdout) || ferror(stdout)) {
        struct fault fault = {0};
        fault_set(&fault, FAULT_IO, (struct words){"无法写到标准输出", "cannot write to standard output"});
        return ui_fault(ui, &fault);
    }
    return status;
}

static int command(int argc, char **argv)
{
    struct ui ui;
    struct wishes wishes = {0};
    const struct verb *verb;
    int status;
    signal(SIGXFSZ, SIG_IGN); /* a full quota is an error of the write, told as one */
    ui_init(&ui);
    ui.mute = ranks_rank() > 0;
    status = take_options(&argc, argv, &ui, &wishes);
    bug_tell(&ui);
    if (status)
        return status;
    if (ui.mute && (wishes.version || wishes.help))
        return EXIT_OK;
    if (wishes.version) {
        printf("shequ %s\n", SHEQU_VERSION);
        return finish(&ui, EXIT_OK);
    }
    if (argc < 2) {
        if (!wishes.help)
            return ui_usage(&ui, (struct words){"缺少命令", "a verb is wanted"});
        print_help(&ui);
        return finish(&ui, EXIT_OK);
    }
    verb = find(argv[1]);
    if (!verb)
        return finish(&ui, unknown_verb(&ui, argv[1]));
    if (wishes.help) {
        print_verb(&ui, verb);
        return finish(&ui, EXIT_OK);
    }
    if (ranks_size() > 1 && !over_ranks(verb))
        return ui_usage(&ui, (struct words){"%s 只能由一个进程来做：不要用 mpirun 启动",
                                            "%s is for one process: start it without mpirun"},
                        verb->name);
    return finish(&ui, verb->run(argc - 1, argv + 1, &ui));
}

int main(int argc, char **argv)
{
    ranks_begin();
    bug_watch();
    int status = command(argc, argv);
    ranks_end();
    bug_over();
    return status;
}
