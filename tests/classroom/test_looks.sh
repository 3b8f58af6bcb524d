#!/bin/sh
# test_looks - the classroom page in Chromium: nothing sticks out at three sizes in two languages, axe
# finds nothing serious on any lesson in either theme, titles on a telephone, a worksheet on paper.
# PICTURES=folder keeps the screens.
# slow
# at most 400 s
set -u
[ -z "$SAN" ] || exit 0 # nothing here is compiled
. tests/support/pages.sh
want_chromium
want_made_up
exec node tests/classroom/looks.mjs "$chromium" "$B/classroom/shequ-classroom.html" "$made_up" "${PICTURES:-$SCRATCH}"
