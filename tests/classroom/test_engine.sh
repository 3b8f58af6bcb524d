#!/bin/sh
# test_engine - the core compiled to WebAssembly says what the command says: digests, faults,
# outcomes and intervals; hostile texts and settings are faults; a bug has file and line.
# at most 600 s
#
# Wants node, a compiler for WebAssembly (mk/wasm says which packages) and the tool bake.
set -u
. tests/support/pages.sh
command -v node >/dev/null || lack node nodejs
want_wasm
make -s wasm B="$B" CC="$CC" || exit 1
exec node tests/classroom/engine.mjs "$B" "$SHEQU" "$SCRATCH"
