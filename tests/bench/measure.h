/* measure.h - measuring ours beside a hand-written reference, in turn, in one process.
 *
 * A row runs A B A B ... for several rounds; each round gives a ratio, so that whatever
 * else the machine does weighs on both. Told are the medians, the median ratio and its
 * spread. One thread is measured in CPU time, several in the time of the wall.
 *
 * `--write FILE` puts the tables between the marks `<!-- NAME -->` and `<!-- /NAME -->` of
 * FILE; nothing there is written by hand. `--quick` does one round of everything.
 */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sim/fault.h"

enum { MEASURE_ROUNDS = 9, MEASURE_TEXT = 32768 };

struct watch { /* runs between start and stop, so that setting up costs nothing */
    bool wall;
    double began, seconds;
};

static inline double watch_clock(const struct watch *watch)
{
    struct timespec now;
    clock_gettime(watch->wall ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static inline void watch_start(struct watch *watch)
{
    watch->began = watch_clock(watch);
}

static inline void watch_stop(struct watch *watch)
{
    watch->seconds += watch_clock(watch) - watch->began;
}

/* Does some work and returns how many units it was. */
typedef double measured(void *context, struct watch *watch);

struct report {
    char text[MEASURE_TEXT]; /* Markdown */
    size_t n;
    int rounds;
    const char *file; /* to write to; NULL: the terminal only */
};

static inline void report_say(struct report *report, const char *line)
{
    fputs(line, stdout);
    fflush(stdout);
    ALWAYS(report->n + strlen(line) < sizeof report->text);
    strcpy(report->text + report->n, line);
    report->n += strlen(line);
}

static inline int measure_order(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static inline double measure_median(double *values, int n)
{
    qsort(values, (size_t)n, sizeof *values, measure_order);
    return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

/* Nanoseconds a unit. */
static inline double measure_once(measured *work, void *context, bool wall)
{
    struct watch watch = {.wall = wall};
    double units = work(context, &watch);
    ALWAYS(units > 0 && watch.seconds > 0);
    return 1e9 * watch.seconds / units;
}

struct row {
    const char *what, *reference; /* what is measured, and beside what */
    measured *ours, *theirs;      /* theirs NULL: no reference */
    void *context, *their_context;
    bool wall;
    int rounds; /* 0: as usual */
};

static inline void report_head(struct report *report, const char *unit)
{
    char line[256];
    snprintf(line, sizeof line,
             "| ours | reference | ours, %s | reference, %s | reference / ours | spread |\n"
             "|---|---|---:|---:|---:|---:|\n", unit, unit);
    report_say(report, line);
}

/* Returns ours, the median. */
static inline double report_row(struct report *report, const struct row *row)
{
    const int rounds =
        report->rounds < row->rounds || !row->rounds ? report->rounds : row->rounds;
    double ours[MEASURE_ROUNDS], theirs[MEASURE_ROUNDS], ratio[MEASURE_ROUNDS];
    char line[512];
    for (int i = 0; i < rounds; i++) {
        ours[i] = measure_once(row->ours, row->context, row->wall);
        if (row->theirs) {
            theirs[i] = measure_once(row->theirs, row->their_context, row->wall);
            ratio[i] = theirs[i] / ours[i];
        }
    }
    double mine = measure_median(ours, rounds);
    if (row->theirs) {
        double middle = measure_median(ratio, rounds);
        snprintf(line, sizeof line, "| %s | %s | %.4g | %.4g | **%.2f** | %.2f - %.2f |\n",
                 row->what, row->reference, mine, measure_median(theirs, rounds), middle,
                 ratio[0], ratio[rounds - 1]);
    } else {
        snprintf(line, sizeof line, "| %s | - | %.4g | - | - | %.4g - %.4g |\n", row->what, mine,
                 ours[0], ours[rounds - 1]);
    }
    report_say(report, line);
    return mine;
}

__attribute__((format(printf, 2, 3))) static inline void report_line(struct report *report,
                                                                   const char *format, ...)
{
    char line[1024];
    va_list list;
    va_start(list, format);
    vsnprintf(line, sizeof line, format, list);
    va_end(list);
    report_say(report, line);
}

/* Processor, compiler, load: what the figures belong to. */
static inline void report_machine(struct report *report)
{
    char line[256], model[128] = "unknown processor", load[64] = "?";
    int processors = 0;
    FILE *in = fopen("/proc/cpuinfo", "r");
    while (in && fgets(line, sizeof line, in)) {
        char *colon = strchr(line, ':');
        if (strncmp(line, "model name", 10) || !colon)
            continue;
        processors++;
        snprintf(model, sizeof model, "%.100s", colon + 2);
        model[strcspn(model, "\n")] = 0;
    }
    if (in)
        fclose(in);
    if ((in = fopen("/proc/loadavg", "r"))) {
        if (fgets(load, sizeof load, in))
            load[strcspn(load, " ")] = 0;
        fclose(in);
    }
    snprintf(line, sizeof line,
             "%s, %d processors, %s " __VERSION__ ", " OPTIMISE "; load %s at the beginning; "
             "%d rounds.\n\n", model, processors,
#ifdef __clang__
             "clang",
#else
             "gcc",
#endif
             load, report->rounds);
    report_say(report, line);
}

static inline int report_begin(struct report *report, int argc, char **argv)
{
    report->rounds = MEASURE_ROUNDS;
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--write") && i + 1 < argc) {
            report->file = argv[++i];
        } else if (!strcmp(argv[i], "--quick")) {
            report->rounds = 1;
        } else {
            fprintf(stderr, "usage: %s [--quick] [--write FILE]\n", argv[0]);
            return 64;
        }
    }
    report_machine(report);
    return 0;
}

/* Put the text where FILE has a place for it; another may be begun. */
static inline int report_end(struct report *report, const char *name)
{
    static char whole[1 << 18];
    char begin[64], end[64];
    report->n = 0;
    if (!report->file)
        return 0;
    snprintf(begin, sizeof begin, "<!-- %s -->\n", name);
    snprintf(end, sizeof end, "<!-- /%s -->", name);
    FILE *file = fopen(report->file, "r");
    size_t n = file ? fread(whole, 1, sizeof whole - 1, file) : 0;
    if (file)
        fclose(file);
    whole[n] = 0;
    char *from = strstr(whole, begin), *to = strstr(whole, end);
    if (!from || !to || to < from || !(file = fopen(report->file, "w"))) {
        fprintf(stderr, "%s: no place for %s\n", report->file, name);
        return 74;
    }
    from += strlen(begin);
    bool good = fwrite(whole, 1, (size_t)(from - whole), file) == (size_t)(from - whole) &&
                fputs(report->text, file) >= 0 && fputs(to, file) >= 0;
    return fclose(file) || !good ? 74 : 0;
}

#endif
