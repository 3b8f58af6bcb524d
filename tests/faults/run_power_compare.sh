#!/bin/sh
# run_power_compare - the power goes while two sides are compared (power.py).
# slow
# at most 7200 s
[ -x /usr/bin/python3 ] || { echo "SKIPPED: no python3, Debian: python3"; exit 77; }
PYTHONDONTWRITEBYTECODE=1 exec /usr/bin/python3 tests/faults/power.py compare
