/* archive.c - see archive.h. */
#include "sim/archive.h"

#include <string.h>

void archive_unfit(struct archive *archive)
{
    if (!archive->status)
        archive->status =
            fault_set(archive->fault, FAULT_INPUT,
                      (struct words){"存下的状态不合：不是这个情景、这个版本的，或已损坏",
                                     "the state that was kept does not fit: of another scenario "
                                     "or version, or damaged"});
}

bool archive_reads(const struct archive *archive)
{
    return archive->way == ARCHIVE_READ && !archive->status;
}

/* What grows is at most three times what is in it, and a slot of a queue with its key somewhat
 * larger than its bytes. */
bool archive_takes(struct archive *archive, size_t bytes)
{
    enum { TIMES = 16, FREE = 1 << 20 };
    if (bytes > SIZE_MAX / 2 - archive->taken ||
        (archive->taken += bytes) / TIMES > archive->size + FREE / TIMES)
        archive_unfit(archive);
    return !archive->status;
}

static void copy(unsigned char *to, const unsigned char *from, size_t n, int width)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    memcpy(to, from, n * (size_t)width);
#else
    for (size_t i = 0; i < n; i++, to += width, from += width)
        for (int b = 0; b < width; b++)
            to[b] = from[width - 1 - b];
#endif
}

void archive_integers(struct archive *archive, void *integers, size_t n, int width)
{
    ALWAYS(width == 1 || width == 2 || width == 4 || width == 8);
    if (archive->status || !n)
        return;
    if (n > (SIZE_MAX - archive->at) / (size_t)width) {
        archive_unfit(archive);
        return;
    }
    const size_t bytes = n * (size_t)width;
    if (archive->way != ARCHIVE_MEASURE) {
        if (bytes > archive->size - archive->at) {
            ALWAYS(archive->way == ARCHIVE_READ); /* what is written was measured */
            archive_unfit(archive);
            return;
        }
        unsigned char *at = archive->bytes + archive->at;
        if (archive->way == ARCHIVE_WRITE)
            copy(at, integers, n, width);
        else
            copy(integers, at, n, width);
    }
    archive->at += bytes;
}

void archive_same(struct archive *archive, uint64_t value)
{
    uint64_t found = value;
    ARCHIVE(archive, found);
    if (archive_reads(archive) && found != value)
        archive_unfit(archive);
}

void archive_count(struct archive *archive, uint32_t *n, uint64_t most)
{
    ARCHIVE(archive, *n);
    if (archive_reads(archive) && *n > most)
        archive_unfit(archive);
    if (archive->status && archive->way == ARCHIVE_READ)
        *n = 0;
}

int archive_end(struct archive *archive)
{
    if (!archive->status && archive->way != ARCHIVE_MEASURE && archive->at != archive->size)
        archive_unfit(archive);
    return archive->status;
}
