#!/bin/sh
# test_calls - every 7th call to the disk fails, one way each (calls.py).
# at most 600 s
[ -x /usr/bin/python3 ] || { echo "SKIPPED: no python3, Debian: python3"; exit 77; }
PYTHONDONTWRITEBYTECODE=1 exec /usr/bin/python3 tests/faults/calls.py fast
