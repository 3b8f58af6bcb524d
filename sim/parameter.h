/* parameter.h - a number is one row.
 *
 * The row says everything anybody will need to know of it. Defaults, checks of
 * scenarios, the JSON Schema, the reference pages and the result file's attributes are
 * read from the row; none is written again.
 *
 * The value lives in an ordinary struct (nested by group), so model code reads
 * `given->work.need_rate` and the compiler checks the spelling. Every field is eight
 * bytes, a double or an int64_t; PARAMETER_COVERS makes a forgotten row not compile.
 */
#ifndef SIM_PARAMETER_H
#define SIM_PARAMETER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/fault.h"

/* How well we know a number. Sensitivity runs start from the weakest. */
enum grade { GRADE_ASSUMED, GRADE_CALIBRATED, GRADE_SURVEYED, GRADE_STATUTORY, N_GRADES };

/* How a value is stored, written and read. */
enum parameter_type {
    PARAMETER_REAL,     /* double, in `unit` */
    PARAMETER_COUNT,    /* int64_t */
    PARAMETER_SHARE,    /* double; also written `80 %` */
    PARAMETER_DURATION, /* int64_t microseconds; written `5 d`, `3 months`, `8 h`, `30 min` */
    PARAMETER_MONEY,    /* int64_t fen; written in yuan */
    PARAMETER_CHOICE,   /* int64_t index into `choices` */
    N_PARAMETER_TYPES
};

/* What they are called; in files and to programs a grade by its English word. */
extern const struct words grade_words[N_GRADES];
extern const char *const parameter_types[N_PARAMETER_TYPES];

enum parameter_flags {
    PARAMETER_SIZES = 1,     /* shapes the city: never drawn, never different between arms */
    PARAMETER_UNBOUNDED = 2, /* 0 means "without bound", as in patience */
    PARAMETER_LEVER = 4,     /* somebody decides it, so nobody need estimate it: never drawn */
};

struct parameter_choice {
    const char *name;
    struct words label;
};

struct parameter {
    const char *name; /* path, e.g. "work.need_rate" */
    size_t at;        /* offset of the value in its owner */
    enum parameter_type type;
    unsigned flags;
    const char *unit;            /* "1", "h", "1/person/year", "d", "yuan", ... as printed */
    double limit_low, limit_high; /* outside is refused; in the unit of writing */
    double low, high;             /* plausible; outside is a warning */
    double preset;                /* default; for a choice its index */
    const struct parameter_choice *choices; /* [..] ends with name NULL */
    struct words label; /* a few words, for axes and forms */
    struct words about; /* a sentence or two: what it means, what it moves */
    enum grade grade;
    const char *source; /* statute, survey item, paper, or "assumed: why" */
};

struct parameter_table {
    const struct parameter *rows; /* [count] */
    int count;
    size_t size; /* bytes of the owner struct */
};

/* First members of a row, from the field itself: its spelling and its place. */
#define PARAMETER_AT(owner, field) .name = #field, .at = offsetof(struct owner, field)

/* Every eight-byte field of the owner has a row; a forgotten one does not compile. */
#define PARAMETER_COVERS(rows, owner)                                              \
    _Static_assert(sizeof(rows) / sizeof(rows)[0] * 8 == sizeof(struct owner), \
                   "a field of struct " #owner " has no row")

#define PARAMETER_TABLE(rows, owner) \
    {(rows), (int)(sizeof(rows) / sizeof(rows)[0]), sizeof(struct owner)}

/* Write every default into `values` (table->size bytes). */
void parameter_presets(const struct parameter_table *table, void *values);

/* The row of that name; a leading "parameters." is ignored. NULL if there is none. */
const struct parameter *parameter_find(const struct parameter_table *table, const char *name);

/* How far `name` is from a known one by edit distance (Damerau), or -1 when it is too far
 * to have been meant: more than 1 + a fifth of the shorter one's letters. */
int parameter_near(const char *name, const char *known);

/* Of the names offered one after another the nearest, the first of equals; all zero before,
 * `name` stays NULL when none is near. It keeps the pointer offered. */
struct nearest {
    const char *name;
    int away;
};
void nearest_offer(struct nearest *nearest, const char *name, const char *known);

/* The row's name nearest to `name`, also when its group was left out, or NULL. */
const char *parameter_nearest(const struct parameter_table *table, const char *name);

/* Read a value as a person writes it (`12`, `80 %`, `5 d`, `3.5`, a choice's name) and
 * store it. A bare number is in the row's unit; `5 wd` is a week, 7 d. Nothing is stored
 * on a fault. Returns 0 or FAULT_INPUT with the story (value, limits, unit, cure); the
 * row's path and the place are the caller's to say. *odd, if given, becomes true when
 * the value is inside the limits but outside the plausible range. */
int parameter_read(const struct parameter *row, void *values, const char *text, bool *odd,
                   struct fault *fault);

/* The value in the unit of writing (shares as 0..1, durations in `unit`, money in yuan). */
double parameter_value(const struct parameter *row, const void *values);
/* Store a value given in the unit of writing, unchecked. */
void parameter_put(const struct parameter *row, void *values, double value);

/* The fewest digits that read back to the same double; finite. Returns `text`. */
enum { REAL_TEXT = 40 };
const char *real_text(double value, char text[REAL_TEXT]);

/* The value as a person would write it, such that parameter_read() returns the same
 * bits (LC_NUMERIC must be "C", as it is unless somebody changed it). Returns the length
 * as snprintf does. */
int parameter_write(const struct parameter *row, const void *values, char *text, size_t size);

#endif
