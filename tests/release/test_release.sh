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
