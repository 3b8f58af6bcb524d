/* sentence.h - what was found, in words: for the terminal, the tables and the page. */
#ifndef CLI_SENTENCE_H
#define CLI_SENTENCE_H

#include "cli/effects.h"

enum { SENTENCE = 640 };

/* "helps", "hurts", "negligible", "undecided"; of an outcome for which neither more nor less
 * is better "up", "down", "no change", "undecided". */
struct words sentence_verdict(const struct effect *effect);
/* The same as a key of tables and the page, without language. */
const char *sentence_key(enum verdict verdict);

/* One sentence with the figures: from, to, by how much, how sure. */
const char *sentence_effect(char text[SENTENCE], const struct effect *effect, enum lang lang);
/* Why nothing can be said yet, and what it would take; empty where something is. */
const char *sentence_wants(char text[SENTENCE], const struct effect *effect, enum lang lang);
/* "is it lower by 5.0 points or more?" */
const char *sentence_question(char text[SENTENCE], const struct effect *effect, const char *variant,
                              enum lang lang);

#endif
