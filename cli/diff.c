/* diff.c - `shequ diff A.h5 B.h5 [--first] [--coherence]`: do two results differ, where first,
 * and for how many people and tasks not.
 *
 * The answer is about what happened: the trace, the figures, the books. Other inputs
 * alone (a parameter that moved nothing) are told and do not make two results differ.
 * First is by date, then replicate, then place; of figures on one date, communities
 * before streets, groups and the city. The first event, and the share of histories that are
 * the same, are not in the files: the scenarios inside them are run again (rerun.h).
 */
#include "cli/diff.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/read.h"
#include "cli/rerun.h"
#include "cli/verb.h"
#include "sim/clock.h"

/* A place in the arrays; `time` SIZE_MAX: none yet. */
struct spot {
    size_t time, replicate, cell;
    char path[640];
    double a, b;
};

struct diff {
    const struct ui *ui;
    struct result *a, *b;
    struct fault fault;
    bool first_only, coherence;
    uint32_t replicate; /* whose coherence is asked for; 0: the first to differ, or 1 */
    struct result_array time;
    size_t n_replicates;
    size_t n_datasets, n_differ; /* datasets compared, and those that differ */
    struct spot trace, figure;
};

static bool earlier(const struct spot *spot, size_t time, size_t replicate)
{
    return time < spot->time || (time == spot->time && replicate < spot->replicate);
}

static const char *date_text(const struct diff *diff, size_t time, char text[DATE_TEXT])
{
    return day_text((day)diff->time.integers[time], text);
}

static bool same_array(const struct result_array *a, const struct result_array *b)
{
    bool same = a->about.kind == b->about.kind && a->about.rank == b->about.rank &&
                memcmp(a->about.n, b->about.n, sizeof a->about.n) == 0;
    for (size_t i = 0; same && i < a->about.cells; i++)
        same = a->texts   ? strcmp(a->texts[i], b->texts[i]) == 0
               : a->reals ? memcmp(&a->reals[i], &b->reals[i], sizeof *a->reals) == 0
                          : a->integers[i] == b->integers[i];
    return same;
}

/* Which of the two have it. */
static int where(struct diff *diff, const char *path, bool *in_a, bool *in_b)
{
    int code = result_has(diff->a, path, in_a, &diff->fault);
    *in_b = false;
    return code ? code : result_has(diff->b, path, in_b, &diff->fault);
}

/* Whole arrays, as axes and /rows are; *same only when both have it. */
static int compare_whole(struct diff *diff, const char *path, bool *same)
{
    struct result_array a = {0}, b = {0};
    bool in_a, in_b;
    int code = where(diff, path, &in_a, &in_b);
    *same = in_a == in_b;
    if (code || !in_a || !in_b)
        return code;
    code = result_array(diff->a, path, &a, &diff->fault);
    if (!code)
        code = result_array(diff->b, path, &b, &diff->fault);
    if (!code)
        *same = same_array(&a, &b);
    result_array_free(&a);
    result_array_free(&b);
    return code;
}

/* One dataset [replicate][time]([place]), row by row. */
static int compare_series(struct diff *diff, const char *path, struct spot *spot)
{
    struct result_about about;
    size_t n = 0, n_cells = 0;
    struct spot here = {.time = SIZE_MAX};
    int code = result_look(diff->a, path, &about, &diff->fault);
    if (code || about.rank < 2 || about.n[0] != diff->n_replicates ||
        about.n[1] != diff->time.about.cells)
        return code;
    for (size_t r = 0; !code && r < diff->n_replicates; r++) {
        struct result_array a = {0}, b = {0};
        code = result_row(diff->a, path, r, &a, &diff->fault);
        if (!code)
            code = result_row(diff->b, path, r, &b, &diff->fault);
        bool alike = a.about.kind == b.about.kind && a.about.cells == b.about.cells;
        size_t n_places = about.rank == 3 ? about.n[2] : 1;
        for (size_t i = 0; !code && alike && i < a.about.cells; i++) {
            const void *x = a.reals ? (const void *)&a.reals[i] : &a.integers[i];
            const void *y = b.reals ? (const void *)&b.reals[i] : &b.integers[i];
            if (memcmp(x, y, 8) == 0)
                continue;
            n++;
            if (!earlier(&here, i / n_places, r))
                continue;
            here.time = i / n_places;
            here.replicate = r;
            here.cell = i % n_places;
            here.a = a.reals ? a.reals[i] : 0;
            here.b = b.reals ? b.reals[i] : 0;
        }
        if (!code && !alike)
            n++;
        n_cells += a.about.cells;
        result_array_free(&a);
        result_array_free(&b);
    }
    diff->n_datasets++;
    if (code || !n)
        return code;
    diff->n_differ++;
    snprintf(here.path, sizeof here.path, "%s", path);
    if (earlier(spot, here.time, here.replicate))
        *spot = here;
    if (!diff->first_only && here.time != SIZE_MAX) {
        char date[DATE_TEXT];
        ui_print(diff->ui,
                 (struct words){"%-48s %zu / %zu 个值不同，最早 %s，第 %zu 次重复\n",
                                "%-48s %zu of %zu values differ, first on %s in replicate %zu\n"},
                 path, n, n_cells, date_text(diff, here.time, date), here.replicate + 1);
    }
    return 0;
}

/* Every series of a group that both have; one that only one has is a difference. */
static int compare_group(struct diff *diff, const char *group)
{
    struct result_names a = {0}, b = {0};
    char path[640];
    bool in_a, in_b;
    int code = where(diff, group, &in_a, &in_b);
    if (!code && in_a)
        code = result_datasets(diff->a, group, &a, &diff->fault);
    if (!code && in_b)
        code = result_datasets(diff->b, group, &b, &diff->fault);
    for (int side = 0; !code && side < 2; side++) {
        const struct result_names *names = side ? &b : &a;
        for (size_t i = 0; !code && i < names->n; i++) {
            snprintf(path, sizeof path, "%s/%s", strcmp(group, "/") ? group : "",
                     names->names[i]);
            bool other;
            code = result_has(side ? diff->a : diff->b, path, &other, &diff->fault);
            if (code)
                break;
            if (!other) {
                diff->n_datasets++;
                diff->n_differ++;
                ui_print(diff->ui, (struct words){"%-48s 只在 %s 中\n", "%-48s only in %s\n"},
                         path, result_path(side ? diff->b : diff->a));
            } else if (side == 0 && strcmp(path, "/trace") != 0) {
                code = compare_series(diff, path, &diff->figure);
            }
        }
    }
    result_names_free(&a);
    result_names_free(&b);
    return code;
}

static int compare_ledgers(struct diff *diff)
{
    static const char *const ledgers[] = {"/ledger/work", "/ledger/money", "/ledger/trust"};
    int code = 0;
    for (size_t i = 0; !code && i < sizeof ledgers / sizeof *ledgers; i++)
        code = compare_group(diff, ledgers[i]);
    return code;
}

/* Figures by item, where both have the same list of tasks. */
static int compare_items(struct diff *diff)
{
    bool alike;
    int code = compare_whole(diff, "/items/item", &alike);
    if (code || alike)
        return code ? code : compare_group(diff, "/items");
    ui_print(diff->ui, (struct words){"事项表不同：/items 无从比较\n",
                                      "another list of tasks: /items cannot be compared\n"});
    return 0;
}

/* Axes decide whether values can be compared at all. */
static int compare_axes(struct diff *diff, bool *same)
{
    static const char *const axes[] = {"/replicate", "/time", "/community", "/streets/street",
                                       "/groups/resident_group"};
    int code = 0;
    *same = true;
    for (size_t i = 0; !code && i < sizeof axes / sizeof *axes; i++) {
        bool alike;
        code = compare_whole(diff, axes[i], &alike);
        if (!code && !alike) {
            *same = false;
            ui_print(diff->ui,
                     (struct words){"%s 不同：时段、重复或地点不一，数值无从比较\n",
                                    "%s differs: other periods, replicates or places, so that "
                                    "values cannot be compared\n"},
                     axes[i]);
        }
    }
    return code;
}

/* Parameters and orders: told, but no difference of results. */
static int compare_inputs(struct diff *diff)
{
    static const char *const groups[] = {"/rows", "/orders"};
    int code = 0;
    for (size_t g = 0; !code && g < 2; g++) {
        struct result_names names = {0};
        code = result_datasets(diff->a, groups[g], &names, &diff->fault);
        for (size_t i = 0; !code && i < names.n; i++) {
            char path[640], *x = NULL, *y = NULL;
            bool same, in_b = false;
            snprintf(path, sizeof path, "%s/%s", groups[g], names.names[i]);
            code = compare_whole(diff, path, &same);
            if (!code && !same && g == 0)
                code = result_has(diff->b, path, &in_b, &diff->fault);
            if (!code && in_b) {
                code = result_text(diff->a, path, "text", &x, &diff->fault);
                if (!code)
                    code = result_text(diff->b, path, "text", &y, &diff->fault);
            }
            if (!code && !same)
                ui_print(diff->ui,
                         (struct words){"输入不同：%s %s | %s\n", "another input: %s %s | %s\n"},
                         path + 1, x ? x : "", y ? y : "");
            free(x);
            free(y);
        }
        result_names_free(&names);
    }
    return code;
}

/* What the last axis calls cell `cell` of a dataset: its code and its name. */
static int place_text(struct diff *diff, const struct spot *spot, char *text, size_t size)
{
    static const struct {
        const char *within, *ending, *code, *name;
    } axes[] = {{"/trace", "", "/community", "/community_name"},
                {"/communities/", "", "/communities/community", "/communities/community_name"},
                {"/streets/", "", "/streets/street", "/streets/street_name"},
                {"/groups/", "", "/groups/resident_group", NULL},
                {"/items/", "", "/items/item", NULL},
                {"/flows/", "", "/flows/work", "/flows/work_name"},
                {"/ledger/work/", "_elsewhere", "/ledger/work/place", "/ledger/work/place_name"},
                {"/ledger/money/", "_elsewhere", "/ledger/money/place", "/ledger/money/place_name"},
                {"/ledger/trust/", "_elsewhere", "/ledger/trust/place", "/ledger/trust/place_name"},
                {"/ledger/", "", "/community", "/community_name"}};
    size_t length = strlen(spot->path);
    text[0] = '\0';
    for (size_t i = 0; i < sizeof axes / sizeof *axes; i++) {
        size_t ending = strlen(axes[i].ending);
        struct result_array codes = {0}, names = {0};
        if (strncmp(spot->path, axes[i].within, strlen(axes[i].within)) != 0 ||
            length < ending || strcmp(spot->path + length - ending, axes[i].ending) != 0)
            continue;
        int code = result_array(diff->a, axes[i].code, &codes, &diff->fault);
        if (!code && axes[i].name)
            code = result_array(diff->a, axes[i].name, &names, &diff->fault);
        if (!code && codes.texts && spot->cell < codes.about.cells)
            snprintf(text, size, " %s%s%s", codes.texts[spot->cell], names.texts ? " " : "",
                     names.texts && spot->cell < names.about.cells ? names.texts[spot->cell] : "");
        result_array_free(&codes);
        result_array_free(&names);
        return code;
    }
    return 0;
}

static int tell_spot(struct diff *diff, const struct spot *spot, struct words what)
{
    char date[DATE_TEXT], place[512];
    if (spot->time == SIZE_MAX)
        return 0;
    int code = place_text(diff, spot, place, sizeof place);
    if (code)
        return code;
    ui_print(diff->ui, what);
    ui_print(diff->ui, (struct words){"%s，第 %zu 次重复，%s%s", "%s, replicate %zu, %s%s"},
             date_text(diff, spot->time, date), spot->replicate + 1, spot->path, place);
    if (spot == &diff->figure)
        ui_print(diff->ui, (struct words){"：%.17g | %.17g", ": %.17g | %.17g"}, spot->a, spot->b);
    ui_print(diff->ui, (struct words){"\n", "\n"});
    return 0;
}

static int tell_answer(struct diff *diff, bool same)
{
    char *digest = NULL;
    int code = result_text(diff->a, "/", "digest", &digest, &diff->fault);
    if (!code && same)
        ui_print(diff->ui, (struct words){"相同：digest %s\n", "the same: digest %s\n"},
                 digest ? digest : "");
    free(digest);
    if (code || same)
        return code;
    code = tell_spot(diff, &diff->trace, (struct words){"最先不同的事：", "what happened first: "});
    if (!code)
        code = tell_spot(diff, &diff->figure, (struct words){"最先不同的数：", "first figure: "});
    if (!code)
        ui_print(diff->ui,
                 (struct words){"不同：%zu 组序列中的 %zu 组\n", "they differ: of %zu series %zu\n"},
                 diff->n_datasets, diff->n_differ);
    return code;
}

static int compare_all(struct diff *diff, bool *same)
{
    static const char *const groups[] = {"/communities", "/streets", "/groups", "/"};
    int code = compare_inputs(diff);
    if (!code)
        code = compare_axes(diff, same);
    if (code || !*same)
        return code;
    code = result_array(diff->a, "/time", &diff->time, &diff->fault);
    struct result_about about = {0};
    if (!code)
        code = result_look(diff->a, "/replicate", &about, &diff->fault);
    diff->n_replicates = about.cells;
    if (!code && diff->time.about.kind != RESULT_INTEGERS) {
        code = fault_set(&diff->fault, FAULT_INPUT,
                         (struct words){"/time 不是日期", "/time does not hold days"});
        fault_place(&diff->fault, result_path(diff->a), 0, 0);
    }
    if (!code)
        code = compare_series(diff, "/trace", &diff->trace);
    for (size_t i = 0; !code && i < sizeof groups / sizeof *groups; i++)
        code = compare_group(diff, groups[i]);
    if (!code)
        code = compare_ledgers(diff);
    if (!code)
        code = compare_items(diff);
    if (!code)
        code = compare_group(diff, "/flows");
    *same = diff->n_differ == 0;
    return code ? code : tell_answer(diff, *same);
}

/* The event behind the first difference, and what is still the same. */
static int run_again(struct diff *diff)
{
    const struct spot *spot = &diff->trace;
    if (earlier(&diff->figure, spot->time, spot->replicate))
        spot = &diff->figure;
    const bool found = spot->time != SIZE_MAX;
    const size_t next = spot->time + 1;
    const uint32_t replicate = found ? (uint32_t)spot->replicate + 1 : 1;
    struct rerun rerun;
    bool able;
    if (!diff->coherence && !(diff->first_only && found))
        return 0;
    int code = rerun_open(&rerun, diff->a, diff->b, diff->ui, &able, &diff->fault);
    if (!code && able && diff->first_only && found)
        code = rerun_first(&rerun, replicate,
                           next < diff->time.about.cells ? (day)diff->time.integers[next]
                                                         : INT32_MAX,
                           diff->ui, &diff->fault);
    if (!code && able && diff->coherence)
        code = rerun_coherence(&rerun, diff->replicate ? diff->replicate : replicate, diff->ui,
                               &diff->fault);
    rerun_close(&rerun);
    return code;
}

/* `--replicate R`, from 1. */
static bool read_replicate(const char *text, uint32_t *replicate)
{
    char *end;
    const long n = text ? strtol(text, &end, 10) : 0;
    if (n < 1 || n > INT32_MAX || *end)
        return false;
    *replicate = (uint32_t)n;
    return true;
}

static int compare_files(struct diff *diff, const char *a, const char *b)
{
    bool same = false;
    diff->trace.time = diff->figure.time = SIZE_MAX;
    int code = result_open(&diff->a, a, &diff->fault);
    if (!code)
        code = result_open(&diff->b, b, &diff->fault);
    if (!code)
        code = compare_all(diff, &same);
    if (!code)
        code = run_again(diff);
    result_array_free(&diff->time);
    result_close(diff->a);
    result_close(diff->b);
    if (code)
        return ui_fault(diff->ui, &diff->fault);
    return same ? EXIT_OK : EXIT_NO;
}

int diff_results(const char *a, const char *b, const struct ui *ui)
{
    struct diff diff = {.ui = ui};
    return compare_files(&diff, a, b);
}

int verb_diff(int argc, char **argv, struct ui *ui)
{
    struct diff diff = {.ui = ui};
    const char *paths[2] = {NULL, NULL};
    int n = 0;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--first") == 0)
            diff.first_only = true;
        else if (strcmp(argv[i], "--coherence") == 0)
            diff.coherence = true;
        else if (strcmp(argv[i], "--replicate") == 0) {
            if (!read_replicate(argv[++i], &diff.replicate))
                return ui_usage(ui, (struct words){"--replicate 应为 1 以上的整数",
                                                   "--replicate takes a number from 1"});
        }
        else if (argv[i][0] == '-')
            return ui_usage(ui, (struct words){"不认识的选项：%s", "unknown option: %s"}, argv[i]);
        else if (n < 2)
            paths[n++] = argv[i];
        else
            n++;
    }
    if (n != 2)
        return ui_usage(ui, (struct words){"需要两个结果文件", "two result files are needed"});
    return compare_files(&diff, paths[0], paths[1]);
}
