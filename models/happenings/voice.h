/* voice.h - complaints and what becomes of them (P15): who complains, what is ordered, how an order is closed. */
#ifndef MODELS_HAPPENINGS_VOICE_H
#define MODELS_HAPPENINGS_VOICE_H

#include "models/community.h"

int voice_init(struct community *community, struct fault *fault);
void voice_free(struct community *community);
/* Its tables, for digests and memory. Returns how many. */
int voice_tables(const struct community *community, const struct table *tables[]);

/* A resident's case has failed. */
void voice_failed(struct community *community, uint32_t task);
/* An order arrives. */
void voice_receive(struct community *community, const struct letter *letter);
/* An ordered case was done. */
void voice_closed(struct community *community, uint32_t task);
/* How hard complaints press: 0 none. */
double voice_pressure(const struct community *community);
/* On the last of a month. */
void voice_month(struct community *community);

#endif
