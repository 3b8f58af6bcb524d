/* maths.h - exp, log and what is made of them, with bits that are ours.
 *
 * The C library's exp differs in its last bit between CPUs with and without FMA; over
 * ten million events that reaches the integers. These have one order of operations,
 * no table lookup that depends on the machine, and are compiled without contraction
 * (-ffp-contract=off). Each states its error in units of the last place (ulp), as
 * measured by tests/unit/test_maths.c, which also holds a digest of 100,000 results
 * that every compiler, option and machine must meet. Round to nearest is assumed.
 *
 * Sources: Tang (1989) ACM TOMS 15, 144 for exp and Tang (1990) ACM TOMS 16, 378 for
 * log (reduction by a table of 64 rows, short polynomial); Cody (1969) Math. Comp. 23,
 * 631 and (1993) ACM TOMS 19, 22 for the normal distribution function; Wichura (1988)
 * Applied Statistics 37, 477 (AS 241) for its inverse.
 */
#ifndef SIM_MATHS_H
#define SIM_MATHS_H

#include <stdint.h>

/* e^x, below 0.55 ulp, and below 0.78 ulp where the result is subnormal. 0 below
 * -745.2, infinite above 709.8; not-a-number stays what it is. */
double maths_exp(double x);

/* Below 0.53 ulp. x > 0 is required (a bug otherwise); infinite if x is. */
double maths_log(double x);

/* -log x of n numbers in place, four at a time where the processor has vectors: the same bits. */
void maths_minus_logs(double *x, int n);

/* Correctly rounded (IEEE 754). x >= 0 is required. */
double maths_sqrt(double x);

/* The same bits from integers alone: maths_sqrt where the processor's instruction
 * cannot be named without the C library. */
double maths_sqrt_portable(double x);

/* 1 / (1 + e^-x), for every x; below 2.5 ulp. */
double maths_logistic(double x);

/* The same of n numbers in place, two at a time where the processor has vectors: 40
 * instructions each instead of 57. */
void maths_logistics(double *x, int n);

/* Standard normal distribution function, relative error below 2e-15 down to the
 * smallest normal number (z = -37.5), and its inverse, error below 1e-15 relative to
 * the quantile; 0 < p < 1 is required. */
double maths_normal(double z);
double maths_normal_inverse(double p);

/* The nearest integer, halves to even; |x| < 2^62 is required. Every figure of the model ends
 * in one, nearly all below 2^51: these are rounded where they stand. */
int64_t maths_round_large(double x);
static inline int64_t maths_round(double x)
{
    return x > -0x1p51 && x < 0x1p51 ? (int64_t)(x + 0x1.8p52 - 0x1.8p52) : maths_round_large(x);
}

#endif
