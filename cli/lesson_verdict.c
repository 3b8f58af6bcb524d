/* lesson_verdict.c - see lesson_verdict.h. */
#include "cli/lesson_verdict.h"

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
    return status;
}
