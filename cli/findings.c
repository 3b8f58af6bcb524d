/* findings.c - see findings.h. */
#include "cli/findings.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "analysis/stopping.h"
#include "cli/amount.h"
#include "cli/flat_file.h"
#include "cli/page.h"
#include "cli/seal.h"
#include "cli/sentence.h"
#include "cli/tables.h"
#include "models/assumptions.h"
#include "models/metrics.h"
#include "sim/durable.h"

/* A file of that name in the folder, which a comparison would replace. */
static bool is_there(const struct comparison *comparison, const char *name, const char *ending,
                     char path[COMPARISON_PATH])
{
    struct stat found;
    snprintf(path, COMPARISON_PATH, "%s/%s%s", comparison->folder, name, ending);
    return stat(path, &found) == 0;
}

static bool holds_results(const struct comparison *comparison, char path[COMPARISON_PATH])
{
    for (int i = 0; i < comparison->n; i++) {
        const struct contender *contender = &comparison->side[i].contender;
        if (contender->kind != CONTENDER_RESULT &&
            (is_there(comparison, contender->name, ".h5", path) ||
             (comparison->drawn && is_there(comparison, contender->name, ".drawn.h5", path))))
            return true;
    }
    return false;
}

int findings_folder(struct comparison *comparison)
{
    enum { LONGEST = COMPARISON_PATH - CONTENDER_NAME - 32 }; /* with a file's name behind it */
    char path[COMPARISON_PATH];
    struct fault fault = {0};
    if (strlen(comparison->folder) > LONGEST)
        return ui_usage(comparison->ui,
                        (struct words){"文件夹的路径太长（最多 %d 字节）",
                                       "the folder's path is too long (at most %d bytes)"},
                        (int)LONGEST);
    if (mkdir(comparison->folder, 0777) && errno != EEXIST) {
        fault_set(&fault, FAULT_IO,
                  (struct words){"建不了文件夹 %s：%s", "cannot make the folder %s: %s"},
                  comparison->folder, strerror(errno));
        return ui_fault(comparison->ui, &fault);
    }
    if (durable_folder(comparison->folder, &fault)) /* its name, too, is to outlast a loss of power */
        return ui_fault(comparison->ui, &fault);
    comparison->goes_on = seal_unfinished(comparison);
    if (comparison->goes_on)
        ui_note(comparison->ui, (struct words){"%s：续做没有做完的比较",
                                               "%s: going on with what is not finished"},
                comparison->folder);
    if (comparison->ui->force || comparison->goes_on)
        return 0;
    if (is_there(comparison, "question", ".txt", path)) {
        fault_set(&fault, FAULT_IO,
                  (struct words){"文件夹里已有一次比较；要覆盖请加 --force，或用 -o 另指文件夹",
                                 "the folder holds a comparison; --force replaces it, -o names "
                                 "another"});
        fault_place(&fault, comparison->folder, 0, 0);
    } else if (holds_results(comparison, path)) {
        fault_set(&fault, FAULT_IO,
                  (struct words){"已有这个文件；要覆盖请加 --force，或用 -o 另指文件夹",
                                 "the file exists; --force replaces it, -o names another folder"});
        fault_place(&fault, path, 0, 0);
    } else
        return 0;
    return ui_fault(comparison->ui, &fault);
}

/* ---- enough? ---- */

/* Differences of one batch as they came; returns how many. */
static size_t differences(const struct comparison *comparison, int variant, int batch, double *d)
{
    const struct side *a = &comparison->side[0], *b = &comparison->side[variant];
    double *base = calloc(comparison->done + 1, sizeof *base);
    size_t n = 0;
    if (!base)
        return 0;
    watch_means(&a->watch[batch], b->from, comparison->done, base);
    watch_means(&b->watch[batch], b->from, comparison->done, d);
    for (uint32_t r = 0; r < comparison->done; r++)
        d[n++] = d[r] - base[r];
    free(base);
    return n;
}

static bool decided(const struct comparison *comparison, int variant, double *drawn,
                    double *fixed)
{
    const struct metric *metric = metrics_find(comparison->question.primary);
    const int good = effects_good(metric);
    const struct watch *base = &comparison->side[0].watch[BATCH_FIXED];
    double mean = 0;
    watch_means(base, comparison->side[variant].from, comparison->done, fixed);
    for (uint32_t r = 0; r < comparison->done; r++)
        mean += fixed[r] / comparison->done;
    const struct stopping rule = {.least = comparison->least, .batch = comparison->step,
                                  .most = comparison->replicates, .level = 0.95,
                                  .matters = effects_matters(&comparison->question, mean),
                                  .good = good ? good : 1};
    enum verdict verdict;
    struct fault fault = {0};
    size_t n = differences(comparison, variant, BATCH_FIXED, fixed), both = 0;
    if (comparison->drawn)
        differences(comparison, variant, BATCH_DRAWN, drawn);
    for (size_t r = 0; r < n; r++) {
        if (isnan(fixed[r]) || (comparison->drawn && isnan(drawn[r])))
            continue;
        drawn[both] = comparison->drawn ? drawn[r] : fixed[r];
        fixed[both++] = fixed[r];
    }
    int decision =
        stopping_look(&rule, drawn, comparison->drawn ? fixed : NULL, both, &verdict, &fault);
    return decision != DECISION_CONTINUE;
}

bool findings_enough(const struct comparison *comparison)
{
    double *room = calloc(2 * (size_t)comparison->done + 1, sizeof *room);
    bool enough = room != NULL; /* without memory: go on, to the most */
    for (int i = 1; i < comparison->n && enough; i++)
        enough = decided(comparison, i, room, room + comparison->done);
    free(room);
    return enough;
}

/* ---- the terminal ---- */

static const char *title_of(const struct comparison *comparison, int i)
{
    return comparison->side[i].contender.title[comparison->ui->lang];
}

static void tell_sources(const struct comparison *comparison)
{
    struct assumptions_count count =
        assumptions_count(&comparison->side[1].contender.scenario);
    ui_print(comparison->ui,
             (struct words){"基线：%s。数字的来历：本市 %d 个，公开资料 %d 个，假设 %d 个。\n"
                            "%u 对重复，两边同样的居民、同样的需求、同样的运气，只有制度不同%s。\n",
                            "Baseline: %s. %d numbers from your city, %d published, %d assumed.\n"
                            "%u pairs of replicates: the same people, needs and luck on both "
                            "sides, only the institution differs%s.\n"},
             title_of(comparison, 0), count.city, count.published, count.assumed,
             comparison->done,
             comparison->held
                 ? words_in((struct words){"；另有同样多对，每次重复另取校准的一个点",
                                           "; and as many again, each at a calibrated point of its own"},
                            comparison->ui->lang)
             : comparison->drawn
                 ? words_in((struct words){"；另有同样多对，每次重复另抽假设的数值",
                                           "; and as many again in which assumed numbers are drawn"},
                            comparison->ui->lang)
                 : "");
}

/* What each of the two intervals has of a posterior. */
static void tell_posterior(const struct comparison *comparison)
{
    const struct scenario_posterior *posterior =
        &comparison->side[0].contender.scenario.posterior;
    if (!posterior->points.n)
        return;
    ui_print(comparison->ui,
             (struct words){"校准：%s，%zu 个参数，%zu 个点，有效 %.0f 个。仅偶然的区间取其中心的点%s。\n",
                            "Calibrated: %s, %zu parameters, %zu points, effective size %.0f. Chance "
                            "alone is at the point at its centre%s.\n"},
             posterior->name, posterior->points.k, posterior->points.n,
             posterior_size(&posterior->points),
             comparison->drawn
                 ? words_in((struct words){"；连同假设的区间，每次重复各取一个点",
                                           "; with assumptions each replicate has a point of its own"},
                            comparison->ui->lang)
                 : "");
}

static void tell_primary(const struct comparison *comparison, int i, const struct effect *effect)
{
    struct ui *ui = comparison->ui;
    char question[SENTENCE], sentence[SENTENCE], wants[SENTENCE], apart[AMOUNT], half[AMOUNT];
    const struct paired *chance = &effect->chance;
    ui_print(ui, (struct words){"\n问：%s\n答：%s。%s。\n", "\nQuestion: %s\nAnswer:   %s. %s.\n"},
             sentence_question(question, effect, title_of(comparison, i), ui->lang),
             words_in(sentence_verdict(effect), ui->lang),
             sentence_effect(sentence, effect, ui->lang));
    if (*sentence_wants(wants, effect, ui->lang))
        ui_print(ui, (struct words){"    %s。\n", "          %s.\n"}, wants);
    if (chance->n > 1 && isfinite(chance->apart))
        ui_print(ui, (struct words){"    若不配对，区间半宽是 %s，而不是 %s。\n",
                                    "          Unpaired the interval would reach %s to either side, "
                                    "not %s.\n"},
                 amount_difference(apart, effect->metric->unit, chance->apart, ui->lang) + 1,
                 amount_difference(half, effect->metric->unit,
                                   (chance->interval.high - chance->interval.low) / 2, ui->lang) + 1);
}

/* Both intervals, where there are two: what chance leaves open, and what assumptions do. */
static void tell_line(const struct ui *ui, const struct effect *effect)
{
    const char *unit = effect->metric->unit;
    const struct interval chance = effect->chance.interval, drawn = effect->assumed.interval;
    char base[AMOUNT], variant[AMOUNT], interval[2][AMOUNT];
    const bool worse = effects_good(effect->metric) && effect->verdict == VERDICT_HURTS;
    ui_print(ui, (struct words){"  %s %10s → %10s  %s（%s", "  %s %10s -> %10s  %s (%s"},
             worse ? "!" : effect->verdict == VERDICT_UNDECIDED ? "?" : " ",
             amount_text(base, unit, effect->chance.base, ui->lang),
             amount_text(variant, unit, effect->chance.variant, ui->lang),
             words_in(effect->metric->label, ui->lang),
             amount_interval(interval[0], unit, chance.low, chance.high, ui->lang));
    if (effect->has_assumed)
        ui_print(ui, (struct words){"；连同假设 %s", "; with assumptions %s"},
                 amount_interval(interval[1], unit, drawn.low, drawn.high, ui->lang));
    ui_print(ui, (struct words){"）\n", ")\n"});
}

enum { EXPLORED = 6 };

/* Of those not declared the ones that moved furthest, in their own standard errors. */
static void tell_explored(const struct ui *ui, const struct effects *effects)
{
    size_t shown[EXPLORED], n = 0;
    for (int k = 0; k < EXPLORED; k++) {
        double furthest = 0;
        size_t best = effects->n;
        for (size_t i = 0; i < effects->n; i++) {
            const struct effect *effect = &effects->effect[i];
            const double distance = fabs(effect->chance.effect) / effect->chance.deviation;
            bool seen = effect->declared || effect->verdict == VERDICT_UNDECIDED;
            for (size_t s = 0; s < n; s++)
                seen = seen || shown[s] == i;
            if (!seen && isfinite(distance) && distance > furthest) {
                furthest = distance;
                best = i;
            }
        }
        if (best < effects->n)
            shown[n++] = best;
    }
    if (n)
        ui_print(ui, (struct words){"没有预先申明、变动最明显的（只供进一步追问）\n",
                                    "Not declared, and moved most (to be asked, not to be "
                                    "claimed)\n"});
    for (size_t s = 0; s < n; s++)
        tell_line(ui, &effects->effect[shown[s]]);
}

static void tell_variant(const struct comparison *comparison, int i, const struct effects *effects)
{
    const struct ui *ui = comparison->ui;
    size_t declared = 0;
    tell_primary(comparison, i, &effects->effect[0]);
    for (size_t k = 1; k < effects->n && effects->effect[k].declared; k++) {
        if (!declared++)
            ui_print(ui, (struct words){"\n同时发生的（预先申明；括号内为差值的 95 %% 区间；! 变坏，? 未定）\n",
                                        "\nWhat else happens (declared; in brackets the 95 %% "
                                        "interval of the difference; ! for the worse, ? "
                                        "undecided)\n"});
        tell_line(ui, &effects->effect[k]);
    }
    tell_explored(ui, effects);
}

/* Many variants: the primary outcome of all, side by side. */
static void tell_table(const struct comparison *comparison, const struct effects *effects)
{
    const struct ui *ui = comparison->ui;
    ui_print(ui, (struct words){"\n%s：各方案比较\n", "\n%s: the variants side by side\n"},
             words_in(effects[1].effect[0].metric->label, ui->lang));
    for (int i = 1; i < comparison->n; i++) {
        const struct effect *effect = &effects[i].effect[0];
        char gap[AMOUNT], interval[AMOUNT];
        ui_print(ui, (struct words){"  %-12s %14s（%s）  %s\n", "  %-12s %14s (%s)  %s\n"},
                 words_in(sentence_verdict(effect), ui->lang),
                 amount_difference(gap, effect->metric->unit, effect->chance.effect, ui->lang),
                 amount_interval(interval, effect->metric->unit, effect->decides.low,
                                 effect->decides.high, ui->lang),
                 title_of(comparison, i));
    }
}

static int tell_between(const struct comparison *comparison)
{
    const struct ui *ui = comparison->ui;
    ui_print(ui, (struct words){"\n方案之间\n", "\nVariant against variant\n"});
    for (int a = 1; a < comparison->n; a++)
        for (int b = a + 1; b < comparison->n; b++) {
            struct effects effects = {0};
            struct fault fault = {0};
            char sentence[SENTENCE];
            if (effects_read(&effects, comparison, a, b, &fault)) {
                effects_free(&effects);
                return ui_fault(ui, &fault);
            }
            ui_print(ui, (struct words){"  %s → %s：%s。%s。\n", "  %s -> %s: %s. %s.\n"},
                     title_of(comparison, a), title_of(comparison, b),
                     words_in(sentence_verdict(&effects.effect[0]), ui->lang),
                     sentence_effect(sentence, &effects.effect[0], ui->lang));
            effects_free(&effects);
        }
    return 0;
}

/* The page to hand on, where this program has one. */
static int write_page(const struct comparison *comparison, const struct effects *effects,
                      bool *there, struct fault *fault)
{
    char from[COMPARISON_PATH], to[COMPARISON_PATH];
    snprintf(from, sizeof from, "%s/page.json", comparison->folder);
    snprintf(to, sizeof to, "%s/report.html", comparison->folder);
    int status = page_write(comparison, effects, fault);
    return status ? status : page_splice(from, to, there, fault);
}

static void tell_end(const struct comparison *comparison, bool page)
{
    const struct ui *ui = comparison->ui;
    if (comparison->events)
        ui_print(ui, (struct words){"\n工时、资金、信任三本账逐日核对，余差为 0。%.1f 百万事件，%.1f 秒。\n",
                                    "\nThe books of work, money and trust were closed every day to "
                                    "exactly 0. %.1f million events, %.1f s.\n"},
                 (double)comparison->events / 1e6, comparison->seconds);
    ui_print(ui, (struct words){"所问在运行前封存：%s\n结果：%s（effects.csv、effects.h5、"
                                "各方的 .h5 与参数）\n",
                                "The question was sealed before the run: %s\nResults: %s "
                                "(effects.csv, effects.h5, each side's .h5 and parameters)\n"},
             comparison->question.seal, comparison->folder);
    if (page)
        ui_print(ui, (struct words){"报告：%s/report.html（单个文件，不联网，可直接交给别人）\n",
                                    "The page: %s/report.html (one file, no network, to be handed "
                                    "on)\n"},
                 comparison->folder);
}

/* ---- all of it ---- */

static int write_parameters(const struct comparison *comparison, struct fault *fault)
{
    int status = 0;
    for (int i = 0; i < comparison->n && !status; i++) {
        char path[COMPARISON_PATH + CONTENDER_NAME];
        struct flat flat = {0};
        snprintf(path, sizeof path, "%s/parameters.%s.txt", comparison->folder,
                 comparison->side[i].contender.name);
        if (!(status = flat_init(&flat, &comparison->side[i].contender.scenario, fault)))
            status = flat_write(&flat, path, fault);
        flat_free(&flat);
    }
    return status;
}

static int tell_all(struct comparison *comparison, struct effects *effects, bool between)
{
    struct fault fault = {0};
    bool page = false;
    int status = 0;
    for (int i = 1; i < comparison->n && !status; i++)
        status = effects_read(&effects[i], comparison, 0, i, &fault);
    if (status || (status = write_parameters(comparison, &fault)) ||
        (status = tables_write(comparison, effects, &fault)) ||
        (status = write_page(comparison, effects, &page, &fault)) ||
        (status = seal_end(comparison, &fault)))
        return ui_fault(comparison->ui, &fault);
    tell_sources(comparison);
    tell_posterior(comparison);
    if (comparison->n > 2)
        tell_table(comparison, effects);
    for (int i = 1; i < comparison->n; i++)
        tell_variant(comparison, i, &effects[i]);
    if (between && comparison->n > 2 && (status = tell_between(comparison)))
        return status;
    tell_end(comparison, page);
    return 0;
}

int findings_tell(struct comparison *comparison, bool between)
{
    struct effects *effects = calloc((size_t)comparison->n, sizeof *effects);
    int status = effects ? tell_all(comparison, effects, between) : ui_memory(comparison->ui);
    for (int i = 0; effects && i < comparison->n; i++)
        effects_free(&effects[i]);
    free(effects);
    return status;
}
