/* serve_points.c - `shequ serve-points FILE`: points of a sweep, one after another, as another
 * program asks for them.
 *
 * Lines that are there already are worked on together, on all threads; whoever waits for each
 * answer before asking again has the replicates of one point spread over them. Answers come in the
 * order of the lines either way, and are the same.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/lines.h"
#include "cli/options.h"
#include "cli/point_answer.h"
#include "cli/stop.h"
#include "cli/verb.h"
#include "sim/ensemble.h"

enum { AHEAD = 4, POINTS_MOST = 256 }; /* runs for each thread at a time; points at a time */

/* One replicate of a point, or the one turn of a point that has no answer. */
struct turn {
    int point;
    uint32_t replicate;
    struct fault *why; /* it failed; owned */
};

struct service {
    const struct sweep_arms *arms;
    struct lines lines;
    struct resample_plan plan;
    int threads;
    struct point point[POINTS_MOST]; /* [n] of now */
    int n;
    struct turn *turn; /* [turns] in order of points */
    uint64_t turns;
    uint64_t answered;
};

/* ---- a batch of points ---- */

static uint64_t turns_of(const struct point *point)
{
    return point->fault.code ? 1 : point->replicates;
}

static int take_line(struct service *service, enum lines_state state, const char *text, size_t n,
                     struct fault *fault)
{
    struct point *point = &service->point[service->n];
    int status = 0;
    if (state == LINES_TOO_LONG)
        point_refuse(point, service->arms, service->lines.line,
                     (struct words){"这一行超过 1 MiB", "the line has more than 1 MiB"});
    else
        status = point_ask(point, service->arms, service->lines.line, text, n, fault);
    service->n++;
    service->turns += turns_of(point);
    return status;
}

/* Wait for the first; of others what is there. */
static int gather(struct service *service, struct fault *fault)
{
    const uint64_t enough = (uint64_t)AHEAD * (uint64_t)service->threads;
    enum lines_state state = LINES_NONE;
    const char *text;
    size_t n;
    int status = 0;
    service->n = 0;
    service->turns = 0;
    while (!status && service->n < POINTS_MOST && service->turns < enough) {
        status = lines_next(&service->lines, !service->n, &state, &text, &n, fault);
        if (status || state == LINES_END || (state == LINES_NONE && (service->n || stop_asked())))
            break;
        if (state != LINES_NONE)
            status = take_line(service, state, text, n, fault);
    }
    return status;
}

static int run_turn(void *context, int slot, int threads, struct fault *fault)
{
    const struct service *service = context;
    struct turn *turn = &service->turn[slot];
    const struct point *point = &service->point[turn->point];
    if (point->fault.code)
        return 0;
    const int status = point_run(point, turn->replicate, threads, fault);
    if (!status || status == FAULT_MEMORY || status == FAULT_STOPPED)
        return status;
    if (!(turn->why = malloc(sizeof *turn->why)))
        return status;
    *turn->why = *fault; /* it is the point's own, and told in its place */
    *fault = (struct fault){0};
    return 0;
}

/* All of it, or nothing. What the reader does not take is told at the end of the command. */
static int send(struct service *service, const struct point *point, struct fault *fault)
{
    struct text answer = {0};
    int status = point_answer(point, &answer, &service->plan, fault);
    if (!status && (fputs(answer.text, stdout) < 0 || fflush(stdout)))
        status = FAULT_IO;
    free(answer.text);
    return status;
}

/* With its last turn a point is over: the first of its turns that failed, if any did, is why. */
static int take_turn(void *context, int slot, struct fault *fault)
{
    struct service *service = context;
    const struct turn *last = &service->turn[slot];
    struct point *point = &service->point[last->point];
    const uint64_t turns = turns_of(point);
    if (last->replicate < turns)
        return 0;
    for (const struct turn *turn = last + 1 - turns; turn <= last && !point->fault.code; turn++)
        if (turn->why)
            point->fault = *turn->why;
    const int status = send(service, point, fault);
    service->answered += !status;
    point_free(point);
    return status;
}

static int run_batch(struct service *service, struct fault *fault)
{
    uint64_t at = 0;
    if (!(service->turn = calloc(service->turns, sizeof *service->turn)))
        return fault_memory(fault, service->turns * sizeof *service->turn);
    for (int i = 0; i < service->n; i++)
        for (uint32_t r = 0; r < turns_of(&service->point[i]); r++)
            service->turn[at++] = (struct turn){.point = i, .replicate = r + 1};
    const struct ensemble ensemble = {.n_slots = (int)service->turns, .threads = service->threads,
                                      .context = service, .run = run_turn, .take = take_turn};
    const int status = ensemble_run(&ensemble, fault);
    for (at = 0; at < service->turns; at++)
        free(service->turn[at].why);
    free(service->turn);
    service->turn = NULL;
    return status;
}

/* ---- the service ---- */

static int serve(struct service *service, struct fault *fault)
{
    int status = lines_init(&service->lines, STDIN_FILENO, fault);
    while (!status && !(status = gather(service, fault)) && service->n)
        status = run_batch(service, fault);
    for (int i = 0; i < service->n; i++)
        point_free(&service->point[i]);
    lines_free(&service->lines);
    resample_plan_free(&service->plan);
    if (stop_asked() && (!status || status == FAULT_STOPPED)) {
        *fault = (struct fault){0};
        status = fault_set(fault, FAULT_STOPPED,
                           (struct words){"收到 %s：已答 %llu 行；其余的请再问",
                                          "stopped by %s: %llu lines are answered; the others are "
                                          "to be asked again"},
                           stop_name(stop_asked()), (unsigned long long)service->answered);
    }
    return status;
}

static int run(const struct sweep_arms *arms, const struct ui *ui)
{
    struct service *service = calloc(1, sizeof *service);
    struct fault fault = {0};
    if (!service)
        return ui_memory(ui);
    service->arms = arms;
    service->threads = ui->threads > 0 ? ui->threads : ensemble_threads();
    stop_listen();
    signal(SIGPIPE, SIG_IGN); /* a reader that is gone is a write that fails */
    const int status = serve(service, &fault);
    free(service);
    return fault.code ? ui_fault(ui, &fault) : ui_status(status);
}

static int read_arguments(struct options *options, int argc, char **argv, const struct ui *ui)
{
    const int status = options_read(options, NULL, 0, argc, argv, ui);
    if (status || !options->n_settings)
        return status;
    return ui_usage(ui, (struct words){"serve-points 没有 --set：写在文件的 set 里",
                                       "serve-points has no --set: it goes under set in the file"});
}

int verb_serve_points(int argc, char **argv, struct ui *ui)
{
    struct options *options = calloc(1, sizeof *options);
    struct faults *faults = calloc(1, sizeof *faults);
    struct sweep sweep = {0};
    struct sweep_arms arms = {0};
    int status = options && faults ? 0 : ui_memory(ui);
    if (!status && !(status = read_arguments(options, argc, argv, ui))) {
        sweep_read(&sweep, options->scenario, ui, faults);
        status = ui_faults(ui, faults);
    }
    if (!status && !(status = sweep_arms_init(&arms, &sweep, ui)))
        status = run(&arms, ui);
    sweep_arms_free(&arms);
    sweep_free(&sweep);
    free(faults);
    free(options);
    return status;
}
