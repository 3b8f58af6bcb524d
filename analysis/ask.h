/* ask.h - a foreign result file, read by a child process of its own (serve.h).
 *
 * Whatever becomes of the child, asking returns: a child that dies, talks nonsense or does
 * not answer is ended, and this and all further questions are the same FAULT_INPUT. What it
 * says is checked before memory is taken for it. What each question means is said in
 * read.h, where the function of the same name is.
 */
#ifndef ANALYSIS_ASK_H
#define ANALYSIS_ASK_H

#include "analysis/read.h"

struct asked; /* opaque */

/* An answer may keep us waiting for `milliseconds` in which nothing comes; of processor time
 * it may take a third of them (and a second or two). *asked is NULL on fault, and without
 * fault where no child can be made. */
int ask_open(struct asked **asked, const char *path, int milliseconds, struct fault *fault);
/* Ends the child. */
void ask_close(struct asked *asked);

int ask_has(struct asked *asked, const char *path, bool *has, struct fault *fault);
int ask_text(struct asked *asked, const char *object, const char *name, char **text,
             struct fault *fault);
int ask_numbers(struct asked *asked, const char *object, const char *name, double *numbers,
                int most, int *n, struct fault *fault);
int ask_names(struct asked *asked, const char *group, bool groups, struct result_names *names,
              struct fault *fault);
int ask_look(struct asked *asked, const char *path, struct result_about *about,
             struct fault *fault);
int ask_array(struct asked *asked, const char *path, struct result_array *array,
              struct fault *fault);
int ask_row(struct asked *asked, const char *path, size_t row, struct result_array *array,
            struct fault *fault);

#endif
