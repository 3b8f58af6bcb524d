/* amount.h - a metric's figures as people read them, in both languages.
 *
 * What is counted per one is a share: per cent, and differences in points [百分点]. All else
 * carries its unit, word by word: `h/community/year` is 小时/社区/年.
 */
#ifndef CLI_AMOUNT_H
#define CLI_AMOUNT_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/words.h"

enum { AMOUNT = 96 };

/* "18.4 %", "3.20 d" */
const char *amount_text(char text[AMOUNT], const char *unit, double value, enum lang lang);
/* "-17.8 points", "+3.20 d"; with its sign. */
const char *amount_difference(char text[AMOUNT], const char *unit, double value, enum lang lang);
/* The interval of a difference: "-18.9 .. -16.8 points". */
const char *amount_interval(char text[AMOUNT], const char *unit, double low, double high,
                            enum lang lang);
/* The unit of differences, in words. */
const char *amount_unit(char text[AMOUNT], const char *unit, enum lang lang);

#endif
