/* test_holiday.c - public holidays against the notices and the statute. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sim/clock.h"
#include "sim/holiday.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof(array)[0]))

static int works_on(int year, int month, int day_of_month)
{
    uint8_t works[HOLIDAY_DAYS];
    holiday_works(year, works);
    return works[day_of_date((struct date){year, month, day_of_month}) -
                 day_of_date((struct date){year, 1, 1})];
}

/* Working days of a year, as employers and newspapers count them. */
static void test_years_have_their_days(void **state)
{
    static const struct {
        int year, days;
    } known[] = {
        {2001, 253}, {2003, 251}, {2004, 252}, {2005, 251}, {2007, 249}, {2008, 251}, {2009, 250},
        {2010, 250}, {2011, 250}, {2012, 249}, {2013, 250}, {2014, 250}, {2015, 249}, {2016, 250},
        {2017, 249}, {2018, 250}, {2019, 250}, {2020, 249}, {2021, 250}, {2022, 249}, {2023, 249},
        {2024, 251}, {2025, 248}, {2026, 248},
    };
    uint8_t works[HOLIDAY_DAYS];

    (void)state;
    for (int i = 0; i < COUNT(known); i++) {
        int sum = 0;
        assert_int_equal(holiday_works(known[i].year, works), known[i].days);
        for (int k = 0; k < HOLIDAY_DAYS; k++)
            sum += works[k];
        assert_int_equal(sum, known[i].days);
    }
}

static void test_days_of_the_notices(void **state)
{
    static const struct {
        int year, month, day, works;
    } known[] = {
        {2003, 4, 26, 0}, {2003, 4, 27, 0}, {2003, 5, 5, 0},  {2003, 5, 6, 1},   /* SARS */
        {2005, 12, 31, 1}, {2006, 1, 3, 0},                                      /* a Saturday */
        {2007, 12, 29, 1}, {2007, 12, 31, 0}, {2008, 1, 2, 1},
        {2008, 5, 2, 0},  {2008, 5, 4, 1},  {2008, 5, 5, 1},                     /* no week */
        {2009, 1, 4, 1},  {2009, 9, 27, 1}, {2009, 10, 8, 0}, {2009, 10, 9, 1},
        {2010, 2, 19, 0}, {2010, 2, 20, 1}, {2012, 6, 22, 0}, {2013, 10, 12, 1},
        {2015, 9, 3, 0},  {2015, 9, 4, 0},  {2015, 9, 6, 1},                     /* the parade */
        {2020, 1, 19, 1}, {2020, 1, 31, 0}, {2020, 2, 3, 1},                     /* covid */
        {2024, 2, 9, 1},  {2024, 2, 12, 0}, {2025, 1, 28, 0}, {2025, 2, 4, 0},   /* the eve */
        {2026, 2, 14, 1}, {2026, 2, 23, 0}, {2026, 2, 24, 1}, {2026, 9, 25, 0},
    };

    (void)state;
    for (int i = 0; i < COUNT(known); i++)
        assert_int_equal(works_on(known[i].year, known[i].month, known[i].day), known[i].works);
}

/* A make-up day is a weekend day, and there are as many as weekdays moved: a notice
 * leaves 10 or 11 (from 2025 13) statutory days less than weekdays, give or take the
 * moves over New Year's Eve and the days given once (2015, 2020). */
static void test_notices_keep_the_number_of_days(void **state)
{
    (void)state;
    for (int year = HOLIDAY_NOTICE_FIRST; year <= HOLIDAY_NOTICE_LAST; year++) {
        const day begins = day_of_date((struct date){year, 1, 1});
        const day ends = day_of_date((struct date){year + 1, 1, 1});
        const int statute = year < 2008 ? 10 : year < 2025 ? 11 : 13;
        uint8_t works[HOLIDAY_DAYS];
        const int worked = holiday_works(year, works);
        int weekdays = 0, make_up = 0;
        for (day at = begins; at < ends; at++) {
            weekdays += day_weekday(at) < 5;
            make_up += day_weekday(at) >= 5 && works[at - begins];
        }
        assert_in_range(make_up, 1, 12);
        assert_in_range(worked, weekdays - statute - 2, weekdays - statute + 2);
    }
}

static void test_statute_before_notices(void **state)
{
    (void)state;
    /* 1996: Spring Festival on 19 February, a Monday; 1 May a Wednesday. */
    assert_int_equal(works_on(1996, 2, 19), 0);
    assert_int_equal(works_on(1996, 2, 21), 0);
    assert_int_equal(works_on(1996, 2, 22), 1);
    assert_int_equal(works_on(1996, 5, 1), 0);
    assert_int_equal(works_on(1996, 5, 2), 1);
    assert_int_equal(works_on(1996, 10, 2), 0);
    assert_int_equal(works_on(1996, 10, 3), 1);
    /* 1998: Spring Festival on 28 January. 1999: 1 May a Saturday, made up on the 3rd;
     * National Day Friday to Sunday, two days made up. */
    assert_int_equal(works_on(1998, 1, 28), 0);
    assert_int_equal(works_on(1999, 5, 3), 0);
    assert_int_equal(works_on(1999, 5, 4), 1);
    assert_int_equal(works_on(1999, 10, 4), 0);
    assert_int_equal(works_on(1999, 10, 5), 0);
    assert_int_equal(works_on(1999, 10, 6), 1);
    assert_int_equal(works_on(2000, 5, 3), 0);
    assert_int_equal(works_on(2000, 5, 4), 1);
    /* The five-day week. */
    assert_int_equal(works_on(1995, 4, 29), 1);
    assert_int_equal(works_on(1995, 5, 6), 0);
    assert_int_equal(works_on(1995, 4, 30), 0);
}

static void test_festival_rule_after_notices(void **state)
{
    uint8_t works[HOLIDAY_DAYS];

    (void)state;
    /* 2027: Spring Festival Saturday 6 February, its eve Friday; three days made up. */
    assert_int_equal(works_on(2027, 2, 4), 1);
    assert_int_equal(works_on(2027, 2, 5), 0);
    assert_int_equal(works_on(2027, 2, 8), 0);
    assert_int_equal(works_on(2027, 2, 9), 0);
    assert_int_equal(works_on(2027, 2, 10), 0);
    assert_int_equal(works_on(2027, 2, 11), 1);
    assert_int_equal(works_on(2027, 4, 5), 0); /* Qingming */
    assert_int_equal(works_on(2027, 6, 9), 0); /* Dragon Boat */
    assert_int_equal(works_on(2027, 9, 15), 0);
    /* 2031: Mid-Autumn is 1 October, a Wednesday: four days from then and no more. */
    assert_int_equal(works_on(2031, 10, 3), 0);
    assert_int_equal(works_on(2031, 10, 4), 0); /* a Saturday */
    assert_int_equal(works_on(2031, 10, 6), 0);
    assert_int_equal(works_on(2031, 10, 7), 1);
    /* Qingming 2044 and 2048 is on 4 April, 2043 on the 5th, a Sunday. */
    assert_int_equal(works_on(2044, 4, 4), 0);
    assert_int_equal(works_on(2043, 4, 6), 0);
    for (int year = HOLIDAY_NOTICE_LAST + 1; year <= 2150; year++) {
        const day begins = day_of_date((struct date){year, 1, 1});
        const day ends = day_of_date((struct date){year + 1, 1, 1});
        int weekdays = 0;
        for (day at = begins; at < ends; at++)
            weekdays += day_weekday(at) < 5;
        assert_int_equal(holiday_works(year, works), weekdays - 13);
        for (day at = begins; at < ends; at++)
            if (works[at - begins])
                assert_true(day_weekday(at) < 5);
        for (int i = ends - begins; i < HOLIDAY_DAYS; i++)
            assert_int_equal(works[i], 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_years_have_their_days),
        cmocka_unit_test(test_days_of_the_notices),
        cmocka_unit_test(test_notices_keep_the_number_of_days),
        cmocka_unit_test(test_statute_before_notices),
        cmocka_unit_test(test_festival_rule_after_notices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
