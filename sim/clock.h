/* clock.h - integer time, civil dates, working days, office hours.
 *
 * The clock is civil: microseconds since 1970-01-01T00:00, local, without time zones
 * or leap seconds, in the proleptic Gregorian calendar. A `day` counts from the same
 * midnight. A calendar says which days are worked and when the office is open:
 *
 *   civil       weekdays less public holidays plus make-up days (holiday.h), from
 *               09:00 for eight hours; overtime may follow, at most two hours.
 *   continuous  every day, all day: for laboratories.
 *
 * Rates per year of what happens in office hours are spread over the office hours of
 * that civil year (`calendar_share`), so that a year holds as many whatever its
 * holidays; rates of what happens at any hour are per 365.25 days.
 */
#ifndef SIM_CLOCK_H
#define SIM_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/fault.h"

typedef int64_t instant; /* microseconds since 1970-01-01T00:00 */
typedef int64_t span;    /* microseconds */
typedef int32_t day;     /* days since 1970-01-01 */

#define SECOND      INT64_C(1000000)
#define MINUTE      (60 * SECOND)
#define HOUR        (60 * MINUTE)
#define DAY         (24 * HOUR)
#define YEAR        (DAY * 1461 / 4)
#define YEAR_DAYS   365.25 /* civil days in a YEAR, of every rate */
#define WEEKS_YEAR  (YEAR_DAYS / 7)

#define WORKDAYS_WEEK 5 /* of seven, holidays apart */

#define OFFICE_OPENS    (9 * HOUR) /* after midnight */
#define OFFICE_HOURS    (8 * HOUR)
#define OFFICE_OVERTIME (2 * HOUR) /* at most */

/* Opening time as a share of its year, in 1e-12: the clock of yearly rates. */
typedef int64_t openness;
#define OPENNESS_YEAR INT64_C(1000000000000)

struct date {
    int year, month, day; /* month 1..12, day 1..31 */
};

enum calendar_kind { CALENDAR_CIVIL, CALENDAR_CONTINUOUS };

/* Made for the days [first, last]; asking beyond them is a bug, unless it says not. */
struct calendar {
    enum calendar_kind kind;
    day first, last;
    uint8_t *works;     /* [last - first + 1] */
    openness *open;     /* [last - first + 2] opened before that day since `first` */
};

day day_of_date(struct date date);
struct date date_of_day(day at);
bool date_exists(struct date date);
/* Months from January of the year 0 to the day's own. */
static inline int day_month(day at)
{
    const struct date date = date_of_day(at);
    return date.year * 12 + date.month - 1;
}
int day_weekday(day at); /* 0 Monday ... 6 Sunday */

/* `2011-01-31` and nothing else; that such a day exists is date_exists()'s to say. */
bool date_read(const char *text, struct date *date);
enum { DATE_TEXT = 40 };
const char *day_text(day at, char text[DATE_TEXT]); /* the same way; returns `text` */

day date_add_months(day from, int months); /* same day of month, or that month's last */
static inline day day_of(instant when)
{
    return (day)(when >= 0 ? when / DAY : -((-when + DAY - 1) / DAY));
}
static inline instant midnight_of(day at) { return (instant)at * DAY; }

/* Faults: FAULT_MEMORY. O(days). */
int calendar_init(struct calendar *calendar, enum calendar_kind kind, day first, day last,
                  struct fault *fault);
void calendar_free(struct calendar *calendar);

bool calendar_works(const struct calendar *calendar, day at);

/* Office opening and regular closing of a working day; of another day a bug. */
instant calendar_opens(const struct calendar *calendar, day at);
instant calendar_closes(const struct calendar *calendar, day at);
span calendar_office_day(const struct calendar *calendar); /* 8 h, or 24 h */

/* This day's share of its year's opening time; 0 on days without office hours. The
 * shares of a civil year add up to OPENNESS_YEAR exactly. In the continuous calendar
 * DAY/YEAR, to the unit; those of 1461 days add up to 4 OPENNESS_YEAR exactly. */
openness calendar_share(const struct calendar *calendar, day at);
/* The same for what happens at any hour: DAY/YEAR for every day. */
openness calendar_civil_share(void);

/* The first instant, in office hours (opening included, closing not), by which `gap`
 * (>= 0) of opening has passed since `from`; from any instant, working or not. Returns
 * INT64_MAX past the calendar's last day. O(log days). */
instant calendar_after_open(const struct calendar *calendar, instant from, openness gap);

#endif
