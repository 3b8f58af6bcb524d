#!/bin/bash
# test_sweep - a sweep goes on with the same command after whatever happened, to the same bytes;
# shards share it; who does not belong is refused; what fails is set aside, and can be replayed.
# at most 200 s
set -u
. tests/support/sweeps.sh
cd "$SCRATCH" || exit 1
RANDOM=20260102
sweep=("$SHEQU" --lang en --quiet --threads 2 sweep)
same() { # folder: it holds the units of the reference, and nothing else
    hashes "$1" >sums
    cmp -s reference.sums sums && ! find "$1/units" -name '*.part' | grep -q .
}
workers() { pgrep -P "$1"; }
await() { # until the command succeeds, at most 20 s
    local i
    for ((i = 0; i < 2000; i++)); do
        "$@" && return
        sleep 0.01
    done
    return 1
}
at_unit() { grep -q "^$2" "$1"/shards/* 2>/dev/null; } # does a worker stand at the unit of that name?

write_sweep plan.yaml 10 3 "36 months"
"${sweep[@]}" plan.yaml -o reference >out 2>err
[ $? = 0 ] && grep -q "60 units: 0 were there, 60 made now .* 0 set aside" out
report $? "a sweep in one go"
hashes reference >reference.sums
[ "$(wc -l <reference.sums)" = 60 ] && same reference
report $? "leaves a file for each unit, and nothing beside them"
"${sweep[@]}" plan.yaml -o reference >out 2>err && grep -q "60 were there, 0 made now" out && same reference
report $? "once more does nothing"
[ "$("$SHEQU" --json status reference | counts)" = "60 60 0 0 0" ]
report $? "status counts them"

# ---- killed ----
kills=0 pid=''
for ((i = 0; i < 200 && kills < 20; i++)); do
    if [ -z "$pid" ] || ! kill -0 "$pid" 2>/dev/null; then
        [ -z "$pid" ] || [ "$("$SHEQU" --json status killed 2>/dev/null | counts)" != "60 60 0 0 0" ] || break
        "${sweep[@]}" plan.yaml -o killed >/dev/null 2>&1 &
        pid=$!
    fi
    sleep 0.0$((RANDOM % 10))
    mapfile -t all < <(workers "$pid")
    if [ $((RANDOM % 2)) = 0 ] && [ "${#all[@]}" != 0 ]; then
        kill -KILL "${all[RANDOM % ${#all[@]}]}" 2>/dev/null && kills=$((kills + 1))
    else
        kill -KILL "$pid" 2>/dev/null && kills=$((kills + 1))
        wait "$pid" 2>/dev/null
    fi
done
[ -z "$pid" ] || wait "$pid" 2>/dev/null
"${sweep[@]}" plan.yaml -o killed >out 2>err && same killed
report $? "driver and workers killed $kills times: the same bytes"

# ---- asked to stop ----
odd="it's a \"sweep\" for \$5"
"${sweep[@]}" plan.yaml -o "$odd" >out 2>err &
pid=$!
await sh -c 'ls "$1"/units/*/* >/dev/null 2>&1' - "$odd"
kill -TERM $pid
wait $pid
[ $? = 75 ] && [ "$(wc -l <err)" = 1 ] && grep -q "stopped by SIGTERM" err
report $? "SIGTERM: 75, and one line"
command=$(sed -n 's/.*the same command goes on: shequ //p' err)
bash -c "'$SHEQU' --lang en --quiet $command" >out 2>err && same "$odd" && ! grep -q " 0 were there" out
report $? "the command in it, as it stands, goes on"
"${sweep[@]}" plan.yaml -o alone >out 2>err &
pid=$!
await sh -c 'ls alone/units/*/* >/dev/null 2>&1'
pkill -TERM -P $pid
wait $pid
[ $? = 0 ] && same alone
report $? "who stops a worker only does not stop the sweep"

# ---- long units ----
write_long() { # file, households
    cat >"$1" <<END
shequ: 1
scenario: hefei-2009
set: {city.streets: 1, city.communities: 1, city.sample: all, community.households: $2,
      community.staff: 3, run.burn_in: 0 months, run.length: 600 months}
design: {kind: grid}
factors: {work.need_rate: [1]}
outcomes: [service_failure]
END
}
write_long long.yaml 2000
"$SHEQU" --quiet --threads 1 sweep long.yaml -o long >out 2>err &
pid=$!
await grep -q '^[0-9a-f]' long/shards/1-of-1 2>/dev/null
worker=$(workers $pid)
kill -KILL $pid
wait $pid 2>/dev/null
gone() { case $(ps -o stat= -p "$1") in '' | Z*) ;; *) false ;; esac; }
for ((i = 0; i < 200; i++)); do gone "$worker" && break; sleep 0.01; done
[ -n "$worker" ] && gone "$worker" && ! ls long/units/*/* >/dev/null 2>&1
report $? "a worker does not outlive its driver, not even to the end of a long unit"
kill -KILL "$worker" 2>/dev/null
write_long middle.yaml 100
"$SHEQU" --lang en --quiet --threads 1 sweep middle.yaml -o middle >out.middle 2>err
middle=("$SHEQU" --lang en --quiet --threads 1 --checkpoint 30 sweep middle.yaml -o parts)
"${middle[@]}" >out 2>err &
pid=$!
await sh -c 'ls parts/units/*/*.part/*.[ab] >/dev/null 2>&1'
kill -TERM $pid
wait $pid
[ $? = 75 ] && ls parts/units/*/*.part/*.[ab] >/dev/null 2>&1
report $? "a long unit that is stopped keeps its state"
"${middle[@]}" >out 2>err
[ $? = 0 ] && [ "$(hashes parts)" = "$(hashes middle)" ] && ! find parts/units -name '*.part' | grep -q . &&
    [ "$(sed 's/.*s, \(.*\) million.*/\1/' out)" != "$(sed 's/.*s, \(.*\) million.*/\1/' out.middle)" ]
report $? "and goes on from it, to the same bytes"

# ---- shared out ----
for i in 1 2 3; do
    "$SHEQU" --lang en --quiet --threads 1 sweep plan.yaml -o shared --shard $i/3 >out.$i 2>err.$i &
    shard[i]=$!
done
good=0
for i in 1 2 3; do wait "${shard[i]}" && grep -q "^20 units: 0 were there, 20 made" out.$i || good=1; done
[ $good = 0 ] && same shared
report $? "three shards at once are one process"
(
    export SLURM_ARRAY_TASK_ID=9 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=5 SLURM_ARRAY_TASK_STEP=2
    "$SHEQU" --lang en sweep plan.yaml -o shared >out 2>err
)
[ $? = 0 ] && grep -q "Slurm array: shard 3 of 3" err && grep -q "^20 units: 20 were there" out
report $? "Slurm's own numbers say which shard"
(
    export SLURM_ARRAY_TASK_ID=7 SLURM_ARRAY_TASK_COUNT=2 SLURM_ARRAY_TASK_MIN=3 SLURM_ARRAY_TASK_STEP=1
    "$SHEQU" --lang en sweep plan.yaml -o gaps >out 2>err
)
[ $? = 64 ] && grep -q -- "--shard is wanted" err && [ ! -e gaps ]
report $? "of an array with gaps they cannot: 64, and not all of it by each"

# ---- two at once ----
"${sweep[@]}" plan.yaml -o both >first 2>first.err &
pid=$!
await sh -c 'ls both/units/*/* >/dev/null 2>&1'
kill -STOP $pid
"${sweep[@]}" plan.yaml -o both >out 2>err
[ $? = 74 ] && [ "$(wc -l <err)" = 1 ] && grep -q "another process works here on shard 1" err
report $? "a second driver is refused: 74, one line"
"${sweep[@]}" plan.yaml -o both --shard 2/3 >out 2>err
[ $? = 74 ] && [ "$(wc -l <err)" = 1 ] && grep -q "in 1 shards: the number must be the same" err
report $? "so is another number of shards"
"$SHEQU" --lang en status both >out 2>err && grep -q "(1 shards at work)" out
report $? "status may look meanwhile"
kill -CONT $pid
wait $pid
[ $? = 0 ] && same both
report $? "the first is undisturbed"

# ---- what does not belong ----
mkdir foreign
echo hello >foreign/letter.txt
"${sweep[@]}" plan.yaml -o foreign >out 2>err
[ $? = 65 ] && [ "$(ls foreign)" = letter.txt ] && grep -q "no sweep" err
report $? "a folder of something else is refused, and stays as it is"
"${sweep[@]}" plan.yaml -o plan.yaml >out 2>err
[ $? = 65 ] && [ "$(wc -l <err)" = 1 ]
report $? "so is a file"
sed 's/seed: 3/seed: 4/' plan.yaml >other.yaml
"${sweep[@]}" other.yaml -o reference >out 2>err
[ $? = 65 ] && [ "$(wc -l <err)" = 1 ] && grep -q "sweep file is another now.*--force" err && same reference
report $? "another sweep is refused: 65, and the way on"
cp -r reference forced
(cat plan.yaml; echo "# a remark") >remark.yaml
"${sweep[@]}" --force remark.yaml -o forced >out 2>err && grep -q "60 were there, 0 made" out && same forced
report $? "with --force what is the same is kept"
printf 'shequ: 1\nextends: hefei-2009\nparameters: {trust: {gain: 0.06}}\n' >city.yaml
sed 's/hefei-2009/city.yaml/' plan.yaml >edited.yaml
"${sweep[@]}" edited.yaml -o edited >out 2>err
first=$?
sed -i 's/0.06/0.07/' city.yaml
"${sweep[@]}" edited.yaml -o edited >out 2>err
[ $? = 65 ] && [ $first = 0 ] && [ "$(wc -l <err)" = 1 ] && grep -q "has changed since it was begun.*--force" err
report $? "a scenario that was edited meanwhile is told once"
"${sweep[@]}" --force edited.yaml -o edited >out 2>err && grep -q " 0 were there, 60 made" out
report $? "with --force it is run"

# ---- damaged ----
cp -r reference damaged
mapfile -t files < <(cd reference/units && find . -type f | LC_ALL=C sort)
: >"damaged/units/${files[3]}"
truncate -s -1 "damaged/units/${files[13]}"
printf '\1' | dd of="damaged/units/${files[23]}" bs=1 seek=60 conv=notrunc 2>/dev/null
cp "reference/units/${files[34]}" "damaged/units/${files[33]}"
rm "damaged/units/${files[43]}"
[ "$("$SHEQU" --json status damaged | counts)" = "60 55 0 0 5" ]
report $? "status counts as missing what is damaged, cut short, another's or gone"
"${sweep[@]}" plan.yaml -o damaged >out 2>err && grep -q "55 were there, 5 made now" out && same damaged
report $? "and the same command makes it"
: >damaged/plan
"$SHEQU" --lang en status damaged >out 2>err
[ $? = 65 ] && grep -q "its plan is not there yet, or damaged" err &&
    "${sweep[@]}" plan.yaml -o damaged >out 2>err && grep -q "60 were there" out && cmp -s reference/plan damaged/plan
report $? "a damaged plan is told, and made again"

# ---- no room ----
"${sweep[@]}" plan.yaml -o full --only 1:1 >out 2>err
(ulimit -f 1; "${sweep[@]}" plan.yaml -o full 2>&1; echo "status $?") 2>&1 | cat >out
grep -q "status 74" out && grep -q "full/tmp/" out
report $? "a full disk: 74, and where"
"${sweep[@]}" plan.yaml -o full >out 2>err && same full
report $? "with room again it goes on"

# ---- what fails ----
cat >one.yaml <<'END'
shequ: 1
scenario: hefei-2009
set: {city.streets: 1, city.communities: 1, city.sample: all, community.households: 120,
      community.staff: 3, run.burn_in: 0 months, run.length: 120 months}
replicates: 1
design: {kind: grid}
factors: {work.need_rate: {steps: 5}}
outcomes: [service_failure]
END
one=("$SHEQU" --lang en --quiet --threads 1 sweep one.yaml)
"${one[@]}" -o whole >out 2>err
mapfile -t names < <(cd whole/units && find . -type f -printf '%f\n' | LC_ALL=C sort)
slayer() { # of whoever works at one of these units
    local name
    while :; do
        for name in "${names[1]}" "${names[3]}"; do
            at_unit crashed "$name" && pkill -KILL -P "$1"
        done
        sleep 0.005
    done
}
"${one[@]}" -o crashed >out 2>err &
pid=$!
slayer $pid 2>/dev/null &
slayer=$!
wait $pid
status=$?
kill $slayer
wait $slayer 2>/dev/null
[ $status = 1 ] && grep -q "5 units: 0 were there, 3 made now .* 2 set aside" out
report $? "a unit whose worker dies three times is set aside, the others go on, and the answer is 1"
"$SHEQU" --lang en status crashed >out 2>err
[ $? = 1 ] && grep -q "done 3, running 0, set aside 2, missing 0" out && grep -q "ended by signal 9" out
report $? "status says so, and why: 1"
replay=$(sed -n 's/^to run it again: shequ //p' out)
"${one[@]}" -o crashed >out 2>err
[ $? = 1 ] && grep -q "5 units: 3 were there, 0 made now .* 2 set aside" out
report $? "once more does not try them again, and the answer is still 1"
bash -c "'$SHEQU' --lang en --quiet $replay" >out 2>err && [ "$("$SHEQU" --json status crashed | counts)" = "5 4 0 1 0" ]
report $? "the line that replays one runs that one: $replay"
"${one[@]}" -o crashed --retry-failed >out 2>err && [ "$(hashes crashed)" = "$(hashes whole)" ]
report $? "--retry-failed runs the others, to the same bytes"
for only in 0:1 6:1 1:0 1:2 1 1: 1:1x x; do
    "${one[@]}" -o crashed --only "$only" >out 2>err
    [ $? = 64 ] || { echo "# --only $only"; false; }
    report $? "--only $only is refused"
done
for shard in 0/3 4/3 1 1/ 1/0 1/3x -1/3 1/100001; do
    "${one[@]}" -o crashed --shard "$shard" >out 2>err
    [ $? = 64 ]
    report $? "--shard $shard is refused"
done
over
