/* export.c - `shequ export FILE.h5 --csv|--xlsx [-o TO] [--full]`: tables for Excel, R, Stata. */
#include "cli/export.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/verb.h"

enum { PATH_MOST = 1100 };

struct wish {
    const char *path, *to;
    bool csv, xlsx, full;
};

static int wish_read(struct wish *wish, int argc, char **argv, const struct ui *ui)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--csv") == 0)
            wish->csv = true;
        else if (strcmp(argv[i], "--xlsx") == 0)
            wish->xlsx = true;
        else if (strcmp(argv[i], "--full") == 0)
            wish->full = true;
        else if (strcmp(argv[i], "-o") == 0 && i + 1 < argc)
            wish->to = argv[++i];
        else if (strcmp(argv[i], "-o") == 0)
            return ui_usage(ui, (struct words){"-o 之后需要目录或文件", "-o wants a folder or a file"});
        else if (argv[i][0] == '-')
            return ui_usage(ui, (struct words){"不认识的选项：%s", "unknown option: %s"}, argv[i]);
        else if (wish->path)
            return ui_usage(ui, (struct words){"只能导出一个文件", "one file at a time"});
        else
            wish->path = argv[i];
    }
    if (wish->csv && wish->xlsx)
        return ui_usage(ui, (struct words){"--csv 与 --xlsx 各导出一次", "--csv or --xlsx, one at a time"});
    if (!wish->path || (!wish->csv && !wish->xlsx))
        return ui_usage(ui, (struct words){"需要一个结果文件（或一次比较的文件夹）和 --csv 或 --xlsx",
                                           "a result file (or a comparison's folder) and --csv or "
                                           "--xlsx are needed"});
    if (strlen(wish->path) > PATH_MOST - 100)
        return ui_usage(ui, (struct words){"路径太长", "the path is too long"});
    return 0;
}

/* Of a comparison's folder its effects; the file itself else. */
static const char *source(const char *path, char inside[PATH_MOST])
{
    struct stat found;
    if (stat(path, &found) != 0 || !S_ISDIR(found.st_mode))
        return path;
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    snprintf(inside, PATH_MOST, "%.*s/effects.h5", (int)length, path);
    return inside;
}

/* FILE.h5 -> FILE-csv, FILE.xlsx */
static const char *beside(const char *path, const char *ending, char text[PATH_MOST])
{
    size_t length = strlen(path);
    if (length > 3 && strcmp(path + length - 3, ".h5") == 0)
        length -= 3;
    snprintf(text, PATH_MOST, "%.*s%s", (int)length, path, ending);
    return text;
}

static int export_all(const struct wish *wish, const char *path, const char *to,
                      const struct ui *ui, struct fault *fault)
{
    struct result *result = NULL;
    struct sink *sink = NULL;
    int code = result_open_any(&result, path, fault);
    bool effects = false;
    if (!code)
        code = result_has(result, "/variant_name", &effects, fault);
    if (!code && effects && wish->full) {
        code = fault_set(fault, FAULT_INPUT,
                         (struct words){"差值没有各次重复：--full 需要一个结果文件",
                                        "effects have no replicates: --full wants a result"});
        fault_place(fault, path, 0, 0);
    }
    if (!code)
        code = wish->csv ? sink_folder(&sink, to, ui->force, fault)
                         : sink_workbook(&sink, to, SINK_LINES, ui->lang, ui->force, fault);
    if (!code)
        code = effects ? export_effects(result, sink, fault)
                       : export_result(result, wish->full, sink, fault);
    code = sink_close(sink, code);
    result_close(result);
    return code;
}

int verb_export(int argc, char **argv, struct ui *ui)
{
    struct wish wish = {0};
    struct fault fault = {0};
    char inside[PATH_MOST], text[PATH_MOST];
    int status = wish_read(&wish, argc, argv, ui);
    if (status)
        return status;
    if (wish.xlsx && !sink_has_workbook()) {
        ui_note(&(struct ui){.lang = ui->lang},
                (struct words){"这个程序编译时没有 libxlsxwriter，写不了 --xlsx；请用 --csv，或安装 "
                               "libxlsxwriter-dev 后重新编译",
                               "this build has no libxlsxwriter and writes no --xlsx; use --csv, or "
                               "install libxlsxwriter-dev and build again"});
        return EXIT_NO;
    }
    const char *path = source(wish.path, inside);
    const char *to = wish.to ? wish.to : beside(path, wish.csv ? "-csv" : ".xlsx", text);
    if (export_all(&wish, path, to, ui, &fault))
        return ui_fault(ui, &fault);
    ui_print(ui, (struct words){"已写入 %s\n", "written to %s\n"}, to);
    return EXIT_OK;
}
