#!/bin/bash
# test_sweeps - what is wrong with a sweep file, or its list of points, is told: status, place, words.
#
# sweeps.tsv has one line a file of sweeps/: exit status, the place that the message must name
# (file:line:column, or - for none), and words that must be said in Chinese and in English. One
# message each, and no folder is made.
set -u
. tests/support/sweeps.sh
seconds=${SAN:+40}
try() { # file, status, place, words, language
    timeout "${seconds:-10}" "$SHEQU" --lang "$5" sweep "tests/malformed/sweeps/$1" --dry-run -o "$SCRATCH/made" \
        >"$SCRATCH/out" 2>"$SCRATCH/err" </dev/null
    [ $? = "$2" ] || return
    [ "$2" = 0 ] || [ "$(wc -l <"$SCRATCH/err")" = 1 ] || return
    grep -qF -- "$4" "$SCRATCH/out" "$SCRATCH/err" || return
    [ "$3" = - ] || grep -Eq "^([^ :]*/)?$(sed 's/\./\\./g' <<<"$3")[:：]" "$SCRATCH/err" || return
    [ ! -e "$SCRATCH/made" ]
}
while IFS=$'\t' read -r file status place zh en; do
    case $file in '#'*) continue ;; esac
    try "$file" "$status" "$place" "$zh" zh && try "$file" "$status" "$place" "$en" en
    told=$?
    [ $told = 0 ] || sed 's/^/# /' "$SCRATCH/err" "$SCRATCH/out" | head -n 4
    report $told "$file"
done <tests/malformed/sweeps.tsv
for file in tests/malformed/sweeps/*.yaml; do
    grep -q "^${file##*/}	" tests/malformed/sweeps.tsv
    report $? "${file##*/} has a line"
done
over
