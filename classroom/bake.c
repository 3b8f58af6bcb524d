/* bake.c - scenarios as the page carries them, on stdout: `bake NAME...`.
 *
 *     {"version": "0.1.0", "scenarios": {NAME: {"title": {zh, en}, "about": {zh, en},
 *                                               "chain": [text, ...]}}}
 *
 * A chain are the scenario's files, base first, then the tables beside it (leaves.h). Run natively,
 * when the page is built: it reads YAML, which the page cannot. Exit codes are those of the
 * command.
 */
#include <stdio.h>
#include <stdlib.h>

#include "classroom/leaves.h"
#include "cli/load.h"
#include "models/json.h"

static void put_part(struct json *json, const struct text *part)
{
    if (part->text && !part->memory)
        json_text(json, NULL, part->text);
    json->text.memory |= part->memory;
    free(part->text);
}

static void take(void *of, const struct load_sources *sources)
{
    struct json *json = of;
    json_open(json, "chain", '[');
    for (int i = 0; i < sources->n; i++) {
        struct text text = {0};
        leaves_write(&text, sources->chain[i]);
        put_part(json, &text);
    }
    for (int corner = 0; corner < LEAVES_CORNERS; corner++) {
        struct text text = {0};
        leaves_write_table(&text, sources->tables, corner);
        put_part(json, &text);
    }
    json_close(json, ']');
}

/* It has to be a scenario that runs. */
static int bake(struct json *json, const char *name, const struct ui *ui, struct faults *faults)
{
    struct scenario scenario;
    int status = load_scenario(&scenario, name, NULL, 0, ui, faults);
    if (status)
        return status;
    json_open(json, name, '{');
    json_words(json, "title",
               (struct words){scenario.title_zh ? scenario.title_zh : name,
                              scenario.title_en ? scenario.title_en : name});
    json_words(json, "about",
               (struct words){scenario.about_zh ? scenario.about_zh : "",
                              scenario.about_en ? scenario.about_en : ""});
    scenario_free(&scenario);
    status = load_sources(name, ui, faults, take, json);
    json_close(json, '}');
    return status;
}

int main(int n, char **names)
{
    const struct ui ui = {.lang = LANG_EN, .quiet = true};
    struct faults faults = {0};
    struct fault fault = {0};
    struct json json = {.line = true};
    int status = 0;
    json_open(&json, NULL, '{');
    json_text(&json, "version", SHEQU_VERSION);
    json_open(&json, "scenarios", '{');
    for (int i = 1; i < n && !status; i++)
        status = bake(&json, names[i], &ui, &faults);
    json_close(&json, '}');
    json_close(&json, '}');
    if (status)
        return ui_faults(&ui, &faults);
    if (ui_json(&ui, &json, &fault))
        return ui_fault(&ui, &fault);
    if (fflush(stdout) || ferror(stdout)) {
        perror("bake");
        return EXIT_IO;
    }
    return 0;
}
