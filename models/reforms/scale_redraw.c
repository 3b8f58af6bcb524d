/* scale_redraw.c - communities are redrawn so that two act as one (S003-12, S002-07, S002-12).
 *
 * What each place owed is owed once, and who works answers to fewer lines; who handles a case
 * may not know the place, and fewer residents are asked. For half a year nothing is in order.
 */
#include "models/reform.h"

struct scale_redraw {
    double pooled;
    double asking_lost;
    double disruption;
    int64_t lasts;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(scale_redraw, pooled), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0.3, .high = 1, .preset = 0.8,
     .label = {"合办的事务", "cases pooled"},
     .about = {"两个社区合在一起办理的事务份额。",
               "Share of cases that two communities handle jointly."},
     .grade = GRADE_ASSUMED, .source = "assumed: S003-12"},
    {PARAMETER_AT(scale_redraw, asking_lost), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 1, .low = 0, .high = 0.5, .preset = 0.2,
     .label = {"邀请减少", "asking lost"},
     .about = {"社区变大后，居民受邀减少的份额。",
               "By what share residents are asked less often in the larger place."},
     .grade = GRADE_ASSUMED, .source = "assumed: S002-07"},
    {PARAMETER_AT(scale_redraw, disruption), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 10, .low = 0, .high = 0.4, .preset = 0.15,
     .label = {"调整期的混乱", "disruption"},
     .about = {"调整期内各项工作增加的工时份额。",
               "By what share all hours grow while the place is reorganised."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(scale_redraw, lasts), .type = PARAMETER_DURATION, .unit = "d",
     .limit_high = 3650, .low = 60, .high = 365, .preset = 182,
     .label = {"调整期", "how long"},
     .about = {"调整期有多长。",
               "How long the reorganisation lasts."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, scale_redraw);

enum { POOLED, ASKED, DISRUPTION, UNTIL, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [POOLED] = {RULE_POOLED, TOUCH_SET, false},
    [ASKED] = {RULE_ASKED, TOUCH_SCALE, false},
    [DISRUPTION] = {RULE_DISRUPTION, TOUCH_SET, true},
    [UNTIL] = {RULE_DISRUPTED_UNTIL, TOUCH_SET, true},
};

/* Where nothing is disrupted the date stays what it was. */
static int64_t ends(const struct scale_redraw *own, day begin)
{
    return own->disruption > 0 ? begin + own->lasts / DAY
                               : rules_figure(RULE_DISRUPTED_UNTIL,
                                              rule_rows[RULE_DISRUPTED_UNTIL].preset);
}

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct scale_redraw *own = given;
    int64_t *operand = amendment->operand;
    operand[POOLED] = rules_figure(RULE_POOLED, own->pooled);
    operand[ASKED] = reform_millionths(1 - own->asking_lost);
    operand[DISRUPTION] = rules_figure(RULE_DISRUPTION, own->disruption);
    operand[UNTIL] = ends(own, begin);
}

static const struct scale_redraw neutral = {0};

const struct reform reform_scale_redraw = {
    .name = "scale_redraw",
    .code = "R39",
    .label = {"规模调整", "communities redrawn"},
    .about = {"相邻社区合并调整，按建制下达的任务只做一份，人员分工更细；但有半年混乱，人"
              "员不熟悉地方，居民受邀减少。",
              "Neighbouring communities are redrawn and act as one: tasks that each place owed "
              "are owed once, staff answer to fewer lines; but half a year is lost to disorder, "
              "staff know the place less, residents are asked less often."},
    .cost = {"半年的混乱；不熟悉社区；居民更少受邀参与。",
             "Half a year of disruption; local knowledge lost; residents are asked less often to "
             "take part."},
    .channel = {"tasks_merged", "tasks_pushed"},
    .side = {"participation", "match"},
    .source = "R39; S002-07, S002-12, S003-12",
    .parameters = PARAMETER_TABLE(rows, scale_redraw),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
