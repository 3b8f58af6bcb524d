/* sweep_farm.c - see sweep_farm.h.
 *
 * A worker hears of an item, runs it and answers, by a pair of sockets; one end closes with the
 * process that holds it, so neither side waits for a dead one.
 */
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE
#endif
#include "cli/sweep_farm.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "cli/seconds.h"
#include "cli/stop.h"
#include "sim/durable.h"
#include "sim/ensemble.h"

enum { TRIES = 3, WAIT = 500, FARM_WORKERS = 1024 }; /* milliseconds; most workers */

struct call {
    uint64_t point;
    uint32_t replicate;
};

struct answer {
    int code, arm;
    uint64_t events;
    struct fault fault;
};

struct worker {
    pid_t pid; /* 0: none */
    int socket;
    bool busy;
    struct call call;
    uint64_t units; /* of it */
    int arm, tries; /* which arm of it failed last, how often */
};

struct crowd {
    struct sweep_farm *farm;
    struct worker *worker; /* [n] */
    int n, threads;
    pid_t driver;
    int *arm;        /* [n] shared with the workers: at which arm each is */
    uint64_t next;   /* item to be looked at */
    uint64_t ordinal; /* of items that own something, over all shards */
    bool stopping;
    int status; /* of what nothing can go on after */
    struct fault *fault;
    double begun, said;
};

/* All of it, or false when the other side is gone. */
static bool transfer(int socket, void *bytes, size_t n, bool out)
{
    for (unsigned char *at = bytes; n;) {
        const ssize_t moved = out ? send(socket, at, n, MSG_NOSIGNAL) : recv(socket, at, n, 0);
        if (moved < 0 && errno == EINTR)
            continue;
        if (moved <= 0)
            return false;
        at += moved;
        n -= (size_t)moved;
    }
    return true;
}

/* ---- the worker ---- */

_Noreturn static void work(struct crowd *crowd, int w, int socket)
{
    struct sweep_farm *farm = crowd->farm;
    struct sweep_runner runner;
    struct call call;
    struct fault fault = {0};
#ifdef __linux__
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) || getppid() != crowd->driver)
        _Exit(EXIT_AGAIN);
#endif
    if (sweep_runner_init(&runner, farm->arms, farm->plan, farm->folder, farm->ui, w,
                          crowd->threads, &fault))
        _Exit(EXIT_MEMORY);
    while (transfer(socket, &call, sizeof call, false)) {
        struct answer answer = {0};
        crowd->arm[w] = -1;
        answer.code = sweep_run(&runner, call.point, call.replicate, &answer.events,
                                &answer.fault);
        answer.arm = runner.arm;
        crowd->arm[w] = runner.arm;
        if (!transfer(socket, &answer, sizeof answer, true))
            break;
    }
    _Exit(0);
}

/* ---- starting and ending workers ---- */

static int start(struct crowd *crowd, int w)
{
    struct worker *worker = &crowd->worker[w];
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair))
        return durable_fault(crowd->fault, "socketpair", errno);
    fflush(NULL);
    const pid_t pid = fork();
    if (pid < 0) {
        const int why = errno;
        close(pair[0]);
        close(pair[1]);
        return durable_fault(crowd->fault, "fork", why);
    }
    if (!pid) {
        close(pair[0]);
        for (int other = 0; other < crowd->n; other++)
            if (crowd->worker[other].pid && other != w)
                close(crowd->worker[other].socket);
        work(crowd, w, pair[1]);
    }
    close(pair[1]);
    worker->pid = pid;
    worker->socket = pair[0];
    worker->busy = false;
    return 0;
}

static int reap(struct worker *worker)
{
    int status = 0;
    close(worker->socket);
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        ;
    worker->pid = 0;
    return status;
}

/* ---- what failed ---- */

/* How it is run again alone: by where it is; of a calibration, whose points stand in no file, by
 * what it is. */
static void replay(const struct crowd *crowd, const struct call *call, char *text, size_t size)
{
    const struct sweep *sweep = crowd->farm->plan->sweep;
    char value[SWEEP_VALUE];
    int n = 0;
    if (sweep->design.kind != SWEEP_ABC) {
        snprintf(text, size, "%s --only %" PRIu64 ":%" PRIu32 "\n", crowd->farm->command,
                 call->point + 1, call->replicate);
        return;
    }
    n = snprintf(text, size, "shequ run %s --replicates %" PRIu32, sweep->scenario,
                 call->replicate);
    for (int i = 0; i < sweep->n_set && n >= 0 && (size_t)n < size; i++)
        n += snprintf(text + n, size - (size_t)n, " --set '%s=%s'", sweep->set[i].path,
                      sweep->set[i].value);
    for (uint32_t j = 0; j < sweep->k && n >= 0 && (size_t)n < size; j++)
        n += snprintf(text + n, size - (size_t)n, " --set '%s=%s'", sweep->factor[j].path,
                      sweep_value(sweep, call->point, j, value));
    if (n >= 0 && (size_t)n < size)
        snprintf(text + n, size - (size_t)n, "\n");
}

/* With the reason. */
static void set_aside(struct crowd *crowd, const struct worker *worker, int arm,
                      const struct fault *why)
{
    struct sweep_farm *farm = crowd->farm;
    const struct call *call = &worker->call;
    const uint64_t *hash = farm->plan->hash[sweep_plan_at(farm->plan, call->point, arm)];
    char path[SWEEP_PATH], text[16384], again[12288];
    replay(crowd, call, again, sizeof again);
    const int n = snprintf(text, sizeof text, "%s%s%s\n%s%s%s\n%s", why->where,
                           why->where[0] ? ": " : "", why->zh, why->where,
                           why->where[0] ? ": " : "", why->en, again);
    struct fault fault = {0};
    sweep_folder_failed(farm->folder, hash, call->replicate, path);
    farm->failed++;
    snprintf(farm->last, sizeof farm->last, "%.600s", farm->ui->lang == LANG_ZH ? why->zh : why->en);
    ui_note(farm->ui,
            (struct words){"第 %llu 点第 %u 次重复（%s）试了 %d 次未成，已搁置：%s",
                           "point %llu, replicate %u (%s) failed %d times and is set aside: %s"},
            (unsigned long long)call->point + 1, call->replicate,
            sweep_arms_contender(farm->arms, arm)->name, (int)TRIES, farm->last);
    if (durable_put(path, text, (size_t)n < sizeof text ? (size_t)n : sizeof text - 1, &fault)) {
        *crowd->fault = fault;
        crowd->status = fault.code;
    }
}

static void died(int status, struct fault *fault)
{
    if (WIFSIGNALED(status))
        fault_set(fault, FAULT_BOOKS,
                  (struct words){"工作进程被信号 %d（%s）终止", "its worker was ended by signal %d (%s)"},
                  WTERMSIG(status), strsignal(WTERMSIG(status)));
    else
        fault_set(fault, FAULT_BOOKS,
                  (struct words){"工作进程以状态 %d 结束", "its worker ended with status %d"},
                  WEXITSTATUS(status));
}

/* ---- items ---- */

/* The next item of this shard with something missing. */
static bool next_item(struct crowd *crowd, struct call *call, uint64_t *units)
{
    struct sweep_farm *farm = crowd->farm;
    const struct sweep_plan *plan = farm->plan;
    const uint32_t replicates = plan->sweep->replicates;
    bool wanted[1 + SWEEP_VARIANTS];
    int aside;
    while (crowd->next < sweep_plan_items(plan) && !stop_asked()) {
        const uint64_t item = crowd->next++;
        uint64_t owned = 0;
        if (!sweep_plan_is_of(plan, item, farm->folder, &crowd->ordinal))
            continue;
        call->point = item / replicates;
        call->replicate = (uint32_t)(item % replicates) + 1;
        for (int a = 0; a < sweep_arms(plan->sweep); a++)
            owned += plan->owner[sweep_plan_at(plan, call->point, a)];
        *units = (uint64_t)sweep_run_wanted(plan, farm->folder, call->point,
                                            call->replicate, wanted, &aside);
        farm->units += owned;
        farm->failed += (uint64_t)aside;
        farm->found += owned - *units - (uint64_t)aside;
        if (*units)
            return true;
    }
    return false;
}

static void ask(struct crowd *crowd, int w)
{
    struct worker *worker = &crowd->worker[w];
    worker->busy = true;
    if (!transfer(worker->socket, &worker->call, sizeof worker->call, true))
        return; /* it is dead, which poll() tells */
}

/* Give the worker something to do, if there is anything. */
static void feed(struct crowd *crowd, int w)
{
    struct worker *worker = &crowd->worker[w];
    worker->busy = false;
    if (!crowd->stopping && !crowd->status && next_item(crowd, &worker->call, &worker->units)) {
        worker->tries = 0;
        ask(crowd, w);
    } else
        sweep_folder_at(crowd->farm->folder, w, NULL, 0);
}

/* The item did not come off: once more, or without the arm that fails. */
static void again(struct crowd *crowd, int w, int arm, const struct fault *why)
{
    struct worker *worker = &crowd->worker[w];
    bool wanted[1 + SWEEP_VARIANTS];
    const struct sweep_farm *farm = crowd->farm;
    int aside;
    worker->tries = worker->arm == arm ? worker->tries + 1 : 1;
    worker->arm = arm;
    if (worker->tries >= TRIES) {
        set_aside(crowd, worker, arm, why);
        worker->tries = 0;
        worker->units--;
    }
    if (crowd->status || crowd->stopping)
        worker->busy = false;
    else if (sweep_run_wanted(farm->plan, farm->folder, worker->call.point, worker->call.replicate,
                              wanted, &aside))
        ask(crowd, w);
    else {
        crowd->farm->done += worker->units; /* what other arms came to */
        feed(crowd, w);
    }
}

/* Its process is gone. Who stood idle is needed no more; of who was at work another takes the place. */
static void replace(struct crowd *crowd, int w)
{
    struct worker *worker = &crowd->worker[w];
    const struct sweep_farm *farm = crowd->farm;
    struct fault fault = {0};
    bool wanted[1 + SWEEP_VARIANTS];
    int arm = crowd->arm[w], aside;
    const bool busy = worker->busy;
    died(reap(worker), &fault);
    worker->busy = false;
    if (!busy || crowd->stopping || crowd->status || (crowd->status = start(crowd, w)))
        return;
    if (arm < 0 && sweep_run_wanted(farm->plan, farm->folder, worker->call.point,
                                    worker->call.replicate, wanted, &aside))
        for (arm = 0; !wanted[arm];) /* before any began: the first */
            arm++;
    worker->busy = true;
    again(crowd, w, arm < 0 ? 0 : arm, &fault);
}

static void hear(struct crowd *crowd, int w)
{
    struct worker *worker = &crowd->worker[w];
    struct sweep_farm *farm = crowd->farm;
    struct answer answer;
    if (transfer(worker->socket, &answer, sizeof answer, false)) {
        farm->events += answer.events;
        if (!answer.code) {
            farm->done += worker->units;
            feed(crowd, w);
        } else if (answer.code == FAULT_STOPPED) {
            if (crowd->stopping || crowd->status || stop_asked())
                worker->busy = false;
            else { /* it alone was asked, and would do nothing more */
                shutdown(worker->socket, SHUT_RDWR);
                reap(worker);
                if (!(crowd->status = start(crowd, w)))
                    ask(crowd, w);
            }
        } else if (answer.code == FAULT_IO && !crowd->status) { /* the disk is everybody's */
            crowd->status = answer.code;
            *crowd->fault = answer.fault;
            worker->busy = false;
        } else
            again(crowd, w, answer.arm, &answer.fault);
        return;
    }
    replace(crowd, w);
}

/* ---- telling ---- */

static void tell(struct crowd *crowd, bool last)
{
    const struct sweep_farm *farm = crowd->farm;
    const double gone = seconds_now() - crowd->begun;
    const double every = farm->ui->color ? 0.5 : 10;
    if (farm->ui->quiet || (!last && seconds_now() - crowd->said < every) || (last && !farm->done))
        return;
    crowd->said = seconds_now();
    const uint64_t all = sweep_plan_units(farm->plan);
    const double share = farm->folder->shards > 1 ? 0 : (double)(farm->found + farm->done);
    const double left = share > 0 && farm->done
                            ? gone / (double)farm->done * ((double)all - share - (double)farm->failed)
                            : 0;
    if (farm->ui->color)
        fputs("\r\033[K", stderr);
    fprintf(stderr, words_in((struct words){"%llu/%llu 个单元，失败 %llu，%.0f 秒", "%llu/%llu units, "
                                            "%llu failed, %.0f s"}, farm->ui->lang),
            (unsigned long long)(farm->found + farm->done), (unsigned long long)all,
            (unsigned long long)farm->failed, gone);
    if (!last && left > 0)
        fprintf(stderr, words_in((struct words){"，约还需 %.0f 秒", ", about %.0f s to go"},
                                 farm->ui->lang), left);
    fputs(last || !farm->ui->color ? "\n" : "", stderr);
}

/* ---- the whole ---- */

static bool any_busy(const struct crowd *crowd)
{
    for (int w = 0; w < crowd->n; w++)
        if (crowd->worker[w].busy)
            return true;
    return false;
}

/* What was asked of us is asked of the workers, once; as when nothing can be written any more. */
static void look_for_stop(struct crowd *crowd)
{
    if (crowd->stopping || (!stop_asked() && !crowd->status))
        return;
    crowd->stopping = true;
    for (int w = 0; w < crowd->n; w++)
        if (crowd->worker[w].pid)
            kill(crowd->worker[w].pid, SIGTERM);
}

static void wait_for_answers(struct crowd *crowd)
{
    struct pollfd polled[FARM_WORKERS];
    for (int w = 0; w < crowd->n; w++)
        polled[w] = (struct pollfd){.fd = crowd->worker[w].pid ? crowd->worker[w].socket : -1,
                                    .events = POLLIN};
    if (poll(polled, (nfds_t)crowd->n, WAIT) <= 0)
        return;
    for (int w = 0; w < crowd->n; w++)
        if (polled[w].revents)
            hear(crowd, w);
}

/* As many as there are threads; with fewer items than that, each has several. */
static void choose(struct crowd *crowd)
{
    const int threads = crowd->farm->ui->threads > 0 ? crowd->farm->ui->threads : ensemble_threads();
    const uint64_t items = sweep_plan_items(crowd->farm->plan) / crowd->farm->folder->shards + 1;
    crowd->n = threads > FARM_WORKERS ? FARM_WORKERS : threads;
    if (items < (uint64_t)crowd->n)
        crowd->n = (int)items;
    crowd->threads = threads / crowd->n;
}

static void end(struct crowd *crowd)
{
    for (int w = 0; w < crowd->n && crowd->worker; w++)
        if (crowd->worker[w].pid) {
            shutdown(crowd->worker[w].socket, SHUT_RDWR);
            reap(&crowd->worker[w]);
            sweep_folder_at(crowd->farm->folder, w, NULL, 0);
        }
}

int sweep_farm_run(struct sweep_farm *farm, struct fault *fault)
{
    struct crowd crowd = {.farm = farm, .fault = fault, .driver = getpid(), .begun = seconds_now(), .said = seconds_now()};
    choose(&crowd);
    const size_t n = (size_t)crowd.n;
    crowd.worker = calloc(n, sizeof *crowd.worker);
    crowd.arm = mmap(NULL, n * sizeof *crowd.arm, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
                     -1, 0);
    if (!crowd.worker || crowd.arm == MAP_FAILED) {
        free(crowd.worker);
        return fault_memory(fault, n * sizeof *crowd.worker);
    }
    for (int w = 0; w < crowd.n && !crowd.status; w++)
        crowd.status = start(&crowd, w);
    for (int w = 0; w < crowd.n && !crowd.status; w++)
        feed(&crowd, w);
    while (any_busy(&crowd)) {
        look_for_stop(&crowd);
        wait_for_answers(&crowd);
        tell(&crowd, false);
    }
    end(&crowd);
    tell(&crowd, true);
    farm->seconds = seconds_now() - crowd.begun;
    free(crowd.worker);
    munmap(crowd.arm, n * sizeof *crowd.arm);
    if (!crowd.status && crowd.stopping)
        return fault_set(fault, FAULT_STOPPED,
                         (struct words){"收到 %s：已完成的单元都在；再用同样的命令即可继续：%s",
                                        "stopped by %s: all finished units are kept; the same command "
                                        "goes on: %s"},
                         stop_name(stop_asked()), farm->command);
    return crowd.status;
}
