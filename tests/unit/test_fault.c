/* test_fault.c - what is told of a fault can be shown on a terminal, whatever it is about. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "sim/fault.h"

static void texts_become_plain(void **state)
{
    (void)state;
    static const struct {
        const char *given, *plain;
    } texts[] = {
        {"", ""},
        {"work.tasks: 消防 😀 é", "work.tasks: 消防 😀 é"},
        {"a\x1b[31mb\tc\nd\x7f", "a?[31mb?c?d?"},
        {"a\xc2\x9b" "31mb", "a?31mb"},                                /* the same in one of C1 */
        {"a\xe2\x80\xae" "b\xe2\x81\xa6" "c\xe2\x80\x8f", "a?b?c?"},  /* turns the direction */
        {"a\xef\xbb\xbf" "b\xe2\x80\xa8" "c\xef\xbf\xbf", "a?b?c?"},  /* mark, line, no character */
        {"\xc0\x80 \xed\xa0\x80 \xf4\x90\x80\x80 \xff", "?? ??? ???? ?"},
        {"社\xe7\xa4", "社??"}, /* cut in the middle */
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char text[64];
        snprintf(text, sizeof text, "%s", texts[i].given);
        fault_plain(text);
        assert_string_equal(text, texts[i].plain);
    }
}

static void long_stories_end_with_a_character(void **state)
{
    (void)state;
    char name[3 * FAULT_STORY + 1] = "", text[4] = "社";
    struct fault fault = {0}, again;
    for (size_t i = 0; i < FAULT_STORY; i++)
        memcpy(name + 3 * i, text, 4);
    assert_int_equal(fault_set(&fault, FAULT_INPUT, (struct words){"a%s", "ab%s"}, name), FAULT_INPUT);
    fault_place(&fault, name, 1, 1);
    again = fault;
    fault_plain(again.zh);
    fault_plain(again.en);
    fault_plain(again.where);
    assert_string_equal(again.zh, fault.zh);
    assert_string_equal(again.en, fault.en);
    assert_string_equal(again.where, fault.where);
    assert_true(strlen(fault.zh) > FAULT_STORY - 4);
}

/* Of a name longer than there is room for, in either language, with what steers a terminal. */
static void a_story_of_something_is_plain_too(void **state)
{
    (void)state;
    const struct fault story = {.code = FAULT_INPUT, .zh = "不是数字", .en = "is no number"};
    struct fault fault = {0}, again;
    char name[400] = "a\xe2\x80\xae";
    assert_int_equal(fault_about(&fault, "work.items", &story), FAULT_INPUT);
    assert_string_equal(fault.zh, "work.items：不是数字");
    assert_string_equal(fault.en, "work.items: is no number");
    assert_int_equal(fault_about(&fault, "later", &story), FAULT_INPUT);
    assert_string_equal(fault.en, "work.items: is no number"); /* the first told stays */
    for (size_t i = 0; i < 100; i++)
        memcpy(name + 4 + 3 * i, "社", 4);
    fault = (struct fault){0};
    fault_about(&fault, name, &story);
    again = fault;
    fault_plain(again.zh);
    fault_plain(again.en);
    assert_string_equal(again.zh, fault.zh);
    assert_string_equal(again.en, fault.en);
    assert_non_null(strstr(fault.en, "is no number"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_become_plain),
        cmocka_unit_test(long_stories_end_with_a_character),
        cmocka_unit_test(a_story_of_something_is_plain_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
