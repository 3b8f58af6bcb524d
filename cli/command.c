/* command.c - see command.h. */
#include "cli/command.h"

#include <stdio.h>
#include <string.h>

void command_line(char *line, size_t size, int argc, char **argv)
{
    size_t at = (size_t)snprintf(line, size, "shequ");
    for (int i = 0; i < argc && at < size; i++)
        at += (size_t)snprintf(line + at, size - at, strpbrk(argv[i], " \t") ? " '%s'" : " %s",
                               argv[i]);
}
