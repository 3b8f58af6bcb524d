/* queueing.c - the engine's inner parts, each beside the same thing by hand: one queue with
 * one server, draws, planning and cancelling, ledgers, trust. */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include "models/exchanges/trust.h"
#include "sim/sample.h"
#include "sim/window.h"
#include "tests/bench/measure.h"
#include "tests/bench/pool.h"
#include "tests/bench/queue_byhand.h"
#include "tests/bench/slots_byhand.h"

static volatile double sink;

/* ---- M/M/1: a million customers at load 0.9 ---- */

enum { CUSTOMERS = 1000000, MEAN_SERVICE = 1000000 }; /* microseconds */

struct counter {
    struct pool pool;
    struct queue_byhand queue; /* the reference */
    struct slots_queue slots;  /* the other */
};

/* 9 are present in the mean; a million customers leave an error below 1. */
static bool plausible(uint64_t area, instant end)
{
    double present = (double)area / (double)end;
    return present > 7.5 && present < 10.5;
}

static double queue_ours(void *context, struct watch *watch)
{
    struct pool pool = ((const struct counter *)context)->pool;
    struct lp lp = {0};
    ALWAYS(lp_init(&lp, 0, 64, 0, NULL) == 0);
    struct window window = {.model = &pool_model, .world = &pool, .lps = &lp, .n = 1};
    watch_start(watch);
    pool_next(&pool, &lp);
    ALWAYS(window_run(&window, 20, 1, NULL) == 0);
    watch_stop(watch);
    ALWAYS(lp.events == 2 * CUSTOMERS && plausible(pool.area, pool.since));
    lp_free(&lp);
    return 2 * CUSTOMERS;
}

static double queue_heap(void *context, struct watch *watch)
{
    struct queue_byhand *queue = &((struct counter *)context)->queue;
    watch_start(watch);
    queue_run_byhand(queue);
    watch_stop(watch);
    ALWAYS(queue->left == CUSTOMERS && plausible(queue->area, (instant)queue->end));
    return 2 * CUSTOMERS;
}

static double queue_slots(void *context, struct watch *watch)
{
    struct slots_queue queue = ((const struct counter *)context)->slots;
    watch_start(watch);
    slots_run_byhand(&queue);
    watch_stop(watch);
    ALWAYS(queue.left == CUSTOMERS && plausible(queue.area, (instant)queue.since));
    return 2 * CUSTOMERS;
}

/* ---- draws ---- */

enum { DRAWS = 2000000 };

static double draw_uniform_ours(void *context, struct watch *watch)
{
    const struct counter *c = context;
    double sum = 0;
    watch_start(watch);
    for (uint32_t i = 0; i < DRAWS; i++) {
        struct draw draw = draw_at(&c->pool.chance, 3, i, 0);
        sum += draw_uniform(&draw);
    }
    watch_stop(watch);
    sink = sum;
    return DRAWS;
}

static double draw_uniform_byhand(void *context, struct watch *watch)
{
    const struct counter *c = context;
    double sum = 0;
    watch_start(watch);
    for (uint32_t i = 0; i < DRAWS; i++)
        sum += byhand_uniform(byhand_philox(i, 3, c->pool.chance.key).half[0]);
    watch_stop(watch);
    sink = sum;
    return DRAWS;
}

static double draw_exponential_ours(void *context, struct watch *watch)
{
    const struct counter *c = context;
    double sum = 0;
    watch_start(watch);
    for (uint32_t i = 0; i < DRAWS; i++) {
        struct draw draw = draw_at(&c->pool.chance, 4, i, 0);
        sum += sample_exponential(&draw);
    }
    watch_stop(watch);
    sink = sum;
    return DRAWS;
}

static double draw_exponential_gsl(void *context, struct watch *watch)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    double sum = 0;
    (void)context;
    watch_start(watch);
    for (uint32_t i = 0; i < DRAWS; i++)
        sum += gsl_ran_exponential(rng, 1);
    watch_stop(watch);
    sink = sum;
    gsl_rng_free(rng);
    return DRAWS;
}

static double draw_normal_ours(void *context, struct watch *watch)
{
    const struct counter *c = context;
    double sum = 0;
    watch_start(watch);
    for (uint32_t i = 0; i < DRAWS; i++) {
        struct draw draw = draw_at(&c->pool.chance, 5, i, 0);
        sum += sample_normal(&draw);
    }
    watch_stop(watch);
    sink = sum;
    return DRAWS;
}

static double draw_normal_gsl(void *context, struct watch *watch)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    double sum = 0;
    (void)context;
    watch_start(watch);
    for (uint32_t i = 0; i < DRAWS; i++)
        sum += gsl_ran_gaussian_ziggurat(rng, 1);
    watch_stop(watch);
    sink = sum;
    gsl_rng_free(rng);
    return DRAWS;
}

/* ---- planning and cancelling: 10,000 pending, one of them moved to another day ---- */

enum { PENDING = 10000, MOVES = 1000000 };

static double plan_ours(void *context, struct watch *watch)
{
    struct queue queue = {0};
    struct handle *handle = malloc(PENDING * sizeof *handle);
    struct stream_byhand stream = {.key = 5};
    (void)context;
    ALWAYS(handle && queue_init(&queue, 2 * PENDING + 64, 0, NULL) == 0);
    for (uint32_t i = 0; i < PENDING; i++)
        handle[i] = queue_plan(&queue, (instant)(byhand_bits(&stream) % (uint64_t)(30 * DAY)),
                               PHASE_PEOPLE, 0, i, 0);
    watch_start(watch);
    for (uint32_t n = 0; n < MOVES; n++) {
        uint64_t bits = byhand_bits(&stream);
        uint32_t i = (uint32_t)(bits >> 40) % PENDING;
        ALWAYS(queue_cancel(&queue, handle[i]));
        handle[i] = queue_plan(&queue, (instant)((bits << 24 >> 24) % (uint64_t)(30 * DAY)),
                               PHASE_PEOPLE, 0, i, 0);
    }
    watch_stop(watch);
    queue_free(&queue);
    free(handle);
    return MOVES;
}

/* A 4-ary heap that knows where each event stands: what cancels without marking. */
static void place_at(uint64_t *time, uint32_t *who, uint32_t *where, uint32_t i, uint64_t t,
                     uint32_t w)
{
    time[i] = t;
    who[i] = w;
    where[w] = i;
}

static void sift(uint64_t *time, uint32_t *who, uint32_t *where, uint32_t i, uint64_t t,
                 uint32_t w)
{
    for (; i && t < time[(i - 1) / 4]; i = (i - 1) / 4)
        place_at(time, who, where, i, time[(i - 1) / 4], who[(i - 1) / 4]);
    for (uint32_t child; (child = 4 * i + 1) < PENDING;) {
        uint32_t best = child;
        for (uint32_t k = child + 1; k < child + 4 && k < PENDING; k++)
            best = time[k] < time[best] ? k : best;
        if (time[best] >= t)
            break;
        place_at(time, who, where, i, time[best], who[best]);
        i = best;
    }
    place_at(time, who, where, i, t, w);
}

static double plan_byhand(void *context, struct watch *watch)
{
    static uint64_t time[PENDING];
    static uint32_t who[PENDING], where[PENDING];
    struct stream_byhand stream = {.key = 5};
    (void)context;
    for (uint32_t i = 0; i < PENDING; i++) /* equal times: a heap already */
        place_at(time, who, where, i, 0, i);
    for (uint32_t i = PENDING; i-- > 0;)
        sift(time, who, where, where[i], byhand_bits(&stream) % (uint64_t)(30 * DAY), i);
    watch_start(watch);
    for (uint32_t n = 0; n < MOVES; n++) {
        uint64_t bits = byhand_bits(&stream);
        uint32_t i = (uint32_t)(bits >> 40) % PENDING;
        sift(time, who, where, where[i], (bits << 24 >> 24) % (uint64_t)(30 * DAY), i);
    }
    watch_stop(watch);
    sink = (double)time[0];
    return MOVES;
}

/* ---- ledger and trust ---- */

enum { POSTINGS = 20000000, READS = 10000000, HEADS = 20000 };

static double ledger_ours(void *context, struct watch *watch)
{
    int64_t balance[8] = {0}, flow[8] = {0};
    struct ledger ledger = {8, 8, balance, flow};
    (void)context;
    watch_start(watch);
    for (uint32_t i = 0; i < POSTINGS; i++)
        ledger_post(&ledger, (int)(i & 3), 4 + (int)(i >> 2 & 3), (int)(i >> 4 & 7), i);
    watch_stop(watch);
    ALWAYS(ledger_sum(&ledger) == 0);
    sink = (double)flow[3];
    return POSTINGS;
}

static double ledger_byhand(void *context, struct watch *watch)
{
    volatile int64_t from[4] = {0}, to[4] = {0}, flow[8] = {0}; /* stored, as a ledger is */
    (void)context;
    watch_start(watch);
    for (uint32_t i = 0; i < POSTINGS; i++) {
        from[i & 3] -= i;
        to[i >> 2 & 3] += i;
        flow[i >> 4 & 7] += i;
    }
    watch_stop(watch);
    sink = (double)(flow[3] + from[1] + to[1]);
    return POSTINGS;
}

struct believers {
    struct trusts trusts;
    struct stock_table stocks;
    struct parameters given;
    struct chance chance;
    double written[HEADS], stamp[HEADS];
    /* what a sweep by hand goes through */
    uint8_t group[HEADS];
    float level[HEADS];
    uint16_t since[HEADS];
    double faded[401]; /* e^-(rate x days) */
};

static void believers_init(struct believers *b)
{
    struct stream_byhand stream = {.key = 9};
    stock_table_init(&b->stocks);
    b->chance = chance_under(5, 5);
    b->given.mechanisms.trust = MECHANISM_ON;
    b->given.mechanisms.erosion = MECHANISM_ON;
    b->given.trust.drift = 0.1;
    b->given.trust.gain = 0.02;
    b->given.trust.loss = 0.06;
    b->given.trust.spill = 0.3;
    b->given.trust.tolerance = 0.1;
    b->given.trust.expectation_gain = 0.05;
    b->given.trust.noise = 0.05;
    ALWAYS(trusts_init(&b->trusts, HEADS, &b->given, &b->stocks, NULL) == 0);
    for (uint32_t r = 0; r < HEADS; r++) {
        int64_t start = (int64_t)(byhand_bits(&stream) % MILLION);
        trust_enter(&b->trusts, r, (int)(r % N_GROUPS),
                    (int64_t[N_INSTITUTIONS]){start, start, start, start, start}, start);
        b->written[r] = 1e-6 * (double)start;
        if (r % 64 == 0)
            trusts_close_day(&b->trusts);
        b->stamp[r] = r / 64;
        b->group[r] = (uint8_t)(r % N_GROUPS);
        b->level[r] = (float)b->written[r];
        b->since[r] = (uint16_t)(r / 64);
    }
    for (int days = 0; days <= 400; days++)
        b->faded[days] = exp(days * (-0.1 / 365.25));
}

static double trust_read_ours(void *context, struct watch *watch)
{
    const struct believers *b = context;
    int64_t sum = 0;
    watch_start(watch);
    for (uint32_t i = 0, r = 0; i < READS; i++, r = r + 1 == HEADS ? 0 : r + 1)
        sum += trust_read(&b->trusts, r, TRUST_COMMITTEE);
    watch_stop(watch);
    sink = (double)sum;
    return READS;
}

static double trust_read_byhand(void *context, struct watch *watch)
{
    const struct believers *b = context;
    double sum = 0;
    watch_start(watch);
    for (uint32_t i = 0, r = 0; i < READS; i++, r = r + 1 == HEADS ? 0 : r + 1)
        sum += 0.5 + (b->written[r] - 0.5) * exp((b->stamp[r] - 400) * (0.1 / 365.25));
    watch_stop(watch);
    sink = sum;
    return READS;
}

/* What a month's end does with it: trust of all, summed by group. */
static double trust_sweep_ours(void *context, struct watch *watch)
{
    const struct believers *b = context;
    int64_t sums[N_GROUPS], sum = 0;
    watch_start(watch);
    for (uint32_t i = 0; i < READS; i += HEADS) {
        trusts_stand(&b->trusts, b->group, TRUST_COMMITTEE, sums);
        sum += sums[i / HEADS % N_GROUPS];
    }
    watch_stop(watch);
    sink = (double)sum;
    return READS;
}

static double trust_sweep_byhand(void *context, struct watch *watch)
{
    const struct believers *b = context;
    double sum = 0;
    watch_start(watch);
    for (uint32_t i = 0; i < READS; i += HEADS) {
        double sums[N_GROUPS] = {0};
        __asm__ volatile("" : : "r"(b) : "memory"); /* each time anew */
        for (uint32_t r = 0; r < HEADS; r++)
            sums[b->group[r]] += 0.5 + ((double)b->level[r] - 0.5) * b->faded[400 - b->since[r]];
        sum += sums[i / HEADS % N_GROUPS];
    }
    watch_stop(watch);
    sink = sum;
    return READS;
}

static double trust_experience_ours(void *context, struct watch *watch)
{
    struct believers *b = context;
    uint32_t good = 0;
    watch_start(watch);
    for (uint32_t i = 0; i < DRAWS; i++) {
        struct draw draw = draw_at(&b->chance, 6, i, 0);
        uint32_t r = (uint32_t)((uint64_t)i * 7919 % HEADS);
        good += trust_experience(&b->trusts, r, (int)(r % N_GROUPS), TRUST_COMMITTEE, 520000, i % 16 == 0, &draw);
    }
    watch_stop(watch);
    sink = good;
    return DRAWS;
}

int main(int argc, char **argv)
{
    static struct report report;
    static struct counter counter, logarithm, addressed;
    static struct believers believers;
    int status = report_begin(&report, argc, argv);
    if (status)
        return status;
    counter.pool = (struct pool){.chance = chance_under(3, 4), .servers = 1,
                                 .customers = CUSTOMERS, .service = MEAN_SERVICE};
    counter.queue = (struct queue_byhand){.customers = CUSTOMERS, .service = MEAN_SERVICE,
                                          .gap = MEAN_SERVICE / 0.9,
                                          .key = counter.pool.chance.key};
    ziggurat_init(&counter.queue.ziggurat);
    counter.slots = (struct slots_queue){.customers = CUSTOMERS, .service = MEAN_SERVICE,
                                         .gap = MEAN_SERVICE / 0.9, .stream.key = 7,
                                         .ziggurat = counter.queue.ziggurat};
    logarithm = addressed = counter;
    logarithm.queue.law = BY_LOGARITHM;
    addressed.queue.law = AT_ADDRESSES;
    believers_init(&believers);
    report_head(&report, "ns");
    const struct row rows[] = {
        {"M/M/1, an event: window, addressed draws, inverse exponential",
         "4-ary heap, Philox stream, ziggurat", queue_ours, queue_heap, &counter, &counter, 0, 0},
        {"the same", "4-ary heap, Philox stream, inverse by libm", queue_ours, queue_heap,
         &counter, &logarithm, 0, 0},
        {"the same", "4-ary heap, Philox at addresses, inverse by libm", queue_ours, queue_heap,
         &counter, &addressed, 0, 0},
        {"the same", "4-ary heap with slots and handlers, Philox stream, ziggurat", queue_ours,
         queue_slots, &counter, &counter, 0, 0},
        {"uniform at an address", "the bare Philox block", draw_uniform_ours, draw_uniform_byhand,
         &counter, &counter, 0, 0},
        {"exponential at an address", "GSL, mt19937", draw_exponential_ours, draw_exponential_gsl,
         &counter, NULL, 0, 0},
        {"normal at an address", "GSL, mt19937, ziggurat", draw_normal_ours, draw_normal_gsl,
         &counter, NULL, 0, 0},
        {"cancel and plan, 10,000 pending", "4-ary heap with places, keys moved", plan_ours,
         plan_byhand, NULL, NULL, 0, 0},
        {"posting to a ledger", "three additions to memory", ledger_ours, ledger_byhand, NULL,
         NULL, 0, 0},
        {"reading a trust that drifts", "exp() of libm in floating point", trust_read_ours,
         trust_read_byhand, &believers, &believers, 0, 0},
        {"a sweep over the trust of all, by group", "a plain loop, floating point, a table of days",
         trust_sweep_ours, trust_sweep_byhand, &believers, &believers, 0, 0},
        {"an experience, draw and postings", NULL, trust_experience_ours, NULL, &believers, NULL,
         0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        report_row(&report, &rows[i]);
    trusts_free(&believers.trusts);
    return report_end(&report, "queueing");
}
