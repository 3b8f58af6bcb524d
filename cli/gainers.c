/* gainers.c - see gainers.h. */
#include "cli/gainers.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/metrics.h"

/* What is always told by group, where the files have it. */
static const char *const usual[] = {"service_failure", "need_wait", "trust_committee",
                                    "participation"};

struct reader {
    struct gainers *gainers;
    const struct comparison *comparison;
    int variant;
    size_t first; /* period */
    struct resample_plan plan;
    struct fault *fault;
};

static const char *member(const struct result_array *texts, size_t i)
{
    return texts->texts && i < texts->about.cells ? texts->texts[i] : "";
}

/* Every member of /groups or /communities, for one metric. */
static int read_members(struct reader *reader, const char *group, const struct metric *metric,
                        const char *zh_path, const char *en_path)
{
    struct result *const results[2] = {reader->comparison->side[0].result[BATCH_FIXED],
                                       reader->comparison->side[reader->variant].result[BATCH_FIXED]};
    struct series series[2] = {{0}, {0}};
    struct result_array zh = {0}, en = {0};
    const size_t n = reader->comparison->done;
    double *values = calloc(2 * n + 1, sizeof *values);
    int status = values ? 0 : fault_memory(reader->fault, 2 * n * sizeof *values);
    for (int s = 0; s < 2 && !status; s++)
        status = series_read(results[s], group, metric->name, &series[s], reader->fault);
    if (!status && !(status = result_array(results[0], zh_path, &zh, reader->fault)))
        status = result_array(results[0], en_path, &en, reader->fault);
    const size_t members = series[0].members;
    struct gainer *more =
        status ? NULL
               : realloc(reader->gainers->gainer,
                         (reader->gainers->n + members + 1) * sizeof *more);
    if (!status && !more)
        status = fault_memory(reader->fault, members * sizeof *more);
    if (more)
        reader->gainers->gainer = more;
    for (size_t m = 0; m < members && !status; m++) {
        struct gainer *gainer = &reader->gainers->gainer[reader->gainers->n];
        *gainer = (struct gainer){.metric = metric, .community = !strcmp(group, "/communities")};
        snprintf(gainer->zh, GAINER_NAME, "%s", member(&zh, m));
        snprintf(gainer->en, GAINER_NAME, "%s", member(&en, m));
        for (int s = 0; s < 2; s++)
            for (size_t r = 0; r < n; r++)
                values[(size_t)s * n + r] =
                    r < series[s].n && m < series[s].members
                        ? series_mean(&series[s], r, m, reader->first, series[s].times)
                        : NAN;
        status = paired_compare(values, values + n, n, 0.95, &reader->plan, &gainer->effect,
                                reader->fault);
        if (!status && gainer->effect.n > 1)
            reader->gainers->n++;
    }
    for (int s = 0; s < 2; s++)
        series_free(&series[s]);
    result_array_free(&zh);
    result_array_free(&en);
    free(values);
    return status;
}

static int by_group(const struct comparison *comparison, int variant, const char *metric,
                    bool *has, struct fault *fault)
{
    char path[160];
    snprintf(path, sizeof path, "/groups/%s", metric);
    return results_have(comparison->side[0].result[BATCH_FIXED],
                        comparison->side[variant].result[BATCH_FIXED], path, has, fault);
}

static bool is_usual(const char *name)
{
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (!strcmp(usual[i], name))
            return true;
    return false;
}

int gainers_read(struct gainers *gainers, const struct comparison *comparison, int variant,
                 const struct effects *effects, struct fault *fault)
{
    struct reader reader = {.gainers = gainers, .comparison = comparison, .variant = variant,
                            .first = effects->first, .fault = fault};
    int status = 0;
    *gainers = (struct gainers){0};
    for (size_t i = 0; i < effects->n && !status; i++) {
        const struct effect *effect = &effects->effect[i];
        bool grouped = false;
        if (effect->declared || is_usual(effect->metric->name))
            status = by_group(comparison, variant, effect->metric->name, &grouped, fault);
        if (!status && grouped)
            status = read_members(&reader, "/groups", effect->metric,
                                  "/groups/resident_group_name_zh", "/groups/resident_group_name");
    }
    if (!status && effects->n)
        status = read_members(&reader, "/communities", effects->effect[0].metric,
                              "/communities/community_name", "/communities/community_name");
    resample_plan_free(&reader.plan);
    if (status)
        gainers_free(gainers);
    return status;
}

void gainers_free(struct gainers *gainers)
{
    free(gainers->gainer);
    *gainers = (struct gainers){0};
}
