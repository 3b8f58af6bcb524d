/* pairing.c - what common random numbers are worth.
 *
 *   pairing [REPLICATES [REFORM[@INTENSITY]...]]
 *
 * For each reform, baseline and reform are run with the same replicates: Hefei 2009, three
 * street offices, two years of burn-in, 2009 to 2013, the reform from 2011 on, every
 * number at its default. For each metric the mean over the city and the months after the
 * beginning (sum of numerators / sum of denominators) gives the factor
 *
 *     (var baseline + var reform) / var (baseline - reform)
 *
 * by which pairing shortens the work. Independent arms give 1. `most` is the factor at a
 * correlation of 1: a reform that takes away what made replicates differ leaves nothing
 * to pair, whatever the draws. Prints a table, and ends with 1 when the median of a reform
 * is below 5. With 40 replicates a factor's relative
 * standard error is about a third.
 */
#include <math.h>

#include "sim/ensemble.h"
#include "tests/promises/arms.h"

enum { AFTER = 24, MOST = 400 };

static const char *const metrics[] = {"service_failure", "admin_share",     "paper_share",
                                      "need_wait",       "trust_committee", "burnout",
                                      "turnover",        "cost_per_resident"};
enum { N = sizeof metrics / sizeof metrics[0] };

static struct scenario hefei(void)
{
    struct scenario scenario = {.run = {.start = on(2009, 1, 1), .burn_in = 24, .length = 60,
                                        .record = RECORD_MONTH, .seed = 20091122,
                                        .replicates = 40, .calendar = CALENDAR_CIVIL},
                                .sample = 3};
    parameter_presets(&parameters_table, &scenario.parameters);
    scenario.parameters.work.dominance = 0.8;
    return scenario;
}

struct many {
    struct arm arm;
    double (*mean)[N]; /* [replicate] */
};

static int run_one(void *context, int slot, int threads, struct fault *fault)
{
    struct many *table = context;
    struct record record;
    struct arm_facts facts;
    int status = arm_run(&table->arm, (uint32_t)slot + 1, threads, NULL, &record, &facts, fault);
    for (int k = 0; k < N && !status; k++)
        table->mean[slot][k] = record_mean(&record, metrics[k], AFTER, record.shape.n_times);
    record_free(&record);
    return status;
}

static int take_one(void *context, int slot, struct fault *fault)
{
    (void)context;
    (void)slot;
    (void)fault;
    return 0;
}

static void run_all(struct scenario *scenario, int replicates, double (*mean)[N])
{
    struct many table = {.mean = mean};
    struct fault fault = {0};
    struct ensemble ensemble = {.n_slots = replicates, .threads = ensemble_threads(),
                                .context = &table, .run = run_one, .take = take_one};
    int status = arm_init(&table.arm, scenario, &fault);
    if (!status)
        status = ensemble_run(&ensemble, &fault);
    if (status) {
        fprintf(stderr, "%s\n", fault.en);
        exit(2);
    }
    arm_free(&table.arm);
}

static double variance(const double *x, int n)
{
    double mean = 0, sum = 0;
    for (int i = 0; i < n; i++)
        mean += x[i] / n;
    for (int i = 0; i < n; i++)
        sum += (x[i] - mean) * (x[i] - mean);
    return sum / (n - 1);
}

static int ascending(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static int compare(const char *name, const double (*base)[N], const double (*with)[N], int n)
{
    double factor[N], sorted[N];
    printf("%s, %d replicates\n  %-18s %10s %10s %10s %8s %8s %8s %6s %8s %8s\n", name, n, "",
           "baseline", "reform", "change", "sd base", "sd with", "sd diff", "corr", "factor",
           "most");
    for (int k = 0; k < N; k++) {
        double a[MOST], b[MOST], d[MOST], mean_a = 0, mean_b = 0;
        for (int i = 0; i < n; i++) {
            a[i] = base[i][k];
            b[i] = with[i][k];
            d[i] = b[i] - a[i];
            mean_a += a[i] / n;
            mean_b += b[i] / n;
        }
        double sd_a = sqrt(variance(a, n)), sd_b = sqrt(variance(b, n));
        double both = sd_a * sd_a + sd_b * sd_b, left = variance(d, n);
        factor[k] = sorted[k] = both / left;
        printf("  %-18s %10.4g %10.4g %10.3g %8.2g %8.2g %8.2g %6.2f %8.1f %8.1f\n", metrics[k],
               mean_a, mean_b, mean_b - mean_a, sd_a, sd_b, sqrt(left),
               (both - left) / (2 * sd_a * sd_b), factor[k],
               both / ((sd_a - sd_b) * (sd_a - sd_b)));
    }
    qsort(sorted, N, sizeof *sorted, ascending);
    double median = (sorted[(N - 1) / 2] + sorted[N / 2]) / 2;
    printf("  median %.1f\n", median);
    return !(median >= 5); /* a factor that is no number fails, too */
}

_Noreturn void bug(const char *file, int line, const char *what)
{
    fprintf(stderr, "bug: %s:%d: %s\n", file, line, what);
    exit(4);
}

int main(int argc, char **argv)
{
    static double base[MOST][N], with[MOST][N];
    int replicates = argc > 1 ? atoi(argv[1]) : 40, bad = 0;
    if (replicates < 2 || replicates > MOST) {
        fprintf(stderr, "pairing: 2 to %d replicates\n", MOST);
        return 2;
    }
    struct scenario scenario = hefei();
    run_all(&scenario, replicates, base);
    for (int r = 0; r < reform_count; r++) {
        const char *name = reform_catalogue[r]->name;
        double intensity = argc > 2 || !strcmp(name, "burden_relief") ? 0 : 1;
        for (int i = 2; i < argc; i++)
            if (!strncmp(argv[i], name, strcspn(argv[i], "@")))
                intensity = strchr(argv[i], '@') ? atof(strchr(argv[i], '@') + 1) : 1;
        if (intensity <= 0)
            continue;
        struct scenario_order order = order_of(reform_catalogue[r],
                                               given_presets(reform_catalogue[r]),
                                               on(2011, 1, 1), INT32_MAX);
        order.intensity = (int64_t)(intensity * DOSE_ONE + 0.5);
        scenario.orders = &order;
        scenario.n_orders = 1;
        run_all(&scenario, replicates, with);
        bad |= compare(name, (const double(*)[N])base, (const double(*)[N])with, replicates);
        free(order.given);
    }
    return bad;
}
