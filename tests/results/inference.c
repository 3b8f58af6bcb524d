/* inference.c - data sets and what analysis/ makes of them, a line each, for R to recompute.
 *
 *   NAME KEY VALUE...     every number with 17 digits
 *
 * The sets: normal differences, lognormal ones that ask for the bootstrap, small counts with many
 * ties, a long run of shared luck, and pairs of which some are missing.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "analysis/holm.h"
#include "analysis/paired.h"
#include "analysis/sequence.h"
#include "sim/sample.h"

_Noreturn void bug(const char *file, int line, const char *what)
{
    fprintf(stderr, "bug: %s:%d: %s\n", file, line, what);
    exit(4);
}

enum { SETS = 5, MOST = 200 };

static void print(const char *name, const char *key, const double *values, size_t n)
{
    printf("%s %s", name, key);
    for (size_t i = 0; i < n; i++)
        printf(" %.17g", values[i]);
    printf("\n");
}

static void number(const char *name, const char *key, double value) { print(name, key, &value, 1); }

static void both(const char *name, const char *key, struct interval interval)
{
    print(name, key, (double[]){interval.low, interval.high}, 2);
}

/* One pair of replicates of a set. */
static void draw_pair(int set, struct draw *draw, size_t i, double *a, double *b)
{
    double common = 3 * sample_normal(draw);
    *a = 14 + common + sample_normal(draw);
    *b = 14.385 + common + sample_normal(draw);
    if (set == 1 || set == 3)
        *b = *a + sample_lognormal(draw, 0.7, set == 1 ? 1.1 : 0.53) - 0.4;
    if (set == 2) {
        *a = (double)sample_poisson(draw, 2.3);
        *b = *a + (double)sample_poisson(draw, 0.31);
    }
    if (set == 4 && i % 7 == 3)
        *(i % 2 ? a : b) = NAN;
}

int main(void)
{
    static const char *const names[SETS] = {"normal", "skewed", "counts", "long", "missing"};
    static const size_t sizes[SETS] = {12, 40, 60, 200, 25};
    const struct chance chance = chance_under(20260107, 0);
    struct resample_plan plan = {0};
    struct fault fault = {0};
    double p[SETS], adjusted[SETS];
    for (int set = 0; set < SETS; set++) {
        const char *name = names[set];
        size_t n = sizes[set];
        double a[MOST], b[MOST], d[MOST];
        for (size_t i = 0; i < n; i++) {
            struct draw draw = draw_at(&chance, 4002, (uint64_t)set, (uint32_t)i);
            draw_pair(set, &draw, i, &a[i], &b[i]);
        }
        print(name, "a", a, n);
        print(name, "b", b, n);
        struct paired paired;
        struct interval bca;
        n = paired_differences(a, b, n, d);
        if (paired_compare(a, b, sizes[set], 0.95, &plan, &paired, &fault) ||
            interval_bca(d, n, 0.95, &plan, &bca, &fault))
            return 1;
        p[set] = paired.p;
        number(name, "effect", paired.effect);
        both(name, "student", interval_student(d, n, 0.95));
        both(name, "student90", interval_student(d, n, 0.9));
        both(name, "bca", bca);
        number(name, "bootstrapped", paired.bootstrapped);
        both(name, "chosen", paired.interval);
        number(name, "skewness", interval_skewness(d, n));
        number(name, "apart", paired.apart);
        number(name, "reduction", paired.reduction);
        both(name, "reduction_interval", paired.reduction_interval);
        number(name, "relative", paired.relative);
        both(name, "relative_interval", paired.relative_interval);
        number(name, "p", paired.p);
        both(name, "sequence", sequence_interval(d, n, 0.95));
    }
    holm_adjust(p, SETS, adjusted);
    print("all", "holm", adjusted, SETS);
    resample_plan_free(&plan);
    return 0;
}
