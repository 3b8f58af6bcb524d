/* ui.c - see ui.h. */
#include "cli/ui.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "models/json.h"

static const char red[] = "\033[31m", yellow[] = "\033[33m", bold[] = "\033[1m",
                  plain[] = "\033[0m";

void ui_init(struct ui *ui)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *locale = NULL, *no_color = getenv("NO_COLOR");
    for (size_t i = 0; i < sizeof names / sizeof names[0] && !(locale && *locale); i++)
        locale = getenv(names[i]);
    *ui = (struct ui){.lang = locale && !strncmp(locale, "zh", 2) ? LANG_ZH : LANG_EN};
    ui->color = isatty(STDERR_FILENO) && !(no_color && *no_color);
}

void ui_print(const struct ui *ui, struct words format, ...)
{
    va_list args;
    if (ui->mute)
        return;
    va_start(args, format);
    vprintf(words_in(format, ui->lang), args);
    va_end(args);
}

int ui_json(const struct ui *ui, struct json *json, struct fault *fault)
{
    const bool whole = !json->text.memory;
    if (whole && !ui->mute)
        fputs(json->text.text, stdout);
    free(json->text.text);
    return whole ? 0 : fault_memory(fault, json->text.n);
}

void ui_note(const struct ui *ui, struct words format, ...)
{
    va_list args;
    if (ui->quiet || ui->mute)
        return;
    va_start(args, format);
    vfprintf(stderr, words_in(format, ui->lang), args);
    va_end(args);
    fputc('\n', stderr);
}

int ui_usage(const struct ui *ui, struct words format, ...)
{
    va_list args;
    if (ui->mute)
        return EXIT_USAGE;
    fputs(ui->lang == LANG_ZH ? "shequ：" : "shequ: ", stderr);
    va_start(args, format);
    vfprintf(stderr, words_in(format, ui->lang), args);
    va_end(args);
    fputs(ui->lang == LANG_ZH ? "（用法见 shequ --help）\n" : " (shequ --help says more)\n", stderr);
    return EXIT_USAGE;
}

int ui_status(int code)
{
    switch (code) {
    case 0: return EXIT_OK;
    case FAULT_INPUT: return EXIT_INPUT;
    case FAULT_MEMORY: return EXIT_MEMORY;
    case FAULT_IO: return EXIT_IO;
    case FAULT_STOPPED: return EXIT_AGAIN;
    default: return EXIT_BUG;
    }
}

/* Nothing that a scenario says, or a result, may steer a terminal. */
static void put_plain(const char *text)
{
    char plainly[FAULT_STORY];
    snprintf(plainly, sizeof plainly, "%s", text);
    fault_plain(plainly);
    fputs(plainly, stderr);
}

/* The line a message is about. The file is read again: this
 * is for people, and the file may well have changed or not be one. */
static void show_line(const struct fault *fault)
{
    enum { WIDTH = 200 };
    char line[WIDTH + 8];
    int at = 0, c, n = 0;
    FILE *file = fault->line > 0 ? fopen(fault->where, "rb") : NULL;
    if (!file)
        return;
    while (at < fault->line - 1 && (c = getc(file)) != EOF)
        at += c == '\n';
    if (at == fault->line - 1) {
        while (n < WIDTH && (c = getc(file)) != EOF && c != '\n' && c != 0)
            line[n++] = (char)(c < ' ' ? ' ' : c);
        line[n] = 0;
        fputs("    ", stderr);
        put_plain(line);
        fputc('\n', stderr);
    }
    fclose(file);
}

static void tell(const struct ui *ui, const struct fault *fault, bool warning)
{
    if (ui->mute)
        return;
    const char *kind = warning ? ui->lang == LANG_ZH ? "警告：" : "warning: " : "";
    if (ui->color)
        fputs(bold, stderr);
    if (!fault->where[0])
        fputs("shequ", stderr);
    else
        put_plain(fault->where);
    if (fault->where[0] && fault->line > 0)
        fprintf(stderr, ":%d", fault->line);
    if (fault->where[0] && fault->line > 0 && fault->column > 0)
        fprintf(stderr, ":%d", fault->column);
    fputs(": ", stderr);
    if (ui->color)
        fprintf(stderr, "%s%s", plain, warning ? yellow : red);
    fputs(kind, stderr);
    put_plain(ui->lang == LANG_ZH ? fault->zh : fault->en);
    if (ui->color)
        fputs(plain, stderr);
    fputc('\n', stderr);
    if (ui->verbose)
        show_line(fault);
}

int ui_fault(const struct ui *ui, const struct fault *fault)
{
    tell(ui, fault, false);
    return ui_status(fault->code);
}

int ui_memory(const struct ui *ui)
{
    struct fault fault = {0};
    fault_set(&fault, FAULT_MEMORY, (struct words){"内存不足", "out of memory"});
    return ui_fault(ui, &fault);
}

int ui_faults(const struct ui *ui, const struct faults *faults)
{
    int status = EXIT_OK;
    for (int i = 0; i < faults->n; i++) {
        int code = ui_fault(ui, &faults->fault[i]);
        if (status == EXIT_OK || status == EXIT_INPUT)
            status = code;
    }
    if (faults->n_more && !ui->mute)
        fprintf(stderr, ui->lang == LANG_ZH ? "shequ：另有 %d 处错误未列出\n"
                                            : "shequ: %d more errors are not shown\n",
                faults->n_more);
    for (int i = 0; i < faults->n_warnings && faults->n == 0 && !ui->quiet; i++)
        tell(ui, &faults->warning[i], true);
    return status;
}
