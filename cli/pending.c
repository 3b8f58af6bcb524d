/* pending.c - see pending.h. */
#include "cli/pending.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "sim/durable.h"

int pending_begin(struct pending *pending, const char *path, bool force, struct fault *fault)
{
    int length = snprintf(pending->path, sizeof pending->path, "%s", path);
    if (length < 0 || (size_t)length >= sizeof pending->path)
        return durable_fault(fault, path, ENAMETOOLONG);
    snprintf(pending->temporary, sizeof pending->temporary, "%s.tmp", path);
    return durable_may(path, force, fault);
}

int pending_end(const struct pending *pending, int code, struct fault *fault)
{
    const int file = code ? -1 : durable_open(pending->temporary, O_RDONLY);
    if (!code && (file < 0 || durable_close(file)))
        code = durable_fault(fault, pending->temporary, errno);
    if (!code && rename(pending->temporary, pending->path))
        code = durable_fault(fault, pending->path, errno);
    if (code)
        unlink(pending->temporary);
    else if ((code = durable_folder(pending->path, fault)))
        unlink(pending->path); /* it has its name, and the same command would be refused */
    return code;
}
