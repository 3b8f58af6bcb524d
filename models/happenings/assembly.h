/* assembly.h - residents decide: meetings, elections, projects (P9, P9b): congress, council, ballots, who captures them, what was decided and carried out. */
#ifndef MODELS_HAPPENINGS_ASSEMBLY_H
#define MODELS_HAPPENINGS_ASSEMBLY_H

#include "models/community.h"

int assembly_init(struct community *community, struct fault *fault);
void assembly_free(struct community *community);
/* Its tables, for digests and memory. Returns how many. */
int assembly_tables(const struct community *community, const struct table *tables[]);

/* What the calendar brings today. */
void assembly_morning(struct community *community);
/* On the last of a month. */
void assembly_month(struct community *community);
/* A meeting was held. */
void assembly_deliberation(struct community *community, uint32_t task);
/* Whether owners have a committee, and whether it serves somebody else than them. */
bool assembly_owners_formed(const struct community *community);
bool assembly_owners_captured(const struct community *community);
/* A step of a project was done. */
void assembly_project(struct community *community, uint32_t task);

#endif
