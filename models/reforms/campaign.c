/* campaign.c - a campaign with dated targets, and a final inspection (P18).
 *
 * Targets are orders to the community; whether they are met in truth is not the reform's to say.
 * Dates count from its beginning. A standing chain costs money, not orders, and stays.
 */
#include "models/reform.h"

struct campaign {
    double strength;
    int64_t first_months, full_months, final_months;
    double legacy, flow, treated;
    int64_t grant;
    double chain;
    int64_t chain_cost;
    double surges, surge_hours;
};

#define MONTHS(field, from, to, usual, zh, en, zh_about, en_about)                               \
    {PARAMETER_AT(campaign, field), .type = PARAMETER_COUNT, .unit = "month", .limit_low = 1,    \
     .limit_high = 240, .low = (from), .high = (to), .preset = (usual), .label = {zh, en},       \
     .about = {zh_about, en_about}, .grade = GRADE_SURVEYED, .source = "S002-20; S002-24"}
#define PART(field, from, to, usual, of, zh, en, zh_about, en_about)                             \
    {PARAMETER_AT(campaign, field), .type = PARAMETER_SHARE, .unit = "1", .limit_high = 1,       \
     .flags = PARAMETER_LEVER, .low = (from), .high = (to), .preset = (usual), .label = {zh, en}, \
     .about = {zh_about, en_about}, .grade = GRADE_ASSUMED, .source = of}

static const struct parameter rows[] = {
    PART(strength, 0.3, 1, 1, "assumed: P18", "力度", "strength",
         "行动涵盖存量与增量的份额；0 表示没有行动。",
         "Share of legacy and flow that the campaign takes up; 0: there is none."),
    MONTHS(first_months, 2, 12, 4, "第一个期限", "first date",
           "开始后几个月须完成第一个存量目标。",
           "Months from the beginning to the first target on legacy."),
    MONTHS(full_months, 4, 24, 9, "清零期限", "legacy cleared by",
           "开始后几个月须清理全部存量。", "Months from the beginning until all legacy must be cleared."),
    MONTHS(final_months, 12, 60, 34, "最终验收", "final inspection",
           "开始后几个月最终验收。", "Months from the beginning to the final inspection."),
    PART(legacy, 0.3, 0.9, 0.6, "assumed: S002-20", "第一个存量目标", "first target on legacy",
         "第一个期限前须清理的存量份额。", "Share of legacy to be cleared by the first date."),
    PART(flow, 0.3, 0.8, 0.5, "assumed: S002-20", "第一个增量目标", "first target on the flow",
         "清零期限时须处理的增量份额。", "Share of the flow to be treated when legacy must be cleared."),
    PART(treated, 0.5, 1, 0.9, "assumed: S002-20", "最终增量目标", "last target on the flow",
         "最终验收时须处理的增量份额。", "Share of the flow to be treated at the final inspection."),
    {PARAMETER_AT(campaign, grant), .type = PARAMETER_MONEY, .unit = "yuan/community/year",
     .flags = PARAMETER_LEVER,
     .limit_high = 100000000, .low = 0, .high = 100000, .preset = 45000,
     .label = {"专项资金", "grant"},
     .about = {"每年经申请给每个社区的资金，用于转运。",
               "What the fund gives a community a year on application, for hauling."},
     .grade = GRADE_ASSUMED, .source = "assumed: S002-25"},
    PART(chain, 0, 0.7, 0, "assumed: S002-22", "常设收运能力", "standing chain",
         "不靠行动而常设的收集、转运能力占增量的份额。",
         "Share of the flow that a standing chain collects and hauls, campaign or not."),
    {PARAMETER_AT(campaign, chain_cost), .type = PARAMETER_MONEY, .unit = "yuan/community/year",
     .limit_high = 100000000, .low = 0, .high = 300000, .preset = 90000,
     .label = {"常设链条的费用", "cost of the chain"},
     .about = {"收运全部增量的常设链条每年的费用；按常设份额支付。",
               "What a standing chain for the whole flow costs a year; paid by its share."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(campaign, surges), .type = PARAMETER_REAL, .unit = "1/year", .limit_high = 52,
     .flags = PARAMETER_LEVER, .low = 0, .high = 6, .preset = 0,
     .label = {"集中行动次数", "surges"},
     .about = {"每年另有几次集中行动：安保、登记、创建。",
               "Waves a year beside it: security, registration, titles."},
     .grade = GRADE_ASSUMED, .source = "assumed: S002-62; S002-63; S003-29"},
    {PARAMETER_AT(campaign, surge_hours), .type = PARAMETER_REAL, .unit = "h/community",
     .limit_high = 1000, .low = 0, .high = 400, .preset = 0,
     .label = {"集中行动工时", "hours of a surge"},
     .about = {"每个社区每次集中行动的工时。", "Hours per community of each wave."},
     .grade = GRADE_ASSUMED, .source = "assumed: S002-62; S002-63"},
};

PARAMETER_COVERS(rows, campaign);

enum { STRENGTH, FROM, FIRST, FULL, FINAL, LEGACY, FLOW, TREATED, GRANT, CHAIN, CHAIN_COST, SURGES,
       SURGE_HOURS, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [STRENGTH] = {RULE_CAMPAIGN, TOUCH_SET, false},
    [FROM] = {RULE_CAMPAIGN_FROM, TOUCH_SET, false},
    [FIRST] = {RULE_CAMPAIGN_FIRST, TOUCH_SET, false},
    [FULL] = {RULE_CAMPAIGN_FULL, TOUCH_SET, false},
    [FINAL] = {RULE_CAMPAIGN_FINAL, TOUCH_SET, false},
    [LEGACY] = {RULE_CAMPAIGN_LEGACY, TOUCH_SHIFT, false},
    [FLOW] = {RULE_CAMPAIGN_FLOW, TOUCH_SHIFT, false},
    [TREATED] = {RULE_CAMPAIGN_TREATED, TOUCH_SHIFT, false},
    [GRANT] = {RULE_CAMPAIGN_GRANT, TOUCH_SHIFT, false},
    [CHAIN] = {RULE_CAMPAIGN_CHAIN, TOUCH_SHIFT, false},
    [CHAIN_COST] = {RULE_OPERATING_BUDGET, TOUCH_SHIFT, true},
    [SURGES] = {RULE_SURGES, TOUCH_SHIFT, false},
    [SURGE_HOURS] = {RULE_SURGE_HOURS, TOUCH_SHIFT, false},
};

/* Without a campaign a date stays what it was. */
static int64_t date_of(const struct campaign *campaign, enum rule rule, day begin, int64_t months)
{
    return campaign->strength > 0 ? date_add_months(begin, (int)months)
                                  : rules_figure(rule, rule_rows[rule].preset);
}

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct campaign *campaign = given;
    const bool on = campaign->strength > 0;
    int64_t *operand = amendment->operand;
    operand[STRENGTH] = rules_figure(RULE_CAMPAIGN, campaign->strength);
    operand[FROM] = date_of(campaign, RULE_CAMPAIGN_FROM, begin, 0);
    operand[FIRST] = date_of(campaign, RULE_CAMPAIGN_FIRST, begin, campaign->first_months);
    operand[FULL] = date_of(campaign, RULE_CAMPAIGN_FULL, begin, campaign->full_months);
    operand[FINAL] = date_of(campaign, RULE_CAMPAIGN_FINAL, begin, campaign->final_months);
    /* shares beside what the rules have for a campaign that is not */
    operand[LEGACY] = on ? rules_figure(RULE_CAMPAIGN_LEGACY,
                                        campaign->legacy - rule_rows[RULE_CAMPAIGN_LEGACY].preset)
                         : 0;
    operand[FLOW] = on ? rules_figure(RULE_CAMPAIGN_FLOW,
                                      campaign->flow - rule_rows[RULE_CAMPAIGN_FLOW].preset)
                       : 0;
    operand[TREATED] = on ? rules_figure(RULE_CAMPAIGN_TREATED,
                                         campaign->treated -
                                             rule_rows[RULE_CAMPAIGN_TREATED].preset)
                          : 0;
    operand[GRANT] = campaign->grant;
    operand[CHAIN] = rules_figure(RULE_CAMPAIGN_CHAIN, campaign->chain);
    operand[CHAIN_COST] =
        (int64_t)(campaign->chain * (double)campaign->chain_cost);
    operand[SURGES] = rules_figure(RULE_SURGES, campaign->surges);
    operand[SURGE_HOURS] = rules_figure(RULE_SURGE_HOURS, campaign->surge_hours);
}

static const struct campaign neutral = {.first_months = 1, .full_months = 1, .final_months = 1};

const struct reform reform_campaign = {
    .name = "campaign",
    .code = "R26",
    .label = {"专项行动", "campaign"},
    .about = {"限期清理存量、分期提高增量处理率的专项行动，最终验收后注意力转移。临近期限多在纸面上完成，"
              "没有常设链条则会反弹。",
              "A campaign with dates for clearing a legacy and shares for treating a flow; after the "
              "final inspection attention moves on. Near a date much is done on paper, and without a "
              "standing chain there is a relapse."},
    .cost = {"挤占其他工作的工时；专项资金和常设链条要花钱；验收前检查增多。",
             "It takes hours from all other work; the fund and a standing chain cost money; before the "
             "inspection there are more visits."},
    .channel = {"legacy_reported", "legacy_true", "flow_treated"},
    .side = {"campaign_hours", "cost_per_resident"},
    .source = "R26; S002-19..25, S002-62, S002-63, S002-68, S003-29",
    .parameters = PARAMETER_TABLE(rows, campaign),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
