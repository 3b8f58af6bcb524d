/* test_clock.c - civil dates, working days, and opening as a share of its year. */
#define _POSIX_C_SOURCE 200809L

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>
#include <time.h>

#include <cmocka.h>

#include "sim/clock.h"

__extension__ typedef __int128 wide;

static uint64_t next_random(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static day on(int year, int month, int day_of_month)
{
    return day_of_date((struct date){year, month, day_of_month});
}

static int date_compare(struct date date, const struct tm *tm)
{
    return date.year == tm->tm_year + 1900 && date.month == tm->tm_mon + 1 &&
           date.day == tm->tm_mday;
}

/* Against the C library, and there and back, over six centuries. */
static void test_dates(void **state)
{
    (void)state;
    for (day at = -110000; at < 110000; at++) {
        const time_t seconds = (time_t)at * 86400;
        const struct date date = date_of_day(at);
        struct tm tm;
        gmtime_r(&seconds, &tm);
        assert_true(date_compare(date, &tm));
        assert_true(date_exists(date));
        assert_int_equal(day_of_date(date), at);
        assert_int_equal(day_weekday(at), (tm.tm_wday + 6) % 7);
    }
    assert_int_equal(on(1970, 1, 1), 0);
    assert_int_equal(on(2026, 11, 22), 20779);
    assert_int_equal(on(-1, 3, 1), on(399, 3, 1) - 146097);
    assert_false(date_exists((struct date){2023, 2, 29}));
    assert_true(date_exists((struct date){2024, 2, 29}));
    assert_false(date_exists((struct date){1900, 2, 29}));
    assert_true(date_exists((struct date){2000, 2, 29}));
    assert_false(date_exists((struct date){2024, 0, 3}));
    assert_false(date_exists((struct date){2024, 13, 3}));
    assert_false(date_exists((struct date){2024, 4, 31}));
    assert_false(date_exists((struct date){2024, 4, 0}));
}

static void test_months(void **state)
{
    (void)state;
    assert_int_equal(date_add_months(on(2024, 1, 31), 1), on(2024, 2, 29));
    assert_int_equal(date_add_months(on(2023, 1, 31), 1), on(2023, 2, 28));
    assert_int_equal(date_add_months(on(2023, 11, 17), 3), on(2024, 2, 17));
    assert_int_equal(date_add_months(on(2024, 2, 29), -12), on(2023, 2, 28));
    assert_int_equal(date_add_months(on(2024, 3, 31), -4), on(2023, 11, 30));
    assert_int_equal(date_add_months(on(2024, 3, 5), 0), on(2024, 3, 5));
    assert_int_equal(date_add_months(on(1, 1, 7), -13), on(-1, 12, 7));
}

static void test_day_of_instant(void **state)
{
    (void)state;
    assert_int_equal(day_of(0), 0);
    assert_int_equal(day_of(DAY - 1), 0);
    assert_int_equal(day_of(DAY), 1);
    assert_int_equal(day_of(-1), -1);
    assert_int_equal(day_of(-DAY), -1);
    assert_int_equal(day_of(-DAY - 1), -2);
    assert_int_equal(day_of(midnight_of(20779) + 7 * HOUR), 20779);
    assert_int_equal(4 * YEAR, 1461 * DAY);
}

static void test_working_days(void **state)
{
    struct calendar calendar;
    struct fault fault = {0};

    (void)state;
    assert_int_equal(calendar_init(&calendar, CALENDAR_CIVIL, on(2009, 1, 1), on(2009, 12, 31),
                                   &fault), 0);
    assert_false(calendar_works(&calendar, on(2009, 10, 1)));
    assert_true(calendar_works(&calendar, on(2009, 10, 10))); /* a Saturday, made up */
    assert_int_equal(calendar_opens(&calendar, on(2009, 7, 7)),
                     midnight_of(on(2009, 7, 7)) + 9 * HOUR);
    assert_int_equal(calendar_closes(&calendar, on(2009, 7, 7)),
                     midnight_of(on(2009, 7, 7)) + 17 * HOUR);
    assert_int_equal(calendar_office_day(&calendar), 8 * HOUR);

    expect_assert_failure(calendar_opens(&calendar, on(2009, 7, 4)));
    expect_assert_failure(calendar_closes(&calendar, on(2009, 7, 5)));
    expect_assert_failure(calendar_works(&calendar, on(2008, 12, 31)));
    expect_assert_failure(calendar_works(&calendar, on(2010, 1, 1)));
    expect_assert_failure(calendar_share(&calendar, on(2010, 1, 1)));
    calendar_free(&calendar);
    assert_null(calendar.works);
    calendar_free(&calendar);
    expect_assert_failure(calendar_works(&calendar, 0));
    expect_assert_failure(calendar_init(&calendar, CALENDAR_CIVIL, 17, 16, &fault));
    assert_int_equal(fault.code, 0);
}

static void test_a_year_is_a_year(void **state)
{
    struct calendar civil, continuous, later;
    struct fault fault = {0};
    const int first = 1994, last = 2061;

    (void)state;
    assert_int_equal(calendar_init(&civil, CALENDAR_CIVIL, on(first, 1, 1), on(last, 12, 31),
                                   &fault), 0);
    assert_int_equal(calendar_init(&continuous, CALENDAR_CONTINUOUS, on(first, 1, 1),
                                   on(last, 12, 31), &fault), 0);
    for (int year = first; year <= last; year++) {
        openness sum = 0, least = OPENNESS_YEAR, most = 0;
        for (day at = on(year, 1, 1); at <= on(year, 12, 31); at++) {
            const openness share = calendar_share(&civil, at);
            sum += share;
            assert_int_equal(share > 0, calendar_works(&civil, at));
            if (share > 0) {
                least = share < least ? share : least;
                most = share > most ? share : most;
            }
        }
        assert_int_equal(sum, OPENNESS_YEAR);
        assert_true(most - least <= 1);
        if (year >= 1996) /* about 2,000 hours */
            assert_in_range(OPENNESS_YEAR / least * 8, 1960, 2050);
    }
    for (day at = continuous.first; at + 1461 <= continuous.last + 1; at += 97) {
        openness sum = 0;
        for (day k = 0; k < 1461; k++) {
            const openness share = calendar_share(&continuous, at + k);
            assert_in_range(share, calendar_civil_share(), calendar_civil_share() + 1);
            sum += share;
        }
        assert_int_equal(sum, 4 * OPENNESS_YEAR);
    }
    assert_int_equal(calendar_civil_share(), INT64_C(2737850787));

    /* Also across 1970. */
    assert_int_equal(calendar_init(&later, CALENDAR_CONTINUOUS, -1500, 1500, &fault), 0);
    for (day at = -1500; at + 1461 <= 1501; at += 13)
        assert_int_equal(later.open[at + 1461 + 1500] - later.open[at + 1500], 4 * OPENNESS_YEAR);
    calendar_free(&later);

    /* A day's share is its own, not the calendar's that was asked. */
    assert_int_equal(calendar_init(&later, CALENDAR_CIVIL, on(2013, 5, 17), on(2015, 3, 3),
                                   &fault), 0);
    for (day at = later.first; at <= later.last; at++) {
        assert_int_equal(calendar_share(&later, at), calendar_share(&civil, at));
        assert_int_equal(calendar_works(&later, at), calendar_works(&civil, at));
    }
    calendar_free(&later);
    assert_int_equal(calendar_init(&later, CALENDAR_CONTINUOUS, on(2013, 5, 17), on(2015, 3, 3),
                                   &fault), 0);
    for (day at = later.first; at <= later.last; at++)
        assert_int_equal(calendar_share(&later, at), calendar_share(&continuous, at));
    assert_int_equal(calendar_opens(&later, on(2014, 7, 6)), midnight_of(on(2014, 7, 6)));
    assert_int_equal(calendar_closes(&later, on(2014, 7, 6)), midnight_of(on(2014, 7, 7)));
    assert_int_equal(calendar_office_day(&later), 24 * HOUR);
    calendar_free(&later);
    calendar_free(&civil);
    calendar_free(&continuous);
}

/* What has opened since the calendar's first day, day by day and in 128 bits. */
static openness opened_until(const struct calendar *calendar, const openness *before, instant when)
{
    const day at = day_of(when);
    const instant opens =
        midnight_of(at) + (calendar->kind == CALENDAR_CIVIL ? OFFICE_OPENS : 0);
    const span office = calendar_office_day(calendar);
    const openness share = before[at - calendar->first + 1] - before[at - calendar->first];
    span time = when - opens;

    time = time < 0 ? 0 : time > office ? office : time;
    return before[at - calendar->first] + (openness)((wide)share * time / office);
}

static void check_after_open(enum calendar_kind kind, uint64_t seed)
{
    enum { DAYS = 1500 };
    static openness before[DAYS + 1];
    const day first = on(2012, 2, 3);
    struct calendar calendar;
    struct fault fault = {0};
    int beyond = 0, moved = 0;

    assert_int_equal(calendar_init(&calendar, kind, first, first + DAYS - 1, &fault), 0);
    before[0] = 0;
    for (int i = 0; i < DAYS; i++)
        before[i + 1] = before[i] + calendar_share(&calendar, first + i);
    for (int i = 0; i < 200000; i++) {
        const uint64_t size = next_random(&seed) % 42;
        const instant from =
            midnight_of(first) + (instant)(next_random(&seed) % (uint64_t)(DAYS * DAY));
        const openness gap = (openness)(next_random(&seed) % (UINT64_C(1) << size));
        const openness base = opened_until(&calendar, before, from);
        const instant then = calendar_after_open(&calendar, from, gap);
        day at;
        if (then == INT64_MAX) {
            assert_true(base + gap >= before[DAYS]);
            beyond++;
            continue;
        }
        at = day_of(then);
        assert_true(calendar_works(&calendar, at));
        assert_true(then >= calendar_opens(&calendar, at) && then < calendar_closes(&calendar, at));
        assert_true(then >= from);
        if (then == from) {
            assert_int_equal(gap, 0);
            continue;
        }
        moved++;
        assert_int_equal(opened_until(&calendar, before, then), base + gap);
        if (then > calendar_opens(&calendar, at))
            assert_true(opened_until(&calendar, before, then - 1) < base + gap);
    }
    assert_true(beyond > 1000 && moved > 100000);
    assert_int_equal(calendar_after_open(&calendar, midnight_of(first), INT64_MAX), INT64_MAX);
    assert_int_equal(calendar_after_open(&calendar, midnight_of(first + DAYS) + 3, 0), INT64_MAX);
    expect_assert_failure(calendar_after_open(&calendar, midnight_of(first) - 1, 3));
    expect_assert_failure(calendar_after_open(&calendar, midnight_of(first), -1));
    calendar_free(&calendar);
}

static void test_after_open(void **state)
{
    (void)state;
    check_after_open(CALENDAR_CIVIL, 2385);
    check_after_open(CALENDAR_CIVIL, 7);
    check_after_open(CALENDAR_CONTINUOUS, 41);
}

static void test_after_open_by_hand(void **state)
{
    struct calendar calendar;
    struct fault fault = {0};
    openness share;
    instant friday, monday, once, at;

    (void)state;
    assert_int_equal(calendar_init(&calendar, CALENDAR_CIVIL, on(2009, 1, 1), on(2011, 12, 31),
                                   &fault), 0);
    friday = midnight_of(on(2009, 7, 3));
    monday = midnight_of(on(2009, 7, 6));
    share = calendar_share(&calendar, on(2009, 7, 3));
    assert_int_equal(share, OPENNESS_YEAR / 250);
    /* Half an hour from 16:45 on Friday is 09:15 on Monday. */
    assert_int_equal(calendar_after_open(&calendar, friday + 16 * HOUR + 45 * MINUTE, share / 16),
                     monday + 9 * HOUR + 15 * MINUTE);
    assert_int_equal(calendar_after_open(&calendar, friday + 17 * HOUR, 0), monday + 9 * HOUR);
    assert_int_equal(calendar_after_open(&calendar, friday + 3 * HOUR, 0), friday + 9 * HOUR);
    assert_int_equal(calendar_after_open(&calendar, friday + 11 * HOUR + 1, 0),
                     friday + 11 * HOUR + 1);
    assert_int_equal(calendar_after_open(&calendar, friday, share), monday + 9 * HOUR);
    /* A year's worth from any instant is a year of working days later, within a unit. */
    at = calendar_after_open(&calendar, midnight_of(on(2010, 1, 1)), OPENNESS_YEAR);
    assert_int_equal(at, midnight_of(on(2011, 1, 4)) + 9 * HOUR);

    /* A million small steps drift by no more than a few microseconds. */
    at = friday + 9 * HOUR;
    for (int i = 0; i < 1000000; i++)
        at = calendar_after_open(&calendar, at, 238500);
    once = calendar_after_open(&calendar, friday + 9 * HOUR, 1000000 * INT64_C(238500));
    assert_in_range(at, once, once + 8);
    calendar_free(&calendar);
}

const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

static void test_memory_can_fail(void **state)
{
    struct rlimit before, small;
    struct calendar calendar;
    struct fault fault = {0};
    int code;

    (void)state;
    assert_int_equal(getrlimit(RLIMIT_AS, &before), 0);
    small = before;
    small.rlim_cur = 64 << 20;
    assert_int_equal(setrlimit(RLIMIT_AS, &small), 0);
    code = calendar_init(&calendar, CALENDAR_CIVIL, 0, 300 * 1000 * 1000, &fault);
    assert_int_equal(setrlimit(RLIMIT_AS, &before), 0);
    assert_int_equal(code, FAULT_MEMORY);
    assert_int_equal(fault.code, FAULT_MEMORY);
    assert_null(calendar.works);
    assert_null(calendar.open);
    calendar_free(&calendar);
}

static void dates_as_text(void **state)
{
    static const char *const wrong[] = {"",           "2011-1-31",   "2011-01-3",  "2011-01-311",
                                        "2011/01/31", "-011-01-31",  " 2011-01-31", "2011-01-31 ",
                                        "20110131",   "2011-01-3\xEF"};
    char text[DATE_TEXT];
    struct date date;
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_false(date_read(wrong[i], &date));
    assert_true(date_read("2011-13-32", &date)); /* well written; no such day */
    assert_false(date_exists(date));
    for (day at = -800000; at < 800000; at += 3577) {
        const struct date there = date_of_day(at);
        day_text(at, text);
        if (there.year < 0 || there.year > 9999)
            continue;
        assert_true(date_read(text, &date));
        assert_int_equal(day_of_date(date), at);
    }
    assert_string_equal(day_text(15005, text), "2011-01-31");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_as_text),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_months),
        cmocka_unit_test(test_day_of_instant),
        cmocka_unit_test(test_working_days),
        cmocka_unit_test(test_a_year_is_a_year),
        cmocka_unit_test(test_after_open),
        cmocka_unit_test(test_after_open_by_hand),
        cmocka_unit_test(test_memory_can_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
