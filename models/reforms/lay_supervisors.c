/* lay_supervisors.c - residents keep an eye: supervisors, independent review, hearings on
 * allowances (S004-03, S004-15, S004-27).
 *
 * Who must speak in public may not come; who has captured the committee protects his own.
 */
#include "models/reform.h"

struct lay_supervisors {
    double supervisors;
    double review;
    double hearing;
    double reports;
    double weight;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(lay_supervisors, supervisors), .type = PARAMETER_REAL, .unit = "1/community",
     .flags = PARAMETER_LEVER, .limit_high = 1000, .low = 1, .high = 12, .preset = 4,
     .label = {"监督员", "supervisors"},
     .about = {"每个社区的义务监督员人数。",
               "Lay supervisors in each community."},
     .grade = GRADE_ASSUMED, .source = "assumed: S004-27"},
    {PARAMETER_AT(lay_supervisors, review), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 1, .low = 0.1, .high = 0.7, .preset = 0.3,
     .label = {"独立审查", "independent review"},
     .about = {"被独立查核的账目份额增加多少。",
               "By how much more of the accounts somebody independent looks at."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(lay_supervisors, hearing), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 1, .preset = 1,
     .label = {"低保听证", "hearing on allowances"},
     .about = {"须听证的低保申请份额。",
               "Share of applications for the allowance that are heard."},
     .grade = GRADE_ASSUMED, .source = "assumed: S004-27"},
    {PARAMETER_AT(lay_supervisors, reports), .type = PARAMETER_REAL, .unit = "1/community/year",
     .flags = PARAMETER_LEVER, .limit_high = 1000, .low = 0, .high = 4, .preset = 1,
     .label = {"述职评议", "reports with ratings"},
     .about = {"每年述职评议的次数。",
               "Reports with ratings a year."},
     .grade = GRADE_ASSUMED, .source = "assumed: S004-27"},
    {PARAMETER_AT(lay_supervisors, weight), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 1, .low = 0, .high = 0.3, .preset = 0.1,
     .label = {"评议的分量", "weight of ratings"},
     .about = {"评议不满意时，居民需求的权重最多增加多少。",
               "What a bad rating adds at most to the weight of residents' needs."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, lay_supervisors);

enum { SUPERVISORS, REVIEW, HEARING, REPORTS, WEIGHT, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [SUPERVISORS] = {RULE_SUPERVISORS, TOUCH_SHIFT, false},
    [REVIEW] = {RULE_AUDIT, TOUCH_SHIFT, false},
    [HEARING] = {RULE_HEARD, TOUCH_SHIFT, false},
    [REPORTS] = {RULE_APPRAISALS, TOUCH_SHIFT, false},
    [WEIGHT] = {RULE_APPRAISAL_WEIGHT, TOUCH_SHIFT, false},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct lay_supervisors *reform = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[SUPERVISORS] = rules_figure(RULE_SUPERVISORS, reform->supervisors);
    operand[REVIEW] = rules_figure(RULE_AUDIT, reform->review);
    operand[HEARING] = rules_figure(RULE_HEARD, reform->hearing);
    operand[REPORTS] = rules_figure(RULE_APPRAISALS, reform->reports);
    operand[WEIGHT] = rules_figure(RULE_APPRAISAL_WEIGHT, reform->weight);
}

static const struct lay_supervisors neutral = {0};

const struct reform reform_lay_supervisors = {
    .name = "lay_supervisors",
    .code = "R32",
    .label = {"居民监督", "lay supervisors"},
    .about = {"社情民意监督员、独立审查、居委会年度述职评议、低保听证。滥权与错发更"
              "易被发现；申请者须等待，有人因公开陈述而不再申请。",
              "Lay supervisors, independent review, yearly reports with ratings, and "
              "hearings on allowances. Abuse and wrong grants are found more easily; "
              "applicants wait, and some stay away because they would have to speak "
              "in public."},
    .cost = {"监督员付出时间，听证与审查占用工时，申请者等待，有人不再申请。",
             "Supervisors give their time, hearings and reviews take hours, applicants "
             "wait, and some never apply."},
    .channel = {"allowances_wrong", "supervisors_hours"},
    .side = {"allowance_wait", "assembly_hours"},
    .source = "R32; S004-03, S004-15, S004-27",
    .parameters = PARAMETER_TABLE(rows, lay_supervisors),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
