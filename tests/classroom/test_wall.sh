#!/bin/sh
# test_wall - the classroom's codes, wall and site: codes exhaustively, chats of five programs, the
# wall and the site without a network in Chromium.
# at most 120 s
set -u
[ -z "$SAN" ] || exit 0 # nothing here is compiled
. tests/support/pages.sh
command -v npm >/dev/null || lack npm npm
want_chromium
mk/fetched classroom >"$SCRATCH/log" 2>&1 || not_built "$SCRATCH/log"
node tests/classroom/code.mjs && node tests/classroom/wall.mjs "$chromium" "$SCRATCH"
