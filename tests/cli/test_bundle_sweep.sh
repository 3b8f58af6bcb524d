#!/bin/bash
# test_bundle_sweep - a sweep handed on: bundled, verified where nothing else of it is; unfinished
# ones are refused; what is forged together with its hash is found.
set -u
ROOT=$PWD
. tests/support/sweeps.sh
cd "$SCRATCH" || exit 1
# A place of its own for what a verification unpacks: other tests use the shared one at the same time.
mkdir unpacked && export TMPDIR=$SCRATCH/unpacked
says() { # status, words, command...
    local wanted=$1 words=$2
    shift 2
    "$SHEQU" --lang en --quiet --threads 2 "$@" >out 2>&1
    [ $? = "$wanted" ] && grep -q -- "$words" out
}
good() { # bundle: all of it is the same
    says 0 'units.csv: .* units are those of the scenarios' verify "$1" && grep -q '^outcomes.csv: from the units, the same$' out &&
        [ "$(grep -c '^units: point [0-9]*, replicate [0-9]*: the same again$' out)" = 3 ]
}

write_sweep plan.yaml 4 2 "4 months"
"$SHEQU" --quiet --threads 2 sweep plan.yaml -o one >/dev/null 2>&1
says 0 'written to one.zip: .* 16 runs' bundle one && cp one.zip first.zip && says 0 'written' bundle one --force &&
    cmp -s one.zip first.zip
report $? "a bundle of a sweep; equal bytes of equal inputs"
good one.zip
report $? "verify: members, units, outcomes, and three items run again"
says 0 '^units: all 8 .*: the same again$' verify one.zip --all
report $? "--all: every one of them"
says 0 'as the manifest says' verify one.zip --manifest-only && ! grep -q '^units' out
report $? "--manifest-only: none"
says 0 '^digest' merge one && digest=$(sed -n 's/^digest //p' out) &&
    says 0 'written to more.zip: 16 members' bundle one --with-results -o more.zip && good more.zip &&
    unzip -p more.zip bundle.yaml | grep -q "^  digest: $digest\$" && unzip -p more.zip outcomes.csv | cmp -s - one/outcomes.csv &&
    unzip -p more.zip merged.h5 | cmp -s - one/merged.h5
report $? "what merge gives is in it"

# ---- files of one's own, which are not where it is verified ----
mkdir mine
printf 'code,name,households\nA1,甲,30\nB2,乙,25\n' >mine/places.csv
printf 'shequ: 1\nextends: hefei-2009\nrun: {burn_in: 0 months, length: 3 months}\ncity: {table: places.csv, sample: all}\n' >mine/base.yaml
printf 'shequ: 1\nextends: base\nreforms: {clarity: {begin: 2009-01-15, gaps: 4 %%}}\n' >mine/reform.yaml
printf 'work.need_rate,reforms.clarity.gaps\n0.5,0.01\n0.9,0.03\n0.7,0.02\n' >mine/points.csv
cat >mine/sweep.yaml <<'Y'
shequ: 1
scenario: mine/base.yaml
variants: [mine/reform.yaml]
set: {run.assumptions: drawn}
replicates: 2
design: {kind: list, file: points.csv}
outcomes: [service_failure]
Y
"$SHEQU" --quiet --threads 2 sweep mine/sweep.yaml -o own >/dev/null 2>err
[ $? = 0 ] && for unit in $(cd own/units && ls */* | sed -n 's|.*/||p' | head -n 2); do
    mv own/units/"${unit:0:2}/$unit" "own/failed/$unit.txt" # as if its worker had died three times
done
says 0 '12 runs' bundle own && mkdir elsewhere && mv own.zip elsewhere && mv mine gone && (cd elsewhere && good own.zip) &&
    unzip -p elsewhere/own.zip inputs/places.csv | cmp -s - gone/places.csv && unzip -p elsewhere/own.zip bundle.yaml | grep -q '^  set_aside: 2$' &&
    [ "$(unzip -p elsewhere/own.zip units.csv | grep -c ',0,$')" = 2 ]
report $? "tables, lists, drawn assumptions, what was set aside: verified without the files"
mv gone mine
sed -i 's/乙,25/乙,26/' mine/places.csv
says 65 'has changed since it was run' bundle own -o changed.zip && [ ! -e changed.zip ]
report $? "a table that has changed since: refused"

# ---- what was not run so ----
cp -r one told
unit=$(sed -n 2p <(unzip -p one.zip units.csv) | cut -d, -f1)
"$B/tests/cli/unit_forge" told "${unit%-*}" 1 2 && says 0 written bundle told &&
    says 1 '^units: point 1, hefei-2009, replicate 1: not the same$' verify told.zip --all && grep -q '^outcomes.csv: from the units, the same$' out &&
    [ "$(grep -c 'not the same' out)" = 1 ]
report $? "a unit with a number of somebody's own, in all that follows from it: told by running it again"

# ---- unfinished, or none ----
cp -r one half
find half/units -type f | head -n 3 | xargs rm
says 65 'not finished: 3 of 16 units are missing' bundle half && [ ! -e half.zip ]
report $? "missing units are counted, and refused"
rm half/plan
says 65 'plan is not there' bundle half && says 64 'is no bundle' verify plan.yaml --all
report $? "a sweep without its plan; --all of what is no bundle"
[ -z "$(ls unpacked)" ]
report $? "nothing is left behind"

# ---- forged ----
if [ ! -x /usr/bin/python3 ]; then
    echo "ok $((n + 1)) # SKIP the forger is a script: python3"
    n=$((n + 1))
    over
fi
forged() { # status, words, changes...
    local wanted=$1 words=$2
    shift 2
    /usr/bin/python3 "$ROOT/tests/cli/bundle_forge.py" one.zip forged.zip "$@" && says "$wanted" "$words" verify forged.zip --all
}
forged 1 '^units: changed, the manifest says otherwise' 'sub=units=(?s)\A.=x'
report $? "a unit that is changed alone"
forged 1 '^units.csv: not what the units say' --reseal 'sub=units=(?s)\A(.{240}).{8}=\1ABCDEFGH'
report $? "with its hash: it is no unit any more"
forged 1 '^units.csv: not what the units say' --reseal 'sub=units.csv=,[0-9a-f]{32}=,00000000000000000000000000000000'
report $? "a digest in units.csv"
forged 65 'units.csv:2: here the unit of point 1, arm 1, replicate 1 should stand' --reseal 'sub=units.csv=\n[0-9a-f]{8}=\n00000000'
report $? "a unit's name"
forged 65 'units.csv:2:' --reseal 'sub=units.csv=,248,=,99999999999999999999,'
report $? "a size without end"
forged 65 'units are shorter' --reseal 'sub=units=(?s)\A.{248}='
report $? "a unit fewer"
forged 65 'more units than the sweep has' --reseal 'sub=units.csv=(?s)[^\n]*\n\Z='  ||
    forged 65 'should stand' --reseal 'sub=units.csv=(?s)[^\n]*\n\Z='
report $? "a line fewer"
forged 1 '^outcomes.csv: not what the units give, first in line 2$' --reseal 'sub=outcomes.csv=\n1,0=\n1,9'
report $? "a figure in outcomes.csv"
forged 1 '^digest of all runs: bundle 0000' --reseal 'sub=bundle.yaml=  digest: [0-9a-f]{4}=  digest: 0000'
report $? "the digest of all runs"
forged 1 '^units.csv: not what the units say, or bundle.yaml' --reseal 'sub=bundle.yaml=  units: 16=  units: 17'
report $? "how many there are"
forged 65 'sweep.yaml' --reseal 'sub=sweep.yaml=variants: .clarity.=variants: [clarity, separation]'
report $? "an arm more than there are scenarios"
forged 65 'should stand' --reseal 'sub=sweep.yaml=seed: 3=seed: 4'
report $? "another design"
forged 65 'there is no units.csv in it' --reseal drop=units.csv && forged 65 'there is no sweep.yaml in it' --reseal drop=sweep.yaml
report $? "members that are wanted"
forged 65 'is not the scenario that is told of here' --reseal 'sub=scenarios/hefei-2009.yaml=households: 30=households: 31'
report $? "a scenario"
over
