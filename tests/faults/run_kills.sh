#!/bin/sh
# run_kills - killed, stopped, out of room, at hundreds of instants (kills.py).
# slow
# at most 7200 s
[ -x /usr/bin/python3 ] || { echo "SKIPPED: no python3, Debian: python3"; exit 77; }
PYTHONDONTWRITEBYTECODE=1 exec /usr/bin/python3 tests/faults/kills.py slow
