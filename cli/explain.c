/* explain.c - `shequ explain BASE.h5 VARIANT.h5 [--body B] [--from DATE] [--csv]`: why staff
 * work other hours, by channels that add up to the microsecond, and where tasks go.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/decompose.h"
#include "analysis/task_links.h"
#include "cli/verb.h"
#include "sim/clock.h"

#define LEVEL 0.95

struct explain {
    const struct ui *ui;
    const char *path[2];
    enum decompose_body body;
    double from; /* days since 1970 */
    bool csv;
    struct result *result[2];
    struct decomposition channels;
    struct task_links links;
    struct fault fault;
};

static const char *const body_keys[] = {"committee", "workstation", "all"};
static const struct words body_labels[] = {
    {"居委会", "committee"}, {"工作站", "workstation"}, {"居委会与工作站", "committee and workstation"}};
static const char *const class_keys[FLOW_CLASSES] = {"admin", "counter", "need",
                                                     "self_governance", "overhead"};

/* ---- the table ---- */

static void tell_pair(const struct explain *explain, const struct hours_change *change,
                      struct words label)
{
    const struct ui *ui = explain->ui;
    char interval[64] = "";
    if (!isnan(change->interval.low))
        snprintf(interval, sizeof interval, "%+.1f .. %+.1f", change->interval.low, change->interval.high);
    ui_print(ui, (struct words){"%12.1f -> %12.1f %+12.1f  %-24s  %s\n",
                                "%12.1f -> %12.1f %+12.1f  %-24s  %s\n"},
             change->base, change->variant, change->effect, interval, words_in(label, ui->lang));
}

/* A line, unless nothing was posted there in either arm. */
static void tell_channel(const struct explain *explain, enum hours_channel channel)
{
    struct hours_change change;
    decomposition_compare(&explain->channels, channel, -1, LEVEL, &change);
    if (change.base != 0 || change.variant != 0)
        tell_pair(explain, &change, channels[channel].label);
}

static void tell_supply(const struct explain *explain)
{
    const bool all = explain->body == DECOMPOSE_ALL;
    struct hours_change change;
    ui_print(explain->ui, (struct words){"\n工时从何而来：\n", "\nWhere the hours come from:\n"});
    for (int s = 0; s < N_SUPPLY; s++) {
        if (!all && (s == SUPPLY_CONTRACTED || s == SUPPLY_OVERTIME))
            continue; /* the ledger has them for both bodies together */
        if (all && s == SUPPLY_PAID)
            continue;
        decomposition_compare_supply(&explain->channels, (enum supply)s, LEVEL, &change);
        struct words label = supplies[s].label;
        if (s == SUPPLY_IDLE || s == SUPPLY_LEAVE)
            label = s == SUPPLY_IDLE ? (struct words){"减：空闲", "less idle"}
                                     : (struct words){"减：休假", "less leave"};
        tell_pair(explain, &change, label);
    }
    decomposition_compare_worked(&explain->channels, -1, LEVEL, &change);
    tell_pair(explain, &change, (struct words){"= 工作工时", "= hours worked"});
}

static void tell_channels(const struct explain *explain)
{
    const struct ui *ui = explain->ui;
    const struct decomposition *all = &explain->channels;
    char date[DATE_TEXT];
    struct hours_change change;
    ui_print(ui,
             (struct words){"%s -> %s，%s\n自 %s 起 %zu 个时段，%zu 对重复；全市工时（小时），各次重复的平均，"
                            "及其差与差的 95%% 区间\n\n",
                            "%s -> %s, %s\nfrom %s on, %zu periods, %zu pairs of replicates; hours of the "
                            "whole city, mean over replicates; their difference and its 95 %% "
                            "interval\n\n"},
             explain->path[0], explain->path[1], words_in(body_labels[explain->body], ui->lang),
             day_text((day)all->first, date), all->periods, all->n);
    for (int k = 0; k < N_HOURS_CHANNELS; k++)
        tell_channel(explain, (enum hours_channel)k);
    decomposition_compare_worked(all, -1, LEVEL, &change);
    tell_pair(explain, &change, (struct words){"= 工作工时", "= hours worked"});
    ui_print(ui,
             (struct words){"\n各渠道之和 %lld 微秒，账簿之差 %lld 微秒（%zu 次重复合计），余差 %lld\n",
                            "\nthe channels together: %lld microseconds, the ledger: %lld (all %zu "
                            "replicates), residual %lld\n"},
             (long long)decomposition_explained(all), (long long)decomposition_worked(all), all->n,
             (long long)(decomposition_explained(all) - decomposition_worked(all)));
    tell_supply(explain);
}

static void tell_links(const struct explain *explain)
{
    const struct ui *ui = explain->ui;
    const struct task_links *links = &explain->links;
    ui_print(ui, (struct words){"\n任务的来去（件，各次重复的平均）：\n",
                                "\nWhere tasks come from and go to (tasks, mean over replicates):\n"});
    for (int from = 0; from < N_NODES; from++)
        for (int to = 0; to < N_NODES; to++) {
            const int64_t base = links->tasks[0][from][to], variant = links->tasks[1][from][to];
            if (!base && !variant)
                continue;
            const double n = (double)links->n;
            ui_print(ui, (struct words){"%12.1f -> %12.1f %+12.1f  %s → %s\n",
                                        "%12.1f -> %12.1f %+12.1f  %s → %s\n"},
                     (double)base / n, (double)variant / n, (double)(variant - base) / n,
                     words_in(task_nodes[from].label, ui->lang),
                     words_in(task_nodes[to].label, ui->lang));
        }
}

/* ---- as a table for other programs: integers, by replicate ---- */

static void csv_row(const struct explain *explain, const char *kind, size_t replicate,
                    const char *name, const char *other, const char *unit, const int64_t of[2])
{
    ui_print(explain->ui, (struct words){"%s,%zu,%s,%s,%s,%lld,%lld,%lld\n",
                                         "%s,%zu,%s,%s,%s,%lld,%lld,%lld\n"},
             kind, replicate, name, other, unit, (long long)of[0], (long long)of[1],
             (long long)(of[1] - of[0]));
}

static void csv_channels(const struct explain *explain)
{
    const struct decomposition *all = &explain->channels;
    for (size_t r = 0; r < all->n; r++) {
        const struct decomposed *base = &all->arm[0][r], *variant = &all->arm[1][r];
        for (int c = 0; c < FLOW_CLASSES; c++) {
            for (int k = 0; k < N_HOURS_CHANNELS; k++)
                csv_row(explain, "channel", r + 1, channels[k].key, class_keys[c], "us",
                        (int64_t[]){base->channel[k][c], variant->channel[k][c]});
            csv_row(explain, "worked", r + 1, "worked", class_keys[c], "us",
                    (int64_t[]){base->worked[c], variant->worked[c]});
        }
        for (int s = 0; s < N_SUPPLY; s++)
            csv_row(explain, "supply", r + 1, supplies[s].key,
                    s == SUPPLY_CONTRACTED || s == SUPPLY_OVERTIME ? "all" : body_keys[explain->body],
                    "us", (int64_t[]){base->supply[s], variant->supply[s]});
    }
}

static void csv_links(const struct explain *explain)
{
    const struct task_links *links = &explain->links;
    for (int from = 0; from < N_NODES; from++)
        for (int to = 0; to < N_NODES; to++)
            if (links->tasks[0][from][to] || links->tasks[1][from][to])
                csv_row(explain, "link", 0, task_nodes[from].key, task_nodes[to].key, "tasks",
                        (int64_t[]){links->tasks[0][from][to], links->tasks[1][from][to]});
}

/* ---- the verb ---- */

static int read_body(struct explain *explain, const char *text)
{
    for (int b = 0; b < 3; b++)
        if (!strcmp(text, body_keys[b])) {
            explain->body = (enum decompose_body)b;
            return 0;
        }
    return ui_usage(explain->ui,
                    (struct words){"--body 应为 committee、workstation 或 all，不能是“%s”",
                                   "--body takes committee, workstation or all, not '%s'"},
                    text);
}

static int read_from(struct explain *explain, const char *text)
{
    struct date date;
    if (!date_read(text, &date) || !date_exists(date))
        return ui_usage(explain->ui, (struct words){"--from 应为日期，如 2011-01-01，不能是“%s”",
                                                    "--from takes a date like 2011-01-01, not '%s'"},
                        text);
    explain->from = day_of_date(date);
    return 0;
}

static int read_options(struct explain *explain, int argc, char **argv)
{
    int n = 0, status = 0;
    for (int i = 1; i < argc && !status; i++) {
        const bool body = !strcmp(argv[i], "--body"), from = !strcmp(argv[i], "--from");
        if ((body || from) && i + 1 == argc)
            return ui_usage(explain->ui, (struct words){"%s 后面缺少值", "%s wants a value"}, argv[i]);
        if (body)
            status = read_body(explain, argv[++i]);
        else if (from)
            status = read_from(explain, argv[++i]);
        else if (!strcmp(argv[i], "--csv"))
            explain->csv = true;
        else if (argv[i][0] == '-')
            return ui_usage(explain->ui, (struct words){"不认识的选项：%s", "unknown option: %s"}, argv[i]);
        else if (n++ < 2)
            explain->path[n - 1] = argv[i];
    }
    if (!status && n != 2)
        return ui_usage(explain->ui, (struct words){"需要两个结果文件：现状与改革",
                                                    "two result files are needed: base and variant"});
    return status;
}

static int read_results(struct explain *explain)
{
    int code = 0;
    for (int arm = 0; arm < 2 && !code; arm++)
        code = result_open(&explain->result[arm], explain->path[arm], &explain->fault);
    if (!code)
        code = decompose(explain->result[0], explain->result[1], explain->body, explain->from,
                         &explain->channels, &explain->fault);
    if (!code)
        code = task_links_read(explain->result[0], explain->result[1], explain->from,
                               &explain->links, &explain->fault);
    return code;
}

int verb_explain(int argc, char **argv, struct ui *ui)
{
    struct explain explain = {.ui = ui, .body = DECOMPOSE_ALL, .from = -INFINITY};
    int status = read_options(&explain, argc, argv);
    if (status)
        return status;
    status = read_results(&explain);
    if (status) {
        status = ui_fault(ui, &explain.fault);
    } else if (explain.csv) {
        ui_print(ui, (struct words){"kind,replicate,name,other,unit,base,variant,change\n",
                                    "kind,replicate,name,other,unit,base,variant,change\n"});
        csv_channels(&explain);
        csv_links(&explain);
    } else {
        tell_channels(&explain);
        tell_links(&explain);
    }
    decomposition_free(&explain.channels);
    result_close(explain.result[0]);
    result_close(explain.result[1]);
    return status;
}
