/* assembly.h - residents decide: meetings by the calendar and by rule (P9).
 *
 * Congress and council, owners' meetings and elections are prepared by the deliberation among
 * wishes for self-governance (deed.h): each takes so many hours of it, and is put off while
 * they are missing. Hearings, meetings on disputes, appraisals and added sessions exist where
 * a rule asks for them, as tasks of their own. Elections, projects and oversight have headers
 * of their own and share what stands at the end.
 */
#ifndef MODELS_HAPPENINGS_ASSEMBLY_H
#define MODELS_HAPPENINGS_ASSEMBLY_H

#include "models/community.h"

int assembly_init(struct community *community, struct fault *fault);
void assembly_free(struct community *community);
/* Its tables, for digests and memory. Returns how many. */
int assembly_tables(struct community *community, struct table *tables[]);

/* What the calendar brings today. */
void assembly_morning(struct community *community);
/* On the last of a month. */
void assembly_month(struct community *community);
/* A meeting was held. */
void assembly_deliberation(struct community *community, uint32_t task);
/* A step of a project was done. */
void assembly_project(struct community *community, uint32_t task);
/* Accounts, rolls, audits were done, or a hearing held, in truth. */
void assembly_paper(struct community *community, uint32_t task);
/* What a bad appraisal adds to the weight of residents' needs. */
double assembly_pressure(const struct community *community);

/* What assembly, election, fund and oversight share. */

/* The subject of a task of theirs: what it is, and of which row. */
enum { SUBJECT_MEETING = 0x42000000, SUBJECT_ROLLS = 0x43000000, SUBJECT_AUDIT = 0x44000000,
       SUBJECT_PAPER = 0x45000000, SUBJECT_HEARING = 0x46000000, SUBJECT_KINDS = 0x7f000000,
       SUBJECT_ROW = 0x00ffffff };

/* Whether a paper or a meeting is about residents' affairs, by its subject. */
static inline bool assembly_owns(const struct community *community, uint32_t task)
{
    return (community->tasks.subject[task] & SUBJECT_KINDS) != 0;
}

/* What residents decided, or are to decide, takes hours among wishes. */
void assembly_file(struct community *community, enum task_kind kind, uint32_t subject,
                   uint64_t identity, int64_t work);
double assembly_willing(const struct community *community, uint32_t resident);
/* So many thousandths of a participant told what is needed. */
void assembly_tell(struct community *community, int64_t thousandths);
/* Whether so much deliberation is prepared; if so it is used. */
bool assembly_prepared(struct community *community, double hours);
/* What is decided matters to those who come unless it was settled before: by whoever sets the
 * agenda, or by the block that has captured the committee (P8, P9). */
bool assembly_heard(const struct community *community, uint32_t resident, double u);
/* Mean skill of the committee's staff, 0.3 to 1.3; 0.3 where there is none. */
double assembly_skill(const struct community *community);
bool assembly_one_post(const struct community *community);
struct climate assembly_climate(const struct community *community, double turnout);
/* Months since 1970. */
uint32_t assembly_month_of(day today);

#endif
