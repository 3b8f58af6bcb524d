/* export_readme.c - lines of the table readme; see export.h. */
#include <stdlib.h>

#include "cli/export.h"

const struct sink_table export_readme = {"readme", {"说明", "readme"}};
const struct export_note export_empty = {
    "", {"空白：没有发生，无从计算", "empty: no case, no value"}};

int export_attribute(struct result *result, const char *object, const char *name,
                     struct sink *sink, struct fault *fault)
{
    char *text;
    int code = result_text(result, object, name, &text, fault);
    sink_text(sink, text ? text : "");
    free(text);
    return code;
}

int export_readme_head(struct sink *sink)
{
    return sink_texts(sink, (const char *const[]){"kind", "name", "unit", "zh", "en"}, 5);
}

int export_readme_line(struct sink *sink, const char *kind, struct export_note note)
{
    return sink_texts(sink, (const char *const[]){kind, note.name, "", note.about.zh, note.about.en},
                      5);
}

int export_readme_place(struct sink *sink, const struct sink_table *table, struct words about)
{
    char place[SINK_PLACE];
    return export_readme_line(sink, sink_kind(sink),
                              (struct export_note){sink_place(sink, table, place), about});
}
