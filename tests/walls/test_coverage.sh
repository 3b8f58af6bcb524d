#!/bin/sh
# test_coverage - every row of the sources stands in docs/coverage.md once, every word in
# docs/where.md has a place, and every name they give exists.
set -u
export LC_ALL=C.UTF-8
"$SHEQU" --lang en describe --csv 2>/dev/null | cut -d, -f2 | sort -u >"$SCRATCH/names"
# Lines of the books, keys of a dated reform, columns of a task table, files that are shipped.
sed -n 's/^MONEY_ACCOUNT([A-Z]*, "\([a-z_]*\)".*/\1/p' models/exchanges/money.inc >>"$SCRATCH/names"
printf '%s\n' strike admit item_price paper_share >>"$SCRATCH/names"
ls scenarios | sed 's/\.yaml$//' >>"$SCRATCH/names"
bad=0
tell() { echo "$1"; bad=1; }

for part in 000:63 001:14 002:68 003:29 004:40; do
    seed=${part%:*} n=1
    while [ $n -le "${part#*:}" ]; do
        id=$(printf 'S%s-%02d' "$seed" $n)
        [ "$(grep -c "^| $id |" docs/coverage.md)" = 1 ] || tell "docs/coverage.md: $id does not stand there once"
        n=$((n + 1))
    done
done
[ "$(grep -c '^| S00' docs/coverage.md)" = 214 ] || tell "docs/coverage.md has rows beyond the 214"
[ "$(grep -c '^| ' docs/where.md)" -gt 60 ] || tell "docs/where.md has fewer than sixty words"

for page in docs/coverage.md docs/where.md; do
    # the last column: names in backquotes, a process, a page, or the reason
    awk -F '|' 'NF == 5 && $2 !~ /---| row | 词 / { print $2 "\t" $4 }' $page |
        while IFS='	' read -r id where; do
            case $where in
            *"not modelled, because"*) ;;
            *'`'*) ;;
            *P[0-9]* | *"loop"* | *"V"[0-9]* | *.md* | *"type transitional"* | *"by date"*) ;;
            *) echo "$page:$id: says neither where nor why not: $where" ;;
            esac
            printf '%s\n' "$where" | grep -o '`[^`]*`' | tr -d '`' | while read -r name; do
                grep -qxF "$name" "$SCRATCH/names" || echo "$page:$id: there is no $name"
            done
        done
done >"$SCRATCH/told"
[ ! -s "$SCRATCH/told" ] || { cat "$SCRATCH/told"; bad=1; }
exit $bad
