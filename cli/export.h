/* export.h - what `shequ export` writes of a file, table by table. */
#ifndef CLI_EXPORT_H
#define CLI_EXPORT_H

#include <stdbool.h>

#include "analysis/read.h"
#include "cli/sink.h"

/* Faults of all of them: those of reading and of the sink. */

/* Of a result: readme, city, communities, groups, items, flows, parameters, drawn. `full`
 * writes every replicate instead of mean and standard deviation. */
int export_result(struct result *result, bool full, struct sink *sink, struct fault *fault);

/* Of the effects of a comparison: readme, effects, series. */
int export_effects(struct result *result, struct sink *sink, struct fault *fault);

/* A text attribute into a cell; none is an empty one. */
int export_attribute(struct result *result, const char *object, const char *name,
                     struct sink *sink, struct fault *fault);

/* The table that says what is in the others: kind, name, unit, and words in both languages. */
struct export_note {
    const char *name;
    struct words about;
};
extern const struct sink_table export_readme;
extern const struct export_note export_empty; /* what an empty cell is */
int export_readme_head(struct sink *sink);
/* A line about a table, by the place where the reader finds it. */
int export_readme_place(struct sink *sink, const struct sink_table *table, struct words about);
int export_readme_line(struct sink *sink, const char *kind, struct export_note note);

#endif
