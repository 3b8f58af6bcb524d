/* paper.h - headings, paragraphs and tables, as Markdown or as LaTeX, to a stream.
 *
 * Markdown is GitHub's: a table is lines with |. LaTeX is a document of its own, landscape, of
 * packages that every installation has; pdflatex, xelatex and lualatex take it. pdflatex has no
 * Chinese letters: there they are shown as a box, and no error (with xelatex or lualatex and the
 * package ctex they are set).
 */
#ifndef CLI_PAPER_H
#define CLI_PAPER_H

#include <stdbool.h>
#include <stdio.h>

#include "sim/words.h"

enum paper_form { PAPER_MARKDOWN, PAPER_LATEX };

struct paper {
    FILE *out;
    enum paper_form form;
    enum lang lang;
    int columns, column; /* of the table that is open */
};

struct paper_column {
    struct words heading;
    int width; /* shares of the line, of LaTeX */
};

void paper_begin(const struct paper *paper, const char *title);
void paper_end(const struct paper *paper);

void paper_heading(const struct paper *paper, const char *text);
void paper_text(const struct paper *paper, const char *text);

void paper_table(struct paper *paper, const struct paper_column *column, int columns);
/* The next cell; the last of a row ends it. `code`: a name of ours, not a word. */
void paper_cell(struct paper *paper, const char *text);
void paper_code(struct paper *paper, const char *code);
void paper_table_end(struct paper *paper);

#endif
