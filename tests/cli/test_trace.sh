#!/bin/sh
# test_trace - `trace` tells the same case in both arms, as text, event log and JSON, and so does the page; `diff --first`
# names the event at which two results part and is silent where none is; `diff --coherence` is
# whole before the reform.
set -u
cd "$SCRATCH" || exit 1
fail() { echo "not so: $*"; exit 1; }
small="--set city.communities=8 --set city.streets=2 --set community.households=300
    --set run.burn_in=2months --set run.start=2010-11-01 --set run.length=5months"

"$SHEQU" trace separation --telling $small --lang en >out 2>err || { cat out err; fail "a telling case"; }
grep -q 'in both arms the waits of [1-9]' err || fail "the rule of choice is told"
python3 - <<'END' || fail "it differs most in the direction of the median"
import re
median, one, other = map(float, re.search(
    r"median of (\S+) days; .*: (\S+) days -> (\S+) days", open("err").read()).groups())
assert median * (other - one) > 0 and abs(other - one) >= abs(median)
END
[ "$(grep -c '^  task' out)" = 2 ] && [ "$(grep '^  task' out | sort -u | wc -l)" = 1 ] ||
    fail "one case in two arms"
[ "$(grep -c ' filed, ' out)" -ge 2 ] || fail "filed in both"
[ "$(grep ' filed, ' out | cut -c1-21 | sort | uniq -c | awk '$1 > 1' | wc -l)" = 1 ] ||
    fail "filed at one time in both"
# The page of a comparison tells the same case. It runs the days before the reform once for both arms, `trace` for each.
cp out whole; cp err chosen
"$SHEQU" compare hefei-2009 separation $small -n 2 --assumptions fixed -o both --quiet >out 2>err || { cat err; fail "compare"; }
python3 - <<'END' || fail "the page's case is that of trace"
import json, re
case = json.load(open("both/page.json", encoding="utf-8"))["arms"][0]["case"]
waits = re.search(r": (\S+) days -> (\S+) days", open("chosen").read()).groups()
assert case["title"]["en"] == "A resident's need: %.1f days of waiting, %.1f with the reform" % tuple(map(float, waits))
told = re.findall(r"^  (\d{4}-\d\d-\d\d) ", open("whole").read(), re.M)
assert case["steps"] and {step["date"] for step in case["steps"]} <= set(told), (case, told)
assert {step["arm"] for step in case["steps"]} == {"base", "variant"}
END
cp whole out
task=$(sed -n 's/^  task \([0-9a-f]*\).*/\1/p' out | head -1)

"$SHEQU" trace hefei-2009 separation --task "$task" $small --csv >log.csv 2>err || fail "an event log"
python3 - "$task" <<'END' || fail "the event log is one"
import csv, datetime, sys
raw = open("log.csv", "rb").read()
assert raw.decode("utf-8") and raw.count(b"\n") == raw.count(b"\r\n")
rows = list(csv.DictReader(open("log.csv", newline="", encoding="utf-8")))
assert list(rows[0]) == ["case", "activity", "time", "resource", "cause", "arm"]
arms = [row["arm"] for row in rows]
assert set(arms) == {"hefei-2009", "separation"}
for arm in set(arms):
    own = [row for row in rows if row["arm"] == arm and row["case"] == sys.argv[1]]
    times = [datetime.datetime.fromisoformat(row["time"]) for row in own]
    assert times == sorted(times) and own[0]["activity"] == "filed"
    assert any(row["resource"].startswith("post ") for row in own if row["activity"] == "taken")
END
"$SHEQU" trace separation --longest $small --json --lang en 2>err | python3 -c '
import json, sys
assert json.load(sys.stdin)[0]["activity"] == "filed"' || fail "JSON"
"$SHEQU" trace separation --resident 001-001:7 $small --lang zh >out 2>err || fail "a resident"
grep -q '7 号居民' out || fail "Chinese is spoken"
"$SHEQU" trace separation --worker 001-001:2 $small --lang en --to 2010-12-01 >out 2>err || fail "a worker"
grep -q 'taken up by committee, post 2:' out || fail "whose work it is"
"$SHEQU" trace separation --resident nowhere:7 $small >out 2>err
[ $? = 64 ] || fail "an unknown place is wrong usage"
"$SHEQU" trace separation --task 1 $small >out 2>err
[ $? = 1 ] || fail "of an unknown task nothing is told"

for name in hefei-2009 separation; do
    "$SHEQU" run $name $small --set run.replicates=2 -o $name.h5 --force --quiet >/dev/null ||
        fail "$name runs"
done
"$SHEQU" diff hefei-2009.h5 separation.h5 --first --coherence --lang en >out 2>err
[ $? = 1 ] || { cat out err; fail "they differ"; }
grep -q '^first event: 2011-01-0[12] .*community 00.*replicate 1' out || { cat out; fail "the event"; }
[ "$(grep -c '^  [AB]  ' out)" -ge 2 ] || fail "both values"
[ "$(grep -c '^2010-1[12]  100.00 %  100.00 %' out)" = 2 ] || fail "whole before the reform"
grep -q '^2011-03 ' out && ! grep -q '^2011-0[1-3] *100.00' out || fail "and not after"
"$SHEQU" run hefei-2009 $small --set run.replicates=2 --threads 1 -o again.h5 --force --quiet >/dev/null
"$SHEQU" diff hefei-2009.h5 again.h5 --first --lang en >out || fail "the same is the same"
! grep -q 'first event' out || fail "nothing parts them"
echo "one case, two arms, one event"
