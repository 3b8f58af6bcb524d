/* gainers.h - who gains and who loses: effects by resident group and by community. */
#ifndef CLI_GAINERS_H
#define CLI_GAINERS_H

#include "cli/effects.h"

enum { GAINER_NAME = 128 };

struct gainer {
    const struct metric *metric;
    bool community; /* else a resident group */
    char zh[GAINER_NAME], en[GAINER_NAME];
    struct paired effect;
};

struct gainers {
    struct gainer *gainer; /* [n] by metric, then groups or communities in the file's order */
    size_t n;
};

/* Of the declared outcomes and of waiting, failing, trust and taking part those that the files
 * have by resident group; by community the primary one. Faults: those of reading. */
int gainers_read(struct gainers *gainers, const struct comparison *comparison, int variant,
                 const struct effects *effects, struct fault *fault);
void gainers_free(struct gainers *gainers);

#endif
