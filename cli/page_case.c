/* page_case.c - one case in both arms, hand-off by hand-off: the one that says most of the
 * reform's first year. */
#include "cli/page.h"

#include <stdio.h>
#include <stdlib.h>

#include "cli/step.h"
#include "cli/story.h"
#include "cli/telling.h"
#include "models/json.h"
#include "sim/ensemble.h"

static void put_steps(struct json *json, const struct story *story, const char *arm)
{
    const struct ui zh = {.lang = LANG_ZH}, en = {.lang = LANG_EN};
    for (uint32_t p = 0; p < story->n_places; p++) {
        const struct chronicle_page *page = &story->twin.seen.pages[p];
        for (size_t k = 0; k < page->n; k++) {
            char text[2][EVENT_TEXT], date[DATE_TEXT];
            const struct witnessed *what = &page->at[k];
            if (!step_words(&zh, what, text[0]) || !step_words(&en, what, text[1]))
                continue;
            /* the title says whose it is */
            const struct words whose = what->identity == story->asked.task
                                           ? (struct words){"", ""}
                                           : (struct words){"由此而来的一件", "a case that came of it"};
            json_open(json, NULL, '{');
            json_text(json, "arm", arm);
            json_text(json, "date", day_text(day_of(what->when), date));
            json_words(json, "what", (struct words){text[0], text[1]});
            json_words(json, "who", whose);
            json_real(json, "waited",
                      (double)(what->when - page->at[0].when) / (double)DAY);
            json_close(json, '}');
        }
    }
}

static void put_title(struct json *json, const struct telling *telling)
{
    char zh[200], en[200];
    const double waits[2] = {(double)telling->wait[0] / (double)DAY,
                             (double)telling->wait[1] / (double)DAY};
    snprintf(zh, sizeof zh, "一位居民的需求：等待 %.1f 天，改革后 %.1f 天", waits[0], waits[1]);
    snprintf(en, sizeof en, "A resident's need: %.1f days of waiting, %.1f with the reform",
             waits[0], waits[1]);
    json_words(json, "title", (struct words){zh, en});
}

static int put_case(struct json *json, const struct telling *telling,
                    const struct scenario *const sides[2], const struct again *again, day from,
                    day end, struct fault *fault)
{
    const struct story_asked asked = {
        .task = telling->task, .from = midnight_of(from), .to = midnight_of(end)};
    int status = 0;
    json_open(json, "case", '{');
    put_title(json, telling);
    json_open(json, "steps", '[');
    for (int s = 0; s < 2 && !status; s++) {
        struct story story;
        status = story_run(&story, &asked, sides[s], again, fault);
        if (!status)
            put_steps(json, &story, s ? "variant" : "base");
        story_free(&story);
    }
    json_close(json, ']');
    json_close(json, '}');
    return status;
}

int page_case(struct json *json, const struct comparison *comparison, int variant,
              struct fault *fault)
{
    /* Numbers as they are, as in the batch that the page speaks of: a scenario may ask to be
     * drawn by itself. */
    struct scenario fixed[2] = {comparison->side[0].contender.scenario,
                                comparison->side[variant].contender.scenario};
    fixed[0].run.drawn = fixed[1].run.drawn = false;
    fixed[0].posterior.held = fixed[1].posterior.held = true;
    const struct scenario *sides[2] = {&fixed[0], &fixed[1]};
    const day from = comparison->side[variant].from;
    const day last = date_add_months(sides[0]->run.start, sides[0]->run.length);
    const day year = date_add_months(from, 12), end = year < last ? year : last;
    struct checkpoint past = {0};
    const struct again again = {
        .replicate = 1,
        .threads = comparison->ui->threads > 0 ? comparison->ui->threads : ensemble_threads(),
        .past = &past};
    struct telling telling = {0};
    int status = 0;
    if (comparison->side[variant].orders_only)
        status = twins_past(&past, sides[0], sides[1], &again, from, fault);
    if (!status)
        status = telling_find(&telling, sides[0], sides[1], &again, midnight_of(from),
                              midnight_of(end), fault);
    if (!status && telling.found)
        status = put_case(json, &telling, sides, &again, from, end, fault);
    checkpoint_free(&past);
    return status;
}
