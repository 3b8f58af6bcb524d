/* bundle.c - `shequ bundle FILE|DIR [-o FILE.zip]`: all that somebody else needs to check it. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/cover.h"
#include "cli/packing.h"
#include "cli/verb.h"
#include "sim/durable.h"

struct wish {
    const char *path, *to;
    bool with_results;
};

static int wish_read(struct wish *wish, int argc, char **argv, const struct ui *ui)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--with-results") == 0)
            wish->with_results = true;
        else if (strcmp(argv[i], "-o") == 0 && i + 1 < argc)
            wish->to = argv[++i];
        else if (strcmp(argv[i], "-o") == 0)
            return ui_usage(ui, (struct words){"-o 之后需要文件", "-o wants a file"});
        else if (argv[i][0] == '-')
            return ui_usage(ui, (struct words){"不认识的选项：%s", "unknown option: %s"}, argv[i]);
        else if (wish->path)
            return ui_usage(ui, (struct words){"每次只能打一个包", "one bundle at a time"});
        else
            wish->path = argv[i];
    }
    if (!wish->path)
        return ui_usage(ui, (struct words){"bundle 需要一个结果文件、情景，或一次比较、一次扫描的文件夹",
                                           "bundle takes a result file, a scenario, or the folder "
                                           "of a comparison or a sweep"});
    if (strlen(wish->path) > COMPARISON_PATH - CRATE_NAME - 16)
        return ui_usage(ui, (struct words){"路径太长", "the path is too long"});
    return 0;
}

static bool ends_in(const char *text, const char *ending)
{
    const size_t n = strlen(text), m = strlen(ending);
    return n > m && !strcmp(text + n - m, ending);
}

static bool is_folder(const char *path)
{
    struct stat found;
    return stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

/* FILE.h5, FILE.yaml and DIR give FILE.zip and DIR.zip; of a scenario, here. */
static const char *beside(const char *path, bool scenario, char text[COMPARISON_PATH])
{
    if (scenario && strrchr(path, '/'))
        path = strrchr(path, '/') + 1;
    size_t n = strlen(path);
    while (n > 1 && path[n - 1] == '/')
        n--;
    n -= ends_in(path, ".h5") ? 3 : scenario && ends_in(path, ".yaml") ? 5 : 0;
    snprintf(text, COMPARISON_PATH, "%.*s.zip", (int)n, path);
    return text;
}

/* What is written when all is there. */
static int seal(struct packing *packing, const char *to, const struct ui *ui)
{
    struct crate *crate = &packing->crate;
    struct fault fault = {0};
    const struct inventory *inventory = &packing->inventory;
    const uint64_t runs =
        inventory->kind == INVENTORY_SWEEP ? inventory->sweep.units : (uint64_t)inventory->n;
    uint64_t size = 0;
    if (cover_add(crate, inventory, &fault) || crate_write(crate, to, &fault))
        return ui_fault(ui, &fault);
    for (size_t i = 0; i < crate->n; i++)
        size += crate->member[i].size;
    ui_print(ui,
             (struct words){"已写入 %s：%zu 个文件，%.1f MB，%llu 次运行\n" CRATE_MANIFEST
                            " 的 sha256：%s（请随文章公布）\n核对：shequ verify %s\n",
                            "written to %s: %zu members, %.1f MB, %llu runs\nsha256 of "
                            CRATE_MANIFEST ": %s (to be published with it)\nto verify: shequ "
                            "verify %s\n"},
             to, crate->n, (double)size / 1e6, (unsigned long long)runs, crate->seal, to);
    return EXIT_OK;
}

int verb_bundle(int argc, char **argv, struct ui *ui)
{
    struct wish wish = {0};
    struct fault fault = {0};
    char text[COMPARISON_PATH];
    int status = wish_read(&wish, argc, argv, ui);
    if (status)
        return status;
    const bool folder = is_folder(wish.path), result = !folder && ends_in(wish.path, ".h5");
    const char *to = wish.to ? wish.to : beside(wish.path, !folder && !result, text);
    struct packing packing = {.ui = ui, .with_results = wish.with_results};
    if (!folder && !result && wish.with_results)
        return ui_usage(ui, (struct words){"情景没有结果文件：先 shequ run，再打包结果",
                                           "a scenario has no result file: shequ run it first, and "
                                           "bundle the result"});
    if (durable_may(to, ui->force, &fault)) /* before anything is run */
        return ui_fault(ui, &fault);
    if (folder && packing_is_sweep(wish.path))
        status = packing_sweep(&packing, wish.path);
    else if (folder)
        status = packing_folder(&packing, wish.path, &fault) ? ui_fault(ui, &fault) : 0;
    else if (result)
        status = packing_result(&packing, wish.path, &fault) ? ui_fault(ui, &fault) : 0;
    else
        status = packing_scenario(&packing, wish.path);
    if (!status)
        status = seal(&packing, to, ui);
    packing_free(&packing);
    return status;
}
