/* csv.c - see csv.h. */
#include "models/csv.h"

#include <stdlib.h>
#include <string.h>

void csv_tell(struct csv *csv, int line, int column, struct fault *fault)
{
    fault_place(fault, csv->name, line, column);
    faults_add(csv->faults, fault);
}

static void step(struct csv *csv)
{
    const char c = *csv->at++;
    if (c == '\n' || (c == '\r' && *csv->at != '\n')) {
        csv->line++;
        csv->column = 1;
    } else if (((unsigned char)*csv->at & 0xC0) != 0x80 && c != '\r')
        csv->column++;
}

static void keep(struct csv *csv, struct csv_cell *cell, char c)
{
    if (cell->n + 1 >= cell->cap) {
        size_t cap = cell->cap ? cell->cap * 2 : 64;
        char *text = realloc(cell->text, cap);
        if (!text) {
            csv->memory = true;
            return;
        }
        cell->text = text;
        cell->cap = cap;
    }
    cell->text[cell->n++] = c;
    cell->text[cell->n] = 0;
}

static void trim(struct csv_cell *cell)
{
    size_t from = 0;
    while (cell->n && strchr(" \t\r\n", cell->text[cell->n - 1]))
        cell->n--;
    while (from < cell->n && strchr(" \t\r\n", cell->text[from]))
        from++;
    cell->n -= from;
    if (cell->text) {
        memmove(cell->text, cell->text + from, cell->n);
        cell->text[cell->n] = 0;
    }
}

static bool at_end_of_row(const struct csv *csv)
{
    return !*csv->at || *csv->at == '\n' || *csv->at == '\r';
}

static bool read_quoted(struct csv *csv, struct csv_cell *cell)
{
    struct fault fault = {0};
    for (step(csv); *csv->at; step(csv)) {
        if (*csv->at == '"') {
            step(csv);
            if (*csv->at != '"')
                break;
        }
        keep(csv, cell, *csv->at);
        if (!csv->at[1]) {
            step(csv);
            fault_set(&fault, FAULT_INPUT,
                      (struct words){"引号没有成对", "the quote is never closed"});
            csv_tell(csv, cell->line, cell->column, &fault);
            return false;
        }
    }
    while (*csv->at == ' ')
        step(csv);
    if (!at_end_of_row(csv) && *csv->at != ',') {
        fault_set(
            &fault, FAULT_INPUT,
            (struct words){"右引号之后应是逗号或行末；文字中的引号请写两个",
                           "after the closing quote a comma or the end of the line is wanted; "
                           "double a quote that belongs to the text"});
        csv_tell(csv, csv->line, csv->column, &fault);
        return false;
    }
    return true;
}

bool csv_cell(struct csv *csv, struct csv_cell *cell, bool *last)
{
    cell->n = 0;
    if (cell->text)
        *cell->text = 0;
    keep(csv, cell, 0);
    cell->n = 0;
    cell->line = csv->line;
    cell->column = csv->column;
    if (*csv->at == '"') {
        if (!read_quoted(csv, cell))
            return false;
    } else
        for (; !at_end_of_row(csv) && *csv->at != ','; step(csv))
            keep(csv, cell, *csv->at);
    if (csv->memory)
        return false;
    trim(cell);
    *last = at_end_of_row(csv);
    if (*csv->at == '\r' && csv->at[1] == '\n')
        step(csv);
    if (*csv->at)
        step(csv);
    return true;
}
