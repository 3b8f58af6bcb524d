#!/bin/sh
# test_classroom - the classroom page in Chromium, from a file: each lesson by mouse and by keys,
# what is taken home against the program; of scenarios in the sandbox, challenges and hostile addresses
# every ninth, all of them in test_every.
# at most 600 s
set -u
[ -z "$SAN" ] || exit 0 # nothing here is compiled
. tests/support/pages.sh
want_page
want_chromium
# Lessons made up for the tests: a drawn guess, a hostile text.
mk/classroom "$SCRATCH/made-up.html" "$B" tests/classroom/lessons || exit 1
node tests/classroom/page.mjs "$chromium" "$B/classroom/shequ-classroom.html" "$SCRATCH/made-up.html" "$SHEQU" "$SCRATCH" &&
    node tests/classroom/every.mjs "$chromium" "$B/classroom/shequ-classroom.html" "$SCRATCH/made-up.html" "$SCRATCH" 9
