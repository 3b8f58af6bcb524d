/* rewards.c - points for taking part.
 *
 * A payment that is set against the time it takes, at what an hour is worth to a resident: it moves
 * the poor and the retired more than others, and nobody's wish itself.
 */
#include "models/reform.h"

struct rewards {
    int64_t reward;
    double hours;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(rewards, reward), .type = PARAMETER_MONEY, .unit = "yuan",
     .flags = PARAMETER_LEVER, .limit_high = 100000, .low = 2, .high = 50, .preset = 10,
     .label = {"每次奖励", "reward"},
     .about = {"每参与一次所得积分折合的元数。",
               "Points for each time of taking part, in yuan."},
     .grade = GRADE_ASSUMED, .source = "assumed: S004-02"},
    {PARAMETER_AT(rewards, hours), .type = PARAMETER_REAL, .unit = "h/community/year",
     .limit_high = 100000, .low = 20, .high = 400, .preset = 120,
     .label = {"记账工时", "hours of booking"},
     .about = {"每年登记、兑换积分的工时。",
               "Hours a year that booking and changing points take."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, rewards);

enum { REWARD, HOURS, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [REWARD] = {RULE_REWARD, TOUCH_SHIFT, false},
    [HOURS] = {RULE_PAPERWORK, TOUCH_SHIFT, true},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct rewards *ordered = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[REWARD] = ordered->reward;
    operand[HOURS] = rules_figure(RULE_PAPERWORK, ordered->hours);
}

static const struct rewards neutral = {0};

const struct reform reform_rewards = {
    .name = "rewards",
    .code = "R24",
    .label = {"参与激励", "rewards for taking part"},
    .about = {"参与一次得若干积分，抵偿所花的时间；收入低者和退休者更看重。",
              "Each time of taking part earns points that make up for the time it takes; they "
              "matter more to the retired and to those who earn little."},
    .cost = {"积分要花钱，登记兑换占用工时；来的人可能只为积分。",
             "Points cost money, booking them takes hours; some come for the points only."},
    .channel = {"willingness", "participation"},
    .side = {"cost_per_resident", "overhead_hours"},
    .source = "R24; S004-02",
    .parameters = PARAMETER_TABLE(rows, rewards),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
