/* options.c - see options.h. */
#include "cli/options.h"

#include <string.h>

static int set(struct options *options, const char *path, const char *value, const struct ui *ui)
{
    if (options->n_settings == SETTINGS_MAX)
        return ui_usage(ui, (struct words){"最多 %d 项设置", "at most %d settings"},
                        (int)SETTINGS_MAX);
    options->settings[options->n_settings++] = (struct setting){path, value};
    return 0;
}

/* `PATH=VALUE`, cut in two where the `=` stands. */
static int set_pair(struct options *options, char *text, const struct ui *ui)
{
    char *equals = strchr(text, '=');
    if (!equals || equals == text)
        return ui_usage(
            ui,
            (struct words){"--set 应写 路径=值，不能是“%s”", "--set takes PATH=VALUE, not '%s'"},
            text);
    *equals = 0;
    return set(options, text, equals + 1, ui);
}

static const struct option_row *find(const struct option_row *own, int n_own, const char *name)
{
    static const struct option_row pair = {.name = "--set", .valued = true};
    for (int i = 0; i < n_own; i++)
        if (!strcmp(own[i].name, name))
            return &own[i];
    return strcmp(pair.name, name) ? NULL : &pair;
}

static int take(struct options *options, const struct option_row *row, char *value,
                const struct ui *ui)
{
    if (row->flag)
        *row->flag = true;
    else if (row->text)
        *row->text = value;
    else if (row->path)
        return set(options, row->path, row->valued ? value : row->fixed, ui);
    else
        return set_pair(options, value, ui);
    return 0;
}

/* The option at argv[*i]; *i moves on over its value. */
static int read_option(struct options *options, const struct option_row *own, int n_own, int *i,
                       char **argv, const struct ui *ui)
{
    char *arg = argv[*i], *value = arg[1] == '-' ? strchr(arg, '=') : NULL;
    if (value)
        *value++ = 0;
    const struct option_row *row = find(own, n_own, arg);
    if (!row)
        return ui_usage(ui, (struct words){"%s 没有选项 %s", "%s has no option %s"}, argv[0], arg);
    if (value && !row->valued)
        return ui_usage(ui, (struct words){"%s 不带值", "%s takes no value"}, arg);
    if (row->valued && !value && !(value = argv[*i + 1]))
        return ui_usage(ui, (struct words){"%s 后面缺少值", "%s wants a value"}, arg);
    *i += row->valued && value == argv[*i + 1];
    return take(options, row, value, ui);
}

static int take_name(struct options *options, const char *name, const struct ui *ui)
{
    const int most = options->names ? options->names_most : 1;
    if (options->n_names == most)
        return most == 1 ? ui_usage(ui, (struct words){"一次只能有一个情景", "one scenario at a time"})
                         : ui_usage(ui, (struct words){"最多 %d 个情景", "at most %d scenarios"}, most);
    if (options->names)
        options->names[options->n_names] = name;
    if (!options->n_names++)
        options->scenario = name;
    return 0;
}

int options_read_optional(struct options *options, const struct option_row *own, int n_own,
                          int argc, char **argv, const struct ui *ui)
{
    bool names_only = false;
    for (int i = 1; i < argc; i++) {
        int status = 0;
        if (!names_only && !strcmp(argv[i], "--"))
            names_only = true;
        else if (!names_only && argv[i][0] == '-' && argv[i][1])
            status = read_option(options, own, n_own, &i, argv, ui);
        else
            status = take_name(options, argv[i], ui);
        if (status)
            return status;
    }
    return 0;
}

int options_read(struct options *options, const struct option_row *own, int n_own, int argc,
                 char **argv, const struct ui *ui)
{
    const int status = options_read_optional(options, own, n_own, argc, argv, ui);
    if (!status && !options->scenario)
        return ui_usage(
            ui, (struct words){"缺少情景：文件或自带情景的名称",
                               "a scenario is wanted: a file or the name of a shipped one"});
    return status;
}
