#!/bin/sh
# test_power - the power goes; and the test of that test (power.py).
# at most 600 s
[ -x /usr/bin/python3 ] || { echo "SKIPPED: no python3, Debian: python3"; exit 77; }
PYTHONDONTWRITEBYTECODE=1 exec /usr/bin/python3 tests/faults/power.py fast
