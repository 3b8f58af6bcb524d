#!/bin/sh
# test_kills - killed, stopped, out of room, at random instants (kills.py).
# at most 600 s
[ -x /usr/bin/python3 ] || { echo "SKIPPED: no python3, Debian: python3"; exit 77; }
PYTHONDONTWRITEBYTECODE=1 exec /usr/bin/python3 tests/faults/kills.py fast
