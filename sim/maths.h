/* maths.h - exp, log and what is made of them, with bits that are ours.
 *
 * The C library's exp differs in its last bit between CPUs with and without FMA; over
 * ten million events that reaches the integers. These have one order of operations,
 * no table lookup that depends on the machine, and are compiled without contraction.
 * Each states its error; tests compare with correctly rounded values.
 */
#ifndef SIM_MATHS_H
#define SIM_MATHS_H

double maths_exp(double x);      /* e^x; 0 below -745.2, infinite above 709.8 */
double maths_log(double x);      /* x > 0 is required (a bug otherwise) */
double maths_sqrt(double x);     /* correctly rounded (IEEE 754) */
double maths_logistic(double x); /* 1 / (1 + e^-x), for every x */
/* Standard normal distribution function and its inverse, relative error 1e-14. */
double maths_normal(double z);
double maths_normal_inverse(double p); /* 0 < p < 1 */
/* The nearest integer, halves to even; |x| < 2^62 is required. */
long long maths_round(double x);

#endif
