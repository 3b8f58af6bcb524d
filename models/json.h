/* json.h - JSON written piece by piece into a text that grows; who puts it out puts out all of it, or
 * nothing.
 *
 * Indented, with plain lists on one line. Markup cannot begin in it: every < is written \u003c. Inside
 * an object every piece has a key, inside a list none (NULL). Texts are UTF-8; numbers are written so
 * that they read back to the same bits, or with fewer digits.
 */
#ifndef MODELS_JSON_H
#define MODELS_JSON_H

#include "models/text.h"
#include "sim/words.h"

enum { JSON_DEPTH = 32 };

/* All zero before the first piece, but for `line` and `digits`. */
struct json {
    struct text text; /* the writer's to free; whether memory sufficed stands in it */
    bool line; /* everything on one line, as in JSON lines */
    int digits; /* significant ones of reals; 0: all that there are */
    int depth;
    bool some[JSON_DEPTH];   /* this level has a piece already */
    bool list[JSON_DEPTH];   /* it is a list */
    bool broken[JSON_DEPTH]; /* its last piece began a line */
};

/* bracket is '{' or '['. Closing the last one ends the line. */
void json_open(struct json *json, const char *key, char bracket);
void json_close(struct json *json, char bracket); /* '}' or ']' */
void json_text(struct json *json, const char *key, const char *text);
void json_words(struct json *json, const char *key, struct words words); /* {"zh", "en"} */
void json_real(struct json *json, const char *key, double value); /* not finite: null */
void json_reals(struct json *json, const char *key, const double *values, int n); /* a list */
void json_raw(struct json *json, const char *key, const char *text); /* what is JSON already */
void json_bool(struct json *json, const char *key, bool value);

#endif
