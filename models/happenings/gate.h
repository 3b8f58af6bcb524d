/* gate.h - what a department may send down (P2): admission, refusal, merging of demands, appraisal of departments. */
#ifndef MODELS_HAPPENINGS_GATE_H
#define MODELS_HAPPENINGS_GATE_H

#include "models/community.h"

int gate_init(struct community *community, struct fault *fault);
void gate_free(struct community *community);
/* Its tables, for digests and memory. Returns how many. */
int gate_tables(const struct community *community, const struct table *tables[]);

/* Whether an idea may become an item. */
bool gate_admits(struct community *community, uint64_t identity);
/* Whether the committee refuses a task. */
bool gate_refuses(struct community *community, uint32_t item, int64_t work);
/* Whether the street office merges it with another demand. */
bool gate_merges(struct community *community, uint64_t identity);
/* On the last of a month. */
void gate_month(struct community *community);

#endif
