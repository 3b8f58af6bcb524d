#!/bin/sh
# run_calls_refused - every call to the disk fails, once and for good (calls.py).
# slow
# at most 14400 s
[ -x /usr/bin/python3 ] || { echo "SKIPPED: no python3, Debian: python3"; exit 77; }
PYTHONDONTWRITEBYTECODE=1 exec /usr/bin/python3 tests/faults/calls.py slow enq
