/* program.c - see program.h. */
#include "cli/program.h"

#include <unistd.h>

bool program_path(char path[PATH_MAX])
{
    const ssize_t n = readlink("/proc/self/exe", path, PATH_MAX - 1);
    if (n <= 0)
        return false;
    path[n] = '\0';
    return true;
}
