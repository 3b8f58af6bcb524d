/* assumptions.h - what nobody has measured, drawn anew for each replicate.
 *
 * With `run.assumptions: drawn` every replicate has its own values of the numbers that
 * are only assumed, each within its plausible range, so that an interval over replicates
 * holds what is not known, and not luck alone. All arms of an experiment draw the same:
 * a value has an address, (seed, replicate, hash of its name), and no position, so that
 * neither another parameter nor another reform moves it.
 *
 * Drawn is a number that is at once
 *   - of grade `assumed`, in `parameters:` or among the parameters of a reform ordered;
 *   - no count, choice, mechanism or structure, and no size (PARAMETER_SIZES): those make
 *     another model, not another value;
 *   - no lever (PARAMETER_LEVER): what somebody decides is a design to be compared, and
 *     not an uncertainty to be averaged over (Lempert, Popper, Bankes 2003, Shaping the
 *     next one hundred years, RAND MR-1626: levers and exogenous uncertainties);
 *   - at a default other than 0 and within its range. A default of 0 says that the thing
 *     is not there, and a draw founds nothing;
 *   - not written: by a file of the chain, a table or `--set`. What is written is meant,
 *     with a source or without: an arm stays as it was declared.
 *
 * Where the scenario has a posterior (run.posterior) each replicate has the numbers of one of its
 * points, picked by weight at (seed, replicate): the same point in all arms. What the posterior
 * gives is drawn from it alone; with `drawn` the rest is drawn besides, and a joint of both is
 * drawn until the rest goes with the point.
 *
 * Law: uniform on [low, high]; log-uniform where low > 0 and high is ten times low or
 * more, so that each order of magnitude is as likely as the next. *Assumed*: ranges are
 * taken as all there is to know, and numbers as independent but for the joints (joint.h).
 */
#ifndef MODELS_ASSUMPTIONS_H
#define MODELS_ASSUMPTIONS_H

#include "models/joint.h"
#include "models/scenario.h"

enum assumption_law {
    ASSUMPTION_HELD,
    ASSUMPTION_UNIFORM,
    ASSUMPTION_LOG_UNIFORM,
    ASSUMPTION_POSTERIOR
};

/* By what law a row is drawn when nothing is written about it. */
enum assumption_law assumption_law(const struct parameter *row);
/* "held", "uniform", "log-uniform", "posterior": the word in files. */
const char *assumption_law_key(enum assumption_law law);

/* A share 0 < u < 1 of the way from low to high, by the law, in the unit of writing. */
double assumption_value(const struct parameter *row, double u);

enum { ASSUMPTION_NAME = 128 };

/* One number that a scenario draws. */
struct assumption {
    const struct parameter *row;
    int order; /* whose parameter it is, index into scenario->orders; -1: the scenario's */
    enum assumption_law law;
    char name[ASSUMPTION_NAME]; /* "work.need_rate", "reforms.separation.coordination" */
};

/* Those of a scenario, in order of rows, then of orders; returns their number. None when
 * run.assumptions is fixed and there is no posterior, or it is held. `list` may be NULL. */
int assumptions_list(const struct scenario *scenario, struct assumption *list);
/* What it is in a scenario, in the unit of writing. */
double assumption_of(const struct assumption *assumption, const struct scenario *scenario);

/* Does any replicate have numbers of its own? */
bool assumptions_any(const struct scenario *scenario);

/* What a path names, whatever is ordered: a row of `parameters:`, or of reforms.NAME; NULL: nothing.
 * Then *table and *rest say where and under which name it was sought. */
const struct parameter *assumptions_named(const char *path, const struct parameter_table **table,
                                          const char **rest);

/* The column of the posterior, if there is one, that gives this row (of an order, or -1); or -1. */
int assumptions_column(const struct scenario *scenario, const struct parameter *row, int order);
/* Put point i of the posterior in place. Columns of reforms that are not ordered are passed over. */
void assumptions_point(const struct scenario *scenario, size_t i, struct parameters *parameters,
                       struct scenario_order *orders);

/* From where to where it is drawn: its plausible range, or the least and most of the posterior's
 * points; in the unit of writing. */
void assumption_reach(const struct assumption *assumption, const struct scenario *scenario,
                      double reach[2]);

/* The scenario as replicate r >= 1 has it: parameters and the orders' values are its own,
 * all else is borrowed. Pure. Where numbers of a joint do not go together the joint is
 * drawn again, at the next `nth`, and nothing else is. Faults: FAULT_MEMORY. */
int assumptions_draw(struct scenario *drawn, const struct scenario *scenario, uint32_t replicate,
                     struct fault *fault);
void assumptions_free(struct scenario *drawn);

/* The joint that what is written leaves no room to draw the rest of, or NULL: then a draw
 * ends. Found when a scenario is built. */
const struct joint *assumptions_crowded(const struct scenario *scenario);
/* The same, or one whose numbers, none of them drawn, are refused together. */
const struct joint *assumptions_unfit(const struct scenario *scenario);

/* Where the numbers of a scenario come from: its parameters but for choices, and what its
 * reforms do; levers of reforms are decisions and not counted. */
struct assumptions_count {
    int city;      /* the scenario gives a source, or a table does */
    int published; /* at a default that is calibrated, surveyed or statutory */
    int assumed;   /* all others, what calls itself `assumed: ...` among them */
    int drawn;     /* of the assumed, those drawn */
};
struct assumptions_count assumptions_count(const struct scenario *scenario);

#endif
