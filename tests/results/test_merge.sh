#!/bin/sh
# test_merge - a sweep's merged file: at a point the effect, its interval and the digests are those that
# `shequ compare` and `shequ run` have for the same settings; arrays open in xarray; one line a point.
# at most 300 s
set -u
cd "$SCRATCH" || exit 1
fail() { echo "not so: $*"; exit 1; }
[ -x /usr/bin/python3 ] || { echo "SKIPPED: no python3, Debian: python3"; exit 77; }
tiny="city.streets: 1, city.communities: 2, city.sample: all, community.households: 60, community.staff: 3, \
run.burn_in: 1 months, run.length: 8 months, run.seed: 11"
cat >sweep.yaml <<Y
shequ: 1
title: {zh: 试, en: a try}
scenario: hefei-2009
variants: [+clarity]
begin: 2009-03-01
set: {$tiny}
replicates: 4
design: {kind: list, file: points.csv}
outcomes: [need_wait, admin_share]
Y
printf 'point,work.need_rate,reforms.clarity.gaps,note\n1,0.25,0.05,a\n2,0.4,0.05,b\n3,0.4,0.2,b\n' >points.csv
# the file names some columns as factors, so that `note` is none
sed -i 's/^outcomes/factors: {work.need_rate: range, reforms.clarity.gaps: range}\noutcomes/' sweep.yaml
"$SHEQU" sweep sweep.yaml -o dir --lang en --quiet >out 2>&1 || { cat out; fail "a sweep runs"; }
# 3 points x 4 replicates of the variant, and the baseline of two need rates
grep -q '^20 units: 0 were there, 20 made now' out || { cat out; fail "equal baselines are run once"; }
"$SHEQU" merge dir --lang en --quiet >merged 2>&1 || { cat merged; fail "it merges"; }
[ "$(wc -l <dir/outcomes.csv)" = 4 ] || fail "one line a point"
"$SHEQU" merge dir --lang en --quiet >again 2>&1 && fail "nothing is overwritten"
mv dir/merged.h5 first.h5
"$SHEQU" merge dir --force --lang en --quiet >again 2>&1 || { cat again; fail "with --force it is"; }
cmp -s first.h5 dir/merged.h5 || fail "merging again gives the same bytes"
mkdir blocks
"$SHEQU" merge dir -o blocks/m.h5 --blocks 2 --lang en --quiet >again 2>&1 || { cat again; fail "it merges in blocks"; }
[ "$(grep digest again)" = "$(grep digest merged)" ] || fail "blocks have the same digest"
cmp -s dir/outcomes.csv blocks/m.csv || fail "and the same table"

# the second point, by other verbs
set -- --set city.streets=1 --set city.communities=2 --set city.sample=all --set community.households=60 \
    --set community.staff=3 --set "run.burn_in=1 months" --set "run.length=8 months" --set run.seed=11 \
    --set work.need_rate=0.4
"$SHEQU" compare hefei-2009 +clarity -n 4 --assumptions fixed --begin 2009-03-01 --primary need_wait "$@" \
    -o compared --lang en --quiet >out 2>&1 || { cat out; fail "a comparison of the same"; }
/usr/bin/python3 - <<'P' || exit 1
import csv, math, sys
import xarray
def fail(what): sys.exit("not so: " + what)
for engine in ("h5netcdf", "netcdf4"):
    d = xarray.open_dataset("dir/merged.h5", engine=engine)
    if d.need_wait.dims != ("point", "arm", "replicate", "time"): fail("axes in " + engine)
    if list(d.arm.values) != ["hefei-2009", "clarity"]: fail("arms in " + engine)
    if list(d.factor.values) != ["work.need_rate", "reforms.clarity.gaps"]: fail("factors in " + engine)
    if d.design.values.tolist() != [[0.25, 0.05], [0.4, 0.05], [0.4, 0.2]]: fail("the design in " + engine)
    b = xarray.open_dataset("blocks/m.h5", engine=engine)
    for name in d:
        if not d[name].identical(b[name]): fail("%s of an index in %s" % (name, engine))
with open("compared/effects.csv", encoding="utf-8-sig") as file:
    effects = {row["metric"]: row for row in csv.DictReader(file)}
for metric in ("need_wait", "admin_share"):
    row = effects[metric]
    here = d.sel(point=2)
    for name, there in (("effect", "effect"), ("effect_low", "low"), ("effect_high", "high")):
        a = float(here[metric + "_" + name].values[0])
        b = float(row[there])
        if not math.isclose(a, b, rel_tol=1e-12, abs_tol=1e-15): fail("%s %s %r, compare has %r" % (metric, name, a, b))
with open("dir/outcomes.csv", encoding="utf-8-sig") as file:
    rows = list(csv.DictReader(file))
if [row["point"] for row in rows] != ["1", "2", "3"]: fail("lines in the order of the design")
if not math.isclose(float(rows[1]["need_wait.clarity.effect"]), float(effects["need_wait"]["effect"]), rel_tol=1e-12):
    fail("the table's effect")
# points 2 and 3 have one baseline
a, b = d.run_digest.sel(point=2).values, d.run_digest.sel(point=3).values
if a[0].tolist() != b[0].tolist() or a[1].tolist() == b[1].tolist(): fail("digests of runs")
P
rm -f dir/units/*/*-4
"$SHEQU" merge dir -o holes.h5 --lang en --quiet >out 2>&1
[ $? = 65 ] && grep -q '6 runs are missing' out || { cat out; fail "runs that are missing are refused"; }
"$SHEQU" merge dir -o holes.h5 --partial --lang en --quiet >out 2>&1 || { cat out; fail "and taken where asked for"; }
exit 0
