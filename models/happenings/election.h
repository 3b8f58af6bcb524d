/* election.h - committees and owners' committees are elected, captured, found out (P9).
 *
 * Turnout has an intercept of its own, apart from other taking part. Of residents of age some
 * are on the roll; of those some vote in person; a voter may vote for the silent of the
 * household, and activists go round. Official turnout counts all votes, what people say of
 * themselves only those in person; both by registered and by adults.
 */
#ifndef MODELS_HAPPENINGS_ELECTION_H
#define MODELS_HAPPENINGS_ELECTION_H

#include "models/community.h"

struct poll {
    uint32_t adults, registered, voted, proxies, yes, no;
};

/* The committee's term that has begun in `year` or before: elected in `from`, for so many years.
 * Elections from 2018 on are for `election.later_term`. */
struct term {
    int from, years;
};
struct term election_term(const struct parameters *given, int year);

/* The bodies there are at the start. */
void election_settle(struct community *community);
/* Whom elections, ends of terms and discoveries concern this month; then days are counted. */
void election_month(struct community *community, int days);
/* Whether a body that nobody elects is there this month: it is appointed, and may be captured;
 * to be asked each month by whoever keeps it. */
void election_appointed(struct community *community, enum mandate mandate, bool there);
/* It is known that a body was captured: trust is lost, and it is filled anew. */
void election_found_out(struct community *community, enum mandate mandate);

/* Every `stride`-th household of residents [from, to) votes; counted towards metrics or not. */
struct poll election_poll(struct community *community, uint32_t from, uint32_t to,
                          uint32_t stride, bool counted);
/* The same of owners, one to a household. */
struct poll election_owners(const struct community *community, uint64_t ballot, bool project);

#endif
