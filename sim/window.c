/* window.c - see window.h. OpenMP stands here and in ensemble.c only; without it, and
 * with one thread, the same code runs alone. */
#include "sim/window.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "sim/queue_slot.h"
#include "sim/random.h"
#include "sim/turn.h"

#ifdef _OPENMP
#include <omp.h>
#include <sched.h>
#endif

/* A barrier that spins a little and then yields: libgomp's collapses when the machine
 * is busy and threads spin out of turn. */
struct barrier {
    atomic_uint arrived, generation;
    unsigned threads;
};

static void barrier_wait(struct barrier *barrier)
{
    if (barrier->threads == 1)
        return;
    unsigned generation = atomic_load_explicit(&barrier->generation, memory_order_acquire);
    if (atomic_fetch_add_explicit(&barrier->arrived, 1, memory_order_acq_rel) + 1 ==
        barrier->threads) {
        atomic_store_explicit(&barrier->arrived, 0, memory_order_relaxed);
        atomic_fetch_add_explicit(&barrier->generation, 1, memory_order_release);
        return;
    }
    for (int spins = 0;
         atomic_load_explicit(&barrier->generation, memory_order_acquire) == generation; spins++) {
#ifdef _OPENMP
        if (spins > 4000)
            sched_yield();
#endif
    }
}

struct crew {
    struct window *window;
    struct barrier barrier;
    atomic_uint next_day, next_evening; /* the next place to be taken up */
    const uint32_t *here; /* [n] the places of this rank; NULL: all */
    uint32_t n;
    struct turn *turns; /* [n]; NULL: one thread, in order of index, as memory lies */
    day until;
    int status;
    struct fault *fault;
};

/* How many events were told of; 1 where it is none, since another may come. */
static int place_foresees(struct window *window, struct lp *lp)
{
    struct event next[FORESEEN];
    const int n = queue_ahead(&lp->queue, next, FORESEEN);
    if (n)
        window->model->foresee(window->world, lp, next, n);
    return n ? n : 1;
}

static void place_day(struct window *window, struct lp *lp)
{
    const struct model *model = window->model;
    lp->today = window->today;
    lp->now = midnight_of(window->today);
    queue_fetch(&lp->queue, window->today, lp->inbox.n);
    queue_gather(&lp->queue, window->today);
    lp_order_inbox(lp);
    for (uint32_t i = 0; i < lp->inbox.n; i++)
        model->receive(window->world, lp, &lp->inbox.at[i]);
    if (model->morning)
        model->morning(window->world, lp);
    queue_begin(&lp->queue);
    for (int foreseen = 1;; foreseen--) {
        if (model->foresee && foreseen == 1)
            foreseen = place_foresees(window, lp) + 1;
        if (!queue_take(&lp->queue, &lp->current))
            break;
        const struct event *event = &lp->current;
        lp->now = event->when;
        lp->events++;
        lp->trace = random_mix2(lp->trace ^ (uint64_t)event->when,
                                (uint64_t)event->kind << 48 ^ (uint64_t)event->who << 24 ^
                                    event->about);
        ALWAYS(event->kind < model->n_happenings);
        model->happenings[event->kind].happen(window->world, lp, event);
    }
}

static bool secluded(const struct window *window, const struct lp *lp)
{
    return window->model->secluded && window->model->secluded(window->world, lp);
}

static void place_evening(struct window *window, struct lp *lp)
{
    lp->now = midnight_of(window->today + 1) - 1;
    if (window->model->evening)
        window->model->evening(window->world, lp);
}

#ifdef _OPENMP
static double seconds(void)
{
    return omp_get_wtime();
}
#else
static double seconds(void)
{
    return 0;
}
#endif

static struct lp *lp_of(const struct crew *crew, uint32_t i)
{
    return &crew->window->lps[crew->here ? crew->here[i] : i];
}

static void take_turn(struct crew *crew, uint32_t i)
{
    struct window *window = crew->window;
    struct turn *turn = crew->turns ? &crew->turns[i] : NULL;
    struct lp *lp = lp_of(crew, turn ? turn->place : i);
    const double began = turn ? seconds() : 0;
    place_day(window, lp);
    if (secluded(window, lp))
        place_evening(window, lp);
    if (turn)
        turn->spent += seconds() - began;
}

static uint64_t events_here(const struct window *window)
{
    uint64_t events = 0;
    for (uint32_t i = 0; i < window->n; i++)
        events += window->lps[i].events;
    return events;
}

void window_count(struct window *window)
{
    const uint64_t here = events_here(window);
    int64_t all = (int64_t)here;
    if (!window->spread)
        return;
    spread_sum(window->spread, &all, 1);
    window->elsewhere = (uint64_t)all - here;
}

/* What went wrong during the day; of several ranks all hear of it. */
static int look_for_faults(struct crew *crew)
{
    struct window *window = crew->window;
    int status = 0;
    for (uint32_t i = 0; i < crew->n && !status; i++)
        if ((status = lp_of(crew, i)->fault.code))
            *crew->fault = lp_of(crew, i)->fault;
    return spread_agree(window->spread, status, crew->fault);
}

/* Serial: one thread, while the others wait. */
static void midnight(struct crew *crew)
{
    struct window *window = crew->window;
    crew->status = look_for_faults(crew);
    if (!crew->status)
        window_count(window);
    if (!crew->status && window->model->midnight)
        crew->status = window->model->midnight(window->world, window->today, crew->fault);
    if (!crew->status)
        crew->status = window->spread
                           ? spread_deliver(window->spread, window->lps, crew->fault)
                           : lp_deliver(window->lps, window->n, crew->fault);
    window->today++;
    if (crew->turns && window->today % TURNS_DAYS == 0)
        turns_order(crew->turns, crew->n);
    if (!crew->status && window->rest)
        crew->status = window->rest(window->rester, crew->fault);
    atomic_store(&crew->next_day, 0);
    atomic_store(&crew->next_evening, 0);
}

static void crew_work(struct crew *crew, bool leader)
{
    struct window *window = crew->window;
    while (window->today < crew->until && !crew->status) {
        uint32_t i;
        while ((i = atomic_fetch_add_explicit(&crew->next_day, 1, memory_order_relaxed)) <
               crew->n)
            take_turn(crew, i);
        barrier_wait(&crew->barrier);
        while ((i = atomic_fetch_add_explicit(&crew->next_evening, 1, memory_order_relaxed)) <
               crew->n)
            if (!secluded(window, lp_of(crew, i)))
                place_evening(window, lp_of(crew, i));
        barrier_wait(&crew->barrier);
        if (leader)
            midnight(crew);
        barrier_wait(&crew->barrier);
    }
}

/* Places are put in order for several threads. */
static int crew_turns(struct crew *crew, int threads)
{
    int status = 0;
    if (threads > 1 && !(crew->turns = malloc(crew->n * sizeof *crew->turns)))
        status = fault_memory(crew->fault, crew->n * sizeof *crew->turns);
    else if (threads > 1)
        turns_init(crew->turns, crew->n);
    return spread_agree(crew->window->spread, status, crew->fault);
}

static void crew_go(struct crew *crew, int threads)
{
#ifdef _OPENMP
    if (threads > 1) {
#pragma omp parallel num_threads(threads)
        {
#pragma omp single
            crew->barrier.threads = (unsigned)omp_get_num_threads();
            crew_work(crew, omp_get_thread_num() == 0);
        }
        return;
    }
#endif
    (void)threads;
    crew_work(crew, true);
}

int window_run(struct window *window, day until, int threads, struct fault *fault)
{
    struct fault unheard = {0};
    struct crew crew = {.window = window, .barrier.threads = 1, .n = window->n, .until = until,
                        .fault = fault ? fault : &unheard};
    if (window->spread) {
        crew.here = window->spread->here;
        crew.n = window->spread->n_here;
    }
    if (threads > 1 && (uint32_t)threads > crew.n)
        threads = (int)crew.n;
    crew.status = crew_turns(&crew, threads);
    if (!crew.status)
        crew_go(&crew, threads);
    free(crew.turns);
    return crew.status;
}

uint64_t window_events(const struct window *window)
{
    return window->elsewhere + events_here(window);
}
