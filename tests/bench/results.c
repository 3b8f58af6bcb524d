/* results.c - what a run pays for its result, for what is kept meanwhile, and for saying how far
 * it is, as a share of the processor's time it takes. One line a run; no reference.
 */
#include <unistd.h>

#include "cli/head.h"
#include "cli/keep.h"
#include "cli/load.h"
#include "cli/progress.h"
#include "models/arm.h"
#include "tests/bench/measure.h"

struct paid {
    double run, layout, put, kept, told; /* seconds of the processor */
};

static double processor(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Since the last time it was asked. */
static double spent(double *since)
{
    const double now = processor(), spent = now - *since;
    *since = now;
    return spent;
}

/* By the same steps as a job's. One replicate is run, and stands for all of them. */
static struct paid pay(const char *sample, const char *length, const char *replicates,
                       const char *path)
{
    const struct setting settings[] = {{"city.sample", sample}, {"run.length", length},
                                       {"run.burn_in", "0"}, {"run.replicates", replicates}};
    static const struct ui silent = {.lang = LANG_EN, .quiet = true, .threads = 1};
    static const struct ui loud = {.lang = LANG_EN, .threads = 1};
    const char *digest = "00000000000000000000000000000000";
    struct scenario scenario = {0};
    struct faults faults = {0};
    struct arm arm = {0};
    struct arm_facts facts;
    struct record record;
    struct head head = {0};
    struct keep keep = {0};
    struct store *store = NULL;
    struct digest hash;
    struct paid paid;
    ALWAYS(load_scenario(&scenario, "hefei-2009", settings, 4, &silent, &faults) == 0);
    ALWAYS(arm_init(&arm, &scenario, NULL) == 0 && digest_init(&hash, NULL) == 0);
    double since = processor();
    ALWAYS(arm_run(&arm, 1, 1, NULL, &record, &facts, NULL) == 0);
    paid.run = spent(&since) * scenario.run.replicates;
    ALWAYS(head_init(&head, &arm, NULL) == 0);
    ALWAYS(store_create(&store, path, true, &head.store, NULL) == 0);
    paid.layout = spent(&since);
    ALWAYS(keep_open(&keep, path, &scenario, &silent, NULL) == 0);
    paid.kept = spent(&since);
    paid.put = 0;
    for (record.replicate = 1; record.replicate <= scenario.run.replicates; record.replicate++) {
        ALWAYS(keep_put(&keep, &record, NULL) == 0);
        paid.kept += spent(&since);
        record_digest(&record, &hash);
        ALWAYS(store_put(store, &record, NULL) == 0);
        paid.put += spent(&since);
    }
    ALWAYS(keep_safe(&keep, NULL) == 0);
    paid.kept += spent(&since);
    ALWAYS(store_publish(store, digest, digest, digest, NULL) == 0);
    paid.put += spent(&since);
    ALWAYS(keep_clear(&keep, NULL) == 0);
    paid.kept += spent(&since);
    const day days = arm.periods.end - arm.periods.begin;
    struct progress progress = {0};
    struct progress_part part = {.progress = &progress};
    progress_begin(&progress, &loud, (struct words){"", "bench"}, days);
    for (day today = 0; today < days; today++)
        progress_told(&part, today, (uint64_t)today);
    progress_end(&progress);
    paid.told = spent(&since);
    store_free(store);
    keep_free(&keep);
    head_free(&head);
    digest_free(&hash);
    record_free(&record);
    arm_free(&arm);
    scenario_free(&scenario);
    unlink(path);
    return paid;
}

static void tell(struct report *report, const char *sample, const char *length,
                 const char *replicates, const char *what)
{
    char line[256], path[256];
    snprintf(path, sizeof path, "%s/shequ-bench-%ld.h5",
             getenv("SCRATCH") ? getenv("SCRATCH") : ".", (long)getpid());
    const struct paid paid = pay(sample, length, replicates, path);
    snprintf(line, sizeof line, "| %s | %.2f | %.2f | %.2f | %.4f | **%.1f %%** | %.3f | %.1f %% |\n", what,
             paid.run, paid.layout, paid.put, paid.told,
             100 * (paid.layout + paid.put + paid.told) / paid.run, paid.kept,
             100 * paid.kept / paid.run);
    report_say(report, line);
}

int main(int argc, char **argv)
{
    static struct report report;
    int status = report_begin(&report, argc, argv);
    if (status)
        return status;
    report_say(&report, "| one thread | days, s | laying the file out, s | rows and "
                        "naming, s | saying how far, s | share of these | keeping, s | share |\n"
                        "|---|---:|---:|---:|---:|---:|---:|---:|\n");
    tell(&report, "3", "1 year", "1", "hefei-2009, sample, 1 year");
    tell(&report, "3", "7 years", "1", "hefei-2009, sample, 7 years");
    tell(&report, "3", "7 years", "20", "hefei-2009, sample, 7 years, 20 replicates");
    tell(&report, "all", "1 year", "1", "hefei-2009, whole city, 1 year");
    if (report.rounds > 1) /* a minute */
        tell(&report, "all", "10 years", "1", "hefei-2009, whole city, 10 years");
    return report_end(&report, "results");
}
