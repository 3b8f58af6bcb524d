#!/bin/bash
# slow
# test_matrix - one digest from two compilers, at -O0, -O2 and -O3, for the first x86-64 and for
# x86-64-v3, with and without FMA and AVX2 in the C library, on 1 to 16 threads, stopped ten times
# or never: 12 programs, 576 runs, two seeds.
set -u
if [ "$(uname -m)" != x86_64 ]; then
    echo "SKIPPED: the matrix is of x86-64 machines"
    exit 77
fi
command -v clang >/dev/null || { echo "SKIPPED: clang is absent (Debian: clang libomp-dev)"; exit 77; }
grep -q avx2 /proc/cpuinfo || { echo "SKIPPED: this processor is no x86-64-v3"; exit 77; }
mk/catalogue $(ls models/reforms/*.c | sed 's|.*/||; s|\.c$||' | LC_ALL=C sort) >"$SCRATCH/catalogue.c"
sources="$(ls sim/*.c models/*.c models/*/*.c | grep -Ev '^sim/(store|durable|sealed|ranks_mpi)') $SCRATCH/catalogue.c tests/promises/matrix.c"
build() { # compiler, options, name
    # shellcheck disable=SC2086
    $1 -std=c17 $2 -fopenmp -I. -ffp-contract=off -fno-math-errno -w -o "$SCRATCH/$3" $sources -lm
}
names=
for compiler in gcc clang; do
    for optimise in O0 O2 O3; do
        for machine in x86-64 x86-64-v3; do
            names="$names $compiler-$optimise-$machine"
        done
    done
done
export -f build
export SCRATCH sources
# shellcheck disable=SC2016
printf '%s\n' $names | xargs -P "$(nproc)" -I{} bash -c '
    IFS=- read -r compiler optimise rest <<<"{}"
    build "$compiler" "-$optimise -march=$rest" "{}" >"$SCRATCH/{}.told" 2>&1 || echo "{} does not build"'

masked=glibc.cpu.hwcaps=-FMA,-AVX2,-AVX2_Usable,-FMA_Usable
base= runs=0 n=0 bad=0
for name in $names; do
    n=$((n + 1)) differ=
    for threads in 1 2 3 4 7 16; do
        for tunables in "" $masked; do
            for stops in 0 10; do
                told=$(GLIBC_TUNABLES=$tunables "$SCRATCH/$name" $threads $stops 2>&1)
                [ -n "$base" ] || base=$told
                runs=$((runs + 2))
                [ "$told" = "$base" ] || differ="$differ $threads/$stops/${tunables:+masked}"
            done
        done
    done
    if [ -z "$differ" ]; then
        echo "ok $n - $name"
    else
        echo "not ok $n - $name: threads/stops$differ"
        bad=1
    fi
done
n=$((n + 1))
if [ "$(printf '%s\n' "$base" | grep -cE '^[0-9a-f]{32}$')" = 2 ] && [ "$(printf '%s\n' "$base" | sort -u | wc -l)" = 2 ] && [ $runs -ge 540 ]; then
    echo "ok $n - two seeds, two digests; $runs runs"
else
    echo "not ok $n - $runs runs, $base"
    bad=1
fi
echo "1..$n"
exit $bad
