/* leaves_table.c - see leaves.h: tables beside a scenario. */
#include <string.h>

#include "classroom/leaves.h"

static const char head[] = "table ";
static const char *const corners[LEAVES_CORNERS] = {"city ", "tasks ", "posterior "};

struct corner {
    const char **name, **text;
};

static struct corner corner_of(struct scenario_tables *tables, int corner)
{
    const struct corner all[LEAVES_CORNERS] = {{&tables->city_name, &tables->city},
                                               {&tables->tasks_name, &tables->tasks},
                                               {&tables->posterior_name, &tables->posterior}};
    return all[corner];
}

void leaves_write_table(struct text *text, const struct scenario_tables *tables, int corner)
{
    struct scenario_tables own = *tables;
    const struct corner at = corner_of(&own, corner);
    if (!*at.text)
        return;
    ALWAYS(!strchr(*at.name, '\n'));
    text_puts(text, head);
    text_puts(text, corners[corner]);
    text_puts(text, *at.name);
    text_puts(text, "\n");
    text_puts(text, *at.text);
}

bool leaves_is_table(const char *text)
{
    return !strncmp(text, head, sizeof head - 1);
}

int leaves_read_table(struct scenario_tables *tables, char *text, struct fault *fault)
{
    char *at = text + sizeof head - 1, *end = strchr(text, '\n');
    ALWAYS(leaves_is_table(text));
    for (int c = 0; c < LEAVES_CORNERS && end && strlen(end) <= TREE_BYTES; c++) {
        const struct corner corner = corner_of(tables, c);
        const size_t n = strlen(corners[c]);
        if (strncmp(at, corners[c], n) != 0 || *corner.text || at + n >= end)
            continue;
        *end = 0;
        *corner.name = at + n;
        *corner.text = end + 1;
        return 0;
    }
    return fault_set(fault, FAULT_INPUT,
                     (struct words){"内置情景的表已损坏", "the table of a built-in scenario is damaged"});
}
