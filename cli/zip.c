/* zip.c - see zip.h. The format: PKWARE's APPNOTE, 4.3.7 to 4.3.16. */
#include "cli/zip.h"

#ifdef XLSXWRITER /* whose library brings zlib */

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <zlib.h>

enum { END = 22, ENTRY = 46, LOCAL = 30, NAME = 256, BLOCK = 1 << 16 };

struct member {
    char name[NAME];
    uint32_t method, checksum, packed, size;
    off_t at; /* of its local header */
};

static uint32_t number(const unsigned char *bytes, int n)
{
    uint32_t value = 0;
    while (n--)
        value = value << 8 | bytes[n];
    return value;
}

static bool read_at(FILE *file, off_t at, unsigned char *bytes, size_t n)
{
    return fseeko(file, at, SEEK_SET) == 0 && fread(bytes, 1, n, file) == n;
}

/* The entry of the directory at *at, which moves to the next. */
static bool entry_read(FILE *file, off_t *at, struct member *member)
{
    unsigned char entry[ENTRY];
    if (!read_at(file, *at, entry, ENTRY) || number(entry, 4) != 0x02014b50)
        return false;
    const uint32_t length = number(entry + 28, 2);
    if (length >= NAME || fread(member->name, 1, length, file) != length)
        return false;
    member->name[length] = '\0';
    member->method = number(entry + 10, 2);
    member->checksum = number(entry + 16, 4);
    member->packed = number(entry + 20, 4);
    member->size = number(entry + 24, 4);
    member->at = (off_t)number(entry + 42, 4);
    *at += ENTRY + length + number(entry + 30, 2) + number(entry + 32, 2);
    return true;
}

/* The packed bytes stand at the file's position. */
static bool inflated(FILE *file, const struct member *member, zip_part *part, void *context)
{
    unsigned char in[BLOCK], out[BLOCK];
    z_stream stream = {0};
    uLong checksum = crc32(0, NULL, 0), size = 0;
    uint32_t left = member->packed;
    int status = Z_OK;
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return false;
    while (status == Z_OK) {
        if (stream.avail_in == 0 && left > 0) {
            const uint32_t n = left < BLOCK ? left : BLOCK;
            if (fread(in, 1, n, file) != n)
                break;
            left -= n;
            stream.next_in = in;
            stream.avail_in = n;
        }
        stream.next_out = out;
        stream.avail_out = BLOCK;
        status = inflate(&stream, Z_NO_FLUSH);
        const uInt n = BLOCK - stream.avail_out;
        checksum = crc32(checksum, out, n);
        size += n;
        if (n)
            part(context, member->name, (const char *)out, n);
    }
    inflateEnd(&stream);
    return status == Z_STREAM_END && size == member->size && checksum == member->checksum;
}

static bool member_read(FILE *file, const struct member *member, zip_part *part, void *context)
{
    unsigned char head[LOCAL];
    if (!read_at(file, member->at, head, LOCAL) || number(head, 4) != 0x04034b50 ||
        fseeko(file, (off_t)(number(head + 26, 2) + number(head + 28, 2)), SEEK_CUR) != 0 ||
        member->method != Z_DEFLATED || !inflated(file, member, part, context))
        return false;
    part(context, member->name, "", 0);
    return true;
}

bool zip_read(const char *path, zip_part *part, void *context)
{
    unsigned char end[END];
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    bool good = fseeko(file, -END, SEEK_END) == 0 && fread(end, 1, END, file) == END &&
                number(end, 4) == 0x06054b50;
    off_t at = good ? (off_t)number(end + 16, 4) : 0;
    for (uint32_t left = good ? number(end + 10, 2) : 0; good && left > 0; left--) {
        struct member member;
        good = entry_read(file, &at, &member) && member_read(file, &member, part, context);
    }
    fclose(file);
    return good;
}

#endif
