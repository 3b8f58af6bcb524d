#!/bin/sh
# test_wall_engine - forty codes, made by the core in WebAssembly and sent through a chat, have the
# interval that `shequ compare` prints for the same forty replicates.
# at most 300 s
set -u
[ -z "$SAN" ] || exit 0 # the module knows no sanitizer
lack() { echo "SKIPPED: $1: install $2"; exit 77; }
command -v node >/dev/null || lack node nodejs
missing=$(mk/wasm missing)
[ -z "$missing" ] || lack "a compiler for WebAssembly" "$missing"
make --no-print-directory B="$B" CC="$CC" wasm "$B/classroom/bake" >"$SCRATCH/log" 2>&1 || {
    cat "$SCRATCH/log"
    exit 1
}
"$B/classroom/bake" hefei-2009 >"$SCRATCH/baked.json" || exit 1
exec node tests/classroom/wall_engine.mjs "$B/shequ" "$B/classroom/shequ.wasm" "$SCRATCH/baked.json" "$SCRATCH"
