#!/bin/sh
# test_machine - one digest on machines with and without fused multiply-add and wide
# registers, in any locale, whatever OpenMP is told.
set -u
n=0 bad=0
base=$("$B/tests/promises/digests") || { echo "1..1"; echo "not ok 1 - $base"; exit 1; }
same() { # what, then a command
    n=$((n + 1))
    what=$1
    shift
    told=$("$@" 2>&1)
    if [ "$told" = "$base" ]; then
        echo "ok $n - $what"
    else
        echo "not ok $n - $what"
        printf '%s\n' "$base" "$told" | sed 's/^/# /'
        bad=1
    fi
}
run=$B/tests/promises/digests
same "again" "$run"
same "without FMA and AVX2 in glibc" env GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-AVX2,-AVX2_Usable,-FMA_Usable "$run"
same "in another locale" env LC_ALL=de_DE.UTF-8 "$run"
same "seven threads, stacks elsewhere" env OMP_NUM_THREADS=7 OMP_DYNAMIC=true MALLOC_PERTURB_=173 "$run"
n=$((n + 1))
if [ "$(printf '%s\n' "$base" | sort -u | wc -l)" = 4 ]; then # four runs, four digests
    echo "ok $n - the runs differ from one another"
else
    echo "not ok $n - the runs differ from one another"
    bad=1
fi
echo "1..$n"
exit $bad
