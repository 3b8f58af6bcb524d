/* sheet.h - a table somebody brings: CSV text into rows of texts and numbers, and back.
 *
 * RFC 4180, columns in any order under their names or Chinese aliases. Columns that are not
 * declared are counted and passed over: nothing of them is kept, checked or shown. A cell
 * that looks like an identity card or a mobile phone number is refused without repeating
 * it. Rows come back in order of the key, bytewise, so their order never matters.
 *
 * A row is a struct of the owner's: texts are char * (owned), numbers double in the unit of
 * writing; a missing number is the `high` of its column's row.
 */
#ifndef MODELS_SHEET_H
#define MODELS_SHEET_H

#include <stddef.h>

#include "models/csv.h"
#include "sim/parameter.h"

struct sheet_column {
    const char *aliases;   /* between bars; the first is the name itself */
    size_t at;             /* of the member */
    size_t room;           /* of a text: bytes with the end */
    void (*fit)(const char *text, struct fault *fault); /* tells a text that is none; or NULL */
    struct parameter row;  /* of a number; `high` is the value of a missing one */
    const char *no_unit;   /* refused when it stands in the header's brackets, with */
    struct words unit;     /* these words (%s: the column) */
};

struct sheet {
    const struct sheet_column *columns; /* [n_columns] texts first; the first is the key */
    int n_columns, n_texts;
    size_t size, line; /* of a row's struct, and of its `int line` */
    struct words empty, no_rows, no_key, no_commas, personal;
    struct words again; /* a key that stands in two rows (%s: the key, %d: the line); all zero
                           where it may */
    /* Fill what is missing and check what must hold of a row; `told`: something was. */
    void (*check)(struct csv *csv, void *row, bool told);
};

struct sheet_rows {
    void *rows; /* [n] by key, of sheet->size bytes */
    int n;
    int n_skipped; /* columns that are not ours */
};

enum { SHEET_NAME = 24 };

/* Read UTF-8 text without a byte order mark; `name` is the table's in messages. Returns
 * 0, or FAULT_INPUT / FAULT_MEMORY with the stories in `faults`. O(n log n). */
int sheet_read(const struct sheet *sheet, struct sheet_rows *rows, const char *text,
               const char *name, struct faults *faults);
void sheet_free(const struct sheet *sheet, struct sheet_rows *rows);

/* The same table as text that reads back to the same rows, columns that hold nothing left
 * out; the caller's to free. Returns 0 or FAULT_MEMORY. */
int sheet_write(const struct sheet *sheet, const struct sheet_rows *rows, char **text,
                struct fault *fault);

/* Empty cells of columns [from, to] that hold something elsewhere. */
int sheet_missing(const struct sheet *sheet, const struct sheet_rows *rows, int from, int to);

/* A copy on the heap, or NULL and csv->memory. */
char *sheet_copy(struct csv *csv, const char *text);

#endif
