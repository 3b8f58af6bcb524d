#!/bin/sh
# test_words - the words of both pages: both languages, one way of writing per cent.
set -u
[ -z "$SAN" ] || exit 0 # nothing here is compiled
. tests/support/pages.sh
command -v node >/dev/null || lack node nodejs
exec node tests/classroom/words.mjs
