#!/bin/sh
# test_wall_engine - forty codes, made by the core in WebAssembly and sent through a chat, have the
# interval that `shequ compare` prints for the same forty replicates; the real page, as a site, is
# kept by Chromium and opens without a network.
# at most 300 s
set -u
[ -z "$SAN" ] || exit 0 # the module knows no sanitizer
. tests/support/pages.sh
command -v node >/dev/null || lack node nodejs
want_wasm
make --no-print-directory B="$B" CC="$CC" wasm "$B/classroom/bake" >"$SCRATCH/log" 2>&1 || {
    cat "$SCRATCH/log"
    exit 1
}
"$B/classroom/bake" hefei-2009 >"$SCRATCH/baked.json" || exit 1
node tests/classroom/wall_engine.mjs "$B/shequ" "$B/classroom/shequ.wasm" "$SCRATCH/baked.json" "$SCRATCH" || exit 1
want_chromium
command -v npm >/dev/null || lack npm npm
make --no-print-directory B="$B" CC="$CC" classroom-site >"$SCRATCH/log" 2>&1 || not_built "$SCRATCH/log"
exec node tests/classroom/site.mjs "$chromium" "$B/classroom/site" "$SCRATCH"
