/* fault.h - what is wrong outside (a fault), and what is wrong with us (a bug).
 *
 * A fault is an ordinary return: a negative code, and the story told once, in both
 * languages, at the place that knows it. Functions that can meet one return int and
 * take `struct fault *` last. A refusal (no funds, nobody asked) is an answer of the
 * simulated world and never a fault.
 *
 * A bug never returns. bug() is not defined here: whoever links the core says what
 * becomes of it (the command prints the line that replays the run and exits 70; a
 * test fails; a page shows it).
 */
#ifndef SIM_FAULT_H
#define SIM_FAULT_H

#include "sim/words.h"

enum fault_code {
    FAULT_INPUT = -1,  /* a scenario, a table or a result file is wrong: exit 65 */
    FAULT_MEMORY = -2, /* exit 71 */
    FAULT_IO = -3,     /* a disk or a file fails: exit 74 */
    FAULT_BOOKS = -4,  /* a ledger does not close: exit 70 */
    FAULT_STOPPED = -5, /* asked to stop; what was done is kept: exit 75 */
};

enum { FAULT_PLACE = 256, FAULT_STORY = 640 };

/* All zero is "no fault". */
struct fault {
    int code;
    char where[FAULT_PLACE]; /* a file; empty where there is none */
    int line, column;        /* from 1; 0 where there is none */
    char zh[FAULT_STORY], en[FAULT_STORY];
};

/* Tell the story; both formats take the same arguments in the same order.
 * Returns `code`. The first story told stays: a later call returns its code only. */
int fault_set(struct fault *fault, enum fault_code code, struct words format, ...);

/* Tell `story` of what is called `name`, each language its own: "name: story". The place is the
 * caller's to say. Returns the story's code. */
int fault_about(struct fault *fault, const char *name, const struct fault *story);

/* As a terminal may be told it, in place: whole characters of UTF-8 on one line. What steers a
 * terminal, or turns the direction of reading, becomes a question mark. Done by all that is
 * here. */
void fault_plain(char *text);

/* Say where: a file and a position. Keeps a place that was already said. */
void fault_place(struct fault *fault, const char *where, int line, int column);

/* The usual story of a failed allocation of `bytes`. Returns FAULT_MEMORY. */
int fault_memory(struct fault *fault, unsigned long long bytes);

_Noreturn void bug(const char *file, int line, const char *what);

/* In every build. Cheap conditions only. */
#define ALWAYS(condition) ((condition) ? (void)0 : bug(__FILE__, __LINE__, #condition))

#endif
