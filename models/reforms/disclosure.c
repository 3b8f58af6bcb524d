/* disclosure.c - affairs are made known: accounts, decisions and their reasons.
 *
 * What boards, meetings and apps carry is what is open. Making it known and answering takes hours.
 */
#include "models/reform.h"

struct disclosure {
    double opened;
    double hours;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(disclosure, opened), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0.1, .high = 0.8, .preset = 0.5,
     .label = {"新公开的份额", "opened"},
     .about = {"账目、决定及其理由中比原来多公开的份额。",
               "Share of accounts, decisions and their reasons that residents can see beyond "
               "what is open anyway."},
     .grade = GRADE_ASSUMED, .source = "assumed: S004-06"},
    {PARAMETER_AT(disclosure, hours), .type = PARAMETER_REAL, .unit = "h/community/year",
     .limit_high = 100000, .low = 50, .high = 600, .preset = 300,
     .label = {"公开工时", "hours of publishing"},
     .about = {"每年编写、张贴、答复所需的工时。",
               "Hours a year that writing, posting and answering take."},
     .grade = GRADE_ASSUMED, .source = "assumed: S004-06: staff to answer"},
};

PARAMETER_COVERS(rows, disclosure);

enum { OPEN, HOURS, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [OPEN] = {RULE_DISCLOSURE, TOUCH_SHIFT, false},
    [HOURS] = {RULE_PAPERWORK, TOUCH_SHIFT, true},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct disclosure *ordered = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[OPEN] = rules_figure(RULE_DISCLOSURE, ordered->opened);
    operand[HOURS] = rules_figure(RULE_PAPERWORK, ordered->hours);
}

static const struct disclosure neutral = {0};

const struct reform reform_disclosure = {
    .name = "disclosure",
    .code = "R19",
    .label = {"事务公开", "disclosure"},
    .about = {"居委会公开账目、决定和理由；居民知情，也可能看到不愿看到的事。",
              "The committee makes accounts, decisions and reasons public. Residents know "
              "more, some of which they may not like."},
    .cost = {"公开与答复占用工时；弊端曝光之初信任下降。",
             "Publishing and answering take hours; where abuses come to light trust falls at "
             "first."},
    .channel = {"information"},
    .side = {"overhead_hours"},
    .source = "R19; S000-07, S000-11, S004-06",
    .parameters = PARAMETER_TABLE(rows, disclosure),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
