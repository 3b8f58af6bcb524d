/* test_sha256.c - the examples of FIPS 180-4's authors, and any cut into pieces. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/sha256.h"

static void is(const char *bytes, size_t n, size_t piece, const char *expected)
{
    struct sha256 sha;
    char text[SHA256_TEXT];
    sha256_init(&sha);
    for (size_t at = 0; at < n; at += piece)
        sha256_bytes(&sha, bytes + at, n - at < piece ? n - at : piece);
    sha256_text(&sha, text);
    assert_string_equal(text, expected);
}

/* NIST, Secure Hash Standard, example values; and of a million letters. */
static void examples(void **state)
{
    (void)state;
    static char letters[1000000];
    const char *two = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    is("", 0, 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    is("abc", 3, 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    is(two, strlen(two), 56, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    memset(letters, 'a', sizeof letters);
    is(letters, sizeof letters, sizeof letters,
       "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void pieces(void **state)
{
    (void)state;
    char text[200];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)(i * 7);
    for (size_t n = 0; n <= sizeof text; n++) { /* all lengths about the end of a block */
        struct sha256 sha;
        char whole[SHA256_TEXT];
        sha256_init(&sha);
        sha256_bytes(&sha, text, n);
        sha256_text(&sha, whole);
        for (size_t piece = 1; piece < 70; piece += 3)
            is(text, n, piece, whole);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(examples), cmocka_unit_test(pieces)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
