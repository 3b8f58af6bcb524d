/* platform.h - digital platforms (P14): what data entry costs, what the platforms bring, leaks, forced use. */
#ifndef MODELS_HAPPENINGS_PLATFORM_H
#define MODELS_HAPPENINGS_PLATFORM_H

#include "models/community.h"

int platform_init(struct community *community, struct fault *fault);
void platform_free(struct community *community);
/* Its tables, for digests and memory. Returns how many. */
int platform_tables(const struct community *community, const struct table *tables[]);

/* Share by which entry lengthens work. */
double platform_entry(const struct community *community);
/* On the last of a month. */
void platform_month(struct community *community);

#endif
