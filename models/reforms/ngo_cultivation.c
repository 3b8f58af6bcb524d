/* ngo_cultivation.c - organisations that provide services are helped to set up (P16).
 *
 * More bidders to choose from and more independence; a part of them is after the grant.
 */
#include "models/reform.h"

struct ngo_cultivation {
    double entry;
    double independence;
    double hours;
    double bidders;
    int64_t grants;
    double floor;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(ngo_cultivation, entry), .type = PARAMETER_REAL, .unit = "1/community/year",
     .limit_high = 100, .low = 0, .high = 3,
     .preset = 1,
     .label = {"增加的进入", "entry added"},
     .about = {"放宽登记、提供场地后每个社区每年多成立的社会组织数。",
               "How many more organisations set up per community and year when registration is "
               "eased and rooms are given."},
     .grade = GRADE_ASSUMED, .source = "assumed: S000-55; S003-27"},
    {PARAMETER_AT(ngo_cultivation, independence), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 1, .low = 0, .high = 0.5,
     .preset = 0.2,
     .label = {"增加的独立性", "independence added"},
     .about = {"在承接机构原有独立性之上增加的部分。",
               "Added to the independence that providers have of the street office."},
     .grade = GRADE_ASSUMED, .source = "assumed: S000-31"},
    {PARAMETER_AT(ngo_cultivation, hours), .type = PARAMETER_REAL, .unit = "h/year",
     .flags = PARAMETER_LEVER, .limit_high = 100000, .low = 0, .high = 1000,
     .preset = 300,
     .label = {"扶持性购买", "hours bought"},
     .about = {"为扶持而每年购买的服务工时。",
               "Hours of service a year that are bought to help them along."},
     .grade = GRADE_ASSUMED, .source = "assumed: S003-27"},
    {PARAMETER_AT(ngo_cultivation, bidders), .type = PARAMETER_REAL, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 63, .low = 0, .high = 9,
     .preset = 2,
     .label = {"增邀的投标者", "bidders more"},
     .about = {"购买时再邀请几家投标。", "How many more are invited to bid."},
     .grade = GRADE_ASSUMED, .source = "assumed: S000-30"},
    {PARAMETER_AT(ngo_cultivation, grants), .type = PARAMETER_MONEY, .unit = "yuan/community/year",
     .flags = PARAMETER_LEVER, .limit_high = 100000000, .low = 0, .high = 50000,
     .preset = 10000,
     .label = {"扶持经费", "grants"},
     .about = {"每个社区每年的扶持经费（元）。", "Grants per community and year, in yuan."},
     .grade = GRADE_ASSUMED, .source = "assumed: S003-27"},
    {PARAMETER_AT(ngo_cultivation, floor), .type = PARAMETER_REAL, .unit = "m2",
     .flags = PARAMETER_LEVER, .limit_high = 100000, .low = 0, .high = 200,
     .preset = 30,
     .label = {"提供的场地", "rooms given"},
     .about = {"每个社区让给社会组织的用房面积。",
               "Premises per community that are left to the organisations."},
     .grade = GRADE_ASSUMED, .source = "assumed: S003-27"},
};

PARAMETER_COVERS(rows, ngo_cultivation);

enum { ENTRY, INDEPENDENCE, HOURS, BIDDERS, GRANTS, FLOOR, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [ENTRY] = {RULE_NGO_ENTRY, TOUCH_SHIFT, false},
    [INDEPENDENCE] = {RULE_NGO_INDEPENDENCE, TOUCH_SHIFT, false},
    [HOURS] = {RULE_PURCHASE_HOURS, TOUCH_SHIFT, false},
    [BIDDERS] = {RULE_TENDER_BIDDERS, TOUCH_SHIFT, false},
    [GRANTS] = {RULE_OPERATING_BUDGET, TOUCH_SHIFT, true},
    [FLOOR] = {RULE_FLOOR_ADDED, TOUCH_SHIFT, true},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct ngo_cultivation *with = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[ENTRY] = rules_figure(RULE_NGO_ENTRY, with->entry);
    operand[INDEPENDENCE] = rules_figure(RULE_NGO_INDEPENDENCE, with->independence);
    operand[HOURS] = rules_figure(RULE_PURCHASE_HOURS, with->hours);
    operand[BIDDERS] = rules_figure(RULE_TENDER_BIDDERS, with->bidders);
    operand[GRANTS] = with->grants;
    operand[FLOOR] = rules_figure(RULE_FLOOR_ADDED, -with->floor);
}

static const struct ngo_cultivation neutral = {0};

const struct reform reform_ngo_cultivation = {
    .name = "ngo_cultivation",
    .code = "R37",
    .label = {"培育社会组织", "cultivation of NGOs"},
    .about = {"以资金、场地、放宽登记和少量购买扶持社会组织，使招标有得选，机构较为独立。",
              "Organisations are helped by grants, rooms, easier registration and small "
              "contracts, so that tenders have a choice and providers are more independent."},
    .cost = {"扶持经费和用房；会有为拿补贴而设的空壳；行政任务照样转嫁。",
             "Grants and premises; shells appear that are after the subsidy; administrative tasks "
             "are pushed on to them all the same."},
    .channel = {"providers", "provider_hours"},
    .side = {"cost_per_resident", "provider_absorbed"},
    .source = "R37; S000-30, S000-31, S000-55, S003-27",
    .parameters = PARAMETER_TABLE(rows, ngo_cultivation),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
