#!/bin/sh
# test_classroom - the classroom page in Chromium, from a file: each lesson by mouse and by keys,
# what is taken home against the program, the reader of addresses.
# at most 600 s
set -u
[ -z "$SAN" ] || exit 0 # nothing here is compiled
. tests/support/pages.sh
want_chromium
want_made_up
exec node tests/classroom/page.mjs "$chromium" "$B/classroom/shequ-classroom.html" "$made_up" "$SHEQU" "$SCRATCH"
