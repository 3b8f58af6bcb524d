#!/bin/bash
# run_slurm - a thousand units on a real Slurm, whose drivers and workers are killed a hundred times;
# at each of these moments `status` must be right, and every unit that is there the right one.
# slow
# at most 1800 s
set -u
. tests/support/sweeps.sh
if ! absent=$(tests/support/slurm wants); then echo "SKIPPED: no Slurm, Debian: $absent"; exit 77; fi
support=$PWD/tests/support/slurm
cd "$SCRATCH" || exit 1
trap '"$support" down "$SCRATCH/slurm"' EXIT
if ! "$support" up "$SCRATCH/slurm"; then echo "Slurm does not start"; exit 1; fi
export SLURM_CONF=$SCRATCH/slurm/slurm.conf
RANDOM=20260103
units=1000 kills=100
folder=big-$$ # in every command line of it, and in no other

write_sweep big.yaml 250 2 "200 months"
"$SHEQU" --lang en --quiet --threads 2 sweep big.yaml -o reference >reference.out 2>err
report $? "a sweep in one go: $(sed -n 1p reference.out)"
hashes reference >reference.sums
"$SHEQU" --lang en slurm big.yaml -o "$folder" --tasks 8 >big.sh 2>err && sbatch --parsable big.sh >submitted
report $? "the same as an array of 8 tasks"
array=$(cat submitted)

kinds() { # pid and kind of all that work here: whose parent is one of them is a worker
    ps -eo pid=,ppid=,args= | awk -v shequ="$SHEQU" -v what=" sweep big.yaml -o $folder " '
        $3 == shequ && index($0, what) { parent[$1] = $2 }
        END { for (pid in parent) print pid, parent[pid] in parent ? "worker" : "driver" }' | sort -n
}
state() { squeue -h -r -j "$array" -o %T 2>/dev/null; }
requeue() { # what fell is queued again
    local task
    for task in 1 2 3 4 5 6 7 8; do
        scontrol show job "${array}_$task" 2>/dev/null | grep -Eq 'JobState=(FAILED|CANCELLED|NODE_FAIL)' &&
            scontrol requeue "${array}_$task" 2>/dev/null
    done
}

looks=0 wrong=0 strange=0 done_before=0 most_failed=0
look() {
    local n_units done_now running failed missing
    "$SHEQU" --json status "$folder" >looked 2>looked.err
    [ $? != 65 ] || return # its plan is not there yet
    looks=$((looks + 1))
    read -r n_units done_now running failed missing < <(counts <looked)
    [ "$n_units" = $units ] && [ "$done_now" -ge "$done_before" ] &&
        [ $((done_now + running + failed + missing)) = $units ] || { wrong=$((wrong + 1)); sed 's/^/# /' looked; }
    done_before=$done_now
    [ "$failed" -le $most_failed ] || most_failed=$failed
    [ $((looks % 10)) = 0 ] || return
    hashes "$folder" 2>/dev/null >now.sums # what is there is of the reference, and nothing else is there
    [ -z "$(comm -23 <(LC_ALL=C sort now.sums) <(LC_ALL=C sort reference.sums))" ] &&
        [ "$(wc -l <now.sums)" -ge "$done_now" ] || strange=$((strange + 1))
}

killed_drivers=0 killed_workers=0
slay() { # worker or driver
    local at_work
    mapfile -t at_work < <(kinds | sed -n "s/ $1//p")
    [ "${#at_work[@]}" != 0 ] && kill -KILL "${at_work[RANDOM % ${#at_work[@]}]}" 2>/dev/null || return
    if [ "$1" = driver ]; then killed_drivers=$((killed_drivers + 1)); else killed_workers=$((killed_workers + 1)); fi
    look
}
while [ $((killed_drivers + killed_workers)) -lt $kills ] && [ "$done_before" -lt $units ]; do
    sleep 0.0$((RANDOM % 10))
    slay worker
    [ $((RANDOM % 3)) != 0 ] || slay driver
    [ -n "$(kinds)" ] || look
    requeue
done
for ((i = 0; i < 3000; i++)); do
    requeue
    [ -n "$(state)" ] || break
    sleep 0.2
done
look
report $((killed_drivers + killed_workers < kills)) "killed $killed_drivers drivers and $killed_workers workers"
report $wrong "status asked $looks times: always $units units, done never fewer, the sum right (last $done_before, at most $most_failed set aside)"
report $strange "what was there was always what it should be"
"$SHEQU" --lang en --quiet --threads 2 sweep big.yaml -o "$folder" --retry-failed >out 2>err
report $? "the same command on one machine: $(sed -n 1p out)"
hashes "$folder" >now.sums
cmp -s now.sums reference.sums && [ "$("$SHEQU" --json status "$folder" | counts)" = "$units $units 0 0 0" ]
report $? "all there, and byte for byte those of one process"
"$SHEQU" --quiet merge reference >out 2>err && "$SHEQU" --quiet merge "$folder" >out 2>err &&
    cmp -s reference/merged.h5 "$folder/merged.h5" && cmp -s reference/outcomes.csv "$folder/outcomes.csv"
report $? "merged to the same file"
over
