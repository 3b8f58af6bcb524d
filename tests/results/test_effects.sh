#!/bin/sh
# test_effects - every figure of effects.csv as R computes it from the result files of the
# comparison, to 1e-10; and effects.h5 opens as labelled arrays and holds the same.
set -u
skipped=0
small="--set city.streets=1 --set city.communities=3 --set city.sample=all --set community.households=80 \
 --set community.staff=3 --set run.burn_in=1months --length 15months"
# shellcheck disable=SC2086
"$SHEQU" compare hefei-2009 building_groups+clarity clarity $small --begin 2009-03-01 -n 5 --quiet -o "$SCRATCH/all" \
    >"$SCRATCH/out" 2>&1 || { cat "$SCRATCH/out"; exit 1; }
if ! command -v Rscript >/dev/null; then
    echo "SKIPPED: R: install r-base-core"
    skipped=1
elif ! Rscript -e 'library(ncdf4)' >/dev/null 2>&1; then
    echo "SKIPPED: R ncdf4: install r-cran-ncdf4"
    skipped=1
else
    FROM=2009-03-01 Rscript tests/results/effects.R "$SCRATCH/all" || exit 1
fi
for pair in h5netcdf:h5netcdf netCDF4:netcdf4; do
    if ! /usr/bin/python3 -c "import xarray, ${pair%:*}" 2>/dev/null; then
        echo "SKIPPED: xarray with ${pair#*:}: install python3-xarray python3-${pair#*:}"
        skipped=1
    else
        /usr/bin/python3 tests/results/effects_reads.py "$SCRATCH/all" "${pair#*:}" || exit 1
    fi
done
[ $skipped = 0 ] || exit 77
