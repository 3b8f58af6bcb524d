#!/bin/sh
# test_memory_sanitized - memory is refused here and there, and the sanitizers look on (memory.py).
# Of `make sanitize` only.
# at most 600 s
[ -x /usr/bin/python3 ] || { echo "SKIPPED: no python3, Debian: python3"; exit 77; }
PYTHONDONTWRITEBYTECODE=1 exec /usr/bin/python3 tests/faults/memory.py fast sanitized load start resume 3
