#!/bin/sh
# test_workbook - the workbooks of `shequ export --xlsx`, of a result and of a comparison, hold
# what the CSV files hold, cell by cell: as LibreOffice reads them, and from their XML, where
# dates are dates and numbers numbers. And nothing is left of one that could not be written.
set -u
fail() {
    echo "$*"
    exit 1
}
skipped=0
cd "$SCRATCH" || exit 1
tree=$OLDPWD
small="--set city.streets=1 --set city.communities=3 --set city.sample=all --set community.households=80 \
 --set community.staff=3 --set run.burn_in=1months --length 15months"
"$B/tests/results/test_sample" sample.h5 3 2 || fail "no sample"
# shellcheck disable=SC2086
"$SHEQU" compare hefei-2009 building_groups+clarity $small --begin 2009-03-01 -n 4 --quiet -o all >out 2>&1 || {
    cat out
    exit 1
}
"$SHEQU" export sample.h5 --xlsx --lang zh >out 2>&1
status=$?
if [ $status = 1 ] && grep -q libxlsxwriter out; then
    "$SHEQU" export sample.h5 --csv --quiet >/dev/null || fail "CSV needs no library"
    echo "SKIPPED: workbooks: install libxlsxwriter-dev and build again"
    exit 77
fi
[ $status = 0 ] || { cat out; exit 1; }
"$SHEQU" export sample.h5 --xlsx --full --lang en -o full.xlsx >/dev/null || fail "export --full"
"$SHEQU" export all --xlsx --lang zh >/dev/null || fail "export of a comparison's folder"
[ -s all/effects.xlsx ] || fail "a comparison's workbook stands beside effects.h5"
"$SHEQU" export sample.h5 --csv --quiet >/dev/null && "$SHEQU" export sample.h5 --csv --full --quiet -o full-csv >/dev/null &&
    "$SHEQU" export all/effects.h5 --csv --quiet -o effects-csv >/dev/null || fail "export --csv"
# Of effects.h5 comes effects.csv, but for the order of its lines.
LC_ALL=C sort all/effects.csv >one
LC_ALL=C sort effects-csv/effects.csv >other
cmp one other || fail "effects.csv made of effects.h5 is another"
if ! /usr/bin/python3 -c 'import h5py' 2>/dev/null; then
    echo "SKIPPED: h5py: install python3-h5py"
    skipped=1
else
    /usr/bin/python3 "$tree/tests/results/series_reads.py" all/effects.h5 effects-csv/series.csv || fail "series.csv"
fi
cp all/effects.xlsx .
for name in sample full effects; do
    /usr/bin/python3 "$tree/tests/results/workbook_reads.py" $name.xlsx $name-csv || fail "$name.xlsx by its XML"
done

# Equal inputs, equal bytes.
"$SHEQU" export all --xlsx --lang zh -o again.xlsx >/dev/null
cmp again.xlsx effects.xlsx || fail "the same workbook twice has other bytes"

# What exists stays; a damaged file is told.
before=$(sha256sum <effects.xlsx)
"$SHEQU" export all --xlsx -o effects.xlsx >/dev/null 2>&1
[ $? = 74 ] && [ "$before" = "$(sha256sum <effects.xlsx)" ] || fail "an existing workbook was replaced"
head -c 5000 sample.h5 >cut.h5
"$SHEQU" export cut.h5 --xlsx >/dev/null 2>&1
[ $? = 65 ] && [ ! -e cut.xlsx ] || fail "a damaged result"
"$SHEQU" export all --xlsx --full -o none.xlsx >/dev/null 2>&1
[ $? = 65 ] && [ ! -e none.xlsx ] || fail "effects have no replicates"
# A disk that fills up, at three heights: the library's temporary files, which it does not
# look after, take more than the workbook. (In blocks of 512 bytes.)
mkdir tmp
for blocks in 8 100 1000; do
    (
        ulimit -f $blocks
        TMPDIR=$PWD/tmp "$SHEQU" export all --xlsx -o none.xlsx >/dev/null 2>err
    )
    status=$?
    [ $status = 74 ] || fail "status $status with $blocks blocks"
    [ "$(wc -l <err)" = 1 ] || { cat err; fail "one message with $blocks blocks"; }
    [ ! -e none.xlsx ] && [ ! -e none.xlsx.tmp ] && [ -z "$(ls tmp)" ] || fail "something is left with $blocks blocks"
done
(
    ulimit -f 50000
    "$SHEQU" export all --xlsx -o none.xlsx >/dev/null
) || fail "with room enough it is written"

if ! command -v soffice >/dev/null; then
    echo "SKIPPED: LibreOffice: install libreoffice-calc-nogui"
    skipped=1
else
    timeout 100 soffice "-env:UserInstallation=file://$SCRATCH/profile" --headless --convert-to \
        csv:"Text - txt - csv (StarCalc)":44,34,76,1,,0,false,true,false,false,false,-1 --outdir sheets \
        sample.xlsx full.xlsx effects.xlsx >out 2>&1 || { cat out; fail "LibreOffice does not open them"; }
    for name in sample full effects; do
        /usr/bin/python3 "$tree/tests/results/workbook_reads.py" $name.xlsx $name-csv sheets ||
            fail "$name.xlsx by LibreOffice"
    done
fi
[ $skipped = 0 ] || exit 77
