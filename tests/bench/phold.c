/* phold.c - the usual benchmark of parallel simulators (Fujimoto 1990), on windows.
 *
 * N objects with one event each. An event draws where to go on (3 in 4 here, 1 in 4 at any
 * object) and when: lookahead + exponential, the lookahead a tenth of the mean. Ours: the
 * objects stand in 64 places, the lookahead is the day, and whoever goes to another place
 * goes by letter. By hand: bins by window, one bin sorted at a time by distribution, a bin
 * for each pair of threads. Both keep a total order in each window and give the same sums
 * on any number of threads.
 */
#ifdef _OPENMP
#include <omp.h>
#endif
#include <sched.h>
#include <stdatomic.h>

#include "tests/bench/byhand.h"
#include "tests/bench/hops.h"
#include "tests/bench/measure.h"
#include "tests/bench/peer.h"

enum { SLICES_BITS = 13, OBJECTS_MOST = 100000, WINDOWS_ROUND = 256 };

struct phold {
    struct hops hops;
    int threads, windows;
    bool inverse; /* the reference draws by the logarithm, as ours does */
    struct ziggurat ziggurat;
    uint64_t sum, sum_byhand; /* the same for any number of threads */
    double events;
};

/* ---- ours ---- */

static double phold_ours(void *context, struct watch *watch)
{
    struct phold *phold = context;
    struct lp lps[PLACES] = {0};
    struct window window = {.model = &hops_model, .world = &phold->hops, .lps = lps, .n = PLACES};
    uint64_t sum = 0;
    hops_begin(&phold->hops, lps);
    watch_start(watch);
    ALWAYS(window_run(&window, phold->windows, phold->threads, NULL) == 0);
    watch_stop(watch);
    for (uint32_t p = 0; p < PLACES; p++) {
        sum = random_mix2(sum, lps[p].trace);
        lp_free(&lps[p]);
    }
    ALWAYS(phold->sum == 0 || phold->sum == sum);
    phold->sum = sum;
    phold->events = (double)window_events(&window);
    return phold->events;
}

/* ---- by hand ---- */

struct hopper {
    uint64_t time; /* in 2^-32 of a window */
    uint32_t who, nth;
};

struct bin {
    struct hopper *at;
    uint32_t n, capacity;
};

static void bin_put(struct bin *bin, struct hopper h)
{
    if (bin->n == bin->capacity) {
        bin->capacity = bin->capacity ? 2 * bin->capacity : 64;
        bin->at = realloc(bin->at, bin->capacity * sizeof *bin->at);
        ALWAYS(bin->at);
    }
    bin->at[bin->n++] = h;
}

struct hand {
    struct phold *phold;
    struct bin *bins; /* [writer][owner][window % WINDOWS_ROUND] */
    atomic_uint arrived, turn;
    uint64_t sum, events;
};

static void hand_wait(struct hand *hand)
{
    const unsigned threads = (unsigned)hand->phold->threads;
    unsigned turn = atomic_load(&hand->turn);
    if (atomic_fetch_add(&hand->arrived, 1) + 1 == threads) {
        atomic_store(&hand->arrived, 0);
        atomic_fetch_add(&hand->turn, 1);
        return;
    }
    for (int spins = 0; atomic_load_explicit(&hand->turn, memory_order_acquire) == turn; spins++)
        if (spins > 4000)
            sched_yield();
}

static int hopper_before(struct hopper a, struct hopper b)
{
    return ((entry_number)a.time << 64 | a.who) < ((entry_number)b.time << 64 | b.who);
}

/* What all wrote for this window: into as many slices of time as there are hoppers, or half as
 * many, then by insertion. `bins` is a row of `writers`, WINDOWS_ROUND * stride apart. */
static uint32_t hoppers_sort(struct hopper *to, struct bin *bins, int writers, int stride,
                             uint32_t *ends)
{
    uint32_t n = 0;
    int bits = 4;
    for (int from = 0; from < writers; from++)
        n += bins[from * stride * WINDOWS_ROUND].n;
    while (bits < SLICES_BITS && UINT32_C(1) << bits < n)
        bits++;
    const int shift = 32 - bits;
    memset(ends, 0, sizeof *ends << bits);
    for (int from = 0; from < writers; from++) {
        const struct bin *bin = &bins[from * stride * WINDOWS_ROUND];
        for (uint32_t i = 0; i < bin->n; i++)
            ends[(uint32_t)bin->at[i].time >> shift]++;
    }
    for (uint32_t slice = 0, sum = 0; slice < UINT32_C(1) << bits; slice++) {
        const uint32_t here = ends[slice];
        ends[slice] = sum;
        sum += here;
    }
    for (int from = 0; from < writers; from++) {
        struct bin *bin = &bins[from * stride * WINDOWS_ROUND];
        for (uint32_t i = 0; i < bin->n; i++)
            to[ends[(uint32_t)bin->at[i].time >> shift]++] = bin->at[i];
        bin->n = 0;
    }
    for (uint32_t i = 1; i < n; i++) {
        const struct hopper h = to[i];
        uint32_t k = i;
        for (; k && hopper_before(h, to[k - 1]); k--)
            to[k] = to[k - 1];
        to[k] = h;
    }
    return n;
}

static double hop_length(const struct phold *phold, struct block block)
{
    const uint64_t bits = block.half[1];
    const int layer = (int)(bits & 255);
    struct stream_byhand more = {.key = block.half[0]};
    if (bits >> 11 < phold->ziggurat.sure[layer])
        return (double)(int64_t)(bits >> 11) * phold->ziggurat.width[layer];
    return ziggurat_slow(&phold->ziggurat, bits, &more);
}

static void hand_work(struct hand *hand, int me)
{
    struct phold *phold = hand->phold;
    const int threads = phold->threads;
    const uint32_t share = (phold->hops.objects + (uint32_t)threads - 1) / (uint32_t)threads;
    struct hopper *due = malloc(sizeof *due * phold->hops.objects);
    uint64_t sum = 0, events = 0;
    uint32_t *ends = malloc(sizeof *ends << SLICES_BITS);
    ALWAYS(due && ends);
    for (int w = 0; w < phold->windows; w++) {
        const uint32_t n = hoppers_sort(
            due, &hand->bins[me * WINDOWS_ROUND + w % WINDOWS_ROUND], threads, threads, ends);
        for (uint32_t i = 0; i < n; i++) {
            struct hopper h = due[i];
            if (i + 8 < n)
                __builtin_prefetch(&phold->hops.visits[due[i + 8].who]);
            struct block block = byhand_philox(h.who, phold->hops.visits[h.who]++, phold->hops.chance.key);
            const uint64_t bits = block.half[1];
            double x = phold->inverse ? -log(byhand_uniform(bits)) : hop_length(phold, block);
            sum += h.time ^ h.who;
            if (block.half[0] >> 62 == 0)
                h.who = (uint32_t)((block.half[0] & 0xffffffff) * phold->hops.objects >> 32);
            h.time += (UINT64_C(1) << 32) + (uint64_t)(9 * 0x1p32 * x);
            uint64_t window = h.time >> 32;
            if (window >= (uint64_t)w + WINDOWS_ROUND)
                window = (uint64_t)w + WINDOWS_ROUND - 1; /* once in 10^12 */
            bin_put(&hand->bins[(me * threads + (int)(h.who / share)) * WINDOWS_ROUND +
                                (int)(window % WINDOWS_ROUND)], h);
        }
        events += n;
        if (threads > 1)
            hand_wait(hand);
    }
    free(due);
    free(ends);
#ifdef _OPENMP
#pragma omp critical
#endif
    {
        hand->sum += sum;
        hand->events += events;
    }
}

static double phold_byhand(void *context, struct watch *watch)
{
    struct phold *phold = context;
    const size_t bins = (size_t)(phold->threads * phold->threads) * WINDOWS_ROUND;
    struct hand hand = {.phold = phold, .bins = calloc(bins, sizeof *hand.bins)};
    struct stream_byhand stream = {.key = 11};
    const uint32_t threads = (uint32_t)phold->threads;
    const uint32_t share = (phold->hops.objects + threads - 1) / threads;
    ALWAYS(hand.bins);
    memset(phold->hops.visits, 0, phold->hops.objects * sizeof *phold->hops.visits);
    for (uint32_t i = 0; i < phold->hops.objects; i++) {
        uint64_t time = (uint64_t)(10 * 0x1p32 * ziggurat_exponential(&phold->ziggurat, &stream));
        int owner = (int)(i / share);
        bin_put(&hand.bins[(owner * phold->threads + owner) * WINDOWS_ROUND + (int)(time >> 32)],
                (struct hopper){time, i, 0});
    }
    watch_start(watch);
#ifdef _OPENMP
#pragma omp parallel num_threads(phold->threads)
    hand_work(&hand, omp_get_thread_num());
#else
    hand_work(&hand, 0);
#endif
    watch_stop(watch);
    for (size_t b = 0; b < bins; b++)
        free(hand.bins[b].at);
    free(hand.bins);
    ALWAYS(phold->sum_byhand == 0 || phold->sum_byhand == hand.sum);
    phold->sum_byhand = hand.sum;
    return (double)hand.events;
}

/* ---- the window itself: empty days, and the post ---- */

enum { EMPTY_DAYS = 20000, POST_DAYS = 200, LETTERS = 100 };

struct post {
    struct chance chance;
    int threads;
};

static double empty_days(void *context, struct watch *watch)
{
    const struct post *post = context;
    struct lp lps[2] = {0};
    struct window window = {.model = &hops_model, .lps = lps, .n = 2};
    for (uint32_t p = 0; p < 2; p++)
        ALWAYS(lp_init(&lps[p], p, 8, 0, NULL) == 0);
    watch_start(watch);
    ALWAYS(window_run(&window, EMPTY_DAYS, post->threads, NULL) == 0);
    watch_stop(watch);
    for (uint32_t p = 0; p < 2; p++)
        lp_free(&lps[p]);
    return EMPTY_DAYS;
}

#ifdef _OPENMP
static double omp_barriers(void *context, struct watch *watch)
{
    const struct post *post = context;
    watch_start(watch);
#pragma omp parallel num_threads(post->threads)
    for (int i = 0; i < EMPTY_DAYS; i++) { /* three to a day */
#pragma omp barrier
#pragma omp barrier
#pragma omp barrier
    }
    watch_stop(watch);
    return EMPTY_DAYS;
}
#define BARRIERS omp_barriers
#else
#define BARRIERS NULL
#endif

static void write_letters(void *world, struct lp *lp)
{
    const struct post *post = world;
    struct draw draw = draw_at(&post->chance, 3, lp->index, (uint32_t)lp->today);
    for (uint32_t i = 0; i < LETTERS; i++)
        lp_send(lp, (uint32_t)(draw_bits(&draw) >> 40) % PLACES, 0, i, 0, 0);
}

static void throw_away(void *world, struct lp *lp, const struct letter *letter)
{
    (void)world;
    lp->trace += (uint64_t)letter->word[0];
}

static const struct model post_model = {.name = "post", .happenings = hops_happenings, .n_happenings = 1,
                                       .receive = throw_away, .morning = write_letters};

static double letters_ours(void *context, struct watch *watch)
{
    struct lp lps[PLACES] = {0};
    struct window window = {.model = &post_model, .world = context, .lps = lps, .n = PLACES};
    for (uint32_t p = 0; p < PLACES; p++)
        ALWAYS(lp_init(&lps[p], p, 8, 0, NULL) == 0);
    watch_start(watch);
    ALWAYS(window_run(&window, POST_DAYS, 1, NULL) == 0);
    watch_stop(watch);
    for (uint32_t p = 0; p < PLACES; p++)
        lp_free(&lps[p]);
    return (double)POST_DAYS * PLACES * LETTERS;
}

/* Counted, then put where they belong in one array: unchecked, and of 16 bytes. */
static double letters_byhand(void *context, struct watch *watch)
{
    static uint32_t to[PLACES * LETTERS];
    static struct { uint64_t from, word; } out[PLACES * LETTERS], in[PLACES * LETTERS];
    const struct post *post = context;
    uint64_t sum = 0;
    watch_start(watch);
    for (uint32_t today = 0; today < POST_DAYS; today++) {
        uint32_t begin[PLACES + 1] = {0}, n = 0;
        for (uint32_t p = 0; p < PLACES; p++) {
            struct stream_byhand stream = {.key = post->chance.key ^ p, .next = today * 64};
            for (uint32_t i = 0; i < LETTERS; i++, n++) {
                to[n] = (uint32_t)(byhand_bits(&stream) >> 40) % PLACES;
                out[n].from = p;
                out[n].word = i;
                begin[to[n] + 1]++;
            }
        }
        for (uint32_t p = 0; p < PLACES; p++)
            begin[p + 1] += begin[p];
        for (uint32_t i = 0; i < n; i++)
            in[begin[to[i]]++] = out[i];
        for (uint32_t i = 0; i < n; i++)
            sum += in[i].word;
    }
    watch_stop(watch);
    ALWAYS(sum == (uint64_t)POST_DAYS * PLACES * (LETTERS * (LETTERS - 1) / 2));
    return (double)POST_DAYS * PLACES * LETTERS;
}

int main(int argc, char **argv)
{
    static struct report report;
    static uint32_t visits[OBJECTS_MOST];
    static struct phold small, large, small_two, large_two, small_inverse, large_inverse;
    static struct post post = {.threads = 1}, two = {.threads = 2};
    int status = report_begin(&report, argc, argv);
    if (status)
        return status;
    small = (struct phold){.hops = {.chance = chance_under(1, 2), .objects = 10000, .visits = visits},
                           .threads = 1, .windows = 1000};
    ziggurat_init(&small.ziggurat);
    large = small;
    large.hops.objects = OBJECTS_MOST;
    large.windows = 200;
    post.chance = two.chance = chance_under(7, 8);
    small_two = small;
    large_two = large;
    small_inverse = small;
    large_inverse = large;
    small_inverse.inverse = large_inverse.inverse = true;
    small_two.threads = large_two.threads = 2;
    report_head(&report, "ns");
    const char *byhand = "windows, Philox, ziggurat";
    const char *inverse = "windows, Philox, inverse by libm";
    const struct row rows[] = {
        {"PHOLD, 10,000 objects, 1 thread", byhand, phold_ours, phold_byhand, &small, &small,
         false, 0},
        {"the same", inverse, phold_ours, phold_byhand, &small, &small_inverse, false, 0},
        {"PHOLD, 100,000 objects, 1 thread", byhand, phold_ours, phold_byhand, &large, &large,
         false, 0},
        {"the same", inverse, phold_ours, phold_byhand, &large, &large_inverse, false, 0},
        {"PHOLD, 10,000 objects, 2 threads (wall)", byhand, phold_ours, phold_byhand, &small_two,
         &small_two, true, 0},
        {"PHOLD, 100,000 objects, 2 threads (wall)", byhand, phold_ours, phold_byhand, &large_two,
         &large_two, true, 0},
        {"PHOLD, 100,000 objects, 2 threads (wall)", "ours, 1 thread (wall)", phold_ours,
         phold_ours, &large_two, &large, true, 0},
        {"PHOLD by hand, 100,000 objects, 2 threads (wall)", "by hand, 1 thread (wall)",
         phold_byhand, phold_byhand, &large_two, &large, true, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        report_row(&report, &rows[i]);
    report_peer(&report, "PHOLD, 10,000 objects, a hop", phold_ours, &small,
                PEER_SIMPY("phold 10000 100000"));
    report_peer(&report, "PHOLD, 10,000 objects, a hop", phold_ours, &small,
                PEER_NS3("phold 10000 1000000"));
    ALWAYS(small.sum == small_two.sum && large.sum == large_two.sum);
    ALWAYS(small.sum_byhand == small_two.sum_byhand && large.sum_byhand == large_two.sum_byhand);
    report_row(&report, &(struct row){"an empty day of two places, 1 thread", NULL, empty_days,
                                      NULL, &post, NULL, true, 0});
    report_row(&report, &(struct row){"an empty day of two places, 2 threads (wall)",
                                      "three barriers of OpenMP", empty_days, BARRIERS, &two,
                                      &two, true, 3});
    report_row(&report, &(struct row){"a letter, drawn, sent, sorted, received",
                                      "the same words sorted by counting", letters_ours,
                                      letters_byhand, &post, &post, false, 0});
    return report_end(&report, "phold");
}
