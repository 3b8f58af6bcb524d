/* command.h - the command as it was typed, to be typed again. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stddef.h>

enum { COMMAND_LINE = 4096 };

/* `shequ` and argv[0..argc-1], words in quotes where a shell needs it; cut where there is no room. */
void command_line(char *line, size_t size, int argc, char **argv);

#endif
