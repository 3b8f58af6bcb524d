/* unwritten.c - see unwritten.h. */
#include "cli/unwritten.h"

#include <errno.h>
#include <string.h>

int unwritten(const char *path, struct fault *fault)
{
    fault_set(fault, FAULT_IO, (struct words){"写不了：%s", "cannot be written: %s"},
              strerror(errno));
    fault_place(fault, path, 0, 0);
    return FAULT_IO;
}
