#!/bin/sh
# slow
# test_races - ThreadSanitizer sees no race: days, ensembles, a run that is kept and a comparison
# on several threads. Built by clang, whose OpenMP tells the sanitizer of its barriers (archer);
# that a race would be seen is tried on one made for it.
set -u
lack() { echo "SKIPPED: $1: install $2"; exit 77; }
command -v clang >/dev/null || lack clang "clang libomp-dev"
archer=$(ls /usr/lib/llvm-*/lib/libarcher.so 2>/dev/null | tail -n 1)
[ -n "$archer" ] || lack "libarcher.so" libomp-dev
export OMP_TOOL_LIBRARIES="$archer" TSAN_OPTIONS="ignore_noninstrumented_modules=1 exitcode=66"
n=0 bad=0
report() { # status, what
    n=$((n + 1))
    if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; bad=1; fi
}
cat >"$SCRATCH/race.c" <<'C'
int sum;
int main(void)
{
#pragma omp parallel for num_threads(4)
    for (int i = 0; i < 100000; i++)
        sum += i;
    return 0;
}
C
clang -fopenmp -fsanitize=thread -g -o "$SCRATCH/race" "$SCRATCH/race.c" && "$SCRATCH/race" >"$SCRATCH/told" 2>&1
[ $? = 66 ] && grep -q 'data race' "$SCRATCH/told"
report $? "a race that is there is seen"

T=$SCRATCH/tsan
make --no-print-directory -j2 CC=clang OPTIMISE="-O1 -g" CFLAGS=-fsanitize=thread LDFLAGS=-fsanitize=thread B="$T" all \
    "$T/tests/unit/test_window" "$T/tests/unit/test_ensemble" "$T/tests/promises/test_identity" >"$SCRATCH/log" 2>&1
report $? "it builds"
clean() { # what, command...
    what=$1
    shift
    "$@" >"$SCRATCH/told" 2>&1
    status=$?
    [ $status = 0 ] && ! grep -q 'ThreadSanitizer' "$SCRATCH/told"
    report $? "$what"
    [ $status = 0 ] || head -n 40 "$SCRATCH/told" | sed 's/^/# /'
}
clean "windows" "$T/tests/unit/test_window"
clean "ensembles" "$T/tests/unit/test_ensemble"
clean "a city on several threads" "$T/tests/promises/test_identity"
small="--set city.streets=2 --set city.communities=4 --set city.sample=all --set run.burn_in=1months
    --set community.households=80 --set community.staff=3 --length 8months"
# shellcheck disable=SC2086
clean "replicates side by side, kept" "$T/shequ" run hefei-2009 $small --replicates 5 --threads 4 --checkpoint 20 -o "$SCRATCH/a.h5"
# shellcheck disable=SC2086
clean "one replicate on four threads, kept" "$T/shequ" run hefei-2009 $small --replicates 1 --threads 4 --checkpoint 20 -o "$SCRATCH/b.h5"
# shellcheck disable=SC2086
clean "a comparison" "$T/shequ" compare hefei-2009 clarity $small --begin 2009-03-01 -n 4 --threads 3 --checkpoint 20 -o "$SCRATCH/c"
echo "1..$n"
exit $bad
