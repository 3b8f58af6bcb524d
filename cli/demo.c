/* demo.c - `shequ demo`: first success with no arguments.
 *
 * Two street offices of Hefei in 2009, under the status quo and with deliberation
 * separated from administration [议行分设]: the same people, the same needs, the same
 * luck. The answer in words, its interval, the side effects, and two result files.
 */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "analysis/paired.h"
#include "analysis/verdict.h"
#include "cli/job.h"
#include "cli/load.h"
#include "cli/verb.h"
#include "models/metrics.h"

enum { DEMO_PATH = 1024, SPARK_MAX = 64 };

static const struct setting settings[] = {
    {"city.sample", "2"},
    {"run.length", "4 years"},
    {"run.replicates", "8"},
};
enum { N_SETTINGS = sizeof settings / sizeof settings[0] };

static const char *const outcomes[] = {"admin_share",      "service_share", "need_wait",
                                       "paper_share",      "aims_met",      "trust_committee",
                                       "burnout",          "turnover",      "admin_share_all",
                                       "cost_per_resident"};

struct demo {
    struct ui *ui;
    const char *folder;
    char path[2][DEMO_PATH]; /* baseline, reform */
    struct scenario scenario[2];
    struct job job[2];
    struct result *result[2];
    double from; /* the day the reform begins */
};

/* An earlier demo's file, of whatever version, may be written again; anything else only
 * with --force. */
static bool ours(const char *path, const char *name)
{
    struct result *result;
    char *written = NULL;
    struct fault unheard = {0};
    if (result_open(&result, path, &unheard))
        return false;
    bool same = !result_text(result, "/", "scenario_name", &written, &unheard) && written &&
                !strcmp(written, name);
    free(written);
    result_close(result);
    return same;
}

static int run_arm(struct demo *demo, int arm, const char *name, struct words what,
                   struct fault *fault)
{
    struct faults faults = {0};
    struct ui *ui = demo->ui;
    load_scenario(&demo->scenario[arm], name, settings, N_SETTINGS, ui, &faults);
    int status = ui_faults(ui, &faults);
    if (status)
        return status;
    int length = snprintf(demo->path[arm], DEMO_PATH, "%s/%s.h5", demo->folder, name);
    if (length < 0 || length >= DEMO_PATH) {
        fault_set(fault, FAULT_IO, (struct words){"文件夹的路径太长", "the folder's path is too long"});
        return ui_fault(ui, fault);
    }
    demo->job[arm] = (struct job){
        .scenario = &demo->scenario[arm], .ui = ui, .what = what, .output = demo->path[arm],
        .force = ui->force || ours(demo->path[arm], name), .command = "shequ demo"};
    if (job_run(&demo->job[arm], fault) ||
        result_open(&demo->result[arm], demo->path[arm], fault))
        return ui_fault(ui, fault);
    return 0;
}

static int compare(const struct demo *demo, const char *metric, struct paired *paired,
                   struct fault *fault)
{
    double *values[2] = {NULL, NULL};
    size_t n[2] = {0, 0};
    struct resample_plan plan = {0};
    int status = paired_means(demo->result[0], metric, demo->from, &values[0], &n[0], fault);
    if (!status)
        status = paired_means(demo->result[1], metric, demo->from, &values[1], &n[1], fault);
    if (!status)
        status = paired_compare(values[0], values[1], n[0] < n[1] ? n[0] : n[1], 0.95, &plan,
                                paired, fault);
    resample_plan_free(&plan);
    free(values[0]);
    free(values[1]);
    return status;
}

static bool is_share(const struct metric *metric) { return !strcmp(metric->unit, "1"); }

/* Shares in per cent, their differences in points; all else in the metric's unit. */
static void print_number(char *text, size_t size, const struct metric *metric, double value)
{
    snprintf(text, size, is_share(metric) ? "%.1f %%" : "%.2f",
             is_share(metric) ? 100 * value : value);
}

/* Units are written once, in English; those of the outcomes above in both. */
static const char *unit_of(const struct metric *metric, enum lang lang)
{
    static const struct words units[] = {
        {"百分点", "points"}, {"天", "d"}, {"次/年", "1/year"}, {"元/人/年", "yuan/person/year"}};
    const char *unit = is_share(metric) ? units[0].en : metric->unit;
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (!strcmp(unit, units[i].en))
            return words_in(units[i], lang);
    return unit;
}

static void print_interval(char *text, size_t size, const struct metric *metric,
                           const struct paired *paired, enum lang lang)
{
    double scale = is_share(metric) ? 100 : 1;
    const char *unit = unit_of(metric, lang);
    snprintf(text, size, is_share(metric) ? "%+.1f .. %+.1f %s" : "%+.2f .. %+.2f %s",
             scale * paired->interval.low, scale * paired->interval.high, unit);
}

/* A line of blocks, one for each quarter, between the lowest and the highest of both. */
static int spark(const struct demo *demo, int arm, const char *metric, double range[2],
                 char *text, size_t size, struct fault *fault)
{
    static const char *const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    struct result_array array = {0};
    char path[64];
    snprintf(path, sizeof path, "/%s", metric);
    int status = result_array(demo->result[arm], path, &array, fault);
    if (status)
        return status;
    size_t replicates = array.about.n[0], months = array.about.n[1], at = 0;
    text[0] = 0;
    for (size_t q = 0; q + 3 <= months && at + 4 < size; q += 3) {
        double sum = 0;
        for (size_t r = 0; r < replicates; r++)
            for (size_t m = q; m < q + 3; m++)
                sum += array.reals[r * months + m];
        double mean = sum / (double)(3 * replicates);
        if (range[0] > range[1] || mean < range[0])
            range[0] = mean;
        if (range[1] < range[0] || mean > range[1])
            range[1] = mean;
        double part = range[1] > range[0] ? (mean - range[0]) / (range[1] - range[0]) : 0;
        int level = (int)(part * 7.999);
        level = level < 0 ? 0 : level > 7 ? 7 : level;
        at += (size_t)snprintf(text + at, size - at, "%s", blocks[level]);
    }
    result_array_free(&array);
    return 0;
}

static int print_course(const struct demo *demo, const struct metric *metric, struct fault *fault)
{
    char lines[2][4 * SPARK_MAX];
    double range[2] = {1, 0};
    int status = 0;
    for (int pass = 0; pass < 2; pass++) /* the first pass finds the range */
        for (int arm = 0; arm < 2 && !status; arm++)
            status = spark(demo, arm, metric->name, range, lines[arm], sizeof lines[arm], fault);
    if (status)
        return status;
    ui_print(demo->ui,
             (struct words){"\n逐季走势（%.1f %% 至 %.1f %%；改革始于 2011 年 1 月，即第 9 格）\n"
                            "  现状      %s\n  议行分设  %s\n",
                            "\nQuarter by quarter (%.1f %% to %.1f %%; the reform begins in "
                            "January 2011, the 9th block)\n  status quo  %s\n  separation  %s\n"},
             100 * range[0], 100 * range[1], lines[0], lines[1]);
    return 0;
}

static int print_side_effects(const struct demo *demo, struct fault *fault)
{
    struct ui *ui = demo->ui;
    ui_print(ui, (struct words){"\n同时发生的（括号内为差值的 95 %% 区间；! 为变坏）\n",
                                "\nWhat else happens (in brackets the 95 %% interval of the "
                                "difference; ! is for the worse)\n"});
    for (size_t i = 0; i < sizeof outcomes / sizeof outcomes[0]; i++) {
        const struct metric *metric = metrics_find(outcomes[i]);
        struct paired paired;
        char base[32], variant[32], interval[96];
        int status = compare(demo, metric->name, &paired, fault);
        if (status)
            return status;
        print_number(base, sizeof base, metric, paired.base);
        print_number(variant, sizeof variant, metric, paired.variant);
        print_interval(interval, sizeof interval, metric, &paired, ui->lang);
        int good = metric->better == METRIC_MORE ? 1 : -1;
        bool worse = metric->better != METRIC_NEITHER &&
                     verdict_of(paired.interval, 0, good) == VERDICT_HURTS;
        ui_print(ui, (struct words){"  %s %8s → %8s   %s（%s）\n", "  %s %8s -> %8s   %s (%s)\n"},
                 worse ? "!" : " ", base, variant, words_in(metric->label, ui->lang), interval);
    }
    return 0;
}

static const struct words verdicts[] = {
    [VERDICT_HELPS] = {"有效", "it helps"},
    [VERDICT_HURTS] = {"有害", "it hurts"},
    [VERDICT_NEGLIGIBLE] = {"无关紧要", "negligible"},
    [VERDICT_UNDECIDED] = {"尚不能断定", "undecided"},
};

static int print_answer(const struct demo *demo, struct fault *fault)
{
    const struct scenario_question *question = &demo->scenario[1].question;
    const struct metric *metric = metrics_find(question->primary ? question->primary
                                                                 : "service_failure");
    struct ui *ui = demo->ui;
    struct paired paired;
    int status = compare(demo, metric->name, &paired, fault);
    if (status)
        return status;
    double matters = fabs(question->matters_if) * (question->relative ? paired.base : 1);
    enum verdict verdict =
        verdict_of(paired.interval, matters, metric->better == METRIC_MORE ? 1 : -1);
    ui_print(ui, (struct words){
        "问：在居委会之外另设工作站承接上级任务（议行分设），能否使服务失败率下降 %.1f 个百分点以上？\n"
        "答：%s。服务失败率从 %.1f %% 变为 %.1f %%，相差 %+.1f 个百分点（95 %% 区间 %+.1f 至 %+.1f）。\n"
        "    %zu 对重复，两边同样的居民、同样的需求、同样的运气；若不配对，区间半宽是 %.2f 而不是 %.2f。\n",
        "Question: does a workstation beside the committee, which takes over what departments "
        "send\n          down, lower service failure by %.1f points or more?\n"
        "Answer:   %s. Service failure goes from %.1f %% to %.1f %%: %+.1f points (95 %% interval "
        "%+.1f to %+.1f).\n"
        "          %zu pairs of replicates with the same people, needs and luck; unpaired, the\n"
        "          interval would reach %.2f points to either side, not %.2f.\n"},
        100 * matters, words_in(verdicts[verdict], ui->lang), 100 * paired.base,
        100 * paired.variant, 100 * paired.effect, 100 * paired.interval.low,
        100 * paired.interval.high, paired.n, 100 * paired.apart,
        50 * (paired.interval.high - paired.interval.low));
    if ((status = print_course(demo, metric, fault)))
        return status;
    return print_side_effects(demo, fault);
}

static void print_end(const struct demo *demo)
{
    double events = (double)(demo->job[0].facts.events + demo->job[1].facts.events);
    double seconds = demo->job[0].seconds + demo->job[1].seconds;
    ui_print(demo->ui, (struct words){
        "\n工时、资金、信任三本账逐日核对，余差为 0。%.1f 百万事件，%.1f 秒。\n"
        "结果（xarray、R、h5py 可直接打开）：\n  %s\n  %s\n"
        "接着试：shequ run separation   shequ describe separation   shequ describe 信任\n"
        "digest %s\ndigest %s\n",
        "\nThe books of work, money and trust were closed every day to exactly 0. %.1f million "
        "events, %.1f s.\n"
        "Results (xarray, R and h5py open them as they are):\n  %s\n  %s\n"
        "Next: shequ run separation   shequ describe separation   shequ describe trust\n"
        "digest %s\ndigest %s\n"},
        events / 1e6, seconds, demo->path[0], demo->path[1], demo->job[0].digest,
        demo->job[1].digest);
}

static int run_demo(struct demo *demo, struct fault *fault)
{
    struct ui *ui = demo->ui;
    int status;
    if (mkdir(demo->folder, 0777) && errno != EEXIST) {
        fault_set(fault, FAULT_IO, (struct words){"建不了文件夹 %s：%s", "cannot make the folder %s: %s"},
                  demo->folder, strerror(errno));
        return ui_fault(ui, fault);
    }
    ui_print(ui, (struct words){
        "这是一个说明性的例子，不是预测：2009 年合肥的两个街道，多数参数是假设。\n\n",
        "An illustration, not a forecast: two street offices of Hefei in 2009; most numbers are "
        "assumed.\n\n"});
    if ((status = run_arm(demo, 0, "hefei-2009", (struct words){"现状", "status quo"}, fault)) ||
        (status = run_arm(demo, 1, "separation", (struct words){"议行分设", "separation"}, fault)))
        return status;
    demo->from = demo->scenario[1].n_orders ? demo->scenario[1].orders[0].begin : 0;
    if (print_answer(demo, fault))
        return ui_fault(ui, fault);
    print_end(demo);
    return 0;
}

int verb_demo(int argc, char **argv, struct ui *ui)
{
    struct demo demo = {.ui = ui, .folder = "shequ-demo"};
    struct fault fault = {0};
    if (argc == 3 && !strcmp(argv[1], "-o"))
        demo.folder = argv[2];
    else if (argc != 1)
        return ui_usage(ui, (struct words){"demo 只有一个选项：-o 文件夹", "demo takes only -o DIR"});
    int status = run_demo(&demo, &fault);
    for (int arm = 0; arm < 2; arm++) {
        result_close(demo.result[arm]);
        scenario_free(&demo.scenario[arm]);
    }
    return status;
}
