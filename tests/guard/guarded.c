/* guarded.c - four pieces of work whose instructions are counted and held against what was
 * recorded (test_guard.sh): a queue with one server, PHOLD, draws, a city.
 *
 *   guarded NAME [DRAG]   NAME: mm1, phold, draws, city
 *   guarded NAME late     after a longer life, when columns have found their size
 *   guarded build         what its figures belong to
 *
 * Prints how many units of work measured() did (events, draws), over how many days, and how
 * often it asked for memory. What goes before is not measured: callgrind counts within
 * measured() alone. DRAG is a number of instructions by which each event is made slower on
 * purpose, so that it can be shown that this would be seen.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/load.h"
#include "models/arm.h"
#include "tests/bench/hops.h"
#include "tests/bench/pool.h"

#ifdef __GLIBC__
#include <gnu/libc-version.h>
#endif

_Noreturn void bug(const char *file, int line, const char *what)
{
    fprintf(stderr, "bug: %s:%d: %s\n", file, line, what);
    exit(70);
}

/* ---- memory that is asked for ---- */

static bool counting, late;
static uint32_t asked;

#if defined(__GLIBC__) && !defined(SANITIZED)
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *at, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

void *malloc(size_t size)
{
    asked += counting;
    return __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
    asked += counting;
    return __libc_calloc(n, size);
}

void *realloc(void *at, size_t size)
{
    asked += counting;
    return __libc_realloc(at, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    asked += counting;
    return __libc_memalign(alignment, size);
}
#endif

/* ---- slower on purpose ---- */

static uint32_t drag; /* loops of two instructions */

static inline void burn(void)
{
    for (uint32_t i = drag; i; i--)
        __asm__ volatile("");
}

static const struct model *plain;

static void slowly(void *world, struct lp *lp, const struct event *event)
{
    burn();
    plain->happenings[event->kind].happen(world, lp, event);
}

/* The model, or a copy whose every event is slower. */
static const struct model *made_slow(const struct model *model)
{
    static struct happening slow[64];
    static struct model copy;
    if (!drag)
        return model;
    plain = model;
    copy = *model;
    ALWAYS(model->n_happenings <= 64);
    for (int i = 0; i < model->n_happenings; i++)
        slow[i] = (struct happening){model->happenings[i].name, slowly};
    copy.happenings = slow;
    return &copy;
}

/* ---- what is measured ---- */

enum { DRAWS = 60000 };

struct work {
    struct window *window; /* NULL: draws */
    day until;
    struct chance chance;
    double sum;
};

/* Known to callgrind by its name, so that it is neither inlined nor made another of. */
int measured(struct work *work);
__attribute__((noinline)) int measured(struct work *work)
{
    if (work->window)
        return window_run(work->window, work->until, 1, NULL);
    for (uint32_t i = 0; i < DRAWS; i += 3) {
        struct draw draw = draw_at(&work->chance, 3, i, 0);
        work->sum += draw_uniform(&draw);
        draw = draw_at(&work->chance, 4, i, 0);
        work->sum += sample_exponential(&draw);
        draw = draw_at(&work->chance, 5, i, 0);
        work->sum += sample_normal(&draw);
        burn();
        burn();
        burn();
    }
    return 0;
}

static void tell(const char *name, struct work *work, int days)
{
    int (*volatile work_on)(struct work *) = measured;
    const uint64_t before = work->window ? window_events(work->window) : 0;
    counting = true;
    const int status = work_on(work);
    counting = false;
    ALWAYS(status == 0);
    const uint64_t after = work->window ? window_events(work->window) : DRAWS;
    printf("%s %llu %d %u\n", name, (unsigned long long)(after - before), days, (unsigned)asked);
}

/* ---- one queue, one server, load 0.9 ---- */

static void mm1(void)
{
    struct pool pool = {.chance = chance_under(3, 4), .servers = 1, .service = 10e6};
    struct lp lp = {0};
    struct window window = {.model = made_slow(&pool_model), .world = &pool, .lps = &lp, .n = 1};
    ALWAYS(lp_init(&lp, 0, 64, 0, NULL) == 0);
    pool_next(&pool, &lp);
    ALWAYS(window_run(&window, 2, 1, NULL) == 0);
    tell("mm1", &(struct work){.window = &window, .until = 12}, 10);
    lp_free(&lp);
}

/* ---- PHOLD: 10,000 objects ---- */

enum { OBJECTS = 10000 };

static void phold(void)
{
    static uint32_t visits[OBJECTS];
    static struct hops hops = {.objects = OBJECTS, .visits = visits};
    static struct lp lps[PLACES];
    struct window window = {.model = made_slow(&hops_model), .world = &hops, .lps = lps,
                            .n = PLACES};
    hops.chance = chance_under(1, 2);
    hops_begin(&hops, lps);
    const day warm = late ? 1500 : 60;
    ALWAYS(window_run(&window, warm, 1, NULL) == 0);
    tell("phold", &(struct work){.window = &window, .until = warm + 60}, 60);
    for (uint32_t p = 0; p < PLACES; p++)
        lp_free(&lps[p]);
}

/* ---- a city: three street offices of hefei-2009, its second month, or its third year ---- */

static void city(void)
{
    const int warm = late ? 24 : 1, months = late ? 12 : 1;
    char length[32];
    snprintf(length, sizeof length, "%d months", warm + months);
    const struct setting settings[] = {
        {"city.sample", "3"}, {"run.length", length}, {"run.burn_in", "0"}};
    static const struct ui silent = {.lang = LANG_EN, .quiet = true, .threads = 1};
    struct scenario scenario;
    struct faults faults = {0};
    struct arm arm;
    struct record record;
    struct world world;
    ALWAYS(load_scenario(&scenario, "hefei-2009", settings, 3, &silent, &faults) == 0);
    ALWAYS(arm_init(&arm, &scenario, NULL) == 0);
    ALWAYS(record_init(&record, arm_shape(&arm), 1, NULL) == 0);
    ALWAYS(world_init(&world, &scenario, &arm.layout, &arm.periods, &arm.calendar, 1, &record,
                      NULL) == 0);
    world.window.model = made_slow(world.window.model);
    const day from = date_add_months(arm.periods.begin, warm), until = arm.periods.end;
    ALWAYS(window_run(&world.window, from, 1, NULL) == 0);
    tell("city", &(struct work){.window = &world.window, .until = until}, until - from);
    world_free(&world);
    record_free(&record);
    arm_free(&arm);
    scenario_free(&scenario);
}

static void tell_build(void)
{
#ifdef __clang__
    const char *compiler = "clang";
#else
    const char *compiler = "gcc";
#endif
#ifdef __GLIBC__
    const char *library = gnu_get_libc_version();
#else
    const char *library = "unknown";
#endif
    const char *vectors = "no AVX2"; /* draws are made abreast where there is */
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2"))
        vectors = "AVX2";
#endif
    printf("%s %s, C library %s, %s\n", compiler, __VERSION__, library, vectors);
}

int main(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : "";
    late = argc > 2 && !strcmp(argv[2], "late");
    const int more = argc > 2 ? atoi(argv[2]) : 0;
    const int call = strcmp(name, "draws") ? 8 : 0; /* instructions of slowly() itself */
    drag = more > call ? (uint32_t)(more - call) / 2 + 1 : more > 0;
    if (!strcmp(name, "mm1"))
        mm1();
    else if (!strcmp(name, "phold"))
        phold();
    else if (!strcmp(name, "draws"))
        tell("draws", &(struct work){.chance = chance_under(5, 6)}, 0);
    else if (!strcmp(name, "city"))
        city();
    else if (!strcmp(name, "build"))
        tell_build();
    else
        return 64;
    return 0;
}
