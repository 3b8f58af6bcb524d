/* test_encoding - where bytes are not UTF-8, to the character; GB18030 there and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/encoding.h"
#include "models/characters.h"

static void check(const char *bytes, size_t n, int line, int column, const char *words)
{
    struct fault fault = {0};
    int code = encoding_check(bytes, n, "f", &fault);
    if (!line) {
        assert_int_equal(code, 0);
        return;
    }
    assert_int_equal(code, FAULT_INPUT);
    assert_int_equal(fault.line, line);
    assert_int_equal(fault.column, column);
    assert_non_null(strstr(fault.en, words));
    assert_string_equal(fault.where, "f");
}
#define CHECK(text, line, column, words) check(text, sizeof text - 1, line, column, words)

static void test_places(void **state)
{
    (void)state;
    CHECK("", 0, 0, "");
    CHECK("社区\n\ta\r\nb\xF0\x9F\x98\x80\n", 0, 0, "");
    CHECK("社区\xFF", 1, 3, "0xFF");
    CHECK("a\r\nb\rc\n社\xC0\xAF", 4, 2, "0xC0");         /* overlong */
    CHECK("\n\xED\xA0\x80", 2, 1, "0xED");                  /* a surrogate */
    CHECK("x\xF4\x90\x80\x80", 1, 2, "0xF4");               /* above U+10FFFF */
    CHECK("x\xE7\xA4", 1, 2, "0xE7");                       /* cut off */
    CHECK("x\xE0\x9F\xBF", 1, 2, "0xE0");                   /* overlong in three */
    CHECK("x\xF0\x8F\xBF\xBF", 1, 2, "0xF0");               /* overlong in four */
    CHECK("ab\0c", 1, 3, "NUL");
    CHECK("ab\x7F", 1, 3, "U+007F");
    CHECK("ab\xC2\x85", 1, 3, "U+0085");
    CHECK("ab\xE2\x80\xA8", 1, 3, "U+2028");
    CHECK("ab\xEF\xBB\xBF", 1, 3, "U+FEFF");
    CHECK("ab\xEF\xBF\xBE", 1, 3, "U+FFFE");
    CHECK("\xFF\xFEs\0h\0", 1, 1, "UTF-16");
    CHECK("title: \xBA\xCF\xB7\xCA\n", 1, 8, "GB18030"); /* 合肥 */
}

static void test_mark(void **state)
{
    (void)state;
    assert_int_equal(encoding_mark("\xEF\xBB\xBFx", 4), 3);
    assert_int_equal(encoding_mark("\xEF\xBB", 2), 0);
    assert_int_equal(encoding_mark("shequ", 5), 0);
}

static void test_is_utf8(void **state)
{
    (void)state;
    assert_true(characters_utf8("社区\0\x7F", 8)); /* whatever the characters */
    assert_false(characters_utf8("\xBA\xCF", 2));
}

static void test_gb18030(void **state)
{
    /* two bytes each, and 㐀 (U+3400) in four */
    static const char bytes[] = "\xC9\xE7\xC7\xF8,\x81\x39\xEE\x39";
    struct fault fault = {0};
    char *text = NULL;
    size_t n = 0;
    (void)state;
    assert_int_equal(encoding_from_gb18030(bytes, sizeof bytes - 1, &text, &n, &fault), 0);
    assert_string_equal(text, "社区,㐀");
    assert_int_equal(n, strlen("社区,㐀"));
    free(text);
    text = NULL;
    assert_int_equal(encoding_from_gb18030("a\xFF\xFF", 3, &text, &n, &fault), FAULT_INPUT);
    assert_null(text);
    assert_non_null(strstr(fault.zh, "既不是 UTF-8"));
    fault = (struct fault){0};
    assert_int_equal(encoding_from_gb18030("a\xC9", 2, &text, &n, &fault), FAULT_INPUT); /* cut off */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_mark),
        cmocka_unit_test(test_is_utf8),
        cmocka_unit_test(test_gb18030),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
