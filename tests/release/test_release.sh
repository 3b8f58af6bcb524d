#!/bin/sh
# test_release - the archive's program passes its own test in a root that holds nothing
# else, and two packings of it are byte-identical.
set -eu
if [ "$(id -u)" != 0 ]; then
    echo "SKIPPED: an empty root wants root (run as root, or with sudo)"
    exit 77
fi
if [ "$(uname -m)" != x86_64 ]; then
    echo "SKIPPED: the static archive is made for x86-64"
    exit 77
fi
tree=$PWD
dist=$SCRATCH/dist
make --no-print-directory STATIC=1 B="$SCRATCH/static" CC="$CC" -j2 all >"$SCRATCH/log" 2>&1 || {
    tail -n 30 "$SCRATCH/log"
    exit 1
}
archive=$(B=$SCRATCH/static VERSION=$VERSION mk/release "$dist")
first=$(sha256sum <"$archive")
archive=$(B=$SCRATCH/static VERSION=$VERSION mk/release "$dist")
[ "$first" = "$(sha256sum <"$archive")" ] || { echo "two packings differ"; exit 1; }

mkdir "$SCRATCH/root"
tar -C "$SCRATCH/root" --strip-components=1 -xzf "$archive"
for page in shequ LICENSE LICENSE.sobol README.md README.zh.md CHANGELOG.md CITATION.cff scenarios; do
    [ -e "$SCRATCH/root/$page" ] || { echo "the archive lacks $page"; exit 1; }
done
cd "$SCRATCH/root"
mkdir tmp
chroot . /shequ selftest
chroot . /shequ --lang zh describe scenarios >"$SCRATCH/said"
[ -s "$SCRATCH/said" ] || { echo "no scenarios travel with the program"; exit 1; }
cd "$tree"
# Somebody else verifies what was bundled here, in one command, where there is nothing but the program.
(
    cd "$SCRATCH"
    "$SHEQU" compare hefei-2009 clarity -n 2 -o answer --set city.streets=1 --set city.communities=2 --set city.sample=all \
        --set community.households=60 --set community.staff=3 --set run.burn_in=1months --length 2months --quiet >/dev/null
    "$SHEQU" bundle answer --with-results >/dev/null
    mkdir bare
    cp root/shequ answer.zip bare
)
chroot "$SCRATCH/bare" /shequ verify answer.zip --lang en --quiet >"$SCRATCH/said" || { cat "$SCRATCH/said"; exit 1; }
[ "$(grep -c 'the same again, 2 replicates' "$SCRATCH/said")" = 4 ] || { cat "$SCRATCH/said"; exit 1; }
grep -q '^effects.csv: from the results run again, the same' "$SCRATCH/said" || { cat "$SCRATCH/said"; exit 1; }
[ "$(ls "$SCRATCH/bare")" = "answer.zip
shequ" ] || { echo "verify leaves something behind"; exit 1; }
# Made where the source of libxlsxwriter could be fetched, it writes workbooks, too.
if grep -q '^XLSXWRITER = 1' "$SCRATCH/static/xlsxwriter.mk"; then
    [ -s "$SCRATCH/root/LICENSE.libxlsxwriter" ] || { echo "the notice of libxlsxwriter is missing"; exit 1; }
    CC=$CC mk/xlsxwriter "$SCRATCH/again" >/dev/null
    cmp "$SCRATCH/again/libxlsxwriter.a" "$SCRATCH/static/xlsxwriter/libxlsxwriter.a" ||
        { echo "two archives of libxlsxwriter differ"; exit 1; }
    "$B/tests/results/test_sample" "$SCRATCH/root/sample.h5" 3 2
    chroot "$SCRATCH/root" /shequ export sample.h5 --xlsx --lang zh
    "$SHEQU" export "$SCRATCH/root/sample.h5" --csv -o "$SCRATCH/tables" >/dev/null
    /usr/bin/python3 tests/results/workbook_reads.py "$SCRATCH/root/sample.xlsx" "$SCRATCH/tables"
else
    grep 'export --xlsx' "$SCRATCH/log" || { echo "built without --xlsx, and did not say so"; exit 1; }
    status=0
    chroot "$SCRATCH/root" /shequ export sample.h5 --xlsx --lang en 2>"$SCRATCH/said" || status=$?
    [ $status = 1 ] && grep libxlsxwriter "$SCRATCH/said" || { echo "no word of what it lacks"; exit 1; }
fi
