#!/bin/sh
# test_scene - the picture of a community and the player: what is computed, in node; what is
# drawn, in Chromium. PICTURES=folder keeps the screens.
# at most 120 s
set -u
[ -z "$SAN" ] || exit 0 # nothing here is compiled
. tests/support/pages.sh
command -v node >/dev/null || lack node nodejs
node --test tests/classroom/scene.mjs >"$SCRATCH/log" 2>&1 || { cat "$SCRATCH/log"; exit 1; }
want_packages
want_chromium
exec node tests/classroom/scene_page.mjs "$chromium" classroom/node_modules/.bin/esbuild "$SCRATCH" ${PICTURES:+"$PICTURES"}
