#!/bin/sh
# test_evidence.sh - every row id that the project cites is explained in docs/evidence.md, or, of
# the source documents, in docs/coverage.md.
set -eu
cited=$(grep -rhoE '\b(S00[0-9]-[0-9]{2}|[FLVR](0[1-9]|[1-5][0-9]))\b' models scenarios/*.yaml \
    scenarios/lab README.md README.zh.md docs/model.md docs/reference.en.md docs/validation.md |
    LC_ALL=C sort -u)
[ -n "$cited" ] || { echo "no ids found: the pattern is wrong"; exit 1; }
missing=0
for id in $cited; do
    grep -q "\\b$id\\b" docs/evidence.md docs/coverage.md || { echo "$id is not in docs/evidence.md"; missing=1; }
done
exit $missing
