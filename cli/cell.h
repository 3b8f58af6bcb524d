/* cell.h - one cell of a table for Excel, R and Stata (RFC 4180). */
#ifndef CLI_CELL_H
#define CLI_CELL_H

#include <stdio.h>

/* In quotes, and its quotes doubled, where commas, quotes or line ends would end it. */
void cell_write(FILE *out, const char *text);

#endif
