#!/bin/sh
# test_classroom - the classroom page in Chromium, from a file: each lesson by mouse and by keys,
# sizes and languages, axe, the sandbox with every scenario, hostile addresses, what is taken home
# against the program.
# at most 600 s
set -u
[ -z "$SAN" ] || exit 0 # nothing here is compiled
lack() { echo "SKIPPED: $1: install $2"; exit 77; }
command -v npm >/dev/null || lack npm npm
for chromium in chromium chromium-browser google-chrome ''; do
    [ -z "$chromium" ] || ! command -v "$chromium" >/dev/null || break
done
[ -n "$chromium" ] || lack chromium "chromium fonts-noto-cjk"
missing=$(mk/wasm missing)
[ -z "$missing" ] || lack "a compiler for WebAssembly" "$missing"
make --no-print-directory B="$B" classroom >"$SCRATCH/log" 2>&1 || {
    # Without a network and without what it fetched once, there is no page to test.
    grep -qE 'EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|ENETUNREACH' "$SCRATCH/log" && lack "npm's registry" "a network"
    cat "$SCRATCH/log"
    exit 1
}
# Lessons made up for the tests: a drawn guess, a hostile text.
mk/classroom "$SCRATCH/made-up.html" "$B" tests/classroom/lessons || exit 1
exec node tests/classroom/page.mjs "$chromium" "$B/classroom/shequ-classroom.html" "$SCRATCH/made-up.html" "$SHEQU" "$SCRATCH"
