/* event.c - see event.h. */
#include "cli/event.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "models/agents/committee.h"
#include "models/happenings/gate.h"
#include "models/happenings/referral.h"

const char *event_time(instant when, bool log, char text[EVENT_TEXT])
{
    const day at = day_of(when);
    const span rest = when - midnight_of(at);
    char date[DATE_TEXT];
    const int hours = (int)(rest / HOUR), minutes = (int)(rest / MINUTE % 60);
    const int seconds = (int)(rest / SECOND % 60), part = (int)(rest % SECOND);
    day_text(at, date);
    if (log)
        snprintf(text, EVENT_TEXT, "%sT%02d:%02d:%02d.%06d", date, hours, minutes, seconds, part);
    else
        snprintf(text, EVENT_TEXT, "%s %02d:%02d:%02d", date, hours, minutes, seconds);
    return text;
}

static const char *said(const struct ui *ui, const struct words *words, int n, int64_t which)
{
    static const struct words other = {"其他", "other"};
    return words_in(which >= 0 && which < n ? words[which] : other, ui->lang);
}
#define SAID(ui, words, which) said(ui, words, (int)(sizeof words / sizeof words[0]), which)

static const struct words classes[N_CLASSES] = {[TASK_ADMIN] = {"行政任务", "administrative task"},
                                                [TASK_COUNTER] = {"窗口事项", "counter case"},
                                                [TASK_NEED] = {"居民需求", "need"},
                                                [TASK_SELF] = {"自治事务", "self-governance"},
                                                [TASK_OVERHEAD] = {"内部事务", "overhead"}};
static const struct words bodies[N_BODIES] = {
    [BODY_COMMITTEE] = {"居委会", "committee"}, [BODY_WORKSTATION] = {"工作站", "workstation"}};
static const struct words kinds_of_work[N_KINDS_OF_WORK] = {
    [WORK_ORDERS] = {"行政任务", "departments' work"},
    [WORK_COUNTER] = {"窗口事项", "the counter"},
    [WORK_NEEDS] = {"居民需求", "residents' needs"},
    [WORK_WISHES] = {"自治事务", "self-governance"}};
static const struct words endings[] = {[ENDING_SOLVED] = {"解决", "solved"},
                                       [ENDING_ROUND] = {"转办", "passed round"},
                                       [ENDING_TABLE] = {"提交联席会议", "to the joint table"},
                                       [ENDING_FAILED] = {"未解决", "failed"}};
static const struct words decisions[] = {[DECISION_PUSH] = {"下派", "pushed down"},
                                         [DECISION_SELF] = {"自办", "done by itself"},
                                         [DECISION_DROP] = {"搁置", "dropped"}};
static const struct words ways[] = {[GATE_LISTED] = {"准入清单内", "on the list"},
                                    [GATE_LET_THROUGH] = {"放行", "let through"},
                                    [GATE_TURNED_DOWN] = {"驳回", "turned down"}};
static const struct words institutions[N_INSTITUTIONS] = {
    [TRUST_COMMITTEE] = {"居委会", "the committee"},
    [TRUST_STREET] = {"街道办", "the street office"},
    [TRUST_PROPERTY] = {"物业", "the property firm"},
    [TRUST_OWNERS] = {"业委会", "the owners' committee"},
    [TRUST_PROVIDER] = {"服务机构", "the provider"}};
static const struct words letters[] = {[LETTER_BUDGET] = {"拨款", "budget"},
                                       [LETTER_SECONDED] = {"借调人员", "people seconded"},
                                       [LETTER_DEMAND] = {"下派任务", "demand"},
                                       [LETTER_ORDER] = {"派单", "order"},
                                       [LETTER_DISMISSED] = {"不予受理", "dismissal"},
                                       [LETTER_VERDICT] = {"回访结果", "verdict"},
                                       [LETTER_RANK] = {"排名", "rank"},
                                       [LETTER_FUND] = {"社区基金", "community fund"}};
static const struct words happenings[N_HAPPENINGS] = {
    [HAPPEN_OPEN] = {"开门办公", "the office opens"},
    [HAPPEN_ARRIVAL] = {"来人来事", "a case arises"},
    [HAPPEN_FINISH] = {"手头工作办完", "work is finished"},
    [HAPPEN_PATIENCE] = {"耐心用尽", "patience ends"},
    [HAPPEN_BACK] = {"转办退回", "a case is back"},
    [HAPPEN_ITEM] = {"部门事项到期", "a department's item is due"},
    [HAPPEN_ITEM_END] = {"部门事项终止", "an item ends"},
    [HAPPEN_IDEA] = {"部门新设想", "a department has an idea"},
    [HAPPEN_VISIT] = {"部门检查", "a visit"},
    [HAPPEN_HIRED] = {"岗位补齐", "a post is filled"},
    [HAPPEN_PROVIDED] = {"服务机构办完", "the provider has done"}};

const char *event_whose(const struct ui *ui, const struct witnessed *what, char text[EVENT_TEXT])
{
    size_t at = 0;
    const enum witnessed_of of = witnessed_of(what);
    const bool typed = what->what != WITNESSED_DECIDED; /* then its class is told */
    text[0] = '\0';
    if (of == OF_WORKER)
        at += (size_t)snprintf(text, EVENT_TEXT,
                               ui->lang == LANG_ZH ? "%u 号岗位工作人员" : "worker at post %u",
                               what->post + 1);
    else if (of == OF_TASK)
        at += (size_t)snprintf(text, EVENT_TEXT, "%s %016" PRIx64,
                               typed ? SAID(ui, classes, what->class)
                                     : words_in((struct words){"事项", "task"}, ui->lang),
                               what->identity);
    if (of != OF_PLACE && what->resident != NOBODY)
        snprintf(text + at, EVENT_TEXT - at, ui->lang == LANG_ZH ? "%s%u 号居民" : "%sresident %u",
                 at ? words_in((struct words){"，", ", "}, ui->lang) : "", what->resident + 1);
    else if (of == OF_TASK && typed && what->class == TASK_ADMIN)
        snprintf(text + at, EVENT_TEXT - at,
                 ui->lang == LANG_ZH ? "，%u 号部门" : ", department %u", what->department + 1u);
    return text;
}

const char *event_what(const struct ui *ui, const struct witnessed *what, char text[EVENT_TEXT])
{
    const struct witnessed_row *row = &witnessed_rows[what->what];
    const char *name = words_in(row->words, ui->lang);
    if (what->what == WITNESSED_DECIDED && (row = witnessed_decision(what->purpose)))
        snprintf(text, EVENT_TEXT, "%s", words_in(row->words, ui->lang));
    else if (what->what == WITNESSED_HAPPENING)
        snprintf(text, EVENT_TEXT, "%s", SAID(ui, happenings, what->value));
    else if (what->what == WITNESSED_LETTER)
        snprintf(text, EVENT_TEXT, "%s: %s", name, SAID(ui, letters, what->kind));
    else if (what->what == WITNESSED_TRUST)
        snprintf(text, EVENT_TEXT, "%s (%s)", name, SAID(ui, institutions, what->department));
    else
        snprintf(text, EVENT_TEXT, "%s", name);
    return text;
}

static void span_text(const struct ui *ui, span value, char text[EVENT_TEXT])
{
    if (value < 2 * DAY)
        snprintf(text, EVENT_TEXT, ui->lang == LANG_ZH ? "%.2f 小时" : "%.2f h",
                 (double)value / (double)HOUR);
    else
        snprintf(text, EVENT_TEXT, ui->lang == LANG_ZH ? "%.2f 天" : "%.2f d",
                 (double)value / (double)DAY);
}

const char *event_value(const struct ui *ui, const struct witnessed *what, char text[EVENT_TEXT])
{
    const struct witnessed_row *row = what->what == WITNESSED_DECIDED
                                          ? witnessed_decision(what->purpose)
                                          : &witnessed_rows[what->what];
    const int64_t value = what->value;
    text[0] = '\0';
    switch (row ? row->value : VALUE_NUMBER) {
    case VALUE_NONE:
        break;
    case VALUE_YES:
        snprintf(
            text, EVENT_TEXT, "%s",
            words_in(value ? (struct words){"是", "yes"} : (struct words){"否", "no"}, ui->lang));
        break;
    case VALUE_SPAN:
        span_text(ui, value, text);
        break;
    case VALUE_INSTANT:
        event_time(value, false, text);
        break;
    case VALUE_CLASS:
        snprintf(text, EVENT_TEXT, "%s: %s", SAID(ui, bodies, value / N_KINDS_OF_WORK),
                 SAID(ui, kinds_of_work, value % N_KINDS_OF_WORK));
        break;
    case VALUE_BODY:
        snprintf(text, EVENT_TEXT, "%s", SAID(ui, bodies, value));
        break;
    case VALUE_ENDING:
        snprintf(text, EVENT_TEXT, "%s", SAID(ui, endings, value));
        break;
    case VALUE_DECISION:
        snprintf(text, EVENT_TEXT, "%s", SAID(ui, decisions, value));
        break;
    case VALUE_WAY:
        snprintf(text, EVENT_TEXT, "%s", SAID(ui, ways, value));
        break;
    case VALUE_TRUST:
        snprintf(text, EVENT_TEXT, "%+.6f", (double)value * 1e-6);
        break;
    case VALUE_FEN:
        snprintf(text, EVENT_TEXT, ui->lang == LANG_ZH ? "%.2f 元" : "%.2f yuan",
                 (double)value / 100);
        break;
    case VALUE_NUMBER:
        if (what->what != WITNESSED_HAPPENING)
            snprintf(text, EVENT_TEXT, "%" PRId64, value);
    }
    return text;
}

const char *event_line(const struct ui *ui, const struct witnessed *what, char text[EVENT_TEXT])
{
    char name[EVENT_TEXT], value[EVENT_TEXT], who[EVENT_TEXT] = "";
    event_what(ui, what, name);
    event_value(ui, what, value);
    if (what->what == WITNESSED_TAKEN)
        snprintf(who, sizeof who, ui->lang == LANG_ZH ? "（%s %u 号岗位）" : " by %s, post %u",
                 SAID(ui, bodies, what->body), what->post + 1);
    else if (what->what == WITNESSED_FILED || what->what == WITNESSED_REOPENED)
        snprintf(who, sizeof who, ui->lang == LANG_ZH ? "，%s" : ", with the %s",
                 SAID(ui, bodies, what->body));
    const char *gap = !value[0] ? "" : words_in((struct words){"：", ": "}, ui->lang);
    snprintf(text, EVENT_TEXT, "%.100s%.80s%s%.100s", name, who, gap, value);
    return text;
}

void event_parting(const struct ui *ui, const struct parting *parting, const struct layout *layout,
                   uint32_t replicate)
{
    const struct layout_place *place = &layout->places[parting->place];
    const struct witnessed *first = &parting->what[!parting->saw[0]];
    char time[EVENT_TEXT], whose[EVENT_TEXT];
    if (parting->saw[0] && parting->saw[1] && parting->what[1].when < first->when)
        first = &parting->what[1];
    ui_print(ui, (struct words){"%s，%s %s，第 %u 次重复\n", "%s, community %s %s, replicate %u\n"},
             event_time(first->when, false, time), place->code, place->name, replicate);
    char lines[2][2 * EVENT_TEXT], line[EVENT_TEXT];
    for (int i = 0; i < 2; i++) {
        event_whose(ui, &parting->what[i], whose);
        snprintf(lines[i], sizeof lines[i], "%s%s%s", whose,
                 !whose[0] ? "" : words_in((struct words){"：", ": "}, ui->lang),
                 event_line(ui, &parting->what[i], line));
    }
    const bool alike = parting->saw[0] && parting->saw[1] && !strcmp(lines[0], lines[1]);
    for (int i = 0; i < 2; i++) {
        const struct witnessed *what = &parting->what[i];
        if (!parting->saw[i]) {
            ui_print(ui, (struct words){"  %c  当天再无事件\n", "  %c  nothing more on that day\n"},
                     'A' + i);
            continue;
        }
        printf("  %c  %s  %s", 'A' + i, event_time(what->when, true, time), lines[i]);
        if (alike) /* they differ in what is rounded or left out: then in full */
            printf(" [%016" PRIx64 " %" PRId64 " %" PRIu32 " %" PRIu32 "]", what->identity,
                   what->value, what->post, what->resident);
        printf("\n");
    }
}
