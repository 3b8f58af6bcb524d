/* building_groups.c - organisers in the stairwells.
 *
 * They ask their neighbours, the retired before others; they tire, and some give up.
 */
#include "models/reform.h"

struct building_groups {
    double stairwells;
    double hours;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(building_groups, stairwells), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0.1, .high = 1, .preset = 0.5,
     .label = {"新设骨干的楼道", "stairwells organised"},
     .about = {"比原来多设楼组骨干的楼道份额。",
               "Share of stairwells that are to have an organiser beyond those that have."},
     .grade = GRADE_ASSUMED, .source = "assumed: P8"},
    {PARAMETER_AT(building_groups, hours), .type = PARAMETER_REAL, .unit = "h/community/year",
     .limit_high = 100000, .low = 20, .high = 400, .preset = 120,
     .label = {"联系骨干的工时", "hours for organisers"},
     .about = {"工作人员每年用于寻找、联系楼组骨干的工时。",
               "Hours of staff a year that finding organisers and keeping in touch take."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, building_groups);

enum { STAIRWELLS, HOURS, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [STAIRWELLS] = {RULE_ORGANISERS, TOUCH_SHIFT, false},
    [HOURS] = {RULE_PAPERWORK, TOUCH_SHIFT, true},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct building_groups *ordered = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[STAIRWELLS] = rules_figure(RULE_ORGANISERS, ordered->stairwells);
    operand[HOURS] = rules_figure(RULE_PAPERWORK, ordered->hours);
}

static const struct building_groups neutral = {0};

const struct reform reform_building_groups = {
    .name = "building_groups",
    .code = "R23",
    .label = {"楼组自治", "organisers in the stairwells"},
    .about = {"在各楼道找热心人出面邀请邻居；受邀的人多了，骨干也会疲倦。",
              "Organisers are found in the stairwells who ask their neighbours. More people "
              "are asked; those who ask tire."},
    .cost = {"骨干疲倦、退出；来的多是退休者；联系骨干占用工时。",
             "Organisers tire and give up; mostly the retired come; keeping in touch takes "
             "hours."},
    .channel = {"invitations", "participation", "organised"},
    .side = {"volunteer_hours", "overhead_hours"},
    .source = "R23; P8",
    .parameters = PARAMETER_TABLE(rows, building_groups),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
