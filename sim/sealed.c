/* sealed.c - see sealed.h. */
#include "sim/sealed.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/archive.h"
#include "sim/durable.h"

enum { HEAD = 48, SIZE = 8, HASH = 16 };

static const uint64_t mark = UINT64_C(0x0a1a017571656873); /* "shequ", 1, and what text would lose */

static void fill_head(unsigned char head[HEAD], const struct seal *seal)
{
    uint64_t number[6] = {mark, seal->kind, seal->owner[0], seal->owner[1], seal->number, 0};
    struct archive archive = {.way = ARCHIVE_WRITE, .bytes = head, .size = HEAD};
    archive_integers(&archive, number, 6, 8);
}

static int begin(struct sealed *sealed, const char *path, const char *temporary,
                 const struct seal *seal, struct fault *fault)
{
    const size_t n = strlen(path) + 1, m = strlen(temporary) + 1;
    unsigned char head[HEAD];
    *sealed = (struct sealed){.file = -1, .path = malloc(n), .temporary = malloc(m)};
    if (!sealed->path || !sealed->temporary) { /* no name that could be taken away */
        free(sealed->path);
        free(sealed->temporary);
        *sealed = (struct sealed){0};
        return fault_memory(fault, n + m);
    }
    memcpy(sealed->path, path, n);
    memcpy(sealed->temporary, temporary, m);
    int status = digest_init(&sealed->digest, fault);
    if (!status) {
        sealed->file = durable_open(sealed->temporary, O_WRONLY | O_CREAT | O_TRUNC);
        if (sealed->file < 0)
            status = durable_fault(fault, sealed->temporary, errno);
    }
    fill_head(head, seal);
    if (!status && !(status = sealed_add(sealed, head, HEAD, fault)))
        sealed->size = 0;
    if (status)
        sealed_drop(sealed);
    return status;
}

int sealed_begin(struct sealed *sealed, const char *path, const struct seal *seal,
                 struct fault *fault)
{
    const size_t n = strlen(path) + sizeof ".tmp";
    char *temporary = malloc(n);
    if (!temporary) {
        *sealed = (struct sealed){0};
        return fault_memory(fault, n);
    }
    snprintf(temporary, n, "%s.tmp", path);
    const int status = begin(sealed, path, temporary, seal, fault);
    free(temporary);
    return status;
}

int sealed_begin_light(struct sealed *sealed, const char *path, const char *temporary,
                       const struct seal *seal, struct fault *fault)
{
    const int status = begin(sealed, path, temporary, seal, fault);
    sealed->light = true;
    return status;
}

int sealed_add(struct sealed *sealed, const void *bytes, size_t n, struct fault *fault)
{
    digest_bytes(&sealed->digest, bytes, n);
    sealed->size += n;
    return durable_write(sealed->file, bytes, n) ? durable_fault(fault, sealed->temporary, errno)
                                                 : 0;
}

static void forget(struct sealed *sealed)
{
    free(sealed->path);
    free(sealed->temporary);
    digest_free(&sealed->digest);
    *sealed = (struct sealed){0};
}

int sealed_publish(struct sealed *sealed, struct fault *fault)
{
    unsigned char tail[SIZE + HASH];
    uint64_t size = sealed->size, hash[2];
    struct archive archive = {.way = ARCHIVE_WRITE, .bytes = tail, .size = sizeof tail};
    archive_integers(&archive, &size, 1, 8);
    digest_bytes(&sealed->digest, tail, SIZE);
    digest_halves(&sealed->digest, hash);
    archive_integers(&archive, hash, 2, 8);
    if (durable_write(sealed->file, tail, sizeof tail)) {
        const int status = durable_fault(fault, sealed->temporary, errno);
        sealed_drop(sealed);
        return status;
    }
    const int file = sealed->file;
    sealed->file = -1;
    if (sealed->light ? close(file) : durable_close(file)) {
        const int status = durable_fault(fault, sealed->temporary, errno);
        sealed_drop(sealed);
        return status;
    }
    if (sealed->light && rename(sealed->temporary, sealed->path)) {
        const int status = durable_fault(fault, sealed->path, errno);
        sealed_drop(sealed);
        return status;
    }
    const int status =
        sealed->light ? 0 : durable_name(sealed->temporary, sealed->path, fault);
    forget(sealed);
    return status;
}

void sealed_drop(struct sealed *sealed)
{
    if (!sealed->temporary)
        return;
    if (sealed->file >= 0)
        close(sealed->file);
    unlink(sealed->temporary);
    forget(sealed);
}

/* Are these HEAD + ... + SIZE + HASH bytes what was sealed? */
static bool is_whole(unsigned char *bytes, size_t n, const struct seal *seal,
                     struct fault *fault, int *status)
{
    unsigned char head[HEAD];
    struct digest digest = {0};
    uint64_t tail[3], hash[2];
    struct archive archive = {.way = ARCHIVE_READ, .bytes = bytes, .size = n,
                              .at = n - SIZE - HASH};
    fill_head(head, seal);
    archive_integers(&archive, tail, 3, 8);
    if (memcmp(head, bytes, HEAD) != 0 || tail[0] != n - HEAD - SIZE - HASH)
        return false;
    if ((*status = digest_init(&digest, fault)))
        return false;
    digest_bytes(&digest, bytes, n - HASH);
    digest_halves(&digest, hash);
    digest_free(&digest);
    return hash[0] == tail[1] && hash[1] == tail[2];
}

/* All of an open file. */
static int take_in(struct sealed_read *read, int file, const char *path, struct fault *fault)
{
    struct stat found;
    if (fstat(file, &found))
        return durable_fault(fault, path, errno);
    const size_t n = (size_t)found.st_size;
    read->state = SEALED_DAMAGED;
    if (!S_ISREG(found.st_mode) || found.st_size < HEAD + SIZE + HASH)
        return 0;
    if (!(read->memory = malloc(n)))
        return fault_memory(fault, n);
    const long got = durable_read(file, read->memory, n);
    if (got < 0)
        return durable_fault(fault, path, errno);
    read->size = (size_t)got == n ? n : 0;
    return 0;
}

int sealed_read(struct sealed_read *read, const char *path, const struct seal *seal,
                struct fault *fault)
{
    *read = (struct sealed_read){.state = SEALED_ABSENT};
    const int file = durable_open(path, O_RDONLY);
    if (file < 0)
        return errno == ENOENT ? 0 : durable_fault(fault, path, errno);
    int status = take_in(read, file, path, fault);
    close(file);
    if (!status && read->size && is_whole(read->memory, read->size, seal, fault, &status)) {
        read->state = SEALED_GOOD;
        read->bytes = (unsigned char *)read->memory + HEAD;
        read->size -= HEAD + SIZE + HASH;
        return 0;
    }
    free(read->memory);
    *read = (struct sealed_read){.state = read->state};
    return status;
}
