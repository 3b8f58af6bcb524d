/* read.h - a result file as arrays with units and labels. Never writes.
 *
 * Result files are other people's input: what is read is checked before memory is taken
 * for it. Refused: links and data outside the file, virtual datasets, filters other than
 * deflate, shuffle and checksum, ranks and sizes beyond the bounds below, types the store
 * does not write. Damage on which HDF5 itself crashes or runs for ever is met by a child
 * process, which does all the reading of a file from result_open to result_close (ask.h):
 * when it is lost, this and every later question are FAULT_INPUT.
 *
 * One thread at a time. Faults, all with the path: FAULT_INPUT (foreign, damaged,
 * missing), FAULT_IO (cannot be opened), FAULT_MEMORY.
 */
#ifndef ANALYSIS_READ_H
#define ANALYSIS_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/fault.h"

enum { RESULT_RANK = 3 };
#define RESULT_CELLS ((uint64_t)1 << 27) /* at most, in one array */

struct result; /* opaque */

enum result_kind { RESULT_REALS, RESULT_INTEGERS, RESULT_TEXTS };

/* What a dataset is, without its values. */
struct result_about {
    int rank; /* 0: a scalar */
    size_t n[RESULT_RANK], cells;
    enum result_kind kind;
};

/* Row-major values; one of the three is set. */
struct result_array {
    struct result_about about;
    double *reals;
    int64_t *integers;
    char **texts; /* none is NULL */
};

struct result_names {
    char **names; /* [n], in the order in which they were written */
    size_t n;
};

/* Opens a complete result of shequ; others are FAULT_INPUT. *result is NULL on fault.
 * (Where no child can be made, the file is read in this process.) */
int result_open(struct result **result, const char *path, struct fault *fault);
/* A result, or the effects of a comparison (effects.h5, docs/compare.md). */
int result_open_any(struct result **result, const char *path, struct fault *fault);
/* A result without the child process: for files of our own making. */
int result_open_unasked(struct result **result, const char *path, struct fault *fault);
void result_close(struct result *result);
const char *result_path(const struct result *result);

/* Is there a group or dataset of that path, in this file? "/ledger/work", "/trace". On a
 * fault *has is false. */
int result_has(struct result *result, const char *path, bool *has, struct fault *fault);
/* In both? */
int results_have(struct result *a, struct result *b, const char *path, bool *have,
                 struct fault *fault);

/* A text attribute of an object ("/" is the file), to be freed by the caller. An absent
 * one is NULL and no fault. */
int result_text(struct result *result, const char *object, const char *name, char **text,
                struct fault *fault);
/* A numeric attribute of 1..most numbers; *n is 0 when it is absent. */
int result_numbers(struct result *result, const char *object, const char *name, double *numbers,
                   int most, int *n, struct fault *fault);

/* Members of a group: its groups, or its datasets that are not axes. */
int result_groups(struct result *result, const char *group, struct result_names *names,
                  struct fault *fault);
int result_datasets(struct result *result, const char *group, struct result_names *names,
                    struct fault *fault);
/* Those with a denominator beside them: the metrics of "/", "/communities", ... */
int result_metrics(struct result *result, const char *group, struct result_names *names,
                   struct fault *fault);
void result_names_free(struct result_names *names);

int result_look(struct result *result, const char *path, struct result_about *about,
                struct fault *fault);
/* The whole array. */
int result_array(struct result *result, const char *path, struct result_array *array,
                 struct fault *fault);
/* Row `row` (from 0) of the first axis, in an array of one rank less. Not of texts. */
int result_row(struct result *result, const char *path, size_t row, struct result_array *array,
               struct fault *fault);
void result_array_free(struct result_array *array);

#endif
