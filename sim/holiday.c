/* holiday.c - see holiday.h. */
#include "sim/holiday.h"

#include <stdbool.h>

#include "sim/clock.h"

/* A year's notice: month, day and length of each rest as MDDLL, whatever weekdays it
 * covers; a length of 00 is a Saturday or Sunday worked instead. 0 ends the line. */
enum { NOTICE_LINE = 20 };
static const int32_t notice[HOLIDAY_NOTICE_LAST - HOLIDAY_NOTICE_FIRST + 1][NOTICE_LINE] = {
    {10101, 12000, 12100, 12407, 42800, 42900, 50107, 92900, 93000, 100107, 122900,
     123000}, /* 2001 */
    {10103, 20900, 21000, 21207, 42700, 42800, 50107, 92800, 92900, 100107}, /* 2002 */
    {10101, 20107, 20800, 20900, 50105, 92700, 92800, 100107}, /* 2003 */
    {10101, 11700, 11800, 12207, 50107, 50800, 50900, 100107, 100900, 101000}, /* 2004 */
    {10103, 20500, 20600, 20907, 43000, 50107, 50800, 100107, 100800, 100900, 123100}, /* 2005 */
    {10103, 12800, 12907, 20500, 42900, 43000, 50107, 93000, 100107, 100800, 123000,
     123100}, /* 2006 */
    {10103, 21700, 21807, 22500, 42800, 42900, 50107, 92900, 93000, 100107, 122900,
     123002}, /* 2007 */
    {10101, 20200, 20300, 20607, 40403, 50103, 50400, 60703, 91303, 92700, 92800, 92907}, /* 2008 */
    {10103, 10400, 12400, 12507, 20100, 40403, 50103, 52803, 53100, 92700, 100108,
     101000}, /* 2009 */
    {10103, 21307, 22000, 22100, 40303, 50103, 61200, 61300, 61403, 91900, 92203, 92500,
     92600, 100107, 100900}, /* 2010 */
    {10103, 13000, 20207, 21200, 40200, 40303, 43003, 60401, 60601, 91003, 100107, 100800,
     100900, 123100}, /* 2011 */
    {10103, 12100, 12207, 12900, 33100, 40100, 40203, 42800, 42903, 62201, 62401, 92900,
     93008}, /* 2012 */
    {10103, 10500, 10600, 20907, 21600, 21700, 40403, 40700, 42700, 42800, 42903, 60800,
     60900, 61003, 91903, 92200, 92900, 100107, 101200}, /* 2013 */
    {10101, 12600, 13107, 20800, 40503, 50103, 50400, 60201, 90801, 92800, 100107,
     101100}, /* 2014 */
    {10103, 10400, 21500, 21807, 22800, 40502, 50101, 62001, 62201, 90302, 90600, 92701,
     100107, 101000}, /* 2015 */
    {10101, 20600, 20707, 21400, 40401, 50102, 60903, 61200, 91503, 91800, 100107, 100800,
     100900}, /* 2016 */
    {10102, 12200, 12707, 20400, 40100, 40203, 50101, 52700, 52803, 93000, 100108}, /* 2017 */
    {10101, 21100, 21507, 22400, 40503, 40800, 42800, 42903, 61801, 92401, 92900, 93000,
     100107, 122900, 123002}, /* 2018 */
    {10101, 20200, 20300, 20407, 40503, 42800, 50104, 50500, 60703, 91303, 92900, 100107,
     101200}, /* 2019 */
    {10101, 11900, 12410, 40403, 42600, 50105, 50900, 62503, 62800, 92700, 100108,
     101000}, /* 2020 */
    {10103, 20700, 21107, 22000, 40303, 42500, 50105, 50800, 61203, 91800, 91903, 92600,
     100107, 100900}, /* 2021 */
    {10103, 12900, 13000, 13107, 40200, 40303, 42400, 43005, 50700, 60303, 91003, 100107,
     100800, 100900, 123101}, /* 2022 */
    {10102, 12107, 12800, 12900, 40501, 42300, 42905, 50600, 62203, 62500, 92908, 100700,
     100800, 123002}, /* 2023 */
    {10101, 20400, 21008, 21800, 40403, 40700, 42800, 50105, 51100, 61001, 91400, 91503,
     92900, 100107, 101200}, /* 2024 */
    {10101, 12600, 12808, 20800, 40403, 42700, 50105, 53103, 92800, 100108, 101100}, /* 2025 */
    {10103, 10400, 21400, 21509, 22800, 40403, 50105, 50900, 61903, 92000, 92503, 100107,
     101000}, /* 2026 */
};

/* Spring Festival, Dragon Boat, Mid-Autumn of each year as MDD. */
static const int16_t lunar[HOLIDAY_LUNAR_LAST - HOLIDAY_LUNAR_FIRST + 1][3] = {
    /* clang-format off */
    {206, 608, 915}, {127, 528, 1003}, {215, 615, 922}, {203, 605, 911}, {123, 624, 930}, /* 1970 */
    {211, 614, 920}, {131, 602, 908}, {218, 621, 927}, {207, 610, 917}, {128, 530, 1005},
    {216, 617, 923}, {205, 606, 912}, {125, 625, 1001}, {213, 615, 921}, {202, 604, 910}, /* 1980 */
    {220, 622, 929}, {209, 611, 918}, {129, 531, 1007}, {217, 618, 925}, {206, 608, 914},
    {127, 528, 1003}, {215, 616, 922}, {204, 605, 911}, {123, 624, 930}, {210, 613, 920}, /* 1990 */
    {131, 602, 909}, {219, 620, 927}, {207, 609, 916}, {128, 530, 1005}, {216, 618, 924},
    {205, 606, 912}, {124, 625, 1001}, {212, 615, 921}, {201, 604, 911}, {122, 622, 928}, /* 2000 */
    {209, 611, 918}, {129, 531, 1006}, {218, 619, 925}, {207, 608, 914}, {126, 528, 1003},
    {214, 616, 922}, {203, 606, 912}, {123, 623, 930}, {210, 612, 919}, {131, 602, 908}, /* 2010 */
    {219, 620, 927}, {208, 609, 915}, {128, 530, 1004}, {216, 618, 924}, {205, 607, 913},
    {125, 625, 1001}, {212, 614, 921}, {201, 603, 910}, {122, 622, 929}, {210, 610, 917}, /* 2020 */
    {129, 531, 1006}, {217, 619, 925}, {206, 609, 915}, {126, 528, 1003}, {213, 616, 922},
    {203, 605, 912}, {123, 624, 1001}, {211, 612, 919}, {131, 601, 908}, {219, 620, 927}, /* 2030 */
    {208, 610, 916}, {128, 530, 1004}, {215, 618, 924}, {204, 607, 913}, {124, 527, 1002},
    {212, 614, 920}, {201, 603, 910}, {122, 622, 928}, {210, 611, 917}, {130, 531, 1005}, /* 2040 */
    {217, 619, 925}, {206, 608, 915}, {126, 529, 1004}, {214, 615, 922}, {202, 604, 911},
    {123, 623, 930}, {211, 613, 919}, {201, 601, 907}, {219, 620, 926}, {208, 610, 916}, /* 2050 */
    {128, 530, 1005}, {215, 617, 924}, {204, 606, 913}, {124, 625, 1002}, {212, 614, 921},
    {202, 603, 909}, {121, 622, 928}, {209, 611, 917}, {129, 601, 1006}, {217, 619, 925}, /* 2060 */
    {205, 608, 915}, {126, 528, 1003}, {214, 616, 923}, {203, 604, 911}, {123, 623, 929},
    {211, 613, 919}, {131, 602, 908}, {219, 620, 926}, {207, 610, 916}, {127, 530, 1005}, /* 2070 */
    {215, 617, 924}, {205, 606, 912}, {124, 624, 1001}, {212, 614, 920}, {202, 604, 910},
    {122, 622, 928}, {209, 611, 917}, {129, 601, 1006}, {217, 619, 926}, {206, 607, 914}, /* 2080 */
    {126, 527, 1003}, {214, 615, 922}, {203, 605, 911}, {124, 623, 929}, {210, 613, 918},
    {130, 602, 908}, {218, 621, 927}, {207, 609, 916}, {127, 529, 1005}, {215, 617, 924}, /* 2090 */
    {205, 606, 913}, {125, 624, 930}, {212, 614, 920}, {201, 604, 909}, {121, 623, 929},
    /* clang-format on */
};
static const int16_t lunar_mean[3] = {205, 610, 922};

/* MDD */
#define NEW_YEAR     101
#define LABOUR_DAY   501
#define NATIONAL_DAY 1001

#define FIVE_DAY_WEEK ((struct date){1995, 5, 1})

static day day_of_mdd(int year, int mdd)
{
    return day_of_date((struct date){year, mdd / 100, mdd % 100});
}

static void notice_apply(int year, uint8_t works[HOLIDAY_DAYS])
{
    const int32_t *line = notice[year - HOLIDAY_NOTICE_FIRST];
    const day new_year = day_of_mdd(year, NEW_YEAR);

    for (int i = 0; i < NOTICE_LINE && line[i]; i++) {
        const int32_t from = day_of_mdd(year, line[i] / 100) - new_year;
        const int32_t length = line[i] % 100;
        if (length == 0)
            works[from] = 1;
        for (int32_t k = 0; k < length; k++)
            works[from + k] = 0;
    }
}

/* The day of Qingming in April: the sun's longitude of 15 degrees, Beijing time; agrees
 * with the ephemeris for every year from 2008, its first as a holiday, to 2099. */
static int qingming(int year)
{
    const int since = year - 2000;
    if (year > HOLIDAY_LUNAR_LAST)
        return 5;
    return (since * 2422 + 48100) / 10000 - since / 4;
}

/* The days the statute gives everybody, in order of the festivals. Returns how many. */
static int statute_days(int year, day days[16])
{
    const bool known = year >= HOLIDAY_LUNAR_FIRST && year <= HOLIDAY_LUNAR_LAST;
    const int16_t *moon = known ? lunar[year - HOLIDAY_LUNAR_FIRST] : lunar_mean;
    const bool revised = year > HOLIDAY_NOTICE_LAST;
    const int labour = revised ? 2 : year >= 2000 ? 3 : 1;
    const int national = year >= 1999 ? 3 : 2;
    int n = 0;

    days[n++] = day_of_mdd(year, NEW_YEAR);
    for (int k = revised ? -1 : 0; k < 3; k++)
        days[n++] = day_of_mdd(year, moon[0]) + k;
    if (revised)
        days[n++] = day_of_mdd(year, 400 + qingming(year));
    for (int k = 0; k < labour; k++)
        days[n++] = day_of_mdd(year, LABOUR_DAY) + k;
    if (revised) {
        days[n++] = day_of_mdd(year, moon[1]);
        days[n++] = day_of_mdd(year, moon[2]);
    }
    for (int k = 0; k < national; k++)
        days[n++] = day_of_mdd(year, NATIONAL_DAY) + k;
    return n;
}

static void statute_apply(int year, uint8_t works[HOLIDAY_DAYS])
{
    const day new_year = day_of_mdd(year, NEW_YEAR);
    day days[16];
    int32_t made_up[16];
    int owed = 0;
    const int n = statute_days(year, days);

    for (int i = 0; i < n; i++) {
        const int32_t at = days[i] - new_year;
        if (works[at])
            works[at] = 0;
        else
            made_up[owed++] = at;
    }
    for (int i = 0; i < owed; i++) {
        int32_t at = made_up[i];
        while (!works[at])
            at++;
        works[at] = 0;
    }
}

int holiday_works(int year, uint8_t works[HOLIDAY_DAYS])
{
    const day new_year = day_of_mdd(year, NEW_YEAR);
    const int32_t length = day_of_mdd(year + 1, NEW_YEAR) - new_year;
    const day five = day_of_date(FIVE_DAY_WEEK);
    int worked = 0;

    for (int32_t i = 0; i < HOLIDAY_DAYS; i++) {
        const int weekday = day_weekday(new_year + i);
        works[i] = i < length && (weekday < 5 || (weekday == 5 && new_year + i < five));
    }
    if (year >= HOLIDAY_NOTICE_FIRST && year <= HOLIDAY_NOTICE_LAST)
        notice_apply(year, works);
    else
        statute_apply(year, works);
    for (int32_t i = 0; i < length; i++)
        worked += works[i];
    return worked;
}
