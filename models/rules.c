/* rules.c - see rules.h. */
#include "models/rules.h"

#include <stdio.h>
#include <string.h>

#include "sim/maths.h"

#define SHARE 1000000
#define FROM(field) .parameter = offsetof(struct parameters, field)
#define FIXED(value) .parameter = RULE_FIXED, .preset = (value)
#define LIMITS(from, to) .limit_low = (from), .limit_high = (to)

const struct rule_row rule_rows[N_RULES] = {
    [RULE_TASK_PRICE] =
        {"rules.task_price", RULE_FIGURE, CHANNEL_PRICE, PARAMETER_SHARE, "1", SHARE, FIXED(0),
         LIMITS(0, 10),
         {"任务价格", "price of a task"},
         {"部门每下派一件任务须付的价款，以该任务工时的工资为 1；0 表示无偿下派。",
          "What a department pays for each task it sends down, as a share of the wage of its "
          "hours; 0 means that tasks are free."}},
    [RULE_ACCOUNTING_HOURS] =
        {"rules.accounting_hours", RULE_FIGURE, CHANNEL_PRICE, PARAMETER_REAL, "h", HOUR, FIXED(0),
         LIMITS(0, 1000),
         {"经费核算工时", "accounting"},
         {"社区每收入一万元任务经费所需的核算、报账工时。",
          "Hours of paperwork for every 10,000 yuan a community receives for tasks."}},
    [RULE_ROUTE_ADMIN] =
        {"rules.route_admin", RULE_PROCEDURE, CHANNEL_ROUTE, PARAMETER_CHOICE, "1", 1,
         FIXED(ROUTE_COMMITTEE), LIMITS(0, 1),
         {"行政任务由谁承担", "who does departments' tasks"},
         {"部门下派的任务由居委会还是社区工作站承担。",
          "Whether the residents' committee or the community workstation does what departments "
          "send down."}},
    [RULE_COUNTER_MOVED] =
        {"rules.counter_moved", RULE_FIGURE, CHANNEL_ROUTE, PARAMETER_SHARE, "1", SHARE, FIXED(0),
         LIMITS(0, 1),
         {"移交工作站的窗口事务", "counter cases moved"},
         {"窗口事务中交给社区工作站办理的份额。",
          "Share of counter cases that the workstation handles."}},
    [RULE_POSTS_SECONDED] =
        {"rules.posts_seconded", RULE_FIGURE, CHANNEL_CAPACITY, PARAMETER_REAL, "1/community",
         SHARE, FIXED(0), LIMITS(0, 1000),
         {"街道借调岗位", "posts seconded"},
         {"每个社区工作站由街道人员借调充任的岗位数。",
          "Workstation posts per community filled by people of the street office."}},
    [RULE_POSTS_HIRED] =
        {"rules.posts_hired", RULE_FIGURE, CHANNEL_CAPACITY, PARAMETER_REAL, "1/community", SHARE,
         FIXED(0), LIMITS(0, 1000),
         {"新聘岗位", "posts hired"},
         {"每个社区工作站新聘人员的岗位数。",
          "Workstation posts per community filled by hiring."}},
    [RULE_DUAL_POSTS] =
        {"rules.dual_posts", RULE_FIGURE, CHANNEL_CAPACITY, PARAMETER_SHARE, "1", SHARE, FIXED(0),
         LIMITS(0, 1),
         {"交叉任职", "dual posts"},
         {"居委会人员中同时在工作站任职的份额；两块牌子、一套人马时接近 1。",
          "Share of the committee's workers who also serve the workstation; near 1 it is the same "
          "people under two signs."}},
    [RULE_COORDINATION] =
        {"rules.coordination", RULE_FIGURE, CHANNEL_CAPACITY, PARAMETER_SHARE, "1", SHARE,
         FIXED(0), LIMITS(0, 10),
         {"协调附加", "coordination"},
         {"需要居委会与工作站共同办理的事务，其工时增加的份额。",
          "By what share the hours grow of cases that need both the committee and the "
          "workstation."}},
    [RULE_MEETING_HOURS] =
        {"rules.meeting_hours", RULE_FIGURE, CHANNEL_CAPACITY, PARAMETER_REAL, "h/week", HOUR,
         FIXED(0), LIMITS(0, 1000),
         {"联席会议工时", "joint meetings"},
         {"居委会与工作站每周联席会议占用的总工时。",
          "Hours a week that joint meetings take, both bodies together."}},
    [RULE_DETECTION] =
        {"rules.detection", RULE_FIGURE, CHANNEL_INFORMATION, PARAMETER_SHARE, "1", SHARE,
         FROM(paper.detection), LIMITS(0, 1),
         {"纸面应付被查出的概率", "detection of paper"},
         {"一次检查查出一件纸面应付的概率。",
          "Chance that a visit catches one task done on paper."}},
    [RULE_OVERSIGHT] =
        {"rules.oversight", RULE_FIGURE, CHANNEL_INFORMATION, PARAMETER_SHARE, "1", SHARE,
         FIXED(0), LIMITS(0, 1),
         {"相互监督", "oversight"},
         {"有另一机构监督时（居委会监督工作站），查出概率的增加值。",
          "Added to detection where another body watches, as the committee watches the "
          "workstation."}},
    [RULE_SYSTEMS] =
        {"rules.systems", RULE_FIGURE, CHANNEL_INFORMATION, PARAMETER_REAL, "1", SHARE,
         FROM(digital.systems), LIMITS(0, 1000),
         {"信息系统数", "data-entry systems"},
         {"社区须分别填报的信息系统个数。",
          "Systems into which a community has to enter data."}},
    [RULE_INTEGRATION] =
        {"rules.integration", RULE_FIGURE, CHANNEL_INFORMATION, PARAMETER_SHARE, "1", SHARE,
         FROM(digital.integration), LIMITS(0, 1),
         {"系统打通程度", "integration"},
         {"系统之间数据打通的份额。", "Share of the systems that are integrated."}},
    [RULE_ASKED] =
        {"rules.asked", RULE_FIGURE, CHANNEL_INFORMATION, PARAMETER_REAL, "1/person/year", SHARE,
         FROM(participation.asked), LIMITS(0, 1000),
         {"受邀频率", "invitations"},
         {"每位居民每年被邀请参与的次数。", "How often a year a resident is asked to take part."}},
    [RULE_SUPERIOR_WEIGHT] =
        {"rules.superior_weight", RULE_FIGURE, CHANNEL_RIGHT, PARAMETER_SHARE, "1", SHARE,
         FROM(work.superior_weight), LIMITS(0, 1),
         {"考核中上级的权重", "weight of superiors"},
         {"考核社区人员时上级评价的权重，余下归居民。",
          "Weight of superiors in assessing community staff; residents have the rest."}},
    [RULE_ITEMS_VOID] =
        {"rules.items_void", RULE_FIGURE, CHANNEL_RIGHT, PARAMETER_SHARE, "1", SHARE, FIXED(0),
         LIMITS(0, 1),
         {"废止的事项", "items struck off"},
         {"在“废止界限”之前产生的常设事项中被废止的份额。",
          "Share of the standing items born before a date that are void."}},
    [RULE_VOID_BEFORE] =
        {"rules.void_before", RULE_DATE, CHANNEL_RIGHT, PARAMETER_COUNT, "date", 1, FIXED(0),
         LIMITS(-100000, 1000000),
         {"废止界限", "void before"},
         {"此日之前产生的常设事项才可能被废止；之后新增的不受影响。",
          "Only items born before this day can be void; what comes later is not concerned."}},
    [RULE_INSPECTION_BASE] =
        {"rules.inspection_base", RULE_FIGURE, CHANNEL_RIGHT, PARAMETER_REAL, "h/h", SHARE,
         FROM(inspection.base), LIMITS(0, 10),
         {"检查的常态强度", "inspection at rest"},
         {"平时每一小时任务所附带的迎检、台账工时。",
          "Hours of inspection and ledgers per hour of task when nothing went wrong."}},
    [RULE_ADMIN_DEADLINE] =
        {"rules.admin_deadline", RULE_FIGURE, CHANNEL_RIGHT, PARAMETER_DURATION, "d", DAY,
         FROM(work.admin_deadline), LIMITS(0.01, 3650),
         {"行政任务期限", "deadline of a task"},
         {"部门任务下达后多久必须办完。", "Within what time a department's task must be done."}},
    [RULE_SERVICE_DEADLINE] =
        {"rules.service_deadline", RULE_FIGURE, CHANNEL_RIGHT, PARAMETER_DURATION, "d", DAY,
         FIXED(0), LIMITS(0, 3650),
         {"服务时限", "deadline of a service"},
         {"居民需求超过此时限即按上级交办督办；0 表示没有时限。",
          "A need older than this is supervised like an order from above; 0: there is none."}},
    [RULE_AGENDA] =
        {"rules.agenda", RULE_FIGURE, CHANNEL_RIGHT, PARAMETER_SHARE, "1", SHARE,
         FROM(participation.agenda), LIMITS(0, 1),
         {"居民设定的议题", "agenda set by residents"},
         {"议事内容中由居民自己提出的份额。", "Share of agendas that residents set themselves."}},
    [RULE_OPERATING_BUDGET] =
        {"rules.operating_budget", RULE_FIGURE, CHANNEL_BUDGET, PARAMETER_MONEY, "yuan", 100,
         FROM(budget.operating), LIMITS(0, 1000000000),
         {"办公经费", "operating budget"},
         {"每个社区每年的办公和服务经费（元）。",
          "Money a community has for running costs and services, in yuan a year."}},
    [RULE_PRICE_PAID] =
        {"rules.price_paid", RULE_FIGURE, CHANNEL_BUDGET, PARAMETER_SHARE, "1", SHARE, FIXED(1),
         LIMITS(0, 1),
         {"价款兑现", "prices truly paid"},
         {"部门应付任务价款中实际付出的份额。",
          "Share of what departments owe for tasks that they truly pay."}},
};

static const struct parameter_choice routes[] = {
    [ROUTE_COMMITTEE] = {"committee", {"居委会", "committee"}},
    [ROUTE_WORKSTATION] = {"workstation", {"工作站", "workstation"}},
    {0},
};

const struct parameter_choice *rules_ways(enum rule rule)
{
    return rule == RULE_ROUTE_ADMIN ? routes : NULL;
}

const struct words *channel_words(enum channel channel)
{
    static const struct words words[N_CHANNELS] = {
        [CHANNEL_PRICE] = {"价格", "price"},       [CHANNEL_ROUTE] = {"路径", "route"},
        [CHANNEL_CAPACITY] = {"能力", "capacity"}, [CHANNEL_INFORMATION] = {"信息", "information"},
        [CHANNEL_RIGHT] = {"权利", "right"},       [CHANNEL_BUDGET] = {"预算", "budget"},
    };
    return &words[channel];
}

static int64_t baseline_of(const struct rule_row *row, const struct parameters *given)
{
    const char *at;
    double real;
    int64_t integer;
    if (row->parameter == RULE_FIXED)
        return maths_round(row->preset * (double)row->one);
    at = (const char *)given + row->parameter;
    if (row->type == PARAMETER_DURATION || row->type == PARAMETER_MONEY) {
        memcpy(&integer, at, sizeof integer); /* both count microseconds, or fen */
        return integer;
    }
    memcpy(&real, at, sizeof real);
    return maths_round(real * (double)row->one);
}

void rules_baseline(const struct parameters *given, struct rules *rules)
{
    *rules = (struct rules){0};
    for (int r = 0; r < N_RULES; r++) {
        int64_t base = baseline_of(&rule_rows[r], given);
        if (rule_rows[r].kind == RULE_PROCEDURE)
            rules->procedure[rules_place((enum rule)r)] =
                (struct procedure){.base = base, .amended = base};
        else
            rules->figure[r] = base;
    }
}

int rules_find(const char *name)
{
    const size_t prefix = strlen("rules.");
    if (!strncmp(name, "rules.", prefix))
        name += prefix;
    for (int r = 0; r < N_RULES; r++)
        if (!strcmp(rule_rows[r].name + prefix, name))
            return r;
    return -1;
}

double rules_value(enum rule rule, int64_t figure)
{
    return (double)figure / (double)rule_rows[rule].one;
}

int64_t rules_figure(enum rule rule, double value)
{
    return maths_round(value * (double)rule_rows[rule].one);
}

struct parameter rules_parameter(enum rule rule)
{
    const struct rule_row *row = &rule_rows[rule];
    return (struct parameter){.name = row->name,
                              .type = row->type,
                              .unit = row->unit,
                              .limit_low = row->limit_low,
                              .limit_high = row->limit_high,
                              .low = row->limit_low,
                              .high = row->limit_high,
                              .choices = rules_ways(rule),
                              .label = row->label,
                              .about = row->about};
}

static bool is_real(const struct rule_row *row)
{
    return row->type == PARAMETER_REAL || row->type == PARAMETER_SHARE;
}

int rules_read(enum rule rule, const char *text, int64_t *figure, struct fault *fault)
{
    const struct rule_row *row = &rule_rows[rule];
    const struct parameter parameter = rules_parameter(rule);
    int64_t integer = 0;
    double real = 0;
    int code;
    if (row->kind == RULE_DATE) {
        struct date date;
        if (date_read(text, &date) && date_exists(date)) {
            *figure = day_of_date(date);
            return 0;
        }
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"“%.40s”不是日期；请写 2011-01-31",
                                        "'%.40s' is not a date; write 2011-01-31"},
                         text);
    }
    code = parameter_read(&parameter, is_real(row) ? (void *)&real : (void *)&integer, text, NULL,
                          fault);
    if (code)
        return code;
    *figure = is_real(row) ? rules_figure(rule, real) : integer;
    return 0;
}

int rules_write(enum rule rule, int64_t figure, char *text, size_t size)
{
    const struct rule_row *row = &rule_rows[rule];
    const struct parameter parameter = rules_parameter(rule);
    double real = rules_value(rule, figure);
    if (row->kind == RULE_DATE) {
        char date[DATE_TEXT];
        return snprintf(text, size, "%s", day_text((day)figure, date));
    }
    return parameter_write(&parameter, is_real(row) ? (void *)&real : (void *)&figure, text, size);
}
