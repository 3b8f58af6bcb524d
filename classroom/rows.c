/* rows.c - see rows.h. */
#include "classroom/rows.h"

#include <stdio.h>
#include <string.h>

#include "models/metrics.h"
#include "models/parameters.h"
#include "models/reform.h"

/* What every order of a reform may say besides the reform's own parameters. */
static const struct parameter shares[] = {
    {.name = "intensity", .type = PARAMETER_SHARE, .unit = "1", .limit_high = 1, .high = 1,
     .preset = 1, .label = {"力度", "intensity"},
     .about = {"改革执行的力度：0 为不执行，1 为完全执行。",
               "How far the reform goes: 0 not at all, 1 all the way."},
     .grade = GRADE_ASSUMED, .source = "assumed: of the experiment"},
    {.name = "fidelity", .type = PARAMETER_SHARE, .unit = "1", .limit_high = 1, .high = 1,
     .preset = 1, .label = {"执行到位程度", "fidelity"},
     .about = {"要求的力度中有多少真正落实；其余只在纸面上。",
               "How much of what is ordered is carried out in truth; the rest is on paper."},
     .grade = GRADE_ASSUMED, .source = "assumed: of the experiment"},
};

static void put_choices(struct json *json, const struct parameter_choice *choices)
{
    json_open(json, "choices", '[');
    for (; choices->name; choices++) {
        json_open(json, NULL, '{');
        json_text(json, "name", choices->name);
        json_words(json, "label", choices->label);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_row(struct json *json, const char *path, const struct parameter *row)
{
    struct parameter alone = *row;
    int64_t value = 0;
    char preset[160];
    alone.at = 0;
    parameter_put(&alone, &value, row->preset);
    parameter_write(&alone, &value, preset, sizeof preset);
    json_open(json, NULL, '{');
    json_text(json, "path", path);
    json_words(json, "label", row->label);
    json_words(json, "about", row->about);
    json_text(json, "unit", row->unit ? row->unit : "1");
    json_text(json, "type", parameter_types[row->type]);
    json_reals(json, "limits", (const double[]){row->limit_low, row->limit_high}, 2);
    json_reals(json, "range", (const double[]){row->low, row->high}, 2);
    json_real(json, "default", row->preset);
    json_text(json, "written", preset); /* as a scenario has it */
    if (row->type == PARAMETER_CHOICE)
        put_choices(json, row->choices);
    json_text(json, "grade", grade_words[row->grade].en);
    json_text(json, "source", row->source ? row->source : "");
    json_close(json, '}');
}

static const struct parameter *row_of_reform(const char *path)
{
    static const char group[] = "reforms.";
    if (strncmp(path, group, sizeof group - 1) != 0)
        return NULL;
    path += sizeof group - 1;
    const size_t n = strcspn(path, ".");
    for (int i = 0; i < reform_count && path[n]; i++) {
        const struct reform *reform = reform_catalogue[i];
        if (strlen(reform->name) != n || strncmp(reform->name, path, n) != 0)
            continue;
        for (int r = 0; r < reform->parameters.count; r++)
            if (!strcmp(reform->parameters.rows[r].name, path + n + 1))
                return &reform->parameters.rows[r];
        for (size_t s = 0; s < sizeof shares / sizeof shares[0]; s++)
            if (!strcmp(shares[s].name, path + n + 1))
                return &shares[s];
    }
    return NULL;
}

bool rows_parameter(struct json *json, const char *path)
{
    const struct parameter *row = row_of_reform(path);
    if (!row)
        row = parameter_find(&parameters_table, path);
    if (row)
        put_row(json, path, row);
    return row;
}

bool rows_metric(struct json *json, const char *name)
{
    const struct metric *metric = metrics_find(name);
    if (!metric)
        return false;
    json_open(json, NULL, '{');
    json_text(json, "name", metric->name);
    json_words(json, "label", metric->label);
    json_words(json, "about", metric->about);
    json_text(json, "unit", metric->unit);
    json_text(json, "better", metric_betters[metric->better]);
    json_close(json, '}');
    return true;
}
