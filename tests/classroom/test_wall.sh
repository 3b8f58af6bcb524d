#!/bin/sh
# test_wall - the classroom's codes, wall and site: codes exhaustively, chats of five programs, the
# wall and the site without a network in Chromium.
# at most 120 s
set -u
[ -z "$SAN" ] || exit 0 # nothing here is compiled
lack() { echo "SKIPPED: $1: install $2"; exit 77; }
command -v npm >/dev/null || lack npm npm
for chromium in chromium chromium-browser google-chrome ''; do
    [ -z "$chromium" ] || ! command -v "$chromium" >/dev/null || break
done
[ -n "$chromium" ] || lack chromium "chromium fonts-noto-cjk"
fetched=classroom/node_modules/.package-lock.json
if [ ! -f "$fetched" ] || [ classroom/package-lock.json -nt "$fetched" ]; then
    npm ci --prefix classroom --ignore-scripts --no-audit --no-fund --loglevel=error >"$SCRATCH/log" 2>&1 || {
        grep -qE 'EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|ENETUNREACH' "$SCRATCH/log" && lack "npm's registry" "a network"
        cat "$SCRATCH/log"
        exit 1
    }
    touch "$fetched"
fi
node tests/classroom/code.mjs && node tests/classroom/wall.mjs "$chromium" "$SCRATCH"
