/* sink.h - a set of tables on its way out: a folder of CSV files, or one workbook.
 *
 * Tables come one after another, each line by line, each line cell by cell; the first line
 * of a table is its head. What cannot be written is told at the end of the line, of the
 * table or of the set, whichever comes first.
 *
 * Faults, all with the path: FAULT_IO (the disk; a file that exists, without `force`),
 * FAULT_INPUT (what a workbook cannot hold), FAULT_MEMORY.
 */
#ifndef CLI_SINK_H
#define CLI_SINK_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/clock.h"
#include "sim/fault.h"
#include "sim/words.h"

struct sink; /* opaque; sink_writer.h is for those who write */

struct sink_table {
    const char *name;   /* of the file, without .csv */
    struct words title; /* of the sheet: 1 to 20 characters, none of []:*?/\ */
};

/* What may stand on a sheet, with its head: Excel takes 1,048,576 lines. */
enum { SINK_LINES = 1000000, SINK_PLACE = 100 };

/* Tables as `folder`/NAME.csv; the folder is made. `folder` and `fault` are remembered until
 * the sink is closed. *sink is NULL on fault. */
int sink_folder(struct sink **sink, const char *folder, bool force, struct fault *fault);
/* Was the program built with what writes workbooks? */
bool sink_has_workbook(void);
/* Tables as sheets of the workbook `path`; one of more than `lines` > 1 lines, or some
 * gigabytes, goes on, under the same head, on sheets TITLE 2, TITLE 3. */
int sink_workbook(struct sink **sink, const char *path, size_t lines, enum lang lang, bool force,
                  struct fault *fault);

/* Where a reader finds the table: "city.csv", or the title of the sheet. Returns `text`. */
const char *sink_place(const struct sink *sink, const struct sink_table *table,
                       char text[SINK_PLACE]);
/* What such a place is: "file", "sheet". */
const char *sink_kind(const struct sink *sink);

int sink_begin(struct sink *sink, const struct sink_table *table);
/* UTF-8; an empty one is an empty cell. */
void sink_text(struct sink *sink, const char *text);
/* NaN is an empty cell, infinity the text inf. */
void sink_real(struct sink *sink, double value);
void sink_day(struct sink *sink, day at);
/* The line is whole. */
int sink_line(struct sink *sink);
/* n cells of text, NULL an empty one, and the line is whole. */
int sink_texts(struct sink *sink, const char *const *texts, int n);
/* `code` is what came of filling the table, 0 or a fault's; returns it, or the fault of
 * ending it. Once for each sink_begin, also where that told a fault. */
int sink_end(struct sink *sink, int code);

/* `code` is what came of all of it; with a fault nothing unfinished is left on the disk.
 * Frees the sink, which may be NULL. */
int sink_close(struct sink *sink, int code);

#endif
