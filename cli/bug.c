/* bug.c - see bug.h. The one writable static of the command: bug() takes no context. */
#include "cli/bug.h"

#include <stdio.h>
#include <stdlib.h>

static const char *replay;
static enum lang tongue = LANG_EN;

void bug_tell(const struct ui *ui)
{
    tongue = ui->lang;
}

void bug_replay(const char *line)
{
    replay = line;
}

/* _Exit: other threads may be at work, and their exit handlers cannot be trusted now. */
_Noreturn void bug(const char *file, int line, const char *what)
{
    const char *again = replay;
    if (tongue == LANG_ZH)
        fprintf(stderr, "shequ: 这是程序自身的错误（%s:%d：%s）。请连同下面一行报告。\n", file, line,
                what);
    else
        fprintf(stderr, "shequ: this is a bug of ours (%s:%d: %s). Please report it with the line "
                        "below.\n",
                file, line, what);
    if (again)
        fprintf(stderr, tongue == LANG_ZH ? "重现：%s\n" : "to replay: %s\n", again);
    else
        fprintf(stderr, tongue == LANG_ZH ? "重现：再次运行同一命令\n"
                                          : "to replay: run the same command again\n");
    _Exit(EXIT_BUG);
}
