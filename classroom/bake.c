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
#include "classroom/note.h"
#include "cli/load.h"

struct baking {
    struct text *note;
    bool memory;
};

static void note_chain(struct baking *baking, const struct text *text)
{
    if (text->text && !text->memory)
        note_text(baking->note, NULL, text->text);
    baking->memory |= text->memory;
    free(text->text);
}

static void take(void *of, const struct load_sources *sources)
{
    struct baking *baking = of;
    note_open(baking->note, "chain", '[');
    for (int i = 0; i < sources->n; i++) {
        struct text text = {0};
        leaves_write(&text, sources->chain[i]);
        note_chain(baking, &text);
    }
    for (int corner = 0; corner < LEAVES_CORNERS; corner++) {
        struct text text = {0};
        leaves_write_table(&text, sources->tables, corner);
        note_chain(baking, &text);
    }
    note_close(baking->note, ']');
}

/* It has to be a scenario that runs. */
static int bake(struct baking *baking, const char *name, const struct ui *ui, struct faults *faults)
{
    struct scenario scenario;
    int status = load_scenario(&scenario, name, NULL, 0, ui, faults);
    if (status)
        return status;
    note_open(baking->note, name, '{');
    note_words(baking->note, "title",
               (struct words){scenario.title_zh ? scenario.title_zh : name,
                              scenario.title_en ? scenario.title_en : name});
    note_words(baking->note, "about",
               (struct words){scenario.about_zh ? scenario.about_zh : "",
                              scenario.about_en ? scenario.about_en : ""});
    scenario_free(&scenario);
    status = load_sources(name, ui, faults, take, baking);
    note_close(baking->note, '}');
    return status;
}

int main(int n, char **names)
{
    const struct ui ui = {.lang = LANG_EN, .quiet = true};
    struct faults faults = {0};
    struct text note = {0};
    struct baking baking = {.note = &note};
    int status = 0;
    note_open(&note, NULL, '{');
    note_text(&note, "version", SHEQU_VERSION);
    note_open(&note, "scenarios", '{');
    for (int i = 1; i < n && !status; i++)
        status = bake(&baking, names[i], &ui, &faults);
    note_close(&note, '}');
    note_close(&note, '}');
    if (status)
        return ui_faults(&ui, &faults);
    if (note.memory || baking.memory)
        return ui_memory(&ui);
    if (puts(note.text) < 0 || fflush(stdout)) {
        perror("bake");
        return 74;
    }
    free(note.text);
    return 0;
}
