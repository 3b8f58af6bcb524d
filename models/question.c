/* question.c - what the scenario wants to know: one primary metric, a size that matters. */
#include <stdlib.h>
#include <string.h>

#include "models/draft.h"
#include "models/metrics.h"

static void unknown_metric(struct draft *draft, struct scenario_spot spot, const char *name)
{
    struct fault fault = {0};
    struct nearest near = {0};
    char shown[TREE_SHOWN];
    if (draft_is_full(draft))
        return;
    for (int i = 0; i < metrics_count; i++)
        nearest_offer(&near, name, metrics_rows[i].name);
    tree_shown(name, shown);
    if (near.name)
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"没有指标 %s；是否指 %s？", "unknown metric %s; do you mean %s?"},
                  shown, near.name);
    else
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"没有指标 %s；可用的指标见 shequ describe metrics",
                                 "unknown metric %s; shequ describe metrics lists them"},
                  shown);
    draft_tell(draft, spot, &fault);
}

/* A question that names its own primary metric starts afresh: what mattered for the
 * base's metric says nothing about this one. */
void question_read(struct draft *draft, node n)
{
    static const char *const known[] = {"primary", "matters_if", "outcomes"};
    struct scenario_question *question = &draft->scenario->question;
    const struct tree *tree = draft->tree;
    bool forgets = draft_forgets(draft, n);
    if (!forgets && !draft_is_map(draft, n))
        return;
    if (forgets || tree_get(tree, n, "primary") != NODE_NONE) {
        draft_replace(draft, &draft->primary, NULL);
        draft_replace(draft, &draft->matters, NULL);
        draft_free_texts(&question->outcomes, NULL, &question->n_outcomes);
    }
    if (forgets)
        return;
    for (node child = tree->nodes[n].first; child != NODE_NONE; child = tree->nodes[child].next) {
        const char *key = tree_key(tree, child), *text;
        if (!strcmp(key, "outcomes")) {
            struct scenario_spot *spots = NULL;
            draft_texts(draft, child, &question->outcomes, NULL, &spots, &question->n_outcomes);
            for (int i = 0; spots && i < question->n_outcomes; i++)
                if (!metrics_find(question->outcomes[i]))
                    unknown_metric(draft, spots[i], question->outcomes[i]);
            free(spots);
        } else if (!strcmp(key, "primary")) {
            if ((text = draft_scalar(draft, child, NULL)) != NULL) {
                draft_replace(draft, &draft->primary, text);
                draft->primary_at = draft_spot(draft, draft_value(draft, child, NULL));
                if (!metrics_find(text))
                    unknown_metric(draft, draft->primary_at, text);
            }
        } else if (!strcmp(key, "matters_if")) {
            if ((text = draft_scalar(draft, child, NULL)) != NULL) {
                draft_replace(draft, &draft->matters, text);
                draft->matters_at = draft_spot(draft, draft_value(draft, child, NULL));
            }
        } else
            draft_unknown(draft, child, "question", known, 3);
    }
}

/* Number and what stands behind it: "%", "pp", the metric's unit or nothing. */
static const char *split(const char *text, char number[64])
{
    size_t n = strcspn(text, "%p百 \t");
    if (n >= 64)
        n = 63;
    memcpy(number, text, n);
    number[n] = 0;
    return text + n + strspn(text + n, " \t");
}

static void matters_check(struct draft *draft, const struct metric *metric)
{
    static const struct parameter row = {.type = PARAMETER_REAL, .unit = "1", .limit_low = -1e12,
                                         .limit_high = 1e12, .low = -1e12, .high = 1e12};
    struct scenario_question *question = &draft->scenario->question;
    struct fault fault = {0};
    char number[64], shown[TREE_SHOWN];
    const char *suffix = split(draft->matters, number);
    const bool share = !strcmp(metric->unit, "1");
    double value = 0;
    tree_shown(draft->matters, shown);
    if (parameter_read(&row, &value, number, NULL, &fault)) {
        fault = (struct fault){0};
        fault_set(
            &fault, FAULT_INPUT,
            (struct words){"question.matters_if：“%s”读不懂；请写 -5 %%（相对）、-5 pp（百分点）"
                           "或以 %s 为单位的数",
                           "question.matters_if: cannot read '%s'; write -5 %% (relative), -5 pp "
                           "(points) or a plain number in %s"},
            shown, metric->unit);
    } else if (!strcmp(suffix, "%") && share)
        fault_set(
            &fault, FAULT_INPUT,
            (struct words){"question.matters_if：%s 本身是份额，“%s”有两种读法：相差 %s 个百分点，"
                           "请写 %s pp；或原值的百分之 %s，请折算成百分点再写 pp",
                           "question.matters_if: %s is itself a share, and '%s' can be read two "
                           "ways: %s percentage points, then write %s pp; or %s per cent of its "
                           "value, then work out the points and write them with pp"},
            metric->name, shown, number, number, number);
    else if ((!strcmp(suffix, "pp") || !strcmp(suffix, "百分点")) && !share)
        fault_set(
            &fault, FAULT_INPUT,
            (struct words){
                "question.matters_if：%s 不是份额，不能用百分点；请写 %s %%，或以 %s 为单位的数",
                "question.matters_if: %s is not a share and has no points; write %s %%, "
                "or a number in %s"},
            metric->name, number, metric->unit);
    else if (*suffix && strcmp(suffix, "%") && strcmp(suffix, "pp") && strcmp(suffix, "百分点") &&
             strcmp(suffix, metric->unit))
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"question.matters_if：%s 的单位是 %s，不是“%s”",
                                 "question.matters_if: %s is in %s, not in '%s'"},
                  metric->name, metric->unit, tree_shown(suffix, shown));
    else if (value == 0)
        fault_set(
            &fault, FAULT_INPUT,
            (struct words){"question.matters_if：不能是 0；请写多大的变化才算数，或删去此项",
                           "question.matters_if: cannot be 0; say how large a change matters, or "
                           "leave it out"});
    if (fault.code) {
        draft_tell(draft, draft->matters_at, &fault);
        return;
    }
    question->relative = !strcmp(suffix, "%");
    question->points = !strcmp(suffix, "pp") || !strcmp(suffix, "百分点");
    question->matters_if = question->relative || question->points ? value / 100 : value;
}

void question_check(struct draft *draft)
{
    struct scenario_question *question = &draft->scenario->question;
    if (draft->primary) {
        const struct metric *metric = metrics_find(draft->primary);
        question->primary = draft->primary;
        draft->primary = NULL;
        if (metric && draft->matters)
            matters_check(draft, metric);
    } else if (draft->matters) {
        struct fault fault = {0};
        fault_set(
            &fault, FAULT_INPUT,
            (struct words){"question.matters_if：没有 question.primary，不知是哪个指标",
                           "question.matters_if: without question.primary it is not known of which "
                           "metric"});
        draft_tell(draft, draft->matters_at, &fault);
    }
}
