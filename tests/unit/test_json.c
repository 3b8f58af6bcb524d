/* test_json.c - JSON that other programs read: escapes, numbers to the bit, layout. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "models/json.h"

static void wrote(struct json *json, const char *expected)
{
    assert_string_equal(json->text.text, expected);
    assert_int_equal(json->text.n, strlen(expected));
    assert_false(json->text.memory);
    free(json->text.text);
}

static void test_layout(void **state)
{
    struct json json = {0};
    (void)state;
    json_open(&json, NULL, '{');
    json_text(&json, "name", "need_wait");
    json_open(&json, "range", '[');
    json_real(&json, NULL, 0.5);
    json_real(&json, NULL, -3);
    json_close(&json, ']');
    json_open(&json, "none", '{');
    json_close(&json, '}');
    json_open(&json, "list", '[');
    json_open(&json, NULL, '{');
    json_bool(&json, "yes", true);
    json_close(&json, '}');
    json_open(&json, NULL, '{');
    json_bool(&json, "yes", false);
    json_close(&json, '}');
    json_close(&json, ']');
    json_close(&json, '}');
    wrote(&json, "{\n  \"name\": \"need_wait\",\n  \"range\": [0.5, -3],\n  \"none\": {},\n  \"list\": [\n"
                 "    {\n      \"yes\": true\n    },\n    {\n      \"yes\": false\n    }\n  ]\n}\n");
}

static void test_on_one_line(void **state)
{
    struct json json = {.line = true, .digits = 3};
    (void)state;
    json_open(&json, NULL, '{');
    json_open(&json, "list", '[');
    json_real(&json, NULL, 1.0 / 3);
    json_open(&json, NULL, '{');
    json_close(&json, '}');
    json_close(&json, ']');
    json_raw(&json, "as_it_is", "null");
    json_words(&json, "say", (struct words){"一", "one"});
    json_close(&json, '}');
    wrote(&json, "{\"list\": [0.333, {}], \"as_it_is\": null, \"say\": {\"zh\": \"一\", \"en\": \"one\"}}\n");
}

static void test_escapes(void **state)
{
    struct json json = {0};
    (void)state;
    json_open(&json, NULL, '[');
    json_text(&json, NULL, "a\"b\\c\nd\te\x01");
    json_text(&json, NULL, "社区 “x”");
    json_text(&json, NULL, "");
    json_text(&json, NULL, "</script>");
    json_close(&json, ']');
    wrote(&json, "[\"a\\\"b\\\\c\\nd\\u0009e\\u0001\", \"社区 “x”\", \"\", \"\\u003c/script>\"]\n");
}

static void test_numbers(void **state)
{
    static const double numbers[] = {0.1, 1.0 / 3, 2.385e-300, 4271, 1e22, 5e-324, -0.30000000000000004};
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        struct json json = {0};
        json_real(&json, NULL, numbers[i]);
        assert_true(strtod(json.text.text, NULL) == numbers[i]);
        free(json.text.text);
    }
    {
        struct json json = {0};
        json_open(&json, NULL, '[');
        json_real(&json, NULL, 1e308 * 10);
        json_real(&json, NULL, strtod("nan", NULL));
        json_close(&json, ']');
        wrote(&json, "[null, null]\n");
    }
}

static void test_brackets_must_match(void **state)
{
    struct json json = {0};
    (void)state;
    json_open(&json, NULL, '[');
    expect_assert_failure(json_close(&json, '}'));
    json_close(&json, ']');
    expect_assert_failure(json_close(&json, ']'));
    for (int i = 1; i < JSON_DEPTH; i++)
        json_open(&json, NULL, '[');
    expect_assert_failure(json_open(&json, NULL, '['));
    free(json.text.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_layout),
        cmocka_unit_test(test_on_one_line),
        cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_brackets_must_match),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
