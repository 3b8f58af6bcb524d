/* fabric.h - what ties residents to one another and to the place (P7, P8, P19).
 *
 *     taking_part.c  who is asked, who comes, what comes of it
 *     fabric.c       neighbours talk, news travels, what is known fades; organisers
 *     activity.c     events and courses: rooms, attendance, belonging, ties
 *     plan.c         plans, surveys of needs, and how much residents themselves decide
 */
#ifndef MODELS_HAPPENINGS_FABRIC_H
#define MODELS_HAPPENINGS_FABRIC_H

#include "models/community.h"

int fabric_init(struct community *community, struct fault *fault);
void fabric_free(struct community *community);
/* Its tables, for digests and memory. Returns how many. */
int fabric_tables(struct community *community, struct table *tables[]);

/* What rules ask for today; what taking part takes today. */
void fabric_morning(struct community *community);
void fabric_evening(struct community *community);
/* On the last of a month. */
void fabric_month(struct community *community);

/* An own experience that may be told to a neighbour. */
void fabric_experienced(struct community *community, uint32_t resident,
                        enum institution institution, bool success);
/* A resident has met this worker face to face. */
void fabric_met(struct community *community, uint32_t resident, uint32_t post);
/* A resident was present where affairs were dealt with. */
void fabric_informed(struct community *community, uint32_t resident);
/* Somebody new lives here: nothing known, nobody known, nothing told. */
void fabric_moved_in(struct community *community, uint32_t resident);
/* How able residents are to run affairs of their own, 0..1. */
double fabric_skill(const struct community *community);

/* activity.c */
enum { SUBJECT_COURSE = 1 }; /* of a task of KIND_ACTIVITY */
/* An activity was held. */
void fabric_activity(struct community *community, uint32_t task);
/* Square metres that are there for activities today. */
double fabric_floor(const struct community *community);

/* plan.c */
/* A piece of planning was done. */
void fabric_plan(struct community *community);
/* A channel tells residents what goes on: whoever can use it, with `reach` (millionths) times
 * their ability. */
void fabric_inform(struct community *community, int64_t reach);
/* A survey of needs was carried out. */
void fabric_survey(struct community *community, uint32_t task);
/* An item came on an agenda; a resident may have set it. */
void fabric_agenda(struct community *community, uint64_t identity);
/* A survey falls due, or its sequel. */
void fabric_survey_morning(struct community *community);
void fabric_plan_month(struct community *community);
/* Somebody helped with a project that ended well or not. */
void fabric_project(struct community *community, uint32_t resident, bool success);

#endif
