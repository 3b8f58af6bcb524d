/* sha256.h - a fingerprint that nobody can make two things have (FIPS 180-4).
 *
 * For what leaves the house: sim/digest.h is faster, and is against accidents only; and
 * `sha256sum` is on every machine.
 */
#ifndef CLI_SHA256_H
#define CLI_SHA256_H

#include <stddef.h>
#include <stdint.h>

enum { SHA256_TEXT = 65 }; /* 64 hexadecimal digits and the end */

struct sha256 {
    uint32_t state[8];
    uint64_t size; /* bytes so far */
    unsigned char block[64];
};

void sha256_init(struct sha256 *sha);
void sha256_bytes(struct sha256 *sha, const void *bytes, size_t n);
/* Nothing may be added after. */
void sha256_text(struct sha256 *sha, char text[SHA256_TEXT]);

#endif
