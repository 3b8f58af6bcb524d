#!/bin/sh
# test_audit - `check --pairing` audits reforms, pilots by name and laboratories, in both
# languages, and says what it could not compare.
set -u
cd "$SCRATCH" || exit 1
fail() { echo "not so: $*"; exit 1; }
audit() { # scenario, lines wanted, further words
    name=$1 wanted=$2
    shift 2
    "$SHEQU" check "$name" --pairing "$@" >out 2>err || { cat out err; fail "$name passes: $*"; }
    [ "$(grep -c '^PASS' out)" = "$wanted" ] && ! grep -q '^FAIL' out || { cat out; fail "$name: $wanted lines"; }
}
audit separation 5 --lang en
audit example-city 5 --lang zh
audit hefei-2009 3 --lang en
audit lab/queue 3 --lang zh
grep -q 线程 out || fail "Chinese is spoken"
grep -q 只有一个社区 err || fail "one community alone is told"
audit separation 5 --lang en --set reforms.separation.begin=2008-06-01
grep -q 'nothing to compare' err || fail "an empty comparison is told"
"$SHEQU" check separation --pairing --set work.need_rate=-1 --lang en >out 2>err
[ $? = 65 ] && ! grep -q PASS out || fail "what is wrong is not audited"
echo "five audits"
