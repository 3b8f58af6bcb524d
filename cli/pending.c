/* pending.c - see pending.h. */
#include "cli/pending.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "cli/unwritten.h"

int pending_begin(struct pending *pending, const char *path, bool force, struct fault *fault)
{
    struct stat found;
    int length = snprintf(pending->path, sizeof pending->path, "%s", path);
    if (length < 0 || (size_t)length >= sizeof pending->path) {
        errno = ENAMETOOLONG;
        return unwritten(path, fault);
    }
    snprintf(pending->temporary, sizeof pending->temporary, "%s.tmp", path);
    if (!force && stat(path, &found) == 0) {
        fault_set(fault, FAULT_IO,
                  (struct words){"文件已存在；要覆盖请加 --force",
                                 "the file exists; --force overwrites it"});
        fault_place(fault, path, 0, 0);
        return FAULT_IO;
    }
    return 0;
}

int pending_end(const struct pending *pending, int code, struct fault *fault)
{
    if (!code && rename(pending->temporary, pending->path) != 0)
        code = unwritten(pending->path, fault);
    if (code)
        remove(pending->temporary);
    return code;
}
