/* joint.h - numbers that each may have but not together.
 *
 * A row's limits and range speak of one number. What several must satisfy at once stands
 * here, for those who check what was written and for those who draw (assumptions.h). No
 * number belongs to two joints, so that redrawing one joint leaves the others as they are.
 */
#ifndef MODELS_JOINT_H
#define MODELS_JOINT_H

#include <stdbool.h>

#include "models/parameters.h"

enum { JOINT_MOST = 3 };

struct joint {
    const char *rows[JOINT_MOST]; /* names; the rest NULL */
    int toward[JOINT_MOST];       /* +1: a higher value makes room, -1: a lower one */
    /* 0 or more: they go together; it rises without a break towards `toward`. */
    double (*room)(const struct parameters *given);
    bool refused; /* in what is written, too; the others only bind what is drawn */
};

enum { N_JOINTS = 5 };
extern const struct joint joints[N_JOINTS];

#endif
