#!/bin/sh
# test_compare - `shequ compare` and `shequ report` on a city of two communities: what stands in
# the folder, what is refused and with which status, that going on until it is decided writes the
# same bytes as running so many at once, and that the page's document is what it should be.
set -u
ROOT=$PWD
cd "$SCRATCH" || exit 1
fail() { echo "not so: $*"; exit 1; }
small="--set city.streets=1 --set city.communities=2 --set city.sample=all --set community.households=60 \
 --set community.staff=3 --set run.burn_in=1months --length 6months"
compare() { # arguments; English and silent but for results
    # shellcheck disable=SC2086
    "$SHEQU" compare "$@" $small --lang en --quiet >out 2>&1
}
refused() { # status, words in the message, arguments
    status=$1 words=$2
    shift 2
    "$SHEQU" compare "$@" --lang en --quiet -o refused >out 2>&1
    got=$?
    [ $got = "$status" ] || { cat out; fail "$status, not $got: compare $*"; }
    grep -q -- "$words" out || { cat out; fail "'$words' is said: compare $*"; }
    [ ! -e refused ] || fail "a refused comparison makes no folder: compare $*"
    "$SHEQU" compare "$@" --lang zh --quiet -o refused 2>&1 | LC_ALL=C grep -q "$(printf '[\344-\351]')" ||
        fail "Chinese for: compare $*"
}

# ---- one comparison, all of it ----
compare hefei-2009 building_groups+clarity -n 3 -o one --matters-if "-5 pp" ||
    { cat out; fail "a comparison runs"; }
for file in hefei-2009.h5 hefei-2009.drawn.h5 building_groups+clarity.h5 building_groups+clarity.drawn.h5 effects.csv \
    effects.h5 page.json question.txt parameters.hefei-2009.txt parameters.building_groups+clarity.txt; do
    [ -s "one/$file" ] || fail "$file is in the folder"
done
grep -q '^Question: does "organisers in the stairwells + lists of duties" lower service failure by 5.0 points or more' out &&
    grep -Eq '^Answer:   (it helps|it hurts|negligible|undecided)\. Service failure goes from' out || { cat out; fail "the answer"; }
grep -q '^What else happens' out && grep -q '^The books of work, money and trust' out || fail "side effects, and the books"
seal=$(sed -n 's/^seal: //p' one/question.txt)
printf '%s' "$(sed '/^seal: /d' one/question.txt)" >asked
grep -q "sealed before the run: $seal$" out && [ ${#seal} = 32 ] || fail "the seal is told"
grep -q '^replicates: 3$' asked && grep -q '^assumptions: drawn$' asked || fail "how long it goes on is sealed"
[ one/question.txt -ot one/hefei-2009.h5 ] && [ one/question.txt -ot one/effects.csv ] || fail "sealed before it was run"
diff one/parameters.hefei-2009.txt one/parameters.building_groups+clarity.txt | grep '^[<>]' >differ
grep -q 'reforms.clarity.gaps = 0.05' differ || fail "what differs is seen by diff"
grep -v '^> reforms\.\(building_groups\|clarity\)\.' differ && fail "nothing else differs"
cp out one.out

# The document: JSON, no markup, told in both languages.
grep -q '<' one/page.json && fail "no < in page.json"
if [ -x /usr/bin/python3 ]; then
    /usr/bin/python3 - one/page.json "$seal" <<'P' || fail "page.json"
import json, re, sys
from datetime import date
page = json.load(open(sys.argv[1], encoding="utf-8"), parse_constant=lambda word: sys.exit(word + " is no JSON"))
assert page["question"]["seal"] == sys.argv[2] and page["question"]["matters_if"] == "-5 pp"
assert page["replicates"] == 3 and page["drawn"] > 100 and page["books"] == {**page["books"], "work": 0, "money": 0, "trust": 0}
arm = page["arms"][0]
assert arm["effects"][0]["primary"] and {"zh", "en"} <= set(arm["verdict"]["sentence"])
assert {order["reform"] for order in arm["orders"]} == {"building_groups", "clarity"}
for table in arm["burden"]:
    for c in range(len(table["columns"])):
        column = sum(row["values"][c] for row in table["rows"])
        assert abs(column - table["sum"][c]) <= 1e-6 * max(1, abs(column)), table["ledger"]
# For readers: sentences end, numbers are plain, every parameter has words, a case has its days.
assert arm["verdict"]["sentence"]["zh"].endswith("。") and arm["verdict"]["sentence"]["en"].endswith(".")
differ = {row["path"]: row for row in arm["differ"]}
assert differ["reforms.clarity.intensity"]["variant"] == "1"
assert differ["reforms.clarity.begin"]["label"]["en"].endswith(": when it begins")
assert differ["reforms.clarity.where"]["variant"]["zh"] == "所有社区，一次"
assert differ["reforms.clarity.gaps"]["grade"] and not differ["reforms.clarity.gaps"]["source"].startswith("assumed")
for step in arm["case"]["steps"] if arm["case"] else []:
    date.fromisoformat(step["date"])
    assert "：否" not in step["what"]["zh"] and not re.search("[0-9a-f]{16}", str(step["what"]) + str(step["who"])), step
# Of those not declared the ones that moved most come first, not those that moved by a rounding.
explored = [effect for effect in arm["effects"] if not effect["declared"]]
assert abs(explored[0]["effect"]) > 1e-6 * max(abs(explored[0]["base"]), abs(explored[0]["variant"]))
def words(piece):
    if isinstance(piece, dict):
        assert ("zh" in piece) == ("en" in piece), piece
        for part in piece.values(): words(part)
    elif isinstance(piece, list):
        for part in piece: words(part)
words(page)
P
fi

# Each result is one that verify agrees to, and is what run writes.
for name in hefei-2009 building_groups+clarity.drawn; do
    "$SHEQU" verify "one/$name.h5" --lang en >out 2>&1 || { cat out; fail "$name verifies"; }
done

# The other language, and what --quiet leaves: results.
# shellcheck disable=SC2086
"$SHEQU" compare hefei-2009 building_groups+clarity -n 3 -o zh $small --matters-if "-5 pp" \
    --lang zh >out 2>err || fail "in Chinese"
grep -q '^问：“楼组自治 + 权责清单”能否使服务失败率下降 5.0 个百分点以上？$' out && grep -q '^答：' out || { cat out; fail "Chinese"; }
[ -s err ] || fail "without --quiet warnings are told"
cmp -s one/effects.csv zh/effects.csv || fail "tables do not depend on the language"
grep -q warning one.out && fail "--quiet is quiet"

# ---- the page again ----
if [ -e one/report.html ]; then
    cp one/report.html before.html
    rm one/report.html
    "$SHEQU" report one --lang en >out 2>&1 || { cat out; fail "report"; }
    cmp -s before.html one/report.html || fail "the same page again"
    "$SHEQU" report one -o elsewhere.html --lang en >out 2>&1 && cmp -s before.html elsewhere.html || fail "report -o"
    mkdir marked
    sed '0,/"zh": "/s//"zh": "<b>/' one/page.json >marked/page.json
    "$SHEQU" report marked --lang en >out 2>&1
    [ $? = 65 ] && [ ! -e marked/report.html ] && grep -q 'page.json: compare did not write it' out || { cat out; fail "markup is refused"; }
    "$SHEQU" report nowhere --lang en >out 2>&1
    [ $? = 74 ] || fail "no folder: 74"
else
    echo "without npm there is no page"
    "$SHEQU" report one --lang en >out 2>&1
    [ $? = 1 ] || fail "without the page: 1"
fi
"$SHEQU" report --lang en >out 2>&1
[ $? = 64 ] || fail "report without a folder: 64"

# ---- what is refused ----
refused 64 'a baseline and at least one variant' hefei-2009
refused 64 "takes a number from 2 to 100000, not 'x'" hefei-2009 clarity -n x
refused 64 "takes a number" hefei-2009 clarity -n 1
refused 64 'go with -n auto only' hefei-2009 clarity --min 4
refused 64 'more than --max' hefei-2009 clarity -n auto --min 9 --max 8
refused 64 "takes drawn, posterior or fixed, not 'some'" hefei-2009 clarity --assumptions some
refused 64 'two replicates or more' hefei-2009 clarity --set run.replicates=1
refused 65 'do you mean hefei-2009?' hefei-209 clarity
refused 65 'do you mean clarity?' hefei-2009 clarty
refused 65 'do you mean clarity?' hefei-2009 building_groups+clarty
refused 65 'do you mean service_failure?' hefei-2009 clarity --primary servce_failure
refused 65 'from 2011-01-01 on, after the end of the run' hefei-2009 separation --length 12months
printf 'shequ: 1\nextends: hefei-2009\nrun: {seed: 5}\n' >seed.yaml
printf 'shequ: 1\nextends: hefei-2009\nrun: {length: 7 months}\n' >length.yaml
printf 'shequ: 1\nextends: hefei-2009\nrun: {burn_in: 3 months}\n' >burn.yaml
refused 65 'seed is not that of the baseline' hefei-2009 seed.yaml
refused 65 'length is not that of the baseline' hefei-2009 length.yaml
refused 65 'burn-in is not that of the baseline' hefei-2009 burn.yaml
refused 64 'cannot take a result file' one/hefei-2009.h5 clarity -n auto
refused 65 'its numbers were drawn' one/hefei-2009.drawn.h5 clarity
printf 'shequ: 1\nextends: hefei-2009\nparameters: {city: {communities: 340}}\n' >places.yaml
refused 65 'communities are not those of the baseline' hefei-2009 places.yaml
refused 65 'ordered in the baseline, is +separation' "$ROOT/scenarios/example-city.yaml" separation
size=$(wc -c <one/hefei-2009.h5)
head -c $((size / 2)) one/hefei-2009.h5 >damaged.h5
refused 65 'damaged.h5' damaged.h5 clarity
printf 'not a result' >other.h5
refused 65 'other.h5' hefei-2009 other.h5

compare hefei-2009 clarity -n 2 -o one
[ $? = 74 ] && grep -q 'holds a comparison; --force' out || { cat out; fail "a folder that is taken: 74"; }
compare hefei-2009 clarity -n 2 -o seed.yaml
[ $? = 74 ] || fail "a folder that is a file: 74"
compare hefei-2009 clarity -n 2 -o seed.yaml/below
[ $? = 74 ] && grep -q 'cannot make the folder' out || fail "a folder that cannot be: 74"
mkdir mine
echo mine >mine/clarity.h5
compare hefei-2009 clarity -n 2 -o mine
[ $? = 74 ] && [ "$(cat mine/clarity.h5)" = mine ] && grep -q 'mine/clarity.h5: the file exists' out || fail "somebody's file: 74"

# ---- fixed, results as sides, two variants, names ----
compare hefei-2009 building_groups+clarity -n 3 -o fixed --assumptions fixed --matters-if "-5 pp" || fail "fixed"
ls fixed | grep drawn && fail "nothing is drawn"
# A scenario that asks to be drawn by itself: the case is of the numbers that the page speaks of.
printf 'shequ: 1\nextends: hefei-2009\nrun: {assumptions: drawn}\n' >drawing.yaml
compare drawing.yaml building_groups+clarity -n 2 -o drawing --assumptions fixed --matters-if "-5 pp" || { cat out; fail "a base that draws"; }
if [ -x /usr/bin/python3 ]; then
    /usr/bin/python3 -c 'import json
a, b = (json.load(open(name + "/page.json", encoding="utf-8"))["arms"][0]["case"] for name in ("fixed", "drawing"))
assert a == b and (a is None or a["steps"]), (a, b)' || fail "the case of a scenario that draws"
fi
cmp -s fixed/hefei-2009.h5 zh/hefei-2009.h5 || fail "the fixed batch is the same with and without the other"
printf 'shequ: 1\nextends: hefei-2009\ntitle: {zh: 试点, en: a pilot}\nreforms: {clarity: {begin: 2009-03-01}}\n' >试点.yaml
cp 试点.yaml effects.yaml
compare fixed/hefei-2009.h5 fixed/building_groups+clarity.h5 试点.yaml effects.yaml --between -o read ||
    { cat out; fail "results as sides"; }
[ -s read/试点.h5 ] && [ -s read/effects-2.h5 ] && [ ! -e read/hefei-2009.h5 ] || { ls read; fail "names of files"; }
grep -q 'the variants side by side' out && grep -q '^Variant against variant' out || fail "one table, and between"
[ "$(grep -c ' -> .*: .*\. Service failure' out)" = 3 ] || { cat out; fail "three pairs of variants"; }
grep -q 'The books' out && [ "$(grep -c '^Question' out)" = 3 ] || fail "a question each"
column() { awk -F, -v variant="$1" 'NR == 1 { sub(/^\357\273\277/, "") } $1 == variant && $2 == "service_failure" { print $9, $10, $11, $12, $13, $27 }' "$2"; }
[ "$(column building_groups+clarity read/effects.csv)" = "$(column building_groups+clarity fixed/effects.csv)" ] ||
    fail "a result as a side is the run itself"
[ -n "$(column effects-2 read/effects.csv)" ] && [ "$(column effects-2 read/effects.csv)" = "$(column 试点 read/effects.csv)" ] ||
    fail "the same variant under two names"

# ---- until it is decided ----
compare hefei-2009 clarity -n auto --min 4 --max 8 --assumptions fixed --matters-if "0.0001 pp" -o auto ||
    { cat out; fail "auto"; }
grep -q '^replicates: auto, from 4 by 10 to 8$' auto/question.txt && grep -q '^8 pairs' out || { cat out; fail "it stops at the most"; }
compare hefei-2009 clarity -n 8 --assumptions fixed --matters-if "0.0001 pp" -o eight || fail "eight"
# shellcheck disable=SC2086
"$SHEQU" run hefei-2009 $small --replicates 8 --set question.matters_if="0.0001 pp" --quiet -o ran.h5 >out 2>&1 || { cat out; fail "run"; }
cmp -s auto/hefei-2009.h5 eight/hefei-2009.h5 && cmp -s auto/clarity.h5 eight/clarity.h5 || fail "auto writes the bytes of -n"
cmp -s auto/hefei-2009.h5 ran.h5 || fail "compare writes the bytes of run"
ls -A auto | grep -E 'part|tmp|unfinished' && fail "nothing that waited is left"
compare hefei-2009 building_groups -n auto --min 4 --max 30 --primary admin_share --matters-if "60 pp" --assumptions fixed -o sure ||
    { cat out; fail "a sure thing"; }
grep -Eq '^(4|14|24) pairs' out || { cat out; fail "it stops when it is decided"; }

# ---- replaced ----
compare hefei-2009 damaged.h5 -o auto --force
[ $? = 65 ] && [ -e auto/effects.csv ] || fail "what is refused at once replaces nothing"
compare hefei-2009 +separation -n 2 -o auto --force --assumptions fixed || { cat out; fail "--force"; }
[ -s auto/separation.h5 ] && grep -q 'reforms.separation.begin = 2009-01-01' auto/parameters.separation.txt || fail "a reform, not the scenario"
grep -q '^replicates: 2$' auto/question.txt || fail "--force replaces"
echo "compared, refused, read back, gone on until decided"
