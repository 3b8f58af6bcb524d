/* whole.c - see whole.h. */
#include "cli/whole.h"

#ifdef XLSXWRITER /* else there are none */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/zip.h"

static const char cell_begins[] = "<c r=\""; /* stands nowhere else: `<` is escaped in texts */

enum { TAIL = 64 };

/* One part as it passes. */
struct reading {
    const size_t *cells; /* [n], of the sheets */
    size_t n, n_sheets;  /* sheets seen */
    bool good;
    size_t found, matched; /* cells; bytes of cell_begins that stand at the end so far */
    char tail[TAIL + 1];   /* the last bytes */
    size_t kept;
};

static void keep_tail(struct reading *reading, const char *bytes, size_t n)
{
    if (n >= TAIL) {
        bytes += n - TAIL;
        n = TAIL;
        reading->kept = 0;
    }
    if (reading->kept + n > TAIL) {
        const size_t gone = reading->kept + n - TAIL;
        memmove(reading->tail, reading->tail + gone, reading->kept - gone);
        reading->kept -= gone;
    }
    memcpy(reading->tail + reading->kept, bytes, n);
    reading->kept += n;
    reading->tail[reading->kept] = '\0';
}

static bool ends_with(const char *text, const char *end)
{
    const size_t n = strlen(text), m = strlen(end);
    return n >= m && !strcmp(text + n - m, end);
}

/* What a part that was cut short does not end with; of sheets, which alone are long, exactly. */
static void part_ends(struct reading *reading, const char *name)
{
    static const char sheets[] = "xl/worksheets/sheet";
    while (reading->kept && strchr("\r\n", reading->tail[reading->kept - 1]))
        reading->tail[--reading->kept] = '\0';
    if (strncmp(name, sheets, strlen(sheets)) == 0) {
        const unsigned long sheet = strtoul(name + strlen(sheets), NULL, 10);
        reading->n_sheets++;
        if (sheet < 1 || sheet > reading->n || reading->found != reading->cells[sheet - 1] ||
            !ends_with(reading->tail, "</worksheet>"))
            reading->good = false;
    } else if (!ends_with(reading->tail, ">")) {
        reading->good = false;
    }
    reading->found = reading->matched = reading->kept = 0;
}

static void part(void *context, const char *name, const char *bytes, size_t n)
{
    struct reading *reading = context;
    if (n == 0) {
        part_ends(reading, name);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        if (bytes[i] != cell_begins[reading->matched])
            reading->matched = bytes[i] == cell_begins[0];
        else if (!cell_begins[++reading->matched]) {
            reading->found++;
            reading->matched = 0;
        }
    }
    keep_tail(reading, bytes, n);
}

bool whole(const char *path, const size_t *cells, size_t n)
{
    struct reading reading = {.cells = cells, .n = n, .good = true};
    return zip_read(path, part, &reading) && reading.good && reading.n_sheets == n;
}

#endif
