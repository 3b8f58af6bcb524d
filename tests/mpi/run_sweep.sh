#!/bin/bash
# run_sweep - a sweep farmed out to ranks (make MPI=1): the merged file is that of one process; a rank killed
# at random, fifty times: the job ends within 30 s, nothing of it stays, finished units do.
# slow
# at most 1800 s
set -u
for tool in mpicc mpirun; do
    command -v $tool >/dev/null || {
        echo "SKIPPED: no $tool, Debian: libopenmpi-dev openmpi-bin"
        exit 77
    }
done
program=$B/mpi/shequ
make --no-print-directory -j2 MPI=1 CC="$CC" B="$B/mpi" "$program" >"$SCRATCH/make" 2>&1 || {
    grep -E 'error|wants|missing' "$SCRATCH/make"
    echo "make MPI=1 fails"
    exit 1
}
cd "$SCRATCH" || exit 1
fail() { echo "not so: $*"; exit 1; }
over=(mpirun --timeout 300 --oversubscribe --bind-to none)
[ "$(id -u)" != 0 ] || over+=(--allow-run-as-root)
cat >sweep.yaml <<'Y'
shequ: 1
scenario: hefei-2009
variants: [+separation]
begin: 2009-07-01
set: {city.streets: 2, city.communities: 4, city.sample: all, community.households: 60, run.burn_in: 3 months,
      run.length: 14 months}
replicates: 3
design: {kind: lhs, points: 150, seed: 5}
factors: {work.need_rate: range, reforms.separation.dual_posts: range}
outcomes: [service_failure]
Y
"$SHEQU" --lang en --quiet sweep sweep.yaml -o one >out 2>&1 || { cat out; fail "one process"; }
"$SHEQU" --lang en --quiet merge one -o one.h5 >/dev/null || fail "its merge"
RANDOM=11 # bash's own, fixed
kills=0 worst=0
while [ $kills -lt 50 ]; do
    "${over[@]}" -n 3 "$program" --lang en --quiet sweep sweep.yaml -o many >job 2>&1 &
    job=$!
    sleep 1.$((RANDOM % 9))
    mapfile -t ranks < <(pgrep -P $job -f "sweep sweep.yaml -o many")
    if [ ${#ranks[@]} = 0 ]; then
        wait $job || fail "a job that nobody killed ends well"
        rm -rf many # done: begin anew
        continue
    fi
    before=$("$SHEQU" --json status many 2>/dev/null | sed -n 's/.*"done": \([0-9]*\).*/\1/p')
    kill -9 "${ranks[RANDOM % ${#ranks[@]}]}" 2>/dev/null || continue
    kills=$((kills + 1)) begun=$SECONDS
    wait $job && fail "a killed job is not told as done"
    [ $((SECONDS - begun)) -le $worst ] || worst=$((SECONDS - begun))
    pgrep -f "sweep sweep.yaml -o many" >/dev/null && fail "nothing of the job stays"
    after=$("$SHEQU" --json status many 2>/dev/null | sed -n 's/.*"done": \([0-9]*\).*/\1/p')
    [ "${after:-0}" -ge "${before:-0}" ] || fail "finished units stay ($before, then $after)"
done
echo "# $kills kills; a job ended at most $worst s after one"
[ $worst -le 30 ] || fail "it ends within 30 s"
"${over[@]}" -n 4 "$program" --lang en --quiet sweep sweep.yaml -o many >job 2>&1 || { cat job; fail "the last goes on"; }
"$SHEQU" --lang en --quiet merge many -o many.h5 >/dev/null || fail "it merges"
cmp -s one.h5 many.h5 || fail "to the same bytes"
