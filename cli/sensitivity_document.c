/* sensitivity_document.c - the document of the page of a sensitivity: see docs/sensitivity.md. */
#include <math.h>
#include <string.h>

#include "cli/amount.h"
#include "cli/entry.h"
#include "cli/sensitivity_files.h"
#include "cli/sensitivity_say.h"
#include "models/json.h"

static const char *const ways[] = {[SENSITIVITY_SHARES] = "shares",
                                   [SENSITIVITY_SCREEN] = "screen",
                                   [SENSITIVITY_RANKS] = "ranks"};
static const char *const sentences[] = {
    [SAYS_DECIDES] = "decides", [SAYS_STUDY] = "study", [SAYS_SLIGHT] = "slight",
    [SAYS_OPEN] = "open",       [SAYS_SIGN] = "sign",   [SAYS_BOX] = "box",
    [SAYS_LUCK] = "luck"};

static void put_interval(struct json *json, const char *key, struct interval interval)
{
    const double ends[2] = {interval.low, interval.high};
    json_reals(json, key, ends, 2);
}

/* Of a text in one language the other reader gets that. */
static void put_said(struct json *json, const char *key, char *const said[2])
{
    const char *zh = said[LANG_ZH] ? said[LANG_ZH] : said[LANG_EN];
    const char *en = said[LANG_EN] ? said[LANG_EN] : said[LANG_ZH];
    if (zh)
        json_words(json, key, (struct words){zh, en});
}

static void put_design(struct json *json, const struct sensitivity *s)
{
    const struct sweep *sweep = s->sweep;
    json_open(json, "design", '{');
    json_text(json, "kind", sweep_kinds[sweep->design.kind]);
    json_real(json, "size", (double)sweep->design.size);
    json_real(json, "points", (double)sweep->n_points);
    json_real(json, "drawn_apart", (double)s->columns.n_apart);
    json_real(json, "replicates", sweep->replicates);
    json_real(json, "runs", (double)sweep_table_runs(s->table));
    json_real(json, "failed", (double)s->table->failed);
    json_real(json, "missing", (double)s->table->missing);
    json_close(json, '}');
}

static void put_metrics(struct json *json, const struct sweep *sweep)
{
    json_open(json, "metrics", '{');
    for (int m = 0; m < sweep->n_outcomes; m++) {
        const struct metric *metric = sweep->outcome[m];
        const bool share = !strcmp(metric->unit, "1");
        char zh[AMOUNT] = "", en[AMOUNT] = "";
        json_open(json, metric->name, '{');
        json_words(json, "label", metric->label);
        json_text(json, "unit", metric->unit);
        if (!share) {
            amount_unit(zh, metric->unit, LANG_ZH);
            amount_unit(en, metric->unit, LANG_EN);
        }
        json_words(json, "unit_words", (struct words){zh, en});
        json_text(json, "better", metric_betters[metric->better]);
        json_close(json, '}');
    }
    json_close(json, '}');
}

static void put_factor(struct json *json, const struct sensitivity *s, uint32_t j)
{
    const struct sweep_factor *factor = &s->sweep->factor[j];
    struct entry entry = {.source = factor->source};
    char zh[ENTRY_NAME], en[ENTRY_NAME], low[SWEEP_VALUE], high[SWEEP_VALUE];
    entry_source(&entry, LANG_ZH, zh);
    entry_source(&entry, LANG_EN, en);
    json_open(json, NULL, '{');
    json_text(json, "path", factor->path);
    json_words(json, "label", factor->label);
    json_text(json, "grade", factor->grade ? factor->grade : "");
    json_words(json, "grade_words", sensitivity_grade(factor));
    json_words(json, "source", (struct words){zh, en});
    json_text(json, "unit", factor->unit ? factor->unit : "");
    json_text(json, "low", sensitivity_written(&s->columns, j, 0, low));
    json_text(json, "high", sensitivity_written(&s->columns, j, 1, high));
    json_close(json, '}');
}

/* ---- one subject ---- */

static void put_measures(struct json *json, const struct sensitivity *s,
                         const struct sensitivity_subject *subject)
{
    const char *const *names = sensitivity_measures[s->way];
    json_open(json, "factors", '[');
    for (uint32_t i = 0; i < s->sweep->k; i++) {
        const uint32_t j = subject->order[i];
        const struct sensitivity_factor *factor = &subject->factor[j];
        json_open(json, NULL, '{');
        json_real(json, "factor", j);
        json_text(json, "word", sensitivity_words[factor->word]);
        if (factor->unknown)
            json_words(json, "unknown", unknown_words(factor->unknown));
        json_real(json, "n_used", (double)factor->n_used);
        json_real(json, "n_missing", (double)factor->n_missing);
        for (int m = 0; names[m]; m++) {
            const double all[3] = {factor->value[m], factor->interval[m].low,
                                   factor->interval[m].high};
            json_reals(json, names[m], all, 3);
        }
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_box(struct json *json, const struct sensitivity *s,
                    const struct sensitivity_subject *subject)
{
    const struct prim *box = &subject->box;
    char low[SWEEP_VALUE], high[SWEEP_VALUE];
    json_open(json, "box", '{');
    json_bool(json, "found", box->found);
    json_real(json, "base", box->base);
    json_real(json, "p", box->p);
    json_real(json, "density", box->density);
    json_real(json, "coverage", box->coverage);
    json_real(json, "support", box->mass);
    json_open(json, "limits", '[');
    for (size_t i = 0; box->found && i < box->restricted; i++) {
        const struct prim_limit *limit = &subject->limit[i];
        json_open(json, NULL, '{');
        json_real(json, "factor", (double)limit->factor);
        put_interval(json, "position", (struct interval){limit->low, limit->high});
        json_text(json, "low", sensitivity_written(&s->columns, limit->factor, limit->low, low));
        json_text(json, "high", sensitivity_written(&s->columns, limit->factor, limit->high, high));
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

static void put_effect(struct json *json, const struct sensitivity *s,
                       const struct sensitivity_subject *subject)
{
    const struct sign_holds *signs = &subject->signs;
    json_real(json, "luck", subject->luck);
    json_bool(json, "lucky", sensitivity_is_lucky(subject));
    json_open(json, "signs", '{');
    json_real(json, "n_used", (double)signs->n_used);
    json_real(json, "n_missing", (double)signs->n_missing);
    json_real(json, "holds", signs->share);
    put_interval(json, "holds_interval", signs->interval);
    if (subject->named) {
        json_real(json, "helps", signs->named_share);
        put_interval(json, "helps_interval", signs->named_interval);
    }
    json_close(json, '}');
    put_box(json, s, subject);
}

static void put_subject(struct json *json, const struct sensitivity *s,
                        const struct sensitivity_subject *subject)
{
    char zh[SENSITIVITY_TEXT], en[SENSITIVITY_TEXT];
    json_open(json, NULL, '{');
    json_text(json, "name", s->sweep->outcome[subject->outcome]->name);
    sensitivity_title(s, subject, LANG_ZH, zh);
    json_words(json, "title", (struct words){zh, sensitivity_title(s, subject, LANG_EN, en)});
    json_text(json, "outcome", s->sweep->outcome[subject->outcome]->name);
    json_text(json, "arm", sweep_arm_name(s->sweep, subject->arm));
    json_text(json, "what", subject->effect ? "effect" : "level");
    json_real(json, "mean", subject->mean);
    json_real(json, "deviation", subject->deviation);
    json_real(json, "points_missing", (double)subject->missing);
    json_real(json, "points_thin", (double)subject->thin);
    json_real(json, "bound", subject->bound);
    json_open(json, "says", '{');
    for (int i = 0; i < N_SAYS; i++)
        if (*sensitivity_say(s, subject, (enum sensitivity_sentence)i, LANG_EN, en)) {
            sensitivity_say(s, subject, (enum sensitivity_sentence)i, LANG_ZH, zh);
            json_words(json, sentences[i], (struct words){zh, en});
        }
    json_close(json, '}');
    put_measures(json, s, subject);
    if (subject->effect)
        put_effect(json, s, subject);
    json_close(json, '}');
}

void sensitivity_document(const struct sensitivity *sensitivity, enum lang lang, struct json *json)
{
    const struct sweep *sweep = sensitivity->sweep;
    json_open(json, NULL, '{');
    json_real(json, "format", 1);
    json_text(json, "kind", "sensitivity");
    json_text(json, "version", SHEQU_VERSION);
    json_text(json, "lang", lang == LANG_ZH ? "zh" : "en");
    put_said(json, "title", sweep->title);
    put_said(json, "about", sweep->about);
    json_text(json, "way", ways[sensitivity->way]);
    put_design(json, sensitivity);
    put_metrics(json, sweep);
    json_open(json, "factors", '[');
    for (uint32_t j = 0; j < sweep->k; j++)
        put_factor(json, sensitivity, j);
    json_close(json, ']');
    json_open(json, "arms", '[');
    for (size_t i = 0; i < sensitivity->n; i++)
        put_subject(json, sensitivity, &sensitivity->subject[i]);
    json_close(json, ']');
    json_text(json, "sweep", sweep->text);
    json_close(json, '}');
}
