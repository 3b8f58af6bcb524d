/* maths.c - see maths.h. */
#include "sim/maths.h"

#include <float.h>
#include <stdbool.h>
#include <string.h>
#ifdef __x86_64__
#include <immintrin.h>
#endif

#include "sim/fault.h"
#include "sim/maths_tables.h"

_Static_assert(FLT_EVAL_METHOD == 0, "doubles must be computed as doubles, not on an x87");

/* x + ROUNDER - ROUNDER is x rounded to an integer, for |x| < 2^51. */
#define ROUNDER 0x1.8p52

static uint64_t bits_of(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static double double_of(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* 2^k, -1022 <= k <= 1023. */
static double power_of_two(int k)
{
    return double_of((uint64_t)(k + 1023) << 52);
}

/* x = k ln2/64 + r, |r| <= ln2/128, so e^x = 2^(k / 64) 2^(k mod 64 / 64) e^r. The table
 * gives the second factor to 100 bits; only the last sum rounds where it matters. */
double maths_exp(double x)
{
    double shifted, k, r, p, low, result;
    int steps, whole;

    if (!(x > -745.2))
        return x != x ? x : 0;
    if (x > 709.8)
        return double_of(UINT64_C(0x7ff) << 52);
    shifted = x * exp_step_inverse + ROUNDER;
    k = shifted - ROUNDER;
    r = x - k * exp_step_high - k * exp_step_low;
    p = r + r * r * ((exp_terms[0] + r * exp_terms[1]) + r * r * (exp_terms[2] + r * exp_terms[3]));
    steps = (int)k;
    whole = (steps - (steps & 63)) / 64;
    low = exp_powers[steps & 63].low + exp_powers[steps & 63].high * p;
    result = exp_powers[steps & 63].high + low;
    if (whole >= -1021 && whole <= 1023)
        return result * power_of_two(whole);
    return whole > 0 ? result * power_of_two(whole - 1) * 2
                     : result * power_of_two(whole + 200) * 0x1p-200;
}

/* log x + shift ln2 for x normal. x = 2^k z with z in the i-th 64th of [0.6875, 1.375); z
 * times the row's inverse is 1 + r, exactly so when z is taken in halves, and log x is
 * k ln2 + log(row) + log(1 + r). The first two are short enough to be summed exactly. */
static inline double log_of(double x, int shift)
{
    uint64_t bits = bits_of(x), above = bits - UINT64_C(0x3fe6000000000000);
    uint64_t row = above >> 46 & 63;
    double k = (int)(((above >> 52) + 0x800) & 0xfff) - 0x800 + shift;
    double z = double_of(bits - (above & UINT64_C(0xfff) << 52));
    double half = double_of(bits_of(z) & ~UINT64_C(0x7ffffff));
    double exact = half * log_rows[row].inverse - 1;
    double rest = (z - half) * log_rows[row].inverse;
    double r = exact + rest, w = k * log_two_high + log_rows[row].high, sum = w + r;
    double square = r * r, low, terms;

    rest = exact - r + rest; /* what r has lost */
    low = w - sum + r;       /* and what sum has */
    low = low + (k * log_two_low + log_rows[row].low + rest);
    terms = log_terms[0] + r * log_terms[1] + square * (log_terms[2] + r * log_terms[3]) +
            square * square * (log_terms[4] + r * log_terms[5]);
    return sum + (low + square * (r * terms - 0.5));
}

/* Positive and normal: one comparison tells zero, subnormal, infinite, negative and
 * not-a-number. */
static inline bool log_is_plain(double x)
{
    return bits_of(x) - (UINT64_C(1) << 52) < UINT64_C(0x7fe) << 52;
}

double maths_log(double x)
{
    if (log_is_plain(x))
        return log_of(x, 0);
    ALWAYS(x > 0);
    return x < 1 ? log_of(x * 0x1p52, -52) : x;
}

#ifdef __x86_64__
enum { ABREAST = 4 };

/* -log_of() of four plain numbers: the same operations in the same order, so the same bits.
 * Returns false, and nothing is done, where they are not plain. */
__attribute__((target("avx2"))) static bool logs_abreast(double *x)
{
    const __m256i bits = _mm256_loadu_si256((const __m256i_u *)(const void *)x);
    const __m256i odd = _mm256_or_si256(
        _mm256_cmpgt_epi64(_mm256_set1_epi64x(INT64_C(1) << 52), bits),
        _mm256_cmpgt_epi64(bits, _mm256_set1_epi64x((INT64_C(0x7ff) << 52) - 1)));
    if (!_mm256_testz_si256(odd, odd))
        return false;
    const __m256i above = _mm256_sub_epi64(bits, _mm256_set1_epi64x(0x3fe6000000000000));
    const __m256i exponent = _mm256_and_si256(above, _mm256_set1_epi64x(-(INT64_C(1) << 52)));
    const __m128i k_words = _mm256_castsi256_si128(_mm256_permutevar8x32_epi32(
        _mm256_srai_epi32(above, 20), _mm256_setr_epi32(1, 3, 5, 7, 1, 3, 5, 7)));
    uint64_t row[ABREAST];
    _mm256_storeu_si256((__m256i_u *)(void *)row,
                        _mm256_and_si256(_mm256_srli_epi64(above, 46), _mm256_set1_epi64x(63)));
#define ROWS(what)                                                                        \
    _mm256_setr_pd(log_rows[row[0]].what, log_rows[row[1]].what, log_rows[row[2]].what,    \
                   log_rows[row[3]].what)
    const __m256d inverse = ROWS(inverse), k = _mm256_cvtepi32_pd(k_words);
    const __m256d z = _mm256_castsi256_pd(_mm256_sub_epi64(bits, exponent));
    const __m256d half =
        _mm256_and_pd(z, _mm256_castsi256_pd(_mm256_set1_epi64x(~INT64_C(0x7ffffff))));
    const __m256d exact = half * inverse - 1.0;
    __m256d rest = (z - half) * inverse;
    const __m256d r = exact + rest, w = k * log_two_high + ROWS(high), sum = w + r;
    const __m256d square = r * r;
    rest = exact - r + rest;
    __m256d low = w - sum + r;
    low = low + (k * log_two_low + ROWS(low) + rest);
    const __m256d terms = log_terms[0] + r * log_terms[1] +
                          square * (log_terms[2] + r * log_terms[3]) +
                          square * square * (log_terms[4] + r * log_terms[5]);
    _mm256_storeu_pd(x, -(sum + (low + square * (r * terms - 0.5))));
    return true;
#undef ROWS
}
#endif

void maths_minus_logs(double *x, int n)
{
    int i = 0;
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2"))
        while (i + ABREAST <= n && logs_abreast(x + i))
            i += ABREAST;
#endif
    for (; i < n; i++)
        x[i] = -maths_log(x[i]);
}

double maths_sqrt(double x)
{
#ifdef __SSE2__
    ALWAYS(x >= 0);
    return _mm_cvtsd_f64(_mm_sqrt_pd(_mm_set1_pd(x)));
#else
    return maths_sqrt_portable(x);
#endif
}

/* Newton's iteration finds the root but for its last bits; these come from the exact
 * remainder, which is small and so survives arithmetic modulo 2^64. 54 bits of the root
 * are wanted, the last of them for rounding: a root is never half way between doubles. */
double maths_sqrt_portable(double x)
{
    uint64_t mantissa, root;
    int64_t rest;
    int exponent, i;
    double scaled, y;

    ALWAYS(x >= 0);
    if (x == 0 || bits_of(x) == UINT64_C(0x7ff) << 52)
        return x;
    exponent = (int)(bits_of(x) >> 52) - 1075;
    mantissa = bits_of(x) & ((UINT64_C(1) << 52) - 1);
    if (exponent > -1075)
        mantissa |= UINT64_C(1) << 52;
    else
        exponent++;
    while (mantissa >> 52 == 0) {
        mantissa <<= 1;
        exponent--;
    }
    if (exponent & 1) {
        mantissa <<= 1;
        exponent--;
    }
    scaled = (double)mantissa * 0x1p-52; /* 1 .. 4 */
    y = 0.34 * scaled + 0.68;            /* within 4 in 100 */
    for (i = 0; i < 4; i++)
        y = 0.5 * (y + scaled / y);
    root = (uint64_t)(y * 0x1p53);
    rest = (int64_t)((mantissa << 54) - root * root);
    for (; rest < 0; root--)
        rest += (int64_t)(2 * root - 1);
    for (; rest > (int64_t)(2 * root); root++)
        rest -= (int64_t)(2 * root + 1);
    root = (root >> 1) + (root & 1);
    return (double)root * power_of_two(exponent / 2 - 26);
}

double maths_logistic(double x)
{
    double e;

    if (x >= 0)
        return 1 / (1 + maths_exp(-x));
    e = maths_exp(x);
    return e / (1 + e);
}

#ifdef __SSE2__
/* maths_exp() of two numbers from -708 to 0: the same operations in the same order, so the
 * same bits. x + ROUNDER ends in the steps as a binary number. */
static inline __m128d exp_of_two(__m128d x)
{
    const __m128d rounder = _mm_set1_pd(ROUNDER), shifted = x * exp_step_inverse + rounder;
    const __m128d k = shifted - rounder;
    const __m128d r = x - k * exp_step_high - k * exp_step_low;
    const __m128d p = r + r * r * ((exp_terms[0] + r * exp_terms[1]) +
                                   r * r * (exp_terms[2] + r * exp_terms[3]));
    const __m128i steps = _mm_castpd_si128(shifted);
    const int step0 = _mm_cvtsi128_si32(steps) & 63;
    const int step1 = _mm_cvtsi128_si32(_mm_unpackhi_epi64(steps, steps)) & 63;
    const __m128d first = _mm_loadu_pd(&exp_powers[step0].high);
    const __m128d second = _mm_loadu_pd(&exp_powers[step1].high);
    const __m128d high = _mm_unpacklo_pd(first, second), low = _mm_unpackhi_pd(first, second);
    const __m128i exponent = _mm_add_epi64(_mm_srli_epi64(steps, 6), _mm_set1_epi64x(1023));
    return (high + (low + high * p)) * _mm_castsi128_pd(_mm_slli_epi64(exponent, 52));
}

/* maths_logistic() of two: both its ways have the same exponential. */
static inline __m128d logistic_of_two(__m128d x)
{
    const __m128d sign = _mm_set1_pd(-0.0), one = _mm_set1_pd(1);
    const __m128d e = exp_of_two(_mm_or_pd(x, sign));
    const __m128d below = _mm_cmplt_pd(x, _mm_setzero_pd());
    return _mm_or_pd(_mm_and_pd(below, e), _mm_andnot_pd(below, one)) / (one + e);
}
#endif

void maths_logistics(double *x, int n)
{
    int i = 0;
#ifdef __SSE2__
    for (; i + 2 <= n; i += 2) {
        const __m128d two = _mm_loadu_pd(x + i);
        const __m128d size = _mm_andnot_pd(_mm_set1_pd(-0.0), two);
        if (_mm_movemask_pd(_mm_cmple_pd(size, _mm_set1_pd(700))) == 3) {
            _mm_storeu_pd(x + i, logistic_of_two(two));
        } else {
            x[i] = maths_logistic(x[i]);
            x[i + 1] = maths_logistic(x[i + 1]);
        }
    }
#endif
    for (; i < n; i++)
        x[i] = maths_logistic(x[i]);
}

/* e^(-z^2 / 2), with z^2 taken in two parts so that its rounding is not magnified. */
static double bell(double z)
{
    double coarse = (z * 16 + ROUNDER - ROUNDER) / 16;
    return maths_exp(-coarse * coarse * 0.5) * maths_exp(-(z - coarse) * (z + coarse) * 0.5);
}

/* Cody's rational approximations, one for the middle, one for the shoulders, one for
 * the tails. */
double maths_normal(double z)
{
    static const double a[5] = {2.2352520354606839287, 161.02823106855587881,
                                1067.6894854603709582, 18154.981253343561249,
                                0.065682337918207449113};
    static const double b[4] = {47.20258190468824187, 976.09855173777669322,
                                10260.932208618978205, 45507.789335026729956};
    static const double c[9] = {0.39894151208813466764, 8.8831497943883759412,
                                93.506656132177855979,  597.27027639480026226,
                                2494.5375852903726711,  6848.1904505362823326,
                                11602.651437647350124,  9842.7148383839780218,
                                1.0765576773720192317e-8};
    static const double d[8] = {22.266688044328115691, 235.38790178262499861,
                                1519.377599407554805,  6485.558298266760755,
                                18615.571640885098091, 34900.952721145977266,
                                38912.003286093271411, 19685.429676859990727};
    static const double p[6] = {0.21589853405795699,      0.1274011611602473639,
                                0.022235277870649807,     0.001421619193227893466,
                                2.9112874951168792e-5,    0.02307344176494017303};
    static const double q[5] = {1.28426009614491121, 0.468238212480865118,
                                0.0659881378689285515, 0.00378239633202758244,
                                7.29751555083966205e-5};
    double y = z < 0 ? -z : z, square, above, below, tail;
    int i;

    if (z != z)
        return z;
    if (y > 39)
        return z < 0 ? 0 : 1;
    if (y <= 0.67448975) {
        square = z * z;
        above = a[4] * square;
        below = square;
        for (i = 0; i < 3; i++) {
            above = (above + a[i]) * square;
            below = (below + b[i]) * square;
        }
        return 0.5 + z * (above + a[3]) / (below + b[3]);
    }
    if (y <= 5.656854249492380195) {
        above = c[8] * y;
        below = y;
        for (i = 0; i < 7; i++) {
            above = (above + c[i]) * y;
            below = (below + d[i]) * y;
        }
        tail = (above + c[7]) / (below + d[7]);
    } else {
        square = 1 / (z * z);
        above = p[5] * square;
        below = square;
        for (i = 0; i < 4; i++) {
            above = (above + p[i]) * square;
            below = (below + q[i]) * square;
        }
        tail = square * (above + p[4]) / (below + q[4]);
        tail = (0.398942280401432677940 - tail) / y;
    }
    tail *= bell(y);
    return z < 0 ? tail : 1 - tail;
}

static double ratio(const double above[8], const double below[8], double x)
{
    double a = above[7], b = below[7];
    int i;

    for (i = 6; i >= 0; i--) {
        a = a * x + above[i];
        b = b * x + below[i];
    }
    return a / b;
}

/* Wichura's PPND16. */
double maths_normal_inverse(double p)
{
    static const double middle[2][8] = {
        {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
         1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
         3.3430575583588128105e4, 2.5090809287301226727e3},
        {1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
         2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
         5.2264952788528545610e3}};
    static const double shoulder[2][8] = {
        {1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
         3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
         2.27238449892691845833e-2, 7.74545014278341407640e-4},
        {1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
         1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
         1.05075007164441684324e-9}};
    static const double tail[2][8] = {
        {6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
         2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
         2.71155556874348757815e-5, 2.01033439929228813265e-7},
        {1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
         7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
         2.04426310338993978564e-15}};
    double centred = p - 0.5, r;

    ALWAYS(p > 0 && p < 1);
    if (centred >= -0.425 && centred <= 0.425)
        return centred * ratio(middle[0], middle[1], 0.180625 - centred * centred);
    r = maths_sqrt(-maths_log(centred < 0 ? p : 1 - p));
    r = r <= 5 ? ratio(shoulder[0], shoulder[1], r - 1.6) : ratio(tail[0], tail[1], r - 5);
    return centred < 0 ? -r : r;
}

int64_t maths_round_large(double x)
{
    ALWAYS(x > -0x1p62 && x < 0x1p62);
    /* Above 2^52 all doubles are whole; between, half units are told from their twice. */
    if (x > -0x1p52 && x < 0x1p52)
        return (int64_t)(x < 0 ? x - 0x1p52 + 0x1p52 : x + 0x1p52 - 0x1p52);
    return (int64_t)x;
}
