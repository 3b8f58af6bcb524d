/* settings.c - `run:`, `city:` and `parameters:` of a scenario. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/assumptions.h"
#include "models/draft.h"
#include "models/places.h"
#include "sim/stream.h"

enum { MONTHS_MAX = 1200, GROUPS_MOST = 64, SAMPLE_DEFAULT = 3, ODD_TOLD = 5 };

#define COUNT_ROW(from, to)                                                                 \
    {.type = PARAMETER_COUNT, .unit = "1", .limit_low = (from), .limit_high = (to), .low = (from), \
     .high = (to)}

/* The illustration of Hefei in 2009 unless a scenario says otherwise. */
static const struct scenario_run run_presets = {
    .start = 14245, /* 2009-01-01 */
    .burn_in = 24,
    .length = 60,
    .record = RECORD_MONTH,
    .seed = 20091122,
    .replicates = 20,
    .calendar = CALENDAR_CIVIL,
};

void settings_presets(struct draft *draft)
{
    struct scenario *scenario = draft->scenario;
    ALWAYS(parameters_table.count <= SCENARIO_PARAMETERS);
    scenario->run = run_presets;
    parameter_presets(&parameters_table, &scenario->parameters);
    for (int i = 0; i < parameters_table.count; i++)
        draft->parameter[i].file = -1;
    draft->assumptions.file = -1;
    draft->start.file = draft->sample.file = draft->table.file = draft->tasks.file = -1;
    draft->posterior.file = draft->point.file = -1;
}

/* ---- run --------------------------------------------------------------------------- */

static void read_run_key(struct draft *draft, node n, const char *key, struct scenario_run *run)
{
    static const char *const known[] = {"start", "burn_in", "length", "record", "seed",
                                        "replicates", "calendar", "assumptions",
                                        "posterior", "posterior_text", "point"};
    static const struct parameter_choice records[] = {
        {"day", {"日", "day"}}, {"month", {"月", "month"}}, {"year", {"年", "year"}}, {0}};
    static const struct parameter_choice calendars[] = {
        {"civil", {"民用历", "civil"}}, {"continuous", {"连续", "continuous"}}, {0}};
    static const struct parameter record_row = {
        .type = PARAMETER_CHOICE, .unit = "1", .choices = records};
    static const struct parameter calendar_row = {.type = PARAMETER_CHOICE, .unit = "1",
                                                  .choices = calendars};
    static const struct parameter_choice assumptions[] = {
        {"fixed", {"取定值", "fixed"}}, {"drawn", {"抽取", "drawn"}}, {0}};
    static const struct parameter assumptions_row = {
        .type = PARAMETER_CHOICE, .unit = "1", .choices = assumptions};
    static const struct parameter replicates_row = COUNT_ROW(1, 1000000);
    const bool forgets = draft_forgets(draft, n);
    int64_t integer = 0;
    if (!strcmp(key, "start")) {
        draft->start = draft_spot(draft, n);
        if (forgets || !draft_date(draft, n, "run.start", &run->start))
            run->start = run_presets.start;
    } else if (!strcmp(key, "burn_in")) {
        if (forgets || !draft_months(draft, n, "run.burn_in", 0, MONTHS_MAX, &run->burn_in))
            run->burn_in = run_presets.burn_in;
    } else if (!strcmp(key, "length")) {
        if (forgets || !draft_months(draft, n, "run.length", 1, MONTHS_MAX, &run->length))
            run->length = run_presets.length;
    } else if (!strcmp(key, "record")) {
        if (forgets || !draft_read(draft, n, "run.record", &record_row, &integer, NULL, NULL))
            integer = run_presets.record;
        run->record = (enum record_every)integer;
    } else if (!strcmp(key, "seed")) {
        if (forgets || !draft_u64(draft, n, "run.seed", &run->seed))
            run->seed = run_presets.seed;
    } else if (!strcmp(key, "replicates")) {
        if (forgets ||
            !draft_read(draft, n, "run.replicates", &replicates_row, &integer, NULL, NULL))
            integer = run_presets.replicates;
        run->replicates = (uint32_t)integer;
    } else if (!strcmp(key, "calendar")) {
        if (forgets || !draft_read(draft, n, "run.calendar", &calendar_row, &integer, NULL, NULL))
            integer = run_presets.calendar;
        run->calendar = (enum calendar_kind)integer;
    } else if (!strcmp(key, "assumptions")) {
        draft->assumptions = draft_spot(draft, n);
        if (forgets ||
            !draft_read(draft, n, "run.assumptions", &assumptions_row, &integer, NULL, NULL))
            integer = run_presets.drawn;
        run->drawn = integer;
    } else if (!strcmp(key, "posterior"))
        settings_posterior_named(draft, n);
    else if (!strcmp(key, "point"))
        settings_posterior_point(draft, n);
    else if (strcmp(key, "posterior_text") != 0) /* after its name, wherever that stands */
        draft_unknown(draft, n, "run", known, 11);
}

void settings_run(struct draft *draft, node n)
{
    if (draft_forgets(draft, n)) {
        draft->scenario->run = run_presets;
        settings_posterior_named(draft, n);
        settings_posterior_point(draft, n);
        return;
    }
    if (!draft_is_map(draft, n))
        return;
    for (node child = draft->tree->nodes[n].first; child != NODE_NONE;
         child = draft->tree->nodes[child].next)
        read_run_key(draft, child, tree_key(draft->tree, child), &draft->scenario->run);
    const node embedded = tree_get(draft->tree, n, "posterior_text");
    if (embedded != NODE_NONE)
        settings_posterior_embedded(draft, embedded);
}

/* ---- parameters -------------------------------------------------------------------- */

static void read_parameter(struct draft *draft, node n, const struct parameter *row)
{
    struct scenario *scenario = draft->scenario;
    const int i = (int)(row - parameters_table.rows);
    const char *source = NULL;
    draft->odd[i] = false;
    if (draft_forgets(draft, n)) {
        parameter_put(row, &scenario->parameters, row->preset);
        draft_replace(draft, &scenario->source[i], NULL);
        scenario->written[i] = false;
        draft->parameter[i] = draft_spot(draft, n);
        return;
    }
    if (!draft_read(draft, n, row->name, row, &scenario->parameters, &draft->odd[i], &source))
        return;
    scenario->written[i] = true;
    draft->parameter[i] = draft_spot(draft, draft_value(draft, n, NULL));
    draft_replace(draft, &scenario->source[i], source);
}

/* An unknown path: the nearest row, wherever it stands. */
static void unknown_parameter(struct draft *draft, node n, const char *path)
{
    const char *near, *name = strrchr(path, '.');
    struct fault fault = {0};
    char shown[TREE_SHOWN];
    if (draft_is_full(draft))
        return;
    near = parameter_nearest(&parameters_table, path);
    if (!near && name)
        near = parameter_nearest(&parameters_table, name + 1);
    tree_shown(path, shown);
    if (near)
        tree_fault_key(draft->tree, n, &fault,
                       (struct words){"没有参数 %s；是否指 %s？", "unknown parameter %s; do you mean %s?"},
                       shown, near);
    else
        tree_fault_key(draft->tree, n, &fault,
                       (struct words){"没有参数 %s；可用的参数见 shequ describe parameters",
                                      "unknown parameter %s; shequ describe parameters lists them"},
                       shown);
    faults_add(draft->faults, &fault);
}

/* The group a row's name begins with. */
static const char *group_of(const struct parameter *row, char group[32])
{
    snprintf(group, 32, "%.*s", (int)strcspn(row->name, "."), row->name);
    return group;
}

static bool is_group(const char *name)
{
    const size_t n = strlen(name);
    for (int i = 0; i < parameters_table.count; i++)
        if (!strncmp(parameters_table.rows[i].name, name, n) &&
            parameters_table.rows[i].name[n] == '.')
            return true;
    return false;
}

void settings_group(struct draft *draft, node n, const char *group)
{
    const struct tree *tree = draft->tree;
    if (draft_forgets(draft, n)) {
        for (int i = 0; i < parameters_table.count; i++) {
            char own[32];
            if (!strcmp(group_of(&parameters_table.rows[i], own), group))
                read_parameter(draft, n, &parameters_table.rows[i]);
        }
        return;
    }
    if (!draft_is_map(draft, n))
        return;
    for (node child = tree->nodes[n].first; child != NODE_NONE; child = tree->nodes[child].next) {
        char path[160];
        const struct parameter *row;
        snprintf(path, sizeof path, "%.40s.%.100s", group, tree_key(tree, child));
        row = parameter_find(&parameters_table, path);
        if (row)
            read_parameter(draft, child, row);
        else
            unknown_parameter(draft, child, path);
    }
}

static void unknown_group(struct draft *draft, node n)
{
    char groups[GROUPS_MOST][32];
    const char *known[GROUPS_MOST];
    int count = 0;
    if (draft_is_full(draft))
        return;
    for (int i = 0; i < parameters_table.count && count < GROUPS_MOST; i++) {
        group_of(&parameters_table.rows[i], groups[count]);
        known[count] = groups[count];
        if (count == 0 || strcmp(groups[count - 1], groups[count]) != 0)
            count++;
    }
    if (draft->tree->nodes[n].kind == NODE_MAP)
        draft_unknown(draft, n, "parameters", known, count);
    else
        unknown_parameter(draft, n, tree_key(draft->tree, n));
}

void settings_parameters(struct draft *draft, node n)
{
    const struct tree *tree = draft->tree;
    if (draft_forgets(draft, n)) {
        for (int i = 0; i < parameters_table.count; i++)
            read_parameter(draft, n, &parameters_table.rows[i]);
        return;
    }
    if (!draft_is_map(draft, n))
        return;
    for (node child = tree->nodes[n].first; child != NODE_NONE; child = tree->nodes[child].next) {
        const char *group = tree_key(tree, child);
        if (is_group(group))
            settings_group(draft, child, group);
        else
            unknown_group(draft, child);
    }
}

/* ---- city -------------------------------------------------------------------------- */

static void read_sample(struct draft *draft, node n)
{
    static const struct parameter row = COUNT_ROW(1, 50000);
    node value = draft_value(draft, n, NULL);
    const char *text = value == NODE_NONE ? NULL : tree_text(draft->tree, value);
    int64_t integer = 0;
    if (value == NODE_NONE)
        return;
    draft->sample = draft_spot(draft, value);
    draft->has_sample = !draft_forgets(draft, n);
    if (!draft->has_sample || (text && !strcmp(text, "all")))
        draft->scenario->sample = 0;
    else if (draft_read(draft, n, "city.sample", &row, &integer, NULL, NULL))
        draft->scenario->sample = integer;
}

static void read_table(struct draft *draft, node n)
{
    const char *text;
    draft_replace(draft, &draft->table_text, NULL);
    draft_replace(draft, &draft->table_name, NULL);
    if (draft_forgets(draft, n) || !(text = draft_scalar(draft, n, NULL)))
        return;
    draft->table = draft_spot(draft, draft_value(draft, n, NULL));
    draft_replace(draft, &draft->table_name, text);
}

void settings_city(struct draft *draft, node n)
{
    static const char *const known[] = {"streets", "communities", "communities_per_street",
                                        "sample", "table", "table_text"};
    const struct tree *tree = draft->tree;
    node embedded = NODE_NONE;
    if (draft_forgets(draft, n)) {
        settings_group(draft, n, "city");
        read_sample(draft, n);
        read_table(draft, n);
        return;
    }
    if (!draft_is_map(draft, n))
        return;
    for (node child = tree->nodes[n].first; child != NODE_NONE; child = tree->nodes[child].next) {
        const char *key = tree_key(tree, child);
        const struct parameter *row;
        char path[160];
        snprintf(path, sizeof path, "city.%.100s", key);
        row = parameter_find(&parameters_table, path);
        if (row)
            read_parameter(draft, child, row);
        else if (!strcmp(key, "sample"))
            read_sample(draft, child);
        else if (!strcmp(key, "table"))
            read_table(draft, child);
        else if (!strcmp(key, "table_text"))
            embedded = child;
        else
            draft_unknown(draft, child, "city", known, 6);
    }
    /* A table is another city: the sample of the base's city says nothing about it. */
    if ((tree_get(tree, n, "table") != NODE_NONE || embedded != NODE_NONE) &&
        tree_get(tree, n, "sample") == NODE_NONE)
        draft->has_sample = false;
    if (embedded != NODE_NONE) {
        const char *text = draft_scalar(draft, embedded, NULL);
        draft->table = draft_spot(draft, embedded);
        draft_replace(draft, &draft->table_text, text);
    }
}

/* ---- together ---------------------------------------------------------------------- */

const char *settings_last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int count_streets(struct draft *draft, const struct places *places)
{
    const char **streets = malloc((size_t)places->n * sizeof *streets);
    int n = 0;
    if (!streets) {
        draft->memory = true;
        return 0;
    }
    for (int i = 0; i < places->n; i++)
        streets[i] = places->rows[i].street;
    qsort(streets, (size_t)places->n, sizeof *streets, by_text);
    for (int i = 0; i < places->n; i++)
        n += i == 0 || strcmp(streets[i - 1], streets[i]) != 0;
    free(streets);
    return n;
}

/* The table says how many there are; its rows are the city. */
static void take_table(struct draft *draft, const char *name, const char *text)
{
    struct scenario *scenario = draft->scenario;
    struct places places = {0};
    struct fault fault = {0};
    const char *shown = name ? name : draft->table_name ? draft->table_name : "city.table_text";
    if (places_read(&places, text, shown, draft->faults))
        return;
    if (places_write(&places, &scenario->table_text, &fault)) {
        draft->memory = true;
        places_free(&places);
        return;
    }
    draft_replace(draft, &scenario->table_name,
                  settings_last_part(draft->table_name ? draft->table_name : "communities.csv"));
    scenario->parameters.city.streets = count_streets(draft, &places);
    scenario->parameters.city.communities = places.n;
    scenario->parameters.city.communities_per_street = 0;
    scenario->places = places.rows;
    scenario->n_places = places.n;
    scenario->n_missing = places.n_missing;
    scenario->n_skipped = places.n_skipped;
}

static int row_of(const char *name)
{
    const struct parameter *row = parameter_find(&parameters_table, name);
    ALWAYS(row);
    return (int)(row - parameters_table.rows);
}

/* The later written of two values; their joint fault stands there. */
static struct scenario_spot later(const struct draft *draft, const char *one, const char *two)
{
    struct scenario_spot a = draft->parameter[row_of(one)], b = draft->parameter[row_of(two)];
    return b.file > a.file || (b.file == a.file && b.line >= a.line) ? b : a;
}

/* A rate that two numbers make together; streams end at STREAM_RATE. */
static void check_rate(struct draft *draft, double rate, const char *one, const char *two)
{
    struct fault fault = {0};
    if (rate <= STREAM_RATE)
        return;
    fault_set(&fault, FAULT_INPUT,
              (struct words){"%s 除以 %s 得每年 %.4g 次，超过 %.0f 次",
                             "%s over %s makes %.4g a year, over %.0f"},
              one, two, rate, STREAM_RATE);
    draft_tell(draft, later(draft, one, two), &fault);
}

static void check_rates(struct draft *draft)
{
    for (int j = 0; j < N_JOINTS; j++)
        if (joints[j].refused)
            check_rate(draft, STREAM_RATE - joints[j].room(&draft->scenario->parameters),
                       joints[j].rows[0], joints[j].rows[1]);
}

/* Drawn: what is written must leave room for the rest, and there should be something to draw. */
static void check_drawn(struct draft *draft)
{
    const struct joint *joint = assumptions_crowded(draft->scenario);
    struct fault fault = {0}, none = {0};
    if (joint)
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"run.assumptions：%s、%s%s%s 中已写明的值没有给要抽取的留下余地；请都写明",
                                 "run.assumptions: what is written of %s, %s%s%s leaves no room to "
                                 "draw the rest; write all of them"},
                  joint->rows[0], joint->rows[1], joint->rows[2] ? ", " : "",
                  joint->rows[2] ? joint->rows[2] : "");
    draft_tell(draft, draft->assumptions, &fault);
    if (draft->scenario->run.drawn && assumptions_list(draft->scenario, NULL) == 0)
        fault_set(&none, FAULT_INPUT,
                  (struct words){"run.assumptions：假定的数都已写明，没有可抽取的",
                                 "run.assumptions: nothing is drawn, for every assumed number is "
                                 "written"});
    draft_warn(draft, draft->assumptions, &none);
}

static void check_sizes(struct draft *draft)
{
    struct scenario *scenario = draft->scenario;
    const struct parameters *given = &scenario->parameters;
    struct fault fault = {0}, few = {0}, start = {0};
    if (given->community.retired + given->community.students > 1)
        fault_set(
            &fault, FAULT_INPUT,
            (struct words){"community.retired %.10g 与 community.students %.10g 之和大于 1",
                           "community.retired %.10g and community.students %.10g add up to more "
                           "than 1"},
            given->community.retired, given->community.students);
    draft_tell(draft, later(draft, "community.retired", "community.students"), &fault);
    if (given->city.communities_per_street > 0 && given->city.communities_per_street < 1)
        fault_set(
            &few, FAULT_INPUT,
            (struct words){"city.communities_per_street：%.10g 不足 1，有的街道会没有社区",
                           "city.communities_per_street: %.10g is below 1, some street offices "
                           "would have no community"},
            given->city.communities_per_street);
    else if (!(given->city.communities_per_street > 0) &&
             given->city.communities < given->city.streets)
        fault_set(&few, FAULT_INPUT,
                  (struct words){"city：%lld 个街道多于 %lld 个社区",
                                 "city: %lld street offices are more than %lld "
                                 "communities"},
                  (long long)given->city.streets, (long long)given->city.communities);
    draft_tell(draft, given->city.communities_per_street > 0
                          ? draft->parameter[row_of("city.communities_per_street")]
                          : later(draft, "city.streets", "city.communities"),
               &few);
    if (date_of_day(scenario->run.start).year < 1996 ||
        date_of_day(scenario->run.start).year > 2100)
        fault_set(
            &start, FAULT_INPUT,
            (struct words){"run.start：%d 年超出 1996 至 2100 年（节假日只知道这些年）",
                           "run.start: %d is outside the years 1996 to 2100, whose holidays are "
                           "known"},
            date_of_day(scenario->run.start).year);
    draft_tell(draft, draft->start, &start);
}

static void check_sample(struct draft *draft)
{
    struct scenario *scenario = draft->scenario;
    const int64_t streets = scenario->parameters.city.streets;
    struct fault fault = {0};
    if (!draft->has_sample) {
        scenario->sample = scenario->n_places ? 0 : SAMPLE_DEFAULT;
        draft->sample.file = -1;
    }
    if (draft->has_sample && scenario->sample > streets)
        fault_set(
            &fault, FAULT_INPUT,
            (struct words){"city.sample：只有 %lld 个街道，全部模拟",
                           "city.sample: there are only %lld street offices; all are simulated"},
            (long long)streets);
    draft_warn(draft, draft->sample, &fault);
    if (scenario->sample >= streets)
        scenario->sample = 0;
}

static void warn_one(struct draft *draft, int i)
{
    const struct parameter *row = &parameters_table.rows[i];
    struct fault fault = {0};
    fault_set(&fault, FAULT_INPUT,
              (struct words){"%s：%.10g 超出可信范围 [%.10g, %.10g]",
                             "%s: %.10g is outside the plausible range [%.10g, %.10g]"},
              row->name, parameter_value(row, &draft->scenario->parameters), row->low, row->high);
    draft_warn(draft, draft->parameter[i], &fault);
}

/* A laboratory has many on purpose; one warning then names them all. */
static void warn_odd(struct draft *draft)
{
    struct fault fault = {0};
    char names[400] = "";
    int n = 0, first = -1;
    for (int i = 0; i < parameters_table.count; i++) {
        size_t at = strlen(names);
        if (!draft->odd[i])
            continue;
        if (n++ == 0)
            first = i;
        snprintf(names + at, sizeof names - at, "%s%s", at ? ", " : "",
                 parameters_table.rows[i].name);
    }
    if (n > ODD_TOLD) {
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"%d 个参数超出可信范围：%s",
                                 "%d parameters are outside their plausible range: %s"},
                  n, names);
        draft_warn(draft, draft->parameter[first], &fault);
        return;
    }
    for (int i = 0; i < parameters_table.count; i++)
        if (draft->odd[i])
            warn_one(draft, i);
}

void settings_check(struct draft *draft, const struct scenario_tables *tables)
{
    const char *text = draft->table_text   ? draft->table_text
                       : draft->table_name ? tables->city
                                           : NULL;
    if (text)
        take_table(draft, draft->table_text ? NULL : tables->city_name, text);
    settings_tasks(draft, tables);
    settings_posterior(draft, tables);
    check_sizes(draft);
    check_rates(draft);
    check_drawn(draft);
    check_sample(draft);
    warn_odd(draft);
}
