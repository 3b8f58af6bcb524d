/* funding_follows_tasks.c - who sends work down pays for it (P1, P12).
 *
 * The paperwork is a cost of performing the reform: it is kept whether or not the
 * reform is honestly carried out.
 */
#include "models/reform.h"

struct funding_follows_tasks {
    double price, paid, accounting_hours;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(funding_follows_tasks, price), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 10, .low = 0, .high = 1.5, .preset = 0.5,
     .label = {"任务价格", "price"},
     .about = {"部门为每件任务支付的价款，以所需工时的工资为 1。越高，下派越少。",
               "What a department pays for a task, as a share of the wage of its hours. The "
               "higher, the fewer tasks are sent down."},
     .grade = GRADE_ASSUMED, .source = "assumed: a lever of policy"},
    {PARAMETER_AT(funding_follows_tasks, paid), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 1, .low = 0.3, .high = 1, .preset = 0.8,
     .label = {"价款兑现", "truly paid"},
     .about = {"应付价款中实际到账的份额。",
               "Share of what is owed that truly arrives."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(funding_follows_tasks, accounting_hours), .type = PARAMETER_REAL, .unit = "h",
     .limit_high = 1000, .low = 2, .high = 24, .preset = 8,
     .label = {"经费核算工时", "accounting"},
     .about = {"每收入一万元任务经费所需的核算、报账工时。",
               "Hours of paperwork for every 10,000 yuan received."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, funding_follows_tasks);

enum { PRICE, PAID, ACCOUNTING, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [PRICE] = {RULE_TASK_PRICE, TOUCH_SET, false},
    [PAID] = {RULE_PRICE_PAID, TOUCH_SET, false},
    [ACCOUNTING] = {RULE_ACCOUNTING_HOURS, TOUCH_SET, true},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct funding_follows_tasks *funding = given;
    (void)begin;
    amendment->operand[PRICE] = rules_figure(RULE_TASK_PRICE, funding->price);
    amendment->operand[PAID] = rules_figure(RULE_PRICE_PAID, funding->paid);
    amendment->operand[ACCOUNTING] = rules_figure(RULE_ACCOUNTING_HOURS, funding->accounting_hours);
}

static const struct funding_follows_tasks neutral = {.price = 0, .paid = 1, .accounting_hours = 0};

const struct reform reform_funding_follows_tasks = {
    .name = "funding_follows_tasks",
    .code = "R02",
    .label = {"费随事转", "funding follows tasks"},
    .about = {"部门把任务交给社区办理时须按工时付费。下派会减少，但有用的任务也可能因此不再下派，"
              "而核算、报账要占用工时。",
              "Departments pay communities for the hours of the tasks they send down. Less is "
              "sent, useful tasks among it, and the accounting takes hours."},
    .cost = {"核算报账占用工时，价款会被拖欠，部门也会放弃有用的任务。",
             "Accounting takes hours, prices are underpaid, and departments drop useful tasks too."},
    .channel = {"tasks_pushed"},
    .side = {"tasks_undone"},
    .source = "R02; S003-19",
    .parameters = PARAMETER_TABLE(rows, funding_follows_tasks),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
