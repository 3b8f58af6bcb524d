/* spool.c - see spool.h. */
#include "cli/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int broke(const struct spool *spool, struct fault *fault)
{
    fault_set(fault, FAULT_IO,
              (struct words){"暂存的重复写不下或读不回：%s",
                             "replicates that wait until their number is known cannot be written "
                             "or read back: %s"},
              strerror(errno ? errno : EIO)); /* 0: it ends too early */
    fault_place(fault, spool->path, 0, 0);
    return FAULT_IO;
}

int spool_init(struct spool *spool, const char *path, struct fault *fault)
{
    const size_t size = strlen(path) + sizeof ".spool.XXXXXX";
    char *name = malloc(size);
    *spool = (struct spool){.path = malloc(strlen(path) + 1)};
    if (!name || !spool->path) {
        free(name);
        spool_free(spool);
        return fault_memory(fault, size);
    }
    memcpy(spool->path, path, strlen(path) + 1);
    snprintf(name, size, "%s.spool.XXXXXX", path);
    int file = mkstemp(name);
    if (file >= 0)
        unlink(name);
    spool->file = file >= 0 ? fdopen(file, "w+b") : NULL;
    int status = spool->file ? 0 : broke(spool, fault);
    if (status && file >= 0)
        close(file);
    if (status)
        spool_free(spool);
    free(name);
    return status;
}

void spool_free(struct spool *spool)
{
    if (spool->file)
        fclose(spool->file);
    free(spool->path);
    *spool = (struct spool){0};
}

int spool_put(struct spool *spool, const struct record *record, struct fault *fault)
{
    const size_t bytes = record->bytes;
    const uint64_t rest[3] = {record->events, record->state[0], record->state[1]};
    if (fwrite(record->memory, 1, bytes, spool->file) != bytes ||
        fwrite(rest, sizeof rest, 1, spool->file) != 1)
        return broke(spool, fault);
    spool->n++;
    return 0;
}

int spool_rewind(struct spool *spool, struct fault *fault)
{
    return fflush(spool->file) || fseek(spool->file, 0, SEEK_SET) ? broke(spool, fault) : 0;
}

int spool_next(struct spool *spool, struct record_shape shape, uint32_t replicate,
               struct record *record, struct fault *fault)
{
    uint64_t rest[3];
    int status = record_init(record, shape, replicate, fault);
    if (status)
        return status;
    errno = 0;
    if (fread(record->memory, 1, record->bytes, spool->file) != record->bytes ||
        fread(rest, sizeof rest, 1, spool->file) != 1) {
        record_free(record);
        return broke(spool, fault);
    }
    record->events = rest[0];
    record->state[0] = rest[1];
    record->state[1] = rest[2];
    return 0;
}
