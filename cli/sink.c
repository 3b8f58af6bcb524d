/* sink.c - see sink.h. */
#include <math.h>

#include "cli/sink_writer.h"

const char *sink_place(const struct sink *sink, const struct sink_table *table,
                       char text[SINK_PLACE])
{
    return sink->writer->place(table, sink->lang, text);
}

const char *sink_kind(const struct sink *sink)
{
    return sink->writer->kind;
}

int sink_begin(struct sink *sink, const struct sink_table *table)
{
    sink->table = *table;
    sink->line = sink->column = 0;
    return sink->writer->begin(sink);
}

void sink_text(struct sink *sink, const char *text)
{
    sink->writer->text(sink, text);
    sink->column++;
}

void sink_real(struct sink *sink, double value)
{
    if (isnan(value) || isinf(value)) {
        sink_text(sink, isnan(value) ? "" : value > 0 ? "inf" : "-inf");
        return;
    }
    sink->writer->real(sink, value);
    sink->column++;
}

void sink_day(struct sink *sink, day at)
{
    sink->writer->day(sink, at);
    sink->column++;
}

int sink_line(struct sink *sink)
{
    int code = sink->writer->line(sink);
    sink->line++;
    sink->column = 0;
    return code;
}

int sink_texts(struct sink *sink, const char *const *texts, int n)
{
    for (int i = 0; i < n; i++)
        sink_text(sink, texts[i] ? texts[i] : "");
    return sink_line(sink);
}

int sink_end(struct sink *sink, int code)
{
    return sink->writer->end(sink, code);
}

int sink_close(struct sink *sink, int code)
{
    return sink ? sink->writer->close(sink, code) : code;
}
