#!/usr/bin/env python3
"""Derive the constants of sim/maths_tables.h, in 60 decimal digits.

Run: python3 tests/support/maths_tables.py > sim/maths_tables.h
The output is checked in; it need not be made again unless this file changes.
"""
from decimal import Decimal as D, getcontext
from math import cos, pi

getcontext().prec = 60
LN2 = D(2).ln()
N = 64


def near(x, bits=None):
    """x to the nearest double, or to the nearest multiple of 2^-bits."""
    if bits is None:
        return float(x)
    return float((x * 2**bits).to_integral_value() / 2**bits)


def polynomial(g, low, high, degree):
    """Coefficients, lowest first, of the interpolant of g at the Chebyshev nodes."""
    mid, half = D(low + high) / 2, D(high - low) / 2
    xs = [mid + half * D(cos(pi * (2 * i + 1) / (2 * degree + 2))) for i in range(degree + 1)]
    c = [g(x) for x in xs]
    for j in range(1, degree + 1):
        for i in range(degree, j - 1, -1):
            c[i] = (c[i] - c[i - 1]) / (xs[i] - xs[i - j])
    p = [D(0)]
    for i in range(degree, -1, -1):
        p = [(p[j - 1] if j else D(0)) - (xs[i] * p[j] if j < len(p) else 0)
             for j in range(len(p) + 1)]
        p[0] += c[i]
    return p[:degree + 1]


def show(name, value, comment=""):
    print(f"static const double {name} = {value.hex()};{comment}")


print("""/* maths_tables.h - constants of maths.c, derived by tests/support/maths_tables.py. */
#ifndef SIM_MATHS_TABLES_H
#define SIM_MATHS_TABLES_H
""")
step = LN2 / N
high = near(step, 42)
print("/* exp: ln 2 / 64 in two parts, the first short enough that k times it is exact. */")
show("exp_step_inverse", near(1 / step))
show("exp_step_high", high)
show("exp_step_low", near(step - D(high)))
R = float(step) / 2 * 1.001
c = polynomial(lambda r: (r.exp() - 1 - r) / (r * r), -R, R, 3)
print("\n/* e^r - 1 = r + r^2 (c[0] + c[1] r + ...), |r| <= ln 2 / 128. */")
print("static const double exp_terms[4] = {")
print("    " + ", ".join(near(x).hex() for x in c[:2]) + ",")
print("    " + ", ".join(near(x).hex() for x in c[2:]) + ",\n};")
print("\n/* 2^(i/64): the nearest double, and the rest. */")
print("static const struct log_row {\n    double high, low;\n} exp_powers[64] = {")
for i in range(N):
    t = (LN2 * i / N).exp()
    h = near(t)
    print(f"    {{{h.hex()}, {near(t - D(h)).hex()}}},")
print("};")

high = near(LN2, 42)
print("\n/* log: ln 2 in two parts, likewise. */")
show("log_two_high", high)
show("log_two_low", near(LN2 - D(high)))
c = polynomial(lambda r: ((1 + r).ln() - r + r * r / 2) / r**3, -1 / 128, 1 / 64, 5)
print("\n/* log(1 + r) = r - r^2 / 2 + r^3 (c[0] + c[1] r + ...), -1/128 <= r < 1/64. */")
print("static const double log_terms[6] = {")
for i in (0, 2, 4):
    print("    " + ", ".join(near(x).hex() for x in c[i:i + 2]) + ",")
print("};")
print("""
/* Row i serves the i-th 64th of [0.6875, 1.375): the inverse of its middle in 20 bits, so
 * that products with half a mantissa are exact, and minus the log of that inverse. The
 * two rows that meet at 1 have inverse 1 and log 0, so nothing cancels there. */""")
print("static const struct log_row {\n    double inverse, high, low;\n} log_rows[64] = {")
for i in range(N):
    if i < 40:
        low, width = D("0.6875") + D(i) / 128, D(1) / 128
    else:
        low, width = 1 + D(i - 40) / 64, D(1) / 64
    inverse = 1.0 if i in (39, 40) else near(1 / (low + width / 2), 19)
    t = -D(inverse).ln()
    h = near(t, 42)
    print(f"    {{{inverse.hex()}, {h.hex()}, {near(t - D(h)).hex()}}},")
print("};\n\n#endif")
