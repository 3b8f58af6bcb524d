/* exchange.c - the window's day at the scale of a province and of the country.
 *
 * First the real city is watched for a year (probe.h): what a day of each sort of place costs,
 * how many letters go where. Then, on synthetic places (land.h):
 *
 *   country   the real window with as many places: events drawn and planned, letters
 *             drawn, sent, sorted; how much of it is the post, which one thread delivers;
 *   ranks     what that costs on R ranks, simulated: each day every rank has the days of its
 *             places, its midnight and its letters, then all wait for the slowest;
 *   plan      what follows for a province and for the country.
 *
 * The network is assumed: NET_MESSAGE for each message at either end, NET_BYTE for each byte,
 * as in LogGP (Alexandrov et al. 1995, SPAA) with gap and overhead in one.
 */
#include "tests/bench/land.h"

enum {
    COMMUNITIES = 117000, STREETS = 8800, CITIES = 690, LARGEST = 4500, /* assumed */
    P_COMMUNITIES = 7800, P_STREETS = 587, P_CITIES = 46, P_LARGEST = 1400, /* assumed */
    N_RANKS = 5, N_PLACEMENTS = 5, WINDOW_DAYS = 20, QUICK_DAYS = 5, WARM_DAYS = 3, RANKS_MOST = 4096
};
static const double NET_MESSAGE = 2000; /* ns, assumed */
static const double NET_BYTE = 0.1;     /* ns, 10 GB/s, assumed */
static const int ranks_of[N_RANKS] = {1, 8, 64, 512, RANKS_MOST};

/* ---- the real window over as many places ---- */

struct country {
    const struct land *land;
    struct watched *watched;
    double times; /* as many letters as measured, or more */
    double since, post, midnight; /* nanoseconds */
    bool wall;
    uint64_t letters;
};

static double country_clock(const struct country *country)
{
    return 1e9 * watch_clock(&(struct watch){.wall = country->wall});
}

static void country_write(void *of, uint32_t from, uint32_t to)
{
    (void)from;
    lp_send(of, to, 0, 1, 2, 3);
}

static void country_morning(void *of, struct lp *lp)
{
    const struct country *country = of;
    const struct land *land = country->land;
    land_write(land, country->watched->mail, country->times, lp->index, (uint32_t)lp->today,
               country_write, lp);
    if (lp->index >= land->communities)
        return;
    struct draw draw = draw_at(&land->chance, LAND_DAY, lp->index, (uint32_t)lp->today);
    const uint64_t events = sample_poisson(&draw, country->watched->events);
    for (uint32_t i = 0; i < events; i++)
        lp_plan(lp, lp->now + (instant)(draw_bits(&draw) % (uint64_t)DAY), PHASE_PEOPLE, 0, i, 0);
}

static void country_event(void *of, struct lp *lp, const struct event *event)
{
    const struct country *country = of;
    struct draw draw = draw_at(&country->land->chance, LAND_EVENT, lp->index,
                               (uint32_t)lp->today << 8 ^ event->who);
    lp->trace ^= (uint64_t)(1e6 * sample_exponential(&draw));
}

static void country_receive(void *of, struct lp *lp, const struct letter *letter)
{
    (void)of;
    lp->trace = random_mix2(lp->trace, letter->from ^ (uint64_t)letter->when);
}

static int country_midnight(void *of, day ended, struct fault *fault)
{
    struct country *country = of;
    (void)ended, (void)fault;
    country->since = country_clock(country);
    return 0;
}

static int country_rest(void *of, struct fault *fault)
{
    struct country *country = of;
    (void)fault;
    country->post += country_clock(country) - country->since;
    return 0;
}

static const struct happening events[] = {{"event", country_event}};
static const struct model country_model = {
    .name = "country", .happenings = events, .n_happenings = 1, .receive = country_receive,
    .morning = country_morning, .midnight = country_midnight,
};

struct window_told {
    double day, post, letters, events, bytes; /* nanoseconds and counts of a day; bytes a place */
    uint64_t trace;
};

static struct window_told run_window(struct country *country, int threads, int days)
{
    const uint32_t n = country->land->n;
    struct window_told told = {0};
    struct lp *lps = calloc(n, sizeof *lps);
    ALWAYS(lps);
    for (uint32_t p = 0; p < n; p++)
        ALWAYS(lp_init(&lps[p], p, p < country->land->communities ? 128 : 8, 0, NULL) == 0);
    struct window window = {.model = &country_model, .world = country, .lps = lps, .n = n,
                            .rest = country_rest, .rester = country};
    country->wall = threads > 1;
    ALWAYS(window_run(&window, WARM_DAYS, threads, NULL) == 0); /* boxes find their sizes */
    const double before = (double)window_events(&window);
    country->post = 0;
    const double begun = country_clock(country);
    ALWAYS(window_run(&window, WARM_DAYS + days, threads, NULL) == 0);
    told.day = (country_clock(country) - begun) / days;
    told.post = country->post / days;
    told.events = ((double)window_events(&window) - before) / days;
    for (uint32_t p = 0; p < n; p++) {
        told.trace = random_mix2(told.trace, lps[p].trace);
        told.letters += lps[p].inbox.n;
        told.bytes += (double)(queue_bytes(&lps[p].queue) + sizeof lps[p] +
                               (lps[p].inbox.capacity + lps[p].outbox.capacity) *
                                   (sizeof(struct letter) + 16)) / n;
        lp_free(&lps[p]);
    }
    free(lps);
    return told;
}

/* Returns nanoseconds of one letter's delivery, the places' share with it. */
static int country_table(struct report *report, const struct land *land, struct watched *m,
                         double *place, double *letter)
{
    static const struct { int threads; double times; } rows[] = {{1, 0}, {1, 1}, {1, 10}, {2, 1}};
    struct window_told told[4];
    const double real = (double)land->communities * m->community;
    report_line(report, "| threads | letters | events a day, million | letters a day | "
                "a place and day, ns | an event, ns | the post, ms a midnight | share of this day | "
                "share of the model's day |\n"
                "|---:|---|---:|---:|---:|---:|---:|---:|---:|\n");
    for (int i = 0; i < 4; i++) {
        struct country country = {.land = land, .watched = m, .times = rows[i].times};
        double whole[MEASURE_ROUNDS], post[MEASURE_ROUNDS];
        const int rounds = report->rounds < 3 ? report->rounds : 3;
        for (int r = 0; r < rounds; r++) {
            told[i] = run_window(&country, rows[i].threads,
                                 report->rounds < 2 ? QUICK_DAYS : WINDOW_DAYS);
            whole[r] = told[i].day;
            post[r] = told[i].post;
        }
        told[i].day = measure_median(whole, rounds);
        told[i].post = measure_median(post, rounds);
        const char *letters = rows[i].times < 1   ? "none"
                              : rows[i].times < 2 ? "as measured"
                                                  : "ten times as many";
        report_line(report, "| %d%s | %s | %.2f | %.0f | %.0f | %.1f | %.2f | %.2f %% | %.3f %% |\n",
            rows[i].threads, rows[i].threads > 1 ? " (wall)" : "", letters, 1e-6 * told[i].events,
            told[i].letters, told[i].day / land->n, told[i].day / told[i].events,
            1e-6 * told[i].post, 100 * told[i].post / told[i].day,
            100 * told[i].post / (told[i].post + real / rows[i].threads));
    }
    ALWAYS(told[1].trace == told[3].trace); /* the same on any number of threads */
    *place = told[0].post / land->n;
    *letter = (told[2].post - told[0].post) / told[2].letters;
    report_line(report, "\n%u places (%u communities, %u street offices, %u cities): the post "
                "takes %.0f ns for each place that gets none and %.0f ns for each letter.\n\n"
                "| threads of one process | the places' days, s | the post, ms | books, records, "
                "rules, ms | speedup | efficiency |\n|---:|---:|---:|---:|---:|---:|\n",
        land->n, land->communities, land->streets, land->cities, *place, *letter);
    for (int threads = 1; threads <= 512; threads *= 8) {
        const double books = m->books_mean * land->n, serial = told[1].post + books;
        const double speedup = (real + serial) / (real / threads + serial);
        report_line(report, "| %d | %.4g | %.2f | %.2f | %.1f | **%.2f** |\n", threads, 1e-9 * real / threads,
            1e-6 * told[1].post, 1e-6 * books, speedup, speedup / threads);
    }
    return report_end(report, "country");
}

/* ---- placements ---- */

enum placement { BY_CITY, BY_STREET, BY_PLACE, BY_BLOCK, AT_RANDOM };
static const char *const placements[N_PLACEMENTS] = {
    "cities whole, cut only where too large", "street offices with theirs, by size",
    "every place by itself, by size", "blocks of neighbours", "random"};

struct piece { /* what goes to one rank together */
    double cost;
    uint32_t first, n; /* street offices; of a whole city with itself */
    uint32_t city;     /* NOBODY: not with it */
};

static int piece_order(const void *a, const void *b)
{
    const struct piece *x = a, *y = b;
    if (x->cost != y->cost)
        return x->cost > y->cost ? -1 : 1;
    return (x->first > y->first) - (x->first < y->first);
}

static double street_cost(const struct land *land, const struct watched *m, const double *size,
                          uint32_t street)
{
    double cost = m->street_part; /* in communities' days */
    for (uint32_t i = 0; i < land->below[street]; i++)
        cost += size[land->first[street] + i];
    return cost;
}

/* The largest piece goes to the rank with least. */
static void deal_pieces(const struct land *land, const struct watched *m, const double *size,
                        bool whole, int ranks, uint16_t *rank)
{
    struct piece *pieces = calloc(land->streets + land->cities, sizeof *pieces);
    double *load = calloc((size_t)ranks, sizeof *load);
    const double fair = (double)land->communities / ranks;
    uint32_t n = 0;
    ALWAYS(pieces && load);
    for (uint32_t c = land->communities + land->streets; c < land->n; c++) {
        const bool together = whole && land->under[c] < fair / 2;
        struct piece own = {land->under[c] * m->city_part, land->first[c], 0, c};
        for (uint32_t i = 0; i < land->below[c]; i++) {
            const double cost = street_cost(land, m, size, land->first[c] + i);
            if (together || (whole && own.n && own.cost + cost < fair / 8)) {
                own.cost += cost;
                own.n++;
                continue;
            }
            pieces[n++] = own;
            own = (struct piece){cost, land->first[c] + i, 1, NOBODY};
        }
        pieces[n++] = own;
    }
    qsort(pieces, n, sizeof *pieces, piece_order);
    for (uint32_t i = 0; i < n; i++) {
        int least = 0;
        for (int r = 1; r < ranks; r++)
            if (load[r] < load[least])
                least = r;
        load[least] += pieces[i].cost;
        if (pieces[i].city != NOBODY)
            rank[pieces[i].city] = (uint16_t)least;
        for (uint32_t s = pieces[i].first; s < pieces[i].first + pieces[i].n; s++) {
            rank[s] = (uint16_t)least;
            for (uint32_t k = 0; k < land->below[s]; k++)
                rank[land->first[s] + k] = (uint16_t)least;
        }
    }
    free(pieces);
    free(load);
}

/* Likewise every place alone. */
static void deal_places(const struct land *land, const struct watched *m, const double *size,
                        int ranks, uint16_t *rank)
{
    struct piece *pieces = calloc(land->n, sizeof *pieces);
    double *load = calloc((size_t)ranks, sizeof *load);
    ALWAYS(pieces && load);
    for (uint32_t p = 0; p < land->n; p++) {
        const enum sort sort = land_sort(land, p);
        pieces[p].first = p;
        pieces[p].cost = sort == SORT_COMMUNITY ? size[p]
                         : sort == SORT_STREET  ? m->street_part
                                                : m->city_part * land->under[p];
    }
    qsort(pieces, land->n, sizeof *pieces, piece_order);
    for (uint32_t i = 0; i < land->n; i++) {
        int least = 0;
        for (int r = 1; r < ranks; r++)
            if (load[r] < load[least])
                least = r;
        load[least] += pieces[i].cost;
        rank[pieces[i].first] = (uint16_t)least;
    }
    free(pieces);
    free(load);
}

static void place_all(const struct land *land, const struct watched *m, const double *size,
                      enum placement placement, int ranks, uint16_t *rank)
{
    if (placement == BY_CITY || placement == BY_STREET) {
        deal_pieces(land, m, size, placement == BY_CITY, ranks, rank);
        return;
    }
    if (placement == BY_PLACE) {
        deal_places(land, m, size, ranks, rank);
        return;
    }
    for (uint32_t p = 0; p < land->n; p++) {
        struct draw draw = draw_at(&land->chance, LAND_PLACE, p, 0);
        rank[p] = (uint16_t)(placement == BY_BLOCK ? (uint64_t)p * (uint64_t)ranks / land->n
                                                   : sample_below(&draw, (uint64_t)ranks));
    }
}

/* ---- ranks ---- */

struct plan { /* one placement on so many ranks */
    int ranks;
    enum placement placement;
    uint16_t *rank;      /* [places] */
    double *work;        /* [ranks] nanoseconds of today, letters' delivery with them */
    uint32_t *out, *in;  /* [ranks] letters of today that leave and come */
    uint32_t *partners;  /* [ranks] messages of today, sent and received */
    uint16_t *met;       /* [ranks * ranks] the day on which they last wrote */
    double *bytes;       /* [ranks] state and records */
    double useful, length, waiting, network, dense, letters, away, messages, messages_most;
    double slowest_city; /* days on which the largest city's rank was the slowest */
    uint16_t city;       /* its rank */
};

struct ranks {
    const struct land *land;
    struct plan *plans;
    int n;
    uint16_t today;
    double letter; /* nanoseconds */
};

static void ranks_write(void *of, uint32_t from, uint32_t to)
{
    struct ranks *ranks = of;
    for (int i = 0; i < ranks->n; i++) {
        struct plan *plan = &ranks->plans[i];
        const uint16_t here = plan->rank[from], there = plan->rank[to];
        uint16_t *met = &plan->met[(size_t)here * (size_t)plan->ranks + there];
        plan->work[there] += ranks->letter;
        plan->letters++;
        if (here == there)
            continue;
        plan->away++;
        plan->out[here]++;
        plan->in[there]++;
        if (*met != ranks->today) {
            *met = ranks->today;
            plan->partners[here]++;
            plan->partners[there]++;
        }
    }
}

static void plan_init(struct plan *plan, const struct land *land, const double *size, int ranks,
                      enum placement placement, const struct watched *m)
{
    const size_t n = (size_t)ranks;
    *plan = (struct plan){.ranks = ranks, .placement = placement};
    plan->rank = calloc(land->n, sizeof *plan->rank);
    plan->work = calloc(2 * n, sizeof *plan->work);
    plan->out = calloc(3 * n, sizeof *plan->out);
    plan->met = calloc(n * n, sizeof *plan->met);
    ALWAYS(plan->rank && plan->work && plan->out && plan->met);
    plan->bytes = plan->work + n;
    plan->in = plan->out + n;
    plan->partners = plan->in + n;
    place_all(land, m, size, placement, ranks, plan->rank);
    plan->city = plan->rank[land->communities + land->streets];
    for (uint32_t p = 0; p < land->communities; p++)
        plan->bytes[plan->rank[p]] += size[p] * m->bytes + m->record;
}

static void plan_free(struct plan *plan)
{
    free(plan->rank);
    free(plan->work);
    free(plan->out);
    free(plan->met);
}

/* All have done their day: who waits for whom. */
static void plan_night(struct plan *plan)
{
    const int ranks = plan->ranks;
    double most = 0, dense = 0, busy = 0, network = 0;
    int rounds = 0, slowest = 0;
    while (1 << rounds < ranks)
        rounds++;
    for (int r = 0; r < ranks; r++) {
        const double bytes = sizeof(struct letter) * (double)(plan->out[r] + plan->in[r]);
        const double sparse = NET_MESSAGE * plan->partners[r] + NET_BYTE * bytes;
        const double all = plan->work[r] + 2 * NET_MESSAGE * (ranks - 1) + NET_BYTE * bytes;
        const double mine = plan->work[r] + sparse;
        plan->useful += plan->work[r];
        network += sparse;
        busy += mine;
        slowest = mine > most ? r : slowest;
        most = mine > most ? mine : most;
        dense = all > dense ? all : dense;
        plan->messages += plan->partners[r] / 2.0;
        if (plan->messages_most < plan->partners[r])
            plan->messages_most = plan->partners[r];
    }
    plan->slowest_city += slowest == plan->city;
    const double barrier = 2 * NET_MESSAGE * rounds;
    plan->length += most + barrier;
    plan->dense += dense + barrier;
    plan->waiting += most * ranks - busy;
    plan->network += network + barrier * ranks;
    memset(plan->work, 0, (size_t)ranks * sizeof *plan->work);
    memset(plan->out, 0, 3 * (size_t)ranks * sizeof *plan->out);
}

static void ranks_day(struct ranks *ranks, const struct watched *m, const double *size, int d,
                      double place)
{
    const struct land *land = ranks->land;
    ranks->today = (uint16_t)(d + 1);
    for (uint32_t p = 0; p < land->n; p++) {
        const double cost = land_cost(land, m, p, size[p], d) + m->books[d] + place;
        for (int i = 0; i < ranks->n; i++)
            ranks->plans[i].work[ranks->plans[i].rank[p]] += cost;
        land_write(land, m->letters[d], 1, p, (uint32_t)d, ranks_write, ranks);
    }
    for (int i = 0; i < ranks->n; i++)
        plan_night(&ranks->plans[i]);
}

static void plan_say(struct report *report, const struct plan *plan, int days)
{
    const double all = plan->ranks * plan->length;
    double most = 0;
    for (int r = 0; r < plan->ranks; r++)
        most = plan->bytes[r] > most ? plan->bytes[r] : most;
    report_line(report, "| %d | %s | **%.2f** | %.1f %% | %.2f %% | %.2f | %.1f %% | %.1f | %.0f | %.0f %% | "
                "%.3g | %.3g |\n", plan->ranks, placements[plan->placement], plan->useful / all,
        100 * plan->waiting / all, 100 * plan->network / all,
        plan->useful / (plan->ranks * plan->dense),
        plan->letters > 0 ? 100 * plan->away / plan->letters : 0,
        plan->messages / days / plan->ranks, plan->messages_most, 100 * plan->slowest_city / days,
        1e-9 * most, 1e-9 * plan->length * 365 / days);
}

/* The year of a land on every number of ranks, in every placement. Seconds of the year of the
 * first placement go to `year`. */
static int ranks_table(struct report *report, const char *name, const struct land *land,
                       const struct watched *m, int sorts, double place, double letter,
                       double *year)
{
    struct plan plans[N_RANKS * N_PLACEMENTS];
    struct ranks ranks = {.land = land, .plans = plans, .letter = letter};
    double *size = calloc(land->n, sizeof *size);
    const int step = report->rounds < 2 ? 5 : 1; /* --quick: one day in five */
    int days = 0;
    ALWAYS(size);
    for (uint32_t p = 0; p < land->communities; p++)
        size[p] = land_size(land, m, p);
    for (int r = 0; r < sorts; r++)
        for (int k = 0; k < (r ? N_PLACEMENTS : 1); k++)
            plan_init(&plans[ranks.n++], land, size, ranks_of[r], (enum placement)k, m);
    for (int d = 0; d < m->days; d += step, days++)
        ranks_day(&ranks, m, size, d, place);
    report_line(report, "| ranks | placement | efficiency | waiting | network | efficiency, everybody writes "
                "to everybody | letters to other ranks | messages a rank and day | most | slowest is "
                "the largest city's | largest rank, GB | a year, s |\n"
                "|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    for (int i = 0; i < ranks.n; i++) {
        plan_say(report, &plans[i], days);
        if (plans[i].placement == BY_CITY)
            for (int r = 0; r < sorts; r++)
                if (ranks_of[r] == plans[i].ranks)
                    year[r] = 1e-9 * plans[i].length * 365 / days;
    }
    double mean = 0, most = 0;
    const uint32_t largest = land->under[land->communities + land->streets];
    for (int d = 0; d < m->days; d++) {
        mean += m->city[d] * largest / m->days;
        most = m->city[d] * largest > most ? m->city[d] * largest : most;
    }
    report_line(report, "\n%u communities, %u street offices, %u cities, the largest of %u communities; "
                "%.0f letters a day (%.1f MB). The largest city's own day, which no placement divides, "
                "takes %.1f ms, and %.0f ms on its longest.\n", land->communities, land->streets, land->cities,
        largest, plans[0].letters / days, 1e-6 * sizeof(struct letter) * plans[0].letters / days,
        1e-6 * mean, 1e-6 * most);
    for (int i = 0; i < ranks.n; i++)
        plan_free(&plans[i]);
    free(size);
    return report_end(report, name);
}

/* ---- the plan ---- */

static int plan_table(struct report *report, const struct watched *m, const struct land *province,
                      const struct land *country, const double *one, const double *all)
{
    const struct land *lands[2] = {province, country};
    const double *years[2] = {one, all};
    double v[2];
    report_line(report, "| a year | province | country |\n|---|---:|---:|\n");
#define ROW(what, format, value)                                                                \
    do {                                                                                        \
        for (int i = 0; i < 2; i++) {                                                           \
            const struct land *land = lands[i];                                                 \
            const double *year = years[i];                                                      \
            (void)land, (void)year;                                                             \
            v[i] = (value);                                                                     \
        }                                                                                       \
        report_line(report, "| %s | " format " | " format " |\n", what, v[0], v[1]);                    \
    } while (0)
    double mail = 0;
    for (int i = 0; i < N_SORTS; i++)
        for (int k = 0; k < N_SORTS; k++)
            if (i == SORT_COMMUNITY || k == SORT_COMMUNITY)
                mail += m->mail[i][k];
    ROW("urban residents, million", "%.0f", 1e-6 * m->residents * land->communities);
    ROW("communities", "%.0f", land->communities);
    ROW("places in all", "%.0f", land->n);
    ROW("events, million", "%.0f", 365e-6 * m->events * land->communities);
    ROW("one thread, s", "%.0f", year[0]);
    ROW("8 ranks, s", "%.3g", year[1]);
    ROW("64 ranks, s", "%.3g", year[2]);
    ROW("512 ranks, s", "%.3g", year[3]);
    ROW("every city a run of its own, on one thread each: the largest, s", "%.3g",
        365e-9 * m->community * land->under[land->communities + land->streets]);
    ROW("state, GB", "%.3g", 1e-9 * m->bytes * land->communities);
    ROW("records of a year by month in memory, GB", "%.3g", 1e-9 * m->record * land->communities);
    ROW("the same by day, GB", "%.3g", 365 / 12e9 * m->record * land->communities);
    ROW("letters a day, thousand", "%.3g", 1e-3 * mail * land->communities);
    ROW("letters a day, MB", "%.3g", 1e-6 * sizeof(struct letter) * mail * land->communities);
    report_line(report, "\nA community of %.0f residents: %.1f events a day, %.1f us a day, %.2f MB of state, "
                "%.0f kB of records a year, %.2f letters a day.\n", m->residents, m->events,
        1e-3 * m->community, 1e-6 * m->bytes, 1e-3 * m->record, mail);
    return report_end(report, "plan");
}

/* Watch the real city: communities as large as the country's are. */
static void watch(struct watched *m)
{
    static struct probe probe;
    struct scenario scenario = {0};
    struct arm arm;
    probe_city(&scenario, 353, "2747", "1 year"); /* 7,692 residents: 900 million in 117,000 */
    ALWAYS(arm_init(&arm, &scenario, NULL) == 0);
    probe_init(&probe, &arm, 1, false);
    ALWAYS(world_run(&probe.world, 1, NULL) == 0);
    watched_init(m, &probe);
    probe_free(&probe);
    arm_free(&arm);
    scenario_free(&scenario);
}

int main(int argc, char **argv)
{
    static struct report report;
    static struct watched watched;
    struct land country, province;
    double place, letter, year[N_RANKS], province_year[N_RANKS] = {0};
    int status = report_begin(&report, argc, argv);
    if (status)
        return status;
    land_init(&country, COMMUNITIES, STREETS, CITIES, LARGEST);
    land_init(&province, P_COMMUNITIES, P_STREETS, P_CITIES, P_LARGEST);
    watch(&watched);
    if (!(status = country_table(&report, &country, &watched, &place, &letter)) &&
        !(status = ranks_table(&report, "ranks", &country, &watched, N_RANKS, place, letter,
                               year)) &&
        !(status = ranks_table(&report, "province", &province, &watched, N_RANKS - 1, place,
                               letter, province_year)))
        status = plan_table(&report, &watched, &province, &country, province_year, year);
    watched_free(&watched);
    land_free(&country);
    land_free(&province);
    return status;
}
