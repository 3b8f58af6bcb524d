#!/bin/sh
# test_assumptions - `run.assumptions: drawn` on the command line: check says what it will draw,
# the result holds it by replicate and verifies, tables have it, and fixed runs know nothing of it.
set -u
cd "$SCRATCH" || exit 1
fail() { echo "not so: $*"; exit 1; }
small="--set city.streets=1 --set city.communities=2 --set city.sample=all --set community.households=60 \
 --set community.staff=3 --set run.burn_in=1months --set run.length=2months --set run.replicates=3"
run() { # name, further settings
    name=$1
    shift
    # shellcheck disable=SC2086
    "$SHEQU" run separation $small --quiet --lang en -o "$name.h5" "$@" >"$name.out" 2>&1 ||
        { cat "$name.out"; fail "$name runs"; }
}
digest() { sed -n 's/^digest //p' "$1.out"; }

"$SHEQU" check hefei-2009 --lang en >out || fail "check passes"
grep -Eq '^  numbers +[0-9]+ of the city.s own, [0-9]+ published, [0-9]+ assumed$' out || fail "numbers are counted"
"$SHEQU" check hefei-2009 --lang zh --set run.assumptions=drawn >out || fail "check passes, drawn"
grep -q '数字.*每次重复抽取其中 [1-9][0-9]* 个' out || fail "Chinese says what is drawn"
"$SHEQU" check hefei-2009 --json --set run.assumptions=drawn >out || fail "check --json"
grep -q '"assumptions": *"drawn"' out && grep -q '"drawn": *3[0-9][0-9]' out || { cat out; fail "json has the numbers"; }
"$SHEQU" check hefei-2009 --set run.assumptions=guessed --lang en >out 2>&1
[ $? = 65 ] && grep -q 'fixed, drawn' out || fail "another word is refused"
"$SHEQU" describe work.need_rate --lang en | grep -q 'when assumptions are drawn: uniform' || fail "describe tells the law"
"$SHEQU" describe reforms.separation.dual_posts --lang zh | grep -q '由人决定' || fail "a lever is told"

run fixed
run same --set run.assumptions=fixed
run drawn --set run.assumptions=drawn
run again --set run.assumptions=drawn --threads 3
run held --set run.assumptions=drawn --set work.need_rate=0.31
cmp -s fixed.h5 same.h5 || fail "fixed is the default"
cmp -s drawn.h5 again.h5 || fail "threads change nothing"
[ "$(digest fixed)" != "$(digest drawn)" ] || fail "drawn is not fixed"
[ "$(digest held)" != "$(digest drawn)" ] || fail "what is written counts"
"$SHEQU" verify drawn.h5 --lang en >out 2>&1 || { cat out; fail "a drawn result verifies"; }

for name in fixed drawn held; do
    "$SHEQU" export $name.h5 --csv -o $name.tables --quiet >out 2>&1 || { cat out; fail "export of $name"; }
done
[ ! -e fixed.tables/drawn.csv ] || fail "nothing is drawn in a fixed run"
[ "$(wc -l <drawn.tables/drawn.csv)" -eq 4 ] || fail "one line a replicate"
head -1 drawn.tables/drawn.csv | grep -q ',work.need_rate,.*,reforms.separation.coordination' || fail "names stand above"
head -1 drawn.tables/drawn.csv | grep -q 'dual_posts' && fail "levers are not drawn"
head -1 held.tables/drawn.csv | grep -q ',work.need_rate,' && fail "what is written is not drawn"
grep -q '^work.need_rate,,0.25,.*,drawn,' drawn.tables/parameters.csv || fail "a row that is drawn has no one value"
grep -q '^work.need_rate,0.31,' held.tables/parameters.csv || fail "a row that is held has its value"
echo "drawn, verified, exported"
