/* trace.c - `shequ trace SCENARIO [VARIANT]`: one task, resident or worker through one arm or
 * both, hand-off by hand-off. Nothing is stored: the arms are run again, and watched. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/event.h"
#include "cli/load.h"
#include "cli/options.h"
#include "cli/story.h"
#include "cli/telling.h"
#include "cli/verb.h"
#include "models/json.h"
#include "sim/ensemble.h"

struct asked {
    struct options options;
    const char *name[2]; /* baseline and variant; the second may be NULL */
    const char *task, *resident, *worker, *replicate_text, *from_text, *to_text;
    bool longest, telling, csv;
    uint32_t replicate;
    day from, to; /* INT32_MIN, INT32_MAX: not said */
};

struct arms {
    struct scenario scenario[2];
    struct scenario_order *none; /* of the first, made from the second: never in force */
    const char *name[2];
    int n, n_loaded; /* arms; scenarios that were loaded */
};

/* ---- what is asked ---- */

static bool read_day(const char *text, day *at)
{
    struct date date;
    if (!date_read(text, &date) || !date_exists(date))
        return false;
    *at = day_of_date(date);
    return true;
}

static bool read_whole(const char *text, uint64_t least, uint64_t most, uint64_t *value)
{
    char *end;
    *value = strtoull(text, &end, 10);
    return *text >= '0' && *text <= '9' && !*end && *value >= least && *value <= most;
}

static int read_arguments(struct asked *asked, int argc, char **argv, const struct ui *ui)
{
    const struct option_row own[] = {
        {.name = "--task", .valued = true, .text = &asked->task},
        {.name = "--resident", .valued = true, .text = &asked->resident},
        {.name = "--worker", .valued = true, .text = &asked->worker},
        {.name = "--longest", .flag = &asked->longest},
        {.name = "--telling", .flag = &asked->telling},
        {.name = "--replicate", .valued = true, .text = &asked->replicate_text},
        {.name = "--from", .valued = true, .text = &asked->from_text},
        {.name = "--to", .valued = true, .text = &asked->to_text},
        {.name = "--csv", .flag = &asked->csv},
    };
    uint64_t replicate = 1;
    asked->options.names = asked->name;
    asked->options.names_most = 2;
    asked->from = INT32_MIN;
    asked->to = INT32_MAX;
    int status = options_read(&asked->options, own, sizeof own / sizeof own[0], argc, argv, ui);
    if (status)
        return status;
    if (!!asked->task + !!asked->resident + !!asked->worker + asked->longest + asked->telling != 1)
        return ui_usage(
            ui, (struct words){"--task、--resident、--worker、--longest、--telling 须选其一",
                               "one of --task, --resident, --worker, --longest and "
                               "--telling is wanted"});
    if (asked->replicate_text && !read_whole(asked->replicate_text, 1, INT32_MAX, &replicate))
        return ui_usage(ui, (struct words){"--replicate 应为 1 以上的整数",
                                           "--replicate takes a number from 1"});
    asked->replicate = (uint32_t)replicate;
    if ((asked->from_text && !read_day(asked->from_text, &asked->from)) ||
        (asked->to_text && !read_day(asked->to_text, &asked->to)) || asked->from >= asked->to)
        return ui_usage(ui, (struct words){"--from 与 --to 应为先后两个日期，如 2011-01-31",
                                           "--from and --to take dates such as 2011-01-31, one "
                                           "before the other"});
    return 0;
}

/* `PLACE:N`, PLACE a code, a name or a number, in the arm that is told first. */
static int find_place(struct story_asked *story, const struct scenario *scenario, const char *text,
                      const struct ui *ui)
{
    struct arm arm;
    struct fault fault = {0};
    const char *colon = strrchr(text, ':');
    uint64_t n = 0;
    if (!colon || !read_whole(colon + 1, 1, UINT32_MAX - 1, &n))
        return ui_usage(
            ui, (struct words){"应写 社区:序号，不能是“%s”", "PLACE:N is wanted, not '%s'"}, text);
    if (arm_init(&arm, scenario, &fault))
        return ui_fault(ui, &fault);
    const size_t length = (size_t)(colon - text);
    const struct layout_place *found = NULL;
    for (uint32_t p = 0; p < arm.layout.n_places && !found; p++) {
        const struct layout_place *at = &arm.layout.places[p];
        char number[24];
        snprintf(number, sizeof number, "%" PRId64, at->number);
        const char *names[] = {at->code, at->name, number};
        for (int i = 0; i < 3; i++)
            if (strlen(names[i]) == length && !strncmp(names[i], text, length))
                found = at;
    }
    int status = 0;
    if (!found)
        status = ui_usage(ui,
                          (struct words){"样本里没有社区“%.*s”；例如有 %s",
                                         "no community '%.*s' in the sample; there is, for "
                                         "one, %s"},
                          (int)length, text, arm.layout.places[0].code);
    else if (story->of == STORY_RESIDENT && n > found->residents)
        status =
            ui_usage(ui, (struct words){"该社区只有 %u 位居民", "that community has %u residents"},
                     found->residents);
    if (found)
        memcpy(story->place, found->code, sizeof story->place);
    story->index = (uint32_t)n - 1;
    arm_free(&arm);
    return status;
}

/* ---- the arms ---- */

static int load_one(struct arms *arms, const char *name, const struct asked *asked,
                    const struct ui *ui)
{
    struct faults *faults = calloc(1, sizeof *faults);
    if (!faults)
        return ui_memory(ui);
    int code = load_scenario(&arms->scenario[arms->n_loaded], name, asked->options.settings,
                             asked->options.n_settings, ui, faults);
    int status = ui_faults(ui, faults);
    free(faults);
    if (!code)
        arms->n_loaded++;
    return code ? ui_status(code) : status;
}

/* Without a variant a telling case is told of the scenario against itself without reforms: they
 * are ordered for a day that never comes, so that the places they name stay in. */
static int make_baseline(struct arms *arms, const struct ui *ui)
{
    struct scenario *with = &arms->scenario[0];
    arms->scenario[1] = *with;
    arms->none = calloc((size_t)with->n_orders + 1, sizeof *arms->none);
    if (!arms->none)
        return ui_memory(ui);
    for (int o = 0; o < with->n_orders; o++) {
        arms->none[o] = with->orders[o];
        arms->none[o].begin = date_add_months(with->run.start, with->run.length) + 1;
        arms->none[o].end = INT32_MAX;
    }
    return 0;
}

static int load_arms(struct arms *arms, const struct asked *asked, const struct ui *ui)
{
    int status = load_one(arms, asked->options.scenario, asked, ui);
    arms->name[0] = asked->options.scenario;
    arms->n = 1;
    if (!status && asked->name[1]) {
        status = load_one(arms, asked->name[1], asked, ui);
        arms->name[1] = asked->name[1];
        arms->n = 2;
    } else if (!status && asked->telling) {
        status = make_baseline(arms, ui);
        arms->name[1] = asked->options.scenario;
        arms->name[0] = words_in((struct words){"无改革", "without reforms"}, ui->lang);
        arms->n = 2;
    }
    return status;
}

/* The arm as it is run. */
static struct scenario arm_of(const struct arms *arms, int i)
{
    struct scenario scenario = arms->scenario[i];
    if (arms->none && i == 0)
        scenario.orders = arms->none;
    return scenario;
}

static void arms_free(struct arms *arms)
{
    for (int i = 0; i < arms->n_loaded; i++)
        scenario_free(&arms->scenario[i]);
    free(arms->none);
}

/* ---- which case ---- */

static void tell_choice(const struct telling *telling, const struct asked *asked,
                        const struct ui *ui)
{
    if (asked->longest) {
        ui_note(ui,
                (struct words){"%lld 件需求中等待最久的一件",
                               "of %lld needs the one that waited longest"},
                (long long)telling->n);
        return;
    }
    ui_note(ui,
            (struct words){"两组都有的 %lld 件需求中 %lld 件等待不同，差的中位数 %+.3f 天；"
                           "所选的一件沿此方向相差最大：%.3f 天 -> %.3f 天",
                           "of %lld needs in both arms the waits of %lld differ, by a median "
                           "of %+.3f days; the one chosen differs most in that direction: "
                           "%.3f days -> %.3f days"},
            (long long)telling->n, (long long)telling->n_differ,
            (double)telling->median / (double)DAY, (double)telling->wait[0] / (double)DAY,
            (double)telling->wait[1] / (double)DAY);
}

/* Of a telling case the span begins with the first reform, before which nothing differs. */
static day first_reform(const struct arms *arms, day otherwise)
{
    day first = INT32_MAX;
    for (int i = 0; i < arms->n; i++) {
        const struct scenario scenario = arm_of(arms, i);
        for (int o = 0; o < scenario.n_orders; o++)
            if (scenario.orders[o].begin < first)
                first = scenario.orders[o].begin;
    }
    return first < INT32_MAX && first > otherwise ? first : otherwise;
}

static int choose(struct story_asked *story, const struct asked *asked, const struct arms *arms,
                  const struct again *again, const struct ui *ui)
{
    const struct scenario a = arm_of(arms, 0), b = arm_of(arms, 1);
    struct telling telling;
    struct fault fault = {0};
    instant from = story->from;
    if (asked->telling && asked->from == INT32_MIN)
        from = midnight_of(first_reform(arms, a.run.start));
    if (telling_find(&telling, &a, asked->telling ? &b : NULL, again, from, story->to, &fault))
        return ui_fault(ui, &fault);
    if (!telling.found) {
        ui_print(ui, (struct words){"没有这样的需求\n", "there is no such need\n"});
        return EXIT_NO;
    }
    tell_choice(&telling, asked, ui);
    story->task = telling.task;
    return 0;
}

static int what_to_tell(struct story_asked *story, const struct asked *asked,
                        const struct arms *arms, const struct again *again, const struct ui *ui)
{
    const struct scenario first = arm_of(arms, 0);
    char *end;
    *story = (struct story_asked){
        .from = midnight_of(asked->from > INT32_MIN ? asked->from : first.run.start),
        .to = midnight_of(asked->to < INT32_MAX
                              ? asked->to
                              : date_add_months(first.run.start, first.run.length))};
    if (asked->longest || asked->telling)
        return choose(story, asked, arms, again, ui);
    if (asked->task) {
        story->task = strtoull(asked->task, &end, 16);
        return *end || !story->task || strlen(asked->task) > 16
                   ? ui_usage(ui,
                              (struct words){"--task 应为十六进制编号，不能是“%s”",
                                             "--task takes an identity in hexadecimal, not "
                                             "'%s'"},
                              asked->task)
                   : 0;
    }
    story->of = asked->resident ? STORY_RESIDENT : STORY_WORKER;
    return find_place(story, &first, asked->resident ? asked->resident : asked->worker, ui);
}

/* ---- telling ---- */

static int tell(const struct story_asked *about, const struct asked *asked, const struct arms *arms,
                const struct again *again, struct json *json, const struct ui *ui)
{
    bool some = false;
    for (int i = 0; i < arms->n; i++) {
        const struct scenario scenario = arm_of(arms, i);
        struct story story;
        struct fault fault = {0};
        int status = story_run(&story, about, &scenario, again, &fault);
        for (uint32_t p = 0; !status && p < story.n_places; p++)
            some |= story.twin.seen.pages[p].n > 0;
        if (!status && asked->csv)
            story_log(&story, arms->name[i]);
        else if (!status && ui->json)
            story_json(&story, arms->name[i], json);
        else if (!status) {
            ui_print(ui, (struct words){"%s%s，第 %u 次重复\n", "%s%s, replicate %u\n"},
                     i ? "\n" : "", arms->name[i], asked->replicate);
            if (about->of == STORY_TASK)
                ui_print(ui,
                         (struct words){"  事项 %016llx；“+”后是距上一事件的天数\n",
                                        "  task %016llx; after + the days since the event "
                                        "before\n"},
                         (unsigned long long)about->task);
            story_print(&story, ui);
        }
        story_free(&story);
        if (status)
            return ui_fault(ui, &fault);
    }
    if (!some)
        ui_note(ui, (struct words){"没有任何与之有关的事件", "nothing was witnessed of it"});
    return some ? EXIT_OK : EXIT_NO;
}

/* What came of all arms, if it came to an end. */
static int print_json(struct json *json, int status, const struct ui *ui)
{
    struct fault fault = {0};
    if (status != EXIT_OK && status != EXIT_NO) {
        free(json->text.text);
        return status;
    }
    json_close(json, ']');
    return ui_json(ui, json, &fault) ? ui_fault(ui, &fault) : status;
}

int verb_trace(int argc, char **argv, struct ui *ui)
{
    struct asked *asked = calloc(1, sizeof *asked);
    struct arms *arms = calloc(1, sizeof *arms);
    struct story_asked about;
    struct json json = {0};
    struct again again = {.threads = ui->threads > 0 ? ui->threads : ensemble_threads()};
    int status = asked && arms ? 0 : ui_memory(ui);
    if (!status && !(status = read_arguments(asked, argc, argv, ui)) &&
        !(status = load_arms(arms, asked, ui))) {
        again.replicate = asked->replicate;
        status = what_to_tell(&about, asked, arms, &again, ui);
    }
    if (!status) {
        if (asked->csv)
            story_log_head();
        else if (ui->json)
            json_open(&json, NULL, '[');
        status = tell(&about, asked, arms, &again, &json, ui);
        if (!asked->csv && ui->json)
            status = print_json(&json, status, ui);
    }
    if (arms)
        arms_free(arms);
    free(arms);
    free(asked);
    return status;
}
