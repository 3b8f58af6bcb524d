/* probe.h - a world that is watched from outside while it runs: whose time it takes, and who
 * writes how many letters to whom.
 *
 * The society is handed to the window as it is; between the two stand functions that look at
 * the clock whenever another place has its turn, and at the post before it is delivered.
 * One thread only, for a clock counts one thread's time. No digest knows of it.
 */
#ifndef BENCH_PROBE_H
#define BENCH_PROBE_H

#include "cli/load.h"
#include "models/arm.h"
#include "tests/bench/measure.h"

enum sort { SORT_COMMUNITY, SORT_STREET, SORT_CITY, N_SORTS };

struct probe {
    struct world world; /* stands first: who is handed the world is handed this */
    struct model model; /* the society, with the functions between */
    struct record record;
    uint32_t at;   /* whose turn it is */
    double since;  /* when it began */
    int day, days; /* the one that runs; how many there will be */
    float *spent;  /* [days * n_places] nanoseconds of each place */
    float *books, *post;            /* [days] nanoseconds of midnight: the model's part, the mail */
    uint32_t (*letters)[N_SORTS][N_SORTS]; /* [days] from what to what */
    bool bare; /* the days are only counted: for measuring as a whole */
};

static inline double probe_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return 1e9 * (double)now.tv_sec + (double)now.tv_nsec;
}

static inline enum sort probe_sort(const struct world *world, uint32_t place)
{
    return place < world->n_communities ? SORT_COMMUNITY
           : place + 1 < world->n_places ? SORT_STREET
                                         : SORT_CITY;
}

/* What has been spent since the last turn was the last one's. */
static inline void probe_turn(struct probe *probe, uint32_t place)
{
    if (probe->at == place)
        return;
    const double now = probe_clock();
    if (probe->at != NOBODY)
        probe->spent[(size_t)probe->day * probe->world.n_places + probe->at] +=
            (float)(now - probe->since);
    probe->at = place;
    probe->since = now;
}

static inline void probe_receive(void *of, struct lp *lp, const struct letter *letter)
{
    probe_turn(of, lp->index);
    society.receive(of, lp, letter);
}

static inline void probe_morning(void *of, struct lp *lp)
{
    probe_turn(of, lp->index);
    society.morning(of, lp);
}

static inline void probe_evening(void *of, struct lp *lp)
{
    probe_turn(of, lp->index);
    society.evening(of, lp);
}

static inline int probe_midnight(void *of, day ended, struct fault *fault)
{
    struct probe *probe = of;
    const struct world *world = &probe->world;
    probe_turn(probe, NOBODY);
    for (uint32_t p = 0; p < world->n_places; p++) {
        const struct letters *out = &world->lps[p].outbox;
        for (uint32_t k = 0; k < out->n; k++)
            probe->letters[probe->day][probe_sort(world, p)][probe_sort(world, out->at[k].to)]++;
    }
    probe->since = probe_clock();
    int status = society.midnight(of, ended, fault);
    const double now = probe_clock();
    probe->books[probe->day] = (float)(now - probe->since);
    probe->since = now;
    return status;
}

static inline int probe_rest(void *of, struct fault *fault)
{
    struct probe *probe = of;
    (void)fault;
    probe->post[probe->day++] = (float)(probe_clock() - probe->since);
    return 0;
}

/* `bare`: nothing is put between, the world runs as ever. */
static inline void probe_init(struct probe *probe, const struct arm *arm, uint32_t replicate,
                              bool bare)
{
    *probe = (struct probe){.model = society, .at = NOBODY, .bare = bare};
    ALWAYS(record_init(&probe->record, arm_shape(arm), replicate, NULL) == 0);
    ALWAYS(world_init(&probe->world, arm->scenario, &arm->layout, &arm->periods, &arm->calendar,
                      replicate, &probe->record, NULL) == 0);
    probe->days = arm->periods.end - arm->periods.begin;
    if (bare)
        return;
    const size_t days = (size_t)probe->days;
    probe->spent = calloc(days * probe->world.n_places, sizeof *probe->spent);
    probe->books = calloc(2 * days, sizeof *probe->books);
    probe->letters = calloc(days, sizeof *probe->letters);
    ALWAYS(probe->spent && probe->books && probe->letters);
    probe->post = probe->books + days;
    probe->model.receive = probe_receive;
    probe->model.morning = probe_morning;
    probe->model.evening = probe_evening;
    probe->model.midnight = probe_midnight;
    probe->world.window.model = &probe->model;
    probe->world.window.rest = probe_rest;
    probe->world.window.rester = probe;
}

static inline void probe_free(struct probe *probe)
{
    world_free(&probe->world);
    record_free(&probe->record);
    free(probe->spent);
    free(probe->books);
    free(probe->letters);
}

static inline uint64_t probe_residents(const struct probe *probe)
{
    uint64_t residents = 0;
    for (uint32_t p = 0; p < probe->world.n_communities; p++)
        residents += probe->world.layout->places[p].residents;
    return residents;
}

/* The city of 2025 with everything in force that was begun by then, for one year or so: of so
 * many communities, eight to a street office, as Hefei has them. */
static inline void probe_city(struct scenario *scenario, uint32_t communities,
                              const char *households, const char *length)
{
    static const struct ui silent = {.lang = LANG_EN, .quiet = true, .threads = 1};
    char streets[16], places[16];
    struct faults faults = {0};
    snprintf(streets, sizeof streets, "%u", communities < 12 ? 1 : (communities + 4) / 8);
    snprintf(places, sizeof places, "%u", communities);
    const struct setting settings[] = {
        {"city.sample", "all"},  {"city.streets", streets},    {"city.communities", places},
        {"run.burn_in", "0"},    {"run.start", "2025-01-01"},  {"run.length", length},
        {"community.households", households},
    };
    ALWAYS(load_scenario(scenario, "city-2025", settings, 7, &silent, &faults) == 0);
}

#endif
