#!/bin/sh
# test_page - the page of `shequ report`, and that of `shequ sensitivity`, in Chromium: languages,
# themes, paper, telephone, contrast, what can be taken home, what hostile words can do.
# at most 300 s
set -u
[ -z "$SAN" ] || exit 0 # nothing here is compiled
lack() { echo "SKIPPED: $1: install $2"; exit 77; }
command -v npm >/dev/null || lack npm npm
command -v pdftotext >/dev/null || lack pdftotext poppler-utils
for chromium in chromium chromium-browser google-chrome ''; do
    [ -z "$chromium" ] || ! command -v "$chromium" >/dev/null || break
done
[ -n "$chromium" ] || lack chromium "chromium fonts-noto-cjk"
make --no-print-directory B="$B" pages >"$SCRATCH/log" 2>&1 || {
    # Without a network and without what it fetched once, there is no page to test.
    grep -qE 'EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|ENETUNREACH' "$SCRATCH/log" && lack "npm's registry" "a network"
    cat "$SCRATCH/log"
    exit 1
}
exec node tests/browser/page.mjs "$chromium" "$B/pages/report.html" tests/browser/separation.json \
    tests/browser/sensitivity.json "$SCRATCH"
