/* sensitivity.c - see sensitivity.h. */
#include "cli/sensitivity.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/moments.h"
#include "analysis/rank_correlation.h"
#include "cli/effects.h"

const char *const sensitivity_measures[N_SENSITIVITY_WAYS][SENSITIVITY_MEASURES + 1] = {
    [SENSITIVITY_SHARES] = {"total", "first"},
    [SENSITIVITY_SCREEN] = {"mu_star", "sigma", "mu"},
    [SENSITIVITY_RANKS] = {"partial"},
};
const char *const sensitivity_words[] = {
    [SENSITIVITY_MATTERS] = "matters",
    [SENSITIVITY_OPEN] = "open",
    [SENSITIVITY_SLIGHT] = "slight",
    [SENSITIVITY_UNKNOWN] = "unknown",
};
const char *const sensitivity_reasons[N_UNKNOWN] = {
    [KNOWN] = "",
    [UNKNOWN_FEW] = "few",
    [UNKNOWN_CONSTANT] = "constant",
    [UNKNOWN_RARE] = "rare",
    [UNKNOWN_COLLINEAR] = "collinear",
    [UNKNOWN_EXPLAINED] = "explained",
};

/* Below these a factor does not matter; assumed. 5 % of the variance; a correlation that leaves as
 * much unexplained as one of 4 % does; a tenth of the largest mu*. */
#define BOUND_TOTAL 0.05
#define BOUND_PARTIAL 0.2
#define BOUND_MU_STAR 0.1

/* ---- values by point ---- */

/* A subject's value of replicate r at point i stands at [i * stride + r]. */
static const double *values_of(const struct sensitivity *s,
                               const struct sensitivity_subject *subject, size_t *stride)
{
    const struct sweep_table *table = s->table;
    if (subject->effect) {
        *stride = (size_t)table->n_variants * table->replicates;
        return sweep_table_effects(table, subject->outcome, 0, subject->arm - 1);
    }
    *stride = (size_t)table->n_arms * table->replicates;
    return table->mean + (size_t)subject->outcome * sweep_table_runs(table) +
           sweep_table_run(table, 0, subject->arm, 0);
}

static void find_points(const struct sensitivity *s, struct sensitivity_subject *subject)
{
    size_t stride;
    const double *values = values_of(s, subject, &stride);
    struct moments moments = {0};
    for (size_t i = 0; i < s->columns.n; i++) {
        uint32_t there = 0;
        for (uint32_t r = 0; r < s->table->replicates; r++)
            there += isnan(values[i * stride + r]) ? 0 : 1;
        subject->point[i] = sweep_table_average(values + i * stride, s->table->replicates);
        subject->missing += !there;
        subject->thin += there && there < s->table->replicates;
    }
    for (size_t j = 0; j < s->columns.n_apart; j++)
        if (!isnan(subject->point[s->columns.apart[j]]))
            moments_add(&moments, subject->point[s->columns.apart[j]]);
    subject->mean = moments.n ? moments.mean : NAN;
    subject->deviation = sqrt(moments_variance(&moments));
}

static bool is_whole(const double *values, uint32_t n)
{
    for (uint32_t r = 0; r < n; r++)
        if (isnan(values[r]))
            return false;
    return true;
}

int sensitivity_luck(const double *values, size_t stride, uint64_t points, uint32_t replicates,
                     double *luck, struct fault *fault)
{
    struct moments between = {0};
    double within = 0, shared = 0;                 /* sums of squares */
    double *sum = calloc(replicates, sizeof *sum); /* over points, of gaps from their means */
    if (!sum)
        return fault_memory(fault, replicates * sizeof *sum);
    for (uint64_t i = 0; i < points; i++) {
        const double *own = values + i * stride;
        if (!is_whole(own, replicates))
            continue;
        const struct moments moments = moments_of(own, replicates);
        for (uint32_t r = 0; r < replicates; r++)
            sum[r] += own[r] - moments.mean;
        within += moments.squares;
        moments_add(&between, moments.mean);
    }
    for (uint32_t r = 0; r < replicates && between.n; r++)
        shared += sum[r] * sum[r] / (double)between.n;
    free(sum);
    const double variance = moments_variance(&between);
    const double freedom = ((double)between.n - 1) * ((double)replicates - 1);
    *luck = freedom > 0 && variance > 0 ? fmax(0, within - shared) / freedom / replicates / variance
                                        : NAN;
    return 0;
}

/* ---- factors ---- */

static void take(struct sensitivity_factor *factor, int measure, double value,
                 struct interval interval)
{
    factor->value[measure] = value;
    factor->interval[measure] = interval;
}

static int by_shares(const struct sensitivity *s, struct sensitivity_subject *subject,
                     struct fault *fault)
{
    const size_t k = s->sweep->k;
    struct sobol_indices indices;
    struct sobol_index *index = calloc(k, sizeof *index);
    if (!index)
        return fault_memory(fault, k * sizeof *index);
    int status = sensitivity_of_saltelli(&s->columns, subject->point, SENSITIVITY_LEVEL, &indices,
                                         index, fault);
    for (size_t j = 0; j < k && !status; j++) {
        struct sensitivity_factor *factor = &subject->factor[j];
        factor->unknown = indices.unknown;
        factor->n_used = indices.n_used;
        factor->n_missing = indices.n_missing;
        take(factor, 0, index[j].total, index[j].total_interval);
        take(factor, 1, index[j].first, index[j].first_interval);
    }
    free(index);
    subject->bound = BOUND_TOTAL;
    return status;
}

static int by_screen(const struct sensitivity *s, struct sensitivity_subject *subject,
                     struct fault *fault)
{
    const size_t k = s->sweep->k;
    struct resample_plan plan = {0};
    struct elementary_effects *effects = calloc(k, sizeof *effects);
    if (!effects)
        return fault_memory(fault, k * sizeof *effects);
    int status = sensitivity_of_morris(&s->columns, subject->point, SENSITIVITY_LEVEL, &plan,
                                       effects, fault);
    for (size_t j = 0; j < k && !status; j++) {
        struct sensitivity_factor *factor = &subject->factor[j];
        factor->unknown = effects[j].unknown;
        factor->n_used = effects[j].n_used;
        factor->n_missing = effects[j].n_missing;
        take(factor, 0, effects[j].mu_star, effects[j].mu_star_interval);
        take(factor, 1, effects[j].sigma, (struct interval){NAN, NAN});
        take(factor, 2, effects[j].mu, effects[j].mu_interval);
        if (!factor->unknown)
            subject->bound = fmax(subject->bound, BOUND_MU_STAR * effects[j].mu_star);
    }
    resample_plan_free(&plan);
    free(effects);
    return status;
}

static int by_ranks(const struct sensitivity *s, struct sensitivity_subject *subject,
                    struct fault *fault)
{
    const size_t k = s->sweep->k, n = s->columns.n;
    size_t used = 0;
    struct rank_correlation *correlation = calloc(k, sizeof *correlation);
    if (!correlation)
        return fault_memory(fault, k * sizeof *correlation);
    int status = rank_correlations(s->columns.position, subject->point, n, k, SENSITIVITY_LEVEL,
                                   &used, correlation, fault);
    for (size_t j = 0; j < k && !status; j++) {
        struct sensitivity_factor *factor = &subject->factor[j];
        factor->unknown = correlation[j].unknown;
        factor->n_used = used;
        factor->n_missing = n - used;
        take(factor, 0, correlation[j].partial, correlation[j].interval);
    }
    free(correlation);
    subject->bound = BOUND_PARTIAL;
    return status;
}

/* The interval as a size: of one across 0 its far end, and 0. */
static struct interval size_of(struct interval interval)
{
    const double low = fabs(interval.low), high = fabs(interval.high);
    return interval.low < 0 && interval.high > 0
               ? (struct interval){0, fmax(low, high)}
               : (struct interval){fmin(low, high), fmax(low, high)};
}

static void find_words(struct sensitivity_subject *subject, uint32_t k)
{
    for (uint32_t j = 0; j < k; j++) {
        struct sensitivity_factor *factor = &subject->factor[j];
        factor->size = size_of(factor->interval[0]);
        factor->word = factor->unknown                       ? SENSITIVITY_UNKNOWN
                       : factor->size.low > subject->bound   ? SENSITIVITY_MATTERS
                       : factor->size.high <= subject->bound ? SENSITIVITY_SLIGHT
                                                             : SENSITIVITY_OPEN;
    }
}

/* By insertion: what is not known last, equal ones as they were written. */
static void find_order(struct sensitivity_subject *subject, uint32_t k)
{
    for (uint32_t j = 0; j < k; j++) {
        const double size = fabs(subject->factor[j].value[0]);
        uint32_t at = j;
        for (; at > 0 && !isnan(size); at--) {
            const double before = fabs(subject->factor[subject->order[at - 1]].value[0]);
            if (before >= size)
                break;
            subject->order[at] = subject->order[at - 1];
        }
        subject->order[at] = j;
    }
}

/* ---- signs and boxes ---- */

static int find_box(const struct sensitivity *s, struct sensitivity_subject *subject,
                    double *effect, struct fault *fault)
{
    const size_t n = s->columns.n_apart, k = s->sweep->k;
    double *position = malloc((n * k + 1) * sizeof *position);
    if (!position)
        return fault_memory(fault, n * k * sizeof *position);
    for (size_t j = 0; j < k; j++)
        for (size_t i = 0; i < n; i++)
            position[j * n + i] = s->columns.position[j * s->columns.n + s->columns.apart[i]];
    sign_fails(effect, n, subject->signs.sign ? subject->signs.sign : 1, effect);
    int status = prim(position, effect, n, k, &prim_usual, &subject->box, subject->limit, fault);
    free(position);
    return status;
}

static int find_signs(const struct sensitivity *s, struct sensitivity_subject *subject,
                      struct fault *fault)
{
    const size_t n = s->columns.n_apart;
    double *effect = malloc((n + 1) * sizeof *effect);
    size_t stride;
    if (!effect)
        return fault_memory(fault, n * sizeof *effect);
    for (size_t i = 0; i < n; i++)
        effect[i] = subject->point[s->columns.apart[i]];
    subject->named = effects_good(s->sweep->outcome[subject->outcome]);
    int status = sign_holds(effect, n, subject->named ? subject->named : 1, SENSITIVITY_LEVEL,
                            &subject->signs, fault);
    if (!status)
        status = find_box(s, subject, effect, fault);
    free(effect);
    const double *values = values_of(s, subject, &stride);
    return status ? status
                  : sensitivity_luck(values, stride, s->table->n, s->table->replicates,
                                     &subject->luck, fault);
}

/* ---- all of it ---- */

static int reckon(struct sensitivity *s, struct sensitivity_subject *subject, struct fault *fault)
{
    static int (*const ways[])(const struct sensitivity *, struct sensitivity_subject *,
                               struct fault *) = {[SENSITIVITY_SHARES] = by_shares,
                                                  [SENSITIVITY_SCREEN] = by_screen,
                                                  [SENSITIVITY_RANKS] = by_ranks};
    const size_t k = s->sweep->k, n = s->columns.n;
    subject->point = malloc((n + 1) * sizeof *subject->point);
    subject->factor = calloc(k, sizeof *subject->factor);
    subject->order = calloc(k, sizeof *subject->order);
    subject->limit = calloc(k, sizeof *subject->limit);
    if (!subject->point || !subject->factor || !subject->order || !subject->limit)
        return fault_memory(fault, n * sizeof *subject->point);
    find_points(s, subject);
    subject->luck = NAN;
    int status = ways[s->way](s, subject, fault);
    if (status)
        return status;
    find_words(subject, s->sweep->k);
    find_order(subject, s->sweep->k);
    return subject->effect ? find_signs(s, subject, fault) : 0;
}

static bool is_asked(const struct sensitivity_ask *ask, int outcome, int arm)
{
    return (ask->outcome < 0 || ask->outcome == outcome) &&
           (ask->variant < 0 || !arm || ask->variant == arm - 1);
}

static void list_subjects(struct sensitivity *s, const struct sensitivity_ask *ask)
{
    const int arms = sweep_arms(s->sweep);
    for (int m = 0; m < s->sweep->n_outcomes; m++)
        for (int effect = 1; effect >= 0; effect--)
            for (int a = effect; a < arms; a++)
                if (is_asked(ask, m, a))
                    s->subject[s->n++] =
                        (struct sensitivity_subject){.outcome = m, .arm = a, .effect = effect};
}

int sensitivity_init(struct sensitivity *sensitivity, const struct sweep_table *table,
                     const struct sensitivity_ask *ask, struct fault *fault)
{
    const struct sweep *sweep = table->sweep;
    const size_t most = (size_t)sweep->n_outcomes * 2 * (size_t)sweep_arms(sweep);
    *sensitivity =
        (struct sensitivity){.sweep = sweep,
                             .table = table,
                             .way = sweep->design.kind == SWEEP_SALTELLI ? SENSITIVITY_SHARES
                                    : sweep->design.kind == SWEEP_MORRIS ? SENSITIVITY_SCREEN
                                                                         : SENSITIVITY_RANKS,
                             .subject = calloc(most + 1, sizeof *sensitivity->subject)};
    int status =
        sensitivity->subject ? 0 : fault_memory(fault, most * sizeof *sensitivity->subject);
    if (!status)
        status = sensitivity_columns_init(&sensitivity->columns, sweep, fault);
    if (!status)
        list_subjects(sensitivity, ask);
    for (size_t i = 0; i < sensitivity->n && !status; i++)
        status = reckon(sensitivity, &sensitivity->subject[i], fault);
    return status;
}

void sensitivity_free(struct sensitivity *sensitivity)
{
    for (size_t i = 0; i < sensitivity->n; i++) {
        free(sensitivity->subject[i].point);
        free(sensitivity->subject[i].factor);
        free(sensitivity->subject[i].order);
        free(sensitivity->subject[i].limit);
    }
    free(sensitivity->subject);
    sensitivity_columns_free(&sensitivity->columns);
    *sensitivity = (struct sensitivity){0};
}
