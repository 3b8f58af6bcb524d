#!/bin/sh
# test_core - the core (sim without what meets the disk, and models) builds and links with a C
# compiler and libc alone: no HDF5, OpenMP, YAML, GSL, libm, no file, no system call.
# Config in, observer out: that is what lets the same C run elsewhere.
set -u
[ -z "${SAN:-}" ] || exit 0 # it compiles by itself, without them
cd "$(dirname "$0")/../.." || exit 1
CC=${CC:-gcc}
if [ -z "${SCRATCH:-}" ]; then
    SCRATCH=$(mktemp -d) || exit 1
    trap 'rm -rf "$SCRATCH"' EXIT
fi
n=0 bad=0
report() { # status, what
    n=$((n + 1))
    if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; bad=1; fi
}

objects=
set -- $(ls sim/*.c models/*.c models/*/*.c 2>/dev/null | grep -Ev '^sim/(store|durable|sealed|ranks_mpi)')
compiled=0
for header in xxhash.h; do # the one header that the core borrows
    echo "#include <$header>" | $CC -E -o /dev/null -x c - 2>/dev/null || {
        echo "1..1"
        echo "ok 1 # SKIP xxhash.h is absent (Debian: libxxhash-dev)"
        exit 0
    }
done
[ ! -f models/reform.h ] || {
    mk/catalogue $(ls models/reforms/*.c 2>/dev/null | sed 's|.*/||; s|\.c$||' | LC_ALL=C sort) \
        >"$SCRATCH/catalogue.c"
    set -- "$@" "$SCRATCH/catalogue.c"
}
for source in "$@" tests/core/core.c; do
    object=$SCRATCH/$(printf '%s' "$source" | tr '/' '_').o
    $CC -std=c17 -O1 -I. -ffp-contract=off -fno-math-errno -Wall -Wextra -Wno-unknown-pragmas \
        -c -o "$object" "$source" || compiled=1
    objects="$objects $object"
done
report $compiled "$# files of the core compile with C alone"

linked=0
# shellcheck disable=SC2086
$CC -nodefaultlibs -o "$SCRATCH/core" $objects -lc -lgcc || linked=1
report $linked "they link with libc alone, without libm"

if [ $linked = 0 ]; then
    "$SCRATCH/core"
    report $? "and run"
    files=$(nm -u "$SCRATCH/core" | awk '{ sub(/@.*/, "", $NF); print $NF }' | grep -Ex \
        'f?printf|v?fprintf|f?puts|f?putc|putchar|f?open|fdopen|close|f?read|f?write|fclose|fflush|f?gets|getc|stdin|stdout|stderr|unlink|rename|remove|mmap|ioctl|f?stat|socket|system|fork|execv.*|getenv|time|clock_gettime|rand|srand|random|pthread_.*')
    [ -z "$files" ]
    report $? "and hold no file, clock, thread or system call${files:+: $(echo $files)}"
fi
echo "1..$n"
exit $bad
