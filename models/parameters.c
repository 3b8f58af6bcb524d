/* parameters.c - the rows of parameters.h: one per number, and nowhere else.
 *
 * Sources: S… and F… are the seeds and the evidence the model was built from, V… its
 * targets, P… its equations. "assumed" says that no source was found; "tuned to" that
 * the value was chosen so that the model meets the target named. Where a source gives a
 * neighbouring number the row says so and keeps the grade "assumed".
 */
#include "models/parameters.h"

#include "models/rules.h"

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

static const struct parameter_choice task_choices[] = {
    [CHOICE_DISCIPLINE] = {"discipline", {"按 work.discipline", "as work.discipline says"}},
    [CHOICE_WEIGHTED] = {"weighted", {"按权重", "by weights"}},
    [CHOICE_PRIORITY] = {"priority", {"严格优先", "strict priority"}},
    [CHOICE_DEADLINE] = {"deadline", {"期限最早者先办", "earliest deadline first"}},
    [CHOICE_FCFS] = {"fcfs", {"先到先办", "first come, first served"}},
    {0},
};

static const struct parameter_choice trust_rules[] = {
    [TRUST_ASYMMETRIC] = {"asymmetric", {"失大于得", "asymmetric"}},
    [TRUST_SYMMETRIC] = {"symmetric", {"得失相等", "symmetric"}},
    [TRUST_BAYESIAN] = {"bayesian", {"贝叶斯", "Bayesian"}},
    {0},
};

static const struct parameter_choice department_rules[] = {
    [DEPARTMENT_PRICE] = {"price", {"按价权衡", "by price"}},
    [DEPARTMENT_QUOTA] = {"quota", {"按年度指标", "by quota"}},
    {0},
};

/* Keys and labels as in types.c, which this file may not know: tests compare the two. */
static const struct parameter_choice place_type_choices[] = {
    [TYPE_COMPOUND] = {"compound", {"小区型", "gated compound"}},
    [TYPE_BLOCK] = {"block", {"板块型", "block"}},
    [TYPE_UNIT] = {"unit", {"单位型", "work unit"}},
    [TYPE_FUNCTIONAL] = {"functional", {"功能型", "functional"}},
    [TYPE_TRANSITIONAL] = {"transitional", {"过渡型", "transitional"}},
    {0},
};

static const struct parameter rows[] = {
#include "models/parameters/city.inc"
#include "models/parameters/work.inc"
#include "models/parameters/paper.inc"
#include "models/parameters/trust.inc"
#include "models/parameters/digital.inc"
#include "models/parameters/voice.inc"
#include "models/parameters/participation.inc"
#include "models/parameters/staff.inc"
#include "models/parameters/governance.inc"
#include "models/parameters/gate.inc"
#include "models/parameters/social.inc"
#include "models/parameters/planning.inc"
#include "models/parameters/election.inc"
#include "models/parameters/assembly.inc"
#include "models/parameters/council.inc"
#include "models/parameters/fund.inc"
#include "models/parameters/hearing.inc"
#include "models/parameters/budget.inc"
#include "models/parameters/purchase.inc"
#include "models/parameters/campaign.inc"
#include "models/parameters/structure.inc"
#include "models/parameters/property.inc"
#include "models/parameters/facility.inc"
#include "models/parameters/mechanisms.inc"
};

PARAMETER_COVERS(rows, parameters);

const struct parameter_table parameters_table = PARAMETER_TABLE(rows, parameters);
