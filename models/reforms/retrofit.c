/* retrofit.c - old estates renewed: pipes, facilities, insulation; who agrees, who pays (P11).
 *
 * The programme says which estates are taken in, what a household's share of the cost is, how
 * many owners must agree and what becomes of the fee afterwards. Whether they agree, how long
 * it takes and how many pay is theirs.
 */
#include "models/reform.h"

struct retrofit {
    double offered;
    int64_t cost;
    double copay, consent, fee;
    double rebuild, repair;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(retrofit, offered), .type = PARAMETER_SHARE, .unit = "1", .limit_high = 1,
     .flags = PARAMETER_LEVER, .low = 0.1, .high = 1, .preset = 1,
     .label = {"列入计划", "estates taken in"},
     .about = {"列入改造计划的小区份额，按小区抽签。",
               "Share of estates that the programme takes in, by a lottery of estates."},
     .grade = GRADE_ASSUMED, .source = "assumed: S002-47"},
    {PARAMETER_AT(retrofit, cost), .type = PARAMETER_MONEY, .unit = "yuan/household",
     .limit_high = 10000000, .low = 3000, .high = 40000, .preset = 12000,
     .label = {"户均费用", "cost per household"},
     .about = {"整治一户平均花费；拆除重建为其十二倍，简易维修为其四分之一。",
               "Cost of a retrofit per household; rebuilding takes twelve times as much, simple "
               "repairs a quarter."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(retrofit, copay), .type = PARAMETER_SHARE, .unit = "1", .limit_high = 1,
     .flags = PARAMETER_LEVER, .low = 0, .high = 0.5, .preset = 0.2,
     .label = {"居民分担", "borne by owners"},
     .about = {"整治费用中由业主分担的份额；政府、企业与居民共同出资。",
               "Share of a retrofit's cost that owners bear; government, firms and residents pay "
               "together."},
     .grade = GRADE_ASSUMED, .source = "assumed: S002-48"},
    {PARAMETER_AT(retrofit, consent), .type = PARAMETER_SHARE, .unit = "1", .limit_high = 1,
     .flags = PARAMETER_LEVER, .low = 0.5, .high = 1, .preset = 0.6666667,
     .label = {"同意门槛", "consent"},
     .about = {"动工前必须同意的业主份额；重大事项须三分之二。",
               "Share of owners that must agree before works begin; two thirds for major business."},
     .grade = GRADE_STATUTORY, .source = "F32"},
    {PARAMETER_AT(retrofit, fee), .type = PARAMETER_REAL, .unit = "yuan/m2/month",
     .flags = PARAMETER_LEVER,
     .limit_low = -100, .limit_high = 100, .low = 0, .high = 1, .preset = 0.2,
     .label = {"物业费加价", "fee added"},
     .about = {"改造完成后物业费每平方米每月增加多少，用于长效管理。",
               "What is added to the property fee per square metre and month once the works are "
               "done, for lasting management."},
     .grade = GRADE_ASSUMED, .source = "assumed: S002-48"},
    {PARAMETER_AT(retrofit, rebuild), .type = PARAMETER_SHARE, .unit = "1", .limit_high = 1,
     .flags = PARAMETER_LEVER, .low = 0, .high = 0.3, .preset = 0,
     .label = {"拆除重建", "rebuilt"},
     .about = {"列入的小区中拆除重建的份额；唐山为 27 %，上限 30 %。",
               "Of estates taken in, the share that is demolished and rebuilt; Tangshan had 27 %, "
               "at most 30 %."},
     .grade = GRADE_ASSUMED, .source = "assumed: S002-48"},
    {PARAMETER_AT(retrofit, repair), .type = PARAMETER_SHARE, .unit = "1", .limit_high = 1,
     .flags = PARAMETER_LEVER, .low = 0, .high = 0.5, .preset = 0,
     .label = {"简易维修", "repaired"},
     .about = {"列入的小区中只作简易维修的份额；唐山的第三种方式未指明，余数为 21 %。",
               "Of estates taken in, the share that gets simple repairs; Tangshan's third mode is "
               "not named, 21 % are left for it."},
     .grade = GRADE_ASSUMED, .source = "assumed: S002-48"},
};

PARAMETER_COVERS(rows, retrofit);

enum { OFFERED, COST, COPAY, CONSENT, FEE, REBUILD, REPAIR, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [OFFERED] = {RULE_RETROFIT_OFFERED, TOUCH_SET, false},
    [COST] = {RULE_RETROFIT_COST, TOUCH_SET, true},
    [COPAY] = {RULE_RETROFIT_COPAY, TOUCH_SET, true},
    [CONSENT] = {RULE_RETROFIT_CONSENT, TOUCH_SET, false},
    [FEE] = {RULE_RETROFIT_FEE, TOUCH_SET, false},
    [REBUILD] = {RULE_RETROFIT_REBUILD, TOUCH_SET, false},
    [REPAIR] = {RULE_RETROFIT_REPAIR, TOUCH_SET, false},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct retrofit *retrofit = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[OFFERED] = rules_figure(RULE_RETROFIT_OFFERED, retrofit->offered);
    operand[COST] = retrofit->cost;
    operand[COPAY] = rules_figure(RULE_RETROFIT_COPAY, retrofit->copay);
    operand[CONSENT] = rules_figure(RULE_RETROFIT_CONSENT, retrofit->consent);
    operand[FEE] = rules_figure(RULE_RETROFIT_FEE, retrofit->fee);
    operand[REBUILD] = rules_figure(RULE_RETROFIT_REBUILD, retrofit->rebuild);
    operand[REPAIR] = rules_figure(RULE_RETROFIT_REPAIR, retrofit->repair);
}

static const struct retrofit neutral = {.consent = 0.6666667};

const struct reform reform_retrofit = {
    .name = "retrofit",
    .code = "R25",
    .label = {"旧区改造", "retrofit"},
    .about = {"政府、企业与居民共同出资改造旧小区。业主须达到同意门槛才能动工，不出钱的人也得到改造的好处；"
              "改造后物业费提高，收缴不到位就难以维持。",
              "Old estates are renewed with money of government, firms and residents. Works begin "
              "when enough owners agree; those who do not pay have the benefit too; the fee rises "
              "afterwards, and where it is not collected what was renewed does not last."},
    .cost = {"公共资金与业主分担的费用；入户动员占用工时，同意不足则拖延；搭便车使工程缩水。",
             "Public money and what owners bear; visits take staff hours, want of consent delays; "
             "free riders shrink the works."},
    .channel = {"facility_state"},
    .side = {"retrofit_cost", "retrofit_borne"},
    .source = "R25; S002-47, S002-48, F32",
    .parameters = PARAMETER_TABLE(rows, retrofit),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
