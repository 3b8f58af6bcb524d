#!/bin/sh
# test_install - what is installed below a prefix works from elsewhere, and knows its version.
set -eu
B=$B VERSION=$VERSION mk/install "$SCRATCH/prefix with spaces/usr" >"$SCRATCH/said"
cd "$SCRATCH"
program="$SCRATCH/prefix with spaces/usr/bin/shequ"
said=$("$program" --version)
case $said in
*"$VERSION"*) ;;
*) echo "--version says: $said; the Makefile: $VERSION"; exit 1 ;;
esac
[ -d "$SCRATCH/prefix with spaces/usr/share/shequ/scenarios" ]
[ -f "$SCRATCH/prefix with spaces/usr/share/doc/shequ/LICENSE" ]
grep -q "SUCH DAMAGE" "$SCRATCH/prefix with spaces/usr/share/doc/shequ/LICENSE.sobol"
# The page of a report is inside the program when it was built, and only then.
mkdir "$SCRATCH/compared"
echo '{"format": 1}' >"$SCRATCH/compared/page.json"
"$SCRATCH/prefix with spaces/usr/bin/shequ" report "$SCRATCH/compared" >/dev/null 2>&1 || true
if [ -f "$B/pages/report.html" ]; then
    grep -q '"format": 1' "$SCRATCH/compared/report.html"
else
    [ ! -e "$SCRATCH/compared/report.html" ]
fi
