/* refusal.c - the residents' committee may refuse departments' tasks; target contracts end (P2).
 *
 * A right is used only by who dares: while contracts bind and income depends on superiors,
 * retaliation outweighs what a task costs.
 */
#include "models/reform.h"

struct refusal {
    double right;
    double contracts_ended;
    double hours;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(refusal, right), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0.1, .high = 0.6, .preset = 0.3,
     .label = {"可以拒绝的任务", "tasks that may be refused"},
     .about = {"居委会认为不合理、有权拒绝的任务份额。",
               "Share of tasks that are not the committee's duty, so that it may refuse them."},
     .grade = GRADE_ASSUMED, .source = "assumed: S003-17; F10"},
    {PARAMETER_AT(refusal, contracts_ended), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 1, .preset = 1,
     .label = {"不再签订目标责任书", "contracts ended"},
     .about = {"目标责任书约束力降低的份额；1 为不再签订。",
               "By what share target contracts bind less; 1: none is signed any more."},
     .grade = GRADE_SURVEYED, .source = "S003-17"},
    {PARAMETER_AT(refusal, hours), .type = PARAMETER_REAL, .unit = "h",
     .limit_high = 1000, .low = 0, .high = 4, .preset = 0.5,
     .label = {"拒绝一件的工时", "hours per refusal"},
     .about = {"拒绝一件任务须说明理由、交涉所花的工时。",
               "Hours it takes to argue why one task is refused."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, refusal);

enum { RIGHT, CONTRACT, HOURS, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [RIGHT] = {RULE_REFUSAL, TOUCH_SET, false},
    [CONTRACT] = {RULE_TARGET_CONTRACT, TOUCH_SCALE, false},
    [HOURS] = {RULE_REFUSAL_HOURS, TOUCH_SET, true},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct refusal *own = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[RIGHT] = rules_figure(RULE_REFUSAL, own->right);
    operand[CONTRACT] = reform_millionths(1 - own->contracts_ended);
    operand[HOURS] = rules_figure(RULE_REFUSAL_HOURS, own->hours);
}

static const struct refusal neutral = {0};

const struct reform reform_refusal = {
    .name = "refusal",
    .code = "R04",
    .label = {"拒绝权", "right of refusal"},
    .about = {"居委会可以拒绝不合理的任务，不再与街道签订目标责任书。若保留责任书、经费又"
              "靠上级，有权也不敢用。",
              "The residents' committee may refuse unreasonable tasks and signs no target "
              "contracts. Where contracts stay and money depends on superiors the right exists "
              "and is not used."},
    .cost = {"部门的目标落空；每次拒绝都要交涉；依赖上级时，这项权利只在纸上。",
             "Departments' aims are missed; each refusal takes an argument; where a community "
             "depends on superiors the right is on paper only."},
    .channel = {"tasks_refused", "tasks_pushed"},
    .side = {"aims_met", "procedure_hours"},
    .source = "R04; P2, S003-17, F10, S001-08",
    .parameters = PARAMETER_TABLE(rows, refusal),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
