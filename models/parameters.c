/* parameters.c - the rows of parameters.h: one per number, and nowhere else.
 *
 * Sources: S… and F… are the seeds and the evidence the model was built from, V… its
 * targets, P… its equations. "assumed" says that no source was found; "tuned to" that
 * the value was chosen so that the model meets the target named. Where a source gives a
 * neighbouring number the row says so and keeps the grade "assumed".
 */
#include "models/parameters.h"

#define LIMITS(from, to) .limit_low = (from), .limit_high = (to)
#define RANGE(from, to) .low = (from), .high = (to)
#define KIND(kind, of) .type = PARAMETER_##kind, .unit = (of)
#define EVIDENCE(how, whence) .grade = GRADE_##how, .source = whence

static const struct parameter_choice off_on[] = {
    [MECHANISM_OFF] = {"off", {"关", "off"}},
    [MECHANISM_ON] = {"on", {"开", "on"}},
    {0},
};

static const struct parameter_choice service_laws[] = {
    [LAW_LOGNORMAL] = {"lognormal", {"对数正态", "lognormal"}},
    [LAW_EXPONENTIAL] = {"exponential", {"指数", "exponential"}},
    [LAW_CONSTANT] = {"constant", {"恒定", "constant"}},
    {0},
};

static const struct parameter_choice disciplines[] = {
    [DISCIPLINE_WEIGHTS] = {"weights", {"按权重", "by weights"}},
    [DISCIPLINE_FCFS] = {"fcfs", {"先到先办", "first come, first served"}},
    [DISCIPLINE_PRIORITY] = {"priority", {"严格优先", "strict priority"}},
    {0},
};

static const struct parameter rows[] = {
#include "models/parameters/city.inc"
#include "models/parameters/work.inc"
#include "models/parameters/paper.inc"
#include "models/parameters/trust.inc"
#include "models/parameters/digital.inc"
#include "models/parameters/participation.inc"
#include "models/parameters/staff.inc"
#include "models/parameters/governance.inc"
#include "models/parameters/election.inc"
#include "models/parameters/assembly.inc"
#include "models/parameters/council.inc"
#include "models/parameters/fund.inc"
#include "models/parameters/hearing.inc"
#include "models/parameters/budget.inc"
#include "models/parameters/mechanisms.inc"
};

PARAMETER_COVERS(rows, parameters);

const struct parameter_table parameters_table = PARAMETER_TABLE(rows, parameters);
