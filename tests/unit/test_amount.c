/* test_amount.c - figures as people read them: shares, units, signs, what is missing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <math.h>

#include "cli/amount.h"
#include "models/metrics.h"

static char text[AMOUNT];

static void shares_are_per_cent(void **state)
{
    (void)state;
    assert_string_equal(amount_text(text, "1", 0.184, LANG_EN), "18.4 %");
    assert_string_equal(amount_difference(text, "1", -0.178, LANG_EN), "-17.8 points");
    assert_string_equal(amount_difference(text, "1", 0.0004, LANG_ZH), "+0.04 个百分点");
    assert_string_equal(amount_interval(text, "1", -0.189, -0.168, LANG_EN), "-18.9 .. -16.8 points");
    assert_string_equal(amount_interval(text, "1", -0.0002, 0.0003, LANG_ZH), "-0.02 至 +0.03 个百分点");
}

static void others_have_their_unit(void **state)
{
    (void)state;
    assert_string_equal(amount_text(text, "d", 3.2, LANG_EN), "3.20 d");
    assert_string_equal(amount_text(text, "d", 32.14, LANG_ZH), "32.1 天");
    assert_string_equal(amount_text(text, "yuan/person/year", 412.6, LANG_ZH), "413 元/人/年");
    assert_string_equal(amount_difference(text, "h/community/year", -0.0123, LANG_EN),
                        "-0.0123 h/community/year");
    assert_string_equal(amount_interval(text, "d", -9.5, 120, LANG_EN), "-10 .. +120 d");
    assert_string_equal(amount_text(text, "furlong/d", 1, LANG_ZH), "1.00 furlong/天");
}

static void what_is_missing_is_said(void **state)
{
    (void)state;
    assert_string_equal(amount_text(text, "d", NAN, LANG_EN), "none");
    assert_string_equal(amount_difference(text, "1", NAN, LANG_ZH), "无");
    assert_string_equal(amount_interval(text, "d", NAN, 1, LANG_EN), "cannot be told");
    assert_string_equal(amount_interval(text, "d", 1, NAN, LANG_ZH), "无从说起");
}

/* Every metric's unit has Chinese words, and nothing is cut off. */
static void all_units_are_known(void **state)
{
    (void)state;
    for (int m = 0; m < metrics_count; m++) {
        const char *unit = metrics_rows[m].unit;
        amount_unit(text, unit, LANG_ZH);
        for (const char *at = text; *at; at++)
            if ((*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z'))
                fail_msg("%s: %s is %s", metrics_rows[m].name, unit, text);
        assert_true(strlen(amount_interval(text, unit, -1e15, 1e15, LANG_ZH)) < AMOUNT - 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_are_per_cent),
        cmocka_unit_test(others_have_their_unit),
        cmocka_unit_test(what_is_missing_is_said),
        cmocka_unit_test(all_units_are_known),
    };
    return cmocka_run_group_tests_name("amount", tests, NULL, NULL);
}
