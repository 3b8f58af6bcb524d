/* lesson.c - `shequ lesson [NAME]`: the lessons of the classroom, their experiments and claims. */
#include <stdlib.h>
#include <string.h>

#include "cli/bug.h"
#include "cli/command.h"
#include "cli/lesson_page.h"
#include "cli/lesson_say.h"
#include "cli/shipped.h"
#include "cli/verb.h"

enum { REPLICATES_MOST = 10000 };

struct asked {
    const char *name, *replicates, *seed;
    bool claims, open;
    uint32_t n;
};

static int read_arguments(struct asked *asked, int argc, char **argv, const struct ui *ui)
{
    struct options *options = calloc(1, sizeof *options);
    const struct option_row own[] = {
        {.name = "--replicates", .valued = true, .text = &asked->replicates},
        {.name = "--seed", .valued = true, .text = &asked->seed},
        {.name = "--claims", .flag = &asked->claims},
        {.name = "--open", .flag = &asked->open},
    };
    if (!options)
        return ui_memory(ui);
    const int status =
        options_read_optional(options, own, sizeof own / sizeof own[0], argc, argv, ui);
    asked->name = options->scenario;
    if (!status && options->n_settings) {
        free(options);
        return ui_usage(ui, (struct words){"课的设置写在它的文件里：没有 --set",
                                           "a lesson's settings stand in its file: no --set"});
    }
    free(options);
    if (status)
        return status;
    asked->n = LESSON_REPLICATES;
    if (!asked->replicates)
        return 0;
    char *end;
    const unsigned long n = strtoul(asked->replicates, &end, 10);
    if (end == asked->replicates || *end || *asked->replicates == '-' || n < 2 ||
        n > REPLICATES_MOST)
        return ui_usage(ui, (struct words){"%s 应为 2 至 %d 的整数，不能是“%s”",
                                           "%s takes a number from 2 to %d, not '%s'"},
                        "--replicates", (int)REPLICATES_MOST, asked->replicates);
    asked->n = (uint32_t)n;
    return 0;
}

static int list(const struct asked *asked, struct ui *ui)
{
    struct lesson *lessons = calloc((size_t)shipped_lessons_count + 1, sizeof *lessons);
    struct faults *faults = calloc(1, sizeof *faults);
    int status = lessons && faults ? 0 : ui_memory(ui);
    for (int i = 0; i < shipped_lessons_count && !status; i++)
        if (lesson_load_shipped(&lessons[i], i, faults))
            status = ui_faults(ui, faults);
    if (!status)
        status = lesson_say_list(lessons, shipped_lessons_count, ui);
    for (int i = 0; lessons && i < shipped_lessons_count; i++)
        lesson_free(&lessons[i]);
    free(lessons);
    free(faults);
    return status || !asked->open ? status : lesson_page_open(NULL, ui);
}

static int one(const struct asked *asked, struct ui *ui)
{
    struct lesson *lesson = calloc(1, sizeof *lesson);
    struct lesson_run *run = calloc(1, sizeof *run);
    struct faults *faults = calloc(1, sizeof *faults);
    bool holds = true;
    int status = lesson && run && faults ? 0 : ui_memory(ui);
    if (!status && lesson_load(lesson, asked->name, ui, faults))
        status = ui_faults(ui, faults);
    if (!status && !(status = lesson_run(run, lesson, asked->n, asked->seed, ui)))
        status = lesson_say(run, asked->claims, &holds, ui);
    if (!status && asked->open)
        status = lesson_page_open(lesson->name, ui);
    if (run)
        lesson_run_free(run);
    if (lesson)
        lesson_free(lesson);
    free(faults);
    free(run);
    free(lesson);
    return status ? status : holds ? EXIT_OK : EXIT_NO;
}

int verb_lesson(int argc, char **argv, struct ui *ui)
{
    struct asked asked = {0};
    char line[COMMAND_LINE];
    command_line(line, sizeof line, argc, argv);
    int status = read_arguments(&asked, argc, argv, ui);
    if (status)
        return status;
    bug_replay(line);
    status = asked.name ? one(&asked, ui) : list(&asked, ui);
    bug_replay(NULL);
    return status;
}
