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
#include "models/rules/price.inc"
#include "models/rules/route.inc"
#include "models/rules/capacity.inc"
#include "models/rules/information.inc"
#include "models/rules/right.inc"
#include "models/rules/budget.inc"
};

static const struct parameter_choice routes[] = {
    [ROUTE_COMMITTEE] = {"committee", {"居委会", "committee"}},
    [ROUTE_WORKSTATION] = {"workstation", {"工作站", "workstation"}},
    {0},
};

const struct parameter_choice rules_fiscal_ways[] = {
    [FISCAL_OWN] = {"own", {"各自核定", "each its own"}},
    [FISCAL_EQUAL] = {"equal", {"平均分配", "the same for all"}},
    [FISCAL_HUKOU] = {"hukou", {"按户籍人口", "by registered heads"}},
    [FISCAL_RESIDENT] = {"resident", {"按常住人口", "by heads"}},
    [FISCAL_NEED] = {"need", {"按上报的需求", "by reported need"}},
    [FISCAL_APPLICATION] = {"application", {"按申报", "by application"}},
    [FISCAL_MATCHING] = {"matching", {"按自筹配套", "by own money matched"}},
    {0},
};

const struct parameter_choice *rules_ways(enum rule rule)
{
    switch (rule) {
    case RULE_ROUTE_ADMIN: return routes;
    case RULE_FISCAL: return rules_fiscal_ways;
    default: return NULL;
    }
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
    if (row->type == PARAMETER_DURATION || row->type == PARAMETER_MONEY ||
        row->type == PARAMETER_CHOICE) {
        memcpy(&integer, at, sizeof integer); /* both count microseconds, fen, or ways */
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
