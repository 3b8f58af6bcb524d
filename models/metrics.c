/* metrics.c - see metrics.h. */
#include "models/metrics.h"

#include <string.h>

#include "sim/maths.h"

enum which {
    ADMIN_SHARE, ADMIN_SHARE_WORKSTATION, ADMIN_SHARE_ALL, SERVICE_SHARE, SELF_GOVERNANCE_SHARE,
    UTILISATION, OVERTIME, NEED_WAIT, NEED_ABANDONED, COUNTER_WAIT, COUNTER_ABANDONED,
    SERVICE_FAILURE, PAPER_SHARE, PAPER_SHARE_WORKSTATION, INSPECTIONS, PAPER_CAUGHT,
    TASKS_PUSHED, TASKS_SELF, TASKS_UNDONE, AIMS_MET, TRUST_COMMITTEE_LEVEL, TRUST_STREET_LEVEL,
    WILLINGNESS, ACCEPTANCE, PARTICIPATION, PARTICIPANTS_RETIRED, PARTICIPANTS_STUDENTS,
    BURNOUT, BURNOUT_SEVERE, TURNOVER, VACANCIES, COST_PER_RESIDENT, COST_PER_NEED, MATCH,
    N_METRICS,
};

#define ROW(key, of, sort, good, groups, factor, zh, en, zh_about, en_about)                 \
    {                                                                                        \
        .name = (key), .unit = (of), .kind = (sort), .better = (good), .by_group = (groups), \
        .scale = (factor), .label = {(zh), (en)}, .about = {(zh_about), (en_about)}          \
    }

const struct metric metrics_rows[] = {
    [ADMIN_SHARE] = ROW("admin_share", "1", METRIC_MEAN, METRIC_LESS, 0, 1, "居委会行政占比",
        "administrative share, committee",
        "居委会工时中上级任务、窗口与迎检会议所占份额",
        "departments' tasks, counter and overhead in all hours the committee works"),
    [ADMIN_SHARE_WORKSTATION] = ROW("admin_share_workstation", "1", METRIC_MEAN, METRIC_NEITHER, 0,
        1, "工作站行政占比", "administrative share, workstation", "社区工作站工时中的行政份额",
        "the same for the workstation"),
    [ADMIN_SHARE_ALL] = ROW("admin_share_all", "1", METRIC_MEAN, METRIC_LESS, 0, 1,
        "全体行政占比", "administrative share, all",
        "居委会、工作站与街道人员合计的行政份额；街道自身工作全部计为行政",
        "the same for committee, workstation and street office together; all of the street "
        "office's own load counts as administrative"),
    [SERVICE_SHARE] = ROW("service_share", "1", METRIC_MEAN, METRIC_MORE, 0, 1, "居民服务占比",
        "share of residents' needs", "居委会工时中用于居民需求的份额",
        "residents' needs in all hours the committee works"),
    [SELF_GOVERNANCE_SHARE] = ROW("self_governance_share", "1", METRIC_MEAN, METRIC_MORE, 0, 1,
        "自治占比", "share of self-governance", "居委会工时中用于自治事务的份额",
        "self-governance in all hours the committee works"),
    [UTILISATION] = ROW("utilisation", "1", METRIC_MEAN, METRIC_NEITHER, 0, 1, "忙碌率",
        "utilisation", "工作时间占合同与加班工时的份额，含工作站",
        "hours worked in contracted hours and overtime, workstation included"),
    [OVERTIME] = ROW("overtime", "h/d", METRIC_MEAN, METRIC_LESS, 0, 8, "人均日加班",
        "overtime per working day", "每人每个工作日的加班小时",
        "hours of overtime per person and working day"),
    [NEED_WAIT] = ROW("need_wait", "d", METRIC_MEAN, METRIC_LESS, 0, 1 / 8.64e10, "需求等待",
        "wait of needs", "离开队列的居民需求的平均等待天数，含放弃者",
        "mean days in the queue of needs that left it, served or given up"),
    [NEED_ABANDONED] = ROW("need_abandoned", "1", METRIC_MEAN, METRIC_LESS, 0, 1, "需求放弃率",
        "needs given up", "离开队列的需求中放弃的份额", "share of those needs that gave up"),
    [COUNTER_WAIT] = ROW("counter_wait", "d", METRIC_MEAN, METRIC_LESS, 0, 1 / 8.64e10, "窗口等待",
        "wait at the counter", "离开队列的窗口事项的平均等待天数，含放弃者",
        "mean days in the queue of counter cases that left it, served or given up"),
    [COUNTER_ABANDONED] = ROW("counter_abandoned", "1", METRIC_MEAN, METRIC_LESS, 0, 1,
        "窗口放弃率", "counter cases given up", "离开队列的窗口事项中放弃的份额",
        "share of those counter cases that gave up"),
    [SERVICE_FAILURE] = ROW("service_failure", "1", METRIC_MEAN, METRIC_LESS, 0, 1, "服务失败率",
        "service failure",
        "结束的居民事项（需求与窗口）中，放弃、办坏、低于期望或未能申请的份额",
        "of residents' cases that ended, needs and counter: given up, botched, below "
        "expectation or never brought"),
    [PAPER_SHARE] = ROW("paper_share", "1", METRIC_MEAN, METRIC_LESS, 0, 1, "纸面完成率",
        "done on paper", "办结的上级任务中只在纸面完成的份额",
        "share of departments' tasks closed that were done on paper only"),
    [PAPER_SHARE_WORKSTATION] = ROW("paper_share_workstation", "1", METRIC_MEAN, METRIC_LESS, 0,
        1, "工作站纸面完成率", "done on paper, workstation", "工作站办结的上级任务中的纸面份额",
        "the same for the workstation"),
    [INSPECTIONS] = ROW("inspections", "1/community/year", METRIC_FLOW, METRIC_LESS, 0, YEAR_DAYS,
        "检查次数", "inspections", "每社区每年部门检查次数", "departments' visits"),
    [PAPER_CAUGHT] = ROW("paper_caught", "1/community/year", METRIC_FLOW, METRIC_NEITHER, 0,
        YEAR_DAYS, "查出的纸面任务", "paper caught", "每社区每年被检查查出、须重办的纸面任务",
        "tasks done on paper that visits caught and that had to be done again"),
    [TASKS_PUSHED] = ROW("tasks_pushed", "1/community/year", METRIC_FLOW, METRIC_NEITHER, 0,
        YEAR_DAYS, "下派任务", "tasks passed down", "每社区每年部门下派的任务数",
        "tasks that departments pass down"),
    [TASKS_SELF] = ROW("tasks_self", "1/community/year", METRIC_FLOW, METRIC_NEITHER, 0, YEAR_DAYS,
        "部门自办任务", "tasks departments do themselves", "每社区每年部门自己办理的任务",
        "tasks that departments do with their own staff"),
    [TASKS_UNDONE] = ROW("tasks_undone", "1/community/year", METRIC_FLOW, METRIC_NEITHER, 0,
        YEAR_DAYS, "不再办理的任务", "tasks let drop", "每社区每年部门放弃或被取消的任务",
        "tasks that departments let drop or that were struck off"),
    [AIMS_MET] = ROW("aims_met", "1", METRIC_MEAN, METRIC_MORE, 0, 1, "部门目标实现率",
        "departments' aims met", "部门各项任务的公共价值中真正实现的份额",
        "public value of departments' tasks that was truly achieved, of all that was aimed at"),
    [TRUST_COMMITTEE_LEVEL] = ROW("trust_committee", "1", METRIC_LEVEL, METRIC_MORE, 1, 1e-6,
        "对居委会的信任", "trust in the committee", "期末居民对居委会信任的平均值",
        "mean of residents at the period's end"),
    [TRUST_STREET_LEVEL] = ROW("trust_street", "1", METRIC_LEVEL, METRIC_MORE, 1, 1e-6,
        "对街道的信任", "trust in the street office", "期末居民对街道办信任的平均值",
        "mean of residents at the period's end"),
    [WILLINGNESS] = ROW("willingness", "1", METRIC_LEVEL, METRIC_MORE, 1, 1e-6, "参与意愿",
        "willingness to take part", "期末居民受邀时愿意参与的平均概率",
        "mean chance of taking part when asked, at the period's end"),
    [ACCEPTANCE] = ROW("acceptance", "1", METRIC_MEAN, METRIC_MORE, 0, 1, "受邀参与率",
        "invitations accepted", "受邀居民中实际参与的份额", "share of those asked who took part"),
    [PARTICIPATION] = ROW("participation", "1/person/year", METRIC_FLOW, METRIC_MORE, 0, YEAR_DAYS,
        "参与人次", "participation", "每居民每年参与次数", "times a resident takes part in a year"),
    [PARTICIPANTS_RETIRED] = ROW("participants_retired", "1", METRIC_MEAN, METRIC_NEITHER, 0, 1,
        "参与者中退休者", "retired among participants", "参与人次中退休居民的份额",
        "share of those who took part"),
    [PARTICIPANTS_STUDENTS] = ROW("participants_students", "1", METRIC_MEAN, METRIC_NEITHER, 0, 1,
        "参与者中学生", "students among participants", "参与人次中学生的份额",
        "share of those who took part"),
    [BURNOUT] = ROW("burnout", "1", METRIC_MEAN, METRIC_LESS, 0, 1, "倦怠率", "burnout",
        "倦怠超过 0.4 的人员份额（按天）", "share of staff above 0.4, by days"),
    [BURNOUT_SEVERE] = ROW("burnout_severe", "1", METRIC_MEAN, METRIC_LESS, 0, 1, "重度倦怠率",
        "severe burnout", "倦怠超过 0.65 的人员份额（按天）", "share of staff above 0.65, by days"),
    [TURNOVER] = ROW("turnover", "1/year", METRIC_FLOW, METRIC_LESS, 0, YEAR_DAYS, "离职率",
        "turnover", "每岗每年离职次数", "resignations per post held and year"),
    [VACANCIES] = ROW("vacancies", "1", METRIC_MEAN, METRIC_LESS, 0, 1, "空岗率", "vacancies",
        "岗位空缺的份额（按天）", "share of posts empty, by days"),
    [COST_PER_RESIDENT] = ROW("cost_per_resident", "yuan/person/year", METRIC_FLOW, METRIC_LESS,
        0, YEAR_DAYS / 100, "人均成本", "cost per resident",
        "工资、运转支出与部门自办支出；街道与全市含街道人员工资",
        "wages, operating costs and departments' own delivery; for streets and the city with the "
        "street office's wages"),
    [COST_PER_NEED] = ROW("cost_per_need", "yuan", METRIC_MEAN, METRIC_LESS, 0, 0.01,
        "每件需求成本", "cost per need solved", "上述成本除以解决的居民需求数",
        "the same cost per need that was solved"),
    [MATCH] = ROW("match", "1", METRIC_MEAN, METRIC_MORE, 0, 1e-6, "服务匹配度",
        "match of services to needs", "服务与需求的匹配程度，随参与者带来的信息上升",
        "how well services meet needs; rises with what participants tell"),
};
const int metrics_count = N_METRICS;
_Static_assert(sizeof metrics_rows / sizeof metrics_rows[0] == N_METRICS, "a metric has no row");

const struct metric *metrics_find(const char *name)
{
    for (int m = 0; m < metrics_count; m++)
        if (!strcmp(metrics_rows[m].name, name))
            return &metrics_rows[m];
    return NULL;
}

const char *const metrics_group_keys[N_GROUPS] = {"retired_local",  "retired_migrant",
                                                  "student_local",  "student_migrant",
                                                  "middle_local",   "middle_migrant"};
const struct words metrics_groups[N_GROUPS] = {
    {"退休·户籍", "retired, local"}, {"退休·外来", "retired, migrant"},
    {"学生·户籍", "student, local"}, {"学生·外来", "student, migrant"},
    {"中青年·户籍", "young and middle, local"}, {"中青年·外来", "young and middle, migrant"},
};

int metrics_by_group(const struct metric *rows[], int most)
{
    int n = 0;
    for (int m = 0; m < metrics_count; m++)
        if (metrics_rows[m].by_group && n < most)
            rows[n++] = &metrics_rows[m];
    return n;
}

enum { HOURS_AT = (int)N_TALLIES, MONEY_AT = HOURS_AT + (int)N_HOURS_ACCOUNTS,
       STREET_WORKED = MONEY_AT + (int)N_MONEY_CAUSES };

void metrics_bases(const struct world *world, uint32_t place, int64_t bases[METRIC_BASES])
{
    const struct money *money = &world->city.money;
    memset(bases, 0, METRIC_BASES * sizeof *bases);
    if (place < world->n_communities) {
        const struct community *community = &world->communities[place];
        money = &community->money;
        memcpy(bases, community->tally.sum, N_TALLIES * sizeof *bases);
        memcpy(&bases[HOURS_AT], community->staff.balance, N_HOURS_ACCOUNTS * sizeof *bases);
    } else if (place + 1 < world->n_places) {
        const struct street *street = &world->streets[place - world->n_communities];
        money = &street->money;
        bases[STREET_WORKED] = street->worked[0];
    }
    memcpy(&bases[MONEY_AT], money->flow, N_MONEY_CAUSES * sizeof *bases);
}

void metrics_levels(const struct community *community, struct levels *levels)
{
    const struct residents *residents = &community->residents;
    *levels = (struct levels){0};
    for (uint32_t r = 0; r < residents->table.n; r++) {
        int g = residents->group[r];
        levels->heads[g]++;
        levels->trust_committee[g] += trust_read(&community->trust, r, TRUST_COMMITTEE);
        levels->trust_street[g] += trust_read(&community->trust, r, TRUST_STREET);
        levels->willing[g] += maths_round(1e6 * resident_willingness(residents, &community->trust,
                                                                     r, community->commons->given));
    }
}

static int64_t over_groups(const int64_t *sums)
{
    int64_t sum = 0;
    for (int g = 0; g < N_GROUPS; g++)
        sum += sums[g];
    return sum;
}

static int64_t hours(const int64_t *d, enum body body, int purpose)
{
    return d[HOURS_AT + HOURS_FIRST + (int)body * N_PURPOSES + purpose];
}

static int64_t worked(const int64_t *d, enum body body)
{
    int64_t sum = 0;
    for (int c = 0; c < N_CLASSES; c++)
        sum += hours(d, body, c);
    return sum;
}

static int64_t administered(const int64_t *d, enum body body)
{
    return hours(d, body, TASK_ADMIN) + hours(d, body, TASK_COUNTER) +
           hours(d, body, TASK_OVERHEAD);
}

static int64_t took_part(const int64_t *d)
{
    return d[TALLY_TOOK_PART] + d[TALLY_TOOK_PART + 1] + d[TALLY_TOOK_PART + 2];
}

static int64_t cost(const int64_t *d)
{
    return d[MONEY_AT + PAY_WAGES] + d[MONEY_AT + PAY_OPERATING] + d[MONEY_AT + PAY_SELF];
}

struct ratio metric_measure(int metric, const struct world *world, uint32_t place,
                            const int64_t *d, const struct levels *levels, int days)
{
    const enum body rc = BODY_COMMITTEE, ws = BODY_WORKSTATION;
    int64_t residents =
        place < world->n_communities ? world->communities[place].residents.table.n : 0;
    int64_t place_days = place < world->n_communities ? days : 0;
    int64_t paper = d[TALLY_PAPER] + d[TALLY_PAPER + 1], real = d[TALLY_REAL] + d[TALLY_REAL + 1];
    int64_t contracted = -d[HOURS_AT + HOURS_CONTRACTED], over = -d[HOURS_AT + HOURS_OVERTIME];
    switch ((enum which)metric) {
    case ADMIN_SHARE: return (struct ratio){administered(d, rc), worked(d, rc)};
    case ADMIN_SHARE_WORKSTATION: return (struct ratio){administered(d, ws), worked(d, ws)};
    case ADMIN_SHARE_ALL:
        return (struct ratio){administered(d, rc) + administered(d, ws) + d[STREET_WORKED],
                              worked(d, rc) + worked(d, ws) + d[STREET_WORKED]};
    case SERVICE_SHARE: return (struct ratio){hours(d, rc, TASK_NEED), worked(d, rc)};
    case SELF_GOVERNANCE_SHARE: return (struct ratio){hours(d, rc, TASK_SELF), worked(d, rc)};
    case UTILISATION: return (struct ratio){worked(d, rc) + worked(d, ws), contracted + over};
    case OVERTIME: return (struct ratio){over, contracted};
    case NEED_WAIT: return (struct ratio){d[TALLY_NEED_WAIT], d[TALLY_NEED_LEFT]};
    case NEED_ABANDONED: return (struct ratio){d[TALLY_NEED_ABANDONED], d[TALLY_NEED_LEFT]};
    case COUNTER_WAIT: return (struct ratio){d[TALLY_COUNTER_WAIT], d[TALLY_COUNTER_LEFT]};
    case COUNTER_ABANDONED:
        return (struct ratio){d[TALLY_COUNTER_ABANDONED], d[TALLY_COUNTER_LEFT]};
    case SERVICE_FAILURE: return (struct ratio){d[TALLY_FAILURES], d[TALLY_OUTCOMES]};
    case PAPER_SHARE: return (struct ratio){paper, paper + real};
    case PAPER_SHARE_WORKSTATION:
        return (struct ratio){d[TALLY_PAPER + 1], d[TALLY_PAPER + 1] + d[TALLY_REAL + 1]};
    case INSPECTIONS: return (struct ratio){d[TALLY_VISITS], place_days};
    case PAPER_CAUGHT: return (struct ratio){d[TALLY_CAUGHT], place_days};
    case TASKS_SELF: return (struct ratio){d[TALLY_SELF], place_days};
    case TASKS_UNDONE: return (struct ratio){d[TALLY_UNDONE], place_days};
    case TASKS_PUSHED: return (struct ratio){d[TALLY_PUSHED], place_days};
    case AIMS_MET: return (struct ratio){d[TALLY_VALUE_MET], d[TALLY_VALUE]};
    case TRUST_COMMITTEE_LEVEL:
        return (struct ratio){over_groups(levels->trust_committee), residents};
    case TRUST_STREET_LEVEL: return (struct ratio){over_groups(levels->trust_street), residents};
    case WILLINGNESS: return (struct ratio){over_groups(levels->willing), residents};
    case ACCEPTANCE: return (struct ratio){took_part(d), d[TALLY_INVITED]};
    case PARTICIPATION: return (struct ratio){took_part(d), residents * days};
    case PARTICIPANTS_RETIRED:
        return (struct ratio){d[TALLY_TOOK_PART + AGE_RETIRED], took_part(d)};
    case PARTICIPANTS_STUDENTS:
        return (struct ratio){d[TALLY_TOOK_PART + AGE_STUDENT], took_part(d)};
    case BURNOUT: return (struct ratio){d[TALLY_BURNT_DAYS], d[TALLY_STAFF_DAYS]};
    case BURNOUT_SEVERE: return (struct ratio){d[TALLY_SEVERE_DAYS], d[TALLY_STAFF_DAYS]};
    case TURNOVER: return (struct ratio){d[TALLY_QUITS], d[TALLY_STAFF_DAYS]};
    case VACANCIES:
        return (struct ratio){d[TALLY_VACANT_DAYS], d[TALLY_VACANT_DAYS] + d[TALLY_STAFF_DAYS]};
    case COST_PER_RESIDENT: return (struct ratio){cost(d), residents * days};
    case COST_PER_NEED: return (struct ratio){cost(d), d[TALLY_NEED_SOLVED]};
    case MATCH: return (struct ratio){d[TALLY_MATCH], d[TALLY_DAYS]};
    case N_METRICS: break;
    }
    ALWAYS(metric < N_METRICS);
    return (struct ratio){0, 0};
}

struct ratio metric_measure_group(const char *name, const struct levels *levels, int group)
{
    const int64_t *sums = !strcmp(name, "trust_committee") ? levels->trust_committee
                          : !strcmp(name, "trust_street")  ? levels->trust_street
                                                           : levels->willing;
    return (struct ratio){sums[group], levels->heads[group]};
}
