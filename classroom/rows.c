/* rows.c - see rows.h. */
#include "classroom/rows.h"

#include <stdio.h>
#include <string.h>

#include "classroom/note.h"
#include "models/metrics.h"
#include "models/parameters.h"
#include "models/reform.h"

static const char *const types[] = {
    [PARAMETER_REAL] = "real",         [PARAMETER_COUNT] = "count", [PARAMETER_SHARE] = "share",
    [PARAMETER_DURATION] = "duration", [PARAMETER_MONEY] = "money", [PARAMETER_CHOICE] = "choice",
};
static const char *const grades[] = {
    [GRADE_ASSUMED] = "assumed", [GRADE_CALIBRATED] = "calibrated", [GRADE_SURVEYED] = "surveyed",
    [GRADE_STATUTORY] = "statutory",
};
static const char *const better[] = {
    [METRIC_NEITHER] = "neither", [METRIC_MORE] = "more", [METRIC_LESS] = "less",
};

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

static void note_pair(struct text *note, const char *key, double low, double high)
{
    note_open(note, key, '[');
    note_real(note, NULL, low);
    note_real(note, NULL, high);
    note_close(note, ']');
}

static void note_choices(struct text *note, const struct parameter_choice *choices)
{
    note_open(note, "choices", '[');
    for (; choices->name; choices++) {
        note_open(note, NULL, '{');
        note_text(note, "name", choices->name);
        note_words(note, "label", choices->label);
        note_close(note, '}');
    }
    note_close(note, ']');
}

static void note_row(struct text *note, const char *path, const struct parameter *row)
{
    struct parameter alone = *row;
    int64_t value = 0;
    char preset[160];
    alone.at = 0;
    parameter_put(&alone, &value, row->preset);
    parameter_write(&alone, &value, preset, sizeof preset);
    note_open(note, NULL, '{');
    note_text(note, "path", path);
    note_words(note, "label", row->label);
    note_words(note, "about", row->about);
    note_text(note, "unit", row->unit ? row->unit : "1");
    note_text(note, "type", types[row->type]);
    note_pair(note, "limits", row->limit_low, row->limit_high);
    note_pair(note, "range", row->low, row->high);
    note_real(note, "default", row->preset);
    note_text(note, "written", preset); /* as a scenario has it */
    if (row->type == PARAMETER_CHOICE)
        note_choices(note, row->choices);
    note_text(note, "grade", grades[row->grade]);
    note_text(note, "source", row->source ? row->source : "");
    note_close(note, '}');
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

bool rows_parameter(struct text *note, const char *path)
{
    const struct parameter *row = row_of_reform(path);
    if (!row)
        row = parameter_find(&parameters_table, path);
    if (row)
        note_row(note, path, row);
    return row;
}

bool rows_metric(struct text *note, const char *name)
{
    const struct metric *metric = metrics_find(name);
    if (!metric)
        return false;
    note_open(note, NULL, '{');
    note_text(note, "name", metric->name);
    note_words(note, "label", metric->label);
    note_words(note, "about", metric->about);
    note_text(note, "unit", metric->unit);
    note_text(note, "better", better[metric->better]);
    note_close(note, '}');
    return true;
}
