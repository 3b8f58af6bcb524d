/* oc_regulation.c - owners' committees are regulated: audits, disclosure, terms, reviews
 * (P9, S001-09).
 *
 * Guidance may turn into control where seats are held by people of the residents' committee.
 */
#include "models/reform.h"

struct oc_regulation {
    double audit;
    double disclosure;
    double term;
    int64_t review;
    double cross;
    double hours;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(oc_regulation, audit), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0.2, .high = 0.9, .preset = 0.5,
     .label = {"审计", "audit"},
     .about = {"被独立查核的账目份额增加多少。",
               "By how much more of the accounts somebody independent looks at."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(oc_regulation, disclosure), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0.1, .high = 0.6, .preset = 0.3,
     .label = {"公开", "disclosure"},
     .about = {"公开程度增加多少。",
               "By how much more is disclosed."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(oc_regulation, term), .type = PARAMETER_REAL, .unit = "1",
     .flags = PARAMETER_LEVER,
     .limit_low = 0.1, .limit_high = 10, .low = 0.5, .high = 1, .preset = 0.75,
     .label = {"任期倍数", "term"},
     .about = {"业委会任期的倍数。",
               "Factor on the term of owners' committees."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(oc_regulation, review), .type = PARAMETER_DURATION, .unit = "d",
     .limit_high = 3650, .low = 30, .high = 365, .preset = 90,
     .label = {"成立审查", "review"},
     .about = {"成立前审查增加的时间。",
               "Time that the review before founding adds."},
     .grade = GRADE_ASSUMED, .source = "assumed: slower formation"},
    {PARAMETER_AT(oc_regulation, cross), .type = PARAMETER_REAL, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 10, .low = 0, .high = 1, .preset = 0.5,
     .label = {"交叉任职倍数", "cross-membership"},
     .about = {"业委会席位中居委会人员份额的倍数。",
               "Factor on the share of seats held by people of the residents' committee."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(oc_regulation, hours), .type = PARAMETER_REAL, .unit = "h/community/year",
     .limit_high = 100000, .low = 10, .high = 200, .preset = 60,
     .label = {"指导工时", "hours of guidance"},
     .about = {"每个社区每年指导、备案、审查的工时。",
               "Hours a year in each community for guidance, filing and review."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, oc_regulation);

enum { AUDIT, DISCLOSURE, TERM, REVIEW, CROSS, HOURS, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [AUDIT] = {RULE_AUDIT, TOUCH_SHIFT, false},
    [DISCLOSURE] = {RULE_DISCLOSURE, TOUCH_SHIFT, false},
    [TERM] = {RULE_OWNERS_TERM, TOUCH_SCALE, false},
    [REVIEW] = {RULE_OWNERS_REVIEW, TOUCH_SHIFT, true},
    [CROSS] = {RULE_CROSS, TOUCH_SCALE, false},
    [HOURS] = {RULE_OWNERS_HOURS, TOUCH_SHIFT, true},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct oc_regulation *reform = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[AUDIT] = rules_figure(RULE_AUDIT, reform->audit);
    operand[DISCLOSURE] = rules_figure(RULE_DISCLOSURE, reform->disclosure);
    operand[TERM] = reform_millionths(reform->term);
    operand[REVIEW] = reform->review;
    operand[CROSS] = reform_millionths(reform->cross);
    operand[HOURS] = rules_figure(RULE_OWNERS_HOURS, reform->hours);
}

static const struct oc_regulation neutral = {.term = 1, .cross = 1};

const struct reform reform_oc_regulation = {
    .name = "oc_regulation",
    .code = "R21",
    .label = {"规范业委会", "regulated owners' committees"},
    .about = {"业委会须审计、公开、按期换届，成立前须审查，交叉任职受限。把持更易被"
              "发现，组建也更慢。",
              "Owners' committees are audited, disclose their affairs, are renewed "
              "in time and reviewed before they are founded; cross-membership is limited. "
              "Capture is found out more easily, and founding is slower."},
    .cost = {"指导、备案与审计占用居委会工时，业委会组建变慢。",
             "Guidance, filing and audits take hours of the committee's staff, and "
             "founding takes longer."},
    .channel = {"audits"},
    .side = {"assembly_hours"},
    .source = "R21; S001-09, S004-15",
    .parameters = PARAMETER_TABLE(rows, oc_regulation),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
