#!/bin/bash
# test_resume - a run that is stopped goes on with the same command, to the same bytes; what
# belongs to another run is refused; a finished one is finished.
# at most 400 s
set -um # with job control SIGINT reaches what runs in the background
n=0 bad=0
report() { # status, what
    n=$((n + 1))
    if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; bad=1; fi
}
cd "$SCRATCH" || exit 1
small=(--set city.streets=1 --set city.communities=3 --set city.sample=all --set run.burn_in=1months
    --set community.households=80 --set community.staff=3)
# A run of some tenths of a second, kept every ten days.
run=("$SHEQU" --lang en --checkpoint 10 --threads 2 run hefei-2009 "${small[@]}" --length 20months --replicates 4)
# Whether something was kept below a folder since the stamp.
shopt -s globstar
kept() {
    local file
    for file in "$1"/**/*[0-9].[ab] "$1"/**/segment-*[0-9]; do
        [ ! "$file" -nt stamp ] || return 0
    done
    return 1
}
# Begin it, let it keep something new below the folder, and then stop it; ends with its status.
stopped() { # signal, folder, command...
    local signal=$1 folder=$2 i
    shift 2
    : >stamp
    "$@" >out 2>err &
    local pid=$!
    for ((i = 0; i < 2000; i++)); do
        ! kept "$folder" && kill -0 $pid 2>/dev/null || break
        sleep 0.01
    done
    sleep 0.0$((RANDOM % 10))
    kill -s "$signal" $pid 2>/dev/null
    wait $pid 2>/dev/null
}

"${run[@]}" --quiet -o whole.h5 >whole.out
report $? "a run to its end"
[ ! -e whole.h5.part ] && [ ! -e whole.h5.tmp ]
report $? "leaves nothing beside its result"

# Whatever asks it to stop, and wherever it is then.
for signal in TERM INT USR1 XCPU; do
    rm -rf parts.h5*
    status=75 tries=0
    while [ $status = 75 ] && [ $tries -lt 3 ]; do
        stopped $signal parts.h5.part "${run[@]}" -o parts.h5
        status=$?
        tries=$((tries + 1))
        [ $status != 75 ] || grep -q "the same command goes on: shequ run" err || status=99
        [ $status != 75 ] || [ -e parts.h5.part/run.txt ] || status=98
    done
    [ $tries -gt 1 ] || status=97
    if [ $status = 75 ]; then "${run[@]}" --quiet -o parts.h5 >out 2>err; status=$?; fi
    [ $status = 0 ] && cmp -s whole.h5 parts.h5 && cmp -s whole.out out && [ ! -e parts.h5.part ]
    report $? "stopped by SIG$signal, $tries attempts: the same bytes (status $status)"
done

rm -rf parts.h5*
stopped TERM parts.h5.part "${run[@]}" -o parts.h5
first=$?
[ $first = 75 ] && [ -e parts.h5.part/run.txt ]
report $? "stopped with 75"
"$SHEQU" --lang en run hefei-2009 --seed 7 -o parts.h5 >out 2>err
[ $? = 65 ] && grep -q "parts.h5.part/run.txt: another run is kept here (its seed differs)" err
report $? "another seed is refused: 65, and why"
"${run[@]}" -o parts.h5 --set trust.gain=0.07 >out 2>err
[ $? = 65 ] && grep -q "its scenario differs" err
report $? "another scenario is refused"
sed -i 's/^version: .*/version: 0.0.9/' parts.h5.part/run.txt
"${run[@]}" -o parts.h5 >out 2>err
[ $? = 65 ] && grep -q "its version differs" err
report $? "another version is refused"
"${run[@]}" --force -o parts.h5 >out 2>err && cmp -s whole.h5 parts.h5 && ! grep -q "goes on" err
report $? "--force begins anew"

# Killed between the naming of the result and the sweeping of what was kept.
rm -rf parts.h5*
stopped TERM parts.h5.part "${run[@]}" -o parts.h5
cp whole.h5 parts.h5
"${run[@]}" -o parts.h5 >out 2>err
[ $? = 0 ] && cmp -s whole.out out && [ ! -e parts.h5.part ]
report $? "a result that is there is done, and what was kept for it goes"
"${run[@]}" -o parts.h5 >out 2>err
[ $? = 74 ] && grep -q -- "--force" err
report $? "nothing is overwritten without --force"

# Two at once.
rm -rf parts.h5*
"${run[@]}" -o parts.h5 >one.out 2>/dev/null &
pid=$!
sleep 0.1
"${run[@]}" -o parts.h5 >out 2>err
second=$?
wait $pid
[ $? = 0 ] && cmp -s whole.h5 parts.h5 && { [ $second = 74 ] && grep -Eq "another process|the file exists" err; }
report $? "a second writer is refused, the first undisturbed (74, not $second)"

# A comparison: drawn and fixed, and one that goes on until it is decided.
compare=("$SHEQU" --lang en --checkpoint 15 --threads 2 compare hefei-2009 building_groups+clarity +admission "${small[@]}"
    --length 14months --begin 2009-06-01 -o answer)
for how in "-n 3" "-n auto --min 4 --max 8"; do
    rm -rf one two
    mkdir one two
    # shellcheck disable=SC2086 # $how is several words
    (cd one && "${compare[@]}" $how >out 2>err)
    report $? "compare $how to its end"
    for file in one/answer/building_groups+clarity.h5 one/answer/admission.drawn.h5; do # from one state
        "$SHEQU" --lang en verify "$file" >out 2>&1
        report $? "${file##*/}, which branched off, is what it would be if it had run whole"
    done
    status=1 tries=0
    while [ $status != 0 ] && [ $tries -lt 5 ]; do
        (cd two && stopped "$([ $((tries % 2)) = 0 ] && echo TERM || echo KILL)" answer "${compare[@]}" $how)
        status=$?
        tries=$((tries + 1))
    done
    (cd two && [ $status != 0 ] && "${compare[@]}" $how >out 2>err)
    [ ! -e two/answer/unfinished ]
    same=$?
    for file in one/answer/*; do
        case $file in *.log) continue ;; esac
        cmp -s "$file" "two/answer/${file##*/}" || { same=1; echo "# ${file##*/} differs"; }
    done
    [ $same = 0 ] && [ "$(ls one/answer)" = "$(ls two/answer)" ]
    report $? "compare $how, stopped and killed $tries times: the same files"
done
(cd two && "${compare[@]}" $how >out 2>err)
[ $? = 74 ]
report $? "a comparison that is finished is not begun again without --force"
echo "1..$n"
exit $bad
