#!/bin/sh
# test_every - the classroom page in Chromium: the sandbox with every shipped scenario, every lesson's
# challenge with what solves it and as it stands, ten thousand hostile addresses. EVERY=9: every ninth
# of each.
# slow
# at most 900 s
set -u
[ -z "$SAN" ] || exit 0 # nothing here is compiled
. tests/support/pages.sh
want_chromium
want_made_up
exec node tests/classroom/every.mjs "$chromium" "$B/classroom/shequ-classroom.html" "$made_up" "$SCRATCH" "${EVERY:-1}"
