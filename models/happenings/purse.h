/* purse.h - where a community's money comes from and what it brings about (P12).
 *
 * A community's own is what the table of communities gives it; else the ordinary budget, more or
 * less by how many registered heads it has, so that money per resident is ordinary where the
 * share of migrants is.
 *
 * Two kinds of money come from the city besides wages: what running costs reforms add (rooms,
 * platforms), which is spent where it is incurred; and money for services, which the city
 * shares out by a rule (models/appropriation.c) and which is what this file is about. To it come
 * a levy on commerce, gifts of local firms and grants that somebody applied for.
 *
 *     means  = money for services of the last year per resident, of the ordinary
 *     burden = means^-e,  e = budget.means            hours a need or wish takes
 *     dependence = share of the year's income that superiors give at will
 */
#ifndef MODELS_HAPPENINGS_PURSE_H
#define MODELS_HAPPENINGS_PURSE_H

#include "models/community.h"

/* What an application is for, and a meeting: the subject of such a task. */
enum { ACCOUNTS_PLAIN, ACCOUNTS_BUDGET, ACCOUNTS_GRANT };
enum { MEETING_PLAIN, MEETING_PROVIDER };

int purse_init(struct community *community, struct fault *fault);
void purse_free(struct community *community);
/* Its tables, for digests and memory. Returns how many. */
int purse_tables(struct community *community, struct table *tables[]);

/* Money for services of a place in fen a year, before the city shares it out: its own,
 * times the scale; and what reforms add for running costs. */
int64_t purse_general(const struct layout_place *place, const struct rules *rules,
                      const struct parameters *given);
int64_t purse_running(const struct rules *rules, const struct parameters *given);

/* By what a place has its share this month: a lottery of the place and the month. */
enum fiscal_way purse_way(const struct commons *commons, const struct layout_place *place,
                          const struct rules *rules, day today);

/* The city's letter: fen in all, of them for services, and whether a formula fixed these. */
void purse_receive(struct community *community, const struct letter *letter);
/* Something was raised here, and may be spent on services. */
void purse_raise(struct community *community, fen amount);
/* Hours of paperwork about money, of a subject, are filed. */
void purse_paper(struct community *community, uint32_t subject, uint64_t identity, int64_t work);
/* Paperwork about money falls due. */
void purse_morning(struct community *community);
/* On the last of a month. */
void purse_month(struct community *community);
/* Paperwork about money was done in truth. */
void purse_accounts(struct community *community, uint32_t task);

/* Share of income that superiors give at will. */
double purse_dependence(const struct community *community);
/* By what money, or the want of it, multiplies the hours of needs and wishes. */
double purse_burden(const struct community *community);

#endif
