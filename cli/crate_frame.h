/* crate_frame.h - all bytes of a crate that are no content, as they have to be. */
#ifndef CLI_CRATE_FRAME_H
#define CLI_CRATE_FRAME_H

#include "cli/crate.h"

enum {
    FRAME_HEADER = 30, /* before a member's name and content */
    FRAME_ENTRY = 46,  /* before its name in the directory */
    FRAME_NOTE = 102,   /* the comment: what it is, and the manifest's hash */
    FRAME_END = 22 + FRAME_NOTE,
    FRAME_MOST = FRAME_ENTRY + CRATE_NAME
};

/* Where the numbers stand that a reader needs. */
enum {
    FRAME_ENTRY_CHECKSUM = 16, FRAME_ENTRY_SIZE = 24, FRAME_ENTRY_LENGTH = 28,
    FRAME_HEADER_LENGTH = 26, FRAME_END_COUNT = 10, FRAME_END_SIZE = 12, FRAME_END_AT = 16,
};

/* Into `bytes` [FRAME_MOST, or FRAME_END]; how many they are. `at` is where the header begins. */
size_t frame_header(unsigned char *bytes, const struct crate_member *member);
size_t frame_entry(unsigned char *bytes, const struct crate_member *member, uint32_t at);
size_t frame_end(unsigned char *bytes, uint32_t members, uint32_t size, uint32_t at,
                 const char seal[SHA256_TEXT]);

uint32_t frame_number(const unsigned char *bytes, int n);
/* Of more bytes after those whose checksum is `sum`; 0 before the first. */
uint32_t frame_checksum(uint32_t sum, const unsigned char *bytes, size_t n);

#endif
