#!/bin/sh
# test_wall - the classroom's codes, wall and site: codes exhaustively, chats of five programs, the
# wall and the site without a network in Chromium.
# at most 120 s
set -u
[ -z "$SAN" ] || exit 0 # nothing here is compiled
. tests/support/pages.sh
want_packages
want_chromium
node tests/classroom/code.mjs && node tests/classroom/wall.mjs "$chromium" "$SCRATCH"
