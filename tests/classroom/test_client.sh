#!/bin/sh
# test_client - the page's client and its worker: answers, frames, stop, bugs.
# at most 300 s
set -u
. tests/support/pages.sh
command -v node >/dev/null || lack node nodejs
want_wasm
make -s wasm B="$B" CC="$CC" || exit 1
exec node tests/classroom/client.mjs "$B"
