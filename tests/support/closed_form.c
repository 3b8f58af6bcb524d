/* closed_form.c - see closed_form.h. */
#include "tests/support/closed_form.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>

#include "sim/ensemble.h"
#include "tests/support/fit.h"

struct figure figure_of(const int64_t a[], const int64_t b[], int n, double scale, double theory)
{
    double sum_a = 0, sum_b = 0, squares = 0;
    for (int i = 0; i < n; i++) {
        sum_a += (double)a[i];
        sum_b += (double)b[i];
    }
    double ratio = sum_a / sum_b;
    for (int i = 0; i < n; i++)
        squares += pow((double)a[i] - ratio * (double)b[i], 2);
    struct figure figure = {.value = ratio * scale, .theory = theory,
                            .error = sqrt(squares * n / (n - 1)) / sum_b * scale};
    figure.t = (figure.value - theory) / figure.error;
    return figure;
}

double figure_threshold(int figures, int n)
{
    return gsl_cdf_tdist_Qinv(FALSE_ALARM / figures / 2, n - 1);
}

struct theory closed_form_theory(const struct closed_form *form)
{
    const struct queue_law *law = &form->law;
    if (law->rate[1] > 0)
        return theory_cobham(law->rate, law->service, law->cv);
    if (law->patience > 0)
        return theory_erlang_a(law->rate[0], law->service[0], law->patience, law->servers);
    if (law->cv != 1)
        return theory_mg1(law->rate[0], law->service[0], law->cv);
    return theory_mmc(law->rate[0], law->service[0], law->servers);
}

/* The memory of the M/M/c of the same load with the slower of the services: that of the
 * other queues here is shorter. */
double closed_form_warm_up(const struct closed_form *form)
{
    const struct queue_law *law = &form->law;
    double offered = law->rate[0] * law->service[0] + law->rate[1] * law->service[1];
    double service = fmax(law->service[0], law->service[1]);
    return 30 * theory_memory(offered / service, service, law->patience, law->servers);
}

static struct figure told(const struct closed_form *form, const char *what, struct figure figure)
{
    printf("# %-22s %-8s %.6f  theory %.6f  se %.3f %%  t %+.2f\n", form->name, what,
           figure.value, figure.theory, 100 * figure.error / figure.theory, figure.t);
    return figure;
}

int closed_form_figures(const struct closed_form *form, const struct queue_counts counts[],
                        int n, struct figure figures[FIGURES_MOST])
{
    int64_t a[REPLICATIONS], b[REPLICATIONS];
    struct theory theory = closed_form_theory(form);
    int known = 0;
    for (int class = 0; class < 2 && form->law.rate[class] > 0; class++) {
        for (int i = 0; i < n; i++) {
            a[i] = counts[i].wait[class];
            b[i] = counts[i].left[class];
        }
        figures[known++] = told(form, class ? "wait 2" : "wait",
                                figure_of(a, b, n, 1.0 / (double)HOUR, theory.wait[class]));
    }
    if (form->law.patience > 0) {
        for (int i = 0; i < n; i++)
            a[i] = counts[i].abandoned;
        figures[known++] = told(form, "given up", figure_of(a, b, n, 1, theory.abandoned));
    }
    for (int i = 0; i < n; i++) {
        a[i] = counts[i].busy;
        b[i] = counts[i].there;
    }
    figures[known++] = told(form, "busy", figure_of(a, b, n, 1, theory.busy));
    return known;
}

int closed_form_run(const struct closed_form *form, double share, double wrong, uint64_t seed,
                    struct figure figures[FIGURES_MOST], struct fault *fault)
{
    struct queue_counts counts[REPLICATIONS];
    struct queue_law law = form->law;
    day from = (day)(closed_form_warm_up(form) / 24) + 1;
    day length = (day)(share * form->hours / 24 / REPLICATIONS) + 1;
    law.service[0] *= wrong;
    law.service[1] *= wrong;
    int status = queue_model_run(&law, seed, REPLICATIONS, from, from + length,
                                 ensemble_threads(), counts, NULL, fault);
    return status ? status : closed_form_figures(form, counts, REPLICATIONS, figures);
}

/* Service takes some three minutes, so that a day holds hundreds of customers. Lengths
 * were chosen for a standard error of some 0.35 % of each figure. */
const struct closed_form closed_forms[] = {
    {"M/M/1 0.5", {1, {10}, {0.05}, 1, 0}, 2.5e5},
    {"M/M/1 0.7", {1, {14}, {0.05}, 1, 0}, 3e5},
    {"M/M/1 0.85", {1, {17}, {0.05}, 1, 0}, 1e6},
    {"M/M/4 0.6", {4, {48}, {0.05}, 1, 0}, 1.6e5},
    {"M/M/4 0.75", {4, {60}, {0.05}, 1, 0}, 2e5},
    {"M/M/4 0.85", {4, {68}, {0.05}, 1, 0}, 4e5},
    {"M/G/1 cv 0.5, 0.5", {1, {10}, {0.05}, 0.5, 0}, 2e5},
    {"M/G/1 cv 0.5, 0.7", {1, {14}, {0.05}, 0.5, 0}, 2.5e5},
    {"M/G/1 cv 0.5, 0.85", {1, {17}, {0.05}, 0.5, 0}, 8e5},
    {"M/M/4+M 0.7", {4, {56}, {0.05}, 1, 0.0715}, 5e4},
    {"M/M/4+M 0.95", {4, {76}, {0.05}, 1, 0.0715}, 5e4},
    {"M/M/4+M 1.3", {4, {104}, {0.05}, 1, 0.0715}, 4e4},
    {"two priorities 0.5", {1, {8, 4}, {0.025, 0.075}, 1, 0}, 3e5},
    {"two priorities 0.7", {1, {8, 20.0 / 3}, {0.025, 0.075}, 1, 0}, 5e5},
    {"two priorities 0.85", {1, {12, 22.0 / 3}, {0.025, 0.075}, 1, 0}, 1.2e6},
};
const int closed_forms_n = sizeof closed_forms / sizeof closed_forms[0];
