#!/bin/sh
# test_page - the page of `shequ report`, and that of `shequ sensitivity`, in Chromium: languages,
# themes, paper, telephone, contrast, what can be taken home, what hostile words can do.
# at most 300 s
set -u
[ -z "$SAN" ] || exit 0 # nothing here is compiled
. tests/support/pages.sh
command -v npm >/dev/null || lack npm npm
command -v pdftotext >/dev/null || lack pdftotext poppler-utils
want_chromium
make --no-print-directory B="$B" pages >"$SCRATCH/log" 2>&1 || not_built "$SCRATCH/log"
exec node tests/browser/page.mjs "$chromium" "$B/pages/report.html" tests/browser/separation.json \
    tests/browser/sensitivity.json "$SCRATCH"
