/* fold.h - the rules in force: the baseline amended by the reforms in force, computed afresh.
 *
 * No undo, no residue, no chain of hooks: at each beginning and end of a reform the
 * rules of a place are folded again from the baseline.
 *
 * Dose = intensity x fidelity. A figure becomes base + dose x (amended - base); a touch
 * marked `cost` uses intensity alone. Touches are applied by kind in the order set,
 * scale, shift, cap, and within a kind by the reform's name, in exact rational
 * arithmetic, rounded once at the end, half to even, and kept within the rule's limits.
 * A procedure keeps base, amended and dose: each case draws for itself. A date is set,
 * never blended, when the dose is not 0. Two `set`, or two `procedure`, of one rule at
 * one place on overlapping dates are a conflict, found by fold_conflict() before the run.
 */
#ifndef MODELS_FOLD_H
#define MODELS_FOLD_H

#include "models/reform.h"
#include "models/rollout.h"
#include "models/scenario.h"

#define DOSE_ONE INT64_C(1000000)

/* A reform as ordered, ready to fold: what it touches and by how much. */
struct fold_order {
    const char *name;
    uint64_t identity; /* hash of the name */
    struct touch touches[N_RULES];
    int64_t operand[N_RULES];
    int n_touches;
    int64_t intensity, fidelity; /* millionths */
    day begin, end;              /* of the order, before waves; end exclusive, INT32_MAX: none */
};

/* A well-mixed hash of a name: the identity of a reform or of a street. */
uint64_t fold_identity(const char *name);

/* From a scenario's order (a reform of the catalogue or figures that are set). */
void fold_order_of(const struct scenario_order *order, struct fold_order *fold);

/* The same as it stands where a wave begins on `begin`: a date that a reform sets is
 * that of its beginning at the place. */
void fold_order_from(const struct scenario_order *order, day begin, struct fold_order *fold);

/* Fold those orders for which `in_force[i]` holds, which stand in order of name. Returns
 * the number of touches applied (neutral ones count: they go the same way).
 * Faults: FAULT_INPUT when exact arithmetic would overflow. */
int fold_rules(const struct rules *base, const struct fold_order *orders, const bool *in_force,
               int n_orders, struct rules *rules, struct fault *fault);

/* Whether a case follows the amended way of a procedure: that way, or the base's. */
int64_t fold_case(const struct procedure *procedure, const struct chance *chance,
                  uint32_t purpose, uint64_t identity);

/* Two orders that claim the same rule at one place on overlapping dates: fills
 * first/second and returns true. begin and end are rollout()'s. */
bool fold_conflict(const struct fold_order *orders, int n_orders, const day *begin,
                   const day *end, int n_places, int *first, int *second, enum rule *rule);

#endif
