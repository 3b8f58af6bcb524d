/* command.c - see command.h. */
#include "cli/command.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Fit for a shell: in quotes, unless every letter of it is harmless. */
static void add(char *line, size_t size, const char *word)
{
    static const char special[] = " \t\n'\"\\$`&;|<>()*?[]{}!#~";
    size_t at = strlen(line);
    const bool quoted = !*word || strpbrk(word, special);
    at += (size_t)snprintf(line + at, size - at, quoted ? " '" : " ");
    for (; *word && at + sizeof "'\\''" < size; word++)
        at += (size_t)snprintf(line + at, size - at, quoted && *word == '\'' ? "'\\''" : "%c", *word);
    if (quoted && at + 1 < size)
        snprintf(line + at, size - at, "'");
}

void command_line(char *line, size_t size, int argc, char **argv)
{
    snprintf(line, size, "shequ");
    for (int i = 0; i < argc && strlen(line) + sizeof " ''" < size; i++)
        add(line, size, argv[i]);
}
