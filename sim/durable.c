/* durable.c - see durable.h. */
#include "sim/durable.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int durable_fault(struct fault *fault, const char *path, int why)
{
    fault_set(fault, FAULT_IO, (struct words){"%s", "%s"}, strerror(why));
    fault_place(fault, path, 0, 0);
    return FAULT_IO;
}

int durable_may(const char *path, bool force, struct fault *fault)
{
    struct stat found;
    if (stat(path, &found) != 0)
        return errno == ENOENT ? 0 : durable_fault(fault, path, errno);
    if (S_ISREG(found.st_mode) && force)
        return 0;
    fault_set(fault, FAULT_IO,
              S_ISREG(found.st_mode)
                  ? (struct words){"文件已存在；要覆盖请加 --force",
                                   "the file exists; --force overwrites it"}
                  : (struct words){"这个名字属于别的东西，不是文件",
                                   "the name belongs to something that is not a file"});
    fault_place(fault, path, 0, 0);
    return FAULT_IO;
}

int durable_open(const char *path, int flags)
{
    int file;
    do
        file = open(path, flags | O_CLOEXEC, 0666);
    while (file < 0 && errno == EINTR);
    return file;
}

int durable_write(int file, const void *bytes, size_t n)
{
    const unsigned char *from = bytes;
    while (n) {
        const ssize_t written = write(file, from, n);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return -1;
        if (!written) { /* a device that takes nothing and gives no reason */
            errno = EIO;
            return -1;
        }
        from += written;
        n -= (size_t)written;
    }
    return 0;
}

long durable_read(int file, void *bytes, size_t n)
{
    unsigned char *to = bytes;
    size_t got = 0;
    while (got < n) {
        const ssize_t now = read(file, to + got, n - got);
        if (now < 0 && errno == EINTR)
            continue;
        if (now < 0)
            return -1;
        if (!now)
            break;
        got += (size_t)now;
    }
    return (long)got;
}

static int push(int file)
{
    int status;
    do
        status = fsync(file);
    while (status && errno == EINTR);
    return status;
}

int durable_close(int file)
{
    const int pushed = push(file), why = errno;
    /* An interrupted close has closed, and what was pushed is on the disk. */
    const int closed = close(file) && errno != EINTR ? -1 : 0;
    if (pushed)
        errno = why;
    return pushed ? pushed : closed;
}

int durable_folder(const char *path, struct fault *fault)
{
    size_t n = strlen(path);
    while (n > 1 && path[n - 1] == '/') /* a folder's own name, written `folder/` */
        n--;
    while (n && path[n - 1] != '/')
        n--;
    const bool here = n == 0;
    while (n > 1 && path[n - 1] == '/')
        n--;
    char *folder = malloc(n + 2);
    if (!folder)
        return fault_memory(fault, n + 2);
    memcpy(folder, here ? "." : path, here ? 1 : n);
    folder[here ? 1 : n] = '\0';
    int status = 0;
    const int file = durable_open(folder, O_RDONLY | O_DIRECTORY);
    /* Some file systems cannot push a folder, and say so. */
    if (file < 0 || (push(file) && errno != EINVAL && errno != ENOTSUP))
        status = durable_fault(fault, path, errno);
    if (file >= 0 && close(file) && errno != EINTR && !status)
        status = durable_fault(fault, path, errno);
    free(folder);
    return status;
}

int durable_name(const char *temporary, const char *path, struct fault *fault)
{
    if (rename(temporary, path)) {
        const int why = errno;
        unlink(temporary);
        return durable_fault(fault, path, why);
    }
    return durable_folder(path, fault);
}

int durable_put(const char *path, const void *bytes, size_t n, struct fault *fault)
{
    const size_t size = strlen(path) + sizeof ".tmp";
    char *temporary = malloc(size);
    if (!temporary)
        return fault_memory(fault, size);
    snprintf(temporary, size, "%s.tmp", path);
    int status = 0;
    const int file = durable_open(temporary, O_WRONLY | O_CREAT | O_TRUNC);
    if (file < 0)
        status = durable_fault(fault, temporary, errno);
    if (!status && durable_write(file, bytes, n))
        status = durable_fault(fault, temporary, errno);
    if (file >= 0 && durable_close(file) && !status)
        status = durable_fault(fault, temporary, errno);
    if (!status)
        status = durable_name(temporary, path, fault);
    else if (file >= 0)
        unlink(temporary);
    free(temporary);
    return status;
}
