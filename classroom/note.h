/* note.h - what is told to the page, as one line of JSON that grows. */
#ifndef CLASSROOM_NOTE_H
#define CLASSROOM_NOTE_H

#include "models/faults.h"
#include "models/text.h"
#include "sim/words.h"

/* In every one of these, `key` is NULL inside lists and at the root. */
void note_open(struct text *note, const char *key, char bracket); /* '{' or '[' */
void note_close(struct text *note, char bracket);                 /* '}' or ']' */
void note_text(struct text *note, const char *key, const char *value);
void note_real(struct text *note, const char *key, double value); /* not finite: null */
void note_raw(struct text *note, const char *key, const char *value);
void note_words(struct text *note, const char *key, struct words words);

/* {code, where, line, column, zh, en}; where is "" and line 0 where there is none. */
void note_fault(struct text *note, const char *key, const struct fault *fault);
void note_faults(struct text *note, const char *key, const struct fault *faults, int n);

#endif
