#!/bin/sh
# test_engine - the core compiled to WebAssembly says what the command says: digests, faults,
# outcomes and intervals; hostile texts and settings are faults; a bug has file and line.
# at most 600 s
#
# Wants node, a compiler for WebAssembly (mk/wasm says which packages) and the tool bake.
set -u
command -v node >/dev/null || { echo "node is absent (Debian: nodejs)"; exit 77; }
missing=$(mk/wasm missing)
[ -z "$missing" ] || { echo "no compiler for WebAssembly (Debian: $missing)"; exit 77; }
make -s wasm B="$B" CC="$CC" || exit 1
exec node tests/classroom/engine.mjs "$B" "$SHEQU" "$SCRATCH"
