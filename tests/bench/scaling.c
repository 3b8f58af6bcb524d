/* scaling.c - what becomes of the cost of a city as it grows, and of its time on more threads.
 *
 * The city of 2025 with everything in force (probe.h), for a year. Each measurement is a
 * process of its own, so that the peak of memory is its own; sizes take turns, and the
 * size to which others are compared has two turns in a round, before and after the largest.
 * Memory is the peak of the whole process: state, records, layout, scenario, program.
 */
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/head.h"
#include "sim/maths.h"
#include "sim/turn.h"
#include "tests/bench/probe.h"

enum { N_SIZES = 6, REFERENCE = 353, LARGEST = 2000, WEAK_ROUNDS = 3, N_CREWS = 7 };

static const uint32_t sizes[N_SIZES] = {4, 24, 100, REFERENCE, 1000, LARGEST};
static const int crews[N_CREWS] = {2, 4, 8, 16, 32, 64, 128};
static const char *const sorts[N_SORTS] = {"community", "street office", "city"};

struct asked {
    uint32_t communities;
    int times, threads;
    const char *length;
};

/* What a process tells of itself. */
struct told {
    double cpu, wall, build, events, residents, bytes, record, peak;
    /* watched: nanoseconds of places, by sort; the spread of their means; of midnight */
    double places[N_SORTS], spent[N_SORTS], spread[N_SORTS], slowest[N_SORTS], books, post;
    double books_most, imbalance, imbalance_most, days, city_slowest;
    double efficiency[N_CREWS];
    double letters[N_SORTS][N_SORTS], letters_most;
    uint64_t trace; /* of all places: watched or not, it is the same life */
    double file, file_months; /* bytes of a result, place-months in it */
};

/* ---- a process of its own ---- */

static double clock_of(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static struct told apart(void (*work)(const struct asked *, struct told *),
                         const struct asked *asked)
{
    struct told told = {0};
    int ends[2], status;
    fflush(stdout);
    ALWAYS(pipe(ends) == 0);
    pid_t child = fork();
    ALWAYS(child >= 0);
    if (child == 0) {
        struct rusage usage;
        work(asked, &told);
        ALWAYS(getrusage(RUSAGE_SELF, &usage) == 0);
        told.peak = 1024.0 * (double)usage.ru_maxrss;
        _exit(write(ends[1], &told, sizeof told) == (ssize_t)sizeof told ? 0 : 1);
    }
    close(ends[1]);
    size_t n = 0;
    ssize_t got;
    while (n < sizeof told && (got = read(ends[0], (char *)&told + n, sizeof told - n)) > 0)
        n += (size_t)got;
    close(ends[0]);
    ALWAYS(waitpid(child, &status, 0) == child && status == 0 && n == sizeof told);
    return told;
}

static void city_arm(struct scenario *scenario, struct arm *arm, const struct asked *asked)
{
    probe_city(scenario, asked->communities, "2000", asked->length);
    ALWAYS(arm_init(arm, scenario, NULL) == 0);
}

static uint64_t trace_of(const struct world *world)
{
    uint64_t trace = 0;
    for (uint32_t p = 0; p < world->n_places; p++)
        trace = random_mix2(trace, world->lps[p].trace);
    return trace;
}

static void run_bare(const struct asked *asked, struct told *told)
{
    static struct probe probe;
    struct scenario scenario = {0};
    struct arm arm;
    city_arm(&scenario, &arm, asked);
    for (int r = 1; r <= asked->times; r++) {
        const double begun = clock_of(CLOCK_PROCESS_CPUTIME_ID);
        probe_init(&probe, &arm, (uint32_t)r, true);
        const double cpu = clock_of(CLOCK_PROCESS_CPUTIME_ID), wall = clock_of(CLOCK_MONOTONIC);
        ALWAYS(world_run(&probe.world, asked->threads, NULL) == 0);
        told->wall += clock_of(CLOCK_MONOTONIC) - wall;
        told->cpu += clock_of(CLOCK_PROCESS_CPUTIME_ID) - cpu;
        told->build += cpu - begun;
        told->events += (double)window_events(&probe.world.window);
        told->residents += (double)probe_residents(&probe);
        told->bytes = (double)world_bytes(&probe.world);
        told->record = (double)probe.record.bytes;
        told->trace = trace_of(&probe.world);
        probe_free(&probe);
    }
    arm_free(&arm);
    scenario_free(&scenario);
}

/* ---- a watched run ---- */

static void by_sort(const struct probe *probe, struct told *told)
{
    const uint32_t n = probe->world.n_places;
    double squares[N_SORTS] = {0};
    for (uint32_t p = 0; p < n; p++) {
        const enum sort sort = probe_sort(&probe->world, p);
        double mean = 0;
        for (int d = 0; d < probe->days; d++)
            mean += (double)probe->spent[(size_t)d * n + p] / probe->days;
        told->places[sort]++;
        told->spent[sort] += mean;
        squares[sort] += mean * mean;
        if (told->slowest[sort] < mean)
            told->slowest[sort] = mean;
    }
    for (int s = 0; s < N_SORTS; s++) {
        const double mean = told->spent[s] / told->places[s];
        const double variance = squares[s] / told->places[s] - mean * mean;
        told->spread[s] = variance > 0 ? maths_sqrt(variance) / mean : 0;
    }
}

/* The next place goes to the thread that is free first, as the window does it. */
static double makespan(const float *spent, const struct turn *turns, uint32_t n, int threads)
{
    double busy[128] = {0}, end = 0;
    for (uint32_t i = 0; i < n; i++) {
        int first = 0;
        for (int t = 1; t < threads; t++)
            if (busy[t] < busy[first])
                first = t;
        busy[first] += spent[turns[i].place];
    }
    for (int t = 0; t < threads; t++)
        end = busy[t] > end ? busy[t] : end;
    return end;
}

static void by_day(const struct probe *probe, struct told *told)
{
    const uint32_t n = probe->world.n_places;
    double *slow = malloc((size_t)probe->days * sizeof *slow), all = 0, length[N_CREWS] = {0};
    struct turn *turns = malloc(n * sizeof *turns);
    ALWAYS(slow && turns);
    turns_init(turns, n);
    for (int d = 0; d < probe->days; d++) {
        const float *spent = probe->spent + (size_t)d * n;
        const double midnight = probe->books[d] + probe->post[d];
        double sum = 0, most = 0, letters = 0;
        for (uint32_t p = 0; p < n; p++) {
            sum += spent[p];
            most = spent[p] > most ? spent[p] : most;
        }
        told->city_slowest += spent[n - 1] >= most;
        slow[d] = most * n / sum;
        all += sum + midnight;
        for (int c = 0; c < N_CREWS; c++)
            length[c] += makespan(spent, turns, n, crews[c]) + midnight;
        for (uint32_t i = 0; i < n; i++)
            turns[i].spent += spent[turns[i].place];
        if (d % TURNS_DAYS == TURNS_DAYS - 1)
            turns_order(turns, n);
        told->books += probe->books[d];
        told->post += probe->post[d];
        told->books_most = probe->books[d] > told->books_most ? probe->books[d] : told->books_most;
        for (int i = 0; i < N_SORTS; i++)
            for (int k = 0; k < N_SORTS; k++) {
                told->letters[i][k] += probe->letters[d][i][k];
                letters += probe->letters[d][i][k];
            }
        told->letters_most = letters > told->letters_most ? letters : told->letters_most;
    }
    for (int c = 0; c < N_CREWS; c++)
        told->efficiency[c] = all / (crews[c] * length[c]);
    told->imbalance = measure_median(slow, probe->days);
    told->imbalance_most = slow[probe->days - 1];
    told->days = probe->days;
    free(turns);
    free(slow);
}

/* As large as a result with these very numbers is. */
static double store_bytes(const struct probe *probe, const struct arm *arm)
{
    struct head head = {0};
    struct store *store = NULL;
    char path[64];
    const char *digest = "00000000000000000000000000000000";
    snprintf(path, sizeof path, "/tmp/shequ-bench-%ld.h5", (long)getpid());
    ALWAYS(head_init(&head, arm, NULL) == 0);
    ALWAYS(store_create(&store, path, true, &head.store, NULL) == 0);
    ALWAYS(store_put(store, &probe->record, NULL) == 0);
    ALWAYS(store_publish(store, digest, digest, digest, NULL) == 0);
    store_free(store);
    FILE *file = fopen(path, "r");
    ALWAYS(file && fseek(file, 0, SEEK_END) == 0);
    const double bytes = (double)ftell(file);
    fclose(file);
    unlink(path);
    head_free(&head);
    return bytes;
}

static void run_watched(const struct asked *asked, struct told *told)
{
    static struct probe probe;
    struct scenario scenario = {0};
    struct arm arm;
    city_arm(&scenario, &arm, asked);
    scenario.run.replicates = 1;
    probe_init(&probe, &arm, 1, false);
    ALWAYS(world_run(&probe.world, 1, NULL) == 0);
    by_sort(&probe, told);
    by_day(&probe, told);
    told->trace = trace_of(&probe.world);
    told->file = store_bytes(&probe, &arm);
    told->bytes = (double)world_bytes(&probe.world);
    told->file_months = (double)arm.periods.n * probe.world.n_places;
    probe_free(&probe);
    arm_free(&arm);
    scenario_free(&scenario);
}

static void run_layout(const struct asked *asked, struct told *told)
{
    struct scenario scenario = {0};
    struct arm arm;
    const double begun = clock_of(CLOCK_PROCESS_CPUTIME_ID);
    city_arm(&scenario, &arm, asked);
    told->cpu = clock_of(CLOCK_PROCESS_CPUTIME_ID) - begun;
    told->record = 8.0 * (2.0 * arm_shape(&arm).n_metrics + arm_shape(&arm).n_lines);
    arm_free(&arm);
    scenario_free(&scenario);
}

/* ---- tables ---- */

static double middle_of(double (*values)[WEAK_ROUNDS], int i, int rounds)
{
    double sorted[WEAK_ROUNDS];
    memcpy(sorted, values[i], sizeof sorted);
    return measure_median(sorted, rounds);
}

static int weak(struct report *report, int rounds, struct told told[N_SIZES])
{
    double cost[N_SIZES][WEAK_ROUNDS], ratio[N_SIZES][WEAK_ROUNDS];
    for (int r = 0; r < rounds; r++) {
        double reference = 0;
        for (int i = 0; i <= N_SIZES; i++) { /* the last turn is the reference's again */
            const uint32_t communities = i < N_SIZES ? sizes[i] : REFERENCE;
            const struct asked asked = {communities, communities < 100 ? 96 / (int)communities : 1,
                                        1, "1 year"};
            const struct told one = apart(run_bare, &asked);
            if (communities == REFERENCE)
                reference += 0.5e6 * one.cpu / one.residents;
            if (i < N_SIZES) {
                told[i] = one;
                cost[i][r] = 1e6 * one.cpu / one.residents;
            }
        }
        for (int i = 0; i < N_SIZES; i++)
            ratio[i][r] = cost[i][r] / reference;
    }
    report_line(report, "| communities | residents | events a resident-year | CPU a resident-year, us | beside "
                "%d | an event, ns | building a resident, ns | peak of memory, MB | a resident, B | "
                "of it state, B | of it records, B |\n"
                "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n", REFERENCE);
    for (int i = 0; i < N_SIZES; i++) {
        const struct told *one = &told[i];
        const double people = one->residents / (sizes[i] < 100 ? 96 / sizes[i] : 1);
        report_line(report, "| %u | %.0f | %.2f | %.3f | **%.2f** | %.0f | %.0f | %.0f | %.0f | %.0f | "
                    "%.0f |\n",
            sizes[i], people, one->events / one->residents, middle_of(cost, i, rounds),
            middle_of(ratio, i, rounds),
            1e3 * middle_of(cost, i, rounds) * one->residents / one->events,
            1e9 * one->build / one->residents, 1e-6 * one->peak, one->peak / people,
            one->bytes / people, one->record / people);
    }
    const struct told *most = &told[N_SIZES - 1];
    report_line(report, "\n%d communities fit into %.2f GiB (8 GiB is the aim: %s); a resident-year there "
                "costs %.2f of that at %d (0.90 to 1.10 is the aim: %s).\n", LARGEST,
        most->peak / 1073741824.0, most->peak < 8 * 1073741824.0 ? "met" : "missed",
        middle_of(ratio, N_SIZES - 1, rounds), REFERENCE,
        middle_of(ratio, N_SIZES - 1, rounds) < 1.1 && middle_of(ratio, N_SIZES - 1, rounds) > 0.9
            ? "met" : "missed");
    return report_end(report, "weak");
}

static int strong(struct report *report, int rounds, const struct told *watched)
{
    double wall[2][WEAK_ROUNDS], speedup[WEAK_ROUNDS];
    for (int r = 0; r < rounds; r++) {
        for (int t = 0; t < 2; t++)
            wall[t][r] = apart(run_bare, &(struct asked){REFERENCE, 1, t + 1, "3 months"}).wall;
        speedup[r] = wall[0][r] / wall[1][r];
    }
    const double two = measure_median(speedup, rounds);
    report_line(report, "| threads | three months, s | speedup | efficiency | how |\n"
                "|---:|---:|---:|---:|---|\n"
                "| 1 | %.2f | 1 | 1 | measured, wall |\n"
                "| 2 | %.2f | %.2f | **%.2f** | measured, wall; %.2f - %.2f |\n",
        measure_median(wall[0], rounds), measure_median(wall[1], rounds), two, two / 2,
        speedup[0], speedup[rounds - 1]);
    for (int c = 0; c < N_CREWS; c++)
        report_line(report, "| %d | - | %.1f | **%.2f** | reckoned from the times of places and midnights |\n",
            crews[c], crews[c] * watched->efficiency[c], watched->efficiency[c]);
    report_line(report, "\nOn a median day the slowest of the %.0f places takes %.1f times the mean, on the "
                "worst %.1f times. On %.0f of %.0f days it is the city itself.\n",
        watched->places[0] + watched->places[1] + watched->places[2], watched->imbalance,
        watched->imbalance_most, watched->city_slowest, watched->days);
    return report_end(report, "strong");
}

static void places_rows(struct report *report, const struct told *told)
{
    double all = told->books / told->days + told->post / told->days;
    for (int s = 0; s < N_SORTS; s++)
        all += told->spent[s];
    for (int s = 0; s < N_SORTS; s++)
        report_line(report, "| %.0f | %s | %.0f | %.4g | %.2f | %.2f | %.2f %% |\n",
            told->places[SORT_COMMUNITY], sorts[s], told->places[s],
            1e-3 * told->spent[s] / told->places[s], told->spread[s],
            told->slowest[s] * told->places[s] / told->spent[s], 100 * told->spent[s] / all);
    report_line(report, "| %.0f | midnight: books, records, rules | - | %.4g | - | %.1f | %.2f %% |\n",
        told->places[SORT_COMMUNITY], 1e-3 * told->books / told->days,
        told->books_most * told->days / told->books, 100 * told->books / told->days / all);
    report_line(report, "| %.0f | midnight: the post | - | %.4g | - | - | %.2f %% |\n",
        told->places[SORT_COMMUNITY], 1e-3 * told->post / told->days,
        100 * told->post / told->days / all);
}

static int places(struct report *report, const struct told *watched, const struct told *large)
{
    report_line(report, "| communities | what | places | a day of one, us | spread of places' means | slowest "
                "over mean | share |\n|---:|---|---:|---:|---:|---:|---:|\n");
    places_rows(report, watched);
    places_rows(report, large);
    report_line(report, "\n| letters | in the city of %d, a day | a community and day |\n|---|---:|---:|\n",
        REFERENCE);
    double all = 0;
    for (int i = 0; i < N_SORTS; i++)
        for (int k = 0; k < N_SORTS; k++) {
            const double letters = watched->letters[i][k] / watched->days;
            all += letters;
            if (letters > 0)
                report_line(report, "| from %s to %s | %.1f | %.4f |\n", sorts[i], sorts[k], letters,
                    letters / watched->places[SORT_COMMUNITY]);
        }
    report_line(report, "| all | %.1f | %.4f |\n\n"
                "On the day with most there are %.0f, %.1f times as many.\n", all,
        all / watched->places[SORT_COMMUNITY], watched->letters_most, watched->letters_most / all);
    return report_end(report, "places");
}

static bool accepts(uint32_t communities, uint32_t streets)
{
    static const struct ui silent = {.lang = LANG_EN, .quiet = true, .threads = 1};
    struct scenario scenario = {0};
    struct faults faults = {0};
    char n[16], s[16];
    snprintf(n, sizeof n, "%u", communities);
    snprintf(s, sizeof s, "%u", streets);
    const struct setting settings[] = {
        {"city.sample", "all"}, {"city.streets", s}, {"city.communities", n}};
    const bool good = !load_scenario(&scenario, "hefei-2009", settings, 3, &silent, &faults);
    if (good)
        scenario_free(&scenario);
    return good;
}

/* The largest that is accepted, by halving. */
static uint32_t most_accepted(bool streets)
{
    uint32_t low = 1, high = UINT32_C(1) << 30;
    while (high - low > 1) {
        const uint32_t middle = low + (high - low) / 2;
        if (streets ? accepts(1000000, middle) : accepts(middle, 44))
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Milliseconds of a day as a + b n, or as b n + c n^2, through both watched cities. */
static double extended(double small, double large, bool quadratic, double n)
{
    const double p = REFERENCE, q = LARGEST;
    if (!quadratic)
        return 1e-6 * (small + (large - small) / (q - p) * (n - p));
    const double slope = (large / q - small / p) / (q - p);
    return 1e-6 * n * (small / p + slope * (n - p));
}

static int limits(struct report *report, const struct told *watched, const struct told *large)
{
    enum { N = 4 };
    const double *a = watched->spent, *b = large->spent; /* of a day, by sort */
    const uint32_t communities = most_accepted(false), streets = most_accepted(true);
    const double n[N] = {LARGEST, 4500, 117000, communities};
    const double offices[N] = {LARGEST / 8.0, 4500 / 8.0, 8800, streets};
    const struct told most =
        apart(run_layout, &(struct asked){communities < 400000 ? communities : 400000, 1, 1, "1 year"});
    const double month = most.record, file = (large->file - watched->file) /
                                             (large->file_months - watched->file_months);
    report_line(report, "The settings accept up to %u communities and %u street offices; a layout of 400,000 "
                "communities with the 2025 orders is drawn in %.1f s and %.2f GB.\n\n"
                "| in one city | %.0f communities | %.0f | %.0f | %.0f |\n|---|---:|---:|---:|---:|\n",
        communities, streets, most.cpu, 1e-9 * most.peak, n[0], n[1], n[2], n[3]);
#define ROW(what, value)                                                                        \
    do {                                                                                        \
        double v[N];                                                                            \
        for (int i = 0; i < N; i++)                                                             \
            v[i] = (value);                                                                     \
        report_line(report, "| %s | %.3g | %.3g | %.3g | %.3g |\n", what, v[0], v[1], v[2], v[3]);      \
    } while (0)
    ROW("street offices", offices[i]);
    ROW("state at 5,600 residents each, GB",
        1e-9 * large->bytes / LARGEST * n[i]);
    ROW("records in memory, a year by month, GB", 12e-9 * month * (n[i] + offices[i] + 1));
    ROW("rules in force, GB", 1e-9 * sizeof(struct rules) * n[i]);
    ROW("all communities' days, ms of one thread", 1e-6 * b[SORT_COMMUNITY] / LARGEST * n[i]);
    ROW("all street offices' days, ms (each a + b communities)",
        offices[i] * extended(a[SORT_STREET] / watched->places[SORT_STREET],
                              b[SORT_STREET] / large->places[SORT_STREET], false, n[i]));
    ROW("the city's own day, ms (b communities + c communities^2)",
        extended(a[SORT_CITY], b[SORT_CITY], true, n[i]));
    ROW("midnight but for the post, ms (b communities)",
        1e-6 * large->books / large->days / LARGEST * n[i]);
    ROW("loans of street offices (a row for every community in each), GB", 4e-9 * n[i] * offices[i]);
    ROW("result file, a year by month, GB", 12e-9 * file * (n[i] + offices[i] + 1));
    report_line(report, "\nA record holds %.0f bytes a place and month in memory. A result of one replicate "
                "takes %.0f bytes a place and month on the disk, and %.1f MB besides.\n", month, file,
        1e-6 * (watched->file - file * watched->file_months));
    return report_end(report, "limits");
}

int main(int argc, char **argv)
{
    static struct report report;
    int status = report_begin(&report, argc, argv);
    if (status)
        return status;
    const int rounds = report.rounds < WEAK_ROUNDS ? report.rounds : WEAK_ROUNDS;
    struct told told[N_SIZES];
    if ((status = weak(&report, rounds, told)))
        return status;
    struct told watched = apart(run_watched, &(struct asked){REFERENCE, 1, 1, "1 year"});
    struct told large = apart(run_watched, &(struct asked){LARGEST, 1, 1, "1 year"});
    for (int i = 0; i < N_SIZES; i++)
        ALWAYS((sizes[i] != REFERENCE || told[i].trace == watched.trace) &&
               (sizes[i] != LARGEST || told[i].trace == large.trace));
    if ((status = strong(&report, rounds, &watched)) ||
        (status = places(&report, &watched, &large)))
        return status;
    return limits(&report, &watched, &large);
}
