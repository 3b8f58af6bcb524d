/* bridge_compared.c - see bridge.h: two arms, held against each other and against what is claimed. */
#include <string.h>

#include "analysis/claim.h"
#include "analysis/paired.h"
#include "classroom/bridge.h"

static struct resample_plan plan; /* from call to call */

static void put_interval(struct json *json, const char *low, const char *high,
                         struct interval interval)
{
    json_real(json, low, interval.low);
    json_real(json, high, interval.high);
}

/* base and variant are [n], by replicate; NaN is missing. */
EXPORT(paired) const char *bridge_paired(const double *base, const double *variant, size_t n,
                                         double level)
{
    struct paired paired;
    struct fault fault = {0};
    if (paired_compare(base, variant, n, level, &plan, &paired, &fault))
        return bridge_fault(&fault);
    struct json *json = bridge_answer();
    json_open(json, NULL, '{');
    json_real(json, "n", (double)paired.n);
    json_real(json, "base", paired.base);
    json_real(json, "variant", paired.variant);
    json_real(json, "effect", paired.effect);
    put_interval(json, "low", "high", paired.interval);
    json_bool(json, "bootstrapped", paired.bootstrapped);
    json_real(json, "deviation", paired.deviation);
    json_real(json, "p", paired.p);
    json_real(json, "apart", paired.apart);
    json_real(json, "reduction", paired.reduction);
    put_interval(json, "reductionLow", "reductionHigh", paired.reduction_interval);
    json_real(json, "relative", paired.relative);
    put_interval(json, "relativeLow", "relativeHigh", paired.relative_interval);
    json_close(json, '}');
    return bridge_answered();
}

/* d and base are [n], by replicate, none missing; `kind` is one of claim_kinds. Another kind is null. */
EXPORT(claim) const char *bridge_claim(const char *kind, double size, int relative, const double *d,
                                       const double *base, size_t n, double alpha)
{
    struct json *json = bridge_answer();
    for (int k = 0; k < N_CLAIM_KINDS; k++) {
        if (strcmp(claim_kinds[k], kind) != 0)
            continue;
        const struct claim_said said = {(enum claim_kind)k, size, relative != 0};
        const struct claim claim = claim_test(&said, d, base, n, alpha);
        json_open(json, NULL, '{');
        json_real(json, "n", (double)claim.n);
        json_real(json, "effect", claim.mean);
        put_interval(json, "low", "high", claim.interval);
        json_real(json, "p", claim.p);
        json_bool(json, "holds", claim.holds);
        json_close(json, '}');
        return bridge_answered();
    }
    json_raw(json, NULL, "null");
    return bridge_answered();
}
