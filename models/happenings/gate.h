/* gate.h - what a department may send down (P2): admission, refusal, merging of demands,
 * appraisal of departments, their staff on site, and the street committees in between.
 *
 * An idea that is not on the list is reviewed by the street office, once, at its birth: it is
 * turned down unless it is let through all the same, and then begins later. A task is refused
 * when the committee may refuse it and
 *     shadow (h - c) > r0 w_sup (1 + dependence) contract
 * with h its hours, c the hours the argument takes, and shadow the days of work that wait for
 * the committee: each side is in hours, for a task taken on pushes back by its own length all
 * that waits, shadow times over. A department minds its marks by sting = psi (1 - line) phi, phi =
 * 1 - dependence x contract being how honest they are.
 */
#ifndef MODELS_HAPPENINGS_GATE_H
#define MODELS_HAPPENINGS_GATE_H

#include "models/community.h"

int gate_init(struct community *community, struct fault *fault);
void gate_free(struct community *community);
/* Its tables, for digests and memory. Returns how many. */
int gate_tables(struct community *community, struct table *tables[]);

/* What becomes of an idea by the rules of the day. */
enum gate_way { GATE_LISTED, GATE_LET_THROUGH, GATE_TURNED_DOWN };
enum gate_way gate_way(const struct community *community, uint64_t identity);
/* The same for a new idea: what must be reviewed is, and is counted. */
enum gate_way gate_review(struct community *community, uint64_t identity);

/* What sending a task down costs a department in marks, in wages of its hours. */
double gate_sting(const struct community *community);
/* Whether staff posted here do a task of theirs on site. */
bool gate_on_site(struct community *community, int64_t work);
/* Whether a task is merged with another demand before it arrives. */
bool gate_merges(struct community *community, uint64_t identity);
/* Whether a task goes to the street committees; it is then in the mail. */
bool gate_to_street(struct community *community, const struct demand *demand);
/* Whether the committee refuses a task that has come; the argument takes hours. */
bool gate_refuses(struct community *community, const struct demand *demand);

/* Whether the gate holds back an item of the city's own list: of those off the access list a
 * share `rules.gate`, but for what leaders let through; once, by lottery on the item. */
bool gate_bars(const struct community *community, uint32_t item);
/* What a task of so many hours has become when it has passed the street office. */
int64_t gate_amplified(const struct community *community, int64_t work);
/* A task was sent down: its department's burden on the place. */
void gate_sent(struct community *community, uint16_t department, int64_t work);

/* Whether two communities handle a case jointly, so that who does it may not know the place. */
bool gate_pooled(const struct community *community, uint64_t identity);
/* Lines that a worker answers to, as a share of what it would be alone. */
double gate_lines(const struct community *community);
/* Mark-up on hours while the place is reorganised. */
double gate_disruption(const struct community *community);

void gate_morning(struct community *community);
void gate_receive(struct community *community, const struct letter *letter);
void gate_evening(struct community *community);
/* On the last of a month. */
void gate_month(struct community *community);

/* What letters between community and street say of a task, beside its identity and value:
 * its hours, its department (there are at most 200), whether the street does it. */
static inline int64_t demand_packed(int64_t work, uint16_t department, bool done)
{
    return work * 512 | (int64_t)department << 1 | (done ? 1 : 0);
}
static inline int64_t demand_valued(int64_t value, uint16_t row) { return value * 65536 | row; }
static inline int64_t demand_value(int64_t valued) { return valued >> 16; }
static inline uint16_t demand_row(int64_t valued) { return (uint16_t)(valued & 0xffff); }
static inline int64_t demand_work(int64_t packed) { return packed >> 9; }
static inline uint16_t demand_department(int64_t packed) { return (uint16_t)(packed >> 1 & 255); }
static inline bool demand_done(int64_t packed) { return packed & 1; }

#endif
