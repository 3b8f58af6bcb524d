#!/bin/sh
# test_readers - a result opens as labelled arrays in what people use: xarray by two
# engines, h5py, ncdump, R ncdf4. Axes, units, words in two languages, decoded dates; with
# orders and without any.
set -u
write=$B/tests/results/test_sample
python=/usr/bin/python3
skipped=0 failed=0
"$write" "$SCRATCH/full.h5" 3 2 && "$write" "$SCRATCH/bare.h5" 1 0 || exit 1

skip() { echo "SKIPPED: $1: install $2"; skipped=1; }
try() { # name command...
    name=$1
    shift
    if "$@" >"$SCRATCH/out" 2>&1; then echo "$name: ok"; else
        cat "$SCRATCH/out"
        echo "$name: FAILED"
        failed=1
    fi
}

for pair in xarray:python3-xarray h5netcdf:python3-h5netcdf netCDF4:python3-netcdf4 h5py:python3-h5py; do
    "$python" -c "import ${pair%:*}" 2>/dev/null || { skip "python ${pair%:*}" "${pair#*:}"; eval "no_${pair%:*}=1"; }
done
if [ -z "${no_xarray:-}" ]; then
    for engine in h5netcdf netcdf4; do
        case $engine in h5netcdf) no=${no_h5netcdf:-} ;; *) no=${no_netCDF4:-} ;; esac
        [ -n "$no" ] || try "xarray $engine" "$python" tests/results/xarray_reads.py "$engine" "$SCRATCH"
    done
fi
[ -n "${no_h5py:-}" ] || try h5py "$python" tests/results/h5py_reads.py "$SCRATCH"

if command -v ncdump >/dev/null; then
    dump() {
        ncdump -h "$SCRATCH/$1" >"$SCRATCH/$1.cdl" && ncdump -t "$SCRATCH/$1" >/dev/null || return 1
        shift
        for line; do
            grep -qF -- "$line" "$SCRATCH/$cdl.cdl" || { echo "no line: $line"; return 1; }
        done
    }
    cdl=full.h5
    try "ncdump full" dump full.h5 'community = 5 ;' 'double need_wait(replicate, time, community) ;' \
        'string need_wait:long_name_zh = "等待时间" ;' 'need_wait:units = "d"' \
        'time:units = "days since 1970-01-01"' 'double idle_elsewhere(replicate, time, place) ;' \
        'double hours(replicate, time, item) ;' 'string hours:units = "h"' \
        'double work.need_rate ;' ':Conventions = "CF-1.10"' ':status = "complete"' 'group: orders {'
    cdl=bare.h5
    try "ncdump bare" dump bare.h5 'replicate = 1 ;' 'order = UNLIMITED ; // (0 currently)'
else
    skip ncdump netcdf-bin
fi

if ! command -v Rscript >/dev/null; then
    skip R r-base-core
elif ! Rscript -e 'library(ncdf4)' >/dev/null 2>&1; then
    skip "R ncdf4" r-cran-ncdf4
else
    try "R ncdf4" Rscript tests/results/ncdf4_reads.R "$SCRATCH"
fi

[ $failed = 0 ] || exit 1
[ $skipped = 0 ] || exit 77
