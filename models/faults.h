/* faults.h - all that is wrong with one input, told in one pass, in order of writing. */
#ifndef MODELS_FAULTS_H
#define MODELS_FAULTS_H

#include "sim/fault.h"

enum { FAULTS_MAX = 20 };

/* All zero is "none". */
struct faults {
    struct fault fault[FAULTS_MAX]; /* in order of file and line, after faults_sort() */
    int n, n_more;                  /* told; and found beyond those */
    struct fault warning[FAULTS_MAX]; /* codes are FAULT_INPUT; the run goes on */
    int n_warnings;
};

/* Keep a copy. A fault that is no fault (code 0) is ignored. Returns its code. */
int faults_add(struct faults *faults, const struct fault *fault);
void faults_warn(struct faults *faults, const struct fault *fault);

/* In order of file (as in `files`, others last), line and column; equal ones stay in
 * order of finding. */
void faults_sort(struct faults *faults, char *const *files, int n_files);

#endif
