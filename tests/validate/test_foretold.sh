#!/bin/sh
# test_foretold.sh - the facts of docs/validation.md under a posterior: hefei-tuned is calibrated
# as docs/calibration.md says, and what the programs here measure is measured anew with twelve of
# its points. The page must say what comes of it; `write` writes it.
# at most 900 s
set -eu
B=${B:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${SHEQU:-$B/shequ}" calibrate calibrations/hefei-tuned.yaml -o "$work/hefei" --lang en --quiet
for name in baseline separation relief cities estates platforms staff fund hotline providers; do
    "$B/tests/validate/test_$name" foretell "$work/hefei/posterior.csv" ${1:+"$1"} >"$work/out" 2>&1 ||
        { cat "$work/out"; exit 1; }
done
echo "twelve draws of the posterior show what the page says"
