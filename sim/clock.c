/* clock.c - see clock.h.
 *
 * Opening is counted in whole units of 1e-12 year. In the civil calendar the k-th of a
 * year's n working days takes floor((k + 1) Y / n) - floor(k Y / n), in the continuous
 * one day d takes floor((d + 1) 4Y / 1461) - floor(d 4Y / 1461), with Y = OPENNESS_YEAR:
 * every civil year holds exactly Y, every 1461 days exactly 4 Y, and no remainder
 * accumulates. Within a day opening is floor(share x time / office day); since a unit
 * lasts several microseconds its inverse, rounded up, gives back the very same unit, so
 * that a chain of arrivals does not drift.
 */
#include "sim/clock.h"

#include <stdio.h>
#include <stdlib.h>

#include "sim/holiday.h"

/* Of the Gregorian calendar's 400 years, counted from 0000-03-01, so that the leap day
 * ends a year. */
#define ERA_DAYS   146097
#define ERA_OFFSET 719468 /* 0000-03-01 to 1970-01-01 */

day day_of_date(struct date date)
{
    const int year = date.month <= 2 ? date.year - 1 : date.year;
    const int era = (year >= 0 ? year : year - 399) / 400;
    const int of_era = year - era * 400;
    const int month = (date.month + 9) % 12; /* 0 March */
    const int of_year = (153 * month + 2) / 5 + date.day - 1;

    return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - ERA_OFFSET;
}

struct date date_of_day(day at)
{
    const int from = at + ERA_OFFSET;
    const int era = (from >= 0 ? from : from - (ERA_DAYS - 1)) / ERA_DAYS;
    const int of_era = from - era * ERA_DAYS;
    const int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / (ERA_DAYS - 1)) / 365;
    const int of_year = of_era - (365 * year + year / 4 - year / 100);
    const int month = (5 * of_year + 2) / 153; /* 0 March */
    struct date date;

    date.month = month < 10 ? month + 3 : month - 9;
    date.day = of_year - (153 * month + 2) / 5 + 1;
    date.year = era * 400 + year + (date.month <= 2);
    return date;
}

static bool year_is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_days(int year, int month)
{
    static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && year_is_leap(year));
}

bool date_exists(struct date date)
{
    return date.month >= 1 && date.month <= 12 && date.day >= 1 &&
           date.day <= month_days(date.year, date.month);
}

bool date_read(const char *text, struct date *date)
{
    static const int digits[] = {4, 2, 2};
    int parts[3] = {0};
    for (int part = 0; part < 3; part++) {
        if (part && *text++ != '-')
            return false;
        for (int i = 0; i < digits[part]; i++, text++) {
            if (*text < '0' || *text > '9')
                return false;
            parts[part] = parts[part] * 10 + (*text - '0');
        }
    }
    *date = (struct date){parts[0], parts[1], parts[2]};
    return !*text;
}

const char *day_text(day at, char text[DATE_TEXT])
{
    const struct date date = date_of_day(at);
    snprintf(text, DATE_TEXT, "%04d-%02d-%02d", date.year, date.month, date.day);
    return text;
}

int day_weekday(day at)
{
    const int weekday = (at + 3) % 7; /* 1970-01-01 was a Thursday */
    return weekday >= 0 ? weekday : weekday + 7;
}

day date_add_months(day from, int months)
{
    struct date date = date_of_day(from);
    const int count = date.year * 12 + date.month - 1 + months;
    const int year = (count >= 0 ? count : count - 11) / 12;
    int last;

    date.year = year;
    date.month = count - year * 12 + 1;
    last = month_days(date.year, date.month);
    if (date.day > last)
        date.day = last;
    return day_of_date(date);
}

/* floor(4 Y d / 1461): what a continuous calendar has opened since 1970. */
static openness continuous_opened(day at)
{
    const openness four_years = 4 * OPENNESS_YEAR;
    const int64_t cycle = (at >= 0 ? at : at - 1460) / 1461;
    return cycle * four_years + (at - cycle * 1461) * four_years / 1461;
}

static void calendar_fill_civil(struct calendar *calendar)
{
    const int first = date_of_day(calendar->first).year;
    const int last = date_of_day(calendar->last).year;
    openness opened = 0;

    for (int year = first; year <= last; year++) {
        const day begins = day_of_date((struct date){year, 1, 1});
        const day ends = day_of_date((struct date){year + 1, 1, 1});
        uint8_t works[HOLIDAY_DAYS];
        const int n = holiday_works(year, works);
        int64_t worked = 0;
        for (day at = begins; at < ends; at++) {
            const uint8_t open = works[at - begins];
            openness share = 0;
            if (open) {
                share = (worked + 1) * OPENNESS_YEAR / n - worked * OPENNESS_YEAR / n;
                worked++;
            }
            if (at < calendar->first || at > calendar->last)
                continue;
            calendar->works[at - calendar->first] = open;
            calendar->open[at - calendar->first] = opened;
            opened += share;
        }
    }
    calendar->open[calendar->last - calendar->first + 1] = opened;
}

static void calendar_fill_continuous(struct calendar *calendar)
{
    const openness before = continuous_opened(calendar->first);
    for (day at = calendar->first; at <= calendar->last; at++) {
        calendar->works[at - calendar->first] = 1;
        calendar->open[at - calendar->first] = continuous_opened(at) - before;
    }
    calendar->open[calendar->last - calendar->first + 1] =
        continuous_opened(calendar->last + 1) - before;
}

int calendar_init(struct calendar *calendar, enum calendar_kind kind, day first, day last,
                  struct fault *fault)
{
    size_t days;

    *calendar = (struct calendar){0};
    ALWAYS(first <= last);
    days = (size_t)((int64_t)last - first + 1);
    calendar->open = calloc(days + 1, sizeof *calendar->open);
    calendar->works = calloc(days, 1);
    if (!calendar->open || !calendar->works) {
        calendar_free(calendar);
        return fault_memory(fault, days * (sizeof(openness) + 1));
    }
    calendar->kind = kind;
    calendar->first = first;
    calendar->last = last;
    if (kind == CALENDAR_CIVIL)
        calendar_fill_civil(calendar);
    else
        calendar_fill_continuous(calendar);
    return 0;
}

void calendar_free(struct calendar *calendar)
{
    free(calendar->works);
    free(calendar->open);
    *calendar = (struct calendar){0};
}

static inline int32_t calendar_index(const struct calendar *calendar, day at)
{
    ALWAYS(at >= calendar->first && at <= calendar->last && calendar->works);
    return at - calendar->first;
}

bool calendar_works(const struct calendar *calendar, day at)
{
    return calendar->works[calendar_index(calendar, at)];
}

instant calendar_opens(const struct calendar *calendar, day at)
{
    ALWAYS(calendar_works(calendar, at));
    return midnight_of(at) + (calendar->kind == CALENDAR_CIVIL ? OFFICE_OPENS : 0);
}

instant calendar_closes(const struct calendar *calendar, day at)
{
    return calendar_opens(calendar, at) + calendar_office_day(calendar);
}

span calendar_office_day(const struct calendar *calendar)
{
    return calendar->kind == CALENDAR_CIVIL ? OFFICE_HOURS : DAY;
}

openness calendar_share(const struct calendar *calendar, day at)
{
    const int32_t i = calendar_index(calendar, at);
    return calendar->open[i + 1] - calendar->open[i];
}

openness calendar_civil_share(void)
{
    return OPENNESS_YEAR * 4 / 1461;
}

/* floor(share x time / office) and its inverse ceil(part x office / share), in 64 bits:
 * seconds first, then the rest; each product stays below 2^53. */
static openness part_of_time(openness share, span time, span office)
{
    return (share * (time / SECOND) + share * (time % SECOND) / SECOND) / (office / SECOND);
}

static span time_of_part(openness share, openness part, span office)
{
    const int64_t scaled = part * (office / SECOND);
    return scaled / share * SECOND + (scaled % share * SECOND + share - 1) / share;
}

/* The working day during which opening passes `target`: open[i] <= target < open[i + 1].
 * Doubling steps from where one stands: most gaps are short. */
static int32_t calendar_find(const struct calendar *calendar, int32_t low, openness target)
{
    const int32_t days = calendar->last - calendar->first + 1;
    const openness *open = calendar->open;
    int32_t step = 1, high;

    while (low + step < days && open[low + step] <= target) {
        low += step;
        step *= 2;
    }
    high = low + step < days ? low + step : days; /* target < open[high] */
    while (high - low > 1) {
        const int32_t middle = low + (high - low) / 2;
        if (open[middle] <= target)
            low = middle;
        else
            high = middle;
    }
    return low;
}

instant calendar_after_open(const struct calendar *calendar, instant from, openness gap)
{
    const span office = calendar_office_day(calendar);
    const span morning = calendar->kind == CALENDAR_CIVIL ? OFFICE_OPENS : 0;
    const day at = day_of(from);
    const int32_t days = calendar->last - calendar->first + 1;
    openness base, share, target;
    span time;
    int32_t i;
    instant then;

    ALWAYS(gap >= 0);
    if (at > calendar->last)
        return INT64_MAX;
    i = calendar_index(calendar, at);
    base = calendar->open[i];
    share = calendar->open[i + 1] - base;
    time = from - midnight_of(at) - morning;
    if (time >= office)
        base += share;
    else if (time > 0)
        base += part_of_time(share, time, office);
    if (gap >= calendar->open[days] - base)
        return INT64_MAX;
    target = base + gap;
    i = calendar_find(calendar, i, target);
    share = calendar->open[i + 1] - calendar->open[i];
    then = midnight_of(calendar->first + i) + morning +
           time_of_part(share, target - calendar->open[i], office);
    return then > from ? then : from; /* a part of a unit may have passed at `from` */
}
