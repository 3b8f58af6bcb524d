#!/bin/sh
# test_layers - the walls hold what they promise: each breach below is planted in a copy of
# the tree, one at a time, and must be told; the copy without any must tell nothing.
set -u
[ -z "$SAN" ] || exit 0 # the same text as without them
copy=$SCRATCH/copy
objects=$SCRATCH/objects
mkdir -p "$copy" "$objects/sim"
cp -R sim models analysis cli "$copy/"

n=0
report() { # 0 or 1, what
    n=$((n + 1))
    [ "$1" = 0 ] && echo "ok $n - $2" || echo "not ok $n - $2"
}

tests/layers "$copy" >/dev/null 2>&1
report $? 'the copy as it is has no breach'

plant() { # file, line of C, what must be told
    file=$copy/$1
    mkdir -p "$(dirname "$file")"
    printf '%s\n' "$2" >"$file"
    told=$(tests/layers "$copy" 2>&1)
    status=$?
    rm "$file"
    case $told in *"$1"*"$3"*) named=0 ;; *) named=1 ;; esac
    [ "$status" = 1 ] || named=1
    report $named "$1: $2"
    [ $named = 0 ] || printf '%s\n' "$told" | sed 's/^/# /'
}

plant sim/planted.c '#include "models/rules.h"' 'sim includes sim and C only'
plant sim/planted.c '#include <unistd.h>' 'sim includes sim and C only'
plant sim/planted.c '#include <hdf5.h>' 'HDF5 belongs to'
plant sim/planted.c '  #  include  <omp.h> /* threads */' 'OpenMP belongs to'
plant sim/planted.h '#include <stdio.h>' 'no stdio'
plant sim/planted.c '/* a Community */' 'the word community'
plant sim/planted.c 'const char *planted = "communities";' 'the word community'
plant models/planted.c '#include "cli/shipped.h"' 'models include'
plant models/planted.c '#include "analysis/read.h"' 'models include'
plant models/planted.c '#include <yaml.h>' 'YAML belongs to'
plant models/planted.c '#include "sim/store.h"' 'models write no files'
plant models/planted.c '#include "rules.h"' 'from the root'
plant models/reforms/planted.c '#include "sim/clock.h"' 'a reform includes'
plant models/reforms/planted.c '#include "models/world.h"' 'a reform includes'
plant models/reforms/planted.c '#include "models/reforms/other.h"' 'a reform includes'
plant models/exchanges/planted.c '#include "models/exchanges/other.h"' 'no other exchange'
plant models/exchanges/planted.c '#include "models/agents/resident.h"' 'no other exchange'
plant models/agents/planted.c '#include "models/agents/other.h"' 'no other agent'
plant analysis/planted.c '#include "models/scenario.h"' 'neither models nor cli'
plant analysis/planted.c '#include "cli/shipped.h"' 'neither models nor cli'
plant cli/planted.c '#include <yaml.h>' 'YAML belongs to'
plant cli/planted.c '#include <xlsxwriter.h>' 'libxlsxwriter belongs to'
plant analysis/planted.c '#include <xlsxwriter/workbook.h>' 'libxlsxwriter belongs to'
plant cli/planted.c '#include <zlib.h>' 'zlib belongs to'
plant models/planted.c '#include "classroom/frame.h"' 'models include'
plant sim/planted.c '#include "classroom/frame.h"' 'sim includes sim and C only'
plant analysis/planted.c '#include "classroom/frame.h"' 'the classroom or the tests'
plant classroom/planted.c '#include "cli/load.h"' 'classroom includes'
plant classroom/planted.c '#include "analysis/read.h"' 'classroom includes'
plant classroom/planted.c '#include <unistd.h>' 'classroom includes'
plant classroom/planted.c '#include "sim/store.h"' 'writes no files'

# What is allowed must not be told: an exchange and its own header.
mkdir -p "$copy/models/exchanges"
echo '#include "models/exchanges/planted.h"' >"$copy/models/exchanges/planted.c"
tests/layers "$copy" 2>&1 | grep -q planted
report $((1 - $?)) 'an exchange may include its own header'
rm "$copy/models/exchanges/planted.c"

object() { # C, what must be told ("" for nothing)
    printf '%s\n' "$1" >"$copy/sim/planted.c"
    $CC -std=c17 -O2 -fno-math-errno -fPIE -c -o "$objects/sim/planted.o" "$copy/sim/planted.c"
    told=$(tests/layers "$copy" "$objects" 2>&1 | grep 'planted\.o')
    if [ -z "$2" ]; then
        [ -z "$told" ]
    else
        case $told in *"$2"*) true ;; *) false ;; esac
    fi
    report $? "object: $(printf '%s' "$1" | tail -n 1 | tr '\\' '/')"
    [ -z "$told" ] || printf '%s\n' "$told" | sed 's/^/# /'
}

object 'int planted = 3;' 'writable'
object 'int planted;' 'writable'
object 'int planted(void); int planted(void) { static int n; return ++n; }' 'writable'
object 'int planted(void); int planted(void) { static _Thread_local int n; return ++n; }' 'writable'
object 'static const int other = 7; extern const int *const planted[]; const int *const planted[] = {&other};' ''
object 'double exp(double); double planted(double x); double planted(double x) { return exp(x); }' 'calls exp'
object 'double sqrt(double); double planted(double x); double planted(double x) { return sqrt(x); }' ''
object '#include <stdio.h>
void planted(void); void planted(void) { FILE *f = fopen("x", "w"); if (f) fclose(f); }' 'calls fopen'
object '#include <stdio.h>
void planted(void); void planted(void) { printf("%d\n", 7); }' 'only cli prints'
object '#include <stdlib.h>
void planted(void); void planted(void) { exit(3); }' 'only cli prints or exits'
object '#include <stdio.h>
void planted(char *s, int n); void planted(char *s, int n) { snprintf(s, 9, "%d", n); }' ''
echo "1..$n"
