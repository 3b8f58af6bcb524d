#!/bin/sh
# run_calls_compare - calls to the disk of a comparison fail, each in each way (calls.py).
# slow
# at most 14400 s
[ -x /usr/bin/python3 ] || { echo "SKIPPED: no python3, Debian: python3"; exit 77; }
PYTHONDONTWRITEBYTECODE=1 exec /usr/bin/python3 tests/faults/calls.py compare
