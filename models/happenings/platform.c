/* platform.c - see platform.h. */
#include "models/happenings/platform.h"

int platform_init(struct community *community, struct fault *fault)
{
    (void)community;
    (void)fault;
    return 0;
}

void platform_free(struct community *community) { (void)community; }

int platform_tables(const struct community *community, const struct table *tables[])
{
    (void)community;
    (void)tables;
    return 0;
}

/* e = epsilon n_eff, n_eff = 1 + (n - 1)(1 - iota). */
double platform_entry(const struct community *community)
{
    const struct parameters *given = community->commons->given;
    double n = 1e-6 * (double)community->rules->figure[RULE_SYSTEMS];
    double apart = 1 - 1e-6 * (double)community->rules->figure[RULE_INTEGRATION];
    if (!given->mechanisms.entry || n <= 0)
        return 0;
    return given->digital.entry * (1 + (n - 1) * apart);
}

void platform_month(struct community *community)
{
    (void)community;
}
