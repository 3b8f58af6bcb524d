/* paired - what analysis makes of two arms, for the page's engine to be held against: on stdin n
 * and level, then n numbers of the base and n of the variant; on stdout the figures, one a line. */
#include <stdio.h>
#include <stdlib.h>

#include "analysis/paired.h"

enum { MOST = 1000 };

_Noreturn void bug(const char *file, int line, const char *what)
{
    fprintf(stderr, "%s:%d: %s\n", file, line, what);
    exit(70);
}

int main(void)
{
    static double base[MOST], variant[MOST];
    struct resample_plan plan = {0};
    struct fault fault = {0};
    struct paired paired;
    size_t n;
    double level;
    if (scanf("%zu %lf", &n, &level) != 2 || n > MOST)
        return 1;
    for (size_t i = 0; i < 2 * n; i++)
        if (scanf("%lf", i < n ? &base[i] : &variant[i - n]) != 1)
            return 1;
    if (paired_compare(base, variant, n, level, &plan, &paired, &fault))
        return 1;
    printf("n %zu\nbase %.17g\nvariant %.17g\neffect %.17g\nlow %.17g\nhigh %.17g\nbootstrapped %d\n"
           "deviation %.17g\np %.17g\napart %.17g\nreduction %.17g\nreductionLow %.17g\n"
           "reductionHigh %.17g\nrelative %.17g\nrelativeLow %.17g\nrelativeHigh %.17g\n",
           paired.n, paired.base, paired.variant, paired.effect, paired.interval.low,
           paired.interval.high, paired.bootstrapped, paired.deviation, paired.p, paired.apart,
           paired.reduction, paired.reduction_interval.low, paired.reduction_interval.high,
           paired.relative, paired.relative_interval.low, paired.relative_interval.high);
    resample_plan_free(&plan);
    return 0;
}
