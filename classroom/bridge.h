/* bridge.h - what the page may ask of the core when it is compiled to WebAssembly, and what those parts
 * share that answer it: bridge_open.c, bridge_run.c, bridge_known.c, bridge_compared.c.
 *
 * Texts come as addresses of bytes that bridge_room() gave; answers are one line of JSON each, at
 * the address returned, which stays until the next question. Numbers by the thousand are not put
 * into JSON: the answer says where they lie. What is wrong outside is told in the answer; what is
 * wrong with us goes to the page's own bug(), which never comes back, and then this instance is
 * not asked again.
 */
#ifndef CLASSROOM_BRIDGE_H
#define CLASSROOM_BRIDGE_H

#include "models/arm.h"
#include "models/json.h"

#define EXPORT(name) __attribute__((export_name(#name)))
#define IMPORT(name) __attribute__((import_module("page"), import_name(#name)))

/* A scenario made ready. */
struct opened {
    struct scenario scenario;
    struct arm arm;
};
const struct opened *bridge_opened(int id);

/* The answer to the question that was asked, empty; and as it is handed back, NULL: out of memory. */
struct json *bridge_answer(void);
const char *bridge_answered(void);

/* {code, where, line, column, zh, en}; where is "" and line 0 where there is none. */
void bridge_put_fault(struct json *json, const char *key, const struct fault *fault);
/* {fault}: an answer of its own. */
const char *bridge_fault(const struct fault *fault);

#endif
