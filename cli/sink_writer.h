/* sink_writer.h - what a writer of tables does for a sink. For csv.c and xlsx.c. */
#ifndef CLI_SINK_WRITER_H
#define CLI_SINK_WRITER_H

#include "cli/sink.h"

/* Each gets the sink with `line` and `column` of the cell, from 0. Cells are neither NaN nor
 * infinite. `close` frees the writer's struct, of which the sink is the first member. */
struct sink_writer {
    const char *kind;
    const char *(*place)(const struct sink_table *table, enum lang lang, char text[SINK_PLACE]);
    int (*begin)(struct sink *sink);
    void (*text)(struct sink *sink, const char *text);
    void (*real)(struct sink *sink, double value);
    void (*day)(struct sink *sink, day at);
    int (*line)(struct sink *sink);
    int (*end)(struct sink *sink, int code);
    int (*close)(struct sink *sink, int code);
};

struct sink {
    const struct sink_writer *writer;
    struct fault *fault;
    enum lang lang;
    struct sink_table table; /* the one being written */
    size_t line, column;
};

#endif
