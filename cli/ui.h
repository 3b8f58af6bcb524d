/* ui.h - how the command speaks: results on stdout, messages on stderr, one exit status.
 *
 * The only place that prints. Verbs say what they found in both languages and return an
 * exit status; nothing here ends the program.
 */
#ifndef CLI_UI_H
#define CLI_UI_H

#include <stdbool.h>

#include "models/scenario.h"
#include "sim/fault.h"
#include "sim/words.h"

/* Exit statuses, as in sysexits(3) where it has them. */
enum exit_status {
    EXIT_OK = 0,
    EXIT_NO = 1,      /* the answer is no */
    EXIT_USAGE = 64,  /* wrong usage */
    EXIT_INPUT = 65,  /* bad input */
    EXIT_BUG = 70,    /* our mistake */
    EXIT_MEMORY = 71, /* out of memory */
    EXIT_IO = 74,     /* a disk or a file fails */
    EXIT_AGAIN = 75,  /* stopped; the same command goes on */
};

/* What the global options and the environment ask for. All zero is Chinese, plain, with
 * as many threads as the machine has. */
struct ui {
    enum lang lang;
    bool quiet;   /* no messages but errors */
    bool mute;    /* no messages at all: another rank tells them (follow.h) */
    bool json;    /* results as JSON, where it makes sense */
    bool verbose; /* errors show the line they are about */
    bool color;   /* stderr is a terminal and NO_COLOR is not set */
    bool force;   /* existing files may be replaced */
    int threads;  /* 0: as many as there are */
    int checkpoint; /* simulated days between two checkpoints; 0: by the clock (keep.h) */
};

/* From LC_ALL, LC_MESSAGES, LANG (zh* is Chinese, all else English), NO_COLOR and
 * whether stderr is a terminal. */
void ui_init(struct ui *ui);

/* A result, to stdout. Both formats take the same arguments in the same order. */
void ui_print(const struct ui *ui, struct words format, ...);

struct json;
/* A result as JSON, to stdout: all of it, or nothing where memory did not suffice. Its text is freed.
 * Faults: FAULT_MEMORY. */
int ui_json(const struct ui *ui, struct json *json, struct fault *fault);

/* A message or progress, to stderr; silent when quiet. Ends its line by itself. */
void ui_note(const struct ui *ui, struct words format, ...);

/* Tell an error as `path:line:column: story`. Returns the exit status of its code. */
int ui_fault(const struct ui *ui, const struct fault *fault);

/* Tell that memory was refused, where nothing else is known of it. Returns EXIT_MEMORY. */
int ui_memory(const struct ui *ui);

/* Tell every error, or else every warning (unless quiet: first what is wrong). Returns the
 * exit status of the worst error: memory and I/O before input; 0 if there is none. */
int ui_faults(const struct ui *ui, const struct faults *faults);

/* Wrong usage: says what and where to read on. Returns EXIT_USAGE. */
int ui_usage(const struct ui *ui, struct words format, ...);

/* The exit status of a fault's code. */
int ui_status(int code);

#endif
