/* test_digest.c - fingerprints: known values, little-endian whatever the machine. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "sim/digest.h"

static struct digest fresh(void)
{
    struct digest digest;
    assert_int_equal(digest_init(&digest, NULL), 0);
    return digest;
}

static void text_of(struct digest *digest, char text[DIGEST_TEXT])
{
    digest_text(digest, text);
    digest_free(digest);
}

/* XXH3 of nothing under seed 0, as published with the algorithm. */
static void test_known(void **state)
{
    struct digest digest = fresh();
    char text[DIGEST_TEXT];
    uint64_t half[2];
    (void)state;
    digest_halves(&digest, half);
    assert_true(half[0] == UINT64_C(0x99aa06d3014798d8));
    assert_true(half[1] == UINT64_C(0x6001c324468d497f));
    digest_bytes(&digest, "", 0);
    text_of(&digest, text);
    assert_string_equal(text, "99aa06d3014798d86001c324468d497f");
}

static void test_little_endian(void **state)
{
    static const uint16_t u16[] = {0x0201, 0xfffe};
    static const int32_t i32[] = {-2, 0x01020304};
    static const uint64_t u64[] = {UINT64_C(0x0807060504030201)};
    static const unsigned char bytes[] = {1, 2, 0xfe, 0xff, 0xfe, 0xff, 0xff, 0xff, 4, 3, 2,
                                          1, 1, 2,    3,    4,    5,    6,    7,    8, 9};
    struct digest digest = fresh();
    char one[DIGEST_TEXT], other[DIGEST_TEXT];
    (void)state;
    digest_integers(&digest, u16, 2, 2);
    digest_integers(&digest, i32, 2, 4);
    digest_u64(&digest, u64[0]);
    digest_integers(&digest, "\x09", 1, 1);
    text_of(&digest, one);
    digest = fresh();
    digest_bytes(&digest, bytes, sizeof bytes);
    text_of(&digest, other);
    assert_string_equal(one, other);
    expect_assert_failure(digest_integers(&digest, u16, 1, 3));
    expect_assert_failure(digest_integers(&digest, u16, 1, 0));
}

/* Looking at a fingerprint does not disturb it; every byte and its place count. */
static void test_every_byte_counts(void **state)
{
    char text[DIGEST_TEXT], before[DIGEST_TEXT], again[DIGEST_TEXT];
    unsigned char bytes[1237];
    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)(i * 77 + 3);
    struct digest digest = fresh();
    digest_bytes(&digest, bytes, 600);
    digest_text(&digest, text);
    digest_bytes(&digest, bytes + 600, sizeof bytes - 600);
    text_of(&digest, before);
    digest = fresh();
    digest_bytes(&digest, bytes, sizeof bytes);
    text_of(&digest, again);
    assert_string_equal(before, again);
    assert_string_not_equal(before, text);
    for (size_t i = 0; i < sizeof bytes; i += 7) {
        bytes[i] ^= 0x10;
        digest = fresh();
        digest_bytes(&digest, bytes, sizeof bytes);
        text_of(&digest, again);
        bytes[i] ^= 0x10;
        assert_string_not_equal(before, again);
    }
    digest_free(&digest); /* twice is safe */
    digest_free(&digest);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_known),
                                       cmocka_unit_test(test_little_endian),
                                       cmocka_unit_test(test_every_byte_counts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
