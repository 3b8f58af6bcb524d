/* test_json_line.c - flat JSON objects: what is read, what is refused, where and in which words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/json_line.h"

static struct json_line line;
static struct fault fault;

static int read_bytes(const char *bytes, size_t n)
{
    json_line_free(&line);
    fault = (struct fault){0};
    return json_line_read(&line, bytes, n, &fault);
}

static int read_text(const char *text) { return read_bytes(text, strlen(text)); }

static int over(void **state)
{
    (void)state;
    json_line_free(&line);
    return 0;
}

static const char *text_of(const char *key)
{
    const struct json_member *member = json_line_find(&line, key);
    return member ? member->text : NULL;
}

/* Refused at a byte, in words among which are these. */
static void refused(const char *text, int column, const char *words)
{
    if (read_text(text) != FAULT_INPUT || fault.column != column || !strstr(fault.en, words) ||
        !fault.zh[0])
        fail_msg("%s: at %d, not %d: %s", text, fault.column, column, fault.en);
}

static void members_are_read(void **state)
{
    (void)state;
    assert_int_equal(read_text(" { \"id\" : 7 ,\t\"work.need_rate\":0.30, \"x\":\"5 %\" } \r"), 0);
    assert_int_equal(line.n, 3);
    assert_string_equal(text_of("id"), "7");
    assert_string_equal(text_of("work.need_rate"), "0.30");
    assert_string_equal(text_of("x"), "5 %");
    assert_null(json_line_find(&line, "y"));
    assert_true(json_line_find(&line, "id")->number);
    assert_false(json_line_find(&line, "x")->number);
    assert_memory_equal(json_line_find(&line, "x")->raw, "\"5 %\"", 5);
    assert_int_equal(json_line_find(&line, "x")->n_raw, 5);
    assert_int_equal(read_text("{}"), 0);
    assert_int_equal(line.n, 0);
    assert_int_equal(read_text("{\"\":\"\"}"), 0);
    assert_string_equal(text_of(""), "");
}

static void numbers_stay_as_they_were_written(void **state)
{
    static const char *const good[] = {"0", "-0", "-0.0", "0e7", "0.000e-999",
                                       "18446744073709551615", "0.1", "1E+2", "1e-3",
                                       "4.9e-324", "1.7976931348623157e308"};
    char text[64];
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        snprintf(text, sizeof text, "{\"a\":%s}", good[i]);
        assert_int_equal(read_text(text), 0);
        assert_string_equal(text_of("a"), good[i]);
    }
    refused("{\"a\":1e999}", 6, "too large");
    refused("{\"a\":-1e999}", 6, "too large");
    refused("{\"a\":1e-999}", 6, "become 0");
    refused("{\"a\":01}", 7, "no number of JSON");
    refused("{\"a\":1.}", 8, "no number of JSON");
    refused("{\"a\":-}", 7, "no number of JSON");
    refused("{\"a\":1e}", 8, "no number of JSON");
    refused("{\"a\":1.5.2}", 9, "a comma or a closing brace");
    refused("{\"a\":+1}", 6, "a number or a text");
    refused("{\"a\":.5}", 6, "a number or a text");
    refused("{\"a\":NaN}", 6, "a number or a text");
    refused("{\"a\":-Infinity}", 7, "no number of JSON");
    refused("{\"a\":0x10}", 7, "a comma or a closing brace");
}

static void escapes_become_what_they_stand_for(void **state)
{
    (void)state;
    assert_int_equal(read_text("{\"\\u0061\":\"\\\"\\\\\\/\\u793e\\u533a\\ud83d\\ude00é社区\"}"), 0);
    assert_string_equal(text_of("a"), "\"\\/社区😀é社区");
    refused("{\"a\":\"\\ud83d\"}", 9, "one half");
    refused("{\"a\":\"\\ud83dx\"}", 9, "one half");
    refused("{\"a\":\"\\ud83d\\u0041\"}", 9, "one half");
    refused("{\"a\":\"\\ude00\\ud83d\"}", 9, "one half");
    refused("{\"a\":\"\\u12g4\"}", 11, "four hexadecimal digits");
    refused("{\"a\":\"\\u00\"}", 11, "four hexadecimal digits");
    refused("{\"a\":\"\\x41\"}", 8, "no such escape");
    refused("{\"a\":\"\\u0000\"}", 9, "no control characters");
    refused("{\"a\":\"\\u001b[2J\"}", 9, "no control characters");
    refused("{\"a\":\"x\\ny\"}", 9, "no control characters");
    refused("{\"a\":\"x\ty\"}", 8, "no control characters");
    refused("{\"a\":\"x\\", 9, "no such escape");
}

static void what_is_no_flat_object_is_refused(void **state)
{
    (void)state;
    refused("", 1, "one JSON object");
    refused("   ", 4, "one JSON object");
    refused("[1]", 1, "one JSON object");
    refused("\"a\"", 1, "one JSON object");
    refused("{", 2, "a key in quotes");
    refused("{a:1}", 2, "a key in quotes");
    refused("{'a':1}", 2, "a key in quotes");
    refused("{\"a\":1,}", 8, "a key in quotes");
    refused("{\"a\" 1}", 6, "a colon");
    refused("{\"a\":}", 6, "a number or a text");
    refused("{\"a\":1", 7, "a comma or a closing brace");
    refused("{\"a\":1 \"b\":2}", 8, "a comma or a closing brace");
    refused("{\"a\":1} {}", 9, "something follows");
    refused("{\"a\":1}x", 8, "something follows");
    refused("{\"a\":\"1}", 9, "no closing quote");
    refused("{\"a\":{}}", 6, "no lists or objects");
    refused("{\"a\":[1]}", 6, "no lists or objects");
    refused("{\"a\":true}", 6, "no true");
    refused("{\"a\":null}", 6, "no true");
    refused("{\"a\":1,\"b\":2,\"a\":1}", 14, "stood here before");
    refused("{\"a\":1,\"\\u0061\":1}", 8, "stood here before");
    refused("{\"a\":1/**/}", 7, "a comma or a closing brace");
    refused("\xEF\xBB\xBF{\"a\":1}", 1, "one JSON object");
}

static void what_is_not_utf8_is_refused(void **state)
{
    static const char *const bad[] = {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80",
                                      "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80",
                                      "\xE7\xA4", "\xFF"};
    char text[32];
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        snprintf(text, sizeof text, "{\"a\":\"%s\"}", bad[i]);
        refused(text, 1, "not UTF-8");
    }
    assert_int_equal(read_bytes("{\"a\":\"x\0y\"}", 12), FAULT_INPUT);
    assert_non_null(strstr(fault.en, "no control characters"));
    assert_int_equal(read_bytes("{\"a\":1}\0", 8), FAULT_INPUT);
}

/* Those before stand, so that an answer can say whose it is. */
static void members_before_the_fault_stand(void **state)
{
    (void)state;
    assert_int_equal(read_text("{\"id\":\"q\",\"a\":oops}"), FAULT_INPUT);
    assert_int_equal(line.n, 1);
    assert_string_equal(text_of("id"), "q");
}

static void members_have_a_limit(void **state)
{
    enum { MANY = JSON_LINE_MEMBERS + 1 };
    static char text[MANY * 16];
    size_t n = 0;
    (void)state;
    for (int i = 0; i < MANY; i++) {
        n += (size_t)snprintf(text + n, sizeof text - n, "%s\"a%d\":1", i ? "," : "{", i);
        if (i + 2 < MANY)
            continue;
        text[n] = '}';
        assert_int_equal(read_bytes(text, n + 1), i + 1 == MANY ? FAULT_INPUT : 0);
        assert_int_equal(line.n, JSON_LINE_MEMBERS);
    }
    assert_non_null(strstr(fault.en, "too many keys"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_are_read),
        cmocka_unit_test(numbers_stay_as_they_were_written),
        cmocka_unit_test(escapes_become_what_they_stand_for),
        cmocka_unit_test(what_is_no_flat_object_is_refused),
        cmocka_unit_test(what_is_not_utf8_is_refused),
        cmocka_unit_test(members_before_the_fault_stand),
        cmocka_unit_test(members_have_a_limit),
    };
    return cmocka_run_group_tests(tests, NULL, over);
}
