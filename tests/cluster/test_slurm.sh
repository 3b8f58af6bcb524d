#!/bin/bash
# test_slurm - the script of `shequ slurm`, given to a real Slurm whose tasks are killed at random:
# nothing missing, nothing twice, the same bytes as one process in one go.
# at most 180 s
set -u
. tests/support/sweeps.sh
if ! absent=$(tests/support/slurm wants); then echo "SKIPPED: no Slurm, Debian: $absent"; exit 77; fi
support=$PWD/tests/support/slurm
cd "$SCRATCH" || exit 1
trap '"$support" down "$SCRATCH/slurm"' EXIT
if ! "$support" up "$SCRATCH/slurm"; then echo "Slurm does not start"; exit 1; fi
export SLURM_CONF=$SCRATCH/slurm/slurm.conf
RANDOM=20260101

mkdir "my sweeps"
write_sweep "my sweeps/where it's.yaml" 10 3 "180 months"
"$SHEQU" --lang en --quiet --threads 2 sweep "my sweeps/where it's.yaml" -o reference >reference.out 2>err
report $? "a sweep in one go, for comparison"
hashes reference >reference.sums
[ "$(wc -l <reference.sums)" = 60 ]
report $? "is of 60 units"

"$SHEQU" --lang en slurm "my sweeps/where it's.yaml" -o "the result" --partition trial --time 0:30:00 --tasks 6 >"submit it.sh" 2>err
report $? "shequ slurm writes a script"
bash -n "submit it.sh" && grep -q '^#SBATCH --array=1-6$' "submit it.sh" && grep -q '^#SBATCH --time=0:30:00$' "submit it.sh"
report $? "which is one, and says what was asked"

# ---- killed and queued again ----
bash "submit it.sh" >submitted 2>err
report $? "it submits itself"
array=$(sed -n 1p submitted) merge=$(sed -n 's/^Submitted batch job //p' submitted)
squeue -h -j "$merge" -o %E | grep -q "afterany:$array"
report $? "and a merge that waits for all of it"

busy() { squeue -h -r -j "$array" -t "$1" -o %K 2>/dev/null; }
left() { squeue -h -r -j "$array" -o %i 2>/dev/null | grep -c .; }
killed=0 warned=0 looks=0 wrong=0 done_before=0
look() { # whatever happens, what `status` says adds up and never goes back
    "$SHEQU" --json status "the result" >looked 2>/dev/null
    [ $? != 65 ] || return # not begun
    looks=$((looks + 1))
    read -r units done_now running failed missing < <(counts <looked)
    [ "$units" = 60 ] && [ "$done_now" -ge "$done_before" ] && [ "$failed" = 0 ] &&
        [ $((done_now + running + failed + missing)) = 60 ] || { wrong=$((wrong + 1)); sed 's/^/# /' looked; }
    done_before=$done_now
}
for ((i = 0; i < 400 && killed + warned < 12; i++)); do
    sleep 0.$((RANDOM % 3))
    mapfile -t at_work < <(busy R)
    look
    if [ "${#at_work[@]}" = 0 ]; then
        [ "$(left)" != 0 ] || break
        continue
    fi
    task=${at_work[RANDOM % ${#at_work[@]}]}
    if [ $(((killed + warned) % 4)) = 3 ]; then # what Slurm does before the time is over
        scancel --batch --signal=USR1 "${array}_$task" 2>/dev/null && warned=$((warned + 1))
        continue
    fi
    scancel --signal=KILL "${array}_$task" 2>/dev/null || continue
    killed=$((killed + 1))
    for ((j = 0; j < 100; j++)); do # it is over: then it may be queued again
        scontrol requeue "${array}_$task" 2>/dev/null && break
        sleep 0.05
    done
done
for ((i = 0; i < 900; i++)); do
    [ "$(left)" != 0 ] || break
    sleep 0.1
done
look
echo "# killed $killed, warned $warned, looked $looks times, done $done_before"
[ "$(left)" = 0 ]
report $? "the array comes to its end"
[ $killed -gt 3 ]
report $? "tasks were killed while at work ($killed killed, $warned warned)"
[ $wrong = 0 ]
report $? "status never went back, and always added up ($looks times)"

# ---- submitted again, and the merge after it ----
bash "submit it.sh" >submitted 2>err
array=$(sed -n 1p submitted) merge=$(sed -n 's/^Submitted batch job //p' submitted)
for ((i = 0; i < 600; i++)); do
    [ -n "$(squeue -h -j "$array,$merge" -o %i 2>/dev/null)" ] || break
    sleep 0.1
done
"$SHEQU" --json status "the result" >looked
[ "$(counts <looked)" = "60 60 0 0 0" ]
report $? "submitted again, all units are done: $(counts <looked)"
hashes "the result" >slurm.sums
cmp -s reference.sums slurm.sums
report $? "they are those of one process, byte for byte"
"$SHEQU" --quiet merge reference >out 2>err
cmp -s reference/merged.h5 "the result/merged.h5" && grep -q "units 60: done 60" ./*-merge-"$merge".log
report $? "the merge came after them, to the same file"
over
