/* crate_frame.c - see crate_frame.h. */
#include "cli/crate_frame.h"

#include <stdio.h>
#include <string.h>

enum {
    VERSION = 10,          /* of the format: stored, no folders */
    MADE_BY = 3 << 8 | VERSION, /* Unix, for the sake of MODE */
    UTF8 = 1 << 11,
    DATE = 1 << 5 | 1, /* 1980-01-01, the first there is */
};
#define MODE (0100644u << 16)
#define NOTE "shequ bundle, sha256 of " CRATE_MANIFEST ": "
_Static_assert(FRAME_NOTE == sizeof NOTE - 1 + SHA256_TEXT - 1, "the comment is as long as that");

struct pen {
    unsigned char *bytes;
    size_t n;
};

static void put(struct pen *pen, uint32_t value, int n)
{
    while (n--) {
        pen->bytes[pen->n++] = (unsigned char)value;
        value >>= 8;
    }
}

static void put_text(struct pen *pen, const char *text)
{
    const size_t n = strlen(text);
    memcpy(pen->bytes + pen->n, text, n);
    pen->n += n;
}

/* What header and entry have in common. */
static void put_member(struct pen *pen, const struct crate_member *member)
{
    put(pen, VERSION, 2);
    put(pen, UTF8, 2);
    put(pen, 0, 2); /* stored */
    put(pen, 0, 2); /* midnight */
    put(pen, DATE, 2);
    put(pen, member->checksum, 4);
    put(pen, member->size, 4);
    put(pen, member->size, 4);
    put(pen, (uint32_t)strlen(member->name), 2);
    put(pen, 0, 2); /* nothing more about it */
}

size_t frame_header(unsigned char *bytes, const struct crate_member *member)
{
    struct pen pen = {bytes, 0};
    put(&pen, 0x04034b50, 4);
    put_member(&pen, member);
    put_text(&pen, member->name);
    return pen.n;
}

size_t frame_entry(unsigned char *bytes, const struct crate_member *member, uint32_t at)
{
    struct pen pen = {bytes, 0};
    put(&pen, 0x02014b50, 4);
    put(&pen, MADE_BY, 2);
    put_member(&pen, member);
    put(&pen, 0, 2); /* no comment */
    put(&pen, 0, 2); /* the first disk */
    put(&pen, 0, 2);
    put(&pen, MODE, 4);
    put(&pen, at, 4);
    put_text(&pen, member->name);
    return pen.n;
}

size_t frame_end(unsigned char *bytes, uint32_t members, uint32_t size, uint32_t at,
                 const char seal[SHA256_TEXT])
{
    struct pen pen = {bytes, 0};
    put(&pen, 0x06054b50, 4);
    put(&pen, 0, 4); /* the first disk, and the only one */
    put(&pen, members, 2);
    put(&pen, members, 2);
    put(&pen, size, 4);
    put(&pen, at, 4);
    put(&pen, FRAME_NOTE, 2);
    put_text(&pen, NOTE);
    put_text(&pen, seal);
    return pen.n;
}

uint32_t frame_number(const unsigned char *bytes, int n)
{
    uint32_t value = 0;
    while (n--)
        value = value << 8 | bytes[n];
    return value;
}

/* Half a byte at a time: the remainders of 0 to 15 by the polynomial. */
uint32_t frame_checksum(uint32_t sum, const unsigned char *bytes, size_t n)
{
    static const uint32_t half[16] = {
        0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158,
        0x5005713c, 0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4,
        0xa00ae278, 0xbdbdf21c};
    sum = ~sum;
    for (size_t i = 0; i < n; i++) {
        sum = half[(sum ^ bytes[i]) & 15] ^ sum >> 4;
        sum = half[(sum ^ bytes[i] >> 4) & 15] ^ sum >> 4;
    }
    return ~sum;
}
