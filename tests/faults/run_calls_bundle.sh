#!/bin/sh
# run_calls_bundle - every call to the disk fails while a bundle is made of a result (calls.py).
# slow
# at most 7200 s
[ -x /usr/bin/python3 ] || { echo "SKIPPED: no python3, Debian: python3"; exit 77; }
PYTHONDONTWRITEBYTECODE=1 exec /usr/bin/python3 tests/faults/calls.py bundle
