/* test_parameter.c - a value is read as people write it, refused with a cure, and written
 * so that it is read back to the bit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sim/clock.h"
#include "sim/parameter.h"
#include "sim/random.h"

struct owner {
    double real, share;
    int64_t count, wait, life, money, way;
    struct {
        double rate, other;
    } group;
};

static const struct parameter_choice ways[] = {
    {"off", {"关", "off"}}, {"on", {"开", "on"}}, {"on-demand", {"按需", "on demand"}}, {0}};

#define WORDS .label = {"标签", "label"}, .about = {"说明", "about"}

static const struct parameter rows[] = {
    {PARAMETER_AT(owner, real), .type = PARAMETER_REAL, .unit = "h", .limit_low = -50,
     .limit_high = 1000, .low = 1, .high = 5, .preset = 2.385, WORDS, .source = "test"},
    {PARAMETER_AT(owner, share), .type = PARAMETER_SHARE, .unit = "1", .limit_low = 0,
     .limit_high = 1, .low = 0.2, .high = 0.9, .preset = 0.371, WORDS, .source = "test"},
    {PARAMETER_AT(owner, count), .type = PARAMETER_COUNT, .unit = "1", .limit_low = 1,
     .limit_high = 1e6, .low = 3, .high = 90, .preset = 17, WORDS, .source = "test"},
    {PARAMETER_AT(owner, wait), .type = PARAMETER_DURATION, .unit = "d", .limit_low = 2,
     .limit_high = 10000, .low = 3, .high = 40, .preset = 12.5, .flags = PARAMETER_UNBOUNDED,
     WORDS, .source = "test"},
    {PARAMETER_AT(owner, life), .type = PARAMETER_DURATION, .unit = "year", .limit_low = 0,
     .limit_high = 100000, .low = 1, .high = 9, .preset = 4, WORDS, .source = "test"},
    {PARAMETER_AT(owner, money), .type = PARAMETER_MONEY, .unit = "yuan", .limit_low = 0,
     .limit_high = 1e9, .low = 10, .high = 1e6, .preset = 1300.25, WORDS, .source = "test"},
    {PARAMETER_AT(owner, way), .type = PARAMETER_CHOICE, .unit = "1", .limit_high = 2, .high = 2,
     .preset = 1, .choices = ways, WORDS, .source = "test"},
    {PARAMETER_AT(owner, group.rate), .type = PARAMETER_REAL, .unit = "1/person/year",
     .limit_high = 1000, .high = 1000, .preset = 0.35, WORDS, .source = "test"},
    {PARAMETER_AT(owner, group.other), .type = PARAMETER_REAL, .unit = "1", .limit_low = -1e300,
     .limit_high = 1e300, .low = -1e300, .high = 1e300, .preset = 0.1, WORDS, .source = "test"},
};
PARAMETER_COVERS(rows, owner);
static const struct parameter_table table = PARAMETER_TABLE(rows, owner);

static const struct parameter *row_of(const char *name)
{
    const struct parameter *row = parameter_find(&table, name);
    assert_non_null(row);
    return row;
}

static struct owner presets(void)
{
    struct owner owner;
    memset(&owner, 0xA5, sizeof owner);
    parameter_presets(&table, &owner);
    return owner;
}

static void test_presets(void **state)
{
    struct owner owner = presets();
    (void)state;
    assert_true(owner.real == 2.385);
    assert_true(owner.share == 0.371);
    assert_int_equal(owner.count, 17);
    assert_int_equal(owner.wait, 12 * DAY + DAY / 2);
    assert_int_equal(owner.life, 4 * YEAR);
    assert_int_equal(owner.money, 130025);
    assert_int_equal(owner.way, 1);
    assert_true(owner.group.rate == 0.35);
    assert_true(parameter_value(row_of("wait"), &owner) == 12.5);
    assert_true(parameter_value(row_of("life"), &owner) == 4.0);
    assert_true(parameter_value(row_of("money"), &owner) == 1300.25);
    assert_true(parameter_value(row_of("way"), &owner) == 1.0);
}

static void test_find(void **state)
{
    (void)state;
    assert_ptr_equal(parameter_find(&table, "parameters.group.rate"), &rows[7]);
    assert_ptr_equal(parameter_find(&table, "group.rate"), &rows[7]);
    assert_null(parameter_find(&table, "rate"));
    assert_null(parameter_find(&table, ""));
    assert_null(parameter_find(&table, "parameters."));
}

static void test_near(void **state)
{
    (void)state;
    assert_int_equal(parameter_near("rate", "rate"), 0);
    assert_int_equal(parameter_near("raet", "rate"), 1);   /* swapped */
    assert_int_equal(parameter_near("rat", "rate"), 1);    /* missing */
    assert_int_equal(parameter_near("ratee", "rate"), 1);  /* one too many */
    assert_int_equal(parameter_near("rbte", "rate"), 1);   /* wrong */
    assert_int_equal(parameter_near("rbbe", "rate"), -1);  /* two of four */
    assert_int_equal(parameter_near("seperation", "separation"), 1);
    assert_int_equal(parameter_near("fundingfollowstask", "funding_follows_tasks"), 3);
    assert_int_equal(parameter_near("", "rate"), -1);
    assert_int_equal(parameter_near("a rather long text that nobody would ever have meant as the "
                                    "name of anything",
                                    "rate"),
                     -1);
    assert_string_equal(parameter_nearest(&table, "group.rat"), "group.rate");
    assert_string_equal(parameter_nearest(&table, "rate"), "group.rate");
    assert_string_equal(parameter_nearest(&table, "shaer"), "share");
    assert_null(parameter_nearest(&table, "zebra"));
}

static const struct accepted {
    const char *row, *text;
    double value; /* in the unit of writing */
    bool odd;
} accepted[] = {
    {"real", "2.385", 2.385, false},
    {"real", " 2.385 ", 2.385, false},
    {"real", "+3", 3, false},
    {"real", "-12.5", -12.5, true},
    {"real", "1e2", 100, true},
    {"real", "25e-1", 2.5, false},
    {"real", ".5", 0.5, true},
    {"real", "0.30000000000000004", 0.30000000000000004, true},
    {"real", "1000", 1000, true},
    {"real", "-0", 0, true},
    {"share", "0.8", 0.8, false},
    {"share", "80 %", 0.8, false},
    {"share", "80%", 0.8, false},
    {"share", "7.1 %", 0.071, true},
    {"share", "1", 1, true},
    {"share", "0 %", 0, true},
    {"count", "17", 17, false},
    {"count", "17.0", 17, false},
    {"count", "1e6", 1e6, true},
    {"wait", "12", 12, false},
    {"wait", "10 d", 10, false},
    {"wait", "10d", 10, false},
    {"wait", "5 wd", 7, false},
    {"wait", "72 h", 3, false},
    {"wait", "4320 min", 3, false},
    {"wait", "1 month", 30.4375, false},
    {"wait", "2 years", 730.5, true},
    {"wait", "0", 0, true}, /* unbounded, though below the limit */
    {"life", "4 years", 4, false},
    {"life", "18 months", 1.5, false},
    {"life", "1461 d", 4, false},
    {"money", "1300", 1300, false},
    {"money", "1300.25", 1300.25, false},
    {"money", "1.3e3", 1300, false},
    {"way", "off", 0, false},
    {"way", " on ", 1, false},
    {"way", "on-demand", 2, false},
};

static void test_accepts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof accepted / sizeof accepted[0]; i++) {
        const struct accepted *a = &accepted[i];
        struct owner owner = presets();
        struct fault fault = {0};
        bool odd = !a->odd;
        int code = parameter_read(row_of(a->row), &owner, a->text, &odd, &fault);
        if (code || parameter_value(row_of(a->row), &owner) != a->value || odd != a->odd)
            fail_msg("%s: '%s' gave %d, %.17g, odd %d: %s", a->row, a->text, code,
                     parameter_value(row_of(a->row), &owner), odd, fault.en);
        assert_int_equal(fault.code, 0);
        assert_int_equal(parameter_read(row_of(a->row), &owner, a->text, NULL, &fault), 0);
    }
}

static const struct refused {
    const char *row, *text, *en, *zh; /* parts of the stories */
} refused[] = {
    {"real", "1000.5", "1000.5 is outside [-50, 1000] h", "1000.5 超出 [-50, 1000] h"},
    {"real", "-50.001", "outside [-50, 1000] h", "超出"},
    {"real", "1e999", "outside", "超出"},
    {"real", "nan", "'nan' is not a number; write a plain number (unit h)", "不是数字"},
    {"real", "inf", "not a number", "不是数字"},
    {"real", "0x10", "not a number", "不是数字"},
    {"real", "", "not a number", "不是数字"},
    {"real", "-", "not a number", "不是数字"},
    {"real", ".", "not a number", "不是数字"},
    {"real", "3 h", "write a plain number (unit h)", "只写数字（单位 h）"},
    {"real", "3..5", "not a number", "不是数字"},
    {"real", "3e", "not a number", "不是数字"},
    {"real", "1,300", "thousands separators; write the digits together", "千位分隔符"},
    {"real", "1_300", "thousands separators", "千位分隔符"},
    {"real", "1 300", "thousands separators", "千位分隔符"},
    {"real", "50 %", "not a share and takes no %", "不能用 %"},
    {"real", "１２", "full-width", "全角"},
    {"real", "3。5", "full-width", "全角"},
    {"real", "“3”", "full-width", "全角"},
    {"real", "−3", "full-width", "全角"},
    {"share", "1.4", "if a percentage is meant, write 1.4 %", "若指百分数，请写 1.4 %"},
    {"share", "80", "write 80 %", "请写 80 %"},
    {"share", "-0.1", "-0.1 is outside [0, 1] share", "超出 [0, 1]（份额）"},
    {"share", "140 %", "140 % is outside [0, 1] share", "140 % 超出"},
    {"share", "８０％", "full-width", "全角"},
    {"share", "most", "write 0.8 or 80 %", "请写 0.8 或 80 %"},
    {"share", "80 % %", "not a share", "不是份额"},
    {"count", "17.5", "17.5 is not a whole number", "不是整数"},
    {"count", "0", "0 is outside [1, 1000000]", "超出"},
    {"count", "99999999999999999999", "outside [1, 1000000]", "超出"},
    {"count", "17.00000000000000000001", "too many digits", "位数过多"},
    {"wait", "1.5 d", "outside [2, 10000] d", "超出"},
    {"wait", "30 years", "30 years is outside [2, 10000] d", "超出"},
    {"wait", "5 weeks", "write a number and a unit: 5 years", "请写数字加单位"},
    {"wait", "soon", "not a duration", "不是时长"},
    {"wait", "5 d 3 h", "not a duration", "不是时长"},
    {"wait", "50 %", "not a duration", "不是时长"},
    {"wait", "９ d", "full-width", "全角"},
    {"life", "1e40 years", "outside", "超出"},
    {"money", "13.005", "parts of a fen", "不足一分"},
    {"money", "13 yuan", "unit yuan", "单位 yuan"},
    {"money", "-1", "outside [0, 1000000000] yuan", "超出"},
    {"way", "maybe", "'maybe' is not one of: off, on, on-demand", "可选：off, on, on-demand"},
    {"way", "", "not one of", "可选"},
    {"way", "off on", "not one of", "可选"},
    {"way", "1", "not one of", "可选"},
};

static void test_refuses(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        const struct refused *r = &refused[i];
        struct owner owner = presets();
        const struct owner before = owner;
        struct fault fault = {0};
        bool odd = false;
        int code = parameter_read(row_of(r->row), &owner, r->text, &odd, &fault);
        if (code != FAULT_INPUT || !strstr(fault.en, r->en) || !strstr(fault.zh, r->zh))
            fail_msg("%s: '%s' gave %d: %s | %s", r->row, r->text, code, fault.en, fault.zh);
        assert_int_equal(fault.code, FAULT_INPUT);
        assert_memory_equal(&owner, &before, sizeof owner); /* nothing is stored */
    }
}

/* A long text is cut between characters, so that the story stays UTF-8. */
static void test_long_text(void **state)
{
    struct owner owner = presets();
    struct fault fault = {0};
    char text[2000] = "";
    (void)state;
    for (int i = 0; i < 300; i++)
        strcat(text, "社");
    assert_int_equal(parameter_read(row_of("real"), &owner, text, NULL, &fault), FAULT_INPUT);
    assert_true(strlen(fault.en) < 200);
    assert_non_null(strstr(fault.en, "社..."));
}

static void round_trip(const struct parameter *row, struct owner *owner)
{
    char text[64];
    struct owner again;
    struct fault fault = {0};
    int length = parameter_write(row, owner, text, sizeof text);
    memset(&again, 0, sizeof again);
    assert_int_equal(length, (int)strlen(text));
    if (parameter_read(row, &again, text, NULL, &fault))
        fail_msg("%s: '%s': %s", row->name, text, fault.en);
    if (memcmp((char *)&again + row->at, (char *)owner + row->at, 8))
        fail_msg("%s: '%s' does not come back", row->name, text);
}

static void test_round_trip(void **state)
{
    const struct chance chance = chance_under(8821, 3);
    struct draw draw = draw_at(&chance, 7, 11, 0);
    (void)state;
    for (int i = 0; i < 20000; i++) {
        struct owner owner = presets();
        uint64_t bits = draw_bits(&draw);
        double x;
        memcpy(&x, &bits, sizeof x); /* any double at all */
        if (x > -1e300 && x < 1e300 && x != 0) {
            owner.group.other = x;
            round_trip(&rows[8], &owner);
        }
        owner.share = draw_uniform(&draw);
        round_trip(&rows[1], &owner);
        owner.count = 1 + (int64_t)(draw_bits(&draw) % 1000000);
        round_trip(&rows[2], &owner);
        owner.wait = 2 * DAY + (int64_t)(draw_bits(&draw) % (uint64_t)(9998 * DAY));
        round_trip(&rows[3], &owner);
        owner.life = (int64_t)(draw_bits(&draw) % (uint64_t)(INT64_C(100000) * YEAR));
        round_trip(&rows[4], &owner);
        owner.money = (int64_t)(draw_bits(&draw) % 100000000000u);
        round_trip(&rows[5], &owner);
    }
    for (int i = 0; i < 3; i++) {
        struct owner owner = presets();
        owner.way = i;
        round_trip(&rows[6], &owner);
    }
}

static void test_writes_as_people_do(void **state)
{
    struct owner owner = presets();
    char text[64];
    static const char *const expected[] = {"2.385", "0.371", "17",  "12.5 d", "4 years",
                                           "1300.25", "on",  "0.35", "0.1"};
    (void)state;
    for (int i = 0; i < table.count; i++) {
        parameter_write(&rows[i], &owner, text, sizeof text);
        assert_string_equal(text, expected[i]);
    }
    owner.life = YEAR;
    parameter_write(row_of("life"), &owner, text, sizeof text);
    assert_string_equal(text, "1 year");
    owner.wait = 5 * MINUTE;
    parameter_write(row_of("wait"), &owner, text, sizeof text);
    assert_string_equal(text, "300 s");
    owner.wait = 5 * MINUTE + 7;
    parameter_write(row_of("wait"), &owner, text, sizeof text);
    assert_string_equal(text, "300.000007 s");
    owner.money = 130000;
    parameter_write(row_of("money"), &owner, text, sizeof text);
    assert_string_equal(text, "1300");
    assert_int_equal(parameter_write(row_of("life"), &owner, text, 3), 6);
    assert_string_equal(text, "1 "); /* cut as snprintf cuts */
}

static void test_put(void **state)
{
    struct owner owner = presets();
    (void)state;
    parameter_put(row_of("wait"), &owner, 0.5);
    assert_int_equal(owner.wait, 12 * HOUR);
    parameter_put(row_of("money"), &owner, 0.07);
    assert_int_equal(owner.money, 7);
    parameter_put(row_of("real"), &owner, -0.0);
    assert_true(memcmp(&owner.real, &(double){0.0}, 8) == 0);
}

/* Durations are rounded to the microsecond, halves to even. */
static void test_rounding(void **state)
{
    static const struct {
        const char *text;
        int64_t microseconds;
    } rounded[] = {{"0.0000005 s", 0}, {"0.0000015 s", 2}, {"0.0000025 s", 2},
                   {"0.00000250000001 s", 3}, {"0.333333333 d", 28799999971}, {"1e-50 s", 0}};
    (void)state;
    for (size_t i = 0; i < sizeof rounded / sizeof rounded[0]; i++) {
        struct owner owner = presets();
        assert_int_equal(parameter_read(row_of("life"), &owner, rounded[i].text, NULL, NULL), 0);
        assert_int_equal(owner.life, rounded[i].microseconds);
    }
}

static void test_bugs(void **state)
{
    struct owner owner = presets();
    struct parameter row = *row_of("wait");
    char text[64];
    (void)state;
    row.unit = "fortnight";
    expect_assert_failure(parameter_value(&row, &owner));
    owner.way = 3;
    expect_assert_failure(parameter_write(row_of("way"), &owner, text, sizeof text));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_presets),    cmocka_unit_test(test_find),
        cmocka_unit_test(test_near),       cmocka_unit_test(test_accepts),
        cmocka_unit_test(test_refuses),    cmocka_unit_test(test_long_text),
        cmocka_unit_test(test_round_trip), cmocka_unit_test(test_writes_as_people_do),
        cmocka_unit_test(test_put),        cmocka_unit_test(test_rounding),
        cmocka_unit_test(test_bugs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
