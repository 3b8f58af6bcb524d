/* fabric.h - what ties residents to one another and to the place (P7, P8, P19): neighbours, hearsay, information, belonging, activities and plans. */
#ifndef MODELS_HAPPENINGS_FABRIC_H
#define MODELS_HAPPENINGS_FABRIC_H

#include "models/community.h"

int fabric_init(struct community *community, struct fault *fault);
void fabric_free(struct community *community);
/* Its tables, for digests and memory. Returns how many. */
int fabric_tables(const struct community *community, const struct table *tables[]);

/* On the last of a month. */
void fabric_month(struct community *community);
/* An activity was held. */
void fabric_activity(struct community *community, uint32_t task);
/* A piece of planning was done. */
void fabric_plan(struct community *community, uint32_t task);
/* Somebody helped with a project that ended well or not. */
void fabric_project(struct community *community, uint32_t resident, bool success);
/* How well residents can cooperate, 0 to 1. */
double fabric_skill(const struct community *community);

#endif
