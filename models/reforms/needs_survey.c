/* needs_survey.c - residents are asked what they need.
 *
 * What they answer helps services to meet needs until it grows stale. Forms take hours,
 * residents tire, and those who answered are disappointed when nothing follows.
 */
#include "models/reform.h"

struct needs_survey {
    double sample;
    int64_t gap;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(needs_survey, sample), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0.02, .high = 0.5, .preset = 0.15,
     .label = {"样本", "sample"},
     .about = {"一次调查所问的居民份额。",
               "Share of residents that one survey asks."},
     .grade = GRADE_ASSUMED, .source = "assumed: S000-11; S002-64"},
    {PARAMETER_AT(needs_survey, gap), .type = PARAMETER_DURATION, .unit = "month",
     .flags = PARAMETER_LEVER,
     .limit_low = 1, .limit_high = 1000, .low = 3, .high = 36, .preset = 6,
     .label = {"间隔", "gap"},
     .about = {"两次调查相隔的时间。",
               "Time from one survey to the next."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, needs_survey);

enum { SAMPLE, GAP, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [SAMPLE] = {RULE_SURVEY, TOUCH_SET, false},
    [GAP] = {RULE_SURVEY_GAP, TOUCH_SET, false},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct needs_survey *ordered = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[SAMPLE] = rules_figure(RULE_SURVEY, ordered->sample);
    operand[GAP] = ordered->gap;
}

static const struct needs_survey neutral = {.gap = 365 * DAY};

const struct reform reform_needs_survey = {
    .name = "needs_survey",
    .code = "R35",
    .label = {"需求调查", "survey of needs"},
    .about = {"定期抽样询问居民的需求，使服务对准；没有下文的调查会失去信任。",
              "A sample of residents is asked at intervals what they need, so that services "
              "meet it. A survey without a sequel costs trust."},
    .cost = {"问卷占用工时，居民会厌倦；没有下文则失望。",
             "Forms take hours, residents tire of them, and are disappointed when nothing "
             "follows."},
    .channel = {"match", "survey_response"},
    .side = {"overhead_hours"},
    .source = "R35; S000-11, S000-54, S002-64",
    .parameters = PARAMETER_TABLE(rows, needs_survey),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
