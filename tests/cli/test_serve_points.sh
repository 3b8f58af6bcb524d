#!/bin/bash
# test_serve_points - points asked for line by line: the numbers are those of `compare`, answers stand
# in order and do not hang on threads or on what was asked before, a bad line is answered and the next
# one, too; how the service ends; the examples run.
# at most 240 s
set -u
export LC_ALL=C.UTF-8
ROOT=$PWD
n=0 bad=0
report() { # status, what
    n=$((n + 1))
    if [ "$1" = 0 ]; then echo "ok $n - $2"; else
        echo "not ok $n - $2"
        tail -n 20 err 2>/dev/null | sed 's/^/# /'
        bad=1
    fi
}
cd "$SCRATCH" || exit 1
[ -x /usr/bin/python3 ] || { echo "python3 is not installed"; exit 77; }
serve() { "$SHEQU" --quiet --lang en serve-points "$@" 2>err; }
# A city of two communities, in a sweep file and on the command line.
cat >small.yaml <<'Y'
shequ: 1
scenario: hefei-2009
variants: [building_groups+clarity, clarity]
begin: 2009-05-01
set: {run.length: 8 months, run.burn_in: 1 months, city.streets: 1, city.communities: 2,
  city.sample: all, community.households: 60, community.staff: 3}
replicates: 3
design: {kind: random, points: 4, seed: 1}
factors:
  work.need_rate: range
  community.staff: {min: 3, max: 12}
  run.seed: {min: 1, max: 100}
  reforms.clarity.gaps: range
outcomes: [service_failure, admin_share]
Y
settings=(--begin 2009-05-01 --length "8 months" --set run.burn_in="1 months" --set city.streets=1
    --set city.communities=2 --set city.sample=all --set community.households=60
    --set community.staff=3)

# ---- the same numbers as compare ----
printf '%s\n' '{"id": 1}' '{"id": 2, "work.need_rate": 0.5, "community.staff": 4.0}' >two
serve small.yaml <two >out
report $? "two points"
for at in 1 2; do
    more=()
    [ $at = 1 ] || more=(--set work.need_rate=0.5 --set community.staff=4)
    "$SHEQU" compare hefei-2009 building_groups+clarity clarity "${settings[@]}" "${more[@]}" -n 3 \
        --assumptions fixed -o "compared$at" --quiet >compared.out 2>err || report 1 "compare $at"
done
/usr/bin/python3 - out compared1/effects.csv compared2/effects.csv 2>err <<'P'
import csv, json, sys
answers = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
assert [a["id"] for a in answers] == [1, 2] and all(a["replicates"] == 3 for a in answers)
for answer, path in zip(answers, sys.argv[2:]):
    checked = 0
    for row in csv.DictReader(open(path, encoding="utf-8-sig")):
        if row["metric"] not in ("service_failure", "admin_share"):
            continue
        for what in ("base", "variant", "effect", "low", "high"):
            ours, theirs = answer[f"{what}.{row['metric']}.{row['variant_name']}"], float(row[what])
            assert abs(ours - theirs) <= 1e-12 * max(1, abs(theirs)), (what, row["metric"], ours, theirs)
            checked += 1
    assert checked == 20, checked
assert answers[0]["effect.service_failure.clarity"] != answers[1]["effect.service_failure.clarity"]
P
report $? "base, variant, effect, low and high are those of compare"

# ---- in order, and the same whatever is asked before, beside, on how many threads ----
for i in 1 2 3 4 5 6; do
    echo "{\"id\": \"p$i\", \"work.need_rate\": 0.$i, \"replicates\": $((i % 3 + 1))}"
done >six
serve small.yaml --threads 1 <six >one.out && serve small.yaml --threads 2 <six >two.out &&
    serve small.yaml --threads 5 <six >five.out
report $? "on one, two and five threads"
cmp one.out two.out 2>err && cmp one.out five.out 2>err && [ "$(wc -l <one.out)" = 6 ]
report $? "the same bytes"
cut -d, -f1 one.out | tr -d '\n' | cmp - <(for i in 1 2 3 4 5 6; do printf '{"id": "p%d"' $i; done) 2>err
report $? "in the order of the lines"
while read -r line; do echo "$line"; sleep 0.2; done <six | serve small.yaml --threads 2 >slow.out
cmp one.out slow.out 2>err
report $? "and when lines come one by one"
sed -n 4p six | serve small.yaml | cmp - <(sed -n 4p one.out) 2>err
report $? "and when one is asked alone"
printf '%s\n' '{"replicates": 1}' '{"run.seed": 2, "replicates": 1}' | serve small.yaml >out
[ "$(grep -o '"digest": "[0-9a-f]*"' out | sort -u | wc -l)" = 2 ] && grep -q '"low.admin_share.clarity": null' out
report $? "a seed is a factor as another; one replicate has no interval"
printf '{"id": "last"}' | serve small.yaml | grep -q '^{"id": "last", "replicates": 3'
report $? "the last line needs no end"
serve small.yaml </dev/null >out && [ ! -s out ]
report $? "nothing asked, nothing answered"

# ---- levels, where there is no variant ----
sed -e '/^variants/d' -e '/^begin/d' -e '/clarity/d' small.yaml >levels.yaml
serve levels.yaml <two >out && /usr/bin/python3 - out 2>err <<'P'
import json, sys
for line in open(sys.argv[1]):
    a = json.loads(line)
    assert a["low.service_failure.hefei-2009"] < a["mean.service_failure.hefei-2009"] < a["high.service_failure.hefei-2009"]
    assert not any("effect" in key for key in a)
P
report $? "without variants the levels have their intervals"

# ---- what is refused, and that it goes on ----
{
    cat <<'L'
{"id": 1, "work.need_rat": 0.3}
{"id": 2, "work.need_rate": -4}
{"id": 3, "community.staff": "three"}
{"id": 4, "work.need_rate": 1e999}
{"id": 5, "work.need_rate": NaN}
{"id": 6, "work.need_rate": {"a": 1}}
{"id": 7, "work.need_rate": 0.3, "work.need_rate": 0.4}
{"id": 8, "replicates": 0}
{"id": 9, "replicates": 2.5}
{"id": 10, "replicates": 100001}
{"id": 11, "community.households": 70}

L
    echo 'no JSON'
    printf '{"id": 14, "work.need_rate": "\xed\xa0\x80"}\n'
    printf '{"id": 15, "x": "' && head -c 1048577 /dev/zero | tr '\0' x && printf '"}\n'
    echo '{"id": "<16>", "replicates": 1}'
} >hostile
serve small.yaml <hostile >out
report $? "lines that are wrong"
/usr/bin/python3 - out 2>err <<'P'
import json, re, sys
answers = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
said = ["do you mean work.need_rate", r"outside \[0, 1000\]", "'three' is not a number", "too large",
        "no true, null, NaN", "no lists or objects", "stood here before", "from 1 to 100000, not '0'", "not '2.5'",
        "not '100001'", "no factor of the sweep file", "one JSON object", "one JSON object", "not UTF-8",
        "more than 1 MiB"]
assert len(answers) == len(said) + 1, len(answers)
for i, (answer, words) in enumerate(zip(answers, said)):
    assert set(answer) == {"id", "line", "error"} and answer["line"] == i + 1, answer
    assert re.search(words, answer["error"]["en"]), (answer, words)
    assert re.search("[\u4e00-\u9fff]", answer["error"]["zh"]), answer
assert [a["id"] for a in answers] == [*range(1, 12), None, None, None, None, "<16>"]
assert "error" not in answers[-1] and answers[-1]["replicates"] == 1
P
report $? "each has an answer that says why, and the next one is worked on"
sed -e 's/^variants.*/variants: [clarity]/' -e 's/^  reforms.*/  reforms.clarity.begin: [2009-05-01, 2009-06-01]/' \
    small.yaml >late.yaml
printf '%s\n' '{"reforms.clarity.begin": "2030-01-01"}' '{"reforms.clarity.begin": "2009-07-01"}' | serve late.yaml >out
grep -q 'after the end of the run: nothing to compare' out && sed -n 2p out | grep -q '"effect.service_failure.clarity": [-0-9]'
report $? "a point at which there is nothing to compare"

# ---- how it ends ----
ends() { # status, words, what; the service's status stands in $got
    [ "$got" = "$1" ] && grep -q -- "$2" err
    report $? "$3 ($got)"
}
mkfifo asked
serve small.yaml <asked >out &
pid=$!
exec 9>asked
echo '{"id": 1}' >&9
for _ in $(seq 300); do [ -s out ] && break; sleep 0.1; done
child=$(cut -d' ' -f1 "/proc/$pid/task/$pid/children" 2>/dev/null) # the shell's, where it has one
kill -TERM "${child:-$pid}"
wait $pid
got=$?
exec 9>&-
ends 75 "stopped by SIGTERM: 1 lines are answered" "SIGTERM while it waits"
echo '{"id": 1, "replicates": 50000}' | "$SHEQU" --lang en --quiet serve-points small.yaml >out 2>err &
pid=$!
sleep 1
kill -TERM $pid
wait $pid
got=$?
ends 75 "stopped by SIGTERM: 0 lines are answered" "SIGTERM while it works"
[ ! -s out ]
report $? "half an answer is none"
yes '{"replicates": 1}' | "$SHEQU" --lang en --quiet serve-points small.yaml 2>err | head -n 1 >out
got=${PIPESTATUS[1]}
ends 74 "cannot write to standard output" "the reader is gone"
"$SHEQU" --lang en --quiet serve-points small.yaml <two >/dev/full 2>err
got=$?
ends 74 "cannot write to standard output" "no room for the answer"
"$SHEQU" --lang en --quiet serve-points small.yaml <. >out 2>err
got=$?
ends 74 "stdin" "standard input cannot be read"
"$SHEQU" --lang en serve-points >out 2>err </dev/null
got=$?
ends 64 "" "no file"
"$SHEQU" --lang en serve-points small.yaml --set run.seed=1 >out 2>err </dev/null
got=$?
ends 64 "goes under set in the file" "settings stand in the file"
"$SHEQU" --lang en serve-points no.yaml >out 2>err </dev/null
got=$?
ends 65 "no.yaml" "no such file"
echo 'shequ: 1' >empty.yaml
"$SHEQU" --lang en serve-points empty.yaml >out 2>err </dev/null
got=$?
ends 65 "wants scenario" "no sweep"

# ---- the examples ----
points=$ROOT/examples/driven/points.yaml
export SHEQU
compared() { # name, settings...: the effect of the examples' city
    "$SHEQU" compare hefei-2009 building_groups+clarity --begin 2009-06-01 --length "12 months" \
        --set run.burn_in="1 months" --set city.streets=1 --set city.communities=2 --set city.sample=all \
        --set community.households=200 "${@:2}" -n 4 --assumptions fixed -o "$1" --quiet >compared.out 2>err
    /usr/bin/python3 -c 'import csv, sys
for row in csv.DictReader(open(sys.argv[1] + "/effects.csv", encoding="utf-8-sig")):
    if row["metric"] == "service_failure":
        print(row["effect"], row["low"], row["high"])' "$1"
}
/usr/bin/python3 "$ROOT/examples/driven/plain.py" "$points" >out 2>err
report $? "plain.py"
staff=$(sed -n 's/^staff \([0-9]*\):.*/\1/p' out)
compared plain --set community.staff="$staff" >numbers
/usr/bin/python3 - out numbers 2>err <<'P'
import re, sys
told = [float(x) for x in re.findall(r"[+-][0-9.]+", open(sys.argv[1]).read())]
assert len(told) == 3 and all(abs(a - float(b)) < 6e-5 for a, b in zip(told, open(sys.argv[2]).read().split()))
P
report $? "and what it tells is what compare tells"
if command -v Rscript >/dev/null; then
    Rscript "$ROOT/examples/driven/sensitivity.R" "$points" >out 2>err
    report $? "sensitivity.R"
    if grep -q Intercept out; then
        compared regression --set work.need_rate=0.5 --set community.staff=9 >numbers
        awk 'NR == FNR { effect = $1; next }
            $2 == 0.5 && $3 == 9 { found = 1; away = $4 - effect; if (away * away > 1e-20) exit 1 }
            END { exit !found }' numbers out 2>err
        report $? "and its effect is compare's"
    fi
else
    echo "ok $((n += 1)) - sensitivity.R # SKIP r-base-core is not installed"
fi
for name in salib_sobol ema_experiments sbi_posterior; do
    /usr/bin/python3 -c 'import ast, sys; ast.parse(open(sys.argv[1], encoding="utf-8").read())' \
        "$ROOT/examples/driven/$name.py" 2>err
    report $? "$name.py is Python"
    /usr/bin/python3 "$ROOT/examples/driven/$name.py" "$points" >out 2>err
    got=$?
    [ $got = 0 ] || { [ $got = 77 ] && grep -q 'is missing: pip install' out; }
    report $? "$name.py runs, or names the library it wants ($got)"
done
echo "1..$n"
exit $bad
