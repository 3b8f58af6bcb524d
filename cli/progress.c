/* progress.c - see progress.h. */
#include "cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "cli/seconds.h"
#include "sim/ensemble.h"

void progress_begin(struct progress *progress, const struct ui *ui, struct words what,
                    int64_t days)
{
    progress->ui = ui;
    progress->what = what;
    progress->total = days > 0 ? days : 1;
    atomic_init(&progress->days, 0);
    atomic_init(&progress->events, 0);
    progress->begun = progress->said = seconds_now();
    progress->percent = 0;
    progress->bar = !ui->quiet && isatty(STDERR_FILENO);
}

static void show_bar(struct progress *progress, double share, double rate, double left)
{
    enum { WIDTH = 30 };
    char bar[WIDTH + 1];
    for (int i = 0; i < WIDTH; i++)
        bar[i] = i < (int)(share * WIDTH) ? '#' : '.';
    bar[WIDTH] = 0;
    const char *format = words_in((struct words){"\r%s [%s] %3.0f%%  %.2f 百万事件/秒  剩余 %.0f 秒 ",
                                                 "\r%s [%s] %3.0f%%  %.2f M events/s  ETA %.0f s "},
                                  progress->ui->lang);
    fprintf(stderr, format, words_in(progress->what, progress->ui->lang), bar, 100 * share,
            rate / 1e6, left);
    fflush(stderr);
}

static void show(struct progress *progress, double now)
{
    double share = (double)atomic_load(&progress->days) / (double)progress->total;
    double took = now - progress->begun;
    double rate = took > 0 ? (double)atomic_load(&progress->events) / took : 0;
    double left = share > 0 ? took * (1 - share) / share : 0;
    if (progress->bar) {
        show_bar(progress, share, rate, left);
        return;
    }
    if ((int)(100 * share) < progress->percent + 25) /* a line each quarter */
        return;
    progress->percent = (int)(100 * share) / 25 * 25;
    if (progress->percent < 100)
        ui_note(progress->ui,
                (struct words){"%s：%d%%，%.2f 百万事件/秒，剩余约 %.0f 秒",
                               "%s: %d%%, %.2f M events/s, about %.0f s left"},
                words_in(progress->what, progress->ui->lang), progress->percent, rate / 1e6, left);
}

void progress_told(void *of, day ended, uint64_t events)
{
    struct progress_part *part = of;
    struct progress *progress = part->progress;
    (void)ended;
    atomic_fetch_add(&progress->days, 1);
    atomic_fetch_add(&progress->events, (long long)(events - part->events));
    part->events = events;
    if (progress->ui->quiet || ensemble_thread() != 0)
        return;
    double now = seconds_now();
    if (now - progress->said < (progress->bar ? 0.1 : 2.0))
        return;
    progress->said = now;
    show(progress, now);
}

void progress_skip(struct progress_part *part, int64_t days, uint64_t events)
{
    atomic_fetch_add(&part->progress->days, days);
    part->events = events;
}

double progress_end(struct progress *progress)
{
    if (progress->bar)
        fprintf(stderr, "\r\033[K");
    return seconds_now() - progress->begun;
}
