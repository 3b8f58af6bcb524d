/* page.c - see page.h. */
#include "cli/page.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "analysis/ledger.h"
#include "cli/amount.h"
#include "cli/unwritten.h"
#include "models/assumptions.h"
#include "models/json.h"
#include "models/metrics.h"
#include "sim/parameter.h"

static int unread(const char *path, struct fault *fault)
{
    fault_set(fault, FAULT_IO, (struct words){"读不了：%s", "cannot be read: %s"}, strerror(errno));
    fault_place(fault, path, 0, 0);
    return FAULT_IO;
}

static struct words title_of(const struct contender *contender)
{
    return (struct words){contender->title[LANG_ZH], contender->title[LANG_EN]};
}

static int put_base(struct json *json, const struct comparison *comparison, struct fault *fault)
{
    const struct side *base = &comparison->side[0];
    char *digest = NULL;
    int status = result_text(base->result[BATCH_FIXED], "/", "digest", &digest, fault);
    json_open(json, "base", '{');
    json_text(json, "name", base->contender.name);
    json_words(json, "title", title_of(&base->contender));
    json_text(json, "file", strrchr(base->path[BATCH_FIXED], '/')
                                ? strrchr(base->path[BATCH_FIXED], '/') + 1
                                : base->path[BATCH_FIXED]);
    json_text(json, "digest", digest ? digest : "");
    json_close(json, '}');
    free(digest);
    return status;
}

/* "-5 %" as it was meant, and in the metric's unit. */
static void put_question(struct json *json, const struct comparison *comparison,
                         const struct effects *effects)
{
    const struct question *question = &comparison->question;
    char size[REAL_TEXT + 8], number[REAL_TEXT];
    const bool share = question->relative || question->points;
    real_text(share ? 100 * question->matters_if : question->matters_if, number);
    snprintf(size, sizeof size, "%s%s", number,
             question->relative ? " %" : question->points ? " pp" : "");
    json_open(json, "question", '{');
    json_text(json, "primary", question->primary);
    json_text(json, "matters_if", fabs(question->matters_if) > 0 ? size : "");
    json_real(json, "matters", effects->effect[0].matters);
    json_open(json, "declared", '[');
    for (size_t i = 0; i < effects->n && effects->effect[i].declared; i++)
        json_text(json, NULL, effects->effect[i].metric->name);
    json_close(json, ']');
    json_text(json, "seal", question->seal);
    json_close(json, '}');
}

static void put_metrics(struct json *json, const struct effects *effects)
{
    json_open(json, "metrics", '{');
    for (size_t i = 0; i < effects->n; i++) {
        const struct metric *metric = effects->effect[i].metric;
        const bool share = !strcmp(metric->unit, "1");
        char zh[AMOUNT], en[AMOUNT];
        json_open(json, metric->name, '{');
        json_words(json, "label", metric->label);
        json_words(json, "about", metric->about);
        json_text(json, "unit", metric->unit);
        json_words(json, "unit_words",
                   share ? (struct words){"", ""}
                         : (struct words){amount_unit(zh, metric->unit, LANG_ZH),
                                          amount_unit(en, metric->unit, LANG_EN)});
        json_text(json, "better", metric_betters[metric->better]);
        json_close(json, '}');
    }
    json_close(json, '}');
}

static void put_time(struct json *json, const struct comparison *comparison,
                     const struct effects *effects)
{
    static const char *const every[] = {[RECORD_DAY] = "day", [RECORD_MONTH] = "month",
                                        [RECORD_YEAR] = "year"};
    json_open(json, "time", '[');
    for (size_t t = 0; t < effects->periods; t++) {
        char date[DATE_TEXT];
        json_text(json, NULL, day_text((day)effects->start[t], date));
    }
    json_close(json, ']');
    json_text(json, "record", every[comparison->side[0].contender.scenario.run.record]);
}

/* The largest residual of a ledger's line in any of the files, in its units. */
static int residual(const struct comparison *comparison, const char *line, double *most,
                    struct fault *fault)
{
    int status = 0;
    for (int i = 0; i < comparison->n && !status; i++)
        for (int b = 0; b < N_BATCHES && !status; b++) {
            struct ledger_line found = {0};
            if (!comparison->side[i].result[b])
                continue;
            status = ledger_line_read(comparison->side[i].result[b], line, &found, fault);
            for (size_t k = 0; !status && k < found.n * found.times; k++)
                if (fabs((double)found.units[k]) > *most)
                    *most = fabs((double)found.units[k]);
            ledger_line_free(&found);
        }
    return status;
}

static int put_books(struct json *json, const struct comparison *comparison, struct fault *fault)
{
    static const char *const lines[][2] = {{"work", "/ledger/work/residual"},
                                           {"work", "/ledger/work/tasks_residual"},
                                           {"money", "/ledger/money/residual"},
                                           {"trust", "/ledger/trust/residual"}};
    double most[4] = {0}, closings = 0;
    int status = 0;
    for (int i = 0; i < 4 && !status; i++)
        status = residual(comparison, lines[i][1], &most[i], fault);
    for (int i = 0; i < comparison->n; i++)
        for (int b = 0; b < N_BATCHES; b++)
            if (comparison->side[i].result[b]) {
                const struct scenario *scenario = &comparison->side[i].contender.scenario;
                closings += (double)comparison->done *
                            (date_add_months(scenario->run.start, scenario->run.length) -
                             date_add_months(scenario->run.start, -scenario->run.burn_in));
            }
    json_open(json, "books", '{');
    json_real(json, "work", most[0] > most[1] ? most[0] : most[1]);
    json_real(json, "money", most[2]);
    json_real(json, "trust", most[3]);
    json_real(json, "closings", closings);
    json_close(json, '}');
    return status;
}

static int put_reproduce(struct json *json, const struct comparison *comparison,
                         struct fault *fault)
{
    int status = 0;
    json_open(json, "reproduce", '{');
    json_text(json, "command", comparison->command);
    json_open(json, "digests", '[');
    for (int i = 0; i < comparison->n && !status; i++) {
        char *digest = NULL;
        status = result_text(comparison->side[i].result[BATCH_FIXED], "/", "digest", &digest, fault);
        json_text(json, NULL, digest ? digest : "");
        free(digest);
    }
    json_close(json, ']');
    json_text(json, "scenario", comparison->side[1].contender.scenario.resolved);
    json_close(json, '}');
    return status;
}

/* Whose points the drawn batch has, and at whose centre the other one is. */
static void put_posterior(struct json *json, const struct scenario_posterior *posterior)
{
    if (!posterior->points.n)
        return;
    json_open(json, "posterior", '{');
    json_text(json, "name", posterior->name);
    json_real(json, "parameters", (double)posterior->points.k);
    json_real(json, "points", (double)posterior->points.n);
    json_real(json, "size", posterior_size(&posterior->points));
    json_close(json, '}');
}

static int put_document(struct json *json, const struct comparison *comparison,
                        const struct effects *effects, struct fault *fault)
{
    const struct scenario *variant = &comparison->side[1].contender.scenario;
    const struct assumptions_count count = assumptions_count(variant);
    const int drawn =
        comparison->drawn ? assumptions_count(&comparison->side[1].run[BATCH_DRAWN]).drawn : 0;
    int status;
    json_open(json, NULL, '{');
    json_real(json, "format", 1);
    json_text(json, "version", SHEQU_VERSION);
    json_text(json, "lang", comparison->ui->lang == LANG_ZH ? "zh" : "en");
    json_words(json, "title", title_of(&comparison->side[1].contender));
    if (comparison->n == 2 && variant->about_zh && variant->about_en)
        json_words(json, "about", (struct words){variant->about_zh, variant->about_en});
    json_bool(json, "illustration", comparison->illustration);
    status = put_base(json, comparison, fault);
    put_question(json, comparison, &effects[1]);
    json_text(json, "assumptions", comparison->drawn ? "drawn" : "fixed");
    json_real(json, "replicates", comparison->done);
    json_real(json, "drawn", drawn);
    put_posterior(json, &comparison->side[0].contender.scenario.posterior);
    json_open(json, "grades", '{');
    json_real(json, "city", count.city);
    json_real(json, "published", count.published);
    json_real(json, "assumed", count.assumed);
    json_close(json, '}');
    put_metrics(json, &effects[1]);
    put_time(json, comparison, &effects[1]);
    json_open(json, "arms", '[');
    for (int i = 1; i < comparison->n && !status; i++)
        status = page_arm(json, comparison, i, &effects[i], fault);
    if (status) /* the arm stands open */
        return status;
    json_close(json, ']');
    if ((status = put_books(json, comparison, fault)) ||
        (status = page_limits(json, comparison, &effects[1], fault)) ||
        (status = put_reproduce(json, comparison, fault)))
        return status;
    json_close(json, '}');
    return 0;
}

int page_document(const char *path, struct json *json, struct fault *fault)
{
    const struct text *text = &json->text;
    FILE *file = fopen(path, "w");
    int status = file ? 0 : unwritten(path, fault);
    if (file && text->memory)
        status = fault_memory(fault, text->n);
    const bool put = !status && fwrite(text->text, 1, text->n, file) == text->n;
    if (file && (fclose(file) || !put) && !status)
        status = unwritten(path, fault);
    if (file && status)
        remove(path);
    free(text->text);
    return status;
}

int page_write(const struct comparison *comparison, const struct effects *effects,
               struct fault *fault)
{
    char path[COMPARISON_PATH];
    struct json json = {.line = true}; /* indents would be a third of it */
    const int status = put_document(&json, comparison, effects, fault);
    snprintf(path, sizeof path, "%s/page.json", comparison->folder);
    if (!status)
        return page_document(path, &json, fault);
    free(json.text.text);
    remove(path); /* one that is there is of another comparison */
    return status;
}

/* ---- the file to hand on ---- */

static const char place[] = "<script type=\"application/json\" id=\"data\">";

static const char *find_place(void)
{
    for (size_t i = 0; i + sizeof place - 1 <= page_template_size; i++)
        if (!memcmp(page_template + i, place, sizeof place - 1))
            return page_template + i + sizeof place - 1;
    return NULL;
}

/* What is in a document is in it with every < written otherwise (json.h): one that has a <
 * is none of ours, and would be markup in the page. */
static int copy_document(FILE *document, const char *from, FILE *to, const char *path,
                         struct fault *fault)
{
    char room[65536];
    size_t n;
    while ((n = fread(room, 1, sizeof room, document)) > 0) {
        if (memchr(room, '<', n)) {
            fault_set(fault, FAULT_INPUT,
                      (struct words){"不是 compare 写的：里面有“<”", "compare did not write it: there is "
                                                               "a '<' in it"});
            fault_place(fault, from, 0, 0);
            return FAULT_INPUT;
        }
        if (fwrite(room, 1, n, to) != n)
            return unwritten(path, fault);
    }
    return ferror(document) ? unread(from, fault) : 0;
}

int page_splice(const char *from, const char *to, bool *there, struct fault *fault)
{
    const char *gap = find_place();
    *there = gap != NULL;
    if (!gap)
        return 0;
    FILE *document = fopen(from, "r");
    if (!document)
        return unread(from, fault);
    FILE *file = fopen(to, "w");
    struct stat about;
    const bool usual = file && !fstat(fileno(file), &about) && S_ISREG(about.st_mode);
    const size_t before = (size_t)(gap - page_template), behind = page_template_size - before;
    int status = 0;
    if (!file || fwrite(page_template, 1, before, file) != before)
        status = unwritten(to, fault);
    if (!status && !(status = copy_document(document, from, file, to, fault)) &&
        fwrite(gap, 1, behind, file) != behind)
        status = unwritten(to, fault);
    if (file && fclose(file) && !status)
        status = unwritten(to, fault);
    if (usual && status)
        remove(to); /* no half of a page */
    fclose(document);
    return status;
}
