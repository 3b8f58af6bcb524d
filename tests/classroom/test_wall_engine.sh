#!/bin/sh
# test_wall_engine - forty codes, made by the core in WebAssembly and sent through a chat, have the
# interval that `shequ compare` prints for the same forty replicates; the real page, as a site, is
# kept by Chromium and opens without a network, and zbarimg reads its QR code.
# at most 300 s
set -u
[ -z "$SAN" ] || exit 0 # the module knows no sanitizer
. tests/support/pages.sh
want_module
"$B/classroom/bake" hefei-2009 >"$SCRATCH/baked.json" || exit 1
node tests/classroom/wall_engine.mjs "$B/shequ" "$B/classroom/shequ.wasm" "$SCRATCH/baked.json" "$SCRATCH" || exit 1
want_page
want_chromium
node classroom/site/site.mjs "$B/classroom/shequ-classroom.html" "$SCRATCH/site" || exit 1
exec node tests/classroom/site.mjs "$chromium" "$SCRATCH/site" "$SCRATCH"
