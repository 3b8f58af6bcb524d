/* page.h - the page of a comparison: its document (docs/page.md), and the file to hand on. */
#ifndef CLI_PAGE_H
#define CLI_PAGE_H

#include "cli/effects.h"

/* page.json in the comparison's folder. Faults: FAULT_IO, FAULT_MEMORY, those of reading. */
int page_write(const struct comparison *comparison, const struct effects *effects,
               struct fault *fault);

/* A document as a file of that name, whole or not there; its text is freed. Faults: FAULT_IO,
 * FAULT_MEMORY. */
struct json;
int page_document(const char *path, struct json *json, struct fault *fault);

/* The template with the document `from` inside it, as `to`. *there is false, and nothing is
 * written, where this program was built without the page. Faults: FAULT_IO, FAULT_MEMORY. */
int page_splice(const char *from, const char *to, bool *there, struct fault *fault);

/* page_arm.c: one variant's part of the document. */
int page_arm(struct json *json, const struct comparison *comparison, int variant,
             const struct effects *effects, struct fault *fault);
/* page_differ.c: one parameter that differs, as flat_differ tells it; context is the json. */
struct flat_line;
void page_difference(void *context, const struct flat_line *base, const struct flat_line *variant);
/* page_why.c: channels of the committee's hours, and flows of tasks. */
int page_why(struct json *json, const struct comparison *comparison, int variant,
             struct fault *fault);
/* page_case.c: the most telling case (telling.h) of the reform's first year in the first
 * replicate, in both arms. */
int page_case(struct json *json, const struct comparison *comparison, int variant,
              struct fault *fault);
/* page_limits.c: the assumptions, by what they move. */
int page_limits(struct json *json, const struct comparison *comparison,
                const struct effects *effects, struct fault *fault);

/* The page that travels inside the program; mk/page. */
extern const char *const page_template;
extern const size_t page_template_size; /* 0: built without npm */

#endif
