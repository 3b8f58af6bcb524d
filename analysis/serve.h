/* serve.h - the child process that reads a foreign file: what it is asked, what it answers.
 *
 * HDF5 1.10 can crash, or run for ever, on a damaged file whose metadata have no
 * checksums, and no check from outside foresees it. So every call of HDF5 on a foreign
 * file is made here, in a process that may die: it can write nowhere, open nothing more,
 * and has little time and memory. The other end of the socket is ask.h.
 *
 * Child and parent are one program (fork without exec), so structs cross as they are.
 */
#ifndef ANALYSIS_SERVE_H
#define ANALYSIS_SERVE_H

#include "analysis/read.h"

/* Texts, in one answer, with their ends. */
#define SERVE_TEXT_BYTES ((size_t)1 << 30)

enum serve_what {
    SERVE_HAS,
    SERVE_TEXT,
    SERVE_NUMBERS,
    SERVE_GROUPS,
    SERVE_DATASETS,
    SERVE_LOOK,
    SERVE_ARRAY,
    SERVE_ROW
};

/* `path_size` and `name_size` bytes follow, each a text with its end (name: or nothing). */
struct serve_question {
    enum serve_what what;
    int most; /* SERVE_NUMBERS */
    size_t row, path_size, name_size;
};

/* `bytes` bytes follow: the fault where there is one; else the texts with their ends, the
 * numbers, the cells. One answer comes unasked: that of opening. */
struct serve_answer {
    int code;  /* 0, or a fault's */
    size_t n;  /* of has: 0 or 1; of text, names, numbers: how many */
    struct result_about about; /* of look, array, row */
    size_t bytes;
};

/* Confines this process, opens the file, answers until nobody asks. `seconds` of processor
 * time an answer at most; SIGXCPU ends it then. */
_Noreturn void serve(int socket, const char *path, int seconds);

#endif
