/* entry.h - everything that has a name and words, one after another: parameters, rules,
 * reforms and their parameters, metrics, scenarios. What `describe` shows and finds.
 */
#ifndef CLI_ENTRY_H
#define CLI_ENTRY_H

#include "models/assumptions.h"
#include "models/metrics.h"
#include "models/reform.h"
#include "models/rules.h"
#include "sim/parameter.h"

enum entry_kind { ENTRY_PARAMETER, ENTRY_RULE, ENTRY_REFORM, ENTRY_SETTING, ENTRY_METRIC,
                  ENTRY_SCENARIO, N_ENTRY_KINDS };

enum { ENTRY_NAME = 128 };

struct entry {
    enum entry_kind kind;
    char name[ENTRY_NAME]; /* "work.need_rate", "reforms.separation.dual_posts", ... */
    struct words label, about;
    const char *unit, *grade, *source; /* NULL where there is none */
    struct parameter row;              /* of parameters, settings and rules */
    char preset[64];                   /* as written; empty where there is none */
    const struct reform *reform;       /* of reforms and settings */
    const struct rule_row *rule;
    const struct metric *metric;
};

extern const struct words entry_kinds[N_ENTRY_KINDS];      /* one of them */
extern const struct words entry_headings[N_ENTRY_KINDS];   /* many of them */
extern const char *const entry_keys[N_ENTRY_KINDS];        /* "parameter", ... */

/* What run.assumptions: drawn does with it; NULL where it is not of grade assumed. */
const struct words *entry_law(const struct entry *entry);

/* Where it comes from, in a language: row ids and papers as they are, the rest in words.
 * `text` has ENTRY_NAME bytes; "" where nothing is said. */
const char *entry_source(const struct entry *entry, enum lang lang, char *text);

/* Call `each` for every entry, by kind and in the order of the rows, until it returns
 * other than 0; returns that. The entry and its words live for the call only. */
int entry_each(int (*each)(const struct entry *entry, void *with), void *with);

/* Whether the text stands in its name, words or source; ASCII letters of either case. */
bool entry_says(const struct entry *entry, const char *text);

#endif
