/* purchase.c - services for the elderly are bought from NGOs and firms (P16).
 *
 * The contract is billed in full whatever the provider truly does; watching it is what
 * makes the difference, and costs hours.
 */
#include "models/reform.h"

struct purchase {
    double hours;
    double bidders;
    double quality_weight;
    double years;
    double street;
    int64_t payment_delay;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(purchase, hours), .type = PARAMETER_REAL, .unit = "h/year",
     .flags = PARAMETER_LEVER, .limit_high = 100000, .low = 200, .high = 5000,
     .preset = 1000,
     .label = {"购买工时", "hours bought"},
     .about = {"每个社区每年购买的服务工时。",
               "Hours of service bought for each community and year."},
     .grade = GRADE_ASSUMED, .source = "assumed: F43; S002-55"},
    {PARAMETER_AT(purchase, bidders), .type = PARAMETER_REAL, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 63, .low = 0, .high = 9,
     .preset = 2,
     .label = {"增邀的投标者", "bidders more"},
     .about = {"除一家之外，再邀请几家投标；以当地实有机构为限。",
               "How many more than one provider are invited to bid; never more than there are."},
     .grade = GRADE_ASSUMED, .source = "assumed: S002-58"},
    {PARAMETER_AT(purchase, quality_weight), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0.2, .high = 0.9,
     .preset = 0.6,
     .label = {"质量的权重", "weight of quality"},
     .about = {"评标时质量的权重，余下归价格。",
               "Weight of quality in choosing among bids; price has the rest."},
     .grade = GRADE_ASSUMED, .source = "assumed: S002-58"},
    {PARAMETER_AT(purchase, years), .type = PARAMETER_REAL, .unit = "year",
     .flags = PARAMETER_LEVER, .limit_low = 0.25, .limit_high = 50, .low = 0.5, .high = 5,
     .preset = 2,
     .label = {"合同年限", "years of a contract"},
     .about = {"合同几年后重新招标。",
               "After how many years a contract is put out to tender again."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(purchase, street), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 0.6,
     .preset = 0.3,
     .label = {"街道的监督", "watched by the street office"},
     .about = {"街道对承接机构监督的严密程度。",
               "How closely the street office watches the provider."},
     .grade = GRADE_ASSUMED, .source = "assumed: S002-57"},
    {PARAMETER_AT(purchase, payment_delay), .type = PARAMETER_DURATION, .unit = "d",
     .limit_high = 3650, .low = 0, .high = 180,
     .preset = 60,
     .label = {"付款拖延", "delay of payment"},
     .about = {"账单平均拖延多久才付。", "How late bills are paid, on average."},
     .grade = GRADE_ASSUMED, .source = "assumed: S000-30"},
};

PARAMETER_COVERS(rows, purchase);

enum { HOURS, BIDDERS, QUALITY, YEARS, STREET, DELAY, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [HOURS] = {RULE_PURCHASE_HOURS, TOUCH_SHIFT, false},
    [BIDDERS] = {RULE_TENDER_BIDDERS, TOUCH_SHIFT, false},
    [QUALITY] = {RULE_TENDER_QUALITY, TOUCH_SET, false},
    [YEARS] = {RULE_CONTRACT_YEARS, TOUCH_SET, false},
    [STREET] = {RULE_MONITOR_STREET, TOUCH_SET, false},
    [DELAY] = {RULE_PAYMENT_DELAY, TOUCH_SHIFT, false},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct purchase *with = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[HOURS] = rules_figure(RULE_PURCHASE_HOURS, with->hours);
    operand[BIDDERS] = rules_figure(RULE_TENDER_BIDDERS, with->bidders);
    operand[QUALITY] = rules_figure(RULE_TENDER_QUALITY, with->quality_weight);
    operand[YEARS] = rules_figure(RULE_CONTRACT_YEARS, with->years);
    operand[STREET] = rules_figure(RULE_MONITOR_STREET, with->street);
    operand[DELAY] = with->payment_delay;
}

static const struct purchase neutral = {.quality_weight = 0.5, .years = 1};

const struct reform reform_purchase = {
    .name = "purchase",
    .code = "R14",
    .label = {"政府购买服务", "purchase of services"},
    .about = {"向社会组织或企业购买养老等服务，可以招标。监督不力时只算完成合同，机构还会被转嫁行政"
              "任务。",
              "Services for the elderly and others are bought from NGOs and firms, by tender or "
              "not. Badly watched, only the contract is met, and administrative tasks are pushed "
              "on to the provider."},
    .cost = {"公共开支，招标手续，街道监督的工时；拖欠使机构人员流失；机构的工时被行政任务吸纳。",
             "Public money, paperwork of tenders, the street office's hours of watching; late "
             "payment drives the provider's staff away; administrative tasks take its hours."},
    .channel = {"provider_hours", "provider_cases"},
    .side = {"monitoring_hours_street", "provider_absorbed", "cost_per_resident"},
    .source = "R14; S002-54, S002-55, S002-58, S002-67; F43, F44",
    .parameters = PARAMETER_TABLE(rows, purchase),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
