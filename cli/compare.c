/* compare.c - `shequ compare BASE VARIANT...`: does it help, by how much, how sure are we. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/bug.h"
#include "cli/command.h"
#include "cli/findings.h"
#include "cli/verb.h"

enum { LEAST = 20, STEP = 10, MOST = 200 };

struct asked {
    struct options options;
    const char *name[SIDES_MOST];
    int n;
    const char *folder, *replicates, *begin, *assumptions, *least, *most;
    bool between;
};

static int read_count(const char *option, const char *text, uint32_t *count, const struct ui *ui)
{
    char *end;
    unsigned long n = strtoul(text, &end, 10);
    if (end == text || *end || n < 2 || n > 100000 || *text == '-')
        return ui_usage(ui,
                        (struct words){"%s 应为 2 至 100000 的整数，不能是“%s”",
                                       "%s takes a number from 2 to 100000, not '%s'"},
                        option, text);
    *count = (uint32_t)n;
    return 0;
}

static int read_arguments(struct asked *asked, int argc, char **argv, const struct ui *ui)
{
    const struct option_row own[] = {
        {.name = "-o", .valued = true, .text = &asked->folder},
        {.name = "-n", .valued = true, .text = &asked->replicates},
        {.name = "--min", .valued = true, .text = &asked->least},
        {.name = "--max", .valued = true, .text = &asked->most},
        {.name = "--begin", .valued = true, .text = &asked->begin},
        {.name = "--assumptions", .valued = true, .text = &asked->assumptions},
        {.name = "--between", .flag = &asked->between},
        {.name = "--primary", .valued = true, .path = "question.primary"},
        {.name = "--matters-if", .valued = true, .path = "question.matters_if"},
        {.name = "--seed", .valued = true, .path = "run.seed"},
        {.name = "--length", .valued = true, .path = "run.length"},
        {.name = "--posterior", .valued = true, .path = "run.posterior"},
        {.name = "--whole", .path = "city.sample", .fixed = "all"},
    };
    asked->options.names = asked->name;
    asked->options.names_most = SIDES_MOST;
    int status = options_read(&asked->options, own, sizeof own / sizeof own[0], argc, argv, ui);
    asked->n = asked->options.n_names;
    if (!status && asked->n < 2)
        status = ui_usage(ui, (struct words){"compare 需要基线和至少一个方案",
                                             "compare wants a baseline and at least one variant"});
    return status;
}

/* Options that are the comparison's own. */
static int set_up(struct comparison *comparison, const struct asked *asked)
{
    const struct ui *ui = comparison->ui;
    const char *assumptions = asked->assumptions ? asked->assumptions : "drawn";
    int status = 0;
    comparison->held = !strcmp(assumptions, "posterior");
    comparison->drawn = comparison->held || !strcmp(assumptions, "drawn");
    if (!comparison->drawn && strcmp(assumptions, "fixed") != 0)
        return ui_usage(ui, (struct words){"--assumptions 应为 drawn、posterior 或 fixed，不能是“%s”",
                                           "--assumptions takes drawn, posterior or fixed, not '%s'"},
                        assumptions);
    comparison->automatic = asked->replicates && !strcmp(asked->replicates, "auto");
    comparison->least = LEAST;
    comparison->step = STEP;
    if ((asked->least || asked->most) && !comparison->automatic)
        return ui_usage(ui, (struct words){"--min 与 --max 只用于 -n auto",
                                           "--min and --max go with -n auto only"});
    if (comparison->automatic) {
        comparison->replicates = MOST;
        if (asked->least && (status = read_count("--min", asked->least, &comparison->least, ui)))
            return status;
        if (asked->most && (status = read_count("--max", asked->most, &comparison->replicates, ui)))
            return status;
        if (comparison->least > comparison->replicates)
            return ui_usage(ui, (struct words){"--min 大于 --max", "--min is more than --max"});
    } else if (asked->replicates)
        status = read_count("-n", asked->replicates, &comparison->replicates, ui);
    return status;
}

/* Where nothing was said: `separation-compared`, or `separation-and-2-more` of three variants. */
static void name_folder(const struct comparison *comparison, char *path, size_t size)
{
    const char *name = comparison->side[1].contender.name;
    if (comparison->n > 2)
        snprintf(path, size, "%s-and-%d-more", name, comparison->n - 2);
    else
        snprintf(path, size, "%s-compared", name);
}

int verb_compare(int argc, char **argv, struct ui *ui)
{
    struct asked *asked = calloc(1, sizeof *asked);
    struct comparison comparison = {.ui = ui, .enough = findings_enough};
    char folder[CONTENDER_NAME + 32], line[COMMAND_LINE];
    int status = asked ? 0 : ui_memory(ui);
    command_line(line, sizeof line, argc, argv);
    if (!status && !(status = read_arguments(asked, argc, argv, ui)) &&
        !(status = set_up(&comparison, asked))) {
        comparison.begin = asked->begin;
        comparison.command = line;
        status = comparison_init(&comparison, asked->name, asked->n, &asked->options);
    }
    if (!status) {
        name_folder(&comparison, folder, sizeof folder);
        comparison.folder = asked->folder ? asked->folder : folder;
        bug_replay(line);
        if (!(status = findings_folder(&comparison)) &&
            !(status = comparison_run(&comparison)))
            status = findings_tell(&comparison, asked->between);
        bug_replay(NULL);
    }
    comparison_free(&comparison);
    free(asked);
    return status;
}
