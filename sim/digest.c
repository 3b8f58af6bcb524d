/* digest.c - see digest.h. */
#include "sim/digest.h"

#include <stdio.h>
#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

int digest_init(struct digest *digest, struct fault *fault)
{
    digest->state = XXH3_createState();
    if (!digest->state)
        return fault_memory(fault, sizeof(XXH3_state_t));
    XXH3_128bits_reset(digest->state);
    return 0;
}

void digest_free(struct digest *digest)
{
    XXH3_freeState(digest->state);
    digest->state = NULL;
}

void digest_bytes(struct digest *digest, const void *bytes, size_t n)
{
    XXH3_128bits_update(digest->state, bytes, n);
}

static int little_endian(void)
{
    const uint16_t one = 1;
    unsigned char first;
    memcpy(&first, &one, 1);
    return first;
}

void digest_integers(struct digest *digest, const void *integers, size_t n, int width)
{
    const unsigned char *from = integers;
    ALWAYS(width == 1 || width == 2 || width == 4 || width == 8);
    if (width == 1 || little_endian()) {
        digest_bytes(digest, integers, n * (size_t)width);
        return;
    }
    for (size_t i = 0; i < n; i++, from += width) {
        unsigned char reversed[8];
        for (int b = 0; b < width; b++)
            reversed[b] = from[width - 1 - b];
        digest_bytes(digest, reversed, (size_t)width);
    }
}

void digest_u64(struct digest *digest, uint64_t value)
{
    digest_integers(digest, &value, 1, 8);
}

void digest_halves(const struct digest *digest, uint64_t half[2])
{
    XXH128_hash_t hash = XXH3_128bits_digest(digest->state);
    half[0] = hash.high64;
    half[1] = hash.low64;
}

_Static_assert(sizeof(XXH3_state_t) <= DIGEST_STATE, "a state has room");

void digest_leave(const struct digest *digest, unsigned char state[DIGEST_STATE])
{
    memset(state, 0, DIGEST_STATE);
    memcpy(state, digest->state, sizeof(XXH3_state_t));
}

/* The secret is a constant, which may lie elsewhere in that process. */
void digest_go_on(struct digest *digest, const unsigned char state[DIGEST_STATE])
{
    XXH3_state_t *own = digest->state;
    const unsigned char *secret = own->extSecret;
    memcpy(own, state, sizeof *own);
    own->extSecret = secret;
}

uint64_t digest_once(const void *bytes, size_t n)
{
    return XXH3_64bits(bytes, n);
}

void digest_text(const struct digest *digest, char text[DIGEST_TEXT])
{
    uint64_t half[2];
    digest_halves(digest, half);
    snprintf(text, DIGEST_TEXT, "%016llx%016llx", (unsigned long long)half[0],
             (unsigned long long)half[1]);
}
