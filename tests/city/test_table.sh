#!/bin/sh
# test_table - the user's own city: 353 unequal communities from a table run; reordering
# its rows leaves the digest; residents and staff are the file's sums; a pilot is found by
# name; what stands in undeclared columns reaches no output.
set -u
cd "$SCRATCH" || exit 1
fail() { echo "not so: $*"; exit 1; }

# 353 unequal communities: sizes by a small linear congruence, no tool but awk.
awk 'function draw(n) { seed = (seed * 1103515245 + 12345) % 2147483648; return int(seed / 65536) % n }
    BEGIN {
        seed = 4271
        print "code,name,street,type,households,retired,students,middle,local,staff,budget,contact"
        for (i = 1; i <= 353; i++) {
            r = 20 + draw(600); s = 10 + draw(150); m = 60 + draw(900); p = r + s + m
            printf "H%04d,里弄%d,街%02d,compound,%d,%d,%d,%d,%d,%d,%s,张秘密%d\n", (i * 7919) % 10000,
                i, i % 44, p / 2.6, r, s, m, p * (30 + draw(70)) / 100, 4 + draw(14),
                draw(5) ? 20000 + draw(60000) : "", i
        }
    }' >one.csv
{ head -1 one.csv; tail -n +2 one.csv | sort -t, -k6,6n; } >two.csv
cmp -s one.csv two.csv && fail "the second table has the rows in another order"

for k in one two; do
    printf 'shequ: 1\nextends: hefei-2009\ncity: {table: %s.csv}\n' $k >$k.yaml
    printf 'run: {replicates: 1, burn_in: 1 month, length: 2 months}\n' >>$k.yaml
    printf 'reforms:\n  separation: {begin: 2009-02-01, where: [里弄17]}\n' >>$k.yaml
    "$SHEQU" run $k.yaml -o $k.h5 --lang en >$k.out 2>$k.err || { cat $k.err; fail "$k runs"; }
done
digest() { sed -n 's/^digest //p' "$1"; }
[ -n "$(digest one.out)" ] && [ "$(digest one.out)" = "$(digest two.out)" ] ||
    fail "reordered rows leave the digest: $(digest one.out) $(digest two.out)"

"$SHEQU" export one.h5 --csv -o tables --lang en >/dev/null 2>&1 || fail "export"
grep -rq -e 张秘密 one.h5 one.h5.log tables one.out one.err && fail "an undeclared column reached an output"

h5dump -d /communities/community_residents -y -w 1 one.h5 >residents.txt 2>/dev/null ||
    { echo "SKIPPED: h5dump: install hdf5-tools"; exit 77; }
sums() { awk '/DATA \{/ { on = 1; next } on && /^ *\}/ { exit } on { gsub(",", ""); sum += $1 } END { print sum }' "$1"; }
h5dump -d /communities/community_staff -y -w 1 one.h5 >staff.txt
want=$(awk -F, 'NR > 1 { r += $6 + $7 + $8; s += $10 } END { print r, s }' one.csv)
got="$(sums residents.txt) $(sums staff.txt)"
[ "$got" = "$want" ] || fail "residents and staff are the file's sums: $got, not $want"

code=$(awk -F, '$2 == "里弄17" { print $1 }' one.csv)
h5dump -d /orders/community_code -y one.h5 | grep -q "\"$code\"" || fail "the pilot by name is $code"
h5dump -H -d /orders/community_code one.h5 | grep -q 'SIMPLE { ( 1 )' || fail "one place is ordered"
echo "353 communities, $want, digest $(digest one.out)"
