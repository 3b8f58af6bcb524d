/* course.c - see course.h. */
#include "cli/course.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/series.h"

static void take_means(const struct series *series, size_t n, double *mean)
{
    for (size_t t = 0; t < series->times; t++) {
        double sum = 0;
        size_t known = 0;
        for (size_t r = 0; r < n; r++) {
            const double value = series->value[r * series->times + t];
            sum += isnan(value) ? 0 : value;
            known += isnan(value) ? 0 : 1;
        }
        mean[t] = known ? sum / (double)known : NAN;
    }
}

static int compare(struct course *course, const struct series side[2], size_t n, bool together,
                   struct fault *fault)
{
    const size_t times = side[0].times;
    double *gap = malloc(n * times * sizeof *gap + 1);
    course->base = malloc(times * sizeof *course->base + 1);
    course->variant = malloc(times * sizeof *course->variant + 1);
    if (!gap || !course->base || !course->variant) {
        free(gap);
        return fault_memory(fault, n * times * sizeof *gap);
    }
    course->times = times;
    take_means(&side[0], n, course->base);
    take_means(&side[1], n, course->variant);
    for (size_t i = 0; i < n * times; i++)
        gap[i] = side[1].value[i] - side[0].value[i];
    int status = (together ? band_of : band_of_each)(gap, n, times, 0.95, &course->band, fault);
    free(gap);
    return status;
}

int course_read(struct course *course, const struct comparison *comparison, int variant,
                const struct metric *metric, bool together, struct fault *fault)
{
    struct result *const results[2] = {comparison->side[0].result[BATCH_FIXED],
                                       comparison->side[variant].result[BATCH_FIXED]};
    struct series side[2] = {{0}, {0}};
    int status = 0;
    *course = (struct course){0};
    for (int s = 0; s < 2 && !status; s++)
        status = series_read(results[s], "", metric->name, &side[s], fault);
    const size_t n = side[0].n < side[1].n ? side[0].n : side[1].n;
    if (!status && (side[0].times != side[1].times || n < 2)) {
        status = fault_set(fault, FAULT_INPUT,
                           (struct words){"时段不同，或重复不足两次",
                                          "other periods, or fewer than two replicates"});
        fault_place(fault, result_path(results[1]), 0, 0);
    }
    if (!status)
        status = compare(course, side, n < comparison->done ? n : comparison->done, together, fault);
    series_free(&side[0]);
    series_free(&side[1]);
    if (status)
        course_free(course);
    return status;
}

void course_free(struct course *course)
{
    free(course->base);
    free(course->variant);
    band_free(&course->band);
    *course = (struct course){0};
}
