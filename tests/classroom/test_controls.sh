#!/bin/sh
# test_controls - the classroom page's controls in Chromium: which community is shown, held against the
# engine's frames; the seat's box; whose a key is.
# at most 300 s
set -u
[ -z "$SAN" ] || exit 0 # nothing here is compiled
. tests/support/pages.sh
want_page
want_chromium
exec node tests/classroom/controls.mjs "$chromium" "$B/classroom/shequ-classroom.html" "$SCRATCH"
