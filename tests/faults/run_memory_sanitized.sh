#!/bin/sh
# run_memory_sanitized - memory is refused, and the sanitizers look on: no leak, no report (memory.py).
# slow
# at most 14400 s
# gcc's runtime is a library, in front of which another can stand; clang's is not.
[ -x /usr/bin/python3 ] || { echo "SKIPPED: no python3, Debian: python3"; exit 77; }
command -v gcc >/dev/null || { echo "SKIPPED: no gcc, Debian: gcc"; exit 77; }
make --no-print-directory -j2 CC=gcc SAN=1 OPTIMISE="-O1 -g" B="$B/sanitize" "$B/sanitize/shequ" \
    >"$SCRATCH/log" 2>&1 || { cat "$SCRATCH/log"; exit 1; }
SHEQU=$B/sanitize/shequ PYTHONDONTWRITEBYTECODE=1 exec /usr/bin/python3 tests/faults/memory.py slow sanitized
