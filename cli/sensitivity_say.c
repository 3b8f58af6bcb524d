/* sensitivity_say.c - see sensitivity_say.h. */
#include "cli/sensitivity_say.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "cli/amount.h"
#include "cli/entry.h"

enum { NAMED = 12 }; /* factors in one list */

/* What a sentence is about, and where it is written. */
struct saying {
    const struct sensitivity *s;
    const struct sensitivity_subject *subject;
    enum lang lang;
    char *text;
};

/* Both formats take the same arguments; what is too long ends early. */
static void add(const struct saying *saying, struct words format, ...)
{
    const size_t used = strlen(saying->text);
    va_list list;
    va_start(list, format);
    vsnprintf(saying->text + used, SENSITIVITY_TEXT - used, words_in(format, saying->lang), list);
    va_end(list);
}

/* ---- names and figures ---- */

const char *sensitivity_factor_name(const struct sweep_factor *factor, enum lang lang,
                                    char text[SENSITIVITY_TEXT])
{
    const char *label = words_in(factor->label, lang);
    if (!label || !strcmp(label, factor->path))
        snprintf(text, SENSITIVITY_TEXT, "%s", factor->path);
    else
        snprintf(text, SENSITIVITY_TEXT, words_in((struct words){"%s（%s）", "%s (%s)"}, lang),
                 label, factor->path);
    return text;
}

struct words sensitivity_grade(const struct sweep_factor *factor)
{
    return factor->row.name ? grade_words[factor->row.grade] : (struct words){"无等级", "no grade"};
}

const char *sensitivity_title(const struct sensitivity *sensitivity,
                              const struct sensitivity_subject *subject, enum lang lang,
                              char text[SENSITIVITY_TEXT])
{
    const struct words form = subject->effect ? (struct words){"%s：%s 的效果", "%s, effect of %s"}
                                              : (struct words){"%s：%s 的水平", "%s, level of %s"};
    snprintf(text, SENSITIVITY_TEXT, words_in(form, lang),
             words_in(sensitivity->sweep->outcome[subject->outcome]->label, lang),
             sweep_arm_name(sensitivity->sweep, subject->arm));
    return text;
}

static const char *unit_of(const struct saying *saying)
{
    return saying->s->sweep->outcome[saying->subject->outcome]->unit;
}

static void add_figure(const struct saying *saying, uint32_t j, int measure)
{
    const struct sensitivity_factor *factor = &saying->subject->factor[j];
    const struct interval *interval = &factor->interval[measure];
    const enum sensitivity_way way = saying->s->way;
    const bool share = way == SENSITIVITY_SCREEN && !strcmp(unit_of(saying), "1");
    const double scale = share ? 100 : 1;
    const char *number = way == SENSITIVITY_SCREEN ? "%.3g" : "%.2f";
    const double ends[2] = {scale * interval->low, scale * interval->high};
    char low[40], high[40], value[40];
    if (factor->unknown) {
        add(saying, unknown_words(factor->unknown));
        return;
    }
    snprintf(value, sizeof value, number, scale * factor->value[measure]);
    snprintf(low, sizeof low, number, ends[0]);
    snprintf(high, sizeof high, number, ends[1]);
    add(saying, (struct words){"%s", "%s"}, value);
    if (!isnan(ends[0]))
        add(saying, (struct words){"（%s 至 %s）", " (%s .. %s)"}, low, high);
}

const char *sensitivity_figure(const struct sensitivity *sensitivity,
                               const struct sensitivity_subject *subject, uint32_t factor,
                               int measure, enum lang lang, char text[SENSITIVITY_TEXT])
{
    const struct saying saying = {sensitivity, subject, lang, text};
    text[0] = '\0';
    add_figure(&saying, factor, measure);
    return text;
}

static void add_name(const struct saying *saying, uint32_t j)
{
    char name[SENSITIVITY_TEXT];
    add(saying, (struct words){"%s", "%s"},
        sensitivity_factor_name(&saying->s->sweep->factor[j], saying->lang, name));
}

/* Those of the factors, in order, that `wanted` takes; returns how many. */
static uint32_t add_list(const struct saying *saying,
                         bool (*wanted)(const struct saying *saying, uint32_t j))
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < saying->s->sweep->k; i++) {
        const uint32_t j = saying->subject->order[i];
        if (!wanted(saying, j))
            continue;
        if (n < NAMED) {
            add(saying, n ? (struct words){"、", ", "} : (struct words){"", ""});
            add_name(saying, j);
        }
        n++;
    }
    if (n > NAMED)
        add(saying, (struct words){"，另有 %u 个", ", and %u more"}, (unsigned)(n - NAMED));
    return n;
}

static bool is_slight(const struct saying *saying, uint32_t j)
{
    return saying->subject->factor[j].word == SENSITIVITY_SLIGHT;
}

static bool is_open(const struct saying *saying, uint32_t j)
{
    return saying->subject->factor[j].word == SENSITIVITY_OPEN;
}

static bool some(const struct saying *saying, bool (*wanted)(const struct saying *, uint32_t))
{
    for (uint32_t j = 0; j < saying->s->sweep->k; j++)
        if (wanted(saying, j))
            return true;
    return false;
}

static void add_bound(const struct saying *saying)
{
    const bool share = !strcmp(unit_of(saying), "1");
    char unit[AMOUNT];
    if (saying->s->way == SENSITIVITY_SHARES)
        add(saying, (struct words){"总指数 %.2f", "a total index of %.2f"}, saying->subject->bound);
    else if (saying->s->way == SENSITIVITY_RANKS)
        add(saying, (struct words){"偏秩相关 ±%.1f", "a partial rank correlation of ±%.1f"},
            saying->subject->bound);
    else
        add(saying,
            (struct words){"最大 mu* 的十分之一（%.3g %s）",
                           "a tenth of the largest mu* (%.3g %s)"},
            (share ? 100 : 1) * saying->subject->bound,
            amount_unit(unit, unit_of(saying), saying->lang));
}

/* ---- which factor ---- */

static void say_decides(const struct saying *saying)
{
    const uint32_t first = saying->subject->order[0];
    const struct sensitivity_factor *factor = &saying->subject->factor[first];
    char unit[AMOUNT];
    if (factor->unknown) {
        add(saying, (struct words){"哪个因子起决定作用，说不出（",
                                   "Which factor decides cannot be said ("});
        add(saying, unknown_words(factor->unknown));
        add(saying, (struct words){"）。", ")."});
        return;
    }
    if (factor->word == SENSITIVITY_SLIGHT) {
        add(saying, (struct words){"没有哪个因子的作用超过", "No factor does more than "});
        add_bound(saying);
        add(saying, (struct words){"。", "."});
        return;
    }
    add(saying,
        factor->word == SENSITIVITY_MATTERS
            ? (struct words){"作用最大的是", "Most is decided by "}
            : (struct words){"还不能断定哪个因子起决定作用；估计值最大的是",
                             "Which factor decides is not yet told; the largest estimate is of "});
    add_name(saying, first);
    if (saying->s->way == SENSITIVITY_SHARES)
        add(saying,
            (struct words){"：各点之间的方差与它有关的部分（单独，或与其他因子一起）是 ",
                           ": the share of the variance between points that has to do with it, "
                           "alone or with others, is "});
    else if (saying->s->way == SENSITIVITY_SCREEN)
        add(saying, (struct words){"：跨过它的整个范围，结果平均移动 ",
                                   ": over its whole range it moves the outcome on average by "});
    else
        add(saying, (struct words){"：偏秩相关 ", ": partial rank correlation "});
    add_figure(saying, first, 0);
    if (saying->s->way == SENSITIVITY_SCREEN)
        add(saying, (struct words){"%s", " %s"}, amount_unit(unit, unit_of(saying), saying->lang));
    add(saying, (struct words){"；这个数的等级是：%s。", "; grade of this number: %s."},
        words_in(sensitivity_grade(&saying->s->sweep->factor[first]), saying->lang));
}

static bool is_assumed(const struct saying *saying, uint32_t j)
{
    const struct parameter *row = &saying->s->sweep->factor[j].row;
    return row->name && row->grade == GRADE_ASSUMED;
}

/* The assumed number that decides most, unless it is slight or not known; k: there is none. */
static uint32_t assumed_first(const struct saying *saying)
{
    const uint32_t k = saying->s->sweep->k;
    for (uint32_t i = 0; i < k; i++) {
        const uint32_t j = saying->subject->order[i];
        const enum sensitivity_word word = saying->subject->factor[j].word;
        if (is_assumed(saying, j))
            return word == SENSITIVITY_MATTERS || word == SENSITIVITY_OPEN ? j : k;
    }
    return k;
}

/* Another assumed number whose interval reaches that of the first. */
static bool is_as_large(const struct saying *saying, uint32_t j)
{
    const uint32_t first = assumed_first(saying);
    const struct sensitivity_factor *factor = saying->subject->factor;
    return j != first && is_assumed(saying, j) && !factor[j].unknown &&
           factor[j].size.high >= factor[first].size.low;
}

static void say_study(const struct saying *saying)
{
    const uint32_t first = assumed_first(saying);
    if (!some(saying, is_assumed)) {
        add(saying,
            (struct words){"这些因子中没有假定的数。", "None of these numbers is assumed."});
        return;
    }
    if (first == saying->s->sweep->k) {
        if (saying->subject->factor[saying->subject->order[0]].unknown)
            return;
        add(saying, (struct words){"没有哪个假定的数，已知其作用超过",
                                   "No assumed number is known to do more than "});
        add_bound(saying);
        add(saying, (struct words){"。", "."});
        return;
    }
    add(saying, (struct words){"最先应研究的假定：", "The assumption to be studied first: "});
    add_name(saying, first);
    if (saying->subject->factor[first].word == SENSITIVITY_OPEN)
        add(saying, (struct words){"；但它的作用是否超过界限，尚不能断定",
                                   "; but whether it does more than the bound is not yet told"});
    if (some(saying, is_as_large)) {
        add(saying, (struct words){"；与它分不出大小的：", "; not told apart from it: "});
        add_list(saying, is_as_large);
    }
    add(saying, (struct words){"。", "."});
}

static void say_slight(const struct saying *saying)
{
    if (!some(saying, is_slight))
        return;
    add(saying,
        (struct words){"无关紧要（整个区间不超过", "Do not matter (the whole interval within "});
    add_bound(saying);
    add(saying, (struct words){"）：", "): "});
    add_list(saying, is_slight);
    add(saying, (struct words){"。", "."});
}

static void say_open(const struct saying *saying)
{
    if (!some(saying, is_open))
        return;
    add(saying,
        (struct words){"尚不能断定是否要紧（区间跨过界限，或没有区间；需要更多的点）：",
                       "Not yet told whether they matter (the interval lies across the bound, or "
                       "there is none; more points tell): "});
    add_list(saying, is_open);
    add(saying, (struct words){"。", "."});
}

/* ---- the sign ---- */

static void say_sign(const struct saying *saying)
{
    const struct sensitivity_subject *subject = saying->subject;
    const struct sign_holds *signs = &subject->signs;
    const bool named = subject->named != 0;
    const struct interval *interval = named ? &signs->named_interval : &signs->interval;
    char mean[AMOUNT];
    if (!subject->effect)
        return;
    amount_difference(mean, unit_of(saying), signs->mean, saying->lang);
    if (!signs->n_used || (!named && !signs->sign)) {
        add(saying, (struct words){"效果的方向说不出：没有一个点有效果。",
                                   "The sign of the effect cannot be said: no point has one."});
        return;
    }
    add(saying,
        named ? (struct words){"在 %.0f %% 的点上有益（95 %% 区间 %.0f %% 至 %.0f %%，%zu "
                               "个独立抽取的点）；"
                               "平均 %s。",
                               "It helps at %.0f %% of points (95 %%: %.0f .. %.0f %%; %zu points "
                               "drawn "
                               "apart); its mean is %s."}
              : (struct words){"在 %.0f %% 的点上与平均的方向一致（95 %% 区间 %.0f %% 至 %.0f %%，"
                               "%zu 个独立抽取的点）；平均 %s。",
                               "It has the sign of its mean at %.0f %% of points (95 %%: %.0f .. "
                               "%.0f %%; "
                               "%zu points drawn apart); its mean is %s."},
        100 * (named ? signs->named_share : signs->share), 100 * interval->low,
        100 * interval->high, signs->n_used, mean);
}

static void add_limit(const struct saying *saying, const struct prim_limit *limit)
{
    char low[SWEEP_VALUE], high[SWEEP_VALUE];
    const struct sensitivity_columns *columns = &saying->s->columns;
    const bool from = limit->low > 0, to = limit->high < 1;
    sensitivity_written(columns, limit->factor, limit->low, low);
    sensitivity_written(columns, limit->factor, limit->high, high);
    add_name(saying, (uint32_t)limit->factor);
    if (from && to)
        add(saying, (struct words){"在 %s 至 %s", " is %s .. %s"}, low, high);
    else if (from)
        add(saying, (struct words){"不低于 %s", " is %s or more"}, low);
    else
        add(saying, (struct words){"不高于 %s", " is %s or less"}, high);
}

/* What does not hold: the good sign where the mean is good, else that of the mean. */
static struct words failing(const struct sensitivity_subject *subject)
{
    const int good = subject->named * subject->signs.sign;
    return good > 0   ? (struct words){"无益", "it does not help"}
           : good < 0 ? (struct words){"不再有害", "it does not harm"}
                      : (struct words){"方向与平均不同", "it has not the sign of its mean"};
}

static void say_box(const struct saying *saying)
{
    const struct sensitivity_subject *subject = saying->subject;
    const struct prim *box = &subject->box;
    const char *what = words_in(failing(subject), saying->lang);
    if (!subject->effect || !subject->signs.sign)
        return;
    const struct sign_holds *signs = &subject->signs;
    if (signs->above == signs->n_used || signs->below == signs->n_used) {
        add(saying,
            (struct words){"在这些点上方向处处相同。", "The sign is the same at all of these."});
    } else if (box->unknown) {
        add(saying,
            (struct words){"在何处%s，说不出：独立抽取的点不到 %d 个。",
                           "Where %s cannot be said: fewer than %d points were drawn apart."},
            what, (int)PRIM_LEAST);
    } else if (!box->found) {
        add(saying,
            (struct words){"%s的点（占 %.0f %%）不聚在哪一处（p = %.3f）。",
                           "Where %s (%.0f %% of points) has no place of its own (p = %.3f)."},
            what, 100 * box->base, box->p);
    } else {
        add(saying, (struct words){"多半%s之处：", "Where %s most of the time: "}, what);
        for (size_t i = 0; i < box->restricted; i++) {
            add(saying, i ? (struct words){"，且", ", and "} : (struct words){"", ""});
            add_limit(saying, &subject->limit[i]);
        }
        add(saying,
            (struct words){
                "。那里 %.0f %% 的点如此（全体 %.0f %%），占这类点的 %.0f %%、全体的 %.0f %%（p = "
                "%.3f）。",
                ". So it is at %.0f %% of the points there (of all: %.0f %%), which are %.0f "
                "%% of such points and %.0f %% of all (p = %.3f)."},
            100 * box->density, 100 * box->base, 100 * box->coverage, 100 * box->mass, box->p);
    }
}

bool sensitivity_is_lucky(const struct sensitivity_subject *subject)
{
    return subject->luck > SENSITIVITY_LUCK;
}

static void say_luck(const struct saying *saying)
{
    const struct sensitivity_subject *subject = saying->subject;
    if (!subject->effect)
        return;
    if (isnan(subject->luck))
        add(saying,
            (struct words){
                "各点之间的差别中有多少是运气，说不出：每点要有两次重复以上，各点要有差别。",
                "How much of what differs between points is luck cannot be said: it takes "
                "two replicates a point, and points that differ."});
    else if (sensitivity_is_lucky(subject))
        add(saying,
            (struct words){
                "注意：效果在各点之间的方差，有 %.0f %% 是运气。先增加重复次数，再下结论。",
                "Mind: %.0f %% of the variance of the effect between points is luck. More "
                "replicates first, then conclusions."},
            100 * fmin(1, subject->luck));
    else
        add(saying,
            (struct words){"效果在各点之间的方差，有 %.0f %% 是运气。",
                           "Luck makes %.0f %% of the variance of the effect between points."},
            100 * subject->luck);
}

const char *sensitivity_say(const struct sensitivity *sensitivity,
                            const struct sensitivity_subject *subject,
                            enum sensitivity_sentence which, enum lang lang,
                            char text[SENSITIVITY_TEXT])
{
    static void (*const says[])(const struct saying *) = {
        [SAYS_DECIDES] = say_decides, [SAYS_STUDY] = say_study, [SAYS_SLIGHT] = say_slight,
        [SAYS_OPEN] = say_open,       [SAYS_SIGN] = say_sign,   [SAYS_BOX] = say_box,
        [SAYS_LUCK] = say_luck};
    const struct saying saying = {sensitivity, subject, lang, text};
    text[0] = '\0';
    says[which](&saying);
    return text;
}
