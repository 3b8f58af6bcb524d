/* story.c - see story.h. */
#include "cli/story.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cell.h"
#include "cli/event.h"
#include "models/json.h"

/* ---- what belongs to it ---- */

static void follow(struct story *story, uint32_t place, uint64_t identity)
{
    if (lookup_row(&story->followed[place], identity) == UINT32_MAX &&
        lookup_put(&story->followed[place], identity, 0))
        story->twin.seen.pages[place].lost = true;
}

/* What one case brings about under another identity. */
static bool begets(const struct witnessed *what)
{
    return what->what == WITNESSED_COMES_BACK || what->what == WITNESSED_COMPLAINT ||
           what->what == WITNESSED_ORDER;
}

static bool is_followed(const struct story *story, uint32_t place, uint64_t identity)
{
    return identity && lookup_row(&story->followed[place], identity) != UINT32_MAX;
}

static bool keeps(void *of, const struct witnessed *what)
{
    struct story *story = of;
    const struct story_asked *asked = &story->asked;
    const enum witnessed_of whose = witnessed_of(what);
    if (whose == OF_PLACE)
        return false;
    if (begets(what) && is_followed(story, what->place, what->cause))
        follow(story, what->place, what->identity);
    const bool ours = whose == OF_TASK && is_followed(story, what->place, what->identity);
    if (asked->of == STORY_TASK)
        return ours;
    if (what->place != story->place || what->when < asked->from)
        return false;
    if (asked->of == STORY_RESIDENT)
        return what->resident == asked->index;
    if (what->post == asked->index && what->what == WITNESSED_TAKEN)
        follow(story, what->place, what->identity);
    return ours || what->post == asked->index;
}

int story_run(struct story *story, const struct story_asked *asked, const struct scenario *scenario,
              const struct again *again, struct fault *fault)
{
    *story = (struct story){.asked = *asked, .place = NOBODY};
    int status = twin_init(&story->twin, scenario, again->replicate, fault);
    if (!status)
        status = twin_skip(&story->twin, again->past, fault);
    if (status)
        return status;
    story->n_places = story->twin.seen.n_places;
    story->followed = calloc(story->n_places, sizeof *story->followed);
    if (!story->followed)
        return fault_memory(fault, story->n_places * sizeof *story->followed);
    for (uint32_t p = 0; p < story->n_places; p++)
        if (!strcmp(story->twin.arm.layout.places[p].code, asked->place))
            story->place = p;
    for (uint32_t p = 0; p < story->n_places && asked->of == STORY_TASK; p++)
        follow(story, p, asked->task);
    story->twin.seen.keeps = keeps;
    story->twin.seen.of = story;
    const day end = story->twin.arm.periods.end, to = day_of(asked->to);
    status = twin_run(&story->twin, to < end ? to : end, again->threads, fault);
    return status ? status : chronicle_whole(&story->twin.seen, fault);
}

void story_free(struct story *story)
{
    for (uint32_t p = 0; story->followed && p < story->n_places; p++)
        lookup_free(&story->followed[p]);
    free(story->followed);
    twin_free(&story->twin);
    *story = (struct story){0};
}

/* ---- telling it ---- */

void story_print(const struct story *story, const struct ui *ui)
{
    char time[EVENT_TEXT], whose[EVENT_TEXT], line[EVENT_TEXT];
    for (uint32_t p = 0; p < story->n_places; p++) {
        const struct chronicle_page *page = &story->twin.seen.pages[p];
        for (size_t k = 0; k < page->n; k++) {
            const struct witnessed *what = &page->at[k];
            const double days = k ? (double)(what->when - what[-1].when) / (double)DAY : 0;
            event_whose(ui, what, whose);
            if (k && days > 0)
                printf("  %s  +%8.3f  ", event_time(what->when, false, time), days);
            else
                printf("  %s  %9s  ", event_time(what->when, false, time), "");
            if (story->asked.of == STORY_TASK && what->identity == story->asked.task)
                whose[0] = '\0'; /* the heading says it */
            printf("%s%s%s\n", whose,
                   whose[0] ? words_in((struct words){"：", ": "}, ui->lang) : "",
                   event_line(ui, what, line));
        }
    }
}

/* The case an event belongs to: the task, or else the resident or the post. */
static const char *case_text(const struct story *story, const struct witnessed *what,
                             char text[EVENT_TEXT])
{
    const char *code = story->twin.arm.layout.places[what->place].code;
    switch (witnessed_of(what)) {
    case OF_TASK:
        snprintf(text, EVENT_TEXT, "%016" PRIx64, what->identity);
        break;
    case OF_RESIDENT:
        snprintf(text, EVENT_TEXT, "resident %s:%u", code, what->resident + 1);
        break;
    default:
        snprintf(text, EVENT_TEXT, "worker %s:%u", code, what->post + 1);
    }
    return text;
}

/* Keys, in one language whoever asks: logs are read by programs. A decision says how it went
 * where that is one of a few ways. */
static const char *activity_text(const struct witnessed *what, char text[EVENT_TEXT])
{
    static const struct ui english = {.lang = LANG_EN};
    const struct witnessed_row *row = &witnessed_rows[what->what];
    char value[EVENT_TEXT];
    if (what->what == WITNESSED_DECIDED)
        row = witnessed_decision(what->purpose);
    const bool few = row->value != VALUE_NONE && row->value != VALUE_SPAN &&
                     row->value != VALUE_INSTANT && row->value != VALUE_TRUST &&
                     row->value != VALUE_FEN;
    event_value(&english, what, value);
    snprintf(text, EVENT_TEXT, "%.100s%s%.200s", row->key, few ? ": " : "", few ? value : "");
    return text;
}

/* In whose hands tasks are, while their story is gone through. */
static uint32_t hands_of(struct lookup *hands, const struct witnessed *what)
{
    if (what->what == WITNESSED_TAKEN && lookup_put(hands, what->identity, what->post))
        return NOBODY;
    const bool ended = what->what == WITNESSED_DONE || what->what == WITNESSED_ON_PAPER ||
                       (what->what == WITNESSED_DECIDED && what->purpose == PURPOSE_SOLVED);
    return ended ? lookup_row(hands, what->identity) : what->post;
}

/* Who did it: a post, volunteers, the provider, the resident, a department. */
static const char *resource_text(const struct story *story, struct lookup *hands,
                                 const struct witnessed *what, char text[EVENT_TEXT])
{
    const char *code = story->twin.arm.layout.places[what->place].code;
    const uint32_t post = hands_of(hands, what);
    text[0] = '\0';
    if (post != NOBODY)
        snprintf(text, EVENT_TEXT, "post %s:%u", code, post + 1);
    else if (what->what == WITNESSED_LIGHTENED)
        snprintf(text, EVENT_TEXT, "volunteers %s", code);
    else if (what->what == WITNESSED_BOUGHT)
        snprintf(text, EVENT_TEXT, "provider %s", code);
    else if (what->resident != NOBODY)
        snprintf(text, EVENT_TEXT, "resident %s:%u", code, what->resident + 1);
    else if (what->class == TASK_ADMIN && what->what != WITNESSED_DECIDED)
        snprintf(text, EVENT_TEXT, "department %u", what->department + 1u);
    return text;
}

static const char *cause_text(const struct witnessed *what, char text[EVENT_TEXT])
{
    text[0] = '\0';
    if (begets(what) && what->cause)
        snprintf(text, EVENT_TEXT, "%016" PRIx64, what->cause);
    return text;
}

void story_log_head(void)
{
    fputs("case,activity,time,resource,cause,arm\r\n", stdout);
}

void story_log(const struct story *story, const char *arm)
{
    char text[5][EVENT_TEXT];
    struct lookup hands = {0};
    for (uint32_t p = 0; p < story->n_places; p++) {
        const struct chronicle_page *page = &story->twin.seen.pages[p];
        for (size_t k = 0; k < page->n; k++) {
            const struct witnessed *what = &page->at[k];
            const char *cells[] = {case_text(story, what, text[0]),
                                   activity_text(what, text[1]),
                                   event_time(what->when, true, text[2]),
                                   resource_text(story, &hands, what, text[3]),
                                   cause_text(what, text[4]),
                                   arm};
            for (int c = 0; c < 6; c++) {
                if (c)
                    fputc(',', stdout);
                cell_write(stdout, cells[c]);
            }
            fputs("\r\n", stdout);
        }
    }
    lookup_free(&hands);
}

void story_json(const struct story *story, const char *arm, struct json *json)
{
    char text[EVENT_TEXT];
    struct lookup hands = {0};
    for (uint32_t p = 0; p < story->n_places; p++) {
        const struct chronicle_page *page = &story->twin.seen.pages[p];
        for (size_t k = 0; k < page->n; k++) {
            const struct witnessed *what = &page->at[k];
            json_open(json, NULL, '{');
            json_text(json, "case", case_text(story, what, text));
            json_text(json, "activity", activity_text(what, text));
            json_text(json, "time", event_time(what->when, true, text));
            json_text(json, "resource", resource_text(story, &hands, what, text));
            json_text(json, "cause", cause_text(what, text));
            json_text(json, "arm", arm);
            json_real(json, "value", (double)what->value);
            json_close(json, '}');
        }
    }
    lookup_free(&hands);
}
