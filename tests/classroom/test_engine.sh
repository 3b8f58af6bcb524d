#!/bin/sh
# test_engine - the core compiled to WebAssembly says what the command says: digests, faults,
# outcomes and intervals; hostile texts and settings are faults; a bug has file and line.
# at most 600 s
set -u
[ -z "$SAN" ] || exit 0 # the module knows no sanitizer
. tests/support/pages.sh
want_module
exec node tests/classroom/engine.mjs "$B" "$SHEQU" "$SCRATCH"
