/* owed.h - what a reader owes, whatever it is given: an answer that stands, or faults that can
 * be shown. What is not so ends the fuzzer.
 */
#ifndef TESTS_FUZZ_OWED_H
#define TESTS_FUZZ_OWED_H

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/encoding.h"
#include "cli/load.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

static const struct ui silent = {.lang = LANG_EN, .quiet = true};

_Noreturn void bug(const char *file, int line, const char *what)
{
    fprintf(stderr, "%s:%d: %s\n", file, line, what);
    abort();
}

/* One line of UTF-8 without control characters: a terminal may be told it. */
static inline void owe_text(const char *text)
{
    struct fault fault = {0};
    ALWAYS(!encoding_check(text, strlen(text), "message", &fault));
    ALWAYS(!strpbrk(text, "\n\r"));
}

static inline void owe_fault(const struct fault *fault)
{
    ALWAYS(fault->code && fault->zh[0] && fault->en[0]);
    ALWAYS(fault->line >= 0 && fault->column >= 0);
    owe_text(fault->where);
    owe_text(fault->zh);
    owe_text(fault->en);
}

/* Refused with a reason, or taken without. */
static inline void owe_faults(int status, const struct faults *faults)
{
    ALWAYS((status != 0) == (faults->n > 0));
    ALWAYS(status == 0 || status == FAULT_INPUT);
    for (int i = 0; i < faults->n; i++)
        owe_fault(&faults->fault[i]);
    for (int i = 0; i < faults->n_warnings; i++)
        owe_fault(&faults->warning[i]);
}

/* Its resolved text, alone, is the same scenario. */
static inline void owe_resolved(const struct scenario *scenario)
{
    struct scenario again;
    struct faults faults = {0};
    const size_t n = strlen(scenario->resolved);
    if (n > TREE_BYTES)
        return; /* a large table embedded: no file of its own */
    if (load_scenario_text(&again, "resolved", scenario->resolved, n, NULL, 0, &silent, &faults)) {
        fprintf(stderr, "%s:%d:%d: %s\n%s\n", faults.fault[0].where, faults.fault[0].line,
                faults.fault[0].column, faults.fault[0].en, scenario->resolved);
        bug(__FILE__, __LINE__, "the resolved text is refused");
    }
    if (strcmp(again.resolved, scenario->resolved) != 0) {
        fprintf(stderr, "%s\n----\n%s\n", scenario->resolved, again.resolved);
        bug(__FILE__, __LINE__, "the resolved text says another");
    }
    ALWAYS(!strcmp(again.inputs_digest, scenario->inputs_digest));
    scenario_free(&again);
}

/* A file of this process, with the folder it lies in; gone at its end. */
static char owe_folder[200];

static inline void owe_folder_remove(void)
{
    char command[256];
    snprintf(command, sizeof command, "rm -rf '%s'", owe_folder);
    if (system(command))
        perror(owe_folder);
}

/* In memory, where there is such a place: some thousand files a second are written. */
static inline const char *owe_folder_make(void)
{
    if (!owe_folder[0]) {
        const char *place = access("/dev/shm", W_OK) ? getenv("TMPDIR") : "/dev/shm";
        snprintf(owe_folder, sizeof owe_folder, "%.100s/shequ-fuzz-XXXXXX", place ? place : "/tmp");
        ALWAYS(mkdtemp(owe_folder));
        atexit(owe_folder_remove);
    }
    return owe_folder;
}

static inline void owe_file(const char *path, const unsigned char *bytes, size_t n)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ALWAYS(file >= 0 && write(file, bytes, n) == (ssize_t)n);
    close(file);
}

#endif
