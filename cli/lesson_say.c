/* lesson_say.c - see lesson_say.h. */
#include "cli/lesson_say.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli/amount.h"
#include "cli/lesson_json.h"
#include "cli/lesson_page.h"
#include "cli/lesson_verdict.h"

static void say_page(const char *name, const struct ui *ui)
{
    char url[LESSON_URL];
    if (lesson_page(name, url))
        ui_print(ui, (struct words){"网页：%s\n", "Page: %s\n"}, url);
    else
        ui_print(ui, (struct words){"网页还没有：在源代码的文件夹里运行 make classroom\n",
                                    "The page is not there: make classroom, in the folder of the "
                                    "sources, builds it\n"});
}

int lesson_say_list(const struct lesson *lessons, int n, const struct ui *ui)
{
    if (ui->json)
        return lesson_json_list(lessons, n, ui);
    for (int i = 0; i < n; i++)
        ui_print(ui, (struct words){"%3d  %-14s %3d 分钟  %s%s\n", "%3d  %-14s %3d min  %s%s\n"},
                 lessons[i].number, lessons[i].name, lessons[i].minutes,
                 words_in(lessons[i].title, ui->lang),
                 !lessons[i].begin_here ? ""
                     : words_in((struct words){"（从这里开始）", "  (begin here)"}, ui->lang));
    ui_print(ui, (struct words){"\nshequ lesson 名称：在终端里做这一课的实验，检验它所说的每一句\n",
                                "\nshequ lesson NAME runs a lesson's experiment here and tests "
                                "every claim it makes\n"});
    say_page(NULL, ui);
    return 0;
}

static void say_head(const struct lesson_run *run, const struct ui *ui)
{
    const struct lesson *lesson = run->lesson;
    ui_print(ui, (struct words){"%s\n%s\n", "%s\n%s\n"}, words_in(lesson->title, ui->lang),
             words_in(lesson->hook, ui->lang));
    say_page(lesson->name, ui);
    ui_print(ui,
             (struct words){"\n%u 次重复，%d 个方案：同样的居民、同样的需求、同样的运气，只有所设的不同；假设固定。\n",
                            "\n%u replicates of %d arms: the same people, needs and luck, only "
                            "what is set differs; assumptions fixed.\n"},
             (unsigned)run->n, lesson->n_arms);
}

static const char *arm_title(const struct lesson *lesson, int arm, const struct ui *ui)
{
    return words_in(lesson->arm[arm].title, ui->lang);
}

static int say_chart(struct lesson_run *run, const struct metric *metric, const struct ui *ui)
{
    const struct lesson *lesson = run->lesson;
    ui_print(ui, (struct words){"\n%s（括号内为差值的 95 %% 区间；与“%s”相比）\n",
                                "\n%s (in brackets the 95 %% interval of the difference from "
                                "\"%s\")\n"},
             words_in(metric->label, ui->lang), arm_title(lesson, 0, ui));
    for (int a = 1; a < lesson->n_arms; a++) {
        struct paired paired;
        struct fault fault = {0};
        char base[AMOUNT], arm[AMOUNT], interval[AMOUNT];
        if (lesson_paired(run, metric, (struct lesson_pair){a, 0}, &paired, &fault))
            return ui_fault(ui, &fault);
        ui_print(ui, (struct words){"  %12s → %12s  %s（%s）\n", "  %12s -> %12s  %s (%s)\n"},
                 amount_text(base, metric->unit, paired.base, ui->lang),
                 amount_text(arm, metric->unit, paired.variant, ui->lang), arm_title(lesson, a, ui),
                 amount_interval(interval, metric->unit, paired.interval.low, paired.interval.high,
                                 ui->lang));
    }
    return 0;
}

static const char *size_text(char text[AMOUNT], const struct lesson_test *test, const struct ui *ui)
{
    const struct claim_said *said = &test->said;
    char amount[AMOUNT];
    text[0] = '\0';
    if (!(said->size > 0))
        return text;
    if (said->relative)
        snprintf(amount, sizeof amount, "%g %%", 100 * said->size);
    else
        amount_difference(amount, test->metric->unit, said->size, ui->lang);
    const char *bare = amount + (*amount == '+');
    const int length = snprintf(text, AMOUNT,
                                words_in(said->kind == CLAIM_SAME
                                             ? (struct words){"，相差不过 %.80s", " within %.80s"}
                                             : (struct words){"，至少 %.80s", " by %.80s or more"},
                                         ui->lang),
                                bare);
    ALWAYS(length > 0);
    return text;
}

static void say_found(const struct lesson_test *test, const struct claim *claim,
                      const struct ui *ui)
{
    char mean[AMOUNT], interval[AMOUNT];
    ui_print(ui,
             (struct words){"\n      差 %s（98 %% 区间 %s），n %zu，p %.2g：%s\n",
                            "\n      difference %s (98 %% interval %s), n %zu, p %.2g: %s\n"},
             amount_difference(mean, test->metric->unit, claim->mean, ui->lang),
             amount_interval(interval, test->metric->unit, claim->interval.low,
                             claim->interval.high, ui->lang),
             claim->n, claim->p,
             words_in(claim->holds ? (struct words){"成立", "holds"}
                                   : (struct words){"不成立", "does not hold"}, ui->lang));
}

static const struct words kinds[] = {[CLAIM_MORE] = {"更高", "more"},
                                     [CLAIM_LESS] = {"更低", "less"},
                                     [CLAIM_SAME] = {"相同", "the same"}};

static void say_test(const struct lesson *lesson, const struct lesson_test *test,
                     const struct claim *claim, const struct ui *ui)
{
    char size[AMOUNT];
    ui_print(ui, (struct words){"      %s：%s 比 %s %s%s", "      %s: %s against %s is %s%s"},
             words_in(test->metric->label, ui->lang), lesson->arm[test->pair.arm].name,
             lesson->arm[test->pair.against].name, words_in(kinds[test->said.kind], ui->lang),
             size_text(size, test, ui));
    if (test->than.arm >= 0)
        ui_print(ui, (struct words){"，与 %s 比 %s 之差相比", " than %s against %s"},
                 lesson->arm[test->than.arm].name, lesson->arm[test->than.against].name);
    say_found(test, claim, ui);
}

static void say_claim(const struct lesson *lesson, const struct lesson_claim *said, int number,
                      const struct claim *claim, bool as_said, const struct ui *ui)
{
    ui_print(ui, (struct words){"  %s %d. %s\n", "  %s %d. %s\n"}, as_said ? " " : "!", number,
             words_in(said->say, ui->lang));
    say_test(lesson, &said->test, claim, ui);
}

static void say_goal(const struct lesson_test *test, const struct claim *claim, const struct ui *ui)
{
    char size[AMOUNT];
    ui_print(ui, (struct words){"      %s %s%s", "      %s is %s%s"},
             words_in(test->metric->label, ui->lang), words_in(kinds[test->said.kind], ui->lang),
             size_text(size, test, ui));
    say_found(test, claim, ui);
}

static void say_challenge(const struct lesson *lesson, const struct lesson_verdict *verdict,
                          const struct ui *ui)
{
    const struct lesson_arm *arm = &lesson->arm[lesson->n_arms];
    ui_print(ui, (struct words){"\n%s\n  %s 解法：", "\n%s\n  %s Solved by"},
             words_in(lesson->challenge.say, ui->lang),
             verdict->solved && verdict->open ? " " : "!");
    for (int i = lesson->arm[1].n_set; i < arm->n_set; i++)
        ui_print(ui, (struct words){" %s=%s", " %s=%s"}, arm->set[i].path, arm->set[i].value);
    ui_print(ui, (struct words){"%s\n", "%s\n"},
             verdict->open ? ""
                           : words_in((struct words){"；但第二个方案本来就做到了",
                                                     "; but the second arm meets it as it stands"},
                                      ui->lang));
    say_goal(&lesson->challenge.test, &verdict->goal, ui);
    for (int i = 0; i < lesson->n_keeps; i++)
        say_goal(&lesson->keep[i], &verdict->keep[i], ui);
}

static void say_claims(const struct lesson *lesson, const struct lesson_verdict *verdict,
                       const struct ui *ui)
{
    int held = 0;
    ui_print(ui, (struct words){"\n值得注意（每一句都经检验，各以 1 %%；! 不成立）\n",
                                "\nThings to notice (each tested, at 1 %%; ! does not hold)\n"});
    for (int i = 0; i < lesson->n_notices; i++) {
        const struct claim *claim = &verdict->notice[i];
        say_claim(lesson, &lesson->notice[i], i + 1, claim, claim->holds, ui);
        held += claim->holds;
    }
    for (int i = 0, begun = 0; i < lesson->n_choices; i++) {
        const bool right = i + 1 == lesson->right;
        if (!lesson->choice[i].test.metric)
            continue;
        if (!begun++)
            ui_print(ui, (struct words){"\n%s（说是 %d；别的都不该成立）\n",
                                        "\n%s (said to be %d; no other may hold)\n"},
                     words_in(lesson->question, ui->lang), lesson->right);
        say_claim(lesson, &lesson->choice[i], i + 1, &verdict->choice[i],
                  verdict->choice[i].holds == right, ui);
    }
    if (lesson->solved)
        say_challenge(lesson, verdict, ui);
    ui_print(ui, (struct words){"\n%d 句中 %d 句成立", "\nOf %d claims %d hold"}, lesson->n_notices,
             held);
    if (verdict->asked)
        ui_print(ui, (struct words){"；预测的答案%s", "; the answer to the prediction %s"},
                 words_in(verdict->right ? (struct words){"相符", "agrees"}
                                         : (struct words){"不符", "does not agree"}, ui->lang));
    if (lesson->solved)
        ui_print(ui, (struct words){"；挑战%s", "; the challenge %s"},
                 words_in(verdict->solved && verdict->open ? (struct words){"可解", "can be met"}
                                                           : (struct words){"不合适", "is not fit"},
                          ui->lang));
    ui_print(ui, (struct words){"。\n", ".\n"});
}

int lesson_say(struct lesson_run *run, bool claims_only, bool *holds, const struct ui *ui)
{
    const struct lesson *lesson = run->lesson;
    struct lesson_verdict verdict;
    struct fault fault = {0};
    int status = 0;
    if (lesson_verdict(&verdict, run, &fault))
        return ui_fault(ui, &fault);
    *holds = verdict.all;
    if (ui->json)
        return lesson_json(run, &verdict, ui);
    say_head(run, ui);
    for (int i = 0; i < lesson->n_charts && !claims_only && !status; i++)
        status = say_chart(run, lesson->chart[i], ui);
    if (!status)
        say_claims(lesson, &verdict, ui);
    return status;
}
