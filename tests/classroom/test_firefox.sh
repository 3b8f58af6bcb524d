#!/bin/sh
# test_firefox - the classroom page in Firefox, from a file: what a lesson takes from its list to its
# end, the wall, sizes and languages, digests against the program.
# slow
# at most 600 s
set -u
[ -z "$SAN" ] || exit 0 # nothing here is compiled
. tests/support/pages.sh
want_page
command -v firefox-esr >/dev/null || lack firefox-esr "firefox-esr fonts-noto-cjk"
exec node tests/classroom/firefox.mjs firefox-esr "$B/classroom/shequ-classroom.html" "$SHEQU" "$SCRATCH"
