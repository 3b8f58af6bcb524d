#!/bin/sh
# test_client - the page's client and its worker: answers, frames, stop, bugs.
# at most 300 s
set -u
command -v node >/dev/null || { echo "node is absent (Debian: nodejs)"; exit 77; }
missing=$(mk/wasm missing)
[ -z "$missing" ] || { echo "no compiler for WebAssembly (Debian: $missing)"; exit 77; }
make -s wasm B="$B" CC="$CC" || exit 1
exec node tests/classroom/client.mjs "$B"
