/* sign_holds.c - see sign_holds.h. */
#include "analysis/sign_holds.h"

#include <math.h>

#include "analysis/moments.h"
#include "analysis/proportion.h"
#include "analysis/rows.h"

int sign_holds(const double *effect, size_t n, int named, double level, struct sign_holds *holds,
               struct fault *fault)
{
    struct rows rows;
    ALWAYS(named == 1 || named == -1);
    int status = rows_complete(&effect, 1, n, &rows, fault);
    if (status)
        return status;
    *holds = (struct sign_holds){.n_used = rows.n,
                                 .n_missing = rows.missing,
                                 .mean = NAN,
                                 .share = NAN,
                                 .named_share = NAN,
                                 .interval = {NAN, NAN},
                                 .named_interval = {NAN, NAN}};
    for (size_t j = 0; j < rows.n; j++) {
        holds->above += rows.value[j] > 0;
        holds->below += rows.value[j] < 0;
    }
    if (rows.n > 0) {
        size_t with = named > 0 ? holds->above : holds->below;
        holds->mean = moments_of(rows.value, rows.n).mean;
        holds->sign = (holds->mean > 0) - (holds->mean < 0);
        holds->named_share = (double)with / (double)rows.n;
        holds->named_interval = proportion_interval(with, rows.n, level);
    }
    if (holds->sign != 0) {
        size_t with = holds->sign > 0 ? holds->above : holds->below;
        holds->share = (double)with / (double)rows.n;
        holds->interval = proportion_interval(with, rows.n, level);
    }
    rows_free(&rows);
    return 0;
}

void sign_fails(const double *effect, size_t n, int sign, double *target)
{
    for (size_t j = 0; j < n; j++)
        target[j] = isnan(effect[j]) ? NAN : effect[j] * sign > 0 ? 0 : 1;
}
