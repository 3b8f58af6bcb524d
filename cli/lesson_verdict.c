/* lesson_verdict.c - see lesson_verdict.h. */
#include "cli/lesson_verdict.h"

/* Does an arm meet the goal, and keep what is to be kept? */
static int challenge(struct lesson_verdict *verdict, struct lesson_run *run, int arm, bool *met,
                     struct fault *fault)
{
    const struct lesson *lesson = run->lesson;
    struct lesson_test test = lesson->challenge.test;
    test.pair.arm = arm;
    int status = lesson_claim(run, &test, &verdict->goal, fault);
    *met = verdict->goal.holds;
    for (int i = 0; i < lesson->n_keeps && !status; i++) {
        test = lesson->keep[i];
        test.pair.arm = arm;
        status = lesson_claim(run, &test, &verdict->keep[i], fault);
        *met = *met && verdict->keep[i].holds;
    }
    return status;
}

int lesson_verdict(struct lesson_verdict *verdict, struct lesson_run *run, struct fault *fault)
{
    const struct lesson *lesson = run->lesson;
    int status = 0;
    *verdict = (struct lesson_verdict){.right = true, .all = true};
    for (int i = 0; i < lesson->n_notices && !status; i++) {
        status = lesson_claim(run, &lesson->notice[i].test, &verdict->notice[i], fault);
        verdict->all = verdict->all && verdict->notice[i].holds;
    }
    for (int i = 0; i < lesson->n_choices && !status; i++) {
        const bool said = i + 1 == lesson->right;
        if (!lesson->choice[i].test.metric)
            continue;
        status = lesson_claim(run, &lesson->choice[i].test, &verdict->choice[i], fault);
        verdict->asked = verdict->asked || said;
        verdict->right = verdict->right && verdict->choice[i].holds == said;
    }
    verdict->all = verdict->all && verdict->right;
    if (status || !lesson->solved)
        return status;
    bool at_first;
    if ((status = challenge(verdict, run, 1, &at_first, fault)) ||
        (status = challenge(verdict, run, lesson->n_arms, &verdict->solved, fault)))
        return status;
    verdict->open = !at_first;
    verdict->all = verdict->all && verdict->solved && verdict->open;
    return 0;
}
