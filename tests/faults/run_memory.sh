#!/bin/sh
# run_memory - memory is refused at every request of ours, where they are few, and at many (memory.py).
# slow
# at most 14400 s
[ -x /usr/bin/python3 ] || { echo "SKIPPED: no python3, Debian: python3"; exit 77; }
PYTHONDONTWRITEBYTECODE=1 exec /usr/bin/python3 tests/faults/memory.py slow
