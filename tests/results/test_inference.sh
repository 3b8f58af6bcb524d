#!/bin/sh
# test_inference - intervals, factors and p values as R computes them, to 1e-10: by R's own
# t.test, p.adjust, quantile and generator, and from the definitions where it has no function.
set -u
if ! command -v Rscript >/dev/null; then
    echo "SKIPPED: R: install r-base-core"
    exit 77
fi
"$B/tests/results/inference" >"$SCRATCH/said" || exit 1
Rscript tests/results/inference.R "$SCRATCH/said"
