#!/bin/bash
# test_slurm - the script of `shequ slurm` without a Slurm: what is asked is checked and quoted; the
# script submits itself and the merge, hands signals on, and is queued again only when its time is over.
# (tests/cluster gives it to a real one.)
# at most 200 s
set -u
. tests/support/sweeps.sh
cd "$SCRATCH" || exit 1
slurm=("$SHEQU" --lang en --quiet slurm)
place="odd \"place\" it's \$HOME;"
mkdir bin "$place"
write_sweep "$place/a b.yaml" 10 3 "36 months"

for wrong in "--partition a;b" "--partition -x" "--account \$x" "--time 4" "--time 0:04:59" "--time soon" "--time 1:2:3:4" \
    "--time 1-" "--time -5" "--tasks 0" "--tasks 31" "--tasks 1.5" "--cpus 0" "--cpus 9999" "--set x=1" "--nodes 3"; do
    # shellcheck disable=SC2086 # an option and its value
    "${slurm[@]}" "$place/a b.yaml" $wrong >out 2>err
    [ $? = 64 ] && [ ! -s out ] && [ "$(wc -l <err)" = 1 ]
    report $? "$wrong is refused: 64, one line"
done
"${slurm[@]}" "$place/none.yaml" >out 2>err
[ $? = 65 ] && [ ! -s out ]
report $? "so is a file that is not there: 65"
for right in "--time 90" "--time 5:00" "--time 1:00:00" "--time 2-12" "--time 1-0:30" "--time 0-01:00:00" "--partition a,b_c-1.x" "--account me+you"; do
    # shellcheck disable=SC2086
    "${slurm[@]}" "$place/a b.yaml" $right >out 2>err && grep -qx -- "#SBATCH ${right/ /=}" out
    report $? "$right is taken as it is"
done

(cd "$place" && "${slurm[@]}" "a b.yaml" --tasks 2 --cpus 2 >"../the script.sh" 2>../err)
bash -n "the script.sh" && [ "$(sed -n 1p "the script.sh")" = '#!/bin/bash' ]
report $? "a script, whatever the names"
sed -n '/^#SBATCH/p; /^set -u/q' "the script.sh" >directives
for line in --array=1-2 --cpus-per-task=2 --signal=B:USR1@120 --requeue --open-mode=append; do
    grep -qx -- "#SBATCH $line" directives
    report $? "it says $line"
done
for lang in zh en; do "$SHEQU" --lang $lang --quiet slurm "$place/a b.yaml" 2>err | grep '^#SBATCH' | sed 's/mem-per-cpu=.*//' >$lang; done
cmp -s zh en
report $? "the same in both languages"

# ---- it submits itself ----
cat >bin/sbatch <<'END'
#!/bin/bash
printf '%s\n' "$@" >>sbatch.asked
case $1 in --parsable) echo "77;cluster" ;; *) cat >merge.sh; echo "Submitted batch job 78" ;; esac
END
printf '#!/bin/sh\necho "$@" >>"%s/scontrol.asked"\n' "$SCRATCH" >bin/scontrol
chmod +x bin/*
PATH=$SCRATCH/bin:$PATH
bash "the script.sh" --retry-failed >out 2>err && [ "$(tr '\n' '|' <sbatch.asked)" = '--parsable|the script.sh|--retry-failed|--dependency=afterany:77|' ]
report $? "on the login node it submits itself, and a merge that depends on it"
bash <"the script.sh" >out 2>err
[ $? = 64 ] && grep -q "save it first" err
report $? "as no file it says to save it first"

# ---- its tasks ----
export SLURM_ARRAY_JOB_ID=77
folder="$place/a b-sweep"
signalled() { # signal, task: ends with the task's status
    local i pid
    SLURM_ARRAY_TASK_ID=$2 bash "the script.sh" >out 2>err &
    pid=$!
    for ((i = 0; i < 2000; i++)); do
        ls "$folder"/units/*/* >/dev/null 2>&1 && break
        sleep 0.01
    done
    kill -s "$1" $pid
    wait $pid
}
rm -f scontrol.asked
signalled TERM 1
[ $? = 75 ] && grep -q "stopped by SIGTERM" err && [ ! -e scontrol.asked ]
report $? "SIGTERM goes on to the sweep: 75, and not queued again"
before=$("$SHEQU" --json status "$folder" | counts)
rm -rf "$folder"
signalled USR1 2
[ $? = 75 ] && grep -q "stopped by SIGUSR1" err && [ "$(cat scontrol.asked)" = "requeue 77_2" ]
report $? "USR1 too: 75, and queued again (before: $before)"
rm -f scontrol.asked
for task in 1 2; do
    SLURM_ARRAY_TASK_ID=$task bash "the script.sh" >out 2>err
    report $? "task $task goes on to its end: $(head -n 1 out)"
done
[ ! -e scontrol.asked ] && [ "$("$SHEQU" --json status "$folder" | counts)" = "60 60 0 0 0" ]
report $? "all is there, and nobody is queued again"
bash merge.sh >out 2>err && grep -q "units 60: done 60" out && [ -s "$folder/merged.h5" ]
report $? "the merge's own script merges"
over
