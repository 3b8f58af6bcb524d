/* report.c - `shequ report DIR`: the page of a comparison, written anew. */
#include <stdio.h>
#include <string.h>

#include "cli/page.h"
#include "cli/verb.h"

static int no_page(const struct ui *ui)
{
    ui_note(ui, (struct words){"这个程序编译时没有报告页面（缺 npm）：见 docs/page.md",
                               "this program was built without the page (npm was missing): see "
                               "docs/page.md"});
    return EXIT_NO;
}

int verb_report(int argc, char **argv, struct ui *ui)
{
    char from[COMPARISON_PATH], to[COMPARISON_PATH];
    const char *folder = NULL, *output = NULL;
    struct fault fault = {0};
    bool there = false;
    for (int i = 1; i < argc; i++)
        if (!strcmp(argv[i], "-o") && i + 1 < argc)
            output = argv[++i];
        else if (argv[i][0] == '-' || folder)
            return ui_usage(ui, (struct words){"report 需要一个比较的文件夹，可加 -o 文件.html",
                                               "report takes a comparison's folder, and -o FILE.html"});
        else
            folder = argv[i];
    if (!folder)
        return ui_usage(ui, (struct words){"report 需要一个比较的文件夹",
                                           "report takes a comparison's folder"});
    snprintf(from, sizeof from, "%s/page.json", folder);
    if (output)
        snprintf(to, sizeof to, "%s", output);
    else
        snprintf(to, sizeof to, "%s/report.html", folder);
    if (page_splice(from, to, &there, &fault))
        return ui_fault(ui, &fault);
    if (!there)
        return no_page(ui);
    ui_print(ui, (struct words){"%s\n", "%s\n"}, to);
    return 0;
}
