#!/bin/sh
# test_posterior - `--posterior FILE`: each replicate has a point of its own, picked by weight, the same
# in all arms and for any number of threads; results embed it and verify; what contradicts it is refused.
set -u
cd "$SCRATCH" || exit 1
fail() { echo "not so: $*"; exit 1; }
small="--set city.streets=1 --set city.communities=2 --set city.sample=all --set community.households=40 \
 --set community.staff=3 --set run.burn_in=1months --set run.length=2months --lang en"
cat >p.csv <<'EOF'
"trust.gain",work.need_rate,weight
0.03,1.2,1
0.04,1.5,0
0.05,1.4,3
EOF
run() { # name, scenario, further
    name=$1 scenario=$2
    shift 2
    # shellcheck disable=SC2086
    "$SHEQU" run "$scenario" $small --quiet -o "$name.h5" "$@" >"$name.out" 2>&1 || { cat "$name.out"; fail "$name runs"; }
}
drawn() { # name: the drawn values, a line a replicate
    "$SHEQU" export "$1.h5" --csv -o "$1.tables" --quiet >out 2>&1 || { cat out; fail "export of $1"; }
    cat "$1.tables/drawn.csv"
}
column() { # name of a column, of a table on stdin
    tr -d '\r' | awk -F, -v name="$1" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i } NR > 1 { print $at }'
}

# ---- points, by weight, the same for all ----
run base hefei-2009 --posterior p.csv --replicates 12
run again hefei-2009 --posterior p.csv --replicates 12 --threads 3
cmp -s base.h5 again.h5 || fail "threads change nothing"
run arm separation --posterior p.csv --replicates 12
drawn base >base.csv
drawn arm >arm.csv
cmp -s base.csv arm.csv || fail "all arms have the same points"
column trust.gain <base.csv | paste -d ' ' - /dev/null >gains
column work.need_rate <base.csv | paste -d ' ' gains - | tr -s ' ' >points
[ "$(sort -u points | tr '\n' ';')" = "0.03 1.2;0.05 1.4;" ] || { cat points; fail "both points with a weight come, whole, and no other"; }
[ "$(wc -l <points)" = 12 ] || fail "one a replicate"
run fewer hefei-2009 --posterior p.csv --replicates 5
drawn fewer >fewer.csv
head -6 base.csv | cmp -s - fewer.csv || fail "a replicate's point hangs on its number alone"
run other hefei-2009 --posterior p.csv --replicates 12 --seed 9
drawn other >other.csv
cmp -s base.csv other.csv && fail "and on the seed"
"$SHEQU" verify base.h5 --lang en >out 2>&1 || { cat out; fail "a result verifies, the file being in it"; }

# ---- a point is worth what --set of the same is worth ----
printf 'trust.gain,work.need_rate\r\n0.05,1.4\r\n' >one.csv
run one hefei-2009 --posterior one.csv --replicates 2
run set hefei-2009 --set trust.gain=0.05 --set work.need_rate=1.4 --replicates 2
digest() { sed -n 's/^state_digest //p' "$1.out"; }
[ "$(digest one)" = "$(digest set)" ] || fail "a posterior of one point is its values"
run centre hefei-2009 --posterior p.csv --set run.point=centre --replicates 2
[ "$(digest centre)" = "$(digest set)" ] || fail "the centre is the heavy point, for all"

# ---- with assumptions drawn: the rest is, the posterior's is not ----
run both hefei-2009 --posterior p.csv --set run.assumptions=drawn --replicates 12
drawn both >both.csv
column work.need_rate <base.csv >wanted
column work.need_rate <both.csv | cmp -s - wanted || fail "points are the same with assumptions drawn"
head -1 both.csv | grep -q work.patience || fail "all else is drawn"
run plain hefei-2009 --set run.assumptions=drawn --replicates 12
drawn plain >plain.csv
column work.patience <plain.csv >wanted
column work.patience <both.csv | cmp -s - wanted || fail "and drawn as without a posterior"

# ---- written: before it replaced, beside it and after it refused ----
printf 'shequ: 1\nextends: hefei-2009\nparameters: {trust: {gain: 0.02}}\n' >before.yaml
run before before.yaml --posterior one.csv --replicates 2
[ "$(digest before)" = "$(digest set)" ] || fail "the posterior takes the place of what a base wrote"
printf 'shequ: 1\nextends: hefei-2009\nrun: {posterior: one.csv}\n' >has.yaml
printf 'shequ: 1\nextends: has\nparameters: {trust: {gain: 0.02}}\n' >after.yaml
refused() { # words, arguments
    words=$1
    shift
    "$SHEQU" check "$@" --lang en >out 2>&1
    [ $? = 65 ] || { cat out; fail "exit 65 for $words"; }
    [ "$(grep -vc warning out)" = 1 ] && grep -q "$words" out || { cat out; fail "told in one line: $words"; }
}
refused 'after.yaml:3:.*trust.gain: it is written here and given by the posterior' after.yaml
refused 'trust.gain=0.1: trust.gain: it is written here' hefei-2009 --set run.posterior=p.csv --set trust.gain=0.1
refused 'no run.posterior' hefei-2009 --set run.point=centre
refused "no file 'none.csv'" hefei-2009 --set run.posterior=none.csv
"$SHEQU" check after.yaml --set run.posterior=null --lang en >out 2>&1 || { cat out; fail "null forgets it"; }

# ---- files that are none ----
hostile() { # words, text
    printf "$2" >h.csv
    refused "h.csv:$1" hefei-2009 --set run.posterior=h.csv
}
hostile '1:1: .*empty' ''
hostile '1:1: .*do you mean work.need_rate' 'work.need_rat,weight\n1,1\n'
hostile '1:1: .*no parameter reforms.separation.nothing' 'reforms.separation.nothing,weight\n1,1\n'
hostile '1:1: no parameter reforms.nothing.x' 'reforms.nothing.x,weight\n1,1\n'
hostile '1:1: community.staff .*cannot come' 'community.staff\n4\n'
hostile '1:1: reforms.separation.dual_posts\|1:1: dual_posts .*cannot come' 'reforms.separation.dual_posts\n0.5\n'
hostile '3:16: .nan. is no finite number' 'work.need_rate,weight\n1,1\n1             ,nan\n'
hostile '3:3: a weight of -1' 'work.need_rate,weight\n1,1\n1,-1\n'
hostile '2:1: 3 cells' 'work.need_rate,weight\n1,1,1\n'
hostile '2:1: work.need_rate: -1 is not within' 'work.need_rate,weight\n-1,1\n'
hostile '.*weight above 0' 'work.need_rate,weight\n1,0\n2,0\n'
hostile '3:1: at this point work.self_governance_hours, work.self_governance_task_hours do not go together' \
    'work.self_governance_hours,work.self_governance_task_hours\n5200,4\n1000000,0.001\n'

# ---- compared: at the centre, and each replicate at its own point ----
# shellcheck disable=SC2086
compare() { "$SHEQU" compare hefei-2009 +separation $small --set run.length=4months --begin 2009-02-01 -n 3 "$@" >out 2>&1; }
compare -o both --posterior p.csv --assumptions posterior || { cat out; fail "a comparison under a posterior"; }
grep -q 'Calibrated: p.csv, 2 parameters, 3 points' out || { cat out; fail "it is said"; }
grep -q '^assumptions: posterior' both/question.txt && grep -q '"posterior": *{' both/page.json || fail "and on the page"
"$SHEQU" verify both/separation.drawn.h5 >out 2>&1 || { cat out; fail "its second batch verifies"; }
"$SHEQU" export both/separation.drawn.h5 --csv -o both/tables --quiet >out 2>&1
head -1 both/tables/drawn.csv | tr -d '\r' | grep -q 'trust.gain' && ! grep -q work.patience both/tables/drawn.csv || fail "only points are drawn"
"$SHEQU" compare hefei-2009 both/separation.h5 $small --set run.length=4months -o not >out 2>&1
[ $? = 65 ] && grep -q 'its posterior is not that' out || { cat out; fail "sides of other posteriors are not compared"; }
compare -o not --assumptions posterior
[ $? = 64 ] && grep -q 'wants --posterior' out || { cat out; fail "without one there is nothing to draw"; }
echo "picked, embedded, compared, refused"
