/* shenyang_layers.c - four layers after Shenyang: decision, execution, deliberation, leadership
 * (S003-14).
 *
 * Bodies and their sessions change; what departments send down does not.
 */
#include "models/reform.h"

struct shenyang_layers {
    double sessions;
    double agenda;
    double disclosure;
    double audit;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(shenyang_layers, sessions), .type = PARAMETER_REAL, .unit = "1/community/year",
     .flags = PARAMETER_LEVER, .limit_high = 1000, .low = 6, .high = 48, .preset = 24,
     .label = {"增设会期", "sessions added"},
     .about = {"决策层、议事层每年增加的会议次数。",
               "Sessions a year that the deciding and deliberating bodies add."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(shenyang_layers, agenda), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 1, .low = 0.1, .high = 0.5, .preset = 0.25,
     .label = {"议题权", "agenda"},
     .about = {"居民设定议题的份额增加多少。",
               "By how much residents' share of agendas grows."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(shenyang_layers, disclosure), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 1, .low = 0, .high = 0.3, .preset = 0.1,
     .label = {"公开", "disclosure"},
     .about = {"公开程度增加多少。",
               "By how much more is disclosed."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(shenyang_layers, audit), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 1, .low = 0, .high = 0.3, .preset = 0.1,
     .label = {"议事层的监督", "supervision"},
     .about = {"议事会查核账目的份额增加多少。",
               "By how much more of the accounts the council looks at."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, shenyang_layers);

enum { SESSIONS, AGENDA, DISCLOSURE, AUDIT, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [SESSIONS] = {RULE_SESSIONS, TOUCH_SHIFT, true},
    [AGENDA] = {RULE_AGENDA, TOUCH_SHIFT, false},
    [DISCLOSURE] = {RULE_DISCLOSURE, TOUCH_SHIFT, false},
    [AUDIT] = {RULE_AUDIT, TOUCH_SHIFT, false},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct shenyang_layers *reform = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[SESSIONS] = rules_figure(RULE_SESSIONS, reform->sessions);
    operand[AGENDA] = rules_figure(RULE_AGENDA, reform->agenda);
    operand[DISCLOSURE] = rules_figure(RULE_DISCLOSURE, reform->disclosure);
    operand[AUDIT] = rules_figure(RULE_AUDIT, reform->audit);
}

static const struct shenyang_layers neutral = {0};

const struct reform reform_shenyang_layers = {
    .name = "shenyang_layers",
    .code = "R10",
    .label = {"沈阳模式", "Shenyang's layers"},
    .about = {"成员代表大会决策、协商议事会议事并监督、居委会执行。部门任务照旧，行"
              "政占比因此可能不变。",
              "A congress decides, a council deliberates and supervises, the committee "
              "executes. What departments send down is not touched, so the administrative "
              "share may stay as it is."},
    .cost = {"增设的会期占用工时，无论会议是否真有决定权。",
             "The sessions added take staff hours, whether or not they truly decide "
             "anything."},
    .channel = {"meetings_held"},
    .side = {"assembly_hours"},
    .source = "R10; S003-14",
    .parameters = PARAMETER_TABLE(rows, shenyang_layers),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
