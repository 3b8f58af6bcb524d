/* step.h - a step of a case as it is told to someone who has never seen the model: a sentence
 * where event.h has a name and a value. */
#ifndef CLI_STEP_H
#define CLI_STEP_H

#include "cli/event.h"

/* Returns false where there is nothing to tell: the step that follows says it. */
bool step_words(const struct ui *ui, const struct witnessed *what, char text[EVENT_TEXT]);

#endif
