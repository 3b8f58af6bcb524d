/* fuzz_lesson.c - any bytes as a lesson. */
#include <math.h>

#include "cli/lesson_file.h"
#include "tests/fuzz/owed.h"

static void owe_words(struct words words)
{
    ALWAYS(words.zh && *words.zh && words.en && *words.en);
}

static void owe_test(const struct lesson *lesson, const struct lesson_test *test, bool of_arms)
{
    ALWAYS(test->metric && isfinite(test->said.size) && test->said.size >= 0);
    ALWAYS(test->said.kind != CLAIM_SAME || test->said.size > 0);
    ALWAYS(!of_arms || (test->pair.arm >= 0 && test->pair.arm < lesson->n_arms));
    ALWAYS(test->pair.against >= 0 && test->pair.against < lesson->n_arms);
    ALWAYS(test->pair.arm != test->pair.against && test->than.arm < lesson->n_arms);
    ALWAYS(test->than.arm < 0 || (of_arms && !test->said.relative));
}

/* What a lesson that was taken has. */
static void owe_lesson(const struct lesson *lesson)
{
    owe_words(lesson->title);
    owe_words(lesson->hook);
    owe_words(lesson->question);
    ALWAYS(lesson->n_arms >= 2 && lesson->n_charts >= 2 && lesson->n_notices >= 3);
    ALWAYS(lesson->primary);
    ALWAYS(lesson->draw ? !lesson->n_choices
                        : lesson->right >= 1 && lesson->right <= lesson->n_choices);
    for (int i = 0; i < lesson_sides(lesson); i++) {
        ALWAYS(lesson->arm[i].name && *lesson->arm[i].name && lesson->arm[i].scenario);
        owe_words(lesson->arm[i].title);
        for (int s = 0; s < lesson->arm[i].n_set; s++)
            ALWAYS(lesson->arm[i].set[s].path && lesson->arm[i].set[s].value);
    }
    for (int i = 0; i < lesson->n_sliders; i++)
        ALWAYS(lesson->slider[i].low < lesson->slider[i].high && lesson->slider[i].step > 0);
    for (int i = 0; i < lesson->n_charts; i++)
        ALWAYS(lesson->chart[i]);
    for (int i = 0; i < lesson->n_notices; i++) {
        owe_words(lesson->notice[i].say);
        owe_test(lesson, &lesson->notice[i].test, true);
    }
    for (int i = 0; i < lesson->n_choices; i++) {
        owe_words(lesson->choice[i].say);
        if (lesson->choice[i].test.metric)
            owe_test(lesson, &lesson->choice[i].test, true);
    }
    owe_words(lesson->challenge.say);
    owe_test(lesson, &lesson->challenge.test, false);
    for (int i = 0; i < lesson->n_keeps; i++)
        owe_test(lesson, &lesson->keep[i], false);
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
    struct lesson lesson;
    struct faults faults = {0};
    const int status = lesson_parse(&lesson, "01-a/lesson.yaml", (const char *)bytes, n, &faults);
    owe_faults(status, &faults);
    if (!status)
        owe_lesson(&lesson);
    lesson_free(&lesson);
    return 0;
}
