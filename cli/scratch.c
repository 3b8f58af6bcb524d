/* scratch.c - see scratch.h. */
#include "cli/scratch.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/durable.h"

int scratch_make(char path[SCRATCH_PATH], struct fault *fault)
{
    const char *named = getenv("TMPDIR");
    const char *below = named && *named ? named : access("/tmp", W_OK) ? "." : "/tmp";
    const int n = snprintf(path, SCRATCH_PATH, "%s/shequ-XXXXXX", below);
    if (n < 0 || n >= SCRATCH_PATH)
        return durable_fault(fault, below, ENAMETOOLONG);
    return mkdtemp(path) ? 0 : durable_fault(fault, below, errno);
}

/* Links are removed and not followed. */
void scratch_remove(const char *path)
{
    DIR *folder = opendir(path);
    for (const struct dirent *entry; folder && (entry = readdir(folder));) {
        char inside[SCRATCH_PATH + 2 * sizeof entry->d_name];
        struct stat found;
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        const int n = snprintf(inside, sizeof inside, "%s/%s", path, entry->d_name);
        if (n < 0 || (size_t)n >= sizeof inside || lstat(inside, &found) != 0)
            continue;
        if (S_ISDIR(found.st_mode))
            scratch_remove(inside);
        else
            unlink(inside);
    }
    if (folder)
        closedir(folder);
    rmdir(path);
}
