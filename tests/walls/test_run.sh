#!/bin/sh
# test_run - the runner counts rightly: what fails, dies, hangs or is skipped is told so.
set -u
tree=$SCRATCH/tree
runner=$PWD/tests/run
n=0
report() { # status, what
    n=$((n + 1))
    [ "$1" = 0 ] && echo "ok $n - $2" || echo "not ok $n - $2"
}

try() { # what, body of the test script, last line wanted, exit status wanted [, words wanted]
    rm -rf "$tree"
    mkdir -p "$tree/tests/planted"
    cp "$runner" "$tree/tests/run"
    printf '#!/bin/sh\n%s\n' "$2" >"$tree/tests/planted/test_it"
    chmod +x "$tree/tests/planted/test_it"
    said=$(env -u CI ${ci:+CI=$ci} SAN= TEST_TIMEOUT=2 B=build "$tree/tests/run" fast 2>&1)
    status=$?
    bad=0
    [ "$(printf '%s\n' "$said" | tail -n 1)" = "$3" ] || bad=1
    [ $status = "$4" ] || bad=1
    case $said in *"${5:-}"*) ;; *) bad=1 ;; esac
    report $bad "$1"
    [ $bad = 0 ] || printf '%s\n' "$said" | sed 's/^/# /'
}

ci=
try 'passed' 'exit 0' '1 passed, 0 failed, 0 skipped' 0
try 'failed, and its words are shown' 'echo seven apples; exit 3' '0 passed, 1 failed, 0 skipped' 1 'seven apples'
try 'skipped, and its package is told' 'echo SKIPPED: no R, Debian: r-base-core; exit 77' \
    '0 passed, 0 failed, 1 skipped' 0 'SKIPPED tests/planted/test_it: no R, Debian: r-base-core'
try 'killed' 'kill -SEGV $$' '0 passed, 1 failed, 0 skipped' 1
try 'hangs' 'sleep 30' '0 passed, 1 failed, 0 skipped' 1 'not done after 2 s'
try 'TAP is counted' 'echo 1..3; echo ok 1 - a; echo ok 2 - b; echo ok 3 - c' '3 passed, 0 failed, 0 skipped' 0
try 'TAP with a failure' 'echo 1..2; echo ok 1 - a; echo not ok 2 - b; exit 1' '1 passed, 1 failed, 0 skipped' 1
try 'TAP that ends early' 'echo 1..5; echo ok 1 - a; exit 0' '1 passed, 1 failed, 0 skipped' 1
try 'all ok and yet a bad end' 'echo 1..1; echo ok 1 - a; exit 23' '1 passed, 1 failed, 0 skipped' 1
try 'a skip in TAP, as cmocka writes it' 'echo 1..2; echo ok 1 - a; echo "not ok 2 # SKIP b"' \
    '1 passed, 0 failed, 1 skipped' 0
try 'slow tests are for verify, and nothing run is no success' '# slow' '0 passed, 0 failed, 0 skipped' 1
ci=true
try 'a skip fails in CI' 'echo no R; exit 77' '0 passed, 1 failed, 0 skipped' 1 'a skip is a failure in CI'
echo "1..$n"
