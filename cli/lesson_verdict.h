/* lesson_verdict.h - every claim of a lesson, tested. */
#ifndef CLI_LESSON_VERDICT_H
#define CLI_LESSON_VERDICT_H

#include "cli/lesson_run.h"

struct lesson_verdict {
    struct claim notice[LESSON_NOTICES], choice[LESSON_CHOICES];
    bool right; /* of predict: the right choice's test holds, and no other's */
    bool asked; /* the right choice has a test */
    /* Of a challenge that says how it is solved: what its settings come to, and whether the second
     * arm as it stands leaves it open. */
    struct claim goal, keep[LESSON_KEEPS];
    bool solved, open;
    bool all;   /* everything that is claimed */
};

/* Faults: those of lesson_claim(). */
int lesson_verdict(struct lesson_verdict *verdict, struct lesson_run *run, struct fault *fault);

#endif
