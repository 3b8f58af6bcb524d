#!/bin/sh
# test_calibrate - `shequ calibrate`: killed it goes on to the same bytes, shards share it out to the
# same bytes, checks are told as hit or miss, and what cannot be calibrated is refused beforehand.
set -u
root=$PWD
cd "$SCRATCH" || exit 1
fail() { echo "not so: $*"; exit 1; }
city='set: {city.streets: 1, city.communities: 2, city.sample: all, community.households: 40,
  community.staff: 3, run.burn_in: 1 months, run.length: 4 months}'
calibration() { # design, factors
    printf 'shequ: 1\nscenario: hefei-2009\n%s\ndesign: {%s}\nfactors:\n%s\n' "$city" "$1" "$2"
}
abc='kind: abc, targets: t.csv, candidates: 24, generations: 3, seed: 5'
factors='  parameters.work.need_rate: {min: 0.1, max: 0.8}
  participation.middle: {min: -3.5, max: -1.5}'
calibration "$abc" "$factors" >c.yaml
cat >t.csv <<'EOF'
metric,where,from,to,value,error,source,use
service_share,,,,0.02,0.01,of nobody,fit
participants_retired,,,,0.65,0.05,of nobody,fit
willingness,,,,0.25,0.1,of nobody,check
willingness,,2009-02,2009-03,99 %,0.01,of nobody,check
EOF
calibrate() { "$SHEQU" calibrate c.yaml --lang en "$@"; }

# ---- once through ----
calibrate -o whole >out 2>err || { cat err; fail "it runs"; }
grep -q '^3 generations of 24 candidates, 88 runs' out || { cat out; fail "runs are counted: the pilot's and three generations'"; }
[ "$(head -1 whole/posterior.csv | tr -d '\r')" = work.need_rate,participation.middle,weight ] || fail "columns are bare paths"
grep -q 'generations are spent before an effective size of' out || fail "what is too few is told"
grep -Eq '^  willingness .*  hit$' out && grep -Eq '^  willingness .*  miss$' out || { cat out; fail "hit and miss are told"; }
grep -q '^willingness,.*,2009-02-01,2009-03-31,0.99,.*,check,.*,miss,' whole/foretold.csv || { cat whole/foretold.csv; fail "in the table, too"; }
[ "$(wc -l <whole/generations.csv)" = 4 ] || fail "a line a generation"
calibrate -o whole --json >json 2>err || fail "it ends again at once"
grep -q '"word": *"miss"' json && grep -q '"word": *"hit"' json && grep -q '"runs": *88' json || { cat json; fail "json says it"; }
calibrate -o whole --lang zh >out 2>err && grep -q '命中$' out && grep -q '未中$' out || fail "in Chinese"

# ---- killed ----
"$SHEQU" calibrate c.yaml -o killed --threads 1 --quiet >out 2>&1 &
pid=$!
n=0
while [ "$(find killed/units -type f 2>/dev/null | wc -l)" -lt 25 ] && [ $n -lt 600 ]; do
    sleep 0.02
    n=$((n + 1))
done
kill -9 $pid
wait $pid 2>/dev/null
[ ! -e killed/posterior.csv ] || fail "it was killed on its way"
[ "$(find killed/units -type f | wc -l)" -lt 88 ] || fail "it was killed before the end"
calibrate -o killed >out 2>err || { cat err; fail "it goes on"; }
for file in posterior.csv parameters.csv foretold.csv generations.csv; do
    cmp -s whole/$file killed/$file || fail "killed and gone on, $file is the same"
done

# ---- two shards ----
calibrate -o shards --shard 1/2 --threads 1 >out1 2>err1 &
first=$!
calibrate -o shards --shard 2/2 --threads 1 >out2 2>err2 || { cat err2; fail "the second shard runs"; }
wait $first || { cat err1; fail "the first shard runs"; }
for file in posterior.csv parameters.csv foretold.csv generations.csv; do
    cmp -s whole/$file shards/$file || fail "of two shards $file is the same"
done
sed 's/shards/whole/g' out1 >out && "$SHEQU" calibrate c.yaml -o whole --lang en 2>/dev/null | cmp -s - out ||
    fail "the first shard says what one process says"
[ ! -s out2 ] || { cat out2; fail "the others say nothing"; }

# ---- it can be gone on with ----
"$SHEQU" check hefei-2009 --set run.posterior=whole/posterior.csv --lang en 2>&1 | grep -q 'posterior.csv: 2 parameters' || fail "its posterior is taken"

# ---- the one that is shipped is in order: its folder is made when all of it has been read ----
"$SHEQU" calibrate "$root/calibrations/hefei-tuned.yaml" -o hefei --threads 1 --quiet >out 2>&1 &
pid=$!
n=0
while [ ! -e hefei/sweep.yaml ] && kill -0 $pid 2>/dev/null && [ $n -lt 600 ]; do
    sleep 0.02
    n=$((n + 1))
done
kill -9 $pid
wait $pid 2>/dev/null
[ -e hefei/sweep.yaml ] || { cat out; fail "the shipped calibration is read"; }

# ---- refused ----
refused() { # exit status, words, arguments of calibrate
    status=$1 words=$2
    shift 2
    "$SHEQU" calibrate "$@" --lang en >out 2>&1
    [ $? = "$status" ] || { cat out; fail "exit $status for $words"; }
    grep -q "$words" out || { cat out; fail "told: $words"; }
}
bad() { # exit status, words, design, factors
    calibration "$3" "$4" >bad.yaml
    refused "$1" "$2" bad.yaml -o bad
    [ ! -e bad ] || fail "nothing is made of what is refused: $2"
}
bad 65 'bad.yaml:.*shapes the city' "$abc" '  community.retired: {min: 0.1, max: 0.2}'
bad 65 'bad.yaml:7.*is continuous' "$abc" '  work.departments: {min: 3, max: 9}'
bad 65 'bad.yaml:.*is no parameter' "$abc" '  run.nothing: {min: 3, max: 9}'
bad 65 'bad.yaml:8.*work.need_rate stands here twice' "$abc" '  work.need_rate: {min: 0.1, max: 0.8}
  parameters.work.need_rate: {min: 0.1, max: 0.8}'
bad 65 'bad.yaml:7.*held under set' "$abc" '  community.households: {min: 40, max: 80}'
bad 65 'wants targets' 'kind: abc' "$factors"
bad 64 'no calibration' 'kind: sobol, points: 4, seed: 1' "$factors
outcomes: [willingness]"
refused 64 'what stays the same' c.yaml -o bad --set work.need_rate=1
sed 's/,fit/,check/' t.csv >u.csv
bad 65 'bad.yaml' "kind: abc, targets: u.csv" "$factors"
sed 's/^service_share/service_shar/' t.csv >u.csv
bad 65 'u.csv:2:1.*do you mean service_share' "kind: abc, targets: u.csv" "$factors"
sed 's/2009-03/2019-03/' t.csv >u.csv
bad 65 'u.csv' "kind: abc, targets: u.csv" "$factors"
sed 's/seed: 5/seed: 6/' c.yaml >other.yaml
refused 65 'whole' other.yaml -o whole
echo "killed, shared out, told, refused"
