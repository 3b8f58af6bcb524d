/* demo.c - `shequ demo`: first success with no arguments, which is a comparison.
 *
 * Two street offices of Hefei in 2009, under the status quo and with deliberation separated
 * from administration [议行分设]: the answer in words, its intervals, the side effects, and a
 * page to hand on.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/findings.h"
#include "cli/verb.h"

static const struct setting settings[] = {
    {"city.sample", "2"},
    {"run.burn_in", "1 year"},
    {"run.length", "3 years"},
    {"run.start", "2010-01-01"},
};
enum { REPLICATES = 8, N_SETTINGS = sizeof settings / sizeof settings[0] };

static const char *const sides[] = {"hefei-2009", "separation"};

/* Whether the folder holds an earlier demo, of whatever version: that may be written again. */
static bool ours(const char *folder)
{
    char path[COMPARISON_PATH], line[256];
    bool found[2] = {false, false};
    snprintf(path, sizeof path, "%s/question.txt", folder);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file))
        for (int i = 0; i < 2; i++)
            found[i] = found[i] || (!strncmp(line, "side: ", 6) &&
                                    !strncmp(line + 6, sides[i], strlen(sides[i])) &&
                                    line[6 + strlen(sides[i])] == ' ');
    if (file)
        fclose(file);
    return found[0] && found[1];
}

static int run(const char *folder, struct ui *ui)
{
    struct options *options = calloc(1, sizeof *options);
    struct ui own = *ui;
    struct comparison comparison = {.ui = &own, .folder = folder, .command = "shequ demo",
                                    .drawn = true, .replicates = REPLICATES,
                                    .illustration = true};
    if (!options)
        return ui_memory(ui);
    own.force = ui->force || ours(folder);
    memcpy(options->settings, settings, sizeof settings);
    options->n_settings = N_SETTINGS;
    ui_print(ui, (struct words){
        "这是一个说明性的例子，不是预测：2009 年合肥的两个街道，多数数字是假设。\n\n",
        "An illustration, not a forecast: two street offices of Hefei in 2009; most numbers are "
        "assumed.\n\n"});
    int status = comparison_init(&comparison, sides, 2, options);
    if (!status && !(status = findings_folder(&comparison)) &&
        !(status = comparison_run(&comparison)))
        status = findings_tell(&comparison, false);
    if (!status)
        ui_print(ui, (struct words){
            "接着试：shequ compare hefei-2009 separation admission   shequ trace hefei-2009 separation "
            "--telling\n        shequ explain %s/hefei-2009.h5 %s/separation.h5   shequ describe 信任\n",
            "Next: shequ compare hefei-2009 separation admission   shequ trace hefei-2009 separation "
            "--telling\n      shequ explain %s/hefei-2009.h5 %s/separation.h5   shequ describe trust\n"},
            folder, folder);
    comparison_free(&comparison);
    free(options);
    return status;
}

int verb_demo(int argc, char **argv, struct ui *ui)
{
    if (argc == 3 && !strcmp(argv[1], "-o"))
        return run(argv[2], ui);
    if (argc != 1)
        return ui_usage(ui, (struct words){"demo 只有一个选项：-o 文件夹", "demo takes only -o DIR"});
    return run("shequ-demo", ui);
}
