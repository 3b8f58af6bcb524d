#!/bin/sh
# test_client - the page's client and its worker: answers, frames, stop, bugs.
# at most 300 s
set -u
[ -z "$SAN" ] || exit 0 # the module knows no sanitizer
. tests/support/pages.sh
want_module
exec node tests/classroom/client.mjs "$B"
