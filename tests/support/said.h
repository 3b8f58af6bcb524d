/* said.h - what a verb prints on stdout, as text. */
#ifndef TESTS_SUPPORT_SAID_H
#define TESTS_SUPPORT_SAID_H

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/ui.h"

/* Run `verb` with `argv` (ended by NULL); returns its status. */
static inline int said(int (*verb)(int, char **, struct ui *), struct ui *ui, char **argv,
                       char *text, size_t size)
{
    int argc = 0;
    while (argv[argc])
        argc++;
    fflush(stdout);
    FILE *file = tmpfile();
    int saved = dup(1);
    dup2(fileno(file), 1);
    int status = verb(argc, argv, ui);
    fflush(stdout);
    dup2(saved, 1);
    close(saved);
    rewind(file);
    text[fread(text, 1, size - 1, file)] = '\0';
    fclose(file);
    return status;
}

#endif
