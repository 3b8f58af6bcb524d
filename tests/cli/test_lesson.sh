#!/bin/bash
# test_lesson - lessons of the classroom: a whole one by hand, its numbers those of `compare`; JSON;
# claims that do not hold; every kind of mistake in a file told with its line; the list; the page.
# at most 240 s
set -u
export LC_ALL=C.UTF-8
n=0 bad=0
report() { # status, what
    n=$((n + 1))
    if [ "$1" = 0 ]; then echo "ok $n - $2"; else
        echo "not ok $n - $2"
        tail -n 20 err out 2>/dev/null | sed 's/^/# /'
        bad=1
    fi
}
cd "$SCRATCH" || exit 1
[ -x /usr/bin/python3 ] || { echo "python3 is not installed"; exit 77; }
lesson() { "$SHEQU" --quiet --lang en lesson "$@" >out 2>err; }

mkdir -p 07-gaps
cat >07-gaps/small.yaml <<'Y'
shequ: 1
extends: hefei-2009
city: {streets: 1, communities: 1, sample: all}
run: {start: 2009-01-01, burn_in: 1 month, length: 8 months, record: month, replicates: 20, seed: 9}
parameters: {community: {households: 60, staff: 3}}
Y
cat >07-gaps/lesson.yaml <<'Y'
lesson: 1
title: {zh: 两种人手, en: Two sizes of staff}
hook: {zh: 人多就好吗？, en: Are more hands better?}
minutes: 45
begin_here: true
scenario: small
arms:
  - name: three
    title: {zh: 三人, en: Three posts}
    set: {}
  - name: twelve
    title: {zh: 十二人, en: Twelve posts}
    set: {community.staff: 12}
  - name: later
    title: {zh: 后来, en: Clarity later on}
    set: {reforms.clarity.begin: 2009-04-01}
sliders:
  - {path: community.staff, low: 3, high: 20, step: 1}
  - {path: work.patience, low: 2 d, high: 30 d, step: 1 d}
charts: [service_failure, admin_share]
primary: service_failure
predict:
  question: {zh: 会怎样？, en: What happens to failures?}
  choices:
    - {zh: 增加, en: More of them, test: {metric: service_failure, arm: twelve, against: three, is: more}}
    - {zh: 减少, en: Fewer, test: {metric: service_failure, arm: twelve, against: three, is: less}}
  right: 2
notice:
  - say: {zh: 失败少, en: Fewer needs fail}
    test: {metric: service_failure, arm: twelve, against: three, is: less, by: 1 %}
  - say: {zh: 差不多, en: The share of paper hours is the same within reason}
    test: {metric: admin_share, arm: later, against: three, is: same, within: 60 pp}
  - say: {zh: 更大, en: Hands do more than clarity}
    test: {metric: service_failure, arm: twelve, against: three, is: less, than: {arm: later, against: three}}
challenge:
  say: {zh: 试试, en: Less administration with much the same burnout}
  goal: {metric: admin_share, is: less, by: 20 pp}
  keep: [{metric: burnout, is: same, within: 80 pp}]
  solved_by: {reforms.burden_relief.begin: 2009-01-01, reforms.burden_relief.cut: 0.9}
map:
  title: {zh: 热力图, en: Heat map}
  arms: [{name: three, title: {zh: 三, en: three}}]
  across: {path: community.staff, values: [3, 6, 12]}
  down: {path: work.patience, values: [2 d, 10 d]}
  show: [service_failure, admin_share]
Y

# ---- a whole lesson ----
lesson 07-gaps/lesson.yaml --json
report $? "all claims of the small lesson hold"
mv out small.json
lesson 07-gaps/lesson.yaml --json --threads 1 && cmp -s out small.json
report $? "one thread says the same, byte for byte"
lesson 07-gaps/lesson.yaml && grep -q 'Of 3 claims 3 hold; the answer to the prediction agrees; the challenge can be met' out &&
    grep -q 'Twelve posts (' out && ! grep -q '^  ! ' out
report $? "and in words, with a table"
lesson 07-gaps/lesson.yaml --claims && grep -q 'Fewer needs fail' out && ! grep -q 'Twelve posts (' out
report $? "--claims: without the table"
"$SHEQU" --quiet --lang zh lesson 07-gaps/lesson.yaml >out 2>err && grep -q '3 句中 3 句成立；预测的答案相符；挑战可解' out
report $? "in Chinese"
[ ! -s err ] && [ "$(ls)" = "$(printf '%s\n' 07-gaps err out small.json)" ]
report $? "nothing is left behind, nothing is complained of"
cat >at-twelve.yaml <<'Y'
shequ: 1
extends: 07-gaps/small.yaml
parameters: {community: {staff: 12}}
Y
cat >later.yaml <<'Y'
shequ: 1
extends: 07-gaps/small.yaml
reforms: {clarity: {begin: 2009-04-01}}
Y
"$SHEQU" --quiet compare 07-gaps/small.yaml at-twelve.yaml later.yaml -n 20 --assumptions fixed -o compared >out 2>err
report $? "compare runs the same"
/usr/bin/python3 - small.json compared/effects.csv 2>err <<'P'
import csv, json, sys
told = json.load(open(sys.argv[1], encoding="utf-8"))
assert told["lesson"] == "gaps" and told["number"] == 7 and told["replicates"] == 20 and told["holds"]
arms = {"twelve": "at-twelve", "later": "later"}
rows = {(r["variant_name"], r["metric"]): r for r in csv.DictReader(open(sys.argv[2], encoding="utf-8-sig"))}
checked = 0
for chart in told["charts"]:
    for arm in chart["arms"]:
        row = rows[arms[arm["arm"]], chart["metric"]]
        for what in ("effect", "low", "high", "p"):
            assert abs(arm[what] - float(row[what])) <= 1e-9 * max(1, abs(arm[what])), (what, arm, row)
            checked += 1
assert checked == 16
first = told["notice"][0]
assert first["holds"] and first["n"] == 20 and first["p"] < 0.01 and first["high"] < 0 and first["relative"]
assert told["predict"]["tested"] and told["predict"]["agrees"]
assert [c["holds"] for c in told["predict"]["choices"]] == [False, True]
P
report $? "effects, intervals and p are those of compare"

# ---- the answer may be no ----
no() { # what, sed script
    sed -e "$2" 07-gaps/lesson.yaml >07-gaps/no.yaml
    lesson 07-gaps/no.yaml --claims
    [ $? = 1 ] && grep -q '^  ! ' out
    report $? "exit 1: $1"
}
no "a claim that is turned round" 's/against: three, is: less, by: 1 %/against: three, is: more/'
no "a band too narrow" 's/within: 60 pp/within: 0.00001 pp/'
no "more than there is" 's/is: less, by: 1 %/is: less, by: 99 %/'
no "another choice said to be right" 's/right: 2/right: 1/'
no "a challenge that its solution does not meet" 's/cut: 0.9/cut: 0.01/'
no "a challenge that costs what was to be kept" 's/within: 80 pp/within: 0.001 pp/'
no "a challenge that is met from the start" 's/goal: {metric: admin_share, is: less, by: 20 pp/goal: {metric: service_failure, is: less, by: 1 pp/'
sed '/solved_by/d' 07-gaps/lesson.yaml >07-gaps/no.yaml
lesson 07-gaps/no.yaml --claims --seed 4 --replicates 12 && grep -q 'n 12' out && ! grep -q challenge out
report $? "without a solution nothing is said of the challenge; at another seed, twelve times"

# ---- mistakes ----
refuses() { # what, line, words, sed script
    sed -e "$4" 07-gaps/lesson.yaml >07-gaps/bad.yaml
    lesson 07-gaps/bad.yaml
    [ $? = 65 ] && grep -q "^07-gaps/bad.yaml:$2:.*$3" err && [ ! -s out ]
    report $? "refused: $1"
}
refuses "an unknown key" 5 "do you mean begin_here" 's/^begin_here/begin_her/'
refuses "a missing section" 1 "primary is missing" '/^primary/d'
refuses "one language" 2 "en is missing" 's/^title: .*/title: {zh: 两种人手}/'
refuses "a language without words" 2 "en: a value is missing" 's/^title: .*/title: {zh: 两种人手, en: ""}/'
refuses "another version" 1 "lesson" 's/^lesson: 1/lesson: 2/'
refuses "minutes without end" 4 "minutes" 's/^minutes: 45/minutes: 4500/'
refuses "two arms of one name" 11 "two arms are called twelve" 's/name: three/name: twelve/;s/: three/: twelve/;s/name: twelve/name: twelve/'
refuses "a name not fit for an address" 8 "is to be made of" 's/name: three/name: "Three <b>"/'
refuses "a parameter that is not" 13 "community.staff" 's/set: {community.staff/set: {community.stafff/'
refuses "a value outside its limits" 13 "community.staff" 's/set: {community.staff: 12/set: {community.staff: -4/'
refuses "a scenario that is not" 6 "smal" 's/^scenario: small/scenario: smal/'
refuses "a slider without a parameter" 18 "do you mean community.staff" 's/path: community.staff/path: community.staf/'
refuses "a slider beyond the limits" 18 "community.staff" 's/high: 20, step: 1/high: 2000000, step: 1/'
refuses "a slider without width" 18 "above low" 's/high: 20, step: 1/high: 3, step: 1/'
refuses "a slider of a million steps" 19 "1 to 1000" 's/step: 1 d/step: 1 min/'
refuses "a slider on a choice" 18 "cannot slide" 's/path: community.staff/path: reforms.separation.route/'
refuses "a metric that is not" 20 "do you mean admin_share" 's/^charts: .*/charts: [service_failure, admin_shar]/'
refuses "a chart alone" 20 "2 to 5" 's/^charts: .*/charts: [service_failure]/'
refuses "a chart twice" 20 "twice" 's/^charts: .*/charts: [service_failure, service_failure]/'
refuses "a primary that is not charted" 21 "not among charts" 's/^primary: .*/primary: burnout/'
refuses "a right choice that is not there" 27 "right" 's/right: 2/right: 3/'
refuses "no right choice" 23 "either choices and right" '/right: 2/d'
refuses "an arm that is not" 30 "do you mean twelve" 's/arm: twelve, against: three, is: less, by/arm: twelv, against: three, is: less, by/'
refuses "another kind of claim" 30 "more, less or same" 's/is: less, by: 1 %/is: fewer, by: 1 %/'
refuses "points of what is no share" 37 "cannot read" 's/goal: {metric: admin_share/goal: {metric: need_wait/'
refuses "the same without a band" 32 "wants within" 's/, within: 60 pp//'
refuses "a band for more" 30 "by is wanted here" 's/is: less, by: 1 %/is: less, within: 1 %/'
refuses "a solution that cannot be set" 39 "reforms.burden_relief.cutt" 's/relief.cut:/relief.cutt:/'
refuses "a size below 0" 30 "above 0" 's/by: 1 %/by: -1 %/'
refuses "two notices" 29 "3 to 6" '/Hands do more/,/than:/d'
refuses "a map of what is no slider" 43 "not a slider" 's/across: {path: community.staff/across: {path: work.departments/'
refuses "a value that the slider does not reach" 43 "does not reach 2" 's/values: \[3, 6, 12\]/values: [2, 6, 12]/'
refuses "a value that is none" 44 "work.patience" 's/values: \[2 d, 10 d\]/values: [2 d, long]/'
refuses "values out of order" 43 "above the one before" 's/values: \[3, 6, 12\]/values: [6, 3, 12]/'
refuses "one value" 43 "2 to 12" 's/values: \[3, 6, 12\]/values: [3]/'
refuses "the same number across and down" 44 "both community.staff" 's/down: {path: work.patience, values: .*/down: {path: community.staff, values: [3, 4]}/'
refuses "a map of an arm that is not" 42 "do you mean three" 's/arms: \[{name: three/arms: [{name: thre/'
refuses "a heat map of two arms" 42 "1 to 1" 's/en: three}}\]/en: three}}, {name: twelve, title: {zh: 多, en: more}}]/'
refuses "a map of no metric" 45 "do you mean admin_share" 's/show: \[service_failure, admin_share\]/show: [admin_shar]/'
refuses "departments on a heat map" 41 "on a curve" 's/^  arms: \[{name: three/  departments: true\n  arms: [{name: three/'
refuses "a value beyond all limits" 43 "community.staff" 's/across: {path: community.staff, values: .*/across: {path: community.staff, values: [3, 6, 1e99]}/'
refuses "text for a list" 20 "a list" 's/^charts: .*/charts: service_failure/'
printf 'lesson: 1\ntitle: {zh: "a' >bad.yaml
lesson bad.yaml; [ $? = 65 ] && grep -q '^bad.yaml:' err
report $? "refused: what is no YAML"
head -c 2000 /dev/urandom >bad.yaml
lesson bad.yaml; [ $? = 65 ]
report $? "refused: noise"
lesson nowhere.yaml; [ $? = 65 ] && grep -q 'nowhere.yaml' err
report $? "refused: no file"

# ---- around it ----
lesson && grep -q 'shequ lesson NAME' out
report $? "the list"
lesson --json && /usr/bin/python3 -c '
import json, sys
for lesson in json.load(open("out", encoding="utf-8"))["lessons"]:
    assert lesson["lesson"] == 1 and lesson["number"] > 0 and lesson["arms"] and lesson["title"]["zh"]'
report $? "the list as JSON"
lesson there-is-none; [ $? = 65 ] && grep -q "no lesson 'there-is-none'" err
report $? "no such lesson"
lesson 07-gaps/lesson.yaml --replicates 1; [ $? = 64 ]
report $? "one replicate is too few"
lesson 07-gaps/lesson.yaml --set run.seed=1; [ $? = 64 ]
report $? "no settings"
lesson a b; [ $? = 64 ]
report $? "one lesson at a time"
mkdir -p "a place/bin" "a place/share/shequ"
cp "$SHEQU" "a place/bin/shequ"
"a place/bin/shequ" --lang en lesson >out 2>err && ! grep -q 'file://' out && grep -q 'make classroom' out
report $? "no page: how to get it"
: >"a place/share/shequ/shequ-classroom.html"
"a place/bin/shequ" --quiet --lang en lesson 07-gaps/lesson.yaml --replicates 2 --claims >out 2>err
grep -q 'file://.*/a%20place/.*shequ-classroom.html#lesson=gaps' out
report $? "the page is found, and its address can be pasted"
mkdir -p browser
printf '#!/bin/sh\necho "$1" >opened\n' >browser/xdg-open
chmod +x browser/xdg-open
PATH=$PWD/browser:$PATH DISPLAY=:0 "a place/bin/shequ" --quiet --lang en lesson --open >out 2>err &&
    grep -q '^file://.*a%20place' opened
report $? "--open opens it"
rm -f opened
PATH=$PWD/browser:$PATH DISPLAY=:0 "a place/bin/shequ" --quiet --lang en lesson >out 2>err && [ ! -e opened ]
report $? "nothing else does"
echo "1..$n"
exit $bad
