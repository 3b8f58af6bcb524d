/* digest.h - a 128-bit fingerprint of integers, independent of the machine's byte order.
 *
 * XXH3 (Collet), by libxxhash's header; streaming. Not cryptographic.
 */
#ifndef SIM_DIGEST_H
#define SIM_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#include "sim/fault.h"

enum { DIGEST_TEXT = 33 }; /* 32 hexadecimal digits and the end */

struct digest {
    void *state; /* owned */
};

int digest_init(struct digest *digest, struct fault *fault);
void digest_free(struct digest *digest);
void digest_bytes(struct digest *digest, const void *bytes, size_t n);
/* n integers of `width` bytes (1, 2, 4, 8), hashed as little-endian. */
void digest_integers(struct digest *digest, const void *integers, size_t n, int width);
void digest_u64(struct digest *digest, uint64_t value);
/* The fingerprint so far, as two halves and as text; more may be added afterwards. */
void digest_halves(const struct digest *digest, uint64_t half[2]);
void digest_text(const struct digest *digest, char text[DIGEST_TEXT]);

/* As it stands, for another process of this program to go on from. */
enum { DIGEST_STATE = 640 };
void digest_leave(const struct digest *digest, unsigned char state[DIGEST_STATE]);
void digest_go_on(struct digest *digest, const unsigned char state[DIGEST_STATE]);

/* Of bytes as they lie, in one go: whether they are those of a moment ago. */
uint64_t digest_once(const void *bytes, size_t n);

#endif
