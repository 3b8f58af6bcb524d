/* fuzz_sweep.c - any bytes as a sweep file; what stands behind a NUL byte, as its list of points. */
#include <math.h>

#include "cli/sweep.h"
#include "tests/fuzz/owed.h"

/* A point has a value for each factor, which its own range or levels hold. */
static void owe_point(const struct sweep *sweep, uint64_t point)
{
    char text[SWEEP_VALUE];
    for (uint32_t j = 0; j < sweep->k; j++) {
        const struct sweep_factor *factor = &sweep->factor[j];
        const double u = sweep_coordinate(sweep, point, j);
        const double number = sweep_number(sweep, point, j);
        ALWAYS(sweep->cell ? isnan(u) : u >= 0 && u <= 1);
        ALWAYS(*sweep_value(sweep, point, j, text) && strlen(text) < sizeof text);
        if (sweep->cell || factor->n_levels)
            continue;
        ALWAYS(factor->low < factor->high && isfinite(number));
        ALWAYS(number >= factor->low - 1e-9 * fabs(factor->low) &&
               number <= factor->high + 1e-9 * fabs(factor->high));
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
    struct sweep sweep;
    struct faults faults = {0};
    const unsigned char *nul = memchr(bytes, 0, n);
    const size_t n_text = nul ? (size_t)(nul - bytes) : n;
    const int status = sweep_parse(&sweep, "a.yaml", (const char *)bytes, n_text, "a.csv",
                                   nul ? (const char *)nul + 1 : NULL, nul ? n - n_text - 1 : 0, &faults);
    owe_faults(status, &faults);
    if (!status) {
        ALWAYS(sweep.n_points && sweep.k && sweep.scenario && sweep.replicates);
        owe_point(&sweep, 0);
        owe_point(&sweep, sweep.n_points / 2);
        owe_point(&sweep, sweep.n_points - 1);
    }
    sweep_free(&sweep);
    return 0;
}
