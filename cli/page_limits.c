/* page_limits.c - the assumptions of a comparison, by what they move.
 *
 * With some hundred numbers drawn and a few dozen draws the largest correlation is large by
 * chance alone (0.65 of 300 in 20). Only those are told that stand out from all of them:
 * Student's test of each, adjusted over all (Holm 1979).
 */
#include "cli/page.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/holm.h"
#include "analysis/moments.h"
#include "models/assumptions.h"
#include "models/json.h"

/* Correlation of a drawn number with the primary effect over the draws (Pearson); draws in
 * which the effect could not be measured are left out. */
static double influence(const double *drawn, size_t stride, const double *effect, size_t n)
{
    struct moments x = {0}, y = {0};
    double together = 0;
    for (size_t r = 0; r < n; r++) {
        if (isnan(effect[r]))
            continue;
        moments_add(&x, drawn[r * stride]);
        moments_add(&y, effect[r]);
    }
    for (size_t r = 0; r < n; r++)
        if (!isnan(effect[r]))
            together += (drawn[r * stride] - x.mean) * (effect[r] - y.mean);
    const double spread = sqrt(x.squares * y.squares);
    return spread > 0 ? together / spread : NAN;
}

/* Two-sided p of no correlation; NaN where there is none to be had. */
static double chance_of(double r, size_t n)
{
    if (isnan(r) || n < 3)
        return NAN;
    const double left = 1 - r * r, t = left > 0 ? fabs(r) * sqrt((double)(n - 2) / left) : INFINITY;
    return isinf(t) ? 0 : 2 * gsl_cdf_tdist_Q(t, (double)(n - 2));
}

#define STANDS_OUT 0.05 /* adjusted */

static void put_limit(struct json *json, const struct assumption *assumption,
                      const struct scenario *scenario, double r)
{
    const struct parameter *row = assumption->row;
    const bool calibrated = assumption->law == ASSUMPTION_POSTERIOR;
    double range[2] = {row->low, row->high};
    if (calibrated)
        assumption_reach(assumption, scenario, range);
    json_open(json, NULL, '{');
    json_text(json, "path", assumption->name);
    json_words(json, "label", row->label);
    json_text(json, "grade", grade_words[calibrated ? GRADE_CALIBRATED : row->grade].en);
    json_reals(json, "range", range, 2);
    json_real(json, "value", assumption_of(assumption, scenario));
    json_real(json, "influence", r);
    json_close(json, '}');
}

/* The primary outcome's drawn differences, [n]; NaN where one is missing. */
static int read_effect(const struct comparison *comparison, const struct effects *effects,
                       double *effect, struct fault *fault)
{
    int status = 0;
    for (int s = 0; s < 2 && !status; s++) {
        struct series series = {0};
        status = series_read(comparison->side[s].result[BATCH_DRAWN], "",
                             comparison->question.primary, &series, fault);
        for (size_t r = 0; !status && r < comparison->done; r++)
            effect[r] = series_mean(&series, r, 0, effects->first, series.times) -
                        (s ? effect[r] : 0);
        series_free(&series);
    }
    return status;
}

static int column_of(const struct result_array *names, const char *name)
{
    for (size_t i = 0; names->texts && i < names->about.cells; i++)
        if (!strcmp(names->texts[i], name))
            return (int)i;
    return -1;
}

int page_limits(struct json *json, const struct comparison *comparison,
                const struct effects *effects, struct fault *fault)
{
    struct result *result = comparison->side[1].result[BATCH_DRAWN];
    const struct scenario *scenario = &comparison->side[1].run[BATCH_DRAWN];
    struct result_array names = {0}, values = {0};
    if (!result)
        return 0;
    const int n = assumptions_list(scenario, NULL);
    struct assumption *list = calloc((size_t)n + 1, sizeof *list);
    double *effect = calloc(comparison->done + 1, sizeof *effect);
    double *r = calloc((size_t)n + 1, sizeof *r), *p = calloc((size_t)n + 1, sizeof *p);
    int status = list && effect && r && p ? 0 : fault_memory(fault, (size_t)n * sizeof *list);
    if (!status && !(status = result_array(result, "/rows/parameter", &names, fault)) &&
        !(status = result_array(result, "/rows/drawn", &values, fault)))
        status = read_effect(comparison, effects, effect, fault);
    const bool known = !status && values.reals && values.about.rank == 2 &&
                       values.about.n[0] >= comparison->done;
    if (!status)
        assumptions_list(scenario, list);
    for (int i = 0; i < n && !status; i++) {
        const int column = column_of(&names, list[i].name);
        r[i] = known && column >= 0 ? influence(values.reals + column, values.about.n[1], effect,
                                                comparison->done)
                                    : NAN;
        p[i] = chance_of(r[i], comparison->done);
    }
    if (!status)
        holm_adjust(p, (size_t)n, p);
    json_open(json, "limits", '[');
    for (int i = 0; i < n && !status; i++)
        put_limit(json, &list[i], scenario, p[i] < STANDS_OUT ? r[i] : NAN);
    json_close(json, ']');
    result_array_free(&names);
    result_array_free(&values);
    free(list);
    free(effect);
    free(r);
    free(p);
    return status;
}
