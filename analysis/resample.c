/* resample.c - see resample.h. */
#include "analysis/resample.h"

#include <stdlib.h>

struct resample resample_begin(void)
{
    struct resample resample;
    for (int i = 0; i < 6; i++)
        resample.state[i] = RESAMPLE_SEED;
    return resample;
}

/* One step of x(n) = (a x(n - lag) - b x(n - 3)) mod m. */
static int64_t step(int64_t *x, int lag, int64_t a, int64_t b, int64_t m)
{
    int64_t next = (a * x[3 - lag] - b * x[0]) % m;
    x[0] = x[1];
    x[1] = x[2];
    x[2] = next < 0 ? next + m : next;
    return x[2];
}

double resample_uniform(struct resample *resample)
{
    const int64_t m1 = 4294967087, m2 = 4294944443;
    int64_t p = step(resample->state, 2, 1403580, 810728, m1);
    int64_t q = step(resample->state + 3, 1, 527612, 1370589, m2);
    return (double)(p > q ? p - q : p - q + m1) * 2.328306549295727688e-10; /* 1 / (m1 + 1) */
}

int resample_plan(struct resample_plan *plan, size_t n, struct fault *fault)
{
    if (plan->n == n)
        return 0;
    resample_plan_free(plan);
    ALWAYS(n > 0 && n < UINT32_MAX);
    plan->index = malloc(RESAMPLE_COUNT * n * sizeof *plan->index);
    if (!plan->index)
        return fault_memory(fault, RESAMPLE_COUNT * n * sizeof *plan->index);
    plan->n = n;
    struct resample resample = resample_begin();
    for (size_t i = 0; i < RESAMPLE_COUNT * n; i++)
        plan->index[i] = (uint32_t)((double)n * resample_uniform(&resample));
    return 0;
}

void resample_plan_free(struct resample_plan *plan)
{
    free(plan->index);
    *plan = (struct resample_plan){0};
}
