#!/bin/sh
# test_map - heat maps and curves of lessons in Chromium: every cell against `shequ sweep` of the file
# the page saves, by keys, three sizes, two languages, axe.
# at most 400 s
set -u
[ -z "$SAN" ] || exit 0 # nothing here is compiled
. tests/support/pages.sh
want_chromium
want_made_up
exec node tests/classroom/map.mjs "$chromium" "$B/classroom/shequ-classroom.html" "$made_up" "$SHEQU" "$SCRATCH"
