#!/bin/sh
# slow
# test_compilers - one digest from gcc and clang, -O0 to -O3 and for this very machine: the
# core is built each time with C alone.
set -u
if [ -z "${SCRATCH:-}" ]; then
    SCRATCH=$(mktemp -d) || exit 1
    trap 'rm -rf "$SCRATCH"' EXIT
fi
mk/catalogue $(ls models/reforms/*.c | sed 's|.*/||; s|\.c$||' | LC_ALL=C sort) \
    >"$SCRATCH/catalogue.c"
sources="$(ls sim/*.c models/*.c models/*/*.c | grep -Ev '^sim/(store|durable|sealed|ranks_mpi)') $SCRATCH/catalogue.c tests/promises/digests.c"
base= n=0 bad=0
build() { # compiler, options
    n=$((n + 1))
    if ! command -v "$1" >/dev/null; then
        echo "ok $n # SKIP $1 is absent (Debian: $1)"
        return
    fi
    # shellcheck disable=SC2086
    if ! $1 -std=c17 $2 -I. -ffp-contract=off -fno-math-errno -w -o "$SCRATCH/run" $sources \
        >"$SCRATCH/told" 2>&1; then
        echo "not ok $n - $1 $2 builds"
        sed 's/^/# /' "$SCRATCH/told"
        bad=1
        return
    fi
    told=$("$SCRATCH/run" 2>&1)
    [ -n "$base" ] || base=$told
    if [ "$told" = "$base" ] && [ "$(printf '%s\n' "$told" | wc -l)" = 4 ]; then
        echo "ok $n - $1 $2"
    else
        echo "not ok $n - $1 $2"
        printf '%s\n' "$base" "$told" | sed 's/^/# /'
        bad=1
    fi
}
build gcc -O2
build gcc -O0
build gcc "-O3 -march=native"
build gcc "-O3 -flto"
build clang -O2
build clang -O0
build clang "-O3 -march=native"
echo "1..$n"
exit $bad
