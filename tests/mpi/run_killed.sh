#!/bin/bash
# run_killed - a rank is killed (-9) again and again, whichever, whenever: the job ends within
# 30 s, what was finished stays, and the same command, on as many ranks as there happen to be, goes
# on to the same bytes. KILLS=50 of them, and as many jobs as that takes.
# slow
# at most 3600 s
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
RANDOM=${SEED:-1}
kills=${KILLS:-50} killed=0 jobs=0 went_on=0 ended=0 longest=0
over=(mpirun --oversubscribe --bind-to none)
[ "$(id -u)" != 0 ] || over+=(--allow-run-as-root)
city=(run separation --set city.streets=4 --set city.communities=12 --set city.sample=all
    --set run.burn_in=0months --set community.households=60 --length 12months --replicates 4 -o parts.h5)
"$SHEQU" --lang en --quiet --threads 1 "${city[@]}" >whole || exit 1
mv parts.h5 whole.h5
fail() {
    echo "$* (job $jobs, kill $killed)"
    tail -n 20 err
    exit 1
}
# Of those that have got their names.
segments() { (cd parts.h5.part 2>/dev/null && cksum segment-?????? 2>/dev/null); }

while [ $killed -lt $kills ]; do
    jobs=$((jobs + 1))
    ranks=$((2 + RANDOM % 3))
    before=$(segments)
    touch begun
    "${over[@]}" -n $ranks "$program" --lang en --checkpoint 10 --threads $((1 + RANDOM % 2)) "${city[@]}" \
        >out 2>err &
    pid=$!
    # From when rank 0 has its lock until the end of a replicate or two. Before that there is
    # nothing to lose; and mpirun (4.1) itself may hang when it loses a rank that is just calling it.
    while kill -0 $pid 2>/dev/null && ! [ parts.h5.part/lock -nt begun ]; do
        sleep 0.02
    done
    sleep $((RANDOM % 2)).$((RANDOM % 10))
    victims=($(cat /proc/$pid/task/*/children 2>/dev/null))
    if [ ${#victims[@]} -gt 0 ] && kill -9 "${victims[RANDOM % ${#victims[@]}]}" 2>/dev/null; then
        killed=$((killed + 1))
        began=$SECONDS
        (sleep 30 && kill -9 $pid) 2>/dev/null &
        watch=$!
        wait $pid
        status=$?
        kill $watch 2>/dev/null
        took=$((SECONDS - began))
        [ $took -le $longest ] || longest=$took
        [ $took -lt 30 ] || fail "the job did not end"
    else
        wait $pid
        status=$?
        [ $status = 0 ] || fail "nobody was killed, and it ended with $status"
    fi
    ! grep -q "goes on from\|are there; going on" err || went_on=$((went_on + 1))
    if [ -e parts.h5 ] && [ ! -e parts.h5.part ]; then
        cmp -s whole.h5 parts.h5 || fail "other bytes"
        ended=$((ended + 1))
        rm -f parts.h5*
    elif [ $status = 0 ]; then
        fail "it says that it is done"
    elif ! [ -e parts.h5 ]; then
        segments >after
        [ -z "$before" ] || [ "$(printf '%s\n' "$before" | cat - after | sort | uniq -d)" = "$before" ] ||
            fail "what was finished is gone"
    fi
done
# What is left over from the last goes on over three ranks, and alone.
[ ! -e parts.h5.part ] || cp -r parts.h5.part kept
"${over[@]}" -n 3 "$program" --lang en --quiet --threads 1 "${city[@]}" >out 2>err || fail "in the end"
cmp -s whole.h5 parts.h5 && cmp -s whole out || fail "other bytes in the end"
rm -rf parts.h5*
[ ! -e kept ] || mv kept parts.h5.part
"$SHEQU" --lang en --quiet --threads 1 "${city[@]}" >out 2>err || fail "the ordinary program"
cmp -s whole.h5 parts.h5 && cmp -s whole out || fail "other bytes by the ordinary program"
[ $went_on -gt 0 ] || fail "nothing ever went on"
echo "$killed kills in $jobs jobs: $went_on went on from what was kept, $ended were finished, all with" \
    "the same bytes; a job ended $longest s after a kill at most"
