/* phold.c - the usual benchmark of parallel simulators (Fujimoto 1990), on windows.
 *
 * N objects with one event each. An event draws where to go on (3 in 4 here, 1 in 4 at any
 * object) and when: lookahead + exponential, the lookahead a tenth of the mean. Ours: the
 * objects stand in 64 places, the lookahead is the day, and whoever goes to another place
 * goes by letter. By hand: phold_byhand.h. Both give the same sums on any number of threads.
 */
#include "tests/bench/hops.h"
#include "tests/bench/measure.h"
#include "tests/bench/peer.h"
#include "tests/bench/phold_byhand.h"

enum { OBJECTS_MOST = 100000 };

struct phold {
    struct hops hops;
    int threads, windows;
    enum hand_way way; /* of the reference */
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

static double phold_byhand(void *context, struct watch *watch)
{
    struct phold *phold = context;
    struct hand hand = {.way = phold->way, .threads = phold->threads,
                        .objects = phold->hops.objects, .key = phold->hops.chance.key,
                        .ziggurat = &phold->ziggurat};
    hand_begin(&hand);
    watch_start(watch);
    hand_run(&hand, phold->windows);
    watch_stop(watch);
    hand_free(&hand);
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
    static struct phold small_each, large_each;
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
    small_inverse.way = large_inverse.way = HAND_ALL_INVERSE;
    small_each = small;
    large_each = large;
    small_each.way = large_each.way = HAND_EACH;
    small_two.threads = large_two.threads = 2;
    report_head(&report, "ns");
    const char *byhand = "windows, Philox, ziggurat";
    const char *inverse = "windows, Philox, inverse by libm";
    const char *each = "windows, Philox, ziggurat, in order for each object only";
    const struct row rows[] = {
        {"PHOLD, 10,000 objects, 1 thread", byhand, phold_ours, phold_byhand, &small, &small,
         false, 0},
        {"the same", inverse, phold_ours, phold_byhand, &small, &small_inverse, false, 0},
        {"the same", each, phold_ours, phold_byhand, &small, &small_each, false, 0},
        {"PHOLD, 100,000 objects, 1 thread", byhand, phold_ours, phold_byhand, &large, &large,
         false, 0},
        {"the same", inverse, phold_ours, phold_byhand, &large, &large_inverse, false, 0},
        {"the same", each, phold_ours, phold_byhand, &large, &large_each, false, 0},
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
    /* No object's hops come otherwise, so that no sum can tell. */
    ALWAYS(small.sum_byhand == small_each.sum_byhand && large.sum_byhand == large_each.sum_byhand);
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
