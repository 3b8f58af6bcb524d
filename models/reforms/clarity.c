/* clarity.c - lists of duties: who owns what is written down (P4; 权责清单).
 *
 * A named owner ends the rounds. A list has to be kept, however little it is heeded, and what
 * stands on none is nobody's. As `law` it gives residents a standard to insist on.
 */
#include "models/reform.h"

struct clarity {
    double clarity, gaps, list_hours, law;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(clarity, clarity), .type = PARAMETER_SHARE, .unit = "1", .limit_high = 1,
     .low = 0.05, .high = 0.4, .preset = 0.25,
     .label = {"职责清晰度的提高", "clarity added"},
     .about = {"疑难件中因清单写明责任人而不再转手的份额，加在原有之上。",
               "Share of hard cases that are no longer passed round because an owner is named, added "
               "to what there is."},
     .grade = GRADE_ASSUMED, .source = "assumed: S000-52; S003-20"},
    {PARAMETER_AT(clarity, gaps), .type = PARAMETER_SHARE, .unit = "1", .limit_high = 1, .low = 0,
     .high = 0.3, .preset = 0.05,
     .label = {"清单之间的空隙", "gaps"},
     .about = {"不在任何清单上的疑难件份额：人人可以说不归自己管。",
               "Share of hard cases that stand on no list: all may say that it is not theirs."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(clarity, list_hours), .type = PARAMETER_REAL, .unit = "h/month",
     .limit_high = 1000, .low = 1, .high = 40, .preset = 8,
     .label = {"清单维护工时", "hours of keeping lists"},
     .about = {"每个社区每月编制、更新、公示清单的工时。",
               "Hours a month and community of drawing up, revising and posting lists."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(clarity, law), .type = PARAMETER_SHARE, .unit = "1", .limit_high = 1, .low = 0,
     .flags = PARAMETER_LEVER, .high = 1, .preset = 0,
     .label = {"立法：服务标准", "law: a standard of service"},
     .about = {"居民可依法要求在标准期限内办理的力度；0 为没有这样的法。",
               "How far residents can insist by law on being served within the standard; 0: there is "
               "no such law."},
     .grade = GRADE_ASSUMED, .source = "assumed: S000-52"},
};

PARAMETER_COVERS(rows, clarity);

enum { CLARITY, GAPS, LISTS, LAW, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [CLARITY] = {RULE_CLARITY, TOUCH_SHIFT, false},
    [GAPS] = {RULE_GAPS, TOUCH_SHIFT, false},
    [LISTS] = {RULE_LIST_HOURS, TOUCH_SHIFT, true},
    [LAW] = {RULE_STANDARD, TOUCH_SHIFT, false},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct clarity *clarity = given;
    (void)begin;
    amendment->operand[CLARITY] = rules_figure(RULE_CLARITY, clarity->clarity);
    amendment->operand[GAPS] = rules_figure(RULE_GAPS, clarity->gaps);
    amendment->operand[LISTS] = rules_figure(RULE_LIST_HOURS, clarity->list_hours);
    amendment->operand[LAW] = rules_figure(RULE_STANDARD, clarity->law);
}

static const struct clarity neutral = {0};

const struct reform reform_clarity = {
    .name = "clarity",
    .code = "R22",
    .label = {"权责清单", "lists of duties"},
    .about = {"写明每件事归谁负责，疑难件少转手；清单要人维护，清单之间的事没人认。",
              "Who owns what is written down, so that hard cases are passed round less; lists have to "
              "be kept, and what stands between them is nobody's."},
    .cost = {"编制与更新清单占用工时，不在清单上的事更难办。",
             "Drawing up and revising lists takes hours, and what stands on none is harder to get done."},
    .channel = {"referral_rounds"},
    .side = {"coordination_hours"},
    .source = "R22; S001-07, S000-52, S003-20",
    .parameters = PARAMETER_TABLE(rows, clarity),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
