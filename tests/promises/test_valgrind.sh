#!/bin/sh
# slow
# test_valgrind - a run that is kept, goes on and is read again, under valgrind: no error, and
# nothing of ours lost.
set -u
[ -z "$SAN" ] || exit 0 # the two do not go together
command -v valgrind >/dev/null || { echo "SKIPPED: valgrind is absent: install valgrind"; exit 77; }
n=0 bad=0
small="--set city.streets=1 --set city.communities=2 --set city.sample=all --set run.burn_in=1months
    --set community.households=60 --set community.staff=3 --length 3months"
watched() { # status wanted, what, arguments
    wanted=$1 what=$2
    shift 2
    n=$((n + 1))
    valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite \
        --child-silent-after-fork=yes "$SHEQU" --lang en --quiet "$@" >"$SCRATCH/told" 2>&1
    status=$?
    if [ $status = "$wanted" ]; then
        echo "ok $n - $what"
    else
        echo "not ok $n - $what ($status)"
        head -n 40 "$SCRATCH/told" | sed 's/^/# /'
        bad=1
    fi
}
cd "$SCRATCH" || exit 1
# shellcheck disable=SC2086
watched 0 "a run" run hefei-2009 $small --replicates 2 --threads 1 --checkpoint 10 -o a.h5
# shellcheck disable=SC2086
"$SHEQU" --quiet run hefei-2009 $small --replicates 2 --threads 1 --checkpoint 1 -o b.h5 >told 2>&1 &
pid=$!
while [ ! -e b.h5.part/000001.b ] && kill -0 $pid 2>/dev/null; do :; done
kill -9 $pid 2>/dev/null
wait $pid 2>/dev/null
# shellcheck disable=SC2086
[ -e b.h5 ] || watched 0 "it goes on" run hefei-2009 $small --replicates 2 --threads 1 --checkpoint 10 -o b.h5
cmp -s a.h5 b.h5 || { echo "not ok $n - the same bytes"; bad=1; }
# shellcheck disable=SC2086
watched 0 "a comparison" compare hefei-2009 clarity $small --begin 2009-02-01 -n 2 --threads 1 -o c
watched 0 "tables" export a.h5 --csv -o tables
watched 65 "a mistake" run hefei-2009 --set nothing.of=1 -o d.h5
echo "1..$n"
exit $bad
