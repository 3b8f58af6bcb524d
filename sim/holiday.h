/* holiday.h - the public holidays and make-up days of mainland China.
 *
 * A year's working days come from one of three sources:
 *
 *   1949-2000  the statute of the day: New Year 1, Spring Festival 3, Labour Day 1,
 *              National Day 2; from October 1999 National Day 3 and Labour Day 3.
 *              A holiday on a day of rest is made up on the next working day (*assumed*
 *              for Saturdays before 1999). The weekends moved to make weeks of seven
 *              days in October 1999 and in 2000 are *assumed* unmoved, which leaves the
 *              number of working days as it was. Saturdays were worked until May 1995
 *              (*assumed* all: the fortnightly ones since March 1994 are not told apart).
 *   2001-2026  the yearly notices of the General Office of the State Council, day by
 *              day: the move of weekends, the short Labour Day of 2003, the longer
 *              Spring Festival of 2020, the victory parade of 2015.
 *   from 2027  the statute as revised in November 2024: New Year 1, Spring Festival 4
 *              from its eve, Qingming 1, Labour Day 2, Dragon Boat 1, Mid-Autumn 1,
 *              National Day 3; one on a day of rest, or on another, is made up on the
 *              next working day. No notice is foreseen, so no weekend is moved.
 *
 * Lunar festivals are known for 1970-2099; other years take a mean date (*assumed*).
 *
 * Sources: State Council decrees 270 (1999), 513 (2007), 644 (2013), 795 (2024); decree
 * 174 (1995) on the five-day week; the notices of 2001-2003 as reprinted, of 2004-2026 as
 * tabulated by two independent public data sets, which agree but for 2005-12-31, worked.
 */
#ifndef SIM_HOLIDAY_H
#define SIM_HOLIDAY_H

#include <stdint.h>

enum {
    HOLIDAY_NOTICE_FIRST = 2001,
    HOLIDAY_NOTICE_LAST = 2026,
    HOLIDAY_LUNAR_FIRST = 1970,
    HOLIDAY_LUNAR_LAST = 2099,
    HOLIDAY_DAYS = 366,
};

/* Which days of the year are worked (1) and which are not (0); works[0] is New Year's
 * Day. Returns how many are. */
int holiday_works(int year, uint8_t works[HOLIDAY_DAYS]);

#endif
