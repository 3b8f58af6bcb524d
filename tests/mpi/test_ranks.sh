#!/bin/bash
# test_ranks - one city over several processes (make MPI=1): digests, and bytes of the result, are
# those of the ordinary program, whatever the ranks and threads; what cannot be so is refused.
# at most 900 s
set -u
root=$PWD
for tool in mpicc mpirun; do
    command -v $tool >/dev/null || {
        echo "SKIPPED: no $tool, Debian: libopenmpi-dev openmpi-bin"
        exit 77
    }
done
# A build of its own, beside the ordinary one, and kept: only what changed is compiled again.
program=$B/mpi/shequ talk=$B/mpi/tests/mpi/talk widely=$B/mpi/tests/mpi/widely
make --no-print-directory -j2 MPI=1 CC="$CC" B="$B/mpi" "$program" "$talk" "$widely" \
    >"$SCRATCH/make" 2>&1 || {
    grep -E 'error|wants|missing' "$SCRATCH/make"
    echo "make MPI=1 fails"
    exit 1
}
cd "$SCRATCH" || exit 1
n=0 bad=0
report() { # status, what
    n=$((n + 1))
    if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; bad=1; fi
}
over=(timeout 120 mpirun --oversubscribe --bind-to none)
[ "$(id -u)" != 0 ] || over+=(--allow-run-as-root)

# ---- what ranks say to one another ----

[ "$("$B/tests/mpi/talk")" = "ok 1" ] && [ "$("$talk")" = "ok 1" ]
report $? "alone, in either build"
for ranks in 1 2 5; do
    [ "$("${over[@]}" -n $ranks "$talk" 2>err)" = "ok $ranks" ]
    report $? "$ranks ranks: sums, agreements, counts, letters, digests"
done
"${over[@]}" -n 3 "$talk" abort 65 >out 2>&1
[ $? = 65 ]
report $? "one ends the job, with its status"

# ---- one city ----

tiny=(--set city.streets=4 --set city.communities=12 --set city.sample=all --set run.burn_in=3months
    --set community.households=60 --length 6months)
same() { # ranks, threads, scenario, settings...: as the ordinary program, whose result is one.h5
    local ranks=$1 threads=$2
    shift 2
    rm -rf many.h5*
    "${over[@]}" -n "$ranks" "$program" --lang en --quiet --threads "$threads" run "$@" -o many.h5 \
        >many 2>err
    [ $? = 0 ] && cmp -s one many && cmp -s one.h5 many.h5 && [ ! -e many.h5.part ]
    report $? "$1, $ranks ranks, $threads threads: the same digests and the same file"
}
one() {
    rm -rf one.h5*
    "$SHEQU" --lang en --quiet --threads 1 run "$@" -o one.h5 >one 2>err
    report $? "$1, one process"
}
one separation "${tiny[@]}"
for ranks in 1 2 4; do
    for threads in 1 2; do
        same $ranks $threads separation "${tiny[@]}"
    done
done
grep -q '"ranks": *4.*"letters_between_ranks": *[1-9]' many.h5.log
report $? "the log says how many ranks there were and how many letters went between them"
one funding-follows-tasks "${tiny[@]}" --replicates 3 --set run.assumptions=drawn
same 3 1 funding-follows-tasks "${tiny[@]}" --replicates 3 --set run.assumptions=drawn
# A hotline, a ranking, a gate, lists and a platform at once; by day; more ranks than offices.
late=(--set run.start=2024-01-01 --length 1months --set run.record=day)
one city-2025 "${tiny[@]}" "${late[@]}"
same 2 2 city-2025 "${tiny[@]}" "${late[@]}"
same 6 1 city-2025 "${tiny[@]}" "${late[@]}"
one hotline-beijing "${tiny[@]}" --set run.burn_in=0months
same 4 1 hotline-beijing "${tiny[@]}" --set run.burn_in=0months
"$B/tests/mpi/widely" 1 >wide.one && "${over[@]}" -n 4 "$widely" 1 >wide.many 2>err &&
    [ "$(wc -l <wide.one)" -gt 40 ] && cmp -s wide.one wide.many
report $? "all shipped scenarios with all their reforms in force, 4 ranks: the same digests"

# ---- stopped, and gone on with by others ----

longer=("${tiny[@]}" --length 24months --set run.burn_in=0months)
one hefei-2009 "${longer[@]}"
cp one whole
rm -rf parts.h5*
"${over[@]}" -n 3 "$program" --lang en --checkpoint 10 run hefei-2009 "${longer[@]}" -o parts.h5 >out 2>err &
pid=$!
for ((i = 0; i < 2000; i++)); do
    [ ! -e parts.h5.part/000001.b ] && kill -0 $pid 2>/dev/null || break
    sleep 0.01
done
pkill -USR1 -P $pid mpirun || kill -USR1 $pid
wait $pid
status=$?
[ $status = 75 ] && [ "$(grep -c "the same command goes on: shequ run" err)" = 1 ]
report $? "asked to stop, it keeps what it has and ends with 75 ($status)"
cp -r parts.h5.part kept
for ranks in 1 2; do
    rm -rf parts.h5*
    cp -r kept parts.h5.part
    "${over[@]}" -n $ranks "$program" --lang en --threads 1 run hefei-2009 "${longer[@]}" -o parts.h5 >out 2>err &&
        grep -q "replicate 1 goes on from" err && cmp -s out whole && cmp -s one.h5 parts.h5
    report $? "$ranks ranks go on from what 3 have kept: the same bytes"
done
rm -rf parts.h5*
cp -r kept parts.h5.part
"$SHEQU" --lang en --threads 1 run hefei-2009 "${longer[@]}" -o parts.h5 >out 2>err &&
    grep -q "replicate 1 goes on from" err && cmp -s out whole && cmp -s one.h5 parts.h5
report $? "and so does the ordinary program"

# ---- what is wrong is told once ----

refused() { # status, words, what, then the command
    local want=$1 words=$2 what=$3
    shift 3
    "${over[@]}" "$@" >out 2>err
    local status=$?
    [ $status = "$want" ] && [ "$(grep -c -- "$words" err)" = 1 ] && [ ! -s out ]
    report $? "$what: $want, told once (status $status)"
}
refused 64 "check is for one process" "another verb" -n 3 "$program" --lang en check hefei-2009
refused 65 "no shipped scenario" "no such scenario" -n 3 "$program" --lang en run hefei-2010
refused 65 "rank 1 has read another scenario" "not the same everywhere" \
    -n 1 "$program" --lang en --quiet run hefei-2009 "${tiny[@]}" -o x.h5 : \
    -n 1 "$program" --lang en --quiet run hefei-2009 "${tiny[@]}" --seed 8 -o x.h5
refused 74 "no/such/x.h5" "no such folder" -n 3 "$program" --lang en run hefei-2009 "${tiny[@]}" \
    --quiet -o no/such/x.h5
"${over[@]}" -n 2 "$program" --lang en run hefei-2009 "${tiny[@]}" --dry-run >out 2>err &&
    [ "$(grep -c 'memory of one world' out)" = 1 ]
report $? "--dry-run speaks of one process"
cd "$root" || exit 1
echo "1..$n"
exit $bad
