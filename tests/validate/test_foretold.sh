#!/bin/sh
# test_foretold.sh - the facts of docs/validation.md under a posterior: hefei-tuned is calibrated
# as docs/calibration.md says, and what the programs here measure is measured anew with ten of
# its points. The page must say what comes of it; `write` writes it.
# at most 1800 s
set -eu
B=${B:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${SHEQU:-$B/shequ}" calibrate calibrations/hefei-tuned.yaml -o "$work/hefei" --lang en --quiet
names="baseline cities estates platforms providers separation relief staff fund hotline"
# Two at a time, of one thread each, are sooner done; who writes writes one page.
jobs=2
[ -z "${1:-}" ] && export OMP_NUM_THREADS=1 || jobs=1
export B work
# shellcheck disable=SC2086,SC2016
printf '%s\n' $names | xargs -P "$jobs" -I NAME sh -c '
    "$B/tests/validate/test_NAME" foretell "$work/hefei/posterior.csv" '"${1:-}"' >"$work/NAME" 2>&1 ||
        { cat "$work/NAME"; exit 1; }'
echo "ten draws of the posterior show what the page says"
