#!/bin/sh
# test_sensitivity - `sensitivity` says of a sweep what another program reckons from its table: Sobol's indices, elementary
# effects, rank correlations, signs; failed points are counted, missing runs and tied designs refused.
# at most 300 s
set -u
cd "$SCRATCH" || exit 1
fail() { echo "not so: $*"; exit 1; }

sweep() { # NAME DESIGN [FACTORS]
    cat >"$1.yaml" <<END
shequ: 1
title: {zh: 小扫描, en: A small sweep}
scenario: hefei-2009
variants: [separation]
set: {city.streets: 1, city.communities: 1, city.sample: all, community.households: 30, community.staff: 2,
  run.start: 2010-12-01, run.burn_in: 0 months, run.length: 3 months}
replicates: ${4:-1}
design: $2
${3:-factors:
  work.need_rate: {min: 0.1, max: 3, scale: log\}
  trust.initial: range}
outcomes: [service_failure, admin_share]
END
    "$SHEQU" sweep "$1.yaml" -o "$1" --quiet --threads 1 >out 2>err || { cat out err; fail "the sweep $1"; }
    "$SHEQU" merge "$1" --quiet >out 2>err || { cat out err; fail "the merge of $1"; }
}

sweep shares '{kind: saltelli, rows: 64, seed: 3}'
sweep screen '{kind: morris, trajectories: 10, seed: 3}' '' 2
sweep ranks '{kind: lhs, points: 70, seed: 3}'
for name in shares screen ranks; do
    "$SHEQU" sensitivity $name --lang en >$name.txt 2>$name.err || { cat $name.txt $name.err; fail "of $name"; }
    "$SHEQU" sensitivity $name --lang en --json >$name.json 2>err || { cat err; fail "JSON of $name"; }
done

python3 - <<'END' || fail "another program reckons the same"
import csv, json, math

def points(name):
    rows = list(csv.DictReader(open(f"{name}/outcomes.csv", encoding="utf-8-sig", newline="")))
    return rows, [float(row["service_failure.separation.effect"]) for row in rows]

def said(name):
    lines = list(csv.DictReader(open(f"{name}/sensitivity.csv", encoding="utf-8-sig", newline="")))
    assert list(lines[0]) == "outcome what factor measure value low high n_used n_missing unknown".split()
    table = {}
    for line in lines:
        key = line["outcome"], line["what"], line["factor"], line["measure"]
        assert key not in table, key
        table[key] = line
    return table

def close(x, y):
    assert abs(float(x) - y) < 1e-9 * max(1, abs(y)), (x, y)

factors = ["work.need_rate", "trust.initial"]
def value(table, factor, measure, what="effect:separation"):
    return table["service_failure", what, factor, measure]["value"]

# Every outcome, effect and level has every factor and measure.
measures = {"shares": ["total", "first"], "screen": ["mu_star", "sigma", "mu"], "ranks": ["partial"]}
of_effect = "sign_holds helps luck box_base box_p box_density box_coverage box_support".split()
for name in measures:
    table = said(name)
    for outcome in "service_failure", "admin_share":
        for what in "effect:separation", "level:hefei-2009", "level:separation":
            for measure in measures[name]:
                for factor in factors:
                    line = table[outcome, what, factor, measure]
                    assert line["unknown"] or line["value"], line
                    assert "nan" not in str(line).lower()
            table[outcome, what, "", "mean"], table[outcome, what, "", "deviation"]
        for measure in of_effect:
            if measure != "helps" or outcome == "service_failure":
                table[outcome, "effect:separation", "", measure]

# Saltelli et al. (2010) (b), Jansen (1999).
rows, y = points("shares")
n, k = 64, 2
a, b = y[0::4], y[3::4]
ab = [y[1::4], y[2::4]]
both = a + b
m = sum(both) / (2 * n)
v = sum((x - m) ** 2 for x in both) / (2 * n - 1)
table = said("shares")
for i, factor in enumerate(factors):
    close(value(table, factor, "total"), sum((p - q) ** 2 for p, q in zip(a, ab[i])) / n / (2 * v))
    close(value(table, factor, "first"), sum((r - m) * (q - p) for p, q, r in zip(a, ab[i], b)) / n / v)
close(value(table, "", "mean"), m)
close(value(table, "", "deviation"), math.sqrt(v))
close(value(table, "", "helps"), sum(x < 0 for x in both) / (2 * n)) # less failure is better

# Morris: which factor moved is read off the design; a step is 2/3 of the range, of its logarithm.
rows, y = points("screen")
where = {"work.need_rate": lambda x: math.log(x / 0.1) / math.log(30), "trust.initial": None}
effects = {factor: [] for factor in factors}
spread = [float(row["trust.initial"]) for row in rows]
low, high = min(spread), max(spread)
where["trust.initial"] = lambda x: (x - low) / (high - low)
for t in range(10):
    for s in range(2):
        one, two = rows[3 * t + s], rows[3 * t + s + 1]
        moved = [f for f in factors if one[f] != two[f]]
        assert len(moved) == 1
        step = where[moved[0]](float(two[moved[0]])) - where[moved[0]](float(one[moved[0]]))
        assert abs(abs(step) - 2 / 3) < 1e-6
        effects[moved[0]].append((y[3 * t + s + 1] - y[3 * t + s]) / (math.copysign(2 / 3, step)))
table = said("screen")
for factor in factors:
    e = effects[factor]
    assert len(e) == 10
    mu = sum(e) / 10
    close(value(table, factor, "mu_star"), sum(map(abs, e)) / 10)
    close(value(table, factor, "mu"), mu)
    close(value(table, factor, "sigma"), math.sqrt(sum((x - mu) ** 2 for x in e) / 9))
    line = table["service_failure", "effect:separation", factor, "mu_star"]
    assert float(line["low"]) <= float(line["value"]) <= float(line["high"])

# Partial rank correlation of two factors, from three of Spearman's.
rows, y = points("ranks")
def ranks(x):
    order = sorted(x)
    return [order.index(v) + (order.count(v) - 1) / 2 for v in x]
def correlation(x, z):
    mx, mz = sum(x) / len(x), sum(z) / len(z)
    top = sum((p - mx) * (q - mz) for p, q in zip(x, z))
    return top / math.sqrt(sum((p - mx) ** 2 for p in x) * sum((q - mz) ** 2 for q in z))
one, two = (ranks([float(row[f]) for row in rows]) for f in factors)
out = ranks(y)
table = said("ranks")
for factor, x, other in (factors[0], one, two), (factors[1], two, one):
    r, s, t = correlation(x, out), correlation(other, out), correlation(x, other)
    close(value(table, factor, "partial"), (r - s * t) / math.sqrt((1 - s * s) * (1 - t * t)))

# JSON says what the table says.
for name in measures:
    document = json.load(open(f"{name}.json", encoding="utf-8"))
    table = said(name)
    assert document["kind"] == "sensitivity" and document["design"]["failed"] == 0
    assert len(document["arms"]) == 6
    for arm in document["arms"]:
        ranked = [abs(row[measures[name][0]][0] or 0) for row in arm["factors"]]
        assert ranked == sorted(ranked, reverse=True)
        for row in arm["factors"]:
            line = table[arm["outcome"], arm["what"] + ":" + arm["arm"],
                         document["factors"][row["factor"]]["path"], measures[name][0]]
            if not line["unknown"]:
                close(line["value"], row[measures[name][0]][0])
END

grep -q 'work.need_rate .*assumed: F23' shares.txt || { cat shares.txt; fail "the row's source is told"; }
grep -q '^The assumption to be studied first: ' shares.txt || { cat shares.txt; fail "what to study first"; }
grep -q 'How much of what differs .* is luck cannot be said' shares.txt || fail "one replicate tells nothing of luck"
grep -q 'of the variance of the effect between points' screen.txt || fail "two replicates tell of luck"
if [ -s shares/sensitivity.html ]; then
    grep -q '"kind": "sensitivity"' shares/sensitivity.html || fail "the page holds the document"
fi
"$SHEQU" sensitivity shares --lang zh --force >out 2>err || fail "again, in Chinese"
grep -q '最先应研究的假定：' out || { cat out; fail "in Chinese, too"; }
"$SHEQU" sensitivity shares -o elsewhere --quiet >out 2>err || fail "elsewhere"
cmp shares/sensitivity.csv elsewhere/sensitivity.csv || fail "the same bytes"

# ---- what is refused ----
"$SHEQU" sensitivity shares --lang en >out 2>err
[ $? = 74 ] && grep -q 'sensitivity.csv' err || { cat err; fail "nothing is overwritten unasked"; }
"$SHEQU" sensitivity shares --lang en --outcome service_failures --json >out 2>err
[ $? = 64 ] && grep -q 'do you mean service_failure?' err || { cat err; fail "an unknown outcome"; }
"$SHEQU" sensitivity shares --lang en --variant hefei-2009 --json >out 2>err
[ $? = 64 ] || fail "the baseline is no variant"
"$SHEQU" sensitivity shares --json -o elsewhere >out 2>err
[ $? = 64 ] || fail "--json writes no files"
"$SHEQU" sensitivity . --lang en >out 2>err
[ $? = 65 ] || fail "a folder that holds no sweep"
"$SHEQU" sensitivity shares --json >/dev/full 2>err
[ $? = 74 ] || fail "a full disk"
"$SHEQU" sensitivity shares --lang en --outcome admin_share --variant separation --json >out 2>err || fail "one of them"
python3 -c 'import json; a = json.load(open("out"))["arms"]
assert [x["what"] for x in a] == ["effect", "level", "level"] and {x["outcome"] for x in a} == {"admin_share"}' || fail "no other"

printf 'work.need_rate,trust.initial\n' >list.csv
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do echo "0.$((10 + i)),0.5"; done >>list.csv
sweep tied '{kind: list, file: list.csv}' ' '
"$SHEQU" sensitivity tied --lang en >out 2>err
[ $? = 65 ] && grep -q 'factor trust.initial is the same at all points' err && [ "$(wc -l <err)" = 1 ] ||
    { cat err; fail "a factor that does not move is told in one sentence"; }
[ ! -e tied/sensitivity.csv ] || fail "and nothing is written"

# ---- runs that failed, and runs that are not there ----
unit=$(find ranks/units -type f | sort | head -1)
name=$(basename "$unit")
rm "$unit"
"$SHEQU" sensitivity ranks --lang en --force >out 2>err
[ $? = 65 ] && grep -q 'runs are missing' err || { cat out err; fail "missing runs are refused"; }
"$SHEQU" sensitivity ranks --lang en --force --partial >out 2>err || { cat err; fail "--partial"; }
mkdir -p ranks/failed
printf '坏\nbad\nshequ\n' >"ranks/failed/$name.txt"
"$SHEQU" sensitivity ranks --lang en --force >out 2>err || { cat err; fail "failed runs are counted"; }
grep -q '[1-9][0-9]* runs set aside, 0 missing' out || { cat out; fail "and told"; }
grep -q '70 points; [1-9][0-9]* have no value' out || { cat out; fail "by subject"; }
python3 - <<'END' || fail "in the table"
import csv
rows = list(csv.DictReader(open("ranks/sensitivity.csv", encoding="utf-8-sig", newline="")))
lines = [row for row in rows if row["measure"] == "partial" and row["what"] == "effect:separation"]
assert lines and all(int(row["n_used"]) + int(row["n_missing"]) == 70 and int(row["n_missing"]) > 0 for row in lines)
assert not any("nan" in value.lower() for row in rows for value in row.values())
END
echo "sensitivity: what another program reckons"
