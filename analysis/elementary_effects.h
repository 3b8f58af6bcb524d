/* elementary_effects.h - which factors matter at all: Morris's screening.
 *
 * r trajectories of k + 1 points in the unit cube of k factors. Each step changes one factor, each
 * factor once in a trajectory. The elementary effect of factor i in a trajectory is
 *     EE_i = (outcome after the step - outcome before) / signed length of the step,
 * in the outcome's unit per whole range of the factor. Over trajectories
 *     mu_i = mean EE_i,  mu*_i = mean |EE_i|,  sigma_i = standard deviation of EE_i (r - 1).
 * A small mu* says that the factor may be fixed. sigma beside a large mu* says that its effect is
 * not a straight line, or hangs on other factors. mu alone may cancel.
 * Morris (1991), Technometrics 33, 161; mu*: Campolongo, Cariboni, Saltelli (2007), Environmental
 * Modelling & Software 22, 1509.
 */
#ifndef ANALYSIS_ELEMENTARY_EFFECTS_H
#define ANALYSIS_ELEMENTARY_EFFECTS_H

#include <stddef.h>

#include "analysis/interval.h"
#include "analysis/unknown.h"

/* With fewer than ELEMENTARY_LEAST effects a factor's measures are not known; with fewer than
 * ELEMENTARY_LEAST_INTERVAL its interval is NaN: of 95 % intervals by either method of interval.h
 * some cover 80 % at six, and 65 % at four. */
enum { ELEMENTARY_LEAST = 4, ELEMENTARY_LEAST_INTERVAL = 10 };

struct trajectories {
    size_t r, k;
    const double *outcome; /* [r][k + 1], NaN where the point failed */
    const size_t *factor;  /* [r][k] which factor step j, from point j to j + 1, changes */
    const double *step;    /* [r][k] by how much, -1 .. 1 and not 0, in the unit cube */
};

struct elementary_effects {
    enum unknown unknown;     /* fewer than ELEMENTARY_LEAST effects; all numbers NaN */
    size_t n_used, n_missing; /* steps with both ends, and others; together r */
    double mu, mu_star, sigma;
    struct interval mu_interval, mu_star_interval; /* over trajectories that have the effect */
};

/* effects[k]; k > 0. A point that failed takes both steps at it with it. Intervals are the BCa
 * bootstrap's of the mean of EE and of |EE| (interval.h); sigma has none. Of mu*, covered are 92 to
 * 99 % at ten trajectories, 94 to 98 % at twenty, by function and factor. Student's covers as much.
 * Trajectories may stand in any order. `plan` as in resample.h. Faults: FAULT_INPUT when a
 * trajectory does not change each factor once, a step is 0 or longer than the cube, or an outcome
 * is infinite; FAULT_MEMORY. */
int elementary_effects(const struct trajectories *trajectories, double level,
                       struct resample_plan *plan, struct elementary_effects *effects,
                       struct fault *fault);

#endif
