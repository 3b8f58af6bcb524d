/* decompose.h - why staff work other hours in the variant than in the base: by channels.
 *
 * Bookkeeping, not regression. In either arm the hours a body's staff have worked are the sum
 * of what was posted to the channels below, to the microsecond; so is the difference of two
 * arms, replicate by replicate. Hours of tasks are ordinary hours (what a task takes an
 * ordinary worker), until the channels of pace say what was made of them.
 *
 *   arising       departments' tasks that fall due, and what else is asked for (cases, wishes,
 *                 procedures, campaigns); fewer of them: fewer tasks arriving
 *   struck        fallen due and struck off or barred from coming down (less)
 *   departments   done by departments themselves or their staff on site (less)
 *   left_undone   dropped by departments (less)
 *   merged, refused   merged with the same demand, refused by right (less)
 *   street        sent to the street office, less what it sent down again (less)
 *   amplified     what the street office adds to them (more)
 *   routed        filed with the workstation, handed over, or done by the other body's people
 *                 (dual posts); 0 for both bodies together
 *   provider      entrusted to a provider, less what was taken back (less)
 *   volunteers    what volunteers did (less)
 *   abandoned, dropped   closed unserved while they waited (less)
 *   rework        opened again, found done on paper (more)
 *   passed_round  cases back from being passed round, done once more (more)
 *   handed_on     where who had it in hand left: put down less taken up again, and what is
 *                 lost on the way
 *   unfinished    what waits or is in hand at the end beyond what did at the start (less)
 *   paper         hours spent on doing tasks on paper, less the ordinary hours written off
 *   chance, skill, burnout, disruption, means, non_local, coordination, entry, switching
 *                 what each makes of the hours of the tasks done, in this order: each acts on
 *                 what those before it have made
 *
 * A channel holds what was posted there: with fewer tasks there is also less entry and switching,
 * and that stands under entry and switching.
 */
#ifndef ANALYSIS_DECOMPOSE_H
#define ANALYSIS_DECOMPOSE_H

#include "analysis/flow_sums.h"
#include "analysis/interval.h"

enum decompose_body { DECOMPOSE_COMMITTEE, DECOMPOSE_WORKSTATION, DECOMPOSE_ALL };

enum hours_channel {
    CHANNEL_ARISING, CHANNEL_STRUCK, CHANNEL_DEPARTMENTS, CHANNEL_LEFT_UNDONE, CHANNEL_MERGED,
    CHANNEL_REFUSED, CHANNEL_STREET, CHANNEL_AMPLIFIED, CHANNEL_ROUTED, CHANNEL_PROVIDER,
    CHANNEL_VOLUNTEERS, CHANNEL_ABANDONED, CHANNEL_DROPPED, CHANNEL_REWORK,
    CHANNEL_PASSED_ROUND, CHANNEL_HANDED_ON, CHANNEL_UNFINISHED, CHANNEL_PAPER, CHANNEL_CHANCE,
    CHANNEL_SKILL, CHANNEL_BURNOUT, CHANNEL_DISRUPTION, CHANNEL_MEANS, CHANNEL_NON_LOCAL,
    CHANNEL_COORDINATION, CHANNEL_ENTRY, CHANNEL_SWITCHING,
    N_HOURS_CHANNELS,
};

/* Where the hours come from: paid hours less those not worked. By body the ledger knows no
 * more than idle and leave, so that of one body `paid` is what it worked, idled and was on leave. */
enum supply { SUPPLY_CONTRACTED, SUPPLY_OVERTIME, SUPPLY_PAID, SUPPLY_IDLE, SUPPLY_LEAVE, N_SUPPLY };

struct channel_about {
    const char *key;
    struct words label;
};
extern const struct channel_about channels[N_HOURS_CHANNELS];
extern const struct channel_about supplies[N_SUPPLY];

struct decomposed { /* one arm of one replicate, microseconds */
    int64_t channel[N_HOURS_CHANNELS][FLOW_CLASSES]; /* adds up to worked[class] */
    int64_t worked[FLOW_CLASSES];              /* as the ledger of work has it */
    int64_t supply[N_SUPPLY]; /* paid = worked + idle + leave; contracted, overtime: all bodies' */
};

struct decomposition {
    size_t n, periods;
    double first;
    struct decomposed *arm[2]; /* [n]: base, variant */
};

/* Both results must have the same replicates and periods. Faults: those of reading; FAULT_INPUT
 * where the channels do not add up to the ledger (the file was tampered with). */
int decompose(struct result *base, struct result *variant, enum decompose_body body, double from,
              struct decomposition *decomposition, struct fault *fault);
void decomposition_free(struct decomposition *decomposition);

struct hours_change { /* hours: means over replicates, the paired difference and its interval */
    double base, variant, effect;
    struct interval interval; /* Student's */
};

/* All classes' (class -1) or one's. */
void decomposition_compare(const struct decomposition *decomposition, enum hours_channel channel,
                           int class, double level, struct hours_change *change);
void decomposition_compare_worked(const struct decomposition *decomposition, int class,
                                  double level, struct hours_change *change);
void decomposition_compare_supply(const struct decomposition *decomposition, enum supply supply,
                                  double level, struct hours_change *change);

/* Over all replicates, in microseconds: the change of the hours worked, and of the channels
 * together. They are equal. */
int64_t decomposition_worked(const struct decomposition *decomposition);
int64_t decomposition_explained(const struct decomposition *decomposition);

#endif
