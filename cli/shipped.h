/* shipped.h - the scenarios, tables and lessons that travel inside the program.
 *
 * The build writes them from scenarios/ and classroom/lessons/ (mk/shipped), in byte order of
 * their paths, so that an installed or static program needs no data directory. A name is the path
 * below scenarios/ without `.yaml` ("hefei-2009", "lab/queue"); tables keep their `.csv`; a lesson
 * has that of its folder ("01-needle").
 */
#ifndef CLI_SHIPPED_H
#define CLI_SHIPPED_H

#include <stddef.h>

struct shipped {
    const char *name;
    const char *text; /* [size], UTF-8; a 0 follows that `size` does not count */
    size_t size;
};

extern const struct shipped shipped_scenarios[]; /* [shipped_count] */
extern const int shipped_count;

extern const struct shipped shipped_lessons[]; /* [shipped_lessons_count] */
extern const int shipped_lessons_count;

#endif
