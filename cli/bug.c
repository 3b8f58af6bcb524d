/* bug.c - see bug.h. Its writable statics are the command's only ones: bug() takes no context. */
#include "cli/bug.h"

#include <stdio.h>
#include <stdlib.h>

#include "sim/ensemble.h"

static const char *replay;
static enum lang tongue = LANG_EN;

static bool over; /* the command has come to its own end */

enum { SPOTS = 256 }; /* threads beyond these print no spot */

struct spot {
    uint64_t seed;
    uint32_t replicate; /* 0: nowhere */
    day today;
};
static struct spot spots[SPOTS]; /* by thread; each writes its own */

void bug_tell(const struct ui *ui)
{
    tongue = ui->lang;
}

void bug_replay(const char *line)
{
    replay = line;
}

void bug_spot(uint64_t seed, uint32_t replicate, day today)
{
    int thread = ensemble_thread();
    if (thread < SPOTS)
        spots[thread] = (struct spot){seed, replicate, today};
}

static void tell_spot(void)
{
    int thread = ensemble_thread();
    /* when places are spread over threads, the first one keeps the time of all */
    const struct spot *spot = thread < SPOTS && spots[thread].replicate ? &spots[thread] : spots;
    if (!spot->replicate)
        return;
    char date[DATE_TEXT];
    fprintf(stderr, tongue == LANG_ZH ? "种子 %llu，第 %u 次重复，%s\n"
                                      : "seed %llu, replicate %u, on %s\n",
            (unsigned long long)spot->seed, spot->replicate, day_text(spot->today, date));
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
    tell_spot();
    if (again)
        fprintf(stderr, tongue == LANG_ZH ? "重现：%s\n" : "to replay: %s\n", again);
    else
        fprintf(stderr, tongue == LANG_ZH ? "重现：再次运行同一命令\n"
                                          : "to replay: run the same command again\n");
    _Exit(EXIT_BUG);
}

/* The exit handlers of libraries are not run: whoever ended the program is in the midst of
 * something. */
static void ended(void)
{
    if (over)
        return;
    fputs(tongue == LANG_ZH ? "shequ: 一个库结束了程序，多半是内存不足\n"
                            : "shequ: a library ended the program, most likely out of memory\n",
          stderr);
    _Exit(EXIT_MEMORY);
}

void bug_watch(void)
{
    atexit(ended);
}

void bug_over(void)
{
    over = true;
}
