/* complaints_ranking.c - a hotline for all, with a short clock, calls back, and a monthly ranking
 * (P15; 接诉即办).
 *
 * It opens the channel and weighs it; what becomes of those who never call is not its business
 * here. The desk has to be manned however seriously the rest is taken.
 */
#include "models/reform.h"

struct complaints_ranking {
    double reach, capacity;
    int64_t clock;
    double callback, ranking, filter;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(complaints_ranking, reach), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 1, .low = 0.1, .high = 0.9, .preset = 0.5,
     .label = {"渠道可达性的提高", "reach added"},
     .about = {"想投诉的人中因热线而能把诉求送达的份额，加在原有渠道之上。",
               "Of residents who would complain, the share who can because of the hotline, on top "
               "of the channels there are."},
     .grade = GRADE_ASSUMED, .source = "assumed: F23"},
    {PARAMETER_AT(complaints_ranking, capacity), .type = PARAMETER_REAL, .unit = "1/community/d",
     .flags = PARAMETER_LEVER, .limit_high = 10000, .low = 0, .high = 20, .preset = 6,
     .label = {"增加的受理能力", "hands added"},
     .about = {"市级受理部门每个工作日、每个社区多处理的诉求件数。",
               "Complaints a working day and community that the city's desk can deal with beyond "
               "what it could."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(complaints_ranking, clock), .type = PARAMETER_DURATION, .unit = "d",
     .flags = PARAMETER_LEVER,
     .limit_low = 0.5, .limit_high = 3650, .low = 1, .high = 15, .preset = 7,
     .label = {"时限缩短到", "clock"},
     .about = {"交办诉求须在多久内办结；原有时限更短时不变。",
               "Within what time an order must be closed, where the clock there is gives more."},
     .grade = GRADE_ASSUMED, .source = "assumed: P15"},
    {PARAMETER_AT(complaints_ranking, callback), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 1, .preset = 0.8,
     .label = {"回访", "calls back"},
     .about = {"办结的诉求中增加回访的份额；回访会发现虚假办结。",
               "Share of closed orders after which whoever complained is called, added to what "
               "there is; a false closure is then found out."},
     .grade = GRADE_ASSUMED, .source = "assumed: F23; F24"},
    {PARAMETER_AT(complaints_ranking, ranking), .type = PARAMETER_REAL, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 100, .low = 0, .high = 3, .preset = 1,
     .label = {"排名的分量", "weight of the ranking"},
     .about = {"每月按解决率、满意率排名；名次差给诉求增加多大分量。0 为不排名。",
               "Communities are ranked monthly by orders solved and satisfied: what a bad place "
               "adds to the weight of orders. 0: no ranking."},
     .grade = GRADE_ASSUMED, .source = "assumed: F23; S000-19"},
    {PARAMETER_AT(complaints_ranking, filter), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 0.9, .preset = 0,
     .label = {"不合理诉求的甄别", "screening"},
     .about = {"不合理诉求中被识别并退回的份额；合理诉求也会误伤。",
               "Share of unreasonable complaints that are known and dismissed; screening errs too."},
     .grade = GRADE_ASSUMED, .source = "assumed: F24"},
};

PARAMETER_COVERS(rows, complaints_ranking);

enum { REACH, CAPACITY, CLOCK, CALLBACK, RANKING, FILTER, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [REACH] = {RULE_COMPLAINT_REACH, TOUCH_SHIFT, false},
    [CAPACITY] = {RULE_HOTLINE_CAPACITY, TOUCH_SHIFT, true},
    [CLOCK] = {RULE_ORDER_CLOCK, TOUCH_CAP, false},
    [CALLBACK] = {RULE_CALLBACK, TOUCH_SHIFT, false},
    [RANKING] = {RULE_RANKING, TOUCH_SHIFT, false},
    [FILTER] = {RULE_ORDER_FILTER, TOUCH_SHIFT, false},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct complaints_ranking *ranking = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[REACH] = rules_figure(RULE_COMPLAINT_REACH, ranking->reach);
    operand[CAPACITY] = rules_figure(RULE_HOTLINE_CAPACITY, ranking->capacity);
    operand[CLOCK] = ranking->clock;
    operand[CALLBACK] = rules_figure(RULE_CALLBACK, ranking->callback);
    operand[RANKING] = rules_figure(RULE_RANKING, ranking->ranking);
    operand[FILTER] = rules_figure(RULE_ORDER_FILTER, ranking->filter);
}

static const struct complaints_ranking neutral = {.clock = 3650 * DAY};

const struct reform reform_complaints_ranking = {
    .name = "complaints_ranking",
    .code = "R20",
    .label = {"接诉即办与排名", "hotline and ranking"},
    .about = {"热线人人可打，诉求限时办结、回访、每月排名。投诉有用，投诉就更多；不投诉的人可能等得更久。",
              "A hotline for all, orders with a short clock, calls back, a monthly ranking. Where "
              "complaining helps there is more of it; those who do not complain may wait longer."},
    .cost = {"受理与回访要人要钱，答复占用工时；不合理诉求也要办，未办先结会出现，沉默的人排在后面。",
             "The desk takes hands and money, replies take hours; unreasonable complaints are handled "
             "too, some orders are closed falsely, and the silent stand behind."},
    .channel = {"complaints", "orders_dispatched"},
    .side = {"unreasonable_handled", "cost_per_resident"},
    .source = "R20; S000-19, F23, F24, F25",
    .parameters = PARAMETER_TABLE(rows, complaints_ranking),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
