/* lesson_json.c - see lesson_json.h. */
#include "cli/lesson_json.h"

#include <stdlib.h>
#include <string.h>

#include "cli/lesson_page.h"
#include "models/json.h"
#include "models/text.h"

/* ---- as the file has it ---- */

/* What is a number or a truth value in every lesson; all else is text. */
static void put_scalar(struct json *json, const char *key, const char *text)
{
    if (key && text_among("|lesson|minutes|right|", key))
        json_real(json, key, strtod(text, NULL)); /* 045 is none in JSON */
    else if (key && text_among("|begin_here|draw|departments|", key))
        json_bool(json, key, !strcmp(text, "true"));
    else
        json_text(json, key, text);
}

static void put_node(struct json *json, const struct tree *tree, node n, const char *key)
{
    const enum node_kind kind = tree->nodes[n].kind;
    if (kind == NODE_SCALAR) {
        put_scalar(json, key, tree_text(tree, n));
        return;
    }
    json_open(json, key, kind == NODE_MAP ? '{' : '[');
    for (node c = tree->nodes[n].first; c != NODE_NONE; c = tree->nodes[c].next)
        put_node(json, tree, c, kind == NODE_MAP ? tree_key(tree, c) : NULL);
    json_close(json, kind == NODE_MAP ? '}' : ']');
}

/* Whole, or told why not. */
static int print(struct json *json, const struct ui *ui)
{
    struct fault fault = {0};
    return ui_json(ui, json, &fault) ? ui_fault(ui, &fault) : 0;
}

int lesson_json_list(const struct lesson *lessons, int n, const struct ui *ui)
{
    struct json json = {0};
    char url[LESSON_URL];
    json_open(&json, NULL, '{');
    json_text(&json, "page", lesson_page(NULL, url) ? url : "");
    json_open(&json, "lessons", '[');
    for (int i = 0; i < n; i++) {
        const struct tree *tree = &lessons[i].tree;
        json_open(&json, NULL, '{');
        json_text(&json, "name", lessons[i].name);
        json_real(&json, "number", lessons[i].number);
        for (node c = tree->nodes[0].first; c != NODE_NONE; c = tree->nodes[c].next)
            put_node(&json, tree, c, tree_key(tree, c));
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_close(&json, '}');
    return print(&json, ui);
}

/* ---- what was found ---- */

static int put_arm(struct json *json, struct lesson_run *run, const struct metric *metric, int arm,
                   struct fault *fault)
{
    struct paired paired;
    const int status = lesson_paired(run, metric, (struct lesson_pair){arm, 0}, &paired, fault);
    if (status)
        return status;
    json_open(json, NULL, '{');
    json_text(json, "arm", run->lesson->arm[arm].name);
    json_real(json, "n", (double)paired.n);
    json_real(json, "base", paired.base);
    json_real(json, "value", paired.variant);
    json_real(json, "effect", paired.effect);
    json_real(json, "low", paired.interval.low);
    json_real(json, "high", paired.interval.high);
    json_real(json, "p", paired.p);
    json_close(json, '}');
    return 0;
}

static int put_charts(struct json *json, struct lesson_run *run, struct fault *fault)
{
    const struct lesson *lesson = run->lesson;
    int status = 0;
    json_open(json, "charts", '[');
    for (int i = 0; i < lesson->n_charts && !status; i++) {
        const struct metric *metric = lesson->chart[i];
        json_open(json, NULL, '{');
        json_text(json, "metric", metric->name);
        json_text(json, "unit", metric->unit);
        json_words(json, "label", metric->label);
        json_open(json, "arms", '[');
        for (int a = 1; a < lesson->n_arms && !status; a++)
            status = put_arm(json, run, metric, a, fault);
        json_close(json, ']');
        json_close(json, '}');
    }
    json_close(json, ']');
    return status;
}

static void put_found(struct json *json, const struct lesson_test *test, const struct claim *claim)
{
    json_text(json, "metric", test->metric->name);
    json_text(json, "is", claim_kinds[test->said.kind]);
    json_real(json, "size", test->said.size);
    json_bool(json, "relative", test->said.relative);
    json_real(json, "n", (double)claim->n);
    json_real(json, "estimate", claim->mean);
    json_real(json, "low", claim->interval.low);
    json_real(json, "high", claim->interval.high);
    json_real(json, "p", claim->p);
    json_bool(json, "holds", claim->holds);
}

static void put_claim(struct json *json, const struct lesson *lesson,
                      const struct lesson_claim *said, const struct claim *claim)
{
    const struct lesson_test *test = &said->test;
    json_open(json, NULL, '{');
    json_words(json, "say", said->say);
    if (test->metric) {
        json_text(json, "arm", lesson->arm[test->pair.arm].name);
        json_text(json, "against", lesson->arm[test->pair.against].name);
        put_found(json, test, claim);
    }
    json_close(json, '}');
}

static void put_challenge(struct json *json, const struct lesson *lesson,
                          const struct lesson_verdict *verdict)
{
    json_open(json, "challenge", '{');
    json_words(json, "say", lesson->challenge.say);
    json_bool(json, "solved", verdict->solved);
    json_bool(json, "open", verdict->open);
    json_open(json, "goal", '{');
    put_found(json, &lesson->challenge.test, &verdict->goal);
    json_close(json, '}');
    json_open(json, "keep", '[');
    for (int i = 0; i < lesson->n_keeps; i++) {
        json_open(json, NULL, '{');
        put_found(json, &lesson->keep[i], &verdict->keep[i]);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

int lesson_json(struct lesson_run *run, const struct lesson_verdict *verdict, const struct ui *ui)
{
    const struct lesson *lesson = run->lesson;
    struct json json = {0};
    struct fault fault = {0};
    char url[LESSON_URL];
    json_open(&json, NULL, '{');
    json_text(&json, "lesson", lesson->name);
    json_real(&json, "number", lesson->number);
    json_words(&json, "title", lesson->title);
    json_text(&json, "page", lesson_page(lesson->name, url) ? url : "");
    json_real(&json, "replicates", run->n);
    if (put_charts(&json, run, &fault)) {
        free(json.text.text);
        return ui_fault(ui, &fault);
    }
    json_real(&json, "alpha", LESSON_ALPHA);
    json_open(&json, "notice", '[');
    for (int i = 0; i < lesson->n_notices; i++)
        put_claim(&json, lesson, &lesson->notice[i], &verdict->notice[i]);
    json_close(&json, ']');
    if (!lesson->draw) {
        json_open(&json, "predict", '{');
        json_words(&json, "question", lesson->question);
        json_real(&json, "right", lesson->right);
        json_bool(&json, "tested", verdict->asked);
        json_bool(&json, "agrees", verdict->right);
        json_open(&json, "choices", '[');
        for (int i = 0; i < lesson->n_choices; i++)
            put_claim(&json, lesson, &lesson->choice[i], &verdict->choice[i]);
        json_close(&json, ']');
        json_close(&json, '}');
    }
    if (lesson->solved)
        put_challenge(&json, lesson, verdict);
    json_bool(&json, "holds", verdict->all);
    json_close(&json, '}');
    return print(&json, ui);
}
