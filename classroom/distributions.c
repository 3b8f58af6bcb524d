/* distributions.c - see distributions.h.
 *
 * Sources: Abramowitz, Stegun (1964), Handbook of Mathematical Functions, 26.2.23 (a first guess),
 * 26.5.8 (the incomplete beta function as a continued fraction), 26.7.1; Lentz (1976), Applied
 * Optics 15, 668; Thompson, Barnett (1986), J. Comput. Phys. 64, 490 (how the fraction is added
 * up).
 */
#include "classroom/distributions.h"

#include <float.h>
#include <math.h>

static const double root_half = 0.70710678118654752440, root_two_pi = 2.50662827463100050242;

double normal_below(double z)
{
    return 0.5 * erfc(-z * root_half);
}

/* z > 0 with P(Z > z) = q, q in (0, 1/2): a guess within 5e-4, then Halley's steps. */
static double normal_upper(double q)
{
    const double t = sqrt(-2 * log(q));
    double z = t - (2.515517 + t * (0.802853 + t * 0.010328)) /
                       (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    for (int i = 0; i < 4; i++) {
        const double off = (normal_below(-z) - q) * root_two_pi * exp(z * z / 2);
        z += off / (1 - z * off / 2);
    }
    return z;
}

double normal_quantile(double p)
{
    if (!(p > 0) || !(p < 1))
        return p == 0 ? -INFINITY : p == 1 ? INFINITY : NAN;
    if (p == 0.5)
        return 0;
    return p < 0.5 ? -normal_upper(p) : normal_upper(1 - p);
}

/* log(gamma(a + 1/2) / gamma(a)): the difference of two logarithms, or, where they are large, the
 * series of the difference. */
static double log_half_step(double a)
{
    const double r = 1 / a, s = r * r;
    if (a < 20)
        return lgamma(a + 0.5) - lgamma(a);
    return 0.5 * log(a) - r * (1.0 / 8 - s * (1.0 / 192 - s * (1.0 / 640 - s * (17.0 / 14336))));
}

/* The continued fraction of I_x(a, b), for x < (a + 1) / (a + b + 2). */
static double fraction(double x, double a, double b)
{
    const double least = 1e-300;
    double c = 1, d = 1 - (a + b) * x / (a + 1);
    d = 1 / (fabs(d) < least ? least : d);
    double sum = d;
    for (int m = 1; m < 10000; m++) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        for (int i = 0; i < 2; i++) {
            const double term = i ? odd : even;
            d = 1 + term * d;
            c = 1 + term / c;
            d = 1 / (fabs(d) < least ? least : d);
            c = fabs(c) < least ? least : c;
            sum *= c * d;
        }
        if (fabs(c * d - 1) < DBL_EPSILON)
            break;
    }
    return sum;
}

/* The density's logarithm is that of the front of I_x, so both are made of this. */
static double student_density(double t, double freedom)
{
    const double a = freedom / 2;
    return exp(log_half_step(a) - (a + 0.5) * log1p(t * t / freedom)) /
           sqrt(freedom * 3.14159265358979323846);
}

/* P(T > t) = I_x(freedom / 2, 1 / 2) / 2 for t >= 0, x = freedom / (freedom + t^2). */
static double student_tail(double t, double freedom)
{
    const double a = freedom / 2, y = t * t / (freedom + t * t), x = freedom / (freedom + t * t);
    const double front = student_density(t, freedom) * t; /* x^a y^(1/2) / beta(a, 1/2) */
    if (x < (a + 1) / (a + 2.5))
        return front * fraction(x, a, 0.5) / (2 * a);
    return 0.5 - front * fraction(y, 0.5, a);
}

double student_above(double t, double freedom)
{
    if (isnan(t) || !(freedom > 0))
        return NAN;
    if (isinf(t))
        return t < 0;
    return t < 0 ? 1 - student_tail(-t, freedom) : student_tail(t, freedom);
}

/* Newton from the normal's quantile, which lies nearer to 0: the tail is convex, so that no step
 * goes too far until rounding makes one. */
static double student_upper(double q, double freedom)
{
    double t = normal_upper(q);
    for (int i = 0; i < 1000; i++) {
        const double step = (student_tail(t, freedom) - q) / student_density(t, freedom);
        t += step;
        if (!(step > 1e-15 * t))
            break;
    }
    return t;
}

double student_quantile(double p, double freedom)
{
    if (!(p > 0) || !(p < 1) || !(freedom > 0))
        return p == 0 ? -INFINITY : p == 1 ? INFINITY : NAN;
    if (p == 0.5)
        return 0;
    return p < 0.5 ? -student_upper(p, freedom) : student_upper(1 - p, freedom);
}
