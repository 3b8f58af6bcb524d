/* csv.h - comma-separated text, cell by cell, each with its place (RFC 4180).
 *
 * Lines end in LF, CR or CRLF; columns count characters from 1. Blanks around a cell are
 * not part of it.
 */
#ifndef MODELS_CSV_H
#define MODELS_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "models/faults.h"

struct csv {
    const char *at, *name; /* what is left of the text; the table's name in messages */
    int line, column;      /* of `at` */
    struct faults *faults;
    bool memory; /* ran out; not told here */
};

/* All zero before the first; freed by its owner. */
struct csv_cell {
    char *text; /* owned; never NULL after a read */
    size_t n, cap;
    int line, column;
};

/* Read one cell; *last when its row ends with it. False after telling, or without memory. */
bool csv_cell(struct csv *csv, struct csv_cell *cell, bool *last);

/* Tell a fault, if it is one, at a place of the table. */
void csv_tell(struct csv *csv, int line, int column, struct fault *fault);

#endif
