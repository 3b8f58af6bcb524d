#!/bin/sh
# test_classroom - the classroom page in Chromium, from a file: each lesson by mouse and by keys,
# sizes and languages, axe, hostile addresses, what is taken home against the program.
# at most 300 s
set -u
[ -z "$SAN" ] || exit 0 # nothing here is compiled
. tests/support/pages.sh
command -v npm >/dev/null || lack npm npm
want_chromium
want_wasm
make --no-print-directory B="$B" classroom >"$SCRATCH/log" 2>&1 || not_built "$SCRATCH/log"
# Lessons made up for the tests: a drawn guess, a hostile text.
mk/classroom "$SCRATCH/made-up.html" "$B" tests/classroom/lessons || exit 1
exec node tests/classroom/page.mjs "$chromium" "$B/classroom/shequ-classroom.html" "$SCRATCH/made-up.html" "$SHEQU" "$SCRATCH"
